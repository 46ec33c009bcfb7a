//! What the world knows: tables of conferences, places, names, topics and the words of languages.
//!
//! The tables are TOML files under `facts/`, merged at build time; a publisher's folder may add or override rows.

use serde::Deserialize;
use std::collections::BTreeMap;

/// All tables.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// Series of conferences.
    pub series: Vec<Series>,
    /// Editions of them.
    #[serde(rename = "edition")]
    pub editions: Vec<Edition>,
    /// Regions that names of editions carry.
    #[serde(rename = "region")]
    pub regions: Vec<Region>,
    /// Cities.
    #[serde(rename = "city")]
    pub cities: Vec<City>,
    /// Countries.
    #[serde(rename = "country")]
    pub countries: Vec<Country>,
    /// Software.
    #[serde(rename = "project")]
    pub projects: Vec<Named>,
    /// Companies, foundations, institutes.
    #[serde(rename = "organization")]
    pub organizations: Vec<Named>,
    /// Topics.
    #[serde(rename = "topic")]
    pub topics: Vec<Topic>,
    /// Languages and their words.
    #[serde(rename = "language")]
    pub languages: Vec<Language>,
}

/// A series of conferences.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Series {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// The field it is about.
    pub field: Option<String>,
    /// Its usual month.
    pub month: Option<u8>,
    /// Its usual city.
    pub city: Option<String>,
    /// Its usual country.
    pub country: Option<String>,
    /// The series whose editions it rides along with.
    pub colocated_with: Option<String>,
    /// Whether its name is also an everyday word.
    pub ambiguous: bool,
}

/// An edition of a series.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Edition {
    /// Its id.
    pub id: String,
    /// The id of its series.
    pub series: String,
    /// The id of the region it is for.
    pub region: Option<String>,
    /// Its name.
    pub name: String,
    /// Its year.
    pub year: u16,
    /// Its first day, ISO 8601.
    pub start: Option<String>,
    /// Its last day, ISO 8601.
    pub end: Option<String>,
    /// The city.
    pub city: Option<String>,
    /// The country, ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// Whether it took place online only.
    #[serde(rename = "virtual")]
    pub online: bool,
    /// How many came, as publicly reported.
    pub attendance: Option<u32>,
}

/// A region that names of editions carry.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Region {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Other spellings.
    pub aliases: Vec<String>,
}

/// A city.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct City {
    /// Its name.
    pub name: String,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// Its country, ISO 3166-1 alpha-2.
    pub country: String,
}

/// A country.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Country {
    /// ISO 3166-1 alpha-2.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// The continent.
    pub continent: String,
}

/// A project or an organization.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Named {
    /// Its name.
    pub name: String,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// Whether the name is also an everyday word.
    pub ambiguous: bool,
    /// Words near it that tell that it is meant.
    pub context: Vec<String>,
}

/// A topic.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Topic {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// Whether the name is also an everyday word.
    pub ambiguous: bool,
    /// Words near it that tell that it is meant.
    pub context: Vec<String>,
}

/// The words of a language that the rules need.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Language {
    /// BCP 47.
    pub id: String,
    /// Its name in English.
    pub name: String,
    /// Words without meaning of their own.
    pub stop: Vec<String>,
    /// Words of everyday prose that tell nothing about a post.
    pub everyday: Vec<String>,
    /// The months: twelve lists of spellings.
    pub months: Vec<Vec<String>>,
    /// Words for a conference.
    pub conference_words: Vec<String>,
    /// Words of headings over takeaways.
    pub takeaway_headings: Vec<String>,
    /// Words of headings that only close a post.
    pub weak_headings: Vec<String>,
    /// Phrases that mark a sentence as a takeaway.
    pub takeaway_cues: Vec<String>,
    /// Phrases that mark a sentence as greeting, advert or navigation.
    pub dismissals: Vec<String>,
    /// Words for a session.
    pub session_words: Vec<String>,
    /// Words for each format of a session.
    pub formats: BTreeMap<String, Vec<String>>,
    /// Words between a title and its speaker.
    pub by_words: Vec<String>,
    /// Words between a session and its title.
    pub called_words: Vec<String>,
    /// Words for taking part from afar.
    pub online_words: Vec<String>,
    /// Words for taking part on site.
    pub in_person_words: Vec<String>,
    /// Words for those who came.
    pub attendee_words: Vec<String>,
    /// Words that are numbers or multiply them.
    pub number_words: BTreeMap<String, u32>,
    /// Words before a number that is not exact.
    pub more_than: Vec<String>,
    /// Words before a date of publication.
    pub published_words: Vec<String>,
}

impl Facts {
    /// The tables this program was built with.
    pub fn builtin() -> Self {
        Self::from_json(include_str!(concat!(env!("OUT_DIR"), "/facts.json"))).unwrap_or_default()
    }

    /// Reads tables from JSON: one object, an array for each kind of row.
    ///
    /// # Errors
    /// Where the text is no JSON of that shape.
    pub fn from_json(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_this_program_was_built_with_are_whole() {
        let facts =
            Facts::from_json(include_str!(concat!(env!("OUT_DIR"), "/facts.json"))).expect("the tables are JSON of the right shape");
        assert!(facts.editions.len() > 25 && facts.projects.len() > 200 && facts.languages.len() >= 6);
        for edition in &facts.editions {
            assert!(facts.series.iter().any(|series| series.id == edition.series), "{} has no series", edition.id);
        }
    }
}
