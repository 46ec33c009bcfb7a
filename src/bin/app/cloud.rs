//! The tag cloud: a list of links in alphabetical order, larger where a word weighs more.

use crate::each::each;
use crate::live::{all, flag, text};
use crate::state::state;
use crate::texts;
use hallway::post::Post;
use hallway::route::{Facet, Route};
use hallway::select::{CloudWord, cloud_of};
use leptos::prelude::*;

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
#[component]
pub(crate) fn Cloud() -> impl IntoView {
    let state = state();
    let keys = move || state.selection.with(|selection| selection.cloud.iter().map(|word| word.term.clone()).collect());
    view! {
        <section class="cloud" aria-label=texts::CLOUD>
            <h2 class="section-title">{texts::CLOUD}</h2>
            <ul class="cloud-words">{each(keys, word)}</ul>
        </section>
    }
}

fn word(term: String) -> AnyView {
    let state = state();
    let (wanted, chosen) = (term.clone(), term.clone());
    let word = Signal::derive(move || {
        state.selection.with(|selection| selection.cloud.iter().find(|word| word.term == wanted).cloned()).unwrap_or_default()
    });
    view! {
        <li class="cloud-word">
            <a
                class="cloud-link"
                href=state.href(move |route| route.toggled(Facet::Term, &chosen))
                data-step=text(move || step(word.get().weight).to_owned())
                aria-current=flag("true", move || word.get().chosen)
            >
                {term}
                <span class="unseen">{text(move || texts::in_reports(word.get().posts))}</span>
            </a>
        </li>
    }
    .into_any()
}

/// The cloud of one post: each word leads to all posts in which it counts.
pub(crate) fn post_cloud(post: &Post) -> AnyView {
    let words = cloud_of(post);
    if words.is_empty() {
        return ().into_any();
    }
    let link = |word: CloudWord| {
        let href = Route::only(Facet::Term, &word.term).to_string();
        view! {
            <li class="cloud-word">
                <a class="cloud-link" href=href data-step=step(word.weight)>{word.term}</a>
            </li>
        }
        .into_any()
    };
    view! {
        <section class="post-part" aria-labelledby="part:cloud">
            <h2 class="section-title" id="part:cloud">{texts::POST_CLOUD}</h2>
            <ul class="cloud-words">{all(words, link)}</ul>
        </section>
    }
    .into_any()
}
