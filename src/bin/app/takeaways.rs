//! The lens of takeaways, grouped by report or by topic.

use crate::each::growing;
use crate::element::{Element, element};
use crate::live::live;
use crate::parts::{link, list, span};
use crate::passages;
use crate::posts::mark;
use crate::state::State;
use crate::texts;
use hallway::corpus::Corpus;
use hallway::route::{Facet, Lens, Sorting};
use hallway::search::Query;
use hallway::select::{Agreement, TakeawayHit, agreement};
use leptos::prelude::AnyView;

/// How many reports or topics are shown before a reader asks for more, and how many takeaways of a topic.
const REPORTS: usize = 20;
const TOPICS: usize = 24;
const EACH: usize = 4;

/// The takeaways of the result, by report.
pub(crate) fn by_report(state: State) -> Vec<AnyView> {
    let keys = move |most| {
        state.selection.with(|selection| {
            let mut posts: Vec<usize> = selection.takeaways.iter().map(|hit| hit.post).collect();
            posts.dedup();
            (posts.iter().take(most).map(usize::to_string).collect(), posts.len())
        })
    };
    growing(
        state,
        |groups| element("div").class("takeaway-groups").child(groups),
        REPORTS,
        keys,
        move |key| group(state, key.parse().unwrap_or_default()),
    )
}

/// What the colours of takeaways mean.
pub(crate) fn origins() -> Element {
    let origin = |origin: &'static str| {
        span("origin", texts::value(Facet::Origin, origin)).attribute("data-stated", (origin == texts::STATED).to_string())
    };
    element("p").class("origins").children([texts::STATED, texts::PICKED].map(origin))
}

/// The takeaways of the post at a position in the corpus.
fn group(state: State, position: usize) -> Option<Element> {
    let post = state.post(position)?;
    let href = {
        let slug = post.slug.clone();
        state.href(move |route| route.reading(&slug, None))
    };
    let section = element("section")
        .class("takeaway-group")
        .child(element("p").class("entry-where").children(mark(state, &post)).child(span("entry-fact", texts::where_and_who(&post))))
        .child(element("h3").class("takeaway-post").attribute("lang", &post.language).attribute("dir", "auto").child(link(
            "entry-link",
            href,
            post.heading(),
        )));
    let takeaways = live(move || {
        state.selection.with(|selection| {
            let mine = selection.takeaways.iter().filter(|hit| hit.post == position);
            let found = mine.filter_map(|&TakeawayHit { takeaway, .. }| post.takeaways.get(takeaway));
            found.map(|takeaway| passages::takeaway(state, &post, takeaway, &selection.sought, None)).collect::<Vec<_>>()
        })
    });
    Some(section.child(element("ul").class("takeaways").child(takeaways)))
}

/// The takeaways of the result, by topic.
pub(crate) fn by_topic(state: State) -> AnyView {
    live(move || {
        state.corpus.with(|corpus| {
            state.selection.with(|selection| {
                let groups = agreement(corpus, &selection.takeaways);
                let shown = groups.iter().take(TOPICS);
                let topics = shown.map(|group| topic(state, corpus, group, selection.posts.len(), EACH, &selection.sought));
                element("div").class("takeaway-groups").children(topics)
            })
        })
    })
}

/// What reports say on a topic: first one takeaway of each of them, then the others, and a link to those that are not shown.
pub(crate) fn topic(state: State, corpus: &Corpus, group: &Agreement, reports: usize, most: usize, query: &Query) -> Element {
    let firsts = |first: bool| {
        let before = std::iter::once(None).chain(group.takeaways.iter().map(|hit| Some(hit.post)));
        group.takeaways.iter().zip(before).filter(move |(hit, before)| (Some(hit.post) != *before) == first).map(|(hit, _)| hit)
    };
    let takeaway = |hit: &TakeawayHit| {
        let (post, takeaway) = hit.of(corpus)?;
        Some(passages::takeaway(state, &post, &takeaway, query, Some(texts::where_and_who(&post))))
    };
    let shown = firsts(true).chain(firsts(false)).take(most).filter_map(takeaway);
    let name = if group.topic.is_empty() { texts::NO_TOPIC } else { corpus.topic(&group.topic) };
    let rest = group.takeaways.len().saturating_sub(most);
    let id = group.topic.clone();
    let all = (rest > 0 && !id.is_empty()).then(|| {
        let href = state.href(move |route| {
            let chosen = if route.has(Facet::Topic, &id) { route.clone() } else { route.toggled(Facet::Topic, &id) };
            hallway::route::Route { sorting: Sorting::Plain, ..chosen.through(Lens::Takeaways) }
        });
        element("p").child(link("more-link", href, texts::more_on(rest, name)))
    });
    element("section")
        .class("takeaway-group")
        .child(
            element("h3")
                .class("takeaway-post")
                .child(name)
                .child(" ")
                .child(span("takeaway-count", texts::of_reports(group.reports, reports))),
        )
        .child(list("takeaways", shown))
        .children(all)
}
