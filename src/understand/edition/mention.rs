//! What a post says of a conference becomes a [`Mention`].

use super::choice::{best_edition, city, told_edition, usual_year};
use super::sighting::{Kind, Sighting};
use super::{Context, weight};
use crate::correction::dated;
use crate::date::Date;
use crate::facts;
use crate::post::{Mention, Relation};
use crate::search::{fold, tokens};
use crate::unicode::nfc;

/// The edition of a conference that the post reports on.
pub(super) fn subject(context: &Context<'_>, kind: &Kind, group: &[&Sighting]) -> Mention {
    // In years: so old is the one that a series began with.
    const LONG_AGO: u16 = 5;
    let anchor = group
        .iter()
        .find_map(|sighting| sighting.line)
        .and_then(|line| context.sheet.lines.get(line))
        .map(|line| line.passage.anchor.clone())
        .unwrap_or_default();
    let stated_year = group
        .iter()
        .filter_map(|sighting| Some((weight(sighting), sighting.year?, sighting.is_titled())))
        // What is still to come is no news, and what the text says far below of other years is looked back at.
        .filter(|(weight, year, titled)| {
            let before = |day: Date| *weight > 1 && *year < day.year && *year + LONG_AGO >= day.year;
            // In its first months a year looks back at the one before.
            let near = |day: Date| *year == day.year || *year + 1 == day.year && day.month < 4;
            *titled || context.day.is_none_or(|day| near(day) || before(day))
        })
        // Of several years said as loud, a report is on its own.
        .max_by_key(|(weight, year, _)| (*weight, context.day.is_some_and(|day| day.year == *year)))
        .map(|(_, year, _)| year);
    // Where a series stays in one city, a line that only names another does not say that it did not.
    let stays = matches!(kind, Kind::Series(position) if context.facts.series[*position].city.is_some());
    let city = city(context, group, stays);
    match kind {
        Kind::Series(position) => {
            let series = &context.facts.series[*position];
            if let Some(edition) = best_edition(context, series, group) {
                return known(context, edition, Relation::Subject, anchor);
            }
            let year = stated_year.or_else(|| usual_year(context, series));
            let titled = || group.iter().filter(|sighting| sighting.is_titled());
            // A city abroad right after the name makes it another conference: `JSConf Budapest` is no `JSConf US`.
            let abroad = |sighting: &&&Sighting| {
                let place = context.facts.cities.iter().find(|city| Some(city.name) == sighting.place);
                place.zip(series.country).is_some_and(|(place, own)| place.country != own)
            };
            if let Some(sighting) = titled().find(abroad) {
                let written = sighting.written.trim_end_matches(|last: char| last.is_ascii_digit() || last == ' ');
                return named(written, year, city, Relation::Subject, anchor);
            }
            let region = || group.iter().filter(|sighting| weight(sighting) > 2).find_map(|sighting| sighting.region);
            let place = titled().find_map(|sighting| sighting.place).or_else(|| titled().find_map(|sighting| sighting.sibling.as_deref()));
            let place = place.or_else(|| Some(context.facts.regions[region()?].name));
            let mut mention = unknown(context, series, place, year, city, Relation::Subject, anchor);
            if let Some(other) = other_name(context, series, group) {
                mention.name.replace_range(..series.name.len(), other);
            }
            mention
        }
        Kind::Named(name) => {
            let written = group
                .iter()
                .min_by_key(|sighting| (sighting.line, sighting.at))
                .map_or(name.as_str(), |sighting| sighting.written.as_str());
            let year = stated_year.or_else(|| usual_year(context, &facts::Series::default()));
            named(written, year, city, Relation::Subject, anchor)
        }
    }
}

/// The name by which a post calls a series that has another one by now: `ApacheCon`, `Spark Summit`. Spellings of its name and
/// abbreviations are none.
fn other_name<'f>(context: &Context<'_>, series: &'f facts::Series, group: &[&Sighting]) -> Option<&'f str> {
    const LEAST: usize = 6;
    let first = group.iter().find(|sighting| sighting.is_titled()).or_else(|| group.first())?;
    let letters = |name: &str| fold(name).chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
    let (written, name) = (letters(&first.written), letters(series.name));
    let telling = |name: &str, other: &str| {
        let words = context.lexicon.tokens(name);
        words.iter().any(|word| !context.lexicon.is_common_word(word) && other.contains(&*word.folded))
    };
    let other = |alias: &&str| {
        let own = letters(alias);
        alias.is_ascii() && own.len() >= LEAST && written.starts_with(&own) && own.get(..4) != name.get(..4) && !telling(series.name, &own)
    };
    series.aliases.iter().copied().filter(other).max_by_key(|alias| alias.len())
}

/// The edition that a correction names, by its id or by its name, as one that the post reports on: one that no table has too, where the
/// year stands behind its name.
pub(super) fn corrected(context: &Context<'_>, said: &str) -> Option<Mention> {
    let relation = Relation::Subject;
    if let Some(edition) = context.facts.editions.iter().find(|edition| edition.id == said || edition.name == said) {
        return Some(known(context, edition, relation, String::new()));
    }
    let (name, year) = dated(said)?;
    let words = tokens(name);
    let series = context.gazetteer.series.at(&words, 0).filter(|found| found.end == words.len());
    Some(match series.map(|found| &context.facts.series[found.value]) {
        Some(series) => match one_of(context, series, year) {
            Some(edition) => known(context, edition, relation, String::new()),
            None => unknown(context, series, None, Some(year), None, relation, String::new()),
        },
        None => named(name, Some(year), None, relation, String::new()),
    })
}

/// The edition of a year, where a series has one.
fn one_of<'f>(context: &Context<'f>, series: &facts::Series, year: u16) -> Option<&'f facts::Edition> {
    let mut editions = context.facts.editions.iter().filter(|edition| edition.series == series.id && edition.year == year);
    editions.next().filter(|_| editions.next().is_none())
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

/// An edition of a known series that the tables do not have, with the place that its name carries.
fn unknown(
    context: &Context<'_>,
    series: &facts::Series,
    place: Option<&str>,
    year: Option<u16>,
    city: Option<facts::City>,
    relation: Relation,
    anchor: String,
) -> Mention {
    // A series of one place needs no more of it in the name.
    let own = |place: &&str| {
        let last = series.name.rsplit(' ').next().unwrap_or_default();
        let is_regional = context.facts.regions.iter().any(|region| [region.id, region.name].iter().any(|name| fold(name) == fold(last)));
        is_regional || series.city == Some(place)
    };
    let place = place.filter(|place| !own(place));
    let region = context.facts.regions.iter().find(|region| Some(region.name) == place).map(|region| region.id.to_owned());
    let place_id = region.or_else(|| place.map(slug));
    let year_text = year.map(|year| year.to_string());
    let join = |start: &str, place: Option<&str>, separator: &str| {
        [Some(start), place, year_text.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(separator)
    };
    Mention {
        id: join(series.id, place_id.as_deref(), "-"),
        name: join(series.name, place, " "),
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
    let mut id = slug(written);
    if let Some(year) = year {
        id = format!("{id}-{year}");
    }
    let name = match year {
        Some(year) if relation == Relation::Subject => format!("{written} {year}"),
        _ => written.to_owned(),
    };
    Mention {
        id,
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
pub(super) fn other(context: &Context<'_>, sighting: &Sighting, subjects: &[Mention]) -> Option<Mention> {
    /// So many days at most are between what rides along with another and that.
    const BESIDE: u32 = 14;
    if sighting.inferred {
        return None;
    }
    let anchor = sighting.line.and_then(|line| context.sheet.lines.get(line)).map(|line| line.passage.anchor.clone()).unwrap_or_default();
    let main = subjects.first();
    let beside = sighting.colocated;
    match &sighting.kind {
        Kind::Series(position) => {
            let series = &context.facts.series[*position];
            let is_subject = subjects.iter().any(|subject| subject.series == series.name);
            // `GopherCon 2025` is the `GopherCon Korea 2025` that the post reports on.
            let bare = sighting.written.trim_end_matches(|last: char| last.is_ascii_digit()).trim_end();
            let short = |subject: &Mention| {
                sighting.year == subject.year && subject.series.strip_prefix(bare).is_some_and(|rest| rest.starts_with(' '))
            };
            if subjects.iter().any(short) {
                return None;
            }
            let rides = series.colocated_with.as_ref().is_some_and(|host| {
                let host = context.facts.series.iter().find(|series| series.id == *host);
                subjects.iter().any(|subject| host.is_some_and(|host| host.name == subject.series))
            });
            let relation = if rides || beside { Relation::Colocated } else { Relation::Mentioned };
            // What took place beside another did so in the same year.
            let year = sighting.year.or_else(|| (relation == Relation::Colocated).then(|| main?.year)?);
            let told = sighting.edition.map(|position| &context.facts.editions[position]);
            let told = told.or_else(|| told_edition(context, series, year, sighting));
            let host = main.and_then(|main| main.start).filter(|_| rides);
            let near = |(own, host): (Date, Date)| own.days().abs_diff(host.days()) <= BESIDE;
            let told = told.filter(|edition| edition.start.zip(host).is_none_or(near));
            if let Some(edition) = told {
                return Some(known(context, edition, relation, anchor));
            }
            // `KubeCon China`, where the post reports on another one.
            let elsewhere =
                |place: &str| subjects.iter().all(|subject| !subject.name.contains(place) && subject.city.as_deref() != Some(place));
            if is_subject && (sighting.year.is_some() || !sighting.place.is_some_and(elsewhere)) {
                // Of the same series another edition, which the tables need not have.
                let year = sighting.year.filter(|year| subjects.iter().all(|subject| subject.year.is_some_and(|own| own != *year)))?;
                let named = sighting.written.contains(&year.to_string());
                let mut mention = unknown(context, series, sighting.place, Some(year), None, Relation::Mentioned, anchor);
                mention.name.clone_from(&sighting.written);
                return named.then_some(mention);
            }
            // Named with a place of its own, it keeps the name it was given.
            if let (Some(place), None) = (&sighting.place, sighting.year) {
                let mut mention = named(&sighting.written, None, None, relation, anchor);
                series.name.clone_into(&mut mention.series);
                mention.city = context.facts.cities.iter().find(|city| city.name == *place).map(|city| city.name.to_owned());
                return Some(mention);
            }
            let mut mention = unknown(context, series, sighting.place, year, None, relation, anchor);
            // It is known to readers by the name that the post gives it.
            mention.name.clone_from(&sighting.written);
            if relation == Relation::Colocated {
                mention.city = main.and_then(|main| main.city.clone());
                mention.country = main.and_then(|main| main.country.clone());
            }
            Some(mention)
        }
        Kind::Named(_) => {
            let relation = if beside { Relation::Colocated } else { Relation::Mentioned };
            let year = sighting.year.or_else(|| beside.then(|| main?.year)?);
            Some(named(&sighting.written, year, None, relation, anchor))
        }
    }
}

/// A name as part of an id: its words in small plain letters, with hyphens where it has spaces or signs.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    let mut last = 0;
    for token in tokens(name) {
        if token.range.start > last && !slug.is_empty() {
            slug.push('-');
        }
        last = token.range.end;
        slug.push_str(&token.folded);
    }
    nfc(&slug).into_owned()
}
