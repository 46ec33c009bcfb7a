//! What follows the result: offers, filters, cloud and timeline take over a new selection one after the other, each once all before
//! it is drawn, so that the result itself answers a key stroke at once, however many conferences there are.

use crate::signal::{Memo, RwSignal, effect};
use crate::state::Arrival;
use crate::turns::rest;
use gloo::timers::callback::Timeout;
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

/// What follows, in this order.
#[derive(Clone, Copy)]
pub(crate) struct Trail {
    /// What the search box offers.
    pub(crate) offers: RwSignal<Arc<Shown>>,
    /// What the filters show.
    pub(crate) filters: RwSignal<Arc<Shown>>,
    /// What the cloud shows.
    pub(crate) cloud: RwSignal<Arc<Shown>>,
    /// What the timeline shows.
    pub(crate) timeline: RwSignal<Arc<Shown>>,
}

impl Trail {
    /// What follows a route and its selection.
    pub(crate) fn new(route: RwSignal<Route>, selection: Memo<Arc<Selection>>) -> Self {
        let first = Arc::new(Shown { route: route.get_untracked(), selection: selection.get_untracked() });
        let part = || RwSignal::new(Arc::clone(&first));
        Self { offers: part(), filters: part(), cloud: part(), timeline: part() }
    }

    /// Has all of it show a selection at once.
    pub(crate) fn hurry(self, route: RwSignal<Route>, selection: Memo<Arc<Selection>>) {
        let shown = Arc::new(Shown { route: route.get_untracked(), selection: selection.get_untracked() });
        for signal in [self.offers, self.filters, self.cloud, self.timeline] {
            signal.set(Arc::clone(&shown));
        }
    }

    /// Has it follow from now on.
    pub(crate) fn attend(self, route: RwSignal<Route>, arrival: RwSignal<Arrival>, selection: Memo<Arc<Selection>>) {
        let newest = StoredValue::new(self.offers.get_untracked());
        effect(move || {
            let shown = Arc::new(Shown { route: route.get(), selection: selection.get() });
            newest.set_value(Arc::clone(&shown));
            follow(self, 0, arrival.get_untracked().pause(), newest, shown);
        });
    }
}

/// Has a part follow, and then the others, until there is something newer.
fn follow(trail: Trail, part: usize, pause: u32, newest: StoredValue<Arc<Shown>>, shown: Arc<Shown>) {
    let Some(signal) = [trail.offers, trail.filters, trail.cloud, trail.timeline].get(part).copied() else { return };
    let go = move || {
        if newest.with_value(|newest| Arc::ptr_eq(newest, &shown)) {
            signal.set(Arc::clone(&shown));
            follow(trail, part + 1, pause, newest, shown);
        }
    };
    // Thousands of marks take long to paint.
    if pause > 0 && part == 3 {
        Timeout::new(pause, move || rest(go)).forget();
    } else {
        rest(go);
    }
}
