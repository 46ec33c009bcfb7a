//! What stands around a title in its line without being part of it: numbers, times, the format, the conference.

use super::Format;
use super::quote::{self, unquoted};
use super::sign::{self, dashes, is_sign};
use crate::search::Token;
use crate::understand::lexicon::Lexicon;
use crate::understand::person::NameSense;
use crate::understand::script;
use crate::understand::sheet::is_pictograph;
use crate::unicode::{is_unspaced, lowercase};

/// A text without emoji, list marks, numbers, times and quotes before it, and without `(video)`, `[slides]` or `(my talk)` after it.
pub(super) fn tidy<'t>(text: &'t str, lexicon: &Lexicon) -> &'t str {
    // `#3 Title`
    let number = text.trim().strip_prefix('#').and_then(|text| text.split_once(' ')).filter(|(number, _)| is_count(number));
    let mut text = number.map_or(text, |(_, title)| title).trim().trim_start_matches(|character: char| {
        is_pictograph(character) || matches!(character, '\u{fffc}' | '•' | '*' | '►' | '→' | '>' | '-' | '–' | '~' | '#' | ' ')
    });
    // `一、题目`, `1.题目`
    let ordinal = text.trim_start_matches(is_numeral);
    let parted = |rest: &&str| ordinal.len() < text.len() && !rest.starts_with(|next: char| next.is_ascii_digit());
    if let Some(rest) = ordinal.strip_prefix(['、', '．']).or_else(|| ordinal.strip_prefix('.').filter(parted)) {
        text = rest.trim_start();
    }
    // `10:30 – 11:00 Title`, `2. Title`: a time or a number is no part of it.
    let timed =
        |text: &str, word: &str| is_time(word) || word.len() == 4 && word.parse::<u16>().is_ok() && text[4..].starts_with(['~', '～']);
    while let Some(word) = text.split([' ', '-', '–', '—', '~', '～']).next().filter(|word| timed(text, word) || is_number(word)) {
        let rest = sign::behind(&text[word.len()..]);
        let clock = rest.split(|sign: char| !sign.is_alphanumeric()).next().filter(|word| lexicon.clock.contains(&lowercase(word)));
        text = clock.map_or(rest, |word| sign::behind(&rest[word.len()..]));
    }
    loop {
        let trimmed = text.trim_end_matches([' ', '-', '–', '—', '|', ':', '：', ',', ';', '；', '/']);
        // `Title – Slides`, `Title: Slides, Video`, `Title - ★★★`
        let listed = [": ", ", ", "; ", "；"].into_iter().filter_map(|mark| trimmed.rfind(mark).map(|at| at..at + mark.len()));
        let ending = listed.chain(dashes(trimmed).next_back()).max_by_key(|mark| mark.start);
        let ending = ending.map(|mark| (&trimmed[..mark.start], lexicon.tokens(&trimmed[mark.end..])));
        let led = |before: &str| trimmed[before.len()..].starts_with([';', '；']);
        if let Some((before, words)) = ending
            && (words.is_empty() || lexicon.is_media(&words) || led(before) && lexicon.media.at(&words, 0).is_some())
        {
            text = before;
            continue;
        }
        // `「題目」 #rivers_a1`: a title has no hashtag of its own where words have no spaces.
        if let Some((before, tag)) = trimmed.rsplit_once([' ', '\u{3000}'])
            && tag.starts_with('#')
            && before.ends_with(|last| last > '\u{2e80}')
        {
            text = before;
            continue;
        }
        let aside = [(')', '('), (']', '[')].iter().find_map(|(close, open)| trimmed.strip_suffix(*close)?.rsplit_once(*open));
        let Some((before, inside)) = aside else { return trimmed };
        let words = lexicon.tokens(inside);
        if !(is_code(inside) || words.len() <= 3 && lexicon.media.any(&words)) {
            return trimmed;
        }
        text = before;
    }
}

/// A text without the conference behind it: `Title – Ann Lee – JSConf EU 2018`, `Title (PyCon 2019)`.
pub(super) fn without_event<'t>(text: &'t str, sense: &NameSense<'_>) -> &'t str {
    let aside = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    let behind = aside.or_else(|| dashes(text).next_back().map(|mark| (&text[..mark.start], &text[mark.end..])));
    let behind = behind.or_else(|| text.rsplit_once(", "));
    let Some((title, event)) = behind else { return text };
    if sense.gazetteer.is_event(&sense.lexicon.tokens(event)) { title.trim_end() } else { text }
}

/// What follows the conference with which the title of a recording begins: `RustConf 2018 - Title by Ann Lee`.
pub(super) fn behind_event<'t>(text: &'t str, sense: &NameSense<'_>) -> Option<&'t str> {
    let first = sign::first(text)?;
    sense.gazetteer.is_event(&sense.lexicon.tokens(&text[..first.start])).then(|| text[first.end..].trim_start())
}

/// What follows the number that a programme gives a session: `SDD306 - …`, `AIM330: …`, `14-C-2 …`.
pub(super) fn coded(text: &str) -> Option<&str> {
    // `SRV314:Title`
    let (code, rest) = text.split_once([' ', ':'])?;
    let code = code.trim_end_matches(':');
    (is_code(code) && code.len() > 5).then_some(sign::behind(rest))
}

/// Whether a word has the capitals and digits of the number of a session.
fn is_code(word: &str) -> bool {
    let numbers = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-';
    let both = word.bytes().any(|byte| byte.is_ascii_digit()) && word.bytes().any(|byte| byte.is_ascii_uppercase());
    both && word.bytes().all(numbers)
}

/// Whether a character is a digit, or one of the numbers that Chinese and Japanese count the parts of a programme by.
pub(super) fn is_numeral(character: char) -> bool {
    character.is_ascii_digit() || "一二三四五六七八九十".contains(character)
}

/// Whether a word is a time of the day: `10:30`, `[9:00am]`, `14h30`.
pub(super) fn is_time(word: &str) -> bool {
    let word = word.trim_matches(['[', ']', '(', ')', ':']);
    let word = ["am", "pm"].iter().find_map(|half| word.strip_suffix(half)).unwrap_or(word);
    let Some((hours, minutes)) = word.split_once([':', 'h', '.']) else { return false };
    let is_part = |text: &str| text.len() <= 2 && text.parse().is_ok_and(|part: u8| part < 60);
    is_part(hours) && is_part(minutes)
}

/// Whether a text is one or two digits.
fn is_count(text: &str) -> bool {
    (1..=2).contains(&text.len()) && text.bytes().all(|digit| digit.is_ascii_digit())
}

/// Whether a word numbers an entry of a list: `2.`, `3)`, `(4)`, `5,`, `6:`.
fn is_number(word: &str) -> bool {
    word.trim_start_matches('(').strip_suffix(['.', ')', ',', ':']).is_some_and(is_count)
}

/// A title without what names its format, before or behind it, and the format: `Keynote: …`, `[Workshop] …`, `… – Quickie`.
pub(super) fn without_format<'t>(text: &'t str, lexicon: &Lexicon) -> (&'t str, Option<Format>) {
    const LONGEST: usize = 60;
    let text = without_day(text, lexicon);
    // `2コマ目: 大ホール「…」`
    if let Some((before, title)) = quote::trailing(text).filter(|(before, _)| is_slot(before, lexicon)) {
        return (title, lexicon.formats.find(&lexicon.tokens(before)).pop().map(|found| found.value));
    }
    // `Keynote2: …`
    let format = text
        .find(|character: char| !character.is_alphabetic())
        .filter(|end| *end > 0 && text[*end..].starts_with(|digit: char| digit.is_ascii_digit()));
    let words = lexicon.tokens(&text[..text.floor_char_boundary(format.unwrap_or(LONGEST))]);
    // `1st talk: …`, `My talk: …`, `第一个主题：…`
    let small = |word: &&Token| word.begins_with_digit() || lexicon.is_stop(word);
    let leads = words.iter().take(if text.starts_with(is_unspaced) { 3 } else { 1 }).take_while(small).count();
    if let Some(found) = lexicon.formats.at(&words, leads).or_else(|| lexicon.formats.at(&words, 0)) {
        let rest = text[words[found.end - 1].range.end..].trim_start();
        // `Workshop “…”`, `基調講演 Rafts at Rest`
        let space = || text[words[found.end - 1].range.end..].starts_with([' ', '\u{3000}']) && rest.starts_with(char::is_alphanumeric);
        let apart = || text.starts_with(is_unspaced) && space();
        if found.value != Format::Talk && (unquoted(rest).len() < rest.len() || apart()) {
            return (rest, Some(found.value));
        }
        // `Keynote 2: …`
        let numbered = rest.trim_start_matches(['#', ' ']).trim_start_matches(is_numeral).trim_start();
        // `세션1. 제목`, `LT1 題名`
        let unspaced = text.starts_with(is_unspaced) || script::is_unspaced(rest);
        if unspaced && numbered.len() < rest.len() && !numbered.starts_with(is_sign) {
            return (numbered.strip_prefix('.').unwrap_or(numbered).trim_start(), Some(found.value));
        }
        let rest = if numbered.starts_with(is_sign) { numbered } else { rest };
        let bracketed = text.starts_with(['[', '(', '【']);
        let after = if bracketed { rest.strip_prefix([']', ')', '】']) } else { rest.strip_prefix(is_sign) };
        if let Some(after) = after {
            return (sign::behind(after), Some(found.value));
        }
    }
    // `印象に残ったセッション：Title`
    if let Some((label, title)) = text.split_once([':', '：']).filter(|(label, _)| script::is_unspaced(label))
        && let label = lexicon.tokens(label)
        && let Some(start) = lexicon.session.ending_at(&label, label.len())
    {
        let format = lexicon.formats.at(&label, start).map_or(Format::Talk, |found| found.value);
        return (sign::behind(title), Some(format));
    }
    // `[Room A] Title`
    let room = text.strip_prefix('[').and_then(|inside| inside.split_once("] "));
    let text = room.map_or(text, |(_, rest)| rest.trim_start());
    let behind = text.strip_suffix([')', ']']).and_then(|text| text.rfind(['(', '[']));
    let last = || dashes(text).next_back().map(|mark| mark.start).max(text.rfind(": ")).max(text.rfind(", "));
    if let Some(at) = behind.or_else(last).filter(|at| text.len() - at < LONGEST) {
        let words = lexicon.tokens(&text[at..]);
        // `Villages, Challenges, Training` lists three.
        let lists = text[at..].starts_with(',') && text[..at].rsplit_once(", ").is_some_and(|(_, last)| !last.contains(' '));
        if let Some(found) = lexicon.formats.at(&words, 0).filter(|found| found.end == words.len() && !lists) {
            return (text[..at].trim_end(), Some(found.value));
        }
    }
    (text, None)
}

/// Whether what stands before a title without spaces only says which session it was, by a number or by what kind it is of.
fn is_slot(before: &str, lexicon: &Lexicon) -> bool {
    let numbered = || before.starts_with(char::is_numeric);
    let session = || lexicon.session.any(&lexicon.tokens(before));
    script::is_unspaced(before) && (numbered() || session()) || before.trim_end().ends_with(':') && session()
}

/// A text without the day before a format: `Tuesday: Workshop “…”`.
fn without_day<'t>(text: &'t str, lexicon: &Lexicon) -> &'t str {
    const LONGEST: usize = 40;
    let Some((day, rest)) = text.split_once([':', '：']) else { return text };
    let words = lexicon.tokens(&rest[..rest.floor_char_boundary(LONGEST)]);
    if lexicon.formats.at(&words, 0).is_none() {
        return text;
    }
    let day = lexicon.tokens(day);
    let common = |word: &Token| lexicon.is_common_word(word) || word.begins_with_digit();
    if day.iter().all(common) { rest.trim_start() } else { text }
}
