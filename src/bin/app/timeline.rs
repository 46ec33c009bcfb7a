//! The timeline of conferences: a time axis with one mark an edition, which zooms, pans and lets the reader choose a span.

use crate::app::MAIN;
use crate::arrival;
use crate::element::{Element, element, svg};
use crate::live::{live, text};
use crate::marks::{MARK, characters, marks};
use crate::pan::{panned, pinched};
use crate::paper::printing;
use crate::parts::{button, percent, span};
use crate::signal::{Memo, RwSignal, effect};
use crate::span::{Drag, span_inputs};
use crate::state::State;
use crate::texts;
use crate::trail::Shown;
use crate::turns::rest;
use hallway::date::Date;
use hallway::route::Route;
use hallway::select::{Axis, TimelineMark};
use leptos::prelude::{GetValue, SetValue, StoredValue, document, on_cleanup, window, window_event_listener_untyped};
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent, WheelEvent};

/// The id of the part that scrolls.
const SCROLL: &str = "timeline:";

/// In hundredths of a rem: where the axis runs, where the first row of labels begins and how high each is.
pub(crate) const AXIS: usize = 275;
pub(crate) const FIRST_ROW: usize = 500;
pub(crate) const ROW: usize = 290;

/// A length from hundredths of a rem.
pub(crate) fn rem(length: usize) -> String {
    format!("{}.{:02}rem", length / 100, length % 100)
}

/// The timeline. Percent places the marks along it, so that it is as wide as there is room; rem does all else.
pub(crate) fn timeline(state: State) -> Element {
    // By how many steps the reader has made the axis longer, or shorter.
    let zoomed = RwSignal::new(0);
    let room = RwSignal::new(room());
    let on_paper = printing();
    let axis = Memo::new(move || {
        let published: Vec<Date> = state.corpus.with(|corpus| corpus.published().collect());
        state.trail.timeline.with(|shown| {
            let marks = &shown.selection.timeline;
            let one_series = state.corpus.with_untracked(|corpus| corpus.is_one_series());
            let characters: Vec<usize> = marks.iter().map(|mark| characters(mark, one_series)).collect();
            Axis::new(marks, &characters, &published, zoomed.get(), if on_paper.get() { 0 } else { room.get() })
        })
    });
    let zoom = move |by: isize| resize(zoomed, axis, by);
    let tools = element("div")
        .class("timeline-tools")
        .child(button("tool", texts::ZOOM_OUT_SIGN, move || zoom(-1)).attribute("aria-label", texts::ZOOM_OUT))
        .child(button("tool", texts::ZOOM_IN_SIGN, move || zoom(1)).attribute("aria-label", texts::ZOOM_IN));
    let brush = Drag::new();
    let newest = StoredValue::new(true);
    // Where it was last put. The browser tells of that too, perhaps when it has grown since.
    let put = StoredValue::new(-1);
    let sight = RwSignal::new((10_000, 10_000));
    let length = text(move || axis.with(|axis| axis.length.to_string()));
    // The room that the last labels take beyond the end, in steps of a fifth of the longest.
    let tail = text(move || axis.with(|axis| axis.tail.div_ceil(260)).min(5).to_string());
    let whole = element("div")
        .class("timeline-room")
        .attribute("data-length", length)
        .attribute("data-tail", tail)
        .attribute("data-longer", text(move || zoomed.get().max(0).to_string()))
        .child(drawing(state, axis, brush, sight));
    let scrolling = element("div")
        .class("timeline-scroll")
        .attribute("id", SCROLL)
        .attribute("tabindex", "0")
        .attribute("role", "group")
        .attribute("aria-label", texts::TIMELINE_SCROLL)
        .on("keydown", move |event| by_key(&event, zoom))
        .on("wheel", move |event| by_wheel(&event, zoom))
        .on("scroll", move |_| {
            if let Some(scroll) = scroll().filter(|scroll| scroll.scroll_left() != put.get_value()) {
                newest.set_value(scroll.scroll_left() + scroll.client_width() >= scroll.scroll_width() - 2);
            }
            look_around(sight);
        })
        .child(whole);
    // It opens where the newest conferences are, and stays there while posts are read, unless the reader scrolled to others.
    let extent = Memo::new(move || {
        axis.with(|axis| (axis.years.first().copied(), axis.years.last().copied(), needed(axis, zoomed.get_untracked())))
    });
    effect(move || {
        // Read, for a memo that nobody reads is never worked out, and never changes.
        extent.get();
        rest(move || {
            if let Some(scroll) = scroll().filter(|_| newest.try_get_value() == Some(true)) {
                scroll.set_scroll_left(scroll.scroll_width());
                put.set_value(scroll.scroll_left());
            }
            look_around(sight);
        });
    });
    // What is chosen or found comes into sight where none of it is.
    effect(move || {
        let wanted = state.trail.timeline.with(|shown| axis.with_untracked(|axis| wanted(axis, shown)));
        rest(move || {
            if let Some(left) = beyond(&wanted)
                && let Some(scroll) = scroll()
            {
                scroll.set_scroll_left(left);
                put.set_value(scroll.scroll_left());
                newest.set_value(false);
                look_around(sight);
            }
        });
    });
    let listener = window_event_listener_untyped("resize", move |_| {
        let now = self::room();
        if room.get_untracked() != now {
            room.set(now);
        }
        look_around(sight);
    });
    on_cleanup(move || listener.remove());
    element("section")
        .class("timeline")
        .attribute("aria-label", texts::TIMELINE)
        .child(element("div").class("timeline-head").child(element("h2").class("section-title").child(texts::CONFERENCES)).child(tools))
        .child(panned(pinched(scrolling, zoom), brush))
        .child(
            element("div")
                .class("timeline-foot")
                .child(element("p").class("timeline-legend").children(texts::LEGEND.map(legend)))
                .child(span_inputs(state)),
        )
}

/// A mark, and what it means.
fn legend((mark, meaning): (Option<&str>, &'static str)) -> Element {
    span("legend-mark", meaning).attribute("data-mark", mark)
}

/// How long the axis is in this window at least, in hundredths of a rem: as the page is wide, without its margins and the last labels.
fn room() -> usize {
    /// What margins and labels take at most.
    const BESIDE: usize = 2_000;
    let root = document().document_element();
    let style = root.and_then(|root| window().get_computed_style(&root).ok().flatten());
    let size = style.and_then(|style| style.get_property_value("font-size").ok()).unwrap_or_default();
    // Too large by a part of a pixel rather than too small.
    let pixels = size.split(['.', 'p']).next().and_then(|whole| whole.parse().ok()).unwrap_or(16) + usize::from(size.contains('.'));
    let page = document().get_element_by_id(MAIN).and_then(|main| usize::try_from(main.client_width()).ok()).unwrap_or_default();
    (page * 100 / pixels.max(1)).saturating_sub(BESIDE)
}

/// The part that scrolls, once it is drawn.
fn scroll() -> Option<web_sys::Element> {
    document().get_element_by_id(SCROLL)
}

/// The places of the conferences that are chosen, else of those whose reports are found where others are not, else of the span.
fn wanted(axis: &Axis, shown: &Shown) -> Vec<usize> {
    let marks = &shown.selection.timeline;
    let places = |is_it: &dyn Fn(&TimelineMark) -> bool| -> Vec<usize> {
        marks.iter().zip(&axis.places).filter(|(mark, _)| is_it(mark)).map(|(_, place)| place.at).collect()
    };
    let chosen = places(&|mark| mark.chosen);
    if !chosen.is_empty() || marks.iter().all(|mark| mark.count > 0 || mark.edition.reports.is_empty()) {
        return chosen;
    }
    let found = places(&|mark| mark.count > 0);
    if found.is_empty() { shown.route.from.or(shown.route.to).map(|day| axis.place(day)).into_iter().collect() } else { found }
}

/// How far to scroll for the last of some places, where none of them is in sight.
fn beyond(places: &[usize]) -> Option<i32> {
    let last = places.last()?;
    let scroll = scroll()?;
    let (left, width) = (scroll.scroll_left(), scroll.client_width());
    let at = |place: usize| i32::try_from(place * usize::try_from(scroll.scroll_width()).unwrap_or_default() / 10_000).unwrap_or_default();
    // A label needs some room.
    let in_sight = |place: &usize| (left..left + width * 3 / 4).contains(&at(*place));
    (!places.iter().any(in_sight)).then(|| at(*last) - width / 2)
}

/// Notes which part of the axis is in sight, in hundredths of a percent. What is near on either side is drawn already, and so are
/// labels that begin there.
fn look_around(sight: RwSignal<(usize, usize)>) {
    /// In pixels: more than the longest label.
    const NEAR: i32 = 400;
    let Some(scroll) = scroll() else { return };
    let (left, whole) = (scroll.scroll_left(), scroll.scroll_width().max(1));
    let place = |at: i32| usize::try_from(i64::from(at) * 10_000 / i64::from(whole)).unwrap_or_default();
    // Gone where the reader has left the view.
    let _ = sight.try_set((place(left - NEAR), place(left + scroll.client_width() + NEAR)));
    // The Tab key brings a mark into sight, which is drawn anew for that.
    if let Some(id) = document().active_element().map(|active| active.id()).filter(|id| id.starts_with(MARK)) {
        rest(move || {
            if document().active_element().is_none_or(|active| active.tag_name() == "BODY") {
                arrival::focus(&id);
            }
        });
    }
}

/// How long the axis need be.
fn needed(axis: &Axis, zoomed: isize) -> isize {
    axis.length.cast_signed() - zoomed
}

/// Makes the axis longer or shorter, with the same day in the middle.
fn resize(zoomed: RwSignal<isize>, axis: Memo<Axis>, by: isize) {
    let Some(scroll) = scroll() else { return };
    let (half, width) = (scroll.client_width() / 2, scroll.scroll_width().max(1));
    let middle = f64::from(scroll.scroll_left() + half) / f64::from(width);
    let before = zoomed.get_untracked();
    zoomed.set((before + by).clamp(-axis.with_untracked(|axis| needed(axis, before)), Axis::ZOOMS.cast_signed()));
    rest(move || {
        #[expect(clippy::cast_possible_truncation, reason = "a place on the screen")]
        scroll.set_scroll_left((middle * f64::from(scroll.scroll_width())) as i32 - half);
    });
}

fn by_key(event: &Event, zoom: impl Fn(isize)) {
    let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
    match event.key().as_str() {
        "+" | "=" => zoom(1),
        "-" => zoom(-1),
        _ => return,
    }
    event.prevent_default();
}

/// With the control key, as maps do it; touch pads send their pinch as just that.
fn by_wheel(event: &Event, zoom: impl Fn(isize)) {
    let Some(event) = event.dyn_ref::<WheelEvent>().filter(|event| event.ctrl_key()) else { return };
    event.prevent_default();
    zoom(if event.delta_y() < 0.0 { 1 } else { -1 });
}

fn drawing(state: State, axis: Memo<Axis>, brush: Drag, sight: RwSignal<(usize, usize)>) -> Element {
    let years = live(move || axis.with(|axis| axis.years.iter().map(|(year, at)| tick(state, *year, *at)).collect::<Vec<_>>()));
    let published = live(move || axis.with(|axis| published(state, axis)));
    let height = text(move || rem(FIRST_ROW + ROW * axis.with(|axis| axis.rows.max(1)) - 40));
    let line = svg("line")
        .class("timeline-axis")
        .attribute("x1", "0")
        .attribute("x2", "100%")
        .attribute("y1", rem(AXIS))
        .attribute("y2", rem(AXIS));
    let band = brush
        .listening(svg("g").class("timeline-band"), state, axis)
        .child(svg("rect").class("timeline-ground").attribute("width", "100%").attribute("height", rem(AXIS - 100)))
        .child(years);
    svg("svg")
        .class("timeline-drawing")
        .attribute("width", "100%")
        .attribute("height", height)
        .attribute("overflow", "visible")
        .child(brush.shade(state, axis))
        .child(line)
        .child(svg("g").attribute("aria-hidden", "true").child(published))
        .child(band)
        .children(marks(state, axis, sight))
}

/// A year, which the reader can choose.
fn tick(state: State, year: u16, at: usize) -> Element {
    let line =
        svg("line").class("timeline-tick").attribute("x1", "0").attribute("x2", "0").attribute("y1", "0.2rem").attribute("y2", rem(AXIS));
    let label = svg("text").class("timeline-year").attribute("x", "0.5rem").attribute("y", "1.15rem").child(year.to_string());
    let target = svg("rect").class("timeline-target").attribute("width", "3.2rem").attribute("height", "1.7rem");
    let href = state.href(move |route| {
        let whole = (Date::new(year, 1, 1), Date::new(year, 12, 31));
        let (from, to) = if (route.from, route.to) == whole { (None, None) } else { whole };
        Route { from, to, ..route.exploring() }
    });
    let choice =
        svg("a").class("timeline-mark").attribute("href", href).attribute("aria-label", texts::only_year(year)).child(target).child(label);
    svg("svg").attribute("x", percent(at)).attribute("overflow", "visible").child(line).child(choice)
}

/// Ticks at the days on which posts were published, where they can be told apart.
fn published(state: State, axis: &Axis) -> Vec<Element> {
    const APART: usize = 20;
    let mut drawn = Vec::new();
    let mut taken = vec![false; 10_000 / APART + 1];
    state.corpus.with_untracked(|corpus| {
        for day in corpus.published() {
            let place = axis.place(day);
            if !std::mem::replace(&mut taken[place / APART], true) {
                let tick = svg("line").class("timeline-post").attribute("x1", percent(place)).attribute("x2", percent(place));
                drawn.push(tick.attribute("y1", rem(AXIS - 95)).attribute("y2", rem(AXIS - 50)));
            }
        }
    });
    drawn
}
