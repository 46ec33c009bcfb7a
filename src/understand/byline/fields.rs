//! The fields of a front matter.

use crate::table::Names;
use crate::unicode::lowercase;
use serde_json::{Map, Value};

/// The fields of a front matter, also where an engine nests them.
pub(in crate::understand) struct Fields<'r>(pub(in crate::understand) &'r Map<String, Value>);

/// Keys under which engines nest further fields.
const NESTS: [&str; 6] = ["data", "taxonomies", "params", "extra", "metadata", "seo"];

impl<'r> Fields<'r> {
    /// The value of the first of `keys` that says something. Keys are small letters alone: engines part their words as they like.
    pub(in crate::understand) fn first(&self, keys: &[&str]) -> Option<&'r Value> {
        self.found(keys, &|value| says_something(value).then_some(value))
    }

    /// The value of the first of `keys` that is text; `published: true` is none.
    pub(in crate::understand) fn text(&self, keys: &[&str]) -> Option<String> {
        self.found(keys, &|value| scalar(value).map(|text| unescaped(text.trim())).filter(|text| !text.is_empty()))
    }

    /// What `take` makes of the first of `keys` of which it makes something, here before where engines nest it.
    fn found<T>(&self, keys: &[&str], take: &dyn Fn(&'r Value) -> Option<T>) -> Option<T> {
        let nested = NESTS.iter().filter_map(|nest| self.0.get(*nest)?.as_object());
        let same = |written: &str, key: &str| {
            let letters = written.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_lowercase());
            letters.eq(key.bytes())
        };
        std::iter::once(self.0).chain(nested).find_map(|fields| {
            let value = |key: &&str| fields.iter().filter(|(written, _)| same(written, key)).find_map(|(_, value)| take(value));
            keys.iter().find_map(value)
        })
    }

    /// The value of the first of `keys` as a list: a list, or text parted by commas, else by white space.
    pub(in crate::understand) fn list(&self, keys: &[&str]) -> Vec<String> {
        let mut list: Vec<String> = Vec::new();
        match self.first(keys) {
            Some(Value::Array(items)) => list.extend(items.iter().flat_map(|item| match item {
                Value::Array(nested) => nested.iter().filter_map(scalar).collect(),
                Value::Object(fields) => ["name", "title", "slug"].iter().find_map(|key| scalar(fields.get(*key)?)).into_iter().collect(),
                other => scalar(other).into_iter().collect::<Vec<_>>(),
            })),
            // PHP writes a list as a map of numbers.
            Some(Value::Object(fields)) => {
                list.extend(fields.iter().filter_map(|(key, value)| {
                    if key.bytes().all(|byte| byte.is_ascii_digit()) { scalar(value) } else { Some(key.clone()) }
                }));
            }
            Some(value) => {
                let text = scalar(value).unwrap_or_default();
                let part =
                    if text.contains([',', ';', '，', '、']) { [',', ';', '，', '、'].as_slice() } else { [' ', '\n'].as_slice() };
                list.extend(text.split(part).map(str::to_owned));
            }
            None => {}
        }
        let mut seen = Names::default();
        list.into_iter()
            .map(|item| item.trim().trim_start_matches('#').to_owned())
            .filter(|item| !item.is_empty() && seen.insert(&lowercase(item)))
            .collect()
    }
}

fn says_something(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !text.trim().is_empty(),
        Value::Array(items) => items.iter().any(says_something),
        Value::Object(fields) => !fields.is_empty(),
        _ => true,
    }
}

pub(super) fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => number.as_i64().map(|number| number.to_string()),
        _ => None,
    }
}

/// Text with the few HTML entities and escapes that titles carry, without emoji that are written as `:tada:`.
pub(super) fn unescaped(text: &str) -> String {
    let text = &*crate::read::without_emoji(text);
    if !text.contains(['&', '<', '\\']) {
        return text.to_owned();
    }
    let tokens = crate::read::plain_html(text);
    if tokens.trim().is_empty() { text.to_owned() } else { tokens.trim().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn fields(value: &Value) -> Map<String, Value> {
        value.as_object().cloned().unwrap_or_default()
    }

    #[test]
    fn lists_are_read_in_every_shape() {
        for value in [
            json!({"tags": ["a b", "c"]}),
            json!({"tags": "a b, c"}),
            json!({"taxonomies": {"tags": ["a b", "c"]}}),
            json!({"tags": [{"name": "a b"}, {"name": "c"}]}),
            json!({"tags": "#a b;c"}),
            json!({"tags": {"0": "a b", "2": "c"}}),
        ] {
            assert_eq!(Fields(&fields(&value)).list(&["tags"]), ["a b", "c"], "{value}");
        }
        assert_eq!(Fields(&fields(&json!({"tags": "a c"}))).list(&["tags"]), ["a", "c"]);
    }
}
