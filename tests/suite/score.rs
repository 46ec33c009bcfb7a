//! How well what was understood of a post fits an answer key that careful readers made.
//!
//! A key names what a post says; each part of it is worth a share, and what is missed or made up costs its part of that
//! share. Texts are compared as readers would: without case, punctuation and typographic variants, and titles with a
//! little tolerance, for readers copy them by hand.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use unicode_normalization::UnicodeNormalization as _;

/// The score of one post: its parts, each from 0 to 1, and what was missed.
#[derive(Debug, Default)]
pub(crate) struct Score {
    parts: Vec<(f64, &'static str, f64)>,
    misses: Vec<String>,
}

impl Score {
    /// The parts as one number from 0 to 1.
    pub(crate) fn total(&self) -> f64 {
        let weights: f64 = self.parts.iter().map(|(weight, _, _)| weight).sum();
        self.parts.iter().map(|(weight, _, value)| weight * value).sum::<f64>() / weights
    }

    fn part(&mut self, weight: f64, name: &'static str, marks: &[f64]) {
        let value = if marks.is_empty() { 1.0 } else { marks.iter().sum::<f64>() / count(marks.len()) };
        self.parts.push((weight, name, value));
    }

    /// Notes a miss unless `found`; returns `found` as a mark.
    fn check(&mut self, found: bool, miss: impl FnOnce() -> String) -> f64 {
        if !found {
            self.misses.push(miss());
        }
        f64::from(u8::from(found))
    }

    /// The share of `wanted` that is `found`; the others are noted as `miss`.
    fn share(&mut self, wanted: &[&str], miss: &str, found: impl Fn(&str) -> bool) -> f64 {
        let hits: f64 = wanted.iter().map(|text| self.check(found(text), || format!("{miss}: {text}"))).sum();
        hits / count(wanted.len())
    }
}

impl fmt::Display for Score {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:.3}", self.total())?;
        self.parts.iter().try_for_each(|(_, name, value)| write!(formatter, ", {name} {value:.2}"))?;
        self.misses.iter().try_for_each(|miss| write!(formatter, "\n  {miss}"))
    }
}

/// Holds a post, as `hallway inspect` prints it, against its key.
pub(crate) fn score(key: &Value, post: &Value) -> Score {
    let mut score = Score::default();
    byline(key, post, &mut score);
    editions(key, post, &mut score);
    takeaways(&key["takeaways"], post, &mut score);
    sessions(key, post, &mut score);
    projects(key, post, &mut score);
    shown(key, post, &mut score);
    score
}

/// Who wrote what, when.
fn byline(key: &Value, post: &Value, score: &mut Score) {
    let mut marks = Vec::new();
    for field in ["title", "published", "updated", "slug", "front_matter", "body"] {
        let Some(wanted) = key.get(field) else { continue };
        if field == "slug" && wanted.is_null() {
            continue;
        }
        let found = &post[field];
        let fits = if field == "title" && !wanted.is_null() { same(text(wanted), text(found), 0.97) } else { wanted == found };
        marks.push(score.check(fits, || format!("{field}: {found} for {wanted}")));
    }
    if let Some(wanted) = key.get("authors") {
        let names = |value: &Value| list(value).into_iter().map(norm).collect::<Vec<_>>();
        let found = names(&post["authors"]);
        let fits = found == names(wanted) || key.get("authors_alt").is_some_and(|other| found == names(other));
        marks.push(score.check(fits, || format!("authors: {} for {wanted}", post["authors"])));
    }
    if let Some(wanted) = key.get("tags") {
        let set = |value: &Value| list(value).into_iter().map(norm).collect::<BTreeSet<_>>();
        let found = &post["tags"];
        marks.push(score.check(set(wanted) == set(found), || format!("tags: {found} for {wanted}")));
    }
    if let Some(wanted) = key.get("encoding_repaired") {
        let repaired = post["repaired"].as_u64() > Some(0);
        marks.push(score.check(wanted.as_bool() == Some(repaired), || format!("repaired: {repaired}")));
    }
    score.part(0.2, "byline", &marks);
}

/// Which conferences, and how many came.
fn editions(key: &Value, post: &Value, score: &mut Score) {
    let mut marks = Vec::new();
    let of_relation = |subject: bool| items(&post["editions"]).iter().filter(move |edition| (edition["relation"] == "subject") == subject);
    if let Some(wanted) = key.get("subject") {
        let wanted: BTreeSet<&str> = list(wanted).into_iter().collect();
        let found: BTreeSet<&str> = of_relation(true).map(|edition| text(&edition["id"])).collect();
        score.check(wanted == found, || format!("subject: {found:?} for {wanted:?}"));
        marks.push(overlap(&wanted, &found));
    }
    let others: String = of_relation(false).map(|edition| squash(text(&edition["name"])) + " | ").collect();
    if let Some(wanted) = asked(key, "other_events") {
        marks.push(score.share(&wanted, "other event missed", |name| others.contains(&squash(name))));
    }
    let wanted: Vec<u64> = items(&key["attendance"]).iter().filter_map(Value::as_u64).collect();
    if !wanted.is_empty() {
        let found: BTreeSet<u64> = items(&post["attendance"]).iter().filter_map(|row| row["value"].as_u64()).collect();
        let hits: f64 = wanted.iter().map(|value| score.check(found.contains(value), || format!("attendance missed: {value}"))).sum();
        marks.push(hits / count(wanted.len()));
    }
    score.part(0.15, "editions", &marks);
}

/// What the author took away.
fn takeaways(key: &Value, post: &Value, score: &mut Score) {
    let mut marks = Vec::new();
    let found = items(&post["takeaways"]);
    let each: Vec<String> = found.iter().map(labelled).collect();
    let listed = |wanted: &str| each.iter().any(|takeaway| within(wanted, takeaway));
    if let Some(wanted) = asked(key, "must") {
        marks.push(score.share(&wanted, "takeaway missed", listed));
    }
    if let Some(wanted) = asked(key, "labels") {
        let labels: Vec<String> = found.iter().map(|takeaway| squash(text(&takeaway["label"]))).collect();
        marks.push(score.share(&wanted, "label missed", |label| labels.iter().any(|other| other.contains(&squash(label)))));
    }
    if let Some(wanted) = asked(key, "by_any") {
        let voices: BTreeSet<String> = found.iter().map(|takeaway| squash(text(&takeaway["by"]))).collect();
        let speaks = |name: &str| {
            let name = squash(name);
            voices.iter().any(|voice| voice.contains(&name) || !voice.is_empty() && name.contains(voice.as_str()))
        };
        marks.push(score.share(&wanted, "nothing said by", speaks));
    }
    // Of a post without a list, two of the points that a careful reader might pick are enough.
    if let Some(wanted) = asked(key, "any_of") {
        let enough = wanted.len().min(2);
        let hits = wanted.iter().filter(|text| listed(text)).count();
        score.check(hits >= enough, || format!("takeaways: {hits} of {wanted:?}"));
        marks.push((count(hits) / count(enough)).min(1.0));
    }
    if let Some(unwanted) = asked(key, "must_not") {
        marks.push(score.share(&unwanted, "no takeaway, yet listed", |text| !listed(text)));
    }
    if let (Some(least), Some(most)) = (key["min"].as_u64(), key["max"].as_u64()) {
        let (least, most) = (usize::try_from(least).unwrap_or(usize::MAX), usize::try_from(most).unwrap_or(usize::MAX));
        let off = found.len().abs_diff(found.len().clamp(least, most));
        score.check(off == 0, || format!("takeaways: {} listed, {least} to {most} expected", found.len()));
        marks.push((1.0 - count(off) / count(most.max(4))).max(0.0));
    }
    score.part(0.25, "takeaways", &marks);
}

/// The talks that the post names.
fn sessions(key: &Value, post: &Value, score: &mut Score) {
    let mut left: Vec<&Value> = items(&post["sessions"]).iter().collect();
    let mut pairs: Vec<(&Value, &Value)> = Vec::new();
    let required = |wanted: &Value| wanted["required"] != false;
    for wanted in items(&key["sessions"]) {
        match left.iter().position(|found| same(text(&wanted["title"]), text(&found["title"]), 0.88)) {
            Some(at) => pairs.push((wanted, left.remove(at))),
            None if required(wanted) => score.misses.push(format!("session missed: {}", wanted["title"])),
            None => {}
        }
    }
    score.misses.extend(left.iter().map(|found| format!("no session, yet listed: {}", found["title"])));
    let mut marks = Vec::new();
    let needed = items(&key["sessions"]).iter().filter(|wanted| required(wanted)).count();
    if needed > 0 || !left.is_empty() {
        let hits = pairs.iter().filter(|(wanted, _)| required(wanted)).count();
        let recall = if needed == 0 { 1.0 } else { count(hits) / count(needed) };
        let listed = pairs.len() + left.len();
        let precision = if listed == 0 { 1.0 } else { count(pairs.len()) / count(listed) };
        marks.push(harmonic_mean(precision, recall));
    }
    let mut mean_of = |of: &[f64]| marks.extend((!of.is_empty()).then(|| of.iter().sum::<f64>() / count(of.len())));
    let speakers = |session: &Value| -> BTreeSet<(String, String)> {
        let pair = |speaker: &Value| (squash(text(&speaker["name"])), squash(text(&speaker["affiliation"])));
        items(&session["speakers"]).iter().map(pair).collect()
    };
    let mut spoken = Vec::new();
    for (wanted, found) in pairs.iter().filter(|(wanted, _)| !items(&wanted["speakers"]).is_empty()) {
        let (names, got) = (speakers(wanted), speakers(found));
        score.check(names == got, || format!("speakers of {}: {got:?} for {names:?}", wanted["title"]));
        spoken.push(overlap(&names, &got));
    }
    mean_of(&spoken);
    let mut linked = Vec::new();
    for (wanted, found) in pairs.iter().filter(|(wanted, _)| !text(&wanted["url"]).is_empty()) {
        let fits = text(&wanted["url"]).trim_end_matches('/') == text(&found["url"]).trim_end_matches('/');
        linked.push(score.check(fits, || format!("link of {}: {} for {}", wanted["title"], found["url"], wanted["url"])));
    }
    mean_of(&linked);
    let mut formats = Vec::new();
    for (wanted, found) in pairs.iter().filter(|(wanted, _)| !text(&wanted["format"]).is_empty()) {
        let fits = wanted["format"] == found["format"];
        formats.push(score.check(fits, || format!("format of {}: {}", wanted["title"], found["format"])));
    }
    mean_of(&formats);
    score.part(0.2, "sessions", &marks);
}

/// The software that the post names.
fn projects(key: &Value, post: &Value, score: &mut Score) {
    let wanted = list(&key["projects"]);
    if wanted.is_empty() {
        return;
    }
    let bare = |name: &str| squash(name).replace(' ', "");
    let found: BTreeSet<String> =
        items(&post["names"]).iter().filter(|name| name["kind"] == "project").map(|name| bare(text(&name["name"]))).collect();
    let share = score.share(&wanted, "project missed", |name| found.contains(&bare(name)));
    score.part(0.1, "names", &[share]);
}

/// What a reader sees, to the letter.
fn shown(key: &Value, post: &Value, score: &mut Score) {
    let (wanted, unwanted) = (list(&key["must_show"]), list(&key["must_not_show"]));
    if wanted.is_empty() && unwanted.is_empty() {
        return;
    }
    let mut seen = format!("{}\n{}", text(&post["text"]), text(&post["title"]));
    let titles = items(&post["sessions"]).iter().chain(items(&post["outline"])).map(|titled| text(&titled["title"]).to_owned());
    for piece in items(&post["takeaways"]).iter().map(labelled).chain(titles) {
        seen.push('\n');
        seen.push_str(&piece);
    }
    let mut marks: Vec<f64> = wanted.iter().map(|text| score.check(seen.contains(text), || format!("not shown: {text:?}"))).collect();
    marks.extend(unwanted.iter().map(|text| score.check(!seen.contains(text), || format!("shown wrongly: {text:?}"))));
    score.part(0.1, "shown", &marks);
}

/// A takeaway with the label before it.
fn labelled(takeaway: &Value) -> String {
    format!("{} {}", text(&takeaway["label"]), text(&takeaway["text"]))
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn items(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn list(value: &Value) -> Vec<&str> {
    items(value).iter().filter_map(Value::as_str).collect()
}

/// The texts that a key asks for; none where it asks for nothing.
fn asked<'k>(key: &'k Value, field: &str) -> Option<Vec<&'k str>> {
    Some(list(&key[field])).filter(|texts| !texts.is_empty())
}

/// A small number, exactly.
fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

/// The measure F1 (van Rijsbergen 1979).
fn harmonic_mean(precision: f64, recall: f64) -> f64 {
    if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
}

/// How well two sets agree, as F1; two empty ones do.
fn overlap<T: Ord>(wanted: &BTreeSet<T>, found: &BTreeSet<T>) -> f64 {
    if wanted.is_empty() || found.is_empty() {
        return f64::from(u8::from(wanted.is_empty() && found.is_empty()));
    }
    let common = count(wanted.intersection(found).count());
    harmonic_mean(common / count(found.len()), common / count(wanted.len()))
}

/// A text without case, compatibility variants, typographic marks, and most punctuation.
fn norm(text: &str) -> String {
    let folded = text.nfkc().collect::<String>().to_lowercase().replace('ß', "ss");
    let kept: String = folded
        .chars()
        .map(|character| match character {
            '’' | '‘' => '\'',
            '_' | '%' | '+' | '&' | '\'' | ' ' => character,
            letter if letter.is_alphanumeric() => letter,
            _ => '\n',
        })
        .collect();
    // A run of what is left out is one space; spaces of the text itself stay as they are.
    let mut plain = String::with_capacity(kept.len());
    for (index, piece) in kept.split('\n').filter(|piece| !piece.is_empty()).enumerate() {
        if index > 0 {
            plain.push(' ');
        }
        plain.push_str(piece);
    }
    plain.trim().to_owned()
}

/// As [`norm`], with single spaces.
fn squash(text: &str) -> String {
    norm(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether two texts are the same but for slips, `at` being how alike they must be.
fn same(a: &str, b: &str, at: f64) -> bool {
    let (a, b) = (squash(a), squash(b));
    !a.is_empty() && !b.is_empty() && (a == b || similarity(&a, &b) >= at)
}

/// Whether a reader would find the words of `needle` in `hay`: all of them, or the first eight.
fn within(needle: &str, hay: &str) -> bool {
    const ENOUGH: usize = 8;
    let (needle, hay) = (squash(needle), squash(hay));
    let words: Vec<&str> = needle.split(' ').collect();
    hay.contains(&needle) || words.len() >= ENOUGH && hay.contains(&words[..ENOUGH].join(" "))
}

/// How alike two texts are, from 0 to 1, as Ratcliff and Metzener have it (Dr. Dobb's Journal, July 1988) and Python's
/// `difflib.SequenceMatcher(None, a, b).ratio()` counts it, its disregard for very common characters of long texts included.
fn similarity(a: &str, b: &str) -> f64 {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut places: BTreeMap<char, Vec<usize>> = BTreeMap::new();
    for (at, character) in b.iter().enumerate() {
        places.entry(*character).or_default().push(at);
    }
    if b.len() >= 200 {
        places.retain(|_, at| at.len() <= b.len() / 100 + 1);
    }
    let mut matched = 0;
    let mut open = vec![(0..a.len(), 0..b.len())];
    while let Some((left, right)) = open.pop() {
        let (mut start, mut other, mut length) = (left.start, right.start, 0);
        // The lengths of the matches that end at each place of `b`, for the character before and for this one.
        let mut before: BTreeMap<usize, usize> = BTreeMap::new();
        for at in left.clone() {
            let mut here = BTreeMap::new();
            for place in places.get(&a[at]).into_iter().flatten().copied().filter(|place| right.contains(place)) {
                let run = 1 + place.checked_sub(1).and_then(|place| before.get(&place)).copied().unwrap_or(0);
                here.insert(place, run);
                if run > length {
                    (start, other, length) = (at + 1 - run, place + 1 - run, run);
                }
            }
            before = here;
        }
        while start > left.start && other > right.start && a[start - 1] == b[other - 1] {
            (start, other, length) = (start - 1, other - 1, length + 1);
        }
        while start + length < left.end && other + length < right.end && a[start + length] == b[other + length] {
            length += 1;
        }
        if length > 0 {
            matched += length;
            open.push((left.start..start, right.start..other));
            open.push((start + length..left.end, other + length..right.end));
        }
    }
    if a.is_empty() && b.is_empty() { 1.0 } else { 2.0 * count(matched) / count(a.len() + b.len()) }
}

#[test]
fn similarity_is_that_of_python() {
    let fox = "the quick brown fox jumps over the lazy dog ".repeat(6);
    let cat = "the quick brown cat leaps over the lazy dogs and ".repeat(6);
    for (a, b, ratio) in [
        ("abcd", "bcde", 0.75),
        ("private thread", "tread private", 0.518_518_518_518_518_5),
        ("kubecon europe 2023 takeaways", "takeaways from kubecon 2023", 0.321_428_571_428_571_45),
        ("same", "same", 1.0),
        ("abc", "xyz", 0.0),
        ("", "", 1.0),
        ("a", "", 0.0),
        (&fox, &cat, 0.057_347_670_250_896_06),
    ] {
        assert!((similarity(a, b) - ratio).abs() < 1e-12, "{a:?} and {b:?}: {} for {ratio}", similarity(a, b));
    }
}

#[test]
fn texts_are_compared_as_readers_do() {
    assert_eq!(squash("  “GitOps” — it’s\n\u{a0}C++ & 50 %!  "), "gitops it's c++ & 50 %");
    assert!(same("Keeping It Simple: Cilium", "keeping it simple – cilium", 1.0));
    assert!(same("How We Migrated Over 1000 Services", "How We Migrated over 1,000 Services", 0.88));
    assert!(!same("Opening Remarks", "Closing Remarks, Day Two", 0.88) && !same("", "", 0.0));
    assert!(within("Ask questions", "Don't be afraid to ask questions."));
    assert!(within("one two three four five six seven eight and more", "One, two, three, four, five, six, seven, eight"));
    assert!(!within("one two three four and more", "one two three four"));
}

#[test]
fn what_is_missed_or_made_up_costs() {
    let key = serde_json::json!({
        "title": "A day", "published": null, "authors": ["Mara Ellison"], "tags": ["a", "B"], "encoding_repaired": false,
        "subject": ["fosdem-2024"], "other_events": ["Rejekts"], "attendance": [8000],
        "takeaways": {"must": ["Ask questions"], "labels": ["GitOps"], "by_any": ["Mara"], "must_not": ["contact form"], "min": 1, "max": 2},
        "sessions": [{"title": "Boring on purpose", "url": "https://example.org/x", "format": "keynote",
                      "speakers": [{"name": "Ada Quist", "affiliation": "Example"}]}],
        "projects": ["Argo CD"], "must_show": ["é"], "must_not_show": ["{%"],
    });
    let whole = serde_json::json!({
        "title": "a day!", "published": null, "authors": ["Mara Ellison"], "tags": ["b", "a"], "repaired": 0,
        "editions": [{"id": "fosdem-2024", "relation": "subject"}, {"id": "x", "name": "Cloud Native Rejekts", "relation": "colocated"}],
        "attendance": [{"value": 8000}],
        "takeaways": [{"label": "GitOps.", "text": "Ask questions early", "by": "Mara Ellison"}],
        "sessions": [{"title": "Boring on Purpose", "url": "https://example.org/x/", "format": "keynote",
                      "speakers": [{"name": "Ada Quist", "affiliation": "Example"}]}],
        "names": [{"kind": "project", "name": "ArgoCD"}], "text": "Café", "outline": [],
    });
    let full = score(&key, &whole);
    assert!(full.misses.is_empty() && (full.total() - 1.0).abs() < 1e-12, "{full}");
    for (pointer, wrong) in [
        ("/title", serde_json::json!("Another day")),
        ("/published", serde_json::json!("2024-02-03")),
        ("/authors/0", serde_json::json!("M. Ellison")),
        ("/tags", serde_json::json!(["a"])),
        ("/repaired", serde_json::json!(1)),
        ("/editions/0/relation", serde_json::json!("mentioned")),
        ("/editions/1/name", serde_json::json!("KCD")),
        ("/attendance", serde_json::json!([])),
        ("/takeaways/0/text", serde_json::json!("Send us the contact form")),
        ("/takeaways/0/label", serde_json::json!(null)),
        ("/takeaways/0/by", serde_json::json!(null)),
        ("/takeaways", serde_json::json!([])),
        ("/sessions/0/title", serde_json::json!("Lunch")),
        ("/sessions/0/url", serde_json::json!(null)),
        ("/sessions/0/format", serde_json::json!("talk")),
        ("/sessions/0/speakers/0/affiliation", serde_json::json!(null)),
        ("/names/0/kind", serde_json::json!("organization")),
        ("/text", serde_json::json!("Cafe {% raw %}")),
    ] {
        let mut post = whole.clone();
        *post.pointer_mut(pointer).expect("the place is in the post") = wrong;
        let score = score(&key, &post);
        assert!(score.total() < 0.999 && !score.misses.is_empty(), "{pointer}: {score}");
    }
}
