//! The start page: everything that narrows the result, and the result.

use crate::arrival::HEADING;
use crate::chips::Chips;
use crate::cloud::Cloud;
use crate::filters::Filters;
use crate::live::text;
use crate::progress::ReadingProgress;
use crate::results::Results;
use crate::state::state;
use crate::texts;
use crate::timeline::Timeline;
use leptos::prelude::*;

/// The start page. Its heading says in words what is shown.
#[component]
pub(crate) fn Explore() -> impl IntoView {
    let state = state();
    let summary = Memo::new(move |_| {
        state.corpus.with(|corpus| state.route.with(|route| state.selection.with(|selection| texts::summary(corpus, route, selection))))
    });
    let waiting = move || {
        let progress = state.progress.get();
        progress.read < progress.total && state.corpus.with(|corpus| corpus.posts().is_empty())
    };
    let heading = text(move || if waiting() { texts::READING.to_owned() } else { summary.get() });
    view! {
        <div class="explore">
            <div class="intro">
                <h1 class="summary" id=HEADING tabindex="-1">{heading}</h1>
                <p class="unseen" role="status">{text(move || state.selection.with(texts::counts))}</p>
                <Chips />
                <ReadingProgress />
            </div>
            <Timeline />
            <Filters />
            <Results />
            <Cloud />
        </div>
    }
}
