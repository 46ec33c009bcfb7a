//! Where a query is found in a text, and the stretch of it worth showing.

use super::query::{Phrase, Query};
use super::token::each_term;
use crate::unicode::is_unspaced;
use std::ops::Range;

/// A stretch of a text with the places that a query found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snippet {
    /// The stretch.
    pub text: String,
    /// Where the query's words stand in it, in bytes.
    pub found: Vec<Range<usize>>,
    /// The passage it is from.
    pub anchor: String,
}

/// Where the words of `query` stand in `text`, in bytes, in order, without overlap.
pub fn highlights(query: &Query, text: &str) -> Vec<Range<usize>> {
    places(query, text).into_iter().map(|(range, _)| range).collect()
}

/// The same, each with the phrase that stands there, by its place in the query.
fn places(query: &Query, text: &str) -> Vec<(Range<usize>, usize)> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut terms: Vec<String> = Vec::new();
    each_term(text, &mut |range, term| {
        ranges.push(range);
        terms.push(term.to_owned());
    });
    let mut found: Vec<(Range<usize>, usize)> = Vec::new();
    for at in 0..terms.len() {
        if found.last().is_some_and(|(last, _)| ranges[at].start < last.end) {
            continue;
        }
        let fits = |phrase: &Phrase| terms.get(at..at + phrase.words.len()).is_some_and(|window| phrase.fits(window));
        let Some((number, phrase)) = query.phrases().enumerate().find(|(_, phrase)| fits(phrase)) else { continue };
        let Some(word) = phrase.words.last() else { continue };
        let last = &ranges[at + phrase.words.len() - 1];
        // A character that was asked for alone is marked without the one that follows it.
        let length = if word.text.starts_with(is_unspaced) { word.text.len() } else { last.len() };
        found.push((ranges[at].start..last.start + length, number));
    }
    found
}

/// Where to begin to show about `length` bytes: at the place with the most different phrases near behind it.
fn richest(places: &[(Range<usize>, usize)], length: usize) -> usize {
    let mut best = (0, 0);
    for (at, (first, _)) in places.iter().enumerate() {
        let near = || places[at..].iter().take_while(|(range, _)| range.end < first.start + length * 2 / 3);
        let different = near().enumerate().filter(|(index, (_, number))| !near().take(*index).any(|(_, other)| other == number)).count();
        if different > best.0 {
            best = (different, first.start);
        }
    }
    best.1
}

impl Snippet {
    /// About `length` bytes of `text` around what `query` finds, where it finds most, cut between words.
    pub fn new(query: &Query, text: &str, anchor: &str, length: usize) -> Self {
        let found = places(query, text);
        let first = richest(&found, length);
        let start = if first + length / 3 < length { 0 } else { word_start(text, first.saturating_sub(length / 3)) };
        let end = if text.len() - start <= length { text.len() } else { word_end(text, start + length) };
        let lead = if start > 0 { "…" } else { "" };
        let tail = if end < text.len() { "…" } else { "" };
        let shift = |at: usize| at - start + lead.len();
        Self {
            text: format!("{lead}{}{tail}", text[start..end].trim_end()),
            found: found
                .into_iter()
                .filter(|(range, _)| range.start >= start && range.end <= end)
                .map(|(range, _)| shift(range.start)..shift(range.end))
                .collect(),
            anchor: anchor.to_owned(),
        }
    }
}

/// The start of the word at or after `at`.
fn word_start(text: &str, at: usize) -> usize {
    let at = text.ceil_char_boundary(at);
    text[at..].find(char::is_whitespace).map_or(at, |space| at + space + 1)
}

/// The end of the word at or before `at`.
fn word_end(text: &str, at: usize) -> usize {
    let at = text.floor_char_boundary(at);
    text[..at].rfind(char::is_whitespace).unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snippet_shows_what_was_found() {
        let text = format!("{}the idea of a big red button to halt everything{}", "word ".repeat(60), " word".repeat(60));
        let snippet = Snippet::new(&Query::parse("\"big red button\""), &text, "p3", 120);
        assert!(snippet.text.starts_with('…') && snippet.text.ends_with('…') && snippet.text.len() < 140, "{snippet:?}");
        let found: Vec<&str> = snippet.found.iter().map(|range| &snippet.text[range.clone()]).collect();
        assert_eq!(found, ["big red button"]);
    }

    #[test]
    fn what_is_found_is_marked_and_no_more() {
        for (query, text, marked) in [
            ("big-red", "A big, red big red", vec!["big, red", "big red"]),
            ("原", "云原生", vec!["原"]),
            ("原生", "云原生、云原", vec!["原生"]),
            ("云原生", "在云原生的", vec!["云原生"]),
            ("mesh -service", "service mesh", vec!["mesh"]),
            ("author:me", "me", vec![]),
            ("report OR \"talk\"", "reports talks talk", vec!["reports", "talk"]),
        ] {
            let found: Vec<&str> = highlights(&Query::parse(query), text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, marked, "{query} in {text}");
        }
    }

    #[test]
    fn a_snippet_of_a_short_text_is_the_text() {
        let snippet = Snippet::new(&Query::parse("größe"), "Die Größe zählt.", "p1", 120);
        assert_eq!((snippet.text.as_str(), snippet.found.first(), snippet.found.len()), ("Die Größe zählt.", Some(&(4..11)), 1));
    }
}
