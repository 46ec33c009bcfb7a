//! Sessions that an entry of a programme names: a heading, an item, a cell, or a short paragraph, from end to end or in its links.

use super::address::{self, spells, whole_link};
use super::quote::{self, unquoted};
use super::speaker::speaker;
use super::split::{self, Split, Strength};
use super::title::{self, Standing};
use super::{Candidate, Context, around, ornament, sign};
use crate::document::{Mark, Place, Style};
use crate::understand::byline::is_profile;
use crate::understand::sheet::Line;
use std::ops::Range;

/// How many words before a link the session may be spoken of whose title it is.
const NEAR: usize = 8;

/// The sessions of a line, by its links or as a whole.
pub(super) fn find(context: &Context<'_>, line: &Line) -> Vec<Candidate> {
    if line.passage.place == Place::Embed {
        return shown(context, line).into_iter().collect();
    }
    let mut found = of_links(context, line);
    if found.is_empty() && (is_listed(line) || line.words.len() <= 30 || may_be_marked_off(line)) {
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

/// The title of a recording that is shown, where it has a speaker.
fn shown(context: &Context<'_>, line: &Line) -> Option<Candidate> {
    let (_, href) = line.passage.links().find(|(_, href)| context.lexicon.is_recording(href))?;
    let known = |split: &Split| context.sense.knows(&split.speakers);
    let split = split::split(line.text(), context.sense).filter(known)?;
    context.accept(Candidate { url: Some(href.to_owned()), strength: Strength::Sure, ..Candidate::from(split) })
}

/// Sessions in links: "title – speakers", or a title that leads to a recording or is followed by its speakers.
fn of_links(context: &Context<'_>, line: &Line) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    let listed = line.level.is_some() || is_listed(line);
    for (range, href) in line.passage.links() {
        let shown = line.text()[range.clone()].trim();
        let recording = context.lexicon.is_recording(href);
        // `[RustConf 2018: Quiet Rafts](https://youtu.be/…)`
        let behind = if recording { ornament::behind_event(shown, context.sense) } else { None };
        let shown = behind.filter(|title| title::telling(&context.lexicon.tokens(title), context.lexicon) > 1).unwrap_or(shown);
        let own_page = recording && spells(href, shown);
        // `at [Acme](https://…), [Acme Boats](https://…) and …`: recordings that stand behind names are told by none.
        let one_word = |(range, href): (&Range<usize>, &str)| {
            context.lexicon.is_recording(href) && line.text()[range.clone()].chars().all(char::is_alphanumeric)
        };
        if recording && range.start > 0 && !own_page && shown.split_whitespace().count() <= 2 && line.passage.links().any(one_word) {
            continue;
        }
        if !own_page && around::is_other(context, line, range.start) {
            continue;
        }
        // What leads within the post has the recording that stands beside it.
        let beside = || line.passage.links().map(|(_, href)| href).find(|href| context.lexicon.is_recording(href));
        let url = if href.starts_with('#') { beside() } else { Some(href) }.map(str::to_owned);
        // A title of three words and who spoke are more.
        let long = recording || shown.split_whitespace().nth(3).is_some();
        let split = if long { split::split(shown, context.sense) } else { None };
        let named = recording || listed || range.start == 0 || split.is_some();
        let after = if named { around::speakers_after(context, line, range.end) } else { None };
        let candidate = match split {
            Some(split) if recording || (listed || split.strength == Strength::Sure) && split.title.split_whitespace().count() > 2 => {
                Some(Candidate { url, ..Candidate::from(split) })
            }
            _ if recording || after.is_some() && (listed || range.start == 0) => {
                let introduced = around::is_introduced(context, line, range.start);
                let quoted = quote::QUOTES
                    .iter()
                    .any(|(open, close)| line.text()[..range.start].ends_with(*open) && line.text()[range.end..].starts_with(*close));
                let quoted = quoted || unquoted(shown).len() < shown.len();
                let set_off = quoted || line.passage.marks_in(range).any(|(_, mark)| matches!(mark, Mark::Style(Style::Emphasis)));
                // `Ann Lee shared [How to Sleep](https://…)`
                let before = line.words.partition_point(|word| word.range.end <= range.start);
                // `… talked about the [Rafts of All Rivers](https://…)`
                let small = line.words[..before].iter().rev().take_while(|word| context.lexicon.is_common_word(word)).take(3).count();
                let gave = |end: usize| context.lexicon.gave.ends_at(&line.words, end);
                let given = shown.starts_with(char::is_uppercase) && (before - small..=before).any(gave);
                // `Ann Lee’s [How to sleep](https://…)`
                let words = line.words_in(range);
                let owned = !context.lexicon.session.ends_at(words, words.len())
                    && split::OWNING.iter().any(|mark| line.text()[..range.start].trim_end().ends_with(mark));
                // `One talk was [Rest for One](https://…)`
                let set = shown.split(' ').count() > 2
                    && shown.starts_with(char::is_uppercase)
                    && title::is_title_case(shown, context.lexicon)
                    && context.lexicon.session.any(&line.words[before.saturating_sub(NEAR)..before]);
                let standing = match (
                    recording && (listed || set_off || introduced || given || set || owned) || own_page || after.is_some(),
                    introduced,
                ) {
                    (true, _) => Standing::MarkedOff,
                    _ => Standing::Loose,
                };
                title::bare(shown, standing, context).map(|(title, format)| {
                    let before = around::speakers_before(context, line, range.start);
                    let speakers = before.or(after).unwrap_or_else(|| around::speakers_around(context, line, range));
                    let format = format.or_else(|| around::format_before(context, line, range.start));
                    let format = format.or_else(|| around::format_behind(context, line, range.end));
                    Candidate { title, speakers, format, url, strength: Strength::Sure }
                })
            }
            _ => None,
        };
        found.extend(candidate.and_then(|candidate| context.accept(candidate)));
    }
    found
}

/// A line that is a session from end to end.
fn of_whole(context: &Context<'_>, line: &Line) -> Option<Candidate> {
    let recordings = || line.passage.links().map(|(_, href)| href).filter(|href| context.lexicon.is_recording(href));
    let opening = if line.level.is_none() && line.sentences.len() > 1 { marked(context, line) } else { None };
    if let Some(split) = opening.or_else(|| led(context, line)) {
        let url = address::recording(recordings()).map(str::to_owned);
        return context.accept(Candidate { url, ..Candidate::from(split) });
    }
    let whole = line.passage.marks.first().is_some_and(|(range, _)| *range == (0..line.text().len()));
    if line.level.is_none() && line.sentences.len() > 1 + usize::from(line.lead().is_some()) && !whole {
        return None;
    }
    let recording = line.passage.links().find(|(_, href)| context.lexicon.is_recording(href));
    let listed = is_listed(line) || recording.is_some();
    if !listed && !may_be_marked_off(line) {
        return None;
    }
    let ways = [marked, |context: &Context<'_>, line: &Line| split::split(line.text(), context.sense), handled];
    let split = ways.into_iter().find_map(|way| way(context, line));
    let candidate = match split {
        Some(split) => Candidate::from(split),
        None => formatted(context, line)?,
    };
    // `We all came for [her talk](https://…) by Ann Lee`
    let part = |(shown, _): &(&Range<usize>, &str)| {
        shown.start > 0 && shown.len() < candidate.title.len() && candidate.title.contains(&line.text()[(*shown).clone()])
    };
    if !is_listed(line) && recording.as_ref().is_some_and(part) {
        return None;
    }
    let recording = recording.and_then(|_| address::recording(recordings()));
    let sure = recording.is_some() || candidate.strength == Strength::Sure;
    // `**Talk:** Rafts at Rest`
    let labelled =
        || line.passage.strong().next().is_some_and(|label| label.start == 0 && context.lexicon.session.any(line.words_in(label)));
    let apart = listed || (sure || labelled()) && is_marked(line);
    // `_Rafts by design by Ann Lee_` under a picture, where others are so too; pictures have photographers, and posts translators.
    let other = || [&context.lexicon.small_talk, &context.lexicon.published].into_iter().any(|phrases| phrases.any(&line.words));
    (apart || whole && !candidate.speakers.is_empty() && !other()).then_some(())?;
    let strength = match candidate.strength {
        _ if recording.is_some() => Strength::Sure,
        strength if apart => strength,
        _ => Strength::Weak,
    };
    // A link from end to end may lead to the session elsewhere.
    let url = recording.or_else(|| whole_link(line)).map(str::to_owned);
    context.accept(Candidate { url, strength, ..candidate })
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
/// line is one.
fn led(context: &Context<'_>, line: &Line) -> Option<Split> {
    let (range, _) = line.passage.marks.first().filter(|(range, mark)| range.start == 0 && *mark == Mark::Style(Style::Strong))?;
    let (shown, rest) = line.text().split_at_checked(range.end)?;
    let goes_on = sign::goes_on(rest) || shown.ends_with([':', '：']) && !rest.is_empty();
    (line.passage.place == Place::Item && goes_on).then(|| split::split(shown, context.sense))?
}

/// A title in bold, in italics, in quotes or in a link, and behind it who spoke: `**Title**, Ann Lee (Acme). It was about …`.
fn marked(context: &Context<'_>, line: &Line) -> Option<Split> {
    let styled = line.passage.marks.iter().map(|(range, _)| range.clone()).find(|range| range.start == 0 && range.end < line.text().len());
    let quoted = || quote::leading(line.text()).filter(|_| line.passage.place == Place::Paragraph).map(|(quoted, _)| 0..quoted.len());
    let range = styled.or_else(quoted)?;
    if let Some(split) = slanted(context, line, &range) {
        return Some(split);
    }
    // Of several lines, the one below the title.
    let mut breaks = line.passage.breaks.iter().copied().filter(|end| *end >= range.end);
    let below = breaks.next().filter(|end| line.text()[range.end..*end].trim().is_empty());
    if let Some(split) = below.and_then(|start| over_two_lines(context, line, &range, start)) {
        return Some(split);
    }
    let sentence = || {
        line.sentences.iter().map(|sentence| sentence.end).find(|end| line.text().get(range.end..*end).is_some_and(|rest| rest.len() > 2))
    };
    // `**Speakers:** Ann Lee **Where:** …`
    let label = line.passage.strong().map(|label| label.start).filter(|start| *start >= range.end).nth(1);
    let end = label.or_else(|| below.and_then(|_| breaks.next())).or_else(sentence).unwrap_or(line.text().len());
    let rest = sign::behind(&line.text()[range.end..end]);
    // Behind a quotation and a dash stands who said it.
    (is_marked(line) || context.sense.after_by(rest).is_some()).then_some(())?;
    let speakers = context.sense.speakers(rest)?;
    let (title, format) = title::bare(&line.text()[range.clone()], Standing::MarkedOff, context)?;
    // `**Quiet Rafts**, keynote by Ann Lee`
    let format = format.or_else(|| Some(context.lexicon.formats.at(&context.lexicon.tokens(rest), 0)?.value));
    Some(Split { title, speakers, format, strength: Strength::Sure })
}

/// An item with one text in italics behind the names it begins with: `**Ann Lee** (twitter: annlee) - *Title* - video`.
fn slanted(context: &Context<'_>, line: &Line, name: &Range<usize>) -> Option<Split> {
    let slanted = |(_, mark): &&(Range<usize>, Mark)| *mark == Mark::Style(Style::Emphasis);
    let mut titles = line.passage.marks.iter().filter(slanted).filter(|_| line.passage.place == Place::Item);
    let (range, _) = titles.next().filter(|(range, _)| range.start > name.end && titles.next().is_none())?;
    let speakers = context.sense.speakers(&line.text()[name.clone()])?;
    let known = || context.sense.knows(&speakers);
    let linked = || line.passage.links().any(|(_, href)| is_profile(href) || context.lexicon.is_recording(href));
    (known() || linked()).then_some(())?;
    let (title, format) = title::bare(sign::behind(&line.text()[range.clone()]), Standing::MarkedOff, context)?;
    Some(Split { title, speakers, format, strength: Strength::Sure })
}

/// Whether all lines of a paragraph of several begin with links that lead neither to people nor to recordings: further posts.
pub(super) fn lists_others(context: &Context<'_>, line: &Line) -> bool {
    let blank = |range: Range<usize>| line.text().get(range).is_some_and(|between| between.trim().is_empty());
    let other = |href: &str| !is_profile(href) && !context.lexicon.is_recording(href);
    let linked = |start: usize| line.passage.links().any(|(link, href)| blank(start..link.start) && other(href));
    !line.passage.breaks.is_empty() && linked(0) && line.passage.breaks.iter().all(|start| linked(*start))
}

/// A line in a style or a link over another: the names of its speakers over a title, or a title over the address of its recording.
fn over_two_lines(context: &Context<'_>, line: &Line, first: &Range<usize>, start: usize) -> Option<Split> {
    let end = line.passage.breaks.iter().copied().find(|end| *end > start).unwrap_or(line.text().len());
    let whole = |range: &Range<usize>| range.start == start && line.text()[..end].trim_end().len() == range.end;
    let (second, mark) = line.passage.marks.iter().find(|(range, _)| whole(range))?;
    let (above, below) = (&line.text()[first.clone()], &line.text()[second.clone()]);
    let address = matches!(mark, Mark::Link(href) if below.contains("://") && context.lexicon.is_recording(href));
    // `12:00, Room 3` is where and when.
    if below.split([' ', ',']).next().is_some_and(ornament::is_time) {
        return None;
    }
    let (title, speakers) = if address { (above, Vec::new()) } else { (below, context.sense.speakers(above)?) };
    let (title, format) = title::bare(title, Standing::MarkedOff, context)?;
    Some(Split { title, speakers, format, strength: Strength::Sure })
}

/// A heading that begins or ends with a handle, as its neighbours do: `型で守る設計（annlee）`, `Quiet Rafts: @annlee`, `@annlee –
/// Quiet Rafts`.
fn handled(context: &Context<'_>, line: &Line) -> Option<Split> {
    line.level?;
    let text = line.text();
    let (title, name) = match text.strip_prefix('@').and_then(|text| text.split_once([' ', ':'])) {
        Some((name, title)) => (sign::behind(title), name),
        None => text.trim_end_matches(['）', ')', ' ']).rsplit_once(['（', '@'])?,
    };
    let title = title.trim_end_matches(['(', ' ', ':', '：', '/', '@']);
    let handle = name.len() > 2 && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let (title, format) = title::bare(Some(title).filter(|_| handle)?, Standing::MarkedOff, context)?;
    Some(Split { title, speakers: vec![speaker(name)], format, strength: Strength::Weak })
}

/// `Panel: Who Pays?`: a heading that names the format, or an item with the capitals of a title.
fn formatted(context: &Context<'_>, line: &Line) -> Option<Candidate> {
    let text = line.text();
    let text = &text[..line.passage.breaks.first().copied().unwrap_or(text.len())];
    // `10:30~12:00 Workshop: …`, and `… (Keynote)`
    let format_of = |text| ornament::without_format(text, context.lexicon).1;
    let format = format_of(text).or_else(|| format_of(ornament::tidy(text, context.lexicon)));
    let coded = ornament::coded(text);
    let text = if format.is_some() { text } else { coded? };
    let standing = if coded.is_some() || line.passage.heading().is_some() { Standing::MarkedOff } else { Standing::Loose };
    let (title, _) = title::bare(text, standing, context)?;
    Some(Candidate { title, speakers: Vec::new(), format, url: None, strength: Strength::Fair })
}
