//! The facets with counts.

use crate::each::each;
use crate::live::{flag, shown_if, text};
use crate::state::state;
use crate::texts;
use hallway::route::Facet;
use hallway::select::{FacetGroup, FacetValue};
use leptos::prelude::*;

/// How many values of a facet are shown before a reader asks for more.
const SHOWN: usize = 6;

/// The facets; on narrow screens behind a button.
#[component]
pub(crate) fn Filters() -> impl IntoView {
    let state = state();
    let open = RwSignal::new(false);
    let keys = move || state.selection.with(|selection| selection.facets.iter().map(|group| group.facet.key().to_owned()).collect());
    view! {
        <section class="filters" aria-label=texts::FILTERS>
            <h2 class="section-title filters-title">{texts::FILTERS}</h2>
            <button
                type="button"
                class="filters-button"
                aria-expanded=text(move || open.get().to_string())
                aria-controls="filters-groups"
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {text(move || texts::filters_button(open.get()))}
            </button>
            <div class="filters-groups" id="filters-groups" data-open=text(move || open.get().to_string())>
                {each(keys, |key| facet(&key))}
            </div>
        </section>
    }
}

/// A facet, found by its key.
fn facet(key: &str) -> AnyView {
    let Some(facet) = Facet::ALL.into_iter().find(|facet| facet.key() == key) else { return ().into_any() };
    let state = state();
    let keys = Memo::new(move |_| {
        state.selection.with(|selection| values(&selection.facets, facet).map(|value| value.value.clone()).collect::<Vec<_>>())
    });
    let more = move || keys.with(|keys| keys.len().saturating_sub(SHOWN));
    let title = format!("filter-{key}");
    let labelled = title.clone();
    let rest = move || {
        view! {
            <details class="facet-more">
                <summary class="facet-summary">{text(move || texts::more(more()))}</summary>
                <ul class="facet-values">
                    {each(move || keys.with(|keys| keys.iter().skip(SHOWN).cloned().collect()), move |key| value(facet, key))}
                </ul>
            </details>
        }
        .into_any()
    };
    view! {
        <div class="facet">
            <h3 class="facet-title" id=title>{texts::facet(facet)}</h3>
            <ul class="facet-values" aria-labelledby=labelled>
                {each(move || keys.with(|keys| keys.iter().take(SHOWN).cloned().collect()), move |key| value(facet, key))}
            </ul>
            {shown_if(move || more() > 0, rest)}
        </div>
    }
    .into_any()
}

fn values(groups: &[FacetGroup], facet: Facet) -> impl Iterator<Item = &FacetValue> {
    groups.iter().filter(move |group| group.facet == facet).flat_map(|group| &group.values)
}

/// A value of a facet, which the reader can choose or let go of.
fn value(facet: Facet, key: String) -> AnyView {
    let state = state();
    let href = {
        let key = key.clone();
        state.href(move |route| route.toggled(facet, &key))
    };
    let value = Signal::derive(move || {
        state.selection.with(|selection| values(&selection.facets, facet).find(|value| value.value == key).cloned()).unwrap_or_default()
    });
    view! {
        <li class="facet-value">
            <a
                class="facet-link"
                href=href
                aria-current=flag("true", move || value.get().chosen)
            >
                <span class="facet-label">{text(move || texts::value(facet, &value.get().label))}</span>
                <span class="facet-count">
                    {text(move || value.get().count.to_string())}
                    <span class="unseen">{text(move || texts::reports_word(value.get().count))}</span>
                </span>
            </a>
        </li>
    }
    .into_any()
}
