//! The conferences on the timeline.

use crate::corpus::{Corpus, Edition};
use crate::order;
use crate::route::{Facet, Route};
use crate::set::Set;
use crate::table::Names;
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

/// The conferences with reports, and between them the known editions of the same series without one; by day.
pub(super) fn marks(corpus: &Corpus, route: &Route, posts: &Set) -> Vec<TimelineMark> {
    let reported = || corpus.editions().values().filter(|edition| !edition.reports.is_empty());
    let series: Names = reported().map(|edition| edition.series.as_str()).collect();
    let years = || reported().filter_map(|edition| edition.day()).map(|day| day.year);
    let (Some(first), Some(last)) = (years().min(), years().max()) else { return Vec::new() };
    let near =
        |edition: &Edition| series.contains(edition.series.as_str()) && edition.start.is_some_and(|day| (first..=last).contains(&day.year));
    let column = corpus.column(Facet::Edition);
    let counts = column.tally(posts);
    let mut marks: Vec<TimelineMark> = corpus
        .editions()
        .values()
        .filter(|edition| edition.day().is_some() && (!edition.reports.is_empty() || near(edition)))
        .map(|edition| TimelineMark {
            count: column.number(&edition.id).map_or(0, |number| counts[number].posts as usize),
            chosen: route.has(Facet::Edition, &edition.id),
            edition: Arc::clone(edition),
        })
        .collect();
    order::sort(&mut marks, |a, b| (a.edition.day(), &a.edition.id).cmp(&(b.edition.day(), &b.edition.id)));
    marks
}
