//! Names of conferences that no table has: written as names are, and ending with a word for a conference.

use super::beside::beside;
use super::sighting::{Kind, Sighting, is_sibling};
use super::text::{Text, is_capitalized};
use super::{Context, titled, year};
use crate::search::{Token, fold};
use crate::understand::lexicon::Lexicon;
use crate::understand::script::{Script, is_hiragana, script};
use std::ops::Range;

/// The most words before the last that a name has.
pub(super) const LONGEST: usize = 5;

/// The most characters before the last, where it is written without spaces.
pub(super) const LONGEST_UNSPACED: usize = 16;

/// Something that is written like the name of a conference, begins in `within` and ends at the word after it or later.
pub(super) fn named(text: &Text<'_>, within: Range<usize>) -> Option<(Sighting, usize)> {
    let Text { context, words, .. } = *text;
    let at = within.end;
    let noun = context.lexicon.event_nouns.at(words, at).filter(|_| text.is_capitalized(at)).map(|found| found.end);
    if noun.is_none() && !is_compound(context.lexicon, text.written(at)) {
        return None;
    }
    let end = noun.unwrap_or(at + 1);
    if is_day_or_house(text, at..end) {
        return None;
    }
    let mut start = begin(text, within.clone());
    // `Docker-Meetup`
    if start == at && text.is_title() && at > within.start && text.gap(at) == Some("-") {
        start = at - 1;
    }
    let counted = if text.is_title() { counted_from(text, within.start, start) } else { None };
    let start = counted.unwrap_or(start);
    if noun.is_some() {
        let first = start == at || is_nth(&words[start]);
        if let Some(end) = if first && text.is_title() { led(text, at..end) } else { None } {
            return Some((sighting(text, at..end), end));
        }
        if !is_told(text, start, at..end) {
            return None;
        }
    }
    // `Allan Day` is somebody, `Caesars Forum` a house, and a `Rustカンファレンス` any conference on it.
    let somebody = start + 1 == at && (context.is_given)(&words[start].folded);
    let any_conference = text.is_character(at) && (context.is_thing)(&words[start..at]);
    if somebody || any_conference || context.gazetteer.is_place(&words[start..end]) {
        return None;
    }
    if text.is_title() {
        return Some((sighting(text, titled::whole(text, start..end)), end));
    }
    // `因为技术沙龙` begins too early: what neither a space nor Hiragana parts from the words before it counts where it is said again.
    let apart = !text.is_character(start) || text.plain.contains(is_hiragana);
    (apart || context.named_again(&words[start..end]).nth(1).is_some()).then(|| (sighting(text, start..end), end))
}

/// Whether a noun counts days, as in `Day 2`, or is part of the name of a house: `Oregon Convention Center`, `Boston Convention &
/// Exhibition Center`. `Conference Day` is one of its days.
fn is_day_or_house(text: &Text<'_>, noun: Range<usize>) -> bool {
    let Some(next) = text.words.get(noun.end) else { return false };
    let counted = next.folded.parse::<u16>().is_ok_and(|number| number < 32);
    counted && text.words[noun.start].folded.len() < 4 || text.context.lexicon.venues.at(text.words, noun.end).is_some()
}

/// Where a name begins whose conferences are counted, between `from` and the word that it would begin with otherwise:
/// `第8回大阪Jenkins勉強会`.
fn counted_from(text: &Text<'_>, from: usize, start: usize) -> Option<usize> {
    let back = (from..=start).rev().take_while(|back| *back == start || text.is_character(*back));
    let lexicon = text.context.lexicon;
    let small = |word: &Token| lexicon.small.contains(&word.folded);
    let number = |word: &Token| lexicon.numbers.get_hashed(&word.folded, word.hash).is_some() || word.folded.parse::<u16>().is_ok();
    let counts = |words: &[Token]| matches!(words, [.., ordinal, count, times] if small(ordinal) && number(count) && small(times));
    back.take(LONGEST).find(|back| counts(&text.words[..*back]))
}

/// Where a name ends that begins with a word for a conference, as they do in Romance languages: `XX Congresso Nazionale di Zattere`.
/// It is counted, has a year behind it, or stands in a sentence of the text too.
fn led(title: &Text<'_>, noun: Range<usize>) -> Option<usize> {
    let Text { context, words, .. } = *title;
    let follows = |at: usize| title.gap(at) == Some(" ");
    let capital = |at: usize| follows(at) && title.written(at).starts_with(char::is_uppercase);
    let mut end = noun.end;
    while end < noun.end + LONGEST {
        match end {
            at if capital(at) => end += 1,
            at if capital(at + 1) && title.is_stop(at) => end += 2,
            _ => break,
        }
    }
    let counted = noun.start > 0 && is_nth(&words[noun.start - 1]);
    let again = || context.named_again(&words[noun.start..end]).any(is_capitalized);
    let other = |at: usize| context.gazetteer.series.at(words, at).is_some();
    let told = (noun.end..end).any(|at| title.is_telling(at)) && !(noun.end..end).any(other);
    (told && (counted || title.year(end).is_some() || again())).then_some(end)
}

/// Whether a word counts the times that a conference has been: `3.`, `14º`, `XX`.
fn is_nth(word: &Token) -> bool {
    let digits = word.folded.trim_end_matches(['.', 'º', 'ª', '°', 'o', 'a']);
    digits.parse::<u16>().is_ok_and(|number| number < 100) || word.folded.bytes().all(|letter| matches!(letter, b'i' | b'v' | b'x'))
}

/// Whether a word with capitals inside has an ending of names of conferences, as `FrOSCon` and `PyConUno` do.
pub(in crate::understand) fn is_compound(lexicon: &Lexicon, word: &str) -> bool {
    // Most words are short or in small letters, which needs no search for endings to tell.
    let inside = word.chars().skip(1).any(|letter| !letter.is_lowercase());
    inside
        && lexicon.event_endings.iter().any(|ending| {
            let Some(found) = word.rfind(ending) else { return false };
            let (stem, rest) = (&word[..found], &word[found + ending.len()..]);
            let camel = rest.len() < 6 && rest.starts_with(char::is_uppercase) && ending.len() > 3;
            let begins = *ending != "CON" || stem.ends_with(char::is_lowercase);
            (rest.is_empty() || camel || year::any(rest).is_some()) && begins && stem.chars().count() >= 2
        })
}

/// Where a name begins that goes on to the word `at`: its capitalised words without everyday ones in front.
fn begin(text: &Text<'_>, within: Range<usize>) -> usize {
    let Text { context, words, .. } = *text;
    let at = within.end;
    let longest = if text.is_character(at) { LONGEST_UNSPACED } else { LONGEST };
    let mut start = at;
    while start > within.start && at - start < longest && text.joins(start) {
        start -= 1;
    }
    // In a script without spaces the last particle parts the name from what leads to it: `参加了人工智能大会`, `第5届人工智能大会`.
    if text.is_character(at) {
        return (start..at).rev().find(|index| context.lexicon.small.contains(&words[*index].folded)).map_or(start, |index| index + 1);
    }
    // `Previous DevDay` is a `DevDay`; the `Open` of `Open Day` is what tells it.
    let alone = is_compound(context.lexicon, text.written(at));
    let leads = |index: usize| {
        let word = &words[index];
        text.is_stop(index)
            // `European Dart Conference`, `Barcelona's Dart Summit`
            || (index + 1 < at || alone)
                && (word.folded.ends_with("'s") || context.lexicon.is_common_word(word) && context.gazetteer.regions.at(words, index).is_none())
    };
    (start..at).find(|index| !leads(*index)).unwrap_or(at)
}

/// Whether what stands before a noun tells it from others: more than everyday words, or three characters. In a title a city behind it
/// does too.
fn is_told(text: &Text<'_>, start: usize, noun: Range<usize>) -> bool {
    let Text { context, words, .. } = *text;
    let at = noun.start;
    // `eine IT-Security Konferenz`
    if text.before(start).ends_with('-') {
        return false;
    }
    if text.is_character(at) {
        let from = start + everyday(context, &words[start..at]);
        let spelled = (from..=at).any(|at| !text.is_character(at) || script(&words[at].folded) == Script::Katakana);
        return at - from > if spelled { 0 } else { 2 } && context.lexicon.conference.at(words, start).is_none();
    }
    // `BarCamp Graz – a short report`
    if start == at {
        return text.is_title() && context.gazetteer.cities.at(words, noun.end).is_some();
    }
    // `8 TB of Data Per Day`; `III Fórum` counts them.
    !text.is_stop(at - 1) && (start..at).any(|at| text.is_telling(at) && !is_nth(&words[at]))
}

/// How many characters of everyday words a run of characters begins with: of `大規模技術` all, as in `大規模技術カンファレンス`.
pub(super) fn everyday(context: &Context<'_>, run: &[Token]) -> usize {
    let mut passed = 0;
    let word = |part: &[Token]| part.iter().map(|word| &*word.folded).collect::<String>();
    while let Some(length) = (1..=run.len() - passed).rev().find(|length| context.lexicon.is_common(&word(&run[passed..passed + length]))) {
        passed += length;
    }
    passed
}

/// A name that no table has, with what stands beside it.
pub(super) fn sighting(text: &Text<'_>, name: Range<usize>) -> Sighting {
    let Text { context, plain, words, line } = *text;
    // `Recap Streams Forum`: the report is none of it, though it told that this is a conference.
    let report = context.lexicon.reports.any(&words[name.start..=name.start]);
    let name = name.start + usize::from(report && name.len() > 1)..name.end;
    let from = words[name.start].range.start;
    let folded = words[name.clone()].iter().map(|word| &*word.folded).collect::<Vec<_>>().join(" ");
    let mut sighting = Sighting::new(Kind::Named(folded), line, from);
    beside(text, name.start, name.end, &mut sighting);
    // A place right after it is part of the name: `Rails Summit Latin America`.
    let mut last = name.end;
    if sighting.place.is_some() {
        let more = [&context.gazetteer.regions, &context.gazetteer.cities, &context.gazetteer.countries];
        let place = more.into_iter().find_map(|places| places.at(words, last));
        last = place.filter(|place| text.is_next(place.start)).map_or(last, |place| place.end);
    }
    // `DrupalCamp Florida 2016`: so is a word between it and the year.
    if is_sibling(text, last) {
        sighting.year = sighting.year.or(text.year(last + 1));
        last += 1;
    }
    plain[from..words[last - 1].range.end].clone_into(&mut sighting.written);
    // `SWIB13`: digits at the end are the year.
    if let Some((stem, year)) = year::glued(&sighting.written) {
        let stem = stem.len();
        sighting.written.truncate(stem);
        sighting.kind = Kind::Named(fold(&sighting.written));
        sighting.year = Some(year);
    }
    sighting
}
