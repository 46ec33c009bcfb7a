//! How far reading has come, where it takes long enough to notice.

use crate::element::element;
use crate::live::{shown_if, text};
use crate::state::State;
use crate::texts;
use leptos::prelude::AnyView;

/// A bar while posts are being read.
pub(crate) fn progress(state: State) -> AnyView {
    let progress = state.progress;
    let slow = move || {
        let now = progress.get();
        now.slow && !now.is_done()
    };
    let bar = move || {
        let bar = element("progress")
            .class("progress-bar")
            .attribute("aria-label", texts::READING)
            .attribute("max", text(move || progress.get().total.to_string()))
            .attribute("value", text(move || progress.get().read.to_string()))
            .child(texts::READING);
        let count = text(move || texts::read_so_far(progress.get()));
        element("p").class("progress").child(bar).child(element("span").class("progress-count").child(count))
    };
    shown_if(slow, bar)
}
