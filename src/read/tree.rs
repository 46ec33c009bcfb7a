//! Builds the document from what Markdown and HTML have in common: elements that open and close around text.
//!
//! Both parsers drive the same builder, so HTML inside Markdown, and Markdown inside HTML, become one tree. Anything may
//! open inside anything, and what is not closed ends with what is around it, as in a browser; only an HTML end tag can
//! never end an element of Markdown, whose nesting is always right.

use crate::document::{Alignment, Block, BlockKind, Definition, Document, Embed, Image, Inline, Item, Link, Span, Style, Table};

mod settle;

pub(super) use settle::Places;

/// Elements nested deeper than this are left out; what they hold moves up. It bounds every recursion over the tree.
const DEEPEST: usize = 48;

/// An element that is open.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Tag {
    /// A container without meaning of its own.
    Division,
    Paragraph,
    /// A heading with its level and the id that the source gives it, if any.
    Heading(u8, String),
    Quote,
    List(Option<u64>),
    Item,
    Definitions,
    Term,
    Description,
    Table(Vec<Alignment>),
    /// A row of a table; true for its head.
    Row(bool),
    Cell,
    Figure,
    Caption,
    Details,
    Summary,
    Code(Option<String>),
    Footnote(String),
    Styled(Style),
    Link(String, String),
    /// A picture whose description is the text inside it, as in Markdown.
    Image(String, String),
    InlineCode,
}

impl Tag {
    fn is_inline(&self) -> bool {
        matches!(self, Self::Styled(_) | Self::Link(..) | Self::Image(..) | Self::InlineCode)
    }
}

/// What a closed element leaves to the one around it, where that is no block and no inline.
#[derive(Debug)]
enum Part {
    Item(Item),
    Row(bool, Vec<Vec<Inline>>),
    Cell(Vec<Inline>),
    Definition(Definition),
    Caption(Vec<Inline>),
    Summary(Vec<Inline>),
}

#[derive(Debug)]
struct Frame {
    tag: Tag,
    /// The name of the HTML element; `None` for elements of Markdown.
    element: Option<Box<str>>,
    start: usize,
    /// Where the text that waits in `inlines` begins.
    text_start: usize,
    done: Option<bool>,
    blocks: Vec<Block>,
    inlines: Vec<Inline>,
    parts: Vec<Part>,
    /// Elements of Markdown that were opened below the depth limit and are still to be closed.
    ghosts: usize,
}

/// The document while it is built.
#[derive(Debug)]
pub(super) struct Tree {
    frames: Vec<Frame>,
    root: Frame,
    end: usize,
    /// Whether something was nested too deeply.
    pub(super) too_deep: bool,
}

impl Tree {
    pub(super) fn new() -> Self {
        Self { frames: Vec::new(), root: Frame::new(Tag::Division, None, 0), end: 0, too_deep: false }
    }

    fn top(&mut self) -> &mut Frame {
        self.frames.last_mut().unwrap_or(&mut self.root)
    }

    /// Whether an element like `tag` is open, up to the nearest element of Markdown.
    pub(super) fn is_open(&self, matches: impl Fn(&Tag) -> bool) -> bool {
        self.frames.iter().rev().any(|frame| matches(&frame.tag))
    }

    /// Opens an element of Markdown.
    pub(super) fn open(&mut self, tag: Tag, at: usize) {
        if self.frames.len() >= DEEPEST || self.top().ghosts > 0 {
            self.top().ghosts += 1;
            self.too_deep = true;
        } else {
            self.frames.push(Frame::new(tag, None, at));
        }
    }

    /// Closes the innermost element of Markdown, and what HTML left open inside it.
    pub(super) fn close(&mut self, at: usize) {
        self.end = self.end.max(at);
        if self.top().ghosts > 0 {
            self.top().ghosts -= 1;
            return;
        }
        while let Some(frame) = self.frames.pop() {
            let markdown = frame.element.is_none();
            self.accept(frame, at);
            if markdown {
                break;
            }
        }
    }

    /// Opens an HTML element.
    pub(super) fn open_element(&mut self, name: &str, tag: Tag, at: usize) {
        if self.frames.len() >= DEEPEST || self.top().ghosts > 0 {
            self.too_deep = true;
        } else {
            self.frames.push(Frame::new(tag, Some(name.into()), at));
        }
    }

    /// Closes the innermost HTML element of that name and what is open inside it, unless Markdown is open in between.
    pub(super) fn close_element(&mut self, name: &str, at: usize) {
        self.close_elements(&[name], &[], at);
    }

    /// Closes the innermost HTML element with one of `names`, unless one of `barriers` or Markdown is open in between.
    pub(super) fn close_elements(&mut self, names: &[&str], barriers: &[&str], at: usize) {
        let inside = |frame: &Frame| frame.element.as_deref().is_some_and(|element| !barriers.contains(&element));
        let reach = self.frames.iter().rev().take_while(|frame| inside(frame));
        let Some(depth) = reach.into_iter().position(|frame| frame.element.as_deref().is_some_and(|element| names.contains(&element)))
        else {
            return;
        };
        for _ in 0..=depth {
            if let Some(frame) = self.frames.pop() {
                self.accept(frame, at);
            }
        }
        self.end = self.end.max(at);
    }

    /// Adds text as it is.
    pub(super) fn text(&mut self, text: &str, at: usize) {
        self.push(Inline::Text(text.to_owned()), at, at + text.len());
    }

    /// Adds text whose white space means no more than a space, as in HTML.
    pub(super) fn flowing_text(&mut self, text: &str, at: usize) {
        let mut collapsed = String::with_capacity(text.len());
        let mut spaced = self.ends_with_space();
        for character in text.chars() {
            if matches!(character, ' ' | '\n' | '\t' | '\r' | '\u{c}') {
                if !spaced {
                    collapsed.push(' ');
                }
                spaced = true;
            } else {
                collapsed.push(character);
                spaced = false;
            }
        }
        if !collapsed.is_empty() {
            self.push(Inline::Text(collapsed), at, at + text.len());
        }
    }

    /// Whether the text so far ends with white space, or a new one is about to begin.
    fn ends_with_space(&self) -> bool {
        for frame in self.frames.iter().rev().chain(std::iter::once(&self.root)) {
            match frame.inlines.last() {
                Some(inline) => return inline_ends_with_space(inline),
                None if frame.tag.is_inline() => {}
                None => return true,
            }
        }
        true
    }

    /// Adds an inline.
    pub(super) fn push(&mut self, inline: Inline, start: usize, end: usize) {
        self.end = self.end.max(end);
        self.make_room_for_text(start, &inline);
        let frame = self.top();
        if frame.inlines.is_empty() {
            frame.text_start = start;
        }
        match (frame.inlines.last_mut(), inline) {
            (Some(Inline::Text(before)), Inline::Text(text)) => before.push_str(&text),
            (_, inline) => frame.inlines.push(inline),
        }
    }

    /// Text directly in a list or a table opens the item or cell that the source forgot.
    fn make_room_for_text(&mut self, at: usize, inline: &Inline) {
        if matches!(inline, Inline::Text(text) if text.trim().is_empty()) {
            return;
        }
        let missing: &[(&str, Tag)] = match self.top().tag {
            Tag::List(_) => &[("li", Tag::Item)],
            Tag::Table(_) => &[("tr", Tag::Row(false)), ("td", Tag::Cell)],
            Tag::Row(_) => &[("td", Tag::Cell)],
            Tag::Definitions => &[("dd", Tag::Description)],
            _ => &[],
        };
        for (name, tag) in missing {
            self.open_element(name, tag.clone(), at);
        }
    }

    /// Adds a block that holds no others.
    pub(super) fn leaf(&mut self, kind: BlockKind, start: usize, end: usize) {
        self.end = self.end.max(end);
        let frame = self.top();
        frame.flush(start);
        frame.blocks.push(Block { span: Span { start, end }, anchor: String::new(), kind });
    }

    /// Adds something that another site shows.
    pub(super) fn embed(&mut self, embed: Embed, start: usize, end: usize) {
        self.leaf(BlockKind::Embed(embed), start, end);
    }

    /// Marks the open item as one of a task list.
    pub(super) fn task(&mut self, done: bool) {
        if let Some(frame) = self.frames.iter_mut().rev().find(|frame| frame.tag == Tag::Item) {
            frame.done = Some(done);
        }
    }

    /// The finished document, with anchors and spans as `places` has them.
    pub(super) fn finish(mut self, places: &Places<'_>) -> Document {
        let end = self.end;
        while let Some(frame) = self.frames.pop() {
            self.accept(frame, end);
        }
        self.root.flush(end);
        let mut document = Document { blocks: self.root.blocks };
        settle::settle(&mut document, places);
        document
    }

    /// Takes what a closed element leaves into the one around it.
    fn accept(&mut self, mut frame: Frame, end: usize) {
        let start = frame.start;
        let span = Span { start, end };
        let tag = std::mem::replace(&mut frame.tag, Tag::Division);
        let parent = self.frames.last_mut().unwrap_or(&mut self.root);
        parent.ghosts += frame.ghosts;
        match tag {
            Tag::Division | Tag::Paragraph | Tag::Heading(..) => {
                frame.flush_as(&tag, end);
                if let Tag::Heading(level, id) = tag {
                    frame.blocks.iter_mut().for_each(|block| block.become_heading(level));
                    if let Some(first) = frame.blocks.first_mut() {
                        first.span.start = start;
                        first.anchor = id;
                    }
                }
                parent.adopt(frame.blocks, start);
            }
            Tag::Quote => parent.hold(frame.into_blocks(end), span, BlockKind::Quote),
            Tag::Footnote(label) => parent.hold(frame.into_blocks(end), span, |blocks| BlockKind::Footnote(label, blocks)),
            Tag::List(first) => parent.hold(frame.into_items(span), span, |items| BlockKind::List(first, items)),
            Tag::Definitions => parent.hold(frame.into_definitions(span), span, BlockKind::Definitions),
            Tag::Item => {
                let done = frame.done;
                frame.flush_as(&Tag::Item, end);
                parent.take(Part::Item(Item { done, blocks: frame.blocks }), span);
            }
            Tag::Description => {
                frame.flush_as(&Tag::Item, end);
                parent.take(Part::Definition(Definition::Description(frame.blocks)), span);
            }
            Tag::Term => parent.take(Part::Definition(Definition::Term(frame.into_inlines(end))), span),
            Tag::Cell => parent.take(Part::Cell(frame.into_inlines(end)), span),
            Tag::Caption => parent.take(Part::Caption(frame.into_inlines(end)), span),
            Tag::Summary => parent.take(Part::Summary(frame.into_inlines(end)), span),
            Tag::Row(head) => {
                let cells = frame.into_cells(span);
                if !cells.is_empty() {
                    parent.take(Part::Row(head, cells), span);
                }
            }
            Tag::Table(alignments) => {
                let (table, beside) = frame.into_table(alignments, span);
                parent.adopt(beside, start);
                if !table.head.is_empty() || !table.rows.is_empty() {
                    parent.add(BlockKind::Table(table), span);
                }
            }
            Tag::Figure => {
                let caption = frame.take_caption();
                let blocks = frame.into_blocks(end);
                if caption.is_empty() {
                    parent.adopt(blocks, start);
                } else {
                    parent.add(BlockKind::Figure(blocks, caption), span);
                }
            }
            Tag::Details => {
                let summary = frame.take_caption();
                let blocks = frame.into_blocks(end);
                parent.add(BlockKind::Details(summary, blocks), span);
            }
            Tag::Code(language) => {
                let text = frame.into_code(end);
                parent.add(BlockKind::Code(language, text), span);
            }
            Tag::Styled(_) | Tag::Link(..) | Tag::InlineCode | Tag::Image(..) => parent.accept_inline(frame, &tag, end),
        }
    }
}

impl Frame {
    fn new(tag: Tag, element: Option<Box<str>>, start: usize) -> Self {
        Self { tag, element, start, text_start: start, done: None, blocks: Vec::new(), inlines: Vec::new(), parts: Vec::new(), ghosts: 0 }
    }

    /// Makes a block of the text that waits.
    fn flush(&mut self, end: usize) {
        let tag = self.tag.clone();
        self.flush_as(&tag, end);
    }

    fn flush_as(&mut self, tag: &Tag, end: usize) {
        let inlines = trimmed(std::mem::take(&mut self.inlines));
        if inlines.is_empty() {
            return;
        }
        let kind = match tag {
            Tag::Heading(level, _) => BlockKind::Heading(*level, inlines),
            Tag::Item | Tag::Description => BlockKind::Plain(inlines),
            _ => BlockKind::Paragraph(inlines),
        };
        self.blocks.push(Block { span: Span { start: self.text_start, end: end.max(self.text_start) }, anchor: String::new(), kind });
    }

    /// Takes blocks of an element that has no block of its own.
    fn adopt(&mut self, blocks: Vec<Block>, start: usize) {
        if !blocks.is_empty() {
            self.flush(start);
            self.blocks.extend(blocks);
        }
    }

    /// Everything inside as blocks.
    fn into_blocks(mut self, end: usize) -> Vec<Block> {
        self.flush(end);
        let span = Span { start: self.start, end };
        self.blocks.extend(self.parts.into_iter().flat_map(|part| part.into_blocks(span)));
        self.blocks
    }

    /// Everything inside as inlines.
    fn into_inlines(mut self, end: usize) -> Vec<Inline> {
        if self.blocks.is_empty() && self.parts.is_empty() {
            return trimmed(self.inlines);
        }
        self.flush(end);
        inlines_of(self.into_blocks(end))
    }

    /// Everything inside as preformatted text, without the line ends right after its beginning, in HTML, and before its end.
    fn into_code(mut self, end: usize) -> String {
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
    fn take_caption(&mut self) -> Vec<Inline> {
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
    fn into_items(mut self, span: Span) -> Vec<Item> {
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
    fn into_definitions(mut self, span: Span) -> Vec<Definition> {
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
    fn into_cells(mut self, span: Span) -> Vec<Vec<Inline>> {
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
    fn into_table(mut self, alignments: Vec<Alignment>, span: Span) -> (Table, Vec<Block>) {
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
    fn add(&mut self, kind: BlockKind, span: Span) {
        self.flush(span.start);
        self.blocks.push(Block { span, anchor: String::new(), kind });
    }

    /// Adds a block that holds `content`, unless that is empty.
    fn hold<T>(&mut self, content: Vec<T>, span: Span, kind: impl FnOnce(Vec<T>) -> BlockKind) {
        if !content.is_empty() {
            self.add(kind(content), span);
        }
    }

    /// Takes a part where this element has a place for it, else its blocks.
    fn take(&mut self, part: Part, span: Span) {
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
    fn accept_inline(&mut self, mut frame: Frame, tag: &Tag, end: usize) {
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
    fn into_blocks(self, span: Span) -> Vec<Block> {
        match self {
            Self::Item(item) => item.blocks,
            Self::Definition(Definition::Description(blocks)) => blocks,
            Self::Row(_, cells) => cells.into_iter().filter_map(|cell| paragraph(cell, span)).collect(),
            Self::Cell(inlines) | Self::Definition(Definition::Term(inlines)) | Self::Caption(inlines) | Self::Summary(inlines) => {
                paragraph(inlines, span).into_iter().collect()
            }
        }
    }
}

fn paragraph(inlines: Vec<Inline>, span: Span) -> Option<Block> {
    (!inlines.is_empty()).then(|| Block { span, anchor: String::new(), kind: BlockKind::Paragraph(inlines) })
}

impl Block {
    /// A paragraph inside a heading is the heading.
    fn become_heading(&mut self, level: u8) {
        if let BlockKind::Paragraph(inlines) | BlockKind::Plain(inlines) = &mut self.kind {
            self.kind = BlockKind::Heading(level, std::mem::take(inlines));
        }
    }
}

/// The inline that an element makes of its content; none for a style of nothing.
fn styled(tag: &Tag, content: Vec<Inline>) -> Option<Inline> {
    match tag {
        Tag::Image(source, title) => {
            Some(Inline::Image(Image { source: source.clone(), description: described(&content), title: title.clone() }))
        }
        Tag::Link(href, title) => (!content.is_empty()).then(|| Inline::Link(Link { href: href.clone(), title: title.clone(), content })),
        Tag::InlineCode => {
            let text = raw(&content);
            (!text.is_empty()).then_some(Inline::Code(text))
        }
        Tag::Styled(style) => (!content.is_empty()).then_some(Inline::Styled(*style, content)),
        _ => None,
    }
}

/// The description of a picture: its text, and the descriptions of pictures in it.
fn described(inlines: &[Inline]) -> String {
    let mut text = String::new();
    let mut rest: Vec<&Inline> = inlines.iter().rev().collect();
    while let Some(inline) = rest.pop() {
        match inline {
            Inline::Text(piece) | Inline::Code(piece) => text.push_str(piece),
            Inline::Image(image) => text.push_str(&image.description),
            Inline::Styled(_, content) | Inline::Link(Link { content, .. }) => rest.extend(content.iter().rev()),
            Inline::Break => text.push(' '),
            Inline::FootnoteReference(_) => {}
        }
    }
    text
}

/// Text with its white space, for code.
fn raw(inlines: &[Inline]) -> String {
    let mut text = String::new();
    let mut rest: Vec<&Inline> = inlines.iter().rev().collect();
    while let Some(inline) = rest.pop() {
        match inline {
            Inline::Text(piece) | Inline::Code(piece) => text.push_str(piece),
            Inline::Styled(_, content) | Inline::Link(Link { content, .. }) => rest.extend(content.iter().rev()),
            Inline::Break => text.push('\n'),
            Inline::Image(_) | Inline::FootnoteReference(_) => {}
        }
    }
    text
}

/// Blocks where only inlines can be: their text with line breaks between.
fn inlines_of(blocks: Vec<Block>) -> Vec<Inline> {
    let mut inlines: Vec<Inline> = Vec::new();
    for block in blocks {
        let content = match block.kind {
            BlockKind::Heading(_, content) | BlockKind::Paragraph(content) | BlockKind::Plain(content) => content,
            BlockKind::Code(_, text) => vec![Inline::Code(text)],
            BlockKind::Embed(embed) => {
                let shown = embed.title.unwrap_or(embed.provider);
                vec![Inline::Link(Link { href: embed.url, title: String::new(), content: vec![Inline::Text(shown)] })]
            }
            BlockKind::Figure(blocks, caption) => [inlines_of(blocks), caption].concat(),
            BlockKind::Quote(blocks) | BlockKind::Footnote(_, blocks) => inlines_of(blocks),
            BlockKind::Details(summary, blocks) => [summary, inlines_of(blocks)].concat(),
            BlockKind::List(_, items) => items.into_iter().flat_map(|item| broken(inlines_of(item.blocks))).collect(),
            BlockKind::Definitions(rows) => rows
                .into_iter()
                .flat_map(|row| match row {
                    Definition::Term(inlines) => broken(inlines),
                    Definition::Description(blocks) => broken(inlines_of(blocks)),
                })
                .collect(),
            BlockKind::Table(table) => std::iter::once(table.head).chain(table.rows).flatten().flat_map(broken).collect(),
            BlockKind::Rule => Vec::new(),
        };
        if !content.is_empty() {
            if !inlines.is_empty() {
                inlines.push(Inline::Break);
            }
            inlines.extend(content);
        }
    }
    inlines
}

fn broken(mut inlines: Vec<Inline>) -> Vec<Inline> {
    if !inlines.is_empty() {
        inlines.push(Inline::Break);
    }
    inlines
}

/// Inlines without white space and breaks at their ends.
fn trimmed(mut inlines: Vec<Inline>) -> Vec<Inline> {
    while let Some(last) = inlines.last_mut() {
        match last {
            Inline::Break => {}
            Inline::Text(text) => {
                text.truncate(text.trim_end_matches([' ', '\n', '\t']).len());
                if !text.is_empty() {
                    break;
                }
            }
            _ => break,
        }
        inlines.pop();
    }
    let blank = |inline: &Inline| {
        matches!(inline, Inline::Break) || matches!(inline, Inline::Text(text) if text.trim_matches([' ', '\n', '\t']).is_empty())
    };
    let lead = inlines.iter().take_while(|inline| blank(inline)).count();
    inlines.drain(..lead);
    if let Some(Inline::Text(text)) = inlines.first_mut() {
        let lead = text.len() - text.trim_start_matches([' ', '\n', '\t']).len();
        text.drain(..lead);
    }
    if inlines.iter().any(shows) { inlines } else { Vec::new() }
}

/// Whether a reader sees anything of an inline.
fn shows(inline: &Inline) -> bool {
    match inline {
        Inline::Image(_) | Inline::FootnoteReference(_) => true,
        Inline::Text(text) | Inline::Code(text) => text.contains(|character: char| !character.is_whitespace()),
        Inline::Styled(_, content) | Inline::Link(Link { content, .. }) => content.iter().any(shows),
        Inline::Break => false,
    }
}

fn inline_ends_with_space(inline: &Inline) -> bool {
    match inline {
        Inline::Text(text) => text.ends_with([' ', '\n']),
        Inline::Break => true,
        Inline::Styled(_, content) | Inline::Link(Link { content, .. }) => content.last().is_some_and(inline_ends_with_space),
        Inline::Code(_) | Inline::Image(_) | Inline::FootnoteReference(_) => false,
    }
}
