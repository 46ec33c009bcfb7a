//! The search box.

use crate::live::text;
use crate::state::state;
use crate::texts;
use leptos::{ev, html, prelude::*};

/// Finds while the reader types. `/` leads here from anywhere, Escape clears.
#[component]
pub(crate) fn Search() -> impl IntoView {
    let state = state();
    let input = NodeRef::<html::Input>::new();
    let query = text(move || state.route.with(|route| route.query.clone()));
    let shortcut = window_event_listener(ev::keydown, move |event| {
        let typing =
            document().active_element().is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"));
        if event.key() == "/" && !typing && !event.ctrl_key() && !event.meta_key() && !event.alt_key() {
            event.prevent_default();
            if let Some(input) = input.get_untracked() {
                let _ = input.focus();
                input.select();
            }
        }
    });
    on_cleanup(move || shortcut.remove());
    let escape = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && !state.route.with_untracked(|route| route.query.is_empty()) {
            event.prevent_default();
            state.look_for(String::new());
        }
    };
    view! {
        <form class="search" role="search" aria-label=texts::SEARCH on:submit=|event| event.prevent_default()>
            <input
                class="search-input"
                type="search"
                name="q"
                aria-label=texts::SEARCH_LABEL
                placeholder=texts::SEARCH_PLACEHOLDER
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                enterkeyhint="search"
                aria-keyshortcuts="/"
                prop:value=query
                on:input=move |event| state.look_for(event_target_value(&event))
                on:keydown=escape
                node_ref=input
            />
            <kbd class="search-key" aria-hidden="true">{texts::SEARCH_KEY}</kbd>
        </form>
    }
}
