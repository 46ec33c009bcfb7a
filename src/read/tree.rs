//! Builds the document from what Markdown and HTML have in common: elements that open and close around text.
//!
//! Both parsers drive the same builder, so HTML inside Markdown, and Markdown inside HTML, become one tree. Anything may
//! open inside anything, and what is not closed ends with what is around it, as in a browser; only an HTML end tag can
//! never end an element of Markdown, whose nesting is always right.

use crate::document::{Alignment, Block, BlockKind, Definition, Document, Embed, Inline, Item, Span, Style};

mod frame;
mod inline;
mod lines;
mod settle;
mod strong;

pub(super) use inline::{describing, is_picture_file};
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
    /// Where the breaks among `inlines` are.
    breaks: Vec<usize>,
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
                Some(inline) => return inline::ends_with_space(inline),
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
        if inline == Inline::Break {
            frame.breaks.push(start);
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
