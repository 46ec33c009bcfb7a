//! Sentences that the program picks, and how much a sentence carries.

use super::label::run_in;
use super::statement::{
    bullet_free, is_dismissed, is_mostly_link, is_of_session, is_session, is_statement, marks_in, stands_aside, telling, whole,
};
use super::voice::Voice;
use super::{Context, Find, Taken, Told};
use crate::document::{Mark, Place, Style};
use crate::order;
use crate::understand::sheet::Line;
use crate::unicode::is_unspaced;
use std::ops::Range;

/// What a sentence has to carry to be picked.
const ENOUGH: f32 = 0.8;

/// The same where a post states little, and where it states nothing: a reader then wants what there is.
const SOME: f32 = 0.2;
const LEAST: f32 = 0.0;

/// A sentence that may be picked.
#[derive(Clone, Debug)]
struct Candidate {
    line: usize,
    range: Range<usize>,
    score: f32,
    cued: bool,
}

/// A point of a list or under a label, or a piece of a line that is one: without the emoji before it, whole where it is short, else
/// the sentences at its start that a reader would quote; in any case up to where it greets or leads on.
pub(super) fn of_point(context: &Context<'_>, at: usize, piece: Range<usize>, label: Option<String>) -> Option<Find> {
    const LONG: usize = 4;
    let line = &context.sheet.lines[at];
    let own = &line.text()[piece.clone()];
    let mut text = piece.start + own.len() - bullet_free(own).len()..piece.start + own.trim_end().len();
    let from = line.sentences.partition_point(|range| range.end <= text.start);
    let inside = || line.sentences.iter().skip(from).take_while(|range| range.start < text.end);
    let most = if label.is_some() { LONG } else { usize::MAX };
    let kept = inside().take(most).take_while(|range| !is_dismissed(context, line, range));
    if inside().count() > kept.clone().count() {
        text.end = kept.last().map_or(text.start, |range| range.end.min(text.end));
    }
    (!text.is_empty() && !is_mostly_link(line, &text)).then_some(Find { line: at, text, label, stated: true })
}

/// Plain paragraphs of a section of takeaways, at most `most` pieces of them: a short paragraph is one, of a long one each
/// sentence that carries something.
pub(super) fn of_paragraphs(context: &Context<'_>, lines: &[usize], most: usize) -> Vec<Find> {
    const SHORT: usize = 3;
    const KEPT: usize = 3;
    /// Less than that says nothing, even in a section of takeaways.
    const WORTH: f32 = -0.2;
    let mut ranked: Vec<(f32, Find)> = Vec::new();
    for at in lines.iter().copied() {
        let line = &context.sheet.lines[at];
        let find = |text| Find { line: at, text, label: None, stated: true };
        let scores: Vec<Option<f32>> = line.sentences.iter().enumerate().map(|(index, range)| score(context, at, index, range)).collect();
        let best = scores.iter().flatten().copied().fold(f32::MIN, f32::max);
        let clean = scores.iter().all(|score| score.is_none_or(|score| score > WORTH))
            && !line.sentences.iter().any(|range| is_dismissed(context, line, range));
        if line.sentences.len() <= SHORT && best > f32::MIN && clean {
            ranked.push((best, find(whole(line))));
            continue;
        }
        let mut kept: Vec<(f32, Find)> =
            scores.iter().zip(&line.sentences).filter_map(|(score, range)| Some(((*score)?, find(range.clone())))).collect();
        order::sort(&mut kept, |a, b| b.0.total_cmp(&a.0));
        ranked.extend(kept.into_iter().filter(|(score, _)| *score > WORTH).take(KEPT));
    }
    order::sort(&mut ranked, |a, b| b.0.total_cmp(&a.0));
    ranked.into_iter().take(most).map(|(_, find)| find).collect()
}

/// The sentences of a post that carry most, outside of what was found already. Beside what the author states only a few that a
/// phrase marks; where the post has several voices, at least one for each.
pub(super) fn picked(context: &Context<'_>, found: &[Find], told: Told, voices: &[Voice]) -> Vec<Find> {
    /// Beside a list only a few more are worth a reader's time.
    const BESIDE: usize = 5;
    const A_LIST: usize = 3;
    /// What a careful reader would want to see at least, in a post that has as much.
    const WANTED: usize = 7;
    let ranked = ranked(context, found);
    if !voices.is_empty() {
        return of_voices(context, &ranked, found, voices);
    }
    let listed = found.len() >= if told == Told::Listed { A_LIST } else { WANTED };
    let most = if listed { BESIDE } else { few(ranked.len()).saturating_sub(found.len()) };
    let wanted = WANTED.min(1 + ranked.len() / 2);
    let mut kept: Vec<&Candidate> = Vec::new();
    for next in &ranked {
        let short = found.len() < A_LIST && found.len() + kept.len() < wanted;
        let least = match (short, found.is_empty()) {
            (false, _) => ENOUGH,
            (true, false) => SOME,
            (true, true) => LEAST,
        };
        let worth = next.score >= least && (next.cued || !listed);
        // Two from one paragraph say much the same.
        let again = kept.iter().any(|before| before.line == next.line) && !next.cued;
        if worth && !again && kept.len() < most {
            kept.push(next);
        }
    }
    kept.into_iter().map(Candidate::find).collect()
}

/// How many sentences are picked of so many that could be.
fn few(candidates: usize) -> usize {
    (8 + candidates / 10).min(10)
}

fn of_voices(context: &Context<'_>, ranked: &[Candidate], found: &[Find], voices: &[Voice]) -> Vec<Find> {
    const EACH: usize = 2;
    let mut kept: Vec<Find> = Vec::new();
    for voice in voices {
        let has = found.iter().filter(|find| voice.lines.contains(&find.line)).count();
        let own = ranked.iter().filter(|candidate| voice.lines.contains(&candidate.line)).take(EACH.saturating_sub(has));
        // `Nuala Byrne: …` names who says it; what she says follows.
        kept.extend(own.map(Candidate::find).map(|mut find| {
            let line = &context.sheet.lines[find.line];
            if let Some((_, said)) = run_in(line, &(0..line.text().len())).filter(|(label, _)| *label == voice.name) {
                find.text.start = find.text.start.max(said.start);
            }
            find
        }));
    }
    for other in ranked.iter().filter(|candidate| candidate.cued).take(10) {
        if kept.iter().all(|find| find.line != other.line) {
            kept.push(other.find());
        }
    }
    kept
}

impl Candidate {
    fn find(&self) -> Find {
        Find { line: self.line, text: self.range.clone(), label: None, stated: false }
    }
}

/// The sentences that may be picked, those that carry most first.
fn ranked(context: &Context<'_>, found: &[Find]) -> Vec<Candidate> {
    let taken = Taken::new(found);
    let mut ranked: Vec<Candidate> = Vec::new();
    for (at, line) in candidates(context) {
        let remark = remark(context, line);
        for (index, range) in line.sentences.iter().enumerate() {
            // What is said of a session begins behind its title.
            let range = &(range.start.max(remark.unwrap_or_default()).min(range.end)..range.end);
            let known = taken.has(at, range);
            if let Some(score) = score(context, at, index, range).filter(|_| !known) {
                ranked.push(Candidate { line: at, range: range.clone(), score, cued: context.lexicon.cues.any(line.words_in(range)) });
            }
        }
    }
    order::sort(&mut ranked, |a, b| b.score.total_cmp(&a.score));
    ranked
}

/// The lines whose sentences may be picked.
fn candidates<'c>(context: &'c Context<'_>) -> impl Iterator<Item = (usize, &'c Line)> {
    context.sheet.lines.iter().enumerate().filter(|(at, line)| {
        // Some set off what matters most to them as others do quotations.
        let said = line.passage.quoted && !context.lexicon.cues.any(&line.words);
        let running = matches!(line.passage.place, Place::Paragraph | Place::Item) && line.level.is_none() && !said;
        let says = || remark(context, line).is_some() || is_statement(context, line) && !is_session(context, line);
        running && !stands_aside(context, *at) && (line.sentences.len() > 2 || says())
    })
}

/// Where an item that begins with the link to a session goes on to speak of it: `[Title](https://…): it was …`.
fn remark(context: &Context<'_>, line: &Line) -> Option<usize> {
    let (title, _) = line.passage.links().next().filter(|(title, _)| title.start == 0 && line.passage.place == Place::Item)?;
    let rest = line.text().get(title.end..).filter(|_| !context.sense.is_person(&line.text()[title.clone()]))?;
    let said = rest.trim_start_matches([' ', ':', '–', '—', '-', ',', '.']);
    (is_session(context, line) && said.starts_with(char::is_uppercase)).then(|| line.text().len() - said.len())
}

/// How much a sentence carries; none where it is no takeaway at all.
///
/// Cue phrases count most, then words that claim something and the terms of the post that it speaks of, for its length. Small
/// talk, dates, lists of names, questions and what leans on the sentence before count against it, and so does its place: at the
/// start of a post one arrives, at its end one concludes.
fn score(context: &Context<'_>, at: usize, index: usize, range: &Range<usize>) -> Option<f32> {
    let line = &context.sheet.lines[at];
    let text = &line.text()[range.clone()];
    let words = line.words_in(range);
    let lexicon = context.lexicon;
    let unspaced = !text.is_ascii() && words.len() > text.len() / 4;
    let (least, most) = if unspaced { (12, 160) } else { (7, 60) };
    let sums_up = lexicon.weak_headings.at(words, 0).is_some();
    if !(least..=most).contains(&words.len())
        || text.ends_with([':', '：'])
        || text.starts_with(|first: char| first.is_ascii_digit()) && text.get(1..3).is_some_and(|next| next.contains(':'))
        || telling(context, words) < 3 && !sums_up
        || index == 0 && line.lead().is_some()
        || is_row(text)
        // The card of a page ends with where it is.
        || [".com", ".org", ".net", ".io", ".dev", ".jp"].iter().any(|end| text.ends_with(end))
        || lexicon.dismisses(text, words)
    {
        return None;
    }
    #[expect(clippy::cast_precision_loss, reason = "sentences are short")]
    let count = |number: usize| number as f32;
    let terms: f32 = words.iter().map(|word| (context.weights)(word)).sum();
    let claims = lexicon.claims.find(words).len().min(3);
    // In Japanese and Chinese a heading, a role or a caption ends with a noun, a sentence with a sign or with Hiragana.
    let said = |last: char| matches!(last, '\u{3040}'..='\u{309f}' | '\u{ac00}'..='\u{d7af}') || !last.is_alphanumeric();
    let tells = claims > 0 && !lexicon.roles.any(words) || lexicon.cues.any(words);
    if !tells && !text.ends_with(said) && text.contains(is_unspaced) {
        return None;
    }
    let mut score = terms / count(words.len()).sqrt() * 0.5 + count(claims) * 0.4 - count(lexicon.small_talk.find(words).len()) * 0.7;
    if lexicon.cues.any(words) {
        score += 2.0;
    }
    // `All in all, …`
    if sums_up {
        score += 0.8;
    }
    // What an author sets off in a paragraph matters most to them.
    let bold = marks_in(line, range).filter(|(_, mark)| *mark == Mark::Style(Style::Strong));
    let bold = bold.map(|(mark, _)| mark.end.min(range.end) - mark.start).sum::<usize>();
    if line.passage.place == Place::Paragraph && bold * 3 > range.len() * 2 {
        score += 1.0;
    }
    let lines = context.sheet.lines.len();
    if at * 10 < lines {
        score -= 0.5;
    } else if at * 10 > lines * 8 {
        score += 0.3;
    }
    if is_of_session(context, at) {
        score -= 0.2;
    }
    if text.trim_end_matches(['"', '”', '»', '」']).ends_with(['?', '？']) || text.contains("://") || text.ends_with(')') {
        score -= 1.0;
    }
    if claims == 0 && text.starts_with(['“', '"', '«', '„', '「', '『']) {
        score -= 1.5;
    }
    if lexicon.met.at(words, 0).is_some() {
        score -= 0.8;
    }
    // `The [videos](https://…) are online`, `he wrote it up [here](https://…)`
    let leads = |(link, _): (&Range<usize>, &str)| {
        let shown = line.words_in(link);
        lexicon.media.any(shown) || shown.iter().all(|word| lexicon.is_stop(word) || word.folded.parse::<u8>().is_ok())
    };
    if line.passage.links_in(range).any(leads) {
        score -= 1.0;
    }
    if is_dated(context, text, range.start, line) {
        score -= 1.0;
    }
    if names(text, range.start, words) * 2 > words.len() {
        score -= 1.0;
    }
    if index > 0 && words.first().is_some_and(|first| lexicon.leaning.contains(&first.folded)) {
        score -= 0.5;
    }
    Some(score)
}

/// Whether a text is what is left of the row of a table: `| Cost | Low |`.
fn is_row(text: &str) -> bool {
    text.bytes().filter(|byte| *byte == b'|').count() > 2
}

/// Whether a sentence tells a day or a year.
fn is_dated(context: &Context<'_>, text: &str, start: usize, line: &Line) -> bool {
    let words = line.words_in(&(start..start + text.len()));
    let digits = |word: &crate::search::Token| word.folded.bytes().all(|byte| byte.is_ascii_digit());
    words.iter().any(|word| digits(word) && word.folded.len() == 4 && (word.folded.starts_with("19") || word.folded.starts_with("20")))
        || words.windows(2).any(|pair| {
            let month = |word: &crate::search::Token| context.lexicon.months.get_hashed(&word.folded, word.hash).is_some();
            digits(&pair[0]) && month(&pair[1]) || month(&pair[0]) && digits(&pair[1])
        })
}

/// How many words after the first are written with a capital.
fn names(text: &str, start: usize, words: &[crate::search::Token]) -> usize {
    let capital = |word: &crate::search::Token| text[word.range.start - start..].starts_with(char::is_uppercase);
    words.iter().skip(1).filter(|word| capital(word)).count()
}
