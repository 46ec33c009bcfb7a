//! The sessions among the items of a list.

use super::{Candidate, Context, SEVERAL};
use crate::understand::session::address::{is_page, whole_link};
use crate::understand::session::around::told_next;
use crate::understand::session::quote;
use crate::understand::session::section::Section;
use crate::understand::session::sign;
use crate::understand::session::split::{self, Strength};
use crate::understand::session::title::{self, Standing};
use crate::understand::sheet::Line;
use std::ops::Range;

/// In bytes: what is marked off at the start of an item and longer is more than a name.
const LONG: usize = 20;

/// An item that may be a session.
struct Item<'a> {
    section: &'a Section,
    line: &'a Line,
    /// What of it may be the title.
    part: Range<usize>,
    /// Whether that has the capitals of a title.
    set: bool,
    /// What was found in it by itself.
    found: &'a [Candidate],
}

impl<'a> Item<'a> {
    fn new(context: &Context<'a>, section: &'a Section, found: &'a [Candidate]) -> Self {
        let line = &context.sheet.lines[section.at];
        let part = if section.list.sessions { leading(line) } else { 0..line.text().len() };
        let set = is_set(context, line, &part);
        Self { section, line, part, set, found }
    }

    /// Whether no session was found in it for sure.
    fn is_open(&self, context: &Context<'_>) -> bool {
        self.found.iter().all(|candidate| !candidate.is_sure(context))
    }

    /// Whether it is a session of a list of them, or looks like the title of one.
    fn is_title(&self, context: &Context<'_>) -> bool {
        self.set || whole_link(self.line).is_some() || !self.is_open(context)
    }
}

/// What the items of a shelf say of each other.
struct Signs {
    /// Of a list without more than titles, most look like them.
    listed: bool,
    /// All begin with something marked off, some of it with the capitals of titles, so that its case says little.
    marked: bool,
    /// Several have their recordings below, so that those are sessions.
    shown: bool,
}

/// The sessions among items: those with who spoke as the first item below each, and those of a list that the text before it calls
/// sessions.
pub(super) fn sessions<'a>(context: &Context<'a>, shelved: &'a [Section], found: &'a [Vec<Candidate>]) -> Vec<(usize, Candidate)> {
    let items: Vec<_> = shelved.iter().map(|section| Item::new(context, section, &found[section.at])).collect();
    let of_sessions = || items.iter().filter(|item| item.section.list.sessions);
    let listed = of_sessions().count();
    let signs = Signs {
        listed: listed >= SEVERAL && of_sessions().filter(|item| item.is_title(context)).count() * 4 >= listed * 3,
        marked: items.iter().any(|item| item.set) && items.iter().all(|item| item.part.len() < item.line.text().len()),
        shown: items.iter().filter(|item| item.section.recorded).count() >= SEVERAL,
    };
    items.iter().filter_map(|item| Some((item.section.at, session(context, item, &signs)?))).collect()
}

/// The session that an item is.
fn session(context: &Context<'_>, item: &Item<'_>, signs: &Signs) -> Option<Candidate> {
    let Item { section, line, part, found, .. } = item;
    let (text, opens) = (line.text(), section.list.sessions && found.is_empty());
    // Its neighbours may say that it is one even where something else was found in it.
    let told = signs.listed && item.is_title(context) || signs.shown && section.recorded;
    // `[Rafts at Rest](https://…). Slow, and good.`
    let titled = if told { item.is_open(context) } else { opens && signs.marked && part.len() > LONG };
    // `Rafts at Rest by Ann Lee. Slow, and good.`
    let lead = if titled { &text[part.clone()] } else { text.split(". ").next().unwrap_or(text) };
    // `Rafts at Rest by Ann Lee, slow, and good.`
    let clause = || lead.match_indices(", ").find_map(|(end, _)| split::split(&lead[..end], context.sense));
    let split = if opens { split::split(lead, context.sense).or_else(clause).map(Candidate::from) } else { None };
    let split = split.filter(|split| split.is_sure(context));
    if split.is_none() && !section.stated && !titled {
        return None;
    }
    let session = split.or_else(|| whole(context, item, lead)).and_then(|session| context.accept(session))?;
    Some(Candidate { format: session.format.or(section.list.format), ..session })
}

/// The session whose title an item begins with.
fn whole(context: &Context<'_>, item: &Item<'_>, lead: &str) -> Option<Candidate> {
    let Item { section, line, part, .. } = item;
    // `休息, 合照`
    if (0..2).any(|at| context.lexicon.small_talk.at(&line.words, at).is_some()) {
        return None;
    }
    let (title, format) = title::bare(lead, Standing::MarkedOff, context)?;
    let page = line.passage.links().map(|(_, href)| href).find(|href| is_page(href));
    let url = page.map(str::to_owned).or_else(|| section.url.clone());
    // `[Rafts at Rest](https://…) Ann Lee told us …`
    let named = || Some(context.sense.leading_speakers(line.text().get(part.end..)?)?.0);
    let told = || named().unwrap_or_else(|| told_next(context, line, part.end));
    let speakers = if section.speakers.is_empty() { told() } else { section.speakers.clone() };
    Some(Candidate { title, speakers, format, url, strength: Strength::Fair })
}

/// What of an item may be a title: what is marked off at its start, or what stands before `(a comment)` or its second sentence.
fn leading(line: &Line) -> Range<usize> {
    let text = line.text();
    let marked = line.passage.marks.iter().filter(|(range, _)| range.start == 0).map(|(range, _)| range.end).max();
    let comment = |text: &str| if text.ends_with(')') { comment(text) } else { None };
    // `Rafts at Rest ([slides](https://…)) — slow, and good`
    let dashed = || {
        let dash = sign::dashes(text).find(|dash| !text[dash.clone()].contains(['-', '/']))?;
        let before = text[..dash.start].trim_end();
        (!quote::opens(text[dash.end..].trim_start())).then_some(())?;
        Some(comment(before).map_or(before, |end| before[..end].trim_end()).len())
    };
    0..marked.or_else(|| comment(text)).or_else(dashed).or_else(|| text.find(". ")).unwrap_or(text.len())
}

/// Where what a text closes with begins, in parentheses that may hold others.
fn comment(text: &str) -> Option<usize> {
    let mut open = 0;
    let closes = |(_, character): &(usize, char)| {
        open += i32::from(*character == ')') - i32::from(*character == '(');
        open == 0
    };
    Some(text.char_indices().rev().find(closes)?.0)
}

/// Whether a stretch of an item has the capitals of a title.
fn is_set(context: &Context<'_>, line: &Line, part: &Range<usize>) -> bool {
    let text = line.text()[part.clone()].trim_end_matches('.');
    line.words_in(part).len() > 1 && title::is_title_case(text, context.lexicon)
}
