//! The pictures of a document.

use super::{BlockKind, Definition, Document, Image, Inline, Link};

impl Document {
    /// The pictures, in order.
    pub fn images(&self) -> Vec<&Image> {
        let mut images = Vec::new();
        self.walk(&mut |block| match &block.kind {
            BlockKind::Heading(_, inlines)
            | BlockKind::Paragraph(inlines)
            | BlockKind::Plain(inlines)
            | BlockKind::Figure(_, inlines)
            | BlockKind::Details(inlines, _) => collect(inlines, &mut images),
            BlockKind::Table(table) => table.head.iter().chain(table.rows.iter().flatten()).for_each(|cell| collect(cell, &mut images)),
            BlockKind::Definitions(rows) => {
                for row in rows {
                    if let Definition::Term(inlines) = row {
                        collect(inlines, &mut images);
                    }
                }
            }
            _ => {}
        });
        images
    }
}

fn collect<'a>(inlines: &'a [Inline], images: &mut Vec<&'a Image>) {
    for inline in inlines {
        match inline {
            Inline::Image(image) => images.push(image),
            Inline::Styled(_, content) | Inline::Link(Link { content, .. }) => collect(content, images),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Block, Item, Span};

    #[test]
    fn pictures_are_found_wherever_they_stand() {
        let image = |source: &str| Inline::Image(Image { source: source.to_owned(), ..Image::default() });
        let block = |kind: BlockKind| Block { span: Span::default(), anchor: String::new(), kind };
        let linked = Inline::Link(Link { content: vec![image("b")], ..Link::default() });
        let document = Document {
            blocks: vec![
                block(BlockKind::Paragraph(vec![image("a"), linked])),
                block(BlockKind::List(None, vec![Item { done: None, blocks: vec![block(BlockKind::Plain(vec![image("c")]))] }])),
            ],
        };
        assert_eq!(document.images().iter().map(|image| image.source.as_str()).collect::<Vec<_>>(), ["a", "b", "c"]);
    }
}
