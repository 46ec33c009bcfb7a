//! Dates as people and programs write them.

use super::lexicon::Lexicon;
use super::words::FIGURE;
use crate::date::Date;
use crate::search::{Token, tokens};
use std::ops::Range;

/// Reads a date that fills a value of front matter, or begins it: ISO 8601, RFC 2822, `12 March 2019`,
/// `March 12th, 2019`, `2019/3/12`, `12.03.2019`, `Mar.12.2019`, `2019年3月12日`, with or without a time after it.
pub(crate) fn read(text: &str, lexicon: &Lexicon) -> Option<Date> {
    let text = text.trim();
    Date::iso(text).or_else(|| numeric(text)).or_else(|| find(text, lexicon)).or_else(|| find(&text.replace('.', " "), lexicon))
}

/// A date in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Its words.
    pub(super) words: Range<usize>,
    /// The day; of several, one.
    pub(super) date: Date,
    /// Whether it is one end of several days, as in `12–14 March 2019`.
    pub(super) several: bool,
}

/// The first date in a text.
pub(super) fn find(text: &str, lexicon: &Lexicon) -> Option<Date> {
    find_all(text, &tokens(text), lexicon).into_iter().next().map(|found| found.date)
}

/// The dates of a text, in order, from its words.
pub(super) fn find_all(text: &str, words: &[Token], lexicon: &Lexicon) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    let may_begin = |word: &Token| word.may_have(FIGURE);
    while let Some(next) = words[at..].iter().position(may_begin) {
        at += next;
        let Some((date, end)) = in_words(words, at, lexicon).or_else(|| in_numbers(text, words, at)) else {
            at += 1;
            continue;
        };
        let day = |word: &Token| ordinal(&word.folded).is_some() || lexicon.months.contains(&word.folded);
        let before = &words[at.saturating_sub(2)..at];
        // Of `September 12-14, 2019` two days are in the date itself.
        let within = words[at..end].iter().filter(|word| ordinal(&word.folded).is_some()).count();
        let ideographic = words[at..end].iter().any(|word| matches!(&*word.folded, "年" | "년"));
        let goes_on = ideographic && words[end..].iter().take(8).any(|word| matches!(&*word.folded, "日" | "일"));
        found.push(Found {
            words: at..end,
            date,
            several: goes_on || !ideographic && (before.iter().any(day) || within > 1 + usize::from(is_numeric(words, at, end))),
        });
        at = end;
    }
    found
}

/// Whether a date is written in numbers alone, of which the month looks like a day.
fn is_numeric(words: &[Token], at: usize, end: usize) -> bool {
    words[at..end].iter().all(|word| word.folded.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A date at the word `at` that names its month, and the word after it.
fn in_words(words: &[Token], at: usize, lexicon: &Lexicon) -> Option<(Date, usize)> {
    let word = |offset: usize| words.get(at + offset).map(|word| &*word.folded);
    let month = |offset: usize| lexicon.months.get(word(offset)?.trim_end_matches('.')).copied();
    let day = |offset: usize| ordinal(word(offset)?);
    let year = |offset: usize| word(offset)?.parse::<u16>().ok().filter(|year| (1990..2100).contains(year));
    // `12 de marzo de 2019`, `March the 12th`; `May` is a word of either kind.
    let small = |offset: usize| month(offset).is_none() && words.get(at + offset).is_some_and(|word| lexicon.is_stop(word));
    let after = |offset: usize| offset + usize::from(small(offset));
    // 12 March 2019, 12 de marzo de 2019, 2019 March 12, March 12th 2019, March 12-14, 2019.
    if day(0).is_some() {
        let at_month = after(1);
        let at_year = after(at_month + 1);
        return Some((Date::new(year(at_year)?, month(at_month)?, day(0)?)?, at + at_year + 1));
    }
    if year(0).is_some() {
        return Some((Date::new(year(0)?, month(1)?, day(2)?)?, at + 3));
    }
    month(0)?;
    let at_day = after(1);
    let next = after(at_day + 1);
    let at_year = if year(next).is_some() { next } else { next + usize::from(day(next).is_some()) };
    Some((Date::new(year(at_year)?, month(0)?, day(at_day)?)?, at + at_year + 1))
}

/// A date in numbers at the word `at`, and the word after it: ISO 8601, `2019/3/12`, `12.03.2019`, `2019年3月12日`, `2019년 3월 12일`.
fn in_numbers(text: &str, words: &[Token], at: usize) -> Option<(Date, usize)> {
    let word = |offset: usize| words.get(at + offset).map_or("", |word| &*word.folded);
    if matches!((word(1), word(3), word(5)), ("年" | "년", "月" | "월", "日" | "일")) {
        let date = Date::new(word(0).parse().ok()?, word(2).parse().ok()?, word(4).parse().ok()?)?;
        return Some((date, at + 6));
    }
    if !text[words.get(at)?.range.start..].starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    [1, 3].into_iter().find_map(|count| {
        let last = words.get(at + count - 1)?;
        // `2019. 3. 12.` is Korean; after a day in ISO 8601 its time may follow.
        let written = text.get(words[at].range.start..last.range.end)?.replace(". ", ".").to_ascii_lowercase();
        let date = Date::iso(&written).or_else(|| numeric(&written))?;
        (1990..2100).contains(&date.year).then_some((date, at + count))
    })
}

/// `2019/3/12`, `2019.03.12`, `2019-3-5`, `12.03.2019`, `25/12/2019`; `04.17.2019`; of `03/04/2019` nobody knows which is the month.
fn numeric(text: &str) -> Option<Date> {
    let head = text.split([' ', 'T', ',']).next()?;
    let parts: Vec<&str> = head.split(['/', '.', '-']).collect();
    let [first, second, third] = parts[..] else { return None };
    let (a, b, c) = (first.parse::<u16>().ok()?, second.parse::<u16>().ok()?, third.parse::<u16>().ok()?);
    let date = |year: u16, month: u16, day: u16| Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    if first.len() == 4 {
        return date(a, b, c);
    }
    if third.len() != 4 {
        return None;
    }
    match head.contains('.') || a > 12 {
        _ if b > 12 || a == b => date(c, a, b),
        true => date(c, b, a),
        false => None,
    }
}

/// A day of the month: `12`, `12th`, `1er`, `3º`.
fn ordinal(word: &str) -> Option<u8> {
    let digits = word.trim_end_matches(|character: char| !character.is_ascii_digit());
    let suffix = &word[digits.len()..];
    (matches!(suffix, "" | "st" | "nd" | "rd" | "th" | "er" | "o" | "a" | "e"))
        .then(|| digits.parse().ok().filter(|day| (1..=31).contains(day)))?
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Facts;
    use std::rc::Rc;

    fn every_language() -> Lexicon {
        Lexicon::new(&Facts::builtin().languages, Rc::default())
    }

    #[test]
    fn dates_are_read_however_they_are_written() {
        let lexicon = every_language();
        for text in [
            "2019-03-12",
            "2019-03-12T10:00:00+02:00",
            "2019-03-12 08:30",
            "Tue, 12 Mar 2019 10:00:00 +0000",
            "12 March 2019",
            "March 12th, 2019",
            "12 de marzo de 2019",
            "12. März 2019",
            "2019/3/12",
            "12.03.2019",
            "2019年3月12日",
            "2019년 3월 12일",
            "Mar. 12, 2019",
            "Mar.12.2019",
            "March, 12 of 2019",
        ] {
            assert_eq!(read(text, &lexicon).map(|date| date.to_string()).as_deref(), Some("2019-03-12"), "{text}");
        }
        assert_eq!(read("04.17.2016", &lexicon), Date::new(2016, 4, 17));
        for text in ["03/04/2019", "17.17.2019", "soon", "March", "99 March 2019", "2019", ""] {
            assert_eq!(read(text, &lexicon), None, "{text}");
        }
    }

    #[test]
    fn dates_are_found_in_lines_and_told_from_spans_of_days() {
        let lexicon = every_language();
        for (text, date, several) in [
            ("Posted on 2019-03-12 by Jane", "2019-03-12", false),
            ("am 12. März 2019 in Mainz", "2019-03-12", false),
            ("发布于 2019年3月12日 阅读", "2019-03-12", false),
            ("2019. 3. 12. 서울", "2019-03-12", false),
            ("12.03.2019, 10:30", "2019-03-12", false),
            ("10-12 March 2019", "2019-03-12", true),
            ("March 12-14, 2019", "2019-03-12", true),
            ("28 March to 2 April 2019", "2019-04-02", true),
            ("2019年3月12日〜14日", "2019-03-12", true),
        ] {
            let found = find_all(text, &tokens(text), &lexicon);
            let found: Vec<_> = found.iter().map(|found| (found.date.to_string(), found.several)).collect();
            assert_eq!(found, [(date.to_owned(), several)], "{text}");
        }
    }
}
