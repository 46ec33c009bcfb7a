//! What a reader types, understood. Every string is a query.

mod written;

use super::find::Part;
use super::form;
use super::token::{each_term, each_word};
use crate::date::Date;
use crate::route::{Facet, boundary};
use crate::unicode::{is_unspaced, nfc};

/// A query: each of its clauses must hold.
///
/// Words, `"phrases"`, `-not`, `this OR that`, and fields such as `author:diane`, `from:2022` or `has:video`. Words that are typed
/// without a space between them stand side by side. The last word also finds longer ones, as while typing, unless a space follows.
///
/// ```
/// use hallway::search::Query;
/// let query = Query::parse("“big red button” -author:me mesh OR ebpf");
/// assert_eq!(query.to_string(), "\"big red button\" -author:me mesh OR ebpf");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The clauses.
    pub clauses: Vec<Clause>,
}

/// Alternatives, of which one must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clause {
    /// The alternatives.
    pub any: Vec<Literal>,
}

/// Something to be found, or not to be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Literal {
    /// Whether it must not be found.
    pub negated: bool,
    /// What it is about.
    pub wanted: Wanted,
}

/// What a part of a query asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Words that stand side by side.
    Phrase(Phrase),
    /// A value of a facet that has the words of the phrase in its name.
    Value(Facet, Phrase),
    /// Not before that day.
    From(Date),
    /// Not after that day.
    To(Date),
}

/// Words that stand side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrase {
    /// The words.
    pub words: Vec<Word>,
    /// As it is typed.
    text: String,
    /// Whether it stood in quotes.
    quoted: bool,
    /// What it became where posts write its words as one, or one of them as two.
    pub(super) instead: Option<String>,
}

/// A word that is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// The folded word.
    pub text: String,
    /// Whether only this form of it is meant.
    pub exact: bool,
    /// Whether a longer word that begins with it is also found, as while typing.
    pub open: bool,
    /// What stands in for it where no post has it: the nearest words that one has.
    pub instead: Vec<String>,
}

const QUOTES: [char; 10] = ['"', '“', '”', '„', '«', '»', '「', '」', '『', '』'];

/// How many parts of a query are read.
const LONGEST: usize = 64;

impl Query {
    /// Reads a query.
    pub fn parse(text: &str) -> Self {
        let text = nfc(text);
        let typing = text.ends_with(char::is_alphanumeric);
        let mut query = Self::default();
        let mut alternative = false;
        let mut rest = text.trim_start();
        // What a reader types is far shorter; an address can be as long as it likes.
        while !rest.is_empty() && query.clauses.iter().map(|clause| clause.any.len()).sum::<usize>() < LONGEST {
            let begins = |next: char| next.is_alphanumeric() || QUOTES.contains(&next);
            let negated = rest.strip_prefix(['-', '−']).filter(|after| after.starts_with(begins));
            let (read, after) = wanted(negated.unwrap_or(rest));
            if let (None, "OR" | "|") = (negated, rest[..rest.len() - after.len()].trim_end()) {
                alternative = !query.clauses.is_empty();
            } else if let Some(mut wanted) = read {
                if let (true, "", Wanted::Phrase(phrase)) = (typing, after, &mut wanted) {
                    phrase.open();
                }
                let literal = Literal { negated: negated.is_some(), wanted };
                match query.clauses.last_mut().filter(|_| alternative) {
                    Some(clause) => clause.any.push(literal),
                    None => query.clauses.push(Clause { any: vec![literal] }),
                }
                alternative = false;
            }
            rest = after.trim_start();
        }
        query
    }

    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// The phrases that are to be found, in order.
    pub fn phrases(&self) -> impl Iterator<Item = &Phrase> {
        self.clauses.iter().flat_map(Clause::phrases)
    }

    /// The phrases that two neighbouring clauses make, each with the place of the first of them: where both stand side by side,
    /// more is said than by each alone.
    ///
    /// Clauses that only add to the score make none.
    pub(crate) fn pairs(&self, parts: &[Part]) -> Vec<(usize, Phrase)> {
        let said: Vec<Option<&Phrase>> =
            self.clauses.iter().zip(parts).map(|(clause, part)| clause.phrases().next().filter(|_| !part.optional)).collect();
        let pair = |(place, phrases): (usize, &[Option<&Phrase>])| {
            let [Some(first), Some(second)] = phrases else { return None };
            let begun = second.words.last().is_some_and(Word::is_begun);
            (!begun).then(|| (place, Phrase { words: first.words.iter().chain(&second.words).cloned().collect(), ..Phrase::default() }))
        };
        said.windows(2).enumerate().filter_map(pair).collect()
    }

    /// This query without the clause at a position.
    #[must_use]
    pub fn without(&self, position: usize) -> Self {
        let mut query = self.clone();
        if position < query.clauses.len() {
            query.clauses.remove(position);
        }
        query
    }
}

impl Clause {
    /// Whether it asks for plain words: not in quotes, not in a field, nor that they be absent.
    pub(crate) fn is_plain(&self) -> bool {
        self.any.iter().all(|literal| matches!(&literal.wanted, Wanted::Phrase(phrase) if !literal.negated && !phrase.quoted))
    }

    /// The word that is asked for, where it is just one in any of its forms.
    pub(super) fn word(&self) -> Option<&Word> {
        let [Literal { negated: false, wanted: Wanted::Phrase(phrase) }] = self.any.as_slice() else { return None };
        let [word] = phrase.words.as_slice() else { return None };
        (!word.exact).then_some(word)
    }

    /// A phrase that is to be found.
    pub(super) fn of(phrase: Phrase) -> Self {
        Self { any: vec![Literal { negated: false, wanted: Wanted::Phrase(phrase) }] }
    }

    /// One of some names is to be found.
    pub(crate) fn any(names: &[&str]) -> Self {
        Self { any: names.iter().flat_map(|name| Self::of(Phrase::of(name)).any).collect() }
    }

    /// The phrases that are to be found.
    pub(crate) fn phrases(&self) -> impl Iterator<Item = &Phrase> {
        self.any.iter().filter_map(|literal| match &literal.wanted {
            Wanted::Phrase(phrase) if !literal.negated => Some(phrase),
            _ => None,
        })
    }
}

/// What the first part of `text` asks for, if anything, and what follows it.
fn wanted(text: &str) -> (Option<Wanted>, &str) {
    let (first, quoted, after) = piece(text);
    if let (false, Some((key, _))) = (quoted, first.split_once(':')) {
        let (value, _, after) = piece(&text[key.len() + 1..]);
        let read = match (key, Facet::named(key)) {
            (_, Some(facet)) => {
                let mut phrase = Phrase::new(value, true);
                phrase.open();
                // A field without a value asks for nothing yet.
                return ((!phrase.words.is_empty()).then_some(Wanted::Value(facet, phrase)), after);
            }
            ("from", _) => boundary(value, (1, 1)).map(Wanted::From),
            ("to", _) => boundary(value, (12, 31)).map(Wanted::To),
            _ => None,
        };
        if read.is_some() {
            return (read, after);
        }
    }
    let phrase = Phrase::new(first, quoted);
    ((!phrase.words.is_empty()).then_some(Wanted::Phrase(phrase)), after)
}

/// What stands in quotes, or before the next space; whether it is quoted; and what follows it.
pub(super) fn piece(text: &str) -> (&str, bool, &str) {
    if let Some(quoted) = text.strip_prefix(QUOTES) {
        let (piece, rest) = quoted.split_once(QUOTES).unwrap_or((quoted, ""));
        return (piece, true, rest);
    }
    let (piece, rest) = text.split_at(text.find(|next: char| next.is_whitespace() || QUOTES.contains(&next)).unwrap_or(text.len()));
    (piece, false, rest)
}

impl Phrase {
    fn new(text: &str, quoted: bool) -> Self {
        let separator = if quoted { ' ' } else { '-' };
        // Characters that stand for several, such as fractions, fall into words only once they are written out.
        let text = settled(&settled(text, separator), separator);
        let mut words: Vec<Word> = Vec::new();
        let mut end = 0;
        each_term(&text, &mut |range, term| {
            let mut characters = term.chars();
            let alone = characters.next().is_some_and(is_unspaced) && characters.next().is_none();
            // The last character of a run is already in the pair before it.
            if !(alone && range.end == text.len() && end == text.len()) {
                words.push(Word { text: term.to_owned(), exact: quoted, open: alone, instead: Vec::new() });
            }
            end = range.end;
        });
        Self { words, text, quoted, instead: None }
    }

    /// Words that are typed like that.
    pub(super) fn typed(text: String, words: Vec<Word>) -> Self {
        Self { words, text, ..Self::default() }
    }

    /// Looks for other words, which it still is not printed as.
    pub(super) fn stand_in(&mut self, words: Vec<Word>) {
        let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
        self.instead = Some(texts.join(" "));
        self.words = words;
    }

    /// Lets its last word find longer ones.
    fn open(&mut self) {
        if let Some(last) = self.words.last_mut() {
            last.open |= !last.text.starts_with(is_unspaced);
        }
    }

    /// Words that stand side by side, in any of their forms, such as a name.
    pub fn of(text: &str) -> Self {
        Self::new(text, false)
    }

    /// Whether its words stand side by side among `terms`.
    pub fn found_in(&self, terms: &[String]) -> bool {
        !self.words.is_empty() && terms.windows(self.words.len()).any(|window| self.fits(window))
    }

    /// Whether these are its words.
    pub(crate) fn fits(&self, terms: &[String]) -> bool {
        self.words.iter().zip(terms).all(|(word, term)| word.fit(term) > 0.0)
    }

    /// How well the best place among `terms` stands for this phrase: 1 for the words themselves, 0 where it is not among them.
    pub(crate) fn best_fit(&self, terms: &[String]) -> f32 {
        let fit = |window: &[String]| self.words.iter().zip(window).fold(1.0_f32, |fit, (word, term)| fit.min(word.fit(term)));
        terms.windows(self.words.len().max(1)).map(fit).fold(0.0, f32::max)
    }
}

/// The words of `text`, folded, with what parts them made the same.
fn settled(text: &str, separator: char) -> String {
    let mut settled = String::with_capacity(text.len());
    let mut end = 0;
    each_word(text, &mut |range, word| {
        if !settled.is_empty() && range.start > end {
            settled.push(separator);
        }
        settled.push_str(word);
        end = range.end;
    });
    settled
}

impl Word {
    /// Whether no more than its first letter is typed, with which too many words begin for one to be meant.
    pub(super) fn is_begun(&self) -> bool {
        self.open && self.text.len() == 1
    }

    /// How well `term` stands for this word: 1 for the word itself, 0 for another.
    pub(crate) fn fit(&self, term: &str) -> f32 {
        if term == self.text {
            1.0
        } else if !self.exact && form::same(term, &self.text) {
            0.8
        } else if self.open && term.starts_with(&self.text) {
            0.6
        } else if self.instead.iter().any(|instead| instead == term) {
            0.4
        } else {
            0.0
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::terms;

    /// Whether every clause holds in a text; fields never do.
    fn matches(query: &str, text: &str) -> bool {
        let terms = terms(text);
        Query::parse(query).clauses.iter().all(|clause| {
            clause.any.iter().any(|literal| match &literal.wanted {
                Wanted::Phrase(phrase) => phrase.found_in(&terms) != literal.negated,
                _ => literal.negated,
            })
        })
    }

    #[test]
    fn every_clause_must_hold() {
        for (query, text, found) in [
            ("carbon aware", "an aware, low-carbon cloud", true),
            ("carbon-aware", "an aware, low-carbon cloud", false),
            ("carbon-aware", "a carbon aware cloud", true),
            ("\"big red button\"", "the idea of a 'big red button' to halt", true),
            ("“big red button”", "a big red button", true),
            ("\"big button\"", "a big red button", false),
            ("\"big red but", "a big red button", true),
            ("kube", "Kubernetes", true),
            ("kube ", "Kubernetes", false),
            ("operators", "the rise of the Operator", true),
            ("\"operators\"", "the rise of the Operator", false),
            ("korbacher", "Max Körbächer", true),
            ("mesh -service", "a service mesh", false),
            ("mesh -service", "a mesh", true),
            ("-\"service mesh\"", "a mesh service", true),
            ("ebpf OR wasm", "all about eBPF", true),
            ("ebpf | wasm cloud", "all about eBPF", false),
            ("ebpf or wasm ", "all about eBPF", false),
            ("云", "在云原生的", true),
            ("云原生", "在云原生的", true),
            ("云生", "在云原生的", false),
            ("クラウド", "クラウドネイティブ", true),
            ("カ", "ガス", false),
            ("쿠버네티스", "쿠버네티스는 무엇", true),
            ("か\u{3099}いる", "がいる", true),
            ("re:Invent", "AWS re:Invent 2023", true),
            ("author:", "anything", true),
            ("author:x", "author x", false),
            ("from:never", "from never", true),
            ("-", "anything", true),
            ("OR", "anything", true),
            ("", "anything", true),
            ("\"", "anything", true),
        ] {
            assert_eq!(matches(query, text), found, "{query} in {text}");
        }
    }
}
