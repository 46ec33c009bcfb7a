//! The lens of posts.

use crate::each::each;
use crate::element::{Child, Element, element};
use crate::highlight;
use crate::live::live;
use crate::state::State;
use crate::texts;
use hallway::post::Post;
use hallway::select::introduction;
use leptos::prelude::{AnyView, With, WithUntracked};

/// The posts of the result.
pub(crate) fn list(state: State) -> Element {
    let keys = move || {
        state.corpus.with(|corpus| {
            let slug = |position: usize| corpus.posts().get(position).map(|post| post.slug.clone());
            state.selection.with(|selection| selection.posts.iter().filter_map(|hit| slug(hit.post)).collect())
        })
    };
    element("ol").class("posts").child(each(keys, move |slug| entry(state, &slug)))
}

fn entry(state: State, slug: &str) -> Option<Element> {
    let post = state.corpus.with_untracked(|corpus| corpus.post(slug).cloned())?;
    let href = {
        let slug = slug.to_owned();
        state.href(move |route| route.reading(&slug, None))
    };
    let heading = post.heading().to_owned();
    let title = live(move || state.selection.with(|selection| highlight::found(&selection.query, &heading)));
    let excerpt = {
        let post = post.clone();
        live(move || snippet(state, &post))
    };
    let link = element("a").class("entry-link").attribute("href", href).child(title);
    let article = element("article")
        .class("entry-body")
        .attribute("lang", &post.language)
        .child(element("p").class("entry-where").child(texts::where_and_when(&post)))
        .child(element("h3").class("entry-title").attribute("dir", "auto").child(link))
        .child(element("p").class("entry-excerpt").attribute("dir", "auto").child(excerpt))
        .child(element("p").class("entry-facts").children(texts::by_line(&post).into_iter().map(fact)));
    Some(element("li").class("entry").child(article))
}

/// The passage that was found, else what the author says the post is about, else its first takeaway.
fn snippet(state: State, post: &Post) -> AnyView {
    state.selection.with(|selection| {
        let position = state.corpus.with_untracked(|corpus| corpus.posts().iter().position(|other| other.slug == post.slug));
        let hit = selection.posts.iter().find(|hit| Some(hit.post) == position);
        match hit.and_then(|hit| hit.snippet.as_ref()) {
            Some(snippet) => {
                let href = {
                    let (slug, anchor) = (post.slug.clone(), snippet.anchor.clone());
                    state.href(move |route| route.reading(&slug, Some(&anchor)))
                };
                let text = highlight::marked(&snippet.text, &snippet.found);
                element("a").class("entry-passage").attribute("href", href).children(text).view()
            }
            None => introduction(post, EXCERPT).view(),
        }
    })
}

/// About how many bytes of a post without a search introduce it.
const EXCERPT: usize = 240;

/// One of the facts in the line beneath a title.
pub(crate) fn fact(fact: String) -> Element {
    element("span").class("entry-fact").child(fact)
}
