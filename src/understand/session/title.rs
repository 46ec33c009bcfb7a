//! Titles: parted from their speakers, freed of their format, told from other text.

use super::speaker::trailing_pair;
use super::{Context, Format, Speaker};
use crate::search::tokens;
use crate::understand::person::NameSense;

/// A text parted into a title and its speakers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Split {
    pub(super) title: String,
    pub(super) speakers: Vec<Speaker>,
    pub(super) format: Option<Format>,
    /// Whether a dash or a bar parts them, which prose hardly does.
    pub(super) by_dash: bool,
}

/// Prefixes of titles that name the format.
const PREFIXES: [(&str, Format); 21] = [
    ("opening keynote", Format::Keynote),
    ("closing keynote", Format::Keynote),
    ("sponsored keynote", Format::Keynote),
    ("keynote panel", Format::Panel),
    ("keynote", Format::Keynote),
    ("lightning talk", Format::Lightning),
    ("ignite talk", Format::Lightning),
    ("ignite", Format::Lightning),
    ("lightning", Format::Lightning),
    ("panel discussion", Format::Panel),
    ("panel", Format::Panel),
    ("podium", Format::Panel),
    ("workshop", Format::Workshop),
    ("tutorial", Format::Workshop),
    ("hands-on lab", Format::Workshop),
    ("hands-on", Format::Workshop),
    ("talk", Format::Talk),
    ("vortrag", Format::Talk),
    ("charla", Format::Talk),
    ("conférence", Format::Talk),
    ("session", Format::Talk),
];

/// Parts a text into title and speakers; none where it holds no speakers.
pub(super) fn split(text: &str, sense: &NameSense<'_>) -> Option<Split> {
    let (text, format) = without_format(tidy(text));
    if tokens(text).len() > 45 {
        return None;
    }
    let done = |title: &str, speakers: Vec<Speaker>, by_dash: bool| {
        let (title, inner) = without_format(tidy(title));
        is_title(title).then(|| Split { title: unquoted(title).to_owned(), speakers, format: format.or(inner), by_dash })
    };
    // From the right: a title may hold dashes itself.
    for (at, length) in dashes(text).into_iter().rev() {
        if let Some(speakers) = sense.speakers(&text[at + length..])
            && let Some(split) = done(&text[..at], speakers, true)
        {
            return Some(split);
        }
    }
    if let Some((title, speakers)) = trailing_pair(text, sense)
        && let Some(split) = done(title, speakers, true)
    {
        return Some(split);
    }
    // `Title (Speaker, Company)`
    if let Some((title, inside)) = text.strip_suffix(')').and_then(|text| text.rsplit_once('('))
        && let Some(speakers) = sense.speakers(inside)
        && let Some(split) = done(title, speakers, true)
    {
        return Some(split);
    }
    // `Title by Speaker`
    for mark in [" by ", " von ", " par ", " por ", " door ", " di ", " with ", " mit ", " avec ", " con "] {
        if let Some((title, after)) = text.rsplit_once(mark)
            && let Some(speakers) = sense.speakers(after)
            && title.split_whitespace().count() >= 2
            && let Some(split) = done(title, speakers, false)
        {
            return Some(split);
        }
    }
    // `Speaker: Title`, `Speaker – Title`
    let first = text
        .find(": ")
        .map(|at| (at, 2))
        .into_iter()
        .chain(dashes(text).into_iter().take(1))
        .find_map(|(at, length)| Some((sense.speakers(&text[..at])?, &text[at + length..])));
    let (speakers, title) = first?;
    (title.split_whitespace().count() >= 2 && !title.starts_with(char::is_lowercase)).then(|| done(title, speakers, true))?
}

/// A title that stands alone in a link to a recording: at least three words, most of them capitalised, and no conference.
///
/// After a word such as `on` or `called` even two words that could be a name are one.
pub(super) fn bare(text: &str, introduced: bool, context: &Context<'_>) -> Option<(String, Option<Format>)> {
    let (title, format) = without_format(tidy(text));
    let title = unquoted(title);
    let words: Vec<&str> = title.split_whitespace().collect();
    let telling: Vec<&&str> = words
        .iter()
        .filter(|word| {
            !context.lexicon.stop.contains(&crate::search::fold(word.trim_matches(|character: char| !character.is_alphanumeric())))
        })
        .collect();
    let capital = |word: &str| {
        word.trim_start_matches(|character: char| !character.is_alphanumeric()).chars().next().is_some_and(|first| !first.is_lowercase())
    };
    let capitals = telling.iter().filter(|word| capital(word)).count();
    let url = title.contains("://") || title.starts_with("www.");
    let quoted = title.len() < text.trim().len();
    let enough = if quoted { 1 } else { 2 };
    (words.len() >= 2
        && !url
        && telling.len() >= enough
        && capitals * 10 >= telling.len() * 8
        && capital(title)
        && is_title(title)
        && (introduced || !context.sense.is_person(title.split(['(', ',']).next().unwrap_or(title))))
    .then(|| (title.to_owned(), format))
}

/// Where dashes and bars part a text: with a space on at least one side.
fn dashes(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (at, character) in text.char_indices() {
        if !matches!(character, '-' | '–' | '—' | '|' | '~' | '･' | '·') {
            continue;
        }
        let end = at + character.len_utf8();
        let (before, after) = (text[..at].ends_with(char::is_whitespace), text[end..].starts_with(char::is_whitespace));
        let doubled = text[end..].starts_with('-') || text[..at].ends_with('-');
        if (before || after) && (character != '-' || after || doubled) {
            found.push((at, character.len_utf8()));
        }
    }
    found
}

/// A text without emoji, list marks, times and quotes around it.
fn tidy(text: &str) -> &str {
    let text = text.trim().trim_start_matches(|character: char| {
        super::super::sheet::is_pictograph(character) || matches!(character, '•' | '*' | '►' | '→' | '-' | '–' | ' ')
    });
    // `10:30 – Title`: a time is no part of it.
    let time = text
        .split([' ', '-', '–'])
        .next()
        .filter(|word| word.contains(':') && word.chars().all(|character| character.is_ascii_digit() || character == ':'));
    time.map_or(text, |time| text[time.len()..].trim_start_matches([' ', '-', '–', ':'])).trim_end_matches([' ', '-', '–', '—', '|', ':'])
}

/// A title without the word before it that names its format, and the format.
fn without_format(text: &str) -> (&str, Option<Format>) {
    let lower = text.to_lowercase();
    let bracketed = lower.starts_with(['[', '(']);
    let start = lower.trim_start_matches(['[', '(']);
    for (prefix, format) in PREFIXES {
        let Some(rest) = start.strip_prefix(prefix) else { continue };
        let skip = lower.len() - rest.len();
        let Some(rest) = text.get(skip..) else { continue };
        let marked = rest.trim_start();
        let after = if bracketed { marked.strip_prefix([']', ')']) } else { marked.strip_prefix([':', '–', '—', '-', '|']) };
        if let Some(after) = after.filter(|after| !after.trim().is_empty()) {
            return (after.trim_start_matches([':', '-', '–', ' ']), Some(format));
        }
    }
    (text, None)
}

/// A text without the quotes around it.
fn unquoted(text: &str) -> &str {
    let text = text.trim();
    for (open, close) in
        [('“', '”'), ('"', '"'), ('‘', '’'), ('\'', '\''), ('«', '»'), ('„', '“'), ('「', '」'), ('『', '』'), ('《', '》')]
    {
        if let Some(inside) = text.strip_prefix(open).and_then(|text| text.strip_suffix(close))
            && !inside.contains(open)
        {
            return inside.trim();
        }
    }
    text
}

/// Whether a text can be a title at all.
fn is_title(text: &str) -> bool {
    let count = text.chars().count();
    (4..=200).contains(&count) && text.chars().any(char::is_alphabetic) && !text.ends_with(',') && text.split_whitespace().count() <= 32
}
