//! The lens of talks, merged over all posts that name them.

use crate::each::each;
use crate::highlight;
use crate::live::{all, live, maybe};
use crate::state::State;
use crate::texts;
use hallway::post::{Format, Speaker};
use hallway::search::Query;
use hallway::select::Talk;
use leptos::prelude::*;

/// The talks of the result.
pub(crate) fn list(state: State) -> AnyView {
    let keys = move || state.selection.with(|selection| selection.talks.iter().map(|talk| talk.title.clone()).collect());
    view! { <ol class="talks">{each(keys, move |title| entry(state, title))}</ol> }.into_any()
}

fn entry(state: State, title: String) -> AnyView {
    let drawn = live(move || {
        state.selection.with(|selection| {
            let talk = selection.talks.iter().find(|talk| talk.title == title);
            maybe(talk, |talk| whole(state, talk, &selection.query))
        })
    });
    view! { <li class="talk">{drawn}</li> }.into_any()
}

fn whole(state: State, talk: &Talk, query: &Query) -> AnyView {
    let reports = talk.reports.iter().filter_map(|(post, session)| {
        let post = state.post(*post)?;
        let anchor = post.sessions.get(*session)?.anchor.clone();
        let (slug, title, edition) = (post.slug.clone(), post.heading().to_owned(), texts::editions(&post));
        let href = state.href(move |route| route.reading(&slug, Some(&anchor)));
        let report = view! {
            <li class="talk-report">
                <span class="talk-label">{texts::NAMED_IN}" "</span>
                <a class="talk-report-link" href=href dir="auto">{title}</a>
                <span class="talk-edition">{edition}</span>
            </li>
        };
        Some(report.into_any())
    });
    let title = view! { <h3 class="talk-title" dir="auto">{highlight::found(query, &talk.title)}</h3> };
    view! {
        {heading(talk.format, talk.url.as_deref(), title.into_any())}
        {speakers(&talk.speakers, query)}
        <ul class="talk-reports" aria-label=texts::NAMED_IN>{reports.collect::<Vec<_>>()}</ul>
    }
    .into_any()
}

/// The format above a title, and the recording below it.
pub(crate) fn heading(format: Option<Format>, url: Option<&str>, title: AnyView) -> AnyView {
    let format = maybe(format, |format| view! { <p class="talk-format">{texts::format(format)}</p> }.into_any());
    let video = url.filter(|url| texts::leads_out(url));
    let video = maybe(video, |url| view! { <p class="talk-video">{leading_out(url, texts::watch(url))}</p> }.into_any());
    view! { {format}{title}{video} }.into_any()
}

/// A link to another site, which opens beside the page.
pub(crate) fn leading_out(address: &str, text: String) -> AnyView {
    let address = address.to_owned();
    view! { <a class="out" href=address target="_blank" rel="noopener noreferrer">{text}<span class="unseen">{texts::NEW_WINDOW}</span></a> }
        .into_any()
}

/// Who spoke, and for whom.
pub(crate) fn speakers(speakers: &[Speaker], query: &Query) -> AnyView {
    if speakers.is_empty() {
        return ().into_any();
    }
    let speaker = |speaker: &Speaker| {
        let role =
            maybe(texts::role(speaker), |role| view! { <span class="speaker-role">{highlight::found(query, &role)}</span> }.into_any());
        view! { <li class="speaker"><span class="speaker-name">{highlight::found(query, &speaker.name)}</span>{role}</li> }.into_any()
    };
    view! { <ul class="speakers" aria-label=texts::SPEAKERS>{all(speakers, speaker)}</ul> }.into_any()
}
