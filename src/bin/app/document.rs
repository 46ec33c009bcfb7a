//! The tree of a post as elements. What has no place in the tree cannot reach the page: there is no HTML in between.

use crate::each::each;
use crate::pictures::picture;
use crate::state::State;
use crate::texts;
use hallway::document::{
    Alignment, Block, BlockKind, Definition, Destination, HeadingLevels, Inline, Item, Link, Style, Table, highlighted, plain, running_text,
};
use hallway::post::Post;
use hallway::route::Route;
use hallway::search::{Query, highlights};
use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::tachys::html::attribute::custom::custom_attribute;
use leptos::tachys::html::element::custom;
use std::ops::Range;
use std::sync::Arc;

type Attributes = Vec<(&'static str, String)>;

/// Any element: one type for all of them, which keeps the program small.
fn element(tag: &'static str, attributes: Attributes, children: Vec<AnyView>) -> AnyView {
    let attributes: Vec<AnyAttribute> = attributes.into_iter().map(|(name, value)| custom_attribute(name, value).into_any_attr()).collect();
    custom(tag).child(children).add_any_attr(attributes).into_any()
}

/// The body of a post. When the passage changes that the address points to, only the blocks it stands in are drawn again.
pub(crate) fn body(state: State, post: Arc<Post>) -> AnyView {
    let mut levels = HeadingLevels::default();
    let tops: Vec<Top> = post.document.blocks.iter().map(|block| Top::new(block, &mut levels)).collect();
    let tops = Arc::new(tops);
    let keys = {
        let tops = tops.clone();
        move || state.route.with(|route| tops.iter().enumerate().map(|(index, top)| top.key(index, route)).collect())
    };
    let draw = move |key: String| {
        let index = key.split(' ').next().and_then(|index| index.parse::<usize>().ok()).unwrap_or_default();
        let (Some(top), Some(block)) = (tops.get(index), post.document.blocks.get(index)) else { return ().into_any() };
        let route = state.route.get_untracked();
        let target = route.anchor.clone().unwrap_or_default();
        Drawing { post: &post, query: Query::parse(&route.query), target, route, levels: top.levels.clone(), first: index == 0 }
            .block(block)
    };
    each(keys, draw)
}

/// What is known of a top-level block before it is drawn.
struct Top {
    /// The headings before it.
    levels: HeadingLevels,
    /// The passages in it.
    anchors: Vec<String>,
}

impl Top {
    fn new(block: &Block, levels: &mut HeadingLevels) -> Self {
        let before = levels.clone();
        let mut anchors = Vec::new();
        let mut open = vec![block];
        while let Some(block) = open.pop() {
            if let BlockKind::Heading(level, inlines) = &block.kind
                && !plain(inlines).is_empty()
            {
                levels.next(*level);
            }
            if !block.anchor.is_empty() {
                anchors.push(block.anchor.clone());
            }
            open.extend(block.kind.children().into_iter().rev());
        }
        Self { levels: before, anchors }
    }

    /// A name for this block as it is drawn for `route`.
    fn key(&self, index: usize, route: &Route) -> String {
        let target = route.anchor.as_ref().filter(|anchor| self.anchors.contains(anchor)).map_or("", String::as_str);
        format!("{index} {target} {}", route.query)
    }
}

/// A block being drawn.
struct Drawing<'a> {
    post: &'a Post,
    query: Query,
    /// The anchor of the passage that the address points to.
    target: String,
    route: Route,
    levels: HeadingLevels,
    /// Whether nothing was drawn before.
    first: bool,
}

impl Drawing<'_> {
    fn blocks(&mut self, blocks: &[Block]) -> Vec<AnyView> {
        blocks.iter().map(|block| self.block(block)).collect()
    }

    /// Recursion is bounded: the builder of the tree limits its depth.
    fn block(&mut self, block: &Block) -> AnyView {
        let mut attributes = self.place(block);
        let first = std::mem::take(&mut self.first);
        match &block.kind {
            BlockKind::Heading(level, inlines) => {
                let text = plain(inlines);
                let tag = if text.is_empty() { "p" } else { heading(self.levels.next(*level)) };
                if first && text == self.post.heading() {
                    // The page has this heading already; its passage stays.
                    return element("span", attributes, Vec::new());
                }
                element(tag, attributes, self.leaf(block, inlines))
            }
            BlockKind::Paragraph(inlines) => element("p", attributes, self.leaf(block, inlines)),
            BlockKind::Plain(inlines) => element("div", attributes, self.leaf(block, inlines)),
            BlockKind::Quote(inner) => element("blockquote", attributes, self.blocks(inner)),
            BlockKind::List(first, items) => {
                attributes.extend(first.filter(|first| *first != 1).map(|first| ("start", first.to_string())));
                let items = items.iter().map(|item| self.item(item)).collect();
                element(if first.is_some() { "ol" } else { "ul" }, attributes, items)
            }
            BlockKind::Definitions(rows) => {
                let rows = rows.iter().map(|row| match row {
                    Definition::Term(inlines) => element("dt", Vec::new(), self.leaf(block, inlines)),
                    Definition::Description(inner) => element("dd", Vec::new(), self.blocks(inner)),
                });
                let rows = rows.collect();
                element("dl", attributes, rows)
            }
            BlockKind::Code(_, text) => {
                attributes.extend([class("code"), ("tabindex", "0".to_owned())]);
                element(
                    "pre",
                    attributes,
                    vec![element("code", vec![("dir", "ltr".to_owned())], vec![text.trim_end().to_owned().into_any()])],
                )
            }
            BlockKind::Table(table) => {
                attributes.extend([
                    class("table"),
                    ("tabindex", "0".to_owned()),
                    ("role", "group".to_owned()),
                    ("aria-label", texts::TABLE.to_owned()),
                ]);
                element("div", attributes, vec![self.table(block, table)])
            }
            BlockKind::Figure(inner, caption) => {
                let mut children = self.blocks(inner);
                if !caption.is_empty() {
                    children.push(element("figcaption", Vec::new(), self.leaf(block, caption)));
                }
                element("figure", attributes, children)
            }
            BlockKind::Details(summary, inner) => {
                let mut children = self.leaf(block, summary);
                if plain(summary).is_empty() {
                    children.push(texts::DETAILS.into_any());
                }
                let mut all = vec![element("summary", Vec::new(), children)];
                all.extend(self.blocks(inner));
                element("details", attributes, all)
            }
            BlockKind::Embed(embed) => {
                attributes.push(class("embed"));
                let host = Destination::host(&embed.url);
                let provider = if embed.provider.is_empty() { host } else { &embed.provider };
                let title = embed.title.clone().unwrap_or_else(|| texts::on(provider));
                let link = match Destination::of(&embed.url) {
                    Destination::Out(address) => out(address, "embed-link", vec![title.into_any()]),
                    _ => title.into_any(),
                };
                element("p", attributes, vec![link, element("span", vec![class("embed-host")], vec![host.to_owned().into_any()])])
            }
            BlockKind::Rule => view! { <hr /> }.into_any(),
            BlockKind::Footnote(label, inner) => {
                attributes.retain(|(name, _)| *name != "id");
                attributes.extend([("id", footnote(label)), class("footnote"), ("role", "note".to_owned())]);
                let mut children = vec![element("span", vec![class("footnote-label")], vec![label.clone().into_any()])];
                children.push(element("div", vec![class("footnote-text")], self.blocks(inner)));
                element("div", attributes, children)
            }
        }
    }

    fn item(&mut self, item: &Item) -> AnyView {
        let mut children = Vec::new();
        let mut attributes = Vec::new();
        if let Some(done) = item.done {
            attributes.push(class("task"));
            let words = if done { texts::DONE } else { texts::NOT_DONE };
            let mark =
                vec![class("task-mark"), ("role", "img".to_owned()), ("aria-label", words.to_owned()), ("data-done", done.to_string())];
            children.push(element("span", mark, Vec::new()));
        }
        let blocks = self.blocks(&item.blocks);
        if item.done.is_some() {
            children.push(element("div", Vec::new(), blocks));
        } else {
            children.extend(blocks);
        }
        element("li", attributes, children)
    }

    fn table(&mut self, block: &Block, table: &Table) -> AnyView {
        let mut parts = Vec::new();
        let align = |column: usize| match table.alignments.get(column) {
            Some(Alignment::Left) => Some(("data-align", "left".to_owned())),
            Some(Alignment::Center) => Some(("data-align", "center".to_owned())),
            Some(Alignment::Right) => Some(("data-align", "right".to_owned())),
            _ => None,
        };
        let row = |cells: &[Vec<Inline>], head: bool| {
            let cells = cells.iter().enumerate().map(|(column, cell)| {
                let mut attributes: Attributes = align(column).into_iter().collect();
                // A heading without words would be read as one all the same.
                let tag = if head && !plain(cell).is_empty() { "th" } else { "td" };
                if tag == "th" {
                    attributes.push(("scope", "col".to_owned()));
                }
                element(tag, attributes, self.leaf(block, cell))
            });
            let cells = cells.collect();
            element("tr", Vec::new(), cells)
        };
        if !table.head.is_empty() {
            parts.push(element("thead", Vec::new(), vec![row(&table.head, true)]));
        }
        let rows = table.rows.iter().map(|cells| row(cells, false)).collect();
        parts.push(element("tbody", Vec::new(), rows));
        element("table", Vec::new(), parts)
    }

    /// The id of a block and, where the address points to it, what shows that.
    fn place(&self, block: &Block) -> Attributes {
        let mut attributes = Vec::new();
        if !block.anchor.is_empty() {
            attributes.push(("id", block.anchor.clone()));
            attributes.push(("dir", "auto".to_owned()));
            if block.anchor == self.target {
                attributes.push(("data-target", "true".to_owned()));
            }
        }
        attributes
    }

    /// Running text with the words of the query and, in the passage that the address points to, the quotes marked.
    fn leaf(&self, block: &Block, inlines: &[Inline]) -> Vec<AnyView> {
        let target = !block.anchor.is_empty() && block.anchor == self.target;
        if !target && self.query.is_empty() {
            return self.inlines(inlines);
        }
        let text = running_text(inlines);
        let mut stretches = if self.query.is_empty() { Vec::new() } else { highlights(&self.query, &text) };
        if target {
            stretches.extend(self.quotes(&text));
        }
        self.inlines(&highlighted(inlines, &stretches))
    }

    /// Where what was understood from this passage stands in its text.
    fn quotes(&self, text: &str) -> Vec<Range<usize>> {
        let takeaways = self.post.takeaways.iter().filter(|takeaway| takeaway.anchor == self.target).map(|takeaway| &takeaway.text);
        let sessions = self.post.sessions.iter().filter(|session| session.anchor == self.target).map(|session| &session.title);
        let numbers = self.post.attendance.iter().filter(|number| number.anchor == self.target).map(|number| &number.quote);
        let find = |quote: &String| text.find(quote.as_str()).map(|start| start..start + quote.len());
        takeaways.chain(sessions).chain(numbers).filter(|quote| !quote.is_empty()).filter_map(find).collect()
    }

    fn inlines(&self, inlines: &[Inline]) -> Vec<AnyView> {
        inlines.iter().map(|inline| self.inline(inline)).collect()
    }

    fn inline(&self, inline: &Inline) -> AnyView {
        match inline {
            Inline::Text(text) => text.clone().into_any(),
            Inline::Code(text) => element("code", vec![("dir", "ltr".to_owned())], vec![text.clone().into_any()]),
            Inline::Styled(style, content) => {
                let attributes = if *style == Style::Highlight { vec![class("found")] } else { Vec::new() };
                element(tag(*style), attributes, self.inlines(content))
            }
            Inline::Link(link) => self.link(link),
            Inline::Image(image) => picture(image),
            Inline::Break => view! { <br /> }.into_any(),
            Inline::FootnoteReference(label) => {
                let href = self.route.reading(&self.post.slug, Some(&footnote(label))).to_string();
                let link = element("a", vec![("href", href), ("aria-label", texts::footnote(label))], vec![label.clone().into_any()]);
                element("sup", Vec::new(), vec![link])
            }
        }
    }

    fn link(&self, link: &Link) -> AnyView {
        let mut content = self.inlines(&link.content);
        match Destination::of(&link.href) {
            Destination::Out(address) => {
                if plain(&link.content).is_empty() && !described(&link.content) {
                    content.push(Destination::host(address).to_owned().into_any());
                }
                out(address, "out", content)
            }
            Destination::Within(fragment) => {
                let href = self.route.reading(&self.post.slug, Some(fragment)).to_string();
                element("a", vec![("href", href)], content)
            }
            Destination::Lost => element("span", vec![class("lost"), ("title", texts::LOST.to_owned())], content),
        }
    }
}

/// Whether a picture says in words what it shows.
fn described(inlines: &[Inline]) -> bool {
    inlines.iter().any(|inline| match inline {
        Inline::Image(image) => !image.description.is_empty(),
        Inline::Styled(_, content) => described(content),
        _ => false,
    })
}

fn class(name: &str) -> (&'static str, String) {
    ("class", name.to_owned())
}

fn footnote(label: &str) -> String {
    format!("footnote:{label}")
}

/// A link to another site, which learns neither where the reader came from nor anything of this page.
fn out(address: &str, name: &'static str, content: Vec<AnyView>) -> AnyView {
    let attributes =
        vec![class(name), ("href", address.to_owned()), ("target", "_blank".to_owned()), ("rel", "noopener noreferrer".to_owned())];
    element("a", attributes, content)
}

fn heading(level: u8) -> &'static str {
    match level {
        ..=2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}

fn tag(style: Style) -> &'static str {
    match style {
        Style::Emphasis => "em",
        Style::Strong => "strong",
        Style::Strikethrough => "s",
        Style::Superscript => "sup",
        Style::Subscript => "sub",
        Style::Highlight => "mark",
        Style::Keyboard => "kbd",
        Style::Small => "small",
    }
}
