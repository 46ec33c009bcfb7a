//! Tells elements whether they are near the window, by an event of that name: of a long list only what is near is drawn.
//!
//! What is far keeps the height that it had, as the property `--height`, so that nothing moves and the scroll bar tells the truth.

use leptos::prelude::document;
use std::cell::OnceCell;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::js_sys::Array;
use web_sys::{Element, Event, HtmlElement, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// What an element hears.
pub(crate) const NEAR: &str = "near";
pub(crate) const FAR: &str = "far";

/// As far from the window something is drawn: as far as a fast wheel turns while it is.
const MARGIN: &str = "2500px 0px";

thread_local! {
    static OBSERVER: OnceCell<Option<IntersectionObserver>> = const { OnceCell::new() };
}

/// An element that hears of it until this is dropped.
pub(crate) struct Watch(Element);

impl Watch {
    pub(crate) fn new(node: &Element) -> Self {
        with_observer(|observer| observer.observe(node));
        Self(node.clone())
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        with_observer(|observer| observer.unobserve(&self.0));
    }
}

fn with_observer(call: impl FnOnce(&IntersectionObserver)) {
    OBSERVER.with(|observer| {
        if let Some(observer) = observer.get_or_init(observer_of_the_window) {
            call(observer);
        }
    });
}

fn observer_of_the_window() -> Option<IntersectionObserver> {
    let tell = Closure::<dyn Fn(Array)>::new(|entries: Array| {
        for entry in entries.iter() {
            tell(&entry.unchecked_into());
        }
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin(MARGIN);
    IntersectionObserver::new_with_options(tell.into_js_value().unchecked_ref(), &options).ok()
}

fn tell(entry: &IntersectionObserverEntry) {
    let node: HtmlElement = entry.target().unchecked_into();
    let near = entry.is_intersecting();
    if !near {
        // What has the keyboard stays.
        if document().active_element().is_some_and(|active| node.contains(Some(&active))) {
            return;
        }
        // Writing fractions needs code that a page has no other use for.
        #[expect(clippy::cast_possible_truncation, reason = "a height on the screen")]
        let height = entry.bounding_client_rect().height() as i32;
        let _ = node.style().set_property("--height", &format!("{height}px"));
    }
    if let Ok(event) = Event::new(if near { NEAR } else { FAR }) {
        let _ = node.dispatch_event(&event);
    }
}
