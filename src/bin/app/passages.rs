//! Links to passages: every claim leads to where it stands.

use crate::highlight;
use crate::live::maybe;
use crate::state::State;
use crate::texts;
use hallway::post::{Post, Takeaway};
use hallway::search::Query;
use leptos::prelude::*;

/// A takeaway as a link to its passage, with who said so and whether the author states it.
pub(crate) fn takeaway(state: State, post: &Post, takeaway: &Takeaway, query: &Query) -> AnyView {
    let href = {
        let (slug, anchor) = (post.slug.clone(), takeaway.anchor.clone());
        state.href(move |route| route.reading(&slug, Some(&anchor)))
    };
    let label = maybe(takeaway.label.as_ref(), |label| {
        view! { <strong class="takeaway-label">{highlight::found(query, label)}</strong>" " }.into_any()
    });
    let by = maybe(takeaway.by.clone(), |by| view! { <span class="takeaway-by">{by}</span> }.into_any());
    let origin = if takeaway.stated { texts::STATED } else { texts::PICKED };
    view! {
        <li class="takeaway" data-stated=takeaway.stated.to_string()>
            <a class="takeaway-link" href=href lang=post.language.clone() dir="auto">
                {label}
                <span class="takeaway-text">{highlight::found(query, &takeaway.text)}</span>
            </a>
            <span class="takeaway-facts">{by}<span class="takeaway-origin">{origin}</span></span>
        </li>
    }
    .into_any()
}
