//! The cover: what index.html shows while the program loads and reads, until the page takes its place.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Says how far things are.
pub(crate) fn tell(message: &str) {
    if let Some(line) = document().get_element_by_id("start-message") {
        line.set_text_content(Some(message));
    }
}

/// Takes the cover away and gives the place for the page.
pub(crate) fn open() -> Option<HtmlElement> {
    let root = document().get_element_by_id("app")?;
    root.replace_children_with_node_0();
    root.dyn_into().ok()
}
