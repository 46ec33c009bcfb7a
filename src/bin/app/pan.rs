//! Moving along the timeline by pointer. What begins on the band of years chooses a span of time ([`crate::span`]); what begins
//! beneath it moves the axis. Fingers move it without us, as they scroll the page; two of them zoom.

use crate::element::Element;
use crate::live::flag;
use crate::signal::RwSignal;
use crate::span::Drag;
use wasm_bindgen::JsCast;
use web_sys::{Event, PointerEvent};

/// Where the pointer took hold, how far the axis was scrolled there, and whether it moved since: else it is a click.
type Hold = (i32, i32, bool);

/// Has `around`, which scrolls, follow a pointer that drags it, unless that is choosing a span.
pub(crate) fn panned(around: Element, brush: Drag) -> Element {
    /// In pixels.
    const CLICK: u32 = 4;
    let hold: RwSignal<Option<Hold>> = RwSignal::new(None);
    let start = move |event: Event| {
        if let Some((pointer, scroll)) = held(&event)
            && pointer.pointer_type() != "touch"
            && pointer.button() == 0
            && !brush.is_on()
        {
            hold.set(Some((pointer.client_x(), scroll.scroll_left(), false)));
        }
    };
    let follow = move |event: Event| {
        let (Some((pointer, scroll)), Some((from, scrolled, moved))) = (held(&event), hold.get_untracked()) else { return };
        if pointer.buttons() == 0 {
            hold.set(None);
            return;
        }
        let by = pointer.client_x() - from;
        if !moved && by.unsigned_abs() > CLICK {
            // What is let go over a mark is no click on it.
            let _ = scroll.set_pointer_capture(pointer.pointer_id());
            hold.set(Some((from, scrolled, true)));
        }
        if moved {
            scroll.set_scroll_left(scrolled - by);
        }
    };
    let end = move |_| hold.set(None);
    around
        .attribute("data-held", flag("true", move || hold.get().is_some_and(|(.., moved)| moved)))
        .on("pointerdown", start)
        .on("pointermove", follow)
        .on("pointerup", end)
        .on("pointercancel", end)
        .on("dragstart", |event| event.prevent_default())
}

/// The pointer, and what listens to it.
fn held(event: &Event) -> Option<(PointerEvent, web_sys::Element)> {
    Some((event.clone().dyn_into().ok()?, event.current_target()?.dyn_into().ok()?))
}

/// Has `around` zoom where two fingers move apart or together.
pub(crate) fn pinched(around: Element, zoom: impl Fn(isize) + Copy + Send + 'static) -> Element {
    let fingers: RwSignal<Vec<(i32, i32)>> = RwSignal::new(Vec::new());
    let distance = |fingers: &[(i32, i32)]| match fingers {
        [one, two] => Some((one.1 - two.1).abs().max(1)),
        _ => None,
    };
    let start = move |event: Event| {
        if let Some(pointer) = event.dyn_ref::<PointerEvent>().filter(|pointer| pointer.pointer_type() == "touch") {
            let mut now = fingers.get_untracked();
            now.push((pointer.pointer_id(), pointer.client_x()));
            fingers.set(now);
        }
    };
    let follow = move |event: Event| {
        let Some(pointer) = event.dyn_ref::<PointerEvent>() else { return };
        let before = fingers.get_untracked();
        let mut now = before.clone();
        now.iter_mut().filter(|(id, _)| *id == pointer.pointer_id()).for_each(|finger| finger.1 = pointer.client_x());
        // A step for every half as far again.
        if let (Some(old), Some(new)) = (distance(&before), distance(&now)) {
            match (new * 2 > old * 3, new * 3 < old * 2) {
                (true, _) => zoom(1),
                (_, true) => zoom(-1),
                _ => return,
            }
        }
        fingers.set(now);
    };
    let end = move |_| fingers.set(Vec::new());
    around.on("pointerdown", start).on("pointermove", follow).on("pointerup", end).on("pointercancel", end)
}
