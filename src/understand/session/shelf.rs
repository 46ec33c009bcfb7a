//! Shelves: headings or items that stand side by side, of which some are surely titles of sessions, so that others are too.

mod announced;
mod headings;
mod items;

use super::section::{self, Opening, Section, Telling};
use super::split::Strength;
use super::{Candidate, Context, title};
use crate::document::Place;
use crate::order;
use crate::search::fold;
use crate::table::Table;
use crate::understand::script::is_unspaced;
use crate::understand::sheet::Line;
pub(super) use announced::Announced;
use std::ops::Range;

/// How many of those that stand side by side have to tell of a session each for the others to be titles too.
const SEVERAL: usize = 3;

/// How many headings that tell of a session make those of their level titles under whatever heading they stand.
const MANY: usize = 6;

/// The levels that headings have, short bold paragraphs among them, by themselves.
const LEVELS: [u8; 8] = [0, 1, 2, 3, 4, 5, 6, 7];

/// What the headings of one level say of each other, wherever they stand.
#[derive(Clone, Default)]
struct Level {
    /// Several that stand under parts of a programme tell of a session: what tells under `Day 1` is the same under `Day 2`.
    parted: bool,
    /// Most of those under days look like titles, so that all are.
    daily: bool,
    /// Among which lines most tell of a session, so that those between do too, whatever stands over them.
    mostly: Range<usize>,
}

impl Level {
    fn of(context: &Context<'_>, sections: &[Section], level: u8) -> Self {
        let lines = &context.sheet.lines;
        let headed: Vec<&Section> = sections.iter().filter(|section| lines[section.at].level == Some(level)).collect();
        let parted = headed.iter().filter(|section| section.tells != Telling::No && is_in_part(context, &lines[section.at])).count();
        let daily: Vec<bool> = headed.iter().filter_map(|section| headings::is_of_day(context, section)).collect();
        let titles = daily.iter().filter(|title| **title).count();
        let told = || headed.iter().filter(|section| section.tells == Telling::Yes).map(|section| section.at);
        let most = told().count() >= MANY.max((headed.len() * 2).div_ceil(3));
        let mostly = told().min().zip(told().max()).filter(|_| most).map_or(0..0, |(first, last)| first..last);
        Self { parted: parted >= SEVERAL, daily: titles >= SEVERAL && titles * 2 > daily.len(), mostly }
    }
}

/// What lines stand on one shelf: those under one heading that are headings of one level, or items of one depth.
type Shelf = (Option<usize>, Option<u8>, u8);

fn shelf(context: &Context<'_>, at: usize) -> Shelf {
    let line = &context.sheet.lines[at];
    (line.heading, line.level, line.passage.list_depth)
}

/// Adds the sessions whose title is a heading or an item, and what stands under it tells of those that were found there.
pub(super) fn complete(context: &Context<'_>, found: &mut [Vec<Candidate>]) {
    let mut sections = sections(context, found);
    for section in &sections {
        section.tell(&mut found[section.at]);
    }
    sections.retain(|section| may_be_title(context, section));
    for section in &mut sections {
        section.tells = match is_told(context, section, &found[section.at]) {
            true => Telling::Yes,
            false if headings::begins_with_talk(context, section) => Telling::Begins,
            false => Telling::No,
        };
    }
    order::sort(&mut sections, |a, b| shelf(context, a.at).cmp(&shelf(context, b.at)).then_with(|| a.at.cmp(&b.at)));
    let levels = LEVELS.map(|level| Level::of(context, &sections, level));
    for shelved in sections.chunk_by(|a, b| shelf(context, a.at) == shelf(context, b.at)) {
        let news = match context.sheet.lines[shelved[0].at].level {
            Some(level) => headings::sessions(context, shelved, found, levels.get(usize::from(level)).unwrap_or(&Level::default())),
            None => items::sessions(context, shelved, found),
        };
        for (at, candidate) in news {
            found[at] = vec![candidate];
        }
    }
}

/// What may be a session by what stands under it or before its list.
fn sections(context: &Context<'_>, found: &[Vec<Candidate>]) -> Vec<Section> {
    let mut sections = Vec::new();
    let (mut list, mut depth, mut begun) = (Announced::default(), 0, 0);
    for (at, line) in context.sheet.lines.iter().enumerate() {
        let item = line.passage.place == Place::Item;
        if item && at.checked_sub(1).is_none_or(|before| context.sheet.lines[before].passage.place != Place::Item) {
            (list, depth, begun) = (list.read(context, at, begun), line.passage.list_depth, at);
        }
        let list = if item && line.passage.list_depth == depth { list } else { Announced::default() };
        let section = section::read(context, at, found).or_else(|| list.sessions.then(|| Section { at, ..Section::default() }));
        sections.extend(section.map(|section| Section { list, ..section }));
    }
    sections
}

/// Whether a line is short enough for a title; `Further reading` names people too.
fn may_be_title(context: &Context<'_>, section: &Section) -> bool {
    let line = &context.sheet.lines[section.at];
    // Without spaces every character is a word.
    let most = if is_unspaced(line.text()) { 60 } else { 24 };
    (section.list.sessions || line.words.len() <= most)
        && !context.is_aside(line)
        && (line.level.is_none() || !context.lexicon.aside_headings.any(&line.words))
}

/// Whether a heading names a session, or what stands under it tells of one.
fn is_told(context: &Context<'_>, section: &Section, found: &[Candidate]) -> bool {
    let told =
        !section.speakers.is_empty() || section.url.is_some() || section.shelved || section.recorded || section.opening == Opening::OfThis;
    told && !context.is_of_event(context.sheet.lines[section.at].text()) || !found.is_empty()
}

/// Whether a heading stands under one that only names a part of the programme: `Day 2`, `오후`.
fn is_in_part(context: &Context<'_>, line: &Line) -> bool {
    let lexicon = context.lexicon;
    let Some(over) = line.heading.map(|over| context.sheet.lines[over].text()) else { return false };
    let mut words = over.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    // `Day1`, `2日目`
    let common = |word: &str| lexicon.is_common(&fold(word.trim_matches(|digit: char| digit.is_ascii_digit())));
    let part = |word: &str| common(word) || title::telling(&lexicon.tokens(word), lexicon) == 0;
    !lexicon.headings.any(&lexicon.tokens(over)) && words.all(part)
}

/// Drops what only looks like a session where nothing beside it does: the other items of the list, the other headings.
pub(super) fn drop_lonely(context: &Context<'_>, found: &mut [Vec<Candidate>]) {
    let mut lines: Vec<usize> = (0..found.len()).filter(|at| !found[*at].is_empty()).collect();
    order::sort(&mut lines, |a, b| shelf(context, *a).cmp(&shelf(context, *b)).then_with(|| a.cmp(b)));
    for shelved in lines.chunk_by(|a, b| shelf(context, *a) == shelf(context, *b)) {
        if let [at] = shelved
            && found[*at].len() == 1
        {
            found[*at].retain(|candidate| candidate.strength > Strength::Weak);
        }
    }
}

/// Drops what one person says again and again: answers to questions, and no sessions.
pub(super) fn drop_answers(context: &Context<'_>, found: &mut [Vec<Candidate>]) {
    /// Nobody gives so many sessions.
    const MANY: usize = 4;
    let says = |at: usize, candidate: &Candidate| {
        let [speaker] = &candidate.speakers[..] else { return None };
        let passage = &context.sheet.lines[at].passage;
        let said = passage.text.strip_prefix(speaker.name.as_str()).filter(|_| passage.links().next().is_none())?;
        said.trim_start().starts_with([':', '：']).then(|| speaker.name.clone())
    };
    let mut times: Table<usize> = Table::default();
    for (at, found) in found.iter().enumerate() {
        found.iter().filter_map(|candidate| says(at, candidate)).for_each(|name| *times.or_insert(&name, 0) += 1);
    }
    for (at, found) in found.iter_mut().enumerate() {
        found.retain(|candidate| says(at, candidate).and_then(|name| times.get(&name)).is_none_or(|times| *times < MANY));
    }
}
