//! Where a post names a conference, and what stands beside the name.

use super::beside::beside;
use super::text::Text;
use super::{Context, titled, unlisted, year};
use crate::search::{Token, fold};
use crate::understand::name::is_foreign;
use crate::understand::phrases::Found;
use crate::understand::words::EVENT;
use std::ops::Range;

/// What is named: a series of the tables, or something that only looks like a conference.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A series, by its position in the tables.
    Series(usize),
    /// A name, folded.
    Named(String),
}

/// A place where a conference is named.
#[derive(Clone, Debug)]
pub(super) struct Sighting {
    pub(super) kind: Kind,
    /// The edition, where the name is that of an edition of the tables.
    pub(super) edition: Option<usize>,
    pub(super) region: Option<usize>,
    pub(super) year: Option<u16>,
    /// The city beside the name, as the tables have it.
    pub(super) city: Option<&'static str>,
    /// A place that is part of the name, as in `KCD Norway`.
    pub(super) place: Option<&'static str>,
    /// A word before the year that tells it from its siblings, where no table has it: the `Nordeste` of `DevFest Nordeste 2018`.
    pub(super) sibling: Option<String>,
    /// The passage; none for the title.
    pub(super) line: Option<usize>,
    /// The byte at which it begins.
    pub(super) at: usize,
    /// The name as the post has it.
    pub(super) written: String,
    /// Whether the passage says that it took place beside another.
    pub(super) colocated: bool,
    /// Whether it is from a slug or a tag, which say little about other conferences.
    pub(super) inferred: bool,
}

impl Sighting {
    /// A name alone, before anything beside it is read.
    pub(super) fn new(kind: Kind, line: Option<usize>, at: usize) -> Self {
        Self {
            kind,
            edition: None,
            region: None,
            year: None,
            city: None,
            place: None,
            sibling: None,
            line,
            at,
            written: String::new(),
            colocated: false,
            inferred: false,
        }
    }

    /// Whether the tables have it.
    fn is_listed(&self) -> bool {
        matches!(self.kind, Kind::Series(_))
    }

    /// Whether the title itself names it.
    pub(super) fn is_titled(&self) -> bool {
        self.line.is_none()
    }
}

/// Every place where a conference is named, in order: title, description and slug, passages.
pub(super) fn all(context: &Context<'_>) -> Vec<Sighting> {
    let mut sightings = context.title.map_or_else(Vec::new, |title| of_title(context, title));
    let titled = !sightings.is_empty();
    let mut told = false;
    for (at, line) in context.sheet.lines.iter().enumerate() {
        let before = sightings.len();
        scan(&Text { context, plain: line.text(), words: &line.words, line: Some(at) }, &mut sightings);
        let tells = context.lexicon.colocated.any(&line.words);
        sightings[before..].iter_mut().for_each(|sighting| sighting.colocated = tells || told);
        told = tells;
    }
    // A slug and tags speak for a conference only where the title names none.
    if !titled {
        let slug = context.slug.replace(['-', '_'], " ");
        let tags = context.fields.list(&["tags", "keywords"]);
        let mut inferred = Vec::new();
        for plain in [slug].iter().chain(&context.summary()).chain(&tags) {
            scan(&Text { context, plain, words: &context.lexicon.tokens(plain), line: None }, &mut inferred);
        }
        inferred.retain(Sighting::is_listed);
        sightings.extend(inferred.into_iter().map(|sighting| Sighting { inferred: true, line: Some(INFERRED), ..sighting }));
    }
    sightings
}

/// The passage whose weight a slug, a summary and tags have.
const INFERRED: usize = 2;

/// The conferences that a title names.
fn of_title(context: &Context<'_>, plain: &str) -> Vec<Sighting> {
    /// In words; no more of a title is held against the whole text.
    const LONGEST: usize = 60;
    let mut sightings = Vec::new();
    let words = context.lexicon.tokens(plain);
    scan(&Text { context, plain, words: &words, line: None }, &mut sightings);
    let title = Text { context, plain, words: &words[..words.len().min(LONGEST)], line: None };
    if !sightings.iter().any(Sighting::is_listed)
        && let Some(counted) = titled::counted(&title)
    {
        return vec![counted];
    }
    if sightings.is_empty() { titled::find(&title) } else { sightings }
}

fn scan(text: &Text<'_>, sightings: &mut Vec<Sighting>) {
    let (context, words) = (text.context, text.words);
    // Most words begin no name and are none.
    let lists = [&context.gazetteer.series.known, &context.gazetteer.editions.known, &context.lexicon.event_nouns.known];
    let may_begin = |word: &Token| word.may_have(EVENT) || lists.iter().any(|list| list.may_begin(word));
    // No name goes back into the one before.
    let (mut at, mut from) = (0, 0);
    while let Some(next) = words[at..].iter().position(may_begin) {
        at += next;
        match listed(text, at).or_else(|| unlisted::named(text, from..at)) {
            Some((sighting, end)) => {
                sightings.push(sighting);
                at = end.max(at + 1);
                from = at;
            }
            None => at += 1,
        }
    }
}

/// A conference of the tables that begins at the word `at`, and the word after it.
fn listed(text: &Text<'_>, at: usize) -> Option<(Sighting, usize)> {
    let Text { context, plain, words, .. } = *text;
    let (series, edition, mut end, glued) = if let Some(edition) = context.gazetteer.editions.at(words, at) {
        let position = context.facts.series.iter().position(|series| series.id == context.facts.editions[edition.value].series)?;
        (position, Some(edition.value), edition.end, None)
    } else if let Some(series) = series_at(text, at) {
        (series.value, None, series.end, None)
    } else {
        let one = || glued(context, &words[at].folded).map(|(series, rest)| (series, rest, at + 1));
        let (series, rest, end) = one().or_else(|| with_year(text, at))?;
        (series, None, end, Some(rest))
    };
    let row = &context.facts.series[series];
    let start = words[at].range.start;
    let written = &plain[start..words[end - 1].range.end];
    // A name is written with a capital, an abbreviation in capitals: `CES` is a conference, `ces` is a French word. A title, a
    // slug or a tag may be all small.
    let spelled = edition.is_some()
        // `DjangoConEU`, but no `codecamp`.
        || glued.as_ref().is_some_and(|rest| !rest.is_empty() || written.contains(char::is_uppercase))
        || text.is_small_title()
        || if end - at > 1 { is_phrase_spelled_as_name(text, series, at..end) } else { is_word_spelled_as_name(text, series, at) };
    if !spelled || is_part_of_longer(text, at..end) {
        return None;
    }
    // `jenkins-user-conference-2014`
    if row.ambiguous && at > 0 && text.is_small_title() {
        return None;
    }
    // `KubeCon + CloudNativeCon`: two names of one series are one.
    while let Some(again) = context.gazetteer.series.at(words, end).filter(|again| again.value == series && joined(text, end)) {
        end = again.end;
    }
    let mut sighting = Sighting::new(Kind::Series(series), text.line, start);
    sighting.edition = edition;
    sighting.year = edition.map(|position| context.facts.editions[position].year);
    if let Some(rest) = glued {
        read_glued(context, &rest, &mut sighting);
    }
    let named_end = end;
    end = beside(text, at, end, &mut sighting);
    if row.ambiguous && edition.is_none() && !(text.is_capitalized(at) && is_convincing(text, at..named_end)) {
        return None;
    }
    sighting.sibling = is_sibling(text, named_end).then(|| text.written(named_end).to_owned());
    spelling(plain, start..words[end - 1].range.end).clone_into(&mut sighting.written);
    Some((sighting, end.max(named_end)))
}

/// A name as it is written, the bracket that closes it included, and without what has none: `php[tek]`, `CodeGate (South Korea)`,
/// `SymfonyLive (Berlin, Paris)`.
fn spelling(plain: &str, name: Range<usize>) -> &str {
    let bracket = usize::from(plain[name.clone()].contains(['[', '(']) && plain[name.end..].starts_with([']', ')']));
    let written = &plain[name.start..name.end + bracket];
    let whole = match (written.find('('), written.find(')')) {
        (Some(half), None) | (None, Some(half)) => written[..half].trim_end(),
        _ => written,
    };
    whole.trim_end_matches(['\'', '’', ','])
}

/// The series that is named at the word `at`. A small word in small letters ends no name, nor does one of two letters with a small one:
/// `PyCon in Pittsburgh` is no `PyCon IN`, `PyCon. At noon` no `PyCon AT`.
fn series_at(text: &Text<'_>, at: usize) -> Option<Found<usize>> {
    let series = &text.context.gazetteer.series;
    let found = series.at(text.words, at)?;
    let last = found.end - 1;
    let written = text.written(last);
    let lower = written.starts_with(char::is_lowercase) || written.len() < 3 && written.contains(char::is_lowercase);
    // `Mix-it` is one word.
    let small = lower && text.is_stop(last) && text.gap(last) != Some("-");
    if small { series.at(&text.words[..last], at) } else { Some(found) }
}

/// Whether a name of everyday words, such as `Developers Summit`, is the end of a longer one.
fn is_part_of_longer(text: &Text<'_>, mut name: Range<usize>) -> bool {
    text.joins(name.start) && text.is_telling(name.start - 1) && !name.any(|at| text.is_telling(at))
}

/// Whether a single word is meant as the name of a series, by how it is written or what stands beside it.
fn is_word_spelled_as_name(text: &Text<'_>, series: usize, at: usize) -> bool {
    let word = &text.words[at];
    // `jbcnconf 2015`, as small as it may be
    let told = || word.folded.len() > 4 && (text.year(at + 1).is_some() || is_foreign(text.plain, &word.range));
    text.before(at).ends_with('#') || is_spelled_as_name(text.context, series, text.written(at)) || told()
}

/// Whether a single word is written as the name of a series is: in capitals where that is short and all capitals, else with
/// at least one, unless the name itself has none.
fn is_spelled_as_name(context: &Context<'_>, series: usize, written: &str) -> bool {
    let row = &context.facts.series[series];
    let names = std::iter::once(&row.name).chain(&row.aliases).filter(|name| fold(name) == fold(written));
    // `Gołąb` is somebody, `GoLab` is a conference.
    let names = names.filter(|name| name.is_ascii() == written.is_ascii());
    names.into_iter().any(|name| {
        let capitals = name.chars().filter(|letter| letter.is_uppercase()).count();
        let abbreviation = name.chars().count() <= 5 && capitals == name.chars().count();
        if abbreviation {
            written.chars().all(|letter| !letter.is_lowercase())
        } else {
            // `reInvent` has its capital inside, `Reinvent` begins a sentence.
            let small = usize::from(name.starts_with(char::is_lowercase));
            capitals == 0 || written.chars().skip(small).any(char::is_uppercase)
        }
    })
}

/// The same for several words: with a capital, before a year, or of a series that has none. `We are developers` begins a sentence.
fn is_phrase_spelled_as_name(text: &Text<'_>, series: usize, name: Range<usize>) -> bool {
    let capital = |text: &str| text.contains(char::is_uppercase);
    let first = &text.words[name.start];
    let written = &text.plain[first.range.start..text.words[name.end - 1].range.end];
    let mut letters = written.chars();
    // `Scala world` is the world of Scala.
    let thing = || (text.context.is_thing)(std::slice::from_ref(first));
    let begins = letters.next().is_some_and(char::is_uppercase) && !text.context.lexicon.is_common_word(first) && !thing();
    begins || capital(letters.as_str()) || text.year(name.end).is_some() || !capital(text.context.facts.series[series].name)
}

/// Whether only a sign that joins names stands before the word `at`.
fn joined(text: &Text<'_>, at: usize) -> bool {
    text.gap(at).is_some_and(|gap| gap.chars().all(|sign| matches!(sign, ' ' | '+' | '&' | '/' | '-' | '\u{a0}')))
}

/// A series whose name, written in one word, begins `word`; and the rest of the word.
fn glued(context: &Context<'_>, word: &str) -> Option<(usize, String)> {
    // `PyCon19China`: the year stands inside.
    let digit = |character: char| character.is_ascii_digit();
    let (name, dated) = word.split_at(word.find(digit).unwrap_or(word.len()));
    let (year, behind) = dated.split_at(dated.find(|character| !digit(character)).unwrap_or(dated.len()));
    context.gazetteer.glued(&[name, behind, year].concat()).find_map(|(rest, series)| {
        let (region, digits) = region(context, rest);
        (region.is_some() || digits == rest).then(|| (series, rest.to_owned()))
    })
}

/// The region that the rest of a word begins with, and the digits after it.
fn region<'r>(context: &Context<'_>, rest: &'r str) -> (Option<usize>, &'r str) {
    let name = rest.trim_end_matches(|character: char| character.is_ascii_digit());
    (context.facts.regions.iter().position(|known| known.id == name), &rest[name.len()..])
}

/// A name with a year right after it, as in `WWDC19` and `TiDB DevCon2018`; the year, and the word after it.
fn with_year(text: &Text<'_>, at: usize) -> Option<(usize, String, usize)> {
    /// In words.
    const LONGEST: usize = 4;
    let digit = |last: char| last.is_ascii_digit();
    let last = (at..text.words.len()).take(LONGEST).find(|at| text.written(*at).ends_with(digit))?;
    let name = text.written(last).trim_end_matches(digit);
    let digits = &text.written(last)[name.len()..];
    year::any(digits)?;
    let mut named = text.words[at..last].to_vec();
    named.push(Token::new(text.words[last].range.clone(), &fold(name)));
    let series = text.context.gazetteer.series.at(&named, 0).filter(|found| found.end == named.len())?.value;
    is_spelled_as_name(text.context, series, name).then(|| (series, digits.to_owned(), last + 1))
}

/// Whether the word `at` belongs to the name before it: capitalised, more than an everyday word, and before a year.
pub(super) fn is_sibling(text: &Text<'_>, at: usize) -> bool {
    text.year(at + 1).is_some() && text.is_next(at + 1) && text.written(at).starts_with(char::is_uppercase) && text.is_telling(at)
}

fn read_glued(context: &Context<'_>, rest: &str, sighting: &mut Sighting) {
    let (region, digits) = region(context, rest);
    sighting.region = region;
    // The tenth `FISL10` was in 2009.
    sighting.year = year::any(digits).filter(|_| !year::is_count(context, digits));
}

/// Whether an everyday word is meant as the name of a conference: written as a name, beside a year or a word for one.
fn is_convincing(text: &Text<'_>, name: Range<usize>) -> bool {
    let Text { context, words, .. } = *text;
    let said = |at: usize| context.lexicon.conference.at(words, at).is_some();
    let behind = |words: usize| (name.end..name.end + words).take_while(|at| text.is_next(*at));
    // `Velocity, Trust: DevOps in 2025` has its year elsewhere, and an `Ignite Talk` is a form of talk.
    behind(3).any(|at| words.get(at).is_some_and(|word| year::any(&word.folded).is_some()))
        && context.lexicon.session.at(words, name.end).is_none()
        || (name.start.saturating_sub(2)..name.start).any(said)
        || behind(2).any(said)
}
