//! The projects, organizations and people that a post names, and the topics it speaks of.

use super::lexicon::Lexicon;
use super::person::{NameSense, possessor};
use super::phrases::{Found, Known, Phrases};
use super::sheet::Sheet;
use crate::document::{Passage, Place};
use crate::facts::{Facts, Named};
use crate::order;
use crate::post::{Name, NameKind, Session};
use crate::search::{Token, fold};
use crate::table;
use crate::unicode::is_unspaced;
use std::cell::OnceCell;
use std::ops::Range;

/// The tables of names, ready to be found in text.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    phrases: Phrases<Entry>,
    topics: Phrases<usize>,
    /// For each row of the organizations and of the projects the words that tell its name from an everyday word; made when first needed.
    contexts: [Vec<OnceCell<Box<table::Names>>>; 2],
}

/// A name that was found: a row of a table, and whether it needs company to be believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Entry {
    kind: NameKind,
    row: usize,
    doubtful: bool,
    /// Whether it is written in capitals throughout, as `AWS`; then only such writing counts.
    capitals: bool,
}

/// A name found in a text: of which row, and where it is doubtful, in which place.
#[derive(Debug)]
struct Sighting {
    kind: NameKind,
    row: usize,
    doubtful: Option<usize>,
}

impl Names {
    /// The names of each kind, which words are marked for.
    pub(super) fn known_mut(&mut self) -> [&mut Known; 2] {
        [&mut self.phrases.known, &mut self.topics.known]
    }

    pub(super) fn new(facts: &Facts) -> Self {
        let mut names = Self::default();
        for (kind, rows) in [(NameKind::Organization, &facts.organizations), (NameKind::Project, &facts.projects)] {
            names.contexts[usize::from(kind == NameKind::Project)].resize_with(rows.len(), OnceCell::new);
            for (row, named) in rows.iter().enumerate() {
                names.insert(named.name, Entry { kind, row, doubtful: !named.context.is_empty(), capitals: is_acronym(named.name) });
                // Only the name itself is an everyday word.
                for alias in &named.aliases {
                    names.insert(alias, Entry { kind, row, doubtful: false, capitals: is_acronym(alias) });
                }
            }
        }
        for (row, topic) in facts.topics.iter().enumerate() {
            for name in std::iter::once(&topic.name).chain(&topic.aliases) {
                names.topics.insert(name, row);
            }
        }
        names
    }

    fn insert(&mut self, name: &str, entry: Entry) {
        self.phrases.insert(name, entry);
    }

    /// Whether some words are the name of an organization of the tables.
    pub(super) fn is_organization(&self, words: &[Token]) -> bool {
        self.row(words, NameKind::Organization).is_some()
    }

    /// Whether a text is the name of a project or a topic of the tables.
    pub(super) fn is_thing(&self, words: &[Token]) -> bool {
        self.row(words, NameKind::Project).or_else(|| self.topic(words)).is_some()
    }

    /// What the project or the topic of the tables is called that some words name.
    pub(super) fn thing(&self, facts: &Facts, words: &[Token]) -> Option<&'static str> {
        let project = self.row(words, NameKind::Project).map(|row| facts.projects[row].name);
        project.or_else(|| self.topic(words).map(|row| facts.topics[row].name))
    }

    /// Whether some words are a name of the tables, whatever it names.
    pub(super) fn is_listed(&self, words: &[Token]) -> bool {
        self.is_thing(words) || self.row(words, NameKind::Organization).is_some()
    }

    /// The row whose name some words are.
    fn row(&self, words: &[Token], kind: NameKind) -> Option<usize> {
        let found = self.phrases.at(words, 0).filter(|found| found.end == words.len() && found.value.kind == kind);
        found.map(|found| found.value.row)
    }

    /// The topic whose name some words are.
    fn topic(&self, words: &[Token]) -> Option<usize> {
        self.topics.at(words, 0).filter(|found| found.end == words.len()).map(|found| found.value)
    }

    /// The projects and organizations of a post, most named first.
    pub(super) fn find(&self, facts: &Facts, lexicon: &Lexicon, title: Option<&str>, sheet: &Sheet) -> Vec<Name> {
        let mut sightings: Vec<Sighting> = Vec::new();
        let heading = title.map(|title| (title, lexicon.tokens(title)));
        let lines = sheet.lines.iter().filter(|line| line.passage.place != Place::Embed);
        let texts = heading.iter().map(|(text, words)| Said { text, words, passage: None });
        let places: Vec<Said<'_>> =
            texts.chain(lines.map(|line| Said { text: line.text(), words: &line.words, passage: Some(&line.passage) })).collect();
        for (place, said) in places.iter().enumerate() {
            self.sight(lexicon, said, place, &mut sightings);
        }
        let mut names: Vec<Name> = Vec::new();
        let rows = |kind: NameKind| if kind == NameKind::Project { &facts.projects } else { &facts.organizations };
        order::sort(&mut sightings, |a, b| (a.kind, a.row).cmp(&(b.kind, b.row)));
        for of_row in sightings.chunk_by(|a, b| (a.kind, a.row) == (b.kind, b.row)) {
            let Sighting { kind, row, .. } = of_row[0];
            let Some(entry) = rows(kind).get(row) else { continue };
            let mut doubtful: Vec<usize> = of_row.iter().filter_map(|sighting| sighting.doubtful).collect();
            let sure = of_row.len() - doubtful.len();
            // A place is asked once, however often it says the name.
            doubtful.dedup();
            let context = || self.contexts[usize::from(kind == NameKind::Project)][row].get_or_init(|| context_of(entry).into());
            let believed = sure > 0 || in_context(context(), &places, &doubtful);
            if believed {
                names.push(Name { kind, name: entry.name.into(), count: of_row.len() });
            }
        }
        order::sort(&mut names, |a, b| b.count.cmp(&a.count).then_with(|| a.name.cmp(&b.name)));
        names
    }

    /// Adds the names in a text to `sightings`.
    fn sight(&self, lexicon: &Lexicon, said: &Said<'_>, place: usize, sightings: &mut Vec<Sighting>) {
        let (text, words) = (said.text, said.words);
        let found = self.phrases.find(words);
        // `grpc, envoy` and `Jaeger, Falco`: in a list of names one of them may be as small as the others, or is meant if it is not.
        let listed = |before: usize| {
            let gap = |pair: &[Found<Entry>]| &text[words[pair[0].end - 1].range.end..words[pair[1].start].range.start] == ", ";
            found.get(before..before + 2).is_some_and(gap)
        };
        for (at, named) in found.iter().enumerate() {
            let entry = named.value;
            let range = words[named.start].range.start..words[named.end - 1].range.end;
            let written = &text[range.clone()];
            // `D'autres` names no language.
            let elided = || range.len() == 1 && text[range.end..].starts_with(['\'', '’']);
            if entry.capitals && !is_acronym(written) || elided() {
                continue;
            }
            let capital = written.chars().next().is_some_and(|first| !first.is_lowercase());
            let home = entry.doubtful && said.is_home(&range);
            let listed = entry.doubtful && (listed(at) || at > 0 && listed(at - 1));
            if !entry.doubtful || capital || home || listed {
                // A `Port` or a `Shell` among Chinese characters is hardly ever a company.
                let foreign = || lexicon.software.ends_at(words, named.start) || is_foreign(text, &range);
                let sure = home || capital && listed || entry.kind == NameKind::Project && foreign();
                let doubtful = (entry.doubtful && !sure).then_some(place);
                sightings.push(Sighting { kind: entry.kind, row: entry.row, doubtful });
            }
        }
    }

    /// The topics that a text speaks of, by row, as often as it does.
    pub(super) fn topics(&self, facts: &Facts, text: &str, words: &[Token]) -> Vec<usize> {
        let mut rows = Vec::new();
        for found in self.topics.find(words) {
            let Some(topic) = facts.topics.get(found.value) else { continue };
            let written = &text[words[found.start].range.start..words[found.end - 1].range.end];
            let single = found.end - found.start == 1;
            // `AI` is not `ai`, `IT` is not `it`.
            if single && written.len() <= 3 && written.is_ascii() && written.chars().any(char::is_lowercase) {
                continue;
            }
            let needs = !topic.context.is_empty() && single && *fold(topic.name) == *words[found.start].folded;
            if needs && !topic.context.iter().map(|word| fold(word)).any(|word| words.iter().any(|other| *other.folded == *word)) {
                continue;
            }
            rows.push(found.value);
        }
        rows
    }

    /// The ids of the topics that some texts speak of, in the order of the table.
    pub(super) fn topics_of(&self, facts: &Facts, lexicon: &Lexicon, texts: &[&str]) -> Vec<String> {
        let mut rows: Vec<usize> = texts.iter().flat_map(|text| self.topics(facts, text, &lexicon.tokens(text))).collect();
        order::sort(&mut rows, Ord::cmp);
        rows.dedup();
        rows.into_iter().map(|row| facts.topics[row].id.to_owned()).collect()
    }

    /// The ids of the topics of a post: those of its title, headings and tags, and those it comes back to.
    pub(super) fn topics_of_post(
        &self,
        facts: &Facts,
        lexicon: &Lexicon,
        title: Option<&str>,
        tags: &[String],
        sheet: &Sheet,
    ) -> Vec<String> {
        const RETURNS: usize = 2;
        let mut weights = vec![0; facts.topics.len()];
        let mut add = |text: &str, words: &[Token], factor: usize| {
            for row in self.topics(facts, text, words) {
                weights[row] += factor;
            }
        };
        for text in title.into_iter().chain(tags.iter().map(String::as_str)) {
            add(text, &lexicon.tokens(text), RETURNS);
        }
        for line in &sheet.lines {
            add(line.text(), &line.words, if line.level.is_some() { RETURNS } else { 1 });
        }
        let mut topics: Vec<(usize, usize)> = weights.into_iter().enumerate().filter(|(_, weight)| *weight >= RETURNS).collect();
        order::sort(&mut topics, |a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        topics.into_iter().map(|(row, _)| facts.topics[row].id.to_owned()).collect()
    }
}

/// A text of a post, and where it has marks the passage that has them.
struct Said<'a> {
    text: &'a str,
    words: &'a [Token],
    passage: Option<&'a Passage>,
}

impl Said<'_> {
    /// Whether a name is all that a link to the site of that name says: `[Puppet](https://puppet.com)`.
    fn is_home(&self, name: &Range<usize>) -> bool {
        let of_name = |(text, href): (&Range<usize>, &str)| {
            let host = href.split_once("://").map_or("", |(_, rest)| rest.split('/').next().unwrap_or_default());
            text == name && host.split('.').any(|label| label.starts_with(&*fold(&self.text[name.clone()])))
        };
        self.passage.is_some_and(|passage| passage.links_in(name).any(of_name))
    }
}

/// The words of the context of a name, each in its plural too, but not the name itself.
fn context_of(named: &Named) -> table::Names {
    let own = fold(named.name);
    let context = named.context.iter().map(|word| fold(word)).flat_map(|word| [format!("{word}s"), word]);
    context.filter(|word| *word != own).collect()
}

/// Whether an everyday word is meant as the name: one of the words of its context stands in the same passage as in one of the
/// places where it is doubtful or beside that, or two of them anywhere in the post.
fn in_context(context: &table::Names, places: &[Said<'_>], doubtful: &[usize]) -> bool {
    let mut told = None;
    places.iter().enumerate().any(|(at, said)| {
        let near = doubtful.iter().any(|place| place.abs_diff(at) <= 1);
        let tells = |word: &Token| context.get_hashed(&word.folded, word.hash);
        said.words.iter().filter_map(tells).any(|word| near || *told.get_or_insert(word) != word)
    })
}

/// Whether Latin letters stand right beside Chinese, Japanese or Korean ones or the signs within their sentences, and so are no everyday word.
pub(super) fn is_foreign(text: &str, range: &Range<usize>) -> bool {
    let other = |character: char| is_unspaced(character) || matches!(character, '、' | '，' | '・' | '「' | '」' | '（' | '）');
    let (before, after) = (text[..range.start].trim_end_matches(' '), text[range.end..].trim_start_matches(' '));
    before.ends_with(other) || after.starts_with(other)
}

/// Whether a name is written in capitals throughout: in small letters it may be a word.
fn is_acronym(name: &str) -> bool {
    name.chars().all(|character| character.is_ascii_uppercase() || character.is_ascii_digit())
}

/// The people of a post: its speakers, those its takeaways are by, and those it says it met or heard.
pub(super) fn people(sheet: &Sheet, sessions: &[Session], voices: &[String], sense: &NameSense<'_>) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    let mut known = table::Names::default();
    let mut add = |name: &str| {
        // `[Ann Lee's](…) talk`, `James Ray’ talk`, `Ann Lee님`
        let name = possessor(sense.without_honorific(name));
        // `Jean-Luc Roy` is `Jean Luc Roy`.
        if known.insert(&fold(name).replace('-', " ")) {
            names.push(Name { kind: NameKind::Person, name: name.into(), count: 0 });
        }
    };
    sessions.iter().flat_map(|session| &session.speakers).for_each(|speaker| add(&speaker.name));
    for voice in voices {
        add(voice);
    }
    let written = || sheet.lines.iter().filter(|line| line.passage.place != Place::Code);
    for line in written() {
        let lexicon = sense.lexicon;
        let tells = |words: &[Token]| [&lexicon.met, &lexicon.gave, &lexicon.session].iter().any(|phrases| phrases.any(words));
        for sentence in line.sentences.iter().filter(|sentence| tells(line.words_in(sentence))) {
            let links = line.passage.links_in(sentence);
            links.map(|(range, _)| &line.text()[range.clone()]).filter(|shown| sense.is_person(shown)).for_each(&mut add);
            sense.people_in(line.text(), line.words_in(sentence)).into_iter().for_each(|name| add(&line.text()[name]));
        }
    }
    // `Ann Lees Vortrag` is by Ann Lee.
    names.retain(|name| !name.name.strip_suffix('s').is_some_and(|name| known.contains(&fold(name).replace('-', " "))));
    let mut phrases = Phrases::default();
    for (number, name) in names.iter().enumerate() {
        phrases.insert(&name.name, number);
    }
    for line in written() {
        phrases.find(&line.words).into_iter().for_each(|found| names[found.value].count += 1);
    }
    for name in &mut names {
        name.count = name.count.max(1);
    }
    order::sort(&mut names, |a, b| b.count.cmp(&a.count).then_with(|| a.name.cmp(&b.name)));
    names
}
