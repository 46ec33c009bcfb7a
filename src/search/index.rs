//! The inverted index: for every word the posts that hold it, and how much it weighs there.

use super::query::{Part, Query};
use super::token::tokens;
use crate::post::Post;
use crate::table::Table;

/// How much a word weighs by where it stands (the field weights of BM25F).
const TITLE: f32 = 5.0;
const TAKEAWAY: f32 = 2.5;
const SESSION: f32 = 2.0;
const HEADING: f32 = 2.0;
const BODY: f32 = 1.0;

/// BM25's saturation and length normalisation (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework").
const K1: f32 = 1.2;
const B: f32 = 0.6;

/// Words to posts. Posts are named by their position in the corpus.
#[derive(Clone, Debug, Default)]
pub struct Index {
    postings: Table<Vec<(u32, f32)>>,
    lengths: Vec<f32>,
}

impl Index {
    /// Adds a post at the next position.
    pub(crate) fn add(&mut self, post: &Post) {
        let Ok(position) = u32::try_from(self.lengths.len()) else { return };
        let mut weights: Table<f32> = Table::default();
        let mut add = |text: &str, weight: f32| {
            for token in tokens(text) {
                *weights.or_insert(&token.folded, 0.0) += weight;
            }
        };
        add(post.heading(), TITLE);
        post.authors.iter().for_each(|author| add(author, TITLE));
        post.tags.iter().for_each(|tag| add(tag, HEADING));
        for mention in post.subjects() {
            add(&mention.name, HEADING);
            mention.city.iter().for_each(|city| add(city, HEADING));
        }
        for takeaway in &post.takeaways {
            add(&takeaway.text, TAKEAWAY - BODY);
        }
        for session in &post.sessions {
            add(&session.title, SESSION - BODY);
        }
        for passage in post.document.passages() {
            add(&passage.text, if passage.heading().is_some() { HEADING } else { BODY });
        }
        self.lengths.push(weights.values().sum());
        for (word, weight) in weights.into_rows() {
            self.postings.or_insert(&word, Vec::new()).push((position, weight));
        }
    }

    /// The posts in which every part of the query stands, with their BM25 scores, in the order of the corpus.
    ///
    /// The words of a phrase are only known to be in the post; whether they stand side by side is for the caller to see.
    pub fn find(&self, query: &Query) -> Vec<(usize, f32)> {
        let mut scores: Option<Vec<Option<f32>>> = None;
        for part in &query.parts {
            for (index, word) in part.words.iter().enumerate() {
                let found = self.word(word, part.open && index + 1 == part.words.len());
                scores = Some(match scores {
                    None => found,
                    Some(mut all) => {
                        for (score, more) in all.iter_mut().zip(found) {
                            *score = score.zip(more).map(|(score, more)| score + more);
                        }
                        all
                    }
                });
            }
        }
        scores.unwrap_or_default().into_iter().enumerate().filter_map(|(post, score)| Some((post, score?))).collect()
    }

    /// For each post its score for `word` and its forms; nothing where it holds none of them.
    #[expect(clippy::cast_precision_loss, reason = "counts of posts are far below 2^24")]
    fn word(&self, word: &str, open: bool) -> Vec<Option<f32>> {
        let count = self.lengths.len() as f32;
        let average = self.lengths.iter().sum::<f32>() / count.max(1.0);
        let part = Part { words: vec![word.to_owned()], open };
        let mut scores = vec![None; self.lengths.len()];
        // The forms of a word share all but its last two letters.
        let stem = &word[..word.char_indices().rev().nth(1).map_or(word.len(), |(at, _)| at)];
        // All words are looked at: comparing their beginnings is quick, and keeping them in order would cost the page a tree.
        for (other, postings) in self.postings.rows() {
            if !other.starts_with(stem) || !part.is(std::slice::from_ref(other)) {
                continue;
            }
            let holders = postings.len() as f32;
            let rarity = (1.0 + (count - holders + 0.5) / (holders + 0.5)).ln();
            for &(post, weight) in postings {
                let length = self.lengths.get(post as usize).copied().unwrap_or(average);
                let saturated = weight * (K1 + 1.0) / (weight + K1 * (1.0 - B + B * length / average));
                if let Some(score) = scores.get_mut(post as usize) {
                    *score = Some(score.unwrap_or_default() + rarity * saturated);
                }
            }
        }
        scores
    }
}
