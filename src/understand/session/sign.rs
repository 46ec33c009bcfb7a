//! The signs that part a title from what stands beside it: who spoke, its number, its format, the conference.

use std::ops::Range;

/// Whether a character parts what is said before it from what is said behind it: a dash, a colon or a bar.
pub(super) fn is_sign(character: char) -> bool {
    matches!(character, '-' | '–' | '—' | '~' | '～' | ':' | '：' | '|')
}

/// Whether a character may stand on either side of a text that was parted.
fn is_around(character: char) -> bool {
    is_sign(character) || matches!(character, ' ' | ',')
}

/// A text behind what parts it from the one before.
pub(super) fn behind(text: &str) -> &str {
    text.trim_start_matches(is_around)
}

/// A text before what parts it from the next.
pub(super) fn before(text: &str) -> &str {
    text.trim_end_matches(is_around)
}

/// Whether a text goes on behind a title, and not with a word.
pub(super) fn goes_on(text: &str) -> bool {
    text.trim_start().starts_with(is_sign)
}

/// Where a text has its first dash or colon.
pub(super) fn first(text: &str) -> Option<Range<usize>> {
    text.bytes().enumerate().find_map(|(at, byte)| dash(text, at, byte).or_else(|| colon(text, at, byte)))
}

/// The colon that begins with a byte of a text: with a space behind it, or as wide as Chinese characters.
fn colon(text: &str, at: usize, byte: u8) -> Option<Range<usize>> {
    let mark = match byte {
        b':' => ": ",
        0xef => "：",
        _ => return None,
    };
    text[at..].starts_with(mark).then(|| at..at + mark.len())
}

/// Where dashes and bars part a text: with a space on at least one side.
pub(super) fn dashes(text: &str) -> impl DoubleEndedIterator<Item = Range<usize>> {
    text.bytes().enumerate().filter_map(|(at, byte)| dash(text, at, byte))
}

/// The dash that begins with a byte of a text.
fn dash(text: &str, at: usize, byte: u8) -> Option<Range<usize>> {
    // Those with which others than ASCII begin.
    if !matches!(byte, b'-' | b'|' | b'~' | b'/' | 0xc2 | 0xe2 | 0xef) {
        return None;
    }
    let mark = text[at..].chars().next()?;
    if !matches!(mark, '-' | '–' | '—' | '―' | '|' | '｜' | '~' | '･' | '·' | '•' | '/' | '／') {
        return None;
    }
    let (head, tail) = (&text[..at], &text[at + mark.len_utf8()..]);
    // `小林——筏上的一小时`: where words have no spaces, two dashes are one sign.
    if mark == '—' && (tail.starts_with(mark) || head.ends_with(mark)) {
        let behind = text[at..].trim_start_matches(mark);
        return (!head.ends_with(mark)).then(|| at..text.len() - behind.len());
    }
    let (before, after) = (head.ends_with(char::is_whitespace), tail.starts_with(char::is_whitespace));
    let parts = match mark {
        '/' | '／' => before && after,
        // `Title -- Ann Lee`, `Title -Ann Lee`
        '-' => {
            let opens = || tail.starts_with(|next: char| next == '-' || next.is_uppercase() || next > '\u{2e80}');
            after || before && opens()
        }
        _ => before || after,
    };
    parts.then(|| at..at + mark.len_utf8())
}
