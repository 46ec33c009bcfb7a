//! The command line.

use clap::{Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Reads conference trip reports and says what it understands.
#[derive(Debug, Parser)]
#[command(version, about, disable_help_subcommand = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Prints what is understood of each file, as a JSON array with one object a file.
    Inspect {
        /// The posts.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Prints what is wrong with posts, each problem with its place and what to do about it.
    Check {
        /// The posts, or folders of them.
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        /// How problems are printed.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Prints what the page shows of posts, for other programs.
    Export {
        /// The posts, or folders of them.
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        /// What is printed: a table in one of three forms, the days of the conferences, or the reports as Atom.
        #[arg(long, value_enum, default_value_t = Form::Markdown)]
        form: Form,
        /// What is shown, as the address of the page says it: `?view=takeaways&topic=gitops`.
        #[arg(long, default_value = "", value_name = "QUERY")]
        show: String,
        /// Where the page is published; links lead there.
        #[arg(long, default_value = "", value_name = "URL")]
        page: String,
    },
    /// Finishes a build of the page: readers have it without a network too, those without scripts see what was reported, and other
    /// programs find a feed and a calendar.
    Finish {
        /// The folder that holds the build.
        folder: PathBuf,
        /// The posts that are in it, or folders of them.
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        /// Where the page is published; a feed needs it.
        #[arg(long, default_value = "", value_name = "URL")]
        page: String,
    },
}

/// How problems are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// What an export is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// A list with links.
    Markdown,
    /// Comma-separated values.
    Csv,
    /// An array of objects.
    Json,
    /// The days of the conferences, as iCalendar.
    Calendar,
    /// The reports, as Atom.
    Feed,
}
