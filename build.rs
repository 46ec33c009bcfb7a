//! Gathers what is compiled in: the posts and the site's settings for the page, and for the core the tables of facts and of Unicode.
//! The page gets the rows of the facts that its posts can name; the whole tables stand beside it, for posts that its readers bring.
//!
//! It writes `facts.txt` and `unicode.rs`, and for the page `seeds.rs`, `whole.rs` and the whole tables, into cargo's folder for generated
//! sources, from where tools/place-facts.mjs takes them.

#[path = "build/columns.rs"]
mod columns;
#[path = "src/facts/list.rs"]
#[expect(dead_code, unreachable_pub, reason = "the build needs their names alone")]
mod list;
#[path = "build/narrow.rs"]
mod narrow;
#[path = "build/posts.rs"]
mod posts;
#[path = "build/site.rs"]
mod site;
#[path = "build/speech.rs"]
mod speech;
#[path = "build/tables.rs"]
mod tables;
#[path = "build/unicode.rs"]
mod unicode;

use serde_json::{Map, Value};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    if let Err(message) = gather() {
        for line in message.lines() {
            println!("cargo::error={line}");
        }
    }
}

fn gather() -> Result<(), String> {
    let project = PathBuf::from(variable("CARGO_MANIFEST_DIR")?);
    let output = PathBuf::from(variable("OUT_DIR")?);
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-env-changed=HALLWAY_SEEDS");
    let posts = project.join(env::var_os("HALLWAY_SEEDS").filter(|name| !name.is_empty()).unwrap_or_else(|| "seeds".into()));

    for folder in [project.join("facts"), posts.join("facts")].into_iter().filter(|folder| folder.is_dir()) {
        watch(&folder);
    }
    let mut facts = tables::read(&project.join("facts"), &posts.join("facts"))?;
    // Only the page holds posts. The command reads them from files, and is not built again whenever one changes.
    if env::var_os("CARGO_FEATURE_PAGE").is_some() {
        let mut found = read_folder(&posts)?;
        let settings = read_site(&posts, &found, &facts)?;
        let correction = |name: &str, key: &str| settings.get("posts").and_then(|posts| posts.get(name)?.get(key)).cloned();
        found.retain(|(name, _)| correction(name, "hidden") != Some(Value::Bool(true)));
        write(&output.join("seeds.rs"), &seeds_source(&found, &Value::Object(settings.clone())))?;
        let mut words: Vec<Vec<u8>> = found.iter().filter_map(|(_, file)| fs::read(file).ok()).collect();
        // Of a conference that only the settings name, the posts hold no word.
        let ids: Vec<Value> = found.iter().filter_map(|(name, _)| correction(name, "editions")?.as_array().cloned()).flatten().collect();
        let editions = facts.get("edition").into_iter().flatten().filter(|row| row.get("id").is_some_and(|id| ids.contains(id)));
        words.extend(editions.filter_map(|row| Some(row.get("series")?.as_str()?.as_bytes().to_vec())));
        words.extend(ids.iter().filter_map(|name| Some(name.as_str()?.as_bytes().to_vec())));
        let whole = columns::write(&facts);
        facts = narrow::narrow(facts, &words);
        // By its name a copy in a cache is told from another.
        let name = (columns::write(&facts) != whole).then(|| format!("facts-{:016x}.txt", hash(whole.as_bytes())));
        write(&output.join("whole.rs"), &format!("static FACTS: Option<&str> = {name:?};\n"))?;
        if let Some(name) = name {
            write(&output.join(name), &whole)?;
        }
    }
    write(&output.join("facts.txt"), &columns::write(&facts))?;
    write(&output.join("unicode.rs"), &unicode::tables())?;
    Ok(())
}

fn variable(name: &str) -> Result<String, String> {
    env::var(name).map_err(|error| format!("{name}: {error}"))
}

/// Writes a file unless it holds just that already, so that nothing is compiled again without a need.
fn write(file: &Path, text: &str) -> Result<(), String> {
    if fs::read(file).is_ok_and(|old| old == text.as_bytes()) {
        return Ok(());
    }
    fs::write(file, text).map_err(|error| format!("{}: {error}", file.display()))
}

/// FNV-1a, of 64 bits.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Has cargo run this script again when the file changes, or anything in the folder and below.
fn watch(path: &Path) {
    println!("cargo::rerun-if-changed={}", path.display());
}

// The posts

/// The posts in the folder and in those in it, each as its path in the corpus and its absolute path.
fn read_folder(folder: &Path) -> Result<Vec<(String, String)>, String> {
    if !folder.is_dir() {
        return Err(format!("There is no folder {}: HALLWAY_SEEDS names the folder of the posts", folder.display()));
    }
    watch(folder);
    let mut found = posts::posts_in(folder);
    let mut posts = Vec::new();
    for (name, file) in found.posts {
        match file.into_os_string().into_string() {
            Ok(file) => posts.push((name, file)),
            Err(file) => found.left_out.push((file.into(), "its path is not UTF-8".to_owned())),
        }
    }
    for (path, reason) in found.left_out {
        println!("cargo::warning=left out {}: {reason}", path.display());
    }
    if posts.is_empty() {
        return Err(format!("There is no post in {}: posts end in {}", folder.display(), posts::EXTENSIONS.join(", ")));
    }
    Ok(posts)
}

/// Rust source that declares `SEEDS`, every post under its path in the corpus, `SITE`, the settings as JSON, and `ENDINGS`, how the names of
/// posts end.
fn seeds_source(posts: &[(String, String)], site: &Value) -> String {
    let mut source = String::from("pub(crate) static SEEDS: &[(&str, &[u8])] = &[\n");
    for (name, file) in posts {
        let _ = writeln!(source, "    ({name:?}, include_bytes!({file:?})),");
    }
    let _ = writeln!(source, "];\npub(crate) static SITE: &str = {:?};", site.to_string());
    let _ = writeln!(source, "pub(crate) static ENDINGS: &[&str] = &{:?};", posts::EXTENSIONS);
    source
}

/// The site's settings: hallway.toml beside the posts, or nothing.
fn read_site(folder: &Path, posts: &[(String, String)], facts: &tables::Facts) -> Result<Map<String, Value>, String> {
    let file = folder.join("hallway.toml");
    if !file.exists() {
        return Ok(Map::new());
    }
    let settings = tables::read_toml(&file)?;
    let is_post = |path: &str| posts.iter().any(|(name, _)| name == path);
    let is_edition = |id: &str| facts.get("edition").into_iter().flatten().any(|row| row.get("id").and_then(Value::as_str) == Some(id));
    site::check(&settings, &is_post, &is_edition).map_err(|fault| format!("{}: {fault}", file.display()))?;
    Ok(settings)
}
