//! Sections that say that they hold takeaways, and what they state.

use super::label::{bare_label, of_heading, pieces, run_in};
use super::statement::{is_dismissed, is_of_session, is_session, is_statement, stands_aside, whole};
use super::{Context, Find, Taken, Told, pick};
use crate::document::Place;
use crate::understand::sheet::{Line, RUN_IN, Sheet};
use crate::unicode::is_unspaced;
use std::ops::Range;

/// A heading of more words than this tells a story rather than what is under it.
const LONGEST_HEADING: usize = 14;

/// A sentence of more words than this leads to a list with more than what it is to be taken for.
const LONGEST_CUE: usize = 13;

/// A paragraph of more words than this is no heading of the list below it.
const LONGEST_HEAD: usize = 5;

/// How much plain text of sections counts as stated: what goes beyond is an essay, of which the best is kept.
const MOST_PLAIN: usize = 10;
const MOST_CLOSING: usize = 4;

/// A post of fewer lines may be no more than its conclusion.
const SHORT: usize = 6;

/// What the post states: in sections of takeaways, under the headings of a post that is nothing else, in lists that a sentence
/// announces, behind labels; where there is none of these, in the sections that close it.
pub(super) fn stated(context: &Context<'_>) -> (Vec<Find>, Told) {
    let lexicon = context.lexicon;
    let mut finds = of_sections(context, &|line| lexicon.headings.any(&line.words), MOST_PLAIN);
    if finds.is_empty() {
        finds = of_headings(context);
    }
    finds.extend(announced(context));
    finds.extend(labelled(context, &finds));
    if finds.is_empty() {
        finds = led(context);
    }
    if finds.is_empty() {
        // `Closing keynote` closes no post.
        let closes = |line: &Line| lexicon.weak_headings.any(&line.words) && !lexicon.session.any(&line.words);
        finds = of_sections(context, &closes, MOST_CLOSING);
        // Who closes with a list closes with thanks and the way home too.
        let lines = &context.sheet.lines;
        finds.retain(|find| {
            let line = &lines[find.line];
            // What a point goes on to say may be how one got there.
            let first = line.sentences.iter().find(|range| range.end > find.text.start).filter(|range| range.end < find.text.end);
            let words = line.words_in(first.unwrap_or(&find.text));
            !lexicon.small_talk.any(words)
        });
        return (finds, Told::Closing);
    }
    (finds, Told::Listed)
}

fn of_sections(context: &Context<'_>, says: &dyn Fn(&Line) -> bool, most: usize) -> Vec<Find> {
    // What holds most of a post does not close it.
    let all = context.sheet.lines.len();
    let largest = if most > MOST_CLOSING || all < SHORT { all } else { all / 2 };
    // `Tips for Quiet Rafts – Ann Lee` names a session.
    let fits = |line: &Line| line.words.len() <= LONGEST_HEADING && says(line) && !is_session(context, line);
    let sections = ranges(context.sheet, largest, &fits);
    let mut finds = Vec::new();
    let mut plain = Vec::new();
    for section in &sections {
        let (marked, rest) = of_section(context, section, &|at| is_of_session(context, at));
        // Beside a list, text only leads to it.
        if marked.len() < 2 {
            plain.extend(rest);
        }
        finds.extend(marked);
    }
    finds.extend(pick::of_paragraphs(context, &plain, most));
    finds
}

/// The lines under every heading that fits, subsections included, where they are no more than `largest`.
fn ranges(sheet: &Sheet, largest: usize, fits: &dyn Fn(&Line) -> bool) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for (at, line) in sheet.lines.iter().enumerate() {
        let inside = ranges.last().is_some_and(|range| range.contains(&at));
        // The title of the post, where it is a heading over everything, is no section.
        let everything = at == 0 && line.level == Some(1);
        let Some(level) = line.level.filter(|_| !inside && !everything && fits(line)) else { continue };
        let mut section = at + 1..end_of(sheet, at, level);
        if section.len() > largest {
            continue;
        }
        // What is bold in place of a heading stands over the list that follows, not over all after it.
        let listed = sheet.lines[section.clone()].iter().take_while(|line| line.passage.list_depth > 0).count();
        if level == RUN_IN && listed > 0 {
            section.end = section.start + listed;
        }
        ranges.push(section);
    }
    ranges
}

/// One past the last line under the heading `at`.
fn end_of(sheet: &Sheet, at: usize, level: u8) -> usize {
    sheet.lines[at + 1..]
        .iter()
        .position(|next| next.level.is_some_and(|other| other <= level))
        .map_or(sheet.lines.len(), |offset| at + 1 + offset)
}

/// What a section marks as a point of its own, and its lines of plain text, those left out that `is_other` knows.
fn of_section(context: &Context<'_>, section: &Range<usize>, is_other: &dyn Fn(usize) -> bool) -> (Vec<Find>, Vec<usize>) {
    let mut marked: Vec<Find> = Vec::new();
    let mut plain: Vec<usize> = Vec::new();
    let mut label: Option<String> = None;
    // How deep the item stands that is the label.
    let mut depth = None;
    let mut before = None;
    for at in section.clone() {
        let Some(line) = context.sheet.lines.get(at) else { break };
        if line.level.is_some() {
            label = (!is_dismissed(context, line, &whole(line))).then(|| of_heading(line.text()));
            (before, depth) = (None, None);
            continue;
        }
        if stands_aside(context, at) || is_other(at) {
            continue;
        }
        let place = line.passage.place;
        // A label holds for the list after it, or for the first text where there is no list.
        if before == Some(Place::Item) && place != Place::Item || before == Some(Place::Paragraph) {
            label = None;
        }
        if place == Place::Item && depth.is_some_and(|depth| line.passage.list_depth <= depth) {
            (label, depth) = (None, None);
        }
        let states = is_statement(context, line) || is_label(context.sheet, at);
        // Who concludes thanks in the same breath: of a paragraph that does, the other sentences may say something.
        let mixed = !states && line.sentences.len() > 2;
        if !matches!(place, Place::Item | Place::Paragraph | Place::Aside) || !states && !mixed || is_session(context, line) || asks(line) {
            continue;
        }
        if mixed {
            plain.push(at);
            continue;
        }
        before = Some(place);
        // An item that is a heading in all but name, with its text below.
        if is_label(context.sheet, at) {
            label = Some(of_heading(line.text()));
            before = None;
            depth = line.text().ends_with([':', '：']).then_some(line.passage.list_depth);
            continue;
        }
        let pieces = pieces(line);
        let several = pieces.len() > 1;
        for piece in pieces {
            if let Some((label, text)) = run_in(line, &piece) {
                marked.extend(pick::of_point(context, at, text, Some(label)));
            } else if several || place == Place::Item || label.is_some() || line.passage.quoted {
                marked.extend(pick::of_point(context, at, piece, label.clone()));
            } else {
                plain.push(at);
            }
        }
    }
    (marked, plain)
}

/// Whether an item of a list does nothing but ask.
fn asks(line: &Line) -> bool {
    line.passage.place == Place::Item && line.sentences.iter().all(|range| line.text()[range.clone()].trim_end().ends_with(['?', '？']))
}

/// Whether an item of a list is a label: short and without an end, with a paragraph or a list of its own below.
fn is_label(sheet: &Sheet, at: usize) -> bool {
    let line = &sheet.lines[at];
    line.passage.place == Place::Item
        && (1..=LONGEST_CUE).contains(&line.words.len())
        && !line.text().ends_with(['.', '。', '!', '?'])
        && sheet.lines.get(at + 1).is_some_and(|next| match next.passage.place {
            Place::Paragraph => next.passage.list_depth == line.passage.list_depth,
            // A list below it, where a colon leads there.
            Place::Item => next.passage.list_depth > line.passage.list_depth && line.text().ends_with([':', '：']),
            _ => false,
        })
}

/// The headings of a post whose title or opening says that it lists takeaways: each is a point, and what stands first under it
/// says it. They are numbered, or the title says it and most of them claim something.
fn of_headings(context: &Context<'_>) -> Vec<Find> {
    const LEAST: usize = 3;
    const OPENING: usize = 6;
    let title = context.title.map(|title| context.lexicon.tokens(title)).unwrap_or_default();
    let lexicon = context.lexicon;
    let titled = lexicon.headings.any(&title);
    // `Notes on my takeaways from the conference`, not a story that has the word somewhere.
    let opening = |line: &Line| line.level.is_none() && line.sentences.len() < 2 && lexicon.headings.any(&line.words);
    if !titled && !context.sheet.lines.iter().take(OPENING).any(opening) {
        return Vec::new();
    }
    // `Rafts 2017 Takeaways`, and then little but lists, which are of no sessions.
    let items = context.sheet.lines.iter().filter(|line| line.passage.place == Place::Item).count();
    if titled && context.sessions.rows().is_empty() && items > MOST_PLAIN && items * 2 > context.sheet.lines.len() {
        return of_section(context, &(0..context.sheet.lines.len()), &|at| is_of_session(context, at)).0;
    }
    (2..=RUN_IN)
        .map(|level| {
            let headings = context.sheet.lines.iter().enumerate().filter(|(_, line)| line.level == Some(level));
            let (mut numbered, mut claiming, mut count, mut finds) = (0, 0, 0, Vec::new());
            for (at, heading) in headings {
                let label = of_heading(heading.text());
                numbered += usize::from(
                    label.len() + 1 < heading.text().len()
                        && heading.text().starts_with(|first: char| first == '#' || first.is_ascii_digit()),
                );
                claiming += usize::from(lexicon.claims.any(&heading.words));
                let under = under_heading(context, at, &label);
                count += usize::from(!under.is_empty());
                finds.extend(under);
            }
            (count >= LEAST && (numbered >= LEAST || titled && claiming * 2 >= count)).then_some(finds)
        })
        .find_map(|finds| finds)
        .unwrap_or_default()
}

/// What stands first under a heading, as a point; of a list each item.
fn under_heading(context: &Context<'_>, heading: usize, label: &str) -> Vec<Find> {
    let lines = &context.sheet.lines[heading + 1..];
    let set_aside = |line: &&Line| line.text().is_empty();
    let first = heading + 1 + lines.iter().take_while(set_aside).count();
    let items = context.sheet.lines.iter().skip(first).take_while(|line| line.passage.place == Place::Item).count();
    let points = (first..context.sheet.lines.len()).take(items.max(1)).filter(|at| is_statement(context, &context.sheet.lines[*at]));
    points.filter_map(|at| pick::of_point(context, at, 0..context.sheet.lines[at].text().len(), Some(label.to_owned()))).collect()
}

/// Lists that a sentence announces: `My key takeaways:`.
fn announced(context: &Context<'_>) -> Vec<Find> {
    let lines = &context.sheet.lines;
    let mut finds = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let last = line.sentences.last().map(|range| line.words_in(range)).unwrap_or_default();
        // In Chinese, Japanese and Korean a full stop before a list announces as well, and every character is a word.
        let unspaced = !line.text().is_ascii() && line.text().contains(is_unspaced);
        let longest = if unspaced { 3 * LONGEST_HEADING } else { LONGEST_HEADING };
        // Without a full stop, few words over a list are its heading in all but name: `Lessons learned`, but not `Git tips`.
        let heads = line.words.len() <= LONGEST_HEAD
            && !line.text().ends_with(['.', '!', '?', '。', '！', '？'])
            && context.lexicon.headings.at(last, 0).is_some();
        // `Here are my takeaways.`
        let ended = line.text().ends_with('.') && last.len() <= LONGEST_CUE && context.lexicon.headings.any(last);
        let listed = lines.get(at + 1).is_some_and(|next| next.passage.place == Place::Item);
        let announces = line.level.is_none()
            && line.passage.place == Place::Paragraph
            && (listed && (unspaced || heads || line.text().ends_with('…')) || ended || line.text().ends_with([':', '：']))
            && (context.lexicon.headings.any(&last[last.len().saturating_sub(longest)..])
                || context.lexicon.headings.any(last) && context.lexicon.cues.any(last)
                || context.lexicon.cues.any(last) && last.len() <= LONGEST_CUE)
            && !context.lexicon.small_talk.any(last);
        if announces {
            let items = lines[at + 1..].iter().take_while(|line| line.passage.place == Place::Item).count();
            finds.extend(of_section(context, &(at + 1..at + 1 + items), &|_| false).0);
        }
    }
    finds
}

/// The paragraphs of a post most of which begin with what they claim in bold: `**It was small.** There were …`.
fn led(context: &Context<'_>) -> Vec<Find> {
    const LEAST: usize = 3;
    let lines = context.sheet.lines.iter().enumerate();
    let free = |at: usize, line: &Line| !is_of_session(context, at) && !is_session(context, line);
    let paragraphs = || {
        lines.clone().filter(|(at, line)| {
            line.passage.place == Place::Paragraph && !line.passage.quoted && free(*at, line) && is_statement(context, line)
        })
    };
    let points: Vec<Find> = paragraphs()
        .filter(|(_, line)| line.passage.strong().next().is_some_and(|bold| bold.start == 0))
        .filter_map(|(at, line)| {
            let (label, text) = run_in(line, &(0..line.text().len()))?;
            // `**Rafts At Rest.** …` may be the title of a session.
            let words = context.lexicon.tokens(&label).into_iter().filter(|word| !context.lexicon.is_stop(word));
            let small = words.into_iter().skip(1).filter(|word| label[word.range.clone()].starts_with(char::is_lowercase)).count();
            let said = small > 0 || label.split(' ').count() == 1;
            said.then(|| pick::of_point(context, at, text, Some(label)))?
        })
        .collect();
    if points.len() >= LEAST && points.len() * 2 >= paragraphs().count() { points } else { Vec::new() }
}

/// Paragraphs and items that begin with a word for a takeaway as their label: `Takeaway: …`.
fn labelled(context: &Context<'_>, found: &[Find]) -> Vec<Find> {
    let taken = Taken::new(found);
    let all = context.sheet.lines.len();
    let lines = context.sheet.lines.iter().enumerate();
    let free = lines.filter(|(at, line)| {
        line.level.is_none() && matches!(line.passage.place, Place::Paragraph | Place::Item) && !taken.has(*at, &(0..usize::MAX))
    });
    let labelled = free.filter_map(|(at, line)| {
        let (label, text) = run_in(line, &(0..line.text().len())).or_else(|| {
            let colon = line.text().find(':')?;
            let after = &line.text()[colon + 1..];
            after
                .starts_with(' ')
                .then(|| (bare_label(&line.text()[..colon]), colon + 1 + after.len() - after.trim_start().len()..whole(line).end))
        })?;
        let words = context.lexicon.tokens(&label);
        // `Conclusion: …` near the end; elsewhere a summary is that of a talk.
        let said =
            context.lexicon.headings.any(&words) || at * 10 >= all.saturating_sub(1) * 8 && context.lexicon.weak_headings.any(&words);
        let says = words.len() <= 4 && said;
        (says && is_statement(context, line)).then_some(Find { line: at, text, label: Some(label), stated: true })
    });
    labelled.collect()
}
