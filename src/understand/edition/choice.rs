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
    let candidates: Vec<&facts::Edition> =
        context.gazetteer.of_series.get(series.id)?.iter().map(|position| &context.facts.editions[*position]).collect();
    let cities = opening_cities(context);
    let months = opening_months(context);
    let days: Vec<Date> = opening_days(context).collect();
    let score = |edition: &facts::Edition| {
        let mut score = group.iter().filter(|sighting| is_early(sighting)).map(|sighting| support(context, edition, sighting)).sum::<i32>();
        // However often the rest of the text names an edition, the day of the post says more.
        let late = group.iter().filter(|sighting| !is_early(sighting)).map(|sighting| support(context, edition, sighting)).sum::<i32>();
        score += late.clamp(-2, 3);
        if edition.city.as_ref().is_some_and(|own| cities.iter().any(|city| fold(city) == fold(own))) {
            score += 4;
        }
        if edition.start.is_some_and(|start| {
            let fits = |(month, year): &(u8, Option<u16>)| *month == start.month && year.is_none_or(|year| year == start.year);
            months.iter().any(fits)
        }) {
            score += 2;
        }
        if edition.start.is_some_and(|start| days.iter().any(|day| (-1..7).contains(&(day.days() - start.days())))) {
            score += 6;
        }
        score + near(context.day, edition.start, edition)
    };
    // Of two that were just over the one is meant of a region where it is held more often: `KubeCon` in North America, not in India.
    let often = |edition: &facts::Edition| {
        let just_over = near(context.day, edition.start, edition) >= JUST_OVER;
        candidates.iter().filter(|other| just_over && other.region == edition.region).count()
    };
    let mut ranked: Vec<((i32, usize), &facts::Edition)> = candidates
        .iter()
        .filter(|edition| !is_contradicted(context, edition, group) && !is_to_come(context, edition, group))
        .map(|edition| ((score(edition), often(edition)), *edition))
        .collect();
    // `KubeCon 2023 is a wrap`: beside what was just over and is said by its year, an earlier one is looked back at.
    let said = |edition: &facts::Edition, titled: bool| {
        group.iter().any(|sighting| is_early(sighting) && sighting.is_titled() >= titled && sighting.year == Some(edition.year))
    };
    if ranked.iter().any(|(_, edition)| near(context.day, edition.start, edition) >= JUST_OVER && said(edition, false)) {
        ranked.retain(|(_, edition)| near(context.day, edition.start, edition) >= JUST_OVER || said(edition, true));
    }
    order::sort(&mut ranked, |a, b| b.0.cmp(&a.0).then_with(|| a.1.id.cmp(&b.1.id)));
    let (best, edition) = *ranked.first()?;
    let second = ranked.get(1).map_or((0, 0), |(score, _)| *score);
    (best.0 >= 4 && best > second).then_some(edition)
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

/// Whether the title says another year, region or city, or the opening does and never those of this edition, unless the post came
/// out soon after it: openings look back at earlier years.
fn is_contradicted(context: &Context<'_>, edition: &facts::Edition, group: &[&Sighting]) -> bool {
    const SOON: i32 = 4;
    let told = |titled: bool| {
        let said = group.iter().filter(move |sighting| is_early(sighting) && sighting.is_titled() == titled);
        said.filter_map(|sighting| fits(context, edition, sighting))
    };
    told(true).any(|fits| !fits)
        || near(context.day, edition.start, edition) < SOON
            && told(false).any(|fits| !fits)
            && !told(true).chain(told(false)).any(|fits| fits)
}

/// Whether an edition takes place long after the day of the post, which looks forward to it: only the title may say that it is on it.
fn is_to_come(context: &Context<'_>, edition: &facts::Edition, group: &[&Sighting]) -> bool {
    const AHEAD: i32 = 60;
    let Some(day) = context.day else { return false };
    let later = edition.start.map_or(edition.year > day.year, |start| start.days() - day.days() > AHEAD);
    later && !group.iter().any(|sighting| sighting.is_titled() && fits(context, edition, sighting) == Some(true))
}

/// How near an edition is that was just over when the post came out.
const JUST_OVER: i32 = 6;

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
        0..=75 => JUST_OVER,
        76..=200 => 4,
        201..=400 => 2,
        // A post dated a little before is a diary, one in another time zone, or looks forward.
        -10..=-1 => 5,
        -60..=-11 => 3,
        _ => 0,
    }
}

/// The cities that the opening names.
pub(super) fn opening_cities(context: &Context<'_>) -> Vec<&'static str> {
    opening(context).flat_map(|line| cities(context, line.text(), &line.words)).collect()
}

fn opening<'c>(context: &Context<'c>) -> impl Iterator<Item = &'c Line> {
    context.sheet.lines.iter().take(OPENING)
}

/// The cities that some words name, people called like one aside: `Florence Smith`, `Ann Lima`.
fn cities<'c>(context: &'c Context<'_>, plain: &'c str, words: &'c [Token]) -> impl Iterator<Item = &'static str> + use<'c> {
    let text = Text { context, plain, words, line: None };
    let capital = move |at: usize| text.written(at).starts_with(char::is_uppercase);
    let is_called = move |end: usize| text.gap(end) == Some(" ") && capital(end) && context.gazetteer.countries.at(words, end).is_none();
    let is_surname = move |at: usize| text.gap(at) == Some(" ") && capital(at - 1) && (context.is_given)(&words[at - 1].folded);
    (0..words.len()).filter_map(move |at| {
        let found = context.gazetteer.cities.at(words, at).filter(|found| !is_called(found.end) && !is_surname(at))?;
        Some(context.facts.cities[found.value].name)
    })
}

/// The months that the opening names beside a number, with the year that follows one.
fn opening_months(context: &Context<'_>) -> Vec<(u8, Option<u16>)> {
    const NEAR: usize = 3;
    let of_line = |line: &Line| {
        let words = &line.words;
        let month = |at: usize| {
            let month = *context.lexicon.months.get(&words[at].folded)?;
            let beside = words[at.saturating_sub(NEAR)..words.len().min(at + NEAR + 1)].iter().any(Token::begins_with_digit);
            beside.then(|| (month, words.get(at + 1).and_then(|next| year::full(&next.folded))))
        };
        (0..words.len()).filter_map(month).collect::<Vec<_>>()
    };
    opening(context).flat_map(of_line).collect()
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
    let held = |line: &Line| {
        let sentences = line.sentences.iter().map(|sentence| line.words_in(sentence));
        sentences.filter(|words| context.lexicon.small_talk.any(words)).find_map(|words| single(line.text(), words))
    };
    let lines = || opening(context).enumerate().filter(|(at, line)| tells(*at, line)).map(|(_, line)| line);
    let told =
        || lines().find_map(|line| Some(line).filter(|_| !stays).and_then(|line| single(line.text(), &line.words)).or_else(|| held(line)));
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
    let months = opening_months(context);
    // `planned for December 2018`: what is yet to come is another one.
    let past = |(month, year): &&(u8, Option<u16>)| year.is_none_or(|year| (year, *month) <= (day.year, day.month));
    let month = months.iter().find(past).map(|(month, _)| *month).or(series.month).unwrap_or(1);
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
    let there = |edition: &facts::Edition, city: &str| match &edition.city {
        Some(own) => fold(own) == fold(city),
        // It moved online.
        None => year.is_some() && of_region(edition) == Some(true),
    };
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
