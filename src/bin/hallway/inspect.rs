//! `hallway inspect`: what is understood of each file, as JSON.

use crate::posts::load_each;
use crate::refuse;
use crate::sites::Sites;
use hallway::export::inspection;
use hallway::facts::Facts;
use hallway::post::Post;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

/// Prints the array; 2 where a file could not be read at all, whose object then holds its path and the problem.
pub(crate) fn run(files: &[PathBuf]) -> ExitCode {
    let sites = match Sites::of(files, &Facts::builtin()) {
        Ok(sites) => sites,
        Err(message) => return refuse(&message),
    };
    let read = load_each(files, &sites, |_, loaded| loaded);
    let unreadable = read.iter().any(Result::is_err);
    let unread = |path: &PathBuf, problem| Post { path: path.to_string_lossy().into_owned(), problems: vec![problem], ..Post::default() };
    let posts: Vec<Post> = files.iter().zip(read).map(|(path, read)| read.unwrap_or_else(|problem| unread(path, problem))).collect();
    let inspections: Vec<_> = posts.iter().map(inspection).collect();
    let printed = serde_json::to_writer_pretty(std::io::stdout().lock(), &inspections).is_ok() && writeln!(std::io::stdout()).is_ok();
    if unreadable || !printed { ExitCode::from(2) } else { ExitCode::SUCCESS }
}
