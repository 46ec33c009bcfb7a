//! A text in which conferences are named: how its words are written, and what stands between them.

use super::{Context, year};
use crate::search::Token;
use crate::understand::script::is_hiragana;
use crate::unicode::is_unspaced;

/// A title or a passage.
#[derive(Clone, Copy)]
pub(super) struct Text<'t> {
    pub(super) context: &'t Context<'t>,
    pub(super) plain: &'t str,
    pub(super) words: &'t [Token],
    /// The passage; none for the title, or what stands for one: a slug, a tag.
    pub(super) line: Option<usize>,
}

impl<'t> Text<'t> {
    pub(super) fn is_title(&self) -> bool {
        self.line.is_none()
    }

    /// Whether it is a title, a slug or a tag that is all small.
    pub(super) fn is_small_title(&self) -> bool {
        self.is_title() && !self.plain.contains(char::is_uppercase)
    }

    /// The word `at` as it is written.
    pub(super) fn written(&self, at: usize) -> &'t str {
        &self.plain[self.words[at].range.clone()]
    }

    /// All before the word `at`.
    pub(super) fn before(&self, at: usize) -> &'t str {
        &self.plain[..self.words[at].range.start]
    }

    /// All behind the word `at`.
    pub(super) fn behind(&self, at: usize) -> &'t str {
        &self.plain[self.words[at].range.end..]
    }

    /// What stands between the word `at` and the one before it.
    pub(super) fn gap(&self, at: usize) -> Option<&'t str> {
        Some(&self.plain[self.words.get(at.checked_sub(1)?)?.range.end..self.words.get(at)?.range.start])
    }

    /// Whether no more than a space, a hyphen or a sign for a place stands before the word `at`.
    pub(super) fn is_next(&self, at: usize) -> bool {
        self.gap(at).is_some_and(|gap| matches!(gap.trim(), "" | "-" | "–" | "@" | "'" | "’"))
    }

    /// Whether a sentence, or an aside, ends before the word `at`.
    pub(super) fn parted(&self, at: usize) -> bool {
        // ` : ` is how French writes a colon, behind which something new begins.
        self.gap(at).is_some_and(|gap| gap.contains(['.', '!', '?', ';', '|', '。', '！', '？']) || gap.contains(" : "))
    }

    /// Whether the word `at` goes on with a name that the one before it begins or belongs to: that is capitalised, with no more than a
    /// space between. Where words have no spaces, Hiragana ends a name, and a name in letters goes back no further than its letters.
    pub(super) fn joins(&self, at: usize) -> bool {
        let Some(gap) = self.gap(at) else { return false };
        let (before, one, other) = (&self.words[at - 1], self.is_character(at - 1), self.is_character(at));
        if one || other {
            let parts = self.written(at - 1).starts_with(is_hiragana) || before.begins_with_digit();
            return other && !parts && (gap.is_empty() || gap == " " && !one);
        }
        self.is_name_like(at - 1) && !before.begins_with_digit() && matches!(gap, " " | "\u{a0}" | " & " | " + ")
    }

    /// Whether a word begins with a capital, or with what has none.
    pub(super) fn is_capitalized(&self, at: usize) -> bool {
        is_capitalized(self.written(at))
    }

    /// Whether a word has a capital inside, as `dotSwift` does.
    pub(super) fn has_capital_inside(&self, at: usize) -> bool {
        let mut before = ' ';
        self.written(at).chars().any(|letter| std::mem::replace(&mut before, letter).is_alphanumeric() && letter.is_uppercase())
    }

    /// Whether a word is written as names are.
    pub(super) fn is_name_like(&self, at: usize) -> bool {
        self.is_capitalized(at) || self.has_capital_inside(at)
    }

    /// Whether a word is one character of a script without spaces.
    pub(super) fn is_character(&self, at: usize) -> bool {
        self.written(at).starts_with(is_unspaced)
    }

    /// Whether a word has no meaning of its own.
    pub(super) fn is_stop(&self, at: usize) -> bool {
        self.context.lexicon.is_stop(&self.words[at])
    }

    /// Whether a word is more than an everyday word or one of the trade, such as one for a conference.
    pub(super) fn is_telling(&self, at: usize) -> bool {
        !self.context.lexicon.is_common_word(&self.words[at])
    }

    /// The year that the word `at` is, of four digits.
    pub(super) fn year(&self, at: usize) -> Option<u16> {
        year::full(&self.words.get(at)?.folded)
    }
}

/// Whether a word begins with a capital, or with what has none.
pub(super) fn is_capitalized(written: &str) -> bool {
    written.starts_with(|first: char| !first.is_lowercase())
}
