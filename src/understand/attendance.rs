//! How many people a post says came, with the sentence that says so.

use super::lexicon::Lexicon;
use super::sheet::{Line, Sheet};
use crate::post::{Attendance, Mention, Mode, Relation};
use crate::search::Token;
use std::ops::Range;

/// Words that alone say that a number counts those who came.
const CAME: [&str; 16] = [
    "attended",
    "attend",
    "attending",
    "gather",
    "gathered",
    "gathering",
    "came",
    "joined",
    "turned up",
    "turn up",
    "showed up",
    "registered",
    "flocked",
    "descended",
    "teilgenommen",
    "asistieron",
];

/// Words that tell of another number: who could, should or wanted to come, or something else that people do.
const OTHER: [&str; 27] = [
    "certified",
    "slack",
    "waitlist",
    "waiting",
    "capacity",
    "expected",
    "estimate",
    "estimated",
    "next year",
    "contributors",
    "contributing",
    "companies",
    "organizations",
    "members",
    "downloads",
    "stars",
    "followers",
    "subscribers",
    "talk had",
    "room",
    "seats",
    "workshop",
    "commits",
    "engineers at",
    "employees",
    "users",
    "countries",
];

/// Fewer people than this are a room, not a conference.
const LEAST: u32 = 50;

/// The numbers of those who came, the earliest first; each number once.
pub(super) fn attendance(sheet: &Sheet, lexicon: &Lexicon, editions: &[Mention]) -> Vec<Attendance> {
    let mut found: Vec<Attendance> = Vec::new();
    let subjects: Vec<&Mention> = editions.iter().filter(|mention| mention.relation == Relation::Subject).collect();
    for line in &sheet.lines {
        for sentence in &line.sentences {
            for (value, mode) in counts(line, sentence, lexicon) {
                if found.iter().all(|before| before.value != value) {
                    let edition = match subjects[..] {
                        [only] => Some(only.id.clone()),
                        _ => None,
                    };
                    found.push(Attendance {
                        value,
                        mode,
                        edition,
                        quote: line.text()[sentence.clone()].to_owned(),
                        anchor: line.passage.anchor.clone(),
                    });
                }
            }
        }
    }
    found
}

fn counts(line: &Line, sentence: &Range<usize>, lexicon: &Lexicon) -> Vec<(u32, Option<Mode>)> {
    let words = line.words_in(sentence);
    let text = line.text();
    let lower = text[sentence.clone()].to_lowercase();
    let came = CAME.iter().any(|word| lower.contains(word));
    let mut counts = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let Some((value, used)) = number(text, words, at, lexicon) else {
            at += 1;
            continue;
        };
        let end = at + used;
        // What is counted follows within a few words, before the next number and in the same clause.
        let reach = (end..words.len().min(end + 8))
            .take_while(|next| number(text, words, *next, lexicon).is_none() && !clause_ends(text, words, *next));
        let reach: Vec<usize> = reach.collect();
        let noun = reach.iter().position(|next| lexicon.attendees.at(words, *next).is_some());
        let strong = noun.is_some_and(|distance| distance < 6 && is_attendee(&words[reach[distance]].folded));
        let turned_up =
            reach.iter().take(4).any(|next| matches!(words[*next].folded.as_str(), "turn" | "turned" | "showed" | "attended" | "came"));
        let around: String = text[words[at.saturating_sub(6)].range.start..words[(end + 6).min(words.len()) - 1].range.end].to_lowercase();
        let other = OTHER.iter().any(|word| around.contains(word));
        let percent = text[words[end - 1].range.end..].trim_start().starts_with(['%', '％']);
        if value >= LEAST && !other && !percent && !is_year(value, &words[at]) && (strong || (noun.is_some() && came) || turned_up) {
            let near = &words[end..reach.last().map_or(end, |last| last + 1)];
            let mode = match (lexicon.online.any(near), lexicon.in_person.any(near)) {
                (true, false) => Some(Mode::Online),
                (false, true) => Some(Mode::InPerson),
                _ => None,
            };
            counts.push((value, mode));
        }
        at = end;
    }
    counts
}

/// Whether the word alone says that somebody came to a conference.
fn is_attendee(folded: &str) -> bool {
    [
        "attendee",
        "participant",
        "visitor",
        "delegate",
        "teilnehm",
        "besuch",
        "asistente",
        "participante",
        "visitante",
        "partecipant",
        "deelnemer",
        "bezoeker",
        "conference-goer",
        "kubernaut",
        "registr",
    ]
    .iter()
    .any(|stem| folded.starts_with(stem))
        || matches!(folded, "参" | "参会者" | "参加者" | "참가자" | "참석자")
}

fn clause_ends(text: &str, words: &[Token], at: usize) -> bool {
    at > 0 && text[words[at - 1].range.end..words[at].range.start].contains([';', '(', ')', ':'])
}

/// A number at the word `at` and how many words it takes: `8,000`, `10000+`, `8K`, `12 thousand`, `ten thousand`.
fn number(text: &str, words: &[Token], at: usize, lexicon: &Lexicon) -> Option<(u32, usize)> {
    /// More people than this have never met.
    const MOST: u32 = 1_000_000;
    let first = words.get(at)?.folded.as_str();
    let (mut value, mut used) = if first.starts_with(|character: char| character.is_ascii_digit()) {
        digits(text, words, at)?
    } else {
        (spelled(words, at, lexicon)?, 1)
    };
    // `12 thousand`, `ten thousand`.
    while let Some(factor) =
        words.get(at + used).and_then(|next| lexicon.numbers.get(&next.folded)).filter(|factor| **factor >= 100 && **factor > value)
    {
        value = value.checked_mul(*factor)?;
        used += 1;
    }
    (1..=MOST).contains(&value).then_some((value, used))
}

/// A number in digits. What groups them is told from a decimal point by the three digits after it.
fn digits(text: &str, words: &[Token], at: usize) -> Option<(u32, usize)> {
    let word = words[at].folded.as_str();
    let number = word.trim_end_matches(|character: char| !character.is_ascii_digit());
    let thousands = match &word[number.len()..] {
        "" => false,
        "k" => true,
        _ => return None,
    };
    let groups: Vec<&str> = number.split(['.', '\'']).collect();
    let mut value: u32 = match groups[..] {
        // `3.2k`
        [whole, tenths] if thousands && tenths.len() == 1 => {
            return Some((whole.parse::<u32>().ok()?.checked_mul(1000)? + tenths.parse::<u32>().ok()? * 100, 1));
        }
        [_, ref rest @ ..] if rest.iter().all(|group| group.len() == 3) => groups.concat().parse().ok()?,
        _ => return None,
    };
    let mut used = 1;
    // `8,000` and `8 000` are two words to the tokenizer.
    while let (Some(before), Some(next)) = (words.get(at + used - 1), words.get(at + used)) {
        let between = &text[before.range.end..next.range.start];
        let group = next.folded.len() == 3 && matches!(between, "," | "\u{a0}" | "\u{202f}" | "’" | "'");
        let Some(more) = next.folded.parse::<u32>().ok().filter(|_| group && !thousands) else { break };
        value = value.checked_mul(1000)?.checked_add(more)?;
        used += 1;
    }
    Some((if thousands { value.checked_mul(1000)? } else { value }, used))
}

/// A number in words. `A thousand` is a number, `a few hundred` is none.
fn spelled(words: &[Token], at: usize, lexicon: &Lexicon) -> Option<u32> {
    let word = &words[at].folded;
    let value = *lexicon.numbers.get(word)?;
    let counted = at
        .checked_sub(1)
        .and_then(|before| words.get(before))
        .is_some_and(|before| matches!(before.folded.as_str(), "a" | "one" | "un") || before.folded.starts_with("ein"));
    (value < 100 || !word.is_ascii() || counted).then_some(value)
}

fn is_year(value: u32, word: &Token) -> bool {
    (1990..2040).contains(&value) && word.folded.len() == 4
}
