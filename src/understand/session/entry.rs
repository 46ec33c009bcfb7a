//! Sessions that an entry of a programme names: a heading, an item, a cell, or a short paragraph, from end to end or in its links.

use super::address::{self, spells, whole_link};
use super::quote::{self, unquoted};
use super::split::{self, Split, Strength};
use super::title::{self, Standing};
use super::{Candidate, Context, MOST, around, ornament, sign};
use crate::document::{Mark, Place, Style};
use crate::understand::byline::is_profile;
use crate::understand::sheet::Line;
use std::ops::Range;

/// How many words before a link the session may be spoken of whose title it is.
const NEAR: usize = 8;

/// The sessions of a line, by its links or as a whole.
pub(super) fn find(context: &Context<'_>, line: &Line) -> Vec<Candidate> {
    let named = line.passage.links().filter_map(|(range, href)| of_link(context, line, range, href));
    let mut found: Vec<Candidate> = named.filter_map(|session| context.accept(session)).take(MOST).collect();
    if found.is_empty() {
        found.extend(of_whole(context, line));
    }
    found
}

/// Whether a line stands where programmes have their entries.
fn is_listed(line: &Line) -> bool {
    // `10:30 Quiet Rafts, Ann Lee, Room 3`
    let timed = || line.text().split(' ').next().is_some_and(ornament::is_time);
    line.level.is_some_and(|level| level > 1) || matches!(line.passage.place, Place::Item | Place::Cell) || timed()
}

/// The session that a link names: its text is `title – speakers`, or a title that leads to a recording or is followed by its speakers.
fn of_link(context: &Context<'_>, line: &Line, range: &Range<usize>, href: &str) -> Option<Candidate> {
    let shown = line.text()[range.clone()].trim();
    let recording = context.lexicon.is_recording(href);
    // `[RustConf 2018: Quiet Rafts](https://youtu.be/…)`
    let behind = if recording { ornament::behind_event(shown, context.sense) } else { None };
    let shown = behind.unwrap_or(shown);
    let own_page = spells(href, shown);
    if !own_page && (recording && is_behind_name(context, line, range, shown) || around::is_other(context, line, range.start)) {
        return None;
    }
    // What leads within the post has the recording that stands beside it.
    let url = if href.starts_with('#') { recordings(context, line).next() } else { Some(href) }.map(str::to_owned);
    let listed = is_listed(line);
    // A title of three words and who spoke are more.
    let long = recording || shown.split_whitespace().nth(3).is_some();
    let split = if long { split::split(shown, context.sense) } else { None };
    let sure = |split: &Split| recording || (listed || split.strength == Strength::Sure) && split.title.split_whitespace().count() > 2;
    if let Some(split) = split.filter(sure) {
        return Some(Candidate { url, ..Candidate::from(split) });
    }
    let named = recording || listed || range.start == 0;
    let after = if named { around::speakers_after(context, line, range.end) } else { None };
    (recording || after.is_some()).then_some(())?;
    let marked_off = own_page || after.is_some() || listed || is_told(context, line, range, shown);
    let before = around::speakers_before(context, line, range.start);
    // `Ann Lee’s talk on [how to sleep](https://youtu.be/…)`
    let about = || context.lexicon.about.iter().any(|word| line.text()[..range.start].trim_end().ends_with(word.trim_end()));
    let told = (after.is_some() || before.is_some()) && about();
    let standing = if told {
        Standing::Recorded
    } else if marked_off {
        Standing::MarkedOff
    } else {
        Standing::Loose
    };
    let (title, format) = title::bare(shown, standing, context)?;
    let speakers = before.or(after).unwrap_or_else(|| around::speakers_around(context, line, range));
    let format = format.or_else(|| around::format_before(context, line, range.start));
    let format = format.or_else(|| around::format_behind(context, line, range.end));
    Some(Candidate { title, speakers, format, url, strength: Strength::Sure })
}

/// Where a line leads to recordings.
fn recordings<'l>(context: &Context<'_>, line: &'l Line) -> impl Iterator<Item = &'l str> {
    line.passage.links().map(|(_, href)| href).filter(|href| context.lexicon.is_recording(href))
}

/// Whether a recording stands behind a name, of which no title is told: `at [Acme](https://…), [Acme Boats](https://…) and …`.
fn is_behind_name(context: &Context<'_>, line: &Line, range: &Range<usize>, shown: &str) -> bool {
    let one_word = |(range, href): (&Range<usize>, &str)| {
        context.lexicon.is_recording(href) && line.text()[range.clone()].chars().all(char::is_alphanumeric)
    };
    range.start > 0 && shown.split_whitespace().nth(2).is_none() && line.passage.links().any(one_word)
}

/// Whether the text around a link tells that it is a title: by quotes or italics, a word that introduces it, a verb for giving a
/// session, whose it is or, if it has the capitals of one, a word for a session.
fn is_told(context: &Context<'_>, line: &Line, range: &Range<usize>, shown: &str) -> bool {
    let before = &line.text()[..range.start];
    let set_off = || {
        quote::QUOTES.iter().any(|(open, _)| before.ends_with(*open))
            || unquoted(shown).len() < shown.len()
            || line.passage.marks_in(range).any(|(_, mark)| matches!(mark, Mark::Style(Style::Emphasis)))
    };
    let at = line.words.partition_point(|word| word.range.end <= range.start);
    // `Ann Lee shared [How to Sleep](https://…)`, `… talked about the [Rafts of All Rivers](https://…)`
    let given = || (at.saturating_sub(3)..=at).any(|end| context.lexicon.gave.ends_at(&line.words, end));
    // `One talk was [Rest for One](https://…)`
    let set = || {
        shown.split(' ').nth(2).is_some()
            && title::is_title_case(shown, context.lexicon)
            && context.lexicon.session.any(&line.words[at.saturating_sub(NEAR)..at])
    };
    // `Ann Lee’s [How to sleep](https://…)`
    let owned = || around::possessive(context, before).is_some();
    set_off() || around::is_introduced(context, line, range.start) || given() || set() || owned()
}

/// A line that is a session from end to end.
fn of_whole(context: &Context<'_>, line: &Line) -> Option<Candidate> {
    let opening = if line.level.is_none() && line.sentences.len() > 1 { marked(context, line) } else { None };
    let recording = || address::recording(recordings(context, line)).map(str::to_owned);
    if let Some(split) = opening.or_else(|| led(context, line)) {
        return context.accept(Candidate { url: recording(), ..Candidate::from(split) });
    }
    if line.level.is_none() && line.sentences.len() > 1 + usize::from(line.lead().is_some()) {
        return None;
    }
    let (listed, signed) = (is_listed(line), ends_in_title(line));
    if !listed && !signed && !may_be_marked_off(line) {
        return None;
    }
    let ways = [marked, |context: &Context<'_>, line: &Line| split::split(line.text(), context.sense), handled];
    let candidate = match ways.into_iter().find_map(|way| way(context, line)) {
        Some(split) => Candidate::from(split),
        None => formatted(context, line)?,
    };
    let recording = recording();
    let sure = recording.is_some() || candidate.strength == Strength::Sure;
    let apart = listed || sure && (signed || is_marked(line));
    // `_Rafts by design by Ann Lee_` under a picture, where others are so too; pictures have photographers, and posts translators.
    let whole = line.passage.marks.first().is_some_and(|(range, _)| *range == (0..line.text().len()));
    let other = || context.lexicon.small_talk.any(&line.words) || context.lexicon.published.any(&line.words);
    (apart || whole && !other()).then_some(())?;
    let strength = if apart { candidate.strength } else { Strength::Weak };
    // A link from end to end may lead to the session elsewhere.
    let url = recording.or_else(|| whole_link(line).map(str::to_owned));
    context.accept(Candidate { url, strength, ..candidate })
}

/// Whether a line ends in a quotation behind a dash, as one does that names people before the title: `Ann Lee, Acme – “Title”`.
fn ends_in_title(line: &Line) -> bool {
    let dashed = |before: &str| before.trim_end().ends_with(['-', '–', '—', ',']);
    quote::trailing(line.text()).is_some_and(|(before, _)| dashed(before))
}

/// Whether a paragraph begins in bold, in italics or in quotes.
fn may_be_marked_off(line: &Line) -> bool {
    let quoted = quote::QUOTES.iter().any(|(open, _)| line.text().starts_with(*open));
    !line.passage.quoted && (is_marked(line) || quoted)
}

fn is_marked(line: &Line) -> bool {
    line.passage.marks.iter().any(|(range, _)| range.start == 0)
}

/// An item that begins with a session in bold and goes on about it, `**Ann Lee – Title**: it was about …`, or a text whose first
/// line is one in bold.
fn led(context: &Context<'_>, line: &Line) -> Option<Split> {
    let (range, _) = line.passage.marks.first().filter(|(range, mark)| range.start == 0 && *mark == Mark::Style(Style::Strong))?;
    let (shown, rest) = line.text().split_at_checked(range.end)?;
    let goes_on = sign::goes_on(rest) || shown.ends_with([':', '：']);
    let first = line.passage.breaks.first().is_some_and(|end| line.text().get(range.end..*end).is_some_and(|rest| rest.trim().is_empty()));
    (line.passage.place == Place::Item && goes_on || first && line.passage.place == Place::Paragraph)
        .then(|| split::split(shown, context.sense))?
}

/// A title in bold, in italics, in quotes or in a link, and behind it who spoke: `**Title**, Ann Lee (Acme). It was about …`.
fn marked(context: &Context<'_>, line: &Line) -> Option<Split> {
    let styled = line.passage.marks.iter().map(|(range, _)| range.clone()).find(|range| range.start == 0 && range.end < line.text().len());
    let quoted = || quote::leading(line.text()).map(|(quoted, _)| 0..quoted.len());
    let range = styled.or_else(quoted)?;
    if let Some(split) = slanted(context, line, &range) {
        return Some(split);
    }
    let sentence = || {
        line.sentences.iter().map(|sentence| sentence.end).find(|end| line.text().get(range.end..*end).is_some_and(|rest| rest.len() > 2))
    };
    // `**Speakers:** Ann Lee **Where:** …`
    let label = line.passage.strong().map(|label| label.start).filter(|start| *start >= range.end).nth(1);
    // `**Title** *by Ann Lee* All of it was new.`
    let beside = |(mark, kind): &&(Range<usize>, Mark)| {
        let between = line.text().get(range.end..mark.start);
        matches!(kind, Mark::Style(_))
            && between.is_some_and(|between| !between.contains(char::is_alphanumeric))
            && context.sense.after_by(&line.text()[mark.clone()]).is_some()
    };
    let styled = line.passage.marks.iter().find(beside).map(|(mark, _)| mark.end);
    let end = styled.or(label).or_else(sentence).unwrap_or(line.text().len());
    let rest = sign::behind(&line.text()[range.end..end]);
    // Behind a quotation and a dash stands who said it.
    (is_marked(line) || context.sense.after_by(rest).is_some()).then_some(())?;
    let speakers = context.sense.speakers(rest)?;
    let (title, format) = title::bare(&line.text()[range.clone()], Standing::MarkedOff, context)?;
    // `**Quiet Rafts**, keynote by Ann Lee`
    let format = format.or_else(|| Some(context.lexicon.formats.at(&context.lexicon.tokens(rest), 0)?.value));
    Some(Split { title, speakers, format, strength: Strength::Sure })
}

/// A text in italics behind the names that an item begins with, where there is one, or right behind those of a paragraph: `**Ann Lee**
/// (twitter: annlee) - *Title* - video`, `**Ann Lee** *Title* She told …`.
fn slanted(context: &Context<'_>, line: &Line, name: &Range<usize>) -> Option<Split> {
    let slanted = |(_, mark): &&(Range<usize>, Mark)| *mark == Mark::Style(Style::Emphasis);
    let mut titles = line.passage.marks.iter().filter(slanted);
    let (range, _) = titles.next()?;
    let beside = line.text().get(name.end..range.start).is_some_and(|between| between.trim().is_empty());
    let (item, paragraph) = (line.passage.place == Place::Item, line.passage.place == Place::Paragraph && beside);
    // `12:00, Room 3`
    let when = line.text()[range.clone()].split([' ', ',']).next().is_some_and(ornament::is_time);
    (!when && (paragraph || item && titles.next().is_none())).then_some(())?;
    let speakers = context.sense.speakers(&line.text()[name.clone()])?;
    let linked = || line.passage.links().any(|(_, href)| is_profile(href));
    let sure = context.sense.knows(&speakers) || linked();
    (sure || paragraph).then_some(())?;
    let (title, format) = title::bare(sign::behind(&line.text()[range.clone()]), Standing::MarkedOff, context)?;
    Some(Split { title, speakers, format, strength: if sure { Strength::Sure } else { Strength::Weak } })
}

/// Whether all lines of a paragraph of several begin with links that lead neither to people nor to recordings: further posts.
pub(super) fn lists_others(context: &Context<'_>, line: &Line) -> bool {
    let blank = |range: Range<usize>| line.text().get(range).is_some_and(|between| between.trim().is_empty());
    let other = |href: &str| !is_profile(href) && !context.lexicon.is_recording(href);
    let linked = |start: usize| line.passage.links().any(|(link, href)| blank(start..link.start) && other(href));
    !line.passage.breaks.is_empty() && linked(0) && line.passage.breaks.iter().all(|start| linked(*start))
}

/// A heading that begins or ends with a handle, as its neighbours do: `型で守る設計（annlee）`, `Quiet Rafts: @annlee`, `Quiet
/// Rafts / annlee`, `@annlee – Quiet Rafts`.
fn handled(context: &Context<'_>, line: &Line) -> Option<Split> {
    line.level?;
    let text = line.text();
    let small = |name: &str| name.bytes().all(|byte| byte.is_ascii_lowercase());
    let slashed = || text.rsplit_once(" / ").filter(|(_, name)| small(name));
    let (title, name) = match text.strip_prefix('@').and_then(|text| text.split_once([' ', ':'])) {
        Some((name, title)) => (sign::behind(title), name),
        None => text.trim_end_matches(['）', ')', ' ']).rsplit_once(['（', '@']).or_else(slashed)?,
    };
    let title = title.trim_end_matches(['(', '（', ' ', ':', '：', '/', '@']);
    // `（@annlee さん）`
    let name = context.sense.without_honorific(name).trim_start_matches('@');
    let handle = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let (title, format) = title::bare(Some(title).filter(|_| handle)?, Standing::MarkedOff, context)?;
    Some(Split { title, speakers: vec![context.sense.speaker(name)], format, strength: Strength::Weak })
}

/// `Panel: Who Pays?`: a heading that names the format, or an item with the capitals of a title.
fn formatted(context: &Context<'_>, line: &Line) -> Option<Candidate> {
    let text = line.text();
    let text = &text[..line.passage.breaks.first().copied().unwrap_or(text.len())];
    // `10:30~12:00 Workshop: …`, and `… (Keynote)`
    let format_of = |text| ornament::without_format(text, context.lexicon).1;
    let format = format_of(text).or_else(|| format_of(ornament::tidy(text, context.lexicon)));
    // `## 《题目》`: what marks off nothing but titles does so in a heading.
    if let Some(title) =
        text.trim().strip_prefix(['《', '〈']).and_then(|text| text.strip_suffix(['》', '〉'])).filter(|_| line.level > Some(1))
    {
        let (title, format) = title::bare(title.trim(), Standing::MarkedOff, context)?;
        return Some(Candidate { title, speakers: Vec::new(), format, url: None, strength: Strength::Weak });
    }
    let coded = ornament::coded(text);
    let text = if format.is_some() { text } else { coded? };
    let standing = if coded.is_some() || line.passage.heading().is_some() { Standing::MarkedOff } else { Standing::Loose };
    let (title, _) = title::bare(text, standing, context)?;
    Some(Candidate { title, speakers: Vec::new(), format, url: None, strength: Strength::Fair })
}
