//! Small pieces that several views share.

use crate::arrival::HEADING;
use crate::element::{Child, Element, Value, element, svg};
use crate::live::text;
use crate::signal::RwSignal;
use leptos::prelude::AnyView;
use web_sys::Event;

/// The heading of a view, to which the keyboard goes when the view opens.
pub(crate) fn heading(content: impl Child) -> Element {
    element("h1").class("summary").attribute("id", HEADING).attribute("tabindex", "-1").child(content)
}

/// A part of a view, with a heading.
pub(crate) fn part(id: &str, title: &str, content: impl IntoIterator<Item = Element>) -> Element {
    let id = format!("part:{id}");
    element("section")
        .class("part")
        .attribute("aria-labelledby", id.as_str())
        .child(element("h2").class("section-title").attribute("id", id).child(title))
        .children(content)
}

/// A link.
pub(crate) fn link(class: &'static str, href: impl Into<Value>, content: impl Child) -> Element {
    element("a").class(class).attribute("href", href).child(content)
}

/// A title, which on a narrow screen breaks after the signs that join its words: `KubeCon+CloudNativeCon`.
pub(crate) fn breakable(title: &str) -> Element {
    title.split_inclusive(['+', '/', '_']).fold(element("span"), |whole, piece| whole.child(piece).child(element("wbr")))
}

/// A paragraph.
pub(crate) fn paragraph(class: &'static str, content: impl Child) -> Element {
    element("p").class(class).child(content)
}

/// A piece of a line.
pub(crate) fn span(class: &'static str, content: impl Child) -> Element {
    element("span").class(class).child(content)
}

/// A button.
pub(crate) fn button(class: &'static str, content: impl Child, press: impl FnMut() + Send + 'static) -> Element {
    let mut press = press;
    pressed(class, content.view(), Box::new(move |_| press()))
}

/// Not within [`button`], where it would be compiled again for every type of it.
fn pressed(class: &'static str, content: AnyView, press: Box<dyn FnMut(Event) + Send>) -> Element {
    element("button").attribute("type", "button").class(class).on("click", press).child(content)
}

/// Buttons of which one is pressed: the one that `chosen` counts from 0. `choose` is told of another.
pub(crate) fn switch(
    name: &'static str,
    labels: &[&'static str],
    chosen: RwSignal<usize>,
    choose: impl Fn(usize) + Copy + Send + 'static,
) -> Element {
    let one = |(number, label): (usize, &&'static str)| {
        let press = move || {
            chosen.set(number);
            choose(number);
        };
        button("switch-choice", *label, press).attribute("aria-pressed", text(move || (chosen.get() == number).to_string()))
    };
    element("div").class("switch").attribute("role", "group").attribute("aria-label", name).children(labels.iter().enumerate().map(one))
}

/// A list of items.
pub(crate) fn list(class: &'static str, items: impl IntoIterator<Item = Element>) -> Element {
    element("ul").class(class).children(items)
}

/// A table, in a box that scrolls where the table is wider. The first cell of each row names it, and every other has the name of its
/// column, for a narrow screen that stacks them.
pub(crate) fn table(name: &str, head: &[&str], rows: Vec<Vec<Element>>) -> Element {
    let row = |cells: Vec<Element>| {
        let cell = |(index, cell): (usize, Element)| match index {
            0 => element("th").attribute("scope", "row").child(cell),
            _ => element("td").attribute("data-name", head.get(index).copied()).child(cell),
        };
        element("tr").children(cells.into_iter().enumerate().map(cell))
    };
    let table = element("table")
        .child(
            element("thead").child(element("tr").children(head.iter().map(|title| element("th").attribute("scope", "col").child(*title)))),
        )
        .child(element("tbody").children(rows.into_iter().map(row)));
    element("div").class("table").attribute("tabindex", "0").attribute("role", "group").attribute("aria-label", name).child(table)
}

/// Columns as high as shares in percent, side by side. What they show is also said in words.
pub(crate) fn chart(shares: &[usize]) -> Element {
    // In hundredths of a percent: a column, and a quarter of it before the next.
    let place = 50_000 / (5 * shares.len()).saturating_sub(1).max(1);
    let column = |index: usize, share: usize| {
        svg("rect")
            .attribute("x", percent(place * index))
            .attribute("width", percent(place * 4 / 5))
            .attribute("y", format!("{}%", 100 - share))
            .attribute("height", format!("{share}%"))
    };
    // Behind each stands the whole, so that an empty one is seen to be none.
    let both = |(index, share): (usize, &usize)| [column(index, 100).class("chart-place"), column(index, *share)];
    svg("svg").class("chart").attribute("aria-hidden", "true").children(shares.iter().enumerate().flat_map(both))
}

/// A length from hundredths of a percent.
pub(crate) fn percent(share: usize) -> String {
    format!("{}.{:02}%", share / 100, share % 100)
}
