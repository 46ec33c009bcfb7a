//! The outline of a post.

use crate::element::{Element, element};
use crate::live::text;
use crate::state::State;
use crate::texts;
use hallway::document::HeadingLevels;
use hallway::post::Post;
use leptos::prelude::{Get, RwSignal, Update};

/// Links to the headings: beside the text where there is room, else behind a button.
pub(crate) fn outline(state: State, post: &Post) -> Option<Element> {
    let mut levels = HeadingLevels::default();
    let title = post.heading();
    let entries: Vec<_> =
        post.outline().into_iter().map(|entry| (levels.next(entry.level), entry)).filter(|(_, entry)| entry.title != title).collect();
    if entries.len() < 2 {
        return None;
    }
    let top = entries.iter().map(|(level, _)| *level).min().unwrap_or(2);
    let open = RwSignal::new(false);
    let links = entries.into_iter().filter(|(level, _)| level - top < 2).map(|(level, entry)| {
        let slug = post.slug.clone();
        let href = state.href(move |route| route.reading(&slug, Some(&entry.anchor)));
        let link = element("a").class("outline-link").attribute("href", href).attribute("dir", "auto").child(entry.title);
        element("li").class("outline-entry").attribute("data-depth", (level - top).to_string()).child(link)
    });
    let button = element("button")
        .attribute("type", "button")
        .class("outline-button")
        .attribute("lang", "en")
        .attribute("aria-expanded", text(move || open.get().to_string()))
        .attribute("aria-controls", "outline:")
        .on("click", move |_| open.update(|open| *open = !*open))
        .child(texts::OUTLINE);
    let list = element("ol")
        .class("outline-entries")
        .attribute("id", "outline:")
        .attribute("data-open", text(move || open.get().to_string()))
        .children(links);
    let outline = element("nav").class("outline").attribute("aria-label", texts::OUTLINE).attribute("lang", &post.language);
    Some(outline.child(button).child(list))
}
