//! What surrounds a conference and what its reports name: names over several posts, events beside it, editions before and after.

use crate::corpus::{Corpus, Edition};
use crate::order;
use crate::post::{Name, NameKind};
use crate::route::Facet;
use crate::set::Set;
use crate::table::Table;

/// The names of one kind in posts, by how many posts name them and how often.
///
/// [`Name::count`] is the number of posts.
pub fn names(corpus: &Corpus, posts: &[usize], kind: NameKind) -> Vec<Name> {
    let mut counts: Table<(usize, usize)> = Table::default();
    for post in posts.iter().filter_map(|position| corpus.post(*position)) {
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
    // A conference in common weighs as much as three topics, a topic as much as two words.
    const LIKENESS: [(Facet, usize); 3] = [(Facet::Edition, 6), (Facet::Topic, 2), (Facet::Term, 1)];
    let Some(post) = corpus.position(slug) else { return Vec::new() };
    let mut likeness = vec![0; corpus.len()];
    for (facet, weight) in LIKENESS {
        let column = corpus.column(facet);
        let mut own = Set::none(column.len());
        column.of(post).for_each(|value| own.insert(value));
        for (other, likeness) in likeness.iter_mut().enumerate() {
            *likeness += weight * column.of(other).filter(|value| own.contains(*value)).count();
        }
    }
    likeness[post] = 0;
    let mut found: Vec<(usize, usize)> = likeness.into_iter().zip(0..).filter(|(likeness, _)| *likeness > 0).collect();
    order::sort(&mut found, |a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    found.into_iter().take(most).map(|(_, position)| position).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Facts;
    use crate::post::{Attendance, Mention, Post, Relation, Term};

    fn mention(id: &str, year: u16, relation: Relation) -> Mention {
        Mention { id: id.to_owned(), name: id.to_owned(), series: "Conf".to_owned(), year: Some(year), relation, ..Mention::default() }
    }

    fn report(slug: &str, year: u16, word: &str) -> Post {
        Post {
            slug: slug.to_owned(),
            editions: vec![mention(&format!("conf-{year}"), year, Relation::Subject), mention("day zero", year, Relation::Colocated)],
            terms: vec![Term { term: word.into(), score: 1.0 }],
            names: vec![Name { kind: NameKind::Project, name: word.into(), count: 3 }],
            attendance: vec![Attendance { value: 700, mode: None, edition: None, quote: "700 came".to_owned(), anchor: String::new() }],
            ..Post::default()
        }
    }

    fn corpus() -> Corpus {
        let mut corpus = Corpus::new(&Facts::default());
        for (slug, year, word) in [("a", 2021, "mesh"), ("b", 2022, "gitops"), ("c", 2022, "mesh"), ("d", 2024, "mesh"), ("e", 2030, "tea")]
        {
            corpus.add(report(slug, year, word));
        }
        corpus
    }

    #[test]
    fn a_conference_stands_between_those_with_reports_before_and_after() {
        let corpus = corpus();
        let names = |id: &str| {
            let edition = corpus.editions().get(id).expect("known");
            beside(&corpus, edition).map(|other| other.map(|other| other.id.clone()).unwrap_or_default())
        };
        assert_eq!(names("conf-2022"), ["conf-2021", "conf-2024"]);
        assert_eq!(names("conf-2030"), ["conf-2024", ""]);
    }

    #[test]
    fn a_conference_knows_what_took_place_beside_it_and_who_came() {
        let corpus = corpus();
        let edition = corpus.editions().get("conf-2022").expect("known");
        assert_eq!((edition.beside.clone(), edition.attendance.clone()), (vec!["day zero".to_owned()], vec![(700, 1, 0), (700, 2, 0)]));
    }

    #[test]
    fn names_are_counted_by_the_posts_that_name_them() {
        let found = names(&corpus(), &[0, 1, 2], NameKind::Project);
        assert_eq!(found.iter().map(|name| (&*name.name, name.count)).collect::<Vec<_>>(), [("mesh", 2), ("gitops", 1)]);
    }

    #[test]
    fn posts_of_the_same_conference_are_related_more_than_those_in_the_same_words() {
        assert_eq!(related(&corpus(), "c", 2), [1, 0]);
        assert_eq!(related(&corpus(), "e", 2), [0_usize; 0]);
        assert_eq!(related(&corpus(), "nothing", 2), [0_usize; 0]);
    }
}
