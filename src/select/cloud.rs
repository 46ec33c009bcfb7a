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

/// The words that weigh more in the first posts than in the second, by how much more.
///
/// The weights of a cloud are compared, each against the heaviest word of its own posts, so that many posts do not outweigh few.
pub fn difference(corpus: &Corpus, first: &[usize], second: &[usize]) -> Vec<CloudWord> {
    let weights = |posts: &[usize]| all(posts.iter().filter_map(|position| corpus.posts().get(*position)).map(AsRef::as_ref));
    let taken: Table<f32> = weights(second).into_iter().map(|word| (fold(&word.term), word.weight)).collect();
    let mut words = weights(first);
    for word in &mut words {
        word.weight -= taken.get(&fold(&word.term)).copied().unwrap_or_default();
    }
    words.retain(|word| word.weight > 0.0);
    order::sort(&mut words, |a, b| b.weight.total_cmp(&a.weight).then_with(|| a.term.cmp(&b.term)));
    shown(words)
}

/// The weightiest words of posts, in alphabetical order.
fn weigh<'a>(posts: impl Iterator<Item = &'a Post>) -> Vec<CloudWord> {
    shown(all(posts))
}

#[expect(clippy::cast_precision_loss, reason = "counts of posts are far below 2^24")]
/// All words of posts, heaviest first, with the weight of that one as 1.
fn all<'a>(posts: impl Iterator<Item = &'a Post>) -> Vec<CloudWord> {
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
    let most = words.first().map_or(1.0, |word| word.weight);
    for word in &mut words {
        word.weight /= most;
    }
    words
}

/// As many of these words, heaviest first, as a cloud shows, in alphabetical order.
fn shown(mut words: Vec<CloudWord>) -> Vec<CloudWord> {
    words.truncate(SIZE);
    order::sort(&mut words, |a, b| a.term.to_lowercase().cmp(&b.term.to_lowercase()));
    words
}
