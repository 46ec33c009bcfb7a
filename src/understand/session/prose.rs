//! Sessions in running text: `a talk by Ann Lee on …`, `the keynote “…”`, `the best talk was Title In Capitals which …`.

use super::title;
use super::{Candidate, Context, Speaker, hosted, is_recording};
use crate::order;
use crate::search::Token;
use crate::understand::sheet::Line;
use std::ops::Range;

/// Verbs between a speaker and what they gave.
const GAVE: [&str; 18] = [
    "delivered",
    "gave",
    "presented",
    "held",
    "did",
    "spoke",
    "talked",
    "ran",
    "hosted",
    "hielt",
    "hielten",
    "présenté",
    "presentó",
    "dio",
    "apresentou",
    "delivers",
    "gives",
    "presents",
];

/// Small words that titles hold without a capital.
const SMALL: [&str; 32] = [
    "a", "an", "the", "of", "for", "to", "in", "on", "and", "or", "with", "from", "is", "as", "your", "into", "via", "vs", "but", "not",
    "it", "without", "der", "die", "das", "und", "de", "la", "le", "el", "en", "y",
];

/// The sessions that a passage names in its sentences.
pub(super) fn find(context: &Context<'_>, line: &Line) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for sentence in &line.sentences {
        let words = line.words_in(sentence);
        let Some(first) = (0..words.len()).find(|at| context.lexicon.session.at(words, *at).is_some()) else { continue };
        let spoken = &line.text()[sentence.clone()];
        for range in titles(context, line, words, first, sentence) {
            let text = &line.text()[range.clone()];
            let Some((title, format)) = title::bare(text, is_introduced(context, line, range.start), context) else { continue };
            // The name of a channel or a list is no title.
            let listed =
                line.passage.links().any(|(link, href)| link.start < range.end && range.start < link.end && hosted(href) == Some(false));
            if listed || (context.is_event)(&title) || found.iter().any(|before| before.title == title) {
                continue;
            }
            let url = line
                .passage
                .links()
                .find(|(link, href)| link.start < range.end && range.start < link.end && is_recording(href))
                .map(|(_, href)| href.to_owned());
            let format = format.or_else(|| context.format(spoken));
            found.push(Candidate { title, speakers: speakers_before(context, line, range.start), format, url });
        }
    }
    found
}

/// Stretches of a sentence that look like titles: in quotes, or in capitals after a word for a session.
fn titles(context: &Context<'_>, line: &Line, words: &[Token], first: usize, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let text = line.text();
    let mut found = quoted(text, sentence);
    found.retain(|range| !is_topic(line, range.start));
    // A title in quotes stands near the word for a session.
    found.retain(|range| {
        let at = words.partition_point(|word| word.range.start < range.start);
        (at.saturating_sub(8)..(at + 14).min(words.len())).any(|near| context.lexicon.session.at(words, near).is_some())
    });
    if found.is_empty() {
        found.extend(capitalised(context, text, words, first));
    }
    found
}

fn quoted(text: &str, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let piece = &text[sentence.clone()];
    for (open, close) in [('“', '”'), ('"', '"'), ('‘', '’'), ('«', '»'), ('„', '“'), ('「', '」'), ('『', '』'), ('《', '》')]
    {
        let mut from = 0;
        while let Some(start) = piece[from..].find(open).map(|at| from + at) {
            let inside = start + open.len_utf8();
            // An apostrophe is no closing quote: it stands between letters.
            let end = piece[inside..]
                .char_indices()
                .filter(|(_, character)| *character == close)
                .map(|(at, _)| inside + at)
                .find(|at| !piece[at + close.len_utf8()..].starts_with(char::is_alphanumeric));
            let Some(end) = end else { break };
            if piece[inside..end].split_whitespace().count() >= 2 || !piece[inside..end].is_ascii() {
                found.push(sentence.start + start..sentence.start + end + close.len_utf8());
            }
            from = end + close.len_utf8();
        }
    }
    order::sort(&mut found, |a, b| a.start.cmp(&b.start));
    found
}

/// A run of capitalised words after the word for a session: at least four words, three of them with capitals of their own.
fn capitalised(context: &Context<'_>, text: &str, words: &[Token], first: usize) -> Option<Range<usize>> {
    const LEAST: usize = 4;
    let capital = |at: usize| {
        words.get(at).is_some_and(|word| text[word.range.clone()].starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit()))
    };
    let gap = |at: usize| words.get(at + 1).map_or("", |next| &text[words[at].range.end..next.range.start]);
    let mut best: Option<(usize, Range<usize>)> = None;
    let mut at = first + 1;
    while at < words.len() {
        if !capital(at) {
            at += 1;
            continue;
        }
        let start = at;
        let mut end = at;
        let mut next = at;
        // Small words belong to a title only between capitals.
        while next < words.len() {
            if capital(next) {
                end = next;
            } else if !SMALL.contains(&words[next].folded.as_str()) {
                break;
            }
            if gap(next).contains(['.', '!', '?', ';', ',', '"', '”']) {
                break;
            }
            next += 1;
        }
        let telling = (start..=end).filter(|index| capital(*index) && !context.lexicon.stop.contains(&words[*index].folded)).count();
        let length = end + 1 - start;
        // Four names in a row are people and places; a title has a colon, a word that introduces it, or more to say.
        let piece = &text[words[start].range.start..words[end].range.end];
        let marked = piece.contains(':')
            || (start.saturating_sub(2)..start).any(|at| context.lexicon.called.at(words, at).is_some_and(|found| found.end == start));
        if length >= LEAST && telling >= if marked { 3 } else { 5 } && best.as_ref().is_none_or(|(most, _)| length > *most) {
            let close = text[words[end].range.end..]
                .chars()
                .next()
                .filter(|character| matches!(character, ')' | '!' | '?'))
                .map_or(0, char::len_utf8);
            best = Some((length, words[start].range.start..words[end].range.end + close));
        }
        at = next.max(at + 1);
    }
    let (_, range) = best?;
    let piece = &text[range.clone()];
    // `a talk by … from Acme on Title In Capitals`: the run began with who spoke.
    let spoken_by =
        (first..words.len()).take_while(|at| words[*at].range.start < range.start).any(|at| context.lexicon.by.at(words, at).is_some());
    let range = match piece.find(" on ").map(|at| at + 4).filter(|at| spoken_by && piece[*at..].split_whitespace().count() >= 2) {
        Some(at) => range.start + at..range.end,
        None => range,
    };
    let piece = &text[range.clone()];
    let people = context.sense.is_person(piece.split(" and ").next().unwrap_or(piece));
    (!people).then_some(range)
}

/// Whether what begins at the byte `at` is named as a topic that was spoken about: `topics like ‘…’`.
pub(super) fn is_topic(line: &Line, at: usize) -> bool {
    let before = line.words.partition_point(|word| word.range.end <= at);
    line.words[before.saturating_sub(3)..before]
        .iter()
        .any(|word| matches!(word.folded.as_str(), "topic" | "topics" | "theme" | "themes" | "themen" | "temas" | "sujets" | "temi"))
}

/// Whether the word before the byte `at` introduces a title: `on`, `called`, `titled`.
pub(super) fn is_introduced(context: &Context<'_>, line: &Line, at: usize) -> bool {
    let before = line.words.partition_point(|word| word.range.end <= at);
    (before.saturating_sub(2)..before).any(|word| context.lexicon.called.at(&line.words, word).is_some_and(|found| found.end == before))
}

/// The people whom the sentence names as speakers of what begins at the byte `at`: `talk by …`, `Ann Lee gave a talk`,
/// `Acme’s Ann Lee on …`.
pub(super) fn speakers_before(context: &Context<'_>, line: &Line, at: usize) -> Vec<Speaker> {
    let text = line.text();
    let start = line.sentences.iter().rev().find(|sentence| sentence.start <= at).map_or(0, |sentence| sentence.start);
    let before = &text[start..at];
    by(context, before).or_else(|| gave(context, before)).or_else(|| possessive(context, before)).unwrap_or_default()
}

/// `talk by Ann Lee from Acme on …`
fn by(context: &Context<'_>, before: &str) -> Option<Vec<Speaker>> {
    let mark = [" by ", " von ", " par ", " por ", " de ", " di ", " door "]
        .iter()
        .filter_map(|mark| before.find(mark).map(|at| at + mark.len()))
        .find_map(|at| {
            let rest = &before[at..];
            person_at_start(context, rest)
        });
    let (name, rest) = mark?;
    Some(vec![Speaker { affiliation: affiliation(rest), role: None, name }])
}

/// `Ann Lee (Acme’s CTO) delivered …`
fn gave(context: &Context<'_>, before: &str) -> Option<Vec<Speaker>> {
    let at = GAVE.iter().filter_map(|verb| before.find(&format!(" {verb} "))).min()?;
    let subject = before[..at].trim_end_matches(" also").trim();
    let (subject, aside) = match subject.strip_suffix(')').and_then(|subject| subject.rsplit_once('(')) {
        Some((subject, aside)) => (subject.trim(), Some(aside)),
        None => (subject, None),
    };
    let mut speakers: Vec<Speaker> = subject
        .split(" and ")
        .flat_map(|part| part.split(" & "))
        .filter(|name| context.sense.is_person(name))
        .map(|name| Speaker { name: name.to_owned(), role: None, affiliation: None })
        .collect();
    if let (Some(aside), [speaker]) = (aside, speakers.as_mut_slice()) {
        // `Acme’ CTO`, `Acme's CTO`, `CTO, Acme`.
        let possessive = aside
            .split_once("’s ")
            .or_else(|| aside.split_once("'s "))
            .or_else(|| aside.split_once("’ "))
            .or_else(|| aside.split_once("' "));
        let (affiliation, role) = possessive.map_or((aside, None), |(company, role)| (company, Some(role)));
        speaker.affiliation = Some(affiliation.trim().to_owned());
        speaker.role = role.map(|role| role.trim().to_owned());
    }
    (!speakers.is_empty()).then_some(speakers)
}

/// `Acme’s Ann Lee on …`, right before the title.
fn possessive(context: &Context<'_>, before: &str) -> Option<Vec<Speaker>> {
    let (left, after) = before.rsplit_once("’s ").or_else(|| before.rsplit_once("'s "))?;
    let (name, rest) = person_at_start(context, after)?;
    if rest.split_whitespace().count() > 2 {
        return None;
    }
    let company: Vec<&str> = left.split_whitespace().rev().take_while(|word| word.chars().next().is_some_and(char::is_uppercase)).collect();
    let company = company.into_iter().rev().collect::<Vec<_>>().join(" ");
    Some(vec![Speaker { name, role: None, affiliation: (!company.is_empty()).then_some(company) }])
}

/// The longest name at the start of a text, and what follows it.
fn person_at_start<'t>(context: &Context<'_>, text: &'t str) -> Option<(String, &'t str)> {
    let text = text.trim_start();
    let ends: Vec<usize> = text
        .char_indices()
        .filter(|(_, character)| character.is_whitespace() || matches!(character, ',' | '('))
        .map(|(at, _)| at)
        .chain([text.len()])
        .take(5)
        .collect();
    ends.into_iter()
        .rev()
        .find(|end| context.sense.is_person(text[..*end].trim_end_matches(',')))
        .map(|end| (text[..end].trim_end_matches(',').trim().to_owned(), &text[end..]))
}

/// `from Acme`, `of Acme`, `, Acme`, `from the city based company Acme`, up to the word before the title.
fn affiliation(rest: &str) -> Option<String> {
    let rest = rest.trim();
    let after = ["from ", "of ", "at ", "von ", "de ", ", ", "("].iter().find_map(|mark| rest.strip_prefix(mark))?;
    let words: Vec<&str> = after
        .split_whitespace()
        .take_while(|word| !matches!(*word, "on" | "about" | "called" | "titled" | "über" | "sur" | "sobre" | "su" | "over"))
        .collect();
    // The last run of capitals is the company; what stands before it describes it.
    let last = words.iter().rposition(|word| word.starts_with(char::is_uppercase))?;
    let first = words[..=last].iter().rposition(|word| !word.starts_with(char::is_uppercase)).map_or(0, |at| at + 1);
    let company = words[first..=last].join(" ");
    Some(company.trim_matches([',', '(', ')', '.']).to_owned()).filter(|company| !company.is_empty())
}
