//! What each decision of the rules is worth on real posts.
//!
//! `cargo run --release -- FOLDER [PATH]` copies the package, puts a switch around each decision in the sources of `src/understand` whose
//! path contains PATH, builds that, and reads all posts under FOLDER: once as it is, and once more for each decision with that one
//! switched off. It prints a line for each: where it stands, in how many posts it decides, how many come out otherwise without it, and
//! one of these.
//!
//! A decision that changes no post of a large and mixed folder is there for nothing, if it does not guard the time it takes; one that
//! changes a single post is a rule for that post.

mod switches;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// The module that the copy gets, and the program that runs it.
const SWITCH: &str = include_str!("copied/switch.rs");
const RUNNER: &str = include_str!("copied/runner.rs");

fn main() -> Outcome<()> {
    let mut arguments = env::args_os().skip(1);
    let posts = arguments.next().ok_or("Say which folder holds the posts: cargo run --release -- FOLDER [PATH]")?;
    let path = arguments.next().unwrap_or_default();
    let path = path.to_string_lossy();
    let package = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize()?;
    let target = package.join("target/decisions");
    let copy = target.join("package");
    if copy.exists() {
        fs::remove_dir_all(&copy)?;
    }
    copy_folder(&package, &copy)?;
    let mut switches = switches::Switches::default();
    for source in sources(&copy.join("src/understand"))? {
        let name = source.strip_prefix(&copy)?.to_string_lossy().into_owned();
        if name.contains(&*path) {
            let changed = switches.put_into(&name, &fs::read_to_string(&source)?)?;
            fs::write(&source, changed)?;
        }
    }
    fs::write(copy.join("src/switch.rs"), SWITCH.replace("COUNT", &switches.places.len().to_string()))?;
    append(&copy.join("src/lib.rs"), "\npub mod switch;\n")?;
    fs::write(copy.join("src/bin/decisions.rs"), RUNNER)?;
    append(
        &copy.join("Cargo.toml"),
        "\n[[bin]]\nname = \"decisions\"\npath = \"src/bin/decisions.rs\"\nrequired-features = [\"command\"]\n",
    )?;
    let places = target.join("places");
    fs::write(&places, switches.places.join("\n"))?;
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .current_dir(&copy)
        .args(["run", "--quiet", "--release", "--bin", "decisions", "--target-dir"])
        .arg(&target)
        .arg("--")
        .args([fs::canonicalize(posts)?, places])
        // A decision may have kept a function from what it cannot do.
        .env("CARGO_PROFILE_RELEASE_PANIC", "unwind")
        .env("RUSTFLAGS", "--cap-lints allow")
        .status()?;
    if status.success() { Ok(()) } else { Err("The copy in target/decisions does not run".into()) }
}

fn append(file: &Path, text: &str) -> Outcome<()> {
    fs::write(file, fs::read_to_string(file)? + text)?;
    Ok(())
}

/// Copies a folder without what is built or installed.
fn copy_folder(from: &Path, to: &Path) -> Outcome<()> {
    const MADE: [&str; 4] = ["target", "dist", "node_modules", "tools"];
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let (entry, name) = entry.map(|entry| (entry.path(), entry.file_name()))?;
        if entry.is_file() {
            fs::copy(&entry, to.join(name))?;
        } else if entry.is_dir() && !name.to_string_lossy().starts_with('.') && !MADE.iter().any(|made| name == *made) {
            copy_folder(&entry, &to.join(name))?;
        }
    }
    Ok(())
}

/// The sources of a module, in order.
fn sources(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut found = vec![folder.with_extension("rs")];
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}
