//! A list that keeps the elements of what stays, and with them the reader's focus.

use crate::element::Child;
use leptos::prelude::*;
use std::sync::Arc;

/// Draws a view for each key. A view is drawn once: what changes in it are its own signals.
///
/// All lists of the page share this one instance of [`For`], which is large.
pub(crate) fn each<C: Child>(
    keys: impl Fn() -> Vec<String> + Send + Sync + 'static,
    draw: impl Fn(String) -> C + Send + Sync + 'static,
) -> AnyView {
    let keys: Arc<dyn Fn() -> Vec<String> + Send + Sync> = Arc::new(keys);
    let draw: Arc<dyn Fn(String) -> AnyView + Send + Sync> = Arc::new(move |key| draw(key).view());
    view! { <For each=move || keys() key=String::clone children=move |key| draw(key) /> }.into_any()
}
