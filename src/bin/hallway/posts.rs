//! Files become posts.

use crate::sites::Sites;
use hallway::post::Post;
use hallway::problem::{Code, Problem};
use hallway::read::read;
use hallway::understand::Understanding;
use std::path::{Path, PathBuf};

/// The endings of files that are posts.
const ENDINGS: [&str; 7] = ["md", "markdown", "mdown", "mkd", "mdx", "html", "htm"];

/// Reads and understands a file, corrected as the settings beside it say.
pub(crate) fn load(path: &Path, understanding: &Understanding, sites: &Sites) -> Result<Post, Problem> {
    let bytes =
        std::fs::read(path).map_err(|error| Problem::new(Code::UnreadableBytes, None, format!("the file cannot be read: {error}")))?;
    let mut reading = read(&path.to_string_lossy(), &bytes)?;
    reading.correction = sites.correction(path);
    Ok(understanding.post(reading))
}

/// The posts among `paths`: files as given, folders as the posts in them, sorted.
///
/// # Errors
/// Where a path does not exist or a folder cannot be listed.
pub(crate) fn find(paths: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() {
            walk(path, &mut found)?;
        } else if path.exists() {
            found.push(path.clone());
        } else {
            return Err(format!("{}: there is no such file or folder", path.display()));
        }
    }
    Ok(found)
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), String> {
    let fail = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut entries: Vec<PathBuf> =
        std::fs::read_dir(folder).map_err(fail)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>().map_err(fail)?;
    entries.sort();
    for path in entries {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        // A link could lead back up.
        if name.starts_with('.') || name == "node_modules" || path.is_symlink() && path.is_dir() {
            continue;
        }
        if path.is_dir() {
            walk(&path, found)?;
        } else if ENDINGS.contains(&ending.as_str()) && !name.eq_ignore_ascii_case("readme.md") {
            found.push(path);
        }
    }
    Ok(())
}
