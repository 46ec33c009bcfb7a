//! Which conference a post reports on, and which others it names.
//!
//! First every place is found where the post names a conference ([`sighting`]). What a post reports on is then told by
//! where it is named (the title before the opening before the rest), and which edition that was by everything around:
//! a year or a region beside the name, the city, the days, and when the post was published.

mod beside;
mod choice;
mod gazetteer;
mod mention;
mod sighting;
mod unlisted;

pub(super) use gazetteer::Gazetteer;
pub(super) use unlisted::is_compound;

use super::byline::Fields;
use super::lexicon::Lexicon;
use super::sheet::{Line, Sheet};
use crate::date::Date;
use crate::facts::Facts;
use crate::order;
use crate::post::{Mention, Relation};
use crate::search::{Token, fold, tokens};
use mention::{corrected, other, subject};
use sighting::{Kind, Sighting};
use std::rc::Rc;

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
    /// Whether some words are the name of a project, a topic or an organization.
    pub(super) is_thing: &'a dyn Fn(&[Token]) -> bool,
    /// Whether a word is a given name.
    pub(super) is_given: &'a dyn Fn(&str) -> bool,
    /// The ids of the editions it reports on, where the publisher says so.
    pub(super) corrected: Option<&'a [String]>,
}

impl Context<'_> {
    /// Whether the text speaks of sessions or of a conference again and again, as a report does.
    fn is_report(&self) -> bool {
        let often = if self.sheet.lines.len() < OPENING { 2 } else { 3 };
        let speaks = |line: &&Line| self.lexicon.session.any(&line.words) || self.lexicon.conference.any(&line.words);
        self.sheet.lines.iter().filter(speaks).nth(often - 1).is_some()
    }

    /// Where the text has these words too, besides a heading that repeats the title: the lines, and the first word in each.
    fn named_again<'n>(&'n self, name: &'n [Token]) -> impl Iterator<Item = (&'n Line, &'n Token)> {
        let named = move |words: &&[Token]| words.iter().zip(name).all(|(a, b)| a.folded == b.folded);
        let first = move |line: &'n Line| Some((line, line.words.windows(name.len().max(1)).find(named)?.first()?));
        self.sheet.lines.iter().filter_map(first)
    }
}

/// So many days before a conference nobody reports on it.
const SOON: i32 = 30;

/// How many passages from the first on are the opening.
const OPENING: usize = 8;

/// How much a sighting says about what the post reports on.
fn weight(sighting: &Sighting) -> i32 {
    match (sighting.line, sighting.heading) {
        (None, _) => 12,
        (Some(line), _) if line < 3 => 4,
        (Some(line), _) if line < OPENING => 2,
        _ => 1,
    }
}

/// The conferences that the post names: what it reports on, what took place beside it, what it only mentions.
pub(super) fn mentions(context: &Context<'_>) -> Vec<Mention> {
    /// A post that names more is a list of conferences.
    const MOST: usize = 60;
    let mut sightings = sighting::all(context);
    write_out(context, &mut sightings);
    let groups = grouped(&sightings);
    let subjects = subjects(context, &groups);
    let mut mentions: Vec<Mention> = match context.corrected {
        Some(ids) => ids.iter().filter_map(|id| corrected(context, id)).collect(),
        None => subjects.iter().map(|named| subject(context, &named.meant, &named.sightings(&groups))).collect(),
    };
    let reported = mentions.len();
    let glued: Vec<(String, Option<u16>)> = mentions.iter().map(|mention| (bare(&name_words(&mention.name)), mention.year)).collect();
    let mut names: Vec<Vec<Rc<str>>> = mentions.iter().map(|mention| name_words(&mention.name)).collect();
    // The short name in the title that a subject goes by is no other conference.
    let short: Vec<&Kind> = sightings.iter().filter(|sighting| sighting.is_titled()).map(|sighting| &sighting.kind).take(MOST).collect();
    let meant = |kind: &Kind| subjects.iter().any(|named| named.meant == *kind);
    let told = |sighting: &&Sighting| subjects.is_empty() || meant(&sighting.kind) || !short.contains(&&sighting.kind);
    for sighting in sightings.iter().filter(told) {
        let Some(mention) = other(context, sighting, &mentions[..reported]) else { continue };
        let words = name_words(&mention.name);
        // `PyConFoo` and `#PyConFoo` are the `PyCon Foo` that the post reports on.
        let name = bare(&words);
        let same = |(subject, year): &(String, Option<u16>)| *subject == name && mention.year.is_none_or(|own| Some(own) == *year);
        if glued.iter().any(same) {
            continue;
        }
        let short = |(at, (other, name)): (usize, (&Mention, &Vec<Rc<str>>))| {
            other.id != mention.id && (is_short_for(&words, name) || at < reported && words.len() < name.len() && name.starts_with(&words))
        };
        if mentions.iter().zip(&names).enumerate().any(short) {
            continue;
        }
        let again = |(other, name): (&Mention, &Vec<Rc<str>>)| other.id == mention.id || name.concat() == words.concat();
        match mentions.iter().zip(&names).position(again) {
            Some(at) => {
                let before = &mut mentions[at];
                before.relation = before.relation.min(mention.relation);
            }
            None if names.len() < MOST => {
                mentions.push(mention);
                names.push(words);
            }
            None => {}
        }
    }
    // `COSCUP` and `COSCUP 2014` are one.
    let dated: Vec<(String, String)> =
        mentions.iter().filter(|other| other.year.is_some()).map(|other| (other.series.clone(), other.name.clone())).collect();
    mentions.retain(|mention| {
        let again = |(series, name): &(String, String)| *series == mention.series && name.starts_with(&mention.name);
        mention.relation != Relation::Mentioned || mention.year.is_some() || !dated.iter().any(again)
    });
    order::sort(&mut mentions, |a, b| a.relation.cmp(&b.relation));
    mentions
}

/// Takes a name in the title that no table has for the series whose initials it begins with, where the opening names that: `OSS Vienna`
/// is the Open Source Summit.
fn write_out(context: &Context<'_>, sightings: &mut [Sighting]) {
    let initials =
        |series: usize| name_words(context.facts.series[series].name).iter().filter_map(|word| word.chars().next()).collect::<String>();
    for at in 0..sightings.len() {
        let Kind::Named(name) = &sightings[at].kind else { continue };
        let Some((first, _)) = name.split_once(' ').filter(|_| sightings[at].is_titled()) else { continue };
        let opening = sightings.iter().filter(|sighting| sighting.line.is_some_and(|line| line < OPENING));
        let meant = opening.map(|sighting| &sighting.kind).find(|kind| matches!(kind, Kind::Series(series) if initials(*series) == first));
        let Some(series) = meant.cloned() else { continue };
        let words = context.lexicon.tokens(&sightings[at].written);
        let city = context.gazetteer.city_beside(&words, 1).map(|found| context.facts.cities[found.value].name);
        sightings[at].city = sightings[at].city.or(city);
        sightings[at].place = sightings[at].place.or(city);
        sightings[at].kind = series;
    }
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

fn name_words(name: &str) -> Vec<Rc<str>> {
    tokens(name).into_iter().map(|token| token.folded).collect()
}

/// The words of a name in one, years aside.
fn bare(words: &[Rc<str>]) -> String {
    words.iter().filter(|word| word.parse::<u16>().is_err()).map(|word| &**word).collect()
}

/// Whether one name is the other with words left out, years aside, its last word the same: `Contributor Summit`, `SecurityCon`.
fn is_short_for(short: &[Rc<str>], long: &[Rc<str>]) -> bool {
    /// A word of more bytes names a conference alone.
    const LONG: usize = 8;
    fn named(words: &[Rc<str>]) -> impl DoubleEndedIterator<Item = &Rc<str>> {
        words.iter().filter(|word| word.parse::<u16>().is_err())
    }
    let counts = (named(short).count(), named(long).count());
    (1 < counts.0 || short.iter().any(|word| word.len() > LONG))
        && counts.0 < counts.1
        && named(short).next_back() == named(long).next_back()
        && named(short).all(|word| long.contains(word))
}

/// A conference that the post reports on: as it is named, and the one that is meant by that name.
struct Named {
    as_written: Kind,
    meant: Kind,
}

impl Named {
    /// Where it is named, in the title by a short name too: `Devoxx 2022`, where Devoxx France is meant, says the year.
    fn sightings<'s>(&self, groups: &[Group<'s>]) -> Vec<&'s Sighting> {
        let mut all = of_kind(groups, &self.meant).unwrap_or_default().to_vec();
        if self.as_written != self.meant {
            let short = of_kind(groups, &self.as_written).unwrap_or_default();
            all.extend(short.iter().filter(|sighting| sighting.is_titled()));
        }
        all
    }
}

impl From<Kind> for Named {
    fn from(kind: Kind) -> Self {
        Self { as_written: kind.clone(), meant: kind }
    }
}

/// The conferences that the post reports on: those of the title, else the one that the opening and the text speak of most. A post
/// that only invites to a conference or announces one reports on none.
fn subjects(context: &Context<'_>, groups: &[Group<'_>]) -> Vec<Named> {
    /// Less than this is said in passing.
    const LEAST: i32 = 5;
    /// Who reports on several conferences names each so often.
    const MANY: usize = 4;
    let title = context.lexicon.tokens(context.title.unwrap_or_default());
    if context.lexicon.announcements.any(&title) && !context.lexicon.reports.any(&title) {
        return Vec::new();
    }
    let is_listed = |kind: &Kind| matches!(kind, Kind::Series(_));
    let mut titled: Vec<(usize, &Kind)> = groups
        .iter()
        .filter_map(|(kind, group)| Some((group.iter().filter(|sighting| sighting.is_titled()).map(|sighting| sighting.at).min()?, *kind)))
        .collect();
    order::sort(&mut titled, Ord::cmp);
    if !titled.is_empty() {
        // A conference of the tables, or else one that the text bears out, is what the post is about.
        let listed = titled.iter().any(|(_, kind)| is_listed(kind));
        let told = titled.into_iter().filter(|(_, kind)| is_listed(kind) || !listed && is_borne_out(context, kind, groups));
        let mut told: Vec<&Kind> = told.map(|(_, kind)| kind).collect();
        // Under headings of one level each of which names a conference, each is reported on, unless the title says of which it is.
        let open = |group: &&[&Sighting]| group.iter().all(|sighting| !sighting.is_titled() || sighting.year.is_none());
        let levels = told.iter().filter_map(|kind| headed(context, of_kind(groups, kind).filter(open)?));
        let levels: Vec<u8> = levels.collect();
        let beside = groups.iter().filter(|(_, group)| headed(context, group).is_some_and(|level| levels.contains(&level)));
        let beside: Vec<&Kind> = beside.map(|(kind, _)| *kind).filter(|kind| is_listed(kind) && !told.contains(kind)).collect();
        told.extend(beside);
        let named = |kind: &Kind| Named { as_written: kind.clone(), meant: full_name(context, kind, groups) };
        return told.into_iter().map(named).take(3).collect();
    }
    let score = |kind: &Kind, group: &[&Sighting]| {
        let sum: i32 = group.iter().map(|sighting| weight(sighting)).take(12).sum();
        let told = |sighting: &&&Sighting| sighting.year.is_some() || sighting.edition.is_some() || sighting.region.is_some();
        let dated: i32 = group.iter().filter(told).map(|_| 2).take(3).sum();
        sum + dated - if is_listed(kind) { 0 } else { 3 }
    };
    let best = groups.iter().map(|(kind, group)| (score(kind, group), std::cmp::Reverse(*kind), group.len())).max();
    let told = best.filter(|(score, _, times)| *score >= LEAST && (*times > 1 || context.is_report()));
    let Some((_, std::cmp::Reverse(best), _)) = told else { return Vec::new() };
    // A post on conferences speaks of each of them as much, and says of which one year it was.
    let several = context.lexicon.conference.any(&title);
    let as_much = |group: &[&Sighting]| {
        let mut years = group.iter().filter_map(|sighting| sighting.year);
        let first = years.next();
        group.len() >= MANY && first.is_some() && years.all(|year| Some(year) == first)
    };
    let others = groups.iter().filter(|(kind, group)| several && *kind != best && as_much(group)).take(2);
    std::iter::once(best).chain(others.map(|(kind, _)| *kind)).cloned().map(Named::from).collect()
}

/// The level of a heading that is no more than the name of a conference.
fn headed(context: &Context<'_>, group: &[&Sighting]) -> Option<u8> {
    /// In words: `Strange Loop 2014 (St. Louis)`
    const MORE: usize = 3;
    group.iter().find_map(|sighting| {
        let line = &context.sheet.lines[sighting.line?];
        line.level.filter(|_| line.words.len() <= tokens(&sighting.written).len() + MORE)
    })
}

/// Whether a conference that no table has, named in the title, has a title or a text on sessions, or is named again: an
/// `Earth Day 2022` has none of it.
fn is_borne_out(context: &Context<'_>, kind: &Kind, groups: &[Group<'_>]) -> bool {
    let group = of_kind(groups, kind).unwrap_or_default();
    let title = context.lexicon.tokens(context.title.unwrap_or_default());
    let summary = || context.fields.text(&["description", "summary", "excerpt"]).unwrap_or_default();
    // `Barcamp Ruhr 2019` says by more than its `Day` that it is a conference.
    let says = |name: &[Token]| name.iter().any(|word| word.folded.len() > 4 && context.lexicon.conference.any(std::slice::from_ref(word)));
    let again = || matches!(kind, Kind::Named(name) if says(&tokens(name)) && context.named_again(&tokens(name)).next().is_some());
    group.len() > 2
        || again()
        || context.lexicon.reports.any(&title)
        || context.lexicon.session.any(&context.lexicon.tokens(&summary()))
        || context.sheet.lines.iter().any(|line| context.lexicon.session.any(&line.words))
        || unlisted::numbered(context, context.title.unwrap_or_default(), &title).is_some()
}

/// The series that a short name in a title stands for: `Devoxx` is Devoxx France where the text goes on to say so.
fn full_name(context: &Context<'_>, kind: &Kind, groups: &[Group<'_>]) -> Kind {
    let (Kind::Series(series), Some(group)) = (kind, of_kind(groups, kind)) else { return kind.clone() };
    // An edition that was yet to come is not the one that is reported on.
    let over = |edition: usize| {
        let days = context.day.zip(context.facts.editions[edition].start).map(|(day, start)| day.days() - start.days());
        days.is_none_or(|days| days >= -SOON)
    };
    let told = |sighting: &&&Sighting| sighting.line.is_none() && (sighting.city.is_some() || sighting.edition.is_some_and(over));
    if group.iter().any(|sighting| told(&sighting)) {
        // `NDC conference London` is NDC London.
        let city = group.iter().filter(|sighting| sighting.line.is_none()).find_map(|sighting| sighting.city);
        let name = tokens(&[context.facts.series[*series].name, city.unwrap_or_default()].join(" "));
        let whole = context.gazetteer.series.at(&name, 0).filter(|found| found.end == name.len());
        return whole.map_or_else(|| kind.clone(), |found| Kind::Series(found.value));
    }
    // `Devoxx`, in Antwerp, may speak of what will be in Poland.
    let own = context.facts.series[*series].city;
    if own.is_some_and(|own| choice::opening_cities(context).first().is_some_and(|city| fold(city) == fold(own))) {
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
            (extends && weight > 1).then_some((weight, std::cmp::Reverse(*other)))
        }
        _ => None,
    });
    let longer = longer.max().map(|(_, std::cmp::Reverse(other))| other);
    let year = group.iter().filter(|sighting| sighting.is_titled()).find_map(|sighting| sighting.year);
    longer.or_else(|| timely(context, *series, stem, year?)).map_or_else(|| kind.clone(), Kind::Series)
}

/// The one series of those with a short name that was just over when the post came out, where the series that goes by the short
/// name alone was yet to come: `Devoxx 2025` in a post of April 2025 is the one in France.
fn timely(context: &Context<'_>, series: usize, stem: &str, year: u16) -> Option<usize> {
    /// In days.
    const JUST: i32 = 90;
    let day = context.day?.days();
    let since = |series: usize| {
        let editions = context.gazetteer.of_series.get(context.facts.series[series].id)?.iter().map(|at| &context.facts.editions[*at]);
        Some(day - editions.filter(|edition| edition.year == year).find_map(|edition| edition.start)?.days())
    };
    since(series).filter(|days| *days < -SOON)?;
    let short = format!("{} ", fold(stem));
    let is_just_over = |other: &usize| {
        fold(context.facts.series[*other].name).starts_with(&short) && since(*other).is_some_and(|days| (0..JUST).contains(&days))
    };
    let mut others = (0..context.facts.series.len()).filter(is_just_over);
    others.next().filter(|_| others.next().is_none())
}
