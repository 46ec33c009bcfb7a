//! The words of the cloud.

use super::{Selection, TakeawayHit, speaking_of};
use crate::corpus::{Column, Corpus, Tally, word_value};
use crate::order;
use crate::post::Post;
use crate::route::{Facet, Route};
use crate::set::Set;
use crate::table::Names;
use crate::unicode::lowercase;

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

/// A word of the cloud with what a table tells of it.
#[derive(Clone, Debug, PartialEq)]
pub struct WordRow {
    /// The word.
    pub word: CloudWord,
    /// Its weight in percent of that of the heaviest word.
    pub percent: usize,
    /// How many takeaways of the result speak of it.
    pub takeaways: usize,
}

/// What the rows of such a table are sorted by: words from the first letter of the alphabet, numbers from the highest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WordOrder {
    /// The word.
    Term,
    /// Its weight.
    #[default]
    Weight,
    /// In how many posts it counts.
    Posts,
    /// How many takeaways speak of it.
    Takeaways,
}

impl WordOrder {
    /// Every order, in that of the columns.
    pub const ALL: [Self; 4] = [Self::Term, Self::Weight, Self::Posts, Self::Takeaways];
}

/// How many words a cloud shows: as many as a reader takes in, none of them dropped by the layout.
const SIZE: usize = 60;

/// The weightiest words of some posts, in alphabetical order.
///
/// A word is the same word however it is written; it is shown as the post writes it that it weighs most in.
pub(super) fn words(corpus: &Corpus, route: &Route, posts: &Set) -> Vec<CloudWord> {
    let column = corpus.column(Facet::Term);
    let weights = weights(&column.tally(posts));
    let chosen: Names = route.chosen.of(Facet::Term).map(word_value).collect();
    heaviest(column, &weights, |number| chosen.contains(column.value(number)))
}

impl Selection {
    /// The words of the cloud as rows of a table. A word counts the takeaways that a reader gets who chooses it.
    pub fn words(&self, corpus: &Corpus, order: WordOrder) -> Vec<WordRow> {
        let column = corpus.column(Facet::Term);
        let row = |word: &CloudWord| {
            let wanted = column.number(&word_value(&word.term));
            let posts = column.posts(&|number| Some(number) == wanted);
            let segments = speaking_of(corpus, &[word.term.as_str()]);
            let fits =
                |hit: &&TakeawayHit| posts.contains(hit.post) && segments.contains(corpus.index().segments(hit.post).0 + hit.takeaway);
            let takeaways = self.takeaways.iter().filter(fits).count();
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a weight is above 0 and at most 1")]
            let percent = (word.weight * 100.0 + 0.5) as usize;
            WordRow { word: word.clone(), percent, takeaways }
        };
        let mut rows: Vec<WordRow> = self.cloud.iter().map(row).collect();
        match order {
            WordOrder::Term => {}
            WordOrder::Weight => order::sort(&mut rows, |a, b| b.word.weight.total_cmp(&a.word.weight)),
            WordOrder::Posts => order::sort(&mut rows, |a, b| b.word.posts.cmp(&a.word.posts)),
            WordOrder::Takeaways => order::sort(&mut rows, |a, b| b.takeaways.cmp(&a.takeaways)),
        }
        rows
    }
}

/// The words that weigh more in the first posts than in the second, by how much more.
///
/// The weights of a cloud are compared, each against the heaviest word of its own posts, so that many posts do not outweigh few.
pub fn difference(corpus: &Corpus, first: &[usize], second: &[usize]) -> Vec<CloudWord> {
    let column = corpus.column(Facet::Term);
    let weights = |posts: &[usize]| {
        let mut set = Set::none(corpus.len());
        for post in posts {
            set.insert(*post);
        }
        weights(&column.tally(&set))
    };
    let mut words = weights(first);
    for (word, other) in words.iter_mut().zip(weights(second)) {
        word.0 -= other.0;
    }
    heaviest(column, &words, |_| false)
}

/// The cloud of one post.
pub fn of_post(post: &Post) -> Vec<CloudWord> {
    let most = post.terms.first().map_or(1.0, |term| term.score);
    let words = post.terms.iter().map(|term| CloudWord { term: term.term.clone(), weight: term.score / most, posts: 1, chosen: false });
    settled(words.take(SIZE).collect())
}

/// What each word weighs, where the heaviest weighs 1, and in how many posts it counts.
///
/// A word that several posts share says more than one that a single post repeats.
#[expect(clippy::cast_precision_loss, reason = "counts of posts are far below 2^24, and sums of weights need no more")]
fn weights(tallies: &[Tally]) -> Vec<(f32, usize)> {
    let mut weights: Vec<(f32, usize)> =
        tallies.iter().map(|tally| (tally.weight() as f32 * (tally.posts() as f32).sqrt(), tally.posts() as usize)).collect();
    let most = weights.iter().fold(f32::MIN_POSITIVE, |most, (weight, _)| most.max(*weight));
    for (weight, _) in &mut weights {
        *weight /= most;
    }
    weights
}

/// As many of the words, heaviest first, as a cloud shows, in alphabetical order.
fn heaviest(column: &Column, weights: &[(f32, usize)], chosen: impl Fn(usize) -> bool) -> Vec<CloudWord> {
    let heavy = weights.iter().enumerate().filter(|(_, (weight, _))| *weight > 0.0);
    let ranked = order::highest(heavy.map(|(number, (weight, _))| (weight.to_bits(), number)).collect(), SIZE);
    let word = |(_, number): (u32, usize)| {
        let (weight, posts) = weights[number];
        CloudWord { term: column.label(number).to_owned(), weight, posts, chosen: chosen(number) }
    };
    settled(ranked.into_iter().take(SIZE).map(word).collect())
}

/// Words in alphabetical order.
fn settled(words: Vec<CloudWord>) -> Vec<CloudWord> {
    let mut keyed: Vec<(String, CloudWord)> = words.into_iter().map(|word| (lowercase(&word.term), word)).collect();
    order::sort(&mut keyed, |a, b| a.0.cmp(&b.0));
    keyed.into_iter().map(|(_, word)| word).collect()
}
