//! The leaves of a document as plain text that remembers its marks.

use super::{Block, BlockKind, Definition, Document, Inline, Item, Span};
use crate::unicode::is_unspaced;
use std::ops::Range;

/// A style that needs no more than its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Stressed, usually italic.
    Emphasis,
    /// Important, usually bold.
    Strong,
    /// No longer true.
    Strikethrough,
    /// Raised.
    Superscript,
    /// Lowered.
    Subscript,
    /// Marked with a pen.
    Highlight,
    /// A key to press.
    Keyboard,
    /// Small print.
    Small,
}

/// What a stretch of a passage's text carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It has this style.
    Style(Style),
    /// It leads to this address.
    Link(String),
    /// It is code.
    Code,
}

/// Where in the tree a passage stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A heading of this level.
    Heading(u8),
    /// A paragraph of the running text.
    Paragraph,
    /// The first text of an item of a list.
    Item,
    /// A cell of a table.
    Cell,
    /// The caption of a figure.
    Caption,
    /// Preformatted text.
    Code,
    /// The card of something another site shows.
    Embed,
    /// A term, a summary, a footnote: text beside the running text.
    Aside,
}

/// One leaf of the document: its text without markup, white space collapsed.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// The id of the element that shows it.
    pub anchor: String,
    /// Where it stands in the source.
    pub span: Span,
    /// What kind of leaf it is.
    pub place: Place,
    /// Whether it stands in a quotation.
    pub quoted: bool,
    /// How many lists it stands in.
    pub list_depth: u8,
    /// Whether the innermost of them is numbered.
    pub numbered: bool,
    /// Its row and column, where it is a cell of a table; row 0 is the head.
    pub cell: Option<(u32, u32)>,
    /// The text.
    pub text: String,
    /// Stretches of the text, in bytes, with what they carry; outer marks before inner ones.
    pub marks: Vec<(Range<usize>, Mark)>,
    /// Byte offsets of hard line breaks in the text.
    pub breaks: Vec<usize>,
    /// What its pictures show, in words.
    pub descriptions: Vec<String>,
}

impl Passage {
    /// The links of the passage: their text and address.
    pub fn links(&self) -> impl Iterator<Item = (&Range<usize>, &str)> {
        self.marks.iter().filter_map(|(range, mark)| match mark {
            Mark::Link(href) => Some((range, href.as_str())),
            _ => None,
        })
    }

    /// The marks that begin in a stretch of the text and end there.
    pub fn marks_in<'p>(&'p self, range: &Range<usize>) -> impl Iterator<Item = (&'p Range<usize>, &'p Mark)> + use<'p> {
        let Range { start, end } = *range;
        let first = self.marks.partition_point(|(mark, _)| mark.start < start);
        let inside = self.marks[first..].iter().take_while(move |(mark, _)| mark.start < end);
        inside.filter(move |(mark, _)| mark.end <= end).map(|(mark, kind)| (mark, kind))
    }

    /// The links that stand in a stretch of the text.
    pub fn links_in<'p>(&'p self, range: &Range<usize>) -> impl Iterator<Item = (&'p Range<usize>, &'p str)> + use<'p> {
        self.marks_in(range).filter_map(|(range, mark)| match mark {
            Mark::Link(href) => Some((range, href.as_str())),
            _ => None,
        })
    }

    /// The stretches that are strong.
    pub fn strong(&self) -> impl Iterator<Item = &Range<usize>> {
        self.marks.iter().filter(|(_, mark)| *mark == Mark::Style(Style::Strong)).map(|(range, _)| range)
    }

    /// The level of the heading that this is, if it is one.
    pub fn heading(&self) -> Option<u8> {
        match self.place {
            Place::Heading(level) => Some(level),
            _ => None,
        }
    }
}

pub(super) fn passages(document: &Document) -> Vec<Passage> {
    let mut flat = Vec::new();
    let context = Context { quoted: false, list_depth: 0, numbered: false, place: Place::Paragraph, cell: None };
    flatten(&document.blocks, context, &mut flat);
    flat
}

#[derive(Clone, Copy)]
struct Context {
    quoted: bool,
    list_depth: u8,
    numbered: bool,
    place: Place,
    cell: Option<(u32, u32)>,
}

/// Recursion is bounded: the builder of the tree limits its depth.
fn flatten(blocks: &[Block], context: Context, flat: &mut Vec<Passage>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Heading(level, inlines) => leaf(block, inlines, Context { place: Place::Heading(*level), ..context }, flat),
            BlockKind::Paragraph(inlines) | BlockKind::Plain(inlines) => leaf(block, inlines, context, flat),
            BlockKind::Quote(inner) => flatten(inner, Context { quoted: true, ..context }, flat),
            BlockKind::List(first, items) => {
                let context = Context { list_depth: context.list_depth.saturating_add(1), numbered: first.is_some(), ..context };
                for Item { blocks, .. } in items {
                    flatten_item(blocks, context, flat);
                }
            }
            BlockKind::Definitions(rows) => {
                for row in rows {
                    match row {
                        Definition::Term(inlines) => leaf(block, inlines, Context { place: Place::Aside, ..context }, flat),
                        Definition::Description(inner) => flatten(inner, context, flat),
                    }
                }
            }
            BlockKind::Code(_, text) => {
                let mut passage = empty(block, Context { place: Place::Code, ..context });
                text.trim_end().clone_into(&mut passage.text);
                flat.push(passage);
            }
            BlockKind::Table(table) => {
                for (row, cells) in (0..).zip(std::iter::once(&table.head).chain(&table.rows)) {
                    for (column, cell) in (0..).zip(cells) {
                        leaf(block, cell, Context { place: Place::Cell, cell: Some((row, column)), ..context }, flat);
                    }
                }
            }
            BlockKind::Figure(inner, caption) => {
                flatten(inner, context, flat);
                leaf(block, caption, Context { place: Place::Caption, ..context }, flat);
            }
            BlockKind::Details(summary, inner) => {
                leaf(block, summary, Context { place: Place::Aside, ..context }, flat);
                flatten(inner, context, flat);
            }
            BlockKind::Embed(embed) => {
                let mut passage = empty(block, Context { place: Place::Embed, ..context });
                passage.text = embed.title.clone().unwrap_or_else(|| embed.provider.clone());
                passage.marks.push((0..passage.text.len(), Mark::Link(embed.url.clone())));
                flat.push(passage);
            }
            BlockKind::Footnote(_, inner) => flatten(inner, Context { place: Place::Aside, ..context }, flat),
            BlockKind::Rule => {}
        }
    }
}

/// The first leaf of an item is the item; what follows it is running text again.
fn flatten_item(blocks: &[Block], context: Context, flat: &mut Vec<Passage>) {
    let Some((first, rest)) = blocks.split_first() else { return };
    flatten(std::slice::from_ref(first), Context { place: Place::Item, ..context }, flat);
    flatten(rest, Context { place: Place::Paragraph, ..context }, flat);
}

fn empty(block: &Block, context: Context) -> Passage {
    Passage {
        anchor: block.anchor.clone(),
        span: block.span,
        place: context.place,
        quoted: context.quoted,
        list_depth: context.list_depth,
        numbered: context.numbered,
        cell: context.cell,
        text: String::new(),
        marks: Vec::new(),
        breaks: Vec::new(),
        descriptions: Vec::new(),
    }
}

fn leaf(block: &Block, inlines: &[Inline], context: Context, flat: &mut Vec<Passage>) {
    let mut passage = empty(block, context);
    push(inlines, &mut passage);
    let end = passage.text.trim_end().len();
    passage.text.truncate(end);
    for (range, _) in &mut passage.marks {
        range.end = range.end.min(end);
        range.start = range.start.min(range.end);
    }
    passage.breaks.retain(|at| *at < end);
    if !passage.text.is_empty() || !passage.descriptions.is_empty() {
        flat.push(passage);
    }
}

fn push(inlines: &[Inline], passage: &mut Passage) {
    for inline in inlines {
        let start = passage.text.len();
        match inline {
            Inline::Text(piece) => {
                if piece.starts_with('\n') && !piece.trim_start().starts_with(char::is_lowercase) && ends_marked_line(passage) {
                    push_text(" ", &mut passage.text);
                    passage.breaks.push(passage.text.len());
                }
                if piece.contains('\n') && !piece.is_ascii() { push_lines(piece, passage) } else { push_text(piece, &mut passage.text) }
            }
            Inline::Code(piece) => {
                push_text(piece, &mut passage.text);
                passage.marks.push((start..passage.text.len(), Mark::Code));
            }
            Inline::Styled(style, content) => {
                let at = passage.marks.len();
                push(content, passage);
                passage.marks.insert(at, (trimmed(&passage.text, start), Mark::Style(*style)));
            }
            Inline::Link(link) => {
                let at = passage.marks.len();
                push(&link.content, passage);
                passage.marks.insert(at, (trimmed(&passage.text, start), Mark::Link(link.href.clone())));
            }
            Inline::Break => {
                push_text(" ", &mut passage.text);
                passage.breaks.push(passage.text.len());
            }
            Inline::Image(image) => {
                if !image.description.is_empty() {
                    passage.descriptions.push(image.description.clone());
                }
            }
            Inline::FootnoteReference(_) => {}
        }
    }
}

/// Whether the last line so far is in a style or a link from end to end: it is meant to stand by itself, as `**Ann Lee**` over what
/// she said.
fn ends_marked_line(passage: &Passage) -> bool {
    let from = passage.breaks.last().copied().unwrap_or_default();
    let line = from..passage.text.trim_end().len();
    let inside = passage.marks.iter().rev().take_while(|(range, _)| range.start >= from);
    inside.into_iter().any(|(range, mark)| *range == line && *mark != Mark::Code)
}

/// The range from `start` to the end of `text` without the white space around it.
fn trimmed(text: &str, start: usize) -> Range<usize> {
    let piece = &text[start..];
    let lead = piece.len() - piece.trim_start().len();
    let end = start + piece.trim_end().len();
    (start + lead).min(end)..end
}

/// Appends lines of text. Who writes without spaces parts what they say by lines as others do by full stops, unless the lines are so
/// long that they may be cut to a width.
fn push_lines(piece: &str, passage: &mut Passage) {
    /// In characters.
    const CUT: usize = 36;
    for (index, line) in piece.split('\n').enumerate() {
        if index > 0 {
            push_text(" ", &mut passage.text);
            let from = passage.breaks.last().copied().unwrap_or_default();
            let before = passage.text[from..].trim_end();
            let unspaced =
                |character: Option<char>| character.is_some_and(|one| is_unspaced(one) && !matches!(one, '\u{ac00}'..='\u{d7af}'));
            let beside = unspaced(before.chars().next_back()) || unspaced(line.trim_start().chars().next());
            if beside && !before.ends_with(['、', '，', ',']) && before.chars().take(CUT).count() < CUT {
                passage.breaks.push(passage.text.len());
            }
        }
        push_text(line, &mut passage.text);
    }
}

pub(super) fn push_text(piece: &str, text: &mut String) {
    // Most pieces are words with a space between them.
    let mut before = b' ';
    let plain = |byte| matches!(byte, b' '..=b'~') && (byte, std::mem::replace(&mut before, byte)) != (b' ', b' ');
    if piece.bytes().all(plain) {
        text.push_str(piece);
        return;
    }
    let mut rest = piece;
    while !rest.is_empty() {
        let (word, after) = rest.split_at(rest.bytes().position(|byte| !byte.is_ascii_graphic()).unwrap_or(rest.len()));
        text.push_str(word);
        let mut after = after.chars();
        match after.next() {
            Some(space) if space.is_whitespace() && (text.is_empty() || text.ends_with(' ')) => {}
            Some(space) if space.is_whitespace() => text.push(' '),
            Some(character) if is_invisible(character) => {}
            other => text.extend(other),
        }
        rest = after.as_str();
    }
}

/// Appends what a reader can see of a piece.
pub(super) fn push_visible(piece: &str, text: &mut String) {
    if piece.is_ascii() {
        text.push_str(piece);
    } else {
        text.extend(piece.chars().filter(|character| !is_invisible(*character)));
    }
}

/// Soft hyphens, byte order marks and zero-width spaces; joiners stay, for they hold emoji and scripts together.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{feff}' | '\u{200b}' | '\u{2060}')
}
