//! Days of the Gregorian calendar.

use serde::{Serialize, Serializer};
use std::fmt;

/// A day, without time and zone: what a reader means by the date of a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The year, 1900 to 2999.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

impl Date {
    /// The day, if there is such a day.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let exists = (1900..3000).contains(&year) && (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
        exists.then_some(Self { year, month, day })
    }

    /// Reads `2024-03-25`, alone or at the start of a longer timestamp.
    pub fn iso(text: &str) -> Option<Self> {
        let mut parts = text.get(..10)?.splitn(3, '-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let digits = year.len() == 4 && month.len() == 2 && day.bytes().all(|byte| byte.is_ascii_digit());
        if !digits || text.as_bytes().get(10).is_some_and(u8::is_ascii_digit) {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// The day that is so many days after 1 January 1970.
    ///
    /// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
    pub fn of_days(days: i32) -> Option<Self> {
        let days = days.checked_add(719_468)?;
        let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * day_of_year + 2) / 153;
        let day = u8::try_from(day_of_year - (153 * month + 2) / 5 + 1).ok()?;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = year_of_era + era * 400 + i32::from(month <= 2);
        Self::new(u16::try_from(year).ok()?, u8::try_from(month).ok()?, day)
    }

    /// The day some days later, at most a month.
    #[must_use]
    pub fn after(self, days: u8) -> Self {
        let day = self.day.saturating_add(days);
        match day.checked_sub(days_in(self.year, self.month)) {
            Some(day) if day > 0 && self.month == 12 => Self { year: self.year + 1, month: 1, day },
            Some(day) if day > 0 => Self { month: self.month + 1, day, ..self },
            _ => Self { day, ..self },
        }
    }

    /// Days since 1 January 1970; negative before it.
    ///
    /// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
    pub fn days(self) -> i32 {
        let month = i32::from(self.month);
        let year = i32::from(self.year) - i32::from(month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + i32::from(self.day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }
}

/// How many days a month has.
fn days_in(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_the_epoch() {
        for (text, days) in [("1970-01-01", 0), ("2000-02-29", 11_016), ("2024-03-25", 19_807), ("1969-12-31", -1)] {
            assert_eq!(Date::iso(text).map(Date::days), Some(days), "{text}");
            assert_eq!(Date::of_days(days), Date::iso(text), "{text}");
        }
    }

    #[test]
    fn days_go_over_the_ends_of_months() {
        for (text, days, later) in [("2022-05-16", 4, "2022-05-20"), ("2024-02-28", 2, "2024-03-01"), ("2018-12-27", 5, "2019-01-01")] {
            assert_eq!(Date::iso(text).map(|date| date.after(days).to_string()).as_deref(), Some(later));
        }
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for text in ["2023-02-29", "2024-13-01", "2024-00-10", "24-03-25xx", "2024-3-255", "2024-03-256"] {
            assert_eq!(Date::iso(text), None, "{text}");
        }
    }
}
