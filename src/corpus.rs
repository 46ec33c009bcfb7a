//! All posts together, with the conferences they report on, the index over their words, and what is counted of them.

mod column;
mod edition;
mod packed;
mod values;

use crate::date::Date;
use crate::facts::{Facts, Region, Series};
use crate::order;
use crate::post::{Body, Post, Session};
use crate::route::Facet;
use crate::search::{Index, fold, tokens};
use crate::set::Set;
use crate::table::Names;
use std::cmp::Reverse;
use std::sync::{Arc, OnceLock};

use packed::Beginning;

pub(crate) use column::{Column, Tally};
pub(crate) use values::word_value;

pub use crate::table::Table;
pub use edition::Edition;

/// Posts in the order they came, their conferences and their index. It only grows.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    posts: Vec<Kept>,
    /// The short texts that posts have in common.
    shared: Names,
    /// The slugs, in the order of the posts.
    by_slug: Names,
    /// The positions of the posts, newest first.
    newest: Vec<usize>,
    editions: Table<Arc<Edition>>,
    /// The conferences that a timeline shows, by day; made when first asked for.
    timeline: OnceLock<Vec<(Arc<Edition>, Option<usize>)>>,
    /// By facet.
    columns: Vec<Column>,
    /// The words of the titles of talks, and of each talk the sessions that are it: the post and the place in it.
    talks: Names,
    reports: Vec<Vec<(usize, usize)>>,
    /// The talk that each session is, for all posts one behind the other, and for each post the end of its sessions.
    sessions: Vec<usize>,
    session_ends: Vec<usize>,
    /// Whether each takeaway is stated, for all posts one behind the other, its topics, and for each post the end of its takeaways.
    stated: Vec<bool>,
    takeaway_topics: Column,
    takeaway_ends: Vec<usize>,
    countries: Table<&'static str>,
    /// What topics and projects are called: the name, then other spellings.
    topics: Table<Vec<&'static str>>,
    projects: Table<Vec<&'static str>>,
    languages: Table<&'static str>,
    index: Index,
}

/// A post as it is kept: in few bytes, but for what is asked of many posts at once.
#[derive(Clone, Debug)]
struct Kept {
    packed: Box<[u8]>,
    body: Body,
    /// The day that places it in time, when it was published, and that of its conference, or else its own.
    day: Option<Date>,
    published: Option<Date>,
    first: Option<Date>,
}

impl Corpus {
    /// No posts yet, and the editions of `facts` as known.
    pub fn new(facts: &Facts) -> Self {
        let columns = Facet::ALL.map(|facet| if facet.is_listed() { Column::listed() } else { Column::default() }).into();
        let mut corpus = Self { columns, ..Self::default() };
        corpus.learn(facts);
        corpus
    }

    /// Takes in what further tables know.
    pub fn learn(&mut self, facts: &Facts) {
        self.timeline.take();
        let series: Table<&Series> = facts.series.iter().map(|series| (series.id, series)).collect();
        // The regions that no country is called like, such as Europe, are known by their letters.
        let countries: Names = facts.countries.iter().map(|country| country.name).collect();
        let regions: Vec<&Region> =
            facts.regions.iter().filter(|region| region.id.len() == 2 && !countries.contains(region.name)).collect();
        for known in &facts.editions {
            let edition = edition::known(known, series.get(known.series).copied(), &regions);
            self.editions.or_insert(&known.id, Arc::new(edition));
        }
        self.countries.extend(facts.countries.iter().map(|country| (country.id, country.name)));
        let names = |name, aliases: &[&'static str]| [&[name], aliases].concat();
        self.topics.extend(facts.topics.iter().map(|topic| (topic.id, names(topic.name, &topic.aliases))));
        self.projects.extend(facts.projects.iter().map(|project| (project.name, names(project.name, &project.aliases))));
        self.languages.extend(facts.languages.iter().map(|language| (language.id, language.name)));
        self.index.learn(facts);
    }

    /// Adds a post. Where its slug is taken, it gets one of its own.
    pub fn add(&mut self, mut post: Post) {
        self.timeline.take();
        let position = self.posts.len();
        let mut slug = post.slug.clone();
        let mut copy = 2;
        while !self.by_slug.insert(&slug) {
            slug = format!("{}-{copy}", post.slug);
            copy += 1;
        }
        post.slug = slug;
        for mention in post.subjects() {
            let edition = self.editions.or_insert(&mention.id, Arc::new(Edition::from(mention)));
            Arc::make_mut(edition).reported(&post, position);
        }
        for facet in Facet::ALL {
            let values = self.values(&post, facet);
            self.columns[facet as usize].add(values);
        }
        for (place, session) in post.sessions.iter().enumerate() {
            let talk = self.talks.number(&key(session));
            self.reports.resize_with(self.talks.len(), Vec::new);
            self.reports[talk].push((position, place));
            self.sessions.push(talk);
        }
        self.session_ends.push(self.sessions.len());
        for takeaway in &post.takeaways {
            self.stated.push(takeaway.stated);
            self.takeaway_topics.add(takeaway.topics.iter().map(|topic| (topic.clone(), topic.clone(), 1)).collect());
        }
        self.takeaway_ends.push(self.stated.len());
        self.index.add(&post);
        let day = post.day();
        let before = |other: &usize| (Reverse(self.day(*other)), self.by_slug.name(*other)) < (Reverse(day), &post.slug);
        self.newest.insert(self.newest.partition_point(before), position);
        let first = post.subjects().find_map(|mention| edition::when(mention, post.published)).or(day);
        let packed = packed::pack(&post, &mut self.shared);
        self.posts.push(Kept { packed, body: post.document, day, published: post.published, first });
    }

    /// The same for a post whose body is not to be kept, but to be read again from its source where it is wanted.
    pub fn add_from(&mut self, post: Post, source: &'static [u8]) {
        self.add(post);
        if let Some(kept) = self.posts.last_mut() {
            kept.body = Body::Source(source);
        }
    }

    /// How many posts there are.
    pub fn len(&self) -> usize {
        self.posts.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.posts.is_empty()
    }

    /// The position of the post with that slug.
    pub fn position(&self, slug: &str) -> Option<usize> {
        self.by_slug.get(slug)
    }

    /// The slug of the post at a position; empty where there is none.
    pub fn slug(&self, position: usize) -> &str {
        self.by_slug.name(position)
    }

    /// The post at a position, unpacked: whoever shows more than a glance of it keeps it.
    pub fn post(&self, position: usize) -> Option<Post> {
        let kept = self.posts.get(position)?;
        let post: Post = packed::unpack(&kept.packed, &self.shared);
        Some(Post { document: kept.body.clone(), ..post })
    }

    /// The posts, in the order they came, each unpacked when its turn comes.
    pub fn posts(&self) -> impl Iterator<Item = Post> {
        (0..self.len()).filter_map(|position| self.post(position))
    }

    /// The title of a post, or its slug where there is none.
    pub fn heading(&self, position: usize) -> String {
        let title: Option<String> = self.posts.get(position).and_then(|kept| packed::unpack(&kept.packed, &self.shared));
        title.unwrap_or_else(|| self.slug(position).to_owned())
    }

    /// The sessions of a post.
    pub(crate) fn sessions(&self, position: usize) -> Vec<Session> {
        let beginning = self.posts.get(position).map(|kept| packed::unpack::<Beginning>(&kept.packed, &self.shared));
        beginning.map(|beginning| beginning.sessions).unwrap_or_default()
    }

    /// The number of a takeaway among those of all posts.
    fn takeaway(&self, post: usize, takeaway: usize) -> usize {
        post.checked_sub(1).map_or(0, |before| self.takeaway_ends[before]) + takeaway
    }

    /// Whether the author lists a takeaway as one.
    pub(crate) fn is_stated(&self, post: usize, takeaway: usize) -> bool {
        self.stated.get(self.takeaway(post, takeaway)).is_some_and(|stated| *stated)
    }

    /// The topics of a takeaway.
    pub(crate) fn takeaway_topics(&self, post: usize, takeaway: usize) -> impl Iterator<Item = &str> {
        self.takeaway_topics.of(self.takeaway(post, takeaway)).map(|topic| self.takeaway_topics.value(topic))
    }

    /// The day that places a post in time.
    pub(crate) fn day(&self, position: usize) -> Option<Date> {
        self.posts.get(position)?.day
    }

    /// The days on which posts were published.
    pub fn published(&self) -> impl Iterator<Item = Date> {
        self.posts.iter().filter_map(|kept| kept.published)
    }

    /// Every conference that is known or reported on, by its id.
    pub fn editions(&self) -> &Table<Arc<Edition>> {
        &self.editions
    }

    /// The conferences that stand in the tables, whether or not a post reports on them.
    pub fn known(&self) -> impl Iterator<Item = &Edition> {
        self.editions.values().map(AsRef::as_ref).filter(|edition| edition.known)
    }

    /// The id of one of them by its name, long or short, in letters of either case, or by itself.
    pub fn named(&self, name: &str) -> Option<&str> {
        let folded = fold(name);
        let is_it = |edition: &&Edition| edition.id == name || fold(&edition.name) == folded || fold(&edition.short) == folded;
        self.known().find(is_it).map(|edition| edition.id.as_str())
    }

    /// Whether all conferences with reports are of one series.
    pub fn is_one_series(&self) -> bool {
        let mut series = self.editions.values().filter(|edition| !edition.reports.is_empty()).map(|edition| &edition.series);
        let first = series.next();
        series.all(|other| Some(other) == first)
    }

    /// The conferences with reports, by day, those without a day last.
    pub fn reported(&self) -> Vec<&Edition> {
        let mut editions: Vec<&Edition> = self.editions.values().map(AsRef::as_ref).filter(|edition| !edition.reports.is_empty()).collect();
        let key = |edition: &Edition| (edition.day().is_none(), edition.day());
        order::sort(&mut editions, |a, b| (key(a), &a.id).cmp(&(key(b), &b.id)));
        editions
    }

    /// The index over the words of the posts.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// The posts whose conference, or else which themselves, fall into a span of time.
    pub(crate) fn posts_in(&self, from: Option<Date>, to: Option<Date>) -> Set {
        if from.is_none() && to.is_none() {
            return Set::all(self.len());
        }
        let mut posts = Set::none(self.len());
        for (post, kept) in self.posts.iter().enumerate() {
            if kept.first.is_some_and(|day| from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)) {
                posts.insert(post);
            }
        }
        posts
    }

    /// The conferences with reports, and between them the known editions of the same series without one; by day, each with its
    /// number in the column of editions.
    pub(crate) fn timeline(&self) -> &[(Arc<Edition>, Option<usize>)] {
        self.timeline.get_or_init(|| {
            let reported = || self.editions.values().filter(|edition| !edition.reports.is_empty());
            let series: Names = reported().map(|edition| edition.series.as_str()).collect();
            let years = || reported().filter_map(|edition| edition.day()).map(|day| day.year);
            let (Some(first), Some(last)) = (years().min(), years().max()) else { return Vec::new() };
            let near =
                |edition: &Edition| series.contains(&edition.series) && edition.start.is_some_and(|day| (first..=last).contains(&day.year));
            let shown = |edition: &&Arc<Edition>| edition.day().is_some() && (!edition.reports.is_empty() || near(edition));
            let mut editions: Vec<Arc<Edition>> = self.editions.values().filter(shown).cloned().collect();
            order::sort(&mut editions, |a, b| (a.day(), &a.id).cmp(&(b.day(), &b.id)));
            let column = self.column(Facet::Edition);
            editions.into_iter().map(|edition| (Arc::clone(&edition), column.number(&edition.id))).collect()
        })
    }

    /// The positions of the posts, newest first.
    pub(crate) fn newest(&self) -> &[usize] {
        &self.newest
    }

    /// What the posts have in a facet.
    pub(crate) fn column(&self, facet: Facet) -> &Column {
        &self.columns[facet as usize]
    }

    /// How many talks there are, each named by one or several sessions.
    pub(crate) fn talks(&self) -> usize {
        self.talks.len()
    }

    /// The talk that each session of a post is.
    pub(crate) fn talks_of(&self, post: usize) -> &[usize] {
        let start = post.checked_sub(1).map_or(0, |before| self.session_ends[before]);
        &self.sessions[start..self.session_ends[post]]
    }

    /// The sessions that are one talk: the post and the place in it.
    pub(crate) fn reports(&self, talk: usize) -> &[(usize, usize)] {
        self.reports.get(talk).map_or(&[], Vec::as_slice)
    }

    /// The name of a country, or its code where the name is not known.
    pub fn country<'a>(&'a self, code: &'a str) -> &'a str {
        self.countries.get(code).copied().unwrap_or(code)
    }

    /// The name of a topic, or its id where the name is not known.
    pub fn topic<'a>(&'a self, id: &'a str) -> &'a str {
        self.topics.get(id).and_then(|names| names.first()).copied().unwrap_or(id)
    }

    /// All that a value of a facet is called in texts.
    pub(crate) fn names<'a>(&self, facet: Facet, value: &'a str) -> Vec<&'a str> {
        let names = match facet {
            Facet::Topic => self.topics.get(value),
            Facet::Project => self.projects.get(value),
            _ => None,
        };
        names.cloned().unwrap_or_else(|| vec![value])
    }

    /// The name of a language in English, or its tag where the name is not known.
    pub fn language<'a>(&'a self, tag: &'a str) -> &'a str {
        self.languages.get(tag).copied().unwrap_or(tag)
    }
}

/// The words of a session's title: what it has in common with other reports of the same talk.
fn key(session: &Session) -> String {
    tokens(&session.title).into_iter().map(|token| token.folded).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::post::Mention;

    #[test]
    fn a_conference_has_a_short_name() {
        let corpus = Corpus::new(&Facts::builtin());
        for (id, name) in
            [("kubecon-eu-2022", "KubeCon EU 2022"), ("kubecon-na-2018", "KubeCon NA 2018"), ("adobe-max-2023", "Adobe MAX 2023")]
        {
            assert_eq!(corpus.editions().get(id).map(|edition| edition.short.as_str()), Some(name));
            assert_eq!(corpus.named(&name.to_ascii_lowercase()), Some(id));
        }
    }

    #[test]
    fn a_report_on_a_conference_of_which_only_the_year_is_known_falls_into_that_year() {
        let mut corpus = Corpus::new(&Facts::default());
        let mention = Mention {
            id: "data-days-2019".to_owned(),
            name: "Data Days 2019".to_owned(),
            series: "Data Days".to_owned(),
            year: Some(2019),
            ..Mention::default()
        };
        for published in [None, Date::new(2020, 1, 3), Date::new(2019, 11, 5)] {
            corpus.add(Post { published, editions: vec![mention.clone()], ..Post::default() });
        }
        let in_span = |from, to| corpus.posts_in(Date::new(2019, from, 1), Date::new(2019, to, 28)).iter().collect::<Vec<_>>();
        assert_eq!((in_span(1, 12), in_span(11, 12)), (vec![0, 1, 2], vec![2]));
    }
}
