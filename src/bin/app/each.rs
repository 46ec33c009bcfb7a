//! A list that keeps the elements of what stays, and with them the reader's focus.

use crate::element::{Child, Element, element};
use crate::live::{flag, shown_if, text};
use crate::near::{FAR, NEAR};
use crate::paper::printing;
use crate::parts::button;
use crate::signal::{Memo, RwSignal, effect};
use crate::state::State;
use crate::texts;
use gloo::timers::callback::Timeout;
use hallway::route::Route;
use leptos::prelude::*;
use std::cell::Cell;
use std::sync::Arc;

/// Draws a view for each key. A view is drawn once: what changes in it are its own signals.
pub(crate) fn each<C: Child>(
    keys: impl Fn() -> Vec<String> + Send + Sync + 'static,
    draw: impl Fn(String) -> C + Send + Sync + 'static,
) -> AnyView {
    list(Box::new(keys), Arc::new(move |key| draw(key).view()))
}

/// A list that begins with `first` entries, and is whole when the reader asks for it. Then it is drawn in blocks of as many entries,
/// each as long as it is near the window. `keys` gives at most so many keys, and how many there are.
pub(crate) fn growing<C: Child>(
    state: State,
    list: fn(AnyView) -> Element,
    first: usize,
    keys: impl Fn(usize) -> (Vec<String>, usize) + Send + Sync + 'static,
    draw: impl Fn(String) -> C + Send + Sync + 'static,
) -> Vec<AnyView> {
    long(state, list, first, Box::new(keys), Arc::new(move |key| draw(key).view()))
}

/// Not within [`growing`], where all of it would be compiled again for every type of it.
fn long(state: State, list: fn(AnyView) -> Element, first: usize, keys: Count, draw: Draw) -> Vec<AnyView> {
    // Another search begins with a short list again.
    let asked: RwSignal<Option<Route>> = RwSignal::new(None);
    let whole = Memo::new(move || asked.with(|asked| asked.as_ref().is_some_and(|asked| state.route.with(|route| route == asked))));
    let keys = Memo::new(move || keys(if whole.get() { usize::MAX } else { first }));
    let hidden = move || keys.with(|(keys, all)| all - keys.len());
    let more = move || {
        button("more", text(move || texts::show_more(hidden())), move || asked.set(Some(state.route.get_untracked())))
            .attribute("data-hidden", text(move || texts::more(hidden())))
    };
    let blocks = move || {
        let count = keys.with(|(keys, _)| keys.len().div_ceil(first)).max(1);
        (0..count).map(|number| number.to_string()).collect()
    };
    let block = move |number: String| {
        let from = number.parse().unwrap_or(0) * first;
        block(state, list, from == 0, Box::new(move || keys.with(|(keys, _)| keys.iter().skip(from).take(first).cloned().collect())), &draw)
    };
    vec![each(blocks, block), shown_if(move || hidden() > 0, more)]
}

/// A part of a long list. The first is always drawn, while a reader types only what is in sight of it: the next key may make it void.
fn block(state: State, framed: fn(AnyView) -> Element, first: bool, keys: Keys, draw: &Draw) -> Element {
    /// As many entries, in most lists, reach the end of the window.
    const IN_SIGHT: usize = 6;
    let near = RwSignal::new(first);
    // On paper there is no window to be far from; the first is near in any.
    let printing = if first { RwSignal::new(false) } else { printing() };
    let shown = move || near.get() || printing.get();
    let wanted = Memo::new(move || if shown() { keys() } else { Vec::new() });
    let drawn = RwSignal::new(Vec::new());
    let again = Trigger::new();
    let pause = Cell::new(None);
    effect(move || {
        again.track();
        let next = wanted.with(|wanted| drawn.with_untracked(|drawn| one_nearer(drawn, wanted)));
        let done = wanted.with_untracked(|wanted| next.len() == wanted.len());
        let wait = if next.len() < IN_SIGHT { 0 } else { state.arrival.get_untracked().pause() };
        drawn.set(next);
        // A pause that had begun is over.
        pause.set((wait > 0 && !done).then(|| Timeout::new(wait, move || again.notify())));
        if wait == 0 && !done {
            again.notify();
        }
    });
    let part = element("div").class("block").child(framed(list(Box::new(move || drawn.get()), Arc::clone(draw))));
    let grows = move || drawn.with(Vec::len) < wanted.with(Vec::len);
    if first {
        return part.attribute("data-grows", flag("true", grows));
    }
    let rough = move || !shown() || grows();
    part.watched().on(NEAR, move |_| near.set(true)).on(FAR, move |_| near.set(false)).attribute("data-rough", flag("true", rough))
}

/// What is to be drawn next on the way to what is wanted: all of it that is drawn, and the first that is not.
fn one_nearer(drawn: &[String], wanted: &[String]) -> Vec<String> {
    let mut new = 0;
    let mut due = |key: &&String| {
        let is_new = !drawn.contains(key);
        new += usize::from(is_new);
        !is_new || new == 1
    };
    wanted.iter().filter(|key| due(key)).cloned().collect()
}

type Keys = Box<dyn Fn() -> Vec<String> + Send + Sync>;
type Count = Box<dyn Fn(usize) -> (Vec<String>, usize) + Send + Sync>;
type Draw = Arc<dyn Fn(String) -> AnyView + Send + Sync>;

/// All lists of the page share this one instance of [`For`], which is large.
fn list(keys: Keys, draw: Draw) -> AnyView {
    view! { <For each=move || keys() key=String::clone children=move |key| draw(key) /> }.into_any()
}
