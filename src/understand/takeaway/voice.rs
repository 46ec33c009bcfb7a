//! Posts of several voices: sections that belong to one person each.

use super::label::run_in;
use crate::document::Place;
use crate::understand::person::NameSense;
use crate::understand::sheet::{RUN_IN, Sheet};
use crate::unicode::is_unspaced;
use std::ops::Range;

/// Someone who speaks in a part of a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::understand) struct Voice {
    pub(in crate::understand) name: String,
    pub(in crate::understand) lines: Range<usize>,
}

/// What after a name makes a heading a byline, besides words.
const SAYS: [&str; 8] = [": ", " – ", " — ", " - ", "'s ", "’s ", ", ", " ("];

/// The voices of a post: none unless several sections begin with a name.
pub(in crate::understand) fn voices(sheet: &Sheet, sense: &NameSense<'_>) -> Vec<Voice> {
    const LEAST: usize = 3;
    /// What may stand between a title and who gave the talk, in lines and in words: its form, its room.
    const NEAR: usize = 1;
    const SHORT: usize = 10;
    let mut best: Vec<Voice> = Vec::new();
    for level in 1..=7 {
        let mut voices = Vec::new();
        for (at, line) in sheet.lines.iter().enumerate().filter(|(_, line)| line.level == Some(level)) {
            let end = sheet.lines[at + 1..]
                .iter()
                .position(|next| next.level.is_some_and(|other| other <= level))
                .map_or(sheet.lines.len(), |offset| at + 1 + offset);
            // A name in bold right under a heading is that of who gave the talk above it, of which the author tells.
            let mut above =
                sheet.lines[..at].iter().rev().take(NEAR + 1).skip_while(|line| line.level.is_none() && line.words.len() < SHORT);
            let under = level == RUN_IN && above.next().is_some_and(|line| line.level.is_some());
            if let Some(name) = speaker(line.text(), sheet, &(at + 1..end), sense).filter(|_| !under) {
                voices.push(Voice { name, lines: at..end });
            }
        }
        if voices.len() > best.len() {
            best = voices;
        }
    }
    if best.len() < LEAST {
        best = run_ins(sheet, sense);
    }
    if best.len() < LEAST { Vec::new() } else { best }
}

/// The voices of paragraphs that begin with a name: `Nuala Byrne: …`.
fn run_ins(sheet: &Sheet, sense: &NameSense<'_>) -> Vec<Voice> {
    let mut voices: Vec<Voice> = Vec::new();
    for (at, line) in sheet.lines.iter().enumerate() {
        let named = (line.passage.place == Place::Paragraph)
            .then(|| run_in(line, &(0..line.text().len())))
            .flatten()
            .filter(|(label, _)| !label.contains(is_unspaced) && sense.is_person(label));
        match named {
            Some((name, _)) => voices.push(Voice { name, lines: at..at + 1 }),
            // What follows is still theirs, up to the next heading.
            None => voices
                .iter_mut()
                .rev()
                .take(1)
                .filter(|last| last.lines.end == at && line.level.is_none())
                .for_each(|last| last.lines.end = at + 1),
        }
    }
    voices
}

/// Who a heading gives the word to. A first name counts where a caption of the section completes it.
fn speaker(heading: &str, sheet: &Sheet, section: &Range<usize>, sense: &NameSense<'_>) -> Option<String> {
    let begins = |at: &usize| {
        let told = |mark: &str| heading[*at..].starts_with(mark);
        SAYS.iter().any(|mark| told(mark))
            || sense.behind_honorific(&heading[*at..]).is_some()
            || sense.lexicon.about.iter().any(|word| told(word))
    };
    let mut ends = heading.match_indices(|sign: char| !sign.is_ascii_alphanumeric()).map(|(at, _)| at);
    let end = ends.find(begins).unwrap_or(heading.len());
    let name = heading[..end].trim();
    let captioned = caption(sheet, section, sense);
    let single = name.split_whitespace().count() == 1 && name.chars().next().is_some_and(char::is_uppercase) && end < heading.len();
    // In scripts without capitals any short heading could be a name, unless it is called by one.
    let spelled = !name.contains(is_unspaced) || sense.behind_honorific(&heading[end..]).is_some();
    if sense.is_person(name) && spelled {
        return Some(captioned.filter(|full| full.contains(name)).unwrap_or_else(|| name.to_owned()));
    }
    // `Archy on …` with the caption `Ayrat Khayretdinov, Architect`: the caption knows the full name, also of a nickname.
    single.then_some(captioned)?
}

/// The name with which a caption at the start of a section begins.
fn caption(sheet: &Sheet, section: &Range<usize>, sense: &NameSense<'_>) -> Option<String> {
    const NEAR: usize = 3;
    sheet.lines.get(section.clone())?.iter().take(NEAR).filter(|line| line.words.len() <= 14).find_map(|line| {
        let name = line.text().split([',', '(', '|', ':', '–']).next().unwrap_or_default().trim();
        sense.is_person(name).then(|| name.to_owned())
    })
}
