//! What happens when a route is reached: the title, the place the reader looks at, and where the keyboard is.

use crate::history;
use crate::signal::{Memo, effect};
use crate::state::{Arrival, State};
use crate::texts;
use crate::turns::rest;
use hallway::route::{Page, Route};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// The id of the heading of a view, to which the keyboard goes when it opens.
pub(crate) const HEADING: &str = "post:";

/// Keeps title, scroll position and focus in step with the route.
pub(crate) fn attend(state: State, site: String) {
    let title = Memo::new(move || state.corpus.with(|corpus| state.trail.timeline.with(|shown| texts::title(&site, &shown.route, corpus))));
    effect(move || title.with(|title| history::set_title(title)));

    // The passage can only be looked at once its post was read and drawn.
    let here = Memo::new(move || {
        state.is_drawn()
            && state.route.with(|route| match &route.page {
                Page::Post(slug) => state.corpus.with(|corpus| corpus.position(slug).is_some()),
                _ => true,
            })
    });
    Effect::new(move |before: Option<Option<Route>>| {
        let route = state.route.get();
        if !here.get() {
            return before.flatten();
        }
        let before = before.flatten();
        let arrival = state.arrival.get_untracked();
        let moved = before.as_ref().is_none_or(|before| before.page != route.page);
        let jumped = moved || before.is_some_and(|before| before.anchor != route.anchor);
        let reached = route.clone();
        rest(move || look(&reached, arrival, moved, jumped));
        Some(route)
    });
}

fn look(route: &Route, arrival: Arrival, moved: bool, jumped: bool) {
    let opened = arrival == Arrival::Opened;
    match (arrival, &route.anchor) {
        (Arrival::Returned(scrolled), _) => window().scroll_to_with_x_and_y(0.0, scrolled),
        (Arrival::Typed(_), _) => {}
        (_, Some(anchor)) => {
            if jumped {
                show(anchor);
            }
        }
        (Arrival::Opened, None) => {
            if let Some(scrolled) = history::noted_scroll() {
                window().scroll_to_with_x_and_y(0.0, scrolled);
            }
        }
        (Arrival::Followed, None) => {
            if moved {
                window().scroll_to_with_x_and_y(0.0, 0.0);
            }
        }
    }
    // What the reader had the keyboard on may be gone, such as the chip of a choice that was let go of.
    let lost = document().active_element().is_none_or(|active| active.tag_name() == "BODY");
    if (moved || lost) && !opened && !matches!(arrival, Arrival::Typed(_)) && route.anchor.is_none() {
        focus(HEADING);
    }
}

/// Brings a passage into the middle of the window and puts the keyboard there.
fn show(anchor: &str) {
    let Some(element) = document().get_element_by_id(anchor) else { return };
    let mut parent = element.parent_element();
    while let Some(around) = parent {
        if around.tag_name() == "DETAILS" {
            let _ = around.set_attribute("open", "");
        }
        parent = around.parent_element();
    }
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    element.scroll_into_view_with_scroll_into_view_options(&options);
    focus(anchor);
}

/// Puts the keyboard on an element, without scrolling.
pub(crate) fn focus(id: &str) {
    // The links of a drawing are no HTML, but have all that is used here.
    let Some(element) = document().get_element_by_id(id).map(JsCast::unchecked_into::<HtmlElement>) else { return };
    if element.tab_index() < 0 && !element.has_attribute("tabindex") {
        let _ = element.set_attribute("tabindex", "-1");
    }
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}
