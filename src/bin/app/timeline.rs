//! The timeline of conferences: a time axis with one mark an edition, which zooms, pans and lets the reader choose a span.

use crate::element::{Child, Element, element, svg};
use crate::live::{live, shown_if, text};
use crate::pan::{panned, pinched};
use crate::parts::{button, percent, span};
use crate::span::{Drag, span_inputs};
use crate::state::State;
use crate::texts;
use crate::turns::rest;
use hallway::date::Date;
use hallway::route::{Facet, Route};
use hallway::select::{Axis, Place, TimelineMark};
use leptos::prelude::{
    Effect, Get, GetUntracked, GetValue, Memo, RwSignal, SetValue, StoredValue, Track, Update, With, WithUntracked, document,
};
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent, WheelEvent};

/// The id of the part that scrolls.
const SCROLL: &str = "timeline:";

/// In how many sections the marks are drawn, each in a turn of its own.
const SECTIONS: usize = 24;

/// How often the axis can be made longer.
const LONGEST: usize = 4;

/// In hundredths of a rem: where the axis runs, where the first row of labels begins and how high each is.
const AXIS: usize = 275;
const FIRST_ROW: usize = 500;
const ROW: usize = 290;

/// A length from hundredths of a rem.
fn rem(length: usize) -> String {
    format!("{}.{:02}rem", length / 100, length % 100)
}

/// The timeline. Percent places the marks along it, so that it is as wide as there is room; rem does all else.
pub(crate) fn timeline(state: State) -> Element {
    let longer = RwSignal::new(0);
    let axis = Memo::new(move |_| {
        let published: Vec<Date> = state.corpus.with(|corpus| corpus.published().collect());
        state.trail.timeline.with(|shown| {
            let marks = &shown.selection.timeline;
            let one_series = state.corpus.with_untracked(|corpus| corpus.is_one_series());
            let characters: Vec<usize> = marks.iter().map(|mark| characters(mark, one_series)).collect();
            Axis::new(marks, &characters, &published, longer.get())
        })
    });
    let zoom = move |by: isize| resize(longer, by);
    let tools = element("div")
        .class("timeline-tools")
        .child(button("tool", texts::ZOOM_OUT_SIGN, move || zoom(-1)).attribute("aria-label", texts::ZOOM_OUT))
        .child(button("tool", texts::ZOOM_IN_SIGN, move || zoom(1)).attribute("aria-label", texts::ZOOM_IN));
    let brush = Drag::new();
    let newest = StoredValue::new(true);
    // Where it was last put. The browser tells of that too, perhaps when it has grown since.
    let put = StoredValue::new(-1);
    let length = text(move || axis.with(|axis| axis.length.to_string()));
    // The room that the last labels take beyond the end, in steps of a fifth of the longest.
    let tail = text(move || axis.with(|axis| axis.tail.div_ceil(260)).min(5).to_string());
    let room = element("div")
        .class("timeline-room")
        .attribute("data-length", length)
        .attribute("data-tail", tail)
        .attribute("data-longer", text(move || longer.get().to_string()))
        .child(drawing(state, axis, brush));
    let scroll = element("div")
        .class("timeline-scroll")
        .attribute("id", SCROLL)
        .attribute("tabindex", "0")
        .attribute("role", "group")
        .attribute("aria-label", texts::TIMELINE_SCROLL)
        .on("keydown", move |event| by_key(&event, zoom))
        .on("wheel", move |event| by_wheel(&event, zoom))
        .on("scroll", move |_| {
            if let Some(scroll) = document().get_element_by_id(SCROLL).filter(|scroll| scroll.scroll_left() != put.get_value()) {
                newest.set_value(scroll.scroll_left() + scroll.client_width() >= scroll.scroll_width() - 2);
            }
        })
        .child(room);
    // It opens where the newest conferences are, and stays there while posts are read, unless the reader went to others.
    let extent = Memo::new(move |_| {
        axis.with(|axis| (axis.years.first().copied(), axis.years.last().copied(), axis.length.saturating_sub(longer.get_untracked())))
    });
    Effect::new(move || {
        extent.track();
        rest(move || {
            if let Some(scroll) = document().get_element_by_id(SCROLL).filter(|_| newest.try_get_value() == Some(true)) {
                scroll.set_scroll_left(scroll.scroll_width());
                put.set_value(scroll.scroll_left());
            }
        });
    });
    element("section")
        .class("timeline")
        .attribute("aria-label", texts::TIMELINE)
        .child(element("div").class("timeline-head").child(element("h2").class("section-title").child(texts::CONFERENCES)).child(tools))
        .child(panned(pinched(scroll, zoom), brush))
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

/// Makes the axis longer or shorter, with the same day in the middle.
fn resize(longer: RwSignal<usize>, by: isize) {
    let Some(scroll) = document().get_element_by_id(SCROLL) else { return };
    let (half, width) = (scroll.client_width() / 2, scroll.scroll_width().max(1));
    let middle = f64::from(scroll.scroll_left() + half) / f64::from(width);
    longer.update(|longer| *longer = longer.saturating_add_signed(by).min(LONGEST));
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

fn drawing(state: State, axis: Memo<Axis>, brush: Drag) -> Element {
    let years = live(move || axis.with(|axis| axis.years.iter().map(|(year, at)| tick(state, *year, *at)).collect::<Vec<_>>()));
    let sections = section_by_section(state);
    let marks =
        (0..SECTIONS).map(move |number| shown_if(move || sections.get() > number, move || live(move || section(state, axis, number))));
    let published = live(move || axis.with(|axis| published(state, axis)));
    let height = text(move || rem(FIRST_ROW + ROW * axis.with(|axis| axis.rows.max(2)) - 40));
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
        .child(svg("g").attribute("role", "list").attribute("aria-label", texts::CONFERENCES).children(marks))
}

/// How many sections of the marks are drawn: one after the other where there are thousands of conferences.
fn section_by_section(state: State) -> RwSignal<usize> {
    /// So many marks are drawn in no time.
    const FEW: usize = 150;
    fn next(drawn: RwSignal<usize>) {
        rest(move || {
            // Gone where the reader has left the view.
            if drawn.try_update(|drawn| *drawn += 1).is_some() && drawn.get_untracked() < SECTIONS {
                next(drawn);
            }
        });
    }
    let few = state.trail.timeline.with_untracked(|shown| shown.selection.timeline.len() < FEW);
    let drawn = RwSignal::new(if few { SECTIONS } else { 1 });
    if !few {
        next(drawn);
    }
    drawn
}

/// The marks of a section, the newest conferences in the first.
fn section(state: State, axis: Memo<Axis>, number: usize) -> Vec<Element> {
    state.trail.timeline.with(|shown| {
        let marks = &shown.selection.timeline;
        let from = |number: usize| marks.len() * (SECTIONS - number) / SECTIONS;
        let one_series = state.corpus.with_untracked(|corpus| corpus.is_one_series());
        let mine = from(number + 1)..from(number);
        axis.with(|axis| {
            let places = axis.places.get(mine.clone()).unwrap_or_default();
            marks[mine].iter().zip(places).map(|(mark, place)| drawn(state, mark, *place, one_series)).collect()
        })
    })
}

/// How many characters the label of a mark has.
fn characters(mark: &TimelineMark, one_series: bool) -> usize {
    if mark.edition.reports.is_empty() {
        return 0;
    }
    // The line beneath is set in four fifths of the size.
    let count = |text: String| text.chars().count();
    count(texts::mark_title(&mark.edition, one_series)).max((count(texts::reports(mark.count)) * 4).div_ceil(5))
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

/// The most people that a report says came, with its words.
fn attendance(state: State, mark: &TimelineMark) -> Option<(u32, String)> {
    let (people, post, place) = mark.edition.attendance.iter().max_by_key(|(people, ..)| *people)?;
    let post = state.post(*post)?;
    Some((*people, texts::stated(post.attendance.get(*place)?, &post)))
}

fn drawn(state: State, mark: &TimelineMark, place: Place, one_series: bool) -> Element {
    let edition = &mark.edition;
    let item = svg("svg").attribute("role", "listitem").attribute("x", percent(place.at)).attribute("overflow", "visible");
    let circle = |class: &'static str, radius: usize| {
        svg("circle").class(class).attribute("cx", "0").attribute("cy", rem(AXIS)).attribute("r", rem(radius))
    };
    if edition.reports.is_empty() {
        let name = texts::mark_name(edition, "", 0, &[], None);
        return item.child(svg("title").child(name)).child(circle("timeline-faint", 28));
    }
    let people = attendance(state, mark);
    let label = texts::mark_title(edition, one_series);
    let name = texts::mark_name(edition, &label, mark.count, &edition.beside, people.as_ref().map(|(_, quote)| quote.as_str()));
    let top = place.row.map_or(AXIS, |row| FIRST_ROW + ROW * row);
    let href = {
        let id = edition.id.clone();
        state.href(move |route| route.toggled(Facet::Edition, &id))
    };
    // The area grows with the reports, and that of the ring around it with the people.
    let size = (36 + 14 * (edition.reports.len() * 100).isqrt() / 10).min(100);
    let ring =
        people.map(|(value, _)| circle("timeline-ring", size + 14 + (usize::try_from(value).unwrap_or_default() / 8).isqrt().min(70)));
    let target = svg("rect")
        .class("timeline-target")
        .attribute("x", "-0.85rem")
        .attribute("y", rem(AXIS - 100))
        .attribute("width", rem(120 + 52 * characters(mark, one_series)))
        .attribute("height", rem(top - AXIS + 250))
        .attribute("rx", "0.4rem");
    let words = |class: &'static str, y: usize, words: String| {
        svg("text").class(class).attribute("x", "-0.35rem").attribute("y", rem(y)).child(words)
    };
    let label = || {
        let stem = svg("line")
            .class("timeline-stem")
            .attribute("x1", "0")
            .attribute("x2", "0")
            .attribute("y1", rem(AXIS + size))
            .attribute("y2", rem(top - 110));
        let title = words("timeline-label", top, label.clone());
        let detail = words("timeline-detail", top + 110, texts::reports(mark.count));
        vec![stem.view(), title.view(), " ".view(), detail.view()]
    };
    // One small mark for each event beside it, beneath.
    let events = edition.beside.iter().take(4).enumerate().map(|(index, _)| {
        let dot = svg("circle").class("timeline-event").attribute("cy", rem(AXIS + 100)).attribute("r", "0.16rem");
        dot.attribute("cx", rem(45 + 50 * index))
    });
    let link = svg("a")
        .class("timeline-mark")
        .attribute("href", href)
        .attribute("aria-label", name.as_str())
        .attribute("aria-current", mark.chosen.then_some("true"))
        .attribute("data-empty", (mark.count == 0).then_some("true"))
        .child(target)
        .child(place.row.map(|_| label()))
        .children(ring)
        .child(circle("timeline-dot", size))
        .children(events);
    item.child(svg("title").child(name)).child(link)
}
