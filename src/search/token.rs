//! Text as the words that search compares.

use crate::unicode::{is_mark, plain_letters};
use std::ops::Range;

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
        // C++, C# and F# are words.
        let run = start.map_or("", |start: usize| &text[start..at]);
        let sign = matches!(run, "C" | "c" | "F" | "f") && character == '#'
            || matches!(run, "C" | "c" | "C+" | "c+") && character == '+' && (run.len() == 2 || next == Some('+'));
        // An apostrophe, a dot or an underscore between letters is part of the word: don't, node.js, re:Invent stays two.
        let joins = matches!(character, '\'' | '’' | '.' | '_') && start.is_some() && next.is_some_and(char::is_alphanumeric);
        if is_unspaced(character) {
            push(text, start.take(), at, &mut tokens);
            push(text, Some(at), at + character.len_utf8(), &mut tokens);
        } else if character.is_alphanumeric() || is_mark(character) || joins || sign {
            start.get_or_insert(at);
        } else {
            push(text, start.take(), at, &mut tokens);
        }
    }
    push(text, start, text.len(), &mut tokens);
    tokens
}

fn push(text: &str, start: Option<usize>, end: usize, tokens: &mut Vec<Token>) {
    if let Some(mut start) = start {
        let folded = fold(&text[start..end]);
        // French and Italian leave out a vowel before another: l’intelligence is two words.
        if let Some((article, noun)) = folded.split_once('\'').filter(|(article, noun)| ELIDED.contains(article) && noun.len() > 2) {
            let apostrophe = text[start..end].find(['\'', '’']).map_or(start, |at| start + at);
            tokens.push(Token { range: start..apostrophe, folded: article.to_owned() });
            start = text[apostrophe..end].char_indices().nth(1).map_or(end, |(at, _)| apostrophe + at);
            tokens.push(Token { range: start..end, folded: noun.to_owned() });
        } else {
            tokens.push(Token { range: start..end, folded });
        }
    }
}

/// Words that lose their vowel before another.
const ELIDED: [&str; 16] = ["l", "d", "j", "n", "s", "m", "t", "c", "qu", "dell", "all", "nell", "sull", "dall", "jusqu", "lorsqu"];

/// A word without case, diacritics and typographic apostrophes.
pub fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(word.len());
    for character in plain_letters(word).chars() {
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
pub(crate) fn is_unspaced(character: char) -> bool {
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
            ("Ｋｕｂｅ Vie\u{323}\u{302}t Nữ", vec!["kube", "viet", "nu"]),
            ("L’été, l'intelligence, don't", vec!["l", "ete", "l", "intelligence", "don't"]),
            ("C++17, C# & F#, a+b #tag", vec!["c++17", "c#", "f#", "a", "b", "tag"]),
            ("", vec![]),
        ] {
            let folded: Vec<String> = tokens(text).into_iter().map(|token| token.folded).collect();
            assert_eq!(folded, words, "{text}");
        }
    }
}
