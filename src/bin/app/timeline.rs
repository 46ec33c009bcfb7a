//! The timeline of conferences: a time axis with one mark an edition.

use crate::element::{Child, Element, element, svg};
use crate::live::{live, text};
use crate::state::State;
use crate::texts;
use hallway::route::Facet;
use hallway::select::{Axis, Place, TimelineMark};
use leptos::prelude::{Memo, With};

/// In hundredths of a rem: where the axis runs, where the first row of labels begins and how high each is.
const AXIS: usize = 250;
const FIRST_ROW: usize = 460;
const ROW: usize = 290;

/// A length from hundredths of a rem.
fn rem(length: usize) -> String {
    format!("{}.{:02}rem", length / 100, length % 100)
}

/// A length from hundredths of a percent.
fn percent(share: usize) -> String {
    format!("{}.{:02}%", share / 100, share % 100)
}

/// The timeline. Percent places the marks along it, so that it is as wide as there is room; rem does all else.
pub(crate) fn timeline(state: State) -> Element {
    let axis = Memo::new(move |_| {
        state.selection.with(|selection| {
            let characters: Vec<usize> = selection.timeline.iter().map(characters).collect();
            Axis::new(&selection.timeline, &characters)
        })
    });
    let years = live(move || axis.with(|axis| axis.years.iter().map(|(year, at)| tick(*year, *at)).collect::<Vec<_>>()));
    let marks = live(move || {
        state.selection.with(|selection| {
            let drawn = |(mark, place): (&TimelineMark, &Place)| drawn(state, mark, *place);
            axis.with(|axis| selection.timeline.iter().zip(&axis.places).map(drawn).collect::<Vec<_>>())
        })
    });
    let height = text(move || rem(FIRST_ROW + ROW * axis.with(|axis| axis.rows.max(1)) - 40));
    let line = svg("line")
        .class("timeline-axis")
        .attribute("x1", "0")
        .attribute("x2", "100%")
        .attribute("y1", rem(AXIS))
        .attribute("y2", rem(AXIS));
    let drawing = svg("svg")
        .class("timeline-drawing")
        .attribute("width", "100%")
        .attribute("height", height)
        .attribute("overflow", "visible")
        .child(line)
        .child(svg("g").attribute("aria-hidden", "true").child(years))
        .child(svg("g").attribute("role", "list").attribute("aria-label", texts::CONFERENCES).child(marks));
    let length = text(move || axis.with(|axis| axis.length.to_string()));
    let scroll = element("div")
        .class("timeline-scroll")
        .attribute("tabindex", "0")
        .attribute("role", "group")
        .attribute("aria-label", texts::TIMELINE_SCROLL)
        .child(element("div").class("timeline-room").attribute("data-length", length).child(drawing));
    element("section")
        .class("timeline")
        .attribute("aria-label", texts::TIMELINE)
        .child(element("h2").class("section-title timeline-title").child(texts::CONFERENCES))
        .child(scroll)
}

/// How many characters the label of a mark has.
fn characters(mark: &TimelineMark) -> usize {
    if mark.edition.reports.is_empty() {
        return 0;
    }
    // The line beneath is set in four fifths of the size.
    let count = |text: String| text.chars().count();
    count(texts::mark_title(&mark.edition)).max((count(texts::reports(mark.count)) * 4).div_ceil(5))
}

fn tick(year: u16, at: usize) -> Element {
    let line =
        svg("line").class("timeline-tick").attribute("x1", "0").attribute("x2", "0").attribute("y1", "0.2rem").attribute("y2", rem(AXIS));
    let label = svg("text").class("timeline-year").attribute("x", "0.5rem").attribute("y", "1.1rem").child(year.to_string());
    svg("svg").attribute("x", percent(at)).attribute("overflow", "visible").child(line).child(label)
}

fn drawn(state: State, mark: &TimelineMark, place: Place) -> Element {
    let edition = &mark.edition;
    let name = texts::mark_name(edition, mark.count);
    let item = svg("svg").attribute("role", "listitem").attribute("x", percent(place.at)).attribute("overflow", "visible");
    let circle = |class: &'static str, radius: String| {
        svg("circle").class(class).attribute("cx", "0").attribute("cy", rem(AXIS)).attribute("r", radius)
    };
    if edition.reports.is_empty() {
        return item.child(svg("title").child(name)).child(circle("timeline-faint", rem(28)));
    }
    let top = place.row.map_or(AXIS, |row| FIRST_ROW + ROW * row);
    let href = {
        let id = edition.id.clone();
        state.href(move |route| route.toggled(Facet::Edition, &id))
    };
    // The area grows with the reports.
    let size = (36 + 14 * (edition.reports.len() * 100).isqrt() / 10).min(100);
    let target = svg("rect")
        .class("timeline-target")
        .attribute("x", "-0.85rem")
        .attribute("y", rem(AXIS - 100))
        .attribute("width", rem(120 + 52 * characters(mark)))
        .attribute("height", rem(top - AXIS + 250))
        .attribute("rx", "0.4rem");
    let words = |class: &'static str, y: usize, words: String| {
        svg("text").class(class).attribute("x", "-0.35rem").attribute("y", rem(y)).child(words)
    };
    let label = || {
        let stem = svg("line")
            .class("timeline-stem")
            .attribute("x1", "0")
            .attribute("x2", "0")
            .attribute("y1", rem(AXIS + size))
            .attribute("y2", rem(top - 110));
        let title = words("timeline-label", top, texts::mark_title(edition));
        let detail = words("timeline-detail", top + 110, texts::reports(mark.count));
        vec![stem.view(), title.view(), " ".view(), detail.view()]
    };
    let link = svg("a")
        .class("timeline-mark")
        .attribute("href", href)
        .attribute("aria-label", name)
        .attribute("aria-current", mark.chosen.then_some("true"))
        .attribute("data-empty", (mark.count == 0).then_some("true"))
        .child(target)
        .child(place.row.map(|_| label()))
        .child(circle("timeline-dot", rem(size)));
    item.child(link)
}
