//! The words and phrases of a post's cloud: those that tell it from everyday text.
//!
//! A term is a run of one to three words none of which is a stop word or an everyday word. It weighs by how often it is said,
//! with diminishing returns (the saturation of BM25), more in titles, headings and tags and where the tables know it. A
//! phrase takes the place of its words where they are seldom said without it.

use super::lexicon::Lexicon;
use super::sheet::Sheet;
use crate::document::Place;
use crate::order;
use crate::post::{Name, Term};
use crate::search::{Token, tokens};
use crate::table::{Names, Table};
use std::cmp::Reverse;

/// How many terms a post has at most.
const SIZE: usize = 40;

/// The count at which a further mention adds little.
const SATURATION: f32 = 4.0;

/// A word or phrase that is counted: its key, which is its words in the singular, how often it is said, and what that weighs.
#[derive(Debug)]
struct Count {
    key: String,
    number: usize,
    weight: f32,
    said: usize,
}

/// The terms of a post, best first.
pub(super) fn terms(
    title: Option<&str>,
    tags: &[String],
    names: &[Name],
    sheet: &Sheet,
    lexicon: &Lexicon,
    is_elsewhere: &dyn Fn(&[Token]) -> bool,
) -> Vec<Term> {
    let mut gathered =
        Gathered { lexicon, words: Names::default(), stems: Vec::new(), keys: Names::default(), counts: Vec::new(), forms: Vec::new() };
    let title_words = title.map(tokens).unwrap_or_default();
    gathered.add(title.unwrap_or_default(), &title_words, 2.0);
    for line in &sheet.lines {
        if !matches!(line.passage.place, Place::Code | Place::Embed) {
            gathered.add(line.text(), &line.words, if line.level.is_some() { 2.0 } else { 1.0 });
        }
    }
    gathered.add_tags(tags);
    let people: Names = names
        .iter()
        .filter(|name| name.kind == crate::post::NameKind::Person)
        .flat_map(|name| tokens(&name.name))
        .map(|token| token.folded)
        .collect();
    let mut counts = gathered.said_enough();
    counts.retain(|count| {
        let person = count.key.split(' ').all(|word| people.contains(word));
        !person && !is_elsewhere(&tokens(&count.key))
    });
    absorb(&mut counts);
    let known: Names = names
        .iter()
        .filter(|name| name.kind != crate::post::NameKind::Person)
        .map(|name| tokens(&name.name).into_iter().map(|token| token.folded).collect::<Vec<_>>().join(" "))
        .collect();
    let forms = gathered.forms(&counts);
    let mut terms: Vec<(f32, String)> = counts
        .iter()
        .zip(forms)
        .map(|(count, form)| {
            let phrase = if count.key.contains(' ') { 1.4 } else { 1.0 };
            let table = if known.contains(&count.key) { 1.3 } else { 1.0 };
            (count.weight / (count.weight + SATURATION) * phrase * table, form)
        })
        .collect();
    order::sort(&mut terms, |a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    terms.truncate(SIZE);
    let most = terms.first().map_or(1.0, |(score, _)| *score);
    terms.into_iter().map(|(score, term)| Term { term, score: (score / most * 1000.0).round() / 1000.0 }).collect()
}

/// The weight of each word of the terms.
pub(super) fn weights(terms: &[Term]) -> Table<f32> {
    terms.iter().flat_map(|term| tokens(&term.term).into_iter().map(|token| (token.folded, term.score))).collect()
}

/// What is said in a post, word by word and phrase by phrase.
struct Gathered<'s> {
    lexicon: &'s Lexicon,
    /// Every word of the post.
    words: Names,
    /// The singular of each word, by its number; empty where it can be no term.
    stems: Vec<String>,
    keys: Names,
    /// How much each key weighs, and how often it is said.
    counts: Vec<(f32, usize)>,
    /// The number of a key, and how it is written in one place.
    forms: Vec<(usize, &'s str)>,
}

impl<'s> Gathered<'s> {
    fn add(&mut self, text: &'s str, words: &[Token], weight: f32) {
        let numbers: Vec<usize> = words.iter().map(|word| self.number(word)).collect();
        let mut key = String::new();
        for start in 0..words.len() {
            key.clear();
            for end in start..words.len().min(start + 3) {
                let stem = &self.stems[numbers[end]];
                // A phrase is not parted by punctuation; two names joined by a sign are two.
                let joined =
                    end == start || matches!(&text[words[end - 1].range.end..words[end].range.start], " " | "-" | "\u{a0}" | "" | "/");
                if stem.is_empty() || !joined {
                    break;
                }
                if end > start {
                    key.push(' ');
                }
                key.push_str(stem);
                // One character of a script without spaces is no word.
                if key.is_ascii() || key.chars().nth(1).is_some() {
                    self.count(&key, &text[words[start].range.start..words[end].range.end], weight);
                }
            }
        }
    }

    /// The number of a word.
    fn number(&mut self, word: &Token) -> usize {
        let number = self.words.number_hashed(&word.folded, word.hash);
        if number == self.stems.len() {
            self.stems.push(if is_content(word, self.lexicon) { singular(&word.folded) } else { String::new() });
        }
        number
    }

    fn count(&mut self, key: &str, form: &'s str, weight: f32) {
        let number = self.keys.number(key);
        if number == self.counts.len() {
            self.counts.push((0.0, 0));
        }
        self.counts[number].0 += weight;
        self.counts[number].1 += 1;
        self.forms.push((number, form));
    }

    /// Tags are one more voice: `platformengineering` speaks for `platform engineering`.
    fn add_tags(&mut self, tags: &[String]) {
        for tag in tags {
            let glued: String = tokens(tag).into_iter().map(|token| singular(&token.folded)).collect();
            let speaks = |key: &str| key.bytes().filter(|byte| *byte != b' ').eq(glued.bytes());
            if let Some(number) = self.keys.iter().position(speaks) {
                self.counts[number].0 += 2.0;
            }
        }
    }

    /// What is said often enough to be a term.
    fn said_enough(&self) -> Vec<Count> {
        let counts = self.counts.iter().zip(self.keys.iter()).enumerate();
        let enough = counts.filter(|(_, ((weight, said), key))| if key.contains(' ') { *said >= 2 } else { *weight >= 2.0 });
        enough.map(|(number, ((weight, said), key))| Count { key: key.to_owned(), number, weight: *weight, said: *said }).collect()
    }

    /// For each of `counts` the form that is most often written; of equal ones the one with fewer capitals.
    fn forms(&self, counts: &[Count]) -> Vec<String> {
        let mut places = vec![None; self.counts.len()];
        counts.iter().enumerate().for_each(|(at, count)| places[count.number] = Some(at));
        let mut forms: Vec<(usize, &str)> = self.forms.iter().filter_map(|(number, form)| Some((places[*number]?, *form))).collect();
        order::sort(&mut forms, Ord::cmp);
        let mut best: Vec<(usize, Reverse<usize>, &str)> = vec![(0, Reverse(0), ""); counts.len()];
        for same in forms.chunk_by(|a, b| a == b) {
            let (at, form) = same[0];
            let (count, capitals) = (same.len(), Reverse(capitals(form)));
            // Of forms that are alike in both, the first by the alphabet is kept.
            if (count, capitals) > (best[at].0, best[at].1) {
                best[at] = (count, capitals, form);
            }
        }
        best.into_iter().map(|(_, _, form)| form.replace('\u{a0}', " ")).collect()
    }
}

/// A word that can be a term: with a letter, not common, neither a number nor a piece of an address.
fn is_content(word: &Token, lexicon: &Lexicon) -> bool {
    let folded = &word.folded;
    let letters = folded.chars().filter(|character| character.is_alphabetic()).count();
    let long = folded.chars().count() > 2 || !folded.is_ascii();
    let plain = folded.trim_end_matches("'s");
    letters > 0
        && long
        && !lexicon.is_common(plain)
        && !lexicon.is_common(&singular(plain))
        && !lexicon.months.contains(plain)
        && !lexicon.session.any(std::slice::from_ref(word))
        && !lexicon.conference.any(std::slice::from_ref(word))
        && !folded.contains("://")
        && !matches!(folded.as_str(), "http" | "https" | "www" | "com")
        && !(folded.contains('.') && folded.rsplit('.').next().is_some_and(|end| matches!(end, "com" | "org" | "io" | "net")))
}

/// The English singular of a regular plural; words of other languages end so seldom enough.
fn singular(word: &str) -> String {
    let word = word.trim_end_matches("'s");
    if let Some(stem) = word.strip_suffix("es").filter(|stem| {
        stem.len() >= 3
            && word.is_ascii()
            && (stem.ends_with(['x', 'z']) || stem.ends_with("sh") || stem.ends_with("ch") || stem.ends_with("ss"))
    }) {
        return stem.to_owned();
    }
    match word.strip_suffix('s') {
        Some(stem) if stem.len() >= 3 && !stem.ends_with(['s', 'u', 'i', 'o']) && word.is_ascii() => match stem.strip_suffix("ie") {
            Some(stem) if stem.len() >= 3 => format!("{stem}y"),
            _ => stem.to_owned(),
        },
        _ => word.to_owned(),
    }
}

/// Leaves out words that are mostly said as part of a phrase, and phrases that are mostly part of a longer one.
fn absorb(counts: &mut Vec<Count>) {
    let mut inside: Table<usize> = Table::default();
    for Count { key, said, .. } in counts.iter() {
        let words: Vec<&str> = key.split(' ').collect();
        for length in 1..words.len() {
            for part in words.windows(length) {
                let most = inside.or_insert(&part.join(" "), 0);
                *most = (*most).max(*said);
            }
        }
    }
    counts.retain(|count| inside.get(&count.key).is_none_or(|said| *said * 10 < count.said * 6));
}

fn capitals(text: &str) -> usize {
    text.chars().filter(|character| character.is_uppercase()).count()
}
