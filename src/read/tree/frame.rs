//! What an open element does when it closes: it becomes blocks, inlines, or a part of the element around it.

use super::inline::{inlines_of, raw, styled, trimmed};
use super::strong::strong;
use super::{Frame, Part, Tag, lines};
use crate::document::{Alignment, Block, BlockKind, Definition, Inline, Item, Span, Table};

impl Frame {
    pub(super) fn new(tag: Tag, element: Option<Box<str>>, start: usize) -> Self {
        Self {
            tag,
            element,
            start,
            text_start: start,
            done: None,
            blocks: Vec::new(),
            inlines: Vec::new(),
            breaks: Vec::new(),
            parts: Vec::new(),
            ghosts: 0,
        }
    }

    /// Makes a block of the text that waits.
    pub(super) fn flush(&mut self, end: usize) {
        let tag = self.tag.clone();
        self.flush_as(&tag, end);
    }

    pub(super) fn flush_as(&mut self, tag: &Tag, end: usize) {
        let (mut inlines, breaks) = (std::mem::take(&mut self.inlines), std::mem::take(&mut self.breaks));
        let span = Span { start: self.text_start, end: end.max(self.text_start) };
        if !breaks.is_empty() && !matches!(tag, Tag::Heading(..)) {
            self.blocks.extend(lines::blocks(&mut inlines, &breaks, span));
        }
        let inlines = trimmed(strong(inlines));
        if inlines.is_empty() {
            return;
        }
        let kind = match tag {
            Tag::Heading(level, _) => BlockKind::Heading(*level, inlines),
            Tag::Item | Tag::Description => BlockKind::Plain(inlines),
            _ => BlockKind::Paragraph(inlines),
        };
        self.blocks.push(Block { span, anchor: String::new(), kind });
    }

    /// Takes blocks of an element that has no block of its own.
    pub(super) fn adopt(&mut self, blocks: Vec<Block>, start: usize) {
        if !blocks.is_empty() {
            self.flush(start);
            self.blocks.extend(blocks);
        }
    }

    /// Everything inside as blocks.
    pub(super) fn into_blocks(mut self, end: usize) -> Vec<Block> {
        self.flush(end);
        let span = Span { start: self.start, end };
        self.blocks.extend(self.parts.into_iter().flat_map(|part| part.into_blocks(span)));
        self.blocks
    }

    /// Everything inside as inlines.
    pub(super) fn into_inlines(mut self, end: usize) -> Vec<Inline> {
        if self.blocks.is_empty() && self.parts.is_empty() {
            return trimmed(strong(self.inlines));
        }
        self.flush(end);
        inlines_of(self.into_blocks(end))
    }

    /// Everything inside as preformatted text, without the line ends right after its beginning, in HTML, and before its end.
    pub(super) fn into_code(mut self, end: usize) -> String {
        let html = self.element.is_some();
        let inlines =
            if self.blocks.is_empty() && self.parts.is_empty() { std::mem::take(&mut self.inlines) } else { self.into_inlines(end) };
        let mut text = raw(&inlines);
        text.truncate(text.strip_suffix('\n').unwrap_or(&text).len());
        match text.strip_prefix('\n') {
            Some(rest) if html => rest.to_owned(),
            _ => text,
        }
    }

    /// The captions or summaries inside, one line each.
    pub(super) fn take_caption(&mut self) -> Vec<Inline> {
        let mut caption = Vec::new();
        for part in std::mem::take(&mut self.parts) {
            match part {
                Part::Caption(inlines) | Part::Summary(inlines) => {
                    if !caption.is_empty() {
                        caption.push(Inline::Break);
                    }
                    caption.extend(inlines);
                }
                other => self.parts.push(other),
            }
        }
        caption
    }

    /// Everything inside as the items of a list.
    pub(super) fn into_items(mut self, span: Span) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::new();
        for part in std::mem::take(&mut self.parts) {
            items.push(match part {
                Part::Item(item) => item,
                other => Item { done: None, blocks: other.into_blocks(span) },
            });
        }
        // A block directly in a list, such as a list in a list, belongs to the item before it.
        let stray = self.into_blocks(span.end);
        match items.last_mut() {
            Some(last) => last.blocks.extend(stray),
            None if !stray.is_empty() => items.push(Item { done: None, blocks: stray }),
            None => {}
        }
        items
    }

    /// Everything inside as the rows of a definition list.
    pub(super) fn into_definitions(mut self, span: Span) -> Vec<Definition> {
        let mut rows: Vec<Definition> = Vec::new();
        for part in std::mem::take(&mut self.parts) {
            rows.push(match part {
                Part::Definition(row) => row,
                other => Definition::Description(other.into_blocks(span)),
            });
        }
        let stray = self.into_blocks(span.end);
        if !stray.is_empty() {
            rows.push(Definition::Description(stray));
        }
        rows
    }

    /// Everything inside as the cells of a row.
    pub(super) fn into_cells(mut self, span: Span) -> Vec<Vec<Inline>> {
        let mut cells: Vec<Vec<Inline>> = Vec::new();
        for part in std::mem::take(&mut self.parts) {
            cells.push(match part {
                Part::Cell(cell) => cell,
                other => inlines_of(other.into_blocks(span)),
            });
        }
        let stray = self.into_inlines(span.end);
        if !stray.is_empty() {
            cells.push(stray);
        }
        cells
    }

    /// The table, and what stands in it but is no cell. A table of one cell was made for its looks: it is all beside.
    pub(super) fn into_table(mut self, alignments: Vec<Alignment>, span: Span) -> (Table, Vec<Block>) {
        let mut table = Table { alignments, ..Table::default() };
        let mut beside = Vec::new();
        for part in std::mem::take(&mut self.parts) {
            match part {
                Part::Row(true, cells) if table.head.is_empty() => table.head = cells,
                Part::Row(_, cells) => table.rows.push(cells),
                Part::Cell(cell) => table.rows.push(vec![cell]),
                other => beside.extend(other.into_blocks(span)),
            }
        }
        beside.extend(self.into_blocks(span.end));
        if table.head.is_empty() && table.rows.len() <= 1 && table.rows.iter().all(|row| row.len() <= 1) {
            beside.extend(table.rows.drain(..).flatten().filter_map(|cell| paragraph(cell, span)));
        }
        (table, beside)
    }

    /// Adds a block after the text that waits.
    pub(super) fn add(&mut self, kind: BlockKind, span: Span) {
        self.flush(span.start);
        self.blocks.push(Block { span, anchor: String::new(), kind });
    }

    /// Adds a block that holds `content`, unless that is empty.
    pub(super) fn hold<T>(&mut self, content: Vec<T>, span: Span, kind: impl FnOnce(Vec<T>) -> BlockKind) {
        if !content.is_empty() {
            self.add(kind(content), span);
        }
    }

    /// Takes a part where this element has a place for it, else its blocks.
    pub(super) fn take(&mut self, part: Part, span: Span) {
        let fits = matches!(
            (&self.tag, &part),
            (Tag::List(_), Part::Item(_))
                | (Tag::Table(_), Part::Row(..) | Part::Cell(_))
                | (Tag::Row(_), Part::Cell(_))
                | (Tag::Definitions, Part::Definition(_))
                | (Tag::Figure, Part::Caption(_))
                | (Tag::Details, Part::Summary(_))
        );
        if fits {
            self.parts.push(part);
        } else {
            self.adopt(part.into_blocks(span), span.start);
        }
    }

    /// Takes a closed inline element. Where it held blocks, as a link around a heading does, its style goes to each of them.
    pub(super) fn accept_inline(&mut self, mut frame: Frame, tag: &Tag, end: usize) {
        let start = frame.start;
        if frame.blocks.is_empty() && frame.parts.is_empty() {
            if let Some(inline) = styled(tag, std::mem::take(&mut frame.inlines)) {
                if self.inlines.is_empty() {
                    self.text_start = start;
                }
                self.inlines.push(inline);
            }
        } else {
            let mut blocks = frame.into_blocks(end);
            for block in &mut blocks {
                if let BlockKind::Heading(_, inlines) | BlockKind::Paragraph(inlines) | BlockKind::Plain(inlines) = &mut block.kind {
                    let content = std::mem::take(inlines);
                    inlines.extend(styled(tag, content));
                }
            }
            self.adopt(blocks, start);
        }
    }
}

impl Part {
    pub(super) fn into_blocks(self, span: Span) -> Vec<Block> {
        match self {
            Self::Item(item) => item.blocks,
            Self::Definition(Definition::Description(blocks)) => blocks,
            Self::Row(_, cells) => cells.into_iter().filter_map(|cell| paragraph(cell, span)).collect(),
            Self::Cell(inlines) | Self::Definition(Definition::Term(inlines)) | Self::Summary(inlines) => {
                paragraph(inlines, span).into_iter().collect()
            }
            // The picture is beside it.
            Self::Caption(inlines) if !inlines.is_empty() => {
                vec![Block { span, anchor: String::new(), kind: BlockKind::Figure(Vec::new(), inlines) }]
            }
            Self::Caption(_) => Vec::new(),
        }
    }
}

fn paragraph(inlines: Vec<Inline>, span: Span) -> Option<Block> {
    (!inlines.is_empty()).then(|| Block { span, anchor: String::new(), kind: BlockKind::Paragraph(inlines) })
}

impl Block {
    /// A paragraph inside a heading is the heading.
    pub(super) fn become_heading(&mut self, level: u8) {
        if let BlockKind::Paragraph(inlines) | BlockKind::Plain(inlines) = &mut self.kind {
            self.kind = BlockKind::Heading(level, std::mem::take(inlines));
        }
    }
}
