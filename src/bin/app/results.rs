//! The result through the chosen lens, or what to do where it is empty.

use crate::chips::{Narrowing, narrowings};
use crate::each::each;
use crate::lenses::Lenses;
use crate::live::{all, live, maybe, shown_if, text};
use crate::posts;
use crate::state::{State, state};
use crate::takeaways;
use crate::talks;
use crate::texts;
use hallway::route::{Lens, Route};
use hallway::select::select;
use leptos::prelude::*;

/// The result.
#[component]
pub(crate) fn Results() -> impl IntoView {
    let state = state();
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
    view! {
        <section class="results" aria-label=texts::RESULTS>
            <Lenses />
            <h2 class="unseen">{text(move || texts::lens(lens.get()).to_owned())}</h2>
            {shown_if(empty, move || nothing(state))}
            {each(move || vec![texts::lens(lens.get()).to_owned()], list)}
        </section>
    }
}

/// What to do where nothing fits: let go of one narrowing, or of all, or look through another lens.
fn nothing(state: State) -> AnyView {
    let advice = move || {
        let route = state.route.get();
        let progress = state.progress.get();
        if progress.read < progress.total {
            return view! { <p class="nothing-text">{texts::READING}</p> }.into_any();
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
                view! {
                    <li>
                        <a class="nothing-link" href=href>{texts::without(&way.label)}</a>
                        " "
                        <span class="nothing-count">{texts::found(route.lens, count)}</span>
                    </li>
                }
                .into_any()
            };
            let clear = |()| {
                let href = route.cleared().to_string();
                view! { <li><a class="nothing-link" href=href>{texts::CLEAR_ALL}</a></li> }.into_any()
            };
            view! {
                <p class="nothing-title">{texts::nothing(route.lens)}</p>
                <p class="nothing-text">{texts::nothing_advice(&route)}</p>
                <ul class="nothing-ways">{all(ways, way)}{maybe(route.is_narrowed().then_some(()), clear)}</ul>
            }
            .into_any()
        })
    };
    view! { <div class="nothing">{live(advice)}</div> }.into_any()
}
