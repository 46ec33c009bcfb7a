//! Titles that a sentence presents without a word for a session: `Ann Lee told us about “…”`, `Next up was Ann Lee with “…”`.

use super::Context;
use super::quote::unquoted;
use super::stretch::Marking;
use crate::understand::sheet::Line;
use std::ops::Range;

/// How many words a title has at least that has no capitals of its own: fewer are a name or a term.
const LEAST: usize = 3;

/// How many small words join a title to who gave it: `about the`.
const FEW: usize = 2;

/// Whether a sentence says of a stretch that quotes, a style or a link mark off who gave it, by the name of a person beside it.
pub(super) fn is_presented(context: &Context<'_>, line: &Line, sentence: &Range<usize>, range: &Range<usize>, marking: Marking) -> bool {
    let (text, lexicon) = (line.text(), context.lexicon);
    let shown = unquoted(&text[range.clone()]);
    let said = [". ", ", "].iter().any(|mark| shown.contains(mark)) && marking == Marking::Quotes || shown.ends_with([',', '.']);
    (!said && shown.starts_with(char::is_uppercase) && shown.split_whitespace().nth(LEAST - 1).is_some()) && {
        let words = line.words_in(&(sentence.start..range.start));
        let until = |word: usize| &text[sentence.start..words.get(word).map_or(range.start, |word| word.range.start)];
        let given = |text: &str| context.sense.trailing_speakers(text).filter(|people| context.sense.knows(people));
        // `Ann Lee presented “…”`, `Ann Lee told us about “…”`
        let small = words.iter().rev().take_while(|word| lexicon.is_common_word(word)).count().min(FEW);
        let ends = words.len() - small..=words.len();
        let gave = || {
            let verb = ends.clone().find_map(|end| lexicon.gave.ending_at(words, end));
            verb.is_some_and(|verb| given(until(lexicon.gave_from(words, verb)).trim_end()).is_some())
        };
        // `Danach sprach Ann Lee über „…“`
        let turned = || {
            ends.clone().any(|end| {
                let head = until(end).trim_end_matches([' ', ',']);
                let name = given(head).and_then(|people| head.rfind(people.first()?.name.as_str()));
                let before = name.map(|name| words.partition_point(|word| word.range.start < sentence.start + name));
                before.is_some_and(|before| lexicon.gave.ends_at(words, before))
            })
        };
        // `Next up was Ann Lee with “…”`
        let with = || {
            let with = words.split_last().filter(|(with, _)| lexicon.joining.contains(&with.folded));
            with.is_some_and(|(_, before)| given(until(before.len()).trim_end_matches([' ', ','])).is_some())
        };
        // `It went on with Ann Lee (Acme): *Quiet rafts on rivers*`, where a quotation is what she said
        let behind = text[range.end..sentence.end].trim_start_matches([')', '”', '"']);
        let colon = || {
            let head = until(words.len()).trim_end().strip_suffix(':').filter(|_| marking != Marking::Quotes);
            let people = head.filter(|_| behind.trim().len() < 2).and_then(|head| Some((head, given(head.trim_end())?)));
            people.is_some_and(|(head, people)| people.first().is_some_and(|first| !head.trim_start().starts_with(&first.name)))
        };
        // `With “…”, Ann Lee made us laugh`, `In *…* Ann Lee showed …`
        let led = || {
            let behind = behind.trim_start_matches([',', ' ']);
            let rest = line.words_in(&(sentence.end - behind.len()..sentence.end));
            let verb = lexicon.gave.at(rest, 0);
            let named = verb.as_ref().and_then(|verb| rest.get(verb.end)).map_or(behind, |word| &text[word.range.start..sentence.end]);
            let people = context.sense.leading_speakers(named).filter(|(people, _)| context.sense.knows(people));
            let acts = |rest: &str| rest.trim_start().starts_with(char::is_lowercase);
            people.is_some_and(|(_, rest)| {
                verb.is_some() || marking == Marking::Quotes && acts(rest) || {
                    let words = lexicon.tokens(rest);
                    lexicon.gave.at(&words, 0).is_some()
                }
            })
        };
        let leads = (1..=FEW).contains(&words.len()) && words.iter().all(|word| lexicon.is_common_word(word));
        gave() || turned() || with() || colon() || leads && led()
    }
}
