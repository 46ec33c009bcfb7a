//! Names of conferences that no table has: written as names are, and ending with a word for a conference.

use super::beside::beside;
use super::sighting::{Kind, Sighting};
use super::text::{Text, is_capitalized};
use super::{Context, titled, year};
use crate::search::{Token, fold};
use crate::understand::lexicon::Lexicon;
use crate::understand::script::{Script, is_hiragana, script};
use crate::understand::sheet::Line;
use std::ops::Range;

/// The most words before the last that a name has.
pub(super) const LONGEST: usize = 5;

/// The most characters before the last, where it is written without spaces.
pub(super) const LONGEST_UNSPACED: usize = 12;

/// Something that is written like the name of a conference, begins in `within` and ends at the word after it or later.
pub(super) fn named(text: &Text<'_>, within: Range<usize>) -> Option<(Sighting, usize)> {
    let Text { context, words, .. } = *text;
    let at = within.end;
    let noun = context.lexicon.event_nouns.at(words, at).filter(|_| text.is_capitalized(at)).map(|found| found.end);
    if noun.is_none() && !is_compound(context.lexicon, text.written(at)) {
        return None;
    }
    let end = noun.unwrap_or(at + 1);
    if noun.is_some() && is_day_or_house(text, at..end) {
        return None;
    }
    let mut start = begin(text, within.clone());
    if start == at && text.is_title() && is_hyphened(text, within.start, at..end) {
        start = at - 1;
    }
    let counted = if text.is_title() && text.is_character(at) { counted_from(text, within.start, start) } else { None };
    let start = counted.unwrap_or(start);
    if noun.is_some() {
        let first = start == at || start + 1 == at && is_nth(&words[start]);
        if let Some(end) = if first && text.is_title() { led(text, at..end) } else { None } {
            return Some((sighting(text, at..end), end));
        }
        if !is_told(text, start, at..end) {
            return None;
        }
    }
    let dated = counted.is_some() || !text.parted(end) && text.year(end).is_some();
    if !dated && is_any_conference(text, start, at..end) || is_somebody(text, start, at) {
        return None;
    }
    // `因为技术沙龙` begins too early: what neither a space nor Hiragana parts from the words before it counts where it is said again.
    let apart = !text.is_character(start) || text.plain.contains(is_hiragana) || dated || text.is_heading() || text.is_title();
    if !apart && context.named_again(&words[start..end]).nth(1).is_none() {
        return None;
    }
    if !text.is_title() {
        return Some((sighting(text, start..end), end));
    }
    let end = noun.and_then(|end| subject(text, end)).unwrap_or(end);
    Some((sighting(text, titled::whole(text, start..end)), end))
}

/// Whether a noun counts days, as in `Day 2`, or is part of the name of a house: `Oregon Convention Center`, `Boston Convention &
/// Exhibition Center`. `Conference Day` is one of its days.
fn is_day_or_house(text: &Text<'_>, noun: Range<usize>) -> bool {
    let Some(next) = text.words.get(noun.end).filter(|_| !text.parted(noun.end)) else { return false };
    let counted = next.folded.parse::<u16>().is_ok_and(|number| number < 32);
    counted && text.words[noun.start].folded.len() < 4 || text.context.lexicon.venues.at(text.words, noun.end).is_some()
}

/// Whether the word before a noun is part of the name: `3. Docker-Meetup`, `Docker-Meetup Berlin`.
fn is_hyphened(text: &Text<'_>, from: usize, noun: Range<usize>) -> bool {
    let at = noun.start;
    let beside = || is_nth(&text.words[at - 2]) || text.context.gazetteer.city_beside(text.words, noun.end).is_some();
    at >= from + 2 && text.gap(at) == Some("-") && beside() && text.is_telling(at - 1)
}

/// Where a name begins whose conferences are counted, between `from` and the word that it would begin with otherwise:
/// `第8回大阪Jenkins勉強会`.
fn counted_from(text: &Text<'_>, from: usize, start: usize) -> Option<usize> {
    let back = (from..=start).rev().take_while(|back| *back == start || text.is_character(*back));
    back.take(LONGEST).find(|back| is_ordinal(text.context, text.words, *back))
}

/// Whether a name is that of a house that the tables know, as `Caesars Forum`, or of any conference on something:
/// `Rustカンファレンス`.
fn is_any_conference(text: &Text<'_>, start: usize, noun: Range<usize>) -> bool {
    text.context.gazetteer.is_place(&text.words[start..noun.end])
        || text.is_character(noun.start) && (text.context.is_thing)(&text.words[start..noun.start])
}

/// Whether a name is that of a person: `Allan Day` is somebody, `Ruby Day` is a conference.
fn is_somebody(text: &Text<'_>, start: usize, at: usize) -> bool {
    start + 1 == at && (text.context.is_given)(&text.words[start].folded) && !(text.context.is_thing)(&text.words[start..at])
}

/// Where a name ends that begins with a word for a conference, as they do in Romance languages: `XX Congresso Nazionale di Zattere`.
/// It is counted, has a year behind it, or stands in a sentence of the text too.
fn led(title: &Text<'_>, noun: Range<usize>) -> Option<usize> {
    let Text { context, words, .. } = *title;
    let follows = |at: usize| title.gap(at) == Some(" ");
    let capital = |at: usize| follows(at) && title.written(at).starts_with(char::is_uppercase);
    let small = |at: usize| follows(at) && title.is_stop(at);
    let mut end = noun.end;
    while end < noun.end + LONGEST {
        match end {
            at if capital(at) => end += 1,
            at if small(at) && capital(at + 1) && context.gazetteer.city_beside(words, at + 1).is_none() => end += 2,
            _ => break,
        }
    }
    // `Encontro Jangada.JS` is one of another name.
    let other = |at: usize| context.gazetteer.series.at(words, at).is_some() || title.written(at).contains('.');
    let mut own = noun.end..end;
    if own.clone().any(other) || !own.any(|at| title.is_telling(at)) {
        return None;
    }
    let counted = noun.start > 0 && is_nth(&words[noun.start - 1]);
    let again = || context.named_again(&words[noun.start..end]).any(|(line, first)| is_within(line, first));
    (counted || follows(end) && title.year(end).is_some() || again()).then_some(end)
}

/// Whether a word counts the times that a conference has been: `3.`, `14º`, `XX`.
fn is_nth(word: &Token) -> bool {
    let digits = word.folded.trim_end_matches(['.', 'º', 'ª', '°', 'o', 'a']);
    digits.parse::<u16>().is_ok_and(|number| number < 100) || word.folded.bytes().all(|letter| matches!(letter, b'i' | b'v' | b'x'))
}

/// Whether a word with a capital stands within a sentence of running text.
pub(super) fn is_within(line: &Line, word: &Token) -> bool {
    let before = line.text()[..word.range.start].trim_end_matches([' ', '"', '„', '“', '«', '(']);
    line.level.is_none()
        && is_capitalized(&line.text()[word.range.clone()])
        && before.ends_with(|last: char| last.is_alphanumeric() || last == ',')
}

/// Whether the words before the word `at` count conferences: the `第8回` of `第8回Raft勉強会`.
fn is_ordinal(context: &Context<'_>, words: &[Token], at: usize) -> bool {
    let small = |word: &Token| context.lexicon.small.contains(&word.folded);
    let number = |word: &Token| context.lexicon.numbers.get_hashed(&word.folded, word.hash).is_some() || word.folded.parse::<u16>().is_ok();
    at > 2 && small(&words[at - 1]) && number(&words[at - 2]) && small(&words[at - 3])
}

/// Where a name ends that says what the conference before the word `at` is on: `Northern Conference on Raft Design`.
fn subject(text: &Text<'_>, at: usize) -> Option<usize> {
    let first = text.context.lexicon.called.at(text.words, at).filter(|_| text.is_stop(at))?.end;
    let belongs = |at: &usize| text.is_capitalized(*at) && !text.words[*at].begins_with_digit() && (*at == first || text.joins(*at));
    let end = first + (first..text.words.len()).take(LONGEST).take_while(belongs).count();
    (first..end).any(|at| text.is_telling(at)).then_some(end)
}

/// Whether a word with capitals inside has an ending of names of conferences, as `FrOSCon` and `PyConUno` do.
pub(in crate::understand) fn is_compound(lexicon: &Lexicon, word: &str) -> bool {
    // Most words are short or in small letters, which needs no search for endings to tell.
    let inside = word.chars().skip(1).any(|letter| !letter.is_lowercase());
    inside
        && word.len() > 4
        && lexicon.event_endings.iter().any(|ending| {
            let Some(found) = word.rfind(ending) else { return false };
            let (stem, rest) = (&word[..found], &word[found + ending.len()..]);
            let camel = rest.len() < 6 && rest.starts_with(char::is_uppercase) && ending.len() > 3;
            let begins = stem.ends_with(|last: char| last.is_lowercase() || last.is_numeric() || last.is_uppercase() && *ending != "CON");
            (rest.is_empty() || camel || year::any(rest).is_some()) && begins && stem.chars().count() >= 2
        })
}

/// Where a name begins that goes on to the word `at`: its capitalised words without everyday ones in front.
fn begin(text: &Text<'_>, within: Range<usize>) -> usize {
    let Text { context, words, .. } = *text;
    let at = within.end;
    let longest = if text.is_character(at) { LONGEST_UNSPACED } else { LONGEST };
    let mut start = at;
    // A run of Katakana is one word: `エンジニアコミュニティ勉強会`.
    let katakana = |at: usize| script(&words[at].folded) == Script::Katakana;
    let mut length = 0;
    while start > within.start && length < longest && text.joins(start) {
        start -= 1;
        length += usize::from(!(katakana(start) && start > within.start && katakana(start - 1)));
    }
    // In a script without spaces the last particle parts the name from what leads to it: `参加了人工智能大会`, `第5届人工智能大会`.
    if text.is_character(at) {
        return (start..at).rev().find(|index| context.lexicon.small.contains(&words[*index].folded)).map_or(start, |index| index + 1);
    }
    // `Previous DevDay` is a `DevDay`; the `Open` of `Open Day` is what tells it.
    let alone = is_compound(context.lexicon, text.written(at));
    // `IT Forum` is no «it».
    let acronym = |index: usize| text.written(index).bytes().all(|letter| letter.is_ascii_uppercase());
    let leads = |index: usize| {
        let word = &words[index];
        text.is_stop(index) && !(acronym(index) && index + 1 < at && !acronym(index + 1))
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
    if start < at && text.before(start).ends_with('-') {
        return false;
    }
    if text.is_character(at) {
        let from = start + everyday(context, &words[start..at]);
        let spelled = (from..=at).any(|at| !text.is_character(at) || script(&words[at].folded) == Script::Katakana);
        return at - from > if spelled { 0 } else { 2 } && context.lexicon.conference.at(words, start).is_none();
    }
    // `BarCamp Graz – a short report`
    let placed = || text.is_title() && words[at].folded.len() > 4 && context.gazetteer.city_beside(words, noun.end).is_some();
    if start == at {
        return placed();
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
    let between = text.is_next(last)
        && text.is_next(last + 1)
        && !words[last].begins_with_digit()
        && text.is_capitalized(last)
        && text.is_telling(last);
    if let Some(year) = if between { titled::year_at(text, last + 1) } else { None } {
        sighting.year.get_or_insert(year);
        last += 1;
    }
    plain[from..words[last - 1].range.end].clone_into(&mut sighting.written);
    // `SWIB13`: digits at the end are the year.
    if let Some((stem, year)) = year::glued(context, &sighting.written) {
        let stem = stem.len();
        sighting.written.truncate(stem);
        sighting.kind = Kind::Named(fold(&sighting.written));
        sighting.year = Some(year);
    }
    sighting
}
