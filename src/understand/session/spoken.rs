//! What words say of sessions: that there was one or several, and what one was about.

use crate::search::Token;
use crate::understand::lexicon::Lexicon;

impl Lexicon {
    /// Whether a word for a session stands in the plural, as its end tells: `talks`, `Vorträge`, `sessioner`.
    pub(super) fn is_plural(&self, word: &Token) -> bool {
        self.plural_endings.iter().any(|end| word.folded.ends_with(end))
    }

    /// Whether words speak of one session; in the plural they are those of the whole conference.
    pub(super) fn speaks_of_one(&self, words: &[Token]) -> bool {
        (0..words.len()).any(|at| self.session.at(words, at).is_some_and(|found| !self.is_plural(&words[found.end - 1])))
    }

    /// Where words speak of more than one session.
    pub(super) fn several(&self, words: &[Token]) -> Option<usize> {
        (0..words.len()).find(|at| self.session.at(words, *at).is_some_and(|found| self.is_plural(&words[found.end - 1])))
    }

    /// Whether words speak of tools and the like and not of sessions: `The tools that she showed in her talk:`.
    pub(super) fn lists_tools(&self, words: &[Token]) -> bool {
        let tools = |at: usize| self.software.at(words, at).is_some_and(|found| self.is_plural(&words[found.end - 1]));
        (0..words.len()).any(tools) && self.several(words).is_none()
    }

    /// Whether words do no more than name recordings, slides and the like, one or several: `slides / video`.
    pub(super) fn is_media(&self, words: &[Token]) -> bool {
        let mut at = 0;
        while let Some(found) = self.media.at(words, at) {
            at = found.end;
        }
        at > 0 && at == words.len()
    }
}
