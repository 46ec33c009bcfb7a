//! Reads the tables of facts from their TOML files.

use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The rows of each kind, such as `edition` or `city`.
pub(crate) type Facts = BTreeMap<String, Vec<Value>>;

/// The project's facts and the publisher's, whose rows take the places of those with the same id or name.
pub(crate) fn read(own: &Path, publishers: &Path) -> Result<Facts, String> {
    let mut facts = rows_of(own)?;
    for (kind, rows) in rows_of(publishers)? {
        let known = facts.entry(kind).or_default();
        for row in rows {
            match known.iter_mut().find(|old| identity(old).is_some() && identity(old) == identity(&row)) {
                Some(old) => *old = row,
                None => known.push(row),
            }
        }
    }
    Ok(facts)
}

/// What identifies a row: its id, or its name where it has none.
fn identity(row: &Value) -> Option<&Value> {
    row.get("id").or_else(|| row.get("name"))
}

/// The rows in the files of a folder. In its folder `languages` every file is one row.
fn rows_of(folder: &Path) -> Result<Facts, String> {
    let mut facts = Facts::new();
    for file in toml_files(folder)? {
        for (kind, rows) in read_toml(&file)? {
            match rows {
                Value::Array(rows) if rows.iter().all(Value::is_object) => facts.entry(kind).or_default().extend(rows),
                _ => {
                    return Err(format!(
                        "{}: `{kind}` is no table of facts: start each of its rows with a line [[{kind}]]",
                        file.display()
                    ));
                }
            }
        }
    }
    for file in toml_files(&folder.join("languages"))? {
        facts.entry("language".to_owned()).or_default().push(Value::Object(read_toml(&file)?));
    }
    for (kind, rows) in &facts {
        let mut known = BTreeSet::new();
        if let Some(twice) = rows.iter().filter_map(identity).find(|identity| !known.insert(identity.to_string())) {
            return Err(format!("{}: the [[{kind}]] {twice} stands there twice: make one row of both", folder.display()));
        }
    }
    Ok(facts)
}

/// The TOML files of a folder in the order of their names; none where the folder is missing.
fn toml_files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<_> =
        entries.flatten().map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|end| end == "toml")).collect();
    files.sort();
    Ok(files)
}

/// A TOML file as JSON. Dates, which JSON does not have, become text.
pub(crate) fn read_toml(file: &Path) -> Result<Map<String, Value>, String> {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let table: toml::Table = text.parse().map_err(|error: toml::de::Error| {
        let line = 1 + error.span().map_or(0, |span| text[..span.start].matches('\n').count());
        format!("{}:{line}: {}", file.display(), error.message())
    })?;
    Ok(table.into_iter().map(|(name, value)| (name, to_json(value))).collect())
}

fn to_json(value: toml::Value) -> Value {
    match value {
        toml::Value::Datetime(date) => Value::from(date.to_string()),
        toml::Value::Array(values) => values.into_iter().map(to_json).collect(),
        toml::Value::Table(table) => table.into_iter().map(|(name, value)| (name, to_json(value))).collect(),
        other => json!(other),
    }
}
