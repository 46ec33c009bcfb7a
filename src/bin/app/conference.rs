//! A conference: when and where it was, and what all its reports together say.

use crate::cloud::cloud_part;
use crate::element::{Element, element};
use crate::live::{shown_if, text};
use crate::missing::missing;
use crate::parts::{heading, link, list, part, span};
use crate::post::{name_list, number};
use crate::save::save;
use crate::state::State;
use crate::{each, passages, posts, takeaways, talks, texts};
use hallway::corpus::{Corpus, Edition};
use hallway::export;
use hallway::post::NameKind;
use hallway::route::{Facet, Page, Route};
use hallway::search::Query;
use hallway::select::{Agreement, Selection, TakeawayHit, Talk, agreement, beside, names, select};
use leptos::prelude::AnyView;

/// The conference with an id, drawn again when a report on it was read.
pub(crate) fn conference_page(state: State, id: String) -> AnyView {
    let reports = {
        let id = id.clone();
        move || {
            let reports = state.corpus.with(|corpus| corpus.editions().get(&id).map_or(0, |edition| edition.reports.len()));
            let awaited = reports == 0 && !state.progress.get().is_done();
            vec![if awaited { String::new() } else { reports.to_string() }]
        }
    };
    each::each(reports, move |_| {
        state.corpus.with_untracked(|corpus| match corpus.editions().get(&id) {
            Some(edition) => whole(state, corpus, edition),
            None => missing(state, texts::NO_CONFERENCE, texts::no_conference(&id)),
        })
    })
}

/// How many of the names, talks and takeaways are shown, and how many takeaways on one topic.
const NAMES: usize = 24;
const TALKS: usize = 12;
const TAKEAWAYS: usize = 16;
const EACH: usize = 4;

fn whole(state: State, corpus: &Corpus, edition: &Edition) -> Element {
    let selection = select(corpus, &Route::only(Facet::Edition, &edition.id));
    let positions = &edition.reports;
    let main = element("div")
        .class("view-main")
        .children(reports(state, &selection))
        .children(said(state, corpus, edition, &selection))
        .children(spoken(state, &selection));
    let kinds = [NameKind::Person, NameKind::Project, NameKind::Organization];
    let named = kinds.map(|kind| {
        let mut names = names(corpus, positions, kind);
        names.truncate(NAMES);
        name_list(kind, &names, texts::in_so_many)
    });
    let aside = element("div")
        .class("view-aside")
        .children(attendance(state, edition))
        .children(beside_it(edition))
        .children(cloud_part("cloud", texts::CLOUD, selection.cloud.clone()))
        .children(named.into_iter().flatten());
    element("article").class("view").child(head(state, corpus, edition)).child(main).child(aside).child(neighbours(state, edition))
}

fn head(state: State, corpus: &Corpus, edition: &Edition) -> Element {
    let id = edition.id.clone();
    let compare = {
        let id = id.clone();
        state.href(move |route| route.on(Page::Compare(id.clone(), String::new())))
    };
    let explore = Route::only(Facet::Edition, &id).to_string();
    element("header")
        .class("view-head")
        .child(link(
            "back",
            state.href(Route::exploring),
            text(move || state.route.with(|route| texts::back(route.is_narrowed()).to_owned())),
        ))
        .child(heading(edition.name.as_str()))
        .child(
            element("p")
                .class("entry-facts")
                .children(texts::edition_facts(corpus, edition, state.progress.get_untracked()).into_iter().map(posts::fact)),
        )
        .child(element("p").class("actions").child(link("action", explore, texts::FILTER_BY_IT)).child(link(
            "action",
            compare,
            texts::COMPARE_IT,
        )))
        .child(save(
            state,
            {
                let id = id.clone();
                move |_| vec![id.clone()]
            },
            move |corpus, base| {
                let selection = select(corpus, &Route::only(Facet::Edition, &id));
                export::takeaways(corpus, &selection.takeaways, base)
            },
        ))
}

fn reports(state: State, selection: &Selection) -> Option<Element> {
    let entries = selection.posts.iter().filter_map(|hit| Some(posts::line(state, &*state.post(hit.post)?)));
    let entries: Vec<Element> = entries.collect();
    (!entries.is_empty()).then(|| part("reports", &texts::capital_reports(entries.len()), [list("lines", entries)]))
}

/// What several reports say, and what one alone says; of a single report, all that it says.
fn said(state: State, corpus: &Corpus, edition: &Edition, selection: &Selection) -> Vec<Element> {
    let groups = agreement(corpus, &selection.takeaways);
    let shared: Vec<&Agreement> = groups.iter().filter(|group| !group.topic.is_empty() && group.reports > 1).collect();
    let alone = selection.takeaways.iter().filter(|hit| !shared.iter().any(|group| group.takeaways.contains(hit)));
    let takeaway = |hit: &TakeawayHit| {
        let (post, takeaway) = hit.of(corpus)?;
        let source = (edition.reports.len() > 1).then(|| texts::by(&post));
        Some(passages::takeaway(state, &post, &takeaway, &Query::default(), source))
    };
    let alone: Vec<Element> = alone.filter_map(takeaway).take(TAKEAWAYS).collect();
    let title = if edition.reports.len() > 1 { texts::ALONE } else { texts::TAKEAWAYS };
    let group = |group: &Agreement| takeaways::topic(state, corpus, group, edition.reports.len(), EACH, &Query::default());
    let agreed = (!shared.is_empty()).then(|| part("shared", texts::AGREED, shared.iter().map(|shared| group(shared))));
    let alone = (!alone.is_empty()).then(|| part("alone", title, [list("takeaways", alone)]));
    agreed.into_iter().chain(alone).collect()
}

fn spoken(state: State, selection: &Selection) -> Option<Element> {
    let shown: Vec<Talk> =
        state.corpus.with_untracked(|corpus| selection.talks.iter().take(TALKS).map(|hit| selection.talk(corpus, hit.talk)).collect());
    (!shown.is_empty()).then(|| part("talks", texts::TALKS_NAMED, [talks::table(state, &shown, &Query::default())]))
}

/// What each report says on how many people came.
fn attendance(state: State, edition: &Edition) -> Option<Element> {
    let stated = edition.attendance.iter().filter_map(|(_, post, place)| {
        let post = state.post(*post)?;
        Some(number(state, &post, post.attendance.get(*place)?).child(span("number-source", texts::by(&post))))
    });
    let numbers: Vec<Element> = stated.collect();
    (!numbers.is_empty()).then(|| part("attendance", texts::ATTENDANCE, [list("numbers", numbers)]))
}

fn beside_it(edition: &Edition) -> Option<Element> {
    let items = edition.beside.iter().map(|event| element("li").child(event.as_str()));
    (!edition.beside.is_empty()).then(|| part("beside", texts::COLOCATED, [list("plain", items)]))
}

/// The editions of the same series before and after that have reports, once all of these were read.
fn neighbours(state: State, edition: &Edition) -> AnyView {
    let id = edition.id.clone();
    let draw = move |corpus: &Corpus| {
        let [before, after] = beside(corpus, corpus.editions().get(&id)?);
        let nav = element("nav").class("neighbours").attribute("aria-label", texts::SERIES);
        Some(nav.children(neighbour(state, before, texts::EARLIER, "previous")).children(neighbour(state, after, texts::LATER, "next")))
    };
    shown_if(move || state.progress.get().is_done(), move || state.corpus.with_untracked(|corpus| draw(corpus)))
}

fn neighbour(state: State, edition: Option<&Edition>, name: &'static str, direction: &'static str) -> Option<Element> {
    let edition = edition?;
    let id = edition.id.clone();
    let href = state.href(move |route| route.on(Page::Edition(id.clone())));
    let link = link("neighbour", href, span("neighbour-name", name)).attribute("data-direction", direction);
    Some(link.child(span("neighbour-title", edition.short.as_str())))
}
