//! The typed tree that every post becomes, whatever it was written in.
//!
//! Blocks hold blocks or a run of inlines, as in Pandoc's model. There is no place in it for raw HTML, so nothing that
//! is not listed here can reach a page. Every block knows the bytes of the healed source it came from, and every leaf
//! has an anchor: the id that the page gives it, to which takeaways, sessions and search results point.

use crate::search::fold;
use std::ops::Range;

mod destination;
mod highlight;
mod images;
mod outline;
mod passage;

pub use destination::Destination;
pub use highlight::{highlighted, running_text};
pub use outline::HeadingLevels;
pub use passage::{Mark, Passage, Place, Style};
use passage::{push_text, push_visible};

/// A range of bytes in the healed source text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self { start: range.start, end: range.end }
    }
}

/// A post's body as a tree.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// The top-level blocks, in the order of the source.
    pub blocks: Vec<Block>,
}

/// A block with the place it came from.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// Where it stands in the healed source.
    pub span: Span,
    /// The id of the element that shows it; empty for blocks that only hold other blocks.
    pub anchor: String,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq)]
pub enum BlockKind {
    /// A heading of level 1 to 6.
    Heading(u8, Vec<Inline>),
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// Text that is no paragraph of its own, as in an item of a tight list.
    Plain(Vec<Inline>),
    /// A quotation.
    Quote(Vec<Block>),
    /// A list; ordered where it has a first number.
    List(Option<u64>, Vec<Item>),
    /// Terms and their descriptions.
    Definitions(Vec<Definition>),
    /// Preformatted text with the language it says it is in.
    Code(Option<String>, String),
    /// A table.
    Table(Table),
    /// Pictures or other matter with a caption.
    Figure(Vec<Block>, Vec<Inline>),
    /// A part that opens on demand, with its summary.
    Details(Vec<Inline>, Vec<Block>),
    /// Something that another site shows: a video, a post on a social network, slides.
    Embed(Embed),
    /// A thematic break.
    Rule,
    /// A footnote: its label and what it says.
    Footnote(String, Vec<Block>),
}

/// An item of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    /// For an item of a task list, whether it is done.
    pub done: Option<bool>,
    /// What the item holds.
    pub blocks: Vec<Block>,
}

/// A row of a definition list.
#[derive(Clone, Debug, PartialEq)]
pub enum Definition {
    /// The term that is described.
    Term(Vec<Inline>),
    /// What it means.
    Description(Vec<Block>),
}

/// A table: rows of cells, the first of them the head where the source has one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// How each column is aligned.
    pub alignments: Vec<Alignment>,
    /// The cells of the head; empty where there is none.
    pub head: Vec<Vec<Inline>>,
    /// The rows below it.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

/// How a column of a table is aligned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Alignment {
    /// As the reader's language has it.
    #[default]
    None,
    /// To the left.
    Left,
    /// In the middle.
    Center,
    /// To the right.
    Right,
}

/// A reference to something that another site shows; drawn as a card with a link, never fetched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Embed {
    /// Where it is.
    pub url: String,
    /// What the site is called, such as `YouTube`.
    pub provider: String,
    /// What the source calls it.
    pub title: Option<String>,
}

/// A piece of running text.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Text; a newline in it is a soft break.
    Text(String),
    /// Code.
    Code(String),
    /// Text in one of the styles that need no more than their name.
    Styled(Style, Vec<Inline>),
    /// A link.
    Link(Link),
    /// A picture.
    Image(Image),
    /// A hard line break.
    Break,
    /// A reference to the footnote of that label.
    FootnoteReference(String),
}

/// A link out of the text or within it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Link {
    /// Where it leads, as the source has it.
    pub href: String,
    /// The title that the source gives it; empty where none.
    pub title: String,
    /// What is shown.
    pub content: Vec<Inline>,
}

/// A picture by reference; its bytes are not part of the tree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Image {
    /// Where it is, as the source has it.
    pub source: String,
    /// What it shows, in words.
    pub description: String,
    /// The title that the source gives it; empty where none.
    pub title: String,
}

/// An entry of the outline.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct OutlineEntry {
    /// The heading's level, 1 to 6.
    pub level: u8,
    /// Its text.
    pub title: String,
    /// The id of its element.
    pub anchor: String,
}

impl BlockKind {
    /// The blocks directly inside, where it holds any. Items of lists and descriptions count as inside.
    pub fn children(&self) -> Vec<&Block> {
        match self {
            Self::Quote(blocks) | Self::Figure(blocks, _) | Self::Details(_, blocks) | Self::Footnote(_, blocks) => blocks.iter().collect(),
            Self::List(_, items) => items.iter().flat_map(|item| &item.blocks).collect(),
            Self::Definitions(rows) => rows
                .iter()
                .flat_map(|row| match row {
                    Definition::Term(_) => [].iter(),
                    Definition::Description(blocks) => blocks.iter(),
                })
                .collect(),
            _ => Vec::new(),
        }
    }
}

impl Document {
    /// Takes out a first heading that only repeats the title of the post. Whether it did.
    pub(crate) fn drop_title(&mut self, title: Option<&str>) -> bool {
        let repeats = self.blocks.first().is_some_and(|block| match &block.kind {
            BlockKind::Heading(_, inlines) => title.is_some_and(|title| fold(&plain(inlines)) == fold(title)),
            _ => false,
        });
        if repeats {
            self.blocks.remove(0);
        }
        repeats
    }

    /// The headings, in order.
    pub fn outline(&self) -> Vec<OutlineEntry> {
        let mut entries = Vec::new();
        self.walk(&mut |block| {
            if let BlockKind::Heading(level, inlines) = &block.kind {
                let title = plain(inlines);
                if !title.is_empty() {
                    entries.push(OutlineEntry { level: *level, title, anchor: block.anchor.clone() });
                }
            }
        });
        entries
    }

    /// Calls `visit` for every block, each before the blocks inside it.
    pub fn walk<'a>(&'a self, visit: &mut impl FnMut(&'a Block)) {
        // An explicit stack: the depth of the tree is the source's choice.
        let mut stack: Vec<&Block> = self.blocks.iter().rev().collect();
        while let Some(block) = stack.pop() {
            visit(block);
            stack.extend(block.kind.children().into_iter().rev());
        }
    }

    /// Everything a reader sees, as plain text: one line a leaf, an empty line between them.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for passage in self.passages() {
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            text.push_str(&passage.text);
            for description in &passage.descriptions {
                if !text.is_empty() && !text.ends_with('\n') {
                    text.push(' ');
                }
                text.push_str(description);
            }
        }
        text
    }

    /// Calls `visit` with each text of [`Document::passages`], white space as it is, and whether it is a heading.
    ///
    /// For what only looks at words it does without the passages themselves.
    pub(crate) fn each_text(&self, visit: &mut dyn FnMut(&str, bool)) {
        let mut text = String::new();
        self.walk(&mut |block| {
            let heading = matches!(block.kind, BlockKind::Heading(..));
            let mut leaf = |inlines: &[Inline]| {
                let mut descriptions = Vec::new();
                text.clear();
                push_plain(inlines, &mut text, &mut descriptions);
                visit(&text, heading);
                for description in descriptions {
                    visit(description, false);
                }
            };
            match &block.kind {
                BlockKind::Heading(_, inlines)
                | BlockKind::Paragraph(inlines)
                | BlockKind::Plain(inlines)
                | BlockKind::Figure(_, inlines)
                | BlockKind::Details(inlines, _) => leaf(inlines),
                BlockKind::Definitions(rows) => rows.iter().for_each(|row| {
                    if let Definition::Term(inlines) = row {
                        leaf(inlines);
                    }
                }),
                BlockKind::Table(table) => table.head.iter().chain(table.rows.iter().flatten()).for_each(|cell| leaf(cell)),
                BlockKind::Code(_, code) => visit(code, false),
                BlockKind::Embed(embed) => visit(embed.title.as_ref().unwrap_or(&embed.provider), false),
                BlockKind::Quote(_) | BlockKind::List(..) | BlockKind::Footnote(..) | BlockKind::Rule => {}
            }
        });
    }

    /// The leaves of the tree as plain text with marks, in order: what understanding and search work on.
    pub fn passages(&self) -> Vec<Passage> {
        passage::passages(self)
    }
}

/// The text of some inlines without markup; descriptions of pictures are left out.
pub fn plain(inlines: &[Inline]) -> String {
    let mut text = String::new();
    push_plain(inlines, &mut text, &mut Vec::new());
    let mut collapsed = String::with_capacity(text.len());
    push_text(text.trim(), &mut collapsed);
    collapsed
}

/// Appends the text of some inlines to a text, white space as it is, and what their pictures show to a list.
fn push_plain<'a>(inlines: &'a [Inline], text: &mut String, descriptions: &mut Vec<&'a str>) {
    for inline in inlines {
        match inline {
            Inline::Text(piece) | Inline::Code(piece) => push_visible(piece, text),
            Inline::Styled(_, content) | Inline::Link(Link { content, .. }) => push_plain(content, text, descriptions),
            Inline::Break => text.push(' '),
            Inline::Image(image) => descriptions.push(&image.description),
            Inline::FootnoteReference(_) => {}
        }
    }
}
