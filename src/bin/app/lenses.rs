//! The three ways to look at the result.

use crate::element::{Element, element};
use crate::live::{flag, text};
use crate::state::State;
use crate::texts;
use hallway::route::Lens;
use leptos::prelude::With;

/// Links to the lenses, with how much each shows.
pub(crate) fn lenses(state: State) -> Element {
    let count = move |lens: Lens| {
        state.selection.with(|selection| match lens {
            Lens::Posts => selection.posts.len(),
            Lens::Takeaways => selection.takeaways.len(),
            Lens::Talks => selection.talks.len(),
        })
    };
    let link = move |lens: Lens| {
        let link = element("a")
            .class("lens-link")
            .attribute("href", state.href(move |route| route.through(lens)))
            .attribute("aria-current", flag("page", move || state.route.with(|route| route.lens == lens)))
            .child(texts::lens(lens))
            .child(" ")
            .child(element("span").class("lens-count").child(text(move || count(lens).to_string())));
        element("li").class("lens").child(link)
    };
    element("nav")
        .class("lenses")
        .attribute("aria-label", texts::LENSES)
        .child(element("ul").class("lenses-list").children(Lens::ALL.map(link)))
}
