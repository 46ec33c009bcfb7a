//! A conference, as the timeline shows it.

use crate::date::Date;
use crate::facts::{self, Region, Series};
use crate::post::{Mention, Post, Relation};

/// A conference on the timeline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edition {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its name where there is little room, or that others of its series are told apart by.
    pub short: String,
    /// The name of its series.
    pub series: String,
    /// Whether it stands in the tables.
    pub known: bool,
    /// Its year.
    pub year: Option<u16>,
    /// Its first day.
    pub start: Option<Date>,
    /// Its last day.
    pub end: Option<Date>,
    /// The day on which the first report on it was published, where that was in its year.
    pub told: Option<Date>,
    /// The city.
    pub city: Option<String>,
    /// The country, ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// The posts that report on it, by position in the corpus.
    pub reports: Vec<usize>,
    /// The names of the events beside it, as its reports tell.
    pub beside: Vec<String>,
    /// How many people came, as its reports tell: the number, the post's position in the corpus and the number's in the post.
    pub attendance: Vec<(u32, usize, usize)>,
}

impl Edition {
    /// Takes in what a post reports on it.
    pub(super) fn reported(&mut self, post: &Post, position: usize) {
        self.reports.push(position);
        let told = post.published.filter(|day| self.year.is_none_or(|year| year == day.year));
        self.told = told.into_iter().chain(self.told).min();
        let events = post.editions.iter().filter(|mention| mention.relation == Relation::Colocated);
        for event in events {
            if !self.beside.contains(&event.name) {
                self.beside.push(event.name.clone());
            }
        }
        let numbers = post.attendance.iter().enumerate();
        let mine = numbers.filter(|(_, number)| number.edition.as_ref().is_none_or(|id| *id == self.id));
        self.attendance.extend(mine.map(|(place, number)| (number.value, position, place)));
    }

    /// The day by which it stands on the timeline: its first, else that of the first report, which followed soon, else the middle of
    /// its year.
    pub fn day(&self) -> Option<Date> {
        self.start.or(self.told).or_else(|| middle(self.year?))
    }
}

impl From<&Mention> for Edition {
    fn from(mention: &Mention) -> Self {
        Self {
            id: mention.id.clone(),
            name: mention.name.clone(),
            short: mention.name.clone(),
            series: mention.series.clone(),
            year: mention.year,
            start: mention.start,
            end: mention.end,
            city: mention.city.clone(),
            country: mention.country.clone(),
            ..Self::default()
        }
    }
}

/// A conference of the tables.
pub(super) fn known(known: &facts::Edition, series: Option<&Series>, regions: &[&Region]) -> Edition {
    Edition {
        id: known.id.clone(),
        name: known.name.clone(),
        short: short(&known.name, series, regions),
        series: series.map_or(known.series, |series| series.name).to_owned(),
        known: true,
        year: Some(known.year),
        start: known.start,
        end: known.end,
        city: known.city.map(str::to_owned),
        country: known.country.map(str::to_owned),
        ..Edition::default()
    }
}

/// The day by which a report on a conference stands in time: its first, else that of the report, where that was in its year, else the
/// middle of its year.
pub(super) fn when(mention: &Mention, published: Option<Date>) -> Option<Date> {
    mention.start.or_else(|| published.filter(|day| Some(day.year) == mention.year).or_else(|| middle(mention.year?)))
}

fn middle(year: u16) -> Option<Date> {
    Date::new(year, 7, 1)
}

/// The name of an edition with the first of several names of its series, and its region in letters.
fn short(name: &str, series: Option<&Series>, regions: &[&Region]) -> String {
    let mut short = name.to_owned();
    if let Some(series) = series {
        let rest = name.strip_prefix(series.name).unwrap_or_default();
        let first = series.aliases.iter().find(|alias| series.name.strip_prefix(**alias).is_some_and(|rest| rest.starts_with(" + ")));
        if let Some(first) = first.filter(|_| !rest.is_empty()) {
            short = format!("{first}{rest}");
        }
    }
    for region in regions {
        if let Some((before, after)) = short.split_once(region.name)
            && before.ends_with(' ')
            && after.starts_with(' ')
        {
            return format!("{before}{}{after}", region.id.to_ascii_uppercase());
        }
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_conference_without_a_day_stands_where_its_first_report_does() {
        let mut edition = Edition { year: Some(2019), ..Edition::default() };
        let mut day = |year, month| {
            edition.reported(&Post { published: Date::new(year, month, 5), ..Post::default() }, 0);
            edition.day()
        };
        assert_eq!(day(2020, 1), Date::new(2019, 7, 1), "a report of another year tells no day");
        assert_eq!(day(2019, 11), Date::new(2019, 11, 5));
        assert_eq!(day(2019, 10), Date::new(2019, 10, 5));
    }
}
