//! Any bytes are read or refused, and every document keeps the promises that a page relies on.

#![no_main]

use hallway::document::{Block, Span};
use hallway::read::{encoding, read};
use libfuzzer_sys::fuzz_target;
use std::collections::HashSet;

/// A file of each form.
const PATHS: [&str; 4] = ["post.md", "post.html", "post.mdx", "2024/05/post/index.md"];

fuzz_target!(|input: (u8, &[u8])| {
    let (form, bytes) = input;
    let path = PATHS[usize::from(form) % PATHS.len()];
    let Ok(reading) = read(path, bytes) else { return };
    let source = encoding::decode(bytes).expect("what was read was decoded").text;
    assert_eq!(source.len(), reading.length);
    let mut anchors = HashSet::new();
    let top: Vec<&Block> = reading.document.blocks.iter().collect();
    check(&source, Span { start: 0, end: source.len() }, &top, &mut anchors);
    for passage in reading.document.passages() {
        for (range, mark) in &passage.marks {
            assert!(passage.text.get(range.clone()).is_some(), "{mark:?} at {range:?} of {:?}", passage.text);
        }
    }
    assert!(reading.problems.iter().all(|problem| problem.line.is_none_or(|line| line >= 1 && line <= source.split('\n').count())));
});

/// Blocks stand in order, inside the source and their parents, and their anchors are ids, each given once.
fn check<'d>(source: &str, within: Span, blocks: &[&'d Block], anchors: &mut HashSet<&'d str>) {
    let mut from = within.start;
    for block in blocks {
        let Span { start, end } = block.span;
        assert!(from <= start && start <= end && end <= within.end, "{start}..{end} after {from} in {within:?}");
        assert!(source.get(start..end).is_some(), "{start}..{end} cuts a character");
        assert!(!block.anchor.contains(|character: char| character.is_whitespace() || character == ':'), "{:?} is no id", block.anchor);
        assert!(block.anchor.is_empty() || anchors.insert(&block.anchor), "{} is given twice", block.anchor);
        check(source, block.span, &block.kind.children(), anchors);
        from = end;
    }
}
