//! Parts of the page that change, in one type each.
//!
//! The code that draws a closure or a list is compiled again for every type of it. The page has many closures, and a
//! reader pays for each in bytes, so they are boxed here before they reach a view.

use leptos::prelude::*;

/// A view that is drawn again when what it reads changes.
pub(crate) fn live(draw: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let draw: Box<dyn Fn() -> AnyView + Send> = Box::new(draw);
    (move || draw()).into_any()
}

/// A view that is there while `condition` holds.
pub(crate) fn shown_if(condition: impl Fn() -> bool + Send + Sync + 'static, draw: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let condition = Memo::new(move |_| condition());
    live(move || if condition.get() { draw() } else { ().into_any() })
}

/// Text that changes, as content or as the value of an attribute.
pub(crate) fn text(write: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(write)
}

/// An attribute that comes and goes.
pub(crate) fn flag(value: &'static str, set: impl Fn() -> bool + Send + Sync + 'static) -> Signal<Option<String>> {
    Signal::derive(move || set().then(|| value.to_owned()))
}

/// A view of each item.
pub(crate) fn all<T>(items: impl IntoIterator<Item = T>, draw: impl FnMut(T) -> AnyView) -> Vec<AnyView> {
    items.into_iter().map(draw).collect()
}

/// A view of what may be there.
pub(crate) fn maybe<T>(item: Option<T>, draw: impl FnOnce(T) -> AnyView) -> AnyView {
    item.map_or_else(|| ().into_any(), draw)
}
