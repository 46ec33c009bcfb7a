//! Stretches of a sentence that look like titles: in quotes, in a style or a link, in parentheses, in capitals.

use super::Context;
use super::title::{self, QUOTES};
use crate::document::{Mark, Style};
use crate::order;
use crate::search::Token;
use crate::understand::byline::is_profile;
use crate::understand::person::is_unspaced;
use crate::understand::sheet::Line;
use std::ops::Range;

/// The most stretches of one kind that are looked at in one sentence.
const MOST: usize = 60;

/// How many words a run of capitals has at least that is a title: fewer are a name.
pub(super) const LEAST: usize = 4;

/// What marks a stretch of a text off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marking {
    Quotes,
    Bold,
    Italics,
    Link,
}

/// What quotes, a style or a link mark off in a sentence.
pub(super) fn stretches(line: &Line, sentence: &Range<usize>) -> Vec<(Range<usize>, Marking)> {
    // A link that begins with a quotation mark is a quotation, wherever it is closed.
    let links = line.passage.links_in(sentence).map(|(link, _)| link).filter(|link| title::opens_quote(&line.text()[(*link).clone()]));
    let mut quotes: Vec<Range<usize>> = links.cloned().collect();
    let apart = |quote: &Range<usize>, links: &[Range<usize>]| links.iter().all(|link| quote.end <= link.start || link.end <= quote.start);
    let others: Vec<_> = quoted(line.text(), sentence).into_iter().filter(|quote| apart(quote, &quotes)).collect();
    quotes.extend(others);
    order::sort(&mut quotes, |a, b| a.start.cmp(&b.start));
    // Who is named by a link to their profile is no title.
    let styled = line.passage.marks_in(sentence).filter_map(|(range, mark)| match mark {
        Mark::Style(Style::Strong) => Some((range, Marking::Bold)),
        Mark::Style(Style::Emphasis) => Some((range, Marking::Italics)),
        Mark::Link(href) if !is_profile(href) => Some((range, Marking::Link)),
        _ => None,
    });
    let overlap = |a: &Range<usize>, b: &Range<usize>| a.start <= b.end && b.start <= a.end;
    let styled = styled.filter(|(range, _)| !quotes.iter().any(|quote| overlap(range, quote))).take(MOST);
    let styled: Vec<_> = styled.map(|(range, marking)| (range.clone(), marking)).collect();
    quotes.into_iter().map(|range| (range, Marking::Quotes)).chain(styled).collect()
}

/// The stretches of a sentence in quotation marks.
pub(super) fn quoted(text: &str, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let piece = &text[sentence.clone()];
    // All but two kinds are beyond ASCII, as most sentences are not.
    let ascii = piece.is_ascii();
    for (open, close) in QUOTES.into_iter().chain([('\'', '\'')]).filter(|(open, _)| !ascii || open.is_ascii()) {
        let mut from = 0;
        while let Some(start) = piece[from..].find(open).map(|at| from + at) {
            let inside = start + open.len_utf8();
            // Nor does an apostrophe open one.
            if open == '\'' && (piece[..start].ends_with(char::is_alphanumeric) || !piece[inside..].starts_with(char::is_uppercase)) {
                from = inside;
                continue;
            }
            // An apostrophe is no closing quote: it stands between letters.
            let end = piece[inside..].char_indices().filter(|(_, character)| *character == close).map(|(at, _)| inside + at).find(|at| {
                let rest = &piece[at + close.len_utf8()..];
                close.len_utf8() > 2 || !rest.starts_with(|next: char| next.is_alphanumeric() && next < '\u{2e80}')
            });
            let Some(end) = end else { break };
            if piece[inside..end].split_whitespace().count() >= 2 || is_unspaced(&piece[inside..end]) {
                found.push(sentence.start + start..sentence.start + end + close.len_utf8());
            }
            from = end + close.len_utf8();
        }
    }
    order::sort(&mut found, |a, b| a.start.cmp(&b.start));
    found.truncate(MOST);
    found
}

/// Whether a run of words is no more than names of things that small words join: `Machine Learning or Data Science`.
fn of_things(context: &Context<'_>, piece: &str, words: &[Token]) -> bool {
    !piece.contains(':') && words.split(|word| context.lexicon.small.contains(&word.folded)).all(|name| context.sense.is_thing(name))
}

/// A run of capitalised words after the word for a session: at least four words, three of them with capitals of their own.
pub(super) fn capitalised(context: &Context<'_>, text: &str, words: &[Token], first: usize) -> Option<Range<usize>> {
    let capital = |at: usize| {
        words.get(at).is_some_and(|word| text[word.range.clone()].starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit()))
    };
    let gap = |at: usize| words.get(at + 1).map_or("", |next| &text[words[at].range.end..next.range.start]);
    let mut best: Option<(usize, Range<usize>)> = None;
    let mut at = first + 1;
    while at < words.len() {
        if !capital(at) {
            at += 1;
            continue;
        }
        let start = at;
        let mut end = at;
        let mut next = at;
        // Small words belong to a title only between capitals.
        while next < words.len() {
            if capital(next) {
                end = next;
            } else if !context.lexicon.small.contains(&words[next].folded) {
                break;
            }
            if gap(next).contains(['.', '!', '?', ';', ',', '"', '”']) {
                break;
            }
            next += 1;
        }
        let telling = (start..=end).filter(|index| capital(*index) && !context.lexicon.is_stop(&words[*index])).count();
        let length = end + 1 - start;
        // Four names in a row are people and places; a title has a colon, a word that introduces it, or more to say.
        let piece = &text[words[start].range.start..words[end].range.end];
        let marked = piece.contains(':')
            || context.lexicon.called.ends_at(words, start)
            || context.lexicon.called.ends_at(words, start.saturating_sub(1));
        // `Electronic Message Staging Area (EMSA)` is a name.
        let named = piece.contains('(') && !piece.contains(':') || of_things(context, piece, &words[start..=end]);
        if length >= LEAST && !named && telling >= if marked { 3 } else { 5 } && best.as_ref().is_none_or(|(most, _)| length > *most) {
            let close = text[words[end].range.end..]
                .chars()
                .next()
                .filter(|character| matches!(character, ')' | '!' | '?'))
                .map_or(0, char::len_utf8);
            best = Some((length, words[start].range.start..words[end].range.end + close));
        }
        at = next.max(at + 1);
    }
    let (_, range) = best?;
    // `a talk by … from Acme on Title In Capitals`: the run began with who spoke.
    let spoken_by =
        (first..words.len()).take_while(|at| words[*at].range.start < range.start).any(|at| context.lexicon.by.at(words, at).is_some());
    let inside = |at: &usize| spoken_by && words[*at].range.start > range.start;
    let behind = |at: usize| {
        let start = words.get(context.lexicon.called.at(words, at)?.end)?.range.start;
        (start < range.end && text[start..range.end].split_whitespace().count() >= 2).then_some(start)
    };
    let start = (first..words.len()).filter(inside).find_map(behind).unwrap_or(range.start);
    let range = start..range.end;
    let piece = &text[range.clone()];
    // `by Ann Lee, Lead Product Manager of Acme`
    let role = text[..range.start].ends_with(", ") && !piece.contains(':') && context.sense.is_role(piece);
    // `by Ann Lee, the Good Neighbour of All Clusters, who …`
    let at = words.partition_point(|word| word.range.start < range.start);
    let article = words[..at].last().filter(|word| context.lexicon.is_stop(word)).map(|word| text[..word.range.start].trim_end());
    let named = article.and_then(|before| before.strip_suffix(',')).and_then(|before| context.sense.trailing_speakers(before));
    let role = role || named.is_some();
    let people = role
        || context.sense.is_person(piece.split(" and ").next().unwrap_or(piece))
        || context.sense.person_at_start(piece).is_some_and(|(name, _)| context.sense.is_known_person(name));
    (!people).then_some(range)
}
