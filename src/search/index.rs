//! The inverted index: for every term the posts that hold it, what it weighs there, and where it stands.

use super::posting::{Entry, Postings};
use super::query::{Phrase, Word};
use super::token::{each_term, fold};
use super::vocabulary::{Expansion, Vocabulary};
use crate::facts::{Facts, List};
use crate::order;
use crate::post::Post;
use crate::set::Set;
use crate::table::Names;

/// What a word weighs by where it stands (the field weights of BM25F), doubled.
///
/// What is taken away and what is named as a session also stands in the body, and there it weighs once more.
const TITLE: u32 = 10;
const HEADING: u32 = 4;
const SEGMENT: u32 = 3;
pub(super) const BODY: u32 = 2;

/// The regions that every post has after its segments: title and authors; headings, tags and conferences; all the rest.
const TAIL: [u32; 3] = [TITLE, HEADING, BODY];

/// BM25's saturation and length normalisation (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework").
const K1: f32 = 1.2;
const B: f32 = 0.6;

/// The words of all posts. Posts are named by their position in the corpus.
///
/// A post is laid out in regions, one behind the other: first its segments, which are its takeaways and then its sessions, then
/// its title and authors, its headings, tags and conferences, and all the rest. Between two texts one position is left out, so
/// that no phrase reaches from one into the other.
#[derive(Clone, Debug, Default)]
pub struct Index {
    vocabulary: Vocabulary,
    /// By term.
    postings: Vec<Postings>,
    /// What the words of each post weigh, doubled, and of all posts.
    lengths: Vec<u32>,
    length: u64,
    /// The first position of every region, and the first region of every post.
    regions: Vec<u32>,
    posts: Vec<u32>,
    /// Words that say nothing by themselves.
    common: Names,
}

/// Where something was found.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Found {
    /// The posts.
    pub(crate) posts: Set,
    /// The regions, of which those before the tail of their post are its segments.
    pub(crate) segments: Set,
}

impl Found {
    /// Keeps what is also in `other`.
    pub(crate) fn keep(&mut self, other: &Self) {
        self.posts.keep(&other.posts);
        self.segments.keep(&other.segments);
    }

    /// Adds what is in `other`.
    pub(crate) fn add(&mut self, other: &Self) {
        self.posts.add(&other.posts);
        self.segments.add(&other.segments);
    }
}

/// A post being laid out.
struct Layout<'a> {
    regions: &'a mut Vec<u32>,
    /// The different terms. Most words of a post are said in it more than once, and few names are found sooner than many.
    terms: Names,
    /// What each of them weighs, and how often it stands there.
    counts: Vec<(u32, usize)>,
    /// Every word, as the number of its term, with its position.
    words: Vec<(usize, u32)>,
    position: u32,
    weight: u32,
}

impl Layout<'_> {
    fn region(&mut self, weight: u32) {
        self.weight = weight;
        self.regions.push(self.position);
    }

    fn text(&mut self, text: &str) {
        each_term(text, &mut |_, term| {
            let number = self.terms.number(term);
            if number == self.counts.len() {
                self.counts.push((0, 0));
            }
            self.counts[number].0 += self.weight;
            self.counts[number].1 += 1;
            self.words.push((number, self.position));
            self.position += 1;
        });
        self.position += 1;
    }
}

impl Index {
    /// Takes in the words that say nothing by themselves.
    pub(crate) fn learn(&mut self, facts: &Facts) {
        for word in facts.languages.iter().flat_map(|language| language.words(List::Stop)) {
            self.common.insert(&fold(word));
        }
    }

    /// Adds a post at the next position.
    pub(crate) fn add(&mut self, post: &Post) {
        let Ok(number) = u32::try_from(self.lengths.len()) else { return };
        self.posts.push(u32::try_from(self.regions.len()).unwrap_or(u32::MAX));
        let Layout { terms, counts, words, .. } = self.lay_out(post);
        let length = counts.iter().map(|(weight, _)| weight).sum();

        // The positions of each term come together: they begin where those of the terms before it end.
        let mut next: Vec<usize> = counts
            .iter()
            .scan(0, |end, (_, count)| {
                *end += count;
                Some(*end - count)
            })
            .collect();
        let mut positions = vec![0; words.len()];
        for (term, position) in words {
            positions[next[term]] = position;
            next[term] += 1;
        }
        let tail = self.regions[self.regions.len() - TAIL.len()];
        for (term, ((weight, count), end)) in counts.into_iter().zip(next).enumerate() {
            let term = self.vocabulary.number(terms.name(term));
            if term == self.postings.len() {
                self.postings.push(Postings::default());
            }
            self.postings[term].add(number, weight, &positions[end - count..end], tail);
        }
        self.lengths.push(length);
        self.length += u64::from(length);
    }

    fn lay_out(&mut self, post: &Post) -> Layout<'_> {
        let regions = &mut self.regions;
        let mut layout = Layout { regions, terms: Names::default(), counts: Vec::new(), words: Vec::new(), position: 0, weight: 0 };
        for takeaway in &post.takeaways {
            layout.region(SEGMENT);
            let texts = [takeaway.label.as_ref(), Some(&takeaway.text), takeaway.by.as_ref()];
            texts.into_iter().flatten().for_each(|text| layout.text(text));
        }
        for session in &post.sessions {
            layout.region(SEGMENT);
            layout.text(&session.title);
            for speaker in &session.speakers {
                layout.text(&speaker.name);
                speaker.affiliation.iter().for_each(|affiliation| layout.text(affiliation));
            }
        }
        layout.region(TITLE);
        layout.text(post.heading());
        post.authors.iter().for_each(|author| layout.text(author));
        layout.region(HEADING);
        post.tags.iter().for_each(|tag| layout.text(tag));
        for mention in post.subjects() {
            layout.text(&mention.name);
            mention.city.iter().for_each(|city| layout.text(city));
        }
        let document = post.document();
        for entry in document.outline() {
            layout.text(&entry.title);
        }
        layout.region(BODY);
        document.each_text(&mut |text, heading| {
            if !heading {
                layout.text(text);
            }
        });
        layout
    }

    /// The regions of a post: the number of the first, and where each begins.
    fn regions(&self, post: usize) -> (usize, &[u32]) {
        let first = self.posts.get(post).map_or(0, |first| *first as usize);
        let end = self.posts.get(post + 1).map_or(self.regions.len(), |end| *end as usize);
        (first, self.regions.get(first..end).unwrap_or_default())
    }

    /// The segments of a post: the number of the first, and how many there are. Its takeaways come first, then its sessions.
    pub(crate) fn segments(&self, post: usize) -> (usize, usize) {
        let (first, regions) = self.regions(post);
        (first, regions.len().saturating_sub(TAIL.len()))
    }

    /// How many posts there are.
    pub(crate) fn len(&self) -> usize {
        self.lengths.len()
    }

    /// Nothing found.
    pub(crate) fn none(&self) -> Found {
        Found { posts: Set::none(self.len()), segments: Set::none(self.regions.len()) }
    }

    /// Everything found.
    pub(crate) fn all(&self) -> Found {
        Found { posts: Set::all(self.len()), segments: Set::all(self.regions.len()) }
    }

    /// Where the phrase stands; adds to `scores`, by post, how well it fits.
    pub(crate) fn find(&self, phrase: &Phrase, scores: &mut [f32]) -> Found {
        self.find_among(&Set::all(self.len()), phrase, scores)
    }

    /// The same among some posts, for a phrase that is known to stand in no other.
    pub(super) fn find_among(&self, posts: &Set, phrase: &Phrase, scores: &mut [f32]) -> Found {
        let mut found = self.none();
        let mut weights = vec![0.0; self.len()];
        if let [word] = phrase.words.as_slice() {
            for (term, fit) in self.vocabulary.expand(word) {
                for entry in self.postings[term].entries() {
                    let post = entry.post as usize;
                    weights[post] += fit * half(entry.weight);
                    found.posts.insert(post);
                    if !entry.in_segment {
                        continue;
                    }
                    let (first, regions) = self.regions(post);
                    let tail = regions.len() - TAIL.len();
                    let mut at = 0;
                    for position in entry.positions.take_while(|position| *position < regions[tail]) {
                        while regions[at + 1] <= position {
                            at += 1;
                        }
                        found.segments.insert(first + at);
                    }
                }
            }
        } else {
            for start in self.places(&phrase.words, posts) {
                let post = start.0 as usize;
                let (first, regions) = self.regions(post);
                let region = region(regions, start.1);
                let tail = region.checked_sub(regions.len() - TAIL.len());
                weights[post] += half(tail.map_or(SEGMENT, |tail| TAIL[tail]));
                found.posts.insert(post);
                found.segments.insert(first + region);
            }
        }
        self.score(&found.posts, &weights, scores);
        found
    }

    /// How much it says of a post to be one of so many.
    #[expect(clippy::cast_precision_loss, reason = "counts of posts are far below 2^24")]
    pub(super) fn rarity(&self, holders: usize) -> f32 {
        let (count, holders) = (self.len() as f32, holders as f32);
        (1.0 + (count - holders + 0.5) / (holders + 0.5)).ln()
    }

    /// Adds the scores of posts in which a term, or what counts as one, weighs so much.
    #[expect(clippy::cast_precision_loss, reason = "counts of posts and words are far below 2^24, and a score needs no more")]
    fn score(&self, posts: &Set, weights: &[f32], scores: &mut [f32]) {
        let count = self.len() as f32;
        let average = self.length as f32 / count / 2.0;
        let rarity = self.rarity(posts.len());
        for post in posts.iter() {
            let Some(score) = scores.get_mut(post) else { return };
            let weight = weights[post];
            let length = half(self.lengths[post]);
            *score += rarity * weight * (K1 + 1.0) / (weight + K1 * (1.0 - B + B * length / average));
        }
    }

    /// Where words stand side by side in some posts: the posts, and the positions of the first word.
    pub(super) fn places(&self, phrase: &[Word], posts: &Set) -> Vec<(u32, u32)> {
        let mut words: Vec<(usize, u32, Vec<usize>)> = Vec::new();
        for (offset, word) in (0..).zip(phrase) {
            let terms: Vec<usize> = self.vocabulary.expand(word).into_iter().map(|(term, _)| term).collect();
            words.push((terms.iter().map(|term| self.postings[*term].size()).sum(), offset, terms));
        }
        // The rarest word comes first: the others are only looked for where it is.
        order::sort(&mut words, |a, b| a.0.cmp(&b.0));
        let mut places: Option<Vec<(u32, u32)>> = None;
        for (_, offset, terms) in words {
            let entries = terms.iter().flat_map(|term| self.postings[*term].entries()).filter(|entry| posts.contains(entry.post as usize));
            places = Some(match places {
                None => {
                    let starts = |entry: Entry<'_>| {
                        let post = entry.post;
                        entry.positions.filter_map(move |position| Some((post, position.checked_sub(offset)?))).collect::<Vec<_>>()
                    };
                    let mut starts: Vec<(u32, u32)> = entries.flat_map(starts).collect();
                    if terms.len() > 1 {
                        order::sort(&mut starts, Ord::cmp);
                    }
                    starts
                }
                Some(starts) => {
                    let mut kept = vec![false; starts.len()];
                    let mut at = 0;
                    for entry in entries {
                        // The entries of a further form begin again with the first posts.
                        if at > 0 && starts[at - 1].0 >= entry.post {
                            at = starts.partition_point(|start| start.0 < entry.post);
                        }
                        while starts.get(at).is_some_and(|start| start.0 < entry.post) {
                            at += 1;
                        }
                        if starts.get(at).is_none_or(|start| start.0 != entry.post) {
                            continue;
                        }
                        for position in entry.positions {
                            while starts.get(at).is_some_and(|start| *start < (entry.post, position.saturating_sub(offset))) {
                                at += 1;
                            }
                            if position >= offset && starts.get(at) == Some(&(entry.post, position - offset)) {
                                kept[at] = true;
                            }
                        }
                    }
                    starts.into_iter().zip(kept).filter_map(|(start, kept)| kept.then_some(start)).collect()
                }
            });
        }
        places.unwrap_or_default()
    }

    /// The terms that `word` finds.
    pub(super) fn expand(&self, word: &Word) -> Vec<Expansion> {
        self.vocabulary.expand(word)
    }

    /// The terms nearest to a word that is none, the most frequent first.
    pub(super) fn nearest(&self, word: &str) -> Vec<String> {
        self.vocabulary.nearest(word, &|term| self.postings[term].size())
    }

    /// Whether a word says nothing by itself, as `the` does.
    pub(crate) fn is_common(&self, word: &Word) -> bool {
        !word.exact && self.common.contains(&word.text)
    }
}

/// The region of a post that a position is in.
fn region(regions: &[u32], position: u32) -> usize {
    regions.partition_point(|start| *start <= position).saturating_sub(1)
}

/// A doubled weight as it is.
#[expect(clippy::cast_precision_loss, reason = "weights are far below 2^24")]
fn half(weight: u32) -> f32 {
    weight as f32 / 2.0
}
