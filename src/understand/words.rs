//! The words that posts have said so far: each is folded and looked up once, however often it is said.

use crate::search::{Token, each_form, fold};
use crate::table::{Names, hash};
use std::cell::{Ref, RefCell};
use std::ops::Range;
use std::rc::Rc;

/// The bit of a word that has no meaning of its own.
pub(crate) const STOP: u64 = 1 << 62;

/// The bit of a word that has no meaning of its own, or one that every post has.
pub(crate) const COMMON: u64 = 1 << 61;

/// The bit of a word within which the name of a conference may stand: `PyConUno`, `WWDC19`.
pub(crate) const EVENT: u64 = 1 << 60;

/// The bit of a word that begins with a digit, or says a number or a month.
pub(crate) const FIGURE: u64 = 1 << 59;

/// Words as they are written, by number.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words(RefCell<Said>);

#[derive(Clone, Debug, Default)]
struct Said {
    written: Names,
    /// Each word without case and diacritics, and the hash of that.
    folded: Vec<(Rc<str>, u32)>,
}

impl Words {
    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.0.borrow().folded.len()
    }

    /// Forgets them; their numbers are given again.
    pub(crate) fn clear(&self) {
        self.0.take();
    }

    /// The words of `text` in order, as [`crate::search::tokens`] gives them, with their numbers.
    pub(crate) fn tokens(&self, text: &str) -> Vec<Token> {
        /// Few texts have shorter words on average, in bytes with the space between them.
        const SHORT: usize = 5;
        let mut said = self.0.borrow_mut();
        let mut tokens = Vec::with_capacity(text.len() / SHORT + 1);
        each_form(text, &mut |range| tokens.push(said.token(text, range)));
        tokens
    }

    /// A word as it is written.
    pub(crate) fn written(&self, word: &Token) -> Ref<'_, str> {
        Ref::map(self.0.borrow(), |said| said.written.name(word.number as usize))
    }

    /// A stretch of a text as one word.
    pub(crate) fn token(&self, text: &str, range: Range<usize>) -> Token {
        self.0.borrow_mut().token(text, range)
    }
}

impl Said {
    fn token(&mut self, text: &str, range: Range<usize>) -> Token {
        let written = &text[range.clone()];
        let number = self.written.number(written);
        if number == self.folded.len() {
            let folded = fold(written);
            let hash = hash(&folded);
            self.folded.push((folded.into(), hash));
        }
        let (folded, hash) = &self.folded[number];
        Token { range, folded: Rc::clone(folded), hash: *hash, number: u32::try_from(number).unwrap_or(u32::MAX), marks: 0 }
    }
}
