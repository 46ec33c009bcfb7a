//! The conferences on the timeline.

use crate::corpus::{Corpus, Edition};
use crate::route::{Facet, Route};
use crate::set::Set;
use std::sync::Arc;

/// A conference on the timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineMark {
    /// The conference.
    pub edition: Arc<Edition>,
    /// How many of its reports are in the selection, its own choice aside; 0 for one that nobody here reports on.
    pub count: usize,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// The conferences that the timeline shows, by day.
pub(super) fn marks(corpus: &Corpus, route: &Route, posts: &Set) -> Vec<TimelineMark> {
    let counts = corpus.column(Facet::Edition).tally(posts);
    let mark = |(edition, number): &(Arc<Edition>, Option<usize>)| TimelineMark {
        count: number.map_or(0, |number| counts[number].posts() as usize),
        chosen: route.has(Facet::Edition, &edition.id),
        edition: Arc::clone(edition),
    };
    corpus.timeline().iter().map(mark).collect()
}
