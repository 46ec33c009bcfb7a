//! The conferences of a title that names none by a table or by how it is written, where the text bears them out.

use super::sighting::Sighting;
use super::text::{Text, is_capitalized};
use super::unlisted::{LONGEST, LONGEST_UNSPACED, everyday, sighting};
use super::{Context, OPENING, said, year};
use crate::search::{Token, fold};
use crate::understand::phrases::Found;
use crate::understand::script::is_hiragana;
use crate::understand::sheet::Line;
use std::ops::Range;

/// The conferences that a title names before a year, as in `What I saw at Devternity 2019`, else the one beside a word for a report or a
/// conference, as in `Retour sur l'USI`.
pub(super) fn find(title: &Text<'_>) -> Vec<Sighting> {
    let dated = || (1..title.words.len()).filter_map(|at| before_year(title, at)).collect();
    let mut names: Vec<Range<usize>> = alone(title).map_or_else(dated, |name| vec![name]);
    if names.is_empty() {
        names.extend(hashtag(title).or_else(|| tagged(title)).or_else(|| beside_word(title)).or_else(|| entire(title)));
    }
    names.into_iter().map(|name| sighting(title, name)).collect()
}

/// All that a title has before its year, be its words ever so common, where the text repeats it: `Come To Code 2023 recap`.
fn alone(title: &Text<'_>) -> Option<Range<usize>> {
    let Text { context, words, .. } = *title;
    let first = context.lexicon.reports.at(words, 0).map_or(0, |report| report.end);
    let at = (first + 1..words.len()).find(|at| title.year(*at).is_some())?;
    let spelled = title.is_small_title() || title.is_capitalized(first);
    (spelled && is_repeated(context, &words[first..at])).then_some(first..at)
}

/// The name before the year that the word `at` is.
fn before_year(title: &Text<'_>, at: usize) -> Option<Range<usize>> {
    title.year(at).filter(|_| !title.parted(at))?;
    let name = name_before(title, at);
    // `Front in Rio 2011`, `Business of Software 2010`, where the text has it so.
    let start = name.as_ref().map_or(at - 1, |name| name.start);
    let whole = whole(title, start..at);
    if whole.start < start { Some(whole) } else { name }
}

/// The first word of a title with a hash and a year: `#raft19`, `#raft19 - day one`.
fn hashtag(title: &Text<'_>) -> Option<Range<usize>> {
    let led = !title.words.is_empty() && title.before(0).ends_with('#');
    (led && year::glued(title.written(0)).is_some()).then_some(0..1)
}

/// A name before a year, of which a tag has the letters too: `Web.br 2014` beside `webbr2014`, and `oar17` beside `Oar`.
fn tagged(title: &Text<'_>) -> Option<Range<usize>> {
    const SHORTEST: usize = 4;
    const WORDS: usize = 4;
    let Text { context, words, .. } = *title;
    let letters = |text: &str| fold(text).chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
    let tags: Vec<String> = context.fields.list(&["tags", "keywords", "categories"]).iter().map(|tag| letters(tag)).collect();
    let is_tag = |name: &str| {
        let stem = name.trim_end_matches(|last: char| last.is_ascii_digit());
        let dated = |rest: &str| rest.is_empty() || year::full(rest).is_some();
        stem.len() >= SHORTEST && tags.iter().any(|tag| tag.strip_prefix(stem).is_some_and(dated))
    };
    let is_dated = |last: usize| title.year(last + 1).is_some() || year::glued(title.written(last)).is_some();
    let named = |last: usize| {
        let mut starts = (last + 1).saturating_sub(WORDS)..=last;
        let start = starts.find(|start| is_tag(&letters(&title.plain[words[*start].range.start..words[last].range.end])))?;
        (last > start || title.is_telling(last)).then_some(start..last + 1)
    };
    (0..words.len()).filter(|last| is_dated(*last)).find_map(named)
}

/// A name beside a word for a report or a conference, which the text has too.
fn beside_word(title: &Text<'_>) -> Option<Range<usize>> {
    /// How many small words may stand between.
    const FAR: usize = 4;
    let Text { context, words, .. } = *title;
    let lexicon = context.lexicon;
    (0..words.len()).find_map(|at| {
        // In `Video Conference Integration` the word is part of another name.
        let is_word = |word: &Found<()>| !title.joins(word.start) && !title.is_character(at);
        let word = lexicon.reports.at(words, at).or_else(|| lexicon.conference.at(words, at).filter(is_word))?;
        let after = (word.end..words.len()).take(FAR).find(|at| !title.is_stop(*at));
        let before = (0..word.start).rev().take(FAR).find(|at| !title.is_stop(*at));
        let name = after.and_then(|at| name_after(title, at)).or_else(|| name_before(title, before? + 1))?;
        let told = name.clone().any(|at| title.has_capital_inside(at)) || context.is_report();
        (told && context.named_again(&words[name.clone()]).any(is_capitalized)).then_some(name)
    })
}

/// The whole title of a report, as in `Dev Sunday`.
fn entire(title: &Text<'_>) -> Option<Range<usize>> {
    let name = name_after(title, 0).filter(|name| name.len() == title.words.len())?;
    is_repeated(title.context, title.words).then_some(name)
}

/// The series of which a title gives the number: `potatotips #22`, `広島Ruby勉強会 #035`, `Raft Meetup in Oslo #4: …`.
pub(super) fn counted(title: &Text<'_>) -> Option<Sighting> {
    let Text { context, words, .. } = *title;
    let is_number = |at: &usize| words[*at].begins_with_digit() && title.gap(*at).is_some_and(|gap| matches!(gap.trim_start(), "#" | "＃"));
    let at = (1..words.len()).find(is_number)?;
    let joined = |at: usize| {
        let Some(gap) = title.gap(at) else { return false };
        let (one, other) = (title.is_character(at - 1), title.is_character(at));
        let parted = one && title.written(at - 1).starts_with(is_hiragana);
        !parted && (gap.is_empty() || !(one && other) && matches!(gap, " " | "." | "-" | "/" | "::" | "+" | "_"))
    };
    // `Raft Meetup - Block #1`
    let part = |start: usize| start + 1 == at && title.gap(start) == Some(" - ");
    let mut start = at - 1;
    while at - start < LONGEST_UNSPACED && (joined(start) || part(start)) {
        start -= 1;
    }
    if title.is_character(start) {
        start += everyday(context, &words[start..at]);
    }
    let told = context.lexicon.conference.any(words) || context.is_report();
    (start < at && told).then(|| sighting(title, start..at))
}

/// Whether the opening repeats a name of several words where it speaks of an event.
fn is_repeated(context: &Context<'_>, name: &[Token]) -> bool {
    let says = |line: &Line| line.level.is_none() && context.lexicon.conference.any(&line.words) && said(line, name).is_some();
    name.len() > 1 && context.sheet.lines.iter().take(OPENING).any(says)
}

/// A name of the title with the words before it that belong to it where the text has them so within a sentence, a small word between
/// them or none: `Paris on Rails`, `Content Strategy Camp`.
pub(super) fn whole(title: &Text<'_>, name: Range<usize>) -> Range<usize> {
    let mut start = name.start;
    let belongs = |start: usize, more: usize| {
        (more + 1..=start).all(|at| title.gap(at) == Some(" "))
            && title.written(more).starts_with(char::is_uppercase)
            && !title.is_stop(more)
            && name.end - more <= LONGEST + 1
            && title.context.named_again(&title.words[more..name.end]).any(is_capitalized)
    };
    while let Some(more) = [1, 2].into_iter().filter_map(|back| start.checked_sub(back)).find(|more| belongs(start, *more)) {
        start = more;
    }
    start..name.end
}

/// The capitalised words that end before the word `end`, if they tell more than everyday words.
fn name_before(title: &Text<'_>, end: usize) -> Option<Range<usize>> {
    let mut start = end.checked_sub(1).filter(|last| title.is_name_like(*last))?;
    // `Barcamp Ruhr-Lippe 2016`
    while title.joins(start) || title.gap(start) == Some("-") && title.is_telling(start) {
        start -= 1;
    }
    trimmed(title, start..end)
}

/// The capitalised words that begin with the word `start`, if they tell more than everyday words.
fn name_after(title: &Text<'_>, start: usize) -> Option<Range<usize>> {
    if start >= title.words.len() || !title.is_name_like(start) {
        return None;
    }
    let more = (start + 1..title.words.len()).take_while(|at| title.joins(*at) && title.is_capitalized(*at)).count();
    trimmed(title, start..start + 1 + more)
}

/// A name without the everyday words in front of it; none where there is nothing else, or where it is the name of something known.
fn trimmed(title: &Text<'_>, name: Range<usize>) -> Option<Range<usize>> {
    let Text { context, words, .. } = *title;
    let lexicon = context.lexicon;
    let leads = |word: &Token| lexicon.is_common_word(word) || !word.folded.contains(char::is_alphabetic);
    let start = name.clone().find(|at| !leads(&words[*at]))?;
    let end = name.end;
    // `BarCamp Kiel 2015`
    if lexicon.event_nouns.at(words, name.start).is_some_and(|noun| noun.end == start) {
        return Some(name);
    }
    let named = &words[start..end];
    // `July 15th, 2012` has no name before its year.
    let told = (start..end).any(|at| title.is_telling(at) && words[at].range.len() > 2 && !words[at].begins_with_digit());
    let long = !title.is_character(start) || end - start > 2 && everyday(context, named) < named.len();
    // Of a topic too where the text goes on to call it a conference: `Latency Conference`.
    let called = |line: &Line| {
        let mut again = line.words.windows(named.len() + 1).filter(|said| said.iter().zip(named).all(|(a, b)| a.folded == b.folded));
        again.any(|said| lexicon.event_nouns.any(&said[named.len()..]))
    };
    let thing = || (context.is_thing)(named) && !context.sheet.lines.iter().any(called);
    (told && long && !thing()).then_some(start..end)
}
