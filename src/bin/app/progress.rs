//! How far reading has come, where it takes long enough to notice.

use crate::state::state;
use crate::texts;
use leptos::prelude::*;

/// A bar while posts are being read.
#[component]
pub(crate) fn ReadingProgress() -> impl IntoView {
    let progress = state().progress;
    move || {
        let now = progress.get();
        (now.slow && now.read < now.total).then(|| {
            view! {
                <p class="progress">
                    <progress class="progress-bar" aria-label=texts::READING max=now.total.to_string() value=now.read.to_string()>{texts::READING}</progress>
                    <span class="progress-count">{texts::read_so_far(now.read, now.total)}</span>
                </p>
            }
        })
    }
}
