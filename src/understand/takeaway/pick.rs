//! Sentences that the program picks.

use super::voice::Voice;
use super::{Context, Find, is_of_session, is_session, is_statement, telling, whole};
use crate::document::Place;
use crate::order;
use crate::understand::sheet::Line;
use std::ops::Range;

/// A paragraph of a section of takeaways: whole where it is short, else the sentences that carry most.
pub(super) fn of_paragraph(context: &Context<'_>, at: usize) -> Vec<Find> {
    const SHORT: usize = 3;
    const KEPT: usize = 3;
    let line = &context.sheet.lines[at];
    if line.sentences.len() <= SHORT {
        let text = whole(line);
        return if text.is_empty() { Vec::new() } else { vec![Find { line: at, text, label: None, stated: true }] };
    }
    let mut ranked: Vec<(f32, Range<usize>)> =
        line.sentences.iter().enumerate().filter_map(|(index, range)| Some((score(context, line, index, range)?, range.clone()))).collect();
    order::sort(&mut ranked, |a, b| b.0.total_cmp(&a.0).then_with(|| a.1.start.cmp(&b.1.start)));
    ranked.truncate(KEPT);
    ranked.into_iter().map(|(_, text)| Find { line: at, text, label: None, stated: true }).collect()
}

/// Sentences that a phrase marks as takeaways, outside of what was found already.
pub(super) fn cued(context: &Context<'_>, found: &[Find], stated: usize) -> Vec<Find> {
    /// Beside a stated list only a few more are worth a reader's time.
    const FEW: usize = 5;
    const MANY: usize = 10;
    let most = if stated >= 3 { FEW } else { MANY };
    let mut finds: Vec<(f32, Find)> = Vec::new();
    for (at, line) in candidates(context) {
        for (index, range) in line.sentences.iter().enumerate() {
            let cued = context.lexicon.cues.any(line.words_in(range));
            let known = found.iter().any(|find| find.line == at && find.text.start < range.end && range.start < find.text.end);
            if !cued || known {
                continue;
            }
            if let Some(score) = score(context, line, index, range) {
                finds.push((score, Find { line: at, text: range.clone(), label: None, stated: false }));
            }
        }
    }
    order::sort(&mut finds, |a, b| b.0.total_cmp(&a.0).then_with(|| (a.1.line, a.1.text.start).cmp(&(b.1.line, b.1.text.start))));
    finds.into_iter().take(most).map(|(_, find)| find).collect()
}

/// The sentences that carry most: at least one for each voice that has none, else a few of the whole post.
pub(super) fn carrying(context: &Context<'_>, found: &[Find], voices: &[Voice]) -> Vec<Find> {
    const FEW: usize = 6;
    const EACH: usize = 2;
    let free = |at: usize, range: &Range<usize>| {
        !found.iter().any(|find| find.line == at && find.text.start < range.end && range.start < find.text.end)
    };
    let mut ranked: Vec<(f32, usize, Range<usize>)> = Vec::new();
    for (at, line) in candidates(context) {
        for (index, range) in line.sentences.iter().enumerate().filter(|(_, range)| free(at, range)) {
            if let Some(score) = score(context, line, index, range) {
                ranked.push((score, at, range.clone()));
            }
        }
    }
    order::sort(&mut ranked, |a, b| b.0.total_cmp(&a.0).then_with(|| (a.1, a.2.start).cmp(&(b.1, b.2.start))));
    let find = |(_, line, text): (f32, usize, Range<usize>)| Find { line, text, label: None, stated: false };
    if voices.is_empty() {
        let mut kept: Vec<Find> = Vec::new();
        for next in ranked {
            // Two from one paragraph say much the same.
            if kept.iter().filter(|before| before.line == next.1).count() < 1 {
                kept.push(find(next));
            }
            if kept.len() + found.len() >= FEW {
                break;
            }
        }
        return kept;
    }
    let mut kept = Vec::new();
    for voice in voices {
        let has = found.iter().filter(|find| voice.lines.contains(&find.line)).count();
        let own = ranked.iter().filter(|(_, line, _)| voice.lines.contains(line)).take(EACH.saturating_sub(has));
        kept.extend(own.cloned().map(find));
    }
    kept
}

/// The lines whose sentences may be picked.
fn candidates<'c>(context: &'c Context<'_>) -> impl Iterator<Item = (usize, &'c Line)> {
    context.sheet.lines.iter().enumerate().filter(|(_, line)| {
        let running = matches!(line.passage.place, Place::Paragraph | Place::Item) && line.level.is_none() && !line.passage.quoted;
        let abstracted = line.heading.is_some_and(|heading| is_of_session(context, &context.sheet.lines[heading]));
        running && !abstracted && (line.sentences.len() > 2 || is_statement(context, line) && !is_session(context, line))
    })
}

/// How much a sentence carries; none where it is no takeaway at all.
///
/// Cue phrases count most, then the terms of the post that it speaks of, for its length; then its place. A question, or a
/// sentence that leans on the one before it, counts less.
fn score(context: &Context<'_>, line: &Line, index: usize, range: &Range<usize>) -> Option<f32> {
    let text = &line.text()[range.clone()];
    let words = line.words_in(range);
    let cjk = !text.is_ascii() && words.len() > text.len() / 4;
    let (least, most) = if cjk { (12, 160) } else { (7, 60) };
    if !(least..=most).contains(&words.len()) || context.lexicon.dismisses(text) || telling(context, text) < 3 {
        return None;
    }
    let mut score = 0.0;
    for word in words {
        score += (context.weights)(&word.folded);
    }
    #[expect(clippy::cast_precision_loss, reason = "sentences are short")]
    let length = words.len() as f32;
    score = score / length.sqrt() * 1.5;
    if context.lexicon.cues.any(words) {
        score += 3.0;
    }
    if index == 0 {
        score += 0.3;
    }
    if text.ends_with('?') {
        score -= 1.0;
    }
    let first = words.first().map(|word| word.folded.as_str()).unwrap_or_default();
    if index > 0 && matches!(first, "this" | "it" | "they" | "he" | "she" | "that" | "these" | "also" | "but" | "so" | "then") {
        score -= 0.5;
    }
    if text.contains("http") {
        score -= 1.0;
    }
    Some(score)
}
