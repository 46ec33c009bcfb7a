//! Full-text search: one tokenizer for text and query, an index that grows post by post, and forgiving queries.

mod highlight;
mod index;
mod query;
mod token;

pub use highlight::{Snippet, highlights};
pub use index::Index;
pub use query::Query;
pub(crate) use token::is_unspaced;
pub use token::{Token, fold, tokens};
