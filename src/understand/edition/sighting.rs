//! Where a post names a conference, and what stands beside the name.

use super::Context;
use super::beside::{beside, gap, is_capitalized, is_count, is_next, year};
use super::unlisted::{belongs_to_name, in_title, is_cut, named, numbered};
use crate::facts::Region;
use crate::search::{Token, fold};
use crate::understand::name::is_foreign;
use crate::understand::phrases::Found;
use crate::understand::words::EVENT;

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
    pub(super) heading: bool,
    /// The name as the post has it.
    pub(super) written: String,
    /// Whether the passage says that it took place beside another.
    pub(super) colocated: bool,
    /// Whether it is from a slug or a tag, which say little about other conferences.
    pub(super) inferred: bool,
}

impl Sighting {
    /// A name alone, before anything beside it is read.
    pub(super) fn new(kind: Kind, line: Option<usize>, heading: bool, at: usize) -> Self {
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
            heading,
            written: String::new(),
            colocated: false,
            inferred: false,
        }
    }

    /// Whether the title itself names it.
    pub(super) fn is_titled(&self) -> bool {
        self.line.is_none() && !self.inferred
    }
}

/// Every place where a conference is named, in order: title, description and slug, passages.
pub(super) fn all(context: &Context<'_>) -> Vec<Sighting> {
    /// In words; no more of a title is held against the whole text.
    const LONGEST_TITLE: usize = 60;
    let mut sightings = Vec::new();
    if let Some(title) = context.title {
        let words = context.lexicon.tokens(title);
        scan(context, title, &words, None, false, &mut sightings);
        let words = &words[..words.len().min(LONGEST_TITLE)];
        let listed = |sighting: &Sighting| matches!(sighting.kind, Kind::Series(_));
        if let Some(counted) = numbered(context, title, words)
            && !sightings.iter().any(|sighting| listed(sighting) || sighting.at < counted.at)
        {
            sightings = vec![counted];
        }
        if sightings.is_empty() {
            sightings = in_title(context, title, words);
        }
    }
    let titled = !sightings.is_empty();
    let mut told = false;
    for (at, line) in context.sheet.lines.iter().enumerate() {
        let before = sightings.len();
        scan(context, line.text(), &line.words, Some(at), line.level.is_some(), &mut sightings);
        let tells = context.lexicon.colocated.any(&line.words);
        sightings[before..].iter_mut().for_each(|sighting| sighting.colocated = tells || told);
        told = tells;
    }
    // A slug and tags speak for a conference only where the title names none.
    if !titled {
        let spaced = context.slug.replace(['-', '_'], " ");
        let mut extra = vec![spaced];
        extra.extend(context.fields.text(&["description", "summary", "excerpt"]));
        extra.extend(context.fields.list(&["tags", "keywords"]));
        for text in extra {
            let before = sightings.len();
            scan(context, &text, &context.lexicon.tokens(&text), None, false, &mut sightings);
            sightings[before..].iter_mut().for_each(|sighting| {
                sighting.inferred = true;
                sighting.line = Some(2);
            });
            sightings.retain(|sighting| !sighting.inferred || matches!(sighting.kind, Kind::Series(_)));
        }
    }
    sightings
}

fn scan(context: &Context<'_>, text: &str, words: &[Token], line: Option<usize>, heading: bool, sightings: &mut Vec<Sighting>) {
    // Most words begin no name and are none.
    let lists = [&context.gazetteer.series.known, &context.gazetteer.editions.known, &context.lexicon.event_nouns.known];
    let may_begin = |word: &Token| word.may_have(EVENT) || lists.iter().any(|list| list.may_begin(word));
    // No name goes back into the one before.
    let (mut at, mut from) = (0, 0);
    while let Some(next) = words[at..].iter().position(may_begin) {
        at += next;
        let next = known(context, text, words, at, line, heading).or_else(|| named(context, text, words, from..at, line, heading));
        match next {
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
fn known(context: &Context<'_>, text: &str, words: &[Token], at: usize, line: Option<usize>, heading: bool) -> Option<(Sighting, usize)> {
    let gazetteer = context.gazetteer;
    let edition = gazetteer.editions.at(words, at);
    let series = series_at(context, text, words, at);
    let (series, edition, mut end, glued) = match (edition, series) {
        (Some(edition), series) if series.as_ref().is_none_or(|series| series.end <= edition.end) => {
            let position = context.facts.series.iter().position(|series| series.id == context.facts.editions[edition.value].series)?;
            (position, Some(edition.value), edition.end, None)
        }
        (_, Some(series)) => (series.value, None, series.end, None),
        _ => {
            let one = || glued(context, &words[at].folded).map(|(series, rest)| (series, rest, at + 1));
            let (series, rest, end) = one().or_else(|| with_year(context, text, words, at))?;
            (series, None, end, Some(rest))
        }
    };
    // A name is written with a capital, an abbreviation in capitals: `CES` is a conference, `ces` is a French word. A title, a
    // slug or a tag may be all small.
    let tagged = end - at == 1 && text[..words[at].range.start].ends_with('#') && !context.lexicon.is_common(&words[at].folded);
    let written = &text[words[at].range.start..words[end - 1].range.end];
    let spelled = edition.is_some()
        || end - at > 1 && is_phrase_spelled_as_name(context, series, written, &words[at], words.get(end))
        // `DjangoConEU`, but no `codecamp`.
        || glued.as_ref().is_some_and(|rest| !rest.is_empty() || written.contains(char::is_uppercase))
        || tagged
        || end - at == 1 && (is_spelled_as_name(context, series, written) || is_numbered(context, series, &words[at], words.get(end)))
        || line.is_none() && !text.chars().any(char::is_uppercase)
        || end - at == 1 && written.len() > 4 && !context.facts.series[series].ambiguous && is_foreign(text, &words[at].range);
    if !spelled {
        return None;
    }
    if is_generic(context, &words[at..end]) && at > 0 && belongs_to_name(text, words, at - 1, at) && is_telling(context, &words[at - 1]) {
        return None;
    }
    // `jenkins-user-conference-2014`
    let small = || line.is_none() && !text.chars().any(char::is_uppercase);
    if context.facts.series[series].ambiguous && at > 0 && is_telling(context, &words[at - 1]) && small() {
        return None;
    }
    if is_cut(context, text, words, at) {
        return None;
    }
    // `KubeCon + CloudNativeCon`: two names of one series are one.
    while let Some(again) = gazetteer.series.at(words, end).filter(|again| again.value == series && joined(text, words, end)) {
        end = again.end;
    }
    let start = words[at].range.start;
    let mut sighting = Sighting::new(Kind::Series(series), line, heading, start);
    sighting.edition = edition;
    sighting.year = edition.map(|position| context.facts.editions[position].year);
    if let Some(rest) = glued {
        read_glued(context, &rest, &mut sighting);
    }
    let named_end = end;
    end = beside(context, text, words, at, end, &mut sighting);
    // `DockerCon 2017 EU` is not the `DockerCon 2017` that was elsewhere.
    let region = sighting.region.map(|region| context.facts.regions[region].id);
    sighting.edition = edition.filter(|position| region.is_none_or(|region| context.facts.editions[*position].region == Some(region)));
    let row = &context.facts.series[series];
    // `useR! 2014`
    let listed = edition.is_some() && written.contains(char::is_uppercase);
    let small = row.name.starts_with(char::is_lowercase);
    if row.ambiguous && !listed && !((small || is_capitalized(text, &words[at])) && convincing(context, text, words, at, named_end)) {
        return None;
    }
    sighting.sibling = sibling(context, text, words, named_end).filter(|_| sighting.place.is_none());
    let last = words.get(end.saturating_sub(1)).map_or(text.len(), |word| word.range.end);
    // `php[tek]`, `CodeGate (South Korea)`
    let bracket = usize::from(text[start..last].contains(['[', '(']) && text[last..].starts_with([']', ')']));
    let written = &text[start..last + bracket];
    // `SymfonyLive (Berlin, Paris)`
    let whole = match (written.find('('), written.find(')')) {
        (Some(half), None) | (None, Some(half)) => written[..half].trim_end(),
        _ => written,
    };
    whole.trim_end_matches(['\'', '’', ',']).clone_into(&mut sighting.written);
    Some((sighting, end.max(named_end)))
}

/// The series that is named at the word `at`. A small word in small letters ends no name, nor does one of two letters with a small one:
/// `PyCon in Pittsburgh` is no `PyCon IN`, `PyCon. At noon` no `PyCon AT`.
fn series_at(context: &Context<'_>, text: &str, words: &[Token], at: usize) -> Option<Found<usize>> {
    let found = context.gazetteer.series.at(words, at)?;
    let last = &words[found.end - 1];
    let written = &text[last.range.clone()];
    let lower = written.starts_with(char::is_lowercase) || written.len() < 3 && written.contains(char::is_lowercase);
    // `Mix-it` is one word.
    let apart = gap(text, words, found.end - 1) != Some("-");
    let small = found.end - at > 1 && apart && context.lexicon.is_stop(last) && lower;
    if small { context.gazetteer.series.at(&words[..found.end - 1], at) } else { Some(found) }
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

/// Whether a word that is none of everyday text stands before a year, as small as it may be: `jbcnconf 2015`.
fn is_numbered(context: &Context<'_>, series: usize, word: &Token, next: Option<&Token>) -> bool {
    let numbered = next.is_some_and(|next| year(&next.folded, false).is_some());
    numbered && word.folded.len() > 4 && !context.facts.series[series].ambiguous && !context.lexicon.is_common_word(word)
}

/// The same for several words: with a capital, before a year, with a colon inside as in `re:invent`, or of a series that has none.
/// `We are developers` begins a sentence.
fn is_phrase_spelled_as_name(context: &Context<'_>, series: usize, written: &str, first: &Token, next: Option<&Token>) -> bool {
    let capital = |text: &str| text.chars().any(char::is_uppercase);
    let numbered = next.is_some_and(|next| year(&next.folded, false).is_some());
    let mut letters = written.chars();
    // `Scala world` is the world of Scala.
    let thing = || (context.is_thing)(std::slice::from_ref(first));
    let begins = letters.next().is_some_and(char::is_uppercase) && !context.lexicon.is_common_word(first) && !thing();
    begins || capital(letters.as_str()) || numbered || written.contains(':') || !capital(context.facts.series[series].name)
}

/// Whether a name consists of everyday words, as `Developers Summit`: then a name before it makes it another conference.
fn is_generic(context: &Context<'_>, name: &[Token]) -> bool {
    name.iter().all(|word| !is_telling(context, word))
}

/// Whether a word is more than an everyday word, a word for a conference or a month.
pub(super) fn is_telling(context: &Context<'_>, word: &Token) -> bool {
    let lexicon = context.lexicon;
    let common = lexicon.is_common_word(word) || lexicon.months.get_hashed(&word.folded, word.hash).is_some();
    let one = std::slice::from_ref(word);
    !common && ![&lexicon.event_nouns, &lexicon.conference, &lexicon.attendees, &lexicon.session].into_iter().any(|words| words.any(one))
}

/// Whether only a sign that joins names stands before the word `at`.
fn joined(text: &str, words: &[Token], at: usize) -> bool {
    let joins = |character: char| matches!(character, ' ' | '+' | '&' | '/' | '-' | '\u{a0}');
    gap(text, words, at).is_some_and(|gap| gap.chars().all(joins))
}

/// A series whose name, written in one word, begins `word`; and the rest of the word.
fn glued(context: &Context<'_>, word: &str) -> Option<(usize, String)> {
    // `PyCon19China`: the year stands inside.
    let digit = |character: char| character.is_ascii_digit();
    if let Some(start) = word.find(digit)
        && let Some(length) = word[start..].find(|character: char| !digit(character)).filter(|length| matches!(length, 2 | 4))
    {
        let joined = format!("{}{}", &word[..start], &word[start + length..]);
        return glued(context, &format!("{joined}{}", &word[start..start + length]));
    }
    context.gazetteer.glued(word).find_map(|(rest, series)| {
        let (region, digits) = region(context, rest);
        (region.is_some() || digits == rest).then(|| (series, rest.to_owned()))
    })
}

/// The region that the rest of a word begins with, and the digits after it.
fn region<'r>(context: &Context<'_>, rest: &'r str) -> (Option<usize>, &'r str) {
    let name = rest.trim_end_matches(|character: char| character.is_ascii_digit());
    let is_meant = |known: &Region| !name.is_empty() && known.id == name;
    (context.facts.regions.iter().position(is_meant), &rest[name.len()..])
}

/// A name with a year right after it, as in `WWDC19` and `TiDB DevCon2018`; the year, and the word after it.
fn with_year(context: &Context<'_>, text: &str, words: &[Token], at: usize) -> Option<(usize, String, usize)> {
    /// In words.
    const LONGEST: usize = 4;
    let ends = |word: &Token| text[word.range.clone()].ends_with(|last: char| last.is_ascii_digit());
    let last = at + words[at..].iter().take(LONGEST).position(ends)?;
    let range = words[last].range.clone();
    let name = text[range.clone()].trim_end_matches(|character: char| character.is_ascii_digit());
    let digits = &text[range.start + name.len()..range.end];
    year(digits, true).filter(|_| name.len() > 2)?;
    let mut named = words[at..last].to_vec();
    named.push(Token::new(range, &fold(name)));
    let series = context.gazetteer.series.at(&named, 0).filter(|found| found.end == named.len())?.value;
    is_spelled_as_name(context, series, name).then(|| (series, digits.to_owned(), last + 1))
}

/// The word at `at` that belongs to the name before it: capitalised, more than an everyday word, and before a year.
fn sibling(context: &Context<'_>, text: &str, words: &[Token], at: usize) -> Option<String> {
    let (word, after) = (words.get(at)?, words.get(at + 1)?);
    let belongs = is_next(text, words, at) && is_next(text, words, at + 1) && is_capitalized(text, word) && is_telling(context, word);
    let number = word.folded.starts_with(|first: char| first.is_ascii_digit());
    (belongs && !number && year(&after.folded, false).is_some()).then(|| text[word.range.clone()].to_owned())
}

fn read_glued(context: &Context<'_>, rest: &str, sighting: &mut Sighting) {
    let (region, digits) = region(context, rest);
    sighting.region = region;
    // The tenth `FISL10` was in 2009.
    sighting.year = year(digits, true).filter(|_| !is_count(context, digits));
}

/// Whether an everyday word is meant as the name of a conference: written as a name, beside a year or a word for one.
fn convincing(context: &Context<'_>, text: &str, words: &[Token], start: usize, end: usize) -> bool {
    let beside = |at: usize| context.lexicon.conference.at(words, at).is_some();
    let word = (start.saturating_sub(2)..start).any(beside) || (end..end + 2).take_while(|at| is_next(text, words, *at)).any(beside);
    // An `Ignite Talk` is a form of talk; `Velocity, Trust: DevOps in 2025` has its year elsewhere.
    let session = context.lexicon.session.at(words, end).is_some();
    let dated = |at: usize| words.get(at).is_some_and(|word| year(&word.folded, true).is_some());
    let year = start.checked_sub(1).is_some_and(dated) || (end..end + 3).take_while(|at| is_next(text, words, *at)).any(dated);
    year && !session || word
}
