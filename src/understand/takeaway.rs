//! What authors took away.
//!
//! Where a heading says so (takeaways, lessons, trends, tips …) its section is taken at its word: list items, paragraphs that
//! begin with a label, quotations, and where there are none of these the paragraphs. Elsewhere a sentence is picked where a
//! phrase marks it (`the main takeaway was`), and where nothing is stated, the few sentences that carry most.

mod pick;
mod voice;

use super::lexicon::Lexicon;
use super::person::NameSense;
use super::sheet::{Line, Sheet, is_pictograph};
use crate::document::Place;
use crate::order;
use crate::post::{Session, Takeaway};
use crate::search::tokens;
use crate::table::Names;
use std::ops::Range;

pub(super) use voice::voices;

/// What the rules for takeaways need.
pub(super) struct Context<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) lexicon: &'a Lexicon,
    pub(super) sessions: &'a [Session],
    /// Weights of the post's terms, for what carries most.
    pub(super) weights: &'a dyn Fn(&str) -> f32,
    pub(super) sense: &'a NameSense<'a>,
}

/// A takeaway that was found: the line, the stretch of its text, and its label.
#[derive(Clone, Debug)]
struct Find {
    line: usize,
    text: Range<usize>,
    label: Option<String>,
    stated: bool,
}

/// No post states more: from here on, a list is a programme.
const MOST: usize = 40;

/// The takeaways of a post, in its order.
pub(super) fn takeaways(context: &Context<'_>) -> Vec<Takeaway> {
    let sections = sections(context);
    let mut finds: Vec<Find> = sections.iter().flat_map(|section| of_section(context, section)).collect();
    let voices = voices(context.sheet, context.sense);
    let stated = finds.len();
    finds.extend(pick::cued(context, &finds, stated));
    if finds.len() < 3 || voices.len() > 2 {
        let more = pick::carrying(context, &finds, &voices);
        finds.extend(more);
    }
    order::sort(&mut finds, |a, b| (a.line, a.text.start).cmp(&(b.line, b.text.start)));
    let mut seen = Names::default();
    let lines = &context.sheet.lines;
    finds
        .into_iter()
        .filter(|find| seen.insert(&crate::search::fold(&lines[find.line].text()[find.text.clone()])))
        .take(MOST)
        .map(|find| {
            let line = &lines[find.line];
            let section = context
                .sheet
                .headings(find.line)
                .find(|heading| lines[*heading].passage.heading().is_some())
                .map(|heading| lines[heading].text().to_owned());
            Takeaway {
                label: find.label,
                text: line.text()[find.text].to_owned(),
                by: voices.iter().find(|voice| voice.lines.contains(&find.line)).map(|voice| voice.name.clone()),
                section,
                stated: find.stated,
                anchor: line.passage.anchor.clone(),
                topics: Vec::new(),
            }
        })
        .collect()
}

/// The lines of the sections whose headings say that they hold takeaways; where there is none, of those that close the post.
fn sections(context: &Context<'_>) -> Vec<Range<usize>> {
    let says = |set: &super::phrases::Phrases<()>, line: &Line| line.level.is_some() && line.words.len() <= 14 && set.any(&line.words);
    let strong = ranges(context.sheet, &|line| says(&context.lexicon.headings, line));
    if strong.is_empty() { ranges(context.sheet, &|line| says(&context.lexicon.weak_headings, line)) } else { strong }
}

/// The lines under every heading that fits, subsections included.
fn ranges(sheet: &Sheet, fits: &dyn Fn(&Line) -> bool) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for (at, line) in sheet.lines.iter().enumerate() {
        let inside = ranges.last().is_some_and(|range| range.contains(&at));
        // The title of the post, where it is a heading over everything, is no section.
        let everything = at == 0 && line.level == Some(1);
        if inside || everything || !fits(line) {
            continue;
        }
        let level = line.level.unwrap_or_default();
        let end = sheet.lines[at + 1..]
            .iter()
            .position(|next| next.level.is_some_and(|other| other <= level))
            .map_or(sheet.lines.len(), |offset| at + 1 + offset);
        ranges.push(at + 1..end);
    }
    ranges
}

/// What a section states.
fn of_section(context: &Context<'_>, section: &Range<usize>) -> Vec<Find> {
    let mut marked: Vec<Find> = Vec::new();
    let mut plain: Vec<usize> = Vec::new();
    let mut label: Option<(String, u8)> = None;
    for at in section.clone() {
        let Some(line) = context.sheet.lines.get(at) else { break };
        if let Some(level) = line.level {
            label = Some((bare_label(line.text()), level));
            continue;
        }
        if line.heading.is_some_and(|heading| is_of_session(context, &context.sheet.lines[heading])) {
            continue;
        }
        // A label holds for the list after it, or for the text where there is no list.
        if line.passage.place != Place::Item
            && marked.last().is_some_and(|find| find.label.is_some() && context.sheet.lines[find.line].passage.place == Place::Item)
        {
            label = None;
        }
        let own = label.as_ref().filter(|(_, level)| *level == super::sheet::RUN_IN).map(|(text, _)| text.clone());
        match line.passage.place {
            Place::Item | Place::Paragraph | Place::Aside if is_statement(context, line) => {}
            _ => continue,
        }
        if is_session(context, line) {
            continue;
        }
        let run_in = run_in(line);
        let item = line.passage.place == Place::Item;
        if let Some((label, text)) = run_in {
            marked.push(Find { line: at, text, label: Some(label), stated: true });
        } else if item || own.is_some() || line.passage.quoted {
            let whole = whole(line);
            if !whole.is_empty() {
                marked.push(Find { line: at, text: whole, label: own, stated: true });
            }
        } else {
            plain.push(at);
        }
    }
    if marked.len() >= 2 {
        return marked;
    }
    marked.extend(plain.into_iter().flat_map(|at| pick::of_paragraph(context, at)));
    marked
}

/// A text without emoji, numbering and closing marks, as a label.
fn bare_label(text: &str) -> String {
    text.trim_matches(|character: char| is_pictograph(character) || character.is_whitespace())
        .trim_end_matches([':', '：', ' ', '\u{a0}', '\u{202f}'])
        .to_owned()
}

/// The longest label, in words.
const LONGEST_LABEL: usize = 12;

/// A paragraph or item that begins with a label in bold or before a colon: the label, and the text after it.
fn run_in(line: &Line) -> Option<(String, Range<usize>)> {
    let text = line.text();
    let lead = |at: usize| text[..at].chars().all(|character| !character.is_alphanumeric());
    let strong = line.passage.strong().find(|range| lead(range.start) && range.end > range.start);
    let (label, rest) = if let Some(range) = strong {
        let label = &text[range.clone()];
        let after = &text[range.end..];
        let closed = label.ends_with(['.', ':', '!', '?', '–', '—', '-', '：', '。'])
            || after.trim_start().starts_with([':', '–', '—', '-', '.', '：', '…']);
        if !closed {
            return None;
        }
        (label, range.end)
    } else {
        // `Label: text` in a list, where the label has no verb to speak of: it is short.
        let colon = text.find(": ").filter(|at| {
            line.passage.place == Place::Item && text[..*at].split_whitespace().count() <= 5 && !text[..*at].contains(['.', '?', '!'])
        })?;
        (&text[..colon], colon)
    };
    let words = label.split_whitespace().count();
    let skip = text[rest..].len()
        - text[rest..]
            .trim_start_matches(|character: char| character.is_whitespace() || matches!(character, ':' | '–' | '—' | '-' | '.' | '：'))
            .len();
    let start = rest + skip;
    (words <= LONGEST_LABEL && text[start..].chars().any(char::is_alphanumeric)).then(|| (bare_label(label), start..text.trim_end().len()))
}

/// The whole text of a line without the emoji before it.
fn whole(line: &Line) -> Range<usize> {
    let text = line.text();
    let start = text.len()
        - text.trim_start_matches(|character: char| is_pictograph(character) || character.is_whitespace() || character == '•').len();
    start..text.trim_end().len()
}

/// Whether a line says something: no greeting, advert or navigation, no mere link or name.
fn is_statement(context: &Context<'_>, line: &Line) -> bool {
    let words = line.words.len();
    let cjk = line.text().chars().filter(|character| !character.is_ascii() && character.is_alphabetic()).count() > 6;
    (words >= 4 || cjk) && !context.lexicon.dismisses(line.text()) && !is_mostly_link(line) && !is_aside(line)
}

/// Whether a link is all but everything there is.
fn is_mostly_link(line: &Line) -> bool {
    let linked: usize = line.passage.links().map(|(range, _)| range.len()).sum();
    linked * 10 > line.text().len() * 7
}

/// Whether a line is a caption in italics, or an aside to the reader.
fn is_aside(line: &Line) -> bool {
    let whole = line.text().len();
    line.passage
        .marks
        .iter()
        .any(|(range, mark)| *mark == crate::document::Mark::Style(crate::document::Style::Emphasis) && range.len() == whole)
        && line.sentences.len() <= 1
        && !line.passage.quoted
        && line.words.len() < 12
}

/// Whether a line names a session, whose title is no takeaway.
fn is_session(context: &Context<'_>, line: &Line) -> bool {
    let here = context.sessions.iter().filter(|session| session.anchor == line.passage.anchor);
    let titles: usize =
        here.map(|session| session.title.len() + session.speakers.iter().map(|speaker| speaker.name.len()).sum::<usize>()).sum();
    titles > 0 && (titles * 10 > line.text().len() * 2 || line.passage.links().next().is_some())
}

/// Whether a heading is that of a session; what stands under it is its abstract.
fn is_of_session(context: &Context<'_>, heading: &Line) -> bool {
    context.sessions.iter().any(|session| session.anchor == heading.passage.anchor)
}

/// The words of a stretch of a line, without those that every text has.
fn telling(context: &Context<'_>, text: &str) -> usize {
    tokens(text).iter().filter(|word| !context.lexicon.stop.contains(&word.folded)).count()
}
