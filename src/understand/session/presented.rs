//! Titles that a sentence presents without a word for a session: `Ann Lee told us about “…”`, `Next up was Ann Lee with “…”`.

use super::Context;
use super::quote::unquoted;
use crate::understand::sheet::Line;
use std::ops::Range;

/// How many words a title has at least that has no capitals of its own: fewer are a name or a term.
const LEAST: usize = 3;

/// How many small words join a title to who gave it: `about the`.
const FEW: usize = 2;

/// Whether a sentence says of a stretch that quotes, a style or a link mark off who gave it, by the name of a person beside it.
pub(super) fn is_presented(context: &Context<'_>, line: &Line, sentence: &Range<usize>, range: &Range<usize>) -> bool {
    let (text, lexicon) = (line.text(), context.lexicon);
    let shown = unquoted(&text[range.clone()]);
    if !shown.starts_with(char::is_uppercase) || shown.split_whitespace().count() < LEAST {
        return false;
    }
    let words = line.words_in(&(sentence.start..range.start));
    let named = |end: usize| {
        let head = text[sentence.start..words.get(end).map_or(range.start, |word| word.range.start)].trim_end_matches([' ', ',']);
        context.sense.trailing_speakers(head).is_some_and(|people| context.sense.knows(&people))
    };
    // `Ann Lee presented “…”`, `Ann Lee told us about “…”`
    let verb = (words.len().saturating_sub(FEW)..=words.len()).find_map(|end| lexicon.gave.ending_at(words, end));
    // `Next up was Ann Lee with “…”`
    let with = words.last().is_some_and(|with| lexicon.joining.contains(&with.folded));
    // `In “…”, Ann Lee showed …`
    let led = || {
        let behind = text[range.end..sentence.end].trim_start_matches([')', '”', '"', ',', ' ']);
        let acts = |rest: &str| rest.trim_start().starts_with(char::is_lowercase);
        context.sense.leading_speakers(behind).is_some_and(|(people, rest)| context.sense.knows(&people) && acts(rest))
    };
    let leads = (1..=FEW).contains(&words.len()) && words.iter().all(|word| lexicon.is_common_word(word));
    verb.is_some_and(|verb| named(lexicon.gave_from(words, verb))) || with && named(words.len() - 1) || leads && led()
}
