//! The search box.

use crate::arrival::{self, HEADING};
use crate::element::{Element, element};
use crate::state::State;
use crate::texts;
use leptos::prelude::{Effect, With, WithUntracked, document, event_target_value};
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

/// Finds while the reader types. Escape clears, then leaves.
pub(crate) fn search(state: State) -> Element {
    Effect::new(move || {
        if let Some(input) = input() {
            state.route.with(|route| input.set_value(&route.query));
        }
    });
    let escape = move |event: web_sys::Event| {
        let pressed = event.dyn_ref().is_some_and(|event: &KeyboardEvent| event.key() == "Escape");
        if !pressed {
            return;
        }
        event.prevent_default();
        if state.route.with_untracked(|route| route.query.is_empty()) {
            arrival::focus(HEADING);
        } else {
            state.look_for(String::new());
        }
    };
    let input = element("input")
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
        .on("input", move |event| state.look_for(event_target_value(&event)))
        .on("keydown", escape);
    element("form")
        .class("search")
        .attribute("role", "search")
        .attribute("aria-label", texts::SEARCH)
        .on("submit", |event| event.prevent_default())
        .child(input)
        .child(element("kbd").class("search-key").attribute("aria-hidden", "true").child(texts::SEARCH_KEY))
}
