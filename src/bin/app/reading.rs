//! Reads the posts whenever nothing is left to be drawn, so that the page answers from the first post on.
//!
//! The page is drawn when all posts are read, or after a second with those that are: a few posts come in one piece, and of
//! many a reader sees the first ones at once.

use crate::state::{Progress, State, Unread};
use crate::turns::{self, now, rest};
use crate::{cover, texts};
use hallway::corpus::Corpus;
use hallway::correction::Correction;
use hallway::facts::Facts;
use hallway::post::Post;
use hallway::read::front_matter::read_json;
use hallway::read::{Reading, read};
use hallway::understand::Understanding;
use leptos::prelude::{Notify, Set, Update, UpdateUntracked};
use std::sync::Arc;

// `SEEDS`, the posts that were compiled in, and `SITE`, what the publisher calls the page.
include!(concat!(env!("OUT_DIR"), "/seeds.rs"));

/// The lengths of time below are in milliseconds: after so long, the page is drawn with the posts that were read.
const FIRST: f64 = 1_000.0;
/// After so long, further posts are shown, and then whenever twice as long has passed: what is shown is worked out anew each time,
/// which so costs a few times what it costs at the end, however many posts there are.
const SHOWN: f64 = 120.0;
/// After so long, reading is slow enough to tell, and so often it is told.
const SLOW: f64 = 200.0;
const TOLD: f64 = 50.0;

/// What the publisher calls the page.
#[derive(Clone, Debug)]
pub(crate) struct Site {
    /// Its title.
    pub(crate) title: String,
    /// A line beneath it.
    pub(crate) tagline: String,
}

/// A post on its way, each part of which is a step of its own.
enum Stage {
    /// Its text was read.
    Read(Box<Reading>),
    /// It was understood.
    Understood(Box<Post>),
}

/// Draws the page of the posts that were read so far.
type Draw = fn(Corpus, Progress) -> State;

/// Reading, between two steps.
struct Reader {
    understanding: Understanding,
    /// What the publisher says of the page and of its posts.
    settings: serde_json::Value,
    rest: std::slice::Iter<'static, (&'static str, &'static [u8])>,
    /// The post at work, and its source.
    at_work: Option<(Stage, &'static [u8])>,
    /// The posts that were read, until the page has them.
    corpus: Option<Corpus>,
    unread: Vec<Unread>,
    started: f64,
    /// When it was last told how far reading has come.
    told: f64,
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
pub(crate) fn start(draw: Draw) {
    turns::start();
    // The tables first, in a turn of their own.
    rest(move || {
        let understanding = Understanding::new(Facts::builtin());
        let rest = SEEDS.iter();
        let settings = settings();
        let corpus = Some(Corpus::new(understanding.facts()));
        let (started, told) = (now(), 0.0);
        Box::new(Reader { understanding, settings, rest, at_work: None, corpus, unread: Vec::new(), started, told, page: None })
            .go_on(draw);
    });
}

impl Reader {
    fn go_on(self: Box<Self>, draw: Draw) {
        rest(move || self.work(draw));
    }

    /// Does one thing: reads a text, understands a post, takes it in, or shows those that were.
    fn work(mut self: Box<Self>, draw: Draw) {
        let begun = now();
        let read = SEEDS.len() - self.rest.len() - usize::from(self.at_work.is_some());
        let progress = Progress { read, total: SEEDS.len(), slow: begun - self.started > SLOW };
        let done = progress.is_done();
        let due = self.page.map_or(begun - self.started > FIRST, |(_, shown)| begun - shown > SHOWN.max(shown - self.started));
        if done || due {
            self.show(draw, progress);
        } else {
            self.step();
        }
        if done || due || begun - self.told > TOLD {
            self.told = begun;
            match self.page {
                // Nobody is told that something is missing before all that was read is shown.
                Some((state, _)) if done => rest(move || state.progress.set(progress)),
                Some((state, _)) => state.progress.set(progress),
                None if progress.slow => cover::tell(&texts::reading(progress)),
                None => {}
            }
        }
        if done {
            turns::at_once();
        } else {
            self.go_on(draw);
        }
    }

    /// Brings the post at work a stage on, or reads the text of the next.
    fn step(&mut self) {
        match (self.at_work.take(), &mut self.corpus, self.page) {
            (Some((Stage::Read(reading), source)), ..) => {
                let post = self.understanding.post(*reading);
                self.at_work = Some((Stage::Understood(Box::new(post)), source));
                return;
            }
            (Some((Stage::Understood(post), source)), Some(corpus), _) => return corpus.add_from(*post, source),
            (Some((Stage::Understood(post), source)), None, Some((state, _))) => {
                // Nobody else holds it: whoever reads it gives it back within the same turn.
                return state.corpus.update_untracked(|corpus| {
                    if let Some(corpus) = Arc::get_mut(corpus) {
                        corpus.add_from(*post, source);
                    }
                });
            }
            _ => {}
        }
        let Some((path, bytes)) = self.rest.next() else { return };
        match read(path, bytes) {
            Ok(mut reading) => {
                let said = self.settings.get("posts").and_then(|posts| posts.get(*path));
                reading.correction = said.map(Correction::read).unwrap_or_default();
                self.at_work = Some((Stage::Read(Box::new(reading)), bytes));
            }
            Err(problem) => self.unread.push(Unread { path: (*path).to_owned(), problem }),
        }
    }

    /// Shows the posts that were read.
    fn show(&mut self, draw: Draw, progress: Progress) {
        let state = match (self.corpus.take(), self.page) {
            (Some(corpus), _) => draw(corpus, progress),
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
