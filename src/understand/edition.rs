//! Which conference a post reports on, and which others it names.
//!
//! First every place is found where the post names a conference ([`sighting`]). What a post reports on is then told by
//! where it is named (the title before the opening before the rest), and which edition that was by everything around:
//! a year or a region beside the name, the city, the days, and when the post was published.

mod beside;
mod choice;
mod gazetteer;
mod mention;
mod roll;
mod sighting;
mod subject;
mod text;
mod titled;
mod unlisted;
mod year;

pub(super) use gazetteer::Gazetteer;
pub(super) use unlisted::is_compound;

use super::byline::Fields;
use super::lexicon::Lexicon;
use super::sheet::{Line, Sheet};
use crate::date::Date;
use crate::facts::Facts;
use crate::order;
use crate::post::Mention;
use crate::search::Token;
use roll::{Roll, name_words};
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

    /// Where the text has these words too, besides a heading that repeats the title, as it has the first of them.
    fn named_again<'n>(&'n self, name: &'n [Token]) -> impl Iterator<Item = &'n str> {
        self.sheet.lines.iter().filter_map(move |line| Some(&line.text()[said(line, name)?.first()?.range.clone()]))
    }

    /// What the front matter says that it is about.
    fn summary(&self) -> Option<String> {
        self.fields.text(&["description", "summary", "excerpt"])
    }
}

/// Where a line has the words of a name first.
fn said<'l>(line: &'l Line, name: &[Token]) -> Option<&'l [Token]> {
    let same = |words: &&[Token]| words.iter().zip(name).all(|(a, b)| a.hash == b.hash && a.folded == b.folded);
    line.words.windows(name.len().max(1)).find(same)
}

/// How many passages from the first on are the opening.
const OPENING: usize = 8;

/// How much a sighting says about what the post reports on.
fn weight(sighting: &Sighting) -> i32 {
    match sighting.line {
        None => 12,
        Some(0..3) => 4,
        Some(line) if line < OPENING => 2,
        _ => 1,
    }
}

/// The conferences that the post names: what it reports on, what took place beside it, what it only mentions.
pub(super) fn mentions(context: &Context<'_>) -> Vec<Mention> {
    let mut sightings = sighting::all(context);
    write_out(context, &mut sightings);
    let groups = grouped(&sightings);
    let subjects = subject::all(context, &groups);
    // The short name in the title that a subject goes by is no other conference: `Devoxx 2022`, where Devoxx France is meant, says the year.
    let is_short = |kind: &Kind| {
        let titled = of_kind(&groups, kind).is_some_and(|group| group.iter().any(|sighting| sighting.is_titled()));
        titled && !subjects.is_empty() && !subjects.contains(kind)
    };
    let sightings_of = |kind: &Kind| {
        let mut all = of_kind(&groups, kind).unwrap_or_default().to_vec();
        if !all.iter().any(|sighting| sighting.is_titled()) {
            all.extend(sightings.iter().filter(|sighting| sighting.is_titled() && is_short(&sighting.kind)));
        }
        all
    };
    let mut roll = Roll::new(match context.corrected {
        Some(ids) => ids.iter().filter_map(|id| mention::corrected(context, id)).collect(),
        None => subjects.iter().map(|kind| mention::subject(context, kind, &sightings_of(kind))).collect(),
    });
    for sighting in sightings.iter().filter(|sighting| !is_short(&sighting.kind)) {
        if let Some(mention) = mention::other(context, sighting, roll.reported()) {
            roll.add(mention);
        }
    }
    roll.into_mentions()
}

/// Takes a name in the title that no table has for the series whose last word it is or whose initials it begins with, where the text
/// names that: `Conj` is Clojure/conj, `#rp15` is re:publica.
fn write_out(context: &Context<'_>, sightings: &mut [Sighting]) {
    let initials =
        |series: usize| name_words(context.facts.series[series].name).iter().filter_map(|word| word.chars().next()).collect::<String>();
    for at in 0..sightings.len() {
        let Kind::Named(name) = &sightings[at].kind else { continue };
        let first = name.split(' ').next().filter(|_| sightings[at].is_titled()).unwrap_or_default();
        let (alone, dated) = (first.len() == name.len(), sightings[at].year.is_some());
        let short = |series: usize| {
            let last = || name_words(context.facts.series[series].name).last().is_some_and(|last| **last == *first);
            alone && last() || (!alone || dated) && initials(series) == first
        };
        let meant = sightings.iter().map(|sighting| &sighting.kind).find(|kind| matches!(kind, Kind::Series(series) if short(*series)));
        let Some(series) = meant.cloned() else { continue };
        let words = context.lexicon.tokens(&sightings[at].written);
        let city = context.gazetteer.cities.at(&words, 1).map(|found| context.facts.cities[found.value].name);
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
