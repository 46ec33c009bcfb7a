//! Links to passages: every claim leads to where it stands.

use crate::element::{Element, element};
use crate::highlight;
use crate::parts::{button, link, span};
use crate::save::{base, copy};
use crate::state::State;
use crate::texts;
use hallway::post::{Post, Takeaway};
use hallway::route::Route;
use hallway::search::Query;

/// A takeaway as a link to its passage, with who said so, whether the author states it and, where that is not said around it, the
/// report it is from.
pub(crate) fn takeaway(state: State, post: &Post, takeaway: &Takeaway, query: &Query, source: Option<String>) -> Element {
    let href = {
        let (slug, anchor) = (post.slug.clone(), takeaway.anchor.clone());
        state.href(move |route| route.reading(&slug, Some(&anchor)))
    };
    let mut link = link("takeaway-link", href, ()).attribute("lang", &post.language).attribute("dir", "auto");
    if let Some(label) = &takeaway.label {
        link = link.child(element("strong").class("takeaway-label").children(highlight::found(query, label))).child(" ");
    }
    let origin = if takeaway.stated { texts::STATED } else { texts::PICKED };
    let facts = [takeaway.by.clone(), Some(origin.to_owned()), source].into_iter().flatten().map(|fact| span("entry-fact", fact));
    let quote = {
        let by = takeaway.by.clone().unwrap_or_else(|| post.authors.join(", "));
        let address = Route::default().reading(&post.slug, Some(&takeaway.anchor));
        let (text, title) = (takeaway.text.clone(), post.heading().to_owned());
        move || copy(state, &texts::quotation(&text, &by, &title, &format!("{}{address}", base())))
    };
    element("li")
        .class("takeaway")
        .attribute("data-stated", takeaway.stated.to_string())
        .child(link.child(element("span").class("takeaway-text").children(highlight::found(query, &takeaway.text))))
        .child(element("p").class("entry-facts").children(facts).child(button("copy", texts::COPY, quote)))
}
