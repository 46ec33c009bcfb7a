//! The address as the page's memory: every route is an entry of the browser's history.
//!
//! gloo's history panics where the browser refuses an entry, as some do for `file://` or after too many of them in a
//! short time. Here the page then simply goes on without the entry.

use crate::turns::PAUSE;
use gloo::timers::callback::Timeout;
use hallway::route::Route;
use leptos::prelude::{document, window};
use std::cell::Cell;
use wasm_bindgen::JsValue;

thread_local! {
    /// What the address is to be, and the timer that sees to it.
    static SOON: Cell<Option<(String, Timeout)>> = const { Cell::new(None) };
}

/// The route of the present address.
pub(crate) fn current() -> Route {
    let location = window().location();
    Route::parse(&location.search().unwrap_or_default(), &location.hash().unwrap_or_default())
}

/// Adds an entry, and notes in the one that is left how far the page was scrolled.
pub(crate) fn push(route: &Route) {
    note_scroll();
    if let Ok(history) = window().history() {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&route.to_string()));
    }
}

/// Puts a route in the place of the present entry once the reader rests, for that takes browsers long, and they refuse it to who
/// asks too often.
pub(crate) fn replace_soon(route: &Route) {
    let address = route.to_string();
    SOON.set(Some((address, Timeout::new(PAUSE, replace))));
}

/// Puts the route that waits in the place of the present entry.
fn replace() {
    if let (Some((address, timer)), Ok(history)) = (SOON.take(), window().history()) {
        drop(timer);
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}

/// Forgets the route that waits, where the browser has left its entry.
pub(crate) fn forget() {
    SOON.set(None);
}

/// Notes in the present entry how far the page is scrolled.
pub(crate) fn note_scroll() {
    replace();
    let window = window();
    if let (Ok(history), Ok(scrolled)) = (window.history(), window.scroll_y()) {
        let _ = history.replace_state(&JsValue::from_f64(scrolled), "");
    }
}

/// How far the page was scrolled when the present entry was left; absent for an entry that is new.
pub(crate) fn noted_scroll() -> Option<f64> {
    window().history().ok()?.state().ok()?.as_f64()
}

/// Leaves restoring the scroll position to this program: the browser tries before the page is drawn.
pub(crate) fn take_over_scrolling() {
    if let Ok(history) = window().history() {
        let _ = history.set_scroll_restoration(web_sys::ScrollRestoration::Manual);
    }
}

/// Sets the title of the present entry.
pub(crate) fn set_title(title: &str) {
    document().set_title(title);
}
