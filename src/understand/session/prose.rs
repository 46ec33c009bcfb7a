//! Sessions in running text: `a talk by Ann Lee on …`, `the keynote “…”`, `the best talk was Title In Capitals which …`.

use super::address::{hosted, is_recording};
use super::speaker::speaker;
use super::title::{self, QUOTES, Standing, Strength};
use super::{Candidate, Context};
use crate::document::{Mark, Place, Style};
use crate::order;
use crate::post::{Format, Speaker};
use crate::search::{Token, tokens};
use crate::understand::byline::is_profile;
use crate::understand::person::is_unspaced;
use crate::understand::sheet::Line;
use std::ops::Range;

/// The sessions that a passage names in its sentences.
pub(super) fn find(context: &Context<'_>, line: &Line) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for sentence in &line.sentences {
        let words = line.words_in(sentence);
        let lexicon = context.lexicon;
        let first = (0..words.len()).find(|at| lexicon.session.at(words, *at).is_some());
        if first.is_none() && !lexicon.gave.any(words) {
            continue;
        }
        let spoken = &line.text()[sentence.clone()];
        for (range, standing) in titles(context, line, words, first, sentence) {
            let overlapping = || line.passage.links().filter(|(link, _)| link.start < range.end && range.start < link.end);
            // The name of a channel or a list is no title.
            if overlapping().any(|(_, href)| hosted(href) == Some(false)) {
                continue;
            }
            let shown = &line.text()[range.clone()];
            let Some((title, format)) = title::bare(shown, standing, context) else { continue };
            // `Title In Capitals with Ann Lee`
            let split = title::split(shown, context.sense).filter(|split| split.strength > Strength::Weak);
            let (title, named) = split.map_or((title, None), |split| (split.title, Some(split.speakers)));
            if found.iter().any(|before| before.title == title) {
                continue;
            }
            let url = overlapping().map(|(_, href)| href).find(|href| is_recording(href)).or_else(|| recording_of(line, sentence));
            let speakers =
                named.or_else(|| speakers_after(context, line, range.end)).unwrap_or_else(|| speakers_around(context, line, &range));
            let format = format.or_else(|| format_before(context, line, range.start)).or_else(|| context.format(spoken));
            found.extend(context.accept(Candidate { title, speakers, format, url: url.map(str::to_owned), strength: Strength::Sure }));
        }
    }
    found
}

/// The address of the recording to which a sentence leads, if it leads to one alone: `as <she said in her keynote>, “…”`.
fn recording_of<'t>(line: &'t Line, sentence: &Range<usize>) -> Option<&'t str> {
    let inside = line.passage.links().filter(|(link, href)| sentence.start <= link.start && link.end <= sentence.end && is_recording(href));
    let mut recordings = inside.map(|(_, href)| href);
    recordings.next().filter(|_| recordings.next().is_none())
}

/// Stretches of a sentence that look like titles: marked off near a word for a session, or in capitals after one.
fn titles(
    context: &Context<'_>,
    line: &Line,
    words: &[Token],
    first: Option<usize>,
    sentence: &Range<usize>,
) -> Vec<(Range<usize>, Standing)> {
    let session = |near: Range<usize>| near.into_iter().any(|at| context.lexicon.session.at(words, at).is_some());
    let mut found: Vec<(Range<usize>, Standing)> = Vec::new();
    let quoted = quoted(line.text(), sentence);
    let styled = line.passage.marks.iter().filter(|(range, mark)| {
        let marks_off = matches!(mark, Mark::Style(Style::Emphasis | Style::Strong) | Mark::Link(_));
        marks_off && sentence.start <= range.start && range.end <= sentence.end
    });
    let styled = styled
        .map(|(range, _)| range.clone())
        .filter(|range| !quoted.iter().any(|quote| range.start <= quote.end && quote.start <= range.end));
    let styled: Vec<Range<usize>> = styled.collect();
    for (range, in_quotes) in quoted.iter().map(|range| (range, true)).chain(styled.iter().map(|range| (range, false))) {
        if is_other(context, line, range.start) || found.iter().any(|(other, _)| range.start < other.end && other.start < range.end) {
            continue;
        }
        let start = words.partition_point(|word| word.range.start < range.start);
        let end = words.partition_point(|word| word.range.end <= range.end);
        // What is in quotes stands near the word for a session; what is in bold or italics, or a link, right beside it.
        // Without spaces every character is a word, and quotes mark off much else.
        let unspaced = is_unspaced(&line.text()[range.clone()]);
        let beside = session(start.saturating_sub(3)..start) || session(end..(end + if unspaced { 6 } else { 2 }).min(words.len()));
        let introduced = is_introduced(context, line, range.start);
        let given = in_quotes && (context.lexicon.gave.ends_at(words, start) || context.lexicon.by.ends_at(words, start) && unspaced);
        let beside = beside || given;
        let far = introduced && in_quotes && session(0..start);
        let near = beside || far || !unspaced && (session(start.saturating_sub(8)..start) || session(end..(end + 10).min(words.len())));
        let followed = || speakers_after(context, line, range.end).is_some();
        let standing = if beside && in_quotes && !given || followed() {
            Standing::MarkedOff
        } else if introduced && (beside || near && in_quotes) {
            Standing::Introduced
        } else {
            Standing::Loose
        };
        let length = end.saturating_sub(start);
        let long = length > if unspaced { 5 } else { 2 };
        if in_quotes && (beside && !unspaced || near && long) || beside && long || near && standing == Standing::MarkedOff {
            found.push((range.clone(), standing));
        }
    }
    if let Some(first) = first.filter(|_| found.is_empty() && !context.lexicon.capital_nouns) {
        let standing =
            |range: &Range<usize>| if is_introduced(context, line, range.start) { Standing::Introduced } else { Standing::Loose };
        found.extend(
            capitalised(context, line.text(), words, first)
                .filter(|range| !is_other(context, line, range.start))
                .map(|range| (range.clone(), standing(&range))),
        );
    }
    found
}

fn quoted(text: &str, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let piece = &text[sentence.clone()];
    for (open, close) in QUOTES {
        let mut from = 0;
        while let Some(start) = piece[from..].find(open).map(|at| from + at) {
            let inside = start + open.len_utf8();
            // An apostrophe is no closing quote: it stands between letters.
            let end = piece[inside..].char_indices().filter(|(_, character)| *character == close).map(|(at, _)| inside + at).find(|at| {
                let rest = &piece[at + close.len_utf8()..];
                close.len_utf8() > 2 || !rest.starts_with(|next: char| next.is_alphanumeric() && next < '\u{2e80}')
            });
            let Some(end) = end else { break };
            if piece[inside..end].split_whitespace().count() >= 2 || is_unspaced(&piece[inside..end]) {
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
            } else if !context.lexicon.small.contains(&words[next].folded) {
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
            || context.lexicon.called.ends_at(words, start)
            || context.lexicon.called.ends_at(words, start.saturating_sub(1));
        // `Electronic Message Staging Area (EMSA)` is a name.
        let named = piece.contains('(') && !piece.contains(':');
        if length >= LEAST && !named && telling >= if marked { 3 } else { 5 } && best.as_ref().is_none_or(|(most, _)| length > *most) {
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
    let people = context.sense.is_person(piece.split(" and ").next().unwrap_or(piece))
        || context.sense.person_at_start(piece).is_some_and(|(name, _)| context.sense.is_known_person(name));
    (!people).then_some(range)
}

/// Whether what begins at the byte `at` is named as another work or as a topic that was spoken about: `topics like ‘…’`.
pub(super) fn is_other(context: &Context<'_>, line: &Line, at: usize) -> bool {
    const NEAR: usize = 2;
    let before = line.words.partition_point(|word| word.range.end <= at);
    (before.saturating_sub(NEAR)..=before).any(|end| context.lexicon.other_works.ends_at(&line.words, end))
}

/// Whether the words before the byte `at` introduce a title: `on`, `called`, `titled`, or the word for a session itself.
pub(super) fn is_introduced(context: &Context<'_>, line: &Line, at: usize) -> bool {
    let before = line.words.partition_point(|word| word.range.end <= at);
    let near = |end| context.lexicon.called.ends_at(&line.words, end);
    near(before) || before > 0 && near(before - 1)
}

/// The format that the sentence names last before the byte `at`.
pub(super) fn format_before(context: &Context<'_>, line: &Line, at: usize) -> Option<Format> {
    let start = line.sentences.iter().rev().find(|sentence| sentence.start <= at)?.start;
    let found = context.lexicon.formats.find(line.words_in(&(start..at)));
    found.last().map(|found| found.value).filter(|format| *format != Format::Talk)
}

/// The speakers that a text names right after a title: on the next line, in parentheses, after a dash or "by".
pub(super) fn speakers_after(context: &Context<'_>, line: &Line, at: usize) -> Option<Vec<Speaker>> {
    let text = line.text();
    let sense = context.sense;
    let next = line.passage.breaks.iter().copied().find(|end| *end >= at);
    if let Some(next) = next.filter(|next| text[at..*next].trim().is_empty()) {
        let end = line.passage.breaks.iter().copied().find(|end| *end > next).unwrap_or(text.len());
        return sense.speakers(&text[next..end]);
    }
    let rest = text[at..].trim_start_matches([' ', ',', '”', '"', '»', '’', ']']);
    let mark = ["- ", "– ", "— ", "-- ", "| "].iter().find_map(|mark| rest.strip_prefix(mark));
    if let Some(named) = mark {
        // The names end with the line, or with the clause.
        let end = named.find(['.', '!', '?', ':', '|']).unwrap_or(named.len());
        return sense.speakers(&named[..end]).or_else(|| sense.leading_speakers(named).map(|(speakers, _)| speakers));
    }
    if let Some(inside) = rest.strip_prefix(['(', '（']) {
        return sense.speakers(&inside[..inside.find([')', '）'])?]);
    }
    // `…, Ann Lee, Acme` in a list.
    let listed = line.passage.place == Place::Item && text[at..].trim_start().starts_with(',');
    if let Some(speakers) =
        sense.speakers(rest).filter(|speakers| listed && speakers.iter().all(|speaker| sense.is_known_person(&speaker.name)))
    {
        return Some(speakers);
    }
    // `by …`, `a session by …`
    let words = tokens(&rest.chars().take(80).collect::<String>());
    let by = (0..words.len().min(5)).find(|at| sense.lexicon.by.at(&words, *at).is_some())?;
    let plain = |word: &Token| sense.lexicon.stop.contains(&word.folded) || sense.lexicon.everyday.contains(&word.folded);
    words[..by].iter().all(plain).then_some(())?;
    sense.leading_speakers(sense.after_by(&rest[words[by].range.start..])?).map(|(speakers, _)| speakers)
}

/// The people whom the sentence names as speakers of what stands at `range`: `talk by …`, `Ann Lee gave a talk`,
/// `Acme’s Ann Lee on …`, `in her keynote “…”, Ann Lee …`.
pub(super) fn speakers_around(context: &Context<'_>, line: &Line, range: &Range<usize>) -> Vec<Speaker> {
    let text = line.text();
    let all = 0..text.len();
    let sentence = line.sentences.iter().rev().find(|sentence| sentence.start <= range.start).unwrap_or(&all);
    let before = &text[sentence.start..range.start];
    let words = line.words_in(&(sentence.start..range.start));
    let shift = |at: usize| at - sentence.start;
    let by = || {
        let ends = (0..words.len()).filter_map(|at| context.lexicon.by.at(words, at)).filter_map(|found| words.get(found.end));
        let found = ends.filter_map(|word| context.sense.leading_speakers(&before[shift(word.range.start)..])).next_back();
        found.map(|(speakers, _)| speakers)
    };
    let gave = || {
        let verb = (1..words.len()).find(|at| context.lexicon.gave.at(words, *at).is_some())?;
        let subject = before[..shift(words[verb].range.start)].trim_end();
        context.sense.trailing_speakers(subject.trim_end_matches(" also"))
    };
    let told = || {
        let rest = text.get(range.end..sentence.end)?.trim_start_matches(['”', '"', '»', '’', '*', '_', ')']);
        let (speakers, _) = context.sense.leading_speakers(rest.strip_prefix([',', '，'])?)?;
        Some(speakers)
    };
    possessive(context, before).or_else(gave).or_else(by).or_else(told).unwrap_or_else(|| people_of_sentence(context, line, sentence))
}

/// `Acme’s Ann Lee on …`, right before the title.
fn possessive(context: &Context<'_>, before: &str) -> Option<Vec<Speaker>> {
    let (left, after) = ["’s ", "'s ", "’ ", "' "].iter().find_map(|mark| before.rsplit_once(mark))?;
    let (name, rest) = context.sense.person_at_start(after)?;
    if rest.split_whitespace().count() > 2 {
        return None;
    }
    let company: Vec<&str> = left.split_whitespace().rev().take_while(|word| word.chars().next().is_some_and(char::is_uppercase)).collect();
    let company = company.into_iter().rev().collect::<Vec<_>>().join(" ");
    Some(vec![Speaker { affiliation: (!company.is_empty()).then_some(company), ..speaker(name) }])
}

/// The people of a sentence where they stand together: by their names, or as links that are names.
pub(super) fn people_of_sentence(context: &Context<'_>, line: &Line, sentence: &Range<usize>) -> Vec<Speaker> {
    let text = line.text();
    let mut starts: Vec<usize> =
        context.sense.people_in(&text[sentence.clone()]).into_iter().map(|name| sentence.start + name.start).collect();
    let links = line.passage.links().filter(|(range, _)| sentence.start <= range.start && range.end <= sentence.end);
    let person = |range: &Range<usize>, href: &str| {
        let shown = &text[range.clone()];
        context.sense.is_known_person(shown) || is_profile(href) && context.sense.is_person(shown)
    };
    starts.extend(links.filter(|(range, href)| person(range, href)).map(|(range, _)| range.start));
    order::sort(&mut starts, Ord::cmp);
    let Some(first) = starts.first() else { return Vec::new() };
    let piece = &text[*first..sentence.end];
    let Some((speakers, rest)) = context.sense.leading_speakers(piece) else {
        return Vec::new();
    };
    // Further people in the sentence: who of them spoke is not said.
    let end = sentence.end - rest.len();
    if starts.last().is_some_and(|last| *last >= end) { Vec::new() } else { speakers }
}
