//! The result through the chosen lens, or what to do where it is empty.

use crate::chips::{Narrowing, narrowings};
use crate::each::each;
use crate::element::{Child, Element, element};
use crate::lenses::{lenses, sortings};
use crate::live::{live, shown_if, text};
use crate::posts;
use crate::save::save;
use crate::signal::Memo;
use crate::state::State;
use crate::takeaways;
use crate::talks;
use crate::texts;
use hallway::corpus::Corpus;
use hallway::export::{self, Sheet};
use hallway::route::{Lens, Route, Sorting};
use hallway::select::select;

/// The id of the result, to which a skip link leads. No anchor of a post has a colon.
pub(crate) const RESULTS: &str = "results:";

/// The result.
pub(crate) fn results(state: State) -> Element {
    let lens = Memo::new(move || state.route.with(|route| route.lens));
    let by_topic = Memo::new(move || lens.get() == Lens::Takeaways && state.route.with(|route| route.sorting == Sorting::Topic));
    let empty = move || state.selection.with(|selection| selection.count(lens.get()) == 0);
    let list = move |_| match lens.get_untracked() {
        Lens::Posts => posts::lens(state),
        Lens::Takeaways if by_topic.get_untracked() => vec![takeaways::origins().view(), takeaways::by_topic(state)],
        Lens::Takeaways => [takeaways::origins().view()].into_iter().chain(takeaways::by_report(state)).collect(),
        Lens::Talks => talks::lens(state),
    };
    let name = move || texts::lens(lens.get()).to_owned();
    let key = move || vec![format!("{} {}", name(), by_topic.get())];
    element("section")
        .class("results")
        .attribute("id", RESULTS)
        .attribute("tabindex", "-1")
        .attribute("aria-label", texts::RESULTS)
        .child(lenses(state))
        .child(sortings(state))
        .child(element("h2").class("unseen").child(text(name)))
        .child(shown_if(empty, move || nothing(state)))
        .child(each(key, list))
        .child(save(state, editions(state), move |corpus, base| sheet(state, corpus, base)))
}

/// The conferences of the result.
fn editions(state: State) -> impl Fn(&Corpus) -> Vec<String> {
    move |corpus| {
        state.selection.with_untracked(|selection| selection.conferences(corpus).into_iter().map(|edition| edition.id.clone()).collect())
    }
}

/// What is shown, as a sheet.
fn sheet(state: State, corpus: &Corpus, base: &str) -> Sheet {
    let sorting = state.route.with_untracked(|route| route.sorting);
    state.selection.with_untracked(|selection| match state.route.with_untracked(|route| route.lens) {
        Lens::Posts => export::posts(corpus, &selection.sorted_posts(corpus, sorting), base),
        Lens::Takeaways => export::takeaways(corpus, &selection.takeaways, base),
        Lens::Talks => export::talks(corpus, &talks::shown(state), base),
    })
}

/// What to do where nothing fits: let go of one narrowing, or of all, or look through another lens.
pub(crate) fn nothing(state: State) -> Element {
    let advice = move || -> Vec<Element> {
        let route = state.route.get();
        if !state.progress.get().is_done() {
            return vec![element("p").class("nothing-text").child(texts::READING)];
        }
        state.corpus.with(|corpus| {
            let fitting = |route: &Route| select(corpus, route).count(route.lens);
            let mut ways = narrowings(&route, |facet, value| corpus.label(facet, value));
            // Of several words, the one is named that nothing fits because of.
            let parts = state.selection.with(|selection| if selection.parts.len() > 1 { selection.parts.clone() } else { Vec::new() });
            ways.extend(parts.into_iter().enumerate().map(|(position, part)| {
                let query = state.selection.with(|selection| selection.query.without(position).to_string());
                Narrowing { label: texts::quoted(part.text.trim()), without: Route { query, ..route.exploring() } }
            }));
            ways.retain(|way| fitting(&way.without) > 0);
            let way = |way: Narrowing| {
                let (href, count) = (way.without.to_string(), fitting(&way.without));
                element("li")
                    .child(element("a").class("nothing-link").attribute("href", href).child(texts::without(&way.label)))
                    .child(" ")
                    .child(element("span").class("nothing-count").child(texts::found(route.lens, count)))
            };
            let clear = || {
                let href = route.cleared().to_string();
                element("li").child(element("a").class("nothing-link").attribute("href", href).child(texts::CLEAR_ALL))
            };
            vec![
                element("p").class("nothing-title").child(texts::nothing(route.lens)),
                element("p").class("nothing-text").child(texts::nothing_advice(&route)),
                element("ul").class("nothing-ways").children(ways.into_iter().map(way)).children(route.is_narrowed().then(clear)),
            ]
        })
    };
    element("div").class("nothing").child(live(advice))
}
