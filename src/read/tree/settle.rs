//! The last pass over a document: anchors, and spans in the terms of the source.

use crate::document::{Block, BlockKind, Definition, Document, Span, plain};
use crate::table::{Names, Table};
use crate::unicode::small;

/// How offsets in the text that was parsed become offsets in the source.
#[derive(Debug)]
pub(in crate::read) struct Places<'a> {
    /// Where stretches of the parsed text begin: the offset in it, and the one in the source.
    pub(in crate::read) stretches: &'a [(usize, usize)],
    /// The source.
    pub(in crate::read) source: &'a str,
}

impl Places<'_> {
    fn source(&self, at: usize) -> usize {
        let index = self.stretches.partition_point(|(parsed, _)| *parsed <= at);
        let (parsed, source) = index.checked_sub(1).and_then(|index| self.stretches.get(index)).copied().unwrap_or_default();
        // What stands in the place of a tag may be longer than the tag.
        let next = self.stretches.get(index).map_or(self.source.len(), |(_, source)| *source);
        self.source.floor_char_boundary((source + (at - parsed)).min(next))
    }
}

/// Gives every leaf an anchor, and every block a span that lies in its parent's and after its neighbour's.
pub(super) fn settle(document: &mut Document, places: &Places<'_>) {
    let mut anchors = Anchors::default();
    let whole = Span { start: 0, end: places.source.len() };
    settle_blocks(&mut document.blocks.iter_mut(), whole, places, &mut anchors);
}

fn settle_blocks(blocks: &mut dyn Iterator<Item = &mut Block>, within: Span, places: &Places<'_>, anchors: &mut Anchors) {
    let mut from = within.start;
    for block in blocks {
        let start = places.source(block.span.start).clamp(from, within.end);
        let end = places.source(block.span.end).clamp(start, within.end);
        block.span = Span { start, end };
        from = end;
        let span = block.span;
        match &mut block.kind {
            BlockKind::Heading(_, inlines) => {
                let asked = id(&block.anchor);
                block.anchor = anchors.heading(if asked.is_empty() { slug(&plain(inlines)) } else { asked });
            }
            BlockKind::Quote(blocks) | BlockKind::Footnote(_, blocks) => settle_blocks(&mut blocks.iter_mut(), span, places, anchors),
            BlockKind::Figure(blocks, _) | BlockKind::Details(_, blocks) => {
                block.anchor = anchors.next();
                settle_blocks(&mut blocks.iter_mut(), span, places, anchors);
            }
            BlockKind::List(_, items) => settle_blocks(&mut items.iter_mut().flat_map(|item| &mut item.blocks), span, places, anchors),
            BlockKind::Definitions(rows) => {
                block.anchor = anchors.next();
                let mut blocks = rows.iter_mut().flat_map(|row| match row {
                    Definition::Term(_) => [].iter_mut(),
                    Definition::Description(blocks) => blocks.iter_mut(),
                });
                settle_blocks(&mut blocks, span, places, anchors);
            }
            BlockKind::Paragraph(_) | BlockKind::Plain(_) | BlockKind::Code(..) | BlockKind::Table(_) | BlockKind::Embed(_) => {
                block.anchor = anchors.next();
            }
            BlockKind::Rule => {}
        }
    }
}

/// The ids given so far.
#[derive(Default)]
struct Anchors {
    given: Names,
    copies: Table<usize>,
    leaves: usize,
}

impl Anchors {
    /// The next leaf: `p1`, `p2` and so on.
    fn next(&mut self) -> String {
        loop {
            self.leaves += 1;
            let anchor = format!("p{}", self.leaves);
            if self.given.insert(&anchor) {
                return anchor;
            }
        }
    }

    /// The id of a heading, made unique.
    fn heading(&mut self, wanted: String) -> String {
        let wanted = if wanted.is_empty() { "section".to_owned() } else { wanted };
        let mut anchor = wanted.clone();
        while !self.given.insert(&anchor) {
            let copy = self.copies.or_insert(&wanted, 0);
            *copy += 1;
            anchor = format!("{wanted}-{copy}");
        }
        anchor
    }
}

/// The id that a source asks for, without what no id of ours has: white space, and the colon that parts off the page's own.
fn id(asked: &str) -> String {
    asked.chars().map(|character| if character.is_whitespace() || character == ':' { '-' } else { character }).collect()
}

/// A heading as an id, as GitHub makes them: small letters, digits and hyphens.
fn slug(title: &str) -> String {
    let mut slug = String::with_capacity(title.len());
    for character in title.chars() {
        if character.is_alphanumeric() || character == '_' {
            slug.push(small(character));
        } else if (character.is_whitespace() || character == '-') && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}
