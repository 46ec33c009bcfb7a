//! Links to passages: every claim leads to where it stands.

use crate::element::{Element, Value, element};
use crate::highlight;
use crate::parts::{button, link, span};
use crate::save::{base, copy};
use crate::state::State;
use crate::texts;
use hallway::post::{Post, Takeaway};
use hallway::route::Route;
use hallway::search::Query;

/// The address of a passage of a post.
pub(crate) fn address(state: State, post: &Post, anchor: &str) -> Value {
    let (slug, anchor) = (post.slug.clone(), anchor.to_owned());
    state.href(move |route| route.reading(&slug, Some(&anchor)))
}

/// What a takeaway says, as a link to its passage.
pub(crate) fn quote(class: &'static str, state: State, post: &Post, takeaway: &Takeaway, query: &Query) -> Element {
    let label = takeaway.label.as_ref().map(|label| element("strong").class("takeaway-label").children(highlight::found(query, label)));
    link(class, address(state, post, &takeaway.anchor), ())
        .attribute("lang", &post.language)
        .attribute("dir", "auto")
        .children(label)
        .child(" ")
        .child(element("span").class("takeaway-text").children(highlight::found(query, &takeaway.text)))
}

/// A takeaway with who said so, whether the author states it and, where that is not said around it, the report it is from.
pub(crate) fn takeaway(state: State, post: &Post, takeaway: &Takeaway, query: &Query, source: Option<String>) -> Element {
    let origin = if takeaway.stated { texts::STATED } else { texts::PICKED };
    let facts = [takeaway.by.clone(), Some(origin.to_owned()), source].into_iter().flatten().map(|fact| span("entry-fact", fact));
    let copied = {
        let by = takeaway.by.clone().unwrap_or_else(|| post.authors.join(", "));
        let address = Route::default().reading(&post.slug, Some(&takeaway.anchor));
        let (text, title) = (takeaway.text.clone(), post.heading().to_owned());
        move || copy(state, &texts::quotation(&text, &by, &title, &format!("{}{address}", base())))
    };
    element("li")
        .class("takeaway")
        .attribute("data-stated", takeaway.stated.to_string())
        .child(quote("takeaway-link", state, post, takeaway, query))
        .child(element("p").class("entry-facts").children(facts).child(button("copy", texts::COPY, copied)))
}
