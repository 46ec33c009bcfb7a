//! Writes the facts as lines of columns: a tenth of the code that reads JSON into structs, and less to load.
//!
//! A line `#kind` begins a table; a row is a line of columns parted by tabs, in the order of `src/facts.rs`, empty columns at
//! its end left out; values of a list are parted by `|`. What a reader can derive is left empty.

use super::list::List;
use super::tables::Facts;
use serde_json::Value;
use std::collections::HashMap;
use std::fmt::Write as _;

/// The tables in the order in which they need each other, with the columns that are plain.
const TABLES: [(&str, &[&str]); 8] = [
    ("region", &["id", "name", "aliases"]),
    ("city", &["country", "name", "aliases"]),
    ("country", &["id", "name", "aliases"]),
    ("series", &["id", "name", "aliases", "month", "city", "country", "colocated_with", "ambiguous"]),
    ("project", &["name", "aliases", "context"]),
    ("organization", &["name", "aliases", "context"]),
    ("topic", &["id", "name", "aliases", "context"]),
    ("people", &["kind", "names"]),
];

/// The lists of a language, by the names that they have in its file: `by_words` for `ByWords`.
pub(crate) fn lists() -> impl Iterator<Item = String> {
    let small = |name: &&str| {
        let letters = name.char_indices().flat_map(|(at, letter)| {
            let parted = (at > 0 && letter.is_ascii_uppercase()).then_some('_');
            parted.into_iter().chain([letter.to_ascii_lowercase()])
        });
        letters.collect()
    };
    List::NAMES.iter().map(small)
}

/// All tables as text.
pub(crate) fn write(facts: &Facts) -> String {
    let mut text = String::new();
    let none = Vec::new();
    let rows = |kind: &str| facts.get(kind).unwrap_or(&none);
    for (kind, columns) in TABLES {
        let _ = writeln!(text, "#{kind}");
        for row in rows(kind) {
            line(&mut text, &columns.iter().map(|column| cell(row.get(*column))).collect::<Vec<_>>());
        }
        if kind == "series" {
            editions(&mut text, rows("edition"), rows("series"), rows("region"), rows("city"));
        }
    }
    for language in rows("language") {
        let _ = writeln!(text, "#language\n{}\t{}", cell(language.get("id")), cell(language.get("name")));
        for list in lists() {
            let _ = writeln!(text, "{}", cell(language.get(&list)));
        }
        let months =
            language.get("months").and_then(Value::as_array).into_iter().flatten().map(|month| cell(Some(month)).replace('|', " "));
        let _ = writeln!(text, "{}", months.collect::<Vec<_>>().join("|"));
        let formats = language.get("formats").and_then(Value::as_object).into_iter().flatten();
        line(&mut text, &formats.map(|(format, words)| format!("{format}={}", cell(Some(words)))).collect::<Vec<_>>());
        let numbers = language.get("number_words").and_then(Value::as_object).into_iter().flatten();
        line(&mut text, &numbers.map(|(word, value)| format!("{word}={value}")).collect::<Vec<_>>());
    }
    text
}

/// Editions under a line `@series` each: year, region, first day as `0516`, further days, city, country, online, name, id.
fn editions(text: &mut String, editions: &[Value], series: &[Value], regions: &[Value], cities: &[Value]) {
    let names = |rows: &[Value], key: &str, value: &str| -> HashMap<String, String> {
        rows.iter().map(|row| (cell(row.get(key)), cell(row.get(value)))).collect()
    };
    let (series_names, region_names, countries) =
        (names(series, "id", "name"), names(regions, "id", "name"), names(cities, "name", "country"));
    let mut sorted: Vec<&Value> = editions.iter().collect();
    sorted.sort_by_key(|row| (cell(row.get("series")), cell(row.get("id"))));
    let _ = writeln!(text, "#edition");
    let mut last = String::new();
    for row in sorted {
        let get = |column: &str| cell(row.get(column));
        let of = get("series");
        if of != last {
            let _ = writeln!(text, "@{of}");
            last.clone_from(&of);
        }
        let (year, region, start) = (get("year"), get("region"), get("start"));
        let words =
            |pieces: [&str; 3], separator: &str| pieces.into_iter().filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join(separator);
        let name = words([series_names.get(&of).map_or(&of, |name| name), region_names.get(&region).map_or("", |name| name), &year], " ");
        let id = words([&of, &region, &year], "-");
        let city = get("city");
        let unless = |value: String, derived: &str| if value == derived { String::new() } else { value };
        line(
            text,
            &[
                year.clone(),
                region.clone(),
                start.get(5..).unwrap_or_default().replace('-', ""),
                days(&start, &get("end")).filter(|days| *days > 0).map_or_else(String::new, |days| days.to_string()),
                city.clone(),
                unless(get("country"), countries.get(&city).map_or("", |country| country)),
                get("virtual"),
                unless(get("name"), &name),
                unless(get("id"), &id),
            ],
        );
    }
}

/// How many days lie between two dates of at most a month's distance.
fn days(start: &str, end: &str) -> Option<i32> {
    let day = |date: &str| -> Option<(i32, i32, i32)> {
        let mut parts = date.split('-').map(|part| part.parse().ok());
        Some((parts.next()??, parts.next()??, parts.next()??))
    };
    let ((year, month, first), (_, end_month, last)) = (day(start)?, day(end)?);
    let length = match month {
        2 if year % 4 == 0 => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    Some(if month == end_month { last - first } else { last + length - first })
}

fn line(text: &mut String, cells: &[String]) {
    let _ = writeln!(text, "{}", cells.join("\t").trim_end_matches('\t'));
}

/// A value as the text of a column: a list with `|` between, truth as `1`, nothing for what is absent or untrue.
fn cell(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => text.replace(['\t', '\n', '|'], " "),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Bool(true)) => "1".to_owned(),
        Some(Value::Array(items)) => items.iter().map(|item| cell(Some(item))).collect::<Vec<_>>().join("|"),
        _ => String::new(),
    }
}
