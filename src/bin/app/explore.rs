//! The start page: everything that narrows the result, and the result.

use crate::arrival::HEADING;
use crate::chips::chips;
use crate::cloud::cloud;
use crate::element::{Element, element};
use crate::filters::filters;
use crate::live::{shown_if, text};
use crate::progress::progress;
use crate::results::results;
use crate::state::State;
use crate::texts;
use crate::timeline::timeline;
use leptos::prelude::{Get, Memo, With};

/// The start page. Its heading says in words what is shown.
pub(crate) fn explore(state: State) -> Element {
    let summary = Memo::new(move |_| {
        state.corpus.with(|corpus| state.route.with(|route| state.selection.with(|selection| texts::summary(corpus, route, selection))))
    });
    let heading = text(move || summary.get());
    let counts = text(move || state.selection.with(texts::counts));
    let intro = element("div")
        .class("intro")
        .child(element("h1").class("summary").attribute("id", HEADING).attribute("tabindex", "-1").child(heading))
        .child(element("p").class("unseen").attribute("role", "status").child(counts))
        .child(chips(state))
        .child(progress(state));
    let from = move |part: usize| move || state.drawn.get() >= part;
    element("div")
        .class("explore")
        .child(intro)
        .child(timeline(state))
        .child(shown_if(from(2), move || filters(state)))
        .child(shown_if(from(3), move || results(state)))
        .child(shown_if(from(4), move || cloud(state)))
}
