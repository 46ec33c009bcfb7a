//! Parts of the page that change, in one type each.
//!
//! The code that draws a closure is compiled again for every type of it. The page has many closures, and a reader pays
//! for each in bytes, so they are boxed here before they reach a view.

use crate::element::Child;
use crate::signal::Memo;
use leptos::prelude::*;

/// A view that is drawn again when what it reads changes.
pub(crate) fn live<C: Child>(draw: impl Fn() -> C + Send + 'static) -> AnyView {
    let draw: Box<dyn Fn() -> AnyView + Send> = Box::new(move || draw().view());
    draw.into_any()
}

/// A view that is there while `condition` holds.
pub(crate) fn shown_if<C: Child>(condition: impl Fn() -> bool + Send + Sync + 'static, draw: impl Fn() -> C + Send + 'static) -> AnyView {
    let condition = Memo::new(condition);
    live(move || condition.get().then(&draw))
}

/// Text that changes, as content or as the value of an attribute, which comes and goes with it.
pub(crate) struct Text(Box<dyn Fn() -> Option<String> + Send>);

impl Text {
    /// What it is now.
    pub(crate) fn write(&self) -> Option<String> {
        (self.0)()
    }
}

/// Text that changes.
pub(crate) fn text(write: impl Fn() -> String + Send + 'static) -> Text {
    Text(Box::new(move || Some(write())))
}

/// Text that changes, and that there may be none of.
pub(crate) fn optional(write: impl Fn() -> Option<String> + Send + 'static) -> Text {
    Text(Box::new(write))
}

/// A value that comes and goes.
pub(crate) fn flag(value: &'static str, set: impl Fn() -> bool + Send + 'static) -> Text {
    Text(Box::new(move || set().then(|| value.to_owned())))
}
