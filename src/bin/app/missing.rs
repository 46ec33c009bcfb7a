//! What is said in the place of a page that is not there, or not there yet.

use crate::element::{Element, element};
use crate::live::{shown_if, text};
use crate::parts::{heading, link, paragraph};
use crate::state::State;
use crate::texts;
use hallway::route::Route;

/// Says what is missing once all posts were read, with a way on.
pub(crate) fn missing(state: State, what: &'static str, why: String) -> Element {
    let done = move || state.progress.get().is_done();
    let title = text(move || if done() { what } else { texts::READING }.to_owned());
    let advice = move || {
        let link = link("nothing-link", state.href(Route::exploring), texts::TO_ALL_POSTS);
        vec![paragraph("nothing-text", why.as_str()), element("p").child(link)]
    };
    element("div").class("missing").child(heading(title)).child(shown_if(done, advice))
}
