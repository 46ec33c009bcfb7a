//! `hallway inspect`: what is understood of each file, as JSON.

use crate::posts::load;
use crate::refuse;
use crate::sites::Sites;
use hallway::export::inspection;
use hallway::facts::Facts;
use hallway::post::Post;
use hallway::understand::Understanding;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

/// Prints the array; 2 where a file could not be read at all, whose object then holds its path and the problem.
pub(crate) fn run(files: &[PathBuf]) -> ExitCode {
    let understanding = Understanding::new(Facts::builtin());
    let sites = match Sites::of(files, understanding.facts()) {
        Ok(sites) => sites,
        Err(message) => return refuse(&message),
    };
    let mut unreadable = false;
    let posts: Vec<Post> = files
        .iter()
        .map(|path| {
            load(path, &understanding, &sites).unwrap_or_else(|problem| {
                unreadable = true;
                Post { path: path.to_string_lossy().into_owned(), problems: vec![problem], ..Post::default() }
            })
        })
        .collect();
    let inspections: Vec<_> = posts.iter().map(inspection).collect();
    let printed = serde_json::to_writer_pretty(std::io::stdout().lock(), &inspections).is_ok() && writeln!(std::io::stdout()).is_ok();
    if unreadable || !printed { ExitCode::from(2) } else { ExitCode::SUCCESS }
}
