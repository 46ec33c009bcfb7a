//! The passage of a body that fits a query best.

use super::Selection;
use crate::document::{Document, Passage};
use crate::search::{Clause, Snippet, terms};

/// The passages of a body with their words: they stay the same while a reader types, and each key asks for the best of them.
#[derive(Clone, Debug, Default)]
pub struct Passages(Vec<(Passage, Vec<String>)>);

impl Passages {
    /// Those of a body.
    pub fn new(document: &Document) -> Self {
        let with_words = |passage: Passage| {
            let words = terms(&passage.text);
            (passage, words)
        };
        Self(document.passages().into_iter().map(with_words).collect())
    }
}

impl Selection {
    /// The passage that fits best what is sought: the one that holds most of what is rare.
    pub fn passage(&self, passages: &Passages) -> Option<Snippet> {
        const LENGTH: usize = 220;
        /// What a word adds that says nothing by itself.
        const COMMON: f32 = 0.05;
        let pairs = self.query.pairs(&self.parts);
        let mut best: Option<(f32, &Passage)> = None;
        for (passage, terms) in &passages.0 {
            let fit = |clause: &Clause| clause.phrases().map(|phrase| phrase.best_fit(terms)).fold(0.0, f32::max);
            // What is chosen says as much as a rare word.
            let rarities = self.parts.iter().map(|part| part.rarity).chain(std::iter::repeat(1.0));
            let mut worth: f32 = self.sought.clauses.iter().zip(rarities).map(|(clause, rarity)| fit(clause) * (rarity + COMMON)).sum();
            worth += pairs.iter().map(|(_, pair)| pair.best_fit(terms)).sum::<f32>() / 2.0;
            // Of a heading and a text beneath it, the text says more.
            if passage.heading().is_some() {
                worth *= 0.9;
            }
            if worth > best.map_or(0.0, |(best, _)| best) {
                best = Some((worth, passage));
            }
        }
        best.map(|(_, passage)| Snippet::new(&self.sought, &passage.text, &passage.anchor, LENGTH))
    }
}
