//! What authors took away.
//!
//! Where a heading says so (takeaways, lessons, trends, tips …) its section is taken at its word: list items, paragraphs that
//! begin with a label, quotations, and where there are none of these the paragraphs. Elsewhere a sentence is picked where a
//! phrase marks it (`the main takeaway was`), and where nothing is stated, the few sentences that carry most.

mod label;
mod pick;
mod section;
mod statement;
mod voice;

use super::lexicon::Lexicon;
use super::person::NameSense;
use super::sheet::Sheet;
use crate::order;
use crate::post::Takeaway;
use crate::search::Token;
use crate::table::{Names, Table};
use std::ops::Range;

pub(super) use statement::{session_headings, titles};
pub(super) use voice::voices;

/// What the rules for takeaways need.
pub(super) struct Context<'a> {
    pub(super) title: Option<&'a str>,
    pub(super) sheet: &'a Sheet,
    pub(super) lexicon: &'a Lexicon,
    /// For each passage that names sessions, by its anchor, how long their titles and speakers are together.
    pub(super) sessions: Table<usize>,
    /// Weights of the post's terms, for what carries most.
    pub(super) weights: &'a dyn Fn(&Token) -> f32,
    pub(super) sense: &'a NameSense<'a>,
    /// The headings of sessions, by position, in order.
    pub(super) session_headings: Vec<usize>,
}

/// A takeaway that was found: the line, the stretch of its text, and its label.
#[derive(Clone, Debug)]
struct Find {
    line: usize,
    text: Range<usize>,
    label: Option<String>,
    stated: bool,
}

/// Where a post states what it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    /// Where it says that these are its takeaways, or nowhere.
    Listed,
    /// No more than where it closes.
    Closing,
}

/// What was found already, in order, to be asked for a place.
struct Taken(Vec<(usize, Range<usize>)>);

impl Taken {
    fn new(finds: &[Find]) -> Self {
        let mut places: Vec<_> = finds.iter().map(|find| (find.line, find.text.clone())).collect();
        order::sort(&mut places, |a, b| (a.0, a.1.end).cmp(&(b.0, b.1.end)));
        Self(places)
    }

    /// Whether something was found in a stretch of a line.
    fn has(&self, line: usize, range: &Range<usize>) -> bool {
        let next = self.0.partition_point(|(other, text)| (*other, text.end) <= (line, range.start));
        self.0.get(next).is_some_and(|(other, text)| *other == line && text.start < range.end)
    }
}

/// No post states more: from here on, a list is a programme.
const MOST: usize = 40;

/// The takeaways of a post, in its order.
pub(super) fn takeaways(context: &Context<'_>) -> Vec<Takeaway> {
    let (mut finds, told) = section::stated(context);
    let mut voices = voices(context.sheet, context.sense);
    // A heading that names a session has its speaker, but the author speaks.
    voices.retain(|voice| {
        let line = &context.sheet.lines[voice.lines.start];
        // `Ann Lee, Closing Keynote`
        let speaks = line.text().strip_prefix(voice.name.as_str()).is_some_and(|rest| rest.starts_with(", "))
            && context.lexicon.session.ends_at(&line.words, line.words.len());
        !speaks && !statement::is_session(context, line)
    });
    // Nobody sends so many people; it is a list of speakers.
    if !(2..=MOST).contains(&voices.len()) {
        voices.clear();
    }
    finds.extend(pick::picked(context, &finds, told, &voices));
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
            let by = voices.iter().find(|voice| voice.lines.contains(&find.line)).map(|voice| voice.name.clone());
            Takeaway {
                // A name before a text is no label but says whose it is.
                label: find.label,
                text: line.text()[find.text].to_owned(),
                by,
                section,
                stated: find.stated,
                anchor: line.passage.anchor.clone(),
                topics: Vec::new(),
            }
        })
        .collect()
}
