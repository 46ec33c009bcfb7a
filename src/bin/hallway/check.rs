//! `hallway check`: what is wrong with posts, with the line it is about.

use crate::arguments::Format;
use crate::posts::{list, load_each};
use crate::refuse;
use crate::sites::Sites;
use hallway::facts::Facts;
use hallway::problem::{Problem, Severity};
use hallway::read::encoding;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Prints the problems; 0 where there is none above a note, 1 where there is, 2 where the check could not run.
pub(crate) fn run(paths: &[PathBuf], format: Format) -> ExitCode {
    let listed = list(paths).and_then(|listed| Ok((Sites::of(&listed.files, &Facts::builtin())?, listed)));
    let (sites, listed) = match listed {
        Ok(listed) => listed,
        Err(message) => return refuse(&message),
    };
    let mut found: Vec<(PathBuf, Vec<Problem>)> = load_each(&sites.shown(listed.files), &sites, |path, loaded| {
        (path.to_owned(), loaded.map_or_else(|problem| vec![problem], |post| post.problems))
    });
    found.extend(listed.left_out.into_iter().map(|(path, problem)| (path, vec![problem])));
    let printed = match format {
        Format::Text => print_text(&found),
        Format::Json => print_json(&found),
    };
    let wrong = found.iter().flat_map(|(_, problems)| problems).any(|problem| problem.severity > Severity::Note);
    match (printed, wrong) {
        (Err(_), _) => ExitCode::from(2),
        (Ok(()), true) => ExitCode::FAILURE,
        (Ok(()), false) => ExitCode::SUCCESS,
    }
}

fn print_text(found: &[(PathBuf, Vec<Problem>)]) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    for (path, problems) in found {
        // A file that cannot be read has no line.
        let source = if problems.iter().any(|problem| problem.line.is_some()) { source(path) } else { String::new() };
        for problem in problems {
            let severity = format!("{:?}", problem.severity).to_lowercase();
            let code = serde_json::to_value(problem.code).unwrap_or_default();
            let place = problem.line.map_or_else(|| path.display().to_string(), |line| format!("{}:{line}", path.display()));
            writeln!(out, "{place}: {severity}[{}]: {}", code.as_str().unwrap_or_default(), shown(&problem.message))?;
            if let Some((line, text)) = problem.line.and_then(|line| Some((line, source.lines().nth(line.checked_sub(1)?)?))) {
                writeln!(out, "{line:>6} | {}", shown(&text.chars().take(120).collect::<String>()))?;
            }
            writeln!(out, "       = help: {}", problem.code.help())?;
        }
    }
    let count = found.iter().map(|(_, problems)| problems.len()).sum::<usize>();
    writeln!(out, "{}, {}", counted(found.len(), "post"), counted(count, "problem"))
}

/// A text of a post as a terminal may show it: what would act on the terminal, or turn the order of the line, is escaped.
fn shown(text: &str) -> String {
    let acts = |character: char| {
        character.is_control() && character != '\t' || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars()
        .flat_map(|character| if acts(character) { character.escape_unicode().collect::<Vec<_>>() } else { vec![character] })
        .collect()
}

/// A number with what it counts: `1 post`, `2 posts`.
fn counted(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

fn print_json(found: &[(PathBuf, Vec<Problem>)]) -> std::io::Result<()> {
    let rows: Vec<serde_json::Value> = found
        .iter()
        .flat_map(|(path, problems)| problems.iter().map(move |problem| (path, problem)))
        .map(|(path, problem)| {
            serde_json::json!({
                "path": path.to_string_lossy(), "line": problem.line, "severity": problem.severity,
                "code": problem.code, "message": problem.message, "help": problem.code.help(),
            })
        })
        .collect();
    let mut out = std::io::stdout().lock();
    serde_json::to_writer_pretty(&mut out, &rows)?;
    writeln!(out)
}

/// The text of a file, as its lines are counted.
fn source(path: &Path) -> String {
    std::fs::read(path).ok().and_then(|bytes| encoding::decode(&bytes).ok()).map(|decoded| decoded.text).unwrap_or_default()
}
