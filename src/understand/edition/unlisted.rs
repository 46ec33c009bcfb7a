//! Names of conferences that no table has: written as names are, and ending with or beside a word for a conference.

use super::beside::{beside, gap, is_capitalized, is_count, is_next, parted, year};
use super::sighting::{Kind, Sighting, is_telling};
use super::{Context, OPENING};
use crate::search::{Token, fold};
use crate::understand::lexicon::Lexicon;
use crate::understand::phrases::Found;
use crate::understand::sheet::Line;
use crate::unicode::is_unspaced;
use std::ops::Range;

/// The most words before the last that a name has, and the most characters where it is written without spaces.
const LONGEST: (usize, usize) = (5, 12);

/// Something that is written like the name of a conference, begins in `within` and ends at the word after it or later.
pub(super) fn named(
    context: &Context<'_>,
    text: &str,
    words: &[Token],
    within: Range<usize>,
    line: Option<usize>,
    heading: bool,
) -> Option<(Sighting, usize)> {
    let at = within.end;
    let word = &words[at];
    let noun = context.lexicon.event_nouns.at(words, at).filter(|_| is_capitalized(text, word));
    if noun.is_none() && !is_compound(context.lexicon, &text[word.range.clone()]) {
        return None;
    }
    // `Day 2` counts days; `Conference Day` is one of them.
    let end = noun.as_ref().map_or(at + 1, |found| found.end);
    let next = words.get(end).filter(|_| !parted(text, words, end));
    let counted = next.is_some_and(|next| next.folded.parse::<u16>().is_ok_and(|number| number < 32));
    if noun.is_some() && counted && word.folded.len() < 4 {
        return None;
    }
    // `Oregon Convention Center` is a house, `Boston Convention & Exhibition Center` too.
    if noun.is_some() && next.is_some() && context.lexicon.venues.at(words, end).is_some() {
        return None;
    }
    let mut start = begin(context, text, words, within.clone());
    // `3. Docker-Meetup`
    let joined = || at >= within.start + 2 && gap(text, words, at) == Some("-") && is_capitalized(text, &words[at - 1]);
    let beside = || is_nth(&words[at - 2]) || context.gazetteer.city_beside(words, end).is_some();
    if start == at && line.is_none() && joined() && beside() && is_telling(context, &words[at - 1]) {
        start = at - 1;
    }
    // `第8回大阪Jenkins勉強会`
    let counted = (within.start..=start).rev().take_while(|back| *back == start || is_character(text, &words[*back]));
    let counted = if line.is_none() && is_character(text, word) {
        counted.take(LONGEST.0).find(|back| is_ordinal(context, words, *back))
    } else {
        None
    };
    let (start, ordinal) = (counted.unwrap_or(start), counted.is_some());
    let subject = if line.is_none() && noun.is_some() { subject(context, text, words, end) } else { None };
    // `8 TB of Data Per Day`, `eine IT-Security Konferenz`
    let counted = start < at && context.lexicon.is_stop(&words[at - 1]) && !is_character(text, word);
    let cut = start < at && text[..words[start].range.start].ends_with('-');
    let first = start == at || start + 1 == at && is_nth(&words[start]);
    if let Some(end) = noun.as_ref().filter(|_| first && line.is_none()).and_then(|noun| led(context, text, words, at..noun.end)) {
        return Some((sighting(context, text, words, at..end, line, heading), end));
    }
    // `BarCamp Graz – a short report`
    let placed = || start == at && line.is_none() && word.folded.len() > 4 && context.gazetteer.city_beside(words, end).is_some();
    if noun.is_some() && (counted || cut || !is_told(context, text, words, start, at) && !placed()) {
        return None;
    }
    let dated = ordinal || next.is_some_and(|next| year(&next.folded, false).is_some());
    // `Caesars Forum` is a house that the tables know.
    if !dated && context.gazetteer.is_place(&words[start..end]) {
        return None;
    }
    // `Rustカンファレンス` is any conference on Rust, unless a year follows.
    if is_character(text, word) && !dated && (context.is_thing)(&words[start..at]) {
        return None;
    }
    // `因为技术沙龙` begins too early: what neither a space nor Hiragana parts from the words before it counts where it is said again.
    let apart = !is_character(text, &words[start]) || text.contains(is_hiragana) || dated || heading || line.is_none();
    if !apart && context.named_again(&words[start..end]).nth(1).is_none() {
        return None;
    }
    // `Allan Day` is somebody, `Ruby Day` is a conference.
    let given = start + 1 == at && (context.is_given)(&words[start].folded) && !(context.is_thing)(&words[start..at]);
    if given {
        return None;
    }
    let end = subject.unwrap_or(end);
    let name = if line.is_none() { whole(context, text, words, start..end) } else { start..end };
    Some((sighting(context, text, words, name, line, heading), end))
}

/// Where a name ends that begins with a word for a conference, as they do in Romance languages: `XX Congresso Nazionale di Zattere`.
/// It is counted, has a year behind it, or stands in a sentence of the text too.
fn led(context: &Context<'_>, title: &str, words: &[Token], noun: Range<usize>) -> Option<usize> {
    let follows = |at: usize| at < words.len() && gap(title, words, at) == Some(" ");
    let capital = |at: usize| follows(at) && title[words[at].range.clone()].starts_with(char::is_uppercase);
    let small = |at: usize| follows(at) && (context.lexicon.is_stop(&words[at]) || context.lexicon.small.contains(&words[at].folded));
    let mut end = noun.end;
    while end < noun.end + LONGEST.0 {
        match end {
            at if capital(at) => end += 1,
            at if small(at) && capital(at + 1) && context.gazetteer.city_beside(words, at + 1).is_none() => end += 2,
            _ => break,
        }
    }
    // `Encontro Jangada.JS` is one of another name.
    let other = |at: usize| {
        let written = &title[words[at].range.clone()];
        context.gazetteer.series.at(words, at).is_some() || is_compound(context.lexicon, written) || written.contains('.')
    };
    let mut own = noun.end..end;
    if own.clone().any(other) || !own.any(|at| is_telling(context, &words[at])) {
        return None;
    }
    let counted = noun.start > 0 && is_nth(&words[noun.start - 1]);
    let dated = || words.get(end).is_some_and(|next| follows(end) && year(&next.folded, false).is_some());
    let again = || context.named_again(&words[noun.start..end]).any(|(line, first)| is_within(line, first));
    (counted || dated() || again()).then_some(end)
}

/// Whether a word counts the times that a conference has been: `3.`, `14º`, `XX`.
fn is_nth(word: &Token) -> bool {
    let digits = word.folded.trim_end_matches(['.', 'º', 'ª', '°', 'o', 'a']);
    digits.parse::<u16>().is_ok_and(|number| number < 100) || word.folded.bytes().all(|letter| matches!(letter, b'i' | b'v' | b'x'))
}

/// Whether a word with a capital stands within a sentence of running text.
fn is_within(line: &Line, word: &Token) -> bool {
    let before = line.text()[..word.range.start].trim_end_matches([' ', '"', '„', '“', '«', '(']);
    line.level.is_none() && is_capitalized(line.text(), word) && before.ends_with(|last: char| last.is_alphanumeric() || last == ',')
}

/// Whether the words before the word `at` count conferences: the `第8回` of `第8回Raft勉強会`.
fn is_ordinal(context: &Context<'_>, words: &[Token], at: usize) -> bool {
    let small = |word: &Token| context.lexicon.small.contains(&word.folded);
    let number = |word: &Token| context.lexicon.numbers.get_hashed(&word.folded, word.hash).is_some() || word.folded.parse::<u16>().is_ok();
    at > 2 && small(&words[at - 1]) && number(&words[at - 2]) && small(&words[at - 3])
}

/// Where a name ends that says what the conference before the word `at` is on: `Northern Conference on Raft Design`.
fn subject(context: &Context<'_>, text: &str, words: &[Token], at: usize) -> Option<usize> {
    let first = context.lexicon.called.at(words, at).filter(|_| context.lexicon.is_stop(&words[at]))?.end;
    let year = |at: usize| words[at].folded.starts_with(|first: char| first.is_ascii_digit());
    let joined = |at: usize| at == first || belongs_to_name(text, words, at - 1, at);
    let belongs = |at: &usize| is_capitalized(text, &words[*at]) && !year(*at) && joined(*at);
    let end = first + (first..words.len()).take(LONGEST.0).take_while(belongs).count();
    words[first..end].iter().any(|word| is_telling(context, word)).then_some(end)
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
            let ends = rest.is_empty() || rest.len() < 6 && rest.starts_with(char::is_uppercase) && ending.len() > 3 || is_year(rest);
            let begins = stem.ends_with(|last: char| last.is_lowercase() || last.is_numeric() || last.is_uppercase() && *ending != "CON");
            ends && begins && stem.chars().count() >= 2
        })
}

fn is_year(text: &str) -> bool {
    !text.is_empty() && year(text, true).is_some()
}

/// Where a name begins that goes on to the word `at`: its capitalised words without everyday ones in front.
fn begin(context: &Context<'_>, text: &str, words: &[Token], within: Range<usize>) -> usize {
    let at = within.end;
    let longest = if is_character(text, &words[at]) { LONGEST.1 } else { LONGEST.0 };
    let mut start = at;
    while start > within.start && at - start < longest && belongs_to_name(text, words, start - 1, start) {
        start -= 1;
    }
    // In a script without spaces the last particle parts the name from what leads to it: `参加了人工智能大会`, `第5届人工智能大会`.
    if is_character(text, &words[at]) {
        return (start..at).rev().find(|index| context.lexicon.small.contains(&words[*index].folded)).map_or(start, |index| index + 1);
    }
    // `Previous DevDay` is a `DevDay`; the `Open` of `Open Day` is what tells it.
    let alone = is_compound(context.lexicon, &text[words[at].range.clone()]);
    // `IT Forum` is no «it».
    let acronym = |word: &Token| text[word.range.clone()].bytes().all(|letter| letter.is_ascii_uppercase());
    let leads = |index: usize| {
        let word = &words[index];
        context.lexicon.is_stop(word) && !(acronym(word) && index + 1 < at && !acronym(&words[index + 1]))
            // `European Dart Conference`, `Barcelona's Dart Summit`
            || (index + 1 < at || alone)
                && (word.folded.ends_with("'s") || context.lexicon.is_common_word(word) && context.gazetteer.regions.at(words, index).is_none())
    };
    while start < at && leads(start) {
        start += 1;
    }
    start
}

/// Whether what stands before the noun at the word `at` tells it from others: more than everyday words, or three characters.
fn is_told(context: &Context<'_>, text: &str, words: &[Token], start: usize, at: usize) -> bool {
    let before = &words[start..at];
    if is_character(text, &words[at]) {
        let before = &before[everyday(context, before)..];
        let spelled = before.iter().chain([&words[at]]).any(|word| !is_character(text, word) || word.folded.starts_with(is_katakana));
        return before.len() > if spelled { 0 } else { 2 } && context.lexicon.conference.at(words, start).is_none();
    }
    // `III Fórum` counts them.
    let roman = |word: &Token| word.folded.bytes().all(|letter| matches!(letter, b'i' | b'v' | b'x'));
    before.iter().any(|word| is_telling(context, word) && !roman(word))
}

/// How many characters of everyday words a run of characters begins with: of `大規模技術` all, as in `大規模技術カンファレンス`.
fn everyday(context: &Context<'_>, run: &[Token]) -> usize {
    let mut passed = 0;
    let word = |part: &[Token]| part.iter().map(|word| &*word.folded).collect::<String>();
    while let Some(length) = (1..=run.len() - passed).rev().find(|length| context.lexicon.is_common(&word(&run[passed..passed + length]))) {
        passed += length;
    }
    passed
}

fn is_hiragana(character: char) -> bool {
    matches!(character, '\u{3040}'..='\u{309f}')
}

fn is_katakana(character: char) -> bool {
    matches!(character, '\u{30a0}'..='\u{30ff}')
}

/// Whether a name at the word `at` is the end of a longer one in a script without spaces: the `开源峰会` of `全球云计算开源峰会`.
pub(super) fn is_cut(context: &Context<'_>, text: &str, words: &[Token], at: usize) -> bool {
    at > 0
        && is_character(text, &words[at])
        && belongs_to_name(text, words, at - 1, at)
        && is_character(text, &words[at - 1])
        && !context.lexicon.small.contains(&words[at - 1].folded)
}

/// Whether a word is one character of a script without spaces.
fn is_character(text: &str, word: &Token) -> bool {
    text[word.range.clone()].starts_with(is_unspaced)
}

fn sighting(context: &Context<'_>, text: &str, words: &[Token], name: Range<usize>, line: Option<usize>, heading: bool) -> Sighting {
    // `Recap Streams Forum`: the report is none of it, though it told that this is a conference.
    let report = context.lexicon.reports.any(&words[name.start..=name.start]);
    let name = name.start + usize::from(report && name.len() > 1)..name.end;
    let from = words[name.start].range.start;
    let folded = words[name.clone()].iter().map(|word| &*word.folded).collect::<Vec<_>>().join(" ");
    let mut sighting = Sighting::new(Kind::Named(folded), line, heading, from);
    beside(context, text, words, name.start, name.end, &mut sighting);
    // A place right after it is part of the name: `Rails Summit Latin America`.
    let mut last = name.end;
    if sighting.place.is_some() {
        let more = [&context.gazetteer.regions, &context.gazetteer.cities, &context.gazetteer.countries];
        let place = more.into_iter().find_map(|places| places.at(words, last));
        last = place.filter(|place| is_next(text, words, place.start)).map_or(last, |place| place.end);
    }
    // `DrupalCamp Florida 2016`: so is a word between it and the year.
    let between = words.get(last).and_then(|word| {
        let digits = text[word.range.clone()].starts_with(|first: char| first.is_ascii_digit());
        let named = is_next(text, words, last) && !digits && is_capitalized(text, word) && is_telling(context, word);
        year_at(context, text, words, last + 1).filter(|_| named && is_next(text, words, last + 1))
    });
    if between.is_some() {
        sighting.year = sighting.year.or(between);
        last += 1;
    }
    text[from..words[last - 1].range.end].clone_into(&mut sighting.written);
    // `SWIB13`: digits at the end are the year.
    if let Some((stem, year)) = glued_year(context, &sighting.written).filter(|_| sighting.year.is_none() && last == name.end) {
        let written = stem.to_owned();
        sighting.kind = Kind::Named(fold(&written));
        sighting.written = written;
        sighting.year = Some(year);
    }
    sighting
}

/// The year that the word `at` is, or that its two digits tell at the end of a title or of its first half: `Barcamp Dover 07: day one`.
fn year_at(context: &Context<'_>, text: &str, words: &[Token], at: usize) -> Option<u16> {
    let word = words.get(at)?;
    let ends = || !text[word.range.end..].trim_start().starts_with(char::is_alphanumeric);
    let told = || context.day.is_some() && is_next(text, words, at) && !is_count(context, &word.folded) && ends();
    year(&word.folded, false).or_else(|| year(&word.folded, true).filter(|_| told()))
}

/// A name that ends with the digits of a year, without them; and the year.
fn glued_year<'t>(context: &Context<'_>, written: &'t str) -> Option<(&'t str, u16)> {
    const LEAST: usize = 3;
    let stem = written.trim_end_matches(|last: char| last.is_ascii_digit());
    let digits = &written[stem.len()..];
    let named = stem.ends_with(char::is_alphabetic) && stem.len() >= LEAST;
    year(digits, true).filter(|_| named && !is_count(context, digits)).map(|year| (stem, year))
}

/// Whether the word `at` goes on with the name that begins at `next`: capitalised, with no more than a space between. Where words
/// have no spaces, Hiragana ends a name, and a name in letters goes back no further than its letters.
pub(super) fn belongs_to_name(text: &str, words: &[Token], at: usize, next: usize) -> bool {
    let between = &text[words[at].range.end..words[next].range.start];
    let (one, other) = (is_character(text, &words[at]), is_character(text, &words[next]));
    if one || other {
        let parts = text[words[at].range.clone()].starts_with(|first: char| is_hiragana(first) || first.is_ascii_digit());
        return other && !parts && (between.is_empty() || between == " " && !one);
    }
    (is_capitalized(text, &words[at]) || has_capital_inside(text, &words[at]))
        && !words[at].folded.starts_with(|first: char| first.is_ascii_digit())
        && matches!(between, " " | "\u{a0}" | " & " | " + ")
}

/// The conferences of a title that names none by a table or by how it is written: a name before a year, as in `What I saw at
/// Devternity 2019`, or one beside a word for a report or a conference, as in `Retour sur l'USI`, where the text bears it out.
pub(super) fn in_title(context: &Context<'_>, title: &str, words: &[Token]) -> Vec<Sighting> {
    /// How many small words may stand between.
    const FAR: usize = 4;
    let found = |name: Range<usize>| sighting(context, title, words, name, None, false);
    // Whether the opening of a text on sessions repeats a name where it speaks of an event.
    let repeated = |name: &[Token]| {
        let again =
            |line: &Line| line.words.windows(name.len().max(1)).any(|said| said.iter().zip(name).all(|(a, b)| a.folded == b.folded));
        let says = |line: &Line| line.level.is_none() && context.lexicon.conference.any(&line.words) && again(line);
        let lines = &context.sheet.lines;
        let sessions = name.len() > 1 && lines.iter().any(|line| context.lexicon.session.any(&line.words));
        sessions && lines.iter().take(OPENING).any(says)
    };
    // `Come To Code 2023 recap`: nothing but a name, a year and a word for a report, be its words ever so common.
    // `Community Day 2010: what we learned`
    let told = |at: usize| {
        let colon = || at > 0 && title[words[at - 1].range.end..].starts_with(':');
        at == words.len() || colon() || context.lexicon.reports.at(words, at).is_some_and(|found| found.end == words.len())
    };
    let first = context.lexicon.reports.at(words, 0).map_or(0, |found| found.end);
    if let Some(at) = (0..words.len()).find(|at| year_at(context, title, words, *at).is_some()).filter(|at| *at > first && told(at + 1))
        && (is_spelled(context, title, &words[first..at]) || is_spelled_out(context, &words[first..at]))
        && repeated(&words[first..at])
    {
        return vec![found(first..at)];
    }
    let dated: Vec<Sighting> = (1..words.len())
        // `Temple of the Abyss, 2012-02-25` has a day.
        .filter(|at| {
            year_at(context, title, words, *at).is_some() && !parted(title, words, *at) && !title[words[*at].range.end..].starts_with('-')
        })
        .filter_map(|at| {
            let name = name_before(context, title, words, at);
            // `Front in Rio 2011`, `Business of Software 2010`, where the text has it so.
            let start = name.as_ref().map_or(at - 1, |name| name.start);
            let whole = whole(context, title, words, start..at);
            // `Our Lab at RAFT 2016`, where the text has that without the other too.
            let lines = |from: usize| context.named_again(&words[from..=at]).count();
            let told = || is_capitalized(title, &words[at - 1]) && lines(whole.start) == lines(start);
            let joined = (whole.start < start && told()).then_some(whole.clone());
            joined.or(name).map(found)
        })
        .collect();
    if !dated.is_empty() {
        return dated;
    }
    // `#raft19`
    if let [word] = words
        && title[..word.range.start].ends_with('#')
        && glued_year(context, &title[word.range.clone()]).is_some()
    {
        return vec![found(0..1)];
    }
    let report = context.is_report();
    if let Some(name) = tagged(context, title, words, report) {
        return vec![found(name)];
    }
    let small = |at: &usize| context.lexicon.is_stop(&words[*at]);
    let beside = (0..words.len()).find_map(|at| {
        // In `Video Conference Integration` the word is part of another name.
        let is_word = |cue: &Found<()>| {
            let joined = cue.start > 0 && belongs_to_name(title, words, cue.start - 1, cue.start);
            !joined && !is_character(title, &words[at])
        };
        let cue = context.lexicon.reports.at(words, at).or_else(|| context.lexicon.conference.at(words, at).filter(is_word))?;
        // `Rencontre avec Ann Lee`
        let with = |word: &Token| context.lexicon.joining.contains(&word.folded);
        let after = (cue.end..words.len()).take(FAR).find(|at| !small(at) || with(&words[*at]));
        let before = (0..cue.start).rev().take(FAR).find(|at| !small(at));
        let (after, before) =
            (after.and_then(|at| name_after(context, title, words, at)), before.and_then(|at| name_before(context, title, words, at + 1)));
        let is_name = |line: &Line, word: &Token| line.level.is_none() && is_capitalized(line.text(), word);
        after
            .or(before)
            .filter(|name| report || words[name.clone()].iter().any(|word| has_capital_inside(title, word)))
            .filter(|name| context.named_again(&words[name.clone()]).any(|(line, word)| is_name(line, word)))
    });
    // Else the whole title, as in `Dev Sunday`.
    let all = || {
        let said = report && repeated(words);
        said.then(|| name_after(context, title, words, 0)).flatten().filter(|all| all.len() == words.len())
    };
    // `Summary of Front in Rio`, where the text has it so.
    let joined = |name: Range<usize>| {
        let more = name.start..(name.end + 2).min(words.len());
        let fits = more.len() > name.len() + 1
            && context.lexicon.is_stop(&words[name.end])
            && gap(title, words, name.end) == Some(" ")
            && gap(title, words, name.end + 1) == Some(" ")
            && is_capitalized(title, &words[more.end - 1])
            && context.named_again(&words[more.clone()]).next().is_some();
        if fits { more } else { name }
    };
    beside.map(joined).or_else(all).map(found).into_iter().collect()
}

/// The series of which a title gives the number: `potatotips #22`, `広島Ruby勉強会 #035`, `Raft Meetup in Oslo #4: …`.
pub(super) fn numbered(context: &Context<'_>, title: &str, words: &[Token]) -> Option<Sighting> {
    let is_number = |at: &usize| {
        let digits = words[*at].folded.len() < 4 && words[*at].folded.bytes().all(|digit| digit.is_ascii_digit());
        digits && gap(title, words, *at).is_some_and(|gap| matches!(gap.trim_start(), "#" | "＃"))
    };
    let at = (1..words.len()).find(is_number)?;
    let small = |word: &Token| context.lexicon.is_stop(word);
    // A name in small letters has to begin where something does: `I went to golang.example #2`.
    let begins = |start: usize| start == 0 || gap(title, words, start).is_some_and(|gap| gap.trim_start().contains(is_bracket));
    let joined = |start: usize, next: usize| {
        let between = &title[words[start].range.end..words[next].range.start];
        let (one, other) = (is_character(title, &words[start]), is_character(title, &words[next]));
        let parted = one && title[words[start].range.clone()].starts_with(is_hiragana);
        !parted && (between.is_empty() || !(one && other) && matches!(between, " " | "." | "-" | "/" | "::" | "+" | "_"))
    };
    // `Raft Meetup - Block #1`
    let part = |start: usize| start + 1 == at && gap(title, words, start) == Some(" - ");
    let mut start = at - 1;
    while start > 0 && at - start < LONGEST.1 && (joined(start - 1, start) || part(start)) {
        start -= 1;
    }
    let fits = |start: &usize| is_capitalized(title, &words[*start]) && !small(&words[*start]) || begins(*start);
    let start = (start..at).find(fits)?;
    let start = start + if is_character(title, &words[start]) { everyday(context, &words[start..at]) } else { 0 };
    let start = context.lexicon.reports.at(words, start).map_or(start, |report| report.end);
    let name = words.get(start..at).filter(|name| !name.is_empty())?;
    // `Day #2`, `Rust #5`
    let capitals = |word: &Token| word.range.len() > 2 && title[word.range.clone()].bytes().all(|letter| letter.is_ascii_uppercase());
    let told = name.iter().any(|word| capitals(word) || is_telling(context, word))
        && !(context.is_thing)(name)
        && !context.gazetteer.is_place(name);
    let held = context.lexicon.conference.any(words) || context.lexicon.event_nouns.any(words) || context.lexicon.reports.any(words);
    if !told || !held && !context.is_report() {
        return None;
    }
    let from = words[start].range.start;
    let written = &title[from..words[at - 1].range.end];
    let mut sighting = Sighting::new(Kind::Named(fold(written)), None, false, from);
    written.clone_into(&mut sighting.written);
    Some(sighting)
}

fn is_bracket(sign: char) -> bool {
    matches!(sign, '「' | '『' | '【' | '[' | '(' | '（' | '“' | '"' | ':' | '：' | '】' | ']' | '|')
}

/// A name before a year, of which a tag has the letters too: `Web.br 2014` beside `webbr2014`, and in a report `oar17` beside `Oar`.
fn tagged(context: &Context<'_>, title: &str, words: &[Token], report: bool) -> Option<Range<usize>> {
    const SHORTEST: usize = 4;
    const WORDS: usize = 4;
    let digit = |last: char| last.is_ascii_digit();
    let letters = |text: &str| fold(text).chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
    let tags: Vec<String> = context.fields.list(&["tags", "keywords", "categories"]).iter().map(|tag| letters(tag)).collect();
    let dated =
        |stem: &str, tag: &str| tag.strip_prefix(stem).is_some_and(|rest| rest.is_empty() && report || rest.len() == 4 && is_year(rest));
    (0..words.len()).find_map(|start| {
        let ends = start + 1..=words.len().min(start + WORDS);
        let name = ends.map(|end| start..end).find(|name| {
            let last = &title[words[name.end - 1].range.clone()];
            let written = letters(&title[words[start].range.start..words[name.end - 1].range.end]);
            let stem = written.trim_end_matches(digit);
            let glued = last.chars().all(char::is_alphanumeric) && !last.starts_with(digit) && is_year(&written[stem.len()..]);
            let year = glued || words.get(name.end).is_some_and(|next| year(&next.folded, false).is_some());
            year && stem.len() >= SHORTEST && tags.iter().any(|tag| dated(stem, tag))
        })?;
        let named = &words[name.clone()];
        let known = (context.is_thing)(named) || context.gazetteer.is_place(named);
        let telling = name.len() > 1 || is_telling(context, &words[start]);
        (telling && !known).then_some(name)
    })
}

/// Whether all words have capitals, small ones between them aside: `Notes in Java`.
fn is_spelled(context: &Context<'_>, text: &str, name: &[Token]) -> bool {
    let capital = |word: &Token| is_capitalized(text, word);
    name.iter().all(|word| capital(word) || context.lexicon.is_stop(word))
        && name.first().is_some_and(capital)
        && name.last().is_some_and(capital)
}

/// A name of the title with the words before it that belong to it where the text has them so within a sentence, a small word between
/// them or none: `Paris on Rails`, `Content Strategy Camp`.
fn whole(context: &Context<'_>, title: &str, words: &[Token], name: Range<usize>) -> Range<usize> {
    let mut start = name.start;
    while let Some(more) = [1, 2].into_iter().filter_map(|back| start.checked_sub(back)).find(|more| {
        let gaps = (*more..start).all(|at| gap(title, words, at + 1) == Some(" "));
        let small = start - more == 1 || context.lexicon.is_stop(&words[more + 1]) && !is_capitalized(title, &words[more + 1]);
        let said = &words[*more..name.end];
        gaps && small
            && title[words[*more].range.clone()].starts_with(char::is_uppercase)
            && !context.lexicon.is_stop(&words[*more])
            && name.end - more <= LONGEST.0 + 1
            && context.named_again(said).any(|(line, first)| is_within(line, first))
    }) {
        start = more;
    }
    start..name.end
}

/// Whether the text has a name whose words but the first are small in the title with capitals: `Congreso de internet`.
fn is_spelled_out(context: &Context<'_>, name: &[Token]) -> bool {
    let Some((first, rest)) = name.split_first().filter(|(_, rest)| !rest.is_empty()) else { return false };
    let spelled = |line: &Line| {
        let said = line.words.windows(name.len()).find(|said| said.iter().zip(name).all(|(a, b)| a.folded == b.folded));
        let capital = |word: &Token| is_capitalized(line.text(), word) || context.lexicon.is_stop(word);
        line.level.is_none() && said.is_some_and(|said| said.iter().all(capital))
    };
    let telling = rest.iter().any(|word| !context.lexicon.is_stop(word));
    telling && context.lexicon.conference.any(std::slice::from_ref(first)) && context.sheet.lines.iter().any(spelled)
}

/// The capitalised words that end before the word `end`, if they tell more than everyday words.
fn name_before(context: &Context<'_>, title: &str, words: &[Token], end: usize) -> Option<Range<usize>> {
    let mut start = end.checked_sub(1)?;
    // `ferrocamp 2019`, where the text has it again.
    let small = || start == 0 && is_telling(context, &words[0]) && context.named_again(&words[..1]).nth(1).is_some();
    if !is_capitalized(title, &words[start]) && !has_capital_inside(title, &words[start]) && !small() {
        return None;
    }
    // `Barcamp Ruhr-Lippe 2016`
    let joined =
        |at: usize| is_capitalized(title, &words[at]) && gap(title, words, at + 1) == Some("-") && is_telling(context, &words[at + 1]);
    while start > 0 && end - start < LONGEST.1 && (belongs_to_name(title, words, start - 1, start) || joined(start - 1)) {
        start -= 1;
    }
    trimmed(context, title, words, start..end)
}

/// The capitalised words that begin with the word `start`, if they tell more than everyday words.
fn name_after(context: &Context<'_>, title: &str, words: &[Token], start: usize) -> Option<Range<usize>> {
    if !is_capitalized(title, &words[start]) && !has_capital_inside(title, &words[start]) {
        return None;
    }
    let mut end = start + 1;
    let goes_on = |word: &Token| is_capitalized(title, word);
    while end < words.len() && belongs_to_name(title, words, end - 1, end) && goes_on(&words[end]) {
        end += 1;
    }
    trimmed(context, title, words, start..end)
}

/// A name without the everyday words in front of it; none where there is nothing else, or where it is the name of something known.
fn trimmed(context: &Context<'_>, title: &str, words: &[Token], name: Range<usize>) -> Option<Range<usize>> {
    let lexicon = context.lexicon;
    let leads = |word: &Token| {
        let one = std::slice::from_ref(word);
        let letters = word.folded.contains(char::is_alphabetic);
        !letters || lexicon.is_common_word(word) || lexicon.reports.any(one)
    };
    let start = name.clone().find(|at| !leads(&words[*at]))?;
    // A year at its end tells nothing of what has the name.
    let dated = |at: &usize| *at > start && year(&words[*at].folded, false).is_some();
    let name = name.start..name.end - usize::from(dated(&(name.end - 1)));
    // `BarCamp Kiel 2015`
    let noun = lexicon.event_nouns.at(words, name.start).is_some_and(|noun| noun.end == start);
    if noun {
        return Some(name);
    }
    let name = start..name.end;
    // `July 15th, 2012` has no name before its year.
    let ordinal = |word: &Token| word.folded.trim_start_matches(|first: char| first.is_ascii_digit()).len() < 3;
    let numbers = |word: &Token| word.folded.starts_with(|first: char| first.is_ascii_digit()) && ordinal(word);
    let tells = |word: &Token| is_telling(context, word) && word.range.len() > 2 && !numbers(word);
    let told = words[name.clone()].iter().any(tells);
    let long = !is_character(title, &words[start]) || name.len() > 2;
    let known = (context.is_thing)(&words[name.clone()])
        || context.gazetteer.is_place(&words[name.clone()])
        // `ハンズオンに参加`, `컨퍼런스 후기`: a form of session, or a word for a conference, alone.
        || [&lexicon.session, &lexicon.conference].into_iter().any(|said| said.at(words, start).is_some_and(|found| found.end == name.end))
        || everyday(context, &words[name.clone()]) == name.len();
    (told && long && !known).then_some(name)
}

/// Whether a word has a capital inside, as `dotSwift` does.
fn has_capital_inside(text: &str, word: &Token) -> bool {
    let mut before = ' ';
    text[word.range.clone()].chars().any(|letter| std::mem::replace(&mut before, letter).is_alphanumeric() && letter.is_uppercase())
}
