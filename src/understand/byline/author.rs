//! Who wrote a post.

use super::Fields;
use super::fields::{scalar, unescaped};
use super::line::byline;
use crate::document::Place;
use crate::table::Names;
use crate::understand::lexicon::Lexicon;
use crate::understand::person::NameSense;
use crate::understand::sheet::{Line, Sheet};
use crate::unicode::lowercase;
use serde_json::Value;

/// The authors: of the front matter, else of a line of the text, else the handle that the author's own links give.
pub(in crate::understand) fn authors(fields: &Fields<'_>, sheet: &Sheet, sense: &NameSense<'_>) -> Vec<String> {
    let mut authors = Vec::new();
    match fields.first(&["author", "authors", "authorname", "by", "creator", "writer", "contributors", "user"]) {
        Some(Value::Array(items)) => items.iter().for_each(|item| push_author(item, sense.lexicon, &mut authors)),
        Some(value) => push_author(value, sense.lexicon, &mut authors),
        None => {}
    }
    // A page whose title has the name of its author too may mean the site: `Acme Blog`, by Acme.
    let site = fields.text(&["pagetitle"]).unwrap_or_default();
    if authors.iter().all(|author| site.contains(author.as_str())) {
        let named = byline(sheet, sense);
        authors = if named.is_empty() { authors } else { named };
    }
    if authors.is_empty() {
        // `My trip | Ann Lee`: somebody's own site, unless the title of the post ends with the name.
        let owner = site.rsplit_once(['|', '·', '•', '–', '—']).map(|(_, owner)| owner.trim());
        let titled = |owner: &&str| sheet.lines.iter().any(|line| line.level.is_some() && line.text().contains(owner));
        let owner = owner.filter(|owner| sense.is_known_person(owner) && !titled(owner)).map(str::to_owned);
        authors.extend(owner.or_else(|| handle(sheet, sense.lexicon)));
    }
    let mut seen = Names::default();
    authors.retain(|author| seen.insert(&lowercase(author)));
    authors
}

fn push_author(value: &Value, lexicon: &Lexicon, authors: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            let name = Fields(fields).text(&["name", "fullname", "displayname", "title", "id", "github", "twitter"]);
            // A map of authors has each under a key of its own.
            if name.is_none() {
                fields.values().filter(|value| value.is_object()).for_each(|value| push_author(value, lexicon, authors));
            }
            authors.extend(name.into_iter().flat_map(|name| people(&name, lexicon)));
        }
        other => authors.extend(scalar(other).into_iter().flat_map(|text| people(&unescaped(&text), lexicon))),
    }
}

/// A name without the address of a link in Markdown and without what stands in brackets after it: `[Ann Lee](https://…)`, `Bo Day (Loom)`.
fn bare(name: &str) -> &str {
    if let Some((name, _)) = name.strip_prefix('[').and_then(|name| name.split_once("](")) {
        return name;
    }
    match name.rsplit_once(" (") {
        Some((name, rest)) if name.contains(' ') && rest.ends_with(')') => name,
        _ => name,
    }
}

/// A text that names people, parted by commas and words for "and"; an address in angle brackets is left out.
pub(super) fn people(text: &str, lexicon: &Lexicon) -> Vec<String> {
    let text = text.split('<').next().unwrap_or_default();
    let parted = lexicon.joiners.iter().fold(text.to_owned(), |text, joiner| text.replace(joiner.as_str(), ","));
    let name = |text: &str| {
        // `by Ann Lee`
        let words = lexicon.tokens(text);
        let by = lexicon.authors.at(&words, 0).map_or(0, |found| words.get(found.end).map_or(0, |word| word.range.start));
        bare(text[by..].trim().trim_start_matches('@').trim()).to_owned()
    };
    parted.split([',', ';']).map(name).filter(|name| !name.is_empty() && !name.contains("://")).collect()
}

/// Sites whose addresses name a person, the more telling first.
const PROFILES: [&str; 8] =
    ["bsky.app/profile/", "dev.to/", "hashnode.com/@", "medium.com/@", "github.com/", "twitter.com/", "x.com/", "linkedin.com/in/"];

/// Whether an address is that of someone's profile.
pub(in crate::understand) fn is_profile(href: &str) -> bool {
    let address = href.split_once("://").map_or(href, |(_, address)| address);
    // `www.` or the country of the reader.
    let (_, below) = address.split_once('.').unwrap_or_default();
    let path = PROFILES.iter().find_map(|profile| address.strip_prefix(profile).or_else(|| below.strip_prefix(profile)));
    path.is_some_and(|path| {
        // What stands below a profile is a work or a message of theirs.
        let own = path.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
        !own.contains('/') || own.contains("/status/")
    })
}

/// The handle of the author, from links near the end that lead to a profile: `follow me on …`.
fn handle(sheet: &Sheet, lexicon: &Lexicon) -> Option<String> {
    const NEAR: usize = 8;
    let closing = &sheet.lines[sheet.lines.len().saturating_sub(NEAR)..];
    let own = |line: &&Line| line.passage.place == Place::Embed || lexicon.own_profiles.any(&line.words);
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
    use crate::understand::person::with_sense;
    use serde_json::{Map, json};

    fn fields(value: &Value) -> Map<String, Value> {
        value.as_object().cloned().unwrap_or_default()
    }

    #[test]
    fn authors_are_read_in_every_shape() {
        with_sense(|sense| {
            for value in [
                json!({"author": "Ann Lee and Bo Day"}),
                json!({"authors": {"ann": {"name": "Ann Lee"}, "bo": {"name": "Bo Day"}}}),
                json!({"authors": ["Ann Lee", "Bo Day"]}),
                json!({"authors": [{"name": "Ann Lee"}, {"name": "Bo Day", "url": "x"}]}),
                json!({"creator": "Ann Lee, Bo Day"}),
                json!({"author": {"name": "Ann Lee, Bo Day"}}),
                json!({"author": "[Ann Lee](https://example.org), Bo Day (Loom)"}),
                json!({"author": "Ann Lee (Loom), Bo Day (Loom)"}),
                json!({"author": ["Ann Lee", "Bo Day", "https://ann.example/#ann"]}),
            ] {
                let found = authors(&Fields(&fields(&value)), &Sheet::default(), sense);
                assert_eq!(found, ["Ann Lee", "Bo Day"], "{value}");
            }
        });
    }
}
