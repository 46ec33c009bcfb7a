//! Dates as people and programs write them.

use crate::date::Date;
use crate::search::tokens;
use crate::table::Table;

/// Reads a date that fills a value of front matter, or begins it: ISO 8601, RFC 2822, `12 March 2019`,
/// `March 12th, 2019`, `2019/3/12`, `12.03.2019`, `2019年3月12日`, with or without a time after it.
pub(crate) fn read(text: &str, months: &Table<u8>) -> Option<Date> {
    let text = text.trim();
    Date::iso(text).or_else(|| numeric(text)).or_else(|| find(text, months))
}

/// The first date in a text that is written with the name of a month.
pub(crate) fn find(text: &str, months: &Table<u8>) -> Option<Date> {
    let words: Vec<String> = tokens(text).into_iter().map(|token| token.folded).collect();
    let month = |word: Option<&String>| months.get(word?.trim_end_matches('.')).copied();
    let day = |word: Option<&String>| ordinal(word?);
    let year = |word: Option<&String>| word?.parse::<u16>().ok().filter(|year| (1990..2100).contains(year));
    (0..words.len())
        .find_map(|at| {
            let word = |offset: usize| words.get(at + offset);
            // 12 March 2019, 12 de marzo de 2019, March 12th 2019, 12–14 March 2019, 2019 March 12.
            let link =
                |offset: usize| word(offset).is_some_and(|word| matches!(word.as_str(), "of" | "de" | "del" | "den" | "the" | "à" | "a"));
            let after = |offset: usize| if link(offset) { offset + 1 } else { offset };
            let day_first = day(word(0)).and_then(|day| {
                let at_month = after(1);
                let month = month(word(at_month))?;
                Date::new(year(word(after(at_month + 1)))?, month, day)
            });
            day_first
                .or_else(|| Date::new(year(word(2))?, month(word(0))?, day(word(1))?))
                .or_else(|| Date::new(year(word(0))?, month(word(1))?, day(word(2))?))
        })
        .or_else(|| ideographic(text))
}

/// `2019/3/12`, `2019.03.12`, `2019-3-5`, `12.03.2019`, `25/12/2019`; of `03/04/2019` nobody knows which is the month.
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
        true => date(c, b, a),
        false if b > 12 || a == b => date(c, a, b),
        false => None,
    }
}

/// `2019年3月12日` and `2019년 3월 12일`.
fn ideographic(text: &str) -> Option<Date> {
    let at = text.find(['年', '년'])?;
    let year = trailing_number(&text[..at])?;
    let rest = &text[at..];
    let month_at = rest.find(['月', '월'])?;
    let month = trailing_number(&rest[..month_at])?;
    let rest = &rest[month_at..];
    let day = trailing_number(&rest[..rest.find(['日', '일'])?])?;
    Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

fn trailing_number(text: &str) -> Option<u16> {
    let text = text.trim_end();
    let start =
        text.rfind(|character: char| !character.is_ascii_digit()).map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    text[start..].parse().ok()
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

    #[test]
    fn dates_are_read_however_they_are_written() {
        let months = [("march", 3), ("mar", 3), ("marzo", 3), ("marz", 3), ("december", 12)].into_iter().collect();
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
        ] {
            assert_eq!(read(text, &months).map(|date| date.to_string()).as_deref(), Some("2019-03-12"), "{text}");
        }
        for text in ["03/04/2019", "soon", "March", "99 March 2019", "2019", ""] {
            assert_eq!(read(text, &months), None, "{text}");
        }
    }
}
