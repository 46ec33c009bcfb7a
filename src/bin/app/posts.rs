//! The lens of posts.

use crate::each::growing;
use crate::element::{Child, Element, element};
use crate::highlight;
use crate::live::live;
use crate::parts::{breakable, link, paragraph};
use crate::passages;
use crate::state::State;
use crate::texts;
use hallway::post::{Post, Takeaway};
use hallway::select::{Passages, Selection, introduction};
use leptos::prelude::AnyView;
use std::sync::OnceLock;

/// How many posts are shown before a reader asks for more.
const SHOWN: usize = 30;

/// The posts of the result.
pub(crate) fn lens(state: State) -> Vec<AnyView> {
    let keys = move |most| {
        let sorting = state.route.with(|route| route.sorting);
        state.corpus.with(|corpus| {
            state.selection.with(|selection| {
                let posts = selection.sorted_posts(corpus, sorting);
                (posts.iter().take(most).map(|hit| hit.post.to_string()).collect(), posts.len())
            })
        })
    };
    growing(state, |posts| element("ol").class("posts").child(posts), SHOWN, keys, move |key| entry(state, key.parse().unwrap_or_default()))
}

/// A post in one line.
pub(crate) fn line(state: State, post: &Post) -> Element {
    let slug = post.slug.clone();
    let href = state.href(move |route| route.reading(&slug, None));
    let link = link("entry-link", href, breakable(post.heading())).attribute("lang", &post.language).attribute("dir", "auto");
    element("li").class("line").child(link).child(facts(state, post))
}

/// The post at a position in the corpus.
fn entry(state: State, position: usize) -> Option<Element> {
    let post = state.post(position)?;
    let href = {
        let slug = post.slug.clone();
        state.href(move |route| route.reading(&slug, None))
    };
    let heading = post.heading().to_owned();
    let title = live(move || state.selection.with(|selection| highlight::found(&selection.sought, &heading)));
    let excerpt = {
        let post = post.clone();
        // As long as a post is listed, its passages stay, however often the query changes.
        let passages = OnceLock::new();
        live(move || state.selection.with(|selection| snippet(state, selection, position, &post, &passages)))
    };
    let link = link("entry-link", href, title);
    let article = element("article")
        .class("entry-body")
        .child(paragraph("entry-where", texts::where_and_when(&post)))
        .child(element("h3").class("entry-title").attribute("lang", &post.language).attribute("dir", "auto").child(link))
        .child(paragraph("entry-excerpt", excerpt).attribute("lang", &post.language).attribute("dir", "auto"))
        .child(facts(state, &post));
    Some(element("li").class("entry").child(article))
}

/// The passage that was found, else what the author took away, else what the post begins with. Of what is chosen rather than
/// searched a takeaway says more than the passage that names it.
fn snippet(state: State, selection: &Selection, position: usize, post: &Post, passages: &OnceLock<Passages>) -> Vec<AnyView> {
    let chosen = selection.query.is_empty() && !selection.sought.is_empty();
    let hits = selection.takeaways.iter().filter(|hit| chosen && hit.post == position);
    let fitting: Vec<&Takeaway> = hits.filter_map(|hit| post.takeaways.get(hit.takeaway)).collect();
    let found = if !selection.sought.is_empty() && fitting.is_empty() {
        selection.passage(passages.get_or_init(|| Passages::new(&post.document())))
    } else {
        None
    };
    if let Some(snippet) = found {
        let text = highlight::marked(&snippet.text, &snippet.found);
        return vec![link("entry-passage", passages::address(state, post, &snippet.anchor), text).view()];
    }
    let foremost = foremost(&if fitting.is_empty() { post.takeaways.iter().collect() } else { fitting });
    if foremost.is_empty() {
        return vec![introduction(post, &post.document(), EXCERPT).view()];
    }
    let quote = |takeaway: &Takeaway| {
        let quote = passages::quote("entry-takeaway", state, post, takeaway, &selection.sought);
        quote.attribute("data-stated", takeaway.stated.to_string()).view()
    };
    foremost.into_iter().map(quote).collect()
}

/// How many takeaways of a post without a search introduce it.
const TAKEAWAYS: usize = 2;

/// The first takeaways, those that the author states before the others, and of each label one.
fn foremost<'t>(takeaways: &[&'t Takeaway]) -> Vec<&'t Takeaway> {
    let mut chosen: Vec<&Takeaway> = Vec::new();
    for takeaway in [true, false].into_iter().flat_map(|stated| takeaways.iter().filter(move |takeaway| takeaway.stated == stated)) {
        let new = || takeaway.label.is_none() || chosen.iter().all(|other| other.label != takeaway.label);
        if chosen.len() < TAKEAWAYS && new() {
            chosen.push(takeaway);
        }
    }
    chosen
}

/// About how many bytes of a post without takeaways introduce it.
const EXCERPT: usize = 240;

/// The line beneath a title.
fn facts(state: State, post: &Post) -> Element {
    element("p").class("entry-facts").children(mark(state, post)).children(texts::by_line(post).into_iter().map(fact))
}

/// What tells a post of the reader from the others.
pub(crate) fn mark(state: State, post: &Post) -> Option<Element> {
    state.is_own(&post.slug).then(|| element("span").class("entry-fact").attribute("data-own", "").child(texts::YOURS_MARK))
}

/// One of the facts in the line beneath a title.
pub(crate) fn fact(fact: String) -> Element {
    element("span").class("entry-fact").child(fact)
}
