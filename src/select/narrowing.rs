//! What narrows the posts: the query, the span of time, and the choice in each facet.

use crate::corpus::{Corpus, word_value};
use crate::route::{Facet, Route};
use crate::set::Set;

/// The posts that are left by each thing that narrows them.
pub(super) struct Narrowing {
    query: Set,
    span: Set,
    chosen: Vec<(Facet, Set)>,
}

impl Narrowing {
    /// What `route` narrows, `query` being the posts that its query finds.
    pub(super) fn new(corpus: &Corpus, route: &Route, query: Set) -> Self {
        let chosen = Facet::ALL.into_iter().filter(|facet| route.chosen.narrows(*facet)).map(|facet| {
            let column = corpus.column(facet);
            let number = |value: &str| if facet == Facet::Term { column.number(&word_value(value)) } else { column.number(value) };
            let numbers: Vec<usize> = route.chosen.of(facet).filter_map(number).collect();
            (facet, column.posts(&|number| numbers.contains(&number)))
        });
        Self { chosen: chosen.collect(), span: corpus.posts_in(route.from, route.to), query }
    }

    /// The posts that are left; as if nothing were chosen in one of the facets.
    pub(super) fn posts(&self, except: Option<Facet>) -> Set {
        let mut posts = self.at_any_time(except);
        posts.keep(&self.span);
        posts
    }

    /// The posts that are left, as if no span of time were chosen, and nothing in one of the facets.
    pub(super) fn at_any_time(&self, except: Option<Facet>) -> Set {
        let mut posts = self.query.clone();
        self.chosen.iter().filter(|(facet, _)| Some(*facet) != except).for_each(|(_, fitting)| posts.keep(fitting));
        posts
    }
}
