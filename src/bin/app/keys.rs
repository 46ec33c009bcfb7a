//! The keyboard: keys that work anywhere, arrows from stop to stop, and a dialog that names them.

use crate::element::{Child, Element, element};
use crate::parts::button;
use crate::search;
use crate::state::State;
use crate::texts;
use gloo::events::{EventListener, EventListenerOptions};
use hallway::route::Page;
use leptos::prelude::{AnyView, document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element as Node, HtmlDialogElement, HtmlElement, KeyboardEvent};

const DIALOG: &str = "keys:";

/// Where the arrows halt, and the parts of the page that they do not leave.
const STOPS: &str =
    ".entry-link, .takeaway-link, .talk-link, .facet-link, .cloud-link, .outline-link, .timeline-mark, .name-link, .session-link";
const AROUND: &str = "section, nav, article";

/// Listens for the keys.
pub(crate) fn attend(state: State) {
    let pressed = move |event: &web_sys::Event| {
        if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
            press(state, event);
        }
    };
    EventListener::new_with_options(&window(), "keydown", EventListenerOptions::enable_prevent_default(), pressed).forget();
}

fn press(state: State, event: &KeyboardEvent) {
    if event.default_prevented() || event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing() {
        return;
    }
    let Some(active) = document().active_element() else { return };
    let typing = matches!(active.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT");
    let key = event.key();
    let done = match key.as_str() {
        "/" if !typing => search::focus(),
        "?" if !typing => show(),
        "Escape" if !typing => leave(state),
        "ArrowDown" | "Enter" if active.id() == search::INPUT => go(document().query_selector(".results").ok().flatten(), None, true),
        "ArrowDown" | "ArrowRight" | "ArrowUp" | "ArrowLeft" if active.matches(STOPS).unwrap_or_default() => {
            let forward = matches!(key.as_str(), "ArrowDown" | "ArrowRight");
            go(active.closest(AROUND).ok().flatten(), Some(&active), forward)
        }
        _ => false,
    };
    if done {
        event.prevent_default();
    }
}

/// Puts the keyboard on the stop after or before `active` in a part of the page; without it, on the first.
fn go(around: Option<Node>, active: Option<&Node>, forward: bool) -> bool {
    let Some(found) = around.and_then(|around| around.query_selector_all(STOPS).ok()) else { return false };
    let stops: Vec<HtmlElement> = (0..found.length()).filter_map(|index| found.get(index)?.dyn_into().ok()).collect();
    // What is folded away cannot be reached.
    let mut stops = stops.into_iter().filter(|stop| stop.get_client_rects().length() > 0);
    let next = match active {
        None => stops.next(),
        Some(active) => {
            let before = stops.by_ref().take_while(|stop| AsRef::<Node>::as_ref(stop) != active).last();
            if forward { stops.next() } else { before }
        }
    };
    next.is_some_and(|stop| stop.focus().is_ok())
}

/// Leaves a view for the start page.
fn leave(state: State) -> bool {
    let route = state.route.get_untracked();
    if route.page == Page::Explore {
        return false;
    }
    state.follow(route.exploring());
    true
}

fn dialog() -> Option<HtmlDialogElement> {
    document().get_element_by_id(DIALOG)?.dyn_into().ok()
}

fn show() -> bool {
    dialog().is_some_and(|dialog| dialog.open() || dialog.show_modal().is_ok())
}

/// The button that opens the dialog.
pub(crate) fn keys_button() -> Element {
    button("button-plain", texts::KEYS, || {
        show();
    })
    .attribute("aria-keyshortcuts", "?")
    .attribute("aria-haspopup", "dialog")
}

/// The dialog, closed.
pub(crate) fn keys() -> Element {
    let close = || {
        if let Some(dialog) = dialog() {
            dialog.close();
        }
    };
    // The button comes first: it gets the keyboard, and what has that is scrolled to.
    let close = button("button", texts::CLOSE, close);
    element("dialog").class("keys").attribute("id", DIALOG).attribute("aria-label", texts::KEYS).child(close).children(lists())
}

/// What it says: the keys, and what the search box understands.
pub(crate) fn lists() -> Vec<AnyView> {
    let row = |name: Vec<Element>, what: &'static str| {
        element("div").class("key").child(element("dt").children(name)).child(element("dd").child(what))
    };
    let key = |(keys, what): &(&'static str, &'static str)| row(keys.split(' ').map(|key| element("kbd").child(key)).collect(), what);
    let query = |(query, what): &(&'static str, &'static str)| row(vec![element("code").child(*query)], what);
    let titled = |title: &'static str, rows: Vec<Element>| {
        vec![element("h2").class("keys-title").child(title).view(), element("dl").class("keys-list").children(rows).view()]
    };
    let keys = titled(texts::KEYS, texts::ALL_KEYS.iter().map(key).collect());
    keys.into_iter().chain(titled(texts::QUERY, texts::ALL_QUERIES.iter().map(query).collect())).collect()
}
