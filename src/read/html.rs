//! HTML: the tokens of a WHATWG tokenizer drive the tree. Elements without a place in the tree leave their text, or
//! nothing where a reader would see nothing.

use super::embed::embed;
use super::markdown;
use super::template::Insertion;
use super::tree::{Tag, Tree, describing};
use crate::document::{BlockKind, Image, Inline, Style};
use std::ops::Range;
use token::{StartTag, Text, Tokenizer};

mod chrome;
mod page;
mod token;

pub(super) use page::{Meta, article};
pub(super) use token::Token;

/// Elements of which a reader sees nothing, or only what a running page makes of them.
const HIDDEN: [&str; 18] = [
    "script", "style", "template", "noscript", "svg", "math", "form", "nav", "select", "button", "head", "object", "canvas", "map",
    "textarea", "dialog", "datalist", "aside",
];

/// Elements that begin a block of their own.
const BLOCKS: [&str; 32] = [
    "address",
    "article",
    "blockquote",
    "center",
    "dd",
    "details",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "li",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "ul",
];

/// Elements without content.
const VOID: [&str; 13] = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// Feeds pieces of HTML into a tree. What is hidden stays hidden over the end of a piece.
#[derive(Debug, Default)]
pub(super) struct Feed<'a> {
    insertions: &'a [Insertion],
    /// The element that hides what follows, and how many of its name are open.
    hidden: Option<(String, usize)>,
    /// Whether the head of a table is open.
    head: bool,
    /// Where the Markdown stands that is parsed, if it is part of something else: a text within a block of HTML, or what a tag of a
    /// template says, all of which stands where the tag does.
    place: Option<Range<usize>>,
    /// Whether a paragraph of Markdown goes on with the text before it.
    flowing: bool,
}

/// A piece of HTML as tokens.
pub(super) fn tokenize(html: &str) -> Vec<Token<'_>> {
    Tokenizer::new(html).collect()
}

impl<'a> Feed<'a> {
    pub(super) fn new(insertions: &'a [Insertion]) -> Self {
        Self { insertions, ..Self::default() }
    }

    /// Whether an element is open of which a reader sees nothing.
    pub(super) fn hides(&self) -> bool {
        self.hidden.is_some()
    }

    /// Whether a paragraph of Markdown goes on with the text before it.
    pub(super) fn flows(&self) -> bool {
        self.flowing
    }

    /// Where something stands in the whole that stands at `range` of the Markdown.
    pub(super) fn placed(&self, range: &Range<usize>) -> (usize, usize) {
        let placed = |at: usize| self.place.as_ref().map_or(at, |place| (place.start + at).min(place.end));
        (placed(range.start), placed(range.end))
    }

    /// Ends what an element hides; one that is never closed must not hide the rest of a post.
    pub(super) fn reveal(&mut self) {
        self.hidden = None;
    }

    /// Whether a text is the name of an insertion.
    pub(super) fn is_insertion(&self, text: &str) -> bool {
        self.insertion(text).is_some()
    }

    fn insertion(&self, name: &str) -> Option<&'a Insertion> {
        self.insertions.get(name.strip_prefix(Insertion::SCHEME)?.parse::<usize>().ok()?)
    }

    /// Puts an insertion into the tree, where `name` is the name of one.
    pub(super) fn insert(&self, name: &str, tree: &mut Tree, start: usize, end: usize) -> bool {
        let Some(insertion) = self.insertion(name) else { return false };
        match insertion {
            Insertion::Embed(embed) => tree.embed(embed.clone(), start, end),
            Insertion::Figure(image, caption) => {
                tree.open(Tag::Figure, start);
                tree.push(Inline::Image(image.clone()), start, end);
                if !caption.is_empty() {
                    tree.open(Tag::Caption, start);
                    markdown::parse(caption, markdown::EXTENSIONS, tree, &mut Self { place: Some(start..start), ..Self::default() });
                    tree.close(end);
                }
                tree.close(end);
            }
        }
        true
    }

    /// Feeds a fragment that begins at the offset `at` of the parsed text.
    pub(super) fn fragment(&mut self, html: &str, at: usize, tree: &mut Tree) {
        self.tokens(&tokenize(html), at, tree);
    }

    /// Feeds a block of HTML within Markdown. By its specification it goes on to the next blank line, to many engines it does not: in
    /// `<h3>…</h3>` and a line with `[a link](https://…)` below it, the line is Markdown.
    pub(super) fn block(&mut self, html: &str, at: usize, tree: &mut Tree) {
        let opened = |text: &str, at: usize| text[..at].contains('[');
        let leads = |text: &str| ["](http", "](//"].iter().any(|link| text.find(link).is_some_and(|at| opened(text, at)));
        let linked = |text: &str| leads(text) && !text.contains('<');
        if !html.split(['<', '>']).any(linked) {
            return self.fragment(html, at, tree);
        }
        for token in tokenize(html) {
            match &token {
                // What is escaped is so in Markdown too.
                Token::Text(Text { span, .. }) if self.hidden.is_none() && !preformatted(tree) && linked(&html[span.clone()]) => {
                    let value = &html[span.clone()];
                    let (before, text) = value.split_at(value.len() - value.trim_start().len());
                    let (text, after) = text.split_at(text.trim_end().len());
                    let place = at + span.start + before.len()..at + span.end - after.len();
                    tree.flowing_text(before, at + span.start);
                    markdown::parse(text, markdown::EXTENSIONS, tree, &mut Self { place: Some(place), flowing: true, ..Self::default() });
                    tree.flowing_text(after, at + span.end - after.len());
                }
                _ => self.tokens(std::slice::from_ref(&token), at, tree),
            }
        }
    }

    /// Feeds tokens whose offsets count from `at`.
    pub(super) fn tokens(&mut self, tokens: &[Token<'_>], at: usize, tree: &mut Tree) {
        for token in tokens {
            match token {
                Token::StartTag(tag) => self.start(tag, at, tree),
                Token::EndTag(tag) => self.end(&tag.name, at + tag.span.start, at + tag.span.end, tree),
                Token::Text(Text { value, span }) if self.hidden.is_none() => {
                    if preformatted(tree) {
                        tree.text(value, at + span.start);
                    } else {
                        tree.flowing_text(value, at + span.start);
                    }
                }
                Token::Text(_) => {}
            }
        }
    }

    fn start(&mut self, tag: &StartTag<'_>, at: usize, tree: &mut Tree) {
        let name = &*tag.name;
        let (start, end) = (at + tag.span.start, at + tag.span.end);
        let void = VOID.contains(&name) || (tag.self_closing && !BLOCKS.contains(&name));
        if let Some((hiding, depth)) = &mut self.hidden {
            *depth += usize::from(hiding == name && !void);
            return;
        }
        let value = |key: &str| tag.attribute(key).unwrap_or_default().to_owned();
        if value("class").contains("speakerdeck-embed") && !value("data-id").is_empty() {
            tree.embed(embed(&format!("https://speakerdeck.com/player/{}", value("data-id")), None), start, end);
        }
        if HIDDEN.contains(&name)
            || tag.attribute("hidden").is_some()
            || tag.attribute("aria-hidden") == Some("true") && tag.attribute("href").is_some()
        {
            if !void {
                self.hidden = Some((name.to_owned(), 1));
            }
            return;
        }
        if BLOCKS.contains(&name) {
            // A paragraph ends where a block begins.
            tree.close_elements(&["p"], &BLOCKS.map(|block| if block == "p" { "" } else { block }), start);
        }
        let opened = match name {
            "p" | "div" | "span" if value("class").contains("caption") => captioned(&value("class")),
            "p" => Tag::Paragraph,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Tag::Heading(name.as_bytes()[1] - b'0', value("id")),
            "blockquote" => Tag::Quote,
            "ul" | "menu" | "dir" => Tag::List(None),
            "ol" => Tag::List(Some(value("start").parse().unwrap_or(1))),
            "li" => {
                tree.close_elements(&["li"], &["ul", "ol", "menu", "dir"], start);
                Tag::Item
            }
            "dl" => Tag::Definitions,
            "dt" | "dd" => {
                tree.close_elements(&["dt", "dd"], &["dl"], start);
                if name == "dt" { Tag::Term } else { Tag::Description }
            }
            "table" => Tag::Table(Vec::new()),
            "tr" => {
                tree.close_elements(&["tr"], &["table"], start);
                Tag::Row(self.head)
            }
            "thead" | "tbody" | "tfoot" | "colgroup" => {
                tree.close_elements(&["tr"], &["table"], start);
                self.head = name == "thead";
                return;
            }
            "td" | "th" => {
                tree.close_elements(&["td", "th"], &["table"], start);
                Tag::Cell
            }
            "figure" => Tag::Figure,
            "figcaption" => Tag::Caption,
            "caption" => Tag::Division,
            "details" => Tag::Details,
            "summary" => Tag::Summary,
            "pre" => Tag::Code(language(&value("class")).or_else(|| Some(value("data-lang")).filter(|language| !language.is_empty()))),
            "code" | "samp" | "tt" if !preformatted(tree) => Tag::InlineCode,
            "em" | "i" | "cite" | "dfn" | "var" => Tag::Styled(Style::Emphasis),
            "strong" | "b" => Tag::Styled(Style::Strong),
            "del" | "s" | "strike" => Tag::Styled(Style::Strikethrough),
            "sup" => Tag::Styled(Style::Superscript),
            "sub" => Tag::Styled(Style::Subscript),
            "mark" => Tag::Styled(Style::Highlight),
            "kbd" => Tag::Styled(Style::Keyboard),
            "small" => Tag::Styled(Style::Small),
            "a" => {
                tree.close_element("a", start);
                Tag::Link(value("href").trim().to_owned(), value("title"))
            }
            "br" => return tree.push(Inline::Break, start, end),
            "hr" => return tree.leaf(BlockKind::Rule, start, end),
            "img" => return picture(tag, tree, start, end),
            "iframe" | "embed" | "video" | "audio" => {
                frame(tag, tree, start, end);
                if !void {
                    self.hidden = Some((name.to_owned(), 1));
                }
                return;
            }
            _ if self.insert(name, tree, start, end) => return,
            _ if BLOCKS.contains(&name) || name == "body" || name == "html" => Tag::Division,
            // An element that means nothing here leaves its content where it stands.
            _ => return,
        };
        if !void {
            tree.open_element(name, opened, start);
        }
    }

    fn end(&mut self, name: &str, start: usize, end: usize, tree: &mut Tree) {
        if let Some((hiding, depth)) = &mut self.hidden {
            if hiding == name {
                *depth -= 1;
                if *depth == 0 {
                    self.hidden = None;
                }
            }
            return;
        }
        match name {
            "br" => return tree.push(Inline::Break, start, end),
            "thead" => self.head = false,
            _ => {}
        }
        tree.close_element(name, end);
    }
}

/// What an element is whose class has the word: `WordPress` sets a picture and its caption into a `wp-caption`.
fn captioned(class: &str) -> Tag {
    let mut names = class.split_ascii_whitespace();
    if names.clone().any(|name| name == "wp-caption") {
        Tag::Figure
    } else if names.any(|name| name.ends_with("caption") || name.ends_with("caption-text")) {
        Tag::Caption
    } else {
        Tag::Division
    }
}

/// Whether white space counts, as in `pre`.
fn preformatted(tree: &Tree) -> bool {
    tree.is_open(|tag| matches!(tag, Tag::Code(_)))
}

/// The language that a class such as `language-rust` or `highlight-source-rust` names.
fn language(class: &str) -> Option<String> {
    let prefixes = ["language-", "lang-", "highlight-source-", "brush:"];
    class
        .split_whitespace()
        .find_map(|word| prefixes.iter().find_map(|prefix| word.strip_prefix(prefix)))
        .filter(|language| !language.is_empty())
        .map(str::to_owned)
}

fn picture(tag: &StartTag<'_>, tree: &mut Tree, start: usize, end: usize) {
    let value = |key: &str| tag.attribute(key).filter(|value| !value.trim().is_empty());
    let lazy = ["data-src", "data-lazy-src", "data-original", "src"].into_iter().find_map(value).unwrap_or_default();
    // A picture of one pixel counts readers.
    if value("width") == Some("1") && value("height") == Some("1") {
        return;
    }
    let image = Image {
        source: lazy.trim().to_owned(),
        description: describing(value("alt").unwrap_or_default()).to_owned(),
        title: value("title").unwrap_or_default().to_owned(),
    };
    tree.push(Inline::Image(image), start, end);
}

/// A frame of another site becomes a card.
fn frame(tag: &StartTag<'_>, tree: &mut Tree, start: usize, end: usize) {
    let value = |key: &str| tag.attribute(key).filter(|value| !value.trim().is_empty());
    // What runs or is written into the address itself is nothing that another site shows.
    let elsewhere = |source: &&str| !source.contains(':') || source.get(..4).is_some_and(|scheme| scheme.eq_ignore_ascii_case("http"));
    if let Some(source) = ["data-src", "src"].into_iter().find_map(value).filter(elsewhere) {
        tree.embed(embed(source.trim(), value("title")), start, end);
    }
}
