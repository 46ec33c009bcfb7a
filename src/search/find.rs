//! A query over a corpus: what it finds, and what each of its parts does.

use super::index::Found;
use super::query::{Clause, Phrase, Query, Wanted};
use super::token::terms;
use crate::corpus::Corpus;
use crate::route::Facet;
use crate::set::Set;

/// What a query finds.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    /// The query, with the nearest words in place of those that no post has.
    pub(crate) query: Query,
    /// The posts in which every clause holds, and the takeaways and sessions in which every clause does that asks for words.
    pub(crate) found: Found,
    /// The score of every post.
    pub(crate) scores: Vec<f32>,
    /// What each clause does.
    pub(crate) parts: Vec<Part>,
}

/// What a clause of a query does.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    /// The clause, as it can be typed.
    pub text: String,
    /// In how many posts it holds.
    pub posts: usize,
    /// How much it says that it holds: the inverse document frequency of BM25.
    pub rarity: f32,
    /// The words that stand in for those that no post has.
    pub instead: Vec<String>,
    /// Whether it only adds to the score, because it says nothing by itself.
    pub optional: bool,
    /// In how many posts all others hold; counted only where nothing was found.
    pub without: usize,
}

/// What `query` finds in the corpus.
pub(crate) fn find(corpus: &Corpus, query: &Query) -> Finding {
    let index = corpus.index();
    let query = index.corrected(query.clone());
    let mut scores = vec![0.0; index.len()];
    let mut clauses: Vec<(Found, Part)> = Vec::new();
    let says_something = query.clauses.iter().any(|clause| !is_common(corpus, clause));
    for clause in &query.clauses {
        let mut found = index.none();
        let mut part = Part { text: clause.to_string(), optional: says_something && is_common(corpus, clause), ..Part::default() };
        for literal in &clause.any {
            let mut one = match &literal.wanted {
                Wanted::Phrase(phrase) => {
                    part.instead.extend(phrase.words.iter().flat_map(|word| word.instead.iter().cloned()));
                    index.find(phrase, if literal.negated { &mut [] } else { &mut scores })
                }
                Wanted::Value(facet, phrase) => Found { posts: having(corpus, *facet, phrase), ..index.all() },
                Wanted::From(day) => Found { posts: corpus.posts_in(Some(*day), None), ..index.all() },
                Wanted::To(day) => Found { posts: corpus.posts_in(None, Some(*day)), ..index.all() },
            };
            if literal.negated {
                let mut others = index.all();
                others.posts.remove(&one.posts);
                // What is asked of the post as a whole is asked of none of its segments.
                if matches!(literal.wanted, Wanted::Phrase(_)) {
                    others.segments.remove(&one.segments);
                }
                one = others;
            }
            found.add(&one);
        }
        part.posts = found.posts.len();
        part.rarity = index.rarity(part.posts);
        clauses.push((found, part));
    }
    let all = |left_out: Option<usize>| {
        let mut all = index.all();
        let required = clauses.iter().enumerate().filter(|(at, (_, part))| Some(*at) != left_out && !part.optional);
        required.for_each(|(_, (found, _))| all.keep(found));
        all
    };
    let found = all(None);
    let without: Vec<usize> = (0..clauses.len()).map(|at| if found.posts.is_empty() { all(Some(at)).posts.len() } else { 0 }).collect();
    let parts = clauses.into_iter().zip(without).map(|((_, part), without)| Part { without, ..part }).collect();
    Finding { query, found, scores, parts }
}

/// The posts with a value that has the words of the phrase in its name.
fn having(corpus: &Corpus, facet: Facet, phrase: &Phrase) -> Set {
    let column = corpus.column(facet);
    column.posts(&|number| [column.label(number), column.value(number)].into_iter().any(|text| phrase.found_in(&terms(text))))
}

/// Whether a clause asks for nothing but a word that says nothing by itself.
fn is_common(corpus: &Corpus, clause: &Clause) -> bool {
    clause.any.iter().all(|literal| match &literal.wanted {
        Wanted::Phrase(phrase) => !literal.negated && matches!(phrase.words.as_slice(), [word] if corpus.index().is_common(word)),
        _ => false,
    })
}
