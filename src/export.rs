//! Posts in the forms that other programs read.

mod json;

pub use json::{Inspection, inspection};
