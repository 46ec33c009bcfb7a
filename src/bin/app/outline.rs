//! The outline of a post.

use crate::element::{Element, element};
use crate::live::{flag, text};
use crate::parts::link;
use crate::signal::RwSignal;
use crate::state::State;
use crate::texts;
use hallway::document::{Document, HeadingLevels};
use hallway::post::Post;
use leptos::prelude::{document, on_cleanup, window_event_listener_untyped};

/// Links to the headings: beside the text where there is room, else behind a button.
pub(crate) fn outline(state: State, post: &Post, tree: &Document) -> Option<Element> {
    let mut levels = HeadingLevels::default();
    let title = post.heading();
    let entries: Vec<_> =
        tree.outline().into_iter().map(|entry| (levels.next(entry.level), entry)).filter(|(_, entry)| entry.title != title).collect();
    if entries.len() < 2 {
        return None;
    }
    let top = entries.iter().map(|(level, _)| *level).min().unwrap_or(2);
    let open = RwSignal::new(false);
    let here = RwSignal::new(String::new());
    follow(here, entries.iter().map(|(_, entry)| entry.anchor.clone()).collect());
    let links = entries.into_iter().filter(|(level, _)| level - top < 2).map(|(level, entry)| {
        let slug = post.slug.clone();
        let anchor = entry.anchor.clone();
        let href = state.href(move |route| route.reading(&slug, Some(&entry.anchor)));
        let current = flag("true", move || here.with(|here| *here == anchor));
        let link = link("outline-link", href, entry.title).attribute("dir", "auto").attribute("aria-current", current);
        element("li").class("outline-entry").attribute("data-depth", (level - top).to_string()).child(link)
    });
    let button = element("button")
        .attribute("type", "button")
        .class("unfold")
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

/// Keeps in `here` the last of the headings that the reader has scrolled to.
fn follow(here: RwSignal<String>, anchors: Vec<String>) {
    /// In pixels from the top of the window: where the eye is.
    const EYE: f64 = 240.0;
    let listener = window_event_listener_untyped("scroll", move |_| {
        let above =
            |anchor: &&String| document().get_element_by_id(anchor).is_some_and(|heading| heading.get_bounding_client_rect().top() < EYE);
        let last = anchors.iter().rev().find(above).cloned().unwrap_or_default();
        if here.get_untracked() != last {
            here.set(last);
        }
    });
    on_cleanup(move || listener.remove());
}
