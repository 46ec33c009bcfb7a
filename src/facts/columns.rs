//! The tables as the build writes them: lines of columns parted by tabs, lists parted by `|`.

use super::{City, Country, Edition, Facts, Language, List, Named, Region, Series, Topic};
use crate::date::Date;
use crate::post::Format;
use std::str::Lines;

pub(super) fn read(text: &'static str) -> Facts {
    let mut facts = Facts::default();
    let mut table = "";
    let mut series = "";
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(kind) = line.strip_prefix('#') {
            table = kind;
            if kind == "language" {
                facts.languages.extend(language(&mut lines));
            }
        } else if let Some(id) = line.strip_prefix('@') {
            series = id;
        } else {
            row(&mut facts, table, series, line);
        }
    }
    facts
}

fn row(facts: &mut Facts, table: &str, series: &'static str, line: &'static str) {
    let mut columns = line.split('\t');
    let mut next = || columns.next().unwrap_or_default();
    match table {
        "region" => facts.regions.push(Region { id: next(), name: next(), aliases: list(next()) }),
        "city" => facts.cities.push(City { country: next(), name: next(), aliases: list(next()) }),
        "country" => facts.countries.push(Country { id: next(), name: next(), aliases: list(next()) }),
        "series" => facts.series.push(Series {
            id: next(),
            name: next(),
            aliases: list(next()),
            month: next().parse().ok(),
            city: some(next()),
            country: some(next()),
            colocated_with: some(next()),
            ambiguous: !next().is_empty(),
        }),
        "edition" => {
            let edition = edition(facts, series, line);
            facts.editions.push(edition);
        }
        "project" => facts.projects.push(Named { name: next(), aliases: list(next()), context: list(next()) }),
        "organization" => facts.organizations.push(Named { name: next(), aliases: list(next()), context: list(next()) }),
        "people" => {
            let names = match next() {
                "given" => &mut facts.given_names,
                "family" => &mut facts.family_names,
                _ => &mut facts.particles,
            };
            names.extend(list(next()));
        }
        "topic" => facts.topics.push(Topic { id: next(), name: next(), aliases: list(next()), context: list(next()) }),
        _ => {}
    }
}

/// An edition; its name and id are those of its series with region and year, its country that of its city, unless they are given.
fn edition(facts: &Facts, series: &'static str, line: &'static str) -> Edition {
    let mut columns = line.split('\t');
    let mut next = || columns.next().unwrap_or_default();
    let (year, region, day, days) = (next(), next(), next(), next());
    let (city, country, online, name, id) = (some(next()), some(next()), !next().is_empty(), next(), next());
    let start = day.split_at_checked(2).and_then(|(month, day)| Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?));
    let series_name = facts.series.iter().find(|row| row.id == series).map_or(series, |row| row.name);
    let region_name = facts.regions.iter().find(|row| row.id == region).map_or(region, |row| row.name);
    let or_joined = |given: &str, parts: [&str; 3], separator: &str| {
        if given.is_empty() {
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(separator)
        } else {
            given.to_owned()
        }
    };
    Edition {
        id: or_joined(id, [series, region, year], "-"),
        series,
        region: some(region),
        name: or_joined(name, [series_name, region_name, year], " "),
        year: year.parse().unwrap_or_default(),
        start,
        end: start.map(|start| start.after(days.parse().unwrap_or_default())),
        city,
        country: country.or_else(|| facts.cities.iter().find(|row| Some(row.name) == city).map(|row| row.country)),
        online,
    }
}

/// A language: a line with its id and name, a line for each list, then months, formats and numbers.
fn language(lines: &mut Lines<'static>) -> Option<Language> {
    let (id, name) = lines.next()?.split_once('\t')?;
    let mut next = || lines.next().unwrap_or_default();
    Some(Language {
        id,
        name,
        lists: List::NAMES.iter().map(|_| list(next())).collect(),
        months: next().split('|').map(|month| month.split(' ').collect()).collect(),
        formats: next().split('\t').filter_map(|column| column.split_once('=')).map(|(name, words)| (format(name), list(words))).collect(),
        number_words: next()
            .split('\t')
            .filter_map(|column| column.split_once('='))
            .filter_map(|(word, value)| Some((word, value.parse().ok()?)))
            .collect(),
    })
}

fn format(name: &str) -> Format {
    match name {
        "keynote" => Format::Keynote,
        "panel" => Format::Panel,
        "workshop" => Format::Workshop,
        "lightning" => Format::Lightning,
        _ => Format::Talk,
    }
}

fn list(column: &'static str) -> Vec<&'static str> {
    column.split('|').filter(|value| !value.is_empty()).collect()
}

fn some(column: &'static str) -> Option<&'static str> {
    (!column.is_empty()).then_some(column)
}
