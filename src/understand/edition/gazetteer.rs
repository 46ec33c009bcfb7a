//! The names of conferences and places, ready to be found in text.

use crate::facts::Facts;
use crate::search::{Token, tokens};
use crate::table::Table;
use crate::understand::phrases::{Known, Phrases};
use std::cmp::Reverse;

/// The tables of conferences and places, ready to be found in text.
#[derive(Clone, Debug, Default)]
pub(in crate::understand) struct Gazetteer {
    pub(super) series: Phrases<usize>,
    /// The names of series without spaces, for `#KubeConEU`, by their first letters; longest first.
    glued: Table<Vec<(String, usize)>>,
    pub(super) editions: Phrases<usize>,
    pub(super) regions: Phrases<usize>,
    pub(super) cities: Phrases<usize>,
    pub(super) countries: Phrases<usize>,
    pub(super) of_series: Table<Vec<usize>>,
}

/// The length of the shortest name that is told inside a word.
const GLUED: usize = 5;

impl Gazetteer {
    /// The names of series, written without spaces, that begin a word, and the rest of it; longest first.
    pub(in crate::understand) fn glued<'a>(&'a self, word: &'a str) -> impl Iterator<Item = (&'a str, usize)> {
        let alike = word.get(..GLUED).and_then(|first| self.glued.get(first)).map_or([].as_slice(), Vec::as_slice);
        alike.iter().filter_map(|(name, series)| Some((word.strip_prefix(name.as_str())?, *series)))
    }

    pub(in crate::understand) fn new(facts: &Facts) -> Self {
        let mut gazetteer = Self::default();
        for (position, series) in facts.series.iter().enumerate() {
            for name in std::iter::once(&series.name).chain(&series.aliases) {
                let words = tokens(name);
                // Without its signs, `!!Con` is a word for any conference.
                if matches!(words.as_slice(), [word] if word.range.len() + 1 < name.len() && word.range.len() < 4) {
                    continue;
                }
                gazetteer.series.insert(name, position);
                let glued: String = words.iter().map(|token| &*token.folded).collect();
                if glued.is_ascii() && glued.len() >= GLUED && !series.ambiguous {
                    let alike = gazetteer.glued.or_insert(&glued[..GLUED], Vec::new());
                    let at =
                        alike.partition_point(|other| (Reverse(other.0.len()), other) < (Reverse(glued.len()), &(glued.clone(), position)));
                    alike.insert(at, (glued, position));
                }
            }
        }
        for (position, edition) in facts.editions.iter().enumerate() {
            gazetteer.editions.insert(&edition.name, position);
            gazetteer.of_series.or_insert(edition.series, Vec::new()).push(position);
        }
        for (position, region) in facts.regions.iter().enumerate() {
            std::iter::once(&region.id)
                .chain(std::iter::once(&region.name))
                .chain(&region.aliases)
                .for_each(|name| gazetteer.regions.insert(name, position));
        }
        for (position, city) in facts.cities.iter().enumerate() {
            std::iter::once(&city.name).chain(&city.aliases).for_each(|name| gazetteer.cities.insert(name, position));
        }
        for (position, country) in facts.countries.iter().enumerate() {
            std::iter::once(&country.name).chain(&country.aliases).for_each(|name| gazetteer.countries.insert(name, position));
        }
        gazetteer
    }

    /// The names of each kind, which words are marked for.
    pub(in crate::understand) fn known_mut(&mut self) -> [&mut Known; 5] {
        [&mut self.series.known, &mut self.editions.known, &mut self.regions.known, &mut self.cities.known, &mut self.countries.known]
    }

    /// Whether some words are the name of a city or a country.
    pub(in crate::understand) fn is_place(&self, words: &[Token]) -> bool {
        [self.cities.at(words, 0), self.countries.at(words, 0)].into_iter().flatten().any(|found| found.end == words.len())
    }

    /// Whether some words are the name of a conference, with or without its region and year.
    pub(in crate::understand) fn is_event(&self, words: &[Token]) -> bool {
        let Some(mut end) = self.editions.at(words, 0).or_else(|| self.series.at(words, 0)).map(|found| found.end) else { return false };
        while end < words.len() {
            match self
                .series
                .at(words, end)
                .or_else(|| self.regions.at(words, end))
                .or_else(|| self.cities.at(words, end))
                .or_else(|| self.countries.at(words, end))
            {
                Some(found) => end = found.end,
                None if words[end].folded.bytes().all(|byte| byte.is_ascii_digit()) => end += 1,
                None => return false,
            }
        }
        true
    }
}
