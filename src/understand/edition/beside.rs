//! What stands beside the name of a conference: region, year and place.

use super::Context;
use super::sighting::Sighting;
use crate::search::Token;
use crate::unicode::is_unspaced;

/// A year: four digits, or two after an apostrophe or right after a name.
pub(super) fn year(word: &str, short: bool) -> Option<u16> {
    let number: u16 = word.parse().ok()?;
    match word.len() {
        4 => Some(number).filter(|year| (1990..2050).contains(year)),
        2 if short => Some(2000 + number).filter(|year| (2005..2035).contains(year)),
        _ => None,
    }
}

/// Whether two digits count editions, since they are the year of none that is told of: it is after the post, or long before.
pub(super) fn is_count(context: &Context<'_>, digits: &str) -> bool {
    const LONG: u16 = 3;
    let told = |(year, day): (u16, crate::date::Date)| (day.year - LONG..=day.year).contains(&year);
    digits.len() == 2 && year(digits, true).zip(context.day).is_some_and(|both| !told(both))
}

/// Reads what stands beside a name: region, year and city, after it and before it. Returns the end of what belongs to it.
pub(super) fn beside(context: &Context<'_>, text: &str, words: &[Token], start: usize, end: usize, sighting: &mut Sighting) -> usize {
    const REACH: usize = 6;
    let gazetteer = context.gazetteer;
    let (mut at, mut belongs) = (end, end);
    while at < words.len().min(end + REACH) && !parted(text, words, at) {
        if gazetteer.series.at(words, at).is_some() && at > end {
            break;
        }
        let adjacent = at == belongs && (at == end || is_next(text, words, at));
        let word = &words[at];
        let apostrophe = text[..word.range.start].ends_with(['\'', '’', '‘']);
        // Two digits may count the editions, in brackets too; in `11月` they are a month.
        let month = text[word.range.end..].starts_with(is_unspaced) && !text[word.range.end..].starts_with('年');
        let short = apostrophe || adjacent && is_next(text, words, at) && !is_count(context, &word.folded) && !month;
        if let Some(found) = gazetteer.regions.at(words, at).filter(|found| adjacent && is_region(context, text, &words[found.start])) {
            sighting.region = Some(found.value);
            sighting.place.get_or_insert(context.facts.regions[found.value].name);
            at = found.end;
            belongs = at;
        } else if let Some(year) = year(&word.folded, short).filter(|_| sighting.year.is_none()) {
            sighting.year = Some(year);
            at += 1;
            belongs = if adjacent { at } else { belongs };
        } else if let Some(found) = if adjacent { gazetteer.city_beside(words, at) } else { gazetteer.city(words, at) } {
            let name = context.facts.cities[found.value].name;
            if adjacent {
                sighting.place.get_or_insert(name.split(", ").next().unwrap_or(name));
                belongs = found.end;
            }
            sighting.city = Some(name);
            at = found.end;
        } else if let Some(found) = if adjacent { gazetteer.countries.at(words, at) } else { None } {
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
        let city = gazetteer.city(words, before).filter(|found| found.end == start);
        if let Some(found) = city {
            sighting.city = Some(context.facts.cities[found.value].name);
        }
        if let Some(found) =
            gazetteer.regions.at(words, before).filter(|found| found.end == start && is_region(context, text, &words[before]))
        {
            sighting.region = Some(found.value);
        }
    }
    belongs
}

/// Whether no more than a space, a hyphen or a sign for a place stands before the word `at`.
pub(super) fn is_next(text: &str, words: &[Token], at: usize) -> bool {
    gap(text, words, at).is_some_and(|gap| matches!(gap.trim(), "" | "-" | "–" | "@" | "'" | "’"))
}

/// What stands between the word `at` and the one before it.
pub(super) fn gap<'t>(text: &'t str, words: &[Token], at: usize) -> Option<&'t str> {
    Some(&text[words.get(at.checked_sub(1)?)?.range.end..words.get(at)?.range.start])
}

/// Whether a sentence, or an aside, ends before the word `at`.
pub(super) fn parted(text: &str, words: &[Token], at: usize) -> bool {
    // ` : ` is how French writes a colon, behind which something new begins.
    gap(text, words, at).is_some_and(|gap| gap.contains(['.', '!', '?', ';', '|', '。', '！', '？']) || gap.contains(" : "))
}

pub(super) fn is_capitalized(text: &str, word: &Token) -> bool {
    text[word.range.clone()].chars().next().is_some_and(|first| first.is_uppercase() || !first.is_lowercase())
}

/// Regions are capitalised, unless the whole text is not, as in a title of small letters. A small word is one in capitals alone:
/// `PyCon IN`, but not `PyCon In-Person`.
fn is_region(context: &Context<'_>, text: &str, word: &Token) -> bool {
    if context.lexicon.is_stop(word) {
        return !text[word.range.clone()].contains(char::is_lowercase);
    }
    is_capitalized(text, word)
}
