//! The conferences of a post, each once.

use crate::order;
use crate::post::{Mention, Relation};
use crate::search::tokens;
use std::rc::Rc;

/// Conferences, those that the post reports on first.
pub(super) struct Roll {
    mentions: Vec<Mention>,
    /// The words of their names.
    names: Vec<Vec<Rc<str>>>,
    /// How many it reports on.
    reported: usize,
}

impl Roll {
    /// Those that it reports on.
    pub(super) fn new(mentions: Vec<Mention>) -> Self {
        let names: Vec<_> = mentions.iter().map(|mention| name_words(&mention.name)).collect();
        Self { reported: mentions.len(), mentions, names }
    }

    /// Those that it reports on.
    pub(super) fn reported(&self) -> &[Mention] {
        &self.mentions[..self.reported]
    }

    /// Adds one that is named beside them, unless it is one of them by another name.
    pub(super) fn add(&mut self, mention: Mention) {
        /// A post that names more is a list of conferences.
        const MOST: usize = 60;
        let words = name_words(&mention.name);
        let own = |at: usize, name: &[Rc<str>]| {
            // `PyConFoo` and `#PyConFoo` are the `PyCon Foo` that the post reports on.
            name.starts_with(&words) || bare(name) == bare(&words) && (mention.year.is_none() || mention.year == self.mentions[at].year)
        };
        if self.names[..self.reported].iter().enumerate().any(|(at, name)| own(at, name))
            || self.names.iter().any(|name| is_short_for(&words, name))
        {
            return;
        }
        let again = |(other, name): (&Mention, &Vec<Rc<str>>)| other.id == mention.id || name.concat() == words.concat();
        match self.mentions.iter().zip(&self.names).position(again) {
            Some(at) => self.mentions[at].relation = self.mentions[at].relation.min(mention.relation),
            None if self.names.len() < MOST => {
                self.mentions.push(mention);
                self.names.push(words);
            }
            None => {}
        }
    }

    /// All of them, by how much the post says of them.
    pub(super) fn into_mentions(self) -> Vec<Mention> {
        let mut mentions = self.mentions;
        // `COSCUP` and `COSCUP 2014` are one.
        let dated: Vec<(String, String)> =
            mentions.iter().filter(|other| other.year.is_some()).map(|other| (other.series.clone(), other.name.clone())).collect();
        mentions.retain(|mention| {
            let again = |(series, name): &(String, String)| *series == mention.series && name.starts_with(&mention.name);
            mention.relation != Relation::Mentioned || mention.year.is_some() || !dated.iter().any(again)
        });
        order::sort(&mut mentions, |a, b| a.relation.cmp(&b.relation));
        mentions
    }
}

/// The words of a name.
pub(super) fn name_words(name: &str) -> Vec<Rc<str>> {
    tokens(name).into_iter().map(|token| token.folded).collect()
}

/// The words of a name in one, years aside.
fn bare(words: &[Rc<str>]) -> String {
    words.iter().filter(|word| word.parse::<u16>().is_err()).map(|word| &**word).collect()
}

/// Whether one name is the other with words left out, years aside, its last word the same: `Contributor Summit`, `SecurityCon`.
fn is_short_for(short: &[Rc<str>], long: &[Rc<str>]) -> bool {
    /// A word of more bytes names a conference alone.
    const LONG: usize = 8;
    fn named(words: &[Rc<str>]) -> impl DoubleEndedIterator<Item = &Rc<str>> {
        words.iter().filter(|word| word.parse::<u16>().is_err())
    }
    let counts = (named(short).count(), named(long).count());
    (1 < counts.0 || short.iter().any(|word| word.len() > LONG))
        && counts.0 < counts.1
        && named(short).next_back() == named(long).next_back()
        && named(short).all(|word| long.contains(word))
}
