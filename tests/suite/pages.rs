//! What a page relies on in every document, held over all written posts and the seeds.

use crate::fixture::{Fixture, files, post, understanding, written};
use crate::places::assert_places;
use hallway::corpus::Corpus;
use hallway::document::{Block, BlockKind, Definition, Destination, Document, Inline, Link, Passage, Span, Table, plain};
use hallway::facts::List;
use hallway::post::{Body, Post};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

/// The posts that ship with the program.
fn seeds() -> Vec<Fixture> {
    let is_post = |path: &Path| path.extension().is_some_and(|ending| ending == "md" || ending == "html");
    let mut seeds = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds"));
    seeds.retain(|seed| seed.path != "README.md" && is_post(Path::new(&seed.path)));
    assert!(seeds.len() >= 5, "the seeds are where they are looked for");
    seeds
}

/// All posts, read and understood once.
static POSTS: LazyLock<Vec<Post>> = LazyLock::new(|| {
    let understanding = understanding();
    written().iter().chain(&seeds()).map(|Fixture { path, bytes }| post(&understanding, path, bytes)).collect()
});

/// Every block of a document.
fn blocks(document: &Document) -> Vec<&Block> {
    let mut blocks = Vec::new();
    document.walk(&mut |block| blocks.push(block));
    blocks
}

/// Every run of inlines of a block itself.
fn runs(kind: &BlockKind) -> Vec<&[Inline]> {
    match kind {
        BlockKind::Heading(_, inlines)
        | BlockKind::Paragraph(inlines)
        | BlockKind::Plain(inlines)
        | BlockKind::Figure(_, inlines)
        | BlockKind::Details(inlines, _) => vec![inlines],
        BlockKind::Table(Table { head, rows, .. }) => head.iter().chain(rows.iter().flatten()).map(Vec::as_slice).collect(),
        BlockKind::Definitions(rows) => rows
            .iter()
            .filter_map(|row| match row {
                Definition::Term(inlines) => Some(inlines.as_slice()),
                Definition::Description(_) => None,
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// Every inline, each before those inside it.
fn inlines(document: &Document) -> Vec<&Inline> {
    let mut found = Vec::new();
    let mut open: Vec<&Inline> = blocks(document).into_iter().flat_map(|block| runs(&block.kind)).flatten().collect();
    while let Some(inline) = open.pop() {
        found.push(inline);
        if let Inline::Styled(_, content) | Inline::Link(Link { content, .. }) = inline {
            open.extend(content);
        }
    }
    found
}

#[test]
fn a_post_is_unpacked_as_it_was_and_its_body_read_again() {
    let understanding = understanding();
    let mut corpus = Corpus::new(understanding.facts());
    for file in written() {
        let post = post(&understanding, &file.path, &file.bytes);
        corpus.add_from(post.clone(), file.bytes.leak());
        let kept = corpus.post(corpus.len() - 1).expect("it was added");
        assert!(matches!(kept.document, Body::Source(_)) && kept.document() == post.document(), "{}", file.path);
        assert!(corpus.position(&kept.slug).is_some() && kept.slug.starts_with(&post.slug), "{}", file.path);
        let kept = Post { slug: post.slug.clone(), document: post.document.clone(), ..kept };
        assert_eq!(format!("{kept:?}"), format!("{post:?}"), "{}", file.path);
    }
}

#[test]
fn blocks_stand_in_order_inside_the_source_and_their_parents() {
    let mut seen = 0;
    for Fixture { path, bytes } in written().iter().chain(&seeds()) {
        let reading = hallway::read::read(path, bytes).unwrap_or_else(|problem| panic!("{path}: {problem:?}"));
        assert_places(&reading, bytes);
        let source = hallway::read::encoding::decode(bytes).unwrap_or_else(|problem| panic!("{path}: {problem:?}")).text;
        for block in blocks(&reading.document) {
            let Span { start, end } = block.span;
            // What Markdown says plainly stands in the source where its span says.
            if let BlockKind::Paragraph(inlines) | BlockKind::Plain(inlines) = &block.kind
                && let [Inline::Text(text)] = inlines.as_slice()
                && source.contains(text.as_str())
            {
                assert!(source[start..end].contains(text.as_str()), "{path}: {text:?} is not in {:?}", &source[start..end]);
                seen += 1;
            }
        }
    }
    assert!(seen > 50, "most paragraphs are plain text");
}

#[test]
fn every_leaf_has_an_anchor_of_its_own() {
    for post in &*POSTS {
        let mut given = BTreeSet::new();
        for block in blocks(&post.document()) {
            let leaf = !runs(&block.kind).is_empty() || matches!(block.kind, BlockKind::Code(..) | BlockKind::Embed(_));
            assert!(!leaf || !block.anchor.is_empty(), "{}: no anchor for {block:?}", post.path);
            assert!(block.anchor.is_empty() || given.insert(&block.anchor), "{}: {} twice", post.path, block.anchor);
            assert!(!block.anchor.contains(char::is_whitespace), "{}: {:?} is no id", post.path, block.anchor);
        }
    }
}

#[test]
fn what_is_claimed_stands_in_the_passage_it_points_to() {
    let mut claims = 0;
    let own: Vec<String> = understanding()
        .facts()
        .languages
        .iter()
        .flat_map(|language| language.words(List::OwnSessions))
        .map(|words| words.to_lowercase())
        .collect();
    for post in &*POSTS {
        let mut passages: BTreeMap<&str, String> = BTreeMap::new();
        let leaves = post.document().passages();
        for passage in &leaves {
            let text = passages.entry(&passage.anchor).or_default();
            text.push_str(&passage.text);
            text.push('\n');
        }
        let takeaways = post.takeaways.iter().map(|takeaway| ("takeaway", &takeaway.anchor, &takeaway.text));
        let sessions = post.sessions.iter().map(|session| ("session", &session.anchor, &session.title));
        let attendance = post.attendance.iter().map(|attendance| ("attendance", &attendance.anchor, &attendance.quote));
        // Who spoke may stand under the heading that is the title, in a lower heading too.
        for session in &post.sessions {
            let from = leaves.iter().position(|leaf| leaf.anchor == session.anchor).expect("the session has its passage");
            let closes = |level| leaves[from].heading().is_none_or(|own| level <= own);
            let end = leaves[from + 1..]
                .iter()
                .position(|leaf| leaf.heading().is_some_and(closes))
                .map_or(leaves.len(), |length| from + 1 + length);
            for speaker in &session.speakers {
                // `My talk` names who wrote the post.
                let mine = |leaf: &Passage| own.iter().any(|words| leaf.text.to_lowercase().contains(words));
                let is_author = post.authors.contains(&speaker.name);
                let named = leaves[from..end].iter().any(|leaf| leaf.text.contains(&speaker.name) || is_author && mine(leaf));
                assert!(named, "{}: speaker {:?} at {}", post.path, speaker.name, session.anchor);
                claims += 1;
            }
        }
        for (what, anchor, text) in takeaways.chain(sessions).chain(attendance) {
            let passage = passages.get(anchor.as_str());
            assert!(!text.is_empty(), "{}: an empty {what} at {anchor}", post.path);
            assert!(
                passage.is_some_and(|passage| passage.contains(text.as_str())),
                "{}: {what} {text:?} at {anchor}: {passage:?}",
                post.path
            );
            claims += 1;
        }
        for mention in post.editions.iter().filter(|mention| !mention.anchor.is_empty()) {
            assert!(passages.contains_key(mention.anchor.as_str()), "{}: {mention:?}", post.path);
        }
        for entry in post.outline() {
            assert!(passages.contains_key(entry.anchor.as_str()), "{}: {entry:?}", post.path);
        }
    }
    assert!(claims > 150, "the posts claim {claims} things");
}

#[test]
fn the_text_is_that_of_the_passages() {
    for post in &*POSTS {
        let text = post.document().text();
        for block in blocks(&post.document()) {
            if let BlockKind::Heading(_, inlines) = &block.kind {
                assert!(text.contains(&plain(inlines)), "{}: {block:?}", post.path);
            }
        }
        for passage in post.document().passages() {
            assert!(text.contains(&passage.text), "{}: {passage:?}", post.path);
            for (range, mark) in &passage.marks {
                assert!(passage.text.get(range.clone()).is_some(), "{}: {mark:?} at {range:?} of {:?}", post.path, passage.text);
            }
        }
    }
}

#[test]
fn nothing_that_runs_can_be_opened() {
    let mut links = 0;
    for post in &*POSTS {
        let opened = |url: &str| match Destination::of(url) {
            Destination::Out(address) => address.starts_with("http") || address.starts_with("mailto:"),
            Destination::Within(_) | Destination::Lost => true,
        };
        for inline in inlines(&post.document()) {
            match inline {
                Inline::Link(link) => {
                    links += 1;
                    assert!(opened(&link.href), "{}: {link:?}", post.path);
                }
                Inline::Image(image) => assert!(opened(&image.source), "{}: {image:?}", post.path),
                Inline::Text(text) | Inline::Code(text) => assert!(!text.contains("alert("), "{}: {text:?}", post.path),
                _ => {}
            }
        }
        // A card is nothing but its address, and a link to a recording is drawn as one.
        for block in blocks(&post.document()) {
            if let BlockKind::Embed(embed) = &block.kind {
                assert!(matches!(Destination::of(&embed.url), Destination::Out(_)), "{}: {embed:?}", post.path);
            }
        }
        for url in post.sessions.iter().filter_map(|session| session.url.as_deref()) {
            assert!(matches!(Destination::of(url), Destination::Out(_)), "{}: {url}", post.path);
        }
    }
    assert!(links > 50, "the posts have {links} links");
}
