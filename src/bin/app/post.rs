//! A post: calm to read, with what was understood from it beside it.

use crate::arrival::HEADING;
use crate::cloud::post_cloud;
use crate::document;
use crate::live::{all, live, maybe, shown_if, text};
use crate::outline::outline;
use crate::passages;
use crate::pictures;
use crate::posts::fact;
use crate::progress::ReadingProgress;
use crate::state::{State, state};
use crate::talks::{heading, leading_out, speakers};
use crate::texts;
use hallway::document::Destination;
use hallway::post::{Attendance, Mention, Name, NameKind, Post, Repair, Session};
use hallway::problem::Problem;
use hallway::route::{Facet, Route};
use hallway::search::Query;
use leptos::prelude::*;
use std::sync::Arc;

/// The post with a slug, once it was read.
#[component]
pub(crate) fn PostPage(slug: String) -> impl IntoView {
    let state = state();
    let known = {
        let slug = slug.clone();
        Memo::new(move |_| state.corpus.with(|corpus| corpus.post(&slug).is_some()))
    };
    live(move || {
        let post = known.get().then(|| state.corpus.with_untracked(|corpus| corpus.post(&slug).cloned())).flatten();
        match post {
            Some(post) => whole(state, &post),
            None => missing(state, &slug),
        }
    })
}

/// What is said in the place of a post that is not there, or not there yet.
fn missing(state: State, slug: &str) -> AnyView {
    let done = move || {
        let progress = state.progress.get();
        progress.read >= progress.total
    };
    let slug = slug.to_owned();
    let heading = text(move || if done() { texts::NO_POST.to_owned() } else { texts::READING.to_owned() });
    let advice = move || {
        view! {
            <p class="nothing-text">{texts::no_post(&slug)}</p>
            <p><a class="nothing-link" href=state.href(Route::exploring)>{texts::TO_ALL_POSTS}</a></p>
        }
        .into_any()
    };
    view! {
        <div class="missing">
            <h1 class="summary" id=HEADING tabindex="-1">{heading}</h1>
            <ReadingProgress />
            {shown_if(done, advice)}
        </div>
    }
    .into_any()
}

fn whole(state: State, post: &Arc<Post>) -> AnyView {
    let images = post.document.images();
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
    view! {
        <article class="post">
            {head(state, post)}
            {outline(state, post)}
            {takeaways(state, post)}
            <div class="post-text">
                {pictures::question(state, count, &hosts)}
                <div class="prose" lang=post.language.clone()>{document::body(state, post.clone())}</div>
            </div>
            <div class="post-more">
                {sessions(state, post)}
                {names(post, NameKind::Project)}
                {names(post, NameKind::Organization)}
                {names(post, NameKind::Person)}
                {attendance(state, post)}
                {post_cloud(post)}
                {remarks(post)}
            </div>
            {neighbours(state, post)}
        </article>
    }
    .into_any()
}

/// Title, conference, authors and dates.
fn head(state: State, post: &Post) -> AnyView {
    let conference = |mention: &Mention| {
        let (href, name) = (Route::only(Facet::Edition, &mention.id).to_string(), mention.name.clone());
        view! {
            <li class="post-edition">
                <a class="post-edition-link" href=href>{name}</a>
                <span class="post-edition-place">{texts::place_and_days(mention)}</span>
            </li>
        }
        .into_any()
    };
    let author = |author: &String| {
        let href = Route::only(Facet::Author, author).to_string();
        view! { <li class="post-author"><a href=href>{author.clone()}</a></li> }.into_any()
    };
    let authors = maybe(Some(&post.authors).filter(|authors| !authors.is_empty()), |authors| {
        view! { <ul class="post-authors" aria-label=texts::AUTHORS>{all(authors, author)}</ul> }.into_any()
    });
    let editions = maybe(post.subjects().next(), |_| {
        view! { <ul class="post-editions" aria-label=texts::CONFERENCES>{all(post.subjects(), conference)}</ul> }.into_any()
    });
    let language = post.language.clone().map(|tag| state.corpus.with_untracked(|corpus| corpus.language(&tag).to_owned()));
    let facts = all(texts::dates(post).into_iter().chain([texts::minutes(post.minutes())]).chain(language), fact);
    let original = post.original.as_deref().filter(|address| texts::leads_out(address));
    let original =
        maybe(original, |address| view! { <span class="entry-fact">{leading_out(address, texts::original(address))}</span> }.into_any());
    let back = text(move || state.route.with(|route| texts::back(route.is_narrowed())).to_owned());
    view! {
        <header class="post-head">
            <p class="post-back"><a class="post-back-link" href=state.href(Route::exploring)>{back}</a></p>
            <h1 class="post-title" id=HEADING tabindex="-1" lang=post.language.clone() dir="auto">{post.heading().to_owned()}</h1>
            {editions}
            {authors}
            <p class="entry-facts">{facts}{original}</p>
        </header>
    }
    .into_any()
}

/// How many takeaways or talks are shown before a reader asks for more.
const SHOWN: usize = 8;

/// A list whose end is folded where it is long.
fn folded<T>(name: &'static str, items: &[T], draw: impl Fn(&T) -> AnyView) -> AnyView {
    let (shown, rest) = items.split_at(items.len().min(SHOWN));
    let rest = maybe(Some(rest).filter(|rest| !rest.is_empty()), |rest| {
        view! {
            <details class="facet-more">
                <summary class="facet-summary">{texts::more(rest.len())}</summary>
                <ul class=name>{all(rest, &draw)}</ul>
            </details>
        }
        .into_any()
    });
    view! { <ul class=name>{all(shown, &draw)}</ul>{rest} }.into_any()
}

fn takeaways(state: State, post: &Post) -> AnyView {
    if post.takeaways.is_empty() {
        return ().into_any();
    }
    let query = Query::default();
    view! {
        <section class="post-takeaways" aria-label=texts::TAKEAWAYS>
            <h2 class="section-title">{texts::TAKEAWAYS}</h2>
            {folded("takeaways", &post.takeaways, |takeaway| passages::takeaway(state, post, takeaway, &query))}
        </section>
    }
    .into_any()
}

fn sessions(state: State, post: &Post) -> AnyView {
    if post.sessions.is_empty() {
        return ().into_any();
    }
    let session = |session: &Session| {
        let (slug, anchor, title) = (post.slug.clone(), session.anchor.clone(), session.title.clone());
        let href = state.href(move |route| route.reading(&slug, Some(&anchor)));
        let title = view! { <p class="session-title" dir="auto"><a class="session-link" href=href>{title}</a></p> }.into_any();
        let heading = heading(session.format, session.url.as_deref(), title);
        view! { <li class="session">{heading}{speakers(&session.speakers, &Query::default())}</li> }.into_any()
    };
    part("talks", texts::TALKS, folded("sessions", &post.sessions, session))
}

fn names(post: &Post, kind: NameKind) -> AnyView {
    const MOST: usize = 24;
    let names: Vec<_> = post.named(kind).take(MOST).collect();
    if names.is_empty() {
        return ().into_any();
    }
    let name = |name: &Name| {
        let route = match kind {
            NameKind::Project => Route::only(Facet::Project, &name.name),
            _ => Route { query: format!("\"{}\"", name.name), ..Route::default() },
        };
        view! { <li class="name"><a class="name-link" href=route.to_string()>{name.name.clone()}</a>" "<span class="name-count">{texts::times(name.count)}</span></li> }.into_any()
    };
    part(texts::names_id(kind), texts::names(kind), view! { <ul class="names">{all(names, name)}</ul> }.into_any())
}

fn attendance(state: State, post: &Post) -> AnyView {
    if post.attendance.is_empty() {
        return ().into_any();
    }
    let number = |number: &Attendance| {
        let (slug, anchor) = (post.slug.clone(), number.anchor.clone());
        let href = state.href(move |route| route.reading(&slug, Some(&anchor)));
        view! {
            <li class="number">
                <span class="number-value">{texts::people(number)}</span>
                <a class="number-quote" href=href lang=post.language.clone() dir="auto">{number.quote.clone()}</a>
            </li>
        }
        .into_any()
    };
    part("attendance", texts::ATTENDANCE, view! { <ul class="numbers">{all(&post.attendance, number)}</ul> }.into_any())
}

/// What was repaired and what is missing, folded.
fn remarks(post: &Post) -> AnyView {
    if post.problems.is_empty() && post.repairs.is_empty() {
        return ().into_any();
    }
    let problem = |problem: &Problem| {
        view! { <li class="remark">{texts::remark(problem)}" "<span class="remark-help">{texts::help(problem.code.help())}</span></li> }
            .into_any()
    };
    let repair = |repair: &Repair| {
        view! { <li class="remark">{texts::line(repair.line)}" "<del>{repair.before.clone()}</del>" "<ins>{repair.after.clone()}</ins></li> }.into_any()
    };
    view! {
        <details class="remarks">
            <summary class="remarks-summary">{texts::remarks(post.problems.len(), post.repairs.len())}</summary>
            <ul class="remarks-list">{all(&post.problems, problem)}{all(&post.repairs, repair)}</ul>
        </details>
    }
    .into_any()
}

/// The posts before and after this one in the result.
fn neighbours(state: State, post: &Post) -> AnyView {
    let slug = post.slug.clone();
    let link = move |position: Option<usize>, name: &'static str, direction: &'static str| {
        maybe(position.and_then(|position| state.post(position)), |post| {
            let href = state.route.with(|route| route.reading(&post.slug, None).to_string());
            view! {
                <a class="neighbour" href=href data-direction=direction>
                    <span class="neighbour-name">{name}</span>
                    <span class="neighbour-title" lang=post.language.clone() dir="auto">{post.heading().to_owned()}</span>
                </a>
            }
            .into_any()
        })
    };
    live(move || {
        let (before, after) = state.selection.with(|selection| {
            let posts: Vec<usize> = selection.posts.iter().map(|hit| hit.post).collect();
            let at = posts.iter().position(|position| state.post(*position).is_some_and(|post| post.slug == slug));
            let beside = |step: isize| at.and_then(|at| posts.get(at.checked_add_signed(step)?)).copied();
            (beside(-1), beside(1))
        });
        if before.or(after).is_none() {
            return ().into_any();
        }
        view! {
            <nav class="neighbours" aria-label=texts::NEIGHBOURS>
                {link(before, texts::PREVIOUS, "previous")}
                {link(after, texts::NEXT, "next")}
            </nav>
        }
        .into_any()
    })
}

/// A part beside the text.
fn part(id: &'static str, title: &'static str, content: AnyView) -> AnyView {
    let id = format!("part:{id}");
    let labelled = id.clone();
    view! {
        <section class="post-part" aria-labelledby=labelled>
            <h2 class="section-title" id=id>{title}</h2>
            {content}
        </section>
    }
    .into_any()
}
