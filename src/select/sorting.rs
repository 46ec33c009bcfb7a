//! The order of a result where a reader wants another than its own.

use super::{PostHit, Selection, Talk};
use crate::corpus::Corpus;
use crate::order;
use crate::route::Sorting;
use crate::search::fold;

impl Selection {
    /// The posts in an order.
    pub fn sorted_posts(&self, corpus: &Corpus, sorting: Sorting) -> Vec<PostHit> {
        let mut posts = self.posts.clone();
        let post = |hit: &PostHit| corpus.posts().get(hit.post);
        match sorting {
            Sorting::Oldest => order::sort(&mut posts, |a, b| {
                let day = |hit: &PostHit| post(hit).and_then(|post| post.day());
                // What has no date comes last.
                (day(a).is_none(), day(a)).cmp(&(day(b).is_none(), day(b)))
            }),
            Sorting::Title => {
                let title = |hit: &PostHit| post(hit).map(|post| fold(post.heading()));
                order::sort(&mut posts, |a, b| title(a).cmp(&title(b)));
            }
            _ => {}
        }
        posts
    }

    /// The talks in an order; what a talk does not tell comes last.
    pub fn sorted_talks(&self, corpus: &Corpus, sorting: Sorting) -> Vec<Talk> {
        let mut talks: Vec<Talk> = self.talks.iter().map(|hit| self.talk(corpus, *hit)).collect();
        let key = |talk: &Talk| match sorting {
            Sorting::Title => Some(fold(&talk.title)),
            Sorting::Speaker => talk.speakers.first().map(|speaker| fold(&speaker.name)),
            _ => talk.format.map(|format| char::from(b'0' + format as u8).to_string()),
        };
        if matches!(sorting, Sorting::Title | Sorting::Speaker | Sorting::Format) {
            order::sort(&mut talks, |a, b| {
                let (a, b) = (key(a), key(b));
                (a.is_none(), a).cmp(&(b.is_none(), b))
            });
        }
        talks
    }
}
