//! Text whose lines are parted by breaks alone, as editors of web pages leave it: an empty line parts paragraphs, and lines that
//! begin with a bullet or with numbers in order are a list.

use super::inline::trimmed;
use crate::document::{Block, BlockKind, Inline, Item, Span};

/// A line: where it begins, and what is in it.
struct Line {
    start: usize,
    inlines: Vec<Inline>,
}

/// What a line of a list begins with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Marker {
    Bullet,
    Number(u64),
}

/// The blocks that some inlines are, which have breaks at these offsets; none where they are one paragraph.
pub(super) fn blocks(inlines: &mut Vec<Inline>, breaks: &[usize], span: Span) -> Vec<Block> {
    let mut starts = breaks.iter().copied();
    let mut lines = vec![Line { start: span.start, inlines: Vec::new() }];
    for inline in inlines.iter() {
        match (inline, lines.last_mut()) {
            (Inline::Break, _) => lines.push(Line { start: starts.next().unwrap_or(span.end), inlines: Vec::new() }),
            (inline, Some(line)) => line.inlines.push(inline.clone()),
            (_, None) => {}
        }
    }
    let lines: Vec<Line> = lines.into_iter().map(|line| Line { inlines: trimmed(line.inlines), ..line }).collect();
    let mut blocks: Vec<Block> = Vec::new();
    let mut paragraph: Option<Line> = None;
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let end = |after: usize| lines.get(after).map_or(span.end, |line| line.start);
        let items = list(&lines[at..]);
        if items > 1 || line.inlines.is_empty() {
            blocks.extend(paragraph.take().map(|paragraph| block(paragraph.start, line.start, BlockKind::Paragraph(paragraph.inlines))));
        }
        if items > 1 {
            let first = match marker(line) {
                Some((Marker::Number(first), _)) => Some(first),
                _ => None,
            };
            let item = |at: usize| {
                let plain = BlockKind::Plain(without_marker(&lines[at]));
                Item { done: None, blocks: vec![block(lines[at].start, end(at + 1), plain)] }
            };
            blocks.push(block(line.start, end(at + items), BlockKind::List(first, (at..at + items).map(item).collect())));
            at += items;
            continue;
        }
        match &mut paragraph {
            Some(paragraph) => {
                paragraph.inlines.push(Inline::Break);
                paragraph.inlines.extend(line.inlines.iter().cloned());
            }
            None if line.inlines.is_empty() => {}
            None => paragraph = Some(Line { start: line.start, inlines: line.inlines.clone() }),
        }
        at += 1;
    }
    let whole = blocks.is_empty();
    blocks.extend(paragraph.map(|paragraph| block(paragraph.start, span.end, BlockKind::Paragraph(paragraph.inlines))));
    if whole {
        return Vec::new();
    }
    inlines.clear();
    blocks
}

fn block(start: usize, end: usize, kind: BlockKind) -> Block {
    Block { span: Span { start, end: end.max(start) }, anchor: String::new(), kind }
}

/// How many lines from the first on are items of one list.
fn list(lines: &[Line]) -> usize {
    let mut last = None;
    let follows = |line: &&Line| {
        let found = marker(line).map(|(marker, _)| marker);
        let fits = match (last, found) {
            (None, Some(_)) | (Some(Marker::Bullet), Some(Marker::Bullet)) => true,
            (Some(Marker::Number(before)), Some(Marker::Number(number))) => before.checked_add(1) == Some(number),
            _ => false,
        };
        last = found;
        fits
    };
    lines.iter().take_while(follows).count()
}

/// What a line begins with, and its length, where that makes it an item of a list.
fn marker(line: &Line) -> Option<(Marker, usize)> {
    let Some(Inline::Text(text)) = line.inlines.first() else { return None };
    let first = text.chars().next()?;
    let rest = &text[first.len_utf8()..];
    let bullet = match first {
        '-' | '–' | '*' => rest.starts_with([' ', '\u{a0}']),
        '•' | '·' | '▪' | '◦' | '‣' | '●' | '○' | '・' => true,
        _ => false,
    };
    if bullet {
        return Some((Marker::Bullet, first.len_utf8()));
    }
    let digits = text.len() - text.trim_start_matches(|character: char| character.is_ascii_digit()).len();
    let number = text[..digits].parse().ok().filter(|_| digits <= 3)?;
    [". ", ") ", ".\u{a0}", ")\u{a0}"].iter().any(|end| text[digits..].starts_with(end)).then_some((Marker::Number(number), digits + 1))
}

fn without_marker(line: &Line) -> Vec<Inline> {
    let mut inlines = line.inlines.clone();
    if let (Some((_, length)), Some(Inline::Text(text))) = (marker(line), inlines.first_mut()) {
        let rest = text[length..].trim_start().to_owned();
        *text = rest;
    }
    inlines.retain(|inline| !matches!(inline, Inline::Text(text) if text.is_empty()));
    inlines
}
