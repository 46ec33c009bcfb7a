//! The shape that siblings share: where some headings or items surely part a title from who spoke by a sign, the others do too.

use super::speaker::parenthesis;
use super::split::{Strength, does};
use super::title::{self, Standing};
use super::{Candidate, Context, quote};
use crate::document::Place;
use crate::order;
use crate::post::Speaker;
use crate::understand::script::is_unspaced;
use crate::understand::sheet::Line;

/// How many siblings have to be of one shape for the others to be read by it.
const SEVERAL: usize = 2;

/// In characters: what is longer says more than that.
const LONGEST_SIGN: usize = 6;

/// What stands between a title and its speakers, and whether the title is first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Shape<'t> {
    sign: &'t str,
    title_first: bool,
}

/// Adds the sessions whose line has the shape of its siblings, whatever the names in it look like.
pub(super) fn share(context: &Context<'_>, found: &mut [Vec<Candidate>]) {
    let lines = &context.sheet.lines;
    let siblings = |at: usize| (lines[at].level, lines[at].passage.list_depth);
    let mut entries: Vec<usize> = (0..lines.len()).filter(|at| is_entry(&lines[*at])).collect();
    order::sort(&mut entries, |a, b| siblings(*a).cmp(&siblings(*b)).then_with(|| a.cmp(b)));
    for alike in entries.chunk_by(|a, b| siblings(*a) == siblings(*b)) {
        let mut shapes: Vec<Shape<'_>> = alike.iter().filter_map(|at| shape(context, &lines[*at], &found[*at])).collect();
        order::sort(&mut shapes, Ord::cmp);
        let most = shapes.chunk_by(|a, b| a == b).max_by_key(|same| same.len()).filter(|same| same.len() >= SEVERAL);
        let Some(sure) = most else { continue };
        // A dash parts nothing else; a colon does.
        let parted = !sure[0].sign.contains([':', '：']);
        let none = |candidate: &Candidate| candidate.speakers.is_empty() || parted && !candidate.is_sure(context);
        let open = alike.iter().filter(|at| found[**at].iter().all(none));
        let news = open.filter_map(|at| Some((*at, read(context, &lines[*at], sure[0])?)));
        let news: Vec<(usize, Candidate)> = news.collect();
        for (at, candidate) in if news.len() <= sure.len() { news } else { Vec::new() } {
            let before = found[at].pop();
            let url = before.as_ref().and_then(|before| before.url.clone());
            found[at] = vec![Candidate { format: candidate.format.or(before.and_then(|before| before.format)), url, ..candidate }];
        }
    }
}

/// Whether a line stands where programmes have their entries.
fn is_entry(line: &Line) -> bool {
    line.level.is_some() || line.passage.place == Place::Item
}

/// The shape of a line that names one session.
fn shape<'t>(context: &Context<'_>, line: &'t Line, found: &[Candidate]) -> Option<Shape<'t>> {
    let ([candidate], text) = (found, line.text()) else { return None };
    candidate.is_sure(context).then_some(())?;
    let name = text.find(&candidate.speakers.first()?.name)?;
    let start = text.find(&candidate.title)?;
    let title_first = start < name;
    let between = if title_first { text.get(start + candidate.title.len()..name)? } else { text.get(name..start)? };
    let between = between.trim_end_matches(quote::is_quote);
    let sign = if title_first { between.trim_start_matches(quote::is_quote) } else { &between[between.trim_end_matches(may_part).len()..] };
    (!sign.trim().is_empty() && sign.chars().count() <= LONGEST_SIGN).then_some(Shape { sign, title_first })
}

/// Whether a character may part a title from its speakers.
fn may_part(character: char) -> bool {
    !character.is_alphanumeric() && !matches!(character, ')' | ']' | '）')
}

/// A line read by a shape.
fn read(context: &Context<'_>, line: &Line, shape: Shape<'_>) -> Option<Candidate> {
    // `[Ann Lee - Rafts at Rest](https://…): a fine talk`
    let leading = line.passage.links().map(|(range, _)| &line.text()[range.clone()]).next();
    let text = leading.filter(|shown| line.text().starts_with(shown) && shown.contains(shape.sign)).unwrap_or(line.text());
    let (first, second) = if shape.title_first { text.rsplit_once(shape.sign)? } else { text.split_once(shape.sign)? };
    let (title, names) = if shape.title_first { (first, second) } else { (second, first) };
    let names = if shape.sign.contains(['(', '（']) { names.trim_end().trim_end_matches([')', '）']) } else { names };
    let speakers = people(context, names).filter(|_| !does(title.trim(), context.sense))?;
    // `Ann Lee: Why?`: among headings of this shape few and small words are a title too.
    let known = || context.sense.knows(&speakers);
    let few = || {
        let title = title.trim();
        let fits = title.starts_with(char::is_uppercase) && !context.lexicon.session.any(&context.lexicon.tokens(title));
        (line.level.is_some() && fits && known()).then(|| (title.to_owned(), None))
    };
    let (title, format) = title::bare(title, Standing::MarkedOff, context).or_else(few)?;
    context.accept(Candidate { title, speakers, format, url: None, strength: Strength::Fair })
}

/// The people whom a text names that stands where speakers do, each by a few words with capitals.
fn people(context: &Context<'_>, text: &str) -> Option<Vec<Speaker>> {
    let sense = context.sense;
    sense.speakers(text).or_else(|| {
        let (mut rest, aside) = parenthesis(text.trim().trim_end_matches('.'));
        let company = rest.split_once(", ");
        if let Some((names, _)) = company {
            rest = names;
        }
        let mut people = Vec::new();
        while !rest.is_empty() {
            let name = sense.until_joiner(rest);
            let further = &rest[name.len()..];
            rest = sense.lexicon.joiners.iter().find_map(|joiner| further.strip_prefix(&**joiner)).unwrap_or_default();
            let mut one = sense.speaker(name.trim_start_matches(['+', '@', ' ']));
            is_name(&one.name).then_some(())?;
            if let Some(place) = company.map(|(_, company)| company).or(aside) {
                sense.place(&mut one, place);
            }
            people.push(one);
        }
        (!people.is_empty()).then_some(people)
    })
}

/// Whether a text is short enough for a name and has its capitals.
fn is_name(text: &str) -> bool {
    let capital = |word: &str| word.starts_with(char::is_uppercase) || word.len() < 4;
    let most = if is_unspaced(text) { 8 } else { 40 };
    (2..=most).contains(&text.chars().count())
        && text.split(' ').all(|word| is_unspaced(word) || capital(word))
        && text.chars().all(|character| character.is_alphabetic() || matches!(character, ' ' | '-' | '.' | '\'' | '’' | '・'))
}
