//! The scripts that part words otherwise than by spaces.

use crate::unicode;

/// How a character takes part in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    Hiragana,
    Katakana,
    Han,
    Hangul,
    Spaced,
}

/// The script of a word, as its first character tells.
pub(super) fn script(word: &str) -> Script {
    // The first byte of Hangul, with which those of the others begin.
    if word.bytes().next().is_none_or(|byte| byte < 0xe1) {
        return Script::Spaced;
    }
    match word.chars().next() {
        Some('\u{3040}'..='\u{309f}') => Script::Hiragana,
        Some('\u{30a0}'..='\u{30ff}') => Script::Katakana,
        Some('々' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}') => {
            Script::Han
        }
        Some('\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7af}') => Script::Hangul,
        _ => Script::Spaced,
    }
}

/// Whether a text has words of a script without spaces between them.
pub(super) fn is_unspaced(text: &str) -> bool {
    !text.is_ascii() && text.contains(unicode::is_unspaced)
}

/// Whether a character is a syllable of Korean.
pub(super) fn is_hangul(character: char) -> bool {
    matches!(character, '\u{ac00}'..='\u{d7af}')
}

/// Whether a character is a syllable of Japanese words and endings.
pub(super) fn is_hiragana(character: char) -> bool {
    matches!(character, '\u{3040}'..='\u{309f}')
}
