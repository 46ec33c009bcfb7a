//! Values by name, with one map in the program, whatever the values are.
//!
//! The standard library compiles its maps and sets anew for every type they hold: one to six kilobytes each in the page, three
//! dozen times over. Here one map leads from a name to its number, and what belongs to the name stands in a list at that
//! number. The order is that in which the names came: the same for the same input, as that of a hash map is not.

use std::collections::HashMap;

/// A set of names, numbered from 0 in the order they came.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    numbers: HashMap<String, usize>,
}

impl Names {
    /// Adds a name; whether it is new.
    pub(crate) fn insert(&mut self, name: &str) -> bool {
        let count = self.numbers.len();
        self.number(name) == count
    }

    /// The number of a name, which is added where it is missing.
    pub(crate) fn number(&mut self, name: &str) -> usize {
        if let Some(number) = self.get(name) {
            return number;
        }
        let number = self.numbers.len();
        self.numbers.insert(name.to_owned(), number);
        number
    }

    /// The number of a name that is there.
    pub(crate) fn get(&self, name: &str) -> Option<usize> {
        self.numbers.get(name).copied()
    }

    pub(crate) fn contains(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// The names, in no order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &String> {
        self.numbers.keys()
    }
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

    /// Whether a name has a value.
    pub(crate) fn contains(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    /// The values.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.rows.iter().map(|(_, value)| value)
    }

    /// The names with their values.
    pub(crate) fn rows(&self) -> &[(String, V)] {
        &self.rows
    }

    /// The names with their values, as a list.
    pub(crate) fn into_rows(self) -> Vec<(String, V)> {
        self.rows
    }

    /// The value of a name, for a change; `fresh` where the name has none yet.
    pub(crate) fn or_insert(&mut self, name: &str, fresh: V) -> &mut V {
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
}
