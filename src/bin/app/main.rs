//! The page: a Leptos application in the reader's browser.
//!
//! [`state`] holds what the page knows, [`history`] keeps it in the address, [`reading`] fills it with posts. Every other
//! module draws one part of the page from it. What is worth a test is in the library.

mod app;
mod arrival;
mod chips;
mod cloud;
mod document;
mod each;
mod element;
mod explore;
mod filters;
mod footer;
mod header;
mod highlight;
mod history;
mod lenses;
mod live;
mod memory;
mod outline;
mod passages;
mod pictures;
mod post;
mod posts;
mod progress;
mod reading;
mod results;
mod search;
mod state;
mod takeaways;
mod talks;
mod texts;
mod theme;
mod timeline;

fn main() {
    let document = leptos::prelude::document();
    let Some(root) = document.get_element_by_id("app") else { return };
    // What it holds so far tells that the program is loading.
    root.replace_children_with_node_0();
    leptos::mount::mount_to(wasm_bindgen::JsCast::unchecked_into(root), app::app).forget();
}
