//! Holds the settings of a site, `hallway.toml`, against what there is to set, so that a wrong key is told and not passed over.

use serde_json::{Map, Value};

/// What a setting must be.
#[derive(Clone, Copy)]
enum Kind {
    Text,
    Texts,
    Day,
    Truth,
}

/// The settings of the site.
const SITE: [(&str, Kind); 2] = [("title", Kind::Text), ("tagline", Kind::Text)];

/// The settings of a post, which hold whatever the post says.
const POST: [(&str, Kind); 5] =
    [("title", Kind::Text), ("authors", Kind::Texts), ("published", Kind::Day), ("editions", Kind::Texts), ("hidden", Kind::Truth)];

/// Checks the settings. Of each post, `posts` tells whether there is one of that path, `editions` whether there is one of that id.
///
/// # Errors
/// Where a setting is not known, or is not what it must be.
pub(crate) fn check(values: &Map<String, Value>, posts: &dyn Fn(&str) -> bool, editions: &dyn Fn(&str) -> bool) -> Result<(), String> {
    for (key, value) in values.iter().filter(|(key, _)| *key != "posts") {
        is_known(&SITE, key, key, value).map_err(|fault| format!("{fault}, and a table [posts.\"path/of/a/post.md\"] for each post"))?;
    }
    let Some(table) = values.get("posts") else { return Ok(()) };
    let table = table.as_object().ok_or("`posts` must be a table: begin it with a line [posts.\"path/of/a/post.md\"]")?;
    for (path, settings) in table {
        let place = format!("posts.\"{path}\"");
        if !posts(path) {
            return Err(format!("[{place}]: there is no such post; its path is that from the folder of this file"));
        }
        let settings = settings.as_object().ok_or_else(|| format!("`{place}` must be a table"))?;
        for (key, value) in settings {
            is_known(&POST, &format!("{place}.{key}"), key, value)?;
        }
        let named = settings.get("editions").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
        for id in named {
            if !editions(id) && !is_named(id) {
                return Err(format!(
                    "`{place}.editions`: there is no edition with the id {id:?} in the facts; another needs its name and year: \"Data Days 2023\""
                ));
            }
        }
    }
    Ok(())
}

fn is_known(settings: &[(&str, Kind)], place: &str, key: &str, value: &Value) -> Result<(), String> {
    let Some((_, kind)) = settings.iter().find(|(known, _)| *known == key) else {
        let known: Vec<&str> = settings.iter().map(|(known, _)| *known).collect();
        return Err(format!("`{place}`: there is no such setting; there are {}", known.join(", ")));
    };
    let (fits, must) = match kind {
        Kind::Text => (value.is_string(), "a text"),
        Kind::Texts => (value.as_array().is_some_and(|items| items.iter().all(Value::is_string)), "a list of texts"),
        Kind::Day => (value.as_str().is_some_and(is_day), "a day such as 2024-03-25"),
        Kind::Truth => (value.is_boolean(), "true or false"),
    };
    if fits { Ok(()) } else { Err(format!("`{place}` must be {must}")) }
}

/// Whether a text is the name of a conference with its year, as corrections read one.
fn is_named(text: &str) -> bool {
    text.trim().rsplit_once(' ').is_some_and(|(_, year)| year.parse::<u16>().is_ok_and(|year| (1950..2100).contains(&year)))
}

/// Whether a text begins with a day as ISO 8601 has it.
fn is_day(text: &str) -> bool {
    let mut parts = text.get(..10).unwrap_or_default().split('-').map(|part| part.parse::<u16>().ok());
    matches!((parts.next(), parts.next(), parts.next()), (Some(Some(1000..)), Some(Some(1..=12)), Some(Some(1..=31))))
}
