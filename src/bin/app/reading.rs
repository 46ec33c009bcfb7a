//! Reads the posts in slices of a few milliseconds, so that the page answers from the first post on.
//!
//! The page is drawn when all posts are read, or after a second with those that are: a few posts come in one piece, and of
//! many a reader sees the first ones at once.

use crate::state::{Progress, State, Unread};
use crate::{cover, texts};
use gloo::timers::callback::Timeout;
use hallway::corpus::Corpus;
use hallway::correction::Correction;
use hallway::facts::Facts;
use hallway::read::front_matter::read_json;
use hallway::read::{Reading, read};
use hallway::understand::Understanding;
use leptos::prelude::{Notify, Set, Update, UpdateUntracked, window};
use std::sync::Arc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::MessageChannel;

// `SEEDS`, the posts that were compiled in, and `SITE`, what the publisher calls the page.
include!(concat!(env!("OUT_DIR"), "/seeds.rs"));

/// The lengths of time below are in milliseconds: after so long, reading makes way for the reader.
const SLICE: f64 = 8.0;
/// After so long, the page is drawn with the posts that were read.
const FIRST: f64 = 1_000.0;
/// After so long, further posts are shown, and then whenever twice as long has passed: what is shown is worked out anew each time,
/// which so costs a few times what it costs at the end, however many posts there are.
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
    understanding: Understanding,
    /// What the publisher says of the page and of its posts.
    settings: serde_json::Value,
    rest: std::slice::Iter<'static, (&'static str, &'static [u8])>,
    /// A post whose text was read and waits to be understood, and its source.
    half: Option<(Reading, &'static [u8])>,
    /// The posts that were read, until the page has them.
    corpus: Option<Corpus>,
    unread: Vec<Unread>,
    started: f64,
    /// The page, once it is drawn, and when it last got posts.
    page: Option<(State, f64)>,
}

/// What the publisher calls the page.
pub(crate) fn site() -> Site {
    let values = settings();
    let text = |key: &str| values.get(key).and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
    let title = Some(text("title")).filter(|title| !title.is_empty()).unwrap_or_else(|| texts::NAME.to_owned());
    Site { title, tagline: text("tagline") }
}

fn settings() -> serde_json::Value {
    read_json(SITE).unwrap_or_default()
}

/// Begins to read. `draw` draws the page once there is something to show.
pub(crate) fn start(draw: fn(Corpus) -> State) {
    // The tables first, in a slice of their own.
    Timeout::new(0, move || {
        let understanding = Understanding::new(Facts::builtin());
        let rest = SEEDS.iter();
        let settings = settings();
        let corpus = Some(Corpus::new(understanding.facts()));
        let reader = Reader { understanding, settings, rest, half: None, corpus, unread: Vec::new(), started: now(), page: None };
        next_turn(move || reader.slice(draw));
    })
    .forget();
}

/// Calls back once the browser had its turn: by a message, for browsers hold back timers that set timers.
pub(crate) fn next_turn(call: impl FnOnce() + 'static) {
    let Ok(channel) = MessageChannel::new() else {
        Timeout::new(0, call).forget();
        return;
    };
    channel.port1().set_onmessage(Some(Closure::once_into_js(call).unchecked_ref()));
    // What the message says is nothing that could fail to be sent.
    let _ = channel.port2().post_message(&JsValue::NULL);
}

impl Reader {
    fn slice(mut self, draw: fn(Corpus) -> State) {
        let begun = now();
        let done = self.half.is_none() && self.rest.len() == 0;
        let due = self.page.map_or(begun - self.started > FIRST, |(_, shown)| begun - shown > SHOWN.max(shown - self.started));
        // Reading and drawing each have a turn of their own.
        if done || due {
            self.show(draw);
        } else {
            while now() - begun < SLICE && self.step() {}
        }
        let progress = Progress { read: SEEDS.len() - self.rest.len(), total: SEEDS.len(), slow: begun - self.started > SLOW };
        match self.page {
            Some((state, _)) => state.progress.set(progress),
            None if progress.slow => cover::tell(&texts::reading(progress)),
            None => {}
        }
        if !done {
            next_turn(move || self.slice(draw));
        }
    }

    /// Reads the text of the next post, or understands it; whether there was anything to do.
    fn step(&mut self) -> bool {
        if let Some((reading, source)) = self.half.take() {
            let post = self.understanding.post(reading);
            match (&mut self.corpus, self.page) {
                (Some(corpus), _) => corpus.add_from(post, source),
                (None, Some((state, _))) => state.corpus.update_untracked(|corpus| Arc::make_mut(corpus).add_from(post, source)),
                (None, None) => {}
            }
            return true;
        }
        let Some((path, bytes)) = self.rest.next() else { return false };
        match read(path, bytes) {
            Ok(mut reading) => {
                let said = self.settings.get("posts").and_then(|posts| posts.get(*path));
                reading.correction = said.map(Correction::read).unwrap_or_default();
                self.half = Some((reading, bytes));
            }
            Err(problem) => self.unread.push(Unread { path: (*path).to_owned(), problem }),
        }
        true
    }

    /// Shows the posts that were read.
    fn show(&mut self, draw: fn(Corpus) -> State) {
        let state = match (self.corpus.take(), self.page) {
            (Some(corpus), _) => draw(corpus),
            (None, Some((state, _))) => {
                state.corpus.notify();
                state
            }
            (None, None) => return,
        };
        if !self.unread.is_empty() {
            state.unread.update(|unread| unread.append(&mut self.unread));
        }
        self.page = Some((state, now()));
    }
}

fn now() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}
