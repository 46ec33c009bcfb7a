//! Sets of small numbers, a bit each: posts of a corpus, passages of an index.

use std::ops::Range;

/// A set of numbers below a bound.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Set {
    blocks: Vec<u64>,
}

impl Set {
    /// The empty set of numbers below `bound`.
    pub(crate) fn none(bound: usize) -> Self {
        Self { blocks: vec![0; bound.div_ceil(64)] }
    }

    /// All numbers below `bound`.
    pub(crate) fn all(bound: usize) -> Self {
        let mut set = Self { blocks: vec![u64::MAX; bound.div_ceil(64)] };
        if let (Some(last), rest @ 1..) = (set.blocks.last_mut(), bound % 64) {
            *last = (1 << rest) - 1;
        }
        set
    }

    /// Adds a number; one that is out of bounds is left out.
    pub(crate) fn insert(&mut self, number: usize) {
        if let Some(block) = self.blocks.get_mut(number / 64) {
            *block |= 1 << (number % 64);
        }
    }

    /// Takes a number out.
    pub(crate) fn take(&mut self, number: usize) {
        if let Some(block) = self.blocks.get_mut(number / 64) {
            *block &= !(1 << (number % 64));
        }
    }

    /// Whether all its numbers are in `other`.
    pub(crate) fn is_within(&self, other: &Self) -> bool {
        self.blocks.iter().zip(&other.blocks).all(|(block, other)| block & !other == 0)
    }

    pub(crate) fn contains(&self, number: usize) -> bool {
        self.blocks.get(number / 64).is_some_and(|block| block >> (number % 64) & 1 == 1)
    }

    /// Whether any of some neighbouring numbers is in it.
    pub(crate) fn meets(&self, numbers: Range<usize>) -> bool {
        let mut start = numbers.start;
        while start < numbers.end {
            let block = self.blocks.get(start / 64).map_or(0, |block| block >> (start % 64));
            let room = (64 - start % 64).min(numbers.end - start);
            if block << (64 - room) != 0 {
                return true;
            }
            start += room;
        }
        false
    }

    /// How many numbers are in it.
    pub(crate) fn len(&self) -> usize {
        self.blocks.iter().map(|block| block.count_ones() as usize).sum()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.blocks.iter().all(|block| *block == 0)
    }

    /// Keeps what is also in `other`.
    pub(crate) fn keep(&mut self, other: &Self) {
        self.blocks.iter_mut().zip(&other.blocks).for_each(|(block, other)| *block &= other);
    }

    /// Adds what is in `other`.
    pub(crate) fn add(&mut self, other: &Self) {
        self.blocks.iter_mut().zip(&other.blocks).for_each(|(block, other)| *block |= other);
    }

    /// Takes out what is in `other`.
    pub(crate) fn remove(&mut self, other: &Self) {
        self.blocks.iter_mut().zip(&other.blocks).for_each(|(block, other)| *block &= !other);
    }

    /// The numbers, ascending.
    pub(crate) fn iter(&self) -> Numbers<'_> {
        Numbers { block: 0, after: &self.blocks, start: 0 }
    }
}

/// The numbers of a set.
pub(crate) struct Numbers<'a> {
    /// What is left of the present block.
    block: u64,
    after: &'a [u64],
    /// The number at which the block after it begins.
    start: usize,
}

impl Iterator for Numbers<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        while self.block == 0 {
            let (first, rest) = self.after.split_first()?;
            (self.block, self.after) = (*first, rest);
            self.start += 64;
        }
        let bit = self.block.trailing_zeros() as usize;
        self.block &= self.block - 1;
        Some(self.start - 64 + bit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_are_joined_and_parted() {
        let of = |numbers: &[usize]| {
            let mut set = Set::none(130);
            for number in numbers {
                set.insert(*number);
            }
            set
        };
        let set = of(&[0, 63, 64, 129, 500]);
        assert_eq!(
            (set.iter().collect::<Vec<_>>(), set.len(), set.contains(64), set.contains(500)),
            (vec![0, 63, 64, 129], 4, true, false)
        );
        for start in 0..130 {
            for end in start..131 {
                assert_eq!(set.meets(start..end), (start..end).any(|number| set.contains(number)), "{start}..{end}");
            }
        }
        for bound in [0, 1, 63, 64, 65, 130] {
            assert!(Set::all(bound).iter().eq(0..bound) && Set::none(bound).iter().next().is_none(), "{bound}");
        }
        let changed = |change: fn(&mut Set, &Set)| {
            let mut changed = set.clone();
            change(&mut changed, &of(&[1, 64]));
            changed
        };
        assert_eq!((changed(Set::keep), changed(Set::add), changed(Set::remove)), (of(&[64]), of(&[0, 1, 63, 64, 129]), of(&[0, 63, 129])));
    }
}
