//! The page: a Leptos application in the reader's browser.
//!
//! [`state`] holds what the page knows, [`history`] keeps it in the address, [`reading`] fills it with posts. Every other
//! module draws one part of the page from it. What is worth a test is in the library.

mod app;
mod arrival;
mod chips;
mod cloud;
mod compare;
mod conference;
mod corpus;
mod cover;
mod document;
mod each;
mod element;
mod explore;
mod filters;
mod footer;
mod gather;
mod header;
mod highlight;
mod history;
mod kept;
mod keys;
mod lenses;
mod links;
mod live;
mod marks;
mod memory;
mod missing;
mod near;
mod offers;
mod outline;
mod own;
mod pan;
mod paper;
mod parts;
mod passages;
mod pictures;
mod post;
mod posts;
mod progress;
mod promise;
mod reading;
mod results;
mod save;
mod search;
mod signal;
mod span;
mod state;
mod style;
mod takeaways;
mod talks;
mod texts;
mod theme;
mod timeline;
mod trail;
mod trends;
mod turns;
mod whole;
mod yours;

fn main() {
    reading::start(app::mount);
}
