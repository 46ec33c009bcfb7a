//! Many phrases found in a text in one pass.

use crate::search::{Token, tokens};
use std::collections::HashMap;

/// Phrases by their first word; each leads to a value.
#[derive(Clone, Debug)]
pub(crate) struct Phrases<T> {
    by_first: HashMap<String, Vec<(Vec<String>, T)>>,
}

/// A phrase found: from which word to which, and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found<T> {
    pub(crate) start: usize,
    /// One past its last word.
    pub(crate) end: usize,
    pub(crate) value: T,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { by_first: HashMap::new() }
    }
}

impl<T: Clone> Phrases<T> {
    /// Adds a phrase; a phrase without words is none.
    pub(crate) fn insert(&mut self, phrase: &str, value: T) {
        let mut words = tokens(phrase).into_iter().map(|token| token.folded);
        if let Some(first) = words.next() {
            let rest: Vec<String> = words.collect();
            let phrases = self.by_first.entry(first).or_default();
            // Longer phrases first, so that the first that fits is the longest.
            let at = phrases.partition_point(|(other, _)| other.len() >= rest.len());
            phrases.insert(at, (rest, value));
        }
    }

    /// The longest phrase that begins at the word `start`.
    pub(crate) fn at(&self, words: &[Token], start: usize) -> Option<Found<T>> {
        let first = words.get(start)?;
        let fits = |rest: &[String]| {
            rest.iter().enumerate().all(|(index, word)| words.get(start + 1 + index).is_some_and(|token| token.folded == *word))
        };
        let (rest, value) = self.by_first.get(&first.folded)?.iter().find(|(rest, _)| fits(rest))?;
        Some(Found { start, end: start + 1 + rest.len(), value: value.clone() })
    }

    /// All phrases in order, without overlap.
    pub(crate) fn find(&self, words: &[Token]) -> Vec<Found<T>> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            match self.at(words, at) {
                Some(phrase) => {
                    at = phrase.end;
                    found.push(phrase);
                }
                None => at += 1,
            }
        }
        found
    }

    /// Whether any phrase is there.
    pub(crate) fn any(&self, words: &[Token]) -> bool {
        (0..words.len()).any(|at| self.at(words, at).is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_wins() {
        let mut phrases = Phrases::default();
        for (phrase, value) in [("KubeCon", 1), ("KubeCon + CloudNativeCon", 2), ("云原生", 3)] {
            phrases.insert(phrase, value);
        }
        let found: Vec<i32> =
            phrases.find(&tokens("At KubeCon+CloudNativeCon, not kubecon, 云原生")).into_iter().map(|found| found.value).collect();
        assert_eq!(found, [2, 1, 3]);
    }
}
