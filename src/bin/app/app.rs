//! The whole page: header, the view that the route names, footer; and how it takes the place of its cover, part by part.

use crate::arrival;
use crate::compare::compare;
use crate::conference::conference_page;
use crate::corpus::corpus_page;
use crate::each::each;
use crate::element::{Child, Element, element};
use crate::explore::explore;
use crate::footer::footer;
use crate::header::header;
use crate::live::{flag, shown_if, text};
use crate::post::post_page;
use crate::progress::progress;
use crate::reading;
use crate::results::RESULTS;
use crate::state::{Arrival, Progress, State};
use crate::style::style;
use crate::trends::trends;
use crate::turns::rest;
use crate::yours::{after, ground, yours};
use crate::{cover, gather, history, keys, links, texts, turns};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use hallway::corpus::Corpus;
use hallway::route::{Page, Route};
use leptos::mount::mount_to;
use leptos::prelude::{Owner, untrack, window};
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{Event, MouseEvent};

/// The id of the main part, to which the skip link leads. No anchor of a post has a colon.
pub(crate) const MAIN: &str = "main:";

/// Puts the page in the place of its cover.
pub(crate) fn mount(corpus: Corpus, progress: Progress) -> State {
    let owner = Owner::new();
    let state = owner.with(|| State::new(Arc::new(corpus), progress));
    if let Some(root) = cover::open() {
        owner.with(|| mount_to(root, move || app(state)).forget());
    }
    // What the page holds, it holds for good.
    std::mem::forget(owner);
    draw_on(state);
    state
}

/// Has the next part of the page drawn, and the others once it is and the browser had its turn.
fn draw_on(state: State) {
    state.drawn.update(|drawn| *drawn += 1);
    // Untracked: nothing is drawn by this.
    if !untrack(|| state.is_drawn()) {
        Timeout::new(0, move || rest(move || draw_on(state))).forget();
    }
}

/// The page.
fn app(state: State) -> Element {
    let site = reading::site();
    arrival::attend(state, site.title.clone());
    state.trail.attend(state.route, state.arrival, state.selection);

    let returned = move || {
        history::forget();
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
    keys::attend(state);
    gather::attend(state);

    // Each view is drawn anew for its page, and only then, or where posts are others by now: a list of one.
    let page = move || {
        let page = state.draws(2).then(|| state.route.with(|route| Route::default().on(route.page.clone()))).into_iter();
        let key = |page: Route| match page.page {
            // It keeps what stays the same.
            Page::Yours => page.to_string(),
            _ => Route { anchor: Some(state.yours.get().changes.to_string()), ..page }.to_string(),
        };
        page.map(key).collect()
    };
    let view = move |address: String| match Route::parse(address.split('#').next().unwrap_or_default(), "").page {
        Page::Explore => explore(state).view(),
        Page::Post(slug) => post_page(state, slug),
        Page::Edition(id) => conference_page(state, id),
        Page::Compare(first, second) => compare(state, first, second).view(),
        Page::Trends => trends(state).view(),
        Page::Corpus => corpus_page(state),
        Page::Yours => yours(state).view(),
        Page::Style => style(state).view(),
    };
    let busy = move || !(state.progress.get().is_done() && state.is_drawn());
    let explores = move || state.route.with(|route| route.page == Page::Explore);
    let main = element("main").class("main").attribute("id", MAIN).attribute("tabindex", "-1").attribute("aria-busy", flag("true", busy));
    element("div")
        .class("page")
        .on("pointerover", |event| links::used(&event))
        .on("pointerdown", |event| links::used(&event))
        .on("focusin", |event| links::used(&event))
        .on("click", move |event| {
            follow(state, &event);
            turns::at_once();
        })
        .child(skip(MAIN, texts::SKIP))
        .child(shown_if(explores, || skip(RESULTS, texts::SKIP_TO_RESULTS)))
        .child(header(state, site))
        .child(main.child(each(page, view)).child(progress(state)))
        .child(shown_if(move || state.is_drawn(), move || footer(state)))
        .child(element("p").class("notice").attribute("role", "status").child(text(move || state.notice.get())).child(after(state)))
        .child(ground(state))
        .child(keys::keys())
}

/// A link past what comes before a part of the page.
fn skip(part: &'static str, name: &'static str) -> Element {
    element("a").class("skip").attribute("href", format!("#{part}")).child(name)
}

/// Follows a plain click on a link of ours without leaving the page. All others are the browser's.
fn follow(state: State, event: &Event) {
    let Some(event) = event.dyn_ref::<MouseEvent>() else { return };
    links::used(event);
    if event.default_prevented() || event.button() != 0 || event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() {
        return;
    }
    let Some(target) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) else { return };
    let Some(href) = target.closest("a[href]").ok().flatten().and_then(|link| link.get_attribute("href")) else { return };
    if let Some(part) = href.strip_prefix('#').filter(|part| [MAIN, RESULTS].contains(part)) {
        event.prevent_default();
        arrival::focus(part);
    } else if href.starts_with('?') {
        event.prevent_default();
        let (query, fragment) = href.split_once('#').unwrap_or((&href, ""));
        state.follow(Route::parse(query, fragment));
    }
}
