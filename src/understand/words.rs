//! What is known of the words that posts have said so far: each is looked up once, however often it is said.

use crate::search::{MARKED, Token};
use crate::table::Names;

/// The bit of a word that has no meaning of its own.
pub(crate) const STOP: u64 = 1 << 62;

/// The bit of a word that has no meaning of its own, or one that every post has.
pub(crate) const COMMON: u64 = 1 << 61;

/// Words with what the tables know of them, by number.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    names: Names,
    /// Which lists each word is in; 0 until it is asked for.
    marks: Vec<u64>,
    /// What each word is as part of a term; none until it is asked for.
    stems: Vec<Option<Stem>>,
    /// The texts of the stems.
    texts: Names,
}

/// A word as part of a term.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stem {
    /// The number of the text of the word in the singular, without what is glued to its end; none where it can be no part of a term.
    pub(super) text: Option<u32>,
    /// How many characters were cut off its end.
    pub(super) cut: usize,
    /// Whether it is an everyday word, part of a term only where the tables know the whole.
    pub(super) common: bool,
}

impl Words {
    /// The marks of a word, which `look` finds where it is new.
    pub(super) fn marks(&mut self, word: &Token, look: impl FnOnce(&Token) -> u64) -> u64 {
        let number = self.number(word);
        if self.marks[number] == 0 {
            self.marks[number] = look(word) | MARKED;
        }
        self.marks[number]
    }

    /// The stem of a word, which `cut` finds where it is new: its text, empty where it can be no part of a term, and the rest.
    pub(super) fn stem(&mut self, word: &Token, cut: impl FnOnce(&Token) -> (String, usize, bool)) -> Stem {
        let number = self.number(word);
        if let Some(stem) = self.stems[number] {
            return stem;
        }
        let (text, cut, common) = cut(word);
        let text = u32::try_from(self.texts.number(&text)).ok().filter(|_| !text.is_empty());
        *self.stems[number].insert(Stem { text, cut, common })
    }

    /// The text of a stem.
    pub(super) fn text(&self, stem: u32) -> &str {
        self.texts.name(stem as usize)
    }

    fn number(&mut self, word: &Token) -> usize {
        let number = self.names.number_hashed(&word.folded, word.hash);
        if number == self.marks.len() {
            self.marks.push(0);
            self.stems.push(None);
        }
        number
    }
}
