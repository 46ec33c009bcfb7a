//! A list that keeps the elements of what stays, and with them the reader's focus.

use crate::element::Child;
use leptos::prelude::*;
use std::sync::Arc;

/// Draws a view for each key. A view is drawn once: what changes in it are its own signals.
pub(crate) fn each<C: Child>(
    keys: impl Fn() -> Vec<String> + Send + Sync + 'static,
    draw: impl Fn(String) -> C + Send + Sync + 'static,
) -> AnyView {
    list(Arc::new(keys), Arc::new(move |key| draw(key).view()))
}

type Keys = Arc<dyn Fn() -> Vec<String> + Send + Sync>;
type Draw = Arc<dyn Fn(String) -> AnyView + Send + Sync>;

/// All lists of the page share this one instance of [`For`], which is large.
fn list(keys: Keys, draw: Draw) -> AnyView {
    view! { <For each=move || keys() key=String::clone children=move |key| draw(key) /> }.into_any()
}
