//! Marking stretches of a leaf's text in its inlines.

use super::passage::push_text;
use super::{Inline, Link, Style};
use std::ops::Range;

/// The text of a leaf as its [`Passage`](super::Passage) has it: the offsets that [`highlighted`] understands.
pub fn running_text(inlines: &[Inline]) -> String {
    let mut pen = Pen { text: String::new(), ranges: &[] };
    pen.draw(inlines);
    pen.text
}

/// The inlines with the given stretches of their running text, in bytes, marked as with a pen. Links and styles stay whole.
pub fn highlighted(inlines: &[Inline], ranges: &[Range<usize>]) -> Vec<Inline> {
    Pen { text: String::new(), ranges }.draw(inlines)
}

/// What has been drawn so far, so that every piece knows its place in the whole.
struct Pen<'a> {
    text: String,
    ranges: &'a [Range<usize>],
}

impl Pen<'_> {
    fn draw(&mut self, inlines: &[Inline]) -> Vec<Inline> {
        let mut drawn = Vec::with_capacity(inlines.len());
        for inline in inlines {
            match inline {
                Inline::Text(piece) => self.split(piece, Inline::Text, &mut drawn),
                Inline::Code(piece) => self.split(piece, Inline::Code, &mut drawn),
                Inline::Styled(style, content) => drawn.push(Inline::Styled(*style, self.draw(content))),
                Inline::Link(link) => drawn.push(Inline::Link(Link { content: self.draw(&link.content), ..link.clone() })),
                Inline::Break => {
                    push_text(" ", &mut self.text);
                    drawn.push(Inline::Break);
                }
                Inline::Image(_) | Inline::FootnoteReference(_) => drawn.push(inline.clone()),
            }
        }
        drawn
    }

    /// Cuts a piece where a stretch begins or ends. White space that the running text drops stays with what is before it.
    fn split(&mut self, piece: &str, kind: fn(String) -> Inline, drawn: &mut Vec<Inline>) {
        let mut part = String::new();
        let mut marked = false;
        let mut bytes = [0; 4];
        for character in piece.chars() {
            let before = self.text.len();
            push_text(character.encode_utf8(&mut bytes), &mut self.text);
            let inside = if self.text.len() == before { marked } else { self.ranges.iter().any(|range| range.contains(&before)) };
            if inside != marked {
                close(&mut part, marked, kind, drawn);
                marked = inside;
            }
            part.push(character);
        }
        close(&mut part, marked, kind, drawn);
    }
}

fn close(part: &mut String, marked: bool, kind: fn(String) -> Inline, drawn: &mut Vec<Inline>) {
    if !part.is_empty() {
        let inline = kind(std::mem::take(part));
        drawn.push(if marked { Inline::Styled(Style::Highlight, vec![inline]) } else { inline });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Inline {
        Inline::Text(text.to_owned())
    }

    #[test]
    fn a_stretch_is_marked_across_styles_and_white_space() {
        let inlines = vec![text("One  two\n"), Inline::Styled(Style::Strong, vec![text("three")]), text(" four")];
        assert_eq!(running_text(&inlines), "One two three four");
        let mark = |piece: &str| Inline::Styled(Style::Highlight, vec![text(piece)]);
        assert_eq!(
            highlighted(&inlines, std::slice::from_ref(&(4..13))),
            vec![text("One  "), mark("two\n"), Inline::Styled(Style::Strong, vec![mark("three")]), text(" four")]
        );
    }

    #[test]
    fn without_stretches_nothing_changes() {
        let inlines = vec![text("Größe "), Inline::Code("kubectl".to_owned()), Inline::Break, text("x")];
        assert_eq!(highlighted(&inlines, &[]), inlines);
    }
}
