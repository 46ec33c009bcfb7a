//! The publisher's command as people run it: the real binary, started in the folder of the project.

use serde_json::Value;
use std::process::Command;

/// What a run of the command left.
#[derive(Debug)]
pub(crate) struct Run {
    /// The exit status; none where a signal ended it.
    pub(crate) status: Option<i32>,
    /// What it printed.
    pub(crate) stdout: String,
    /// What it said beside.
    pub(crate) stderr: String,
}

impl Run {
    /// What it printed, as JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error} in {self:?}"))
    }
}

/// Runs `hallway` with `words`.
pub(crate) fn hallway(words: &[&str]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_hallway"))
        .args(words)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the command was built with the tests and can be started");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the command prints UTF-8");
    Run { status: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
}
