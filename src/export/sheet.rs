//! A table of text, as CSV, JSON and Markdown.

use std::fmt::Write as _;

/// What a view shows, as rows of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// What the rows are.
    pub title: String,
    /// The names of the columns. One called `link` holds addresses.
    pub columns: Vec<String>,
    /// The rows, each with a cell for every column.
    pub rows: Vec<Vec<String>>,
}

/// The column of addresses.
const LINK: &str = "link";

impl Sheet {
    /// Comma-separated values with a first line of names.
    ///
    /// RFC 4180. A cell that a spreadsheet would take for a formula begins with an apostrophe (OWASP, "CSV Injection").
    pub fn csv(&self) -> String {
        let mut csv = String::new();
        for row in std::iter::once(&self.columns).chain(&self.rows) {
            for (index, cell) in row.iter().enumerate() {
                let guard = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
                let comma = if index == 0 { "" } else { "," };
                let _ = if cell.contains(['"', ',', '\n', '\r']) {
                    write!(csv, "{comma}\"{guard}{}\"", cell.replace('"', "\"\""))
                } else {
                    write!(csv, "{comma}{guard}{cell}")
                };
            }
            csv.push_str("\r\n");
        }
        csv
    }

    /// An array with an object for every row; cells without text are left out. RFC 8259.
    pub fn json(&self) -> String {
        let mut json = String::from("[");
        for (index, row) in self.rows.iter().enumerate() {
            json.push_str(if index == 0 { "\n  {" } else { ",\n  {" });
            let mut first = true;
            for (column, cell) in self.columns.iter().zip(row).filter(|(_, cell)| !cell.is_empty()) {
                json.push_str(if first { "" } else { ", " });
                first = false;
                string(&mut json, column);
                json.push_str(": ");
                string(&mut json, cell);
            }
            json.push('}');
        }
        json.push_str("\n]\n");
        json
    }

    /// A list: the first cell of each row, leading to its address, and the others with their names. `CommonMark`.
    pub fn markdown(&self) -> String {
        let mut markdown = format!("# {}\n\n", escaped(&self.title));
        for row in &self.rows {
            let cells: Vec<(&String, &String)> = self.columns.iter().zip(row).filter(|(_, cell)| !cell.is_empty()).collect();
            let address = cells.iter().find(|(column, _)| *column == LINK).map(|(_, address)| address);
            let first = cells.first().map(|(_, cell)| escaped(cell)).unwrap_or_default();
            let _ = match address {
                Some(address) => write!(markdown, "- [{first}](<{address}>)"),
                None => write!(markdown, "- {first}"),
            };
            for (column, cell) in cells.into_iter().skip(1).filter(|(column, _)| *column != LINK) {
                let _ = write!(markdown, "\n  - {}: {}", escaped(column), escaped(cell));
            }
            markdown.push('\n');
        }
        markdown
    }
}

/// Text as Markdown that shows just it, in one line.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' | '\r' => escaped.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' => escaped.extend(['\\', character]),
            _ => escaped.push(character),
        }
    }
    escaped
}

/// Text as a string of JSON.
fn string(json: &mut String, text: &str) {
    json.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => json.extend(['\\', character]),
            '\n' => json.push_str("\\n"),
            control if u32::from(control) < 0x20 => {
                let _ = write!(json, "\\u{:04x}", u32::from(control));
            }
            _ => json.push(character),
        }
    }
    json.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet() -> Sheet {
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        Sheet {
            title: "Two *talks*".to_owned(),
            columns: row(["title", "speakers", "link"]),
            rows: vec![row(["A \"big, red\" button", "", "https://example.org/?a"]), row(["=1+1\nsecond line", "Ann\tLee", ""])],
        }
    }

    #[test]
    fn csv_quotes_what_must_be_quoted_and_disarms_formulas() {
        assert_eq!(
            sheet().csv(),
            "title,speakers,link\r\n\"A \"\"big, red\"\" button\",,https://example.org/?a\r\n\"'=1+1\nsecond line\",Ann\tLee,\r\n"
        );
    }

    #[test]
    fn json_is_read_by_others() {
        let read: serde_json::Value = serde_json::from_str(&sheet().json()).expect("JSON");
        assert_eq!(read[0]["title"], "A \"big, red\" button");
        assert_eq!(read[1]["title"], "=1+1\nsecond line");
        assert_eq!(read[1]["speakers"], "Ann\tLee");
        assert_eq!(read[0].get("speakers"), None);
        assert_eq!(Sheet::default().json(), "[\n]\n");
    }

    #[test]
    fn markdown_shows_the_text_as_it_is() {
        assert_eq!(
            sheet().markdown(),
            "# Two \\*talks\\*\n\n- [A \"big, red\" button](<https://example.org/?a>)\n- =1+1 second line\n  - speakers: Ann\tLee\n"
        );
    }
}
