//! The head of every page: what it is, where to search, light or dark.

use crate::element::{Element, element};
use crate::reading::Site;
use crate::search::search;
use crate::state::State;
use crate::theme::theme_switch;
use hallway::route::Route;

/// The header.
pub(crate) fn header(state: State, site: Site) -> Element {
    let name = element("a").class("brand-name").attribute("href", Route::default().to_string()).child(site.title);
    let line = element("span").class("brand-line").child(site.tagline);
    element("header")
        .class("header")
        .child(element("p").class("brand").child(name).child(line))
        .child(search(state))
        .child(theme_switch(state))
}
