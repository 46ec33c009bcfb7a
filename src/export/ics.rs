//! Conferences as a calendar.

use crate::corpus::Edition;
use crate::date::Date;
use std::fmt::Write as _;

/// A calendar with an entry of whole days for each conference whose days are known. RFC 5545.
pub fn calendar<'a>(editions: impl Iterator<Item = &'a Edition>) -> String {
    let mut calendar = String::from("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Hallway//Conferences//EN\r\n");
    for edition in editions {
        let Some(start) = edition.start else { continue };
        let after = edition.end.unwrap_or(start).after(1);
        let place: Vec<&str> = edition.city.as_deref().into_iter().chain(edition.country.as_deref()).collect();
        for (name, value) in [
            ("BEGIN", "VEVENT".to_owned()),
            ("UID", format!("{}@hallway", escaped(&edition.id))),
            // The same corpus gives the same calendar at any time, so an entry is as old as its conference.
            ("DTSTAMP", format!("{}T000000Z", basic(start))),
            ("DTSTART;VALUE=DATE", basic(start)),
            ("DTEND;VALUE=DATE", basic(after)),
            ("SUMMARY", escaped(&edition.name)),
            ("LOCATION", escaped(&place.join(", "))),
            ("END", "VEVENT".to_owned()),
        ] {
            if !value.is_empty() {
                folded(&mut calendar, &format!("{name}:{value}"));
            }
        }
    }
    calendar.push_str("END:VCALENDAR\r\n");
    calendar
}

/// `20240325`.
fn basic(day: Date) -> String {
    day.to_string().replace('-', "")
}

/// RFC 5545, section 3.3.11.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => escaped.extend(['\\', character]),
            '\n' => escaped.push_str("\\n"),
            '\r' => {}
            _ => escaped.push(character),
        }
    }
    escaped
}

/// Writes a line in pieces of at most 75 bytes. RFC 5545, section 3.1.
fn folded(calendar: &mut String, line: &str) {
    const MOST: usize = 75;
    let mut length = 0;
    for character in line.chars() {
        if length + character.len_utf8() > MOST {
            calendar.push_str("\r\n ");
            length = 1;
        }
        calendar.push(character);
        length += character.len_utf8();
    }
    let _ = calendar.write_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_conference_is_an_entry_that_ends_the_day_after() {
        let edition = Edition {
            id: "conf-2024".to_owned(),
            name: "Conf; with, marks 2024".to_owned(),
            start: Date::new(2024, 2, 27),
            end: Date::new(2024, 2, 29),
            city: Some("Besançon".to_owned()),
            ..Edition::default()
        };
        let undated = Edition { start: None, ..edition.clone() };
        let calendar = calendar([&edition, &undated].into_iter());
        for line in ["DTSTART;VALUE=DATE:20240227", "DTEND;VALUE=DATE:20240301", "SUMMARY:Conf\\; with\\, marks 2024", "LOCATION:Besançon"]
        {
            assert!(calendar.contains(&format!("\r\n{line}\r\n")), "{line} in {calendar}");
        }
        assert_eq!(calendar.matches("BEGIN:VEVENT").count(), 1);
    }

    #[test]
    fn long_lines_are_folded_between_characters() {
        let mut folded = String::new();
        super::folded(&mut folded, &"ü".repeat(60));
        assert_eq!(folded, format!("{}\r\n {}\r\n", "ü".repeat(37), "ü".repeat(23)));
    }
}
