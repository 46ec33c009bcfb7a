//! Understanding: what was read becomes a post with its conference, takeaways, sessions, names and terms.

use crate::facts::Facts;
use crate::post::Post;
use crate::read::Reading;

/// The rules, prepared with the tables they need. Made once, used for every post.
#[derive(Clone, Debug)]
pub struct Understanding {
    facts: Facts,
}

impl Understanding {
    /// Prepares the rules.
    pub fn new(facts: Facts) -> Self {
        Self { facts }
    }

    /// The tables the rules use.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// Understands what was read.
    pub fn post(&self, reading: Reading) -> Post {
        Post { path: reading.path, document: reading.document, problems: reading.problems, repairs: reading.repairs, ..Post::default() }
    }
}
