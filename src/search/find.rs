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
    /// Whether it gives way where no post has all that is asked for: where it is plain words.
    soft: bool,
    /// Whether it gave way: no post has it together with the others, and there are posts in the result without it.
    pub left_out: bool,
}

/// What `query` finds in the corpus: where all clauses hold, or else as many as hold anywhere of those that are plain words.
pub(crate) fn find(corpus: &Corpus, query: &Query) -> Finding {
    let index = corpus.index();
    let query = index.corrected(query.clone());
    let mut scores = vec![0.0; index.len()];
    let mut clauses: Vec<Found> = Vec::new();
    let mut parts: Vec<Part> = Vec::new();
    let says_something = query.clauses.iter().any(|clause| !is_common(corpus, clause));
    for clause in &query.clauses {
        let mut found = index.none();
        let mut part = Part { text: clause.to_string(), optional: says_something && is_common(corpus, clause), ..Part::default() };
        for literal in &clause.any {
            let mut one = match &literal.wanted {
                Wanted::Phrase(phrase) => {
                    part.instead.extend(phrase.words.iter().flat_map(|word| &word.instead).chain(&phrase.instead).cloned());
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
        part.soft = clause.is_plain();
        part.rarity = if part.optional { 0.0 } else { index.rarity(part.posts) };
        clauses.push(found);
        parts.push(part);
    }
    for (place, pair) in query.pairs(&parts) {
        let mut both = clauses[place].posts.clone();
        both.keep(&clauses[place + 1].posts);
        index.find_among(&both, &pair, &mut scores);
    }
    let mut found = index.all();
    let (hard, soft): (Vec<_>, Vec<_>) = clauses.iter().zip(&parts).filter(|(_, part)| !part.optional).partition(|(_, part)| !part.soft);
    for (clause, _) in &hard {
        found.keep(clause);
    }
    let some = found.clone();
    for (clause, _) in &soft {
        found.keep(clause);
    }
    if found.posts.is_empty() && soft.len() > 1 {
        let most = |among: &Set, part: fn(&Found) -> &Set| most(among, &soft.iter().map(|(clause, _)| part(clause)).collect::<Vec<_>>());
        found = Found { posts: most(&some.posts, |clause| &clause.posts), segments: most(&some.segments, |clause| &clause.segments) };
        let left_out: Vec<bool> = clauses.iter().map(|clause| !found.posts.is_within(&clause.posts)).collect();
        parts.iter_mut().zip(left_out).for_each(|(part, left_out)| part.left_out = left_out && !part.optional);
    }
    Finding { query, found, scores, parts }
}

/// Those of some numbers that are in most of the sets, if in any.
fn most(among: &Set, sets: &[&Set]) -> Set {
    let count = |number: usize| sets.iter().filter(|set| set.contains(number)).count();
    let most = among.iter().map(count).max().unwrap_or_default();
    let mut found = among.clone();
    among.iter().filter(|number| most == 0 || count(*number) < most).for_each(|number| found.take(number));
    found
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
