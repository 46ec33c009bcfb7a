//! The words and phrases of a post's cloud: those that tell it from everyday text.
//!
//! A term is a run of one to three words none of which is a stop word, nor an everyday word unless the tables know the whole, as
//! they know `open source`. It weighs by how often it is said, with diminishing returns (the saturation of BM25), more in titles,
//! headings and tags and where the tables know it. A phrase takes the place of its words where they are seldom said without it.

mod stem;
mod unit;

use super::lexicon::Lexicon;
use super::script::{Script, script};
use super::sheet::Sheet;
use crate::document::Place;
use crate::order;
use crate::post::{Name, Term};
use crate::search::{Token, fold, singular, tokens};
use crate::table::{Names, Pairs, Table};
use std::cell::RefMut;
use std::cmp::Reverse;
use std::ops::Range;
use stem::Stem;
pub(super) use stem::Stems;
use unit::units;

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

/// What the tables know of the words of a post.
pub(super) struct Known<'k> {
    /// What the project or the topic is called that words name.
    pub(super) thing: &'k dyn Fn(&[Token]) -> Option<&'static str>,
    /// Whether words are the name of a conference or a place: every post on it has those.
    pub(super) is_elsewhere: &'k dyn Fn(&[Token]) -> bool,
}

/// The terms of a post, best first.
pub(super) fn terms(
    title: Option<&str>,
    tags: &[String],
    names: &[Name],
    sheet: &Sheet,
    lexicon: &Lexicon,
    known: &Known<'_>,
) -> Vec<Term> {
    let mut gathered = Gathered {
        lexicon,
        thing: known.thing,
        japanese: sheet.words().any(|word| script(&word.folded) == Script::Hiragana),
        stems: lexicon.stems.borrow_mut(),
        keys: Pairs::with_room(sheet.lines.iter().map(|line| line.words.len()).sum()),
        counts: Vec::new(),
        forms: Vec::new(),
    };
    let title_words = title.map(|title| lexicon.tokens(title)).unwrap_or_default();
    gathered.add(title.unwrap_or_default(), &title_words, 2.0);
    for line in &sheet.lines {
        if !matches!(line.passage.place, Place::Code | Place::Embed) && !line.signs() {
            gathered.add(line.text(), &line.words, if line.level.is_some() { 2.0 } else { 1.0 });
        }
    }
    gathered.add_tags(tags);
    let people: Names = names
        .iter()
        .filter(|name| name.kind == crate::post::NameKind::Person)
        .flat_map(|name| lexicon.tokens(&name.name))
        .map(|token| token.folded)
        .collect();
    let mut counts = gathered.said_enough();
    // The parts of a name go before the name does: `San` goes with `San Diego`.
    absorb(&mut counts);
    counts.retain(|count| {
        let person = count.key.split(' ').all(|word| people.contains(word));
        !person && !(known.is_elsewhere)(&lexicon.tokens(&count.key))
    });
    let in_tables: Names = names
        .iter()
        .filter(|name| name.kind != crate::post::NameKind::Person)
        .map(|name| lexicon.tokens(&name.name).into_iter().map(|token| token.folded).collect::<Vec<_>>().join(" "))
        .collect();
    let mut forms = gathered.forms(&counts);
    unite(&mut counts, &mut forms, |key| (known.thing)(&lexicon.tokens(key)));
    let mut terms: Vec<(f32, String)> = counts
        .iter()
        .zip(forms)
        .filter(|(count, form)| count.weight > 0.0 && (!lexicon.capital_nouns || ends_with_noun(form) || in_tables.contains(&count.key)))
        .map(|(count, form)| {
            let phrase = if count.key.contains(' ') { 1.4 } else { 1.0 };
            let table = if in_tables.contains(&count.key) { 1.3 } else { 1.0 };
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
    thing: &'s dyn Fn(&[Token]) -> Option<&'static str>,
    japanese: bool,
    stems: RefMut<'s, Stems>,
    /// What is said, each as what comes before its last word, one more than its number, and the stem of that.
    keys: Pairs,
    /// How much each key weighs, and how often it is said.
    counts: Vec<(f32, usize)>,
    /// The number of a key, and how it is written in one place.
    forms: Vec<(usize, &'s str)>,
}

impl<'s> Gathered<'s> {
    fn add(&mut self, text: &'s str, words: &[Token], weight: f32) {
        /// The longest phrase in words, and in characters of Chinese.
        const LONGEST: usize = 3;
        const LONGEST_HAN: usize = 6;
        let words = &*units(text, words, self.japanese, self.lexicon);
        let stems: Vec<Stem> = words.iter().map(|word| self.stems.of(word, self.lexicon)).collect();
        // Where the address ends that was last begun: its parts are no words.
        let mut address = 0;
        for start in 0..words.len() {
            let Range { start: from, end: to } = words[start].range;
            let (before_it, after_it) = (&text.as_bytes()[..from], &text.as_bytes()[to..]);
            if after_it.starts_with(b"://") || after_it.starts_with(b"/") && text[from..to].contains('.') {
                address = text[from..].find([' ', '\n', '\u{3000}', ')', '）', '」']).map_or(text.len(), |end| from + end);
            }
            // Most words are none of a term, nor is the handle of someone.
            if stems[start].text.is_none() || from < address || before_it.ends_with(b"@") {
                continue;
            }
            let han = self.is_character(&words[start]);
            let mut common = false;
            let mut before = 0;
            for end in start..words.len().min(start + if han { LONGEST_HAN } else { LONGEST }) {
                let Stem { text: Some(last), cut, common: everyday } = stems[end] else { break };
                if end > start && !self.joined(text, words, end, stems[end - 1].cut) {
                    break;
                }
                common |= everyday;
                let key = self.key(before, last);
                before = key + 1;
                if common && (end == start || (self.thing)(&words[start..=end]).is_none()) {
                    continue;
                }
                let is_word = || end > start || self.stems.text(last).is_ascii() || self.stems.text(last).chars().nth(1).is_some();
                if if han { self.is_han_word(words, start..end + 1) } else { is_word() } {
                    let form = &text[words[start].range.start..words[end].range.end];
                    let form = cut.checked_sub(1).and_then(|cut| form.char_indices().rev().nth(cut)).map_or(form, |(at, _)| &form[..at]);
                    self.count(key, form, weight);
                }
            }
        }
    }

    /// Whether a word goes on with the one before it. A phrase is not parted by punctuation, nor by an ending that was cut off;
    /// and two names joined by a sign are two.
    fn joined(&self, text: &str, words: &[Token], at: usize, cut: usize) -> bool {
        let between = &text[words[at - 1].range.end..words[at].range.start];
        cut == 0 && matches!(between, " " | "-" | "\u{a0}" | "" | "/") && self.is_character(&words[at - 1]) == self.is_character(&words[at])
    }

    /// Whether a word is a character of Chinese, of which several make a word.
    fn is_character(&self, word: &Token) -> bool {
        !self.japanese && script(&word.folded) == Script::Han
    }

    /// Whether characters of Chinese can be one word: two and more, that neither begin nor end with an everyday word, nor within one
    /// as `球软件` begins within `全球`.
    fn is_han_word(&self, words: &[Token], run: Range<usize>) -> bool {
        let common = |part: Range<usize>| {
            let word: String = words[part].iter().map(|word| &*word.folded).collect();
            self.lexicon.is_common(&word)
        };
        let cuts = |at: usize| (1..words.len()).contains(&at) && words[at - 1].range.end == words[at].range.start && common(at - 1..at + 1);
        run.len() >= 2
            && !(2..=run.len().min(3)).any(|length| common(run.start..run.start + length) || common(run.end - length..run.end))
            && !cuts(run.start)
            && !cuts(run.end)
    }

    /// The number of a key: of the one `before` its last stem, as one more than its number, or 0, and that stem.
    fn key(&mut self, before: usize, last: u32) -> usize {
        let number = self.keys.number((u32::try_from(before).unwrap_or_default(), last));
        if number == self.counts.len() {
            self.counts.push((0.0, 0));
        }
        number
    }

    fn count(&mut self, key: usize, form: &'s str, weight: f32) {
        self.counts[key].0 += weight;
        self.counts[key].1 += 1;
        self.forms.push((key, form));
    }

    /// The stems of a key, the last one first.
    fn stems(&self, key: usize) -> impl Iterator<Item = &str> {
        let pair = |before: u32| self.keys.all().get((before as usize).checked_sub(1)?).copied();
        std::iter::successors(self.keys.all().get(key).copied(), move |(before, _)| pair(*before)).map(|(_, last)| self.stems.text(last))
    }

    /// Tags are one more voice: `platformengineering` speaks for `platform engineering`.
    fn add_tags(&mut self, tags: &[String]) {
        for tag in tags {
            let glued: String = self.lexicon.tokens(tag).into_iter().map(|token| singular(&tag[token.range], &token.folded)).collect();
            let speaks =
                |key: &usize| self.stems(*key).try_fold(glued.as_str(), |rest, stem| rest.strip_suffix(stem)).is_some_and(str::is_empty);
            let said = |key: &usize| self.counts[*key].1 > 0;
            if let Some(key) = (0..self.counts.len()).find(|key| said(key) && speaks(key)) {
                self.counts[key].0 += 2.0;
            }
        }
    }

    /// What is said often enough to be a term.
    fn said_enough(&self) -> Vec<Count> {
        let mut enough = Vec::new();
        for (number, (weight, said)) in self.counts.iter().copied().enumerate() {
            let phrase = self.keys.all()[number].0 > 0;
            if if phrase { said < 2 } else { weight < 2.0 } {
                continue;
            }
            let mut stems: Vec<&str> = self.stems(number).collect();
            stems.reverse();
            let key = stems.join(" ");
            // Three characters that stand together twice are chance, unless the tables know them.
            let chance = phrase && !self.japanese && key.len() < 12 && script(&key) == Script::Han && said < 3;
            if !chance || (self.thing)(&self.lexicon.tokens(&key)).is_some() {
                enough.push(Count { key, number, weight, said });
            }
        }
        enough
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

/// Whether the last word of a form is written as German writes nouns.
fn ends_with_noun(form: &str) -> bool {
    form.rsplit([' ', '-', '\u{a0}'])
        .next()
        .is_some_and(|word| word.chars().next().is_some_and(|first| !first.is_lowercase()) || word.chars().any(char::is_uppercase))
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

/// Makes one word of a long word and what it is cut down to: `k8s` is Kubernetes, in the text or else in the tables.
fn unite(counts: &mut [Count], forms: &mut [String], called: impl Fn(&str) -> Option<&'static str>) {
    let cut = |form: &String| form.contains(|digit: char| digit.is_ascii_digit());
    if !forms.iter().any(cut) {
        return;
    }
    let long: Table<usize> = forms.iter().enumerate().filter_map(|(at, form)| Some((numeronym(form)?, at))).collect();
    for at in 0..counts.len() {
        if !cut(&forms[at]) {
            continue;
        }
        let short = fold(&forms[at]);
        if let Some(long) = long.get(&short) {
            counts[*long].weight += std::mem::take(&mut counts[at].weight);
        } else if let Some(name) = called(&short).filter(|name| numeronym(name).as_ref() == Some(&short)) {
            counts[at].key = fold(name);
            name.clone_into(&mut forms[at]);
        }
    }
}

/// A word in small letters, with the number of those between the first and the last in their place.
fn numeronym(word: &str) -> Option<String> {
    let word = fold(word);
    let mut letters = word.chars();
    let (first, last) = (letters.next()?, letters.next_back()?);
    let between = letters.as_str().chars().count();
    (between > 0 && word.chars().all(char::is_alphabetic)).then(|| format!("{first}{between}{last}"))
}

fn capitals(text: &str) -> usize {
    text.chars().filter(|character| character.is_uppercase()).count()
}
