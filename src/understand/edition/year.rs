//! The year of a conference, as posts write it.

use super::Context;
use crate::date::Date;
use crate::unicode::is_unspaced;

/// A year of four digits.
pub(super) fn full(word: &str) -> Option<u16> {
    word.parse().ok().filter(|year| word.len() == 4 && (1990..2050).contains(year))
}

/// A year, be it of two digits, as after an apostrophe or right after a name.
pub(super) fn any(word: &str) -> Option<u16> {
    let short = || Some(2000 + word.parse::<u16>().ok().filter(|_| word.len() == 2)?).filter(|year| (2005..2035).contains(year));
    full(word).or_else(short)
}

/// Whether two digits behind a name count editions, since they are the year of none that is told of: it is after the post, or long
/// before, which is sooner where words have no spaces: `東京Ruby会議10`.
pub(super) fn is_count(context: &Context<'_>, name: &str, digits: &str) -> bool {
    let long = if name.ends_with(is_unspaced) { 1 } else { 3 };
    let told = |(year, day): (u16, Date)| (day.year - long..=day.year).contains(&year);
    digits.len() == 2 && any(digits).zip(context.day).is_some_and(|both| !told(both))
}

/// A name that ends with the digits of a year, without them; and the year.
pub(super) fn glued<'t>(context: &Context<'_>, written: &'t str) -> Option<(&'t str, u16)> {
    let stem = written.trim_end_matches(|last: char| last.is_ascii_digit());
    let digits = &written[stem.len()..];
    any(digits).filter(|_| stem.ends_with(char::is_alphabetic) && !is_count(context, stem, digits)).map(|year| (stem, year))
}
