//! What the browser remembers from visit to visit; nothing where it refuses to.

use leptos::prelude::window;
use web_sys::Storage;

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// What is remembered under a name.
pub(crate) fn recall(name: &str) -> Option<String> {
    storage()?.get_item(name).ok().flatten()
}

/// The names that begin so.
pub(crate) fn names(beginning: &str) -> Vec<String> {
    let Some(storage) = storage() else { return Vec::new() };
    let all = (0..storage.length().unwrap_or_default()).filter_map(|index| storage.key(index).ok().flatten());
    all.filter(|name| name.starts_with(beginning)).collect()
}

/// Remembers a value, or forgets it where there is none; whether the browser does.
pub(crate) fn remember(name: &str, value: Option<&str>) -> bool {
    storage().is_some_and(|storage| {
        match value {
            Some(value) => storage.set_item(name, value),
            None => storage.remove_item(name),
        }
        .is_ok()
    })
}
