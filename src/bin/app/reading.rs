//! Reads the posts whenever nothing is left to be drawn, so that the page answers from the first post on.
//!
//! The page is drawn when all posts are read, or after a second with those that are: a few posts come in one piece, and of
//! many a reader sees the first ones at once. The posts of the reader follow. As a corpus only grows, that of the publisher's posts is
//! kept, and whenever one of the reader's comes, changes or goes, these are read again behind a copy of it, which then takes the place
//! of what the page shows.

use crate::own::{self, Owned};
use crate::state::{Progress, State, Unread};
use crate::turns::{self, now, rest};
use crate::whole::whole;
use crate::{cover, texts};
use gloo::timers::callback::Timeout;
use hallway::corpus::Corpus;
use hallway::correction::Correction;
use hallway::facts::Facts;
use hallway::post::Post;
use hallway::read::front_matter::read_json;
use hallway::read::{Reading, read};
use hallway::understand::{Begun, Understanding};
use std::cell::OnceCell;
use std::rc::Rc;
use std::sync::Arc;

// `SEEDS`, the posts that were compiled in, `SITE`, what the publisher calls the page, and `ENDINGS`, how the names of posts end.
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
    /// It is known whose it is and of which conferences.
    Begun(Box<Begun>),
    /// It was understood.
    Understood(Box<Post>),
}

/// Draws the page of the posts that were read so far.
type Draw = fn(Corpus, Progress) -> State;

/// Where the posts go that were read.
#[derive(Clone, Copy)]
enum Place {
    /// To a page that is yet to be drawn.
    Undrawn(Draw),
    /// To the page that is drawn, which last got some at that time.
    Drawn(State, f64),
    /// Behind the page, to take the place of what it shows.
    Beside(State),
}

thread_local! {
    /// The posts of the publisher, once all were read and some of the reader follow.
    static PUBLISHED: OnceCell<Arc<Corpus>> = const { OnceCell::new() };
}

/// Reading, between two steps.
struct Reader {
    understanding: Rc<Understanding>,
    /// What the publisher says of the page and of its posts.
    settings: serde_json::Value,
    /// The posts of the reader.
    own: Owned,
    /// How many posts were begun.
    begun: usize,
    /// The post at work, and its source.
    at_work: Option<(Stage, &'static [u8])>,
    /// The posts that were read, until the page has them.
    corpus: Option<Corpus>,
    unread: Vec<Unread>,
    started: f64,
    /// When it was last told how far reading has come.
    told: f64,
    place: Place,
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
    // The tables first, in a turn of their own, and then the rules.
    rest(move || {
        let facts = Facts::builtin();
        rest(move || {
            let understanding = Rc::new(Understanding::new(facts));
            let corpus = Corpus::new(understanding.facts());
            Reader::new(understanding, corpus, Arc::default(), Place::Undrawn(draw), now()).go_on();
        });
    });
}

/// Reads the reader's posts, for they are others now.
pub(crate) fn again(state: State) {
    // Else the publisher's are yet to be read, and then these follow.
    if state.yours.get_untracked().from == usize::MAX {
        return;
    }
    let published = PUBLISHED.with(|corpus| Arc::clone(corpus.get_or_init(|| state.corpus.get_untracked())));
    let own = own::wanted();
    let started = now();
    state.progress.set(Progress { read: SEEDS.len(), total: SEEDS.len() + own.len(), slow: false });
    if own.is_empty() {
        state.bring(|brought| brought.narrow = false);
        state.replace(published, own);
        return own::done(state);
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a length of time")]
    Timeout::new(SLOW as u32, move || state.progress.update(|progress| progress.slow = true)).forget();
    whole(move |rules| {
        state.bring(|brought| brought.narrow = rules.is_none());
        rest(move || {
            let understanding = rules.unwrap_or_else(|| Rc::new(Understanding::new(Facts::builtin())));
            let mut corpus = Corpus::clone(&published);
            corpus.learn(understanding.facts());
            Reader::new(understanding, corpus, own, Place::Beside(state), started).go_on();
        });
    });
}

impl Reader {
    fn new(understanding: Rc<Understanding>, corpus: Corpus, own: Owned, place: Place, started: f64) -> Box<Self> {
        let (corpus, settings, unread) = (Some(corpus), settings(), Vec::new());
        let begun = if matches!(place, Place::Beside(_)) { SEEDS.len() } else { 0 };
        Box::new(Self { understanding, settings, own, begun, at_work: None, corpus, unread, started, told: 0.0, place })
    }

    fn go_on(self: Box<Self>) {
        rest(move || self.work());
    }

    /// Does one thing: reads a text, understands a post, takes it in, or shows those that were.
    fn work(mut self: Box<Self>) {
        if matches!(self.place, Place::Beside(_)) && !Arc::ptr_eq(&own::wanted(), &self.own) {
            // Others are wanted by now, and read by another.
            return;
        }
        let begun = now();
        let (read, total) = (self.begun - usize::from(self.at_work.is_some()), SEEDS.len() + self.own.len());
        let progress = Progress { read, total, slow: begun - self.started > SLOW };
        let done = progress.is_done();
        let due = match self.place {
            Place::Undrawn(_) => begun - self.started > FIRST,
            Place::Drawn(_, shown) => begun - shown > SHOWN.max(shown - self.started),
            Place::Beside(_) => false,
        };
        if done || due {
            self.show(progress);
        } else {
            self.step();
        }
        if done || due || begun - self.told > TOLD {
            self.told = begun;
            match self.place {
                Place::Drawn(state, _) if done => {
                    // Those of the reader follow.
                    state.bring(|brought| brought.from = state.corpus.with_untracked(|corpus| corpus.len()));
                    if own::wanted().is_empty() {
                        // Nobody is told that something is missing before all that was read is shown.
                        rest(move || state.progress.set(progress));
                    } else {
                        again(state);
                    }
                }
                Place::Beside(state) if done => rest(move || {
                    state.progress.set(progress);
                    own::done(state);
                }),
                Place::Drawn(state, _) | Place::Beside(state) => state.progress.set(progress),
                Place::Undrawn(_) if progress.slow => cover::tell(&texts::reading(progress)),
                Place::Undrawn(_) => {}
            }
        }
        if done {
            turns::at_once();
        } else {
            self.go_on();
        }
    }

    /// Brings the post at work a stage on, or reads the text of the next.
    fn step(&mut self) {
        match (self.at_work.take(), &mut self.corpus, self.place) {
            (Some((Stage::Read(reading), source)), ..) => {
                self.at_work = Some((Stage::Begun(Box::new(self.understanding.begin(*reading))), source));
                return;
            }
            (Some((Stage::Begun(begun), source)), ..) => {
                self.at_work = Some((Stage::Understood(Box::new(self.understanding.finish(*begun))), source));
                return;
            }
            (Some((Stage::Understood(post), source)), Some(corpus), _) => return corpus.add_from(*post, source),
            (Some((Stage::Understood(post), source)), None, Place::Drawn(state, _)) => {
                // Nobody else holds it: whoever reads it gives it back within the same turn.
                return state.corpus.update_untracked(|corpus| {
                    if let Some(corpus) = Arc::get_mut(corpus) {
                        corpus.add_from(*post, source);
                    }
                });
            }
            _ => {}
        }
        let (path, source, correction) = match (SEEDS.get(self.begun), self.begun.checked_sub(SEEDS.len())) {
            (Some((path, source)), _) => {
                let said = self.settings.get("posts").and_then(|posts| posts.get(*path));
                (*path, *source, said.map(Correction::read).unwrap_or_default())
            }
            (None, Some(at)) if let Some(own) = self.own.get(at) => (own.path.as_str(), own.source, own.correction.clone()),
            _ => return,
        };
        self.begun += 1;
        match read(path, source) {
            Ok(reading) => self.at_work = Some((Stage::Read(Box::new(Reading { correction, ..reading })), source)),
            Err(problem) => self.unread.push(Unread { path: path.to_owned(), problem }),
        }
    }

    /// Shows the posts that were read.
    fn show(&mut self, progress: Progress) {
        let mut unread = std::mem::take(&mut self.unread);
        match (self.place, self.corpus.take()) {
            (Place::Undrawn(draw), Some(corpus)) => {
                let state = draw(corpus, progress);
                own::recall();
                self.place = Place::Drawn(state, now());
            }
            (Place::Beside(state), Some(corpus)) => {
                state.replace(Arc::new(corpus), Arc::clone(&self.own));
            }
            (Place::Drawn(state, _), _) => {
                state.corpus.notify();
                self.place = Place::Drawn(state, now());
            }
            _ => {}
        }
        if let Place::Drawn(state, _) | Place::Beside(state) = self.place
            && !unread.is_empty()
        {
            state.unread.update(|all| all.append(&mut unread));
        }
    }
}
