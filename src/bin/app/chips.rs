//! What narrows the result, each with a way to let go of it.

use crate::each::each;
use crate::element::element;
use crate::live::{shown_if, text};
use crate::parts::link;
use crate::save::say;
use crate::signal::Memo;
use crate::state::State;
use crate::texts;
use hallway::route::{Facet, Route};
use leptos::prelude::AnyView;

/// One thing that narrows the result.
#[derive(Clone, PartialEq)]
pub(crate) struct Narrowing {
    /// What it is, as shown.
    pub(crate) label: String,
    /// The route without it.
    pub(crate) without: Route,
}

/// Everything that narrows the result of `route`.
pub(crate) fn narrowings(route: &Route, label: impl Fn(Facet, &str) -> String) -> Vec<Narrowing> {
    let mut all = Vec::new();
    if !route.query.trim().is_empty() {
        all.push(Narrowing { label: texts::quoted(route.query.trim()), without: Route { query: String::new(), ..route.exploring() } });
    }
    for (facet, value) in route.chosen.iter() {
        all.push(Narrowing { label: texts::value(facet, &label(facet, value)), without: route.toggled(facet, value) });
    }
    if let Some(day) = route.from {
        all.push(Narrowing { label: texts::since(day), without: Route { from: None, ..route.exploring() } });
    }
    if let Some(day) = route.to {
        all.push(Narrowing { label: texts::until(day), without: Route { to: None, ..route.exploring() } });
    }
    all
}

/// The chips, and a link that clears them all.
pub(crate) fn chips(state: State) -> AnyView {
    let all = Memo::new(move || {
        state.corpus.with(|corpus| state.route.with(|route| narrowings(route, |facet, value| corpus.label(facet, value))))
    });
    let keys = move || all.with(|all| all.iter().map(|narrowing| narrowing.label.clone()).collect());
    let chip = move |label: String| {
        let wanted = label.clone();
        let href = text(move || {
            let find = |all: &Vec<Narrowing>| {
                all.iter().find(|narrowing| narrowing.label == wanted).map(|narrowing| narrowing.without.to_string())
            };
            all.with(find).unwrap_or_default()
        });
        let link = element("a")
            .class("chip-link")
            .attribute("href", href)
            .attribute("aria-label", texts::remove(&label))
            .child(label)
            .child(element("span").class("chip-cross").attribute("aria-hidden", "true").child(texts::CROSS));
        element("li").class("chip").child(link)
    };
    let chips = move || {
        element("div")
            .class("chips")
            .child(element("ul").class("chips-list").attribute("aria-label", texts::CHOSEN).child(each(keys, chip)))
            .child(
                link("chips-clear", state.href(Route::cleared), texts::CLEAR).on("click", move |_| say(state, texts::CLEARED.to_owned())),
            )
    };
    shown_if(move || all.with(|all| !all.is_empty()), chips)
}
