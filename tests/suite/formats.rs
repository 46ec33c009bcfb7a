//! What is understood of the written posts, held against the expectation beside each: `tests/README.md` says how to add one.

use crate::fixture::{files, folder, post, understanding, written};
use hallway::export::inspection;
use hallway::read::read;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn every_post_is_understood_as_its_expectation_says() {
    let understanding = understanding();
    let mut misses = Vec::new();
    let mut expectations: BTreeMap<String, Value> = files(&folder().join("expected"))
        .into_iter()
        .map(|file| {
            let value = serde_json::from_slice(&file.bytes).unwrap_or_else(|error| panic!("{}: {error}", file.path));
            (file.path, value)
        })
        .collect();
    for fixture in written() {
        let Some(expected) = expectations.remove(&format!("{}.json", fixture.path)) else {
            misses.push(format!("{}: it has no expectation", fixture.path));
            continue;
        };
        if expected.as_object().is_none_or(serde_json::Map::is_empty) {
            misses.push(format!("{}: its expectation expects nothing", fixture.path));
        }
        let found = serde_json::to_value(inspection(&post(&understanding, &fixture.path, &fixture.bytes))).expect("a post is JSON");
        misses.extend(differences(&expected, &found, "").into_iter().map(|miss| format!("{}{miss}", fixture.path)));
    }
    misses.extend(expectations.keys().map(|path| format!("expected/{path}: there is no such post")));
    assert!(misses.is_empty(), "\n{}", misses.join("\n"));
}

#[test]
fn what_is_claimed_of_a_post_has_its_place_in_it() {
    let understanding = understanding();
    for fixture in written() {
        let Ok(reading) = read(&fixture.path, &fixture.bytes) else { continue };
        let text = reading.document.text();
        let anchors: BTreeSet<String> = reading.document.passages().into_iter().map(|passage| passage.anchor).collect();
        let post = understanding.post(reading);
        let takeaways = post.takeaways.iter().map(|takeaway| (&takeaway.anchor, &takeaway.text));
        for (anchor, quote) in takeaways.chain(post.attendance.iter().map(|attendance| (&attendance.anchor, &attendance.quote))) {
            assert!(text.contains(quote), "{}: nobody wrote {quote:?}", fixture.path);
            assert!(anchors.contains(anchor), "{}: {quote:?} has no place", fixture.path);
        }
        for session in &post.sessions {
            assert!(anchors.contains(&session.anchor), "{}: {:?} has no place", fixture.path, session.title);
        }
    }
}

/// Where `found` is not what is expected of it.
///
/// Of an object the listed keys must fit; an array must fit whole, anything else exactly. In place of a text or an array,
/// `{"contains": …}` and `{"lacks": …}` list what must and must not be in it.
fn differences(expected: &Value, found: &Value, place: &str) -> Vec<String> {
    match (expected, found) {
        (Value::Object(wanted), Value::Object(fields)) => wanted
            .iter()
            .flat_map(|(key, value)| match fields.get(key) {
                Some(found) => differences(value, found, &format!("{place}/{key}")),
                None => vec![format!("{place}/{key}: there is no such field")],
            })
            .collect(),
        (Value::Object(rule), Value::String(_) | Value::Array(_)) if is_rule(rule) => {
            let listed = |key: &str| match rule.get(key) {
                Some(Value::Array(pieces)) => pieces.clone(),
                Some(piece) => vec![piece.clone()],
                None => Vec::new(),
            };
            let missing = listed("contains").into_iter().filter(|piece| !holds(found, piece)).map(|piece| (piece, "is not in"));
            let present = listed("lacks").into_iter().filter(|piece| holds(found, piece)).map(|piece| (piece, "must not be in"));
            missing.chain(present).map(|(piece, fault)| format!("{place}: {piece} {fault} {found}")).collect()
        }
        (Value::Array(wanted), Value::Array(items)) if wanted.len() == items.len() => {
            let pairs = wanted.iter().zip(items).enumerate();
            pairs.flat_map(|(at, (wanted, item))| differences(wanted, item, &format!("{place}/{at}"))).collect()
        }
        _ if expected == found => Vec::new(),
        _ => vec![format!("{place}: {found} for {expected}")],
    }
}

fn is_rule(rule: &serde_json::Map<String, Value>) -> bool {
    !rule.is_empty() && rule.keys().all(|key| key == "contains" || key == "lacks")
}

/// Whether a text has a piece in it, or an array an item that fits.
fn holds(found: &Value, piece: &Value) -> bool {
    match (found, piece) {
        (Value::String(text), Value::String(piece)) => text.contains(piece.as_str()),
        (Value::Array(items), _) => items.iter().any(|item| differences(piece, item, "").is_empty()),
        _ => false,
    }
}

#[test]
fn an_expectation_finds_what_is_wrong() {
    let found = json!({"title": "A day", "tags": ["a", "b"], "names": [{"name": "Cilium", "count": 2}], "published": null});
    for (expected, fits) in [
        (json!({"title": "A day", "published": null}), true),
        (json!({"title": "A"}), false),
        (json!({"title": {"contains": "day", "lacks": ["night", "noon"]}}), true),
        (json!({"title": {"contains": ["day", "night"]}}), false),
        (json!({"title": {"lacks": "A"}}), false),
        (json!({"title": {"starts": "A"}}), false),
        (json!({"title": {}}), false),
        (json!({"tags": ["a", "b"]}), true),
        (json!({"tags": ["a"]}), false),
        (json!({"tags": {"contains": ["b"], "lacks": "c"}}), true),
        (json!({"tags": {"contains": ["c"]}}), false),
        (json!({"names": [{"count": 2}]}), true),
        (json!({"names": {"contains": [{"name": {"contains": "Cil"}}]}}), true),
        (json!({"names": {"lacks": [{"count": 2}]}}), false),
        (json!({"published": {"contains": "2024"}}), false),
        (json!({"no-such-field": null}), false),
    ] {
        assert_eq!(differences(&expected, &found, "").is_empty(), fits, "{expected}");
    }
}

#[test]
fn the_written_posts_have_every_form() {
    let understanding = understanding();
    let posts: Vec<Value> = written()
        .iter()
        .map(|fixture| {
            let post = post(&understanding, &fixture.path, &fixture.bytes);
            json!({"front_matter": post.front_matter, "body": post.body, "dated_by": post.dated_by})
        })
        .collect();
    for (field, forms) in [
        ("front_matter", &["toml", "yaml", "json", "pelican", "nikola", "hexo", "none"][..]),
        ("body", &["markdown", "html", "mdx"]),
        ("dated_by", &["front-matter", "file-name", "path", "text", "edition"]),
    ] {
        let found: BTreeSet<&str> = posts.iter().filter_map(|post| post[field].as_str()).collect();
        assert_eq!(found, forms.iter().copied().collect(), "{field}");
    }
}
