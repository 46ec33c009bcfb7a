//! What the page knows, as signals. Everything that is shown follows from them.

use crate::element::Value;
use crate::history;
use crate::own::{After, Brought, Owned};
use crate::signal::{Memo, RwSignal};
use crate::trail::Trail;
use crate::turns;
use hallway::corpus::Corpus;
use hallway::post::Post;
use hallway::problem::Problem;
use hallway::route::{Lens, Page, Route};
use hallway::select::{Selection, select};
use std::sync::Arc;

/// The state of the page. It is handed from view to view, and lives as long as the page does.
#[derive(Clone, Copy)]
pub(crate) struct State(&'static Signals);

impl std::ops::Deref for State {
    type Target = Signals;

    fn deref(&self) -> &Signals {
        self.0
    }
}

/// What there is to follow and to change.
pub(crate) struct Signals {
    /// The posts that were read so far.
    pub(crate) corpus: RwSignal<Arc<Corpus>>,
    /// How far reading has come.
    pub(crate) progress: RwSignal<Progress>,
    /// The posts that could not be read.
    pub(crate) unread: RwSignal<Vec<Unread>>,
    /// What the address says.
    pub(crate) route: RwSignal<Route>,
    /// How the reader came to the route.
    pub(crate) arrival: RwSignal<Arrival>,
    /// What the route selects. It stays the same while only the page, the lens or the passage changes.
    pub(crate) selection: Memo<Arc<Selection>>,
    /// What is shown around the result.
    pub(crate) trail: Trail,
    /// Whether pictures from other sites may be fetched.
    pub(crate) pictures: RwSignal<bool>,
    /// The titles of the talks that the reader keeps.
    pub(crate) kept: RwSignal<Vec<String>>,
    /// Whether only those are shown.
    pub(crate) only_kept: RwSignal<bool>,
    /// What is said to screen readers of what was just done.
    pub(crate) notice: RwSignal<String>,
    /// What the reader brought along.
    pub(crate) yours: RwSignal<Arc<Brought>>,
    /// Whether files are held above the page.
    pub(crate) held: RwSignal<bool>,
    /// How many parts of the page are drawn. They come one after the other, so that none holds up the reader.
    pub(crate) drawn: RwSignal<usize>,
}

/// How many parts the page has; the last is its foot, at which everything is drawn.
pub(crate) const PARTS: usize = 7;

/// How far reading has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Progress {
    /// How many posts were read.
    pub(crate) read: usize,
    /// How many there are.
    pub(crate) total: usize,
    /// Whether it takes long enough to tell.
    pub(crate) slow: bool,
}

impl Progress {
    /// Whether all posts were read.
    pub(crate) fn is_done(self) -> bool {
        self.read >= self.total
    }
}

/// A post that could not be read, and why.
#[derive(Clone, Debug)]
pub(crate) struct Unread {
    /// Its file.
    pub(crate) path: String,
    /// What is wrong with it.
    pub(crate) problem: Problem,
}

/// How the reader came to a route.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Arrival {
    /// By opening or reloading the page.
    Opened,
    /// By following a link.
    Followed,
    /// By typing, the last key at this time, in milliseconds.
    Typed(f64),
    /// By going back or forward, to where the page was scrolled this far.
    Returned(f64),
}

impl Arrival {
    /// How long it takes until a reader who types pauses, in milliseconds: what is out of sight can wait until then.
    pub(crate) fn pause(self) -> u32 {
        match self {
            Self::Typed(at) => turns::left(at),
            _ => 0,
        }
    }
}

impl State {
    /// The first posts, and how far reading has come with them; the route is what the address says.
    pub(crate) fn new(corpus: Arc<Corpus>, progress: Progress) -> Self {
        let corpus = RwSignal::new(corpus);
        let route = RwSignal::new(history::current());
        let narrowing = Memo::new(move || route.with(|route| route.through(Lens::default())));
        let selection = Memo::new(move || Arc::new(corpus.with(|corpus| narrowing.with(|route| select(corpus, route)))));
        Self(Box::leak(Box::new(Signals {
            corpus,
            progress: RwSignal::new(progress),
            unread: RwSignal::new(Vec::new()),
            route,
            arrival: RwSignal::new(Arrival::Opened),
            selection,
            trail: Trail::new(route, selection),
            pictures: RwSignal::new(crate::pictures::remembered()),
            kept: RwSignal::new(crate::kept::remembered()),
            only_kept: RwSignal::new(false),
            notice: RwSignal::new(String::new()),
            yours: RwSignal::new(Arc::default()),
            held: RwSignal::new(false),
            drawn: RwSignal::new(0),
        })))
    }

    /// Whether every part of the page is drawn.
    pub(crate) fn is_drawn(self) -> bool {
        self.draws(PARTS)
    }

    /// Whether it is the turn of a part of the page, or past it.
    pub(crate) fn draws(self, part: usize) -> bool {
        self.drawn.get() >= part
    }

    /// Goes to another route, to which the reader can go back from there.
    pub(crate) fn follow(self, route: Route) {
        if self.route.with_untracked(|present| *present != route) {
            history::push(&route);
        }
        self.arrive(route, Arrival::Followed);
    }

    /// Changes the words that are searched for, once they are seen in the box.
    pub(crate) fn look_for(self, query: String) {
        turns::once_painted(move || self.find(query));
    }

    /// What was typed before is not worth going back to.
    fn find(self, query: String) {
        let present = self.route.get_untracked();
        let route = Route { query, ..present.exploring() };
        if present.page == Page::Explore {
            history::replace_soon(&route);
        } else {
            history::push(&route);
        }
        self.arrive(route, Arrival::Typed(turns::now()));
    }

    /// Shows a route that the address already has.
    pub(crate) fn arrive(self, route: Route, arrival: Arrival) {
        turns::forget();
        // What was said of what was read has been seen; what can be undone can be on every page.
        if matches!(self.yours.get_untracked().after, Some(After::See)) && self.route.with_untracked(|present| present.page != route.page) {
            self.offer(None);
            self.notice.set(String::new());
        }
        self.arrival.set(arrival);
        self.route.set(route);
        if !matches!(arrival, Arrival::Typed(_)) {
            turns::at_once();
        }
    }

    /// The address of a route that begins at the present one, for a link.
    pub(crate) fn href(self, way: impl Fn(&Route) -> Route + Send + 'static) -> Value {
        Value::Way(self, Box::new(way))
    }

    /// Puts another corpus in the place of the one before, with the reader's posts at its end. Whatever counts by the one before takes
    /// over the other before anything is drawn.
    pub(crate) fn replace(self, corpus: Arc<Corpus>, own: Owned) {
        // All that are among them could be read when they were brought.
        let from = corpus.len().saturating_sub(own.len());
        self.corpus.set(corpus);
        self.bring(move |brought| {
            let grown = brought.own.len() <= own.len() && brought.own.iter().zip(own.iter()).all(|(a, b)| Arc::ptr_eq(a, b));
            brought.changes += usize::from(!grown);
            brought.from = from;
            brought.own = own;
        });
        self.trail.hurry(self.route, self.selection);
    }

    /// Changes what is shown of what the reader brought along.
    pub(crate) fn bring(self, change: impl FnOnce(&mut Brought)) {
        let mut brought = self.yours.get_untracked();
        change(Arc::make_mut(&mut brought));
        self.yours.set(brought);
    }

    /// Says what the reader may do now.
    pub(crate) fn offer(self, after: Option<After>) {
        if after.is_some() || self.yours.get_untracked().after.is_some() {
            self.bring(|brought| brought.after = after);
        }
    }

    /// Whether the reader brought a post along.
    pub(crate) fn is_own(self, slug: &str) -> bool {
        let from = self.yours.get_untracked().from;
        self.corpus.with_untracked(|corpus| corpus.position(slug).is_some_and(|position| position >= from))
    }

    /// The post at a position in the corpus. What it says does not change while others are read.
    pub(crate) fn post(self, position: usize) -> Option<Arc<Post>> {
        self.corpus.with_untracked(|corpus| corpus.post(position)).map(Arc::new)
    }
}
