//! The marks of the timeline. A folder of many posts has thousands, of which few are in sight: the others are links without a
//! drawing, which a screen reader lists and the Tab key reaches all the same.

use crate::element::{Child, Element, svg};
use crate::live::{live, shown_if};
use crate::parts::percent;
use crate::signal::{Memo, RwSignal};
use crate::state::State;
use crate::texts;
use crate::timeline::{AXIS, FIRST_ROW, ROW, rem};
use crate::turns::rest;
use hallway::corpus::Edition;
use hallway::route::Facet;
use hallway::select::{Axis, Place, TimelineMark};
use leptos::prelude::untrack;
use std::ops::Range;

/// With what the ids of the marks begin. No anchor of a post has a colon.
pub(crate) const MARK: &str = "mark:";

/// In how many sections the marks are drawn, each in a turn of its own.
const SECTIONS: usize = 24;

/// So many marks are drawn in no time, wherever they are.
const FEW: usize = 150;

/// The marks as a list, beneath them what they stand on; `sight` is the part of the axis around the window, in hundredths of a percent.
pub(crate) fn marks(state: State, axis: Memo<Axis>, sight: RwSignal<(usize, usize)>) -> [Element; 2] {
    let sections = section_by_section(state);
    let near = |number: usize| {
        Memo::new(move || {
            let mine = positions(state, number);
            axis.with(|axis| is_few(state) || is_near(axis.places.get(mine).unwrap_or_default(), sight.get()))
        })
    };
    let near: Vec<Memo<bool>> = (0..SECTIONS).map(near).collect();
    let all = |layer: Element, draw: Draw| {
        let section = |(number, near): (usize, &Memo<bool>)| {
            let near = *near;
            shown_if(move || sections.get() > number, move || live(move || section(state, axis, number, near.get(), draw)))
        };
        layer.children(near.iter().enumerate().map(section).collect::<Vec<_>>())
    };
    let list = svg("g").attribute("role", "list").attribute("aria-label", texts::CONFERENCES);
    [all(svg("g").attribute("aria-hidden", "true"), beneath), all(list, |state, mark, place, near| Some(drawn(state, mark, place, near)))]
}

/// Draws a mark; the flag tells whether it is near the window.
type Draw = fn(State, &TimelineMark, Place, bool) -> Option<Element>;

/// Whether some of the places, which run from left to right, are in sight.
fn is_near(places: &[Place], (from, to): (usize, usize)) -> bool {
    let ends = places.first().zip(places.last());
    ends.is_some_and(|(first, last)| first.at <= to && last.at >= from)
}

fn is_few(state: State) -> bool {
    state.trail.timeline.with(|shown| shown.selection.timeline.len() < FEW)
}

/// How many sections of the marks are drawn: one after the other where there are thousands of conferences.
fn section_by_section(state: State) -> RwSignal<usize> {
    fn next(drawn: RwSignal<usize>) {
        rest(move || {
            // Gone where the reader has left the view.
            if drawn.try_update(|drawn| *drawn += 1) && drawn.get_untracked() < SECTIONS {
                next(drawn);
            }
        });
    }
    let few = untrack(|| is_few(state));
    let drawn = RwSignal::new(if few { SECTIONS } else { 1 });
    if !few {
        next(drawn);
    }
    drawn
}

/// The positions of the marks of a section, the newest conferences in the first.
fn positions(state: State, section: usize) -> Range<usize> {
    let count = state.trail.timeline.with(|shown| shown.selection.timeline.len());
    let from = |section: usize| count * (SECTIONS - section) / SECTIONS;
    from(section + 1)..from(section)
}

/// What a section has of each mark.
fn section(state: State, axis: Memo<Axis>, number: usize, near: bool, draw: Draw) -> Vec<Element> {
    let mine = positions(state, number);
    axis.with(|axis| {
        let places = axis.places.get(mine.clone()).unwrap_or_default();
        state.trail.timeline.with(|shown| {
            let marks = shown.selection.timeline[mine].iter().zip(places);
            marks.filter_map(|(mark, place)| draw(state, mark, *place, near)).collect()
        })
    })
}

/// The circle of a conference that nobody here reports on, else the line to the label: both lie beneath all marks and labels, and so
/// apart from what a screen reader lists.
fn beneath(_: State, mark: &TimelineMark, place: Place, near: bool) -> Option<Element> {
    let at = percent(place.at);
    if !near {
        return None;
    }
    if mark.edition.reports.is_empty() {
        let circle = svg("circle").class("timeline-faint").attribute("cx", at).attribute("cy", rem(AXIS)).attribute("r", "0.28rem");
        return Some(circle.child(svg("title").child(unreported(&mark.edition))));
    }
    let line = svg("line").class("timeline-stem").attribute("x1", at.as_str()).attribute("x2", at.as_str());
    place.row.map(|row| line.attribute("y1", rem(AXIS)).attribute("y2", rem(FIRST_ROW + ROW * row - 110)))
}

/// The name of a conference that nobody here reports on.
fn unreported(edition: &Edition) -> String {
    texts::mark_name(edition, "", 0, &[], None)
}

/// How many characters the label of a mark has.
pub(crate) fn characters(mark: &TimelineMark, one_series: bool) -> usize {
    if mark.edition.reports.is_empty() {
        return 0;
    }
    // The line beneath is set in four fifths of the size.
    let count = |text: String| text.chars().count();
    count(texts::mark_title(&mark.edition, one_series)).max((count(texts::reports(mark.count)) * 4).div_ceil(5))
}

/// The most people that a report says came, with its words.
fn attendance(state: State, mark: &TimelineMark) -> Option<(u32, String)> {
    let (people, post, place) = mark.edition.attendance.iter().max_by_key(|(people, ..)| *people)?;
    let post = state.post(*post)?;
    Some((*people, texts::stated(post.attendance.get(*place)?, &post)))
}

/// A mark, with a label and all else that can be seen of it where it is near.
fn drawn(state: State, mark: &TimelineMark, place: Place, near: bool) -> Element {
    let edition = &mark.edition;
    let item = svg("g").attribute("role", "listitem");
    // In percent, each by itself: a browser paints what is moved as a whole as a layer of its own, and takes long over thousands.
    let at = percent(place.at);
    let circle = |class: &'static str, radius: usize| {
        svg("circle").class(class).attribute("cx", at.as_str()).attribute("cy", rem(AXIS)).attribute("r", rem(radius))
    };
    if edition.reports.is_empty() {
        return item.attribute("aria-label", unreported(edition));
    }
    let one_series = state.corpus.with_untracked(|corpus| corpus.is_one_series());
    let people = attendance(state, mark);
    let label = texts::mark_title(edition, one_series);
    let name = texts::mark_name(edition, &label, mark.count, &edition.beside, people.as_ref().map(|(_, quote)| quote.as_str()));
    let href = {
        let id = edition.id.clone();
        state.href(move |route| route.toggled(Facet::Edition, &id))
    };
    // The area grows with the reports, and that of the ring around it with the people.
    let size = (36 + 14 * (edition.reports.len() * 100).isqrt() / 10).min(100);
    let link = svg("a")
        .class("timeline-mark")
        .attribute("id", format!("{MARK}{}", edition.id))
        .attribute("href", href)
        .attribute("aria-label", name.as_str())
        .attribute("aria-current", mark.chosen.then_some("true"))
        .attribute("data-empty", (mark.count == 0).then_some("true"))
        .child(circle("timeline-dot", size));
    if !near {
        return item.child(link);
    }
    let ring =
        people.map(|(value, _)| circle("timeline-ring", size + 14 + (usize::try_from(value).unwrap_or_default() / 8).isqrt().min(70)));
    let words = |class: &'static str, y: usize, words: String| {
        svg("text").class(class).attribute("x", at.as_str()).attribute("dx", "-0.35rem").attribute("y", rem(y)).child(words)
    };
    let labelled = |row: usize| {
        let top = FIRST_ROW + ROW * row;
        let target = svg("rect")
            .class("timeline-target")
            .attribute("x", at.as_str())
            .attribute("y", rem(AXIS - 100))
            .attribute("width", rem(120 + 52 * characters(mark, one_series)))
            .attribute("height", rem(top - AXIS + 250))
            .attribute("rx", "0.4rem");
        let title = words("timeline-label", top, label.clone());
        let detail = words("timeline-detail", top + 110, texts::reports(mark.count));
        vec![target.view(), title.view(), " ".view(), detail.view()]
    };
    // One small mark for each event beside it, beneath.
    let beside = edition.beside.iter().take(4).enumerate().map(|(index, _)| {
        let dot = svg("circle").class("timeline-event").attribute("cy", rem(AXIS + 100)).attribute("r", "0.16rem");
        dot.attribute("cx", rem(45 + 50 * index))
    });
    let events = || svg("svg").attribute("x", at.as_str()).attribute("overflow", "visible").children(beside);
    let link = link.children(ring).child((!edition.beside.is_empty()).then(events)).child(place.row.map(labelled));
    item.child(link).child(svg("title").child(name))
}
