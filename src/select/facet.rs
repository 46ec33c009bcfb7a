//! The properties by which posts are narrowed, with counts of what each value would give.

use super::narrowing::Narrowing;
use crate::corpus::Corpus;
use crate::order;
use crate::route::{Facet, Route};
use std::sync::Arc;

/// A facet and its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetGroup {
    /// Which facet.
    pub facet: Facet,
    /// Its values, most frequent first; years newest first.
    pub values: Vec<FacetValue>,
    /// How many further values there are, none of them more frequent.
    pub more: usize,
}

/// A value of a facet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FacetValue {
    /// The value, as in addresses.
    pub value: Arc<str>,
    /// The value, as shown.
    pub label: Arc<str>,
    /// How many posts it would give, the other facets as they are.
    pub count: usize,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// How many values of a facet are listed; a reader finds the others by typing.
const MOST: usize = 100;

/// All facets with counts; a facet in which all posts agree is left out unless it is chosen.
pub(super) fn groups(corpus: &Corpus, route: &Route, narrowing: &Narrowing) -> Vec<FacetGroup> {
    let listed = Facet::ALL.into_iter().filter(|facet| facet.is_listed());
    listed
        .map(|facet| group(corpus, route, facet, narrowing))
        .filter(|group| group.values.len() > 1 || group.values.iter().any(|value| value.chosen))
        .collect()
}

fn group(corpus: &Corpus, route: &Route, facet: Facet, narrowing: &Narrowing) -> FacetGroup {
    let column = corpus.column(facet);
    let counts = column.tally(&narrowing.posts(Some(facet)));
    let mut ranked: Vec<(u32, usize)> = column.by_label().iter().map(|number| (counts[*number].posts(), *number)).collect();
    ranked.retain(|(count, _)| *count > 0);
    let all = ranked.len();
    if facet == Facet::Year {
        ranked.reverse();
    } else {
        // Values that are equally frequent stay in the order of their labels.
        ranked = order::highest(ranked, MOST);
    }
    ranked.truncate(MOST);
    let listed: Vec<usize> = ranked.iter().map(|(_, number)| *number).collect();
    let chosen: Vec<(&str, Option<usize>)> = route.chosen.of(facet).map(|value| (value, column.number(value))).collect();
    let value = |(count, number): (u32, usize)| {
        let (value, label) = column.shared(number);
        FacetValue { value, label, count: count as usize, chosen: chosen.iter().any(|(_, chosen)| *chosen == Some(number)) }
    };
    let mut values: Vec<FacetValue> = ranked.into_iter().map(value).collect();
    // What is chosen is listed however few posts have it.
    for (value, number) in chosen.iter().filter(|(_, number)| number.is_none_or(|number| !listed.contains(&number))) {
        let count = number.map_or(0, |number| counts[number].posts() as usize);
        values.push(FacetValue { value: (*value).into(), label: corpus.label(facet, value).into(), count, chosen: true });
    }
    let counted = values.iter().filter(|value| value.count > 0).count();
    FacetGroup { facet, values, more: all - counted }
}
