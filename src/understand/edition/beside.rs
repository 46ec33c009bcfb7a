//! What stands beside the name of a conference: region, year and place.

use super::sighting::Sighting;
use super::text::Text;
use super::year;
use crate::unicode::is_unspaced;

/// Reads what stands beside a name: region, year and city, after it and before it. Returns the end of what belongs to it.
pub(super) fn beside(text: &Text<'_>, start: usize, end: usize, sighting: &mut Sighting) -> usize {
    const REACH: usize = 6;
    let Text { context, words, .. } = *text;
    let gazetteer = context.gazetteer;
    let (mut at, mut belongs) = (end, end);
    while at < words.len().min(end + REACH) && !text.parted(at) {
        if gazetteer.series.at(words, at).is_some() && at > end {
            break;
        }
        let adjacent = at == belongs && (at == end || text.is_next(at));
        let short = || year::any(&words[at].folded).filter(|_| adjacent && is_short_year(text, at));
        let year = text.year(at).or_else(short);
        if let Some(found) = gazetteer.regions.at(words, at).filter(|_| adjacent && is_region(text, at)) {
            sighting.region = Some(found.value);
            sighting.place.get_or_insert(context.facts.regions[found.value].name);
            at = found.end;
            belongs = at;
        } else if let Some(year) = year.filter(|_| sighting.year.is_none()) {
            sighting.year = Some(year);
            at += 1;
            belongs = if adjacent { at } else { belongs };
        } else if let Some(found) = gazetteer.cities.at(words, at) {
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
        sighting.year = sighting.year.or_else(|| text.year(before));
        if let Some(found) = gazetteer.cities.at(words, before).filter(|found| found.end == start) {
            sighting.city = Some(context.facts.cities[found.value].name);
        }
        if let Some(found) = gazetteer.regions.at(words, before).filter(|found| found.end == start && is_region(text, before)) {
            sighting.region = Some(found.value);
        }
    }
    belongs
}

/// Whether two digits right behind a name are a year. They may count the editions, in brackets too; in `11月` they are a month.
fn is_short_year(text: &Text<'_>, at: usize) -> bool {
    let month = || text.behind(at).starts_with(is_unspaced);
    text.is_next(at) && !year::is_count(text.context, &text.words[at].folded) && !month()
}

/// Regions are capitalised, unless the whole text is not, as in a title of small letters. A small word is one in capitals alone:
/// `PyCon IN`, but not `PyCon In-Person`.
fn is_region(text: &Text<'_>, at: usize) -> bool {
    if text.is_stop(at) { !text.written(at).contains(char::is_lowercase) } else { text.is_capitalized(at) }
}
