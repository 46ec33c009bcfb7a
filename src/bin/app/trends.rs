//! Topics from conference to conference, as a chart and as a table.

use crate::chips::chips;
use crate::element::{Element, element};
use crate::live::live;
use crate::parts::{chart, heading, link, list, paragraph, part, span, table};
use crate::save::{reported, save};
use crate::state::State;
use crate::texts;
use hallway::corpus::Corpus;
use hallway::export;
use hallway::route::Facet;
use hallway::select::{Selection, TopicRow, TopicTable};

/// How many topics are drawn.
const SHOWN: usize = 24;

/// How many of them are named as rising.
const RISING: usize = 6;

/// The trends of what the route selects.
pub(crate) fn trends(state: State) -> Element {
    let counted = |corpus: &Corpus, selection: &Selection| {
        let posts: Vec<usize> = selection.posts.iter().map(|hit| hit.post).collect();
        TopicTable::over_time(corpus, &posts)
    };
    let drawn = move || {
        state.corpus.with(|corpus| {
            let counts = state.selection.with(|selection| counted(corpus, selection));
            let rows = || counts.rows.iter().take(SHOWN);
            // Of a year with one report every share is all or nothing.
            let groups: Vec<String> = counts.groups.iter().map(|group| format!("{} ({})", group.name, group.posts.len())).collect();
            let names: Vec<&str> = std::iter::once(texts::TOPIC).chain(groups.iter().map(String::as_str)).collect();
            let numbers = rows().map(|row| {
                let shares = (0..counts.groups.len()).map(|group| span("share", texts::percent(counts.share(row, group))));
                std::iter::once(topic(state, corpus, row)).chain(shares).collect()
            });
            let rising = counts.rising();
            let rising = (!rising.is_empty()).then(|| {
                let topics = rising.into_iter().take(RISING).map(|(row, shares)| {
                    element("li").child(topic(state, corpus, row)).child(" ").child(span("trend-change", texts::rose(shares)))
                });
                part("rising", texts::RISING, [paragraph("advice", texts::rising(&counts)), list("rising", topics)])
            });
            let charts = [
                part("chart", texts::TOPICS_OVER_TIME, [paragraph("advice", texts::columns(&counts)), columns(state, corpus, &counts)]),
                part(
                    "numbers",
                    texts::NUMBERS,
                    [
                        paragraph("advice", texts::SHARE_EXPLAINED),
                        table(texts::NUMBERS, &names, numbers.collect()).attribute("data-stacked", "named"),
                    ],
                ),
            ];
            rising.into_iter().chain(charts).collect::<Vec<_>>()
        })
    };
    element("div")
        .class("view")
        .child(
            element("header")
                .class("view-head")
                .child(heading(texts::TRENDS))
                .child(paragraph("advice", texts::TRENDS_EXPLAINED))
                .child(chips(state))
                .child(save(state, reported, move |corpus, _| {
                    export::topics(corpus, &state.selection.with(|selection| counted(corpus, selection)))
                })),
        )
        .child(live(drawn))
}

/// A topic, as a link to what is said on it.
pub(crate) fn topic(state: State, corpus: &Corpus, row: &TopicRow) -> Element {
    let id = row.topic.clone();
    let href = state.href(move |route| if route.has(Facet::Topic, &id) { route.exploring() } else { route.toggled(Facet::Topic, &id) });
    link("topic", href, corpus.topic(&row.topic))
}

/// A small chart for each topic, with where it began and where it stands.
fn columns(state: State, corpus: &Corpus, counts: &TopicTable) -> Element {
    let one = |row: &TopicRow| {
        let shares: Vec<usize> = (0..counts.groups.len()).map(|group| counts.share(row, group)).collect();
        element("li")
            .class("trend")
            .child(topic(state, corpus, row))
            .child(chart(&shares))
            .child(span("trend-change", texts::peak(counts, row)))
    };
    element("ul").class("trends").children(counts.rows.iter().take(SHOWN).map(one))
}
