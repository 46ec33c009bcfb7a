//! Quotation marks: what stands in them, before, behind and without them.

use crate::understand::script::is_unspaced;

/// Those that open and close, of all languages.
pub(super) const QUOTES: [(char, char); 12] = [
    ('“', '”'),
    ('"', '"'),
    ('‘', '’'),
    ('«', '»'),
    ('„', '“'),
    ('„', '”'),
    ('»', '«'),
    ('「', '」'),
    ('『', '』'),
    ('《', '》'),
    ('〈', '〉'),
    ('＜', '＞'),
];

/// Whether a character is a quotation mark.
pub(super) fn is_quote(character: char) -> bool {
    QUOTES.iter().any(|(open, close)| character == *open || character == *close)
}

/// Whether a text begins as quotations do.
pub(super) fn opens(text: &str) -> bool {
    text.starts_with(['“', '"', '„', '«'])
}

/// The quotation with which a text begins, and what follows it.
pub(super) fn leading(text: &str) -> Option<(&str, &str)> {
    let first = text.chars().next()?;
    let end = |close: char| text[first.len_utf8()..].find(close).map(|at| first.len_utf8() + at + close.len_utf8());
    QUOTES.iter().filter(|(open, _)| *open == first).find_map(|(_, close)| Some(text.split_at(end(*close)?)))
}

/// What stands before the quotation with which a text ends, and the quotation.
pub(super) fn trailing(text: &str) -> Option<(&str, &str)> {
    let last = text.chars().next_back()?;
    let before = &text[..text.len() - last.len_utf8()];
    // `김하늘 '조용한 배포'`: an apostrophe opens nothing else where words are of such a script.
    let single = || before.find(" '").filter(|at| last == '\'' && is_unspaced(&before[..*at])).map(|at| at + 1);
    let start = QUOTES.iter().filter(|(_, close)| *close == last).find_map(|(open, _)| before.find(*open)).or_else(single)?;
    (start > 0).then(|| text.split_at(start))
}

/// A text without the quotes around it.
pub(super) fn unquoted(text: &str) -> &str {
    let text = text.trim();
    let inside = |(open, close): (char, char)| {
        let inside = text.strip_prefix(open)?.strip_suffix(close)?;
        // `“A” and “B”` is not in quotes; an apostrophe stands between letters.
        (open == '\'' || !inside.contains(open)).then(|| inside.trim())
    };
    QUOTES.into_iter().chain([('\'', '\''), ('<', '>')]).find_map(inside).unwrap_or(text)
}

/// A title without the quotes around it, be they unlike or one of them missing, and the full stop behind it.
pub(super) fn polished(text: &str) -> &str {
    const DOUBLE: [char; 4] = ['"', '“', '”', '„'];
    let text = unquoted(text);
    let inside = text.trim_matches(DOUBLE);
    let text = if inside.contains(DOUBLE) { text } else { inside.trim() };
    text.strip_suffix('.').filter(|rest| !rest.ends_with('.')).unwrap_or(text).trim_end_matches([',', ';'])
}
