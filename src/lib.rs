//! Reads conference trip reports and understands them: the core of Hallway, without browser, command line, clock or files.
//!
//! # Layout
//! Data flows one way; each step is one module.
//!
//! - [`read`]: bytes become a [`document::Document`] with front matter, repairs and problems. Reading never fails on text.
//! - [`understand`]: the document becomes a [`post::Post`]: who, when, which conference; takeaways, sessions, names, terms.
//! - [`correction`]: what a publisher says of a post, which holds whatever the post says.
//! - [`corpus`]: posts become a [`corpus::Corpus`] with editions and a [`search`] index.
//! - [`select`]: a [`route::Route`] narrows the corpus to a [`select::Selection`], which a page draws.
//! - [`facts`]: what the world knows, as tables; [`problem`]: what a reader should know about how a post was read.
//! - [`export`]: posts, and what a view shows of them, as JSON, CSV, Markdown and calendars.

pub mod corpus;
pub mod correction;
pub mod date;
pub mod document;
pub mod export;
pub mod facts;
mod order;
pub mod post;
pub mod problem;
pub mod read;
pub mod route;
pub mod search;
pub mod select;
mod set;
mod table;
pub mod understand;
mod unicode;
mod varint;
