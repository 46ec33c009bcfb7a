//! Undoes mojibake: UTF-8 that was once read in a single-byte encoding and saved that way.
//!
//! Such text betrays itself: a character of two to four bytes became as many characters, the first of which stands for
//! a lead byte and the others for continuation bytes. In right text such a sequence of three or more is all but
//! impossible; one of two does occur (`√π`, `l’école`), so it is undone only inside a word, or where the rest of the text
//! shows that it went through the same mill. The idea is that of ftfy (Speer 2019): change only what is surely better.

use super::charset::{Charset, MAC_ROMAN, WINDOWS_1252};
use crate::post::Repair;

/// How often text is healed again, for text that was misread more than once.
const ROUNDS: usize = 3;

/// Heals a text; the repairs are those of the first round on, by line.
pub fn heal(text: String) -> (String, Vec<Repair>) {
    let mut healed = text;
    let mut runs = Vec::new();
    for _ in 0..ROUNDS {
        let charsets = [MAC_ROMAN, WINDOWS_1252].map(|charset| (strength(&healed, &charset), charset));
        let Some((strength, charset)) = charsets.iter().filter(|(strength, _)| *strength > 0).max_by_key(|(strength, _)| *strength) else {
            break;
        };
        let (next, made) = undo(&healed, charset, *strength >= TRUSTED);
        if made.is_empty() {
            break;
        }
        healed = next;
        runs = merged(runs, made);
    }
    (healed, runs.into_iter().map(|run| run.repair).collect())
}

/// A repair with its place.
struct Run {
    /// Where it begins in the text before its round, in bytes.
    from: usize,
    /// Where it begins in the text after the latest round, in bytes.
    to: usize,
    /// What was put right.
    repair: Repair,
}

/// From so much evidence on, doubtful sequences are undone too.
const TRUSTED: usize = 6;

/// The runs of all rounds in the order of the text. A later round changes the same places again: what they had become is replaced by
/// what they become now.
fn merged(first: Vec<Run>, second: Vec<Run>) -> Vec<Run> {
    let mut merged = Vec::with_capacity(first.len());
    let mut later = second.into_iter().peekable();
    // Up to where the later round is passed, in the text before it and after it.
    let (mut from, mut to) = (0, 0);
    let past = |run: &Run| (run.from + run.repair.before.len(), run.to + run.repair.after.len());
    for mut run in first {
        while let Some(apart) = later.next_if(|again| again.from < run.to) {
            (from, to) = past(&apart);
            merged.push(apart);
        }
        let old = std::mem::take(&mut run.repair.after);
        let mut rest = old.as_str();
        let begin = to + run.to.saturating_sub(from);
        let end = run.to + old.len();
        while let Some(again) = later.next_if(|again| again.from < end) {
            let kept = rest.split_at_checked((again.from + rest.len()).saturating_sub(end));
            (from, to) = past(&again);
            if let Some((kept, left)) = kept.and_then(|(kept, rest)| Some((kept, rest.strip_prefix(&again.repair.before)?))) {
                run.repair.after.push_str(kept);
                run.repair.after.push_str(&again.repair.after);
                rest = left;
            } else {
                merged.push(again);
            }
        }
        run.repair.after.push_str(rest);
        run.to = begin;
        merged.push(run);
    }
    merged.extend(later);
    merged
}

/// A sequence of characters that stands for one character of UTF-8.
struct Sequence {
    /// Its length in bytes of the text.
    length: usize,
    /// How many characters it has.
    count: usize,
    /// What it was meant to be.
    meant: char,
    /// Whether its last byte got lost on the way.
    lost: bool,
}

impl Sequence {
    /// How much it adds to a chain.
    fn weight(&self) -> usize {
        if self.count > 2 { CHAIN } else { 1 }
    }
}

/// The sequence at the start of `text`, if there is one.
fn sequence(text: &str, charset: &Charset) -> Option<Sequence> {
    let mut characters = text.chars();
    let first = characters.next()?;
    let lead = charset.byte(first)?;
    let count = match lead {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return None,
    };
    let mut bytes = [lead, 0, 0, 0];
    let mut length = first.len_utf8();
    for at in 1..count {
        let rest = characters.as_str();
        let next = characters.next().unwrap_or(' ');
        let Some(byte) = charset.byte(next).filter(|byte| (0x80..0xc0).contains(byte)) else {
            let meant = lost(&bytes[..at], rest, charset)?;
            // The space that was the second half also parts two words, unless there is another beside it.
            let parts = meant == 'à' && rest[1..].starts_with(char::is_alphanumeric);
            let half = usize::from(rest.starts_with(' ') && meant != '”' && !parts);
            return Some(Sequence { length: length + half, count: 2, meant, lost: true });
        };
        bytes[at] = byte;
        length += next.len_utf8();
    }
    let meant = std::str::from_utf8(&bytes[..count]).ok()?.chars().next()?;
    let sane = !meant.is_control() && !matches!(meant, '\u{e000}'..='\u{f8ff}' | '\u{fff0}'..='\u{fffc}' | '\u{f0000}'..);
    // A C1 control that comes out of a control is the mark of a text misread twice; let the next round see it.
    let twice = count == 2 && matches!(meant, '\u{80}'..='\u{9f}');
    (sane || twice).then_some(Sequence { length, count, meant, lost: false })
}

/// What a sequence was meant to be whose last byte got lost on the way, as two often do in Windows-1252: the no-break space
/// became a plain one, and the byte 0x9D, which stands for no character, was dropped.
fn lost(bytes: &[u8], rest: &str, charset: &Charset) -> Option<char> {
    let windows = charset.byte('\u{a0}') == Some(0xa0);
    match bytes {
        [0xc2] if windows && rest.starts_with(' ') => Some('\u{a0}'),
        [0xc3] if windows && rest.starts_with(' ') => Some('à'),
        [0xe2, 0x80] if windows => Some('”'),
        _ => None,
    }
}

/// How sure a sequence is, from what stands around it.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Trust {
    /// It may well be right as it is.
    None,
    /// It is undone where the rest of the text speaks for it.
    Doubtful,
    /// It is undone.
    Sure,
}

/// So many sequences of two in a row are no accident, whatever they stand for; nor is one beside a longer sequence.
const CHAIN: usize = 4;

fn trust(sequence: &Sequence, before: Option<char>, text: &str, chain: usize) -> Trust {
    if sequence.lost {
        return Trust::Doubtful;
    }
    if chain >= CHAIN {
        return Trust::Sure;
    }
    let lead = text.chars().next().unwrap_or_default();
    let after = text[sequence.length..].chars().next();
    let shouting = before.is_some_and(char::is_uppercase);
    let word = |neighbour: Option<char>| neighbour.is_some_and(|neighbour| neighbour.is_ascii_lowercase());
    let alone = |neighbour: Option<char>| neighbour.is_none_or(|neighbour| neighbour == ' ');
    match (lead, sequence.meant) {
        // The signs of Latin-1 and its capitals and small letters: `Â` `Ã` in Windows-1252, `¬` `√` in Mac Roman.
        ('Â' | '¬', '\u{80}'..='\u{bf}') if !shouting => Trust::Sure,
        ('Ã' | '√', 'À'..='ÿ') if !shouting && (word(before) || word(after)) => Trust::Sure,
        // A letter misread twice.
        ('Ã' | '√', 'Â' | 'Ã') if chain > 1 => Trust::Sure,
        ('Ã' | '√', 'À'..='ÿ') => Trust::Doubtful,
        // Latin Extended-A and B, in a word only; no quotation opens between two letters, so there `œ` was meant.
        ('Å', 'œ') if word(after) => Trust::Sure,
        ('Ä' | 'Å' | 'Æ' | 'È' | 'ƒ' | '≈', '\u{100}'..='\u{24f}') if word(before) || word(after) => Trust::Doubtful,
        // Greek, Cyrillic, Hebrew, Arabic: a word of them comes as a chain of sequences, as do single letters misread twice.
        (_, '\u{100}'..='\u{7ff}') if chain > 1 => Trust::Doubtful,
        // Their words of one letter stand alone.
        (_, '\u{370}'..='\u{7ff}') if alone(before) && alone(after) => Trust::Doubtful,
        _ => Trust::None,
    }
}

/// How much speaks for text misread in `charset`: three for each sequence of three or more, one for each sure one of two.
fn strength(text: &str, charset: &Charset) -> usize {
    let mut strength = 0;
    scan(text, charset, |before, rest, found, chain| {
        if trust(found, before, rest, chain) == Trust::Sure {
            strength += if found.count > 2 { 3 } else { 1 };
        }
        true
    });
    strength
}

/// Calls `take` for every sequence with the character before it, the text from it on, and how many sequences stand in a
/// row with it; a taken sequence is passed over whole.
fn scan(text: &str, charset: &Charset, mut take: impl FnMut(Option<char>, &str, &Sequence, usize) -> bool) {
    let (mut at, mut before, mut taken): (usize, Option<char>, usize) = (0, None, 0);
    while let Some(character) = text[at..].chars().next() {
        if character.is_ascii() {
            let rest = &text.as_bytes()[at..];
            let length = rest.iter().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
            at += length;
            taken = 0;
            before = Some(char::from(rest[length - 1]));
            continue;
        }
        match sequence(&text[at..], charset) {
            Some(found) if take(before, &text[at..], &found, taken + following(&text[at..], charset)) => {
                at += found.length;
                taken += found.weight();
                // What a sequence was meant to be is no witness for the case of the word around it.
                before = Some(found.meant).filter(|meant| !meant.is_uppercase());
            }
            _ => {
                at += character.len_utf8();
                taken = 0;
                before = Some(character);
            }
        }
    }
}

/// How much the sequences at the start of `text` weigh together, up to what makes a chain.
fn following(text: &str, charset: &Charset) -> usize {
    let (mut rest, mut weight) = (text, 0);
    while let Some(found) = sequence(rest, charset).filter(|_| weight < CHAIN) {
        weight += found.weight();
        rest = &rest[found.length..];
    }
    weight
}

fn undo(text: &str, charset: &Charset, trusted: bool) -> (String, Vec<Run>) {
    let least = if trusted { Trust::Doubtful } else { Trust::Sure };
    let mut changes: Vec<(usize, usize, char)> = Vec::new();
    scan(text, charset, |before, rest, found, chain| {
        let take = trust(found, before, rest, chain) >= least;
        if take {
            changes.push((text.len() - rest.len(), found.length, found.meant));
        }
        take
    });
    let mut healed = String::with_capacity(text.len());
    let mut runs: Vec<Run> = Vec::new();
    let (mut copied, mut line, mut end_of_last) = (0, 1, usize::MAX);
    for (at, length, meant) in changes {
        line += text[copied..at].matches('\n').count();
        healed.push_str(&text[copied..at]);
        let before = &text[at..at + length];
        match runs.last_mut() {
            // Neighbours are one run.
            Some(run) if end_of_last == at => {
                run.repair.before.push_str(before);
                run.repair.after.push(meant);
            }
            _ => {
                let repair = Repair { line, before: before.to_owned(), after: meant.to_string() };
                runs.push(Run { from: at, to: healed.len(), repair });
            }
        }
        healed.push(meant);
        copied = at + length;
        end_of_last = copied;
    }
    healed.push_str(&text[copied..]);
    (healed, runs)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `text` as someone saw it who read its UTF-8 in `charset`.
    fn misread(text: &str, charset: &Charset) -> String {
        text.bytes().map(|byte| charset.character(byte)).collect()
    }

    #[test]
    fn text_misread_once_or_twice_is_put_right() {
        for text in [
            "There’s a big push – naïve café, Strålfors, Max Körbächer 😺 🏳️‍🌈",
            "été, où, garçon, «voilà», c’est déjà",
            "eine Live-Übersetzung",
            "Привет, как дела? Это доклад.",
            "日本語のレポート",
        ] {
            for charset in [MAC_ROMAN, WINDOWS_1252] {
                let once = misread(text, &charset);
                assert_eq!(heal(once.clone()).0, text, "once: {once}");
            }
            let latin: String = text.bytes().map(char::from).collect();
            assert_eq!(heal(latin.clone()).0, text, "as Latin-1: {latin}");
            let twice = misread(&misread(text, &WINDOWS_1252), &WINDOWS_1252);
            assert_eq!(heal(twice.clone()).0, text, "twice: {twice}");
        }
    }

    #[test]
    fn bytes_that_got_lost_are_found_again_amid_more_damage() {
        let damaged = "â€œTout est dÃ©jÃ  â€œlÃ  oÃ¹ â€, dit-elle. C’est-Ã -dire\u{a0}? Câ€™est Ã  voir. Â Oui.";
        assert_eq!(heal(damaged.to_owned()).0, "“Tout est déjà “là où ”, dit-elle. C’est-à-dire\u{a0}? C’est à voir. \u{a0}Oui.");
    }

    #[test]
    fn quotes_misread_twice_are_put_right_beside_a_word() {
        let twice = misread(&misread("dijo “muchísimo” y œuvre", &WINDOWS_1252), &WINDOWS_1252);
        assert_eq!(heal(twice).0, "dijo “muchísimo” y œuvre");
    }

    #[test]
    fn right_text_comes_through_untouched() {
        for text in [
            "Area = √π · r², x ≈ Ç, 2√2, √∞, ∑, ∫, ¬A ∧ B, ≠",
            "L’école — élève… «NÃO», AMANHÃ–, „Ä“, ESPAÑA”, MAÇÃ»",
            "┌─┬─┐│ │└─┴─┘ ░▒▓ €5 £3 ¥100 ©® ™ °C ±3",
            "Ελληνικά Русский עברית العربية हिन्दी ไทย 中文 日本語 한국어 Tiếng Việt Türkçe Íslenska Čeština Łódź ćma",
            "Ã and √ alone, À la carte, Œuvre, Ærø, Øresund, Åre, Ätna, Ñandú, Îles",
        ] {
            let (healed, repairs) = heal(text.to_owned());
            assert_eq!((healed.as_str(), repairs.len()), (text, 0));
        }
    }

    #[test]
    fn a_repair_says_what_was_and_what_is() {
        let (_, repairs) = heal("one\ntwo ‚Äô three".to_owned());
        assert_eq!(repairs, [Repair { line: 2, before: "‚Äô".to_owned(), after: "’".to_owned() }]);
    }

    #[test]
    fn a_place_healed_twice_is_one_repair_of_all_rounds() {
        let once = |text: &str| misread(text, &WINDOWS_1252);
        let text = [once(&once("ça, là-bas")), once("naïve"), once(&once("forêt")), once("“oui”")].join("\n, ");
        let (healed, repairs) = heal(text);
        let repairs: Vec<(usize, &str, &str)> =
            repairs.iter().map(|repair| (repair.line, repair.before.as_str(), repair.after.as_str())).collect();
        assert_eq!(healed, "ça, là-bas\n, naïve\n, forêt\n, “oui”");
        assert_eq!(
            repairs,
            [(1, "ÃƒÂ§", "ç"), (1, "ÃƒÂ\u{a0}", "à"), (2, "Ã¯", "ï"), (3, "ÃƒÂª", "ê"), (4, "â€œ", "“"), (4, "â€\u{9d}", "”"),]
        );
    }

    #[test]
    fn healing_twice_is_healing_once() {
        for text in ["Aur√©lie", "caf√© √π", "Ãƒâ€šÃ‚Â£5", "√√©√√©", "Â Â Â"] {
            let once = heal(text.to_owned()).0;
            assert_eq!(heal(once.clone()).0, once, "{text}");
        }
    }
}
