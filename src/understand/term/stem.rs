//! A word as part of a term: in the singular, without what is glued to its end.

use crate::search::{Token, singular};
use crate::table::Names;
use crate::understand::lexicon::Lexicon;
use crate::understand::script::{Script, script};

/// What the words that posts said are as part of terms, by number; none until it is asked for.
#[derive(Clone, Debug, Default)]
pub(in crate::understand) struct Stems {
    stems: Vec<Option<Stem>>,
    texts: Names,
}

/// A word as part of a term.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stem {
    /// The number of the text of the word in the singular, without what is glued to its end; none where it can be no part of a term.
    pub(super) text: Option<u32>,
    /// How many characters were cut off its end.
    pub(super) cut: usize,
    /// Whether it is an everyday word, part of a term only where the tables know the whole.
    pub(super) common: bool,
}

impl Stems {
    /// The stem of a word that a post said.
    pub(super) fn of(&mut self, word: &Token, lexicon: &Lexicon) -> Stem {
        let number = word.number as usize;
        if number >= self.stems.len() {
            self.stems.resize(number + 1, None);
        }
        if let Some(stem) = self.stems[number] {
            return stem;
        }
        let (text, cut, common) = stem(word, lexicon);
        let text = u32::try_from(self.texts.number(&text)).ok().filter(|_| !text.is_empty());
        *self.stems[number].insert(Stem { text, cut, common })
    }

    /// The text of a stem.
    pub(super) fn text(&self, stem: u32) -> &str {
        self.texts.name(stem as usize)
    }
}

/// The text of a word as part of a term, what was cut off it, and whether it is an everyday word. No text where it is a stop word, a number or a piece of an address, or ends as verbs and adverbs do.
fn stem(word: &Token, lexicon: &Lexicon) -> (String, usize, bool) {
    let folded = &word.folded;
    let script = script(folded);
    let fits = lexicon.particles.iter().filter(|(end, _)| script == Script::Hangul && folded.ends_with(end.as_str()));
    let (particle, cut) = fits.max_by_key(|(end, _)| end.len()).map_or(("", 0), |(end, length)| (end.as_str(), *length));
    let bare = &folded[..folded.len() - particle.len()];
    let plain = bare.trim_end_matches("'s");
    let long = match script {
        Script::Spaced => plain.chars().count() > 2 || !plain.is_ascii(),
        Script::Hangul => syllables(bare) >= 2,
        Script::Hiragana => false,
        Script::Katakana | Script::Han => true,
    };
    let ends = lexicon.endings.iter().any(|end| bare.ends_with(end.as_str()) && bare.len() > end.len() + 2);
    // `node.js` is a word, `youtu.be` an address.
    let address = matches!(&**folded, "http" | "https" | "www" | "com")
        || folded.rsplit_once('.').is_some_and(|(_, end)| match end {
            "js" | "rs" | "py" | "go" | "ai" => false,
            "com" | "org" | "net" | "dev" | "edu" => true,
            _ => end.len() <= 2,
        });
    // `18th` and `15min` are numbers that a word is glued to; `3d` and `5g` are words.
    let numeral = matches!(
        plain.trim_start_matches(|character: char| character.is_ascii_digit()),
        "" | "st" | "nd" | "rd" | "th" | "min" | "am" | "pm"
    );
    let elided = plain.find('\'').is_some_and(|at| at <= 2);
    if !long
        || ends
        || address
        || elided
        || numeral
        || !plain.chars().any(char::is_alphabetic)
        || lexicon.is_stop_word(plain) && script != Script::Han
    {
        return (String::new(), 0, false);
    }
    let text = if script == Script::Spaced { singular(&lexicon.written(word), plain) } else { plain.to_owned() };
    let common = lexicon.is_common(plain) || lexicon.is_common(&text) || lexicon.months.contains(plain);
    (text, cut + bare.len() - plain.len(), common)
}

/// The syllables of a word in Hangul, each of which begins with a consonant where it is taken apart.
fn syllables(word: &str) -> usize {
    word.chars().filter(|character| matches!(character, '\u{1100}'..='\u{1112}' | '\u{ac00}'..='\u{d7af}')).count()
}
