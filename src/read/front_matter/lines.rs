//! Front matter read line by line: the forms that are no more than that, and what is left of a broken one.

use serde_json::{Map, Value};

/// Reads `key: value` and `key = value` lines; an indented line goes on with the value before it, as does a list item.
pub(super) fn parse(block: &str) -> Map<String, Value> {
    let mut fields = Map::new();
    let mut last: Option<String> = None;
    for line in block.lines() {
        let indented = line.starts_with([' ', '\t']);
        let content = line.trim();
        if content.is_empty() || content.starts_with('#') {
            continue;
        }
        if let (Some(item), Some(key)) = (content.strip_prefix("- "), &last) {
            extend(&mut fields, key, unquoted(item));
            continue;
        }
        let separator = content.find([':', '=']).filter(|at| is_key(&content[..*at]));
        match (separator, &last) {
            // Keys in quotes are those of JSON, whose lines are all indented.
            (Some(at), known) if !indented || known.is_none() || content.starts_with('"') => {
                let key = content[..at].trim().trim_matches('"').to_owned();
                insert(&mut fields, &key, &content[at + 1..]);
                last = Some(key);
            }
            (_, Some(key)) => {
                if let Some(Value::String(value)) = fields.get_mut(key.as_str()) {
                    value.push(' ');
                    value.push_str(content);
                }
            }
            _ => {}
        }
    }
    fields
}

/// Puts a value in, without its quotes; `[a, b]` is a list.
pub(super) fn insert(fields: &mut Map<String, Value>, key: &str, value: &str) {
    let value = value.trim().trim_end_matches(',').trim_end();
    let value = match value.strip_prefix('[').and_then(|list| list.strip_suffix(']')) {
        Some(list) => Value::Array(list.split(',').map(unquoted).filter(|item| !item.is_empty()).map(Value::from).collect()),
        None => Value::from(unquoted(value)),
    };
    fields.insert(key.trim().to_owned(), value);
}

fn extend(fields: &mut Map<String, Value>, key: &str, item: &str) {
    match fields.get_mut(key) {
        Some(Value::Array(items)) => items.push(Value::from(item)),
        Some(value) if value.as_str().is_none_or(str::is_empty) => *value = Value::Array(vec![Value::from(item)]),
        _ => {}
    }
}

/// Whether a text can be a key: a word or two without punctuation.
pub(super) fn is_key(text: &str) -> bool {
    let text = text.trim().trim_matches('"');
    !text.is_empty()
        && text.len() <= 40
        && text.split_whitespace().count() <= 3
        && text.chars().all(|character| character.is_alphanumeric() || matches!(character, '_' | '-' | '.' | ' '))
}

fn unquoted(text: &str) -> &str {
    text.trim().trim_matches(['"', '\''])
}
