//! Many phrases found in a text in one pass.

use crate::search::{Token, each_word};
use crate::table::Names;

/// Phrases; each leads to a value.
#[derive(Clone, Debug)]
pub(crate) struct Phrases<T> {
    pub(crate) known: Known,
    values: Vec<T>,
}

/// Phrases by their first word, numbered: the part that is the same whatever the values are.
///
/// There are thousands of them before the first post is read, so they stand in three lists instead of one for each word.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known {
    first: Names,
    /// For each first word its longest phrase, by position.
    begins: Vec<usize>,
    phrases: Vec<Phrase>,
    /// The bit by which a word that was looked up tells that a phrase begins with it; none where words are not marked for these.
    mark: u64,
}

/// A phrase behind its first word.
#[derive(Clone, Debug)]
struct Phrase {
    /// How many words follow, and what they are, parted by spaces.
    count: usize,
    rest: String,
    number: usize,
    /// The next phrase with the same first word, which is no longer, by position.
    next: Option<usize>,
}

impl Phrase {
    /// Whether its words behind the first are those with which `words` begin.
    fn is_before(&self, words: &[Token]) -> bool {
        let mut rest = self.rest.as_str();
        self.count <= words.len()
            && words[..self.count].iter().all(|word| match rest.strip_prefix(&*word.folded) {
                Some(after) if after.is_empty() || after.starts_with(' ') => {
                    rest = after.trim_start_matches(' ');
                    true
                }
                _ => false,
            })
    }
}

/// A phrase found: from which word to which, and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found<T> {
    pub(crate) start: usize,
    /// One past its last word.
    pub(crate) end: usize,
    pub(crate) value: T,
}

/// What many tables tell of a word, found in one look: a bit for each.
#[derive(Clone, Debug, Default)]
pub(crate) struct Marks {
    words: Names,
    marks: Vec<u64>,
}

impl Marks {
    /// Marks a word.
    pub(crate) fn add(&mut self, word: &str, mark: u64) {
        let number = self.words.number(word);
        if number == self.marks.len() {
            self.marks.push(0);
        }
        self.marks[number] |= mark;
    }

    /// Marks the words that phrases begin with, each list by a bit of its own, `first` that of the first.
    pub(crate) fn add_lists<'k>(&mut self, lists: impl IntoIterator<Item = &'k mut Known>, first: u32) {
        for (bit, list) in (first..).zip(lists) {
            list.mark = 1 << bit;
            (0..list.first.len()).for_each(|number| self.add(list.first.name(number), list.mark));
        }
    }

    /// The marks of a word with its hash.
    pub(crate) fn of(&self, word: &str, hash: u32) -> u64 {
        self.words.get_hashed(word, hash).map_or(0, |number| self.marks[number])
    }
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

    /// Where the longest phrase begins that ends right before the word `end`.
    pub(crate) fn ending_at(&self, words: &[Token], end: usize) -> Option<usize> {
        const LONGEST: usize = 6;
        let words = &words[..end];
        (end.saturating_sub(LONGEST)..end).find(|start| self.known.at(words, *start).is_some_and(|(found, _)| found == end))
    }

    /// Whether a phrase ends right before the word `end`.
    pub(crate) fn ends_at(&self, words: &[Token], end: usize) -> bool {
        self.ending_at(words, end).is_some()
    }

    /// All phrases in order, without overlap.
    pub(crate) fn find(&self, words: &[Token]) -> Vec<Found<T>> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(begins) = words[at..].iter().position(|word| self.known.may_begin(word)) {
            at += begins;
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
        (0..words.len()).any(|at| self.known.may_begin(&words[at]) && self.known.at(words, at).is_some())
    }
}

impl Known {
    fn insert(&mut self, phrase: &str, number: usize) {
        let mut first = None;
        let (mut count, mut rest) = (0, String::new());
        each_word(phrase, &mut |_, word| {
            if first.is_none() {
                first = Some(self.first.number(word));
                return;
            }
            if count > 0 {
                rest.push(' ');
            }
            rest.push_str(word);
            count += 1;
        });
        let Some(first) = first else { return };
        let position = self.phrases.len();
        let mut phrase = Phrase { count, rest, number, next: None };
        if first == self.begins.len() {
            self.begins.push(position);
        } else {
            // Longer phrases first, so that the first that fits is the longest.
            let longest = self.begins[first];
            if self.phrases[longest].count < count {
                phrase.next = Some(longest);
                self.begins[first] = position;
            } else {
                let mut before = longest;
                while let Some(next) = self.phrases[before].next.filter(|next| self.phrases[*next].count >= count) {
                    before = next;
                }
                phrase.next = self.phrases[before].next.replace(position);
            }
        }
        self.phrases.push(phrase);
    }

    /// Whether a phrase may begin with a word: most begin none, and one that was looked up says so at once.
    #[inline]
    pub(crate) fn may_begin(&self, word: &Token) -> bool {
        word.may_have(self.mark) || self.mark == 0
    }

    /// One past the last word of the longest phrase that begins at the word `start`, and its number.
    #[inline]
    fn at(&self, words: &[Token], start: usize) -> Option<(usize, usize)> {
        let first = words.get(start)?;
        if self.may_begin(first) { self.longest(words, start) } else { None }
    }

    fn longest(&self, words: &[Token], start: usize) -> Option<(usize, usize)> {
        let first = words.get(start)?;
        let after = &words[start + 1..];
        let mut phrase = self.phrases.get(*self.begins.get(self.first.get_hashed(&first.folded, first.hash)?)?)?;
        loop {
            if phrase.is_before(after) {
                return Some((start + 1 + phrase.count, phrase.number));
            }
            phrase = self.phrases.get(phrase.next?)?;
        }
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
