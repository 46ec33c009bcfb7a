//! The tag cloud: a list of links in alphabetical order, larger where a word weighs more.

use crate::each::each;
use crate::element::{Element, element};
use crate::live::{flag, shown_if, text};
use crate::parts::{link, list, paragraph, part};
use crate::state::State;
use crate::texts;
use hallway::route::{Facet, Route};
use hallway::select::CloudWord;
use leptos::prelude::{Get, Signal, With};

/// The step of size, 1 to 5, for a weight.
fn step(weight: f32) -> &'static str {
    match weight {
        weight if weight > 0.72 => "5",
        weight if weight > 0.5 => "4",
        weight if weight > 0.34 => "3",
        weight if weight > 0.2 => "2",
        _ => "1",
    }
}

/// The cloud of the result.
pub(crate) fn cloud(state: State) -> Element {
    let keys = move || state.selection.with(|selection| selection.cloud.iter().map(|word| word.term.clone()).collect());
    element("section")
        .class("cloud")
        .attribute("aria-label", texts::CLOUD)
        .child(element("h2").class("section-title").child(texts::CLOUD))
        .child(element("ul").class("cloud-words").child(each(keys, move |term| word(state, term))))
        .child(shown_if(move || state.selection.with(|selection| selection.cloud.is_empty()), || paragraph("advice", texts::NO_WORDS)))
}

fn word(state: State, term: String) -> Element {
    let (wanted, chosen) = (term.clone(), term.clone());
    let word = Signal::derive(move || {
        state.selection.with(|selection| selection.cloud.iter().find(|word| word.term == wanted).cloned()).unwrap_or_default()
    });
    let link = element("a")
        .class("cloud-link")
        .attribute("href", state.href(move |route| route.toggled(Facet::Term, &chosen)))
        .attribute("data-step", text(move || step(word.get().weight).to_owned()))
        .attribute("aria-current", flag("true", move || word.get().chosen))
        .child(term)
        .child(element("span").class("unseen").child(text(move || texts::in_reports(word.get().posts))));
    element("li").class("cloud-word").child(link)
}

/// A cloud as a part of a view: each word leads to all posts in which it counts.
pub(crate) fn cloud_part(id: &str, title: &str, words: Vec<CloudWord>) -> Option<Element> {
    if words.is_empty() {
        return None;
    }
    let word = |word: CloudWord| {
        let href = Route::only(Facet::Term, &word.term).to_string();
        element("li").class("cloud-word").child(link("cloud-link", href, word.term).attribute("data-step", step(word.weight)))
    };
    Some(part(id, title, [list("cloud-words", words.into_iter().map(word))]))
}
