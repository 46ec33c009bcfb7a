//! Markdown: the events of pulldown-cmark drive the tree; HTML inside it goes through the tokenizer of HTML.

use super::html::Feed;
use super::tree::{Tag, Tree};
use crate::document::{Alignment, BlockKind, Inline, Link, Style};
use pulldown_cmark::{self as cmark, CodeBlockKind, Event, LinkType, Options, Parser, TagEnd};
use std::iter::Peekable;
use std::ops::Range;

/// The extensions of GitHub and those that blog engines have in common.
pub(super) const EXTENSIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_DEFINITION_LIST)
    .union(Options::ENABLE_GFM);

/// Parses `text` into `tree`.
pub(super) fn parse(text: &str, options: Options, tree: &mut Tree, feed: &mut Feed<'_>) {
    let mut head = false;
    let mut code = false;
    let mut links = 0;
    // Whether a tag within the running text hides what follows, to the end of its block at most.
    let mut hidden = false;
    // The lines of a block of HTML, collected, with where they begin.
    let mut html: Option<(usize, String)> = None;
    let mut events = Parser::new_ext(text, options).into_offset_iter().peekable();
    while let Some((event, range)) = events.next() {
        let (start, end) = feed.placed(&range);
        match event {
            Event::Start(tag) => {
                let opened = match tag {
                    cmark::Tag::Paragraph if feed.flows() => continue,
                    cmark::Tag::Paragraph => Tag::Paragraph,
                    cmark::Tag::Heading { level, id, .. } => Tag::Heading(level as u8, id.map_or_else(String::new, |id| id.to_string())),
                    cmark::Tag::BlockQuote(_) => Tag::Quote,
                    cmark::Tag::CodeBlock(kind) => {
                        code = true;
                        Tag::Code(language(&kind))
                    }
                    cmark::Tag::HtmlBlock => {
                        html = Some((start, String::new()));
                        continue;
                    }
                    cmark::Tag::List(first) => Tag::List(first),
                    cmark::Tag::Item => Tag::Item,
                    cmark::Tag::FootnoteDefinition(label) => Tag::Footnote(label.to_string()),
                    cmark::Tag::DefinitionList => Tag::Definitions,
                    cmark::Tag::DefinitionListTitle => Tag::Term,
                    cmark::Tag::DefinitionListDefinition => Tag::Description,
                    cmark::Tag::Table(alignments) => Tag::Table(alignments.into_iter().map(alignment).collect()),
                    cmark::Tag::TableHead => {
                        head = true;
                        Tag::Row(true)
                    }
                    cmark::Tag::TableRow => Tag::Row(head),
                    cmark::Tag::TableCell => Tag::Cell,
                    cmark::Tag::Emphasis => Tag::Styled(Style::Emphasis),
                    cmark::Tag::Strong => Tag::Styled(Style::Strong),
                    cmark::Tag::Strikethrough => Tag::Styled(Style::Strikethrough),
                    cmark::Tag::Superscript => Tag::Styled(Style::Superscript),
                    cmark::Tag::Subscript => Tag::Styled(Style::Subscript),
                    cmark::Tag::Link { link_type: LinkType::Autolink, dest_url, .. } if feed.insert(&dest_url, tree, start, end) => {
                        Tag::Division
                    }
                    cmark::Tag::Link { link_type, dest_url, title, .. } => {
                        links += 1;
                        let href = if link_type == LinkType::Email { format!("mailto:{dest_url}") } else { dest_url.to_string() };
                        Tag::Link(href, title.to_string())
                    }
                    cmark::Tag::Image { dest_url, title, .. } => Tag::Image(dest_url.to_string(), title.to_string()),
                    cmark::Tag::MetadataBlock(_) => Tag::Division,
                };
                tree.open(opened, start);
            }
            Event::End(TagEnd::HtmlBlock) => {
                if let Some((at, block)) = html.take() {
                    feed.block(&block, at, tree);
                }
            }
            Event::End(TagEnd::Paragraph) if feed.flows() => {}
            Event::End(tag) => {
                if hidden && matches!(tag, TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell) {
                    feed.reveal();
                    hidden = false;
                }
                match tag {
                    TagEnd::CodeBlock => code = false,
                    TagEnd::TableHead => head = false,
                    TagEnd::Link => links -= i32::from(links > 0),
                    _ => {}
                }
                tree.close(end);
            }
            // The text of an autolink that stands for an insertion is the insertion's own name.
            // Between the tags of a script stands what only a browser reads.
            Event::Text(_) | Event::SoftBreak | Event::HardBreak if hidden => {}
            Event::Text(piece) if feed.is_insertion(&piece) => {}
            Event::Text(piece) if code => tree.text(&piece, start),
            Event::Text(piece) if links == 0 => {
                let whole = whole_text(text, &piece, range, &mut events, feed);
                linked(whole.map_or(&piece, |whole| &text[whole]), start, tree);
            }
            Event::Text(piece) => tree.text(&piece, start),
            Event::Code(piece) | Event::InlineMath(piece) | Event::DisplayMath(piece) => {
                tree.push(Inline::Code(piece.to_string()), start, end);
            }
            Event::Html(piece) => match &mut html {
                Some((_, block)) => block.push_str(&piece),
                None => feed.fragment(&piece, start, tree),
            },
            Event::InlineHtml(piece) => {
                feed.fragment(&piece, start, tree);
                hidden = feed.hides();
            }
            Event::FootnoteReference(label) => tree.push(Inline::FootnoteReference(label.to_string()), start, end),
            Event::SoftBreak => tree.text("\n", start),
            Event::HardBreak => tree.push(Inline::Break, start, end),
            Event::Rule => tree.leaf(BlockKind::Rule, start, end),
            Event::TaskListMarker(done) => tree.task(done),
        }
    }
}

/// The language that a block of code says it is in.
fn language(kind: &CodeBlockKind<'_>) -> Option<String> {
    match kind {
        CodeBlockKind::Fenced(info) => info.split([' ', ',', '{']).next().filter(|word| !word.is_empty()).map(str::to_owned),
        CodeBlockKind::Indented => None,
    }
}

fn alignment(alignment: cmark::Alignment) -> Alignment {
    match alignment {
        cmark::Alignment::None => Alignment::None,
        cmark::Alignment::Left => Alignment::Left,
        cmark::Alignment::Center => Alignment::Center,
        cmark::Alignment::Right => Alignment::Right,
    }
}

/// Where the text stands that begins with `piece`, if just so: it is parted at each mark that came to nothing, as the `_` of an address.
fn whole_text<'e>(
    text: &str,
    piece: &str,
    mut range: Range<usize>,
    events: &mut Peekable<impl Iterator<Item = (Event<'e>, Range<usize>)>>,
    feed: &Feed<'_>,
) -> Option<Range<usize>> {
    let is_source = |piece: &str, range: &Range<usize>| text.get(range.clone()) == Some(piece);
    let goes_on = |event: &Event<'_>, next: &Range<usize>| match event {
        Event::Text(piece) => is_source(piece, next) && !feed.is_insertion(piece),
        _ => false,
    };
    if !is_source(piece, &range) {
        return None;
    }
    while let Some((_, next)) = events.next_if(|(event, next)| next.start == range.end && goes_on(event, next)) {
        range.end = next.end;
    }
    Some(range)
}

/// Adds text in which bare addresses become links, as "GitHub Flavored Markdown", Autolinks (extension), has it.
fn linked(text: &str, start: usize, tree: &mut Tree) {
    let (mut added, mut next) = (0, 0);
    for (from, _) in text.bytes().enumerate().filter(|(_, byte)| matches!(byte, b'h' | b'w')) {
        let is_address = || ["https://", "http://", "www."].iter().any(|prefix| text[from..].starts_with(prefix));
        if from < next || !is_address() || text[..from].ends_with(char::is_alphanumeric) {
            continue;
        }
        let ends = |character: char| character.is_whitespace() || matches!(character, '<' | '>' | '"' | '“' | '”');
        next = text[from..].find(ends).map_or(text.len(), |end| from + end);
        let url = without_marks(&text[from..next]);
        let body = url.split_once("://").map(|(_, body)| body).or_else(|| url.strip_prefix("www."));
        if !body.is_some_and(|body| body.len() > 2 && body.contains('.')) {
            continue;
        }
        if from > added {
            tree.text(&text[added..from], start + added);
        }
        let href = if url.starts_with("www.") { format!("http://{url}") } else { url.to_owned() };
        let shown = vec![Inline::Text(url.to_owned())];
        added = from + url.len();
        tree.push(Inline::Link(Link { href, title: String::new(), content: shown }), start + from, start + added);
    }
    if added < text.len() {
        tree.text(&text[added..], start + added);
    }
}

/// An address without the marks behind it that are of the sentence, such as a bracket that it does not open.
fn without_marks(address: &str) -> &str {
    let mut url = address.trim_end_matches(['?', '!', '.', ',', ':', ';', '*', '_', '~', '\'', '’', '…']);
    let mut unopened = url.matches(')').count().saturating_sub(url.matches('(').count());
    while let Some(rest) = url.strip_suffix(')').filter(|_| unopened > 0) {
        url = rest.trim_end_matches(['?', '!', '.', ',', ':', ';']);
        unopened -= 1;
    }
    url
}

#[cfg(test)]
mod tests {
    use crate::read::read;

    #[test]
    fn bare_addresses_become_links_without_the_marks_of_their_sentence() {
        for (text, links) in [
            ("See https://a.example/x_(y)), or (www.b.example).", &["https://a.example/x_(y)", "http://www.b.example"][..]),
            ("What begins like one, www. and https://, hides none behind it: http://c.example!", &["http://c.example"]),
            ("It is at https://a.example/?v=a_b&t=1_c[2]*d, said they", &["https://a.example/?v=a_b&t=1_c[2]*d"]),
            ("Not xhttps://d.example, but https://e.example/https://f.example", &["https://e.example/https://f.example"]),
        ] {
            let document = read("post.md", text.as_bytes()).expect("text").document;
            let passages = document.passages();
            let found: Vec<&str> = passages.iter().flat_map(|passage| passage.links().map(|(_, href)| href)).collect();
            assert_eq!(found, links, "{text}");
        }
    }
}
