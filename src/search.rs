//! Full-text search: one tokenizer for text and query, an index that grows post by post, and forgiving queries.

mod complete;
mod correct;
mod find;
mod form;
mod highlight;
mod index;
mod posting;
mod query;
mod token;
mod vocabulary;

pub use complete::{Completion, complete};
pub use find::Part;
pub(crate) use find::{Finding, find};
pub(crate) use form::singular;
pub use highlight::{Snippet, highlights};
pub(crate) use index::Found;
pub use index::Index;
pub use query::{Clause, Literal, Phrase, Query, Wanted, Word};
pub(crate) use token::{MARKED, each_form, each_word};
pub use token::{Token, fold, terms, tokens};
