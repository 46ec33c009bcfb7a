//! Stretches of a sentence that look like titles: in quotes, in a style or a link, in capitals.

use super::Context;
use super::quote::{self, QUOTES};
use crate::document::{Mark, Style};
use crate::order;
use crate::search::Token;
use crate::understand::byline::is_profile;
use crate::understand::script::is_unspaced;
use crate::understand::sheet::Line;
use std::ops::Range;

/// The most stretches of one kind that are looked at in one sentence.
const MOST: usize = 60;

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
    let links = line.passage.links_in(sentence).map(|(link, _)| link).filter(|link| quote::opens(&line.text()[(*link).clone()]));
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
    // `<木筏的结构>`: what leads from place to place in code marks titles off in Chinese.
    let signs = [('\'', '\''), ('<', '>')].into_iter().filter(|(open, _)| *open == '\'' || !ascii);
    for (open, close) in QUOTES.into_iter().chain(signs).filter(|(open, _)| !ascii || open.is_ascii()) {
        let mut from = 0;
        while let Some(start) = piece[from..].find(open).map(|at| from + at) {
            let inside = start + open.len_utf8();
            // `<<…>>`
            if open == '<' && piece[inside..].starts_with(open) {
                from = inside;
                continue;
            }
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
            let unspaced = is_unspaced(&piece[inside..end]);
            if unspaced || piece[inside..end].split_whitespace().count() >= 2 {
                found.push(sentence.start + start..sentence.start + end + close.len_utf8());
            }
            from = end + close.len_utf8();
        }
    }
    order::sort(&mut found, |a, b| a.start.cmp(&b.start));
    found.truncate(MOST);
    found
}

/// A run of capitalised words behind the word for a session, which holds a colon or which a word such as `on` introduces.
pub(super) fn capitalised(context: &Context<'_>, text: &str, words: &[Token], first: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 16;
    const WITH_COLON: usize = 5;
    const CAPITALS: usize = 4;
    let lexicon = context.lexicon;
    let capital = |at: usize| text[words[at].range.clone()].starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit());
    let goes_on = |at: &usize| {
        let gap = &text[words[at - 1].range.end..words[*at].range.start];
        (capital(*at) || lexicon.small.contains(&words[*at].folded)) && !gap.contains(['.', '!', '?', ';', ',', '"', '”'])
    };
    (first + 1..words.len()).filter(|start| capital(*start)).find_map(|start| {
        let introduced = lexicon.called.ends_at(words, start);
        let begins = introduced || start == first + 1 || !capital(start - 1);
        // Small words belong to a title only between capitals.
        let run = (start + 1..words.len().min(start + LONGEST)).take_while(goes_on).filter(|at| capital(*at));
        let end = run.last().filter(|_| begins)?;
        let range = words[start].range.start..words[end].range.end;
        let piece = &text[range.clone()];
        // `I attended Rafts at Rest by Ann Lee.`
        let by = |at: usize| lexicon.by.at(words, at).filter(|_| !lexicon.joining.contains(&words[at].folded));
        let named = |at: usize| Some(&text[words.get(by(at)?.end)?.range.start..]);
        let known = |name: &str| context.sense.person_at_start(name).is_some_and(|(name, _)| context.sense.is_known_person(name));
        let signed = || lexicon.heard.ends_at(words, start) && (start + 3..words.len().min(end + 2)).any(|at| named(at).is_some_and(known));
        let long = if introduced { (start..=end).filter(|at| capital(*at)).count() >= CAPITALS } else { end + 1 - start >= WITH_COLON };
        ((long && (introduced || piece.contains(": ")) || signed()) && !known(piece) && piece.contains('(') == piece.contains(')'))
            .then_some(range)
    })
}
