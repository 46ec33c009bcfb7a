//! Where the names of people stand in a text.

use super::shape::possessor;
use super::{Likeness, NameSense};
use crate::search::Token;
use crate::understand::script::{is_hangul, is_unspaced};
use std::ops::Range;

impl NameSense<'_> {
    /// The names of people among some words of a text, as ranges of its bytes: those that begin with a given name, and those
    /// that an honorific ends.
    pub(in crate::understand) fn people_in(&self, text: &str, words: &[Token]) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let name = self.name_at(text, words, at);
            at = name.as_ref().map_or(at, |(end, _)| *end) + 1;
            found.extend(name.map(|(_, name)| name));
        }
        // What follows a name in scripts without spaces ends it.
        let ends = (1..words.len()).filter(|at| is_unspaced(&text[words[*at].range.clone()]) && self.ends_name(text, words, *at));
        found.extend(ends.filter_map(|end| self.unspaced_before(&text[..words[end].range.start])));
        found
    }

    /// The longest name that begins with a word, and its last word.
    fn name_at(&self, text: &str, words: &[Token], at: usize) -> Option<(usize, Range<usize>)> {
        const LONGEST: usize = 4;
        let start = words[at].range.start;
        // `San Diego Marina`, `São José dos Campos`
        let holy = |word: &Token| self.lexicon.holy.contains(&word.folded);
        let placed = || at > 0 && (self.gazetteer.is_place(&words[at - 1..=at]) || holy(&words[at - 1]));
        if !self.people.is_given(&words[at].folded) || !text[start..].starts_with(char::is_uppercase) || placed() {
            return None;
        }
        (at + 1..words.len().min(at + LONGEST)).rev().find_map(|end| {
            let name = possessor(&text[start..words[end].range.end]);
            let known = !name.contains([',', ';', ':', '(', '|', '/']) && self.likeness(name) == Likeness::Known;
            (known && !self.is_firm(&text[words[end].range.end..])).then(|| (end, start..start + name.len()))
        })
    }

    /// Whether a word without spaces is one that follows a name: an honorific, `by` or a verb for giving a session.
    fn ends_name(&self, text: &str, words: &[Token], at: usize) -> bool {
        let rest = &text[words[at].range.start..];
        let lexicon = self.lexicon;
        self.behind_honorific(rest).is_some()
            || lexicon.by.at(words, at).is_some()
            || lexicon.gave.at(words, at).is_some() && lexicon.gave_from(words, at) == at
    }

    /// The longest name without spaces with which a text ends.
    fn unspaced_before(&self, text: &str) -> Option<Range<usize>> {
        const LONGEST: usize = 12;
        let before = text.trim_end();
        if self.before_honorific(before).is_some() {
            return None;
        }
        let starts = before.char_indices().rev().map(|(start, _)| start);
        // Korean has spaces: in `파이콘의` no name begins inside the word.
        let inside = |start: usize| before[..start].ends_with(is_hangul);
        let start = starts.take(LONGEST).filter(|start| !inside(*start) && self.is_unspaced_name(&before[*start..])).last()?;
        Some(start..before.len())
    }
}
