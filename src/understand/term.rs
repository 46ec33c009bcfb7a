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
use crate::search::{Token, fold, tokens};
use crate::table::{Names, Table};

/// How many terms a post has at most.
const SIZE: usize = 40;

/// The count at which a further mention adds little.
const SATURATION: f32 = 4.0;

#[derive(Debug, Default)]
struct Count {
    weight: f32,
    said: usize,
    forms: Table<usize>,
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
    let mut counts: Table<Count> = Table::default();
    if let Some(title) = title {
        gather(title, &tokens(title), 2.0, lexicon, &mut counts);
    }
    for line in &sheet.lines {
        if !matches!(line.passage.place, Place::Code | Place::Embed) {
            gather(line.text(), &line.words, if line.level.is_some() { 2.0 } else { 1.0 }, lexicon, &mut counts);
        }
    }
    let mut counts = counts.into_rows();
    add_tags(tags, &mut counts);
    let people: Names = names
        .iter()
        .filter(|name| name.kind == crate::post::NameKind::Person)
        .flat_map(|name| tokens(&name.name))
        .map(|token| token.folded)
        .collect();
    counts.retain(|(key, count)| {
        let words: Vec<&str> = key.split(' ').collect();
        let person = words.iter().all(|word| people.contains(word));
        let enough = if words.len() > 1 { count.said >= 2 } else { count.weight >= 2.0 };
        enough && !person && !is_elsewhere(&tokens(key))
    });
    absorb(&mut counts);
    let known: Names = names
        .iter()
        .filter(|name| name.kind != crate::post::NameKind::Person)
        .map(|name| tokens(&name.name).into_iter().map(|token| token.folded).collect::<Vec<_>>().join(" "))
        .collect();
    let mut terms: Vec<(f32, String)> = counts
        .iter()
        .map(|(key, count)| {
            let phrase = if key.contains(' ') { 1.4 } else { 1.0 };
            let table = if known.contains(key) { 1.3 } else { 1.0 };
            (count.weight / (count.weight + SATURATION) * phrase * table, display(key, count))
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

fn gather(text: &str, words: &[Token], weight: f32, lexicon: &Lexicon, counts: &mut Table<Count>) {
    let content = |at: usize| words.get(at).is_some_and(|word| is_content(word, lexicon));
    for start in 0..words.len() {
        for length in 1..=3 {
            let end = start + length;
            if end > words.len() || !content(end - 1) || !content(start) {
                break;
            }
            // A phrase is not parted by punctuation; two names joined by a sign are two.
            let joined = (start + 1..end).all(|at| {
                matches!(&text[words[at - 1].range.end..words[at].range.start], " " | "-" | "\u{a0}" | "" | "/")
                    && !(words[at].folded.chars().count() == 1 && !words[at].folded.is_ascii() && length < 2)
            });
            if !joined {
                break;
            }
            let key = words[start..end].iter().map(|word| singular(&word.folded)).collect::<Vec<_>>().join(" ");
            // One character of a script without spaces is no word.
            if !key.is_ascii() && key.chars().count() < 2 {
                continue;
            }
            let count = counts.or_insert(&key, Count::default());
            count.weight += weight;
            count.said += 1;
            *count.forms.or_insert(&text[words[start].range.start..words[end - 1].range.end], 0) += 1;
        }
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

/// Tags are one more voice: `platformengineering` speaks for `platform engineering`.
fn add_tags(tags: &[String], counts: &mut [(String, Count)]) {
    for tag in tags {
        let glued: String = tokens(tag).into_iter().map(|token| singular(&token.folded)).collect();
        if let Some((_, count)) = counts.iter_mut().find(|(key, _)| key.replace(' ', "") == glued) {
            count.weight += 2.0;
        }
    }
}

/// Leaves out words that are mostly said as part of a phrase, and phrases that are mostly part of a longer one.
fn absorb(counts: &mut Vec<(String, Count)>) {
    let phrases: Vec<(String, usize)> =
        counts.iter().filter(|(key, _)| key.contains(' ')).map(|(key, count)| (key.clone(), count.said)).collect();
    let mut inside: Table<usize> = Table::default();
    for (phrase, said) in &phrases {
        let words: Vec<&str> = phrase.split(' ').collect();
        for length in 1..words.len() {
            for part in words.windows(length) {
                let most = inside.or_insert(&part.join(" "), 0);
                *most = (*most).max(*said);
            }
        }
    }
    counts.retain(|(key, count)| inside.get(key).is_none_or(|said| *said * 10 < count.said * 6));
}

/// The form that is most often written; of equal ones the one with fewer capitals at its start.
fn display(key: &str, count: &Count) -> String {
    count
        .forms
        .rows()
        .iter()
        .max_by(|a, b| a.1.cmp(&b.1).then_with(|| capitals(&b.0).cmp(&capitals(&a.0))).then_with(|| b.0.cmp(&a.0)))
        .map_or_else(|| fold(key), |(form, _)| form.replace('\u{a0}', " "))
}

fn capitals(text: &str) -> usize {
    text.chars().filter(|character| character.is_uppercase()).count()
}
