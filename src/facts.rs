//! What the world knows: tables of conferences, places, names, topics and the words of languages.
//!
//! The tables are TOML files under `facts/`, merged at build time; a publisher's folder may add or override rows.

use crate::date::Date;
use crate::post::Format;

mod columns;

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

/// The words of a language that the rules need.
#[derive(Clone, Debug, Default)]
pub struct Language {
    /// BCP 47.
    pub id: &'static str,
    /// Its name in English.
    pub name: &'static str,
    /// Words without meaning of their own.
    pub stop: Vec<&'static str>,
    /// Words of everyday prose that tell nothing about a post.
    pub everyday: Vec<&'static str>,
    /// The months: twelve lists of spellings.
    pub months: Vec<Vec<&'static str>>,
    /// Words for a conference.
    pub conference_words: Vec<&'static str>,
    /// Words of headings over takeaways.
    pub takeaway_headings: Vec<&'static str>,
    /// Words of headings that only close a post.
    pub weak_headings: Vec<&'static str>,
    /// Phrases that mark a sentence as a takeaway.
    pub takeaway_cues: Vec<&'static str>,
    /// Phrases that mark a sentence as greeting, advert or navigation.
    pub dismissals: Vec<&'static str>,
    /// Words of travel, meals, rooms and thanks, which make a sentence no takeaway unless it carries much else.
    pub small_talk: Vec<&'static str>,
    /// Words of sentences that say how things are, ought to be or will be.
    pub claims: Vec<&'static str>,
    /// Words for a session.
    pub session_words: Vec<&'static str>,
    /// Words for each format of a session.
    pub formats: Vec<(Format, Vec<&'static str>)>,
    /// Words between a title and its speaker.
    pub by_words: Vec<&'static str>,
    /// Words between a session and its title.
    pub called_words: Vec<&'static str>,
    /// Words for what someone does for a living.
    pub role_words: Vec<&'static str>,
    /// Verbs between a speaker and what they gave.
    pub gave_words: Vec<&'static str>,
    /// Words that titles hold without a capital.
    pub small_words: Vec<&'static str>,
    /// Words beside those whom the author met or thanks.
    pub met_words: Vec<&'static str>,
    /// Words before a name that say it is one of software.
    pub software_words: Vec<&'static str>,
    /// Words of links to what is left of a session: its recording, its slides.
    pub media_words: Vec<&'static str>,
    /// Words of companies: at the end of their names, over a column of them.
    pub company_words: Vec<&'static str>,
    /// Words of headings over lists of other things than sessions.
    pub aside_headings: Vec<&'static str>,
    /// Words with which headings over the journey and the stay begin.
    pub travel_headings: Vec<&'static str>,
    /// Words before titles of other works, and before topics.
    pub other_works: Vec<&'static str>,
    /// Words for taking part from afar.
    pub online_words: Vec<&'static str>,
    /// Words for taking part on site.
    pub in_person_words: Vec<&'static str>,
    /// Words for those who came.
    pub attendee_words: Vec<&'static str>,
    /// Words for those who came that need no other word to say so.
    pub participant_words: Vec<&'static str>,
    /// Words that tell that people came, or that something brought them.
    pub came_words: Vec<&'static str>,
    /// Words that tell of sessions that the author heard them.
    pub heard_words: Vec<&'static str>,
    /// Words beside numbers of something else.
    pub other_counts: Vec<&'static str>,
    /// Words that are numbers or multiply them.
    pub number_words: Vec<(&'static str, u32)>,
    /// Words before a date of publication.
    pub published_words: Vec<&'static str>,
    /// Words before a date of change.
    pub updated_words: Vec<&'static str>,
    /// Words before the name of the author.
    pub author_words: Vec<&'static str>,
    /// Words that end the names of conferences.
    pub event_nouns: Vec<&'static str>,
    /// Endings of names of conferences that are one word with capitals inside.
    pub event_endings: Vec<&'static str>,
    /// Words that tell that something takes place beside something else.
    pub colocated_words: Vec<&'static str>,
    /// Words of titles of reports.
    pub report_words: Vec<&'static str>,
    /// Words of titles that announce or invite.
    pub announcement_words: Vec<&'static str>,
    /// Words behind the name of a conference that make it the name of a house.
    pub venue_words: Vec<&'static str>,
    /// Words that begin a sentence which leans on the one before.
    pub leaning_words: Vec<&'static str>,
    /// Words that part a title from a speaker and that names and titles have too.
    pub joining_words: Vec<&'static str>,
    /// Words behind which a sentence goes on to something else.
    pub linking_words: Vec<&'static str>,
    /// What an author calls a session of their own.
    pub own_sessions: Vec<&'static str>,
    /// Words that begin a sentence which points to what was just named.
    pub pointing_words: Vec<&'static str>,
    /// Endings of words for sessions in the plural.
    pub plural_endings: Vec<&'static str>,
    /// Endings of a name before a word for a session that say whose it is.
    pub genitive_endings: Vec<&'static str>,
    /// Parts of addresses under which conferences keep a page for each session, in whatever language.
    pub session_pages: Vec<&'static str>,
    /// Words between people who spoke together.
    pub joining_people: Vec<&'static str>,
    /// Words between a name and where someone works.
    pub at_words: Vec<&'static str>,
    /// Words between a name and what they tell of, where a heading gives them the word.
    pub about_words: Vec<&'static str>,
    /// Abbreviations behind whose full stop a sentence goes on.
    pub abbreviations: Vec<&'static str>,
    /// Endings of words that name nothing: of adverbs and verbs.
    pub endings: Vec<&'static str>,
    /// Endings that are glued to a word and say what it does in a sentence.
    pub particles: Vec<&'static str>,
    /// Endings of what looks like a name and is none, where words have no spaces.
    pub nameless_endings: Vec<&'static str>,
}

impl Language {
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
