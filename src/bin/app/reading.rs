//! Reads the posts in slices of a few milliseconds, so that the page answers from the first post on.

use crate::state::{Progress, State, Unread};
use gloo::timers::callback::Timeout;
use hallway::corpus::Corpus;
use hallway::facts::Facts;
use hallway::post::Post;
use hallway::read::read;
use hallway::understand::Understanding;
use leptos::prelude::{Set, Update, window};
use std::sync::Arc;

// `SEEDS`, the posts that were compiled in, and `SITE`, what the publisher calls the page.
include!(concat!(env!("OUT_DIR"), "/seeds.rs"));

/// The lengths of time below are in milliseconds: after so long, reading makes way for the reader.
const SLICE: f64 = 8.0;
/// After so long, posts that were read are shown.
const SHOWN: f64 = 120.0;
/// After so long, reading is slow enough to tell.
const SLOW: f64 = 200.0;

/// What the publisher calls the page.
#[derive(Clone, Debug)]
pub(crate) struct Site {
    /// Its title.
    pub(crate) title: String,
    /// A line beneath it.
    pub(crate) tagline: String,
}

/// Reading, between two slices.
struct Reader {
    state: State,
    understanding: Understanding,
    rest: std::slice::Iter<'static, (&'static str, &'static [u8])>,
    read: Vec<Post>,
    unread: Vec<Unread>,
    started: f64,
    shown: f64,
}

/// What the publisher calls the page.
pub(crate) fn site() -> Site {
    let values: serde_json::Value = serde_json::from_str(SITE).unwrap_or_default();
    let text = |key: &str| values.get(key).and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
    Site { title: text("title"), tagline: text("tagline") }
}

/// Begins to read; what fits into the first slice is there when this returns.
pub(crate) fn start(state: State) {
    let understanding = Understanding::new(Facts::builtin());
    state.corpus.set(Arc::new(Corpus::new(understanding.facts())));
    let now = now();
    let reader =
        Reader { state, understanding, rest: SEEDS.iter(), read: Vec::new(), unread: Vec::new(), started: now, shown: f64::NEG_INFINITY };
    reader.slice();
}

impl Reader {
    fn slice(mut self) {
        let begun = now();
        for (path, bytes) in self.rest.by_ref() {
            match read(path, bytes) {
                Ok(reading) => self.read.push(self.understanding.post(reading)),
                Err(problem) => self.unread.push(Unread { path: (*path).to_owned(), problem }),
            }
            if now() - begun > SLICE {
                break;
            }
        }
        let done = self.rest.len() == 0;
        if done || now() - self.shown > SHOWN {
            self.show();
        }
        let read = SEEDS.len() - self.rest.len();
        self.state.progress.set(Progress { read, total: SEEDS.len(), slow: now() - self.started > SLOW });
        if !done {
            Timeout::new(0, move || self.slice()).forget();
        }
    }

    fn show(&mut self) {
        self.state.corpus.update(|corpus| {
            let corpus = Arc::make_mut(corpus);
            self.read.drain(..).for_each(|post| corpus.add(post));
        });
        if !self.unread.is_empty() {
            self.state.unread.update(|unread| unread.append(&mut self.unread));
        }
        self.shown = now();
    }
}

fn now() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}
