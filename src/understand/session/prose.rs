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
use super::{Candidate, Context, MOST};
use crate::document::{Mark, Place};
use crate::search::Token;
use crate::table::Table;
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
    for sentence in &line.sentences {
        if found.len() >= MOST {
            break;
        }
        let (words, marked) = (line.words_in(sentence), stretches(line, sentence));
        let mut titles = titles(context, line, words, &marked);
        // `The best talk was Title: In Capitals.`
        let session = (0..words.len()).find(|at| lexicon.session.at(words, *at).is_some());
        let heard = || lexicon.heard.find(words).first().map(|heard| heard.end - 1);
        if let Some(range) = session
            .or_else(heard)
            .filter(|_| titles.is_empty() && !lexicon.capital_nouns)
            .and_then(|at| capitalised(context, line.text(), words, at))
        {
            // What begins a quotation or a link goes on in it.
            let whole = marked.iter().find(|(whole, _)| whole.start <= range.start && range.end < whole.end);
            titles.push(whole.map_or((range, Standing::Introduced), |(whole, _)| (whole.clone(), Standing::MarkedOff)));
        }
        let signed = marked.iter().filter(|(range, _)| is_signed(context, line, sentence, range));
        titles.extend(signed.map(|(range, _)| (range.clone(), Standing::MarkedOff)));
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
    // `sessions on [Prometheus](https://…)`
    if context.sense.is_thing(line.words_in(range)) {
        return None;
    }
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
    let marked = line.sentences.iter().flat_map(|sentence| stretches(line, sentence));
    marked.filter(|(range, _)| is_title(range)).map(|(_, marking)| marking).collect()
}

/// Further sessions of a line, marked off as others of the post are, beside whose title someone is named, or whose page stands beside
/// those of the others.
pub(super) fn alike(
    context: &Context<'_>,
    line: &Line,
    markings: &[Marking],
    folders: &Table<usize>,
    found: &[Candidate],
) -> Vec<Candidate> {
    const WORDS: RangeInclusive<usize> = 2..=15;
    const NEAR: usize = 5;
    const SEVERAL: usize = 3;
    let mut news: Vec<Candidate> = Vec::new();
    for sentence in &line.sentences {
        for (range, _) in stretches(line, sentence).into_iter().filter(|(_, marking)| markings.contains(marking)) {
            let (shown, words, lexicon) = (&line.text()[range.clone()], line.words_in(&range), context.lexicon);
            // Whose page stands beside that of one other has to be given by someone: `Ann Lee told us about [Rafts](https://…)`.
            let gave = lexicon.gave.any(line.words_in(sentence));
            let beside = |href: &str| folder(href).and_then(|folder| folders.get(folder)).copied().unwrap_or_default();
            let paged = line.passage.links_in(&range).any(|(_, href)| beside(href) >= if gave { 1 } else { SEVERAL });
            if words.len() < *WORDS.start() || found.iter().any(|before| shown.contains(&before.title)) {
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
            // Two words are a name, unless their speaker behind them says that they are a title.
            let whole = |title: &str| match title.split_whitespace().count() {
                2 if !is_unspaced(title) => speakers_after(context, line, range.end).is_some(),
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

/// Whether a person is named behind a stretch whose it is, `“Title In Capitals” with Ann Lee`, or before it.
fn is_signed(context: &Context<'_>, line: &Line, sentence: &Range<usize>, range: &Range<usize>) -> bool {
    let known = || speakers_after(context, line, range.end).is_some_and(|speakers| context.sense.knows(&speakers));
    let long = line.text()[range.clone()].split(' ').count() > 2;
    !is_other(context, line, range.start) && (long && known() || is_presented(context, line, sentence, range))
}

/// Whether a quotation has the capitals of a title, in more words than a name.
fn is_set(quotation: &str, context: &Context<'_>) -> bool {
    let inner = unquoted(quotation);
    inner.split_whitespace().count() >= LEAST && title::is_title_case(inner, context.lexicon)
}

/// Those of the stretches marked off in a sentence that look like titles near a word for a session.
fn titles(context: &Context<'_>, line: &Line, words: &[Token], marked: &[(Range<usize>, Marking)]) -> Vec<(Range<usize>, Standing)> {
    let mut found: Vec<(Range<usize>, Standing)> = Vec::new();
    for (range, marking) in marked {
        let known = found.iter().any(|(other, _)| range.start < other.end && other.start < range.end);
        if !known && !is_other(context, line, range.start) {
            // `the talks “Title”, “Title” and “Title”`, `the talks *Title*, by Ann Lee, and *Title* by Bob Ray`: what is told of the
            // first need not be said again.
            let beside = |(other, _): &(Range<usize>, Standing)| other.end <= range.start && joins(context, line, other.end..range.start);
            let further = || found.last().is_some_and(|last| beside(last) || speakers_after(context, line, range.end).is_some());
            let standing = Stretch::new(context, line, words, range, *marking).standing();
            let standing = standing.or_else(|| further().then_some(Standing::MarkedOff));
            found.extend(standing.map(|standing| (range.clone(), standing)));
        }
    }
    found
}

/// Whether a word for a session and who gave it stand right before a title: `the talk by Ann Lee (@annlee) “…”`, `the talk by Ann Lee
/// about a *…*`.
fn given_by(context: &Context<'_>, line: &Line, words: &[Token], at: usize) -> bool {
    const NAMED: usize = 8;
    let before = &words[..words.partition_point(|word| word.range.end <= at)];
    let session = (0..before.len()).rev().take(NAMED).find_map(|start| context.lexicon.session.at(before, start));
    let name = session.and_then(|session| before.get(context.lexicon.by.at(before, session.end)?.end));
    let name = name.and_then(|name| line.text()[name.range.start..at].split(['(', ',', ':']).next());
    name.and_then(|name| context.sense.person_at_start(name.trim()))
        .is_some_and(|(_, rest)| context.lexicon.tokens(rest).iter().all(|word| context.lexicon.is_common_word(word)))
}

/// Whether what stands between two stretches only joins them: `“…”, “…” and “…”`.
fn joins(context: &Context<'_>, line: &Line, between: Range<usize>) -> bool {
    let words = line.words_in(&between);
    words.len() <= FEW && words.iter().all(|word| context.lexicon.is_common_word(word))
}

/// A stretch of a sentence that quotes, a style or a link mark off, of which is asked whether it is a title.
struct Stretch<'a> {
    context: &'a Context<'a>,
    line: &'a Line,
    range: &'a Range<usize>,
    quoted: bool,
    /// The words of the sentence, and which of them are its own.
    words: &'a [Token],
    own: Range<usize>,
    /// Those among which is told what it is: what stands in parentheses is told there, `(once “A”, now “B”) the sessions are …`.
    told: Range<usize>,
}

impl<'a> Stretch<'a> {
    fn new(context: &'a Context<'a>, line: &'a Line, words: &'a [Token], range: &'a Range<usize>, marking: Marking) -> Self {
        let word_at = |byte: usize| words.partition_point(|word| word.range.start < byte);
        let own = word_at(range.start)..words.partition_point(|word| word.range.end <= range.end);
        let sentence = words.first().map_or(range.start, |word| word.range.start);
        let opened = line.text().get(sentence..range.start).and_then(|text| text.rfind('(').filter(|at| !text[*at..].contains(')')));
        let closed = opened.and_then(|_| line.text()[range.end..].find(')'));
        let told = opened.map_or(0, |at| word_at(sentence + at))..closed.map_or(words.len(), |at| word_at(range.end + at));
        Self { context, line, range, quoted: marking == Marking::Quotes, words, own, told }
    }

    fn text(&self) -> &'a str {
        &self.line.text()[self.range.clone()]
    }

    /// How many words of its own say what it is about.
    fn telling(&self) -> usize {
        title::telling(self.line.words_in(self.range), self.context.lexicon)
    }

    /// Whether a word for a session is among so many words before it or behind it.
    fn is_near(&self, before: usize, behind: usize) -> bool {
        let (start, end) = (self.own.start, self.own.end);
        let mut near = (start.saturating_sub(before).max(self.told.start)..start).chain(end..(end + behind).min(self.told.end));
        near.any(|at| self.context.lexicon.session.at(self.words, at).is_some())
    }

    /// How it stands; nothing where it is no title.
    ///
    /// First it is asked how near a word for a session stands: near what is in quotes, right beside what is in bold, in italics or a
    /// link, unless it is said whose it is. Then whether it is something else that is marked off so: a term, a saying. What is left is
    /// a title, and the more is said of it, the less it has to look like one.
    fn standing(&self) -> Option<Standing> {
        let Self { context, line, range, quoted, own, .. } = self;
        let (lexicon, length, quoted) = (context.lexicon, own.len(), *quoted);
        // Without spaces every character is a word, and quotes and styles mark off much else.
        let unspaced = is_unspaced(self.text());
        // `「…」というタイトルで登壇`: there a title is introduced behind it.
        let behind = || lexicon.called.at(self.words, own.end).map_or(0, |found| found.end - own.end);
        let named = if unspaced { self.is_near(6, 6 + behind()) } else { self.is_near(3, 2) };
        // `At noon I went to “…”`
        let heard = !unspaced && quoted && lexicon.heard.ends_at(self.words, own.start);
        let gave = || lexicon.gave.ends_at(self.words, own.start) || unspaced && lexicon.by.ends_at(self.words, own.start);
        let given = heard || quoted && gave();
        let introduced = heard || is_introduced(context, line, range.start);
        let owned = self.is_owned();
        let beside = named || given;
        let near = beside || (introduced || owned) && self.is_near(FAR, 0) || !unspaced && self.is_near(8, 10);
        let linked = line.passage.links().any(|(link, _)| link.start <= range.start && range.end <= link.end);
        if !quoted && unspaced && !linked {
            return None;
        }
        let doubled = quoted && self.is_doubled();
        let said = quoted && self.is_said(introduced);
        let standing = if doubled
            || owned
            || named && (quoted || length >= LEAST || length == 3 && self.is_near(1, 0))
            || length >= LEAST && given_by(context, line, self.words, range.start)
            // `A talk that stood out was [A title of some words](https://…)`
            || linked && introduced && length > LEAST
            || speakers_after(context, line, range.end).is_some()
        {
            Standing::MarkedOff
        } else if introduced && (beside || quoted) {
            Standing::Introduced
        } else {
            Standing::Loose
        };
        let long = length > if unspaced && !given { 5 } else { 2 };
        // `The last talk of the day was *Title In Capitals*.`
        let ends = || own.end == self.words.len() && self.is_near(8, 0) && is_set(self.text(), context);
        let fits = if quoted { doubled || !said && (beside || near && long) } else { beside && long || ends() };
        (fits || near && standing == Standing::MarkedOff && !said).then_some(standing)
    }

    /// Whether it is said whose it is: `Ann Lee’s *How to Sleep*`.
    fn is_owned(&self) -> bool {
        let before = self.words.first().and_then(|word| self.line.text().get(word.range.start..self.range.start));
        before.is_some_and(|before| possessive(self.context, before).is_some())
    }

    /// Whether it is in quotes and in a style, which no saying is: `*“Better power, better rafts”*`.
    fn is_doubled(&self) -> bool {
        let Self { line, range, .. } = self;
        let styled = |(mark, kind): &(Range<usize>, Mark)| {
            matches!(kind, Mark::Style(_)) && mark.start <= range.start && range.end <= mark.end && mark.len() <= range.len() + 2
        };
        let spoken = |at: usize| self.context.lexicon.session.at(self.words, at).is_some();
        line.passage.marks.iter().any(styled) && self.telling() > 2 && (0..self.own.start).any(spoken)
    }

    /// Whether it is what somebody said, which has the commas and the end of a sentence and no capitals.
    fn is_said(&self, introduced: bool) -> bool {
        let inner = unquoted(self.text());
        let parted = || self.own.len() > 7 && [", ", ". "].iter().any(|mark| inner.contains(mark));
        let ends = || inner.ends_with(['.', ',']) && !introduced;
        (parted() || ends()) && !(title::is_title_case(inner, self.context.lexicon) && self.telling() > 1)
    }
}
