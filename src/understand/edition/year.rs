//! The year of a conference, as posts write it.

use super::Context;
use crate::date::Date;

/// A year of four digits.
pub(super) fn full(word: &str) -> Option<u16> {
    word.parse().ok().filter(|year| (1990..2050).contains(year))
}

/// A year, be it of two digits, as after an apostrophe or right after a name.
pub(super) fn any(word: &str) -> Option<u16> {
    let short = || Some(2000 + word.parse::<u16>().ok().filter(|_| word.len() == 2)?).filter(|year| (2005..2030).contains(year));
    full(word).or_else(short)
}

/// Whether two digits behind a name count editions, since they are the year of none that is told of: it is after the post, or long before.
pub(super) fn is_count(context: &Context<'_>, digits: &str) -> bool {
    const LONG: u16 = 3;
    let told = |(year, day): (u16, Date)| year <= day.year && year + LONG >= day.year;
    digits.len() == 2 && any(digits).zip(context.day).is_some_and(|both| !told(both))
}

/// A name that ends with the digits of a year, without them; and the year.
pub(super) fn glued(written: &str) -> Option<(&str, u16)> {
    let stem = written.trim_end_matches(|last: char| last.is_ascii_digit());
    let digits = &written[stem.len()..];
    any(digits).filter(|_| stem.ends_with(char::is_alphabetic)).map(|year| (stem, year))
}
