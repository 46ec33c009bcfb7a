//! Which conference a post reports on, and which others it names.
//!
//! First every place is found where the post names a conference ([`sighting`]). What a post reports on is then told by
//! where it is named (the title before the opening before the rest), and which edition that was by everything around:
//! a year or a region beside the name, the city, the days, and when the post was published.

mod sighting;

use super::byline::Fields;
use super::lexicon::Lexicon;
use super::phrases::Phrases;
use super::sheet::Sheet;
use crate::date::Date;
use crate::facts::{self, Facts};
use crate::order;
use crate::post::{Mention, Relation};
use crate::search::{fold, tokens};
use crate::table::Table;
use sighting::{Kind, Sighting};
use std::cmp::Reverse;

/// The tables of conferences and places, ready to be found in text.
#[derive(Clone, Debug, Default)]
pub(super) struct Gazetteer {
    series: Phrases<usize>,
    /// The names of series without spaces, for `#KubeConEU`, by their first letters; longest first.
    glued: Table<Vec<(String, usize)>>,
    editions: Phrases<usize>,
    regions: Phrases<usize>,
    cities: Phrases<usize>,
    countries: Phrases<usize>,
    of_series: Table<Vec<usize>>,
}

/// The length of the shortest name that is told inside a word.
const GLUED: usize = 5;

impl Gazetteer {
    /// The names of series, written without spaces, that begin a word which goes on; longest first.
    fn glued<'a>(&'a self, word: &'a str) -> impl Iterator<Item = (&'a str, usize)> {
        let alike = word.get(..GLUED).and_then(|first| self.glued.get(first)).map_or([].as_slice(), Vec::as_slice);
        alike.iter().filter_map(|(name, series)| Some((word.strip_prefix(name.as_str()).filter(|rest| !rest.is_empty())?, *series)))
    }

    pub(super) fn new(facts: &Facts) -> Self {
        let mut gazetteer = Self::default();
        for (position, series) in facts.series.iter().enumerate() {
            for name in std::iter::once(&series.name).chain(&series.aliases) {
                gazetteer.series.insert(name, position);
                let glued: String = tokens(name).into_iter().map(|token| token.folded).collect();
                if glued.is_ascii() && glued.len() >= GLUED && !series.ambiguous {
                    let alike = gazetteer.glued.or_insert(&glued[..GLUED], Vec::new());
                    let at =
                        alike.partition_point(|other| (Reverse(other.0.len()), other) < (Reverse(glued.len()), &(glued.clone(), position)));
                    alike.insert(at, (glued, position));
                }
            }
        }
        for (position, edition) in facts.editions.iter().enumerate() {
            gazetteer.editions.insert(&edition.name, position);
            gazetteer.of_series.or_insert(edition.series, Vec::new()).push(position);
        }
        for (position, region) in facts.regions.iter().enumerate() {
            std::iter::once(&region.id)
                .chain(std::iter::once(&region.name))
                .chain(&region.aliases)
                .for_each(|name| gazetteer.regions.insert(name, position));
        }
        for (position, city) in facts.cities.iter().enumerate() {
            std::iter::once(&city.name).chain(&city.aliases).for_each(|name| gazetteer.cities.insert(name, position));
        }
        for (position, country) in facts.countries.iter().enumerate() {
            std::iter::once(&country.name).chain(&country.aliases).for_each(|name| gazetteer.countries.insert(name, position));
        }
        gazetteer
    }

    /// Whether some words are the name of a city or a country.
    pub(super) fn is_place(&self, words: &[crate::search::Token]) -> bool {
        [self.cities.at(words, 0), self.countries.at(words, 0)].into_iter().flatten().any(|found| found.end == words.len())
    }

    /// Whether some words are the name of a conference, with or without its region and year.
    pub(super) fn is_event(&self, words: &[crate::search::Token]) -> bool {
        let Some(mut end) = self.editions.at(words, 0).or_else(|| self.series.at(words, 0)).map(|found| found.end) else { return false };
        while end < words.len() {
            match self
                .series
                .at(words, end)
                .or_else(|| self.regions.at(words, end))
                .or_else(|| self.cities.at(words, end))
                .or_else(|| self.countries.at(words, end))
            {
                Some(found) => end = found.end,
                None if words[end].folded.bytes().all(|byte| byte.is_ascii_digit()) => end += 1,
                None => return false,
            }
        }
        true
    }
}

/// What the rule needs of a post.
pub(super) struct Context<'a> {
    pub(super) facts: &'a Facts,
    pub(super) gazetteer: &'a Gazetteer,
    pub(super) lexicon: &'a Lexicon,
    pub(super) title: Option<&'a str>,
    pub(super) slug: &'a str,
    pub(super) fields: &'a Fields<'a>,
    pub(super) sheet: &'a Sheet,
    /// When the post was published, else last changed.
    pub(super) day: Option<Date>,
}

/// How many passages from the first on are the opening.
const OPENING: usize = 8;

/// How much a sighting says about what the post reports on.
fn weight(sighting: &Sighting) -> i32 {
    match (sighting.line, sighting.heading) {
        (None, _) => 12,
        (Some(line), _) if line < 3 => 4,
        (Some(line), true) if line < OPENING => 3,
        (Some(line), _) if line < OPENING => 2,
        _ => 1,
    }
}

/// The conferences that the post names: what it reports on, what took place beside it, what it only mentions.
pub(super) fn mentions(context: &Context<'_>) -> Vec<Mention> {
    let sightings = sighting::all(context);
    let groups = grouped(&sightings);
    let subjects = subjects(context, &groups);
    let mut mentions: Vec<Mention> = Vec::new();
    for kind in &subjects {
        let group = of_kind(&groups, kind).unwrap_or_default();
        mentions.push(subject(context, kind, group));
    }
    let mut others: Vec<Mention> = Vec::new();
    // The short name in the title that a subject goes by is no other conference.
    let short: Vec<&Kind> =
        sightings.iter().filter(|sighting| sighting.line.is_none() && !sighting.inferred).map(|sighting| &sighting.kind).collect();
    for sighting in sightings.iter().filter(|sighting| subjects.contains(&sighting.kind) || !short.contains(&&sighting.kind)) {
        if let Some(mention) = other(context, sighting, &mentions) {
            let known = |other: &Mention| other.id == mention.id || fold(&other.name) == fold(&mention.name);
            if mentions.iter().chain(&others).any(|other| other.id != mention.id && is_short_for(&mention.name, &other.name)) {
                continue;
            }
            match others.iter_mut().find(|other| known(other)) {
                Some(before) => before.relation = before.relation.min(mention.relation),
                None if !mentions.iter().any(known) => others.push(mention),
                None => {}
            }
        }
    }
    order::sort(&mut others, |a, b| a.relation.cmp(&b.relation));
    mentions.extend(others);
    mentions
}

/// The sightings of one conference.
type Group<'s> = (&'s Kind, Vec<&'s Sighting>);

/// The sightings of each conference, by kind.
fn grouped(sightings: &[Sighting]) -> Vec<Group<'_>> {
    let mut sorted: Vec<&Sighting> = sightings.iter().collect();
    order::sort(&mut sorted, |a, b| a.kind.cmp(&b.kind));
    sorted.chunk_by(|a, b| a.kind == b.kind).map(|group| (&group[0].kind, group.to_vec())).collect()
}

fn of_kind<'g, 's>(groups: &'g [Group<'s>], kind: &Kind) -> Option<&'g [&'s Sighting]> {
    let at = groups.binary_search_by(|(other, _)| other.cmp(&kind)).ok()?;
    Some(&groups[at].1)
}

/// Whether one name is the other with words left out, its last word the same: `Contributor Summit`.
fn is_short_for(short: &str, long: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        tokens(name).into_iter().map(|token| token.folded).filter(|word| word.parse::<u16>().is_err()).collect()
    };
    let (short, long) = (words(short), words(long));
    short.len() > 1 && short.len() < long.len() && short.last() == long.last() && short.iter().all(|word| long.contains(word))
}

/// The conferences that the post reports on: those of the title, else the one that the opening and the text speak of most.
fn subjects(context: &Context<'_>, groups: &[Group<'_>]) -> Vec<Kind> {
    /// Less than this is said in passing.
    const LEAST: i32 = 5;
    let rides_along = |kind: &Kind| matches!(kind, Kind::Series(series) if context.facts.series[*series].colocated_with.is_some());
    let mut titled: Vec<(usize, &Kind)> = groups
        .iter()
        .filter_map(|(kind, group)| {
            Some((group.iter().filter(|sighting| sighting.line.is_none() && !sighting.inferred).map(|sighting| sighting.at).min()?, *kind))
        })
        .collect();
    order::sort(&mut titled, Ord::cmp);
    if !titled.is_empty() {
        // A conference that has come before, or that the text never speaks of again beside one it does, is what the post is about.
        let known = titled.iter().any(|(_, kind)| matches!(kind, Kind::Series(_)));
        let told = titled.into_iter().filter(|(_, kind)| !known || matches!(kind, Kind::Series(_)));
        return told.map(|(_, kind)| full_name(context, kind, groups)).take(3).collect();
    }
    let score = |kind: &Kind, group: &[&Sighting]| {
        let sum: i32 = group.iter().map(|sighting| weight(sighting)).take(12).sum();
        let dated: i32 = group.iter().filter(|sighting| sighting.year.is_some() || sighting.edition.is_some()).map(|_| 2).take(3).sum();
        sum + dated - if rides_along(kind) { 4 } else { 0 } - if matches!(kind, Kind::Named(_)) { 3 } else { 0 }
    };
    let best = groups.iter().map(|(kind, group)| (score(kind, group), Reverse(*kind))).max();
    best.filter(|(score, _)| *score >= LEAST).map(|(_, Reverse(kind))| kind.clone()).into_iter().collect()
}

/// The series that a short name in a title stands for: `Devoxx` is Devoxx France where the text goes on to say so.
fn full_name(context: &Context<'_>, kind: &Kind, groups: &[Group<'_>]) -> Kind {
    let (Kind::Series(series), Some(group)) = (kind, of_kind(groups, kind)) else { return kind.clone() };
    let told = |sighting: &&&Sighting| {
        sighting.line.is_none() && (sighting.city.is_some() || sighting.region.is_some() || sighting.edition.is_some())
    };
    if group.iter().any(|sighting| told(&sighting)) {
        return kind.clone();
    }
    let short = group.iter().find(|sighting| sighting.line.is_none()).map_or("", |sighting| sighting.written.as_str());
    let stem = short.trim_end_matches(|character: char| character.is_ascii_digit() || character.is_whitespace());
    let longer = groups.iter().filter_map(|(other, sightings)| match other {
        Kind::Series(other) if other != series => {
            let name = context.facts.series[*other].name;
            let extends = !stem.is_empty() && name.len() > stem.len() && fold(name).starts_with(&format!("{} ", fold(stem)));
            // Named in the opening, or more than once: not in passing.
            let weight: i32 = sightings.iter().map(|sighting| weight(sighting)).sum();
            (extends && weight > 1).then_some((weight, Reverse(*other)))
        }
        _ => None,
    });
    longer.max().map_or_else(|| kind.clone(), |(_, Reverse(other))| Kind::Series(other))
}

/// The edition of a conference that the post reports on.
fn subject(context: &Context<'_>, kind: &Kind, group: &[&Sighting]) -> Mention {
    let anchor = group
        .iter()
        .find_map(|sighting| sighting.line)
        .and_then(|line| context.sheet.lines.get(line))
        .map(|line| line.passage.anchor.clone())
        .unwrap_or_default();
    let stated_year = group
        .iter()
        .filter_map(|sighting| Some((weight(sighting), sighting.year?)))
        .max_by_key(|(weight, _)| *weight)
        .map(|(_, year)| year);
    let city = city(context, group);
    match kind {
        Kind::Series(position) => {
            let series = &context.facts.series[*position];
            if let Some(edition) = best_edition(context, series, group) {
                return known(context, edition, Relation::Subject, anchor);
            }
            let region = group.iter().find_map(|sighting| sighting.region);
            let year = stated_year.or_else(|| usual_year(context, series));
            unknown(context, series, region, year, city, Relation::Subject, anchor)
        }
        Kind::Named(name) => {
            let written = group
                .iter()
                .min_by_key(|sighting| (sighting.line, sighting.at))
                .map_or(name.as_str(), |sighting| sighting.written.as_str());
            named(written, stated_year.or(context.day.map(|day| day.year)), city, Relation::Subject, anchor)
        }
    }
}

/// The known edition that everything speaks for; none where nothing tells the editions apart.
fn best_edition<'f>(context: &Context<'f>, series: &facts::Series, group: &[&Sighting]) -> Option<&'f facts::Edition> {
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
    let numeric = |word: Option<&crate::search::Token>| {
        word.is_some_and(|word| word.folded.starts_with(|character: char| character.is_ascii_digit()))
    };
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
fn city(context: &Context<'_>, group: &[&Sighting]) -> Option<facts::City> {
    let beside = group.iter().filter(|sighting| sighting.line.is_none_or(|line| line < OPENING)).find_map(|sighting| sighting.city);
    let name = beside.or_else(|| opening_cities(context).into_iter().next())?;
    context.facts.cities.iter().find(|city| city.name == name).cloned()
}

/// The year of a conference by when it usually takes place and when the post was published.
fn usual_year(context: &Context<'_>, series: &facts::Series) -> Option<u16> {
    let day = context.day?;
    let month = series.month.unwrap_or(1);
    Some(if month > day.month { day.year - 1 } else { day.year })
}

fn known(context: &Context<'_>, edition: &facts::Edition, relation: Relation, anchor: String) -> Mention {
    let series = context.facts.series.iter().find(|series| series.id == edition.series).map_or(edition.series, |series| series.name);
    Mention {
        id: edition.id.clone(),
        name: edition.name.clone(),
        series: series.to_owned(),
        year: Some(edition.year),
        start: edition.start,
        end: edition.end,
        city: edition.city.map(str::to_owned),
        country: edition.country.map(str::to_owned),
        relation,
        anchor,
    }
}

/// An edition of a known series that the tables do not have.
fn unknown(
    context: &Context<'_>,
    series: &facts::Series,
    region: Option<usize>,
    year: Option<u16>,
    city: Option<facts::City>,
    relation: Relation,
    anchor: String,
) -> Mention {
    let region = region.map(|region| &context.facts.regions[region]);
    let join = |start: &str, region: Option<&str>, separator: &str| {
        [Some(start.to_owned()), region.map(str::to_owned), year.map(|year| year.to_string())]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(separator)
    };
    Mention {
        id: join(series.id, region.map(|region| region.id), "-"),
        name: join(series.name, region.map(|region| region.name), " "),
        series: series.name.to_owned(),
        year,
        start: None,
        end: None,
        city: city.as_ref().map(|city| city.name).or(series.city).map(str::to_owned),
        country: city.map(|city| city.country).or(series.country).map(str::to_owned),
        relation,
        anchor,
    }
}

/// A conference that no table has.
fn named(written: &str, year: Option<u16>, city: Option<facts::City>, relation: Relation, anchor: String) -> Mention {
    let mut slug = tokens(written).into_iter().map(|token| token.folded).collect::<Vec<_>>().join("-");
    if let Some(year) = year {
        slug = format!("{slug}-{year}");
    }
    let name = match year {
        Some(year) if relation == Relation::Subject => format!("{written} {year}"),
        _ => written.to_owned(),
    };
    Mention {
        id: slug,
        name,
        series: written.to_owned(),
        year,
        start: None,
        end: None,
        city: city.as_ref().map(|city| city.name.to_owned()),
        country: city.map(|city| city.country.to_owned()),
        relation,
        anchor,
    }
}

/// A conference named beside those that the post reports on; none where it is one of them.
fn other(context: &Context<'_>, sighting: &Sighting, subjects: &[Mention]) -> Option<Mention> {
    if sighting.inferred {
        return None;
    }
    let anchor = sighting.line.and_then(|line| context.sheet.lines.get(line)).map(|line| line.passage.anchor.clone()).unwrap_or_default();
    let main = subjects.first();
    let beside = sighting.colocated && main.is_some();
    match &sighting.kind {
        Kind::Series(position) => {
            let series = &context.facts.series[*position];
            let is_subject = subjects.iter().any(|subject| subject.series == series.name);
            let rides = series.colocated_with.as_ref().is_some_and(|host| {
                let host = context.facts.series.iter().find(|series| series.id == *host);
                subjects.iter().any(|subject| host.is_some_and(|host| host.name == subject.series))
            });
            let told =
                sighting.edition.map(|position| &context.facts.editions[position]).or_else(|| told_edition(context, series, sighting));
            let relation = if (rides || beside) && !is_subject { Relation::Colocated } else { Relation::Mentioned };
            if let Some(edition) = told {
                let relation = if Some(edition.year) == main.and_then(|main| main.year) { relation } else { Relation::Mentioned };
                return Some(known(context, edition, relation, anchor));
            }
            if is_subject {
                return None;
            }
            // Named with a place of its own, it keeps the name it was given.
            if let (Some(place), None) = (&sighting.place, sighting.year) {
                let mut mention = named(&sighting.written, None, None, relation, anchor);
                series.name.clone_into(&mut mention.series);
                mention.city = context.facts.cities.iter().find(|city| city.name == *place).map(|city| city.name.to_owned());
                return Some(mention);
            }
            let year = sighting.year.or_else(|| (relation == Relation::Colocated).then(|| main?.year)?);
            let mut mention = unknown(context, series, sighting.region, year, None, relation, anchor);
            // It is known to readers by the name that the post gives it.
            mention.name.clone_from(&sighting.written);
            if relation == Relation::Colocated {
                mention.city = main.and_then(|main| main.city.clone());
                mention.country = main.and_then(|main| main.country.clone());
            }
            Some(mention)
        }
        Kind::Named(_) => {
            if subjects.iter().any(|subject| fold(&subject.series) == fold(&sighting.written)) {
                return None;
            }
            let relation = if beside { Relation::Colocated } else { Relation::Mentioned };
            let year = sighting.year.or_else(|| beside.then(|| main?.year)?);
            Some(named(&sighting.written, year, None, relation, anchor))
        }
    }
}

/// The edition that a sighting tells by itself: by its year and region, or by its year and city.
fn told_edition<'f>(context: &Context<'f>, series: &facts::Series, sighting: &Sighting) -> Option<&'f facts::Edition> {
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
