//! The lens of talks, merged over all posts that name them.

use crate::each::each;
use crate::element::{Element, element};
use crate::highlight;
use crate::live::live;
use crate::state::State;
use crate::texts;
use hallway::post::{Format, Speaker};
use hallway::search::Query;
use hallway::select::Talk;
use leptos::prelude::With;

/// The talks of the result.
pub(crate) fn list(state: State) -> Element {
    let keys = move || state.selection.with(|selection| selection.talks.iter().map(|talk| talk.title.clone()).collect());
    element("ol").class("talks").child(each(keys, move |title| entry(state, title)))
}

fn entry(state: State, title: String) -> Element {
    let drawn = live(move || {
        state.selection.with(|selection| {
            let talk = selection.talks.iter().find(|talk| talk.title == title);
            talk.map(|talk| whole(state, talk, &selection.query))
        })
    });
    element("li").class("talk").child(drawn)
}

fn whole(state: State, talk: &Talk, query: &Query) -> Vec<Element> {
    let reports = talk.reports.iter().filter_map(|(post, session)| {
        let post = state.post(*post)?;
        let anchor = post.sessions.get(*session)?.anchor.clone();
        let slug = post.slug.clone();
        let href = state.href(move |route| route.reading(&slug, Some(&anchor)));
        let report = element("li")
            .class("talk-report")
            .child(element("span").class("talk-label").child(texts::NAMED_IN).child(" "))
            .child(element("a").class("talk-report-link").attribute("href", href).attribute("dir", "auto").child(post.heading()))
            .child(element("span").class("talk-edition").child(texts::editions(&post)));
        Some(report)
    });
    let title = element("h3").class("talk-title").attribute("dir", "auto").children(highlight::found(query, &talk.title));
    let mut parts = heading(talk.format, talk.url.as_deref(), title);
    parts.extend(speakers(&talk.speakers, query));
    parts.push(element("ul").class("talk-reports").attribute("aria-label", texts::NAMED_IN).children(reports));
    parts
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
