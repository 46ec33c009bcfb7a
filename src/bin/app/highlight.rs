//! Text with the places that were found in it.

use crate::element::{Child, element};
use hallway::search::{Query, highlights};
use leptos::prelude::AnyView;
use std::ops::Range;

/// The text with each of the stretches, in bytes, marked.
pub(crate) fn marked(text: &str, stretches: &[Range<usize>]) -> Vec<AnyView> {
    let mut pieces = Vec::new();
    let mut at = 0;
    for stretch in stretches {
        if let (Some(before), Some(found)) = (text.get(at..stretch.start), text.get(stretch.clone())) {
            pieces.push(before.view());
            pieces.push(element("mark").class("found").child(found).view());
            at = stretch.end;
        }
    }
    pieces.push(text.get(at..).unwrap_or_default().view());
    pieces
}

/// The text with each word of the query marked.
pub(crate) fn found(query: &Query, text: &str) -> Vec<AnyView> {
    marked(text, &if query.is_empty() { Vec::new() } else { highlights(query, text) })
}
