//! Text as the words that search compares.

use crate::table::hash;
use crate::unicode::{is_mark, is_unspaced, plain_letters, small};
use std::ops::Range;
use std::rc::Rc;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// The word without case and diacritics.
    pub folded: Rc<str>,
    /// The hash by which tables find the word.
    pub(crate) hash: u32,
    /// The number of the word, as it is written, among those that posts have said; [`UNKNOWN`] where it is of no post.
    pub(crate) number: u32,
    /// A bit for each list of phrases of which one begins with the word, and [`MARKED`]; none of them until somebody has looked.
    pub(crate) marks: u64,
}

/// The bit of a word whose other bits are known.
pub(crate) const MARKED: u64 = 1 << 63;

/// The number of a word that stands for itself, as in a table.
pub(crate) const UNKNOWN: u32 = u32::MAX;

impl Token {
    /// A word that is folded already.
    pub(crate) fn new(range: Range<usize>, folded: &str) -> Self {
        Self { range, folded: folded.into(), hash: hash(folded), number: UNKNOWN, marks: 0 }
    }

    /// Whether the word may have a mark: a word that nobody has looked up may have any.
    #[inline]
    pub(crate) fn may_have(&self, mark: u64) -> bool {
        self.marks & (MARKED | mark) != MARKED
    }

    /// Whether it begins with a digit, as numbers and years do.
    pub(crate) fn begins_with_digit(&self) -> bool {
        self.folded.starts_with(|first: char| first.is_ascii_digit())
    }
}

/// The words of `text` in order: runs of letters and digits; each character by itself in scripts written without spaces.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    each_word(text, &mut |range, folded| tokens.push(Token::new(range, folded)));
    tokens
}

/// The terms of `text`: what the index holds and a query asks for.
///
/// ```
/// assert_eq!(hallway::search::terms("Körbächer: 云原生"), ["korbacher", "云原", "原生", "生"]);
/// ```
pub fn terms(text: &str) -> Vec<String> {
    let mut terms = Vec::new();
    each_term(text, &mut |_, term| terms.push(term.to_owned()));
    terms
}

/// Calls `visit` with every term of `text` in order, with the bytes it stands for.
///
/// Terms are words. In scripts written without spaces a term is a character together with the one that follows it, where one
/// follows: one alone would be in every text, and where the words end is not known without a dictionary.
pub(crate) fn each_term(text: &str, visit: &mut dyn FnMut(Range<usize>, &str)) {
    let mut pair = String::new();
    let mut first: Range<usize> = 0..0;
    each_word(text, &mut |range, word| {
        let unspaced = !word.is_ascii() && word.starts_with(is_unspaced);
        if unspaced && !pair.is_empty() && first.end == range.start {
            pair.push_str(word);
            visit(first.start..range.end, &pair);
        } else if !pair.is_empty() {
            visit(first.clone(), &pair);
        }
        pair.clear();
        if unspaced {
            pair.push_str(word);
            first = range;
        } else {
            visit(range, word);
        }
    });
    if !pair.is_empty() {
        visit(first, &pair);
    }
}

/// Calls `visit` with every word of `text` in order: the bytes it stands in, and the word without case and diacritics.
pub(crate) fn each_word(text: &str, visit: &mut dyn FnMut(Range<usize>, &str)) {
    let mut folded = String::new();
    each_form(text, &mut |range| {
        let word = &text[range.clone()];
        let is_folded = word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) || word.starts_with(is_unspaced);
        if is_folded {
            visit(range, word);
        } else {
            folded.clear();
            fold_onto(word, &mut folded);
            visit(range, &folded);
        }
    });
}

/// Calls `visit` with every word of `text` in order, as the bytes it stands in.
pub(crate) fn each_form(text: &str, visit: &mut dyn FnMut(Range<usize>)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let start = at;
        if byte.is_ascii() {
            at += 1;
            if !byte.is_ascii_alphanumeric() {
                continue;
            }
        } else {
            let Some(character) = text[at..].chars().next() else { return };
            at += character.len_utf8();
            if !is_part(character) {
                continue;
            }
            if is_unspaced(character) {
                // Here a sign on a character makes another one, as が of か.
                visit(start..at);
                continue;
            }
        }
        // Most words are plain letters up to a space.
        while bytes.get(at).is_some_and(u8::is_ascii_alphanumeric) {
            at += 1;
        }
        // A sign at the end of a sentence is told by what follows.
        let joins = |byte: &u8| JOINS.contains(byte) && bytes.get(at + 1).is_some_and(|next| !matches!(next, b' ' | b'\n'));
        if bytes.get(at).is_some_and(|byte| !byte.is_ascii() || joins(byte) || matches!(byte, b'#' | b'+')) {
            while let Some(character) = text[at..].chars().next().filter(|next| goes_on(text, start, at, *next)) {
                at += character.len_utf8();
            }
            if let Some((article, noun)) = elided(&text[start..at]) {
                visit(start..start + article);
                visit(at - noun..at);
                continue;
            }
        }
        visit(start..at);
    }
}

/// Signs with which a word can go on.
const JOINS: &[u8] = b"'._";

/// Whether the word that began at `start` goes on with the character at `at`.
fn goes_on(text: &str, start: usize, at: usize, character: char) -> bool {
    let next = || text[at + character.len_utf8()..].chars().next();
    match character {
        // An apostrophe, a dot or an underscore between letters is part of the word: don't, node.js, re:Invent stays two.
        '\'' | '’' | '.' | '_' => next().is_some_and(|next| next.is_alphanumeric() && !is_unspaced(next)),
        // C++, C# and F# are words.
        '#' => matches!(&text[start..at], "C" | "c" | "F" | "f"),
        '+' => matches!(&text[start..at], "C+" | "c+") || matches!(&text[start..at], "C" | "c") && next() == Some('+'),
        _ => is_part(character) && !is_unspaced(character),
    }
}

/// Whether the character is part of a word.
fn is_part(character: char) -> bool {
    character.is_alphanumeric() || !character.is_ascii() && is_mark(character)
}

/// French and Italian leave out a vowel before another: `l’intelligence` is two words. How long they are, in bytes.
fn elided(word: &str) -> Option<(usize, usize)> {
    let (article, noun) = word.split_once(['\'', '’'])?;
    let is_article = ELIDED.iter().any(|elided| elided.eq_ignore_ascii_case(article));
    (is_article && fold(noun).len() > 2).then_some((article.len(), noun.len()))
}

/// Words that lose their vowel before another.
const ELIDED: [&str; 16] = ["l", "d", "j", "n", "s", "m", "t", "c", "qu", "dell", "all", "nell", "sull", "dall", "jusqu", "lorsqu"];

/// A word without case, diacritics and typographic apostrophes.
pub fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    fold_onto(word, &mut folded);
    folded
}

fn fold_onto(word: &str, folded: &mut String) {
    if word.is_ascii() {
        folded.push_str(word);
        folded.make_ascii_lowercase();
        return;
    }
    let mut rest = word;
    // What is a word by itself stays as it is: there a sign on a character makes another one.
    while let Some((at, character)) = rest.char_indices().find(|(_, character)| is_unspaced(*character)) {
        plain_onto(&rest[..at], folded);
        folded.push(character);
        rest = &rest[at + character.len_utf8()..];
    }
    plain_onto(rest, folded);
}

fn plain_onto(word: &str, folded: &mut String) {
    for character in plain_letters(word).chars() {
        match character {
            '’' => folded.push('\''),
            'ß' => folded.push_str("ss"),
            'æ' | 'Æ' => folded.push_str("ae"),
            'œ' | 'Œ' => folded.push_str("oe"),
            'ø' | 'Ø' => folded.push('o'),
            'đ' | 'Đ' => folded.push('d'),
            'ł' | 'Ł' => folded.push('l'),
            other => folded.push(small(other)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_query_fall_into_the_same_words() {
        for (text, words) in [
            ("Max Körbächer", vec!["max", "korbacher"]),
            ("Node.js isn’t Strålfors.", vec!["node.js", "isn't", "stralfors"]),
            ("KubeCon+CloudNativeCon", vec!["kubecon", "cloudnativecon"]),
            ("云原生 2024", vec!["云", "原", "生", "2024"]),
            ("元々Rust", vec!["元", "々", "rust"]),
            ("Straße", vec!["strasse"]),
            ("Ｋｕｂｅ Vie\u{323}\u{302}t Nữ", vec!["kube", "viet", "nu"]),
            ("L’été, l'intelligence, don't", vec!["l", "ete", "l", "intelligence", "don't"]),
            ("C++17, C# & F#, a+b #tag", vec!["c++17", "c#", "f#", "a", "b", "tag"]),
            ("", vec![]),
        ] {
            let tokens = tokens(text);
            let folded: Vec<&str> = tokens.iter().map(|token| &*token.folded).collect();
            assert_eq!(folded, words, "{text}");
        }
    }

    #[test]
    fn terms_are_words_or_neighbouring_characters() {
        for (text, terms) in [
            ("The Größe, don't", vec!["the", "grosse", "don't"]),
            ("云原生 2024", vec!["云原", "原生", "生", "2024"]),
            ("Kubernetesが、好き", vec!["kubernetes", "が", "好き", "き"]),
            ("クラウド・ネイ", vec!["クラ", "ラウ", "ウド", "ド", "ネイ", "イ"]),
            ("쿠버 생태", vec!["쿠버", "버", "생태", "태"]),
            ("", vec![]),
        ] {
            let mut found = Vec::new();
            each_term(text, &mut |range, term| {
                assert_eq!(text[range].chars().count(), term.chars().count() - term.matches("ss").count(), "{text}");
                found.push(term.to_owned());
            });
            assert_eq!(found, terms, "{text}");
        }
    }

    #[test]
    fn a_word_is_folded_as_it_is_found_in_a_text() {
        for word in ["カンファレンス", "が", "배운", "파이썬을", "云原生", "Körbächer", "3月"] {
            let found: String = tokens(word).iter().map(|token| &*token.folded).collect();
            assert_eq!(fold(word), found);
        }
    }
}
