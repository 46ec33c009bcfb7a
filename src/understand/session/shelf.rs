//! Shelves: headings or items that stand side by side, of which some are surely titles of sessions, so that others are too.

use super::address::{folder, is_page, whole_link};
use super::section::{self, Announced, Note, Opening, Section};
use super::split::{self, Strength};
use super::title::{self, Standing};
use super::{Candidate, Context, Format, quote};
use crate::document::Place;
use crate::order;
use crate::search::{Token, fold};
use crate::understand::script::is_unspaced;
use crate::understand::sheet::Line;
use std::ops::Range;

/// How many of some headings have to show a recording each to be titles.
const RECORDED: usize = 3;

/// How many headings have to tell of a session each for those between them to be titles too.
const SEVERAL: usize = 3;

/// How many words over a list say no more than which of several it is.
const SHORT: usize = 4;

/// In bytes: what is marked off at the start of an item and longer is more than a name.
const LONG: usize = 20;

/// How many lines the list before another begins at most before it.
const FEW: usize = 30;

/// What lines stand on one shelf: those under one heading that are headings of one level, or items of one depth.
type Shelf = (Option<usize>, Option<u8>, u8);

fn shelf(context: &Context<'_>, at: usize) -> Shelf {
    let line = &context.sheet.lines[at];
    (line.heading, line.level, line.passage.list_depth)
}

/// Adds the sessions whose title is a heading or an item, and what stands under it tells of those that were found there.
pub(super) fn complete(context: &Context<'_>, found: &mut [Vec<Candidate>]) {
    let lines = &context.sheet.lines;
    let mut sections: Vec<Section> = Vec::new();
    let (mut list, mut depth, mut begun) = (Announced::default(), 0, 0);
    for (at, line) in lines.iter().enumerate() {
        let item = line.passage.place == Place::Item;
        if item && at.checked_sub(1).is_none_or(|before| lines[before].passage.place != Place::Item) {
            let next = announced(context, at);
            // `Second day:` goes on with what the list before it was.
            let goes_on = || {
                let over = &lines[at - 1];
                let small = || over.words.iter().all(|word| context.lexicon.is_common_word(word));
                at - begun < FEW && over.words.len() <= SHORT && small()
            };
            let same = list.sessions && !next.sessions && lines[begun].heading == line.heading && goes_on();
            (list, depth, begun) = (if same { list } else { next }, line.passage.list_depth, at);
        }
        let list = if item && line.passage.list_depth == depth { list } else { Announced::default() };
        let section = section::read(context, at, found).or_else(|| list.sessions.then(|| Section { at, ..Section::default() }));
        sections.extend(section.map(|section| Section { list, ..section }));
    }
    for section in &sections {
        section.tell(&mut found[section.at]);
    }
    // Without spaces every character is a word.
    let most = |line: &Line| if is_unspaced(line.text()) { 60 } else { 24 };
    sections.retain(|section| section.lead.is_some() || section.list.sessions || lines[section.at].words.len() <= most(&lines[section.at]));
    // `Further reading` names people too.
    sections.retain(|section| lines[section.at].level.is_none() || !context.lexicon.aside_headings.any(&lines[section.at].words));
    order::sort(&mut sections, |a, b| shelf(context, a.at).cmp(&shelf(context, b.at)).then_with(|| a.at.cmp(&b.at)));
    let parts = parts(context, &sections, found);
    for shelved in sections.chunk_by(|a, b| shelf(context, a.at) == shelf(context, b.at)) {
        let line = &lines[shelved[0].at];
        let part = || line.level.is_some_and(|level| parts.contains(&level)) && is_in_part(context, line);
        let news = if line.level.is_some() { headings(context, shelved, found, part()) } else { items(context, shelved, found) };
        for (at, candidate) in news {
            found[at] = vec![candidate];
        }
    }
}

/// Whether a heading names a session, or what stands under it tells of one.
fn tells(context: &Context<'_>, section: &Section, found: &[Vec<Candidate>]) -> bool {
    let told = !section.speakers.is_empty()
        || section.url.is_some()
        || section.shelved
        || section.note == Note::Media
        || section.opening == Opening::OfThis;
    told && !context.is_of_event(context.sheet.lines[section.at].text()) || !found[section.at].is_empty()
}

/// The levels of headings of which most tell of a session where they stand under parts of a programme: what tells under `Day 1` is
/// the same under `Day 2`.
fn parts(context: &Context<'_>, sections: &[Section], found: &[Vec<Candidate>]) -> Vec<u8> {
    let levels = (2..=6).filter(|level| {
        let of_level = |section: &&Section| context.sheet.lines[section.at].level == Some(*level);
        let inside: Vec<_> =
            sections.iter().filter(of_level).filter(|section| is_in_part(context, &context.sheet.lines[section.at])).collect();
        let telling = inside.iter().filter(|section| tells(context, section, found)).count();
        telling >= SEVERAL
    });
    levels.collect()
}

/// Whether a heading stands under one that only names a part of the programme: `Day 2`, `오후`.
fn is_in_part(context: &Context<'_>, line: &Line) -> bool {
    let lexicon = context.lexicon;
    let Some(over) = line.heading.map(|over| context.sheet.lines[over].text()) else { return false };
    let mut words = over.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    let part = |word: &str| lexicon.is_common(&fold(word)) || title::telling(&lexicon.tokens(word), lexicon) == 0;
    !lexicon.headings.any(&lexicon.tokens(over)) && words.all(part)
}

/// The sessions among headings. One is a title where it says who spoke, or where its neighbours too tell of a session, be it in
/// another part of the programme.
fn headings(context: &Context<'_>, shelved: &[Section], found: &[Vec<Candidate>], parted: bool) -> Vec<(usize, Candidate)> {
    let lines = &context.sheet.lines;
    let tells = |section: &Section| tells(context, section, found);
    let telling = shelved.iter().filter(|section| tells(section)).count();
    // Under a heading such as `Talks` every heading is one where some of them tell.
    let talks = lines[shelved[0].at].heading.is_some_and(|over| context.lexicon.session.any(&lines[over].words));
    let together = telling > 1 && telling * if talks { 3 } else { 2 } >= shelved.len();
    // Where most show a recording, their headings are titles whatever their case.
    let recorded = shelved.iter().filter(|section| section.url.is_some()).count();
    let recorded = recorded >= RECORDED;
    // What stands between sessions is one; before the first and behind the last a post tells of other things.
    let first = shelved.iter().position(tells).unwrap_or_default();
    let last = shelved.iter().rposition(tells).unwrap_or_default();
    let between = telling >= SEVERAL && telling * 2 > last - first;
    let all = shelved[0].at..shelved[shelved.len() - 1].at;
    let inside = || all.clone().any(|at| lines[at].level.is_none() && !found[at].is_empty());
    let announced = telling > 0 && announcing(context, shelved[0].at).is_some() && !inside();
    // Where the others say what kind of session they were, a break does not.
    let formed = shelved.iter().filter(|section| section.note == Note::Form).count() >= SEVERAL;
    let noted =
        || shelved.iter().any(|section| section.stated || is_kind(context, section)) || telling == 0 && speak_of_sessions(context, shelved);
    let noted = are_notes(context, shelved) && noted();
    let among = |at: usize, section: &Section| {
        let beside = announced || noted || parted && telling == 0 || between && (first..=last).contains(&at);
        (beside && !formed || formed && section.note == Note::Form) && stands_alone(context, section)
    };
    let fits = |at: usize, section: &Section| {
        if section.opening == Opening::OfSeveral {
            return false;
        }
        let spoken = section.opening != Opening::Otherwise;
        section.stated || section.opening == Opening::OfThis || together && (talks || tells(section) || spoken) || among(at, section)
    };
    let fitting = shelved.iter().enumerate().filter(|(at, section)| found[section.at].is_empty() && fits(*at, section));
    let candidate = |(at, section): (usize, &Section)| {
        let says = section.opening == Opening::OfThis || together && section.opening != Opening::Otherwise;
        Some((section.at, titled(context, section, says || talks || among(at, section), recorded)?))
    };
    fitting.filter_map(candidate).collect()
}

/// Whether a heading says no more than what kind of session it is about: `Keynote`.
fn is_kind(context: &Context<'_>, section: &Section) -> bool {
    let line = &context.sheet.lines[section.at];
    context.lexicon.formats.any(&line.words) && title::telling(&line.words, context.lexicon) == 0
}

/// Whether headings stand over what someone noted down in lists, as one does of each session.
fn are_notes(context: &Context<'_>, shelved: &[Section]) -> bool {
    let lines = &context.sheet.lines;
    let over_list = |section: &&Section| lines.get(section.at + 1).is_some_and(|next| next.passage.place == Place::Item);
    shelved.len() >= SEVERAL && shelved.iter().filter(over_list).count() * 5 >= shelved.len() * 4
}

/// Whether below most of some headings there is talk of one session.
fn speak_of_sessions(context: &Context<'_>, shelved: &[Section]) -> bool {
    let lines = &context.sheet.lines;
    let speaks = |section: &&Section| {
        let body = lines[section.at + 1..].iter().take_while(|line| line.level.is_none());
        body.into_iter().any(|line| context.lexicon.speaks_of_one(&line.words))
    };
    shelved.iter().filter(speaks).count() * 2 > shelved.len()
}

/// The words of the sentence before a heading or a list that leads to sessions: `Here are the talks that I liked:`.
fn announcing<'t>(context: &Context<'t>, at: usize) -> Option<&'t [Token]> {
    let line = at.checked_sub(1).map(|before| &context.sheet.lines[before]).filter(|line| line.passage.place == Place::Paragraph)?;
    let (sentence, before) = line.sentences.split_last()?;
    let words = line.words_in(sentence);
    let leads = line.text()[sentence.clone()].ends_with([':', '：', '…']) || context.lexicon.dismissals.any(words);
    // `I saw many good talks. Among them:`
    let words = before.last().filter(|_| words.len() <= SHORT + 1).map_or(words, |range| line.words_in(range));
    (leads && context.lexicon.session.any(words)).then_some(words)
}

/// Whether a heading between others may be a title because they are: it speaks neither of sessions nor of what else is done there.
fn stands_alone(context: &Context<'_>, section: &Section) -> bool {
    let (line, lexicon) = (&context.sheet.lines[section.at], context.lexicon);
    !lexicon.session.any(&line.words) && !lexicon.small_talk.any(&line.words) && title::telling(&line.words, lexicon) > 1
}

/// The sessions among items: those with who spoke as the first item below each, those with a number under a heading that speaks of
/// sessions or of what was attended, and those of a list that the text before it calls sessions.
fn items(context: &Context<'_>, shelved: &[Section], found: &[Vec<Candidate>]) -> Vec<(usize, Candidate)> {
    let lines = &context.sheet.lines;
    let over = lines[shelved[0].at].heading.map(|at| &lines[at].words);
    // What is numbered under a session are its parts.
    let inside = lines[shelved[0].at].heading.is_some_and(|at| !found[at].is_empty());
    let attended = !inside && over.is_some_and(|words| context.lexicon.session.any(words) || context.lexicon.came.any(words));
    let numbered = |section: &Section| {
        let line = &lines[section.at];
        line.passage.numbered && lines.get(section.at + 1).is_some_and(|next| !next.passage.numbered)
    };
    let part = |section: &Section| match &section.lead {
        Some(lead) => lead.clone(),
        None if section.list.sessions => leading(&lines[section.at]),
        None => 0..lines[section.at].text().len(),
    };
    // Of a list without more than titles, most have to look like them.
    let open = |section: &Section| found[section.at].iter().all(|candidate| !candidate.is_sure(context));
    let leads = |line: &Line| whole_link(line).is_some() && line.words.len() > 2 && context.sense.speakers(line.text()).is_none();
    let is_title = |section: &Section| leads(&lines[section.at]) || is_set(context, &lines[section.at], &part(section));
    let alone = |section: &&Section| section.list.sessions && (!open(section) || is_title(section));
    let listed = shelved.iter().filter(|section| section.list.sessions).count();
    let listed = listed >= SEVERAL && shelved.iter().filter(alone).count() * 4 >= listed * 3;
    // Where all begin with something marked off, some of it with the capitals of titles, its case says little.
    let off = |section: &&Section| part(section).len() < lines[section.at].text().len();
    let set = |section: &Section| is_set(context, &lines[section.at], &part(section));
    let marked = shelved.iter().all(|section| off(&section)) && shelved.iter().any(set);
    // What has its recordings below, as others beside it have, is a session.
    let shown = shelved.iter().filter(|section| section.note == Note::Media).count() >= SEVERAL;
    let mut news = Vec::new();
    for section in shelved {
        let text = lines[section.at].text();
        let part = part(section);
        let leads = section.lead.is_some() && (section.list.sessions || attended && quote::leading(text).is_some());
        // `[Rafts at Rest](https://…). Slow, and good.`
        let long = part.len() > LONG || section.list.linked;
        let leads = leads || section.list.sessions && marked && long && !context.sense.is_person(&text[part.clone()]);
        let alone = listed && section.lead.is_none() && alone(&section);
        let shown = shown && section.note == Note::Media;
        let titled = if alone || shown { open(section) } else { (leads || attended && numbered(section)) && found[section.at].is_empty() };
        // `Rafts at Rest by Ann Lee. Slow, and good.`
        let opens = section.list.sessions && found[section.at].is_empty();
        let lead = match section.lead {
            None if opens && !titled => text.split(". ").next().unwrap_or(text),
            _ => &text[part.clone()],
        };
        let split = if titled || opens { split::split(lead, context.sense).map(Candidate::from) } else { None };
        let named = split.as_ref().is_some_and(|split| split.is_sure(context));
        if !(section.stated || titled || opens && named) {
            continue;
        }
        let whole = || {
            let (title, format) = title::bare(lead, Standing::MarkedOff, context)?;
            let page = || lines[section.at].passage.links().find(|(_, href)| is_page(href));
            let url = if section.list.sessions { page().map(|(_, href)| href.to_owned()) } else { None };
            let url = url.or_else(|| section.url.clone());
            Some(Candidate { title, speakers: section.speakers.clone(), format, url, strength: Strength::Fair })
        };
        let candidate =
            split.filter(|split| !section.stated && split.is_sure(context)).or_else(whole).and_then(|candidate| context.accept(candidate));
        news.extend(candidate.map(|candidate| (section.at, Candidate { format: candidate.format.or(section.list.format), ..candidate })));
    }
    news
}

/// What of an item may be a title: what is marked off at its start, or what stands before `(a comment)` or its second sentence.
fn leading(line: &Line) -> Range<usize> {
    let text = line.text();
    let marked = line.passage.marks.iter().filter(|(range, _)| range.start == 0).map(|(range, _)| range.end).max();
    let comment = || if text.ends_with(')') { comment(text) } else { None };
    0..marked.or_else(comment).or_else(|| text.find(". ")).unwrap_or(text.len())
}

/// Where what a text closes with begins, in parentheses that may hold others.
fn comment(text: &str) -> Option<usize> {
    let mut open = 0;
    let closes = |(_, character): &(usize, char)| {
        open += i32::from(*character == ')') - i32::from(*character == '(');
        open == 0
    };
    let start = text.char_indices().rev().find(closes)?.0;
    Some(start).filter(|start| *start > 0)
}

/// Whether a stretch of an item has the capitals of a title.
fn is_set(context: &Context<'_>, line: &Line, part: &Range<usize>) -> bool {
    let text = line.text()[part.clone()].trim_end_matches('.');
    let words = line.words_in(part).len();
    words > 1 && !text.ends_with(':') && title::is_title_case(text, context.lexicon)
}

/// What the text before a list says of its items.
fn announced(context: &Context<'_>, list: usize) -> Announced {
    // A heading such as `Talks I liked` says so too.
    let headed =
        || list.checked_sub(1).map(|before| &context.sheet.lines[before]).filter(|line| line.level.is_some()).map(|line| &*line.words);
    let Some(words) = announcing(context, list).or_else(headed) else { return Announced::default() };
    let format = context.lexicon.formats.find(words).pop().map(|found| found.value).filter(|format| *format != Format::Talk);
    let lexicon = context.lexicon;
    // `What I took from the talks:`, but `Some of the talks I attended:`
    let of_them = |start: usize| {
        let small = words[..start].iter().rev().take_while(|word| lexicon.is_stop(word)).count();
        (start - small..start).any(|at| lexicon.by.at(words, at).is_some())
    };
    let sessions = lexicon.several(words).is_some_and(|start| !of_them(start));
    // `聞いた発表`: where words have no plural, a list of what was heard tells it.
    let heard = || words.iter().any(|word| is_unspaced(&word.folded)) && lexicon.session.any(words) && lexicon.heard.any(words);
    let linked = lexicon.session.any(words) && is_programme(context, list);
    let sessions = sessions || heard() || linked;
    // `Noteworthy talks`, but `Insights from talks`
    let named = lexicon.session.ends_at(words, words.len());
    let sessions = sessions && (named || !lexicon.headings.any(words) && !lexicon.cues.any(words));
    Announced { sessions, linked, format }
}

/// Whether all items of a list begin with links to pages that stand side by side on one site, as those of a programme do.
fn is_programme(context: &Context<'_>, list: usize) -> bool {
    let items = context.sheet.lines[list..].iter().take_while(|line| line.passage.place == Place::Item);
    let shelf = |line: &Line| {
        let (_, href) = line.passage.links().find(|(range, _)| range.start == 0)?;
        folder(href).map(str::to_owned)
    };
    let shelves: Vec<_> = items.map(shelf).collect();
    shelves.len() >= SEVERAL && shelves[0].is_some() && shelves.iter().all(|other| *other == shelves[0])
}

/// The session whose title is the heading of a section, which may stand among the talks or among recordings.
fn titled(context: &Context<'_>, section: &Section, talks: bool, recorded: bool) -> Option<Candidate> {
    let line = &context.sheet.lines[section.at];
    let recorded = recorded && (section.url.is_some() || section.note == Note::Media);
    let standing =
        if section.speakers.is_empty() && !section.shelved && !talks && !recorded { Standing::Loose } else { Standing::MarkedOff };
    let (title, format) = title::bare(line.text(), standing, context)?;
    let general = context.lexicon.headings.any(&line.words) || context.lexicon.weak_headings.any(&line.words);
    let of_this = section.opening == Opening::OfThis;
    let told_of = section.url.is_some() || of_this && !section.speakers.is_empty();
    let general = general && !told_of;
    // Without spaces every character is a word.
    let told_little = section.url.is_none() && section.speakers.is_empty() && section.note != Note::Media;
    let least = match told_little && is_unspaced(line.text()) {
        true if !context.lexicon.small_talk.any(&line.words) => 5,
        true => 8,
        false => 3 - usize::from(recorded || !section.speakers.is_empty()),
    };
    let short = !is_unspaced(line.text()) && line.words.len() < 4;
    let untold = (told_little && !section.shelved || short) && title::telling(&line.words, context.lexicon) < 2 - usize::from(of_this);
    // `Talks of our members` heads several.
    let several = line
        .words
        .first()
        .filter(|_| context.lexicon.session.at(&line.words, 0).is_some())
        .is_some_and(|word| context.lexicon.is_plural(word));
    if !section.stated && (several || general || untold || line.words.len() < least) {
        return None;
    }
    let mut speakers = section.speakers.clone();
    if speakers.is_empty() {
        speakers.extend(section.handle.clone());
    }
    let format = format.or(section.format);
    let url = section.url.clone().or_else(|| whole_link(line).map(str::to_owned)).or_else(|| section.link.clone());
    context.accept(Candidate { title, speakers, format, url, strength: Strength::Sure })
}

/// Drops what only looks like a session where nothing beside it does: the other items of the list, the other headings.
pub(super) fn drop_lonely(context: &Context<'_>, found: &mut [Vec<Candidate>]) {
    let mut lines: Vec<usize> = (0..found.len()).filter(|at| !found[*at].is_empty()).collect();
    order::sort(&mut lines, |a, b| shelf(context, *a).cmp(&shelf(context, *b)).then_with(|| a.cmp(b)));
    for shelved in lines.chunk_by(|a, b| shelf(context, *a) == shelf(context, *b)) {
        if let [at] = shelved
            && found[*at].len() == 1
        {
            found[*at].retain(|candidate| candidate.strength > Strength::Weak);
        }
    }
}
