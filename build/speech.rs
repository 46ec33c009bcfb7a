//! Tells the languages that posts may be in, so that a page carries the words of no other.

use super::narrow::{decomposed, is_ideographic, plain};
use serde_json::Value;
use std::collections::HashSet;

/// So many words of a post are looked at together.
const STRETCH: usize = 40;

/// What posts say that they are in, and the words by which it is told.
#[derive(Default)]
pub(crate) struct Speech {
    /// The words beside one for a language, as `de` in `lang="de"`.
    stated: HashSet<String>,
    stretches: Vec<Vec<String>>,
    ideographs: HashSet<char>,
}

impl Speech {
    /// Adds a post: all that it holds, and what of it is shown.
    pub(crate) fn add(&mut self, text: &str, shown: &str) {
        const NEAR: usize = 5;
        let all = words(text);
        for (at, _) in all.iter().enumerate().filter(|(_, word)| ["lang", "language", "locale", "inlanguage"].contains(&word.as_str())) {
            self.stated.extend(all[at.saturating_sub(NEAR)..all.len().min(at + NEAR)].iter().cloned());
        }
        self.stretches.extend(words(shown).chunks(STRETCH).map(<[String]>::to_vec));
        self.ideographs.extend(decomposed(text).chars().filter(|character| is_ideographic(*character)));
    }

    /// Whether a post may be in the language of a row: it says so, or has as many of its stop words in a row as of those of English.
    /// Every post listens to the words of English.
    pub(crate) fn may_be_in(&self, language: &Value, english: Option<&Value>) -> bool {
        if english == Some(language)
            || ["id", "name"].into_iter().filter_map(|column| language.get(column)).any(|name| self.stated.contains(&plain(name)))
        {
            return true;
        }
        let [stop, english] = [Some(language), english].map(|row| row.map(stop_words).unwrap_or_default());
        if stop.iter().any(|word| word.chars().any(|character| self.ideographs.contains(&character))) {
            return true;
        }
        self.stretches.iter().any(|stretch| {
            let [own, others] = [&stop, &english].map(|stop| stretch.iter().filter(|word| stop.contains(*word)).count());
            own > 1 && own >= others && own * 10 >= stretch.len()
        })
    }
}

fn stop_words(language: &Value) -> HashSet<String> {
    language.get("stop").and_then(Value::as_array).into_iter().flatten().flat_map(|word| words(word.as_str().unwrap_or_default())).collect()
}

/// The words of a text as they are compared: decomposed, without diacritics and small.
fn words(text: &str) -> Vec<String> {
    let letters = decomposed(text).replace(|character| ('\u{300}'..='\u{36f}').contains(&character), "").to_lowercase();
    letters.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}
