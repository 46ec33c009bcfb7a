//! What stands around a title in its sentence: how it is introduced, its format, who spoke, the recording.

use super::Context;
use super::sign::is_sign;
use super::title::telling;
use crate::document::Place;
use crate::order;
use crate::post::{Format, Speaker};
use crate::search::Token;
use crate::understand::byline::is_profile;
use crate::understand::person::possessions;
use crate::understand::script::is_unspaced;
use crate::understand::sheet::Line;
use std::ops::Range;

/// How far from a title its sentence is read, in bytes: nobody speaks longer, and long texts take no longer.
const FAR: usize = 400;

/// Whether what begins at the byte `at` is named as another work or as a topic that was spoken about: `topics like ‘…’`.
pub(super) fn is_other(context: &Context<'_>, line: &Line, at: usize) -> bool {
    const NEAR: usize = 2;
    const LONGEST: usize = 5;
    let before = line.words.partition_point(|word| word.range.end <= at);
    let lexicon = context.lexicon;
    // `talks like the one on “…”`
    let one = (before.saturating_sub(LONGEST)..before.saturating_sub(1))
        .any(|start| lexicon.called.at(&line.words, start).is_some_and(|found| found.end == before));
    !one && (before.saturating_sub(NEAR)..=before).any(|end| lexicon.other_works.ends_at(&line.words, end))
}

/// Whether the words before the byte `at` introduce a title: `on`, `called`, `titled`.
pub(super) fn is_introduced(context: &Context<'_>, line: &Line, at: usize) -> bool {
    let before = line.words.partition_point(|word| word.range.end <= at);
    context.lexicon.called.ends_at(&line.words, before)
}

/// The format that the sentence names last before the byte `at`.
pub(super) fn format_before(context: &Context<'_>, line: &Line, at: usize) -> Option<Format> {
    let before = neighbourhood(line, &(at..at)).start..at;
    let found = context.lexicon.formats.find(line.words_in(&before));
    found.last().map(|found| found.value).filter(|format| *format != Format::Talk)
}

/// The format that stands in parentheses behind the byte `at`: `(Keynote, by Ann Lee)`.
pub(super) fn format_behind(context: &Context<'_>, line: &Line, at: usize) -> Option<Format> {
    let next = line.words.partition_point(|word| word.range.start < at);
    let format = context.lexicon.formats.at(&line.words, next)?.value;
    (format != Format::Talk && line.text()[at..line.words[next].range.start].trim() == "(").then_some(format)
}

/// The address of the recording to which a sentence leads, if it leads to one alone: `as <she said in her keynote>, “…”`.
pub(super) fn recording_beside<'t>(context: &Context<'_>, line: &'t Line, title: &Range<usize>) -> Option<&'t str> {
    let mut recordings =
        line.passage.links_in(&neighbourhood(line, title)).map(|(_, href)| href).filter(|href| context.lexicon.is_recording(href));
    recordings.next().filter(|_| recordings.next().is_none())
}

/// The sentences that a stretch of a text stands in, as far as they are near.
fn neighbourhood(line: &Line, range: &Range<usize>) -> Range<usize> {
    let text = line.text();
    let sentence = |at: usize| {
        let number = line.sentences.partition_point(|sentence| sentence.start <= at);
        number.checked_sub(1).and_then(|number| line.sentences.get(number)).map_or(0..text.len(), Clone::clone)
    };
    // A title may end sentences of its own: `Wait! What?`
    let (first, last) = (sentence(range.start), sentence(range.end.saturating_sub(1).max(range.start)));
    let start = text.ceil_char_boundary(range.start.saturating_sub(FAR));
    first.start.max(start).min(range.start)..near(text, range.end, last.end)
}

/// A stretch around a title without what stands beyond other quotations and links in it: they are other titles, unless they name
/// people.
fn within(context: &Context<'_>, line: &Line, title: &Range<usize>, around: Range<usize>) -> Range<usize> {
    const OPEN: [char; 6] = ['“', '«', '„', '「', '『', '《'];
    const CLOSED: [char; 6] = ['”', '»', '“', '」', '』', '》'];
    let (before, after) = (&line.text()[around.start..title.start], line.text().get(title.end..around.end).unwrap_or_default());
    let start = before.rfind(CLOSED).filter(|at| before[..*at].contains(OPEN)).map_or(around.start, |at| around.start + at);
    let start = line.text().ceil_char_boundary(start + usize::from(start > around.start));
    let mut narrowed = start..after.find(OPEN).map_or(around.end, |at| title.end + at);
    // `Ann Lee’s [talk](https://…) titled “…”` names no other.
    let other = |range: &Range<usize>, href: &str| {
        let shown = &line.text()[range.clone()];
        !is_profile(href) && context.sense.person_at_start(shown).is_none() && telling(line.words_in(range), context.lexicon) > 0
    };
    for (link, _) in line.passage.links_in(&around).filter(|(range, href)| other(range, href)) {
        if link.end <= title.start {
            narrowed.start = link.end;
        } else if link.start >= title.end {
            narrowed.end = narrowed.end.min(link.start);
        }
    }
    narrowed
}

/// The byte `end`, or one not too far behind `start`.
fn near(text: &str, start: usize, end: usize) -> usize {
    text.floor_char_boundary((start + FAR).min(end)).max(start)
}

/// The speakers named right before a title and the word that introduces it: `that of Ann Lee on “…”`.
pub(super) fn speakers_before(context: &Context<'_>, line: &Line, at: usize) -> Option<Vec<Speaker>> {
    const LONGEST: usize = 3;
    // `- Ann Lee – [Title](https://…)`
    let lead = line.text()[..at].trim_end_matches([' ', '“', '"', '«']);
    if line.passage.place == Place::Item
        && let Some(named) = lead.strip_suffix(is_sign)
        && let Some(speakers) = context.sense.speakers(named)
    {
        return Some(speakers);
    }
    let (lexicon, words) = (context.lexicon, &line.words);
    let end = words.partition_point(|word| word.range.end <= at);
    // `… and Ann Lee with “…”`
    if let Some(with) = end.checked_sub(1).map(|last| &words[last]).filter(|with| lexicon.joining.contains(&with.folded)) {
        let head = &line.text()[line.text().ceil_char_boundary(at.saturating_sub(FAR))..with.range.start];
        let speakers = context.sense.trailing_speakers(head);
        if speakers.is_some() {
            return speakers;
        }
    }
    let introduced = |start: &usize| lexicon.called.at(words, *start).is_some_and(|found| found.end == end);
    let start = (end.saturating_sub(LONGEST)..end).find(introduced)?;
    let head = &line.text()[line.text().ceil_char_boundary(at.saturating_sub(FAR))..words[start].range.start];
    let speakers = context.sense.trailing_speakers(head)?;
    let name = head.rfind(speakers.first()?.name.as_str())?;
    let by = words.partition_point(|word| word.range.start < words[start].range.start - (head.len() - name));
    lexicon.by.ends_at(words, by).then_some(speakers)
}

/// The speakers that a text names right after a title: on the next line, in parentheses, after a dash or "by".
pub(super) fn speakers_after(context: &Context<'_>, line: &Line, at: usize) -> Option<Vec<Speaker>> {
    const BEFORE: usize = 4;
    let text = line.text();
    let sense = context.sense;
    let breaks = &line.passage.breaks;
    let next = breaks.partition_point(|end| *end < at);
    if let Some(start) = breaks.get(next).filter(|start| text[at..**start].trim().is_empty()) {
        return sense.speakers(&text[*start..breaks.get(next + 1).copied().unwrap_or(text.len())]);
    }
    let text = &text[at..near(text, at, text.len())];
    let rest = text.trim_start_matches([' ', ',', '”', '"', '»', '’', ']']);
    if let Some(named) = ["- ", "– ", "— ", "-- ", "| "].iter().find_map(|mark| rest.strip_prefix(mark)) {
        // The names end with the line, or with the clause.
        let end = named.find(['.', '!', '?', ':', '|']).unwrap_or(named.len());
        // `[Title](https://…) — by Ann Lee, and …`
        let leading = || sense.leading_speakers(sense.after_by(named).unwrap_or(named)).map(|(speakers, _)| speakers);
        return sense.speakers(&named[..end]).or_else(leading);
    }
    // `- [Title](https://…): Ann Lee, Acme`
    if line.passage.place == Place::Item
        && let Some(speakers) = rest.strip_prefix(": ").and_then(|named| sense.speakers(named))
    {
        return Some(speakers);
    }
    let mut rest = rest;
    if let Some((inside, after)) = rest.strip_prefix(['(', '（']).and_then(|inside| inside.split_once([')', '）'])) {
        let speakers = sense.speakers(inside);
        if speakers.is_some() {
            return speakers;
        }
        // `Title (Slides) by Ann Lee`
        rest = after;
    }
    // `by …`, `a session by …`
    let words = context.lexicon.tokens(&rest[..rest.floor_char_boundary(80)]);
    let by = (0..words.len().min(BEFORE + 1)).find(|at| sense.lexicon.by.at(&words, *at).is_some())?;
    words[..by].iter().all(|word| sense.lexicon.is_common_word(word)).then_some(())?;
    let named = sense.after_by(&rest[words[by].range.start..])?;
    // `by Acme’s Ann Lee`
    let owned = || {
        let (company, rest) = possessions(named).next()?;
        let (name, _) = sense.person_at_start(rest)?;
        Some(vec![of_company(context, name, company)])
    };
    let mut speakers = sense.leading_speakers(named).map(|(speakers, _)| speakers).or_else(owned)?;
    // `by Ann Lee and [Quiet Rafts for Everyone](https://…)`
    let shown: Vec<&str> = line.passage.links_in(&(at..line.text().len())).map(|(link, _)| &line.text()[link.clone()]).collect();
    let begins = |name: &str| shown.iter().any(|shown| shown.starts_with(name) && sense.speakers(shown).is_none());
    speakers.retain(|speaker| !begins(&speaker.name));
    (!speakers.is_empty()).then_some(speakers)
}

/// The people whom the sentence names as speakers of what stands at `range`: `talk by …`, `Ann Lee gave a talk`,
/// `Acme’s Ann Lee on …`, `in her keynote “…”, Ann Lee …`.
pub(super) fn speakers_around(context: &Context<'_>, line: &Line, range: &Range<usize>) -> Vec<Speaker> {
    let sense = context.sense;
    let around = neighbourhood(line, range);
    let sentence = within(context, line, range, around.clone());
    let before = &line.text()[sentence.start..range.start];
    let words = line.words_in(&(sentence.start..range.start));
    let from = |word: &Token| &before[word.range.start - sentence.start..];
    let by = || {
        let by = |at: usize| sense.lexicon.by.at(words, at);
        let mut names = (0..words.len()).rev().filter_map(|at| words.get(by(at)?.end));
        names.find_map(|word| sense.leading_speakers(from(word))).map(|(speakers, _)| speakers)
    };
    let gave = || {
        let verb = sense.lexicon.gave_from(words, (1..words.len()).rev().find(|at| sense.lexicon.gave.at(words, *at).is_some())?);
        sense.trailing_speakers(before[..words[verb].range.start - sentence.start].trim_end())
    };
    // `Danach sprach Ann Lee über „…“`, `„…“ hielt Ann Lee`
    let known = |people: &Vec<Speaker>| sense.knows(people);
    let turned = || {
        let verb = |at: usize| words.get(sense.lexicon.gave.at(words, at)?.end);
        let before = (0..words.len()).rev().find_map(|at| sense.leading_speakers(from(verb(at)?)));
        let rest = line.words_in(&(range.end..sentence.end));
        let behind = || rest.get(sense.lexicon.gave.at(rest, 0)?.end);
        let behind = || sense.leading_speakers(&line.text()[behind()?.range.start..sentence.end]);
        before.or_else(behind).map(|(people, _)| people).filter(known)
    };
    let told = || {
        let rest = line.text().get(range.end..sentence.end)?.trim_start_matches(['”', '"', '»', '’', ')']);
        Some(sense.leading_speakers(rest.strip_prefix([',', '，'])?)?.0)
    };
    let found = possessive(context, before).or_else(gave).or_else(turned).or_else(by).or_else(told).unwrap_or_else(|| {
        // What stands between two titles is said of either.
        let sure = if sentence.end < around.end { people_together(context, line, &(sentence.start..range.start)) } else { Vec::new() };
        if sure.is_empty() { people_together(context, line, &sentence) } else { sure }
    });
    if !found.is_empty() {
        return found;
    }
    if let Some(handle) = handle_before(before) {
        return vec![context.sense.speaker(handle)];
    }
    // `my talk “…”`, where one person wrote the post
    if let [author] = context.authors
        && context.lexicon.own_sessions.any(words)
        && context.sense.is_person(author)
    {
        return vec![context.sense.speaker(author)];
    }
    linked(context, line, &(range.end..sentence.end)).map_or_else(|| told_next(context, line, range.end), |one| vec![one])
}

/// The handle that a text without spaces has a few characters before its end: `第二个主题是@annlee带来的`.
fn handle_before(before: &str) -> Option<&str> {
    const FAR: usize = 8;
    let (_, named) = before.rsplit_once('@').filter(|_| is_unspaced(before))?;
    let end = named.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_').unwrap_or(named.len());
    (named[end..].chars().count() <= FAR).then(|| &named[..end])
}

/// Who begins the sentence after the one that a title ends: `The best talk was “…”. Ann Lee told …`.
pub(super) fn told_next(context: &Context<'_>, line: &Line, end: usize) -> Vec<Speaker> {
    // How many bytes close a sentence behind a title.
    const ENDS: usize = 6;
    let next = line.sentences.get(line.sentences.partition_point(|sentence| sentence.start < end));
    let other = |next: &Range<usize>| line.passage.links_in(next).any(|(_, href)| context.lexicon.is_recording(href));
    let Some(next) = next.filter(|next| next.start <= end + ENDS && !other(next)) else { return Vec::new() };
    // `[Ann](https://…) told …`
    let acts = |rest: &str| rest.trim_start().starts_with(char::is_lowercase);
    let profile = line.passage.links_in(next).find(|(link, _)| link.start == next.start && acts(&line.text()[link.end..]));
    if let Some((link, _)) = profile {
        return vec![context.sense.speaker(line.text()[link.clone()].trim_start_matches('@'))];
    }
    let next = context.sense.leading_speakers(&line.text()[next.clone()]);
    next.map(|(people, _)| people).filter(|people| context.sense.knows(people)).unwrap_or_default()
}

/// Who has a name of any form that leads to a profile behind a word such as `by`: `… by [Lynnea](https://…)`.
pub(super) fn linked(context: &Context<'_>, line: &Line, range: &Range<usize>) -> Option<Speaker> {
    line.passage.links_in(range).find_map(|(link, _)| {
        let shown = line.text()[link.clone()].trim();
        let before = line.words.partition_point(|word| word.range.end <= link.start);
        (shown.starts_with(char::is_uppercase) && context.lexicon.by.ends_at(&line.words, before)).then(|| context.sense.speaker(shown))
    })
}

/// `Acme’s Ann Lee on …` or `Ann Lee’s talk on …`, right before the title.
pub(super) fn possessive(context: &Context<'_>, before: &str) -> Option<Vec<Speaker>> {
    // `まつもとさんの発表「…」`
    if is_unspaced(before) {
        let before = before.trim_end_matches(' ');
        let words = context.lexicon.tokens(before);
        let session = context.lexicon.session.ending_at(&words, words.len()).map_or(before, |start| &before[..words[start].range.start]);
        let owner = context.sense.owner(session).and_then(|_| context.sense.honoured(session));
        return owner.map(|name| context.sense.trailing_speakers(session).unwrap_or_else(|| vec![context.sense.speaker(name)]));
    }
    let (left, after) = possessions(before).next_back()?;
    // `Ann Lee’s “…”`, `Ann Lee’s talk on …`
    if after.split_whitespace().count() <= 2
        && let Some(owners) = context.sense.trailing_speakers(left)
    {
        return Some(owners);
    }
    let (name, rest) = context.sense.person_at_start(after)?;
    (rest.split_whitespace().count() <= 2).then(|| vec![of_company(context, name, left)])
}

/// A speaker behind the name of a company, `Acme’s Ann Lee`: the capitals with which a text ends.
fn of_company(context: &Context<'_>, name: &str, before: &str) -> Speaker {
    let company: Vec<&str> = before.split_whitespace().rev().take_while(|word| word.starts_with(char::is_uppercase)).collect();
    let company = company.into_iter().rev().collect::<Vec<_>>().join(" ");
    Speaker { affiliation: (!company.is_empty()).then_some(company), ..context.sense.speaker(name) }
}

/// The people in a stretch of a text where they stand together: by their names, or as links that are names.
pub(super) fn people_together(context: &Context<'_>, line: &Line, range: &Range<usize>) -> Vec<Speaker> {
    let text = line.text();
    let range = range.start..text.floor_char_boundary(range.end.min(range.start + 3 * FAR));
    let people = context.sense.people_in(text, line.words_in(&range));
    let mut starts: Vec<usize> = people.into_iter().map(|name| name.start).collect();
    let person = |link: &Range<usize>, href: &str| is_profile(href) && context.sense.is_person(&text[link.clone()]);
    starts.extend(line.passage.links_in(&range).filter(|(link, href)| person(link, href)).map(|(link, _)| link.start));
    order::sort(&mut starts, Ord::cmp);
    let Some(first) = starts.first() else { return Vec::new() };
    let Some((mut speakers, rest)) = context.sense.leading_speakers(&text[*first..range.end]) else { return Vec::new() };
    // A name does not go on behind the link that it is.
    for one in &mut speakers {
        let mut shown = line.passage.links_in(&range).map(|(link, _)| &text[link.clone()]);
        let name = shown.find(|shown| one.name.len() > shown.len() && one.name.starts_with(*shown) && context.sense.is_person(shown));
        *one = name.map_or_else(|| one.clone(), |name| context.sense.speaker(name));
    }
    // Where further people follow, it is not said who of them spoke.
    let end = range.end - rest.len();
    if starts.last().is_some_and(|last| *last >= end) { Vec::new() } else { speakers }
}
