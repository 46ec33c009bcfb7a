//! The head of every page: what it is, where to search, light or dark.

use crate::reading::Site;
use crate::search::Search;
use crate::theme::ThemeSwitch;
use hallway::route::Route;
use leptos::prelude::*;

/// The header.
#[component]
pub(crate) fn Header(site: Site) -> impl IntoView {
    view! {
        <header class="header">
            <p class="brand">
                <a class="brand-name" href=Route::default().to_string()>{site.title}</a>
                <span class="brand-line">{site.tagline}</span>
            </p>
            <Search />
            <ThemeSwitch />
        </header>
    }
}
