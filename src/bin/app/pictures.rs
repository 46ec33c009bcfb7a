//! Pictures of other sites: fetched only after the reader said so, described until then.

use crate::element::element;
use crate::live::{live, shown_if};
use crate::memory;
use crate::signal::RwSignal;
use crate::state::State;
use crate::texts;
use hallway::document::{Destination, Image};
use leptos::prelude::AnyView;

const NAME: &str = "pictures";

/// Whether the reader allowed pictures on an earlier visit.
pub(crate) fn remembered() -> bool {
    memory::recall(NAME).is_some()
}

fn allow(state: State, allowed: bool) {
    state.pictures.set(allowed);
    memory::remember(NAME, allowed.then_some("yes"));
}

/// Asks once, above a post that has `count` pictures from `hosts`.
pub(crate) fn question(state: State, count: usize, hosts: &[String]) -> Option<AnyView> {
    let text = texts::pictures_wait(count, hosts);
    let asked = move || {
        let button = element("button").attribute("type", "button").class("button").on("click", move |_| allow(state, true));
        element("div")
            .class("pictures")
            .child(element("p").class("pictures-text").child(text.as_str()))
            .child(button.child(texts::SHOW_PICTURES))
    };
    (count > 0).then(|| shown_if(move || !state.pictures.get(), asked))
}

/// Takes the permission back, where it was given.
pub(crate) fn pictures_switch(state: State) -> AnyView {
    let button = move || {
        element("button")
            .attribute("type", "button")
            .class("button-plain")
            .on("click", move |_| allow(state, false))
            .child(texts::HIDE_PICTURES)
    };
    shown_if(move || state.pictures.get(), button)
}

/// A picture, or its description where it is not to be had.
pub(crate) fn picture(state: State, image: &Image) -> AnyView {
    let source = match Destination::of(&image.source) {
        Destination::Out(address) if !address.starts_with("mailto:") => Some(address.to_owned()),
        _ => None,
    };
    let broken = RwSignal::new(false);
    let description = image.description.clone();
    let title = Some(image.title.clone()).filter(|title| !title.is_empty());
    live(move || match &source {
        Some(address) if state.pictures.get() && !broken.get() => {
            let picture = element("img")
                .class("picture")
                .attribute("src", address.as_str())
                .attribute("alt", description.as_str())
                .attribute("title", &title)
                .attribute("loading", "lazy")
                .attribute("decoding", "async")
                .attribute("referrerpolicy", "no-referrer")
                .on("error", move |_| broken.set(true));
            Some(picture)
        }
        None if description.is_empty() => None,
        _ => {
            let words = if description.is_empty() { texts::PICTURE } else { &description };
            Some(
                element("span").class("picture-words").attribute("role", "img").attribute("aria-label", texts::picture(words)).child(words),
            )
        }
    })
}
