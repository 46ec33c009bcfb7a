//! What stands around the result follows it: filters, cloud and timeline take over a new selection frame by frame, so that the
//! result itself answers a key stroke at once, however many conferences there are.

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

/// In how many parts the timeline follows.
pub(crate) const SECTIONS: usize = 6;

/// What is shown around the result, by the order in which it follows.
#[derive(Clone, Copy)]
pub(crate) struct Trail([RwSignal<Arc<Shown>>; SECTIONS + 2]);

impl Trail {
    /// What follows a route and its selection.
    pub(crate) fn new(route: RwSignal<Route>, selection: Memo<Arc<Selection>>) -> Self {
        let now = move || Arc::new(Shown { route: route.get(), selection: selection.get() });
        let first = untrack(now);
        let newest = StoredValue::new(Arc::clone(&first));
        let trail = Self(std::array::from_fn(|_| RwSignal::new(Arc::clone(&first))));
        Effect::new(move |before: Option<()>| {
            let shown = now();
            if before.is_some() {
                newest.set_value(Arc::clone(&shown));
                trail.follow(newest, shown, 0);
            }
        });
        trail
    }

    /// Has a part follow after the next frame, and then the others, until there is something newer.
    fn follow(self, newest: StoredValue<Arc<Shown>>, shown: Arc<Shown>, part: usize) {
        let Some(signal) = self.0.get(part).copied() else { return };
        request_animation_frame(move || {
            next_turn(move || {
                if newest.with_value(|newest| Arc::ptr_eq(newest, &shown)) {
                    signal.set(Arc::clone(&shown));
                    self.follow(newest, shown, part + 1);
                }
            });
        });
    }

    /// What the filters show.
    pub(crate) fn filters(self) -> RwSignal<Arc<Shown>> {
        self.0[0]
    }

    /// What the cloud shows.
    pub(crate) fn cloud(self) -> RwSignal<Arc<Shown>> {
        self.0[1]
    }

    /// What a section of the timeline shows; the first one is the first to follow.
    pub(crate) fn timeline(self, section: usize) -> RwSignal<Arc<Shown>> {
        self.0[2 + section]
    }
}

impl Shown {
    /// The address of a route that begins at the one shown.
    pub(crate) fn href(&self, route: impl Fn(&Route) -> Route) -> String {
        route(&self.route).to_string()
    }
}
