//! Many phrases found in a text in one pass.

use crate::search::{MARKED, Token, each_word};
use crate::table::Table;

/// Phrases; each leads to a value.
#[derive(Clone, Debug)]
pub(crate) struct Phrases<T> {
    pub(crate) known: Known,
    values: Vec<T>,
}

/// Phrases by their first word, numbered: the part that is the same whatever the values are.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known {
    by_first: Table<Vec<(Vec<String>, usize)>>,
    /// The bit by which a word that was looked up tells that a phrase begins with it; none where words are not marked for these.
    mark: u64,
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
        Self { known: Known::default(), values: Vec::new() }
    }
}

impl<T: Clone> Phrases<T> {
    /// Adds a phrase; a phrase without words is none.
    pub(crate) fn insert(&mut self, phrase: &str, value: T) {
        self.known.insert(phrase, self.values.len());
        self.values.push(value);
    }

    /// The longest phrase that begins at the word `start`.
    pub(crate) fn at(&self, words: &[Token], start: usize) -> Option<Found<T>> {
        let (end, number) = self.known.at(words, start)?;
        Some(Found { start, end, value: self.values.get(number)?.clone() })
    }

    /// Whether a phrase ends right before the word `end`.
    pub(crate) fn ends_at(&self, words: &[Token], end: usize) -> bool {
        const LONGEST: usize = 6;
        let words = &words[..end];
        (end.saturating_sub(LONGEST)..end).any(|start| self.known.at(words, start).is_some_and(|(found, _)| found == end))
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
        (0..words.len()).any(|at| self.known.at(words, at).is_some())
    }
}

impl Known {
    fn insert(&mut self, phrase: &str, number: usize) {
        let mut first = String::new();
        let mut rest: Vec<String> = Vec::new();
        each_word(phrase, &mut |_, word| if first.is_empty() { first.push_str(word) } else { rest.push(word.to_owned()) });
        if !first.is_empty() {
            let phrases = self.by_first.or_insert(&first, Vec::new());
            // Longer phrases first, so that the first that fits is the longest.
            let at = phrases.partition_point(|(other, _)| other.len() >= rest.len());
            phrases.insert(at, (rest, number));
        }
    }

    /// Gives the phrases the bit that words are marked with.
    pub(crate) fn mark_by(&mut self, mark: u64) {
        self.mark = mark;
    }

    /// The bit of the phrases, where one begins with a word.
    pub(crate) fn mark_of(&self, word: &Token) -> u64 {
        if self.by_first.get_hashed(&word.folded, word.hash).is_some() { self.mark } else { 0 }
    }

    /// One past the last word of the longest phrase that begins at the word `start`, and its number.
    fn at(&self, words: &[Token], start: usize) -> Option<(usize, usize)> {
        let first = words.get(start)?;
        // Most words begin no phrase, and one that was looked up says so at once.
        if first.marks & (MARKED | self.mark) == MARKED && self.mark != 0 {
            return None;
        }
        let phrases = self.by_first.get_hashed(&first.folded, first.hash)?;
        let after = &words[start + 1..];
        let (rest, number) = phrases
            .iter()
            .find(|(rest, _)| rest.len() <= after.len() && rest.iter().zip(after).all(|(word, token)| token.folded == *word))?;
        Some((start + 1 + rest.len(), *number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::tokens;

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
