//! The terms of all posts, numbered as they came and kept in alphabetical order.

use super::form;
use super::query::Word;
use crate::order;
use crate::table::Names;

/// The terms of all posts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vocabulary {
    terms: Names,
    /// The numbers in the order of their terms, in short blocks: a new term moves no more than a block.
    blocks: Vec<Vec<u32>>,
}

/// A term that stands for a word of a query, and how well, above 0 and at most 1.
pub(crate) type Expansion = (usize, f32);

impl Vocabulary {
    /// The number of a term, which is added where it is missing.
    pub(super) fn number(&mut self, term: &str) -> usize {
        let count = self.terms.len();
        let number = self.terms.number(term);
        if number == count {
            self.place(number);
        }
        number
    }

    /// How many terms there are.
    pub(super) fn len(&self) -> usize {
        self.terms.len()
    }

    /// The term of a number.
    pub(super) fn term(&self, number: usize) -> &str {
        self.terms.name(number)
    }

    fn place(&mut self, number: usize) {
        const LONGEST: usize = 256;
        let terms = &self.terms;
        let term = terms.name(number);
        let before = |other: &u32| terms.name(*other as usize) < term;
        let at = self.blocks.partition_point(|block| block.first().is_some_and(before)).saturating_sub(1);
        let Ok(number) = u32::try_from(number) else { return };
        let Some(block) = self.blocks.get_mut(at) else { return self.blocks.push(vec![number]) };
        block.insert(block.partition_point(before), number);
        if block.len() > LONGEST {
            let rest = block.split_off(LONGEST / 2);
            self.blocks.insert(at + 1, rest);
        }
    }

    /// The terms that begin with `prefix`, in alphabetical order, with their numbers.
    pub(super) fn starting<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (usize, &'a str)> {
        let before = move |other: &u32| self.term(*other as usize) < prefix;
        let block = self.blocks.partition_point(|block| block.first().is_some_and(before)).saturating_sub(1);
        let skipped = self.blocks.get(block).map_or(0, |block| block.partition_point(before));
        let numbers = self.blocks.get(block..).unwrap_or_default().iter().flatten().skip(skipped);
        numbers.map(|number| (*number as usize, self.term(*number as usize))).take_while(move |(_, term)| term.starts_with(prefix))
    }

    /// The terms that `word` finds.
    pub(super) fn expand(&self, word: &Word) -> Vec<Expansion> {
        let mut found: Vec<Expansion> = Vec::new();
        let mut look = |prefix: &str| {
            let fitting = self.starting(prefix).map(|(number, term)| (number, word.fit(term))).filter(|(_, fit)| *fit > 0.0);
            found.extend(fitting);
        };
        look(if word.exact { &word.text } else { form::stem(&word.text) });
        for other in &word.instead {
            look(other);
        }
        found
    }

    /// The terms nearest to a word that is none, at most a few: the least edits away, of these the ones that `weight` most.
    pub(super) fn nearest(&self, word: &str, weight: &dyn Fn(usize) -> usize) -> Vec<String> {
        const MOST: usize = 3;
        let Some(allowed) = form::edits(word) else { return Vec::new() };
        let mut near = form::Near::new(word, allowed);
        let mut found: Vec<(usize, usize, &str)> = Vec::new();
        for number in 0..self.len() {
            let term = self.term(number);
            if let Some(edits) = near.to(term) {
                // What is further away than something that was found does not count.
                near.allow(edits);
                found.push((edits, weight(number), term));
            }
        }
        order::sort(&mut found, |a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)).then(a.2.cmp(b.2)));
        let least = found.first().map_or(0, |(edits, ..)| *edits);
        found.into_iter().filter(|(edits, ..)| *edits == least).take(MOST).map(|(.., term)| term.to_owned()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_found_by_their_beginning() {
        let mut vocabulary = Vocabulary::default();
        let mut terms: Vec<String> = (0..2_000).map(|number| format!("{:x}", number * 7919 % 65_536)).collect();
        for term in &terms {
            vocabulary.number(term);
        }
        terms.sort();
        terms.dedup();
        for prefix in ["", "1", "ab", "fff", "x", "0"] {
            let expected: Vec<&String> = terms.iter().filter(|term| term.starts_with(prefix)).collect();
            let found: Vec<&str> = vocabulary.starting(prefix).map(|(_, term)| term).collect();
            assert_eq!(found, expected, "{prefix}");
        }
    }

    #[test]
    fn the_nearest_terms_stand_in_for_an_unknown_word() {
        let mut vocabulary = Vocabulary::default();
        for term in ["kubernetes", "kubelet", "cilium", "carbon", "karbon", "2024"] {
            vocabulary.number(term);
        }
        for (word, nearest) in [
            ("kubernets", vec!["kubernetes"]),
            ("kuberentes", vec!["kubernetes"]),
            ("celium", vec!["cilium"]),
            ("garbon", vec!["carbon", "karbon"]),
            ("2025", vec![]),
            ("cat", vec![]),
            ("zzzzzzzz", vec![]),
        ] {
            assert_eq!(vocabulary.nearest(word, &|_| 1), nearest, "{word}");
        }
    }
}
