//! Who wrote what, when: from the front matter, the head of the page, the name of the file and the text.

use super::dates;
use super::lexicon::Lexicon;
use super::sheet::Sheet;
use crate::date::Date;
use crate::document::Place;
use crate::post::{DatedBy, FrontMatterForm};
use crate::problem::{Code, Problem};
use crate::table::Names;
use serde_json::{Map, Value};

/// The fields of a front matter, also where an engine nests them.
pub(crate) struct Fields<'r>(pub(crate) &'r Map<String, Value>);

/// Keys under which engines nest further fields.
const NESTS: [&str; 6] = ["data", "taxonomies", "params", "extra", "metadata", "seo"];

impl<'r> Fields<'r> {
    /// The value of the first of `keys` that says something. Keys are small letters alone: engines part their words as they like.
    pub(crate) fn first(&self, keys: &[&str]) -> Option<&'r Value> {
        self.found(keys, &|value| says_something(value).then_some(value))
    }

    /// The value of the first of `keys` that is text; `published: true` is none.
    pub(crate) fn text(&self, keys: &[&str]) -> Option<String> {
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
    pub(crate) fn list(&self, keys: &[&str]) -> Vec<String> {
        let mut list: Vec<String> = Vec::new();
        match self.first(keys) {
            Some(Value::Array(items)) => list.extend(items.iter().flat_map(|item| match item {
                Value::Array(nested) => nested.iter().filter_map(scalar).collect(),
                Value::Object(fields) => ["name", "title", "slug"].iter().find_map(|key| scalar(fields.get(*key)?)).into_iter().collect(),
                other => scalar(other).into_iter().collect::<Vec<_>>(),
            })),
            Some(Value::Object(fields)) => list.extend(fields.keys().cloned()),
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
            .filter(|item| !item.is_empty() && seen.insert(&item.to_lowercase()))
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

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => number.as_i64().map(|number| number.to_string()),
        _ => None,
    }
}

/// Text with the few HTML entities and escapes that titles carry.
fn unescaped(text: &str) -> String {
    if !text.contains(['&', '<', '\\']) {
        return text.to_owned();
    }
    let tokens = crate::read::plain_html(text);
    if tokens.trim().is_empty() { text.to_owned() } else { tokens.trim().to_owned() }
}

/// The title: of the front matter, else the heading that the page is named after, else the first heading, else of the page.
pub(crate) fn title(fields: &Fields<'_>, form: FrontMatterForm, sheet: &Sheet) -> Option<String> {
    let stated = fields.text(&["title", "headline"]);
    let page = stated.clone().or_else(|| fields.text(&["pagetitle"])).unwrap_or_default();
    let heading = || {
        let headings = || sheet.lines.iter().filter(|line| line.passage.heading().is_some() && !line.text().is_empty());
        let first = headings()
            .find(|line| page.starts_with(line.text()))
            .or_else(|| headings().find(|line| line.passage.heading() == Some(1)))
            .or_else(|| headings().next())?;
        Some(first.text().to_owned())
    };
    match form {
        FrontMatterForm::None => heading().or(stated).or_else(|| fields.text(&["pagetitle"])),
        _ => stated.or_else(heading).or_else(|| fields.text(&["pagetitle"])),
    }
}

/// The name of the post in addresses: of the front matter, else of the file.
pub(crate) fn slug(fields: &Fields<'_>, path: &str) -> String {
    let stated = fields.text(&["slug", "permalink", "url"]).filter(|text| !text.contains(['{', ':']) || text.starts_with("http"));
    let last = |path: &str| path.trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_owned();
    if let Some(stated) = stated.map(|stated| last(&stated)).filter(|stated| !stated.is_empty()) {
        return without_ending(&stated).to_owned();
    }
    let path = path.replace('\\', "/");
    let mut parts = path.rsplit('/').filter(|part| !part.is_empty());
    let name = without_ending(parts.next().unwrap_or_default()).to_owned();
    // The folder names a post whose file is only its index.
    let name = if matches!(name.to_lowercase().as_str(), "index" | "_index" | "readme" | "post" | "page") {
        parts.next().map_or(name.clone(), str::to_owned)
    } else {
        name
    };
    match dated_name(&name) {
        Some((_, rest)) if !rest.is_empty() => rest.to_owned(),
        _ => name,
    }
}

fn without_ending(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((stem, ending))
            if !stem.is_empty()
                && matches!(
                    ending.to_lowercase().as_str(),
                    "md" | "markdown" | "mdown" | "mkd" | "mdx" | "html" | "htm" | "xhtml" | "rst"
                ) =>
        {
            stem
        }
        _ => name,
    }
}

/// The date that a file's name begins with, and the rest of the name.
fn dated_name(name: &str) -> Option<(Date, &str)> {
    let date = Date::iso(name).or_else(|| {
        let digits = name.get(..8)?;
        let date = format!("{}-{}-{}", digits.get(..4)?, digits.get(4..6)?, digits.get(6..8)?);
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| Date::iso(&date))?
    })?;
    let length = if name.as_bytes().get(4) == Some(&b'-') { 10 } else { 8 };
    Some((date, name.get(length..)?.trim_start_matches(['-', '_', ' '])))
}

/// When a post was published and last changed, and what says so.
#[derive(Debug, Default)]
pub(crate) struct Dates {
    pub(crate) published: Option<Date>,
    pub(crate) updated: Option<Date>,
    pub(crate) by: Option<DatedBy>,
}

pub(crate) fn dates(fields: &Fields<'_>, path: &str, sheet: &Sheet, lexicon: &Lexicon, problems: &mut Vec<Problem>) -> Dates {
    const PUBLISHED: [&str; 15] = [
        "date",
        "publisheddate",
        "pubdate",
        "createdat",
        "publishdate",
        "published",
        "publishedat",
        "publishedon",
        "datepublished",
        "created",
        "datecreated",
        "dateposted",
        "posted",
        "time",
        "written",
    ];
    const UPDATED: [&str; 11] = [
        "lastmod",
        "updated",
        "updatedat",
        "dateupdated",
        "updateddate",
        "modified",
        "modifiedat",
        "lastmodified",
        "lastmodifiedat",
        "datemodified",
        "lastupdated",
    ];
    let mut stated = |keys: &[&str]| {
        let text = fields.text(keys)?;
        let date = dates::read(&text, &lexicon.months).or_else(|| timestamp(&text));
        if date.is_none() {
            problems.push(Problem::new(Code::UnknownDate, None, format!("the date «{text}» could not be understood")));
        }
        date
    };
    let (published, updated) = (stated(&PUBLISHED), stated(&UPDATED));
    let path = path.replace('\\', "/");
    let found = published
        .map(|date| (date, DatedBy::FrontMatter))
        .or_else(|| Some((dated_name(path.rsplit('/').next()?)?.0, DatedBy::FileName)))
        .or_else(|| Some((dated_path(&path)?, DatedBy::Path)))
        .or_else(|| Some((dated_text(sheet, lexicon)?, DatedBy::Text)));
    Dates { published: found.map(|(date, _)| date), updated, by: found.map(|(_, by)| by).or(updated.map(|_| DatedBy::FrontMatter)) }
}

/// Seconds or milliseconds since 1970, as some exports have them.
fn timestamp(text: &str) -> Option<Date> {
    let number: i64 = text.parse().ok()?;
    let seconds = if number > 100_000_000_000 { number / 1000 } else { number };
    let days = i32::try_from(seconds.checked_div(86_400).filter(|_| seconds > 600_000_000)?).ok()?;
    (1990..2100).flat_map(|year| (1..=12).map(move |month| (year, month))).rev().find_map(|(year, month)| {
        let first = Date::new(year, month, 1)?;
        let day = u8::try_from(days.checked_sub(first.days()).filter(|day| (0..31).contains(day))? + 1).ok()?;
        Date::new(year, month, day)
    })
}

/// The date that folders such as `2019/03/12` or `2019/03` tell, or one whose name begins with a date.
fn dated_path(path: &str) -> Option<Date> {
    let parts: Vec<&str> = path.split('/').collect();
    let folders = &parts[..parts.len().saturating_sub(1)];
    if let Some((date, _)) = folders.iter().rev().find_map(|folder| dated_name(folder)) {
        return Some(date);
    }
    folders.iter().enumerate().rev().find_map(|(at, year)| {
        let number = |part: &str| part.split(['-', '_']).next().and_then(|digits| digits.parse::<u8>().ok());
        let year = (year.len() == 4).then(|| year.parse::<u16>().ok())?.filter(|year| (1995..2100).contains(year))?;
        let month = number(parts.get(at + 1)?)?;
        let day = parts.get(at + 2).filter(|part| part.len() == 2 || part.contains('-')).and_then(|part| number(part));
        Date::new(year, month, day.unwrap_or(1)).or_else(|| Date::new(year, month, 1))
    })
}

/// A line at the start or the end of the text that says when it was published, or that is no more than a date.
fn dated_text(sheet: &Sheet, lexicon: &Lexicon) -> Option<Date> {
    const NEAR: usize = 6;
    let count = sheet.lines.len();
    let near = (0..count).filter(|at| *at < NEAR || at + 3 >= count);
    near.filter_map(|at| sheet.lines.get(at)).filter(|line| line.words.len() <= 20 && line.passage.place != Place::Code).find_map(|line| {
        let date = dates::read(line.text(), &lexicon.months)?;
        let says = lexicon.published.any(&line.words);
        (says || line.words.len() <= 4 || line.words.len() <= 12 && byline_mark(line.text()).is_some()).then_some(date)
    })
}

/// The authors: of the front matter, else of a line of the text, else the handle that the author's own links give.
pub(crate) fn authors(fields: &Fields<'_>, sheet: &Sheet, lexicon: &Lexicon) -> Vec<String> {
    let mut authors = Vec::new();
    match fields.first(&["author", "authors", "by", "creator", "writer", "contributors"]) {
        Some(Value::Array(items)) => items.iter().for_each(|item| push_author(item, &mut authors)),
        Some(value) => push_author(value, &mut authors),
        None => {}
    }
    if authors.is_empty() {
        authors.extend(byline(sheet, lexicon).into_iter().flat_map(|line| people(&line)));
    }
    if authors.is_empty() {
        authors.extend(handle(sheet));
    }
    let mut seen = Names::default();
    authors.retain(|author| !author.is_empty() && seen.insert(&author.to_lowercase()));
    authors
}

fn push_author(value: &Value, authors: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            let name = Fields(fields).text(&["name", "fullname", "displayname", "title", "id", "github", "twitter"]);
            authors.extend(name);
        }
        other => authors.extend(scalar(other).into_iter().flat_map(|text| people(&unescaped(&text)))),
    }
}

/// A text that names people, parted by commas and words for "and"; an address in angle brackets is left out.
fn people(text: &str) -> Vec<String> {
    let text = text.split('<').next().unwrap_or_default();
    let parted = [" and ", " & ", " und ", " et ", " y ", " e ", " en "].iter().fold(text.to_owned(), |text, word| text.replace(word, ","));
    parted
        .split([',', ';', '、'])
        .map(|name| name.trim().trim_start_matches("by ").trim_start_matches('@').trim().to_owned())
        .filter(|name| !name.is_empty())
        .collect()
}

/// How a line begins that says who wrote the text.
const MARKS: [&str; 10] =
    ["by ", "author: ", "authors: ", "written by ", "posted by ", "published by ", "autor: ", "auteur : ", "von ", "par "];

/// The mark of a byline that a text begins with.
fn byline_mark(text: &str) -> Option<&'static str> {
    MARKS.into_iter().find(|mark| text.get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark)))
}

/// A line near the top that says who wrote the text: `By Jane Doe`, `Author: Jane Doe`, `Published on 3 May by Jane Doe`.
fn byline(sheet: &Sheet, lexicon: &Lexicon) -> Option<String> {
    const AFTER_DATE: [&str; 7] = [" by ", " par ", " por ", " von ", " da ", " di ", " door "];
    sheet.lines.iter().take(5).filter(|line| line.words.len() <= 12 && line.level.is_none_or(|level| level > 2)).find_map(|line| {
        let text = line.text();
        let published = || {
            let (at, mark) = AFTER_DATE.iter().find_map(|mark| Some((text.rfind(mark)?, mark)))?;
            lexicon.published.any(&line.words).then_some(at + mark.len())
        };
        let at = byline_mark(text).map(str::len).or_else(published)?;
        let name =
            text[at..].split([',', '|', '·', '–', '—', '(']).next().unwrap_or_default().split(" on ").next().unwrap_or_default().trim();
        let named = name.split_whitespace().count() <= 5 && name.chars().next().is_some_and(|first| first.is_uppercase() || first == '@');
        named.then(|| name.to_owned())
    })
}

/// Sites whose addresses name a person, the more telling first.
const PROFILES: [&str; 7] = ["dev.to/", "hashnode.com/@", "medium.com/@", "github.com/", "twitter.com/", "x.com/", "linkedin.com/in/"];

/// Whether an address is that of someone's profile.
pub(super) fn is_profile(href: &str) -> bool {
    PROFILES.iter().any(|profile| href.contains(profile))
}

/// The handle of the author, from links near the end that lead to a profile: `follow me on …`.
fn handle(sheet: &Sheet) -> Option<String> {
    const NEAR: usize = 8;
    let closing = &sheet.lines[sheet.lines.len().saturating_sub(NEAR)..];
    let own = |line: &&super::sheet::Line| {
        let text = line.text().to_lowercase();
        line.passage.place == Place::Embed
            || ["follow me", "connect with me", "find me", "reach me", "my github", "my twitter", "i'm @"]
                .iter()
                .any(|cue| text.contains(cue))
    };
    let links: Vec<&str> = closing.iter().filter(own).flat_map(|line| line.passage.links().map(|(_, href)| href)).collect();
    PROFILES.iter().find_map(|profile| {
        links.iter().find_map(|href| {
            let (before, rest) = href.split_once(profile)?;
            let name = rest.trim_end_matches('/').split(['?', '#']).next().unwrap_or_default();
            (matches!(before.trim_start_matches("https://").trim_start_matches("http://"), "" | "www.")
                && !name.is_empty()
                && !name.contains('/'))
            .then(|| name.to_owned())
        })
    })
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
        ] {
            assert_eq!(Fields(&fields(&value)).list(&["tags"]), ["a b", "c"], "{value}");
        }
        assert_eq!(Fields(&fields(&json!({"tags": "a c"}))).list(&["tags"]), ["a", "c"]);
    }

    #[test]
    fn authors_are_read_in_every_shape() {
        for value in [
            json!({"author": "Ann Lee and Bo Day"}),
            json!({"authors": ["Ann Lee", "Bo Day"]}),
            json!({"authors": [{"name": "Ann Lee"}, {"name": "Bo Day", "url": "x"}]}),
            json!({"creator": "Ann Lee, Bo Day"}),
        ] {
            assert_eq!(authors(&Fields(&fields(&value)), &Sheet::default(), &Lexicon::default()), ["Ann Lee", "Bo Day"], "{value}");
        }
    }

    #[test]
    fn slugs_and_dates_come_from_names_and_folders() {
        let none = fields(&json!({}));
        for (path, slug_expected, date) in [
            ("_posts/2019-03-12-my-trip.md", "my-trip", Some(("2019-03-12", DatedBy::FileName))),
            ("content/2019/03/my-trip/index.md", "my-trip", Some(("2019-03-01", DatedBy::Path))),
            ("2019/03/12/my-trip.html", "my-trip", Some(("2019-03-12", DatedBy::Path))),
            ("posts/2019-03-12-my-trip/index.md", "my-trip", Some(("2019-03-12", DatedBy::Path))),
            ("20190312-my-trip.md", "my-trip", Some(("2019-03-12", DatedBy::FileName))),
            ("seeds/kubecon-eu-2022.md", "kubecon-eu-2022", None),
        ] {
            let found = dates(&Fields(&none), path, &Sheet::default(), &Lexicon::default(), &mut Vec::new());
            assert_eq!(slug(&Fields(&none), path), slug_expected, "{path}");
            assert_eq!(
                found.published.zip(found.by).map(|(date, by)| (date.to_string(), by)),
                date.map(|(date, by)| (date.to_owned(), by)),
                "{path}"
            );
        }
        assert_eq!(slug(&Fields(&fields(&json!({"slug": "/my-adventure/"}))), "x.md"), "my-adventure");
    }
}
