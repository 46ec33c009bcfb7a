//! The three ways to look at the result.

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
                    aria-current=move || state.route.with(|route| route.lens == lens).then_some("page")
                >
                    {texts::lens(lens)}
                    " "
                    <span class="lens-count">{move || count(lens)}</span>
                </a>
            </li>
        }
    };
    view! {
        <nav class="lenses" aria-label=texts::LENSES>
            <ul class="lenses-list">{Lens::ALL.map(link).into_iter().collect_view()}</ul>
        </nav>
    }
}
