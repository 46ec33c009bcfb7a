//! Every example of the `CommonMark` specification, read and written again as HTML: the tree keeps what Markdown says.

use hallway::document::{Block, BlockKind, Document, Inline, Item, Link, Style};
use hallway::read::read;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

/// A file of the folder of examples as JSON; its README says where they are from.
fn file(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/commonmark").join(name);
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_slice(&bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn every_example_is_read_as_the_specification_says() {
    let examples = file("examples.json");
    let differences = file("differences.json");
    let mut differences: BTreeMap<&str, &Value> =
        differences.as_object().into_iter().flatten().map(|(number, difference)| (number.as_str(), difference)).collect();
    let mut misses = Vec::new();
    for example in examples.as_array().expect("a list of examples") {
        let [number, section, markdown, html] = ["example", "section", "markdown", "html"].map(|field| &example[field]);
        let text = |value: &Value| value.as_str().expect("a text").to_owned();
        let read = read("example.md", text(markdown).as_bytes()).unwrap_or_else(|problem| panic!("{number}: {problem:?}"));
        let found = normal(&html_of(&read.document));
        let wanted = normal(&text(html));
        let number = number.to_string();
        match differences.remove(number.as_str()) {
            Some(difference) if difference["html"] == found.as_str() && found != wanted => {}
            Some(difference) => misses.push(format!("{number}, {section}: {found:?} for {difference}")),
            None if found == wanted => {}
            None => misses.push(format!("{number}, {section}: {markdown}\n  found  {found:?}\n  wanted {wanted:?}")),
        }
    }
    assert!(differences.is_empty(), "no such examples: {differences:?}");
    assert!(misses.is_empty(), "{} examples\n{}", misses.len(), misses.join("\n"));
}

/// HTML without the white space that a reader cannot see: the one around the tags of blocks.
fn normal(html: &str) -> String {
    const BLOCKS: [&str; 15] = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "hr", "br", "table", "pre"];
    let mut normal = String::new();
    let mut rest = html.trim();
    let mut preformatted = false;
    let mut after_block = true;
    while !rest.is_empty() {
        let (piece, tag) = match rest.find('<') {
            Some(0) => (&rest[..rest.find('>').map_or(rest.len(), |end| end + 1)], true),
            Some(at) => (&rest[..at], false),
            None => (rest, false),
        };
        rest = &rest[piece.len()..];
        if !tag {
            let piece = if after_block && !preformatted { piece.trim_start() } else { piece };
            normal.push_str(piece);
            after_block = after_block && piece.is_empty();
            continue;
        }
        let name: String = piece.chars().skip_while(|c| matches!(c, '<' | '/')).take_while(char::is_ascii_alphanumeric).collect();
        after_block = BLOCKS.contains(&name.as_str());
        if after_block && !preformatted {
            normal.truncate(normal.trim_end().len());
        }
        if name == "pre" {
            preformatted = !piece.starts_with("</");
        }
        normal.push_str(piece);
    }
    normal
}

fn html_of(document: &Document) -> String {
    let mut html = String::new();
    blocks(&document.blocks, &mut html);
    html
}

fn blocks(blocks: &[Block], html: &mut String) {
    for block in blocks {
        write_block(&block.kind, html);
    }
}

fn write_block(kind: &BlockKind, html: &mut String) {
    match kind {
        BlockKind::Heading(level, content) => {
            let _ = writeln!(html, "<h{level}>{}</h{level}>", inlines(content));
        }
        BlockKind::Paragraph(content) => {
            let _ = writeln!(html, "<p>{}</p>", inlines(content));
        }
        BlockKind::Plain(content) => {
            let _ = writeln!(html, "{}", inlines(content));
        }
        BlockKind::Quote(inner) => {
            html.push_str("<blockquote>\n");
            blocks(inner, html);
            html.push_str("</blockquote>\n");
        }
        BlockKind::List(first, items) => {
            let name = if first.is_some() { "ol" } else { "ul" };
            let start = first.filter(|first| *first != 1).map(|first| format!(" start=\"{first}\"")).unwrap_or_default();
            let _ = writeln!(html, "<{name}{start}>");
            for Item { blocks: inner, .. } in items {
                html.push_str("<li>");
                blocks(inner, html);
                html.push_str("</li>\n");
            }
            let _ = writeln!(html, "</{name}>");
        }
        BlockKind::Code(language, text) => {
            let class = language.as_ref().map(|language| format!(" class=\"language-{}\"", escaped(language))).unwrap_or_default();
            // The tree leaves out the line end before the end, which every block of code has that is not empty.
            let line_end = if text.is_empty() { "" } else { "\n" };
            let _ = writeln!(html, "<pre><code{class}>{}{line_end}</code></pre>", escaped(text));
        }
        BlockKind::Rule => html.push_str("<hr />\n"),
        other => {
            let _ = write!(html, "<!-- {other:?} -->");
        }
    }
}

fn inlines(inlines: &[Inline]) -> String {
    inlines.iter().map(inline).collect()
}

fn inline(inline: &Inline) -> String {
    let title = |title: &str| if title.is_empty() { String::new() } else { format!(" title=\"{}\"", escaped(title)) };
    match inline {
        Inline::Text(text) => escaped(text),
        Inline::Code(text) => format!("<code>{}</code>", escaped(text)),
        Inline::Styled(Style::Emphasis, content) => format!("<em>{}</em>", inlines(content)),
        Inline::Styled(Style::Strong, content) => format!("<strong>{}</strong>", inlines(content)),
        Inline::Styled(style, content) => format!("<{style:?}>{}</{style:?}>", inlines(content)),
        Inline::Link(Link { href, title: shown, content }) => {
            format!("<a href=\"{}\"{}>{}</a>", address(href), title(shown), inlines(content))
        }
        Inline::Image(image) => {
            format!("<img src=\"{}\" alt=\"{}\"{} />", address(&image.source), escaped(&image.description), title(&image.title))
        }
        Inline::Break => "<br />\n".to_owned(),
        Inline::FootnoteReference(label) => format!("<!-- {label} -->"),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// An address as the reference implementation writes it: what no address holds in hexadecimal.
fn address(address: &str) -> String {
    let mut written = String::new();
    for byte in address.bytes() {
        match byte {
            b'&' => written.push_str("&amp;"),
            byte if byte.is_ascii_alphanumeric() || b"-_.+!*'(),%#@?=;:/$~".contains(&byte) => written.push(char::from(byte)),
            byte => {
                let _ = write!(written, "%{byte:02X}");
            }
        }
    }
    written
}
