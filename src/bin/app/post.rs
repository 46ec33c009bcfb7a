//! A post: calm to read, with what was understood from it beside it.

use crate::arrival::HEADING;
use crate::cloud::cloud_part;
use crate::document;
use crate::element::{Element, element};
use crate::live::{live, shown_if, text};
use crate::missing::missing;
use crate::outline::outline;
use crate::parts::{breakable, link, list, paragraph, part, span};
use crate::passages;
use crate::pictures;
use crate::posts::{self, fact};
use crate::signal::Memo;
use crate::state::State;
use crate::talks::{heading, leading_out, speakers};
use crate::texts;
use hallway::document::Destination;
use hallway::post::{Attendance, Mention, Name, NameKind, Post, Repair, Session};
use hallway::problem::Problem;
use hallway::route::{Facet, Page, Route};
use hallway::search::Query;
use hallway::select::{self, cloud_of};
use leptos::prelude::AnyView;
use std::sync::Arc;

/// The post with a slug, once it was read.
pub(crate) fn post_page(state: State, slug: String) -> AnyView {
    let position = {
        let slug = slug.clone();
        Memo::new(move || state.corpus.with(|corpus| corpus.position(&slug)))
    };
    live(move || {
        let post = position.get().and_then(|position| state.post(position));
        match post {
            Some(post) => whole(state, &post),
            None => missing(state, texts::NO_POST, texts::no_post(&slug)),
        }
    })
}

fn whole(state: State, post: &Arc<Post>) -> Element {
    let tree = post.document();
    let images = tree.images();
    let mut hosts: Vec<String> = Vec::new();
    let mut count = 0;
    for image in images {
        if let Destination::Out(address) = Destination::of(&image.source) {
            count += 1;
            let host = Destination::host(address).to_owned();
            if !hosts.contains(&host) {
                hosts.push(host);
            }
        }
    }
    let prose = element("div").class("prose").attribute("lang", &post.language).child(document::body(state, post.clone(), tree.clone()));
    let more = element("div")
        .class("post-more")
        .children(sessions(state, post))
        .children(names(post, NameKind::Project))
        .children(names(post, NameKind::Organization))
        .children(names(post, NameKind::Person))
        .children(attendance(state, post))
        .children(cloud_part("cloud", texts::POST_CLOUD, cloud_of(post)))
        .child(remarks(post));
    element("article")
        .class("post")
        .child(head(state, post))
        .children(outline(state, post, &tree))
        .children(takeaways(state, post))
        .child(element("div").class("post-text").children(pictures::question(state, count, &hosts)).child(prose))
        .child(more)
        .child(element("div").class("post-after").child(related(state, post)).child(neighbours(state, post)))
}

/// Title, conference, authors and dates.
fn head(state: State, post: &Post) -> Element {
    let conference = |mention: &Mention| {
        let id = mention.id.clone();
        let href = state.href(move |route| route.on(Page::Edition(id.clone())));
        element("li")
            .class("post-edition")
            .child(link("post-edition-link", href, mention.name.as_str()))
            .child(element("span").class("post-edition-place").child(texts::place_and_days(mention)))
    };
    let editions = post.subjects().next().map(|_| {
        element("ul").class("post-editions").attribute("aria-label", texts::CONFERENCES).children(post.subjects().map(conference))
    });
    let author = |author: &String| {
        let href = Route::only(Facet::Author, author).to_string();
        element("li").class("post-author").child(element("a").attribute("href", href).child(author.as_str()))
    };
    let authors = (!post.authors.is_empty())
        .then(|| element("ul").class("post-authors").attribute("aria-label", texts::AUTHORS).children(post.authors.iter().map(author)));
    let language = post.language.clone().map(|tag| state.corpus.with_untracked(|corpus| corpus.language(&tag).to_owned()));
    let facts =
        texts::dates(post).into_iter().chain([texts::minutes(post.minutes())]).chain(language).chain(post.licence.clone()).map(fact);
    let original = post.original.as_deref().filter(|address| texts::leads_out(address));
    let original = original.map(|address| element("span").class("entry-fact").child(leading_out(address, texts::original(address))));
    let back = text(move || state.route.with(|route| texts::back(route.is_narrowed())).to_owned());
    let back = link("back", state.href(Route::exploring), back);
    let title = element("h1")
        .class("post-title")
        .attribute("id", HEADING)
        .attribute("tabindex", "-1")
        .attribute("lang", &post.language)
        .attribute("dir", "auto")
        .child(breakable(post.heading()));
    element("header")
        .class("post-head")
        .child(paragraph("post-back", back))
        .child(title)
        .children(editions)
        .children(authors)
        .child(element("p").class("entry-facts").children(posts::mark(state, post)).children(facts).children(original))
}

/// How many takeaways or talks are shown before a reader asks for more.
const SHOWN: usize = 5;

/// A list whose end is folded where it is long.
fn folded<T>(name: &'static str, items: &[T], draw: impl Fn(&T) -> Element) -> Vec<Element> {
    let (shown, rest) = items.split_at(items.len().min(SHOWN));
    let list = |items: &[T]| element("ul").class(name).children(items.iter().map(&draw));
    let mut parts = vec![list(shown)];
    if !rest.is_empty() {
        let summary = element("summary").class("facet-summary").child(texts::more(rest.len()));
        parts.push(element("details").class("facet-more").child(summary).child(list(rest)));
    }
    parts
}

fn takeaways(state: State, post: &Post) -> Option<Element> {
    if post.takeaways.is_empty() {
        return None;
    }
    let query = Query::default();
    let section = element("section")
        .class("post-takeaways")
        .attribute("aria-label", texts::TAKEAWAYS)
        .child(element("h2").class("section-title").child(texts::TAKEAWAYS))
        .children(folded("takeaways", &post.takeaways, |takeaway| passages::takeaway(state, post, takeaway, &query, None)));
    Some(section)
}

fn sessions(state: State, post: &Post) -> Option<Element> {
    if post.sessions.is_empty() {
        return None;
    }
    let session = |session: &Session| {
        let (slug, anchor) = (post.slug.clone(), session.anchor.clone());
        let href = state.href(move |route| route.reading(&slug, Some(&anchor)));
        let link = element("a").class("session-link").attribute("href", href).child(session.title.as_str());
        let title = element("p").class("session-title").attribute("dir", "auto").child(link);
        let heading = heading(session.format, session.url.as_deref(), title);
        element("li").class("session").children(heading).children(speakers(&session.speakers, &Query::default()))
    };
    Some(part("talks", texts::TALKS, folded("sessions", &post.sessions, session)))
}

fn names(post: &Post, kind: NameKind) -> Option<Element> {
    const MOST: usize = 24;
    let names: Vec<Name> = post.named(kind).take(MOST).cloned().collect();
    name_list(kind, &names, texts::times)
}

/// Names, each with how often it is named, as `counted` says.
pub(crate) fn name_list(kind: NameKind, names: &[Name], counted: fn(usize) -> String) -> Option<Element> {
    let name = |name: &Name| {
        let route = match kind {
            NameKind::Project => Route::only(Facet::Project, &name.name),
            _ => Route { query: format!("\"{}\"", name.name), ..Route::default() },
        };
        element("li")
            .class("name")
            .child(link("name-link", route.to_string(), &*name.name))
            .child(" ")
            .child(span("name-count", counted(name.count)))
    };
    (!names.is_empty()).then(|| part(texts::names_id(kind), texts::names(kind), [list("names", names.iter().map(name))]))
}

fn attendance(state: State, post: &Post) -> Option<Element> {
    let numbers = post.attendance.iter().map(|stated| number(state, post, stated));
    (!post.attendance.is_empty()).then(|| part("attendance", texts::ATTENDANCE, [list("numbers", numbers)]))
}

/// How many people came, in the words of the post that says so.
pub(crate) fn number(state: State, post: &Post, number: &Attendance) -> Element {
    let (slug, anchor) = (post.slug.clone(), number.anchor.clone());
    let href = state.href(move |route| route.reading(&slug, Some(&anchor)));
    let quote = link("number-quote", href, number.quote.as_str()).attribute("lang", &post.language).attribute("dir", "auto");
    element("li").class("number").child(span("number-value", texts::people(number))).child(quote)
}

/// The posts most like this one.
fn related(state: State, post: &Post) -> AnyView {
    const MOST: usize = 4;
    let slug = post.slug.clone();
    // Reading a post has begun before all others were read.
    let done = move || state.progress.get().is_done();
    shown_if(done, move || {
        let posts = state.corpus.with_untracked(|corpus| select::related(corpus, &slug, MOST));
        let lines: Vec<Element> = posts.into_iter().filter_map(|position| Some(posts::line(state, &*state.post(position)?))).collect();
        (!lines.is_empty()).then(|| part("related", texts::RELATED, [list("lines", lines)]))
    })
}

/// How the post was read, what was repaired and what is missing, folded.
fn remarks(post: &Post) -> Element {
    let repair = |repair: &Repair| {
        element("li")
            .class("remark")
            .child(texts::line(repair.line))
            .child(" ")
            .child(element("del").child(repair.before.as_str()))
            .child(" ")
            .child(element("ins").child(repair.after.as_str()))
    };
    let summary = texts::how_read(post);
    let facts = texts::inferred(post).into_iter().map(|fact| element("li").class("remark").child(fact));
    let list = element("ul")
        .class("remarks-list")
        .children(facts)
        .children(post.problems.iter().map(remark))
        .children(post.repairs.iter().map(repair));
    element("details").class("remarks").child(element("summary").class("remarks-summary").child(summary)).child(list)
}

/// What is wrong with how a post was read, and what to do about it.
pub(crate) fn remark(problem: &Problem) -> Element {
    let help = span("remark-help", texts::help(problem.code.help()));
    element("li").class("remark").child(texts::remark(problem)).child(" ").child(help)
}

/// The posts before and after this one in the result.
fn neighbours(state: State, post: &Post) -> AnyView {
    let slug = post.slug.clone();
    let link = move |position: Option<usize>, name: &'static str, direction: &'static str| {
        let post = state.post(position?)?;
        let slug = post.slug.clone();
        let href = state.href(move |route| route.reading(&slug, None));
        let title = element("span").class("neighbour-title").attribute("lang", &post.language).attribute("dir", "auto");
        let link = element("a")
            .class("neighbour")
            .attribute("href", href)
            .attribute("data-direction", direction)
            .child(element("span").class("neighbour-name").child(name))
            .child(title.child(post.heading()));
        Some(link)
    };
    live(move || {
        let (before, after) = state.selection.with(|selection| {
            let posts: Vec<usize> = selection.posts.iter().map(|hit| hit.post).collect();
            let here = state.corpus.with_untracked(|corpus| corpus.position(&slug));
            let at = posts.iter().position(|position| Some(*position) == here);
            let beside = |step: isize| at.and_then(|at| posts.get(at.checked_add_signed(step)?)).copied();
            (beside(-1), beside(1))
        });
        before.or(after).map(|_| {
            element("nav")
                .class("neighbours")
                .attribute("aria-label", texts::NEIGHBOURS)
                .children(link(before, texts::PREVIOUS, "previous"))
                .children(link(after, texts::NEXT, "next"))
        })
    })
}
