//! The lines near the top and the end of a text that say who wrote it and when.

use super::author::people;
use crate::date::Date;
use crate::document::Place;
use crate::understand::dates::{self, Found};
use crate::understand::person::NameSense;
use crate::understand::sheet::{Line, Sheet};

/// In bytes: who says more speaks of something else.
const LONGEST: usize = 160;

/// How many lines the end of a text is.
const END: usize = 3;

/// What lines of a text say about when it was published and last changed.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub(super) published: Option<Date>,
    pub(super) updated: Option<Date>,
}

/// When a text says that it was published and last changed, in a line near its top or its end.
pub(super) fn dateline(sheet: &Sheet, sense: &NameSense<'_>) -> Said {
    const TOP: usize = 7;
    let count = sheet.lines.len();
    let near = sheet.lines.iter().enumerate().filter(|(at, _)| *at < TOP || at + END >= count).map(|(_, line)| line);
    let mut said = Said::default();
    for line in near.filter(|line| is_short(line)) {
        for found in dates::find_all(line.text(), &line.words, sense.lexicon) {
            match meaning(line, &found, sense) {
                Some(Meaning::Published) => said.published = said.published.or(Some(found.date)),
                Some(Meaning::Updated) => said.updated = said.updated.or(Some(found.date)),
                None => {}
            }
        }
    }
    said
}

fn is_short(line: &Line) -> bool {
    line.passage.place != Place::Code && line.text().len() <= LONGEST
}

/// What a date in a line is the date of.
enum Meaning {
    Published,
    Updated,
}

/// What the words around a date make of it. Several days are those of a conference, whatever is said.
fn meaning(line: &Line, found: &Found, sense: &NameSense<'_>) -> Option<Meaning> {
    const REACH: usize = 6;
    let lexicon = sense.lexicon;
    if found.several {
        return None;
    }
    let words = &line.words;
    let before = &words[found.words.start.saturating_sub(REACH)..found.words.start];
    if lexicon.updated.any(before) {
        return Some(Meaning::Updated);
    }
    let alone = words[..found.words.start].iter().chain(&words[found.words.end..]);
    let alone = alone.filter(|word| !word.folded.bytes().all(|byte| byte.is_ascii_digit()));
    let says = lexicon.published.any(before)
        || alone.clone().count() <= 4 && alone.clone().all(|word| lexicon.is_common_word(word))
        || !names(line, sense).is_empty();
    says.then_some(Meaning::Published)
}

/// The authors by a line near the top: `By Jane Doe`, `Author: Jane Doe`, `Posted on 12 March 2019 by Jane Doe`, or a name beside a
/// date.
pub(super) fn byline(sheet: &Sheet, sense: &NameSense<'_>) -> Vec<String> {
    const TOP: usize = 6;
    // A heading after a paragraph begins a section: who is named there wrote none of the post.
    const SENTENCE: usize = 60;
    let ends = |pair: &[Line]| pair[0].text().len() > SENTENCE && pair[0].level.is_none() && pair[1].level.is_some();
    let section = sheet.lines.windows(2).position(ends);
    let top = sheet.lines.iter().take(section.unwrap_or(TOP).min(TOP));
    // What an export closes with is dated: `By Jane Doe on 12 March 2019.`
    let last = sheet.lines.iter().rev().take(END).filter(|line| {
        let days = || dates::find_all(line.text(), &line.words, sense.lexicon);
        sense.lexicon.authors.at(&line.words, 0).is_some() && !days().is_empty()
    });
    let lines = top.filter(|line| line.level.is_none_or(|level| level > 2)).chain(last).filter(|line| is_short(line));
    lines.map(|line| names(line, sense)).find(|names| !names.is_empty()).unwrap_or_default()
}

fn names(line: &Line, sense: &NameSense<'_>) -> Vec<String> {
    const SIGNS: [char; 5] = ['|', '·', '•', '–', '—'];
    let (text, words, lexicon) = (line.text(), &line.words, sense.lexicon);
    let days = dates::find_all(text, words, lexicon);
    let dated = days.iter().any(|found| !found.several);
    for at in 0..words.len() {
        let Some(cue) = lexicon.authors.at(words, at) else { continue };
        let rest = &text[words[cue.end - 1].range.end..];
        let named = rest.trim_start().starts_with([':', '：']);
        // `This report was written by Ann Lee`
        let of_this = || lexicon.pointing.contains(&words[0].folded);
        let fresh = at == 0 || dated || of_this() || text[..words[at].range.start].trim_end().ends_with(SIGNS);
        // Where words have no spaces around them, only a colon tells the word from a part of another.
        if !named && (!fresh || !words[at].folded.is_ascii()) {
            continue;
        }
        // The names end where the date begins or what says that it is one.
        let end = (cue.end..words.len())
            .find(|at| days.iter().any(|found| found.words.start == *at) || lexicon.published.at(words, *at).is_some())
            .map_or(text.len(), |at| words[at].range.start);
        let piece = text[words[cue.end - 1].range.end..end].trim_start_matches([':', '：', ' ']);
        let found = people_of(piece.split(SIGNS).next().unwrap_or_default(), sense);
        if !found.is_empty() {
            return found;
        }
    }
    // Else a name stands first or last beside the date.
    let pieces = || text.split(SIGNS).flat_map(|piece| piece.split([',', '('])).map(str::trim);
    let mut ends = pieces().next().into_iter().chain(pieces().next_back()).filter(|piece| dated && piece.len() < text.len());
    ends.find(|piece| sense.is_person(piece)).map(str::to_owned).into_iter().collect()
}

/// The names that a text begins with.
fn people_of(text: &str, sense: &NameSense<'_>) -> Vec<String> {
    let text = text.split(['(', '（', '/']).next().unwrap_or_default().trim_end_matches(['.', ' ', ',']);
    let mut names: Vec<String> = Vec::new();
    for name in people(text, sense.lexicon) {
        let name = without_small_end(&name, sense);
        // What follows a name may be what its bearer does and for whom.
        let everyday = || sense.lexicon.tokens(name).iter().all(|word| sense.lexicon.is_common_word(word));
        let first = names.is_empty() && !name.starts_with(char::is_lowercase) && !everyday();
        if !first && !sense.is_person(name) {
            break;
        }
        names.push(name.to_owned());
    }
    names
}

/// A name without the small words after it, and what they lead to: of `Jane Doe in News` the first two.
fn without_small_end<'t>(name: &'t str, sense: &NameSense<'_>) -> &'t str {
    let small = |word: &str| word.chars().all(char::is_lowercase) && sense.lexicon.is_stop_word(word) && !sense.is_particle(word);
    let end = name.match_indices(' ').map(|(at, _)| at).find(|at| name[at + 1..].split(' ').next().is_some_and(small));
    &name[..end.unwrap_or(name.len())]
}
