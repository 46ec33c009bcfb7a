//! What the posts have in one facet, as numbers: counting is adding to a list, whatever the values are called.

use crate::set::Set;
use crate::table::Names;
use std::sync::Arc;

/// The values that posts have in a facet.
#[derive(Clone, Debug, Default)]
pub(crate) struct Column {
    /// The values, as in addresses.
    values: Names,
    rows: Vec<Row>,
    /// The numbers of the values by label, where a page lists them.
    listed: Option<Vec<usize>>,
    /// For all posts one behind the other: their values.
    cells: Vec<Cell>,
    /// For each post the end of its cells.
    ends: Vec<u32>,
}

/// A value that a post has: the number of the value, and in the lowest bits how much it weighs there.
#[derive(Clone, Copy, Debug)]
struct Cell(u32);

impl Cell {
    /// As many bits as the greatest weight takes, which is 1,000: the others tell four million values apart.
    const BITS: u32 = 10;

    fn new(number: usize, weight: u16) -> Self {
        Self(u32::try_from(number).unwrap_or_default() << Self::BITS | u32::from(weight))
    }

    fn number(self) -> usize {
        (self.0 >> Self::BITS) as usize
    }

    fn weight(self) -> u32 {
        self.0 & ((1 << Self::BITS) - 1)
    }
}

/// A value.
#[derive(Clone, Debug, Default)]
struct Row {
    value: Arc<str>,
    label: Arc<str>,
    /// The weight in the post that the label is from.
    weight: u16,
    /// One more than the last post that has it.
    last: usize,
    total: Tally,
}

/// How many posts have a value, and how much it weighs in them: side by side in one number, as both are counted at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally(u64);

impl Tally {
    /// Counts one more post, in which the value weighs so much.
    fn add(&mut self, weight: u32) {
        self.0 += 1 << 32 | u64::from(weight);
    }

    pub(crate) fn posts(self) -> u32 {
        u32::try_from(self.0 >> 32).unwrap_or_default()
    }

    #[expect(clippy::cast_possible_truncation, reason = "the lower half is the weight")]
    pub(crate) fn weight(self) -> u32 {
        self.0 as u32
    }
}

impl Column {
    /// No posts yet; their values will be listed.
    pub(super) fn listed() -> Self {
        Self { listed: Some(Vec::new()), ..Self::default() }
    }

    /// The numbers of the values that are listed, by label.
    pub(crate) fn by_label(&self) -> &[usize] {
        self.listed.as_deref().unwrap_or_default()
    }

    /// Adds the next post, whose values come with a label and a weight. A value has the label of the post in which it weighs most.
    pub(crate) fn add(&mut self, values: Vec<(String, String, u16)>) {
        let post = self.ends.len() + 1;
        for (value, label, weight) in values {
            let number = self.values.number(&value);
            if number == self.rows.len() {
                if let Some(listed) = &mut self.listed {
                    listed.insert(listed.partition_point(|other| *self.rows[*other].label <= *label), number);
                }
                self.rows.push(Row { value: value.as_str().into(), ..Row::default() });
            }
            let row = &mut self.rows[number];
            if row.last == post {
                continue;
            }
            row.last = post;
            if weight > row.weight {
                row.weight = weight;
                row.label = if label == value { Arc::clone(&row.value) } else { label.into() };
            }
            row.total.add(u32::from(weight));
            self.cells.push(Cell::new(number, weight));
        }
        self.ends.push(u32::try_from(self.cells.len()).unwrap_or(u32::MAX));
    }

    /// How many values there are.
    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The number of a value.
    pub(crate) fn number(&self, value: &str) -> Option<usize> {
        self.values.get(value)
    }

    /// The value of a number, as in addresses.
    pub(crate) fn value(&self, number: usize) -> &str {
        self.values.name(number)
    }

    /// The value of a number, as in addresses and as shown, for whoever keeps them.
    pub(crate) fn shared(&self, number: usize) -> (Arc<str>, Arc<str>) {
        self.rows.get(number).map_or_else(Default::default, |row| (Arc::clone(&row.value), Arc::clone(&row.label)))
    }

    /// The value of a number, as shown.
    pub(crate) fn label(&self, number: usize) -> &str {
        self.rows.get(number).map_or("", |row| &row.label)
    }

    /// The numbers of the values, each with how many posts have it.
    pub(crate) fn totals(&self) -> impl Iterator<Item = (usize, u32)> {
        self.rows.iter().map(|row| row.total.posts()).enumerate()
    }

    /// The numbers of the values of a post.
    pub(crate) fn of(&self, post: usize) -> impl Iterator<Item = usize> {
        self.cells(post).iter().map(|cell| cell.number())
    }

    /// The values of a post, with their weights.
    fn cells(&self, post: usize) -> &[Cell] {
        let start = post.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| *end as usize);
        self.ends.get(post).and_then(|end| self.cells.get(start..*end as usize)).unwrap_or_default()
    }

    /// For every value how many of `posts` have it, and how much it weighs in them.
    pub(crate) fn tally(&self, posts: &Set) -> Vec<Tally> {
        let count = posts.len();
        // Where most posts are in, the few others are taken from the total.
        if count * 2 <= self.ends.len() {
            return self.sum(posts);
        }
        let mut tallies: Vec<Tally> = self.rows.iter().map(|row| row.total).collect();
        if count < self.ends.len() {
            let mut rest = Set::all(self.ends.len());
            rest.remove(posts);
            for (tally, out) in tallies.iter_mut().zip(self.sum(&rest)) {
                tally.0 -= out.0;
            }
        }
        tallies
    }

    /// The same by adding up the cells of all of them.
    fn sum(&self, posts: &Set) -> Vec<Tally> {
        let mut tallies = vec![Tally::default(); self.rows.len()];
        for post in posts.iter() {
            for cell in self.cells(post) {
                tallies[cell.number()].add(cell.weight());
            }
        }
        tallies
    }

    /// The posts that have one of the values that fit.
    pub(crate) fn posts(&self, fits: &dyn Fn(usize) -> bool) -> Set {
        let fitting: Vec<bool> = (0..self.len()).map(fits).collect();
        let mut posts = Set::none(self.ends.len());
        if fitting.contains(&true) {
            let has = |post: &usize| self.of(*post).any(|number| fitting[number]);
            (0..self.ends.len()).filter(has).for_each(|post| posts.insert(post));
        }
        posts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_counted_in_any_set_of_posts() {
        let mut column = Column::default();
        for values in [vec![("a", 1), ("b", 2)], vec![("b", 5), ("b", 1)], vec![], vec![("a", 3), ("c", 1)]] {
            column.add(values.into_iter().map(|(value, weight)| (value.to_owned(), format!("{value}{weight}"), weight)).collect());
        }
        for bits in 0_u32..16 {
            let mut posts = Set::none(4);
            (0..4).filter(|post| bits >> post & 1 == 1).for_each(|post| posts.insert(post));
            let count = |value: usize| {
                let weights = posts.iter().flat_map(|post| column.cells(post)).filter(|cell| cell.number() == value);
                weights.fold((0, 0), |(posts, weight), cell| (posts + 1, weight + cell.weight()))
            };
            let tallies: Vec<(u32, u32)> = column.tally(&posts).into_iter().map(|tally| (tally.posts(), tally.weight())).collect();
            assert_eq!(tallies, [count(0), count(1), count(2)], "{bits:b}");
        }
        let labels: Vec<&str> = (0..4).map(|number| column.label(number)).collect();
        assert_eq!((labels, column.number("c"), column.value(1)), (vec!["a3", "b5", "c1", ""], Some(2), "b"));
        assert!(column.posts(&|number| column.value(number) == "b").iter().eq([0, 1]));
    }
}
