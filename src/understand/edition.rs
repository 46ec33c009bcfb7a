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

use super::byline::Fields;
use super::lexicon::Lexicon;
use super::sheet::Sheet;
use crate::date::Date;
use crate::facts::Facts;
use crate::order;
use crate::post::Mention;
use crate::search::{fold, tokens};
use mention::{other, subject};
use sighting::{Kind, Sighting};

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
    let best = groups.iter().map(|(kind, group)| (score(kind, group), std::cmp::Reverse(*kind))).max();
    best.filter(|(score, _)| *score >= LEAST).map(|(_, std::cmp::Reverse(kind))| kind.clone()).into_iter().collect()
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
            (extends && weight > 1).then_some((weight, std::cmp::Reverse(*other)))
        }
        _ => None,
    });
    longer.max().map_or_else(|| kind.clone(), |(_, std::cmp::Reverse(other))| Kind::Series(other))
}
