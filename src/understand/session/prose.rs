//! Sessions in running text, marked off by quotes or a style: `a talk by Ann Lee on “…”`, `the keynote *…*`.

use super::address::{folder, is_other_work, is_page};
use super::around::{
    format_before, is_introduced, is_other, possessive, recording_beside, speakers_after, speakers_around, speakers_before,
};
use super::presented::is_presented;
use super::quote::unquoted;
use super::split::{self, Strength};
use super::stretch::{Marking, capitalised, stretches};
use super::title::{self, Standing};
use super::{Candidate, Context};
use crate::document::{Mark, Place};
use crate::post::Speaker;
use crate::search::Token;
use crate::understand::byline::is_profile;
use crate::understand::script::is_unspaced;
use crate::understand::sheet::Line;
use std::ops::{Range, RangeInclusive};

/// How many words with capitals are a title rather than a name.
const LEAST: usize = 4;

/// How many words join two titles at most: `“…” in the morning and “…”`.
const FEW: usize = 4;

/// How many words before a title the session may be spoken of that `called` introduces it for.
const FAR: usize = 30;

/// The sessions that a passage names in its sentences.
pub(super) fn find(context: &Context<'_>, line: &Line) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    let lexicon = context.lexicon;
    // `My favourite talk`
    let mut talked = line.heading.is_some_and(|heading| lexicon.speaks_of_one(&context.sheet.lines[heading].words));
    for sentence in &line.sentences {
        let words = line.words_in(sentence);
        let session = (0..words.len()).find(|at| lexicon.session.at(words, *at).is_some());
        let gave = lexicon.gave.any(words);
        talked |= session.is_some();
        let spoken = &line.text()[sentence.clone()];
        if session.is_none() && !gave && line.passage.marks_in(sentence).next().is_none() && !spoken.contains(['“', '"', '\'', '«', '„'])
        {
            continue;
        }
        let mut titles = if talked || gave { titles(context, line, words, sentence) } else { Vec::new() };
        // `The best talk was Title: In Capitals.`
        if let Some(range) =
            session.filter(|_| titles.is_empty() && !lexicon.capital_nouns).and_then(|at| capitalised(context, line.text(), words, at))
        {
            titles.push((range, Standing::Introduced));
        }
        let signed: Vec<_> = signed(context, line, sentence, talked).collect();
        let news = signed.into_iter().filter(|range| !titles.iter().any(|(other, _)| other.start == range.start));
        let news: Vec<_> = news.map(|range| (range, Standing::MarkedOff)).collect();
        titles.extend(news);
        for (range, standing) in titles {
            let told = candidate(context, line, sentence, &range, standing);
            found.extend(told.filter(|told| !found.iter().any(|before| before.title == told.title)));
        }
    }
    found
}

/// The session whose title is a stretch of a sentence.
fn candidate(context: &Context<'_>, line: &Line, sentence: &Range<usize>, range: &Range<usize>, standing: Standing) -> Option<Candidate> {
    let overlapping = || line.passage.links_in(sentence).filter(|(link, _)| link.start < range.end && range.start < link.end);
    // The name of a channel, a list or a repository is no title.
    let other = |href: &str| context.lexicon.hosted(href) == Some(false) || line.passage.place != Place::Item && is_other_work(href);
    if overlapping().any(|(_, href)| other(href)) {
        return None;
    }
    let shown = &line.text()[range.clone()];
    // `the talk by **Ann Quist**`
    let before = line.words.partition_point(|word| word.range.end <= range.start);
    if context.lexicon.by.ends_at(&line.words, before) && context.sense.is_person(shown) {
        return None;
    }
    let (title, format) = title::bare(shown, standing, context)?;
    // `Title In Capitals with Ann Lee`
    let split = split::split(shown, context.sense).filter(|split| {
        let known = || context.sense.knows(&split.speakers);
        split.strength > Strength::Weak || known()
    });
    let (title, named) = split.map_or((title, None), |split| (split.title, Some(split.speakers)));
    let recording = || overlapping().map(|(_, href)| href).find(|href| context.lexicon.is_recording(href));
    // Where the title itself leads is the page of the session, be it on a host of recordings or not.
    let whole = |link: &Range<usize>| unquoted(shown) == unquoted(&line.text()[link.clone()]);
    let page = || overlapping().find(|(link, href)| whole(link) && is_page(href)).map(|(_, href)| href);
    let url = recording().or_else(|| recording_beside(context, line, range)).or_else(page);
    let named = named.or_else(|| speakers_before(context, line, range.start));
    let speakers = named.or_else(|| speakers_after(context, line, range.end)).unwrap_or_else(|| speakers_around(context, line, range));
    let format = format.or_else(|| format_before(context, line, range.start)).or_else(|| context.format(&line.text()[sentence.clone()]));
    context.accept(Candidate { title, speakers, format, url: url.map(str::to_owned), strength: Strength::Sure })
}

/// How a post marks off the titles of sessions: all the ways in which some are that were found.
pub(super) fn markings(line: &Line, found: &[Candidate]) -> Vec<Marking> {
    let is_title = |range: &Range<usize>| found.iter().any(|session| unquoted(&line.text()[range.clone()]).contains(&session.title));
    let marked = line.sentences.iter().filter(|_| !found.is_empty()).flat_map(|sentence| stretches(line, sentence));
    marked.filter(|(range, _)| is_title(range)).map(|(_, marking)| marking).collect()
}

/// Further sessions of a line, marked off as others of the post are, beside whose title someone is named, or whose page stands beside
/// those of the others.
pub(super) fn alike(context: &Context<'_>, line: &Line, markings: &[Marking], folders: &[String], found: &[Candidate]) -> Vec<Candidate> {
    const WORDS: RangeInclusive<usize> = 2..=15;
    const NEAR: usize = 5;
    const SEVERAL: usize = 3;
    let mut news: Vec<Candidate> = Vec::new();
    for sentence in &line.sentences {
        for (range, _) in stretches(line, sentence).into_iter().filter(|(_, marking)| markings.contains(marking)) {
            let (shown, words, lexicon) = (&line.text()[range.clone()], line.words_in(&range), context.lexicon);
            // Whose page stands beside that of one other has to be given by someone: `Ann Lee told us about [Rafts](https://…)`.
            let gave = lexicon.gave.any(line.words_in(sentence));
            let beside = |href: &str| folder(href).map_or(0, |folder| folders.iter().filter(|other| *other == folder).count());
            let paged = line.passage.links_in(&range).any(|(_, href)| beside(href) >= if gave { 1 } else { SEVERAL });
            if words.len() < *WORDS.start() && !paged || found.iter().any(|before| shown.contains(&before.title)) {
                continue;
            }
            let general = [&lexicon.session, &lexicon.conference, &lexicon.media].into_iter().any(|phrases| phrases.any(words));
            // `Ann Lee showed us …` is what she did.
            let person = || context.sense.leading_speakers(shown).is_some();
            // `the book of Ann Lee, “…”`
            let before = line.words.partition_point(|word| word.range.end <= range.start);
            if general || lexicon.other_works.any(&line.words[before.saturating_sub(NEAR)..before]) || person() {
                continue;
            }
            // Two words with capitals are a name, unless their speaker behind them says that they are a title.
            let capitals = |title: &str| title.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
            let whole = |title: &str| match title.split_whitespace().count() {
                2 if !is_unspaced(title) => capitals(title) && speakers_after(context, line, range.end).is_some(),
                count => WORDS.contains(&count),
            };
            let told = candidate(context, line, sentence, &range, Standing::MarkedOff).filter(|told| {
                let titles = found.iter().chain(&news).map(|before| &before.title);
                (paged || whole(&told.title))
                    && (paged || !told.speakers.is_empty() || told.url.as_ref().is_some_and(|url| context.lexicon.is_recording(url)))
                    && titles.into_iter().all(|title| !title.contains(&told.title))
            });
            news.extend(told);
        }
    }
    news
}

/// Stretches with the capitals of titles behind which a person is named whose they are: `“Title In Capitals” with Ann Lee`, and in bold
/// or a link in any case. Other works are signed too, which a word such as `book` tells; after `like` it needs a text that spoke of
/// talks before.
fn signed<'l>(
    context: &'l Context<'_>,
    line: &'l Line,
    sentence: &'l Range<usize>,
    talked: bool,
) -> impl Iterator<Item = Range<usize>> + use<'l> {
    let by_known = |range: &Range<usize>| {
        let speakers = speakers_after(context, line, range.end).unwrap_or_default();
        let linked = |name: &str| line.passage.links().any(|(shown, href)| is_profile(href) && line.text()[shown.clone()] == *name);
        let known = |speaker: &Speaker| context.sense.is_known_person(&speaker.name) || linked(&speaker.name);
        !speakers.is_empty() && speakers.iter().all(known)
    };
    let signed = move |(range, marking): &(Range<usize>, Marking)| {
        let own = talked || !is_other(context, line, range.start);
        let text = &line.text()[range.clone()];
        // Where titles have no capitals, a sentence of its own behind which a name stands is one.
        let whole = || context.lexicon.sentence_case && unquoted(text).starts_with(char::is_uppercase);
        let long = text.split(' ').count() > 2 && (*marking != Marking::Quotes || whole());
        own && ((is_set(text, context) || long) && by_known(range) || is_presented(context, line, sentence, range, *marking))
    };
    stretches(line, sentence).into_iter().filter(signed).map(|(range, _)| range)
}

/// Whether a quotation has the capitals of a title, in more words than a name.
fn is_set(quotation: &str, context: &Context<'_>) -> bool {
    let inner = unquoted(quotation);
    inner.split_whitespace().count() >= LEAST && title::is_title_case(inner, context.lexicon)
}

/// Stretches of a sentence that look like titles: marked off near a word for a session.
fn titles(context: &Context<'_>, line: &Line, words: &[Token], sentence: &Range<usize>) -> Vec<(Range<usize>, Standing)> {
    let mut found: Vec<(Range<usize>, Standing)> = Vec::new();
    for (range, marking) in &stretches(line, sentence) {
        let marking = *marking;
        let known = found.iter().any(|(other, _)| range.start < other.end && other.start < range.end);
        if !known && !is_other(context, line, range.start) {
            // `the talks “Title”, “Title” and “Title”`, `the talks *Title*, by Ann Lee, and *Title* by Bob Ray`: what is told of the first need not be said again.
            let beside = |(other, _): &(Range<usize>, Standing)| other.end <= range.start && joins(context, line, other.end..range.start);
            let further = || !found.is_empty() && (speakers_after(context, line, range.end).is_some() || found.last().is_some_and(beside));
            let standing = standing(context, line, words, range, marking).or_else(|| further().then_some(Standing::MarkedOff));
            found.extend(standing.map(|standing| (range.clone(), standing)));
        }
    }
    found
}

/// Whether a word for a session and who gave it stand right before a quotation: `the talk by Ann Lee (@annlee) “…”`.
fn given_by(context: &Context<'_>, line: &Line, words: &[Token], at: usize) -> bool {
    const NAMED: usize = 8;
    let before = &words[..words.partition_point(|word| word.range.end <= at)];
    let session = (0..before.len()).rev().take(NAMED).find_map(|start| context.lexicon.session.at(before, start));
    let name = session.and_then(|session| before.get(context.lexicon.by.at(before, session.end)?.end));
    let name = name.and_then(|name| line.text()[name.range.start..at].split(['(', ',', ':']).next());
    name.is_some_and(|name| context.sense.is_person(name.trim()))
}

/// Whether what stands between two stretches only joins them: `“…”, “…” and “…”`.
fn joins(context: &Context<'_>, line: &Line, between: Range<usize>) -> bool {
    let words = line.words_in(&between);
    words.len() <= FEW && words.iter().all(|word| context.lexicon.is_common_word(word))
}

/// How a stretch of a sentence stands that quotes or a style mark off; nothing where no word for a session is near enough.
///
/// What is in quotes stands near the word for a session; what is in bold or italics, or a link, right beside it. Without spaces
/// every character is a word, and quotes mark off much else.
fn standing(context: &Context<'_>, line: &Line, words: &[Token], range: &Range<usize>, marking: Marking) -> Option<Standing> {
    let lexicon = context.lexicon;
    let session = |near: Range<usize>| near.into_iter().any(|at| lexicon.session.at(words, at).is_some());
    let (start, end) =
        (words.partition_point(|word| word.range.start < range.start), words.partition_point(|word| word.range.end <= range.end));
    // What is said in parentheses is told there: `(once “A”, now “B”) the sessions are …`.
    let word_at = |byte: usize| words.partition_point(|word| word.range.start < byte);
    let sentence = words.first().map_or(range.start, |word| word.range.start);
    let opened = line.text().get(sentence..range.start).and_then(|text| text.rfind('(').filter(|at| !text[*at..].contains(')')));
    let closed = opened.and_then(|_| line.text()[range.end..].find(')'));
    let from = opened.map_or(0, |at| word_at(sentence + at));
    let to = closed.map_or(words.len(), |at| word_at(range.end + at));
    let before = |count: usize| session(start.saturating_sub(count).max(from)..start);
    let after = |count: usize| session(end..(end + count).min(to));
    let (text, length) = (&line.text()[range.clone()], end.saturating_sub(start));
    let unspaced = is_unspaced(text);
    let in_quotes = marking == Marking::Quotes;
    let introduced = is_introduced(context, line, range.start);
    let named = before(if unspaced { 6 } else { 3 }) || after(if unspaced { 6 } else { 2 });
    let gave = lexicon.gave.ends_at(words, start);
    let given = in_quotes && (gave || unspaced && lexicon.by.ends_at(words, start));
    let beside = named || given;
    // `Ann Lee’s *How to Sleep*`
    let spoken = words.first().and_then(|word| line.text().get(word.range.start..range.start));
    let owned = (!in_quotes || is_set(text, context)) && spoken.is_some_and(|spoken| possessive(context, spoken).is_some());
    let far = in_quotes && introduced || owned;
    let linked = line.passage.links().any(|(link, _)| link.start <= range.start && range.end <= link.end);
    let near = beside || far && before(FAR) || !unspaced && (before(8) || after(10));
    // What somebody said has the commas and the end of a sentence.
    let inner = unquoted(text);
    let ends = inner.ends_with(['.', ',']) && (length > 7 || length > 3 && !introduced && !before(1));
    let set = title::is_title_case(inner, lexicon) && title::telling(line.words_in(range), lexicon) > 1;
    // What is in quotes and in a style is no saying: `*“Better power, better rafts”*`.
    let doubled = in_quotes
        && title::telling(line.words_in(range), lexicon) > 2
        && session(0..start)
        && line.passage.marks.iter().any(|(mark, kind)| {
            matches!(kind, Mark::Style(_)) && mark.start <= range.start && range.end <= mark.end && mark.len() <= range.len() + 2
        });
    let said = !doubled && (length > 7 && [", ", ". "].iter().any(|mark| inner.contains(mark)) || ends) && !set;
    // `**Algebraic Data Types** (ADTs)` is a term with its abbreviation.
    let aside = line.text()[range.end..].trim_start().strip_prefix('(').and_then(|aside| aside.split_once(')'));
    let short = |(short, _): (&str, &str)| short.len() <= 6 && short.chars().count() > 1 && short.contains(char::is_uppercase);
    let term = aside.is_some_and(short);
    // Where there are no capitals, bold and italics mark off anything.
    // `**Rafts at Rest**` on a line of its own, or before its address
    let blank = |end: usize| line.text().get(range.end..end).is_some_and(|between| between.trim().is_empty());
    let ends = || line.passage.breaks.iter().copied().chain([line.text().len()]).chain(line.passage.links().map(|(link, _)| link.start));
    let apart = range.start == 0 && ends().any(blank);
    let anything = || unspaced && !apart && !linked && !introduced;
    if !in_quotes && (term || anything()) {
        return None;
    }
    let standing = if doubled
        || named && !given && (in_quotes || length >= 4 || length == 3 && before(1))
        || owned
        || in_quotes && length >= LEAST && given_by(context, line, words, range.start)
        // `A talk that stood out was [A title of some words](https://…)`
        || linked && introduced && length > LEAST && before(8)
        || speakers_after(context, line, range.end).is_some()
    {
        Standing::MarkedOff
    } else if introduced && (beside || near && in_quotes) {
        Standing::Introduced
    } else {
        Standing::Loose
    };
    // `The last talk of the day was *Title In Capitals*.`
    let ends = !linked && end == words.len();
    let long = length > if unspaced { 5 } else { 2 };
    let fits = if in_quotes {
        doubled || !said && (beside && !unspaced || near && long)
    } else {
        beside && long || ends && before(8) && is_set(text, context)
    };
    (fits || near && standing == Standing::MarkedOff && !(in_quotes && said)).then_some(standing)
}
