//! What stands in for words that no post has: a compound in two words or two words as a compound, or else the nearest words.

use super::index::Index;
use super::query::{Clause, Phrase, Query, Wanted, Word};
use crate::set::Set;
use crate::unicode::is_unspaced;

/// The fewest letters of a part of a compound, as shorter ones stand anywhere, and the most of a compound.
const PART: usize = 3;
const COMPOUND: usize = 48;

impl Index {
    /// The query with what the posts have in place of words that none has.
    pub(crate) fn corrected(&self, mut query: Query) -> Query {
        let mut at = 0;
        while let [first, second, ..] = &query.clauses[at..] {
            if let Some(compound) = self.neighbours(first, second) {
                query.clauses[at] = compound;
                query.clauses.remove(at + 1);
            }
            at += 1;
        }
        for literal in query.clauses.iter_mut().flat_map(|clause| &mut clause.any) {
            if let Wanted::Phrase(phrase) = &mut literal.wanted {
                self.correct(phrase);
            }
        }
        query
    }

    fn correct(&self, phrase: &mut Phrase) {
        // Typed with a hyphen, and written without by those who write of it.
        if let [first, second] = phrase.words.as_slice()
            && let Some(compound) = self.compound(first, second)
            && self.anywhere(&phrase.words) == 0
        {
            phrase.stand_in(vec![compound]);
        }
        if phrase.words.iter().all(|word| word.exact || self.knows(word)) {
            return;
        }
        let mut words = Vec::new();
        let mut parted = false;
        for mut word in std::mem::take(&mut phrase.words) {
            if word.exact || self.knows(&word) {
                words.push(word);
            } else if let Some(parts) = self.parts(&word) {
                words.extend(parts);
                parted = true;
            } else {
                word.instead = self.nearest(&word.text);
                words.push(word);
            }
        }
        if parted {
            phrase.stand_in(words);
        } else {
            phrase.words = words;
        }
    }

    /// Whether any post has the word, or a form of it.
    fn knows(&self, word: &Word) -> bool {
        !self.expand(word).is_empty()
    }

    /// How often words stand side by side.
    fn anywhere(&self, words: &[Word]) -> usize {
        self.places(words, &Set::all(self.len())).len()
    }

    /// Two words as one, where posts have that: `burn` and `out` as `burnout`.
    fn compound(&self, first: &Word, second: &Word) -> Option<Word> {
        let plain = |word: &Word| !word.exact && !word.text.starts_with(is_unspaced) && !word.is_begun();
        let compound = Word { text: format!("{}{}", first.text, second.text), open: second.open, ..Word::default() };
        (plain(first) && plain(second) && self.knows(&compound)).then_some(compound)
    }

    /// Two neighbouring clauses as one, where each is a word, and no post has one of the two, or where one says nothing by itself
    /// and they stand side by side nowhere.
    fn neighbours(&self, first: &Clause, second: &Clause) -> Option<Clause> {
        let (first, second) = (first.word()?, second.word()?);
        let compound = self.compound(first, second)?;
        let words = [first.clone(), second.clone()];
        let apart =
            !words.iter().all(|word| self.knows(word)) || words.iter().any(|word| self.is_common(word)) && self.anywhere(&words) == 0;
        apart.then(|| {
            let mut phrase = Phrase::typed(format!("{} {}", first.text, second.text), words.into());
            phrase.stand_in(vec![compound]);
            Clause::of(phrase)
        })
    }

    /// A word in two that stand side by side somewhere: `opensource` as `open source`; where there are several such, the two that
    /// say most and stand so most often.
    fn parts(&self, word: &Word) -> Option<[Word; 2]> {
        let letters = word.text.chars().count();
        if letters > COMPOUND || word.text.starts_with(is_unspaced) {
            return None;
        }
        let ends = word.text.char_indices().map(|(at, _)| at).take((letters + 1).saturating_sub(PART)).skip(PART);
        let mut best = None;
        let mut most = (false, 0);
        for (first, second) in ends.map(|at| word.text.split_at(at)) {
            let part = |text: &str, open: bool| Word { text: text.to_owned(), open, ..Word::default() };
            let parts = [part(first, false), part(second, word.open)];
            let worth = (!parts.iter().any(|part| self.is_common(part)), self.anywhere(&parts));
            if worth.1 > 0 && worth > most {
                most = worth;
                best = Some(parts);
            }
        }
        best
    }
}
