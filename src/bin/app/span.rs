//! The span of time that a reader chooses: by dragging along the time axis, or by its first and its last day.

use crate::element::{Element, element, svg};
use crate::live::{live, text};
use crate::parts::{percent, span};
use crate::signal::{Memo, RwSignal};
use crate::state::State;
use crate::texts;
use hallway::date::Date;
use hallway::route::Route;
use hallway::select::Axis;
use leptos::prelude::event_target_value;
use wasm_bindgen::JsCast;
use web_sys::{Event, PointerEvent};

/// A drag along the axis, from one place to another, in hundredths of a percent.
#[derive(Clone, Copy)]
pub(crate) struct Drag(RwSignal<Option<(usize, usize)>>);

impl Drag {
    pub(crate) fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// Whether a pointer that came down on the band is still there.
    pub(crate) fn is_on(self) -> bool {
        self.0.with_untracked(Option::is_some)
    }

    /// Has `band`, which is as long as the axis, follow the pointer.
    pub(crate) fn listening(self, band: Element, state: State, axis: Memo<Axis>) -> Element {
        let drag = self.0;
        // Shorter ones are clicks.
        let long = |from: usize, to: usize| from.abs_diff(to) > 60;
        let start = move |event: Event| {
            if let Some((pointer, place)) = pointed(&event)
                && pointer.is_primary()
                && pointer.button() == 0
            {
                drag.set(Some((place, place)));
            }
        };
        let follow = move |event: Event| {
            if let (Some((pointer, place)), Some((from, before))) = (pointed(&event), drag.get_untracked()) {
                if long(from, place)
                    && !long(from, before)
                    && let Some(band) = around(&event)
                {
                    let _ = band.set_pointer_capture(pointer.pointer_id());
                }
                drag.set(Some((from, place)));
            }
        };
        let finish = move |_| {
            let Some((from, to)) = drag.get_untracked() else { return };
            drag.set(None);
            if long(from, to) {
                let (from, to) = axis.with_untracked(|axis| (axis.day(from.min(to)), axis.day(from.max(to))));
                state.follow(Route { from, to, ..state.route.get_untracked().exploring() });
            }
        };
        band.on("pointerdown", start)
            .on("pointermove", follow)
            .on("pointerup", finish)
            .on("pointercancel", move |_| drag.set(None))
            .on("dragstart", |event| event.prevent_default())
    }

    /// What is being dragged over, else the chosen span.
    pub(crate) fn shade(self, state: State, axis: Memo<Axis>) -> leptos::prelude::AnyView {
        live(move || {
            let chosen = || {
                let (from, to) = state.route.with(|route| (route.from, route.to));
                axis.with(|axis| {
                    (from.is_some() || to.is_some())
                        .then(|| (from.map_or(0, |day| axis.place(day)), to.map_or(10_000, |day| axis.place(day))))
                })
            };
            self.0.get().or_else(chosen).map(|(from, to)| {
                svg("rect")
                    .class("timeline-span")
                    .attribute("x", percent(from.min(to)))
                    .attribute("width", percent(from.abs_diff(to)))
                    .attribute("height", "100%")
            })
        })
    }
}

/// The band that listens.
fn around(event: &Event) -> Option<web_sys::Element> {
    event.current_target()?.dyn_into().ok()
}

/// Where along the axis an event points, in hundredths of a percent.
fn pointed(event: &Event) -> Option<(PointerEvent, usize)> {
    let pointer: PointerEvent = event.clone().dyn_into().ok()?;
    // The drawing's own box: that of the band grows with what sticks out of it.
    let ground = around(event)?.first_element_child()?.get_bounding_client_rect();
    let share = (f64::from(pointer.client_x()) - ground.left()) / ground.width().max(1.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 10,000")]
    Some((pointer, (share.clamp(0.0, 1.0) * 10_000.0) as usize))
}

/// The first and the last day, to type or pick.
pub(crate) fn span_inputs(state: State) -> Element {
    let input = |name: &'static str, day: fn(&Route) -> Option<Date>, with: fn(Route, Option<Date>) -> Route| {
        let value = text(move || state.route.with(|route| day(route).map(|day| day.to_string()).unwrap_or_default()));
        let change = move |event| {
            let chosen = Date::iso(&event_target_value(&event));
            state.follow(with(state.route.get_untracked().exploring(), chosen));
        };
        let input = element("input").class("day").attribute("type", "date").attribute("value", value).on("change", change);
        element("label").class("day-label").child(span("day-name", name)).child(input)
    };
    element("div").class("days").child(input(texts::FROM, |route| route.from, |route, from| Route { from, ..route })).child(input(
        texts::TO,
        |route| route.to,
        |route, to| Route { to, ..route },
    ))
}
