//! How far reading has come, where it takes long enough to notice.

use crate::live::{shown_if, text};
use crate::state::state;
use crate::texts;
use leptos::prelude::*;

/// A bar while posts are being read.
#[component]
pub(crate) fn ReadingProgress() -> impl IntoView {
    let progress = state().progress;
    let slow = move || {
        let now = progress.get();
        now.slow && now.read < now.total
    };
    let bar = move || {
        let total = text(move || progress.get().total.to_string());
        let read = text(move || progress.get().read.to_string());
        let count = text(move || texts::read_so_far(progress.get()));
        view! {
            <p class="progress">
                <progress class="progress-bar" aria-label=texts::READING max=total value=read>{texts::READING}</progress>
                <span class="progress-count">{count}</span>
            </p>
        }
        .into_any()
    };
    shown_if(slow, bar)
}
