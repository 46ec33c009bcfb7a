//! The core of the page, without the page: `bench/libraries.js` gives it posts and asks it queries.

use hallway::corpus::Corpus;
use hallway::facts::Facts;
use hallway::read::read;
use hallway::route::Route;
use hallway::select::select;
use hallway::understand::Understanding;
use std::hint::black_box;
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {}

/// All posts that were given so far.
#[wasm_bindgen]
pub struct Hallway {
    understanding: Understanding,
    corpus: Corpus,
}

#[wasm_bindgen]
impl Hallway {
    /// Prepares the rules.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        let understanding = Understanding::new(Facts::builtin());
        let corpus = Corpus::new(understanding.facts());
        Self { understanding, corpus }
    }

    /// Only reads a post.
    pub fn read(&self, path: &str, text: &[u8]) {
        let _ = black_box(read(path, text));
    }

    /// Reads, understands and indexes a post.
    ///
    /// Its source, which is compiled into a page, stays with the caller here, as it does for the other libraries.
    pub fn add(&mut self, path: &str, text: &[u8]) {
        if let Ok(reading) = read(path, text) {
            self.corpus.add_from(self.understanding.post(reading), &[]);
        }
    }

    /// How many posts a query finds, with all that the page shows of them: ranking, facets, timeline, cloud.
    pub fn select(&self, query: &str) -> usize {
        let route = Route { query: query.to_owned(), ..Route::default() };
        black_box(select(&self.corpus, &route)).posts.len()
    }
}

impl Default for Hallway {
    fn default() -> Self {
        Self::new()
    }
}
