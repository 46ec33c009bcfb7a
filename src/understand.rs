//! Understanding: what was read becomes a post with its conference, takeaways, sessions, names and terms.

mod attendance;
mod byline;
mod dates;
mod edition;
mod lexicon;
mod name;
mod person;
mod phrases;
mod script;
mod session;
mod sheet;
mod takeaway;
mod term;
mod words;

use crate::facts::Facts;
use crate::order;
use crate::post::{DatedBy, FrontMatterForm, Mention, Post, Relation};
use crate::problem::{Code, Problem};
use crate::read::Reading;
use crate::search::{Token, fold, tokens};
use crate::table::{Names, Table};
use byline::Fields;
use lexicon::{Lexicon, StopWords};
use person::NameSense;
use phrases::Marks;
use sheet::{Sheet, Stops};
use std::rc::Rc;
use words::Words;

/// The first mark of the tables that are the same in every language; those before it are for the words of one.
const MARKS_OF_LANGUAGES: u32 = 40;

/// The rules, prepared with the tables they need. Made once, used for every post.
#[derive(Clone, Debug)]
pub struct Understanding {
    facts: Facts,
    tables: Rc<Tables>,
    stop_words: StopWords,
    people: person::People,
    /// The words of each language together with those of English, by id; made when first needed.
    lexicons: std::cell::RefCell<Table<Rc<Lexicon>>>,
}

/// What the rules ask in every language.
#[derive(Clone, Debug, Default)]
struct Tables {
    gazetteer: edition::Gazetteer,
    names: name::Names,
    /// What both of them tell of a word.
    known: Marks,
    stops: Stops,
    words: Words,
}

/// A post on its way: it is known whose it is, of when and of which conferences, and yet to be understood what it says.
///
/// Whoever must not work long in one piece, as a page that is read meanwhile, rests between [`Understanding::begin`] and
/// [`Understanding::finish`]; all others take [`Understanding::post`].
#[derive(Clone, Debug)]
pub struct Begun {
    /// The post, as far as it is understood.
    post: Post,
    sheet: Sheet,
    /// The words of its language.
    lexicon: Rc<Lexicon>,
    /// The words that it writes in lower case somewhere.
    lower: Names,
    draft: bool,
}

impl Understanding {
    /// Prepares the rules.
    pub fn new(facts: Facts) -> Self {
        let (mut gazetteer, mut names) = (edition::Gazetteer::new(&facts), name::Names::new(&facts));
        let lists = gazetteer.known_mut().into_iter().chain(names.known_mut());
        let mut known = Marks::default();
        known.add_lists(lists, MARKS_OF_LANGUAGES);
        let stop_words = StopWords::new(&facts.languages);
        let people = person::People::new(&facts);
        let tables = Rc::new(Tables { gazetteer, names, known, stops: Stops::new(&facts.languages), words: Words::default() });
        Self { facts, tables, stop_words, people, lexicons: std::cell::RefCell::default() }
    }

    /// The tables the rules use.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// Understands what was read.
    ///
    /// ```
    /// use hallway::{facts::Facts, read::read, understand::Understanding};
    /// let understanding = Understanding::new(Facts::builtin());
    /// let post = understanding.post(read("a.md", b"# KubeCon EU 2022 in Valencia\n\nI went.")?);
    /// assert_eq!(post.editions[0].id, "kubecon-eu-2022");
    /// # Ok::<(), hallway::problem::Problem>(())
    /// ```
    pub fn post(&self, reading: Reading) -> Post {
        self.finish(self.begin(reading))
    }

    /// Understands whose post it is, of when, and of which conferences.
    pub fn begin(&self, mut reading: Reading) -> Begun {
        self.forget();
        let fields = Fields(&reading.fields);
        let mut problems = reading.problems;
        let Tables { gazetteer, names: listed, words, stops, .. } = &*self.tables;
        let mut sheet = Sheet::new(&reading.document, words, stops);
        let language = self.language(&fields, &sheet);
        let lexicon = self.lexicon(language.as_deref());
        lexicon.mark(sheet.words_mut());
        let lower = person::lower_words(&sheet);
        let sense = self.sense(&lexicon, &lower);
        let correction = std::mem::take(&mut reading.correction);
        let title = correction.title.or_else(|| byline::title(&fields, reading.front_matter, &sheet));
        let slug = byline::slug(&fields, &reading.path);
        let authors = if correction.authors.is_empty() { byline::authors(&fields, &sheet, &sense) } else { correction.authors };
        let mut dates = byline::dates(&fields, &reading.path, &sheet, &sense, &mut problems);
        if let Some(published) = correction.published {
            dates.published = Some(published);
            dates.by = Some(DatedBy::FrontMatter);
        }
        // Keywords are for search engines; where the author has a place for tags and leaves it empty, there are none.
        let tagged = reading.front_matter != FrontMatterForm::None && reading.fields.contains_key("tags");
        let tags = fields.list(if tagged { &["tags"] } else { &["tags", "tag", "keywords", "topics"] });
        if reading.document.drop_title(title.as_deref()) {
            sheet.drop_first();
        }
        let editions = edition::mentions(&edition::Context {
            facts: &self.facts,
            gazetteer,
            lexicon: &lexicon,
            title: title.as_deref(),
            slug: &slug,
            fields: &fields,
            sheet: &sheet,
            day: dates.published.or(dates.updated),
            is_thing: &|words| listed.is_listed(words),
            is_given: &|word| self.people.is_given(word),
            corrected: correction.editions.as_deref(),
        });
        let post = Post {
            authors,
            published: dates.published,
            updated: dates.updated,
            dated_by: dates.by,
            language,
            front_matter: reading.front_matter,
            body: reading.body,
            categories: fields.list(&["categories", "category"]),
            description: fields.text(&["description", "summary", "excerpt", "subtitle"]),
            original: fields
                .text(&["canonical_url", "canonical", "canonicalurl", "original_url", "original"])
                .filter(|url| url.starts_with("http")),
            licence: fields.text(&["license", "licence", "rights", "copyright"]),
            words: sheet.words().count(),
            slug,
            title,
            tags,
            editions,
            path: reading.path,
            document: reading.document.into(),
            problems,
            repairs: reading.repairs,
            attendance: Vec::new(),
            takeaways: Vec::new(),
            sessions: Vec::new(),
            names: Vec::new(),
            terms: Vec::new(),
            topics: Vec::new(),
        };
        let draft = fields.first(&["draft"]).and_then(serde_json::Value::as_bool) == Some(true);
        Begun { post, sheet, lexicon, lower, draft }
    }

    /// Understands what the post says.
    pub fn finish(&self, begun: Begun) -> Post {
        let Begun { mut post, sheet, lexicon, lower, draft } = begun;
        let Tables { gazetteer, names: listed, .. } = &*self.tables;
        let sense = self.sense(&lexicon, &lower);
        let title = post.title.as_deref();
        let conferences: Names = post.editions.iter().flat_map(|mention| spellings(&mention.name)).collect();
        let is_event = |text: &str| gazetteer.is_event(&lexicon.tokens(text)) || conferences.contains(&fold(text));
        let context = session::Context { sheet: &sheet, lexicon: &lexicon, sense: &sense, authors: &post.authors, is_event: &is_event };
        let sessions = session::sessions(&context);
        let mut names = listed.find(&self.facts, &lexicon, title, &sheet);
        let voices: Vec<String> = takeaway::voices(&sheet, &sense).into_iter().map(|voice| voice.name).collect();
        names.extend(name::people(&sheet, &sessions, &voices, &sense));
        let series = subject_words(&post.editions);
        let is_elsewhere = |words: &[Token]| self.is_elsewhere(words, &series);
        let known = term::Known { thing: &|words| listed.thing(&self.facts, words), is_elsewhere: &is_elsewhere };
        let terms = term::terms(title, &post.tags, &names, &sheet, &lexicon, &known);
        let weights = term::weights(&terms);
        let mut takeaways = takeaway::takeaways(&takeaway::Context {
            title,
            sheet: &sheet,
            lexicon: &lexicon,
            sessions: takeaway::titles(&sessions),
            weights: &|word| weights.get_hashed(&word.folded, word.hash).copied().unwrap_or_default(),
            sense: &sense,
            session_headings: takeaway::session_headings(&sheet, &sessions),
        });
        for takeaway in &mut takeaways {
            takeaway.topics = listed.topics_of(&self.facts, &lexicon, &[takeaway.label.as_deref().unwrap_or_default(), &takeaway.text]);
        }
        post.attendance = attendance::attendance(&sheet, &lexicon, &post.editions);
        post.topics = listed.topics_of_post(&self.facts, &lexicon, title, &post.tags, &sheet);
        post.takeaways = takeaways;
        post.sessions = sessions;
        post.names = names;
        post.terms = terms;
        complete(&mut post, draft);
        post
    }

    /// Starts the words that were said anew where they are far more than those of a post, so that they stay small.
    fn forget(&self) {
        const MANY: usize = 1 << 14;
        if self.tables.words.count() > MANY {
            self.tables.words.clear();
            self.lexicons.borrow().values().for_each(|lexicon| lexicon.forget());
        }
    }

    /// Whether words say nothing of what a post is about: a conference, a place, what every post on its conferences has, or a small
    /// word of another language, as titles in it have them.
    fn is_elsewhere(&self, words: &[Token], series: &Names) -> bool {
        words.len() == 1 && words[0].folded.len() < 4 && self.stop_words.holds(&words[0])
            || self.tables.gazetteer.is_event(words)
            || self.tables.gazetteer.is_place(words)
            || words.iter().any(|word| series.contains(&word.folded))
    }

    /// What tells names of people from other words, in the words of a language.
    fn sense<'a>(&'a self, lexicon: &'a Lexicon, lower: &'a Names) -> NameSense<'a> {
        NameSense { lexicon, names: &self.tables.names, gazetteer: &self.tables.gazetteer, people: &self.people, lower }
    }

    /// The language: as the front matter says, by its tag or its English name, else as the words tell. Where it says English, that may
    /// be what a theme or a template says of every post.
    fn language(&self, fields: &Fields<'_>, sheet: &Sheet) -> Option<String> {
        let named = |text: &str| self.facts.languages.iter().find(|language| language.name.eq_ignore_ascii_case(text));
        let is_tag = |tag: &String| {
            let primary = tag.split('-').next().unwrap_or_default();
            matches!(primary.len(), 2 | 3) && tag.chars().all(|character| character.is_ascii_alphanumeric() || character == '-')
        };
        let stated = fields
            .text(&["lang", "language", "locale"])
            .map(|text| match named(&text) {
                Some(language) => language.id.to_owned(),
                None if text.len() == 2 => text.to_ascii_lowercase(),
                None => text.replace('_', "-"),
            })
            .filter(is_tag);
        let told = || {
            let title = tokens(&fields.text(&byline::TITLE).unwrap_or_default());
            let words: Vec<&Token> = title.iter().chain(sheet.words()).take(1_500).collect();
            let text: String = sheet.lines.iter().take(60).map(sheet::Line::text).collect();
            self.stop_words.language_of(&words, &text)
        };
        let theme = stated.as_ref().is_some_and(|tag| tag.starts_with("en"));
        if theme { told().filter(|told| told != "en").or(stated) } else { stated.or_else(told) }
    }

    fn lexicon(&self, language: Option<&str>) -> Rc<Lexicon> {
        let id = language.and_then(|tag| tag.split('-').next()).unwrap_or("en").to_ascii_lowercase();
        // Norwegian is mostly tagged by its two written forms.
        let id = if matches!(&*id, "nb" | "nn") { "no".to_owned() } else { id };
        let mut lexicons = self.lexicons.borrow_mut();
        if let Some(lexicon) = lexicons.get(&id) {
            return Rc::clone(lexicon);
        }
        let languages = self.facts.languages.iter().filter(|language| language.id == id || language.id == "en");
        let lexicon = Rc::new(Lexicon::new(languages, Rc::clone(&self.tables)));
        Rc::clone(lexicons.or_insert(&id, lexicon))
    }
}

/// The name of a conference as titles have it: `PyCon JP 2015`, `PyConJP2015`.
fn spellings(name: &str) -> [String; 2] {
    let name = fold(name);
    [name.replace(' ', ""), name]
}

/// The words of the names of the series that a post reports on; every post on them has those.
fn subject_words(editions: &[Mention]) -> Names {
    let subjects = editions.iter().filter(|mention| mention.relation == Relation::Subject);
    subjects.flat_map(|mention| tokens(&mention.series)).map(|token| token.folded).collect()
}

/// Dates the post by its conference where nothing else does, and tells what it lacks.
fn complete(post: &mut Post, draft: bool) {
    let by_edition = post.subjects().any(|mention| mention.start.is_some()).then_some(DatedBy::Edition);
    post.dated_by = post.dated_by.or(by_edition);
    let lacks = [
        (post.title.is_none(), Code::MissingTitle, "the post has no title"),
        (post.authors.is_empty(), Code::MissingAuthor, "the post names no author"),
        (post.dated_by.is_none(), Code::MissingDate, "nothing places the post in time"),
        (post.subjects().next().is_none(), Code::MissingEdition, "no conference was found that the post reports on"),
        (draft, Code::Draft, "the post is marked as a draft"),
    ];
    post.problems.extend(lacks.into_iter().filter(|(lacking, ..)| *lacking).map(|(_, code, message)| Problem::new(code, None, message)));
    order::sort(&mut post.problems, |a, b| a.line.cmp(&b.line));
}
