//! The conferences of a title that names none by a table or by how it is written, where the text bears them out.

use super::sighting::{Kind, Sighting};
use super::text::{Text, is_capitalized};
use super::unlisted::{LONGEST, LONGEST_UNSPACED, everyday, is_within, sighting};
use super::{Context, OPENING, said, year};
use crate::post::Format;
use crate::search::{Token, fold};
use crate::understand::phrases::Found;
use crate::understand::script::is_hiragana;
use crate::understand::sheet::Line;
use std::ops::Range;

/// The conferences that a title names before a year, as in `What I saw at Devternity 2019`, else the one beside a word for a report or a
/// conference, as in `Retour sur l'USI`.
pub(super) fn find(title: &Text<'_>) -> Vec<Sighting> {
    let dated = || (1..title.words.len()).filter_map(|at| before_year(title, at)).collect();
    let names: Vec<Range<usize>> = alone(title).map_or_else(dated, |name| vec![name]);
    if !names.is_empty() {
        return names.into_iter().map(|name| sighting(title, name)).collect();
    }
    let name = hashtag(title).or_else(|| tagged(title)).or_else(|| beside_word(title)).or_else(|| entire(title)).or_else(|| leading(title));
    name.map(|name| sighting(title, name)).into_iter().collect()
}

/// The name of a title that is no more than that, a year and perhaps a word for a report, be its words ever so common:
/// `Come To Code 2023 recap`, `Community Day 2010: what we learned`.
fn alone(title: &Text<'_>) -> Option<Range<usize>> {
    let Text { context, words, .. } = *title;
    let report = |at: usize| context.lexicon.reports.at(words, at);
    let ends =
        |at: usize| at == words.len() || title.behind(at - 1).starts_with(':') || report(at).is_some_and(|found| found.end == words.len());
    let first = report(0).map_or(0, |found| found.end);
    let at = (0..words.len()).find(|at| year_at(title, *at).is_some()).filter(|at| *at > first && ends(at + 1))?;
    let name = first..at;
    let spelled = is_spelled(title, name.clone()) || is_spelled_out(context, &words[name.clone()]);
    (spelled && is_repeated(context, &words[name.clone()])).then_some(name)
}

/// The name before the year that the word `at` is.
fn before_year(title: &Text<'_>, at: usize) -> Option<Range<usize>> {
    // `Temple of the Abyss, 2012-02-25` has a day.
    year_at(title, at).filter(|_| !title.parted(at) && !title.behind(at).starts_with('-'))?;
    let name = name_before(title, at);
    // `Front in Rio 2011`, `Business of Software 2010`, where the text has it so.
    let start = name.as_ref().map_or(at - 1, |name| name.start);
    let whole = whole(title, start..at);
    // `Our Lab at RAFT 2016`, where the text has that without the other too.
    let lines = |from: usize| title.context.named_again(&title.words[from..=at]).count();
    let told = || title.is_capitalized(at - 1) && lines(whole.start) == lines(start);
    if whole.start < start && told() { Some(whole) } else { name }
}

/// The first word of a title with a hash and a year, if it stands by itself: `#raft19`, `#raft19 - day one`.
fn hashtag(title: &Text<'_>) -> Option<Range<usize>> {
    let alone = title.words.len() == 1 || !title.words.is_empty() && title.is_led(1);
    let dated = || title.before(0).ends_with('#') && year::glued(title.context, title.written(0)).is_some();
    (alone && dated()).then_some(0..1)
}

/// A name before a year, of which a tag has the letters too: `Web.br 2014` beside `webbr2014`, and in a report `oar17` beside `Oar`.
fn tagged(title: &Text<'_>) -> Option<Range<usize>> {
    const SHORTEST: usize = 4;
    const WORDS: usize = 4;
    let Text { context, words, .. } = *title;
    let digit = |last: char| last.is_ascii_digit();
    let letters = |text: &str| fold(text).chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
    let tags: Vec<String> = context.fields.list(&["tags", "keywords", "categories"]).iter().map(|tag| letters(tag)).collect();
    let is_tag = |stem: &str| {
        let dated = |rest: &str| year::full(rest).is_some() || rest.is_empty() && context.is_report();
        stem.len() >= SHORTEST && tags.iter().any(|tag| tag.strip_prefix(stem).is_some_and(dated))
    };
    let is_dated = |last: usize| {
        let written = title.written(last);
        let stem = written.trim_end_matches(digit);
        !stem.is_empty() && stem.chars().all(char::is_alphabetic) && year::any(&written[stem.len()..]).is_some()
            || title.year(last + 1).is_some()
    };
    let named = |last: usize| {
        let stem = |start: usize| letters(&title.plain[words[start].range.start..words[last].range.end]).trim_end_matches(digit).to_owned();
        let telling = |name: &Range<usize>| (name.len() > 1 || title.is_telling(last)) && !is_known(context, &words[name.clone()]);
        let starts = (last + 1).saturating_sub(WORDS)..=last;
        starts.filter(|start| is_tag(&stem(*start))).map(|start| start..last + 1).find(telling)
    };
    (0..words.len()).filter(|last| is_dated(*last)).find_map(named)
}

/// A name beside a word for a report or a conference, which the text has too.
fn beside_word(title: &Text<'_>) -> Option<Range<usize>> {
    /// How many small words may stand between.
    const FAR: usize = 4;
    let Text { context, words, .. } = *title;
    let lexicon = context.lexicon;
    let name = (0..words.len()).find_map(|at| {
        // In `Video Conference Integration` the word is part of another name.
        let is_word = |word: &Found<()>| !title.joins(word.start) && !title.is_character(at);
        let word = lexicon.reports.at(words, at).or_else(|| lexicon.conference.at(words, at).filter(is_word))?;
        // `Rencontre avec Ann Lee`
        let with = |at: usize| lexicon.joining.contains(&words[at].folded);
        let after = (word.end..words.len()).take(FAR).find(|at| !title.is_stop(*at) || with(*at));
        let before = (0..word.start).rev().take(FAR).find(|at| !title.is_stop(*at));
        let is_name = |line: &Line, word: &Token| line.level.is_none() && is_capitalized(&line.text()[word.range.clone()]);
        after
            .and_then(|at| name_after(title, at))
            .or_else(|| name_before(title, before? + 1))
            .filter(|name| name.clone().any(|at| title.has_capital_inside(at)) || context.is_report())
            .filter(|name| context.named_again(&words[name.clone()]).any(|(line, word)| is_name(line, word)))
    })?;
    // `Summary of Front in Rio`, where the text has it so.
    let last = name.end + 1;
    let follows = |at: usize| title.gap(at) == Some(" ");
    let joined = follows(name.end)
        && follows(last)
        && title.is_stop(name.end)
        && title.is_capitalized(last)
        && context.named_again(&words[name.start..=last]).next().is_some();
    Some(if joined { name.start..last + 1 } else { name })
}

/// The whole title of a report, as in `Dev Sunday`.
fn entire(title: &Text<'_>) -> Option<Range<usize>> {
    let all = 0..title.words.len();
    let said = title.context.is_report() && is_repeated(title.context, title.words);
    if said { name_after(title, 0).filter(|name| *name == all) } else { None }
}

/// The name before the dash of a report, in letters that no other word has, where the text calls it a conference: `WomenRAFT – what we
/// learned`.
fn leading(title: &Text<'_>) -> Option<Range<usize>> {
    let context = title.context;
    let name = title.words.first().and_then(|_| name_after(title, 0)).filter(|name| title.is_led(name.end) && context.is_report())?;
    let called = |(line, _): (&Line, &Token)| context.lexicon.conference.any(&line.words);
    let told = name.clone().any(|at| title.has_capital_inside(at)) && context.named_again(&title.words[name.clone()]).any(called);
    told.then_some(name)
}

/// A workshop that the title of a report names, with nothing behind it but a word for a report or a day of it: `The Raft Workshop: Day 1`.
pub(super) fn workshop(title: &Text<'_>) -> Option<Sighting> {
    let Text { context, words, .. } = *title;
    let is_workshop = |at: &usize| {
        let found = context.lexicon.formats.at(words, *at);
        found.is_some_and(|found| found.value == Format::Workshop && found.end == at + 1) && title.is_capitalized(*at)
    };
    let at = (1..words.len()).find(is_workshop)?;
    let ends = at + 1 == words.len() || title.is_led(at + 1) || context.lexicon.reports.at(words, at + 1).is_some();
    let name = name_before(title, at).filter(|name| ends && name.end == at && context.is_report())?;
    Some(sighting(title, name.start..at + 1))
}

/// The series of which a title gives the number: `potatotips #22`, `広島Ruby勉強会 #035`, `Raft Meetup in Oslo #4: …`.
pub(super) fn counted(title: &Text<'_>) -> Option<Sighting> {
    let Text { context, plain, words, .. } = *title;
    let is_number = |at: &usize| {
        let digits = words[*at].folded.len() < 4 && words[*at].folded.bytes().all(|digit| digit.is_ascii_digit());
        digits && title.gap(*at).is_some_and(|gap| matches!(gap.trim_start(), "#" | "＃"))
    };
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
    // A name in small letters has to begin where something does: `Then I went to golang.example #2`.
    let begins = |at: usize| !joined(at) && !matches!(title.gap(at), Some(", " | ")"));
    let start = (start..at).find(|at| title.is_capitalized(*at) && !title.is_stop(*at) || begins(*at))?;
    let start = start + if title.is_character(start) { everyday(context, &words[start..at]) } else { 0 };
    let start = context.lexicon.reports.at(words, start).map_or(start, |report| report.end);
    let name = words.get(start..at).filter(|name| !name.is_empty())?;
    // `Day #2`, `Rust #5`
    let capitals = |at: usize| words[at].range.len() > 2 && title.written(at).bytes().all(|letter| letter.is_ascii_uppercase());
    let told = (start..at).any(|at| capitals(at) || title.is_telling(at)) && !is_known(context, name);
    if !told || !context.lexicon.conference.any(words) && !context.lexicon.reports.any(words) && !context.is_report() {
        return None;
    }
    let from = words[start].range.start;
    let written = &plain[from..words[at - 1].range.end];
    let sighting = Sighting::new(Kind::Named(fold(written)), None, from);
    Some(Sighting { written: written.to_owned(), counted: true, ..sighting })
}

/// The year that the word `at` is, or that its two digits tell at the end of a title or of its first half: `Barcamp Dover 07: day one`.
pub(super) fn year_at(text: &Text<'_>, at: usize) -> Option<u16> {
    let digits = &text.words.get(at)?.folded;
    let ends = || !text.behind(at).trim_start().starts_with(char::is_alphanumeric);
    let told =
        || text.context.day.is_some() && text.is_next(at) && !year::is_count(text.context, text.before(at).trim_end(), digits) && ends();
    year::full(digits).or_else(|| year::any(digits).filter(|_| told()))
}

/// Whether the opening of a text on sessions repeats a name of several words where it speaks of an event.
fn is_repeated(context: &Context<'_>, name: &[Token]) -> bool {
    let lines = &context.sheet.lines;
    let says = |line: &Line| line.level.is_none() && context.lexicon.conference.any(&line.words) && said(line, name).is_some();
    name.len() > 1 && lines.iter().any(|line| context.lexicon.session.any(&line.words)) && lines.iter().take(OPENING).any(says)
}

/// Whether words are the name of a project, an organization, a topic or a place.
fn is_known(context: &Context<'_>, name: &[Token]) -> bool {
    (context.is_thing)(name) || context.gazetteer.is_place(name)
}

/// Whether all words have capitals, small ones between them aside: `Notes in Java`.
fn is_spelled(title: &Text<'_>, name: Range<usize>) -> bool {
    let ends = [name.start, name.end - 1];
    name.into_iter().all(|at| title.is_small_title() || title.is_capitalized(at) || title.is_stop(at) && !ends.contains(&at))
}

/// Whether the text has a name whose words but the first are small in the title with capitals: `Congreso de internet`.
fn is_spelled_out(context: &Context<'_>, name: &[Token]) -> bool {
    let Some((first, rest)) = name.split_first().filter(|(_, rest)| !rest.is_empty()) else { return false };
    let spelled = |line: &Line| {
        let capital = |word: &Token| is_capitalized(&line.text()[word.range.clone()]) || context.lexicon.is_stop(word);
        line.level.is_none() && said(line, name).is_some_and(|said| said.iter().all(capital))
    };
    let telling = rest.iter().any(|word| !context.lexicon.is_stop(word));
    telling && context.lexicon.conference.any(std::slice::from_ref(first)) && context.sheet.lines.iter().any(spelled)
}

/// A name of the title with the words before it that belong to it where the text has them so within a sentence, a small word between
/// them or none: `Paris on Rails`, `Content Strategy Camp`.
pub(super) fn whole(title: &Text<'_>, name: Range<usize>) -> Range<usize> {
    let mut start = name.start;
    while let Some(more) = [1, 2].into_iter().filter_map(|back| start.checked_sub(back)).find(|more| {
        (more + 1..=start).all(|at| title.gap(at) == Some(" "))
            && (start - more == 1 || title.is_stop(more + 1) && !title.is_capitalized(more + 1))
            && title.written(*more).starts_with(char::is_uppercase)
            && !title.is_stop(*more)
            && name.end - more <= LONGEST + 1
            && title.context.named_again(&title.words[*more..name.end]).any(|(line, first)| is_within(line, first))
    }) {
        start = more;
    }
    start..name.end
}

/// The capitalised words that end before the word `end`, if they tell more than everyday words.
fn name_before(title: &Text<'_>, end: usize) -> Option<Range<usize>> {
    let mut start = end.checked_sub(1)?;
    // `ferrocamp 2019`, where the text has it again.
    let small = || start == 0 && title.is_telling(0) && title.context.named_again(&title.words[..1]).nth(1).is_some();
    if !title.is_name_like(start) && !small() {
        return None;
    }
    // `Barcamp Ruhr-Lippe 2016`
    let joined = |at: usize| title.gap(at) == Some("-") && title.is_capitalized(at - 1) && title.is_telling(at);
    while title.joins(start) || joined(start) {
        start -= 1;
    }
    trimmed(title, start..end)
}

/// The capitalised words that begin with the word `start`, if they tell more than everyday words.
fn name_after(title: &Text<'_>, start: usize) -> Option<Range<usize>> {
    if !title.is_name_like(start) {
        return None;
    }
    let more = (start + 1..title.words.len()).take_while(|at| title.joins(*at) && title.is_capitalized(*at)).count();
    trimmed(title, start..start + 1 + more)
}

/// A name without the everyday words in front of it; none where there is nothing else, or where it is the name of something known.
fn trimmed(title: &Text<'_>, name: Range<usize>) -> Option<Range<usize>> {
    let Text { context, words, .. } = *title;
    let lexicon = context.lexicon;
    let leads = |word: &Token| {
        !word.folded.contains(char::is_alphabetic) || lexicon.is_common_word(word) || lexicon.reports.any(std::slice::from_ref(word))
    };
    let start = name.clone().find(|at| !leads(&words[*at]))?;
    let end = name.end;
    // `BarCamp Kiel 2015`
    if lexicon.event_nouns.at(words, name.start).is_some_and(|noun| noun.end == start) {
        return Some(name);
    }
    // `July 15th, 2012` has no name before its year.
    let ordinal = |word: &Token| word.folded.trim_start_matches(|first: char| first.is_ascii_digit()).len() < 3;
    let told =
        (start..end).any(|at| title.is_telling(at) && words[at].range.len() > 2 && !(words[at].begins_with_digit() && ordinal(&words[at])));
    let long = !title.is_character(start) || end - start > 2;
    // `ハンズオンに参加`, `컨퍼런스 후기`: a form of session, or a word for a conference, alone.
    let word =
        || [&lexicon.session, &lexicon.conference].into_iter().any(|said| said.at(words, start).is_some_and(|found| found.end == end));
    let named = &words[start..end];
    // Of a topic too where the text goes on to call it one: `Latency Conference`.
    let called = |line: &Line| {
        let again = line.words.windows(named.len() + 1).find(|said| said.iter().zip(named).all(|(a, b)| a.folded == b.folded));
        let noun = again.and_then(<[Token]>::last).filter(|noun| is_capitalized(&line.text()[noun.range.clone()]));
        noun.is_some_and(|noun| lexicon.event_nouns.any(std::slice::from_ref(noun)))
            && again.is_some_and(|said| context.gazetteer.series.at(said, 0).is_none())
    };
    let thing = || is_known(context, named) && !context.sheet.lines.iter().any(called);
    let known = || thing() || word() || everyday(context, named) == named.len();
    (told && long && !known()).then_some(start..end)
}
