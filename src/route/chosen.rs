//! The chosen values of facets.

use super::Facet;

/// The chosen values of every facet, each once, by facet and then in alphabetical order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen(Vec<(Facet, String)>);

impl Chosen {
    /// Whether nothing is chosen.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every chosen value, with its facet.
    pub fn iter(&self) -> impl Iterator<Item = (Facet, &str)> {
        self.0.iter().map(|(facet, value)| (*facet, value.as_str()))
    }

    /// The values chosen in `facet`.
    pub fn of(&self, facet: Facet) -> impl Iterator<Item = &str> {
        self.iter().filter(move |(of, _)| *of == facet).map(|(_, value)| value)
    }

    /// Whether a value of `facet` is chosen.
    pub fn narrows(&self, facet: Facet) -> bool {
        self.of(facet).next().is_some()
    }

    pub(super) fn has(&self, facet: Facet, value: &str) -> bool {
        self.place(facet, value).is_ok()
    }

    pub(super) fn insert(&mut self, facet: Facet, value: String) {
        if let Err(place) = self.place(facet, &value) {
            self.0.insert(place, (facet, value));
        }
    }

    pub(super) fn toggle(&mut self, facet: Facet, value: &str) {
        match self.place(facet, value) {
            Ok(place) => drop(self.0.remove(place)),
            Err(place) => self.0.insert(place, (facet, value.to_owned())),
        }
    }

    /// Where the value stands, or else belongs.
    fn place(&self, facet: Facet, value: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(of, chosen)| (*of, chosen.as_str()).cmp(&(facet, value)))
    }
}
