//! The words of the cloud.

use crate::corpus::Corpus;
use crate::order;
use crate::post::{Post, Term};
use crate::route::{Facet, Route};
use crate::search::fold;
use crate::table::Table;

/// A word of the cloud.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CloudWord {
    /// The word or phrase.
    pub term: String,
    /// Its weight, above 0 and at most 1.
    pub weight: f32,
    /// In how many of the posts it counts.
    pub posts: usize,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// How many words a cloud shows: as many as a reader takes in, none of them dropped by the layout.
const SIZE: usize = 60;

/// The weightiest words of some posts, in alphabetical order.
pub(super) fn words(corpus: &Corpus, route: &Route, selected: &[usize]) -> Vec<CloudWord> {
    let posts = selected.iter().filter_map(|position| corpus.posts().get(*position)).map(AsRef::as_ref);
    let mut words = weigh(posts);
    for word in &mut words {
        word.chosen = route.has(Facet::Term, &word.term);
    }
    words
}

/// The cloud of one post.
pub fn of_post(post: &Post) -> Vec<CloudWord> {
    weigh(std::iter::once(post))
}

#[expect(clippy::cast_precision_loss, reason = "counts of posts are far below 2^24")]
fn weigh<'a>(posts: impl Iterator<Item = &'a Post>) -> Vec<CloudWord> {
    // A word is the same word however it is written; it is shown as the post writes it that it weighs most in.
    let mut sums: Table<(&Term, f32, usize)> = Table::default();
    for post in posts {
        for term in &post.terms {
            let (shown, sum, posts) = sums.or_insert(&fold(&term.term), (term, 0.0, 0));
            if term.score > shown.score {
                *shown = term;
            }
            *sum += term.score;
            *posts += 1;
        }
    }
    // A word that several posts share says more than one that a single post repeats.
    let mut words: Vec<CloudWord> = sums
        .values()
        .map(|(shown, sum, posts)| CloudWord {
            term: shown.term.clone(),
            weight: sum * (*posts as f32).sqrt(),
            posts: *posts,
            chosen: false,
        })
        .collect();
    order::sort(&mut words, |a, b| b.weight.total_cmp(&a.weight).then_with(|| a.term.cmp(&b.term)));
    words.truncate(SIZE);
    let most = words.first().map_or(1.0, |word| word.weight);
    for word in &mut words {
        word.weight /= most;
    }
    order::sort(&mut words, |a, b| a.term.to_lowercase().cmp(&b.term.to_lowercase()));
    words
}
