//! The three ways to look at the result.

use crate::each::each;
use crate::element::{Element, element};
use crate::live::{flag, text};
use crate::parts::{link, span};
use crate::state::State;
use crate::texts;
use hallway::route::{Lens, Route, Sorting};

/// Links to the lenses, with how much each shows.
pub(crate) fn lenses(state: State) -> Element {
    let link = move |lens: Lens| {
        let link = link("lens-link", state.href(move |route| route.through(lens)), ())
            .attribute("aria-current", flag("page", move || state.route.with(|route| route.lens == lens)))
            .child(texts::lens(lens))
            .child(" ")
            .child(
                element("span")
                    .class("lens-count")
                    .child(text(move || state.selection.with(|selection| selection.count(lens).to_string()))),
            );
        element("li").class("lens").child(link)
    };
    element("nav")
        .class("lenses")
        .attribute("aria-label", texts::LENSES)
        .child(element("ul").class("lenses-list").children(Lens::ALL.map(link)))
}

/// Links to the orders that the lens offers.
pub(crate) fn sortings(state: State) -> Element {
    let lens = move || vec![texts::lens(state.route.with(|route| route.lens)).to_owned()];
    let links = move |_| {
        let lens = state.route.with_untracked(|route| route.lens);
        let one = |sorting: &Sorting| {
            let sorting = *sorting;
            let href = state.href(move |route| Route { sorting, ..route.exploring() });
            let current = flag("true", move || state.route.with(|route| route.sorting == sorting));
            let searching = move || state.route.with(|route| !route.query.trim().is_empty());
            let name = text(move || texts::sorting(lens, sorting, searching()).to_owned());
            element("li").child(link("sorting-link", href, name).attribute("aria-current", current))
        };
        element("ul").class("sortings-list").children(Sorting::of(lens).iter().map(one))
    };
    element("nav")
        .class("sortings")
        .attribute("aria-label", texts::SORTINGS)
        .child(span("sortings-name", texts::SORTINGS))
        .child(each(lens, links))
}
