//! Two conferences side by side: what rose, fell, came and went.

use crate::cloud::cloud_part;
use crate::each::each;
use crate::element::{Element, element};
use crate::live::text;
use crate::parts::{chart, heading, paragraph, part, span, table};
use crate::save::save;
use crate::state::State;
use crate::texts;
use crate::trends::topic;
use hallway::corpus::{Corpus, Edition};
use hallway::export;
use hallway::route::Page;
use hallway::select::{Course, TopicRow, TopicTable, cloud_difference};
use leptos::prelude::event_target_value;

/// The comparison of two editions, drawn again when a report was read.
pub(crate) fn compare(state: State, first: String, second: String) -> Element {
    let read = move || vec![state.corpus.with(|corpus| corpus.len()).to_string()];
    let ids = [first, second];
    let body = each(read, {
        let ids = ids.clone();
        move |_| state.corpus.with_untracked(|corpus| whole(state, corpus, [&ids[0], &ids[1]]))
    });
    let (named, saved) = (ids.clone(), ids.clone());
    let title = text(move || state.corpus.with(|corpus| texts::compared(corpus, [&named[0], &named[1]])));
    element("div")
        .class("view")
        .child(element("header").class("view-head").child(heading(title)).child(save(
            state,
            move |_| ids.to_vec(),
            move |corpus, _| export::topics(corpus, &TopicTable::of_editions(corpus, in_order(corpus, [&saved[0], &saved[1]]))),
        )))
        .child(body)
}

fn whole(state: State, corpus: &Corpus, ids: [&str; 2]) -> Element {
    let choices = element("div").class("choices").child(choice(state, corpus, ids, 0)).child(choice(state, corpus, ids, 1));
    let body = element("div").class("compared").child(choices);
    let ids = in_order(corpus, ids);
    let (Some(first), Some(second)) = (corpus.editions().get(ids[0]), corpus.editions().get(ids[1])) else {
        return body.child(paragraph("advice", texts::CHOOSE_TWO));
    };
    let counts = TopicTable::of_editions(corpus, ids);
    let head = [texts::TOPIC, first.short.as_str(), second.short.as_str(), texts::CHANGE];
    let groups = Course::ALL.map(|course| {
        let title = &texts::course(course, first, second);
        let rows: Vec<Vec<Element>> = counts.took(course).into_iter().map(|row| cells(state, corpus, &counts, row)).collect();
        (!rows.is_empty()).then(|| part(title, title, [table(title, &head, rows).attribute("data-stacked", "named")]))
    });
    let cloud = |id: &str, most: &Edition, least: &Edition| {
        cloud_part(id, &texts::more_in(&most.short, &least.short), cloud_difference(corpus, &most.reports, &least.reports))
    };
    body.child(element("div").class("courses").children(groups.into_iter().flatten()))
        .child(element("div").class("clouds").children(cloud("first", first, second)).children(cloud("second", second, first)))
}

/// The earlier one first: what is new or gone is so from then on.
fn in_order<'i>(corpus: &Corpus, ids: [&'i str; 2]) -> [&'i str; 2] {
    let [first, second] = ids.map(|id| corpus.editions().get(id).and_then(|edition| edition.day()));
    if first > second && second.is_some() { [ids[1], ids[0]] } else { ids }
}

fn cells(state: State, corpus: &Corpus, counts: &TopicTable, row: &TopicRow) -> Vec<Element> {
    let share = |group: usize| span("share", texts::share(row.counts[group], counts.groups[group].posts.len()));
    let change = span("change", texts::points(counts.change(row))).child(chart(&[counts.share(row, 0), counts.share(row, 1)]));
    vec![topic(state, corpus, row), share(0), share(1), change]
}

/// Lets the reader choose one of the two.
fn choice(state: State, corpus: &Corpus, ids: [&str; 2], which: usize) -> Element {
    let option = |edition: &Edition| {
        element("option")
            .attribute("value", edition.id.as_str())
            .attribute("selected", (edition.id == ids[which]).then_some(""))
            .child(texts::option(edition))
    };
    let none = element("option").attribute("value", "").attribute("selected", ids[which].is_empty().then_some("")).child(texts::CHOOSE);
    let other = ids[1 - which].to_owned();
    let choose = move |event| {
        let chosen = event_target_value(&event);
        let (first, second) = if which == 0 { (chosen, other.clone()) } else { (other.clone(), chosen) };
        state.follow(state.route.get_untracked().on(Page::Compare(first, second)));
    };
    let name = if which == 0 { texts::FIRST } else { texts::SECOND };
    let select =
        element("select").class("choice").on("change", choose).child(none).children(corpus.reported().into_iter().rev().map(option));
    element("label").class("choice-label").child(span("choice-name", name)).child(select)
}
