//! What every document keeps, whatever it was read from: its blocks stand in order inside of the source, and can be pointed to.

use hallway::document::{Block, Span};
use hallway::read::{Reading, encoding};
use std::collections::BTreeSet;

/// Holds the places of a reading against the bytes it was read from.
pub(crate) fn assert_places(reading: &Reading, bytes: &[u8]) {
    let path = &reading.path;
    let source = encoding::decode(bytes).unwrap_or_else(|problem| panic!("{path}: {problem:?}")).text;
    assert_eq!(source.len(), reading.length, "{path}");
    let whole = Span { start: 0, end: source.len() };
    let mut places = Places { path, source: &source, anchors: BTreeSet::new() };
    places.check(whole, &reading.document.blocks.iter().collect::<Vec<_>>());
    let lines = source.split('\n').count();
    assert!(reading.problems.iter().all(|problem| problem.line.is_none_or(|line| (1..=lines).contains(&line))), "{path}");
}

struct Places<'a> {
    path: &'a str,
    source: &'a str,
    anchors: BTreeSet<&'a str>,
}

impl<'a> Places<'a> {
    /// Holds blocks against the place that they are in.
    fn check(&mut self, within: Span, blocks: &[&'a Block]) {
        let path = self.path;
        let mut from = within.start;
        for block in blocks {
            let Span { start, end } = block.span;
            assert!(from <= start && start <= end && end <= within.end, "{path}: {start}..{end} after {from} in {within:?}");
            assert!(self.source.get(start..end).is_some(), "{path}: {start}..{end} cuts a character");
            assert!(!block.anchor.contains(|mark: char| mark.is_whitespace() || mark == ':'), "{path}: {:?} is no id", block.anchor);
            assert!(block.anchor.is_empty() || self.anchors.insert(&block.anchor), "{path}: {} twice", block.anchor);
            self.check(block.span, &block.kind.children());
            from = end;
        }
    }
}
