//! The properties by which posts are narrowed, with counts of what each value would give.

use crate::corpus::Corpus;
use crate::order;
use crate::post::{NameKind, Post};
use crate::route::{Facet, Route};
use crate::search::fold;
use crate::table::Table;

/// A facet and its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetGroup {
    /// Which facet.
    pub facet: Facet,
    /// Its values, most frequent first; years newest first.
    pub values: Vec<FacetValue>,
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

/// The values that a post has in a facet.
pub(super) fn values(post: &Post, facet: Facet) -> Vec<String> {
    let mut values: Vec<String> = match facet {
        Facet::Series => post.subjects().map(|mention| mention.series.clone()).collect(),
        Facet::Edition => post.subjects().map(|mention| mention.id.clone()).collect(),
        Facet::Year => {
            let years: Vec<String> = post.subjects().filter_map(|mention| mention.year).map(|year| year.to_string()).collect();
            if years.is_empty() { post.day().map(|day| day.year.to_string()).into_iter().collect() } else { years }
        }
        Facet::Country => post.subjects().filter_map(|mention| mention.country.clone()).collect(),
        Facet::Author => post.authors.clone(),
        Facet::Topic => post.topics.clone(),
        Facet::Project => post.named(NameKind::Project).map(|name| name.name.clone()).collect(),
        Facet::Language => post.language.iter().cloned().collect(),
        Facet::Origin => post.takeaways.iter().map(|takeaway| if takeaway.stated { "stated" } else { "picked" }.to_owned()).collect(),
        Facet::Term => post.terms.iter().map(|term| term.term.clone()).collect(),
    };
    order::sort(&mut values, Ord::cmp);
    values.dedup();
    values
}

/// Whether the post has a chosen value in every facet that has a choice, `except` aside.
pub(super) fn fits(post: &Post, route: &Route, except: Option<Facet>) -> bool {
    route.chosen.iter().filter(|(facet, _)| Some(**facet) != except).all(|(facet, chosen)| {
        values(post, *facet).iter().any(|value| match facet {
            // A word is the same word however it is written.
            Facet::Term => chosen.iter().any(|other| fold(other) == fold(value)),
            _ => chosen.contains(value),
        })
    })
}

/// Whether the conference of the post, or the post itself, falls into the chosen span of time.
pub(super) fn in_span(post: &Post, route: &Route) -> bool {
    if route.from.is_none() && route.to.is_none() {
        return true;
    }
    let day = post.subjects().find_map(|mention| mention.start).or_else(|| post.day());
    day.is_some_and(|day| route.from.is_none_or(|from| from <= day) && route.to.is_none_or(|to| day <= to))
}

/// All facets with counts; a facet in which all posts agree is left out unless it is chosen.
pub(super) fn groups(corpus: &Corpus, route: &Route, fits: &dyn Fn(usize, Option<Facet>) -> bool) -> Vec<FacetGroup> {
    let shown = Facet::ALL.into_iter().filter(|facet| *facet != Facet::Term);
    shown
        .map(|facet| group(corpus, route, facet, fits))
        .filter(|group| group.values.len() > 1 || group.values.iter().any(|value| value.chosen))
        .collect()
}

fn group(corpus: &Corpus, route: &Route, facet: Facet, fits: &dyn Fn(usize, Option<Facet>) -> bool) -> FacetGroup {
    let mut counts: Table<usize> = Table::default();
    for (position, post) in corpus.posts().iter().enumerate() {
        let counted = usize::from(fits(position, Some(facet)));
        for value in values(post, facet) {
            *counts.or_insert(&value, 0) += counted;
        }
    }
    for value in route.chosen.get(&facet).into_iter().flatten() {
        counts.or_insert(value, 0);
    }
    let mut counts = counts.into_rows();
    order::sort(&mut counts, |a, b| a.0.cmp(&b.0));
    let mut values: Vec<FacetValue> = counts
        .into_iter()
        .map(|(value, count)| FacetValue { label: label(corpus, facet, &value), chosen: route.has(facet, &value), value, count })
        .filter(|value| value.count > 0 || value.chosen)
        .collect();
    match facet {
        Facet::Year => values.reverse(),
        _ => order::sort(&mut values, |a, b| b.count.cmp(&a.count).then_with(|| a.label.cmp(&b.label))),
    }
    FacetGroup { facet, values }
}

/// The value as shown.
pub(super) fn label(corpus: &Corpus, facet: Facet, value: &str) -> String {
    match facet {
        Facet::Edition => corpus.editions().get(value).map_or(value, |edition| edition.short.as_str()).to_owned(),
        Facet::Country => corpus.country(value).to_owned(),
        Facet::Topic => corpus.topic(value).to_owned(),
        Facet::Language => corpus.language(value).to_owned(),
        _ => value.to_owned(),
    }
}

impl Corpus {
    /// The value of a facet as a reader sees it.
    pub fn label(&self, facet: Facet, value: &str) -> String {
        label(self, facet, value)
    }
}
