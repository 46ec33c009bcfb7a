//! The lens of takeaways, grouped by post.

use crate::each::each;
use crate::element::{Element, element};
use crate::live::live;
use crate::passages;
use crate::state::State;
use crate::texts;
use hallway::select::TakeawayHit;
use leptos::prelude::With;

/// The takeaways of the result.
pub(crate) fn list(state: State) -> Element {
    let keys = move || {
        state.selection.with(|selection| {
            let mut posts: Vec<usize> = selection.takeaways.iter().map(|hit| hit.post).collect();
            posts.dedup();
            posts.into_iter().map(|post| post.to_string()).collect()
        })
    };
    element("div").class("takeaway-groups").child(each(keys, move |key| group(state, key.parse().unwrap_or_default())))
}

/// The takeaways of the post at a position in the corpus.
fn group(state: State, position: usize) -> Option<Element> {
    let post = state.post(position)?;
    let href = {
        let slug = post.slug.clone();
        state.href(move |route| route.reading(&slug, None))
    };
    let link = element("a").class("entry-link").attribute("href", href).child(post.heading());
    let section = element("section")
        .class("takeaway-group")
        .child(element("p").class("entry-where").child(texts::where_and_who(&post)))
        .child(element("h3").class("takeaway-post").attribute("lang", &post.language).attribute("dir", "auto").child(link));
    let takeaways = live(move || {
        state.selection.with(|selection| {
            let mine = selection.takeaways.iter().filter(|hit| hit.post == position);
            let found = mine.filter_map(|&TakeawayHit { takeaway, .. }| post.takeaways.get(takeaway));
            found.map(|takeaway| passages::takeaway(state, &post, takeaway, &selection.query)).collect::<Vec<_>>()
        })
    });
    Some(section.child(element("ul").class("takeaways").child(takeaways)))
}
