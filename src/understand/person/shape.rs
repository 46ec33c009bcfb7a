//! The form of the words that names are made of.

use crate::search::fold;
use crate::unicode::is_unspaced;

/// A word without the full stop and the quotes around it.
pub(super) fn bare(word: &str) -> &str {
    word.trim_matches(['.', '“', '”', '"', '\'', '‘', '’'])
}

/// A name without the mark of possession.
pub(in crate::understand) fn possessor(text: &str) -> &str {
    ["’s", "'s", "‘s", "’", "'"].iter().find_map(|mark| text.strip_suffix(mark)).unwrap_or(text)
}

/// The texts on either side of each mark of possession: `Acme’s Ann Lee`.
pub(in crate::understand) fn possessions(text: &str) -> impl DoubleEndedIterator<Item = (&str, &str)> {
    let spaces = text.match_indices(' ').map(|(at, _)| (&text[..at], &text[at + 1..]));
    spaces.filter_map(|(before, behind)| Some(possessor(before)).filter(|owner| owner.len() < before.len()).map(|owner| (owner, behind)))
}

/// Whether a sentence ends with a word, a quotation begins or ends there, or something is said to be someone’s.
pub(super) fn is_broken(word: &str) -> bool {
    // Behind an initial or an abbreviation, as `Jr.` and `St.`, stands a full stop too; a word with a vowel ends a sentence.
    let spoken = |bare: &str| bare.len() > 1 && fold(bare).contains(['a', 'e', 'i', 'o', 'u', 'y']);
    let half_quoted = word.starts_with(['“', '"', '‘']) != word.ends_with(['”', '"', '’']);
    half_quoted || possessor(word).len() < word.len() || word.ends_with('.') && spoken(bare(word))
}

/// Whether a word has the letters of a name: a capital, and no second one right behind it. After a given name a family name may
/// stand in capitals throughout, as the French write it.
pub(super) fn is_name_shaped(word: &str, after_given: bool) -> bool {
    let (mut count, mut small, mut second) = (0, 0, false);
    for character in word.chars() {
        let capital = character.is_uppercase();
        let letter = character.is_alphabetic() || matches!(character, '-' | '\'' | '’' | '.' | '·');
        // A particle of another script ends a name: `Ann Lee의`.
        if !(if count == 0 { capital } else { letter }) || is_unspaced(character) {
            return false;
        }
        second |= count == 1 && capital;
        small += usize::from(character.is_lowercase());
        count += 1;
    }
    count > 0 && (after_given || small > 0 || count == 1 || word.contains('.')) && (small == 0 || !second)
}

/// Whether a small letter is followed by a capital behind the first three letters: `RaftWorks`, not `McLee`.
pub(super) fn has_capital_behind(word: &str) -> bool {
    let behind = word.char_indices().nth(3).map_or("", |(at, _)| &word[at..]);
    behind.chars().zip(behind.chars().skip(1)).any(|(first, second)| first.is_lowercase() && second.is_uppercase())
}
