//! Which files of a folder are posts: those that the page holds, and those that the command checks.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// How the names of posts end.
pub(crate) const EXTENSIONS: [&str; 9] = ["md", "markdown", "mdown", "mkd", "mdx", "qmd", "rmd", "html", "htm"];

/// What a folder and those in it hold.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// The posts in the order of their names: each its path from the folder, parted by `/`, and its file.
    pub(crate) posts: Vec<(String, PathBuf)>,
    /// What seems to be a post, or could hold some, and cannot be opened, each with the reason.
    pub(crate) left_out: Vec<(PathBuf, String)>,
}

/// The posts in a folder and in those in it. Not among them are hidden files, installed packages, and a README beside the posts.
pub(crate) fn posts_in(folder: &Path) -> Found {
    let mut found = Found::default();
    find(folder, "", &mut BTreeSet::new(), &mut found);
    found.posts.sort();
    found
}

/// `seen` holds the folders already entered, by their true names, so that a link back to one of them ends there.
fn find(folder: &Path, prefix: &str, seen: &mut BTreeSet<PathBuf>, found: &mut Found) {
    let entries = fs::canonicalize(folder).and_then(|name| if seen.insert(name) { fs::read_dir(folder).map(Some) } else { Ok(None) });
    let entries = match entries {
        Ok(Some(entries)) => entries,
        Ok(None) => return,
        Err(error) => return found.left_out.push((folder.to_owned(), error.to_string())),
    };
    for entry in entries.flatten() {
        let path = entry.path();
        let Ok(name) = entry.file_name().into_string() else {
            found.left_out.push((path, "its name is not UTF-8".to_owned()));
            continue;
        };
        if name.starts_with('.') || name == "node_modules" {
            continue;
        }
        if path.is_dir() {
            find(&path, &format!("{prefix}{name}/"), seen, found);
        } else if is_post(&name) && !(prefix.is_empty() && name.eq_ignore_ascii_case("README.md")) {
            match try_to_open(&path) {
                Ok(()) => found.posts.push((format!("{prefix}{name}"), path)),
                Err(error) => found.left_out.push((path, error.to_string())),
            }
        }
    }
}

/// Whether there is something to read. A pipe would have its reader wait for ever.
fn try_to_open(path: &Path) -> io::Result<()> {
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("it is not a file"));
    }
    fs::File::open(path).map(drop)
}

fn is_post(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| EXTENSIONS.iter().any(|known| extension.eq_ignore_ascii_case(known)))
}
