//! What stands under a heading or an item that may be the title of a session, and what it tells of one.

use super::address::{is_page, recording};
use super::shelf::Announced;
use super::split::Strength;
use super::told::{acting, handle, linked, opening, speaker_line, told};
use super::{Candidate, Context, title};
use crate::document::Place;
use crate::post::{Format, Speaker};
use crate::search::Token;
use crate::understand::byline::is_profile;
use crate::understand::script::is_unspaced;
use crate::understand::sheet::Line;
use std::ops::Range;

/// How far under a heading the signs are looked for, in lines.
const NEAR: usize = 8;

/// How many words a line may have that does nothing but name speakers.
pub(super) const LONGEST: usize = 30;

/// Within how many words the text under a title says that it was a session.
pub(super) const SOON: usize = 6;

/// The longest line that only says of a recording where it is or that there is none, in words; every character is one without spaces.
const SHORT: usize = 14;

/// What a section tells of the session it may be about.
#[derive(Default)]
pub(super) struct Section {
    /// The line of its title.
    pub(super) at: usize,
    pub(super) speakers: Vec<Speaker>,
    /// Whose handle its first paragraph has, which says who spoke only where nothing else does.
    pub(super) handle: Option<Speaker>,
    pub(super) url: Option<String>,
    /// Where a word for a session or a recording leads, which says nothing of whether it is about one.
    pub(super) link: Option<String>,
    /// What its first words say that it was: `A workshop on …`.
    pub(super) format: Option<Format>,
    /// Whether it begins with few words about its recording or slides: `(no slides yet)`.
    pub(super) recorded: bool,
    /// What is said before the list that it is an item of.
    pub(super) list: Announced,
    /// Whether a line under the heading does nothing but name the speakers.
    pub(super) stated: bool,
    pub(super) opening: Opening,
    /// Whether it begins by speaking of one session under a heading for sessions or a day of them.
    pub(super) shelved: bool,
    /// Whether its heading names a session, or it tells of one.
    pub(super) tells: Telling,
}

/// Whether a section is about a session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Telling {
    #[default]
    No,
    /// It begins by speaking of one.
    Begins,
    Yes,
}

/// How a section begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Opening {
    #[default]
    Otherwise,
    /// By speaking of one session.
    OfOne,
    /// With `This talk …`, which says what its heading names.
    OfThis,
    /// By speaking of more than one session.
    OfSeveral,
}

impl Section {
    pub(super) fn address(&self) -> Option<String> {
        self.url.clone().or_else(|| self.link.clone())
    }

    /// Tells a session that was found in its heading what stands under it.
    pub(super) fn tell(&self, found: &mut [Candidate]) {
        if let [candidate] = found {
            if candidate.speakers.is_empty() {
                candidate.speakers.clone_from(&self.speakers);
            }
            if candidate.speakers.is_empty() {
                candidate.speakers.extend(self.handle.clone());
            }
            candidate.url = candidate.url.take().or_else(|| self.address());
            candidate.format = candidate.format.or(self.format);
            if self.stated || self.url.is_some() {
                candidate.strength = Strength::Sure;
            }
        }
    }
}

/// Reads what stands under a line, if it is a heading or has items below it.
pub(super) fn read(context: &Context<'_>, at: usize, found: &[Vec<Candidate>]) -> Option<Section> {
    let (line, body) = (&context.sheet.lines[at], &context.sheet.lines[at + 1..]);
    if line.passage.place == Place::Item && line.level.is_none() {
        let (depth, number) = (line.passage.list_depth, line.passage.numbered);
        let deeper = |next: &Line| next.passage.list_depth > depth || next.passage.list_depth == depth && number && !next.passage.numbered;
        let below = |next: &Line| next.passage.place == Place::Item && deeper(next);
        let end = body.iter().position(|next| !below(next)).unwrap_or(body.len());
        return (end > 0).then(|| of_item(context, at, &body[..end]));
    }
    line.level.filter(|level| *level > 1)?;
    // `### by Ann Lee` under `## Title` is a line of its section.
    let profiled = |next: &Line| next.passage.links().any(|(link, href)| link.start == 0 && is_profile(href));
    let honoured = |text: &str| context.sense.without_honorific(text).len() < text.trim().len();
    let names = |next: &Line| {
        next.level > line.level
            && (context.sense.after_by(next.text()).is_some() || profiled(next) || honoured(next.text()))
            && speaker_line(context, next, None).is_some()
    };
    let skipped = usize::from(body.first().is_some_and(names));
    let end = body[skipped..].iter().position(|next| next.level.is_some()).map_or(body.len(), |end| end + skipped);
    let mut section = of_heading(context, at, &body[..end], &found[at + 1..]);
    // What stands over further headings is about all of them.
    if section.speakers.is_empty() && !is_over(context, at, at + 1 + end) {
        let near = &body[..end.min(NEAR)];
        if is_of_one(context, line) {
            section.speakers = linked(context, near);
        }
        if section.speakers.is_empty() && section.url.is_some() {
            section.speakers = acting(context, near);
        }
    }
    Some(section)
}

/// Whether a heading stands over the one at `next`, unless that is one that several have below them: `### Notes`.
pub(super) fn is_over(context: &Context<'_>, heading: usize, next: usize) -> bool {
    /// How many lines before and behind are looked at.
    const FAR: usize = 200;
    let lines = &context.sheet.lines;
    let below = lines.get(next).filter(|next| next.level > lines[heading].level);
    below.is_some_and(|below| {
        let same = |other: &&Line| other.level == below.level && other.text() == below.text();
        let near = &lines[next.saturating_sub(FAR)..lines.len().min(next + FAR)];
        near.iter().filter(same).nth(1).is_none()
    })
}

/// An item of whose first items below it is asked whether they do nothing but name speakers.
fn of_item(context: &Context<'_>, at: usize, body: &[Line]) -> Section {
    // `Ann Lee: what she answered`
    let says = |next: &Line| next.text().contains([':', '：']);
    let named = |next: &Line| context.sense.speakers(next.text()).filter(|people| context.sense.knows(people) && !says(next));
    let speakers: Vec<Speaker> = body.iter().map_while(named).flatten().collect();
    // `视频: …`, `Slides / @annlee` below an item
    let media = |next: &&Line| context.lexicon.media.at(&next.words, 0).is_some();
    let recorded = body.iter().take(NEAR).any(|next| media(&next));
    let links = body.iter().filter(|_| recorded).flat_map(|next| next.passage.links().map(|(_, href)| href));
    let url = recording(links.filter(|href| context.lexicon.is_recording(href))).map(str::to_owned);
    let stated = !speakers.is_empty();
    let handle = body.first().filter(|next| !stated && media(next)).and_then(|next| handle(context, next));
    Section { at, stated, speakers: speakers.into_iter().chain(handle).collect(), url, recorded, ..Section::default() }
}

/// Reads the first lines of the section of a heading, and what it shows.
fn of_heading(context: &Context<'_>, at: usize, body: &[Line], found: &[Vec<Candidate>]) -> Section {
    let mut recordings = Vec::new();
    for (number, (line, sessions)) in body.iter().zip(found).enumerate() {
        let near = number < NEAR || line.passage.place == Place::Embed;
        let alone = |range: &Range<usize>| line.words.len() <= 12 || range.len() == line.text().len();
        if sessions.is_empty() && near {
            let links = line.passage.links().filter(|(range, href)| alone(range) && context.lexicon.is_recording(href));
            recordings.extend(links.map(|(_, href)| href));
        }
    }
    recordings.dedup();
    let few = recordings.len() <= 2;
    let mut shown = body.iter().filter(|line| !matches!(line.passage.place, Place::Embed | Place::Caption) && !line.text().is_empty());
    let first = shown.next();
    let mut stated = first.and_then(|line| speaker_line(context, line, body.get(1)));
    // Of a list, each of the first items may name one.
    if let (Some(speakers), Some(Place::Item)) = (&mut stated, first.map(|line| line.passage.place)) {
        let named = shown.map_while(|line| speaker_line(context, line, None));
        speakers.extend(named.flatten());
    }
    let told = || first.map_or_else(Vec::new, |line| told(context, line));
    let within = |words: &[Token], most: usize| context.lexicon.speaks_of_one(&words[..words.len().min(most)]);
    // Without spaces every character is a word.
    let soon = |line: &Line| if is_unspaced(line.text()) { 2 * SOON } else { SOON };
    let speaks = first.is_some_and(|line| opening(line).any(|sentence| within(line.words_in(sentence), 2 * SOON)));
    // `The talk of Ann Lee was …` may come after an anecdote.
    let opens = first.is_some_and(|line| within(&line.words, soon(line))) || body.iter().take(NEAR).any(|line| within(&line.words, 2));
    let said = body.iter().find(|line| line.passage.place == Place::Paragraph && !line.passage.quoted);
    let named = said.filter(|line| points_back(context, line));
    Section {
        at,
        list: Announced::default(),
        tells: Telling::No,
        stated: stated.is_some(),
        handle: first.and_then(|line| handle(context, line)),
        speakers: stated.unwrap_or_else(told),
        format: named.or(first).and_then(|line| format(context, line.words_in(line.sentences.first()?))),
        opening: if named.is_some() {
            Opening::OfThis
        } else if first.is_some_and(|line| context.lexicon.several(&line.words[..line.words.len().min(SOON / 2)]).is_some()) {
            Opening::OfSeveral
        } else if opens {
            Opening::OfOne
        } else {
            Opening::Otherwise
        },
        shelved: speaks && is_shelf(context, at),
        url: recording(recordings.into_iter()).filter(|_| few).map(str::to_owned),
        link: recording(body.iter().flat_map(|line| media_links(context, line))).map(str::to_owned),
        recorded: first.is_some_and(|line| context.lexicon.media.any(&line.words) && line.words.len() <= SHORT),
    }
}

/// Where links lead that are no more than words for a session or its recording: `Her [talk](https://…) was about …`, `The [video of
/// Ann](https://…)`.
fn media_links<'l>(context: &'l Context<'_>, line: &'l Line) -> impl Iterator<Item = &'l str> {
    let media = |range: &Range<usize>, href: &str| {
        let words = line.words_in(range);
        let speaks = |words: &[Token]| context.lexicon.session.any(words) || context.lexicon.media.any(words);
        let small = || words.iter().all(|word| context.lexicon.is_common_word(word));
        let sentence = || line.sentences.iter().find(|sentence| sentence.contains(&range.start));
        let named = || context.lexicon.media.at(words, 0).is_some();
        context.lexicon.is_recording(href) && (named() || small() && sentence().is_some_and(|sentence| speaks(line.words_in(sentence))))
            || speaks(words) && title::telling(words, context.lexicon) == 0 && is_page(href)
    };
    line.passage.links().filter(move |(range, href)| media(range, href)).map(|(_, href)| href)
}

/// The format that a text begins with or of which its first sentence says that someone gave it: `A workshop on …`, `Ann Lee gave a
/// moving keynote`.
fn format(context: &Context<'_>, words: &[Token]) -> Option<Format> {
    let lexicon = context.lexicon;
    let gave = lexicon.gave.find(words).first().map(|gave| gave.end);
    let given = || lexicon.formats.find(&words[gave?..]).into_iter().next();
    let found = (0..words.len().min(2)).find_map(|at| lexicon.formats.at(words, at)).or_else(given);
    found.map(|found| found.value).filter(|format| *format != Format::Talk)
}

/// Whether a heading can be the title of one session: no list of talks, and nothing at a conference.
fn is_of_one(context: &Context<'_>, line: &Line) -> bool {
    let (words, lexicon) = (&line.words, context.lexicon);
    let several = lexicon.session.ends_at(words, words.len()) && words.last().is_some_and(|word| lexicon.is_plural(word));
    !several && !(0..words.len()).any(|at| context.sense.gazetteer.is_event(&words[at..]))
}

/// Whether the first sentences of a line point to a session that was just named: `This talk …`.
fn points_back(context: &Context<'_>, line: &Line) -> bool {
    let this = |words: &[Token]| {
        let session = (1..words.len().min(4)).find_map(|at| context.lexicon.session.at(words, at));
        session.is_some_and(|found| !context.lexicon.is_plural(&words[found.end - 1]))
    };
    let points = |words: &[Token], at: usize| {
        context.lexicon.pointing.contains(&words[at].folded) && this(if at == 0 { words } else { &words[at..words.len().min(at + 2)] })
    };
    opening(line).any(|sentence| {
        let words = line.words_in(sentence);
        (0..words.len()).any(|at| points(words, at))
    })
}

/// Whether a heading stands right under one such as `Talks` or `Day 2`.
fn is_shelf(context: &Context<'_>, heading: usize) -> bool {
    let lines = &context.sheet.lines;
    let over = lines[heading].heading.map(|over| &lines[over]);
    over.is_some_and(|over| context.lexicon.session.any(&over.words) || title::telling(&over.words, context.lexicon) == 0)
}
