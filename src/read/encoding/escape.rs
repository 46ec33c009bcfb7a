//! Undoes escapes: `\u2019` in running text, as programs leave it that print JSON or a string of JavaScript as it is.

use crate::post::Repair;

/// The text with its escapes of characters beyond ASCII undone, outside of code, which means them; the repairs by line.
pub(super) fn unescape(text: String) -> (String, Vec<Repair>) {
    if !text.contains("\\u") {
        return (text, Vec::new());
    }
    let mut plain = String::with_capacity(text.len());
    let mut repairs = Vec::new();
    let mut fence = "";
    for (index, line) in text.split_inclusive('\n').enumerate() {
        let start = line.trim_start();
        let mark = ["```", "~~~"].into_iter().find(|mark| start.starts_with(mark));
        if let Some(mark) = mark.filter(|mark| fence.is_empty() || fence == *mark) {
            fence = if fence.is_empty() { mark } else { "" };
        }
        if !fence.is_empty() || line.starts_with("    ") || !line.contains("\\u") {
            plain.push_str(line);
            continue;
        }
        for (piece, part) in line.split('`').enumerate() {
            if piece > 0 {
                plain.push('`');
            }
            // Every other piece stands between backticks.
            if piece % 2 == 0 { undo(part, index + 1, &mut plain, &mut repairs) } else { plain.push_str(part) }
        }
    }
    (plain, repairs)
}

fn undo(text: &str, line: usize, plain: &mut String, repairs: &mut Vec<Repair>) {
    let mut rest = text;
    while let Some(at) = rest.find("\\u") {
        let (before, escape) = rest.split_at(at);
        plain.push_str(before);
        let found = if before.ends_with('\\') { None } else { character(escape) };
        let length = found.map_or(2, |(_, length)| length);
        match found {
            Some((meant, _)) => {
                plain.push(meant);
                repairs.push(Repair { line, before: escape[..length].to_owned(), after: meant.to_string() });
            }
            None => plain.push_str(&escape[..length]),
        }
        rest = &escape[length..];
    }
    plain.push_str(rest);
}

/// The character that the escape at the start of a text stands for, and its length: of a pair for one beyond U+FFFF.
fn character(escape: &str) -> Option<(char, usize)> {
    let unit = |at: usize| {
        let digits = escape.get(at..at + 6)?.strip_prefix("\\u")?;
        digits.bytes().all(|digit| digit.is_ascii_hexdigit()).then(|| u16::from_str_radix(digits, 16).ok())?
    };
    let first = unit(0)?;
    let (meant, length) = match char::decode_utf16([first]).next()? {
        Ok(meant) => (meant, 6),
        Err(_) => (char::decode_utf16([first, unit(6)?]).next()?.ok()?, 12),
    };
    (meant >= '\u{a0}').then_some((meant, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_undone_outside_of_code() {
        for (text, plain) in [
            ("It\\u2019s a caf\\u00e9 \\ud83d\\ude00!", "It’s a café 😀!"),
            ("`\\u00e9` is \\u00e9", "`\\u00e9` is é"),
            ("```\n\\u00e9\n```\n\\u00e9", "```\n\\u00e9\n```\né"),
            ("C:\\users \\u0041 \\u12 \\ud83d \\\\u00e9", "C:\\users \\u0041 \\u12 \\ud83d \\\\u00e9"),
        ] {
            assert_eq!(unescape(text.to_owned()).0, plain, "{text}");
        }
    }
}
