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

/// Remembers a value, or forgets it where there is none.
pub(crate) fn remember(name: &str, value: Option<&str>) {
    if let Some(storage) = storage() {
        let _ = match value {
            Some(value) => storage.set_item(name, value),
            None => storage.remove_item(name),
        };
    }
}
