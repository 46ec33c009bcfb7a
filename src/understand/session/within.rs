//! The title of a session that its section names, where the heading over it says only what it was about.

use super::{Candidate, Context, prose, title, words_of};
use crate::document::Place;

/// In letters: a word that two titles have in common and that says what both are about.
const LONG: usize = 5;

/// How far behind a title stands who gave it, in bytes.
const NEAR: usize = 30;

/// Takes the title that stands in a section for what its heading says: `## The focus on rafts`, `In the keynote “Rafts at Rest” …`.
/// Returns each such heading with the line that has the title.
pub(super) fn name(context: &Context<'_>, found: &mut [Vec<Candidate>]) -> Vec<(usize, usize)> {
    let lines = &context.sheet.lines;
    let mut named = Vec::new();
    for at in 0..lines.len() {
        // What names people itself is a title.
        let [headed] = &found[at][..] else { continue };
        if lines[at].level.is_none() || headed.speakers.iter().any(|speaker| lines[at].text().contains(&speaker.name)) {
            continue;
        }
        let end = (at + 1..lines.len()).find(|next| lines[*next].level.is_some()).unwrap_or(lines.len());
        let Some(below) = (at + 1..end).find(|next| lines[*next].passage.place == Place::Paragraph) else { continue };
        let told = if found[below].is_empty() { prose::find(context, &lines[below]) } else { found[below].clone() };
        let [told] = &told[..] else { continue };
        let cased = |title: &str| title::is_title_case(title, context.lexicon);
        if cased(&headed.title) && !cased(&told.title) || !is_same(headed, told, lines[below].text()) {
            continue;
        }
        let speakers = if told.speakers.is_empty() { headed.speakers.clone() } else { told.speakers.clone() };
        let (format, url) = (headed.format.or(told.format), told.url.clone());
        found[at] = vec![Candidate { title: told.title.clone(), speakers, format, url, strength: headed.strength }];
        found[below].clear();
        named.push((at, below));
    }
    named
}

/// Whether the one title holds the other, or both tell of the same people, and of one thing or of them right beside the title.
fn is_same(headed: &Candidate, told: &Candidate, text: &str) -> bool {
    let (short, long) = (words_of(&headed.title), words_of(&told.title));
    let holds = long.len() > short.len() && format!(" {long} ").contains(&format!(" {short} "));
    let has = |title: &str, word: &str| title.split(' ').any(|other| other == word);
    let shared = || short.split(' ').any(|word| word.chars().count() >= LONG && has(&long, word));
    let more = || long.split(' ').filter(|word| !has(&short, word)).nth(1).is_some();
    let same = || headed.speakers.is_empty() || told.speakers.is_empty() || headed.speakers == told.speakers;
    // `“Rafts at Rest” by Ann Lee`
    let beside = || {
        let rest = text.split_once(&told.title).map_or("", |(_, rest)| &rest[..rest.floor_char_boundary(NEAR)]);
        told.speakers.iter().any(|speaker| speaker.name.split(' ').next().is_some_and(|name| rest.contains(name)))
    };
    holds || headed.url.is_none() && more() && same() && (shared() || beside())
}
