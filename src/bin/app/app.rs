//! The whole page: header, one of two views, footer.

use crate::arrival;
use crate::each::each;
use crate::explore::Explore;
use crate::footer::Footer;
use crate::header::Header;
use crate::post::PostPage;
use crate::reading;
use crate::state::{Arrival, State};
use crate::{history, texts};
use gloo::events::EventListener;
use hallway::route::{Page, Route};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

/// The id of the main part, to which the skip link leads. No anchor of a post has a colon.
const MAIN: &str = "main:";

/// The page.
#[component]
pub(crate) fn App() -> impl IntoView {
    let state = State::new();
    provide_context(state);
    reading::start(state);
    let site = reading::site();
    arrival::attend(state, site.title.clone());

    let returned = move || {
        let arrival = history::noted_scroll().map_or(Arrival::Followed, Arrival::Returned);
        let route = history::current();
        if state.route.with_untracked(|present| *present != route) {
            state.arrive(route, arrival);
        }
    };
    let window = window();
    for event in ["popstate", "hashchange"] {
        EventListener::new(&window, event, move |_| returned()).forget();
    }
    EventListener::new(&window, "pagehide", |_| history::note_scroll()).forget();
    history::take_over_scrolling();

    // Each view is drawn anew for its page, and only then: a list of one.
    let page = move || {
        vec![state.route.with(|route| match &route.page {
            Page::Explore => String::new(),
            Page::Post(slug) => slug.clone(),
        })]
    };
    let view = |slug: String| if slug.is_empty() { view! { <Explore /> }.into_any() } else { view! { <PostPage slug=slug /> }.into_any() };
    view! {
        <div class="page" on:click=move |event| follow(state, &event)>
            <a class="skip" href=format!("#{MAIN}")>{texts::SKIP}</a>
            <Header site=site />
            <main class="main" id=MAIN tabindex="-1">{each(page, view)}</main>
            <Footer />
        </div>
    }
}

/// Follows a plain click on a link of ours without leaving the page. All others are the browser's.
fn follow(state: State, event: &ev::MouseEvent) {
    if event.default_prevented() || event.button() != 0 || event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() {
        return;
    }
    let Some(target) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) else { return };
    let Some(href) = target.closest("a[href]").ok().flatten().and_then(|link| link.get_attribute("href")) else { return };
    if href.strip_prefix('#') == Some(MAIN) {
        event.prevent_default();
        arrival::focus(MAIN);
    } else if href.starts_with('?') {
        event.prevent_default();
        let (query, fragment) = href.split_once('#').unwrap_or((&href, ""));
        state.follow(Route::parse(query, fragment));
    }
}
