//! The start page: everything that narrows the result, and the result.

use crate::chips::chips;
use crate::cloud::cloud;
use crate::element::{Child, Element, element};
use crate::filters::filters;
use crate::live::{live, shown_if, text};
use crate::parts::{heading, link, paragraph, span};
use crate::results::results;
use crate::signal::Memo;
use crate::state::State;
use crate::texts;
use crate::timeline::timeline;
use hallway::route::{Facet, Lens, Page, Route, Sorting};

/// The start page. Its heading says in words what is shown.
pub(crate) fn explore(state: State) -> Element {
    let summary = Memo::new(move || {
        state.corpus.with(|corpus| state.route.with(|route| state.selection.with(|selection| texts::summary(corpus, route, selection))))
    });
    let counts = text(move || state.selection.with(|selection| texts::counts(selection)));
    let intro = element("div")
        .class("intro")
        .child(heading(text(move || summary.get())))
        .child(element("p").class("unseen").attribute("role", "status").child(counts))
        .child(chips(state))
        .child(paragraph("instead", text(move || state.selection.with(|selection| texts::instead(&selection.parts)))))
        .child(live(move || chosen_conference(state)))
        .child(shown_if(move || state.route.with(|route| !route.is_narrowed() && route.lens == Lens::Posts), move || ways_in(state)));
    let from = move |part: usize| move || state.draws(part);
    element("div")
        .class("explore")
        .child(intro)
        .child(shown_if(from(3), move || timeline(state)))
        .child(shown_if(from(4), move || filters(state)))
        .child(shown_if(from(5), move || results(state)))
        .child(shown_if(from(6), move || cloud(state)))
}

/// What a reader can do here, and where to begin.
fn ways_in(state: State) -> Vec<Element> {
    let by_topic = Route { sorting: Sorting::Topic, ..Route::default().through(Lens::Takeaways) };
    let ways = [by_topic, Route::default().through(Lens::Talks), Route::default().on(Page::Trends)];
    let names = text(move || state.selection.with(|selection| texts::takeaways(selection.takeaways.len())));
    let talks = text(move || state.selection.with(|selection| texts::talks(selection.talks.len())));
    let names = [names.view(), talks.view(), texts::RISING_NOW.view()];
    let ways = ways.into_iter().zip(names).map(|(way, name)| link("action", way.to_string(), name));
    vec![paragraph("advice", texts::WAYS_IN), element("p").class("actions").child(span("actions-name", texts::BEGIN)).children(ways)]
}

/// A link to the conference, where just one is chosen.
fn chosen_conference(state: State) -> Option<Element> {
    state.route.with(|route| {
        let mut chosen = route.chosen.of(Facet::Edition);
        let (Some(id), None) = (chosen.next(), chosen.next()) else { return None };
        let name = state.corpus.with(|corpus| corpus.label(Facet::Edition, id));
        let href = route.on(Page::Edition(id.to_owned())).to_string();
        Some(paragraph("actions", link("action", href, texts::about(&name))))
    })
}
