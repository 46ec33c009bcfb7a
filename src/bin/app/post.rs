//! A post: calm to read, with what was understood from it beside it.

use crate::arrival::HEADING;
use crate::cloud::post_cloud;
use crate::document;
use crate::outline::outline;
use crate::passages;
use crate::pictures;
use crate::progress::ReadingProgress;
use crate::state::{State, state};
use crate::talks::{heading, speakers};
use crate::texts;
use hallway::document::Destination;
use hallway::post::{NameKind, Post, Session};
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
    move || {
        let post = known.get().then(|| state.corpus.with_untracked(|corpus| corpus.post(&slug).cloned())).flatten();
        match post {
            Some(post) => whole(state, &post),
            None => missing(state, &slug),
        }
    }
}

/// What is said in the place of a post that is not there, or not there yet.
fn missing(state: State, slug: &str) -> AnyView {
    let done = move || {
        let progress = state.progress.get();
        progress.read >= progress.total
    };
    let slug = slug.to_owned();
    view! {
        <div class="missing">
            <h1 class="summary" id=HEADING tabindex="-1">{move || if done() { texts::NO_POST } else { texts::READING }}</h1>
            <ReadingProgress />
            {move || done().then(|| view! {
                <p class="nothing-text">{texts::no_post(&slug)}</p>
                <p><a class="nothing-link" href=state.href(Route::exploring)>{texts::TO_ALL_POSTS}</a></p>
            })}
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
    let conference = |mention: &hallway::post::Mention| {
        view! { <li class="post-edition"><a class="post-edition-link" href=Route::only(Facet::Edition, &mention.id).to_string()>{mention.name.clone()}</a><span class="post-edition-place">{texts::place_and_days(mention)}</span></li> }
    };
    let editions = post.subjects().map(conference).collect_view();
    let author = |author: &String| view! { <li class="post-author"><a href=Route::only(Facet::Author, author).to_string()>{author.clone()}</a></li> };
    let authors = (!post.authors.is_empty())
        .then(|| view! { <ul class="post-authors" aria-label=texts::AUTHORS>{post.authors.iter().map(author).collect_view()}</ul> });
    let language = post.language.clone().map(|tag| state.corpus.with_untracked(|corpus| corpus.language(&tag).to_owned()));
    let facts = texts::dates(post).into_iter().chain([texts::minutes(post.minutes())]).chain(language);
    let facts = facts.map(|fact| view! { <span class="entry-fact">{fact}</span> }).collect_view();
    let original = post.original.as_deref().filter(|address| texts::leads_out(address)).map(|address| {
        view! { <span class="entry-fact"><a class="out" href=address.to_owned() target="_blank" rel="noopener noreferrer">{texts::original(address)}<span class="unseen">{texts::NEW_WINDOW}</span></a></span> }
    });
    view! {
        <header class="post-head">
            <p class="post-back"><a class="post-back-link" href=state.href(Route::exploring)>{move || state.route.with(|route| texts::back(route.is_narrowed()))}</a></p>
            <h1 class="post-title" id=HEADING tabindex="-1" lang=post.language.clone() dir="auto">{post.heading().to_owned()}</h1>
            <ul class="post-editions" aria-label=texts::CONFERENCES>{editions}</ul>
            {authors}
            <p class="entry-facts">{facts}{original}</p>
        </header>
    }
    .into_any()
}

/// How many takeaways are shown before a reader asks for more.
const SHOWN: usize = 8;

fn takeaways(state: State, post: &Post) -> AnyView {
    if post.takeaways.is_empty() {
        return ().into_any();
    }
    let query = Query::default();
    let items = |takeaways: &[hallway::post::Takeaway]| {
        takeaways.iter().map(|takeaway| passages::takeaway(state, post, takeaway, &query)).collect_view()
    };
    let (shown, rest) = post.takeaways.split_at(post.takeaways.len().min(SHOWN));
    let rest = (!rest.is_empty()).then(|| {
        view! { <details class="facet-more"><summary class="facet-summary">{texts::more(rest.len())}</summary><ul class="takeaways">{items(rest)}</ul></details> }
    });
    view! {
        <section class="post-takeaways" aria-label=texts::TAKEAWAYS>
            <h2 class="section-title">{texts::TAKEAWAYS}</h2>
            <ul class="takeaways">{items(shown)}</ul>
            {rest}
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
        view! { <li class="session">{heading}{speakers(&session.speakers, &Query::default())}</li> }
    };
    let items = |sessions: &[Session]| sessions.iter().map(session).collect_view();
    let (shown, rest) = post.sessions.split_at(post.sessions.len().min(SHOWN));
    let rest = (!rest.is_empty()).then(|| {
        view! { <details class="facet-more"><summary class="facet-summary">{texts::more(rest.len())}</summary><ul class="sessions">{items(rest)}</ul></details> }
    });
    part("talks", texts::TALKS, view! { <ul class="sessions">{items(shown)}</ul>{rest} }.into_any())
}

fn names(post: &Post, kind: NameKind) -> AnyView {
    const MOST: usize = 24;
    let names: Vec<_> = post.named(kind).take(MOST).collect();
    if names.is_empty() {
        return ().into_any();
    }
    let name = |name: &&hallway::post::Name| {
        let route = match kind {
            NameKind::Project => Route::only(Facet::Project, &name.name),
            _ => Route { query: format!("\"{}\"", name.name), ..Route::default() },
        };
        view! { <li class="name"><a class="name-link" href=route.to_string()>{name.name.clone()}</a>" "<span class="name-count">{texts::times(name.count)}</span></li> }
    };
    part(texts::names_id(kind), texts::names(kind), view! { <ul class="names">{names.iter().map(name).collect_view()}</ul> }.into_any())
}

fn attendance(state: State, post: &Post) -> AnyView {
    if post.attendance.is_empty() {
        return ().into_any();
    }
    let number = |number: &hallway::post::Attendance| {
        let (slug, anchor) = (post.slug.clone(), number.anchor.clone());
        let href = state.href(move |route| route.reading(&slug, Some(&anchor)));
        view! {
            <li class="number">
                <span class="number-value">{texts::people(number)}</span>
                <a class="number-quote" href=href lang=post.language.clone() dir="auto">{number.quote.clone()}</a>
            </li>
        }
    };
    part("attendance", texts::ATTENDANCE, view! { <ul class="numbers">{post.attendance.iter().map(number).collect_view()}</ul> }.into_any())
}

/// What was repaired and what is missing, folded.
fn remarks(post: &Post) -> AnyView {
    if post.problems.is_empty() && post.repairs.is_empty() {
        return ().into_any();
    }
    let problem = |problem: &Problem| {
        view! { <li class="remark">{texts::remark(problem)}" "<span class="remark-help">{texts::help(problem.code.help())}</span></li> }
    };
    let repair = |repair: &hallway::post::Repair| {
        view! { <li class="remark">{texts::line(repair.line)}" "<del>{repair.before.clone()}</del>" "<ins>{repair.after.clone()}</ins></li> }
    };
    view! {
        <details class="remarks">
            <summary class="remarks-summary">{texts::remarks(post.problems.len(), post.repairs.len())}</summary>
            <ul class="remarks-list">{post.problems.iter().map(problem).collect_view()}{post.repairs.iter().map(repair).collect_view()}</ul>
        </details>
    }
    .into_any()
}

/// The posts before and after this one in the result.
fn neighbours(state: State, post: &Post) -> AnyView {
    let slug = post.slug.clone();
    let links = move || {
        state.corpus.with(|corpus| {
            state.selection.with(|selection| {
                let posts: Vec<_> = selection.posts.iter().filter_map(|hit| corpus.posts().get(hit.post)).collect();
                let at = posts.iter().position(|post| post.slug == slug)?;
                let link = |post: Option<&&Arc<Post>>, name: &'static str, direction: &'static str| {
                    post.map(|post| {
                        let href = state.route.with(|route| route.reading(&post.slug, None).to_string());
                        view! {
                            <a class="neighbour" href=href data-direction=direction>
                                <span class="neighbour-name">{name}</span>
                                <span class="neighbour-title" lang=post.language.clone() dir="auto">{post.heading().to_owned()}</span>
                            </a>
                        }
                    })
                };
                let before = link(at.checked_sub(1).and_then(|at| posts.get(at)), texts::PREVIOUS, "previous");
                let after = link(posts.get(at + 1), texts::NEXT, "next");
                (posts.len() > 1).then(|| view! { <nav class="neighbours" aria-label=texts::NEIGHBOURS>{before}{after}</nav> })
            })
        })
    };
    links.into_any()
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
