//! Links to passages: every claim leads to where it stands.

use crate::element::{Element, element};
use crate::highlight;
use crate::state::State;
use crate::texts;
use hallway::post::{Post, Takeaway};
use hallway::search::Query;

/// A takeaway as a link to its passage, with who said so and whether the author states it.
pub(crate) fn takeaway(state: State, post: &Post, takeaway: &Takeaway, query: &Query) -> Element {
    let href = {
        let (slug, anchor) = (post.slug.clone(), takeaway.anchor.clone());
        state.href(move |route| route.reading(&slug, Some(&anchor)))
    };
    let mut link = element("a").class("takeaway-link").attribute("href", href).attribute("lang", &post.language).attribute("dir", "auto");
    if let Some(label) = &takeaway.label {
        link = link.child(element("strong").class("takeaway-label").children(highlight::found(query, label))).child(" ");
    }
    let by = takeaway.by.as_deref().map(|by| element("span").class("takeaway-by").child(by));
    let origin = if takeaway.stated { texts::STATED } else { texts::PICKED };
    element("li")
        .class("takeaway")
        .attribute("data-stated", takeaway.stated.to_string())
        .child(link.child(element("span").class("takeaway-text").children(highlight::found(query, &takeaway.text))))
        .child(element("span").class("takeaway-facts").children(by).child(element("span").class("takeaway-origin").child(origin)))
}
