//! What an author puts before a takeaway: `GitOps.`, `🚀 Platforms –`, a heading of its own.

use crate::document::{Mark, Place, Style};
use crate::understand::sheet::{Line, is_pictograph};
use std::ops::Range;

/// The longest label, in words.
const LONGEST: usize = 12;

/// The longest label that only a sign parts from the text, in words: longer ones are a clause.
const LONGEST_PLAIN: usize = 5;

/// A text without emoji, numbering and closing marks, as a label.
pub(super) fn bare_label(text: &str) -> String {
    text.trim_matches(|character: char| is_pictograph(character) || character.is_whitespace())
        .trim_end_matches([':', '：', ' ', '\u{a0}', '\u{202f}'])
        .to_owned()
}

/// A heading as a label: without the number before it.
pub(super) fn of_heading(text: &str) -> String {
    let label = bare_label(text);
    let rest = label.trim_start_matches('#').trim_start_matches(|character: char| character.is_ascii_digit());
    let numbered = rest.len() < label.len() && rest.starts_with(['.', ')', ':', ' ', '-', '–', '、', '．']);
    let rest =
        rest.trim_start_matches(|character: char| !character.is_alphanumeric() && !matches!(character, '“' | '"' | '«' | '„' | '「'));
    if numbered && !rest.is_empty() { rest.to_owned() } else { label }
}

/// A paragraph or item that begins with a label in bold, or before a colon or a dash: the label, and the text after it.
pub(super) fn run_in(line: &Line) -> Option<(String, Range<usize>)> {
    let text = line.text();
    let lead = |at: usize| text[..at].chars().all(|character| !character.is_alphanumeric());
    let strong = |mark: &Mark| *mark == Mark::Style(Style::Strong);
    let first = line.passage.marks.iter().find(|(range, mark)| strong(mark) && !range.is_empty()).map(|(range, _)| range);
    let (label, rest) = if let Some(range) = first.filter(|range| lead(range.start)) {
        let label = &text[range.clone()];
        let after = &text[range.end..];
        let next_break = line.passage.breaks.partition_point(|at| *at < range.end);
        let closed = line.passage.breaks.get(next_break).is_some_and(|at| text[range.end..*at].trim().is_empty())
            || label.ends_with(['.', ':', '!', '?', '–', '—', '-', '：', '。'])
            || after.trim_start().starts_with([':', '–', '—', '-', '.', '：', '…']);
        if !closed {
            return None;
        }
        (label, range.end)
    } else {
        // `Label: text` in a list, where the label has no verb to speak of: it is short.
        let listed = line.passage.place == Place::Item;
        let (at, _) = listed.then(|| text.match_indices([':', '：', '–', '—']).find(|at| parts(text, *at)))??;
        (&text[..at], at)
    };
    let words = label.split_whitespace().count();
    let after = text[rest..]
        .trim_start_matches(|character: char| character.is_whitespace() || matches!(character, ':' | '–' | '—' | '-' | '.' | '：'));
    let start = text.len() - after.len();
    (words <= LONGEST && after.chars().any(char::is_alphanumeric)).then(|| (bare_label(label), start..text.trim_end().len()))
}

/// Whether a sign at a place parts a label from a text: a colon before white space, a dash within it.
fn parts(text: &str, (at, sign): (usize, &str)) -> bool {
    let (before, after) = (&text[..at], &text[at + sign.len()..]);
    let spaced = after.starts_with(' ') && (sign == ":" || before.ends_with(' '));
    let short = before.split_whitespace().count() <= LONGEST_PLAIN && before.chars().count() <= 40;
    (sign == "：" || spaced) && short && !before.contains(['.', '?', '!', '。', '、', '，']) && before.chars().any(char::is_alphabetic)
}
