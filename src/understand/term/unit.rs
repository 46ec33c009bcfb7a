//! What counts as one word where a script has no spaces, or glues endings to words.

use crate::search::Token;
use crate::understand::lexicon::Lexicon;
use crate::understand::script::{Script, script};
use std::borrow::Cow;
use std::ops::Range;

/// The words of a text with runs of Katakana and of Hangul as one word each, and in Japanese those of Han too: there Hiragana
/// stands between words. In Chinese nothing does, so its characters stay apart.
pub(super) fn units<'w>(text: &str, words: &'w [Token], japanese: bool, lexicon: &Lexicon) -> Cow<'w, [Token]> {
    let runs = |script| matches!(script, Script::Katakana | Script::Hangul) || japanese && script == Script::Han;
    if !words.iter().any(|word| runs(script(&word.folded))) {
        return Cow::Borrowed(words);
    }
    // Where each unit stands, and its first word.
    let mut units: Vec<(Range<usize>, &Token)> = Vec::new();
    let mut last = Script::Spaced;
    for word in words {
        let own = script(&word.folded);
        match units.last_mut() {
            Some((unit, _)) if own == last && runs(own) && unit.end == word.range.start => unit.end = word.range.end,
            _ => units.push((word.range.clone(), word)),
        }
        last = own;
    }
    let token = |(unit, first): (Range<usize>, &Token)| if unit == first.range { first.clone() } else { lexicon.token(text, unit) };
    units.into_iter().map(token).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::tokens;

    #[test]
    fn a_script_without_spaces_has_words_too() {
        for (text, japanese, expected) in [
            ("VSCodeの拡張機能をインストール", true, vec!["VSCode", "の", "拡張機能", "を", "インストール"]),
            ("云原生", false, vec!["云", "原", "生"]),
            ("파이썬을 배운다", false, vec!["파이썬을", "배운다"]),
            ("plain words", false, vec!["plain", "words"]),
        ] {
            let words = tokens(text);
            let units: Vec<&str> =
                units(text, &words, japanese, &Lexicon::default()).iter().map(|unit| &text[unit.range.clone()]).collect();
            assert_eq!(units, expected, "{text}");
        }
    }
}
