//! What introduces a post in a list.

use crate::document::{Document, Place};
use crate::post::Post;
use crate::search::{Query, Snippet};

/// About `length` bytes that introduce a post: what its author says it is about, else its first paragraph of some length.
pub fn introduction(post: &Post, document: &Document, length: usize) -> String {
    const SENTENCE: usize = 60;
    let of = |text: &str| Snippet::new(&Query::default(), text, "", length).text;
    if let Some(description) = &post.description {
        return of(description);
    }
    let passages = document.passages();
    let mut paragraphs = passages.iter().filter(|passage| passage.place == Place::Paragraph && !passage.quoted);
    let first = paragraphs.clone().next();
    paragraphs.find(|passage| passage.text.len() >= SENTENCE).or(first).map(|passage| of(&passage.text)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Block, BlockKind, Inline, Span};

    #[test]
    fn the_author_introduces_a_post_else_its_first_real_paragraph() {
        let paragraph = |text: &str| Block {
            span: Span::default(),
            anchor: "p".to_owned(),
            kind: BlockKind::Paragraph(vec![Inline::Text(text.to_owned())]),
        };
        let long = "This conference was non-stop learning, networking and fun, and I am here to share it.";
        let document = Document { blocks: vec![paragraph("By me"), paragraph(long)] };
        let mut post = Post::default();
        assert_eq!(introduction(&post, &document, 200), long);
        assert_eq!(introduction(&post, &document, 30), "This conference was non-stop…");
        post.description = Some("My week.".to_owned());
        assert_eq!(introduction(&post, &document, 200), "My week.");
        assert_eq!(introduction(&Post::default(), &Document::default(), 200), "");
    }
}
