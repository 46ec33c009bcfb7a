//! The foot of every page: what could not be read, and what the reader may take back.

use crate::live::{all, live, shown_if, text};
use crate::pictures::PicturesSwitch;
use crate::state::{Unread, state};
use crate::texts;
use leptos::prelude::*;

/// The footer.
#[component]
pub(crate) fn Footer() -> impl IntoView {
    let unread = state().unread;
    let entry = |unread: &Unread| {
        view! { <li><code>{unread.path.clone()}</code>" "{unread.problem.message.clone()}" "{texts::help(unread.problem.code.help())}</li> }
            .into_any()
    };
    let told = move || {
        view! {
            <details class="unread">
                <summary class="unread-summary">{text(move || texts::unread(unread.with(Vec::len)))}</summary>
                <ul class="unread-list">{live(move || unread.with(|unread| all(unread, entry)).into_any())}</ul>
            </details>
        }
        .into_any()
    };
    view! {
        <footer class="footer">
            <div role="status">{shown_if(move || unread.with(|unread| !unread.is_empty()), told)}</div>
            <p class="footer-line">{texts::PROMISE}</p>
            <PicturesSwitch />
        </footer>
    }
}
