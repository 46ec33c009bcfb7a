//! A page carries the facts that its posts can name, and understands the posts as with all of them.

use crate::fixture;
use hallway::export::inspection;
use hallway::facts::{self as list, Facts};
use hallway::understand::Understanding;
use std::path::Path;

// Steps of the build script, which is no library.
#[path = "../../build/columns.rs"]
mod columns;
#[path = "../../build/narrow.rs"]
#[allow(clippy::module_inception, reason = "it is called so in the build script")]
mod narrow;
#[path = "../../build/speech.rs"]
mod speech;
#[path = "../../build/tables.rs"]
mod tables;

/// The rules with the tables of a page that has these posts.
fn understanding(facts: &tables::Facts, posts: &[Vec<u8>]) -> (usize, Understanding) {
    let text = columns::write(&narrow::narrow(facts.clone(), posts));
    (text.len(), Understanding::new(Facts::read(text.leak())))
}

#[test]
fn every_post_is_understood_as_with_the_whole_tables() {
    let facts = tables::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("facts"), Path::new("")).expect("the tables can be read");
    let text = columns::write(&facts);
    let (whole, all) = (text.len(), Understanding::new(Facts::read(text.leak())));
    for post in fixture::written().into_iter().chain(fixture::files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds"))) {
        let (narrowed, own) = understanding(&facts, std::slice::from_ref(&post.bytes));
        let [expected, found] = [&all, &own].map(|rules| {
            let post = fixture::post(rules, &post.path, &post.bytes);
            serde_json::to_string_pretty(&inspection(&post)).expect("a post is JSON")
        });
        let different = found.lines().zip(expected.lines()).find(|(found, expected)| found != expected);
        assert_eq!(different, None, "{}: what the page and what the command says", post.path);
        assert_eq!(found.len(), expected.len(), "{}", post.path);
        assert!(narrowed < whole, "{}", post.path);
    }
}
