//! The search box.

use crate::arrival::{self, HEADING};
use crate::element::{Element, element};
use crate::offers::Offers;
use crate::signal::effect;
use crate::state::{Arrival, State};
use crate::{texts, turns};
use leptos::prelude::{document, event_target_value};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, KeyboardEvent};

/// The id of the input.
pub(crate) const INPUT: &str = "search:";

/// The input, once it is drawn.
fn input() -> Option<HtmlInputElement> {
    document().get_element_by_id(INPUT)?.dyn_into().ok()
}

/// Puts the keyboard into the box, with what is in it ready to be typed over.
pub(crate) fn focus() -> bool {
    input().is_some_and(|input| {
        input.select();
        input.focus().is_ok()
    })
}

/// Puts words into the box. What an input method composes is lost when it is set again, even to the same.
pub(crate) fn write(query: &str) {
    if let Some(input) = input().filter(|input| input.value() != query) {
        input.set_value(query);
    }
}

/// Finds while the reader types. Escape sends away what is offered, then clears, then leaves.
pub(crate) fn search(state: State) -> Element {
    let offers = Offers::new(state);
    effect(move || {
        let query = state.route.with(|route| route.query.clone());
        // What is typed stands in the box already, by now maybe with more behind it.
        if !matches!(state.arrival.get_untracked(), Arrival::Typed(_)) {
            write(&query);
        }
    });
    let press = move |event: web_sys::Event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>().filter(|event| !event.is_composing()) else { return };
        if offers.press(event) {
            event.prevent_default();
            turns::at_once();
            return;
        }
        if event.key() != "Escape" {
            return;
        }
        event.prevent_default();
        // What was just typed is in the box before it is in the route.
        if input().is_none_or(|input| input.value().is_empty()) {
            arrival::focus(HEADING);
        } else {
            write("");
            state.look_for(String::new());
        }
    };
    let input = offers
        .describe(element("input"))
        .class("search-input")
        .attribute("id", INPUT)
        .attribute("type", "search")
        .attribute("name", "q")
        .attribute("aria-label", texts::SEARCH_LABEL)
        .attribute("placeholder", texts::SEARCH_PLACEHOLDER)
        .attribute("autocomplete", "off")
        .attribute("autocapitalize", "off")
        .attribute("spellcheck", "false")
        .attribute("enterkeyhint", "search")
        .attribute("aria-keyshortcuts", "/")
        .on("input", move |event| {
            offers.typed(&event);
            state.look_for(event_target_value(&event));
        })
        .on("keydown", press)
        .on("blur", move |_| offers.close());
    element("form")
        .class("search")
        .attribute("role", "search")
        .attribute("aria-label", texts::SEARCH)
        .on("submit", |event| event.prevent_default())
        .child(input)
        .child(offers.list())
        .child(element("kbd").class("search-key").attribute("aria-hidden", "true").child(texts::SEARCH_KEY))
}
