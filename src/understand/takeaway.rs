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
use crate::post::{Session, Takeaway};
use crate::table::Names;
use std::ops::Range;

pub(super) use statement::session_headings;
pub(super) use voice::voices;

/// What the rules for takeaways need.
pub(super) struct Context<'a> {
    pub(super) title: Option<&'a str>,
    pub(super) sheet: &'a Sheet,
    pub(super) lexicon: &'a Lexicon,
    pub(super) sessions: &'a [Session],
    /// Weights of the post's terms, for what carries most.
    pub(super) weights: &'a dyn Fn(&str) -> f32,
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

/// No post states more: from here on, a list is a programme.
const MOST: usize = 40;

/// The takeaways of a post, in its order.
pub(super) fn takeaways(context: &Context<'_>) -> Vec<Takeaway> {
    let mut finds = section::stated(context);
    let mut voices = voices(context.sheet, context.sense);
    // A heading that names a session has its speaker, but the author speaks.
    voices.retain(|voice| {
        let line = &context.sheet.lines[voice.lines.start];
        !statement::is_of_session(context, voice.lines.start) && !statement::is_session(context, line)
    });
    if voices.len() < 2 {
        voices.clear();
    }
    finds.extend(pick::picked(context, &finds, &voices));
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
                label: find.label.filter(|label| by.as_ref() != Some(label)),
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
