//! What is printed: some parts of the page are drawn otherwise on paper than in a window.

use crate::signal::RwSignal;
use crate::turns;
use leptos::prelude::{on_cleanup, window_event_listener_untyped};

/// Whether the page is being printed. What follows from it is drawn at once, for a browser waits for nothing else.
pub(crate) fn printing() -> RwSignal<bool> {
    let printing = RwSignal::new(false);
    for (event, begins) in [("beforeprint", true), ("afterprint", false)] {
        let listener = window_event_listener_untyped(event, move |_| {
            printing.set(begins);
            turns::all();
        });
        on_cleanup(move || listener.remove());
    }
    printing
}
