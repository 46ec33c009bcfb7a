//! The order of a result where a reader wants another than its own.

use super::{PostHit, Selection, TalkHit};
use crate::corpus::Corpus;
use crate::order;
use crate::route::Sorting;
use crate::search::fold;
use std::borrow::Cow;

impl Selection {
    /// The posts in an order.
    pub fn sorted_posts(&self, corpus: &Corpus, sorting: Sorting) -> Cow<'_, [PostHit]> {
        match sorting {
            Sorting::Oldest => sorted(&self.posts, |hit| corpus.day(hit.post).map(|day| day.to_string())),
            Sorting::Title => sorted(&self.posts, |hit| Some(fold(&corpus.heading(hit.post)))),
            _ => Cow::Borrowed(&self.posts),
        }
    }

    /// The talks in an order.
    pub fn sorted_talks(&self, corpus: &Corpus, sorting: Sorting) -> Cow<'_, [TalkHit]> {
        let talk = |hit: &TalkHit| self.talk(corpus, hit.talk);
        match sorting {
            Sorting::Title => sorted(&self.talks, |hit| Some(fold(&talk(hit).title))),
            Sorting::Speaker => sorted(&self.talks, |hit| talk(hit).speakers.first().map(|speaker| fold(&speaker.name))),
            Sorting::Format => sorted(&self.talks, |hit| talk(hit).format.map(|format| char::from(b'0' + format as u8).to_string())),
            _ => Cow::Borrowed(&self.talks),
        }
    }
}

/// Hits in the order of a key, which is made once for each; those without one come last.
fn sorted<H: Copy>(hits: &[H], key: impl Fn(&H) -> Option<String>) -> Cow<'_, [H]> {
    let mut keyed: Vec<(Option<String>, H)> = hits.iter().map(|hit| (key(hit), *hit)).collect();
    order::sort(&mut keyed, |(a, _), (b, _)| (a.is_none(), a).cmp(&(b.is_none(), b)));
    Cow::Owned(keyed.into_iter().map(|(_, hit)| hit).collect())
}
