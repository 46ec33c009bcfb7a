//! The lens of talks, merged over all posts that name them.

use crate::each::growing;
use crate::element::{Child, Element, element};
use crate::highlight;
use crate::kept;
use crate::live::live;
use crate::parts::{link, list, span};
use crate::state::State;
use crate::texts;
use hallway::corpus::Corpus;
use hallway::post::{Format, Post, Speaker};
use hallway::search::Query;
use hallway::select::{Selection, Talk, TalkHit};
use leptos::prelude::AnyView;
use std::sync::Arc;

/// How many talks are shown before a reader asks for more.
const SHOWN: usize = 50;

/// The talks of the result in the chosen order, or those of them that the reader keeps.
fn hits(state: State, corpus: &Corpus, selection: &Selection) -> Vec<TalkHit> {
    let sorting = state.route.with(|route| route.sorting);
    let mut hits = selection.sorted_talks(corpus, sorting).into_owned();
    if state.only_kept.get() {
        hits.retain(|hit| kept::is_kept(state, &selection.talk(corpus, hit.talk).title));
    }
    hits
}

/// The same with what the result says of them.
pub(crate) fn shown(state: State) -> Vec<Talk> {
    state.corpus.with(|corpus| {
        state.selection.with(|selection| hits(state, corpus, selection).iter().map(|hit| selection.talk(corpus, hit.talk)).collect())
    })
}

/// The talks of the result.
pub(crate) fn lens(state: State) -> Vec<AnyView> {
    let keys = move |most| {
        state.corpus.with(|corpus| {
            let hits = state.selection.with(|selection| hits(state, corpus, selection));
            (hits.iter().take(most).map(|hit| hit.talk.to_string()).collect(), hits.len())
        })
    };
    let row = move |number: String| {
        let number = number.parse().unwrap_or_default();
        live(move || {
            state.corpus.with(|corpus| state.selection.with(|selection| row(state, &selection.talk(corpus, number), &selection.sought)))
        })
    };
    vec![kept::switch(state)].into_iter().chain(growing(state, framed, SHOWN, keys, row)).collect()
}

/// Some talks, all shown.
pub(crate) fn table(state: State, talks: &[Talk], query: &Query) -> Element {
    framed(talks.iter().map(|talk| row(state, talk, query)).collect::<Vec<_>>().view())
}

/// The table around rows.
fn framed(rows: AnyView) -> Element {
    let head = [texts::TALK, texts::SPEAKERS, texts::NAMED_IN, texts::KEEP];
    let head = head.map(|title| element("th").attribute("scope", "col").child(title));
    element("table").class("talks").child(element("thead").child(element("tr").children(head))).child(element("tbody").child(rows))
}

fn row(state: State, talk: &Talk, query: &Query) -> Element {
    let reports: Vec<(Arc<Post>, usize)> = talk.reports.iter().filter_map(|(post, session)| Some((state.post(*post)?, *session))).collect();
    let passage = |(post, session): &(Arc<Post>, usize)| {
        let anchor = post.sessions.get(*session).map(|session| session.anchor.clone());
        let slug = post.slug.clone();
        state.href(move |route| route.reading(&slug, anchor.as_deref()))
    };
    let title = highlight::found(query, &talk.title);
    let title = match reports.first() {
        Some(first) => link("talk-link", passage(first), title),
        None => span("talk-link", title),
    };
    let report = |named: &(Arc<Post>, usize)| {
        let link = link("talk-report-link", passage(named), texts::short_source(&named.0)).attribute("title", named.0.heading());
        element("li").child(link)
    };
    let video = talk.url.as_deref().filter(|url| texts::leads_out(url)).map(|url| span("entry-fact", leading_out(url, texts::watch(url))));
    let facts: Vec<Element> = talk.format.map(|format| span("entry-fact", texts::format(format))).into_iter().chain(video).collect();
    let facts = (!facts.is_empty()).then(|| element("p").class("entry-facts").children(facts));
    let cell = |name: &'static str| element("td").class(name);
    element("tr")
        .class("talk")
        .child(element("th").class("talk-title").attribute("scope", "row").attribute("dir", "auto").child(title).children(facts))
        .child(cell("talk-speakers").children(speakers(&talk.speakers, query)))
        .child(cell("talk-reports").attribute("data-name", texts::NAMED_IN).child(list("talk-named", reports.iter().map(report))))
        .child(cell("talk-keep").child(kept::button(state, &talk.title)))
}

/// The format above a title, and the recording below it.
pub(crate) fn heading(format: Option<Format>, url: Option<&str>, title: Element) -> Vec<Element> {
    let format = format.map(|format| element("p").class("talk-format").child(texts::format(format)));
    let video = url.filter(|url| texts::leads_out(url));
    let video = video.map(|url| element("p").class("talk-video").child(leading_out(url, texts::watch(url))));
    format.into_iter().chain([title]).chain(video).collect()
}

/// A link to another site, which opens beside the page.
pub(crate) fn leading_out(address: &str, text: String) -> Element {
    element("a")
        .class("out")
        .attribute("href", address)
        .attribute("target", "_blank")
        .attribute("rel", "noopener noreferrer")
        .child(text)
        .child(element("span").class("unseen").child(texts::NEW_WINDOW))
}

/// Who spoke, and for whom.
pub(crate) fn speakers(speakers: &[Speaker], query: &Query) -> Option<Element> {
    let speaker = |speaker: &Speaker| {
        let role = texts::role(speaker).map(|role| element("span").class("speaker-role").children(highlight::found(query, &role)));
        element("li")
            .class("speaker")
            .child(element("span").class("speaker-name").children(highlight::found(query, &speaker.name)))
            .children(role)
    };
    let list = || element("ul").class("speakers").attribute("aria-label", texts::SPEAKERS).children(speakers.iter().map(speaker));
    (!speakers.is_empty()).then(list)
}
