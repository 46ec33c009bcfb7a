//! The lens of posts.

use crate::each::each;
use crate::highlight;
use crate::live::{all, live};
use crate::state::State;
use crate::texts;
use hallway::post::Post;
use hallway::select::introduction;
use leptos::prelude::*;

/// The posts of the result.
pub(crate) fn list(state: State) -> AnyView {
    let keys = move || {
        state.corpus.with(|corpus| {
            let slug = |position: usize| corpus.posts().get(position).map(|post| post.slug.clone());
            state.selection.with(|selection| selection.posts.iter().filter_map(|hit| slug(hit.post)).collect())
        })
    };
    view! { <ol class="posts">{each(keys, move |slug| entry(state, &slug))}</ol> }.into_any()
}

fn entry(state: State, slug: &str) -> AnyView {
    let Some(post) = state.corpus.with_untracked(|corpus| corpus.post(slug).cloned()) else { return ().into_any() };
    let href = {
        let slug = slug.to_owned();
        state.href(move |route| route.reading(&slug, None))
    };
    let heading = post.heading().to_owned();
    let title = live(move || state.selection.with(|selection| highlight::found(&selection.query, &heading)));
    let excerpt = {
        let post = post.clone();
        live(move || snippet(state, &post))
    };
    let facts = all(texts::by_line(&post), fact);
    view! {
        <li class="entry">
            <article class="entry-body" lang=post.language.clone()>
                <p class="entry-where">{texts::where_and_when(&post)}</p>
                <h3 class="entry-title" dir="auto">
                    <a class="entry-link" href=href>{title}</a>
                </h3>
                <p class="entry-excerpt" dir="auto">{excerpt}</p>
                <p class="entry-facts">{facts}</p>
            </article>
        </li>
    }
    .into_any()
}

/// The passage that was found, else what the author says the post is about, else its first takeaway.
fn snippet(state: State, post: &Post) -> AnyView {
    state.selection.with(|selection| {
        let position = state.corpus.with_untracked(|corpus| corpus.posts().iter().position(|other| other.slug == post.slug));
        let hit = selection.posts.iter().find(|hit| Some(hit.post) == position);
        match hit.and_then(|hit| hit.snippet.as_ref()) {
            Some(snippet) => {
                let href = {
                    let (slug, anchor) = (post.slug.clone(), snippet.anchor.clone());
                    state.href(move |route| route.reading(&slug, Some(&anchor)))
                };
                view! { <a class="entry-passage" href=href>{highlight::marked(&snippet.text, &snippet.found)}</a> }.into_any()
            }
            None => introduction(post, EXCERPT).into_any(),
        }
    })
}

/// About how many bytes of a post without a search introduce it.
const EXCERPT: usize = 240;

/// One of the facts in the line beneath a title.
pub(crate) fn fact(fact: String) -> AnyView {
    view! { <span class="entry-fact">{fact}</span> }.into_any()
}
