//! The properties by which posts are narrowed, with counts of what each value would give.

use super::narrowing::Narrowing;
use crate::corpus::Corpus;
use crate::order;
use crate::route::{Facet, Route};

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
    pub value: String,
    /// The value, as shown.
    pub label: String,
    /// How many posts it would give, the other facets as they are.
    pub count: usize,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// How many values of a facet are listed; a reader finds the others by typing.
const MOST: usize = 100;

/// All facets with counts; a facet in which all posts agree is left out unless it is chosen.
pub(super) fn groups(corpus: &Corpus, route: &Route, narrowing: &Narrowing) -> Vec<FacetGroup> {
    let shown = Facet::ALL.into_iter().filter(|facet| !matches!(facet, Facet::Has | Facet::Speaker | Facet::Tag | Facet::Term));
    shown
        .map(|facet| group(corpus, route, facet, narrowing))
        .filter(|group| group.values.len() > 1 || group.values.iter().any(|value| value.chosen))
        .collect()
}

fn group(corpus: &Corpus, route: &Route, facet: Facet, narrowing: &Narrowing) -> FacetGroup {
    let column = corpus.column(facet);
    let counts = column.tally(&narrowing.posts(Some(facet)));
    let ranked = counts.iter().enumerate().map(|(number, tally)| (tally.posts, number)).filter(|(count, _)| *count > 0).collect();
    let ranked = order::descending(ranked);
    let value = |number: usize, count: u32| {
        let (value, label) = (column.value(number).to_owned(), column.label(number).to_owned());
        FacetValue { chosen: route.has(facet, &value), value, label, count: count as usize }
    };
    let mut values: Vec<FacetValue> = ranked.iter().take(MOST).map(|(count, number)| value(*number, *count)).collect();
    let more = ranked.len() - values.len();
    for chosen in
        route.chosen.get(&facet).into_iter().flatten().filter(|chosen| column.number(chosen).is_none_or(|number| counts[number].posts == 0))
    {
        values.push(FacetValue { value: chosen.clone(), label: corpus.label(facet, chosen), count: 0, chosen: true });
    }
    match facet {
        Facet::Year => order::sort(&mut values, |a, b| b.value.cmp(&a.value)),
        _ => order::sort(&mut values, |a, b| b.count.cmp(&a.count).then_with(|| a.label.cmp(&b.label))),
    }
    FacetGroup { facet, values, more }
}
