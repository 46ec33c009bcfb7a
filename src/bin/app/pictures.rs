//! Pictures of other sites: fetched only after the reader said so, described until then.

use crate::live::{live, shown_if};
use crate::memory;
use crate::state::{State, state};
use crate::texts;
use hallway::document::{Destination, Image};
use leptos::prelude::*;

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
pub(crate) fn question(state: State, count: usize, hosts: &[String]) -> AnyView {
    if count == 0 {
        return ().into_any();
    }
    let text = texts::pictures_wait(count, hosts);
    let asked = move || {
        view! {
            <div class="pictures">
                <p class="pictures-text">{text.clone()}</p>
                <button type="button" class="button" on:click=move |_| allow(state, true)>{texts::SHOW_PICTURES}</button>
            </div>
        }
        .into_any()
    };
    shown_if(move || !state.pictures.get(), asked)
}

/// Takes the permission back, where it was given.
#[component]
pub(crate) fn PicturesSwitch() -> impl IntoView {
    let state = state();
    let button = move || {
        view! { <button type="button" class="button-plain" on:click=move |_| allow(state, false)>{texts::HIDE_PICTURES}</button> }
            .into_any()
    };
    shown_if(move || state.pictures.get(), button)
}

/// A picture, or its description where it is not to be had.
pub(crate) fn picture(image: &Image) -> AnyView {
    let source = match Destination::of(&image.source) {
        Destination::Out(address) if !address.starts_with("mailto:") => Some(address.to_owned()),
        _ => None,
    };
    let state = state();
    let broken = RwSignal::new(false);
    let description = image.description.clone();
    let title = (!image.title.is_empty()).then(|| image.title.clone());
    let lost = source.is_none();
    let drawn = move || match &source {
        Some(address) if state.pictures.get() && !broken.get() => view! {
            <img
                class="picture"
                src=address.clone()
                alt=description.clone()
                title=title.clone()
                loading="lazy"
                decoding="async"
                referrerpolicy="no-referrer"
                on:error=move |_| broken.set(true)
            />
        }
        .into_any(),
        _ if description.is_empty() && lost => ().into_any(),
        _ => {
            let text = if description.is_empty() { texts::PICTURE.to_owned() } else { description.clone() };
            view! { <span class="picture-words" role="img" aria-label=texts::picture(&text)>{text.clone()}</span> }.into_any()
        }
    };
    live(drawn)
}
