//! Where a term stands, in as few bytes as it takes.

use super::index::BODY;
use crate::varint::{read, width, write};

/// The posts that hold a term, ascending, each with what the term weighs there and the positions it stands at.
///
/// An entry is the distance to the post before, a head, where there are several positions the number of bytes that they take, and
/// the positions, each as the distance to the one before: all of them numbers of variable length. The head is the weight, and in its
/// two lowest bits whether a position is in a segment of the post, and whether there are several. Most words stand once, in the body, and weigh what a word there does: such entries have no head, and
/// the lowest bit of the distance tells them from the others.
#[derive(Clone, Debug, Default)]
pub(super) struct Postings {
    bytes: Vec<u8>,
    /// One more than the last post.
    next: u32,
}

impl Postings {
    /// Adds a post, which comes after all others, with the term's weight and its positions there, of which those before `tail` are
    /// in segments.
    pub(super) fn add(&mut self, post: u32, weight: u32, positions: &[u32], tail: u32) {
        let mut length = 0;
        let mut before = 0;
        for position in positions {
            length += width(position - before);
            before = *position;
        }
        let several = positions.len() != 1;
        let segments = positions.first().is_some_and(|first| *first < tail);
        let head = weight << 2 | u32::from(segments) << 1 | u32::from(several);
        let distance = (post - self.next.min(post)) << 1;
        self.next = post + 1;
        if head == PLAIN {
            self.reserve(width(distance) + length);
            self.write(distance);
        } else {
            self.reserve(width(distance) + width(head) + width(length) + length);
            self.write(distance | 1);
            self.write(head);
        }
        if several {
            self.write(length);
        }
        before = 0;
        for position in positions {
            self.write(position - before);
            before = *position;
        }
    }

    /// Makes room for so many bytes, and for an eighth of those that are there: twice as many, as is usual, would leave a third of
    /// the index empty.
    fn reserve(&mut self, more: u32) {
        let more = more as usize;
        if self.bytes.capacity() - self.bytes.len() < more {
            self.bytes.reserve_exact(more.max(self.bytes.len() / 8));
        }
    }

    fn write(&mut self, number: u32) {
        write(&mut self.bytes, number);
    }

    /// How many bytes it takes, which grows with how often the term stands anywhere.
    pub(super) fn size(&self) -> usize {
        self.bytes.len()
    }

    /// The entries, by post.
    pub(super) fn entries(&self) -> Entries<'_> {
        Entries { bytes: &self.bytes, post: 0 }
    }
}

/// The head of an entry for a word that stands once, in the body.
const PLAIN: u32 = BODY << 2;

/// A post that holds a term.
pub(super) struct Entry<'a> {
    pub(super) post: u32,
    pub(super) weight: u32,
    /// Whether the first of the positions is in a segment of the post.
    pub(super) in_segment: bool,
    pub(super) positions: Positions<'a>,
}

/// The entries of a term.
pub(super) struct Entries<'a> {
    bytes: &'a [u8],
    /// One more than the post before.
    post: u32,
}

impl<'a> Iterator for Entries<'a> {
    type Item = Entry<'a>;

    fn next(&mut self) -> Option<Entry<'a>> {
        let distance = read(&mut self.bytes)?;
        let post = self.post + (distance >> 1);
        self.post = post + 1;
        let head = if distance & 1 == 0 { PLAIN } else { read(&mut self.bytes)? };
        let length = if head & 1 == 0 {
            // A number ends with the first byte that is below 0x80.
            1 + self.bytes.iter().position(|byte| *byte < 0x80)?
        } else {
            read(&mut self.bytes)? as usize
        };
        let (positions, rest) = self.bytes.split_at_checked(length)?;
        self.bytes = rest;
        Some(Entry { post, weight: head >> 2, in_segment: head & 2 != 0, positions: Positions { bytes: positions, position: 0 } })
    }
}

/// The positions of a term in a post, ascending.
pub(super) struct Positions<'a> {
    bytes: &'a [u8],
    position: u32,
}

impl Iterator for Positions<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        self.position += read(&mut self.bytes)?;
        Some(self.position)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let entries: [(u32, u32, &[u32]); 5] =
            [(0, 1, &[0]), (1, 300, &[5, 6, 200, 70_000]), (9, 2, &[]), (400_000, 127, &[u32::MAX]), (400_001, 2, &[7])];
        let mut postings = Postings::default();
        for (post, weight, positions) in entries {
            postings.add(post, weight, positions, 6);
        }
        let read: Vec<(u32, u32, Vec<u32>)> =
            postings.entries().map(|entry| (entry.post, entry.weight, entry.positions.collect())).collect();
        assert!(read.iter().map(|(post, weight, positions)| (*post, *weight, positions.as_slice())).eq(entries));
        assert!(postings.entries().map(|entry| entry.in_segment).eq([true, true, false, false, false]));
    }
}
