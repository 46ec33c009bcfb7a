//! The timeline of conferences: a time axis with one mark an edition.

use crate::live::{all, live, maybe, text};
use crate::state::{State, state};
use crate::texts;
use hallway::route::Facet;
use hallway::select::{Axis, Place, TimelineMark};
use leptos::prelude::*;

/// In hundredths of a rem: where the axis runs, where the first row of labels begins and how high each is.
const AXIS: usize = 250;
const FIRST_ROW: usize = 460;
const ROW: usize = 290;

/// A length from hundredths of a rem.
fn rem(length: usize) -> String {
    format!("{}.{:02}rem", length / 100, length % 100)
}

/// A length from hundredths of a percent.
fn percent(share: usize) -> String {
    format!("{}.{:02}%", share / 100, share % 100)
}

/// The timeline. Percent places the marks along it, so that it is as wide as there is room; rem does all else.
#[component]
pub(crate) fn Timeline() -> impl IntoView {
    let state = state();
    let axis = Memo::new(move |_| {
        state.selection.with(|selection| {
            let characters: Vec<usize> = selection.timeline.iter().map(characters).collect();
            Axis::new(&selection.timeline, &characters)
        })
    });
    let years = live(move || axis.with(|axis| all(&axis.years, |(year, at)| tick(*year, *at))).into_any());
    let marks = live(move || {
        state
            .selection
            .with(|selection| {
                axis.with(|axis| all(selection.timeline.iter().zip(&axis.places), |(mark, place)| drawn(state, mark, *place)))
            })
            .into_any()
    });
    let height = text(move || rem(FIRST_ROW + ROW * axis.with(|axis| axis.rows.max(1)) - 40));
    view! {
        <section class="timeline" aria-label=texts::TIMELINE>
            <h2 class="section-title timeline-title">{texts::CONFERENCES}</h2>
            <div class="timeline-scroll" tabindex="0" role="group" aria-label=texts::TIMELINE_SCROLL>
                <div class="timeline-room" data-length=text(move || axis.with(|axis| axis.length.to_string()))>
                    <svg class="timeline-drawing" width="100%" height=height overflow="visible">
                        <line class="timeline-axis" x1="0" x2="100%" y1=rem(AXIS) y2=rem(AXIS) />
                        <g aria-hidden="true">{years}</g>
                        <g role="list" aria-label=texts::CONFERENCES>{marks}</g>
                    </svg>
                </div>
            </div>
        </section>
    }
}

/// How many characters the label of a mark has.
fn characters(mark: &TimelineMark) -> usize {
    if mark.edition.reports.is_empty() {
        return 0;
    }
    // The line beneath is set in four fifths of the size.
    let count = |text: String| text.chars().count();
    count(texts::mark_title(&mark.edition)).max((count(texts::reports(mark.count)) * 4).div_ceil(5))
}

fn tick(year: u16, at: usize) -> AnyView {
    view! {
        <svg x=percent(at) overflow="visible">
            <line class="timeline-tick" x1="0" x2="0" y1="0.2rem" y2=rem(AXIS) />
            <text class="timeline-year" x="0.5rem" y="1.1rem">{year.to_string()}</text>
        </svg>
    }
    .into_any()
}

fn drawn(state: State, mark: &TimelineMark, place: Place) -> AnyView {
    let edition = &mark.edition;
    let name = texts::mark_name(edition, mark.count);
    if edition.reports.is_empty() {
        return view! {
            <svg role="listitem" x=percent(place.at) overflow="visible">
                <title>{name}</title>
                <circle class="timeline-faint" cx="0" cy=rem(AXIS) r="0.28rem" />
            </svg>
        }
        .into_any();
    }
    let top = place.row.map_or(AXIS, |row| FIRST_ROW + ROW * row);
    let href = {
        let id = edition.id.clone();
        state.href(move |route| route.toggled(Facet::Edition, &id))
    };
    // The area grows with the reports.
    let size = (36 + 14 * (edition.reports.len() * 100).isqrt() / 10).min(100);
    let label = maybe(place.row, |_| {
        view! {
            <line class="timeline-stem" x1="0" x2="0" y1=rem(AXIS + size) y2=rem(top - 110) />
            <text class="timeline-label" x="-0.35rem" y=rem(top)>{texts::mark_title(edition)}</text>
            " "
            <text class="timeline-detail" x="-0.35rem" y=rem(top + 110)>{texts::reports(mark.count)}</text>
        }
        .into_any()
    });
    view! {
        <svg role="listitem" x=percent(place.at) overflow="visible">
            <a
                class="timeline-mark"
                href=href
                aria-label=name
                aria-current=mark.chosen.then_some("true")
                data-empty=(mark.count == 0).then_some("true")
            >
                <rect
                    class="timeline-target"
                    x="-0.85rem"
                    y=rem(AXIS - 100)
                    width=rem(120 + 52 * characters(mark))
                    height=rem(top - AXIS + 250)
                    rx="0.4rem"
                />
                {label}
                <circle class="timeline-dot" cx="0" cy=rem(AXIS) r=rem(size) />
            </a>
        </svg>
    }
    .into_any()
}
