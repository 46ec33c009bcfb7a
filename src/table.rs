//! Values by name, with one map in the program, whatever the values are.
//!
//! The standard library compiles its maps and sets anew for every type they hold: one to six kilobytes each in the page, three
//! dozen times over. Here one map leads from a name to its number, and what belongs to the name stands in a list at that
//! number. The order is that in which the names came: the same for the same input, as that of a hash map is not.

use std::ops::Range;

/// Whether a word is one of a list that spaces part: as one text it takes half the bytes of a slice.
pub(crate) fn is_among(list: &str, word: &str) -> bool {
    list.split(' ').any(|one| one == word)
}

/// A set of names, numbered from 0 in the order they came.
///
/// The names stand in one text, one behind the other, and a table with open addressing leads from the hash of a name to its
/// number: no allocation for a name, and none of the keyed hashing of the standard library, which a reader's own posts do not call for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    text: String,
    /// Where each name ends in the text.
    ends: Vec<u32>,
    slots: Slots,
}

/// Hashes with numbers, each at the first free place from that of its hash on; a power of two of them, at most half in use.
#[derive(Clone, Debug, Default)]
struct Slots(Vec<(u32, u32)>);

/// The number in a free slot.
const FREE: u32 = u32::MAX;

impl Slots {
    /// All free, with room for `count` numbers.
    fn with_room(count: usize) -> Self {
        Self(vec![(0, FREE); (count * 2).max(8).next_power_of_two()])
    }

    /// The number with a hash that is the one looked for.
    #[inline]
    fn find(&self, hash: u32, is_it: impl Fn(usize) -> bool) -> Option<usize> {
        let last = self.0.len().wrapping_sub(1);
        let mut slot = hash as usize & last;
        loop {
            let (other, number) = *self.0.get(slot)?;
            if number == FREE {
                return None;
            }
            if other == hash && is_it(number as usize) {
                return Some(number as usize);
            }
            slot = (slot + 1) & last;
        }
    }

    /// Adds a number, which is how many there are, by its hash.
    fn add(&mut self, hash: u32, number: usize) {
        if number * 2 >= self.0.len() {
            let count = (self.0.len() * 2).max(8);
            let slots = std::mem::replace(&mut self.0, vec![(0, FREE); count]);
            slots.into_iter().filter(|(_, number)| *number != FREE).for_each(|(hash, number)| self.place(hash, number));
        }
        self.place(hash, short(number));
    }

    /// Puts a number into the first free slot for its hash.
    fn place(&mut self, hash: u32, number: u32) {
        let last = self.0.len() - 1;
        let mut slot = hash as usize & last;
        while self.0[slot].1 != FREE {
            slot = (slot + 1) & last;
        }
        self.0[slot] = (hash, number);
    }
}

/// Pairs of numbers, numbered from 0 in the order they came.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pairs {
    pairs: Vec<(u32, u32)>,
    slots: Slots,
}

impl Pairs {
    /// None yet, with room for `count` of them.
    pub(crate) fn with_room(count: usize) -> Self {
        Self { pairs: Vec::with_capacity(count), slots: Slots::with_room(count) }
    }

    /// The number of a pair, which is added where it is missing.
    pub(crate) fn number(&mut self, pair: (u32, u32)) -> usize {
        let hash = mixed(mix(u64::from(pair.0), u64::from(pair.1)));
        if let Some(number) = self.slots.find(hash, |number| self.pairs[number] == pair) {
            return number;
        }
        let number = self.pairs.len();
        self.slots.add(hash, number);
        self.pairs.push(pair);
        number
    }

    /// The pairs, by number.
    pub(crate) fn all(&self) -> &[(u32, u32)] {
        &self.pairs
    }
}

impl Names {
    /// None yet, with room for `count` of them.
    pub(crate) fn with_room(count: usize) -> Self {
        Self { slots: Slots::with_room(count), ..Self::default() }
    }

    /// How many names there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Adds a name; whether it is new.
    pub(crate) fn insert(&mut self, name: &str) -> bool {
        let count = self.len();
        self.number(name) == count
    }

    /// The number of a name, which is added where it is missing.
    pub(crate) fn number(&mut self, name: &str) -> usize {
        self.number_hashed(name, hash(name))
    }

    /// The same for a name with its [`hash`].
    pub(crate) fn number_hashed(&mut self, name: &str, hash: u32) -> usize {
        if let Some(number) = self.get_hashed(name, hash) {
            return number;
        }
        let number = self.len();
        self.slots.add(hash, number);
        self.text.push_str(name);
        self.ends.push(short(self.text.len()));
        number
    }

    /// Adds a name with its [`hash`].
    pub(crate) fn insert_hashed(&mut self, name: &str, hash: u32) {
        self.number_hashed(name, hash);
    }

    /// The number of a name that is there.
    pub(crate) fn get(&self, name: &str) -> Option<usize> {
        self.get_hashed(name, hash(name))
    }

    /// The same for a name with its [`hash`], for one that is looked up in many tables.
    #[inline]
    pub(crate) fn get_hashed(&self, name: &str, hash: u32) -> Option<usize> {
        // Of bytes none are looked at to see where characters begin, as those of a text are.
        self.slots.find(hash, |number| self.text.as_bytes().get(self.range(number)) == Some(name.as_bytes()))
    }

    pub(crate) fn contains(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// The name of a number; empty where there is none.
    pub(crate) fn name(&self, number: usize) -> &str {
        self.text.get(self.range(number)).unwrap_or_default()
    }

    /// Where a name stands in the text.
    fn range(&self, number: usize) -> Range<usize> {
        let end = |number: usize| self.ends.get(number).map_or(0, |end| *end as usize);
        end(number.wrapping_sub(1))..end(number)
    }
}

/// Names and their text stay far below 2^32: a page has no more memory than that.
fn short(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(FREE)
}

/// Multiplicative hashing (Knuth, The Art of Computer Programming, section 6.4) of the bytes by eights: one multiplication for
/// a word of everyday length.
pub(crate) fn hash(name: &str) -> u32 {
    let (eights, rest) = name.as_bytes().as_chunks::<8>();
    let state = eights.iter().fold(name.len() as u64, |state, bytes| mix(state, u64::from_le_bytes(*bytes)));
    let last = rest.iter().fold(0, |last, byte| last << 8 | u64::from(*byte));
    mixed(mix(state, last))
}

fn mix(state: u64, bytes: u64) -> u64 {
    (state ^ bytes).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29)
}

#[expect(clippy::cast_possible_truncation, reason = "the lower half holds both")]
fn mixed(state: u64) -> u32 {
    (state ^ state >> 32) as u32
}

impl<N: AsRef<str>> Extend<N> for Names {
    fn extend<I: IntoIterator<Item = N>>(&mut self, names: I) {
        for name in names {
            self.insert(name.as_ref());
        }
    }
}

impl<N: AsRef<str>> FromIterator<N> for Names {
    fn from_iter<I: IntoIterator<Item = N>>(names: I) -> Self {
        let mut set = Self::default();
        set.extend(names);
        set
    }
}

/// Values by name, in the order the names came.
#[derive(Clone, Debug)]
pub struct Table<V> {
    names: Names,
    rows: Vec<(String, V)>,
}

impl<V> Table<V> {
    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<&V> {
        Some(&self.rows.get(self.names.get(name)?)?.1)
    }

    /// The value of a name with its [`hash`].
    pub(crate) fn get_hashed(&self, name: &str, hash: u32) -> Option<&V> {
        Some(&self.rows.get(self.names.get_hashed(name, hash)?)?.1)
    }

    /// Whether a name has a value.
    pub(crate) fn contains(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    /// The values.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.rows.iter().map(|(_, value)| value)
    }

    /// The names with their values.
    pub fn rows(&self) -> &[(String, V)] {
        &self.rows
    }

    /// The names with their values, as a list.
    pub(crate) fn into_rows(self) -> Vec<(String, V)> {
        self.rows
    }

    /// The value of a name, for a change; `fresh` where the name has none yet.
    pub fn or_insert(&mut self, name: &str, fresh: V) -> &mut V {
        let number = self.names.number(name);
        if number == self.rows.len() {
            self.rows.push((name.to_owned(), fresh));
        }
        &mut self.rows[number].1
    }
}

impl<V> Default for Table<V> {
    fn default() -> Self {
        Self { names: Names::default(), rows: Vec::new() }
    }
}

/// Of several values of a name the last one holds.
impl<N: AsRef<str>, V> Extend<(N, V)> for Table<V> {
    fn extend<I: IntoIterator<Item = (N, V)>>(&mut self, rows: I) {
        for (name, value) in rows {
            let number = self.names.number(name.as_ref());
            match self.rows.get_mut(number) {
                Some(row) => row.1 = value,
                None => self.rows.push((name.as_ref().to_owned(), value)),
            }
        }
    }
}

impl<N: AsRef<str>, V> FromIterator<(N, V)> for Table<V> {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(rows: I) -> Self {
        let mut table = Self::default();
        table.extend(rows);
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_the_order_they_came_in() {
        let mut table: Table<usize> = [("b", 1), ("a", 2), ("b", 3)].into_iter().collect();
        *table.or_insert("c", 0) += 4;
        *table.or_insert("a", 0) += 5;
        assert_eq!(table.rows(), [("b".to_owned(), 3), ("a".to_owned(), 7), ("c".to_owned(), 4)]);
        assert_eq!((table.get("a"), table.get("d")), (Some(&7), None));
    }

    #[test]
    fn a_name_is_new_once() {
        let mut names: Names = ["a", "b"].into_iter().collect();
        assert_eq!((names.insert("a"), names.insert("c"), names.get("c"), names.contains("d")), (false, true, Some(2), false));
    }

    #[test]
    fn a_pair_has_one_number() {
        let mut pairs = Pairs::default();
        for _ in 0..2 {
            for number in 0..1_000 {
                assert_eq!(pairs.number((number % 10, number)), number as usize);
            }
        }
        assert_eq!(pairs.all()[123], (3, 123));
    }

    #[test]
    fn many_names_keep_their_numbers() {
        let name = |number: usize| format!("{}-é-{number}", number % 7);
        let names: Names = (0..5_000).map(name).collect();
        assert_eq!((names.len(), names.name(5_000), Names::default().get("a")), (5_000, "", None));
        for number in 0..5_000 {
            assert_eq!((names.get(&name(number)), names.name(number)), (Some(number), name(number).as_str()));
        }
    }
}
