//! Text as the words that search compares.

use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// The word without case and diacritics.
    pub folded: String,
}

/// The words of `text` in order: runs of letters and digits; each character by itself in scripts written without spaces.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut start = None;
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map(|&(_, next)| next);
        // An apostrophe, a dot or an underscore between letters is part of the word: don't, node.js, re:Invent stays two.
        let joins = matches!(character, '\'' | '’' | '.' | '_') && start.is_some() && next.is_some_and(char::is_alphanumeric);
        if is_unspaced(character) {
            push(text, start.take(), at, &mut tokens);
            push(text, Some(at), at + character.len_utf8(), &mut tokens);
        } else if character.is_alphanumeric() || is_combining_mark(character) || joins {
            start.get_or_insert(at);
        } else {
            push(text, start.take(), at, &mut tokens);
        }
    }
    push(text, start, text.len(), &mut tokens);
    tokens
}

fn push(text: &str, start: Option<usize>, end: usize, tokens: &mut Vec<Token>) {
    if let Some(start) = start {
        tokens.push(Token { range: start..end, folded: fold(&text[start..end]) });
    }
}

/// A word without case, diacritics and typographic apostrophes.
pub fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(word.len());
    for character in word.nfkd().filter(|character| !is_combining_mark(*character)) {
        match character {
            '’' => folded.push('\''),
            'ß' => folded.push_str("ss"),
            'æ' | 'Æ' => folded.push_str("ae"),
            'œ' | 'Œ' => folded.push_str("oe"),
            'ø' | 'Ø' => folded.push('o'),
            'đ' | 'Đ' => folded.push('d'),
            'ł' | 'Ł' => folded.push('l'),
            other => folded.extend(other.to_lowercase()),
        }
    }
    folded
}

/// Han, Hiragana, Katakana, Hangul and Thai: scripts where a word has no space around it.
fn is_unspaced(character: char) -> bool {
    matches!(character,
        '\u{0e00}'..='\u{0e7f}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
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
            ("Straße", vec!["strasse"]),
            ("", vec![]),
        ] {
            let folded: Vec<String> = tokens(text).into_iter().map(|token| token.folded).collect();
            assert_eq!(folded, words, "{text}");
        }
    }
}
