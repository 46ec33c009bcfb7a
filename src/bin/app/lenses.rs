//! The three ways to look at the result.

use crate::live::{all, flag, text};
use crate::state::state;
use crate::texts;
use hallway::route::Lens;
use leptos::prelude::*;

/// Links to the lenses, with how much each shows.
#[component]
pub(crate) fn Lenses() -> impl IntoView {
    let state = state();
    let count = move |lens: Lens| {
        state.selection.with(|selection| match lens {
            Lens::Posts => selection.posts.len(),
            Lens::Takeaways => selection.takeaways.len(),
            Lens::Talks => selection.talks.len(),
        })
    };
    let link = move |lens: Lens| {
        view! {
            <li class="lens">
                <a
                    class="lens-link"
                    href=state.href(move |route| route.through(lens))
                    aria-current=flag("page", move || state.route.with(|route| route.lens == lens))
                >
                    {texts::lens(lens)}
                    " "
                    <span class="lens-count">{text(move || count(lens).to_string())}</span>
                </a>
            </li>
        }
        .into_any()
    };
    view! {
        <nav class="lenses" aria-label=texts::LENSES>
            <ul class="lenses-list">{all(Lens::ALL, link)}</ul>
        </nav>
    }
}
