//! The foot of every page: what could not be read, and what the reader may take back.

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
    };
    let told = move || {
        unread.with(|unread| {
            (!unread.is_empty()).then(|| {
                view! {
                    <details class="unread">
                        <summary class="unread-summary">{texts::unread(unread.len())}</summary>
                        <ul class="unread-list">{unread.iter().map(entry).collect_view()}</ul>
                    </details>
                }
            })
        })
    };
    view! {
        <footer class="footer">
            <div role="status">{told}</div>
            <p class="footer-line">{texts::PROMISE}</p>
            <PicturesSwitch />
        </footer>
    }
}
