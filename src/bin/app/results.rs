//! The result through the chosen lens, or what to do where it is empty.

use crate::chips::{Narrowing, narrowings};
use crate::each::each;
use crate::element::{Element, element};
use crate::lenses::lenses;
use crate::live::{live, shown_if, text};
use crate::posts;
use crate::state::State;
use crate::takeaways;
use crate::talks;
use crate::texts;
use hallway::route::{Lens, Route};
use hallway::select::select;
use leptos::prelude::{Get, GetUntracked, Memo, With};

/// The result.
pub(crate) fn results(state: State) -> Element {
    let lens = Memo::new(move |_| state.route.with(|route| route.lens));
    let empty = move || {
        state.selection.with(|selection| match lens.get() {
            Lens::Posts => selection.posts.is_empty(),
            Lens::Takeaways => selection.takeaways.is_empty(),
            Lens::Talks => selection.talks.is_empty(),
        })
    };
    let list = move |_| match lens.get_untracked() {
        Lens::Posts => posts::list(state),
        Lens::Takeaways => takeaways::list(state),
        Lens::Talks => talks::list(state),
    };
    let name = move || texts::lens(lens.get()).to_owned();
    element("section")
        .class("results")
        .attribute("aria-label", texts::RESULTS)
        .child(lenses(state))
        .child(element("h2").class("unseen").child(text(name)))
        .child(shown_if(empty, move || nothing(state)))
        .child(each(move || vec![name()], list))
}

/// What to do where nothing fits: let go of one narrowing, or of all, or look through another lens.
fn nothing(state: State) -> Element {
    let advice = move || -> Vec<Element> {
        let route = state.route.get();
        let progress = state.progress.get();
        if progress.read < progress.total {
            return vec![element("p").class("nothing-text").child(texts::READING)];
        }
        state.corpus.with(|corpus| {
            let fitting = |route: &Route| {
                let selection = select(corpus, route);
                match route.lens {
                    Lens::Posts => selection.posts.len(),
                    Lens::Takeaways => selection.takeaways.len(),
                    Lens::Talks => selection.talks.len(),
                }
            };
            let mut ways = narrowings(&route, |facet, value| corpus.label(facet, value));
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
