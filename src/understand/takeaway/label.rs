//! What an author puts before a takeaway: `GitOps.`, `🚀 Platforms –`, a heading of its own.

use super::statement::marks_in;
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

/// A paragraph or item, or a piece of one, that begins with a label in bold, or before a colon or a dash: the label, and the
/// text after it.
pub(super) fn run_in(line: &Line, piece: &Range<usize>) -> Option<(String, Range<usize>)> {
    let text = &line.text()[..piece.end];
    let lead = |at: usize| !text[piece.start..at].contains(char::is_alphanumeric);
    let strong = strong_in(line, piece).find(|range| range.end <= piece.end);
    let strong = strong.filter(|range| lead(range.start));
    let (label, rest) = if let Some(range) = strong {
        let label = &text[range.clone()];
        let after = &text[range.end..];
        let next_break = line.passage.breaks.partition_point(|at| *at < range.end);
        let broken = line.passage.breaks.get(next_break).is_some_and(|at| *at <= piece.end && text[range.end..*at].trim().is_empty());
        let closed = broken
            || label.ends_with(['.', ':', '!', '?', '–', '—', '-', '：', '。'])
            || after.trim_start().starts_with([':', '–', '—', '-', '.', '：', '…']);
        if !closed {
            return None;
        }
        (label, range.end)
    } else {
        // `Label: text` in a list, where the label has no verb to speak of: it is short.
        let own = &text[piece.start..];
        let listed = line.passage.place == Place::Item;
        let (at, _) = listed.then(|| own.match_indices([':', '：', '–', '—']).find(|at| parts(own, *at)))??;
        (&own[..at], piece.start + at)
    };
    let words = label.split_whitespace().count();
    let after = text[rest..]
        .trim_start_matches(|character: char| character.is_whitespace() || matches!(character, ':' | '–' | '—' | '-' | '.' | '：'));
    let start = text.len() - after.len();
    (words <= LONGEST && after.chars().any(char::is_alphanumeric)).then(|| (bare_label(label), start..text.trim_end().len()))
}

/// The bold stretches that begin in a piece of a line.
fn strong_in<'l>(line: &'l Line, piece: &Range<usize>) -> impl Iterator<Item = &'l Range<usize>> + use<'l> {
    marks_in(line, piece).filter(|(_, mark)| *mark == Mark::Style(Style::Strong)).map(|(range, _)| range)
}

/// The points that the lines of a paragraph are, where several begin as the items of a list do; else the paragraph.
pub(super) fn pieces(line: &Line) -> Vec<Range<usize>> {
    let text = line.text();
    let ends = line.passage.breaks.iter().copied().chain([text.len()]);
    let mut start = 0;
    let pieces: Vec<Range<usize>> =
        ends.map(|end| std::mem::replace(&mut start, end)..end).filter(|piece| !text[piece.clone()].trim().is_empty()).collect();
    let listed: Vec<Range<usize>> = pieces.iter().filter(|piece| is_listed(line, piece)).cloned().collect();
    if listed.len() >= 2 && listed.len() * 2 >= pieces.len() { listed } else { std::iter::once(0..text.len()).collect() }
}

/// Whether a line of a paragraph begins with a bullet, an emoji, a number or bold text.
fn is_listed(line: &Line, piece: &Range<usize>) -> bool {
    let text = line.text()[piece.clone()].trim_start();
    let digits = text.trim_start_matches(|character: char| character.is_ascii_digit());
    text.starts_with(|first: char| is_pictograph(first) || matches!(first, '•' | '-' | '–' | '*' | '・' | '·'))
        || digits.len() < text.len() && digits.starts_with(['.', ')', '、'])
        || strong_in(line, piece).next().is_some_and(|range| range.start == piece.end - text.len())
}

/// Whether a sign at a place parts a label from a text: a colon before white space, a dash within it.
fn parts(text: &str, (at, sign): (usize, &str)) -> bool {
    let (before, after) = (&text[..at], &text[at + sign.len()..]);
    let spaced = after.starts_with(' ') && (sign == ":" || before.ends_with(' '));
    let short = before.split_whitespace().count() <= LONGEST_PLAIN && before.chars().count() <= 40;
    (sign == "：" || spaced) && short && !before.contains(['.', '?', '!', '。', '、', '，']) && before.chars().any(char::is_alphabetic)
}
