//! The page: a Leptos application in the reader's browser.

use leptos::prelude::*;

fn main() {
    leptos::mount::mount_to_body(|| view! { <h1>"Hallway"</h1> });
}
