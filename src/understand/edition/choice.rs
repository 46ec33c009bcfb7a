//! Which edition of a series is meant: by all that stands around its name, and by when the post was published.

use super::sighting::Sighting;
use super::{Context, OPENING, weight};
use crate::date::Date;
use crate::facts;
use crate::order;
use crate::search::{Token, fold};

/// The known edition that everything speaks for; none where nothing tells the editions apart.
pub(super) fn best_edition<'f>(context: &Context<'f>, series: &facts::Series, group: &[&Sighting]) -> Option<&'f facts::Edition> {
    let candidates: Vec<&facts::Edition> =
        context.gazetteer.of_series.get(series.id)?.iter().map(|position| &context.facts.editions[*position]).collect();
    // What a title says about the year holds.
    let titled = group
        .iter()
        .filter(|sighting| sighting.line.is_none())
        .find_map(|sighting| sighting.year.or_else(|| Some(context.facts.editions[sighting.edition?].year)));
    let cities = opening_cities(context);
    let months = opening_months(context);
    let score = |edition: &facts::Edition| {
        let mut score = 0;
        for sighting in group {
            let weight = weight(sighting).min(12);
            score += match sighting.edition.map(|position| &context.facts.editions[position].id) {
                Some(id) if *id == edition.id => 2 * weight,
                _ => 0,
            };
            score += match sighting.year {
                Some(year) if year == edition.year => weight,
                _ => 0,
            };
            score += match (sighting.region, &edition.region) {
                (Some(region), Some(own)) if context.facts.regions[region].id == *own => weight,
                (Some(_), Some(_)) => -weight / 2,
                _ => 0,
            };
            score += match (&sighting.city, &edition.city) {
                (Some(city), Some(own)) if fold(city) == fold(own) => weight + 2,
                _ => 0,
            };
        }
        if edition.city.as_ref().is_some_and(|own| cities.iter().any(|city| fold(city) == fold(own))) {
            score += 4;
        }
        let start = edition.start;
        if start.is_some_and(|start| months.contains(&start.month)) {
            score += 2;
        }
        score + near(context.day, start, edition)
    };
    let mut ranked: Vec<(i32, &facts::Edition)> = candidates
        .into_iter()
        .filter(|edition| titled.is_none_or(|year| year == edition.year))
        .map(|edition| (score(edition), edition))
        .collect();
    order::sort(&mut ranked, |a, b| b.0.cmp(&a.0).then_with(|| a.1.id.cmp(&b.1.id)));
    let (best, edition) = *ranked.first()?;
    let second = ranked.get(1).map_or(0, |(score, _)| *score);
    (best >= 4 && best > second).then_some(edition)
}

/// How well an edition fits the day of the post: reports are written in the weeks after.
fn near(day: Option<Date>, start: Option<Date>, edition: &facts::Edition) -> i32 {
    let Some(day) = day else { return 0 };
    let Some(start) = start else {
        return match i32::from(day.year) - i32::from(edition.year) {
            0 => 3,
            1 => 1,
            _ => 0,
        };
    };
    match day.days() - start.days() {
        0..=75 => 6,
        76..=200 => 4,
        201..=400 => 2,
        // A post dated a little before is a diary, or one in another time zone.
        -10..=-1 => 3,
        _ => 0,
    }
}

/// The cities that the opening names.
fn opening_cities(context: &Context<'_>) -> Vec<&'static str> {
    context
        .sheet
        .lines
        .iter()
        .take(OPENING)
        .flat_map(|line| context.gazetteer.cities.find(&line.words))
        .map(|found| context.facts.cities[found.value].name)
        .collect()
}

/// The months that the opening names beside a number.
fn opening_months(context: &Context<'_>) -> Vec<u8> {
    let numeric = |word: Option<&Token>| word.is_some_and(|word| word.folded.starts_with(|character: char| character.is_ascii_digit()));
    context
        .sheet
        .lines
        .iter()
        .take(OPENING)
        .flat_map(|line| {
            let words = &line.words;
            words.iter().enumerate().filter_map(move |(at, word)| {
                let month = context.lexicon.months.get(&word.folded)?;
                let beside = (1..=3).any(|distance| {
                    numeric(words.get(at + distance)) || at.checked_sub(distance).is_some_and(|before| numeric(words.get(before)))
                });
                beside.then_some(*month)
            })
        })
        .collect()
}

/// Where a conference took place, from beside its name, else from the opening.
pub(super) fn city(context: &Context<'_>, group: &[&Sighting]) -> Option<facts::City> {
    let beside = group.iter().filter(|sighting| sighting.line.is_none_or(|line| line < OPENING)).find_map(|sighting| sighting.city);
    let name = beside.or_else(|| opening_cities(context).into_iter().next())?;
    context.facts.cities.iter().find(|city| city.name == name).cloned()
}

/// The year of a conference by when it usually takes place and when the post was published.
pub(super) fn usual_year(context: &Context<'_>, series: &facts::Series) -> Option<u16> {
    let day = context.day?;
    let month = series.month.unwrap_or(1);
    Some(if month > day.month { day.year - 1 } else { day.year })
}

/// The edition that a sighting tells by itself: by its year and region, or by its year and city.
pub(super) fn told_edition<'f>(context: &Context<'f>, series: &facts::Series, sighting: &Sighting) -> Option<&'f facts::Edition> {
    let fits = |edition: &&facts::Edition| {
        sighting.year.is_none_or(|year| year == edition.year)
            && sighting.region.is_none_or(|region| edition.region.as_ref().is_none_or(|own| context.facts.regions[region].id == *own))
            && sighting.city.as_ref().is_none_or(|city| edition.city.as_ref().is_some_and(|own| fold(own) == fold(city)))
    };
    if sighting.year.is_none() && sighting.city.is_none() {
        return None;
    }
    let mut fitting = context.gazetteer.of_series.get(series.id)?.iter().map(|position| &context.facts.editions[*position]).filter(fits);
    let first = fitting.next()?;
    fitting.next().is_none().then_some(first)
}
