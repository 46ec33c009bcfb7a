//! What can be a takeaway at all, whatever it carries.

use super::{Context, MOST};
use crate::document::{Mark, Place, Style};
use crate::post::Session;
use crate::search::{Token, fold};
use crate::table::{Names, Table};
use crate::understand::sheet::{Line, Sheet, is_pictograph};
use std::ops::Range;

/// Whether a line says something: no greeting, advert or navigation, no mere link or name.
pub(super) fn is_statement(context: &Context<'_>, line: &Line) -> bool {
    // A point of a list may end with a way to more of it; a paragraph that does leads there.
    let opening = line.sentences.first().filter(|_| line.passage.place == Place::Item).cloned().unwrap_or(0..line.text().len());
    is_long_enough(line) && !is_dismissed(context, line, &opening) && !is_mostly_link(line, &(0..line.text().len())) && !is_aside(line)
}

/// Whether a stretch of a line greets, advertises, leads on or asks to follow.
pub(super) fn is_dismissed(context: &Context<'_>, line: &Line, range: &Range<usize>) -> bool {
    context.lexicon.dismisses(&line.text()[range.clone()], line.words_in(range))
}

/// Whether a line stands under a heading of links, thanks, the journey and the like, or in a list of them: `Where to read more:`; or
/// somebody wrote it elsewhere; or it ends the post in italics, with who wrote it.
pub(super) fn stands_aside(context: &Context<'_>, at: usize) -> bool {
    /// In words: a longer heading is a title.
    const FEW: usize = 3;
    let line = &context.sheet.lines[at];
    if at + 1 == context.sheet.lines.len() && is_slanted(line) {
        return true;
    }
    let signed = || context.sheet.lines.get(at + 1).is_some_and(Line::signs);
    if line.passage.place == Place::Item && is_listed_aside(context, at) || line.passage.quoted && (line.signs() || signed()) {
        return true;
    }
    let lexicon = context.lexicon;
    let is_aside = |heading: &[Token]| lexicon.aside_headings.at(heading, 0).is_some() || lexicon.dismissals.any(heading);
    // `Travel & accommodation`, but not `Travel back in time with a debugger`
    let on_travel = |heading: &[Token]| lexicon.travel.at(heading, 0).is_some_and(|found| heading.len() <= found.end + FEW);
    let mut over = context.sheet.headings(at).map(|heading| &context.sheet.lines[heading].words);
    over.any(|heading| (is_aside(heading) || on_travel(heading)) && !lexicon.headings.any(heading))
}

/// Whether what announces the list of an item is no statement, for it greets or leads on.
fn is_listed_aside(context: &Context<'_>, at: usize) -> bool {
    let mut before = context.sheet.lines[..at].iter().rev().take(MOST);
    let announces = |line: &&Line| {
        line.text().ends_with([':', '：']) && is_dismissed(context, line, &whole(line)) && !context.lexicon.headings.any(&line.words)
    };
    before.find(|line| line.passage.place != Place::Item).as_ref().is_some_and(announces)
}

/// Whether a line has the words of a statement; in scripts without spaces every character is one.
fn is_long_enough(line: &Line) -> bool {
    line.words.len() >= 3
}

/// Whether links or code are all but everything in a stretch of a line.
pub(super) fn is_mostly_link(line: &Line, range: &Range<usize>) -> bool {
    let marks = marks_in(line, range).filter(|(_, mark)| matches!(mark, Mark::Link(_) | Mark::Code));
    marks.map(|(mark, _)| mark.end.min(range.end) - mark.start).sum::<usize>() * 10 > range.len() * 7
}

/// The marks that begin in a stretch of a line; they stand in order.
pub(super) fn marks_in<'l>(line: &'l Line, range: &Range<usize>) -> impl Iterator<Item = &'l (Range<usize>, Mark)> + use<'l> {
    let end = range.end;
    let from = line.passage.marks.partition_point(|(mark, _)| mark.start < range.start);
    line.passage.marks.iter().skip(from).take_while(move |(mark, _)| mark.start < end)
}

/// Whether a line is in italics from end to end.
fn is_slanted(line: &Line) -> bool {
    let whole = line.text().len();
    line.passage.marks.iter().any(|(range, mark)| *mark == Mark::Style(Style::Emphasis) && range.len() == whole)
}

/// Whether a line is a caption in italics, or an aside to the reader.
fn is_aside(line: &Line) -> bool {
    is_slanted(line) && line.words.len() < 30
}

/// Whether a line names a session, whose title is no takeaway.
pub(super) fn is_session(context: &Context<'_>, line: &Line) -> bool {
    let titles = context.sessions.get(&line.passage.anchor).copied().unwrap_or_default();
    titles > 0 && (titles * 10 > line.text().len() * 2 || line.passage.links().next().is_some())
}

/// Whether a line stands under the heading of a session, or is one: it tells of that session.
pub(super) fn is_of_session(context: &Context<'_>, at: usize) -> bool {
    let line = &context.sheet.lines[at];
    let heading = if line.level.is_some() { Some(at) } else { line.heading };
    heading.is_some_and(|heading| context.session_headings.binary_search(&heading).is_ok())
}

/// For each passage that names sessions, by its anchor, how long their titles and speakers are together.
pub(in crate::understand) fn titles(sessions: &[Session]) -> Table<usize> {
    let mut titles = Table::default();
    for session in sessions {
        *titles.or_insert(&session.anchor, 0) +=
            session.title.len() + session.speakers.iter().map(|speaker| speaker.name.len()).sum::<usize>();
    }
    titles
}

/// The headings that name a session: those that it was found in, and those that repeat a title.
pub(in crate::understand) fn session_headings(sheet: &Sheet, sessions: &[Session]) -> Vec<usize> {
    let known: Names = sessions.iter().flat_map(|session| [session.anchor.clone(), fold(&session.title)]).collect();
    let headings = sheet.lines.iter().enumerate().filter(|(_, line)| line.level.is_some());
    let named = headings.filter(|(_, line)| known.contains(&line.passage.anchor) || known.contains(&fold(line.text().trim())));
    named.map(|(at, _)| at).collect()
}

/// How many of some words are none that every text has.
pub(super) fn telling(context: &Context<'_>, words: &[Token]) -> usize {
    words.iter().filter(|word| !context.lexicon.is_stop(word)).count()
}

/// The whole text of a line without the emoji before it.
pub(super) fn whole(line: &Line) -> Range<usize> {
    let text = line.text();
    text.len() - bullet_free(text).len()..text.trim_end().len()
}

/// A text without the emoji and bullets before it.
pub(super) fn bullet_free(text: &str) -> &str {
    text.trim_start_matches(|character: char| is_pictograph(character) || character.is_whitespace())
}
