//! The lens of takeaways, grouped by post.

use crate::each::each;
use crate::live::{all, live};
use crate::passages;
use crate::state::State;
use crate::texts;
use hallway::select::TakeawayHit;
use leptos::prelude::*;

/// The takeaways of the result.
pub(crate) fn list(state: State) -> AnyView {
    let keys = move || {
        state.selection.with(|selection| {
            let mut posts: Vec<usize> = selection.takeaways.iter().map(|hit| hit.post).collect();
            posts.dedup();
            posts.into_iter().map(|post| post.to_string()).collect()
        })
    };
    view! { <div class="takeaway-groups">{each(keys, move |key| group(state, key.parse().unwrap_or_default()))}</div> }.into_any()
}

/// The takeaways of the post at a position in the corpus.
fn group(state: State, position: usize) -> AnyView {
    let Some(post) = state.post(position) else { return ().into_any() };
    let href = {
        let slug = post.slug.clone();
        state.href(move |route| route.reading(&slug, None))
    };
    let title = post.heading().to_owned();
    let line = texts::where_and_who(&post);
    let language = post.language.clone();
    let takeaways = live(move || {
        state.selection.with(|selection| {
            let mine = selection.takeaways.iter().filter(|hit| hit.post == position);
            let found = mine.filter_map(|&TakeawayHit { takeaway, .. }| post.takeaways.get(takeaway));
            all(found, |takeaway| passages::takeaway(state, &post, takeaway, &selection.query)).into_any()
        })
    });
    view! {
        <section class="takeaway-group">
            <p class="entry-where">{line}</p>
            <h3 class="takeaway-post" lang=language dir="auto"><a class="entry-link" href=href>{title}</a></h3>
            <ul class="takeaways">{takeaways}</ul>
        </section>
    }
    .into_any()
}
