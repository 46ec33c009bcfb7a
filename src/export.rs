//! Posts, and what a view shows of them, in the forms that other programs read.

mod archive;
mod atom;
mod ics;
mod json;
mod plain;
mod sheet;
mod view;

pub use archive::archive;
pub use atom::feed;
pub use ics::calendar;
pub use json::{Inspection, inspection};
pub use plain::{escaped, plain};
pub use sheet::Sheet;
pub use view::{posts, takeaways, talks, topics};
