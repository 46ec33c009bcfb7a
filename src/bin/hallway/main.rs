//! The publisher's command: what the program understands of posts, and what it could not read.

mod arguments;
mod check;
mod inspect;
mod posts;
mod sites;

use arguments::{Arguments, Command};
use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match arguments.command {
        Command::Inspect { files } => inspect::run(&files),
        Command::Check { paths, format } => check::run(&paths, format),
    }
}
