//! From a corpus and a route to everything the page shows: the result through each lens, the facets with counts, the
//! timeline and the cloud. Pure: the same corpus and route give the same selection.

mod axis;
mod cloud;
mod conference;
mod facet;
mod introduction;
mod sorting;
mod timeline;
mod topics;

pub use axis::{Axis, Place};
pub use cloud::{CloudWord, difference as cloud_difference, of_post as cloud_of};
pub use conference::{beside, colocated, names, related};
pub use facet::{FacetGroup, FacetValue};
pub use introduction::introduction;
pub use timeline::TimelineMark;
pub use topics::{Agreement, Course, TopicGroup, TopicRow, TopicTable, agreement};

use crate::corpus::Corpus;
use crate::order;
use crate::post::{Format, Post, Session, Speaker, Takeaway};
use crate::route::{Facet, Route};
use crate::search::{Query, Snippet, tokens};
use crate::table::Names;
use std::cmp::Reverse;

/// What a route selects from a corpus.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    /// The query, understood.
    pub query: Query,
    /// The posts, best first where words are searched, else newest first.
    pub posts: Vec<PostHit>,
    /// The takeaways in them that fit, grouped by post in the same order.
    pub takeaways: Vec<TakeawayHit>,
    /// The sessions in them that fit, most reported first.
    pub talks: Vec<Talk>,
    /// The facets with what each value would give.
    pub facets: Vec<FacetGroup>,
    /// The conferences on the timeline, by day.
    pub timeline: Vec<TimelineMark>,
    /// The words of the cloud, in alphabetical order.
    pub cloud: Vec<CloudWord>,
}

/// A post in the result.
#[derive(Clone, Debug, PartialEq)]
pub struct PostHit {
    /// Its position in the corpus.
    pub post: usize,
    /// How well it fits the query; 0 where nothing is searched.
    pub score: f32,
    /// The passage that fits the query best, where words are searched.
    pub snippet: Option<Snippet>,
}

/// A takeaway in the result: the post and the place in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TakeawayHit {
    /// The post's position in the corpus.
    pub post: usize,
    /// The takeaway's position in the post.
    pub takeaway: usize,
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
    /// The takeaway itself.
    pub fn of(self, corpus: &Corpus) -> Option<(&Post, &Takeaway)> {
        let post = corpus.posts().get(self.post)?;
        Some((post, post.takeaways.get(self.takeaway)?))
    }
}

/// Everything that `route` selects from `corpus`.
pub fn select(corpus: &Corpus, route: &Route) -> Selection {
    let query = Query::parse(&route.query);
    let scores = scores(corpus, &query);
    let fits = |position: usize, except: Option<Facet>| {
        let post = &corpus.posts()[position];
        scores.as_ref().is_none_or(|scores| score(scores, position).is_some()) && facet::fits(post, route, except)
    };
    let mut posts: Vec<PostHit> = (0..corpus.posts().len())
        .filter(|position| fits(*position, None) && facet::in_span(&corpus.posts()[*position], route))
        .map(|post| PostHit {
            post,
            score: scores.as_ref().and_then(|scores| score(scores, post)).unwrap_or_default(),
            snippet: (!query.is_empty()).then(|| best_passage(&corpus.posts()[post], &query)).flatten(),
        })
        .collect();
    order::sort(&mut posts, |a, b| {
        let key = |hit: &PostHit| (Reverse(corpus.posts()[hit.post].day()), corpus.posts()[hit.post].slug.clone());
        b.score.total_cmp(&a.score).then_with(|| key(a).cmp(&key(b)))
    });
    let takeaways = takeaways(corpus, route, &query, &posts);
    let talks = talks(corpus, route, &query, &posts);
    let selected: Vec<usize> = posts.iter().map(|hit| hit.post).collect();
    Selection {
        facets: facet::groups(corpus, route, &|position, except| {
            fits(position, except) && facet::in_span(&corpus.posts()[position], route)
        }),
        // The timeline keeps what its own choices exclude, so that a reader can choose again.
        timeline: timeline::marks(corpus, route, &|position| fits(position, Some(Facet::Edition))),
        cloud: cloud::words(corpus, route, &selected),
        query,
        posts,
        takeaways,
        talks,
    }
}

/// The posts that fit the query with their scores, in the order of the corpus; `None` where it asks for nothing.
fn scores(corpus: &Corpus, query: &Query) -> Option<Vec<(usize, f32)>> {
    if query.is_empty() {
        return None;
    }
    let phrases = query.parts.iter().any(|part| part.words.len() > 1);
    let found = corpus.index().find(query);
    Some(found.into_iter().filter(|(position, _)| !phrases || holds_phrases(&corpus.posts()[*position], query)).collect())
}

/// The score of a post, where it fits.
fn score(scores: &[(usize, f32)], post: usize) -> Option<f32> {
    scores.binary_search_by_key(&post, |(position, _)| *position).ok().map(|at| scores[at].1)
}

/// Whether every phrase of the query stands in one place of the post.
fn holds_phrases(post: &Post, query: &Query) -> bool {
    let mut texts: Vec<Vec<String>> = post.document.passages().iter().map(|passage| words(&passage.text)).collect();
    texts.push(words(post.heading()));
    query.parts.iter().filter(|part| part.words.len() > 1).all(|part| texts.iter().any(|text| part.found_in(text)))
}

/// The passage that holds most parts of the query; the earlier one where several do.
fn best_passage(post: &Post, query: &Query) -> Option<Snippet> {
    const LENGTH: usize = 220;
    let passages = post.document.passages();
    let (count, passage) = passages
        .iter()
        .map(|passage| {
            let words = words(&passage.text);
            (query.parts.iter().filter(|part| part.found_in(&words)).count(), passage)
        })
        .rev()
        .max_by_key(|(count, passage)| (*count, passage.heading().is_none()))?;
    (count > 0).then(|| Snippet::new(query, &passage.text, &passage.anchor, LENGTH))
}

fn takeaways(corpus: &Corpus, route: &Route, query: &Query, posts: &[PostHit]) -> Vec<TakeawayHit> {
    let mut hits = Vec::new();
    for hit in posts {
        for (takeaway, found) in corpus.posts()[hit.post].takeaways.iter().enumerate() {
            let text = format!("{} {} {}", found.label.as_deref().unwrap_or_default(), found.text, found.by.as_deref().unwrap_or_default());
            let origin = if found.stated { "stated" } else { "picked" };
            let chosen = |facet: Facet, fits: &dyn Fn(&str) -> bool| {
                route.chosen.get(&facet).is_none_or(|values| values.iter().any(|value| fits(value)))
            };
            if (query.is_empty() || query.matches(&words(&text)))
                && chosen(Facet::Origin, &|value| value == origin)
                && chosen(Facet::Topic, &|value| found.topics.iter().any(|topic| topic == value))
                && chosen(Facet::Project, &|value| speaks_of(&text, value))
                && chosen(Facet::Term, &|value| speaks_of(&text, value))
            {
                hits.push(TakeawayHit { post: hit.post, takeaway });
            }
        }
    }
    hits
}

fn talks(corpus: &Corpus, route: &Route, query: &Query, posts: &[PostHit]) -> Vec<Talk> {
    let mut talks: Vec<Talk> = Vec::new();
    let mut known = Names::default();
    for hit in posts {
        for (position, session) in corpus.posts()[hit.post].sessions.iter().enumerate() {
            let text = session_text(session);
            let chosen = |facet: Facet| route.chosen.get(&facet).is_none_or(|values| values.iter().any(|value| speaks_of(&text, value)));
            let topics = route.chosen.get(&Facet::Topic).is_none_or(|ids| ids.iter().any(|id| speaks_of(&text, corpus.topic(id))));
            if !((query.is_empty() || query.matches(&words(&text))) && topics && chosen(Facet::Project) && chosen(Facet::Term)) {
                continue;
            }
            let at = known.number(&words(&session.title).join(" "));
            if at == talks.len() {
                talks.push(Talk { title: session.title.clone(), speakers: Vec::new(), format: None, url: None, reports: Vec::new() });
            }
            let talk = &mut talks[at];
            if session.speakers.len() > talk.speakers.len() {
                talk.speakers.clone_from(&session.speakers);
            }
            talk.format = talk.format.or(session.format);
            talk.url = talk.url.take().or_else(|| session.url.clone());
            talk.reports.push((hit.post, position));
        }
    }
    order::sort(&mut talks, |a, b| b.reports.len().cmp(&a.reports.len()).then_with(|| a.title.cmp(&b.title)));
    talks
}

fn session_text(session: &Session) -> String {
    let mut text = session.title.clone();
    for speaker in &session.speakers {
        for piece in [Some(&speaker.name), speaker.affiliation.as_ref()].into_iter().flatten() {
            text.push(' ');
            text.push_str(piece);
        }
    }
    text
}

/// Whether the words of `name` stand side by side in `text`.
fn speaks_of(text: &str, name: &str) -> bool {
    Query::parse(&format!("\"{name}\"")).matches(&words(text))
}

fn words(text: &str) -> Vec<String> {
    tokens(text).into_iter().map(|token| token.folded).collect()
}
