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
    let word = words.get(at)?;
    let mut used = 1;
    let first = word.folded.as_str();
    let mut value = if first.starts_with(|character: char| character.is_ascii_digit()) {
        let digits = first.trim_end_matches(|character: char| !character.is_ascii_digit());
        let suffix = &first[digits.len()..];
        let whole = digits.replace(['.', '\''], "");
        let grouped = digits.contains('.') && digits.split('.').skip(1).all(|group| group.len() == 3);
        let mut value: f64 = if digits.contains('.') && !grouped { digits.parse().ok()? } else { whole.parse().ok()? };
        match suffix {
            "" => {}
            "k" => value *= 1_000.0,
            _ => return None,
        }
        // `8,000` and `8 000` are two words to the tokenizer.
        while let (Some(before), Some(next)) = (words.get(at + used - 1), words.get(at + used)) {
            let between = &text[before.range.end..next.range.start];
            let groups = next.folded.len() == 3
                && next.folded.bytes().all(|byte| byte.is_ascii_digit())
                && matches!(between, "," | "\u{a0}" | "\u{202f}" | "’" | "'");
            if suffix.is_empty() && groups {
                value = value * 1_000.0 + next.folded.parse::<f64>().ok()?;
                used += 1;
            } else {
                break;
            }
        }
        value
    } else {
        let value = *lexicon.numbers.get(first)?;
        // `a thousand` is a number, `a few hundred` is none.
        let counted = at.checked_sub(1).and_then(|before| words.get(before)).is_some_and(|before| {
            before.folded == "a" || before.folded == "one" || before.folded == "un" || before.folded.starts_with("ein")
        });
        if value >= 100 && first.is_ascii() && !counted {
            return None;
        }
        f64::from(value)
    };
    // `12 thousand`, `ten thousand`.
    while let Some(factor) = words
        .get(at + used)
        .and_then(|next| lexicon.numbers.get(&next.folded))
        .filter(|factor| **factor >= 100 && f64::from(**factor) > value)
    {
        value *= f64::from(*factor);
        used += 1;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the value is between 0 and a million, whole")]
    (value.fract() == 0.0 && (1.0..=1_000_000.0).contains(&value)).then_some((value as u32, used))
}

fn is_year(value: u32, word: &Token) -> bool {
    (1990..2040).contains(&value) && word.folded.len() == 4
}
