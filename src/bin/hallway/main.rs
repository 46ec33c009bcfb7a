//! The publisher's command: what the program understands of posts, and what it could not read.

mod arguments;
mod check;
mod export;
mod finish;
mod inspect;
mod posts;
mod sites;

use arguments::{Arguments, Command};
use clap::Parser;
use std::io::Write as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match arguments.command {
        Command::Inspect { files } => inspect::run(&files),
        Command::Check { paths, format } => check::run(&paths, format),
        Command::Export { paths, form, show, page } => export::run(&paths, form, &show, &page),
        Command::Finish { folder, paths, page } => finish::run(&folder, &paths, &page),
    }
}

/// Says why the command cannot run.
fn refuse(message: &str) -> ExitCode {
    let _ = writeln!(std::io::stderr(), "hallway: {message}");
    ExitCode::from(2)
}
