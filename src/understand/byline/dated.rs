//! When a post was published and last changed: by the front matter, the name of the file, its folders or a line of the text.

use super::Fields;
use super::line::dateline;
use crate::date::Date;
use crate::post::DatedBy;
use crate::problem::{Code, Problem};
use crate::understand::dates;
use crate::understand::person::NameSense;
use crate::understand::sheet::Sheet;

/// The date that a file's name begins with, and the rest of the name: `2019-03-12-trip`, `2019-3-12-trip`, `20190312-trip`.
pub(super) fn dated_name(name: &str) -> Option<(Date, &str)> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let number = |text: &str| text.parse::<u8>().ok();
    let parted = || {
        let (month, rest) = name.get(4..)?.strip_prefix(['-', '_'])?.split_once(['-', '_'])?;
        let (day, rest) = rest.split_at(digits(rest));
        Some((number(month)?, number(day).filter(|_| day.len() <= 2)?, rest))
    };
    let joined = || Some((number(name.get(4..6)?)?, number(name.get(6..8)?)?, name.get(8..)?));
    let (month, day, rest) = if digits(name) == 4 { parted()? } else { joined()? };
    let date = Date::new(name.get(..4)?.parse().ok()?, month, day)?;
    Some((date, rest.trim_start_matches(['-', '_', ' '])))
}

/// When a post was published and last changed, and what says so.
#[derive(Debug, Default)]
pub(in crate::understand) struct Dates {
    pub(in crate::understand) published: Option<Date>,
    pub(in crate::understand) updated: Option<Date>,
    pub(in crate::understand) by: Option<DatedBy>,
}

pub(in crate::understand) fn dates(
    fields: &Fields<'_>,
    path: &str,
    sheet: &Sheet,
    sense: &NameSense<'_>,
    problems: &mut Vec<Problem>,
) -> Dates {
    const PUBLISHED: [&str; 18] = [
        "date",
        "publisheddate",
        "pubdate",
        "pubdatetime",
        "datetime",
        "createdat",
        "createdtime",
        "publishdate",
        "published",
        "publishedat",
        "publishedon",
        "datepublished",
        "created",
        "datecreated",
        "dateposted",
        "posted",
        "time",
        "written",
    ];
    const UPDATED: [&str; 14] = [
        "lastmod",
        "updated",
        "updatedat",
        "dateupdated",
        "updateddate",
        "modified",
        "modifiedat",
        "modifiedtime",
        "lastmodified",
        "lastmodifiedat",
        "datemodified",
        "lastupdated",
        "lasteditedtime",
        "moddatetime",
    ];
    let mut stated = |keys: &[&str]| {
        let text = fields.text(keys)?;
        let date = dates::read(&text, sense.lexicon).or_else(|| timestamp(&text));
        if date.is_none() {
            problems.push(Problem::new(Code::UnknownDate, None, format!("the date «{text}» could not be understood")));
        }
        date
    };
    let (published, updated) = (stated(&PUBLISHED), stated(&UPDATED));
    let path = path.replace('\\', "/");
    let said = dateline(sheet, sense);
    let found = published
        .map(|date| (date, DatedBy::FrontMatter))
        .or_else(|| Some((dated_name(path.rsplit('/').next()?)?.0, DatedBy::FileName)))
        .or_else(|| Some((dated_path(&path)?, DatedBy::Path)))
        .or_else(|| Some((said.published?, DatedBy::Text)));
    let by = found.map(|(_, by)| by).or(updated.map(|_| DatedBy::FrontMatter)).or(said.updated.map(|_| DatedBy::Text));
    Dates { published: found.map(|(date, _)| date), updated: updated.or(said.updated), by }
}

/// Seconds or milliseconds since 1970, as some exports have them.
fn timestamp(text: &str) -> Option<Date> {
    let number: i64 = text.parse().ok()?;
    let seconds = if number > 100_000_000_000 { number / 1000 } else { number };
    let days = i32::try_from(seconds.checked_div(86_400).filter(|_| seconds > 600_000_000)?).ok()?;
    (1990..2100).flat_map(|year| (1..=12).map(move |month| (year, month))).rev().find_map(|(year, month)| {
        let first = Date::new(year, month, 1)?;
        let day = u8::try_from(days.checked_sub(first.days()).filter(|day| (0..31).contains(day))? + 1).ok()?;
        Date::new(year, month, day)
    })
}

/// The date that folders such as `2019/03/12` or `2019/03` tell, or one whose name begins with a date.
fn dated_path(path: &str) -> Option<Date> {
    let parts: Vec<&str> = path.split('/').collect();
    let folders = &parts[..parts.len().saturating_sub(1)];
    if let Some((date, _)) = folders.iter().rev().find_map(|folder| dated_name(folder)) {
        return Some(date);
    }
    folders.iter().enumerate().rev().find_map(|(at, year)| {
        let number = |part: &str| part.split(['-', '_']).next().and_then(|digits| digits.parse::<u8>().ok());
        let year = (year.len() == 4).then(|| year.parse::<u16>().ok())?.filter(|year| (1995..2100).contains(year))?;
        let next = parts.get(at + 1)?;
        // `2019/0312-trip` has the month and the day in one.
        let joined = || {
            let (month, day) = next.split(['-', '_']).next().filter(|digits| digits.len() == 4)?.split_at_checked(2)?;
            Date::new(year, month.parse().ok()?, day.parse().ok()?)
        };
        let Some(month) = number(next) else { return joined() };
        // `2019/03-12-trip.md` has the day beside the month.
        let beside = || parts.get(at + 1)?.split(['-', '_']).nth(1).filter(|day| day.len() == 2)?.parse().ok();
        let day = parts.get(at + 2).filter(|part| part.len() == 2 || part.contains('-')).and_then(|part| number(part)).or_else(beside);
        Date::new(year, month, day.unwrap_or(1)).or_else(|| Date::new(year, month, 1))
    })
}
