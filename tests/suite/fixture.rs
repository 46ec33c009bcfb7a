//! The posts that were written for the tests: every file in `tests/fixtures/posts`.

use hallway::facts::Facts;
use hallway::post::Post;
use hallway::read::read;
use hallway::understand::Understanding;
use std::path::{Path, PathBuf};

/// A post as a file.
#[derive(Debug)]
pub(crate) struct Fixture {
    /// Its place below the folder of posts, with `/` between folders: what the reader is told.
    pub(crate) path: String,
    /// What is in it.
    pub(crate) bytes: Vec<u8>,
}

/// The folder of fixtures.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// The written posts, sorted by path.
pub(crate) fn written() -> Vec<Fixture> {
    let posts = files(&folder().join("posts"));
    assert!(posts.len() >= 25, "the posts are where they are looked for");
    posts
}

/// Every file below `root`, sorted by path.
pub(crate) fn files(root: &Path) -> Vec<Fixture> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("the folder can be listed") {
            let path = entry.expect("the folder can be listed").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let below = path.strip_prefix(root).expect("what is found is below the root");
            let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
            found.push(Fixture { path: parts.join("/"), bytes: std::fs::read(&path).expect("the file can be read") });
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// The rules with the tables that the program was built with.
pub(crate) fn understanding() -> Understanding {
    Understanding::new(Facts::builtin())
}

/// Reads and understands a post.
pub(crate) fn post(understanding: &Understanding, path: &str, bytes: &[u8]) -> Post {
    understanding.post(read(path, bytes).unwrap_or_else(|problem| panic!("{path}: {problem:?}")))
}
