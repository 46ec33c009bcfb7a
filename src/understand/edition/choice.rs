//! Which edition of a series is meant: by all that stands around its name, and by when the post was published.

use super::sighting::Sighting;
use super::text::Text;
use super::{Context, OPENING, weight, year};
use crate::date::Date;
use crate::facts;
use crate::order;
use crate::search::{Token, fold};
use crate::understand::dates;
use crate::understand::sheet::Line;

/// The known edition that everything speaks for; none where nothing tells the editions apart, or all are contradicted.
pub(super) fn best_edition<'f>(context: &Context<'f>, series: &facts::Series, group: &[&Sighting]) -> Option<&'f facts::Edition> {
    let days: Vec<Date> = opening_days(context).collect();
    let score = |edition: &facts::Edition| {
        let begun = |day: &Date| edition.start.is_some_and(|start| (-1..7).contains(&(day.days() - start.days())));
        let said = |early: bool| group.iter().filter(move |sighting| is_early(sighting) == early);
        let support = |early: bool| said(early).map(|sighting| support(context, edition, sighting)).sum::<i32>();
        // However often the rest of the text names an edition, the day of the post says more.
        support(true) + support(false).clamp(-2, 3) + near(context.day, edition) + if days.iter().any(begun) { 6 } else { 0 }
    };
    let editions = context.gazetteer.of_series.get(series.id)?.iter().map(|position| &context.facts.editions[*position]);
    let mut ranked: Vec<(i32, &facts::Edition)> =
        editions.filter(|edition| !is_contradicted(context, edition, group)).map(|edition| (score(edition), edition)).collect();
    order::sort(&mut ranked, |a, b| b.0.cmp(&a.0).then_with(|| a.1.id.cmp(&b.1.id)));
    let (best, edition) = *ranked.first()?;
    let second = ranked.get(1).map_or(0, |(score, _)| *score);
    (best >= 4 && best > second).then_some(edition)
}

/// Whether a conference is named in the title or the opening.
fn is_early(sighting: &Sighting) -> bool {
    sighting.line.is_none_or(|line| line < OPENING)
}

/// How much what stands beside a name speaks for an edition.
fn support(context: &Context<'_>, edition: &facts::Edition, sighting: &Sighting) -> i32 {
    let weight = weight(sighting);
    let named = sighting.edition.is_some_and(|position| context.facts.editions[position].id == edition.id);
    let dated = sighting.year == Some(edition.year);
    let region = match (sighting.region, &edition.region) {
        (Some(region), Some(own)) if context.facts.regions[region].id == *own => weight,
        (Some(_), Some(_)) => -weight / 2,
        _ => 0,
    };
    let there = sighting.city.zip(edition.city).is_some_and(|(city, own)| fold(city) == fold(own));
    region + if named { 2 * weight } else { 0 } + if dated { weight } else { 0 } + if there { weight + 2 } else { 0 }
}

/// Whether year, region or city beside a name are those of the edition: false where one is another's, none where nothing is said.
fn fits(context: &Context<'_>, edition: &facts::Edition, sighting: &Sighting) -> Option<bool> {
    let year = sighting.year.map(|year| year == edition.year);
    let region = sighting.region.zip(edition.region).map(|(region, own)| context.facts.regions[region].id == own);
    let place = sighting
        .city
        .filter(|city| sighting.place.is_some_and(|place| city.starts_with(place)))
        .zip(edition.city)
        .map(|(city, own)| fold(city) == fold(own));
    [year, region, place].into_iter().flatten().reduce(|one, other| one && other)
}

/// Whether the title says another year, region or city, or the rest does and neither those of this edition, unless the post came out
/// soon after it: posts look back at earlier years.
fn is_contradicted(context: &Context<'_>, edition: &facts::Edition, group: &[&Sighting]) -> bool {
    const SOON: i32 = 4;
    let told = |titled: bool| {
        let said = group.iter().filter(move |sighting| sighting.is_titled() == titled);
        said.filter_map(|sighting| fits(context, edition, sighting))
    };
    let contradicts = || told(false).any(|fits| !fits) && !told(true).chain(told(false)).any(|fits| fits);
    told(true).any(|fits| !fits) || near(context.day, edition) < SOON && contradicts()
}

/// How well an edition fits the day of the post: reports are written in the weeks after.
fn near(day: Option<Date>, edition: &facts::Edition) -> i32 {
    let Some(day) = day else { return 0 };
    let Some(start) = edition.start else {
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
        // A post dated a little before is a diary, one in another time zone, or looks forward.
        -10..=-1 => 5,
        -60..=-11 => 3,
        _ => 0,
    }
}

fn opening<'c>(context: &Context<'c>) -> impl Iterator<Item = &'c Line> {
    context.sheet.lines.iter().take(OPENING)
}

/// The cities that some words name, people called like one aside: `Florence Smith`.
fn cities<'c>(context: &'c Context<'_>, plain: &'c str, words: &'c [Token]) -> impl Iterator<Item = &'static str> + use<'c> {
    let text = Text { context, plain, words, line: None };
    let is_called = move |end: usize| text.gap(end) == Some(" ") && text.written(end).starts_with(char::is_uppercase);
    (0..words.len()).filter_map(move |at| {
        let found = context.gazetteer.cities.at(words, at).filter(|found| !is_called(found.end))?;
        Some(context.facts.cities[found.value].name)
    })
}

/// The month that the opening names beside a number.
fn opening_month(context: &Context<'_>) -> Option<u8> {
    const NEAR: usize = 3;
    let of_line = |line: &Line| {
        let words = &line.words;
        (0..words.len()).find_map(|at| {
            let month = *context.lexicon.months.get(&words[at].folded)?;
            let mut beside = words[at.saturating_sub(NEAR)..words.len().min(at + NEAR + 1)].iter();
            beside.any(Token::begins_with_digit).then_some(month)
        })
    };
    opening(context).find_map(of_line)
}

/// Where a conference took place: beside its name, else in a line of the opening that names it or gives a date. Of one that `stays`
/// in its city such a line has to say that it was held.
pub(super) fn city(context: &Context<'_>, group: &[&Sighting], stays: bool) -> Option<facts::City> {
    let beside = group.iter().filter(|sighting| is_early(sighting)).find_map(|sighting| sighting.city);
    let tells = |at: usize, line: &Line| {
        group.iter().any(|sighting| sighting.line == Some(at)) || !dates::find_all(line.text(), &line.words, context.lexicon).is_empty()
    };
    // Of several cities it is the one in which it is said that something was held.
    let single = |text: &str, words: &[Token]| {
        let mut cities = cities(context, text, words);
        cities.next().filter(|city| cities.all(|other| other == *city))
    };
    let of_line = |line: &Line| {
        let mut held = line.sentences.iter().map(|sentence| line.words_in(sentence)).filter(|words| context.lexicon.small_talk.any(words));
        let told = if stays { None } else { single(line.text(), &line.words) };
        told.or_else(|| held.find_map(|words| single(line.text(), words)))
    };
    let told = || opening(context).enumerate().filter(|(at, line)| tells(*at, line)).find_map(|(_, line)| of_line(line));
    let name = beside.or_else(told)?;
    context.facts.cities.iter().find(|city| city.name == name).cloned()
}

/// The days that the opening names.
fn opening_days<'c>(context: &'c Context<'_>) -> impl Iterator<Item = Date> + use<'c> {
    opening(context).flat_map(|line| dates::find_all(line.text(), &line.words, context.lexicon)).map(|found| found.date)
}

/// The year of a conference by a day in the opening, else by when it usually takes place and when the post was published.
pub(super) fn usual_year(context: &Context<'_>, series: &facts::Series) -> Option<u16> {
    let Some(day) = context.day else { return opening_days(context).next().map(|day| day.year).or_else(|| slug_year(context)) };
    if let Some(told) = opening_days(context).find(|told| (0..400).contains(&(day.days() - told.days()))) {
        return Some(told.year);
    }
    // It moves by some weeks, and some posts look forward to it.
    let month = opening_month(context).or(series.month).unwrap_or(1);
    Some(if month > day.month + 1 { day.year - 1 } else { day.year })
}

/// The year that a post without a date has in its name: `rope-conf-2010`.
fn slug_year(context: &Context<'_>) -> Option<u16> {
    context.slug.split(['-', '_']).find_map(year::full)
}

/// The edition that a sighting tells by itself: by its year and region, or by its city; of several in one city the one within a
/// year of the post.
pub(super) fn told_edition<'f>(
    context: &Context<'f>,
    series: &facts::Series,
    year: Option<u16>,
    sighting: &Sighting,
) -> Option<&'f facts::Edition> {
    /// In days.
    const NEAR: u32 = 366;
    let of_region = |edition: &facts::Edition| {
        let region = sighting.region.map(|region| context.facts.regions[region].id);
        region.zip(edition.region.as_ref()).map(|(region, own)| region == *own)
    };
    let there = |edition: &facts::Edition, city: &str| edition.city.is_some_and(|own| fold(own) == fold(city));
    let fits = |edition: &&facts::Edition| {
        year.is_none_or(|year| year == edition.year)
            && of_region(edition) != Some(false)
            && sighting.city.is_none_or(|city| there(edition, city))
    };
    if year.is_none() && sighting.city.is_none() {
        return None;
    }
    let all = context.gazetteer.of_series.get(series.id)?;
    let mut fitting: Vec<_> = all.iter().map(|position| &context.facts.editions[*position]).filter(fits).collect();
    if fitting.len() > 1 {
        let near = |(start, day): (Date, Date)| start.days().abs_diff(day.days()) < NEAR;
        fitting.retain(|edition| edition.start.zip(context.day).is_some_and(near));
    }
    (fitting.len() == 1).then(|| fitting[0])
}
