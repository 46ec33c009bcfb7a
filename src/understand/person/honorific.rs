//! What stands before and after the names of people: titles, and in Chinese, Japanese and Korean honorifics.

use crate::understand::script::{Script, script};

/// What follows a name in Chinese, Japanese and Korean.
pub(in crate::understand) const HONORIFICS: [&str; 11] = ["さん", "氏", "様", "님", "씨", "先生", "女士", "老师", "老師", "同学", "同學"];

/// The name of any form with which a text ends before an honorific and what says that something is theirs: `まつもとさんの`, `향로님의`. It
/// is of one script, or a word by itself.
pub(in crate::understand) fn honoured(text: &str) -> Option<&str> {
    let owner = ["の", "의"].iter().find_map(|mark| text.strip_suffix(mark)).unwrap_or(text);
    let before = HONORIFICS.iter().find_map(|honorific| owner.strip_suffix(honorific))?;
    let kind = |(at, character): (usize, char)| match script(&before[at..]) {
        Script::Spaced => (character.is_ascii_alphanumeric() || matches!(character, '_' | '-')).then_some(Script::Spaced),
        other => Some(other),
    };
    let own = kind(before.char_indices().next_back()?)?;
    let other = before.char_indices().rev().find(|signed| kind(*signed) != Some(own));
    // `最初はことみんさん`: Hiragana before a name may be a particle, and behind other signs the name may go on.
    let particle = |at: usize| before[at..].find(['は', 'が', 'で', 'に', 'と', 'も']).map(|found| at + found + 'は'.len_utf8());
    let (start, apart) = other.map_or((0, true), |(at, sign)| (at + sign.len_utf8(), !sign.is_alphanumeric()));
    let start = if apart { start } else { particle(start)? };
    Some(&before[start..])
}

/// Whether a word is the title before a name: `Dr.`, `Prof.`, `Mme.`
fn is_title(word: &str) -> bool {
    word.strip_suffix('.').is_some_and(|word| (2..=4).contains(&word.chars().count()) && word.chars().skip(1).all(char::is_lowercase))
}

/// A name without the title before it or the honorific after it.
pub(in crate::understand) fn without_honorific(name: &str) -> &str {
    let name = name.trim();
    let name = name.split_once(' ').filter(|(word, rest)| is_title(word) && rest.contains(' ')).map_or(name, |(_, rest)| rest.trim());
    HONORIFICS.iter().find_map(|honorific| name.strip_suffix(honorific)).map_or(name, str::trim)
}
