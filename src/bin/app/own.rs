//! The posts that the reader brought along: kept in this browser, and read behind those of the publisher.

use crate::arrival::{self, HEADING};
use crate::reading::{self, ENDINGS};
use crate::save::say;
use crate::state::State;
use crate::{memory, texts, turns};
use hallway::correction::Correction;
use hallway::read::encoding::decode;
use hallway::read::front_matter::read_toml;
use std::cell::RefCell;
use std::sync::Arc;

/// What a name in the browser's memory begins with under which a post is kept.
const KEPT: &str = "post:";

/// A post is a text. What is longer was not written by hand, and would fill the browser's memory by itself.
pub(crate) const LONGEST: usize = 2_000_000;

/// The id of the button that takes a removal back.
pub(crate) const UNDO: &str = "undo:";

/// A post of the reader.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Own {
    /// Its path: the name of its file, behind those of the folders that were brought along.
    pub(crate) path: String,
    /// The file as it came.
    pub(crate) source: &'static [u8],
    /// What the reader corrects.
    pub(crate) correction: Correction,
    /// Whether it is there at the next visit.
    pub(crate) kept: bool,
}

/// A file that was left out, and why.
#[derive(Clone, Debug)]
pub(crate) struct Refused {
    /// Its path.
    pub(crate) path: String,
    /// What is wrong with it, and what to do.
    pub(crate) reason: String,
}

/// What is to be said once it is done.
#[derive(Clone, Default)]
pub(crate) struct Said {
    /// The words.
    pub(crate) words: String,
    /// What a reader may do then.
    pub(crate) after: Option<After>,
    /// Where the keyboard goes.
    pub(crate) focus: Option<String>,
}

/// What a reader may do after something was done.
#[derive(Clone)]
pub(crate) enum After {
    /// See what came of it.
    See,
    /// Have these posts back.
    Undo(Owned),
}

/// Posts in the order of their paths.
pub(crate) type Owned = Arc<Vec<Arc<Own>>>;

/// What a reader brought along, as it is shown.
#[derive(Clone)]
pub(crate) struct Brought {
    /// The posts that were read, in the order of their paths.
    pub(crate) own: Owned,
    /// Where they begin in the corpus.
    pub(crate) from: usize,
    /// The files that were left out the last time.
    pub(crate) refused: Arc<Vec<Refused>>,
    /// How often posts have changed or changed places, other than by new ones at the end.
    pub(crate) changes: usize,
    /// Whether the whole tables of facts could not be had.
    pub(crate) narrow: bool,
    /// What a reader may do now.
    pub(crate) after: Option<After>,
}

impl Default for Brought {
    fn default() -> Self {
        Self { own: Arc::default(), from: usize::MAX, refused: Arc::default(), changes: 0, narrow: false, after: None }
    }
}

thread_local! {
    /// The posts that are to be read, and what is said then.
    static WANTED: RefCell<(Owned, Said)> = RefCell::default();
}

/// The posts that are to be read.
pub(crate) fn wanted() -> Owned {
    WANTED.with_borrow(|(own, _)| Arc::clone(own))
}

/// Wants what was kept on an earlier visit.
pub(crate) fn recall() {
    let mut all = Vec::new();
    for name in memory::names(KEPT) {
        let Some(entry) = memory::recall(&name) else { continue };
        // What the reader corrects, a character that no text has, and the bytes of the file, each as a character.
        let Some((correction, source)) = entry.split_once('\0') else { continue };
        let source = source.chars().filter_map(|character| u8::try_from(character).ok()).collect();
        if let Ok(own) = Own::new(name[KEPT.len()..].to_owned(), source) {
            let correction = read_toml(correction).map(|settings| Correction::read(&settings)).unwrap_or_default();
            insert(&mut all, Own { correction, kept: true, ..own });
        }
    }
    WANTED.set((Arc::new(all), Said::default()));
}

impl Own {
    /// A file as a post.
    ///
    /// # Errors
    /// Where it cannot be one, with the reason.
    pub(crate) fn new(path: String, source: Vec<u8>) -> Result<Self, Refused> {
        if let Some(reason) = Self::fault(&path, source.len()) {
            return Err(Refused { path, reason });
        }
        match decode(&source) {
            Err(problem) => Err(Refused { reason: texts::unreadable(&problem), path }),
            // Passages are read from it whenever they are shown.
            Ok(_) => Ok(Self { path, source: source.leak(), correction: Correction::default(), kept: false }),
        }
    }

    /// What is wrong with a file of that name and size, before it is opened.
    pub(crate) fn fault(path: &str, length: usize) -> Option<String> {
        let ending = path.rsplit('.').next().unwrap_or_default();
        if !ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending)) {
            return Some(texts::no_post_by_name(ENDINGS));
        }
        (length > LONGEST).then(|| texts::too_long(LONGEST))
    }

    /// Has the browser keep it, where it can.
    fn keep(&mut self) {
        let source: String = self.source.iter().map(|byte| char::from(*byte)).collect();
        self.kept = memory::remember(&self.name(), Some(&format!("{}\0{source}", self.correction)));
    }

    /// The id of what is shown of it.
    pub(crate) fn id(&self) -> String {
        format!("own:{}", self.path)
    }

    /// The name under which the browser keeps it.
    fn name(&self) -> String {
        format!("{KEPT}{}", self.path)
    }
}

/// Takes posts in. One with the path of another takes its place, and what was corrected still holds.
pub(crate) fn take(state: State, new: Vec<Own>, said: Said) {
    let mut all = wanted().to_vec();
    for mut own in new {
        if let Some(at) = all.iter().position(|other| other.path == own.path) {
            let old = all.remove(at);
            if own.correction == Correction::default() {
                own.correction = old.correction.clone();
            }
        }
        own.keep();
        insert(&mut all, own);
    }
    want(state, all, said);
}

/// Puts a post where its path has its place.
fn insert(all: &mut Vec<Arc<Own>>, own: Own) {
    all.insert(all.partition_point(|other| other.path < own.path), Arc::new(own));
}

/// Removes the post of a path, or all.
pub(crate) fn remove(state: State, path: Option<&str>) {
    let (mut left, mut gone) = (Vec::new(), Vec::new());
    for own in wanted().iter() {
        if path.is_none_or(|path| own.path == path) {
            memory::remember(&own.name(), None);
            gone.push(Arc::clone(own));
        } else {
            left.push(Arc::clone(own));
        }
    }
    let words = texts::removed(gone.len(), path);
    want(state, left, Said { words, after: Some(After::Undo(Arc::new(gone))), focus: Some(UNDO.to_owned()) });
}

/// Brings posts back.
pub(crate) fn undo(state: State, gone: &Owned) {
    let words = texts::back_again(gone.len());
    take(state, gone.iter().map(|own| Own::clone(own)).collect(), Said { words, after: None, focus: Some(HEADING.to_owned()) });
}

/// Corrects a post.
pub(crate) fn correct(state: State, own: &Own, correction: Correction) {
    let mut all = wanted().to_vec();
    all.retain(|other| other.path != own.path);
    let mut own = Own { correction, ..own.clone() };
    own.keep();
    let focus = own.id();
    insert(&mut all, own);
    want(state, all, Said { words: texts::CORRECTED.to_owned(), after: None, focus: Some(focus) });
}

fn want(state: State, all: Vec<Arc<Own>>, said: Said) {
    WANTED.set((Arc::new(all), said));
    reading::again(state);
}

/// Says what is to be said now that it is done.
pub(crate) fn done(state: State) {
    let said = WANTED.with_borrow_mut(|(_, said)| std::mem::take(said));
    if said.words.is_empty() {
        return;
    }
    say(state, said.words);
    state.offer(said.after);
    if let Some(id) = said.focus {
        turns::rest(move || arrival::focus(&id));
    }
}
