//! Text with the places that were found in it.

use hallway::search::{Query, highlights};
use leptos::prelude::*;
use std::ops::Range;

/// The text with each of the stretches, in bytes, marked.
pub(crate) fn marked(text: &str, stretches: &[Range<usize>]) -> AnyView {
    let mut pieces: Vec<AnyView> = Vec::new();
    let mut at = 0;
    for stretch in stretches {
        if let (Some(before), Some(found)) = (text.get(at..stretch.start), text.get(stretch.clone())) {
            pieces.push(before.to_owned().into_any());
            pieces.push(view! { <mark class="found">{found.to_owned()}</mark> }.into_any());
            at = stretch.end;
        }
    }
    pieces.push(text.get(at..).unwrap_or_default().to_owned().into_any());
    pieces.into_any()
}

/// The text with each word of the query marked.
pub(crate) fn found(query: &Query, text: &str) -> AnyView {
    marked(text, &if query.is_empty() { Vec::new() } else { highlights(query, text) })
}
