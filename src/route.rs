//! The state of the page as an address: `Route` ↔ query string and fragment, pure and total.
//!
//! Every string is a route: what is not understood is left out. Every route prints to one canonical string, and
//! reading that gives the same route again.

mod chosen;
mod percent;

pub use chosen::Chosen;

use crate::date::Date;
use percent::{decode, encode};
use std::fmt::Write as _;

/// What the reader sees: which page, which lens and which selection.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Route {
    /// The page.
    pub page: Page,
    /// How the result is shown.
    pub lens: Lens,
    /// In which order.
    pub sorting: Sorting,
    /// The words searched for, as typed.
    pub query: String,
    /// The chosen values of each facet.
    pub chosen: Chosen,
    /// The first day of the span of time.
    pub from: Option<Date>,
    /// The last day of the span of time.
    pub to: Option<Date>,
    /// The id of the passage that is shown.
    pub anchor: Option<String>,
}

/// A page of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// Timeline, facets, cloud and results.
    #[default]
    Explore,
    /// One post, by slug.
    Post(String),
    /// One conference, by the id of its edition.
    Edition(String),
    /// Two conferences side by side, by the ids of their editions.
    Compare(String, String),
    /// Topics over the editions.
    Trends,
    /// What the page is made of: posts, authors, licences, problems.
    Corpus,
    /// The posts that the reader brought along.
    Yours,
    /// Every component in each of its states.
    Style,
}

/// How the result is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lens {
    /// A list of posts.
    #[default]
    Posts,
    /// What they took away.
    Takeaways,
    /// The sessions they name.
    Talks,
}

/// The order of the result, which differs from lens to lens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sorting {
    /// The order of the lens itself: best or newest reports first, takeaways by report, most reported talks first.
    #[default]
    Plain,
    /// Oldest first.
    Oldest,
    /// By title.
    Title,
    /// By who spoke first in a talk.
    Speaker,
    /// By the kind of session.
    Format,
    /// Takeaways by topic, the one that most reports speak of first.
    Topic,
}

/// A property by which posts are narrowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// The series of conferences.
    Series,
    /// One conference.
    Edition,
    /// The year of the conference.
    Year,
    /// The country it took place in.
    Country,
    /// A topic it speaks of.
    Topic,
    /// A project it names.
    Project,
    /// Who wrote the post.
    Author,
    /// The language it is in.
    Language,
    /// Whether takeaways are stated by the author or picked by the program.
    Origin,
    /// What it brings along: a video, talks, takeaways, how many came.
    Has,
    /// Who spoke in a session it names.
    Speaker,
    /// A tag that its author gave it.
    Tag,
    /// A word of the tag cloud.
    Term,
}

impl Lens {
    /// Every lens, in the order shown.
    pub const ALL: [Self; 3] = [Self::Posts, Self::Takeaways, Self::Talks];

    fn key(self) -> &'static str {
        match self {
            Self::Posts => "posts",
            Self::Takeaways => "takeaways",
            Self::Talks => "talks",
        }
    }
}

impl Sorting {
    /// Every order.
    const ALL: [Self; 6] = [Self::Plain, Self::Oldest, Self::Title, Self::Speaker, Self::Format, Self::Topic];

    /// The orders that a lens offers, its own first.
    pub fn of(lens: Lens) -> &'static [Self] {
        match lens {
            Lens::Posts => &[Self::Plain, Self::Oldest, Self::Title],
            Lens::Takeaways => &[Self::Plain, Self::Topic],
            Lens::Talks => &[Self::Plain, Self::Title, Self::Speaker, Self::Format],
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Oldest => "oldest",
            Self::Title => "title",
            Self::Speaker => "speaker",
            Self::Format => "format",
            Self::Topic => "topic",
        }
    }
}

impl Facet {
    /// Every facet, in the order shown, which is that of its declaration: columns of the corpus are found by it.
    pub const ALL: [Self; 13] = [
        Self::Series,
        Self::Edition,
        Self::Year,
        Self::Country,
        Self::Topic,
        Self::Project,
        Self::Author,
        Self::Language,
        Self::Origin,
        Self::Has,
        Self::Speaker,
        Self::Tag,
        Self::Term,
    ];

    /// Whether a page lists its values; those of the others are too many, and found by typing.
    pub(crate) fn is_listed(self) -> bool {
        !matches!(self, Self::Has | Self::Speaker | Self::Tag | Self::Term)
    }

    /// The facet of that name, in letters of either case.
    pub(crate) fn named(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|facet| facet.key().eq_ignore_ascii_case(key))
    }

    /// The facet's name in addresses.
    pub fn key(self) -> &'static str {
        match self {
            Self::Series => "series",
            Self::Edition => "edition",
            Self::Year => "year",
            Self::Country => "country",
            Self::Author => "author",
            Self::Topic => "topic",
            Self::Project => "project",
            Self::Language => "lang",
            Self::Origin => "origin",
            Self::Has => "has",
            Self::Speaker => "speaker",
            Self::Tag => "tag",
            Self::Term => "term",
        }
    }
}

impl Route {
    /// Reads the query string and the fragment of an address, with or without their `?` and `#`.
    ///
    /// ```
    /// use hallway::route::{Lens, Route};
    /// let route = Route::parse("?view=takeaways&q=carbon+aware", "#p12");
    /// assert_eq!((route.lens, route.query.as_str()), (Lens::Takeaways, "carbon aware"));
    /// assert_eq!(route.to_string(), "?view=takeaways&q=carbon+aware#p12");
    /// ```
    pub fn parse(query: &str, fragment: &str) -> Self {
        let mut route = Self::default();
        for pair in query.trim_start_matches('?').split('&') {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            let value = decode(value);
            if !value.trim().is_empty() {
                route.set(&decode(key), value);
            }
        }
        let anchor = decode(fragment.trim_start_matches('#'));
        route.anchor = (!anchor.is_empty()).then_some(anchor);
        route
    }

    fn set(&mut self, key: &str, value: String) {
        match key {
            "view" => self.lens = Lens::ALL.into_iter().find(|lens| lens.key() == value).unwrap_or_default(),
            "q" => self.query = value,
            "from" => self.from = boundary(&value, (1, 1)),
            "to" => self.to = boundary(&value, (12, 31)),
            "sort" => self.sorting = Sorting::ALL.into_iter().find(|sorting| sorting.key() == value).unwrap_or_default(),
            "post" => self.page = Page::Post(value),
            "conference" => self.page = Page::Edition(value),
            "compare" => {
                self.page = match std::mem::take(&mut self.page) {
                    Page::Compare(first, second) if second.is_empty() => Page::Compare(first, value),
                    _ => Page::Compare(value, String::new()),
                }
            }
            "about" => {
                self.page = match value.as_str() {
                    "trends" => Page::Trends,
                    "comparison" => Page::Compare(String::new(), String::new()),
                    "corpus" => Page::Corpus,
                    "yours" => Page::Yours,
                    "style" => Page::Style,
                    _ => return,
                }
            }
            _ => {
                if let Some(facet) = Facet::ALL.into_iter().find(|facet| facet.key() == key) {
                    self.chosen.insert(facet, value);
                }
            }
        }
    }

    /// Whether `value` is chosen in `facet`.
    pub fn has(&self, facet: Facet, value: &str) -> bool {
        self.chosen.has(facet, value)
    }

    /// This route with `value` of `facet` chosen, or no longer chosen where it was; always of the page Explore.
    #[must_use]
    pub fn toggled(&self, facet: Facet, value: &str) -> Self {
        let mut route = self.exploring();
        route.chosen.toggle(facet, value);
        route
    }

    /// The page Explore with only `value` of `facet` chosen.
    pub fn only(facet: Facet, value: &str) -> Self {
        Self::default().toggled(facet, value)
    }

    /// This selection on the page Explore.
    #[must_use]
    pub fn exploring(&self) -> Self {
        self.on(Page::Explore)
    }

    /// This selection through another lens, in that lens's own order.
    #[must_use]
    pub fn through(&self, lens: Lens) -> Self {
        Self { lens, sorting: Sorting::Plain, ..self.exploring() }
    }

    /// Another page; the selection is kept.
    #[must_use]
    pub fn on(&self, page: Page) -> Self {
        Self { page, anchor: None, ..self.clone() }
    }

    /// The post `slug`, at `anchor` where given; the selection is kept, so that leaving the post returns to it.
    #[must_use]
    pub fn reading(&self, slug: &str, anchor: Option<&str>) -> Self {
        Self { page: Page::Post(slug.to_owned()), anchor: anchor.map(str::to_owned), ..self.clone() }
    }

    /// This page without any narrowing.
    #[must_use]
    pub fn cleared(&self) -> Self {
        Self { page: self.page.clone(), lens: self.lens, ..Self::default() }
    }

    /// Whether anything narrows the posts.
    pub fn is_narrowed(&self) -> bool {
        !self.query.trim().is_empty() || !self.chosen.is_empty() || self.from.is_some() || self.to.is_some()
    }
}

impl std::fmt::Display for Route {
    /// The query string and fragment, canonical; `?` alone for the start page, which a link needs to clear the query.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut pairs: Vec<(&str, String)> = Vec::new();
        match &self.page {
            Page::Explore => {}
            Page::Post(slug) => pairs.push(("post", slug.clone())),
            Page::Edition(id) => pairs.push(("conference", id.clone())),
            Page::Compare(first, second) => {
                // Of two of which only the second is chosen, it becomes the first.
                let chosen = || [first, second].into_iter().filter(|id| !id.is_empty());
                pairs.extend(chosen().map(|id| ("compare", id.clone())));
                pairs.extend(chosen().next().is_none().then(|| ("about", "comparison".to_owned())));
            }
            Page::Trends => pairs.push(("about", "trends".to_owned())),
            Page::Corpus => pairs.push(("about", "corpus".to_owned())),
            Page::Yours => pairs.push(("about", "yours".to_owned())),
            Page::Style => pairs.push(("about", "style".to_owned())),
        }
        if self.lens != Lens::default() {
            pairs.push(("view", self.lens.key().to_owned()));
        }
        if self.sorting != Sorting::default() {
            pairs.push(("sort", self.sorting.key().to_owned()));
        }
        if !self.query.is_empty() {
            pairs.push(("q", self.query.clone()));
        }
        pairs.extend(self.chosen.iter().map(|(facet, value)| (facet.key(), value.to_owned())));
        pairs.extend(self.from.map(|day| ("from", shortest(day, (1, 1)))));
        pairs.extend(self.to.map(|day| ("to", shortest(day, (12, 31)))));
        formatter.write_char('?')?;
        for (index, (key, value)) in pairs.iter().enumerate() {
            let separator = if index == 0 { "" } else { "&" };
            write!(formatter, "{separator}{key}={}", encode(value, '+'))?;
        }
        if let Some(anchor) = &self.anchor {
            write!(formatter, "#{}", encode(anchor, '\0'))?;
        }
        Ok(())
    }
}

/// A day, or the first or last day of a year or a month: that month and day, or the last there is before it.
pub(crate) fn boundary(text: &str, (month, day): (u8, u8)) -> Option<Date> {
    let in_month = || {
        let (year, month) = text.split_once('-')?;
        let (year, month) = (year.parse().ok()?, month.parse().ok()?);
        (1..=day).rev().find_map(|day| Date::new(year, month, day))
    };
    Date::iso(text).or_else(in_month).or_else(|| Date::new(text.parse().ok()?, month, day))
}

/// A year where the day is its first or last, else the day.
fn shortest(date: Date, (month, day): (u8, u8)) -> String {
    if (date.month, date.day) == (month, day) { date.year.to_string() } else { date.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_survives_its_own_address() {
        for address in [
            "?",
            "?post=first-in-person#p7",
            "?view=talks&q=%22big+red+button%22&edition=kubecon-eu-2022&topic=gitops&topic=sustainability",
            "?q=K%C3%B6rb%C3%A4cher&from=2022&to=2023-04-18",
            "?q=100%25+%26+more&term=service+mesh",
            "?conference=kubecon-eu-2022&q=gitops",
            "?compare=kubecon-eu-2022&compare=kubecon-eu-2023",
            "?compare=kubecon-eu-2022",
            "?about=comparison",
            "?about=trends&series=KubeCon",
            "?about=yours",
            "?view=talks&sort=speaker",
        ] {
            let (query, fragment) = address.split_once('#').unwrap_or((address, ""));
            let route = Route::parse(query, fragment);
            let printed = route.to_string();
            let (query, fragment) = printed.split_once('#').unwrap_or((&printed, ""));
            assert_eq!(Route::parse(query, fragment), route, "{address}");
        }
    }

    #[test]
    fn what_is_not_understood_is_left_out() {
        for address in
            ["?%", "?=&&=x", "?view=nothing", "?sort=nothing", "?about=nothing", "?from=never", "?utm_source=x", "?q=", "?%zz=%f0%28"]
        {
            assert_eq!(Route::parse(address, ""), Route::default(), "{address}");
        }
    }

    #[test]
    fn facets_are_listed_as_they_are_declared() {
        assert!(Facet::ALL.iter().enumerate().all(|(place, facet)| *facet as usize == place));
    }

    #[test]
    fn choosing_twice_is_choosing_not_at_all() {
        let route = Route::only(Facet::Topic, "gitops");
        assert!(route.has(Facet::Topic, "gitops") && route.is_narrowed());
        assert_eq!(route.toggled(Facet::Topic, "gitops"), Route::default());
    }
}
