//! The facets with counts.

use crate::each::{each, growing};
use crate::element::{Element, element};
use crate::live::{flag, shown_if, text};
use crate::parts::{paragraph, span};
use crate::signal::{Memo, RwSignal};
use crate::state::State;
use crate::texts;
use hallway::route::Facet;
use hallway::select::{FacetGroup, FacetValue};
use leptos::prelude::{on_cleanup, window, window_event_listener_untyped};

/// How many values of a facet are shown before a reader asks for more.
const SHOWN: usize = 6;

/// How many further ones are then shown before a reader asks for all.
const MORE: usize = 60;

/// Whether the window is as wide as where the facets stand folded, at most: there they are drawn when they are unfolded.
fn is_narrow() -> bool {
    /// In pixels: less than any size of type needs to have the facets in sight.
    const NARROW: f64 = 640.0;
    window().inner_width().ok().and_then(|width| width.as_f64()).is_some_and(|width| width < NARROW)
}

/// The facets; on narrow screens behind a button.
pub(crate) fn filters(state: State) -> Element {
    let open = RwSignal::new(false);
    let narrow = RwSignal::new(is_narrow());
    let listener = window_event_listener_untyped("resize", move |_| narrow.set(is_narrow()));
    on_cleanup(move || listener.remove());
    let keys = move || state.trail.filters.with(|shown| shown.selection.facets.iter().map(|group| group.facet.key().to_owned()).collect());
    let button = element("button")
        .attribute("type", "button")
        .class("unfold")
        .attribute("aria-expanded", text(move || open.get().to_string()))
        .attribute("aria-controls", "filters-groups")
        .on("click", move |_| open.update(|open| *open = !*open))
        .child(text(move || texts::filters_button(open.get())));
    let groups = element("div")
        .class("filters-groups")
        .attribute("id", "filters-groups")
        .attribute("data-open", text(move || open.get().to_string()))
        .child(shown_if(move || open.get() || !narrow.get(), move || each(keys, move |key| facet(state, &key))))
        .child(shown_if(
            move || state.trail.filters.with(|shown| shown.selection.facets.is_empty()),
            || paragraph("advice", texts::NO_FILTERS),
        ));
    element("section")
        .class("filters")
        .attribute("aria-label", texts::FILTERS)
        .child(
            element("h2")
                .class("section-title filters-title")
                .child(texts::FILTERS)
                .child(" ")
                .child(span("filters-unit", texts::COUNTED).attribute("aria-hidden", "true")),
        )
        .child(button)
        .child(groups)
}

/// A facet, found by its key.
fn facet(state: State, key: &str) -> Option<Element> {
    let facet = Facet::ALL.into_iter().find(|facet| facet.key() == key)?;
    let keys = Memo::new(move || {
        state.trail.filters.with(|shown| values(&shown.selection.facets, facet).map(|value| value.value.to_string()).collect::<Vec<_>>())
    });
    let more = move || keys.with(|keys| keys.len().saturating_sub(SHOWN));
    let first = each(move || keys.with(|keys| keys.iter().take(SHOWN).cloned().collect()), move |key| value(state, facet, key));
    // What is folded is drawn when it is unfolded: a large folder has thousands of authors.
    let open = RwSignal::new(false);
    let rest = move |most| keys.with(|keys| (keys.iter().skip(SHOWN).take(most).cloned().collect(), keys.len().saturating_sub(SHOWN)));
    let values =
        move || growing(state, |values| element("ul").class("facet-values").child(values), MORE, rest, move |key| value(state, facet, key));
    let rest = move || {
        element("details")
            .class("facet-more")
            .on("toggle", move |_| open.set(true))
            .child(element("summary").class("facet-summary").child(text(move || texts::more(more()))))
            .child(shown_if(move || open.get(), values))
    };
    let title = format!("filter-{key}");
    let group = element("div")
        .class("facet")
        .child(element("h3").class("facet-title").attribute("id", title.as_str()).child(texts::facet(facet)))
        .child(element("ul").class("facet-values").attribute("aria-labelledby", title).child(first))
        .child(shown_if(move || more() > 0, rest));
    Some(group)
}

fn values(groups: &[FacetGroup], facet: Facet) -> impl Iterator<Item = &FacetValue> {
    groups.iter().filter(move |group| group.facet == facet).flat_map(|group| &group.values)
}

/// A value of a facet, which the reader can choose or let go of.
fn value(state: State, facet: Facet, key: String) -> Element {
    let href = {
        let key = key.clone();
        state.href(move |route| route.toggled(facet, &key))
    };
    let value = Memo::new(move || {
        state
            .trail
            .filters
            .with(|shown| values(&shown.selection.facets, facet).find(|value| *value.value == *key).cloned())
            .unwrap_or_default()
    });
    let label = move || texts::value(facet, &value.get().label);
    let link = element("a")
        .class("facet-link")
        .attribute("href", href)
        .attribute("aria-label", text(move || texts::value_in_reports(&label(), value.get().count)))
        .attribute("aria-current", flag("true", move || value.get().chosen))
        .child(element("span").class("facet-label").child(text(label)))
        .child(" ")
        .child(element("span").class("facet-count").child(text(move || texts::grouped(value.get().count))));
    element("li").class("facet-value").child(link)
}
