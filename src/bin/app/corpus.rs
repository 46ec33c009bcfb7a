//! What the page is made of: its posts, their authors and licences, and what was wrong with them.

use crate::each::each;
use crate::element::{Element, element};
use crate::parts::{heading, link, list, paragraph, part, span, table};
use crate::save::{reported, save};
use crate::state::State;
use crate::texts;
use hallway::corpus::{Corpus, Table};
use hallway::export;
use hallway::post::Post;
use hallway::route::{Facet, Route};
use hallway::select::PostHit;
use leptos::prelude::AnyView;

/// How many posts, authors and problems are listed.
const SHOWN: usize = 200;

/// The view of the whole corpus.
pub(crate) fn corpus_page(state: State) -> AnyView {
    let read = move || vec![state.corpus.with(|corpus| corpus.len()).to_string()];
    each(read, move |_| state.corpus.with_untracked(|corpus| whole(state, corpus)))
}

fn whole(state: State, corpus: &Corpus) -> Element {
    let row = |post: &Post| {
        let slug = post.slug.clone();
        let href = state.href(move |route| route.reading(&slug, None));
        let title = link("entry-link", href, post.heading()).attribute("lang", &post.language).attribute("dir", "auto");
        let language = post.language.as_deref().map(|tag| corpus.language(tag)).unwrap_or_default();
        let cells = [
            post.authors.join(", "),
            texts::dates(post).join(", "),
            language.to_owned(),
            post.licence.clone().unwrap_or_default(),
            texts::remarks(post.problems.len(), post.repairs.len()),
        ];
        std::iter::once(title).chain(cells.map(|cell| span("cell", cell))).collect()
    };
    let mut rows: Vec<Vec<Element>> = Vec::new();
    let mut names: Table<usize> = Table::default();
    let mut problematic: Vec<Element> = Vec::new();
    let (mut takeaways, mut words) = (0, 0);
    for post in corpus.posts() {
        if rows.len() < SHOWN {
            rows.push(row(&post));
        }
        for author in &post.authors {
            *names.or_insert(author, 0) += 1;
        }
        if !post.problems.is_empty() && problematic.len() < SHOWN {
            problematic.push(problems(state, &post));
        }
        takeaways += post.takeaways.len();
        words += post.words;
    }
    let head = [texts::POST, texts::AUTHORS, texts::PUBLISHED, texts::LANGUAGE, texts::LICENCE, texts::REMARKS];
    let authors = names.rows().iter().take(SHOWN).map(|(name, count)| {
        let href = Route::only(Facet::Author, name).to_string();
        element("li")
            .class("name")
            .child(link("name-link", href, name.as_str()))
            .child(" ")
            .child(span("name-count", texts::reports(*count)))
    });
    let listed = part("posts", &texts::capital_reports(corpus.len()), [table(texts::POSTS, &head, rows).attribute("data-stacked", "")]);
    element("div")
        .class("view")
        .child(
            element("header")
                .class("view-head")
                .child(heading(texts::CORPUS))
                .children(texts::ABOUT.map(|words| paragraph("advice", words)))
                .child(paragraph("advice", texts::corpus_facts(corpus, takeaways, words)))
                .child(save(state, reported, |corpus, base| {
                    let all: Vec<PostHit> = (0..corpus.len()).map(|post| PostHit { post, score: 0.0 }).collect();
                    export::posts(corpus, &all, base)
                })),
        )
        .child(listed)
        .child(part("authors", texts::AUTHORS, [list("names", authors)]))
        .children((!problematic.is_empty()).then(|| part("problems", texts::PROBLEMS, [list("problems", problematic)])))
        .child(part("version", texts::VERSION, [paragraph("advice", texts::version(env!("CARGO_PKG_VERSION")))]))
}

/// What was found wrong in a post.
fn problems(state: State, post: &Post) -> Element {
    let slug = post.slug.clone();
    let href = state.href(move |route| route.reading(&slug, None));
    let remarks = post.problems.iter().map(|problem| element("li").class("remark").child(texts::remark(problem)));
    element("li").child(link("entry-link", href, element("code").child(post.path.as_str()))).child(list("remarks-list", remarks))
}
