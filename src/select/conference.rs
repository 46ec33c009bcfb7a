//! What surrounds a conference and what its reports name: names over several posts, events beside it, editions before and after.

use crate::corpus::{Corpus, Edition};
use crate::order;
use crate::post::{Name, NameKind, Relation};
use crate::table::{Names, Table};

/// The names of one kind in posts, by how many posts name them and how often.
///
/// [`Name::count`] is the number of posts.
pub fn names(corpus: &Corpus, posts: &[usize], kind: NameKind) -> Vec<Name> {
    let mut counts: Table<(usize, usize)> = Table::default();
    for post in posts.iter().filter_map(|position| corpus.posts().get(*position)) {
        for name in post.named(kind) {
            let (posts, times) = counts.or_insert(&name.name, (0, 0));
            *posts += 1;
            *times += name.count;
        }
    }
    let mut counts = counts.into_rows();
    order::sort(&mut counts, |a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    counts.into_iter().map(|(name, (count, _))| Name { kind, name, count }).collect()
}

/// The names of the events that took place beside a conference, as its reports tell.
pub fn colocated(corpus: &Corpus, edition: &Edition) -> Vec<String> {
    let mut seen = Names::default();
    let posts = edition.reports.iter().filter_map(|position| corpus.posts().get(*position));
    let events = posts.flat_map(|post| post.editions.iter().filter(|mention| mention.relation == Relation::Colocated));
    events.filter(|event| seen.insert(&event.name)).map(|event| event.name.clone()).collect()
}

/// The editions of the same series with reports, just before and just after.
pub fn beside<'a>(corpus: &'a Corpus, edition: &Edition) -> [Option<&'a Edition>; 2] {
    let key = |edition: &Edition| (edition.day(), edition.id.clone());
    let here = key(edition);
    let others = || {
        let same = |other: &&Edition| other.series == edition.series && !other.reports.is_empty() && other.day().is_some();
        corpus.editions().values().map(AsRef::as_ref).filter(same)
    };
    let before = others().filter(|other| key(other) < here).max_by_key(|other| key(other));
    let after = others().filter(|other| key(other) > here).min_by_key(|other| key(other));
    [before, after]
}

/// The posts most like a post, best first: of the same conference, on the same topics, in the same words.
pub fn related(corpus: &Corpus, slug: &str, most: usize) -> Vec<usize> {
    let Some(post) = corpus.post(slug) else { return Vec::new() };
    let editions: Names = post.subjects().map(|mention| mention.id.as_str()).collect();
    let topics: Names = post.topics.iter().map(String::as_str).collect();
    let terms: Names = post.terms.iter().map(|term| term.term.as_str()).collect();
    // A conference in common weighs as much as three topics, a topic as much as two words.
    let likeness = |other: &crate::post::Post| {
        6 * other.subjects().filter(|mention| editions.contains(&mention.id)).count()
            + 2 * other.topics.iter().filter(|topic| topics.contains(topic)).count()
            + other.terms.iter().filter(|term| terms.contains(&term.term)).count()
    };
    let others = corpus.posts().iter().enumerate().filter(|(_, other)| other.slug != slug);
    let mut found: Vec<(usize, usize)> =
        others.map(|(position, other)| (likeness(other), position)).filter(|(likeness, _)| *likeness > 0).collect();
    order::sort(&mut found, |a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    found.into_iter().take(most).map(|(_, position)| position).collect()
}
