//! Inlines that change what they are: into text, out of blocks, and without the white space around them.

use super::Tag;
use crate::document::{Block, BlockKind, Definition, Image, Inline, Link};

/// The inline that an element makes of its content; none for a style of nothing.
pub(super) fn styled(tag: &Tag, content: Vec<Inline>) -> Option<Inline> {
    match tag {
        Tag::Image(source, title) => {
            let description = described(&content);
            Some(Inline::Image(Image { source: source.clone(), description: describing(&description).to_owned(), title: title.clone() }))
        }
        // The address that Twitter writes behind a post for the picture in it.
        Tag::Link(..) if matches!(&content[..], [Inline::Text(text)] if text.starts_with("pic.twitter.com/")) => None,
        Tag::Link(href, title) => (!content.is_empty()).then(|| Inline::Link(Link { href: schemed(href), title: title.clone(), content })),
        Tag::InlineCode => {
            let text = raw(&content);
            (!text.is_empty()).then_some(Inline::Code(text))
        }
        Tag::Styled(style) => (!content.is_empty()).then_some(Inline::Styled(*style, content)),
        _ => None,
    }
}

/// An address with the scheme that it leaves to the page it stands on: `//slideshare.net/…`.
fn schemed(href: &str) -> String {
    let host = href.strip_prefix("//").and_then(|rest| rest.split('/').next()).filter(|host| host.contains('.'));
    if host.is_some() { format!("https:{href}") } else { href.to_owned() }
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

/// Whether a text is the name or address of a picture, as its end tells.
pub(in crate::read) fn is_picture_file(text: &str) -> bool {
    const ENDS: [&str; 6] = [".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"];
    ENDS.iter().any(|end| text.len() > end.len() && text.as_bytes()[text.len() - end.len()..].eq_ignore_ascii_case(end.as_bytes()))
}

/// A description of a picture; nothing where it is what an editor put there: the name of a file, or a word for any picture.
pub(in crate::read) fn describing(description: &str) -> &str {
    const ANY: [&str; 9] = ["image", "img", "picture", "photo", "gallery", "screenshot", "imagedescription", "alttext", "imagealttext"];
    let letters: String = description.chars().filter(char::is_ascii_alphabetic).map(|letter| letter.to_ascii_lowercase()).collect();
    let file = !description.contains(' ') && is_picture_file(description);
    if file || description.is_ascii() && ANY.contains(&letters.as_str()) { "" } else { description }
}

/// Text with its white space, for code.
pub(super) fn raw(inlines: &[Inline]) -> String {
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
pub(super) fn inlines_of(blocks: Vec<Block>) -> Vec<Inline> {
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
pub(super) fn trimmed(mut inlines: Vec<Inline>) -> Vec<Inline> {
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

pub(super) fn ends_with_space(inline: &Inline) -> bool {
    match inline {
        Inline::Text(text) => text.ends_with([' ', '\n']),
        Inline::Break => true,
        Inline::Styled(_, content) | Inline::Link(Link { content, .. }) => content.last().is_some_and(ends_with_space),
        Inline::Code(_) | Inline::Image(_) | Inline::FootnoteReference(_) => false,
    }
}
