//! The foot of every page: what could not be read, and what the reader may take back.

use crate::element::{Element, element};
use crate::keys::keys_button;
use crate::live::{live, shown_if, text};
use crate::pictures::pictures_switch;
use crate::state::{State, Unread};
use crate::texts;

/// The footer.
pub(crate) fn footer(state: State) -> Element {
    let unread = state.unread;
    let entry = |unread: &Unread| {
        element("li")
            .child(element("code").child(unread.path.as_str()))
            .child(" ")
            .child(unread.problem.message.as_str())
            .child(" ")
            .child(texts::help(unread.problem.code.help()))
    };
    let told = move || {
        let summary = text(move || texts::unread(unread.with(Vec::len)));
        let entries = live(move || unread.with(|unread| unread.iter().map(entry).collect::<Vec<_>>()));
        element("details")
            .class("unread")
            .child(element("summary").class("unread-summary").child(summary))
            .child(element("ul").class("unread-list").child(entries))
    };
    let told = shown_if(move || unread.with(|unread| !unread.is_empty()), told);
    element("footer")
        .class("footer")
        .child(element("div").attribute("role", "status").child(told))
        .child(element("p").class("footer-line").child(texts::PROMISE))
        .child(keys_button())
        .child(pictures_switch(state))
}
