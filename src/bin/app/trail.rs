//! What follows the result: excerpts, filters, cloud and timeline take over a new selection one after the other, and between them the
//! browser has its turn, so that the result itself answers a key stroke at once, however many conferences there are.

use crate::reading::next_turn;
use hallway::route::Route;
use hallway::select::Selection;
use leptos::prelude::*;
use std::sync::Arc;

/// A route and what it selects.
#[derive(Clone)]
pub(crate) struct Shown {
    /// The route.
    pub(crate) route: Route,
    /// What it selects.
    pub(crate) selection: Arc<Selection>,
}

/// In how many parts the excerpts follow, and in how many the timeline.
const EXCERPTS: usize = 3;
pub(crate) const SECTIONS: usize = 6;

/// What follows the result, in this order: offers, excerpts, filters, cloud, timeline.
#[derive(Clone, Copy)]
pub(crate) struct Trail([RwSignal<Arc<Shown>>; EXCERPTS + SECTIONS + 3]);

impl Trail {
    /// What follows a route and its selection.
    pub(crate) fn new(route: RwSignal<Route>, selection: Memo<Arc<Selection>>) -> Self {
        let first = Arc::new(Shown { route: route.get_untracked(), selection: selection.get_untracked() });
        Self(std::array::from_fn(|_| RwSignal::new(Arc::clone(&first))))
    }

    /// Has it follow from now on.
    pub(crate) fn attend(self, route: RwSignal<Route>, selection: Memo<Arc<Selection>>) {
        let newest = StoredValue::new(self.0[0].get_untracked());
        Effect::new(move || {
            let shown = Arc::new(Shown { route: route.get(), selection: selection.get() });
            newest.set_value(Arc::clone(&shown));
            // The result is painted first.
            request_animation_frame(move || self.follow(newest, shown, 0));
        });
    }

    /// Has a part follow once the browser had its turn, and then the others, until there is something newer.
    fn follow(self, newest: StoredValue<Arc<Shown>>, shown: Arc<Shown>, part: usize) {
        let Some(signal) = self.0.get(part).copied() else { return };
        next_turn(move || {
            if newest.with_value(|newest| Arc::ptr_eq(newest, &shown)) {
                signal.set(Arc::clone(&shown));
                self.follow(newest, shown, part + 1);
            }
        });
    }

    /// What the search box offers.
    pub(crate) fn offers(self) -> RwSignal<Arc<Shown>> {
        self.0[0]
    }

    /// What the excerpt of the post at a position in the corpus shows.
    pub(crate) fn excerpt(self, post: usize) -> RwSignal<Arc<Shown>> {
        self.0[1 + post % EXCERPTS]
    }

    /// What the filters show.
    pub(crate) fn filters(self) -> RwSignal<Arc<Shown>> {
        self.0[EXCERPTS + 1]
    }

    /// What the cloud shows.
    pub(crate) fn cloud(self) -> RwSignal<Arc<Shown>> {
        self.0[EXCERPTS + 2]
    }

    /// What a section of the timeline shows; the first one is the first to follow.
    pub(crate) fn timeline(self, section: usize) -> RwSignal<Arc<Shown>> {
        self.0[EXCERPTS + 3 + section]
    }
}

impl Shown {
    /// The address of a route that begins at the one shown.
    pub(crate) fn href(&self, route: impl Fn(&Route) -> Route) -> String {
        route(&self.route).to_string()
    }
}
