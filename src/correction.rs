//! What a publisher corrects of a post, or a reader of their own: it holds whatever the post says.

use crate::date::Date;
use crate::post::Post;
use serde_json::Value;
use std::fmt::{Display, Formatter, Result as Written, Write as _};

/// What is said of a post, beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Correction {
    /// Its title.
    pub title: Option<String>,
    /// Its authors; empty where they are not corrected.
    pub authors: Vec<String>,
    /// When it was published.
    pub published: Option<Date>,
    /// The editions it reports on, where they are corrected, by their ids or by name and year; an empty list for none.
    pub editions: Option<Vec<String>>,
    /// Whether it is left out of the page.
    pub hidden: bool,
}

/// What can be corrected, as a form shows it: of several values each behind a semicolon.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// The title.
    pub title: String,
    /// The authors.
    pub authors: String,
    /// The day, as ISO 8601 has it.
    pub published: String,
    /// The conferences it reports on, by name.
    pub editions: String,
}

impl Form {
    /// A form with what stands in the field of each name.
    pub fn new(value: impl Fn(&str) -> String) -> Self {
        let [title, authors, published, editions] = FIELDS.map(value);
        Self { title, authors, published, editions }
    }

    /// Its fields, each its name and what stands in it.
    pub fn fields(&self) -> [(&'static str, &String); 4] {
        let [title, authors, published, editions] = FIELDS;
        [(title, &self.title), (authors, &self.authors), (published, &self.published), (editions, &self.editions)]
    }
}

/// The names of the fields of a form. Forms have a title of their own.
const FIELDS: [&str; 4] = ["headline", "authors", "published", "editions"];

impl From<&Post> for Form {
    fn from(post: &Post) -> Self {
        Self {
            title: post.title.clone().unwrap_or_default(),
            authors: post.authors.join("; "),
            published: post.published.map(|day| day.to_string()).unwrap_or_default(),
            editions: post.subjects().map(|mention| mention.name.as_str()).collect::<Vec<_>>().join("; "),
        }
    }
}

impl Correction {
    /// Reads the settings of a post in `hallway.toml`, as JSON. What is not there or not as it should be corrects nothing.
    ///
    /// ```
    /// use hallway::correction::Correction;
    /// let correction = Correction::read(&serde_json::json!({ "authors": ["Ann Lee"], "editions": [] }));
    /// assert_eq!((correction.authors, correction.editions), (vec!["Ann Lee".to_owned()], Some(vec![])));
    /// ```
    pub fn read(settings: &Value) -> Self {
        let text = |key: &str| settings.get(key).and_then(Value::as_str);
        let texts = |key: &str| {
            let items = settings.get(key)?.as_array()?;
            Some(items.iter().filter_map(Value::as_str).map(str::to_owned).collect())
        };
        Self {
            title: text("title").map(str::to_owned),
            authors: texts("authors").unwrap_or_default(),
            published: text("published").and_then(Date::iso),
            editions: texts("editions"),
            hidden: settings.get("hidden").and_then(Value::as_bool) == Some(true),
        }
    }

    /// This and what was changed in a form. What was left as it was stays as it is understood or corrected; what was emptied is no longer
    /// corrected, but for conferences, of which there may be none. `edition` gives the id of one by its name; one that is not known
    /// needs a year behind it.
    ///
    /// # Errors
    /// The name of a conference that is not known and has no year.
    pub fn changed(&self, before: &Form, after: &Form, edition: impl Fn(&str) -> Option<String>) -> Result<Self, String> {
        let list =
            |text: &str| -> Vec<String> { text.split(';').map(str::trim).filter(|item| !item.is_empty()).map(str::to_owned).collect() };
        let mut correction = self.clone();
        if after.title != before.title {
            correction.title = Some(after.title.trim().to_owned()).filter(|title| !title.is_empty());
        }
        if after.authors != before.authors {
            correction.authors = list(&after.authors);
        }
        if after.published != before.published {
            correction.published = Date::iso(&after.published);
        }
        if after.editions != before.editions {
            let named = |name: &String| dated(name).map(|_| name.clone());
            let ids = list(&after.editions).into_iter().map(|name| edition(&name).or_else(|| named(&name)).ok_or(name));
            correction.editions = Some(ids.collect::<Result<_, _>>()?);
        }
        Ok(correction)
    }

    /// It as the table of a post in `hallway.toml`.
    pub fn table(&self, path: &str) -> String {
        format!("[posts.{}]\n{self}\n", quoted(path))
    }
}

impl Display for Correction {
    /// The settings, one a line, as TOML.
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Written {
        let list = |items: &[String]| format!("[{}]", items.iter().map(|item| quoted(item)).collect::<Vec<_>>().join(", "));
        let settings = [
            ("title", self.title.as_deref().map(quoted)),
            ("authors", Some(&self.authors).filter(|authors| !authors.is_empty()).map(|authors| list(authors))),
            ("published", self.published.map(|day| day.to_string())),
            ("editions", self.editions.as_deref().map(list)),
            ("hidden", self.hidden.then(|| "true".to_owned())),
        ];
        settings.into_iter().try_for_each(|(key, value)| value.map_or(Ok(()), |value| writeln!(formatter, "{key} = {value}")))
    }
}

/// The name of a conference and its year, as in `Data Days 2023`.
pub(crate) fn dated(name: &str) -> Option<(&str, u16)> {
    let (name, year) = name.trim().rsplit_once(' ')?;
    let year = year.parse().ok().filter(|year| (1950..2100).contains(year))?;
    Some((name.trim_end(), year))
}

/// A basic string of TOML 1.0.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            '\0'..='\u{1f}' | '\u{7f}' => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(character));
            }
            _ => quoted.push(character),
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::front_matter::read_toml;

    fn correction() -> Correction {
        Correction {
            title: Some("A \"week\"\n\\ in Paris = ünder #1".to_owned()),
            authors: vec!["Ann Lee".to_owned(), "Bo".to_owned()],
            published: Date::new(2024, 3, 28),
            editions: Some(Vec::new()),
            hidden: true,
        }
    }

    #[test]
    fn a_correction_reads_as_it_was_written_by_our_reader_and_by_others() {
        for correction in [correction(), Correction::default()] {
            let table = correction.table("a/\"b\".md");
            let read = read_toml(&table).expect("we read it");
            assert_eq!(Correction::read(&read["posts"]["a/\"b\".md"]), correction);
            let theirs: toml::Table = table.parse().expect("it is TOML");
            let post = &theirs["posts"]["a/\"b\".md"];
            assert_eq!(post.get("title").and_then(toml::Value::as_str), correction.title.as_deref());
        }
    }

    #[test]
    fn what_a_form_leaves_as_it_was_is_not_corrected() {
        let before = Form { title: "A".to_owned(), authors: "Ann; Bo".to_owned(), editions: "PyCon US 2019".to_owned(), ..Form::default() };
        let edition = |name: &str| (name == "Known").then(|| "known".to_owned());
        assert_eq!(correction().changed(&before, &before, edition), Ok(correction()));
        let after = Form { title: " ".to_owned(), authors: "Ann;; Cy ;".to_owned(), editions: "Known".to_owned(), ..before.clone() };
        let changed = correction().changed(&before, &after, edition).expect("the conference is known");
        assert_eq!((changed.title, changed.authors), (None, vec!["Ann".to_owned(), "Cy".to_owned()]));
        assert_eq!((changed.published, changed.editions), (Date::new(2024, 3, 28), Some(vec!["known".to_owned()])));
        let after = Form { editions: "Known; New Days 2021".to_owned(), ..before.clone() };
        let changed = correction().changed(&before, &after, edition).expect("a conference with a year can be any");
        assert_eq!(changed.editions, Some(vec!["known".to_owned(), "New Days 2021".to_owned()]));
        let after = Form { editions: "Known; Never".to_owned(), ..before.clone() };
        assert_eq!(correction().changed(&before, &after, edition), Err("Never".to_owned()));
        assert_eq!(
            Correction::default()
                .changed(&before, &Form { editions: String::new(), ..before.clone() }, edition)
                .map(|changed| changed.editions),
            Ok(Some(Vec::new()))
        );
    }
}
