//! Names of conferences that no table has.

use super::Context;
use super::beside::{beside, is_capitalized, parted, year};
use super::sighting::{Kind, Sighting};
use crate::search::{Token, tokens};
use std::ops::Range;

/// Words that end the names of conferences.
pub(super) const NOUNS: [&str; 21] = [
    "day",
    "days",
    "summit",
    "con",
    "conf",
    "conference",
    "gathering",
    "fest",
    "festival",
    "congress",
    "camp",
    "forum",
    "unconference",
    "symposium",
    "konferenz",
    "kongress",
    "congreso",
    "jornadas",
    "tage",
    "convention",
    "expo",
];

/// Endings of names written in one word with a capital inside.
const ENDINGS: [&str; 9] = ["Con", "Conf", "Fest", "Camp", "Days", "Day", "Summit", "CON", "Kaigi"];
/// Something that is written like the name of a conference and ends at or after the word `at`.
pub(super) fn named(
    context: &Context<'_>,
    text: &str,
    words: &[Token],
    at: usize,
    line: Option<usize>,
    heading: bool,
) -> Option<(Sighting, usize)> {
    let word = &words[at];
    let original = &text[word.range.clone()];
    let noun = NOUNS.contains(&word.folded.as_str()) && is_capitalized(text, word);
    let one_word = ENDINGS.iter().any(|ending| {
        original.strip_suffix(ending).is_some_and(|stem| {
            stem.chars().count() >= 2
                && stem.ends_with(|last: char| last.is_lowercase() || last.is_numeric() || last.is_uppercase() && *ending != "CON")
        })
    }) && !original.chars().skip(1).all(char::is_lowercase);
    if !noun && !one_word {
        return None;
    }
    // `Day 2` counts days; `Conference Day` is one of them.
    let next = words.get(at + 1).filter(|_| !parted(text, words, at + 1));
    if noun && word.folded == "day" && next.is_some_and(|next| next.folded.parse::<u16>().is_ok_and(|number| number < 32)) {
        return None;
    }
    let mut start = at;
    while start > 0 && at - start < 5 && belongs_to_name(text, words, start - 1, start) {
        start -= 1;
    }
    while start < at
        && (context.lexicon.stop.contains(&words[start].folded)
            || context.lexicon.everyday.contains(&words[start].folded) && start + 1 < at)
    {
        start += 1;
    }
    let telling = (start..at).any(|index| {
        !context.lexicon.is_common(&words[index].folded)
            && !context.lexicon.conference.any(&words[index..=index])
            && !context.lexicon.months.contains(&words[index].folded)
    });
    if noun && (start == at || !telling) {
        return None;
    }
    let mut end = at + 1;
    // `Azure Day with Kubernetes`.
    if noun && next.is_some_and(|next| next.folded == "with") && words.get(at + 2).is_some_and(|word| is_capitalized(text, word)) {
        end = at + 3;
    }
    let range: Range<usize> = words[start].range.start..words[end - 1].range.end;
    let written = text[range.clone()].to_owned();
    let folded = words[start..end].iter().map(|word| word.folded.as_str()).collect::<Vec<_>>().join(" ");
    let mut sighting = Sighting {
        kind: Kind::Named(folded),
        edition: None,
        region: None,
        year: None,
        city: None,
        place: None,
        line,
        at: range.start,
        heading,
        written,
        colocated: false,
        inferred: false,
    };
    beside(context, text, words, start, end, &mut sighting);
    Some((sighting, end))
}

/// Whether the word `at` goes on with the name that begins at `next`: capitalised, with no more than a space between.
pub(super) fn belongs_to_name(text: &str, words: &[Token], at: usize, next: usize) -> bool {
    let between = &text[words[at].range.end..words[next].range.start];
    is_capitalized(text, &words[at])
        && !words[at].folded.starts_with(|first: char| first.is_ascii_digit())
        && matches!(between, " " | "\u{a0}" | " & " | " + ")
        && text.is_char_boundary(words[at].range.start)
}

/// In a title, a name before a year is a conference, whatever it is called: `What I saw at Devternity 2019`.
pub(super) fn year_after_name(context: &Context<'_>, title: &str, sightings: &mut Vec<Sighting>) {
    let words = tokens(title);
    if !sightings.is_empty() {
        return;
    }
    for at in 1..words.len() {
        let Some(year) = year(&words[at].folded, false).filter(|_| !parted(title, &words, at)) else { continue };
        let mut start = at;
        while start > 0 && belongs_to_name(title, &words, start - 1, start) {
            start -= 1;
        }
        while start < at && (context.lexicon.is_common(&words[start].folded) || context.lexicon.session.any(&words[start..=start])) {
            start += 1;
        }
        let telling = (start..at)
            .any(|index| !context.lexicon.is_common(&words[index].folded) && !context.lexicon.months.contains(&words[index].folded));
        if !telling {
            continue;
        }
        let range = words[start].range.start..words[at - 1].range.end;
        let mut sighting = Sighting {
            kind: Kind::Named(words[start..at].iter().map(|word| word.folded.as_str()).collect::<Vec<_>>().join(" ")),
            edition: None,
            region: None,
            year: Some(year),
            city: None,
            place: None,
            line: None,
            at: range.start,
            heading: false,
            written: title[range].to_owned(),
            colocated: false,
            inferred: false,
        };
        beside(context, title, &words, start, at + 1, &mut sighting);
        sightings.push(sighting);
    }
}
