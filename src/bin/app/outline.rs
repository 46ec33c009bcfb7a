//! The outline of a post.

use crate::live::{all, text};
use crate::state::State;
use crate::texts;
use hallway::document::HeadingLevels;
use hallway::post::Post;
use leptos::prelude::*;

/// Links to the headings: beside the text where there is room, else behind a button.
pub(crate) fn outline(state: State, post: &Post) -> AnyView {
    let mut levels = HeadingLevels::default();
    let title = post.heading();
    let entries: Vec<_> =
        post.outline().into_iter().map(|entry| (levels.next(entry.level), entry)).filter(|(_, entry)| entry.title != title).collect();
    if entries.len() < 2 {
        return ().into_any();
    }
    let top = entries.iter().map(|(level, _)| *level).min().unwrap_or(2);
    let open = RwSignal::new(false);
    let links = all(entries.into_iter().filter(|(level, _)| level - top < 2), |(level, entry)| {
        let slug = post.slug.clone();
        let href = state.href(move |route| route.reading(&slug, Some(&entry.anchor)));
        let depth = (level - top).to_string();
        view! { <li class="outline-entry" data-depth=depth><a class="outline-link" href=href dir="auto">{entry.title}</a></li> }.into_any()
    });
    view! {
        <nav class="outline" aria-label=texts::OUTLINE lang=post.language.clone()>
            <button
                type="button"
                class="outline-button"
                lang="en"
                aria-expanded=text(move || open.get().to_string())
                aria-controls="outline:"
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {texts::OUTLINE}
            </button>
            <ol class="outline-entries" id="outline:" data-open=text(move || open.get().to_string())>{links}</ol>
        </nav>
    }
    .into_any()
}
