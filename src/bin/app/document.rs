//! The tree of a post as elements. What has no place in the tree cannot reach the page: there is no HTML in between.

use crate::each::each;
use crate::element::{Child, Element, element};
use crate::pictures::picture;
use crate::state::State;
use crate::texts;
use hallway::document::{
    Alignment, Block, BlockKind, Definition, Destination, Document, HeadingLevels, Inline, Item, Link, Style, Table, highlighted, plain,
    running_text,
};
use hallway::post::Post;
use hallway::route::Route;
use hallway::search::{Query, highlights};
use leptos::prelude::AnyView;
use std::ops::Range;
use std::sync::Arc;

/// The body of a post. When the passage changes that the address points to, only the blocks it stands in are drawn again.
pub(crate) fn body(state: State, post: Arc<Post>, document: Arc<Document>) -> AnyView {
    let mut levels = HeadingLevels::default();
    let tops: Vec<Top> = document.blocks.iter().map(|block| Top::new(block, &mut levels)).collect();
    let tops = Arc::new(tops);
    let keys = {
        let tops = tops.clone();
        move || state.route.with(|route| tops.iter().enumerate().map(|(index, top)| top.key(index, route)).collect())
    };
    let draw = move |key: String| {
        let index = key.split(' ').next().and_then(|index| index.parse::<usize>().ok()).unwrap_or_default();
        let (Some(top), Some(block)) = (tops.get(index), document.blocks.get(index)) else { return None };
        let route = state.route.get_untracked();
        let target = route.anchor.clone().unwrap_or_default();
        let mut drawing =
            Drawing { state, post: &post, query: Query::parse(&route.query), target, route, levels: top.levels.clone(), first: index == 0 };
        Some(drawing.block(block))
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
    state: State,
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
        let first = std::mem::take(&mut self.first);
        let drawn = match &block.kind {
            BlockKind::Heading(level, inlines) => {
                let text = plain(inlines);
                let tag = if text.is_empty() { "p" } else { heading(self.levels.next(*level)) };
                if first && text == self.post.heading() {
                    // The page has this heading already; its passage stays.
                    self.passage("span", block)
                } else {
                    self.passage(tag, block).children(self.leaf(block, inlines))
                }
            }
            BlockKind::Paragraph(inlines) => self.passage("p", block).children(self.leaf(block, inlines)),
            BlockKind::Plain(inlines) => self.passage("div", block).children(self.leaf(block, inlines)),
            BlockKind::Quote(inner) => self.passage("blockquote", block).children(self.blocks(inner)),
            BlockKind::List(first, items) => {
                let list = self.passage(if first.is_some() { "ol" } else { "ul" }, block);
                let start = first.filter(|first| *first != 1).map(|first| first.to_string());
                list.attribute("start", &start).children(items.iter().map(|item| self.item(item)))
            }
            BlockKind::Definitions(rows) => {
                let rows = rows.iter().map(|row| match row {
                    Definition::Term(inlines) => element("dt").children(self.leaf(block, inlines)),
                    Definition::Description(inner) => element("dd").children(self.blocks(inner)),
                });
                let rows: Vec<Element> = rows.collect();
                self.passage("dl", block).children(rows)
            }
            BlockKind::Code(_, text) => {
                let code = element("code").attribute("dir", "ltr").child(text.trim_end());
                self.passage("pre", block).class("code").attribute("tabindex", "0").child(code)
            }
            BlockKind::Table(table) => self
                .passage("div", block)
                .class("table")
                .attribute("tabindex", "0")
                .attribute("role", "group")
                .attribute("aria-label", texts::TABLE)
                .child(self.table(block, table)),
            BlockKind::Figure(inner, caption) => {
                let figure = self.passage("figure", block).children(self.blocks(inner));
                figure.children((!caption.is_empty()).then(|| element("figcaption").children(self.leaf(block, caption))))
            }
            BlockKind::Details(summary, inner) => {
                let words = plain(summary).is_empty().then_some(texts::DETAILS);
                let summary = element("summary").children(self.leaf(block, summary)).children(words);
                self.passage("details", block).child(summary).children(self.blocks(inner))
            }
            BlockKind::Embed(embed) => {
                let host = Destination::host(&embed.url);
                let provider = if embed.provider.is_empty() { host } else { &embed.provider };
                let title = embed.title.clone().unwrap_or_else(|| texts::on(provider));
                let link = match Destination::of(&embed.url) {
                    Destination::Out(address) => out(address, "embed-link").child(title).view(),
                    _ => title.view(),
                };
                self.passage("p", block).class("embed").child(link).child(element("span").class("embed-host").child(host))
            }
            BlockKind::Rule => element("hr"),
            BlockKind::Footnote(label, inner) => self
                .anchored("div", block, &footnote(label))
                .class("footnote")
                .attribute("role", "note")
                .child(element("span").class("footnote-label").child(label.as_str()))
                .child(element("div").class("footnote-text").children(self.blocks(inner))),
        };
        drawn.view()
    }

    fn item(&mut self, item: &Item) -> Element {
        let Some(done) = item.done else { return element("li").children(self.blocks(&item.blocks)) };
        let mark = element("span")
            .class("task-mark")
            .attribute("role", "img")
            .attribute("aria-label", if done { texts::DONE } else { texts::NOT_DONE })
            .attribute("data-done", done.to_string());
        element("li").class("task").child(mark).child(element("div").children(self.blocks(&item.blocks)))
    }

    fn table(&self, block: &Block, table: &Table) -> Element {
        let align = |column: usize| match table.alignments.get(column) {
            Some(Alignment::Left) => Some("left"),
            Some(Alignment::Center) => Some("center"),
            Some(Alignment::Right) => Some("right"),
            _ => None,
        };
        let row = |cells: &[Vec<Inline>], head: bool| {
            let cells = cells.iter().enumerate().map(|(column, inlines)| {
                // A heading without words would be read as one all the same.
                let head = head && !plain(inlines).is_empty();
                let cell = element(if head { "th" } else { "td" }).attribute("data-align", align(column));
                cell.attribute("scope", head.then_some("col")).children(self.leaf(block, inlines))
            });
            element("tr").children(cells)
        };
        let head = (!table.head.is_empty()).then(|| element("thead").child(row(&table.head, true)));
        let rows = table.rows.iter().map(|cells| row(cells, false));
        element("table").children(head).child(element("tbody").children(rows))
    }

    /// The element of a block, which is the passage that the block's anchor names.
    fn passage(&self, tag: &'static str, block: &Block) -> Element {
        self.anchored(tag, block, &block.anchor)
    }

    /// The element of a block with this id and, where the address points to the block, what shows that.
    fn anchored(&self, tag: &'static str, block: &Block, id: &str) -> Element {
        let drawn = element(tag).attribute("id", Some(id).filter(|id| !id.is_empty()));
        if block.anchor.is_empty() {
            return drawn;
        }
        drawn.attribute("dir", "auto").attribute("data-target", (block.anchor == self.target).then_some("true"))
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
            Inline::Text(text) => text.as_str().view(),
            Inline::Code(text) => element("code").attribute("dir", "ltr").child(text.as_str()).view(),
            Inline::Styled(style, content) => {
                let class = (*style == Style::Highlight).then_some("found");
                element(tag(*style)).attribute("class", class).children(self.inlines(content)).view()
            }
            Inline::Link(link) => self.link(link).view(),
            Inline::Image(image) => picture(self.state, image),
            Inline::Break => element("br").view(),
            Inline::FootnoteReference(label) => {
                let href = self.route.reading(&self.post.slug, Some(&footnote(label))).to_string();
                let link = element("a").attribute("href", href).attribute("aria-label", texts::footnote(label)).child(label.as_str());
                element("sup").child(link).view()
            }
        }
    }

    fn link(&self, link: &Link) -> Element {
        let content = self.inlines(&link.content);
        match Destination::of(&link.href) {
            Destination::Out(address) => {
                let nameless = plain(&link.content).is_empty() && !described(&link.content);
                out(address, "out").children(content).children(nameless.then(|| Destination::host(address)))
            }
            Destination::Within(fragment) => {
                let href = self.route.reading(&self.post.slug, Some(fragment)).to_string();
                element("a").attribute("href", href).children(content)
            }
            Destination::Lost => element("span").class("lost").attribute("title", texts::LOST).children(content),
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

fn footnote(label: &str) -> String {
    format!("footnote:{label}")
}

/// A link to another site, which learns neither where the reader came from nor anything of this page.
fn out(address: &str, class: &'static str) -> Element {
    element("a").class(class).attribute("href", address).attribute("target", "_blank").attribute("rel", "noopener noreferrer")
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
