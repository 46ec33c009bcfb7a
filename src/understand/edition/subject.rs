//! What a post reports on, of the conferences that it names.

use super::sighting::{Kind, Sighting};
use super::{Context, Group, choice, of_kind, weight};
use crate::order;
use crate::search::{Token, fold, tokens};
use std::cmp::Reverse;

/// So many days before a conference nobody reports on it.
const SOON: i32 = 30;

/// The conferences that the post reports on: those of the title, else the one that the opening and the text speak of most. A post
/// that only invites to a conference or announces one reports on none.
pub(super) fn all(context: &Context<'_>, groups: &[Group<'_>]) -> Vec<Kind> {
    let title = context.lexicon.tokens(context.title.unwrap_or_default());
    if context.lexicon.announcements.any(&title) {
        return Vec::new();
    }
    let first = |group: &[&Sighting]| group.iter().filter(|sighting| sighting.is_titled()).map(|sighting| sighting.at).min();
    let mut titled: Vec<(usize, &Kind)> = groups.iter().filter_map(|(kind, group)| Some((first(group)?, *kind))).collect();
    order::sort(&mut titled, Ord::cmp);
    if titled.is_empty() { of_text(context, &title, groups) } else { of_title(context, &title, groups, &titled) }
}

/// Those that the title names: the ones of the tables, or else those that the text bears out.
fn of_title(context: &Context<'_>, title: &[Token], groups: &[Group<'_>], titled: &[(usize, &Kind)]) -> Vec<Kind> {
    const MOST: usize = 3;
    let listed = titled.iter().any(|(_, kind)| is_listed(kind));
    let told = titled.iter().filter(|(_, kind)| is_listed(kind) || !listed && is_borne_out(context, title, kind));
    let mut told: Vec<&Kind> = told.map(|(_, kind)| *kind).collect();
    // Under headings of one level each of which names a conference, each is reported on, unless the title says of which it is.
    let open = |group: &&[&Sighting]| group.iter().all(|sighting| !sighting.is_titled() || sighting.year.is_none());
    let levels: Vec<u8> = told.iter().filter_map(|kind| headed(context, of_kind(groups, kind).filter(open)?)).collect();
    let is_beside =
        |kind: &Kind, group: &[&Sighting]| is_listed(kind) && headed(context, group).is_some_and(|level| levels.contains(&level));
    let beside = groups.iter().filter(|(kind, group)| is_beside(kind, group)).map(|(kind, _)| *kind);
    let beside: Vec<&Kind> = beside.filter(|kind| !told.contains(kind)).collect();
    told.extend(beside);
    told.into_iter().take(MOST).map(|kind| full_name(context, kind, groups)).collect()
}

/// The one that the text speaks of most, and under a title on conferences others of which it speaks as much.
fn of_text(context: &Context<'_>, title: &[Token], groups: &[Group<'_>]) -> Vec<Kind> {
    /// Less than this is said in passing.
    const LEAST: i32 = 5;
    /// Who reports on several conferences names each so often.
    const MANY: usize = 4;
    let score = |kind: &Kind, group: &[&Sighting]| {
        let sum: i32 = group.iter().map(|sighting| weight(sighting)).take(12).sum();
        let dated: i32 = group.iter().filter(|sighting| sighting.year.is_some() || sighting.region.is_some()).map(|_| 2).take(3).sum();
        sum + dated - if is_listed(kind) { 0 } else { 3 }
    };
    let best = groups.iter().map(|(kind, group)| (score(kind, group), Reverse(*kind), group.len())).max();
    let told = best.filter(|(score, _, times)| *score >= LEAST && (*times > 1 || context.is_report()));
    let Some((_, Reverse(best), _)) = told else { return Vec::new() };
    let several = context.lexicon.conference.any(title);
    let others = groups.iter().filter(|(kind, group)| several && *kind != best && group.len() >= MANY).take(2);
    std::iter::once(best).chain(others.map(|(kind, _)| *kind)).cloned().collect()
}

/// Whether the tables have a conference.
fn is_listed(kind: &Kind) -> bool {
    matches!(kind, Kind::Series(_))
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

/// Whether a conference that no table has, named in the title, has a title or a text on sessions, or is named again: an `Earth Day 2022`
/// has none of it.
fn is_borne_out(context: &Context<'_>, title: &[Token], kind: &Kind) -> bool {
    let Context { lexicon, sheet, .. } = context;
    let again = || matches!(kind, Kind::Named(name) if context.named_again(&tokens(name)).next().is_some());
    again()
        || lexicon.reports.any(title)
        || context.summary().is_some_and(|summary| lexicon.session.any(&lexicon.tokens(&summary)))
        || sheet.lines.iter().any(|line| lexicon.session.any(&line.words))
}

/// The series that a short name in a title stands for: `Devoxx` is Devoxx France where the text goes on to say so.
fn full_name(context: &Context<'_>, kind: &Kind, groups: &[Group<'_>]) -> Kind {
    let (Kind::Series(series), Some(group)) = (kind, of_kind(groups, kind)) else { return kind.clone() };
    let titled = || group.iter().filter(|sighting| sighting.is_titled());
    // `NDC conference London` is NDC London.
    if let Some(city) = titled().find_map(|sighting| sighting.city) {
        let name = tokens(&[context.facts.series[*series].name, city].join(" "));
        return context.gazetteer.series.at(&name, 0).map_or_else(|| kind.clone(), |found| Kind::Series(found.value));
    }
    // An edition that was yet to come is not the one that is reported on.
    let over = |edition: usize| {
        let days = context.day.zip(context.facts.editions[edition].start).map(|(day, start)| day.days() - start.days());
        days.is_none_or(|days| days >= -SOON)
    };
    // `Devoxx`, in Antwerp, may speak of what will be in Poland.
    let own = context.facts.series[*series].city;
    let at_home = || own.is_some_and(|own| choice::opening_cities(context).first().is_some_and(|city| fold(city) == fold(own)));
    if titled().any(|sighting| sighting.edition.is_some_and(over)) || at_home() {
        return kind.clone();
    }
    let stem = titled()
        .next()
        .map_or_else(String::new, |sighting| fold(sighting.written.trim_end_matches(|last: char| last.is_ascii_digit() || last == ' ')));
    let longer = groups.iter().filter_map(|(other, sightings)| match other {
        Kind::Series(position) if *other != kind => {
            let name = fold(context.facts.series[*position].name);
            let extends = name.strip_prefix(&stem).is_some_and(|rest| rest.starts_with(' '));
            // Named in the opening, or more than once: not in passing.
            let weight: i32 = sightings.iter().map(|sighting| weight(sighting)).sum();
            (extends && weight > 1).then_some((weight, Reverse(*position)))
        }
        _ => None,
    });
    let longer = longer.max().map(|(_, Reverse(longer))| longer);
    let year = titled().find_map(|sighting| sighting.year);
    longer.or_else(|| timely(context, *series, &stem, year?)).map_or_else(|| kind.clone(), Kind::Series)
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
    let short = format!("{stem} ");
    let is_just_over = |other: &usize| {
        fold(context.facts.series[*other].name).starts_with(&short) && since(*other).is_some_and(|days| (0..JUST).contains(&days))
    };
    let mut others = (0..context.facts.series.len()).filter(is_just_over);
    others.next().filter(|_| others.next().is_none())
}
