//! All posts together, with the conferences they report on and the index over their words.

use crate::date::Date;
use crate::facts::Facts;
use crate::post::{Mention, Post};
use crate::search::Index;
use crate::table::Names;
use std::sync::Arc;

pub use crate::table::Table;

/// Posts in the order they came, their conferences and their index. It only grows.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    posts: Vec<Arc<Post>>,
    /// The slugs, in the order of the posts.
    by_slug: Names,
    editions: Table<Edition>,
    countries: Table<&'static str>,
    topics: Table<&'static str>,
    languages: Table<&'static str>,
    index: Index,
}

/// A conference on the timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The name of its series.
    pub series: String,
    /// Its year.
    pub year: Option<u16>,
    /// Its first day.
    pub start: Option<Date>,
    /// Its last day.
    pub end: Option<Date>,
    /// The city.
    pub city: Option<String>,
    /// The country, ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// The posts that report on it, by position in the corpus.
    pub reports: Vec<usize>,
}

impl Edition {
    /// The day by which it stands on the timeline: its first, else the middle of its year.
    pub fn day(&self) -> Option<Date> {
        self.start.or_else(|| Date::new(self.year?, 7, 1))
    }
}

impl Corpus {
    /// No posts yet, and the editions of `facts` as known.
    pub fn new(facts: &Facts) -> Self {
        let series: Table<&str> = facts.series.iter().map(|series| (series.id, series.name)).collect();
        let editions = facts.editions.iter().map(|known| {
            let edition = Edition {
                id: known.id.clone(),
                name: known.name.clone(),
                series: series.get(known.series).copied().unwrap_or(known.series).to_owned(),
                year: Some(known.year),
                start: known.start,
                end: known.end,
                city: known.city.map(str::to_owned),
                country: known.country.map(str::to_owned),
                reports: Vec::new(),
            };
            (known.id.clone(), edition)
        });
        Self {
            editions: editions.collect(),
            countries: facts.countries.iter().map(|country| (country.id, country.name)).collect(),
            topics: facts.topics.iter().map(|topic| (topic.id, topic.name)).collect(),
            languages: facts.languages.iter().map(|language| (language.id, language.name)).collect(),
            ..Self::default()
        }
    }

    /// Adds a post. Where its slug is taken, it gets one of its own.
    pub fn add(&mut self, mut post: Post) {
        let position = self.posts.len();
        let mut slug = post.slug.clone();
        let mut copy = 2;
        while !self.by_slug.insert(&slug) {
            slug = format!("{}-{copy}", post.slug);
            copy += 1;
        }
        post.slug = slug;
        for mention in post.subjects() {
            self.editions.or_insert(&mention.id, Edition::from(mention)).reports.push(position);
        }
        self.index.add(&post);
        self.posts.push(Arc::new(post));
    }

    /// The posts, in the order they came.
    pub fn posts(&self) -> &[Arc<Post>] {
        &self.posts
    }

    /// The post with that slug.
    pub fn post(&self, slug: &str) -> Option<&Arc<Post>> {
        self.posts.get(self.by_slug.get(slug)?)
    }

    /// Every conference that is known or reported on, by its id.
    pub fn editions(&self) -> &Table<Edition> {
        &self.editions
    }

    /// The index over the words of the posts.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// The name of a country, or its code where the name is not known.
    pub fn country<'a>(&'a self, code: &'a str) -> &'a str {
        self.countries.get(code).copied().unwrap_or(code)
    }

    /// The name of a topic, or its id where the name is not known.
    pub fn topic<'a>(&'a self, id: &'a str) -> &'a str {
        self.topics.get(id).copied().unwrap_or(id)
    }

    /// The name of a language in English, or its tag where the name is not known.
    pub fn language<'a>(&'a self, tag: &'a str) -> &'a str {
        self.languages.get(tag).copied().unwrap_or(tag)
    }
}

impl From<&Mention> for Edition {
    fn from(mention: &Mention) -> Self {
        Self {
            id: mention.id.clone(),
            name: mention.name.clone(),
            series: mention.series.clone(),
            year: mention.year,
            start: mention.start,
            end: mention.end,
            city: mention.city.clone(),
            country: mention.country.clone(),
            reports: Vec::new(),
        }
    }
}
