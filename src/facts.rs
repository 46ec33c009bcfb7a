//! What the world knows: tables of conferences, places, names, topics and the words of languages.
//!
//! The tables are TOML files under `facts/`, merged at build time; a publisher's folder may add or override rows.

use crate::date::Date;
use crate::post::Format;

mod columns;
mod list;

pub use list::List;

/// All tables.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Series of conferences.
    pub series: Vec<Series>,
    /// Editions of them.
    pub editions: Vec<Edition>,
    /// Regions that names of editions carry.
    pub regions: Vec<Region>,
    /// Cities.
    pub cities: Vec<City>,
    /// Countries.
    pub countries: Vec<Country>,
    /// Software.
    pub projects: Vec<Named>,
    /// Companies, foundations, institutes.
    pub organizations: Vec<Named>,
    /// Topics.
    pub topics: Vec<Topic>,
    /// Given names of people, in lower case.
    pub given_names: Vec<&'static str>,
    /// Family names of scripts without spaces and capitals, where they stand first.
    pub family_names: Vec<&'static str>,
    /// Small words inside the names of people, in lower case.
    pub particles: Vec<&'static str>,
    /// Languages and their words.
    pub languages: Vec<Language>,
}

/// A series of conferences.
#[derive(Clone, Debug, Default)]
pub struct Series {
    /// Its id.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Other spellings.
    pub aliases: Vec<&'static str>,
    /// Its usual month.
    pub month: Option<u8>,
    /// Its usual city.
    pub city: Option<&'static str>,
    /// Its usual country.
    pub country: Option<&'static str>,
    /// The series whose editions it rides along with.
    pub colocated_with: Option<&'static str>,
    /// Whether its name is also an everyday word.
    pub ambiguous: bool,
}

/// An edition of a series.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edition {
    /// Its id.
    pub id: String,
    /// The id of its series.
    pub series: &'static str,
    /// The id of the region it is for.
    pub region: Option<&'static str>,
    /// Its name.
    pub name: String,
    /// Its year.
    pub year: u16,
    /// Its first day.
    pub start: Option<Date>,
    /// Its last day.
    pub end: Option<Date>,
    /// The city.
    pub city: Option<&'static str>,
    /// The country, ISO 3166-1 alpha-2.
    pub country: Option<&'static str>,
    /// Whether it took place online only.
    pub online: bool,
}

/// A region that names of editions carry.
#[derive(Clone, Debug, Default)]
pub struct Region {
    /// Its id.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Other spellings.
    pub aliases: Vec<&'static str>,
}

/// A city.
#[derive(Clone, Debug, Default)]
pub struct City {
    /// Its name.
    pub name: &'static str,
    /// Other spellings.
    pub aliases: Vec<&'static str>,
    /// Its country, ISO 3166-1 alpha-2.
    pub country: &'static str,
}

/// A country.
#[derive(Clone, Debug, Default)]
pub struct Country {
    /// ISO 3166-1 alpha-2.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Other spellings.
    pub aliases: Vec<&'static str>,
}

/// A project or an organization.
#[derive(Clone, Debug, Default)]
pub struct Named {
    /// Its name.
    pub name: &'static str,
    /// Other spellings.
    pub aliases: Vec<&'static str>,
    /// Words near it that tell that it is meant; not empty where the name is also an everyday word.
    pub context: Vec<&'static str>,
}

/// A topic.
#[derive(Clone, Debug, Default)]
pub struct Topic {
    /// Its id.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Other spellings.
    pub aliases: Vec<&'static str>,
    /// Words near it that tell that it is meant; not empty where the name is also an everyday word.
    pub context: Vec<&'static str>,
}

/// A language and its words.
#[derive(Clone, Debug, Default)]
pub struct Language {
    /// BCP 47.
    pub id: &'static str,
    /// Its name in English.
    pub name: &'static str,
    /// The words of each [`List`], in the order of these.
    pub lists: Vec<Vec<&'static str>>,
    /// The months: twelve lists of spellings.
    pub months: Vec<Vec<&'static str>>,
    /// Words for each format of a session.
    pub formats: Vec<(Format, Vec<&'static str>)>,
    /// Words that are numbers or multiply them.
    pub number_words: Vec<(&'static str, u32)>,
}

impl Language {
    /// Its words that do one thing.
    pub fn words(&self, list: List) -> &[&'static str] {
        self.lists.get(list as usize).map_or(&[], Vec::as_slice)
    }

    /// Whether it writes nouns with a capital, the months behind a day among them: `20. August`.
    pub(crate) fn has_capital_nouns(&self) -> bool {
        self.id == "de"
    }
}

impl Facts {
    /// The tables this program was built with.
    pub fn builtin() -> Self {
        Self::read(include_str!(concat!(env!("OUT_DIR"), "/facts.txt")))
    }

    /// Reads tables from the lines of columns that the build writes. What is no such line is left out.
    pub fn read(text: &'static str) -> Self {
        columns::read(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_this_program_was_built_with_are_whole() {
        let facts = Facts::builtin();
        assert!(facts.editions.len() > 25 && facts.projects.len() > 200 && facts.languages.len() >= 6);
        for edition in &facts.editions {
            assert!(facts.series.iter().any(|series| series.id == edition.series), "{} has no series", edition.id);
        }
        let english = facts.languages.iter().find(|language| language.id == "en").expect("English is there");
        assert_eq!(english.months.len(), 12);
        assert!(english.formats.len() >= 4 && english.number_words.contains(&("thousand", 1000)));
    }

    #[test]
    fn what_the_columns_leave_out_is_derived() {
        let facts = Facts::builtin();
        let edition = facts.editions.iter().find(|edition| edition.id == "kubecon-eu-2022").expect("the edition is there");
        assert_eq!(edition.name, "KubeCon + CloudNativeCon Europe 2022");
        assert_eq!((edition.start, edition.end), (Date::new(2022, 5, 16), Date::new(2022, 5, 20)));
        assert_eq!((edition.city, edition.country), (Some("Valencia"), Some("ES")));
    }
}
