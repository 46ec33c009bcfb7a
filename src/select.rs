//! From a corpus and a route to everything the page shows: the result through each lens, the facets with counts, the
//! timeline and the cloud. Pure: the same corpus and route give the same selection.

mod axis;
mod cloud;
mod conference;
mod facet;
mod introduction;
mod narrowing;
mod passages;
mod sorting;
mod timeline;
mod topics;

pub use axis::{Axis, Place};
pub use cloud::{CloudWord, WordOrder, WordRow, difference as cloud_difference, of_post as cloud_of};
pub use conference::{beside, names, related};
pub use facet::{FacetGroup, FacetValue};
pub use introduction::introduction;
pub use passages::Passages;
pub use timeline::TimelineMark;
pub use topics::{Agreement, Course, TopicGroup, TopicRow, TopicTable, agreement};

use crate::corpus::{Corpus, Edition};
use crate::order;
use crate::post::{Format, Post, Speaker, Takeaway};
use crate::route::{Facet, Lens, Route};
use crate::search::{Clause, Finding, Found, Part, Phrase, Query, find};
use crate::set::Set;
use narrowing::Narrowing;

/// What a route selects from a corpus.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    /// The query, understood: with the nearest words in place of those that no post has.
    pub query: Query,
    /// What is to be found in texts: the clauses of the query, then one for the words that are chosen, one for projects, one for topics.
    pub sought: Query,
    /// What each clause of the query does.
    pub parts: Vec<Part>,
    /// The posts, best first where words are searched, else newest first.
    pub posts: Vec<PostHit>,
    /// The takeaways in them that fit, grouped by post in the same order.
    pub takeaways: Vec<TakeawayHit>,
    /// The talks in them that fit, most reported first.
    pub talks: Vec<TalkHit>,
    /// The facets with what each value would give.
    pub facets: Vec<FacetGroup>,
    /// The conferences on the timeline, by day.
    pub timeline: Vec<TimelineMark>,
    /// The words of the cloud, in alphabetical order.
    pub cloud: Vec<CloudWord>,
    /// The posts, and the segments of posts that are sessions and fit.
    found: Option<Found>,
}

/// A post in the result.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PostHit {
    /// Its position in the corpus.
    pub post: usize,
    /// How well it fits the query; 0 where nothing is searched.
    pub score: f32,
}

/// A takeaway in the result: the post and the place in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TakeawayHit {
    /// The post's position in the corpus.
    pub post: usize,
    /// The takeaway's position in the post.
    pub takeaway: usize,
}

/// A talk in the result: all sessions of one title.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TalkHit {
    /// Its number in the corpus.
    pub talk: usize,
    /// How many sessions of the result are it.
    pub reports: usize,
}

/// A session, merged over all posts that name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Talk {
    /// Its title.
    pub title: String,
    /// Who spoke, from the post that says most.
    pub speakers: Vec<Speaker>,
    /// What kind of session.
    pub format: Option<Format>,
    /// The recording or page.
    pub url: Option<String>,
    /// Where it is named: the post's position in the corpus and the session's in the post.
    pub reports: Vec<(usize, usize)>,
}

impl TakeawayHit {
    /// The takeaway itself, and the post.
    pub fn of(self, corpus: &Corpus) -> Option<(Post, Takeaway)> {
        let post = corpus.post(self.post)?;
        let takeaway = post.takeaways.get(self.takeaway)?.clone();
        Some((post, takeaway))
    }
}

impl Selection {
    /// How much of the result a lens shows.
    pub fn count(&self, lens: Lens) -> usize {
        match lens {
            Lens::Posts => self.posts.len(),
            Lens::Takeaways => self.takeaways.len(),
            Lens::Talks => self.talks.len(),
        }
    }

    /// The conferences that the posts of the result report on, by day.
    pub fn conferences<'c>(&self, corpus: &'c Corpus) -> Vec<&'c Edition> {
        let selected = |post: &usize| self.found.as_ref().is_some_and(|found| found.posts.contains(*post));
        corpus.reported().into_iter().filter(|edition| edition.reports.iter().any(selected)).collect()
    }

    /// A talk of the result by its number, with what the sessions of the result say of it.
    pub fn talk(&self, corpus: &Corpus, talk: usize) -> Talk {
        let fits = |(post, session): &(usize, usize)| {
            let (first, count) = corpus.index().segments(*post);
            let segment = first + count - corpus.talks_of(*post).len() + session;
            self.found.as_ref().is_some_and(|found| found.posts.contains(*post) && found.segments.contains(segment))
        };
        let reports: Vec<(usize, usize)> = corpus.reports(talk).iter().copied().filter(fits).collect();
        let mut talk = Talk { title: String::new(), speakers: Vec::new(), format: None, url: None, reports: Vec::new() };
        for session in reports.iter().filter_map(|(post, session)| corpus.sessions(*post).into_iter().nth(*session)) {
            if talk.title.is_empty() {
                talk.title = session.title;
            }
            if session.speakers.len() > talk.speakers.len() {
                talk.speakers = session.speakers;
            }
            talk.format = talk.format.or(session.format);
            talk.url = talk.url.or(session.url);
        }
        Talk { reports, ..talk }
    }
}

/// Everything that `route` selects from `corpus`.
pub fn select(corpus: &Corpus, route: &Route) -> Selection {
    let Finding { query, found, scores, parts } = find(corpus, &Query::parse(&route.query));
    let narrowing = Narrowing::new(corpus, route, found.posts);
    let selected = narrowing.posts(None);
    let mut ranked = Vec::with_capacity(selected.len());
    for post in corpus.newest() {
        if selected.contains(*post) {
            ranked.push((scores[*post].to_bits(), *post));
        }
    }
    // Posts that fit equally well stay newest first.
    let ranked = order::descending(ranked);
    let posts: Vec<PostHit> = ranked.into_iter().map(|(score, post)| PostHit { post, score: f32::from_bits(score) }).collect();
    let mut segments = found.segments;
    let mut sought = query.clone();
    let mut speak = |facet: Facet, segments: &mut Set| {
        if route.chosen.narrows(facet) {
            let names: Vec<&str> = route.chosen.of(facet).flat_map(|value| corpus.names(facet, value)).collect();
            segments.keep(&speaking_of(corpus, &names));
            sought.clauses.push(Clause::any(&names));
        }
    };
    speak(Facet::Project, &mut segments);
    speak(Facet::Term, &mut segments);
    let takeaways = takeaways(corpus, route, &segments, &posts);
    // A takeaway may be on a topic that its heading names.
    speak(Facet::Topic, &mut segments);
    let talks = talks(corpus, &segments, &posts);
    Selection {
        facets: facet::groups(corpus, route, &narrowing),
        // The timeline keeps what its own choices exclude, so that a reader can choose again.
        timeline: timeline::marks(corpus, route, &narrowing.at_any_time(Some(Facet::Edition))),
        cloud: cloud::words(corpus, route, &selected),
        query,
        sought,
        parts,
        posts,
        takeaways,
        talks,
        found: Some(Found { posts: selected, segments }),
    }
}

/// The segments in which one of the names stands.
fn speaking_of(corpus: &Corpus, names: &[&str]) -> Set {
    let mut found = corpus.index().none();
    for name in names {
        found.add(&corpus.index().find(&Phrase::of(name), &mut []));
    }
    found.segments
}

fn takeaways(corpus: &Corpus, route: &Route, segments: &Set, posts: &[PostHit]) -> Vec<TakeawayHit> {
    let chosen = |facet: Facet, fits: &dyn Fn(&str) -> bool| !route.chosen.narrows(facet) || route.chosen.of(facet).any(fits);
    let mut hits = Vec::new();
    for &PostHit { post, .. } in posts {
        let (first, count) = corpus.index().segments(post);
        if !segments.meets(first..first + count) {
            continue;
        }
        for takeaway in 0..count - corpus.talks_of(post).len() {
            if segments.contains(first + takeaway) {
                hits.push(TakeawayHit { post, takeaway });
            }
        }
    }
    if route.chosen.narrows(Facet::Origin) || route.chosen.narrows(Facet::Topic) {
        hits.retain(|hit| {
            let origin = if corpus.is_stated(hit.post, hit.takeaway) { "stated" } else { "picked" };
            chosen(Facet::Origin, &|value| value == origin)
                && chosen(Facet::Topic, &|value| corpus.takeaway_topics(hit.post, hit.takeaway).any(|topic| topic == value))
        });
    }
    hits
}

fn talks(corpus: &Corpus, segments: &Set, posts: &[PostHit]) -> Vec<TalkHit> {
    let mut counts = vec![0_u32; corpus.talks()];
    // In the order in which the posts name them.
    let mut named: Vec<usize> = Vec::new();
    for &PostHit { post, .. } in posts {
        let (first, count) = corpus.index().segments(post);
        if !segments.meets(first..first + count) {
            continue;
        }
        let sessions = corpus.talks_of(post);
        for (segment, talk) in (first + count - sessions.len()..).zip(sessions) {
            if segments.contains(segment) {
                if counts[*talk] == 0 {
                    named.push(*talk);
                }
                counts[*talk] += 1;
            }
        }
    }
    let ranked = order::descending(named.into_iter().map(|talk| (counts[talk], talk)).collect());
    ranked.into_iter().map(|(reports, talk)| TalkHit { talk, reports: reports as usize }).collect()
}
