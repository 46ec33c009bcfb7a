//! The whole tables of facts, which the build puts beside the page: the page itself carries the rows that its own posts can name.

use crate::promise::when;
use hallway::facts::Facts;
use leptos::prelude::{document, window};
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::Response;

// `FACTS`, the name of their file; none where the page carries them all.
include!(concat!(env!("OUT_DIR"), "/whole.rs"));

thread_local! {
    /// Once they are there, they stay.
    static TEXT: Cell<Option<&'static str>> = const { Cell::new(None) };
}

/// Calls back with the whole tables; without, where they cannot be had.
pub(crate) fn whole(then: impl FnOnce(Option<Facts>) + 'static) {
    let Some(name) = FACTS else { return then(Some(Facts::builtin())) };
    if let Some(text) = TEXT.get() {
        return then(Some(Facts::read(text)));
    }
    // A page that is one file holds them in a link by their name.
    let held = document().get_element_by_id(name).and_then(|link| link.get_attribute("href"));
    when(&window().fetch_with_str(held.as_deref().unwrap_or(name)), |answer| {
        let answer = answer.and_then(|answer| answer.dyn_into::<Response>().ok()).filter(Response::ok);
        let Some(text) = answer.and_then(|answer| answer.text().ok()) else { return then(None) };
        when(&text, |text| {
            TEXT.set(text.and_then(|text| text.as_string()).map(|text| &*text.leak()));
            then(TEXT.get().map(Facts::read));
        });
    });
}
