//! Files become posts.

#[path = "../../../build/posts.rs"]
mod folder;

use crate::sites::Sites;
use hallway::post::Post;
use hallway::problem::{Code, Problem};
use hallway::read::read;
use hallway::understand::Understanding;
use std::path::{Path, PathBuf};

/// Reads and understands a file, corrected as the settings beside it say.
pub(crate) fn load(path: &Path, understanding: &Understanding, sites: &Sites) -> Result<Post, Problem> {
    let bytes = std::fs::read(path).map_err(|error| unreadable(&error.to_string()))?;
    let mut reading = read(&path.to_string_lossy(), &bytes)?;
    reading.correction = sites.correction(path);
    Ok(understanding.post(reading))
}

/// The posts among some paths.
#[derive(Debug, Default)]
pub(crate) struct Listed {
    /// Files as given, and the posts of the folders given.
    pub(crate) files: Vec<PathBuf>,
    /// What of a folder cannot be opened, as a problem each.
    pub(crate) left_out: Vec<(PathBuf, Problem)>,
}

/// The posts among `paths`, as the page would hold them.
///
/// # Errors
/// Where a path does not exist.
pub(crate) fn list(paths: &[PathBuf]) -> Result<Listed, String> {
    let mut listed = Listed::default();
    for path in paths {
        if path.is_dir() {
            let found = folder::posts_in(path);
            listed.files.extend(found.posts.into_iter().map(|(_, file)| file));
            listed.left_out.extend(found.left_out.into_iter().map(|(path, reason)| (path, unreadable(&reason))));
        } else if path.exists() {
            listed.files.push(path.clone());
        } else {
            return Err(format!("{}: there is no such file or folder", path.display()));
        }
    }
    Ok(listed)
}

fn unreadable(reason: &str) -> Problem {
    Problem::new(Code::UnreadableBytes, None, format!("the file cannot be read: {reason}"))
}
