//! The head of every page: what it is, where it leads, where to search, light or dark.

use crate::element::{Element, element};
use crate::live::flag;
use crate::parts::link;
use crate::reading::Site;
use crate::search::search;
use crate::state::State;
use crate::texts;
use crate::theme::theme_switch;
use hallway::route::{Page, Route};

/// The header.
pub(crate) fn header(state: State, site: Site) -> Element {
    let name = element("a").class("brand-name").attribute("href", Route::default().to_string()).child(site.title);
    let line = element("span").class("brand-line").child(site.tagline);
    element("header")
        .class("header")
        .child(element("p").class("brand").child(name).child(line))
        .child(views(state))
        .child(search(state))
        .child(theme_switch())
}

/// Links to the views of the whole corpus.
fn views(state: State) -> Element {
    let one = |(name, page): (&'static str, Page)| {
        let (wanted, there) = (page.clone(), page);
        let current = move || {
            state.route.with(|route| match (&route.page, &there) {
                (Page::Compare(..), Page::Compare(..)) => true,
                (page, there) => page == there,
            })
        };
        let href = state.href(move |route| route.on(wanted.clone()));
        element("li").child(link("view-link", href, name).attribute("aria-current", flag("page", current)))
    };
    let compare = Page::Compare(String::new(), String::new());
    let views = [
        (texts::REPORTS, Page::Explore),
        (texts::TRENDS, Page::Trends),
        (texts::COMPARE, compare),
        (texts::YOURS_MARK, Page::Yours),
        (texts::CORPUS, Page::Corpus),
    ];
    element("nav").class("views").attribute("aria-label", texts::PAGES).child(element("ul").class("views-list").children(views.map(one)))
}
