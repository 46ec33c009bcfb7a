//! The talks that a reader wants to see: a list that stays in this browser.

use crate::element::Element;
use crate::live::{shown_if, text};
use crate::memory;
use crate::parts;
use crate::state::State;
use crate::texts;
use leptos::prelude::AnyView;

const NAME: &str = "talks";

/// The titles that the reader kept, on this or an earlier visit.
pub(crate) fn remembered() -> Vec<String> {
    memory::recall(NAME).unwrap_or_default().lines().map(str::to_owned).collect()
}

/// Whether a talk is on the list.
pub(crate) fn is_kept(state: State, title: &str) -> bool {
    state.kept.with(|kept| kept.iter().any(|other| other == title))
}

/// Puts a talk on the list, or takes it off.
pub(crate) fn button(state: State, title: &str) -> Element {
    let (name, wanted) = (texts::keep(title), title.to_owned());
    let press = move || {
        state.kept.update(|kept| match kept.iter().position(|other| *other == wanted) {
            Some(at) => drop(kept.remove(at)),
            None => kept.push(wanted.clone()),
        });
        let kept = state.kept.get_untracked();
        if kept.is_empty() {
            state.only_kept.set(false);
        }
        memory::remember(NAME, Some(kept.join("\n").as_str()).filter(|kept| !kept.is_empty()));
    };
    let title = title.to_owned();
    let pressed = text(move || is_kept(state, &title).to_string());
    parts::button("keep", texts::KEEP, press).attribute("aria-label", name).attribute("aria-pressed", pressed)
}

/// Shows only the list, where there is one.
pub(crate) fn switch(state: State) -> AnyView {
    let button = move || {
        let count = text(move || texts::only_kept(state.kept.with(Vec::len)));
        let pressed = text(move || state.only_kept.get().to_string());
        parts::button("only-kept", count, move || state.only_kept.update(|only| *only = !*only)).attribute("aria-pressed", pressed)
    };
    shown_if(move || state.kept.with(|kept| !kept.is_empty()), button)
}
