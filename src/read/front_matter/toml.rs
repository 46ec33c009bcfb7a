//! TOML front matter.

use super::Fault;
use serde_json::{Map, Value};

pub(super) fn parse(block: &str) -> Result<Map<String, Value>, Fault> {
    let table: toml::Table = block.parse().map_err(|error: toml::de::Error| {
        let at = error.span().map_or(0, |span| span.start.min(block.len()));
        Fault { line: block[..block.floor_char_boundary(at)].matches('\n').count(), message: error.message().to_owned() }
    })?;
    Ok(object(table))
}

fn object(table: toml::Table) -> Map<String, Value> {
    table.into_iter().map(|(key, value)| (key, convert(value))).collect()
}

/// The parser limits the depth of its values, and so of this recursion.
fn convert(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::String(text),
        toml::Value::Integer(number) => Value::from(number),
        toml::Value::Float(number) => Value::from(number),
        toml::Value::Boolean(truth) => Value::Bool(truth),
        toml::Value::Datetime(moment) => Value::String(moment.to_string()),
        toml::Value::Array(items) => Value::Array(items.into_iter().map(convert).collect()),
        toml::Value::Table(table) => Value::Object(object(table)),
    }
}
