//! What is offered under the search box while a reader types: fields, names and words, chosen by arrows and Enter or by a click.
//!
//! The box and its list are a combobox as the ARIA Authoring Practices Guide describes it: the keyboard stays in the box.

use crate::element::{Element, element};
use crate::live::{flag, live, optional, shown_if, text};
use crate::parts::span;
use crate::search;
use crate::signal::{Memo, RwSignal};
use crate::state::State;
use crate::texts;
use hallway::search::{Completion, complete};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, KeyboardEvent};

/// The id of the list.
const LIST: &str = "offers:";

/// How many are offered.
const MOST: usize = 7;

/// The list under the box.
#[derive(Clone, Copy)]
pub(crate) struct Offers {
    state: State,
    /// Whether the reader is typing, and has not sent the list away.
    open: RwSignal<bool>,
    /// The offer that the arrows came to.
    active: RwSignal<Option<usize>>,
    /// What is offered.
    found: Memo<Vec<Completion>>,
}

impl Offers {
    pub(crate) fn new(state: State) -> Self {
        let open = RwSignal::new(false);
        // They follow the result, which comes first.
        let typed = Memo::new(move || open.get().then(|| state.trail.offers.with(|shown| shown.route.query.clone())));
        let found = Memo::new(move || {
            let Some(typed) = typed.get() else { return Vec::new() };
            state.corpus.with_untracked(|corpus| complete(corpus, &typed, MOST))
        });
        Self { state, open, active: RwSignal::new(None), found }
    }

    fn count(self) -> usize {
        self.found.with(Vec::len)
    }

    /// Opens the list for what was typed at the end of the box.
    pub(crate) fn typed(self, event: &Event) {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let at_end = input.is_some_and(|input| {
            let caret = input.selection_start().ok().flatten();
            caret.is_none_or(|caret| caret as usize >= input.value().encode_utf16().count())
        });
        self.active.set(None);
        self.open.set(at_end);
    }

    /// Sends the list away.
    pub(crate) fn close(self) {
        self.active.set(None);
        self.open.set(false);
    }

    /// Whether a key was for the list.
    pub(crate) fn press(self, event: &KeyboardEvent) -> bool {
        if event.key() == "ArrowDown" && event.alt_key() {
            self.open.set(true);
            return true;
        }
        let count = untrack(|| self.count());
        let active = self.active.get_untracked();
        match (event.key().as_str(), active) {
            _ if count == 0 => return false,
            ("Escape", _) => self.close(),
            ("ArrowDown", active) => self.active.set(Some(active.map_or(0, |active| active + 1)).filter(|next| *next < count)),
            ("ArrowUp", active) => self.active.set(active.unwrap_or(count).checked_sub(1)),
            ("Enter", Some(active)) => self.take(active),
            _ => return false,
        }
        true
    }

    /// Types an offer. A field goes on with its values.
    fn take(self, number: usize) {
        let query = self.found.with_untracked(|offers| offers.get(number).map(|offer| offer.query.clone()));
        self.active.set(None);
        if let Some(query) = query {
            // At once, for typing goes on behind it.
            search::write(&query);
            self.state.look_for(query);
        }
    }

    /// Says of the box what the list is to it.
    pub(crate) fn describe(self, input: Element) -> Element {
        let active = move || self.active.get().map(|number| format!("{LIST}{number}"));
        input
            .attribute("role", "combobox")
            .attribute("aria-autocomplete", "list")
            .attribute("aria-expanded", text(move || (self.count() > 0).to_string()))
            .attribute("aria-controls", flag(LIST, move || self.count() > 0))
            .attribute("aria-activedescendant", optional(active))
    }

    /// The list, while there is anything in it.
    pub(crate) fn list(self) -> AnyView {
        let offer = move |(number, offer): (usize, &Completion)| {
            let count = (offer.posts > 0).then(|| span("offer-count", texts::reports(offer.posts)));
            element("li")
                .class("offer")
                .attribute("id", format!("{LIST}{number}"))
                .attribute("role", "option")
                .attribute("aria-selected", text(move || (self.active.get() == Some(number)).to_string()))
                .on("click", move |_| self.take(number))
                .child(span("offer-label", offer.label.as_str()).attribute("dir", "auto"))
                .child(" ")
                .children(count)
        };
        let list = move || {
            element("ul")
                .class("offers")
                .attribute("id", LIST)
                .attribute("role", "listbox")
                .attribute("aria-label", texts::OFFERS)
                // The keyboard stays in the box.
                .on("mousedown", |event| event.prevent_default())
                .child(live(move || self.found.with(|offers| offers.iter().enumerate().map(offer).collect::<Vec<_>>())))
        };
        shown_if(move || self.count() > 0, list)
    }
}
