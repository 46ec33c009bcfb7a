//! Where a post names a conference, and what stands beside the name.

use super::Context;
use crate::search::{Token, fold, tokens};
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

/// Words that end the names of conferences.
const NOUNS: [&str; 21] = [
    "day",
    "days",
    "summit",
    "con",
    "conf",
    "conference",
    "gathering",
    "fest",
    "festival",
    "congress",
    "camp",
    "forum",
    "unconference",
    "symposium",
    "konferenz",
    "kongress",
    "congreso",
    "jornadas",
    "tage",
    "convention",
    "expo",
];

/// Endings of names written in one word with a capital inside.
const ENDINGS: [&str; 9] = ["Con", "Conf", "Fest", "Camp", "Days", "Day", "Summit", "CON", "Kaigi"];

/// Words that tell that something takes place beside something else.
const COLOCATED: [&str; 9] =
    ["co-located", "colocated", "co located", "co-location", "pre-day", "preday", "day zero", "day 0", "side event"];

/// Every place where a conference is named, in order: title, description and slug, passages.
pub(super) fn all(context: &Context<'_>) -> Vec<Sighting> {
    let mut sightings = Vec::new();
    if let Some(title) = context.title {
        scan(context, title, &tokens(title), None, false, &mut sightings);
        year_after_name(context, title, &mut sightings);
    }
    let titled = !sightings.is_empty();
    for (at, line) in context.sheet.lines.iter().enumerate() {
        let before = sightings.len();
        scan(context, line.text(), &line.words, Some(at), line.level.is_some(), &mut sightings);
        let says = || {
            let near = [at.checked_sub(1), Some(at)].into_iter().flatten().filter_map(|at| context.sheet.lines.get(at));
            near.map(|line| line.text().to_lowercase()).any(|text| COLOCATED.iter().any(|word| text.contains(word)))
        };
        let colocated = sightings.len() > before && says();
        sightings[before..].iter_mut().for_each(|sighting| sighting.colocated = colocated);
    }
    // A slug and tags speak for a conference only where the title names none.
    if !titled {
        let spaced = context.slug.replace(['-', '_'], " ");
        let mut extra = vec![spaced];
        extra.extend(context.fields.text(&["description", "summary", "excerpt"]));
        extra.extend(context.fields.list(&["tags", "keywords"]));
        for text in extra {
            let before = sightings.len();
            scan(context, &text, &tokens(&text), None, false, &mut sightings);
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
    let mut at = 0;
    while at < words.len() {
        let next = known(context, text, words, at, line, heading).or_else(|| named(context, text, words, at, line, heading));
        match next {
            Some((sighting, end)) => {
                sightings.push(sighting);
                at = end.max(at + 1);
            }
            None => at += 1,
        }
    }
}

/// A conference of the tables that begins at the word `at`, and the word after it.
fn known(context: &Context<'_>, text: &str, words: &[Token], at: usize, line: Option<usize>, heading: bool) -> Option<(Sighting, usize)> {
    let gazetteer = context.gazetteer;
    let edition = gazetteer.editions.at(words, at);
    let series = gazetteer.series.at(words, at);
    let glued = || glued(context, &words[at].folded);
    let (series, edition, mut end, glued) = match (edition, series) {
        (Some(edition), series) if series.as_ref().is_none_or(|series| series.end <= edition.end) => {
            let position = context.facts.series.iter().position(|series| series.id == context.facts.editions[edition.value].series)?;
            (position, Some(edition.value), edition.end, None)
        }
        (_, Some(series)) => (series.value, None, series.end, None),
        _ => {
            let (series, rest) = glued()?;
            (series, None, at + 1, Some(rest))
        }
    };
    // A name is written with a capital, an abbreviation in capitals: `CES` is a conference, `ces` is a French word.
    let written = &text[words[at].range.start..words[end - 1].range.end];
    let spelled = edition.is_some()
        || end - at > 1
        || glued.is_some()
        || is_spelled_as_name(context, series, written)
        || !text.chars().any(char::is_uppercase);
    if !spelled {
        return None;
    }
    if is_generic(context, &words[at..end]) && at > 0 && belongs_to_name(text, words, at - 1, at) && is_telling(context, &words[at - 1]) {
        return None;
    }
    // `KubeCon + CloudNativeCon`: two names of one series are one.
    while let Some(again) = gazetteer.series.at(words, end).filter(|again| again.value == series && joined(text, words, end)) {
        end = again.end;
    }
    let start = words[at].range.start;
    let mut sighting = Sighting {
        kind: Kind::Series(series),
        edition,
        region: None,
        year: edition.map(|position| context.facts.editions[position].year),
        city: None,
        place: None,
        line,
        at: start,
        heading,
        written: String::new(),
        colocated: false,
        inferred: false,
    };
    if let Some(rest) = glued {
        read_glued(context, &rest, &mut sighting);
    }
    let named_end = end;
    end = beside(context, text, words, at, end, &mut sighting);
    let row = &context.facts.series[series];
    if row.ambiguous && !convincing(context, text, words, at, named_end, &sighting) {
        return None;
    }
    let last = words.get(end.saturating_sub(1)).map_or(text.len(), |word| word.range.end);
    text[start..last].trim_end_matches(['\'', '’', ',']).clone_into(&mut sighting.written);
    Some((sighting, end.max(named_end)))
}

/// Whether a single word is written as the name of a series is: in capitals where that is short and all capitals, else with
/// at least one, unless the name itself has none.
fn is_spelled_as_name(context: &Context<'_>, series: usize, written: &str) -> bool {
    let row = &context.facts.series[series];
    let names = std::iter::once(&row.name).chain(&row.aliases).filter(|name| fold(name) == fold(written));
    names.into_iter().any(|name| {
        let capitals = name.chars().filter(|letter| letter.is_uppercase()).count();
        let abbreviation = name.chars().count() <= 5 && capitals == name.chars().count();
        if abbreviation {
            written.chars().all(|letter| !letter.is_lowercase())
        } else {
            capitals == 0 || written.chars().any(char::is_uppercase)
        }
    })
}

/// Whether a name consists of everyday words, as `Developers Summit`: then a name before it makes it another conference.
fn is_generic(context: &Context<'_>, name: &[Token]) -> bool {
    name.iter().all(|word| !is_telling(context, word))
}

/// Whether a word is more than an everyday word, a word for a conference or a month.
fn is_telling(context: &Context<'_>, word: &Token) -> bool {
    let common = context.lexicon.is_common(&word.folded) || context.lexicon.months.contains(&word.folded);
    let one = std::slice::from_ref(word);
    !common && !NOUNS.contains(&word.folded.as_str()) && !context.lexicon.conference.any(one) && !context.lexicon.attendees.any(one)
}

/// Whether only a sign that joins names stands before the word `at`.
fn joined(text: &str, words: &[Token], at: usize) -> bool {
    match (words.get(at.wrapping_sub(1)), words.get(at)) {
        (Some(before), Some(word)) => {
            text[before.range.end..word.range.start].chars().all(|character| matches!(character, ' ' | '+' | '&' | '/' | '-' | '\u{a0}'))
        }
        _ => false,
    }
}

/// A series whose name, written in one word, begins `word`; and the rest of the word.
fn glued(context: &Context<'_>, word: &str) -> Option<(usize, String)> {
    context.gazetteer.glued(word).find_map(|(rest, series)| {
        let region = rest.trim_end_matches(|character: char| character.is_ascii_digit());
        let known = region.is_empty()
            || context.facts.regions.iter().any(|known| known.id == region || known.name.to_lowercase().replace(' ', "") == region);
        known.then(|| (series, rest.to_owned()))
    })
}

fn read_glued(context: &Context<'_>, rest: &str, sighting: &mut Sighting) {
    let region = rest.trim_end_matches(|character: char| character.is_ascii_digit());
    sighting.region = context
        .facts
        .regions
        .iter()
        .position(|known| known.id == region || known.name.to_lowercase().replace(' ', "") == region)
        .filter(|_| !region.is_empty());
    sighting.year = year(&rest[region.len()..], true);
}

/// A year: four digits, or two after an apostrophe or right after a name.
fn year(word: &str, short: bool) -> Option<u16> {
    let number: u16 = word.parse().ok()?;
    match word.len() {
        4 => Some(number).filter(|year| (1990..2050).contains(year)),
        2 if short => Some(2000 + number).filter(|year| (2005..2035).contains(year)),
        _ => None,
    }
}

/// Reads what stands beside a name: region, year and city, after it and before it. Returns the end of what belongs to it.
fn beside(context: &Context<'_>, text: &str, words: &[Token], start: usize, end: usize, sighting: &mut Sighting) -> usize {
    const REACH: usize = 6;
    let gazetteer = context.gazetteer;
    let (mut at, mut belongs) = (end, end);
    while at < words.len().min(end + REACH) && !parted(text, words, at) {
        if gazetteer.series.at(words, at).is_some() && at > end {
            break;
        }
        let adjacent = at == belongs;
        let word = &words[at];
        let apostrophe = text[..word.range.start].ends_with(['\'', '’', '‘']);
        if let Some(found) = gazetteer
            .regions
            .at(words, at)
            .filter(|found| sighting.region.is_none() && adjacent && is_capitalized_or_short_query(text, words, found.start))
        {
            sighting.region = Some(found.value);
            sighting.place.get_or_insert(context.facts.regions[found.value].name);
            at = found.end;
            belongs = at;
        } else if let Some(year) = year(&word.folded, apostrophe || adjacent).filter(|_| sighting.year.is_none()) {
            sighting.year = Some(year);
            at += 1;
            belongs = if adjacent { at } else { belongs };
        } else if let Some(found) =
            gazetteer.cities.at(words, at).filter(|found| sighting.city.is_none() && is_capitalized(text, &words[found.start]))
        {
            let name = context.facts.cities[found.value].name;
            if adjacent {
                sighting.place.get_or_insert(name);
                belongs = found.end;
            }
            sighting.city = Some(name);
            at = found.end;
        } else if let Some(found) = gazetteer.countries.at(words, at).filter(|found| adjacent && is_capitalized(text, &words[found.start]))
        {
            sighting.place.get_or_insert(context.facts.countries[found.value].name);
            at = found.end;
            belongs = at;
        } else {
            at += 1;
        }
    }
    // `Seattle KubeCon`, `Valencia’s KubeCon`, `the 2019 KubeCon`, `European KubeCon`.
    for before in (start.saturating_sub(3)..start).rev() {
        if parted(text, words, before + 1) {
            break;
        }
        if sighting.year.is_none() {
            sighting.year = year(&words[before].folded, false);
        }
        let bare = Token { range: words[before].range.clone(), folded: words[before].folded.trim_end_matches("'s").to_owned() };
        let possessive = [bare];
        let city = gazetteer
            .cities
            .at(words, before)
            .filter(|found| found.end == start)
            .or_else(|| gazetteer.cities.at(&possessive, 0).filter(|_| before + 1 == start));
        if let Some(found) = city.filter(|_| sighting.city.is_none() && is_capitalized(text, &words[before])) {
            sighting.city = Some(context.facts.cities[found.value].name);
        }
        if let Some(found) = gazetteer
            .regions
            .at(words, before)
            .filter(|found| sighting.region.is_none() && found.end == start && is_capitalized(text, &words[before]))
        {
            sighting.region = Some(found.value);
        }
    }
    belongs
}

/// Whether a sentence, or an aside, ends before the word `at`.
fn parted(text: &str, words: &[Token], at: usize) -> bool {
    match (words.get(at.wrapping_sub(1)), words.get(at)) {
        (Some(before), Some(word)) => text[before.range.end..word.range.start].contains(['.', '!', '?', ';', '|', '。']),
        _ => false,
    }
}

fn is_capitalized(text: &str, word: &Token) -> bool {
    text[word.range.clone()].chars().next().is_some_and(|first| first.is_uppercase() || !first.is_lowercase())
}

/// Regions are capitalised, unless the whole text is not, as in a title of small letters.
fn is_capitalized_or_short_query(text: &str, words: &[Token], at: usize) -> bool {
    is_capitalized(text, &words[at]) || !text.chars().any(char::is_uppercase)
}

/// Whether an everyday word is meant as the name of a conference: written as a name, beside a year or a word for one.
fn convincing(context: &Context<'_>, text: &str, words: &[Token], start: usize, end: usize, sighting: &Sighting) -> bool {
    let beside = |at: usize| context.lexicon.conference.at(words, at).is_some();
    let word = (start.saturating_sub(2)..start).any(beside) || (end..end + 2).any(beside);
    is_capitalized(text, &words[start]) && (sighting.year.is_some() || word)
}

/// Something that is written like the name of a conference and ends at or after the word `at`.
fn named(context: &Context<'_>, text: &str, words: &[Token], at: usize, line: Option<usize>, heading: bool) -> Option<(Sighting, usize)> {
    let word = &words[at];
    let original = &text[word.range.clone()];
    let noun = NOUNS.contains(&word.folded.as_str()) && is_capitalized(text, word);
    let one_word = ENDINGS.iter().any(|ending| {
        original.strip_suffix(ending).is_some_and(|stem| {
            stem.chars().count() >= 2
                && stem.ends_with(|last: char| last.is_lowercase() || last.is_numeric() || last.is_uppercase() && *ending != "CON")
        })
    }) && !original.chars().skip(1).all(char::is_lowercase);
    if !noun && !one_word {
        return None;
    }
    // `Day 2` counts days; `Conference Day` is one of them.
    let next = words.get(at + 1).filter(|_| !parted(text, words, at + 1));
    if noun && word.folded == "day" && next.is_some_and(|next| next.folded.parse::<u16>().is_ok_and(|number| number < 32)) {
        return None;
    }
    let mut start = at;
    while start > 0 && at - start < 5 && belongs_to_name(text, words, start - 1, start) {
        start -= 1;
    }
    while start < at
        && (context.lexicon.stop.contains(&words[start].folded)
            || context.lexicon.everyday.contains(&words[start].folded) && start + 1 < at)
    {
        start += 1;
    }
    let telling = (start..at).any(|index| {
        !context.lexicon.is_common(&words[index].folded)
            && !context.lexicon.conference.any(&words[index..=index])
            && !context.lexicon.months.contains(&words[index].folded)
    });
    if noun && (start == at || !telling) {
        return None;
    }
    let mut end = at + 1;
    // `Azure Day with Kubernetes`.
    if noun && next.is_some_and(|next| next.folded == "with") && words.get(at + 2).is_some_and(|word| is_capitalized(text, word)) {
        end = at + 3;
    }
    let range: Range<usize> = words[start].range.start..words[end - 1].range.end;
    let written = text[range.clone()].to_owned();
    let folded = words[start..end].iter().map(|word| word.folded.as_str()).collect::<Vec<_>>().join(" ");
    let mut sighting = Sighting {
        kind: Kind::Named(folded),
        edition: None,
        region: None,
        year: None,
        city: None,
        place: None,
        line,
        at: range.start,
        heading,
        written,
        colocated: false,
        inferred: false,
    };
    beside(context, text, words, start, end, &mut sighting);
    Some((sighting, end))
}

/// Whether the word `at` goes on with the name that begins at `next`: capitalised, with no more than a space between.
fn belongs_to_name(text: &str, words: &[Token], at: usize, next: usize) -> bool {
    let between = &text[words[at].range.end..words[next].range.start];
    is_capitalized(text, &words[at])
        && !words[at].folded.starts_with(|first: char| first.is_ascii_digit())
        && matches!(between, " " | "\u{a0}" | " & " | " + ")
        && text.is_char_boundary(words[at].range.start)
}

/// In a title, a name before a year is a conference, whatever it is called: `What I saw at Devternity 2019`.
fn year_after_name(context: &Context<'_>, title: &str, sightings: &mut Vec<Sighting>) {
    let words = tokens(title);
    if !sightings.is_empty() {
        return;
    }
    for at in 1..words.len() {
        let Some(year) = year(&words[at].folded, false).filter(|_| !parted(title, &words, at)) else { continue };
        let mut start = at;
        while start > 0 && belongs_to_name(title, &words, start - 1, start) {
            start -= 1;
        }
        while start < at && (context.lexicon.is_common(&words[start].folded) || context.lexicon.session.any(&words[start..=start])) {
            start += 1;
        }
        let telling = (start..at)
            .any(|index| !context.lexicon.is_common(&words[index].folded) && !context.lexicon.months.contains(&words[index].folded));
        if !telling {
            continue;
        }
        let range = words[start].range.start..words[at - 1].range.end;
        let mut sighting = Sighting {
            kind: Kind::Named(words[start..at].iter().map(|word| word.folded.as_str()).collect::<Vec<_>>().join(" ")),
            edition: None,
            region: None,
            year: Some(year),
            city: None,
            place: None,
            line: None,
            at: range.start,
            heading: false,
            written: title[range].to_owned(),
            colocated: false,
            inferred: false,
        };
        beside(context, title, &words, start, at + 1, &mut sighting);
        sightings.push(sighting);
    }
}
