//! Topics: what reports agree on, and how much is said of each from edition to edition.

use super::TakeawayHit;
use crate::corpus::Corpus;
use crate::order;
use crate::route::Facet;
use crate::table::Table;
use std::cmp::Reverse;

/// What reports say on a topic.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agreement {
    /// The id of the topic; empty for takeaways without one.
    pub topic: String,
    /// How many reports have a takeaway on it.
    pub reports: usize,
    /// Their takeaways on it.
    pub takeaways: Vec<TakeawayHit>,
}

/// Takeaways by topic, the topic first that most reports have one on; those without a topic last.
///
/// A takeaway on several topics stands under each of them.
pub fn agreement(corpus: &Corpus, takeaways: &[TakeawayHit]) -> Vec<Agreement> {
    let mut topics: Table<Agreement> = Table::default();
    for hit in takeaways {
        let of = || corpus.takeaway_topics(hit.post, hit.takeaway);
        for topic in of().chain(of().next().is_none().then_some("")) {
            let group = topics.or_insert(topic, Agreement { topic: topic.to_owned(), ..Agreement::default() });
            // Takeaways come report by report.
            group.reports += usize::from(group.takeaways.last().is_none_or(|last| last.post != hit.post));
            group.takeaways.push(*hit);
        }
    }
    let mut groups: Vec<Agreement> = topics.into_rows().into_iter().map(|(_, group)| group).collect();
    let key = |group: &Agreement| (group.topic.is_empty(), Reverse(group.reports), Reverse(group.takeaways.len()));
    order::sort(&mut groups, |a, b| key(a).cmp(&key(b)).then_with(|| corpus.topic(&a.topic).cmp(corpus.topic(&b.topic))));
    groups
}

/// How many reports of each group speak of each topic.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TopicTable {
    /// The groups, in order of time where they are made by time.
    pub groups: Vec<TopicGroup>,
    /// The topics, most spoken of first.
    pub rows: Vec<TopicRow>,
}

/// What became of a topic from the first group to the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    /// Nobody spoke of it before.
    New,
    /// A greater share of the reports speaks of it.
    Risen,
    /// A smaller share does.
    Fallen,
    /// Nobody speaks of it any more.
    Gone,
    /// As many as before.
    Same,
}

impl Course {
    /// Every course, in the order shown.
    pub const ALL: [Self; 5] = [Self::New, Self::Risen, Self::Fallen, Self::Gone, Self::Same];
}

/// Reports that are counted together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TopicGroup {
    /// What they have in common, as shown.
    pub name: String,
    /// The id of their edition, where they are of one.
    pub edition: Option<String>,
    /// The reports, by position in the corpus.
    pub posts: Vec<usize>,
}

/// A topic, counted in each group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TopicRow {
    /// The id of the topic.
    pub topic: String,
    /// The number of reports that speak of it, group by group.
    pub counts: Vec<usize>,
}

impl TopicTable {
    /// Counts the topics of groups.
    pub fn new(corpus: &Corpus, groups: Vec<TopicGroup>) -> Self {
        let topics = corpus.column(Facet::Topic);
        let mut counts: Table<Vec<usize>> = Table::default();
        for (column, group) in groups.iter().enumerate() {
            for topic in group.posts.iter().flat_map(|post| topics.of(*post)) {
                counts.or_insert(topics.value(topic), vec![0; groups.len()])[column] += 1;
            }
        }
        let mut rows: Vec<TopicRow> = counts.into_rows().into_iter().map(|(topic, counts)| TopicRow { topic, counts }).collect();
        let sum = |row: &TopicRow| Reverse(row.counts.iter().sum::<usize>());
        order::sort(&mut rows, |a, b| sum(a).cmp(&sum(b)).then_with(|| corpus.topic(&a.topic).cmp(corpus.topic(&b.topic))));
        Self { groups, rows }
    }

    /// The topics of two editions, side by side.
    pub fn of_editions(corpus: &Corpus, ids: [&str; 2]) -> Self {
        let group = |id: &str| {
            let edition = corpus.editions().get(id)?;
            Some(TopicGroup { name: edition.short.clone(), edition: Some(id.to_owned()), posts: edition.reports.clone() })
        };
        Self::new(corpus, ids.into_iter().map(|id| group(id).unwrap_or_default()).collect())
    }

    /// The topics of reports over the editions they are of, in order of time, or over years where the editions are many.
    pub fn over_time(corpus: &Corpus, posts: &[usize]) -> Self {
        const MOST: usize = 12;
        let mut chosen = vec![false; corpus.len()];
        for post in posts {
            if let Some(chosen) = chosen.get_mut(*post) {
                *chosen = true;
            }
        }
        let editions = corpus.reported().into_iter().filter(|edition| edition.day().is_some());
        let mut groups: Vec<TopicGroup> = editions
            .map(|edition| TopicGroup {
                name: edition.short.clone(),
                edition: Some(edition.id.clone()),
                posts: edition.reports.iter().copied().filter(|position| chosen[*position]).collect(),
            })
            .collect();
        groups.retain(|group| !group.posts.is_empty());
        if groups.len() > MOST {
            let mut years: Table<Vec<usize>> = Table::default();
            for group in groups {
                let day = group.edition.and_then(|id| corpus.editions().get(&id)?.day());
                let year = day.map(|day| day.year.to_string()).unwrap_or_default();
                years.or_insert(&year, Vec::new()).extend(group.posts);
            }
            let group = |(name, mut posts): (String, Vec<usize>)| {
                // A report on two conferences of a year is one report of that year.
                order::sort(&mut posts, Ord::cmp);
                posts.dedup();
                TopicGroup { name, edition: None, posts }
            };
            groups = years.into_rows().into_iter().map(group).collect();
        }
        Self::new(corpus, groups)
    }

    /// The share of a group's reports that speak of the topic of a row, in percent.
    pub fn share(&self, row: &TopicRow, group: usize) -> usize {
        let all = self.groups.get(group).map_or(0, |group| group.posts.len());
        row.counts.get(group).map_or(0, |count| count * 100 / all.max(1))
    }

    /// By how many percentage points the share grew from the first group to the last.
    pub fn change(&self, row: &TopicRow) -> isize {
        self.share(row, self.groups.len().saturating_sub(1)).cast_signed() - self.share(row, 0).cast_signed()
    }
}

impl TopicTable {
    /// The topics that several reports speak of and whose share grew, with their shares in percent of the reports of the earlier half
    /// of the groups and of the later one, the greatest growth first.
    pub fn rising(&self) -> Vec<(&TopicRow, (usize, usize))> {
        let middle = self.groups.len() / 2;
        let (earlier, later) = self.groups.split_at(middle);
        let share = |counts: &[usize], groups: &[TopicGroup]| {
            counts.iter().sum::<usize>() * 100 / groups.iter().map(|group| group.posts.len()).sum::<usize>().max(1)
        };
        let shares = |row: &TopicRow| (share(&row.counts[..middle], earlier), share(&row.counts[middle..], later));
        let several = self.rows.iter().filter(|row| middle > 0 && row.counts.iter().sum::<usize>() > 1);
        let mut rising: Vec<_> = several.map(|row| (row, shares(row))).filter(|(_, (before, after))| before < after).collect();
        order::sort(&mut rising, |(_, a), (_, b)| (b.1 - b.0).cmp(&(a.1 - a.0)));
        rising
    }

    /// The topics that took this course, the greatest change first.
    pub fn took(&self, course: Course) -> Vec<&TopicRow> {
        let mut rows: Vec<&TopicRow> = self.rows.iter().filter(|row| self.course(row) == course).collect();
        order::sort(&mut rows, |a, b| self.change(b).abs().cmp(&self.change(a).abs()));
        rows
    }

    fn course(&self, row: &TopicRow) -> Course {
        match (row.counts.first(), row.counts.last(), self.change(row)) {
            (Some(0), _, 1..) => Course::New,
            (_, Some(0), ..=-1) => Course::Gone,
            (_, _, 1..) => Course::Risen,
            (_, _, ..=-1) => Course::Fallen,
            _ => Course::Same,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Facts;
    use crate::post::{Mention, Post, Takeaway};

    fn report(slug: &str, year: u16, topics: &[&str]) -> Post {
        let topics: Vec<String> = topics.iter().map(|topic| (*topic).to_owned()).collect();
        let mention = Mention {
            id: format!("conf-{year}"),
            name: format!("Conf {year}"),
            series: "Conf".to_owned(),
            year: Some(year),
            ..Mention::default()
        };
        let takeaway = |topic: &String| Takeaway {
            label: None,
            text: topic.clone(),
            by: None,
            section: None,
            stated: true,
            anchor: String::new(),
            topics: vec![topic.clone()],
        };
        Post { slug: slug.to_owned(), editions: vec![mention], takeaways: topics.iter().map(takeaway).collect(), topics, ..Post::default() }
    }

    fn corpus(posts: &[(&str, u16, &[&str])]) -> Corpus {
        let mut corpus = Corpus::new(&Facts::default());
        for (slug, year, topics) in posts {
            corpus.add(report(slug, *year, topics));
        }
        corpus
    }

    #[test]
    fn what_most_reports_say_comes_first() {
        let corpus = corpus(&[("a", 2022, &["mesh", "gitops"]), ("b", 2022, &["gitops"])]);
        let hits: Vec<TakeawayHit> = [(0, 0), (0, 1), (1, 0)].map(|(post, takeaway)| TakeawayHit { post, takeaway }).to_vec();
        let found: Vec<(String, usize)> = agreement(&corpus, &hits).into_iter().map(|group| (group.topic, group.reports)).collect();
        assert_eq!(found, [("gitops".to_owned(), 2), ("mesh".to_owned(), 1)]);
    }

    #[test]
    fn a_topic_rises_by_its_share_of_the_reports() {
        let corpus = corpus(&[("a", 2022, &["mesh"]), ("b", 2022, &["mesh"]), ("c", 2022, &[]), ("d", 2022, &[]), ("e", 2023, &["mesh"])]);
        let table = TopicTable::of_editions(&corpus, ["conf-2022", "conf-2023"]);
        assert_eq!((table.share(&table.rows[0], 0), table.share(&table.rows[0], 1), table.change(&table.rows[0])), (50, 100, 50));
        let unknown = TopicTable::of_editions(&corpus, ["conf-2022", "nothing"]);
        assert_eq!(unknown.change(&unknown.rows[0]), -50);
        assert_eq!((table.took(Course::Risen).len(), table.took(Course::New).len(), unknown.took(Course::Gone).len()), (1, 0, 1));
    }

    #[test]
    fn what_rises_does_so_from_the_earlier_half_of_the_editions_to_the_later() {
        let posts: [(&str, u16, &[&str]); 4] =
            [("a", 2021, &["mesh"]), ("b", 2022, &["mesh", "ebpf"]), ("c", 2023, &["ebpf", "wasm"]), ("d", 2024, &["ebpf"])];
        let corpus = corpus(&posts);
        let table = TopicTable::over_time(&corpus, &[0, 1, 2, 3]);
        let rising: Vec<_> = table.rising().into_iter().map(|(row, shares)| (row.topic.as_str(), shares)).collect();
        assert_eq!(rising, [("ebpf", (50, 100))], "one report alone is no trend, and what falls is none");
        assert_eq!(TopicTable::over_time(&corpus, &[0]).rising(), [], "one conference has nothing before it");
    }

    #[test]
    fn many_editions_are_counted_by_year() {
        let posts: Vec<(String, u16)> = (2001..2021).map(|year| (year.to_string(), year)).collect();
        let posts: Vec<(&str, u16, &[&str])> = posts.iter().map(|(slug, year)| (slug.as_str(), *year, &["mesh"][..])).collect();
        let corpus = corpus(&posts);
        let all: Vec<usize> = (0..posts.len()).collect();
        let table = TopicTable::over_time(&corpus, &all);
        assert_eq!((table.groups.len(), table.groups[0].name.as_str(), table.groups[0].edition.as_deref()), (20, "2001", None));
        let few = TopicTable::over_time(&corpus, &all[..2]);
        assert_eq!(few.groups.iter().map(|group| group.name.as_str()).collect::<Vec<_>>(), ["Conf 2001", "Conf 2002"]);
    }
}
