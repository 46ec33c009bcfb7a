//! Leaves out of the tables what no post of a page can name, so that a page carries the facts of its own posts.
//!
//! A spelling stays where its letters stand in a row somewhere in the posts, whatever is between them and around: that keeps rather too
//! much than too little, and every post is understood as with the whole tables, which a test holds it to.

use super::columns::lists;
use super::speech::Speech;
use super::tables::Facts;
use serde_json::Value;
use std::collections::{BTreeSet, HashSet};
use std::ops::Bound;
use unicode_normalization::char::decompose_compatible;

/// More bytes of posts than these name so much that a look at each spelling is not worth its time.
const LARGE: usize = 1 << 20;

/// The tables without the rows and the spellings that no post can name. What a row that stays refers to stays with it.
pub(crate) fn narrow(mut facts: Facts, posts: &[Vec<u8>]) -> Facts {
    if posts.iter().map(Vec::len).sum::<usize>() > LARGE {
        return facts;
    }
    let wording = Wording::new(posts);
    for kind in ["project", "organization", "topic"] {
        keep(&mut facts, kind, |row| wording.names(row));
    }

    let mut series: HashSet<String> = matching(&facts, "series", "id", |row| wording.names(row));
    // Of those that share a name, a post may mean one by its country or its days: `PyCon18China`, `Devoxx` in April.
    let families: HashSet<String> = series.iter().map(|id| family(id).to_owned()).collect();
    let is_akin = |row: &Value| row.get("id").and_then(Value::as_str).is_some_and(|id| families.contains(family(id)));
    series.extend(matching(&facts, "series", "id", |row| is_akin(row) && wording.may_mean(row)));
    // An edition may have a name of its own, without that of its series: `32C3`.
    series.extend(matching(&facts, "edition", "series", |row| wording.names(row)));
    series.extend(matching(&facts, "series", "colocated_with", |row| is_in(&series, row, "id")));
    keep(&mut facts, "series", |row| is_in(&series, row, "id"));
    keep(&mut facts, "edition", |row| is_in(&series, row, "series"));

    // A city that the tables name with its country is also found without, beside a conference.
    let bare =
        |row: &Value| Value::from(row.get("name").and_then(Value::as_str).and_then(|name| name.split(", ").next()).unwrap_or_default());
    let mut cities = matching(&facts, "city", "name", |row| wording.names(row) || wording.holds(&bare(row)));
    for kind in ["series", "edition"] {
        cities.extend(matching(&facts, kind, "city", |_| true));
    }
    keep(&mut facts, "city", |row| is_in(&cities, row, "name"));
    let mut countries = matching(&facts, "country", "id", |row| wording.names(row));
    for kind in ["series", "edition", "city"] {
        countries.extend(matching(&facts, kind, "country", |_| true));
    }
    keep(&mut facts, "country", |row| is_in(&countries, row, "id"));

    for kind in ["series", "project", "organization", "topic", "region", "city", "country"] {
        for row in facts.get_mut(kind).into_iter().flatten() {
            wording.keep_spellings(row, "aliases");
            // A context that is empty would say that the name stands for itself alone.
            if row.get("context").and_then(Value::as_array).is_some_and(|words| words.iter().any(|word| wording.holds(word))) {
                wording.keep_spellings(row, "context");
            }
        }
    }
    for names in facts.get_mut("people").into_iter().flatten() {
        wording.keep_words(names, "names");
    }
    let languages = facts.entry("language".to_owned()).or_default();
    let english = languages.iter().find(|row| row.get("id").is_some_and(|id| id == "en")).cloned();
    for language in languages {
        if !wording.may_be_in(language, english.as_ref()) {
            // By these it is told that a post is not in it.
            *language =
                ["id", "name", "stop"].into_iter().filter_map(|column| Some((column.to_owned(), language.get(column)?.clone()))).collect();
        }
        // Endings stand inside of words, and there are few.
        for list in lists().filter(|list| !list.ends_with("endings")) {
            wording.keep_words(language, &list);
        }
    }
    facts
}

/// What a column holds in the rows that pass.
fn matching(facts: &Facts, kind: &str, column: &str, passes: impl Fn(&Value) -> bool) -> HashSet<String> {
    facts.get(kind).into_iter().flatten().filter(|row| passes(row)).filter_map(|row| Some(row.get(column)?.as_str()?.to_owned())).collect()
}

/// The word with which the ids of series begin that share a name: `pycon` of `pycon-us`.
fn family(id: &str) -> &str {
    id.split('-').next().unwrap_or(id)
}

fn is_in(values: &HashSet<String>, row: &Value, column: &str) -> bool {
    row.get(column).and_then(Value::as_str).is_some_and(|value| values.contains(value))
}

fn keep(facts: &mut Facts, kind: &str, passes: impl Fn(&Value) -> bool) {
    if let Some(rows) = facts.get_mut(kind) {
        rows.retain(passes);
    }
}

const RUN: usize = 6;

/// The lists of a language of which the rules ask for single words too.
const SINGLE: [&str; 7] =
    ["everyday", "takeaway_headings", "weak_headings", "conference_words", "session_words", "attendee_words", "participant_words"];

/// What the posts are written with.
#[derive(Default)]
struct Wording {
    /// Their words of ASCII letters and digits, small.
    words: BTreeSet<String>,
    /// The same letters without anything between, for names that markup runs through.
    letters: String,
    /// Where a word begins in these.
    begins: HashSet<usize>,
    /// Every six letters in a row of these: most of what is not there is told by them.
    runs: HashSet<[u8; RUN]>,
    /// Their other characters.
    others: HashSet<char>,
    /// The languages that they may be in.
    speech: Speech,
    /// Whether `others` may miss some: a post is not UTF-8, was once misread as something else, or writes them as escapes.
    misread: bool,
}

impl Wording {
    fn new(posts: &[Vec<u8>]) -> Self {
        let mut wording = Self::default();
        for post in posts {
            wording.misread |= std::str::from_utf8(post).is_err() || post.contains(&0);
            // What UTF-16 puts between ASCII letters goes.
            let text = String::from_utf8_lossy(post).replace('\0', "");
            wording.misread |= text.contains("\\u");
            let letters = decomposed(&text);
            wording.add(&letters);
            // Names of people are listed without diacritics, which part no word: `Rocío` begins as `rocio` does.
            wording.add(&letters.replace(|character| ('\u{300}'..='\u{36f}').contains(&character), ""));
            let shown = without_tags(&text);
            wording.add(&decomposed(&shown));
            wording.speech.add(&text, &shown);
        }
        wording.runs = wording.letters.as_bytes().array_windows().copied().collect();
        // These controls stand in no text but one whose bytes were taken for Latin-1.
        wording.misread |= wording.others.iter().any(|character| ('\u{80}'..='\u{9f}').contains(character));
        wording
    }

    fn add(&mut self, text: &str) {
        let mut word = String::new();
        for character in text.chars().chain([' ']) {
            if character.is_ascii_alphanumeric() {
                word.push(character.to_ascii_lowercase());
                continue;
            }
            if !word.is_empty() {
                self.begins.insert(self.letters.len());
                self.letters.push_str(&word);
                self.words.insert(std::mem::take(&mut word));
            }
            if !character.is_ascii() {
                self.others.insert(character);
            }
        }
        self.letters.push('\n');
    }

    /// Whether a post can hold one of the spellings of a row.
    fn names(&self, row: &Value) -> bool {
        spellings(row).any(|spelling| self.holds(spelling))
    }

    /// Whether the posts hold all words of one of the spellings of a row, wherever they stand.
    fn may_mean(&self, row: &Value) -> bool {
        spellings(row).any(|spelling| pieces(&plain(spelling)).all(|piece| self.begins_a_word(piece) || self.stands_within(piece)))
    }

    /// Leaves in a column of spellings those that a post can hold.
    fn keep_spellings(&self, row: &mut Value, column: &str) {
        if let Some(spellings) = row.get_mut(column).and_then(Value::as_array_mut) {
            spellings.retain(|spelling| self.holds(spelling));
        }
    }

    fn holds(&self, spelling: &Value) -> bool {
        let spelling = plain(spelling);
        let letters = pieces(&spelling).collect::<String>();
        self.stands_within(&letters) && self.is_in_words(&letters) && self.holds_others(&spelling)
    }

    /// Whether letters that stand in a row do so within a word, or from the beginning of one: `less tickets` holds no `SSTIC`.
    fn is_in_words(&self, letters: &str) -> bool {
        letters.is_empty()
            || self.letters.match_indices(letters).any(|(start, _)| {
                self.begins.contains(&start) || !(start + 1..start + letters.len()).any(|place| self.begins.contains(&place))
            })
    }

    fn begins_a_word(&self, piece: &str) -> bool {
        self.words.range::<str, _>((Bound::Included(piece), Bound::Unbounded)).next().is_some_and(|word| word.starts_with(piece))
    }

    fn may_be_in(&self, language: &Value, english: Option<&Value>) -> bool {
        self.misread || self.speech.may_be_in(language, english)
    }

    /// Whether the letters of a phrase stand in a row.
    fn stands_within(&self, letters: &str) -> bool {
        letters.as_bytes().array_windows().all(|run| self.runs.contains(run)) && self.letters.contains(letters)
    }

    /// Leaves in a list of a language the phrases that begin as words of the posts do. One word is enough where the rules ask for single
    /// words too, and one word or character of China, Japan and Korea where a letter may stand in the posts as another.
    fn keep_words(&self, language: &mut Value, list: &str) {
        // What was misread falls into other words than it will be healed to.
        if let Some(phrases) = language.get_mut(list).and_then(Value::as_array_mut).filter(|_| !self.misread) {
            phrases.retain(|phrase| {
                let phrase = plain(phrase);
                let mut pieces = pieces(&phrase).filter(|piece| !piece.is_empty()).peekable();
                if phrase.is_ascii() && !SINGLE.contains(&list) {
                    return pieces.clone().all(|piece| self.begins_a_word(piece)) && self.stands_within(&pieces.collect::<String>());
                }
                let mut others = phrase.chars().filter(|character| is_ideographic(*character)).peekable();
                let bare = pieces.peek().is_none() && others.peek().is_none();
                bare || pieces.any(|piece| self.begins_a_word(piece)) || others.any(|character| self.others.contains(&character))
            });
        }
    }

    fn holds_others(&self, text: &str) -> bool {
        self.misread || text.chars().all(|character| !is_ideographic(character) || self.others.contains(&character))
    }
}

/// What a row is called.
fn spellings(row: &Value) -> impl Iterator<Item = &Value> {
    let aliases = row.get("aliases").and_then(Value::as_array);
    ["id", "name"].into_iter().filter_map(|column| row.get(column)).chain(aliases.into_iter().flatten())
}

/// A value as it is compared: decomposed and small.
pub(crate) fn plain(value: &Value) -> String {
    decomposed(value.as_str().unwrap_or_default()).to_lowercase()
}

/// A text with its characters decomposed; those of ASCII, which are most, are as they are.
pub(crate) fn decomposed(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_ascii() { letters.push(character) } else { decompose_compatible(character, |part| letters.push(part)) }
    }
    letters
}

/// The runs of ASCII letters and digits in a text.
fn pieces(text: &str) -> impl Iterator<Item = &str> + Clone {
    text.split(|character: char| !character.is_ascii_alphanumeric())
}

/// The text without tags, entities, soft hyphens and where links lead, so that what they part is one word or phrase.
fn without_tags(text: &str) -> String {
    let (mut end, mut before) = (None, ' ');
    let shown = text.chars().filter(|&character| {
        let before = std::mem::replace(&mut before, character);
        match (character, end) {
            ('<', _) => end = Some('>'),
            ('&', None) => end = Some(';'),
            ('(', None) if before == ']' => end = Some(')'),
            ('[', None) if before == ']' => end = Some(']'),
            (_, Some(';')) if character.is_whitespace() => end = None,
            (_, Some(last)) if last == character => {
                end = None;
                return false;
            }
            _ => {}
        }
        end.is_none() && character != '\u{ad}'
    });
    shown.collect()
}

/// Whether it is a letter of scripts that write without ASCII letters: those of China, Japan and Korea.
pub(crate) fn is_ideographic(character: char) -> bool {
    character >= '\u{1100}' && character.is_alphanumeric()
}
