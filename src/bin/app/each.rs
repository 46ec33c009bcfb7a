//! A list that keeps the elements of what stays, and with them the reader's focus.

use crate::element::{Child, Element};
use crate::live::{shown_if, text};
use crate::parts::button;
use crate::texts;
use leptos::prelude::*;
use std::sync::Arc;

/// Draws a view for each key. A view is drawn once: what changes in it are its own signals.
pub(crate) fn each<C: Child>(
    keys: impl Fn() -> Vec<String> + Send + Sync + 'static,
    draw: impl Fn(String) -> C + Send + Sync + 'static,
) -> AnyView {
    list(Arc::new(keys), Arc::new(move |key| draw(key).view()))
}

/// A list that begins with `first` entries, and grows by as many whenever the reader asks. `keys` gives at most so many keys, and how
/// many there are.
pub(crate) fn growing<C: Child>(
    list: fn(AnyView) -> Element,
    first: usize,
    keys: impl Fn(usize) -> (Vec<String>, usize) + Copy + Send + Sync + 'static,
    draw: impl Fn(String) -> C + Send + Sync + 'static,
) -> Vec<AnyView> {
    let most = RwSignal::new(first);
    let keys = keys_memo(Box::new(move || keys(most.get())));
    let shown = move || keys.with(|(keys, _)| keys.clone());
    let hidden = move || keys.with(|(keys, all)| all - keys.len());
    let more = move || {
        button("more", text(move || texts::show_more(hidden().min(first), hidden())), move || most.update(|most| *most += first))
            .attribute("data-hidden", text(move || texts::more(hidden())))
    };
    vec![list(each(shown, draw)).view(), shown_if(move || hidden() > 0, more)]
}

/// Not within [`growing`], where each of its types would have a memo of its own type.
fn keys_memo(keys: Box<dyn Fn() -> (Vec<String>, usize) + Send + Sync>) -> Memo<(Vec<String>, usize)> {
    Memo::new(move |_| keys())
}

type Keys = Arc<dyn Fn() -> Vec<String> + Send + Sync>;
type Draw = Arc<dyn Fn(String) -> AnyView + Send + Sync>;

/// All lists of the page share this one instance of [`For`], which is large.
fn list(keys: Keys, draw: Draw) -> AnyView {
    view! { <For each=move || keys() key=String::clone children=move |key| draw(key) /> }.into_any()
}
