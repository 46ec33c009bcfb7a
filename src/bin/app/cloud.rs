//! The tag cloud: a list of links in alphabetical order, larger where a word weighs more; or a table of them with the numbers.

use crate::each::each;
use crate::element::{Element, element};
use crate::live::{flag, live, shown_if, text};
use crate::parts::{button, link, list, paragraph, part, switch};
use crate::signal::{Memo, RwSignal};
use crate::state::State;
use crate::texts;
use hallway::route::{Facet, Route};
use hallway::select::{CloudWord, WordOrder, WordRow};

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

/// The cloud of the result, which the reader can have as a table.
pub(crate) fn cloud(state: State) -> Element {
    let as_table = RwSignal::new(0);
    let body = move || if as_table.get() == 0 { words(state) } else { table(state) };
    element("section")
        .class("cloud")
        .attribute("aria-label", texts::CLOUD)
        .child(element("h2").class("section-title").child(texts::CLOUD))
        .child(switch(texts::CLOUD_AS, &texts::CLOUD_FORMS, as_table, |_| {}))
        .child(live(body))
        .child(shown_if(move || state.trail.cloud.with(|shown| shown.selection.cloud.is_empty()), || paragraph("advice", texts::NO_WORDS)))
}

fn words(state: State) -> Element {
    let keys = move || state.trail.cloud.with(|shown| shown.selection.cloud.iter().map(|word| word.term.clone()).collect());
    let word = move |term: String| {
        let wanted = term.clone();
        let word = Memo::new(move || {
            state.trail.cloud.with(|shown| shown.selection.cloud.iter().find(|word| word.term == wanted).cloned()).unwrap_or_default()
        });
        let link = chosen_by(state, term, word)
            .attribute("aria-label", text(move || word.with(|word| texts::word_in_reports(&word.term, word.posts))))
            .attribute("data-step", text(move || step(word.get().weight).to_owned()));
        element("li").class("cloud-word").child(link)
    };
    element("ul").class("cloud-words").child(each(keys, word))
}

/// A word, which the reader can choose or let go of.
fn chosen_by(state: State, term: String, word: Memo<CloudWord>) -> Element {
    let chosen = term.clone();
    let href = state.href(move |route| route.toggled(Facet::Term, &chosen));
    link("cloud-link", href, term).attribute("aria-current", flag("true", move || word.get().chosen))
}

fn table(state: State) -> Element {
    let order = RwSignal::new(WordOrder::default());
    let rows =
        Memo::new(move || state.trail.cloud.with(|shown| state.corpus.with_untracked(|corpus| shown.selection.words(corpus, order.get()))));
    let column = |by: WordOrder| {
        let direction = if by == WordOrder::Term { "ascending" } else { "descending" };
        element("th").attribute("scope", "col").attribute("aria-sort", flag(direction, move || order.get() == by)).child(button(
            "sort",
            texts::word_order(by),
            move || order.set(by),
        ))
    };
    let keys = move || rows.with(|rows| rows.iter().map(|row| row.word.term.clone()).collect());
    let row = move |term: String| {
        let wanted = term.clone();
        let row = Memo::new(move || rows.with(|rows| rows.iter().find(|row| row.word.term == wanted).cloned()));
        let cell = |number: fn(&WordRow) -> usize| {
            element("td").child(text(move || row.with(|row| row.as_ref().map(number).unwrap_or_default().to_string())))
        };
        let word = Memo::new(move || row.get().map(|row| row.word).unwrap_or_default());
        element("tr")
            .child(element("th").attribute("scope", "row").child(chosen_by(state, term, word)))
            .child(cell(|row| row.percent))
            .child(cell(|row| row.word.posts))
            .child(cell(|row| row.takeaways))
    };
    let head = element("thead").child(element("tr").children(WordOrder::ALL.map(column)));
    let table = element("table").class("words").child(head).child(element("tbody").child(each(keys, row)));
    element("div").class("table").child(table)
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
