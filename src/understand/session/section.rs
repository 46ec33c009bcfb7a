//! Sections that are about one session: their heading is its title, and what stands under it says so.

use super::address::{is_page, is_recording};
use super::around::{self, people_together};
use super::speaker::speaker;
use super::title::{self, Standing, Strength};
use super::{Candidate, Context};
use crate::document::Place;
use crate::order;
use crate::post::{Format, Speaker};
use crate::search::{Token, tokens};
use crate::understand::byline::is_profile;
use crate::understand::person::is_unspaced;
use crate::understand::sheet::Line;
use std::ops::Range;

/// How far under a heading the signs are looked for, in lines.
const NEAR: usize = 8;

/// How many words a line may have that does nothing but name speakers.
const LONGEST: usize = 30;

/// Within how many words the text under a title says that it was a session.
const SOON: usize = 6;

/// The longest line that only says of a recording that there is none, in words; every character is one without spaces.
const SHORT: usize = 14;

/// How many of some headings have to show a recording each to be titles.
const RECORDED: usize = 3;

/// What a section tells of the session it may be about.
struct Section {
    heading: usize,
    speakers: Vec<Speaker>,
    /// Whose handle its first paragraph has, which says who spoke only where nothing else does.
    handle: Option<Speaker>,
    url: Option<String>,
    /// Where a word for a session or a recording leads, which says nothing of whether it is about one.
    link: Option<String>,
    /// What its first words say that it was: `A workshop on …`.
    format: Option<Format>,
    /// Whether a line under the heading does nothing but name the speakers.
    stated: bool,
    /// Whether it begins with a few words on its recording or slides, as `(no slides yet)`.
    media: bool,
    opening: Opening,
    /// Whether it begins by speaking of one session under a heading for sessions or a day of them.
    shelved: bool,
}

/// How a section begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opening {
    Otherwise,
    /// By speaking of one session.
    OfOne,
    /// With `This talk …`, which says what its heading names.
    OfThis,
}

impl Section {
    fn address(&self) -> Option<String> {
        self.url.clone().or_else(|| self.link.clone())
    }
}

/// Adds the sessions whose title is a heading, and what their sections tell of those that were found in headings.
pub(super) fn complete(context: &Context<'_>, found: &mut [Vec<Candidate>]) {
    let lines = &context.sheet.lines;
    let mut sections: Vec<Section> = Vec::new();
    for (heading, line) in lines.iter().enumerate().filter(|(_, line)| line.level.is_some_and(|level| level > 1)) {
        let body = &lines[heading + 1..];
        let end = body.iter().position(|line| line.level.is_some()).unwrap_or(body.len());
        let mut section = read(context, heading, &body[..end], &found[heading + 1..]);
        // What stands over further headings is about all of them.
        let over_others = body.get(end).is_some_and(|next| next.level > line.level);
        if section.speakers.is_empty() && !over_others && is_of_one(context, line) {
            section.speakers = linked(context, line, &body[..end.min(NEAR)]);
        }
        let nameless = section.speakers.is_empty() && !over_others && section.url.is_some();
        if nameless {
            section.speakers = acting(context, &body[..end.min(NEAR)]);
        }
        if let [candidate] = found[heading].as_mut_slice() {
            if candidate.speakers.is_empty() {
                candidate.speakers.clone_from(&section.speakers);
            }
            candidate.url = candidate.url.take().or_else(|| section.address());
            candidate.format = candidate.format.or(section.format);
            candidate.strength = if section.stated || section.url.is_some() { Strength::Sure } else { candidate.strength };
        }
        // Without spaces every character is a word.
        if line.words.len() <= if is_unspaced(line.text()) { 60 } else { 24 } {
            sections.push(section);
        }
    }
    // A heading is a title where it says who spoke, or where its neighbours too have a speaker or a recording.
    let shelf = |section: &Section| (lines[section.heading].heading, lines[section.heading].level);
    order::sort(&mut sections, |a, b| shelf(a).cmp(&shelf(b)).then_with(|| a.heading.cmp(&b.heading)));
    for shelf in sections.chunk_by(|a, b| shelf(a) == shelf(b)) {
        let tells = |section: &Section| {
            let told = !section.speakers.is_empty() || section.url.is_some() || section.shelved || section.media;
            told && !context.is_of_event(lines[section.heading].text()) || !found[section.heading].is_empty()
        };
        let telling = shelf.iter().filter(|section| tells(section)).count();
        // Under a heading such as `Talks` every heading is one where some of them tell.
        let talks = lines[shelf[0].heading].heading.is_some_and(|over| context.lexicon.session.any(&lines[over].words));
        let together = telling > 1 && telling * if talks { 3 } else { 2 } >= shelf.len();
        // Where most show a recording, their headings are titles whatever their case.
        let recorded = shelf.iter().filter(|section| section.url.is_some()).count();
        let recorded = recorded >= RECORDED && recorded * 2 >= shelf.len();
        // Among headings in a script without capitals, beside one of a session, those in Latin letters are the titles that talks have.
        let own = |section: &Section| is_unspaced(lines[section.heading].text());
        let foreign = shelf.iter().any(own) && shelf.iter().any(|section| !found[section.heading].is_empty());
        let titles = |section: &Section| foreign && !own(section) && lines[section.heading].words.len() >= 4;
        let fits = |section: &Section| {
            let spoken = section.opening != Opening::Otherwise;
            section.stated || section.opening == Opening::OfThis || together && (talks || tells(section) || spoken) || titles(section)
        };
        let news: Vec<(usize, Candidate)> = shelf
            .iter()
            .filter(|section| found[section.heading].is_empty() && fits(section))
            .filter_map(|section| {
                let spoken = section.opening == Opening::OfThis || together && section.opening == Opening::OfOne;
                Some((section.heading, titled(context, section, spoken || talks || titles(section), recorded)?))
            })
            .collect();
        for (heading, candidate) in news {
            found[heading].push(candidate);
        }
    }
}

/// Adds the sessions that a numbered list names under a heading that speaks of sessions or of what was attended, where bullets
/// behind each number tell about it.
pub(super) fn number(context: &Context<'_>, found: &mut [Vec<Candidate>]) {
    let lines = &context.sheet.lines;
    let lexicon = context.lexicon;
    let attended =
        |line: &Line| line.heading.map(|at| &lines[at].words).is_some_and(|words| lexicon.session.any(words) || lexicon.came.any(words));
    let shelf = |at: usize| (lines[at].heading, lines[at].passage.list_depth);
    let is_title = |at: usize| {
        let (line, next) = (&lines[at].passage, &lines[at + 1].passage);
        let told = next.place == Place::Item && !next.numbered && next.list_depth >= line.list_depth;
        line.place == Place::Item && line.numbered && told && lines[at].sentences.len() == 1 && found[at].is_empty() && attended(&lines[at])
    };
    let titles: Vec<usize> = (0..lines.len().saturating_sub(1)).filter(|at| is_title(*at)).collect();
    for titles in titles.chunk_by(|a, b| shelf(*a) == shelf(*b)).filter(|titles| titles.len() > 1) {
        for at in titles {
            let Some((title, format)) = title::bare(lines[*at].text(), Standing::MarkedOff, context) else { continue };
            let candidate = Candidate { title, speakers: Vec::new(), format, url: None, strength: Strength::Fair };
            found[*at].extend(context.accept(candidate));
        }
    }
}

/// Adds the sessions that items name where the first item below each does nothing but name who spoke.
pub(super) fn nest(context: &Context<'_>, found: &mut [Vec<Candidate>]) {
    let lines = &context.sheet.lines;
    let depth = |at: usize| (lines[at].passage.place == Place::Item).then_some(lines[at].passage.list_depth);
    let told = |at: usize| {
        let below = depth(at).zip(depth(at + 1)).is_some_and(|(depth, below)| below == depth + 1);
        let speakers = context.sense.speakers(lines[at + 1].text()).filter(|_| below && lines[at].words.len() <= LONGEST)?;
        let (title, format) = title::bare(lines[at].text(), Standing::MarkedOff, context)?;
        let known = speakers.iter().all(|speaker| context.sense.is_known_person(&speaker.name));
        known.then_some(Candidate { title, speakers, format, url: None, strength: Strength::Fair })
    };
    let sessions: Vec<(usize, Candidate)> =
        (0..lines.len().saturating_sub(1)).filter_map(|at| Some((at, told(at).and_then(|candidate| context.accept(candidate))?))).collect();
    if sessions.len() > 1 {
        for (at, candidate) in sessions {
            found[at] = vec![candidate];
            found[at + 1].clear();
        }
    }
}

/// Gives a session without speakers those whom the next line states: `Title: …`, `Speaker: …`.
pub(super) fn attach_speakers(context: &Context<'_>, found: &mut [Vec<Candidate>]) {
    for (at, next) in context.sheet.lines.iter().enumerate().skip(1) {
        if let [candidate] = found[at - 1].as_mut_slice()
            && candidate.speakers.is_empty()
            && next.words.len() <= LONGEST
            && let Some(named) = context.sense.after_by(next.text())
            && let Some(speakers) = context.sense.speakers(named)
        {
            candidate.speakers = speakers;
            candidate.strength = Strength::Sure;
        }
    }
}

/// The session whose title is the heading of a section, which may stand among the talks or among recordings.
fn titled(context: &Context<'_>, section: &Section, talks: bool, recorded: bool) -> Option<Candidate> {
    let line = &context.sheet.lines[section.heading];
    let recorded = recorded && (section.url.is_some() || section.media);
    let standing =
        if section.speakers.is_empty() && !section.shelved && !talks && !recorded { Standing::Loose } else { Standing::MarkedOff };
    let (title, format) = title::bare(line.text(), standing, context)?;
    let general = context.lexicon.headings.any(&line.words) || context.lexicon.weak_headings.any(&line.words);
    // Without spaces every character is a word.
    let told_little = section.url.is_none() && section.speakers.is_empty() && !section.media;
    let least = if told_little && is_unspaced(line.text()) { 8 } else { 3 - usize::from(recorded) };
    let untold = told_little && !section.shelved && title::telling(line.text(), context.lexicon) < 2;
    if !section.stated && (general || untold || line.words.len() < least) {
        return None;
    }
    let mut speakers = section.speakers.clone();
    if speakers.is_empty() {
        speakers.extend(section.handle.clone());
    }
    let format = format.or(section.format);
    context.accept(Candidate { title, speakers, format, url: section.address(), strength: Strength::Sure })
}

/// Reads the first lines of a section, and what it shows.
fn read(context: &Context<'_>, heading: usize, body: &[Line], found: &[Vec<Candidate>]) -> Section {
    let mut recordings = Vec::new();
    for (at, (line, sessions)) in body.iter().zip(found).enumerate() {
        let near = at < NEAR || line.passage.place == Place::Embed;
        let short = line.passage.place == Place::Embed || line.words.len() <= 12;
        let alone = |range: &Range<usize>| short || range.len() == line.text().len();
        if sessions.is_empty() && near {
            let links = line.passage.links().filter(|(range, href)| alone(range) && is_recording(href));
            recordings.extend(links.map(|(_, href)| href));
        }
    }
    recordings.dedup();
    let first = body.iter().find(|line| !matches!(line.passage.place, Place::Embed | Place::Caption) && !line.text().is_empty());
    let stated = first.and_then(|line| speaker_line(context, line, body.get(1)));
    let told = || first.map_or_else(Vec::new, |line| told(context, line));
    let within = |words: &[Token], most: usize| speaks_of_one(context, &words[..words.len().min(most)]);
    let speaks = first.is_some_and(|line| opening(line).any(|sentence| within(line.words_in(sentence), 2 * SOON)));
    let opens = first.is_some_and(|line| within(&line.words, SOON));
    let said = body.iter().find(|line| line.passage.place == Place::Paragraph && !line.passage.quoted);
    let named = said.filter(|line| is_of_one(context, &context.sheet.lines[heading]) && points_back(context, line));
    Section {
        heading,
        stated: stated.is_some(),
        handle: first.and_then(handle),
        speakers: stated.unwrap_or_else(told),
        format: named.or(first).and_then(|line| format(context, line.words_in(line.sentences.first()?))),
        opening: if named.is_some() {
            Opening::OfThis
        } else if opens {
            Opening::OfOne
        } else {
            Opening::Otherwise
        },
        shelved: speaks && is_shelf(context, heading),
        url: (1..=2).contains(&recordings.len()).then(|| recordings[0].to_owned()),
        link: body.iter().take(NEAR).find_map(|line| media_link(context, line)),
        media: first.is_some_and(|line| line.level.is_none() && line.words.len() <= SHORT && context.lexicon.media.any(&line.words)),
    }
}

/// Where a link leads that is no more than a word for a session or its recording: `Her [talk](https://…) was about …`.
fn media_link(context: &Context<'_>, line: &Line) -> Option<String> {
    let media = |range: &Range<usize>, href: &str| {
        let words = line.words_in(range);
        let (named, online) = (context.lexicon.session.any(words) || context.lexicon.media.any(words), context.lexicon.online.any(words));
        online && is_recording(href) || named && title::telling(&line.text()[range.clone()], context.lexicon) == 0 && is_page(href)
    };
    line.passage.links().find(|(range, href)| media(range, href)).map(|(_, href)| href.to_owned())
}

/// The format that a text begins with or of which its first sentence says that someone gave it: `A workshop on …`, `Ann Lee gave a
/// moving keynote`.
pub(super) fn format(context: &Context<'_>, words: &[Token]) -> Option<Format> {
    let lexicon = context.lexicon;
    let gave = lexicon.gave.find(words).first().map(|gave| gave.end);
    let given = || lexicon.formats.find(&words[gave?..]).into_iter().next();
    let found = (0..words.len().min(2)).find_map(|at| lexicon.formats.at(words, at)).or_else(given);
    found.map(|found| found.value).filter(|format| *format != Format::Talk)
}

/// The speakers where a line does nothing but name them: `Speakers: …`, `by …`, `*Ann Lee, Acme*`, `(Ann Lee @annlee)`.
fn speaker_line(context: &Context<'_>, line: &Line, next: Option<&Line>) -> Option<Vec<Speaker>> {
    if line.words.len() > LONGEST || line.passage.quoted {
        return None;
    }
    // Only the first line of a paragraph, where it is broken into several.
    let text = line.text();
    let end = line.passage.breaks.first().copied().unwrap_or(text.len());
    let text = without_handles(line, end);
    // `--- Ann Lee - [Slides]`
    let text = text.trim_start_matches(['-', '–', '—', ' ']);
    let shown = text.rsplit_once('[').filter(|(_, inside)| context.lexicon.media.any(&tokens(inside)) || inside.ends_with(']'));
    let text = shown.map_or(text, |(names, _)| names.trim_end_matches(['-', '–', '—', ' ', '[']));
    let inside = text.trim().strip_prefix('(').and_then(|text| text.strip_suffix(')')).filter(|inside| !inside.contains(['(', ')']));
    let text = inside.unwrap_or(text);
    let marked = inside.is_some() || context.sense.after_by(text).is_some();
    let speakers = context.sense.speakers(text)?;
    let known = speakers.iter().all(|speaker| context.sense.is_known_person(&speaker.name));
    let plain = match line.passage.place {
        // The first item of a list, whose others tell other things.
        Place::Item => {
            let more = next.is_some_and(|next| next.passage.place == Place::Item && context.sense.speakers(next.text()).is_none());
            more && (known || line.passage.links().any(|(_, href)| is_profile(href)))
        }
        _ => known || line.passage.marks.iter().any(|(range, _)| range.start == 0),
    };
    (marked || plain).then_some(speakers)
}

/// The text of a line up to the byte `end`, without the handles that stand beside names: `Ann Lee [@annlee](https://…)`.
fn without_handles(line: &Line, end: usize) -> String {
    let mut text = String::new();
    let mut from = 0;
    for (range, href) in line.passage.links_in(&(0..end)) {
        let before = line.text()[from..range.start.max(from)].trim_end();
        if is_profile(href) && !before.is_empty() && !before.ends_with('(') && line.text()[range.clone()].starts_with('@') {
            text.push_str(before);
            from = range.end;
            // What a comma parts from a name with a handle is a further name.
            if line.text()[from..end].starts_with(", ") {
                text.push_str(" & ");
                from += 2;
            }
        }
    }
    text + &line.text()[from..end]
}

/// The speakers whom the first sentences of a section name beside a word for a session or a verb for giving one.
fn told(context: &Context<'_>, line: &Line) -> Vec<Speaker> {
    for sentence in opening(line) {
        let words = line.words_in(sentence);
        if !speaks_of_one(context, words) && !context.lexicon.gave.any(words) {
            continue;
        }
        let people = people_together(context, line, sentence);
        if !people.is_empty() {
            return people;
        }
        if let Some(one) = around::linked(context, line, sentence) {
            return vec![one];
        }
        // `The two from Acme, Ann Lee and Bob Ray, presented …`: whom no table knows is told by the verb.
        let verb = (1..words.len()).find(|at| context.lexicon.gave.at(words, *at).is_some());
        let subject = verb.map(|at| line.text()[sentence.start..words[at].range.start].trim_end());
        if let Some(people) = subject.and_then(|subject| context.sense.trailing_speakers(subject)) {
            return people;
        }
    }
    // `Ann Lee (Acme) built …`
    context.sense.leading_speakers(line.text()).map(|(people, _)| people).filter(|people| is_placed(people)).unwrap_or_default()
}

/// Whether it is said where the last of some people works.
fn is_placed(people: &[Speaker]) -> bool {
    people.last().is_some_and(|speaker| speaker.affiliation.is_some())
}

/// Whether a heading can be the title of one session: no day, no list of talks, and nothing at a conference.
fn is_of_one(context: &Context<'_>, line: &Line) -> bool {
    let (words, lexicon) = (&line.words, context.lexicon);
    let number = |word: &Token| word.folded.starts_with(|first: char| first.is_ascii_digit());
    let dated = words.iter().any(number) && words.iter().any(|word| lexicon.months.contains(&word.folded));
    let several = lexicon.session.ends_at(words, words.len()) && words.last().is_some_and(|word| word.folded.ends_with('s'));
    !dated && !several && !(0..words.len()).any(|at| context.sense.gazetteer.is_event(&words[at..]))
}

/// Whom a section is about, by the first sentence with a link to someone's profile: `[Ann Lee](https://twitter.com/annlee) showed …`.
fn linked(context: &Context<'_>, heading: &Line, body: &[Line]) -> Vec<Speaker> {
    let person = |line: &Line| {
        let mut links = line.passage.links().filter(|(_, href)| is_profile(href)).map(|(range, _)| range.clone());
        let name = links.find(|range| context.sense.is_person(&line.text()[range.clone()]))?;
        let sentence = line.sentences.iter().find(|sentence| sentence.contains(&name.start))?;
        Some(people_together(context, line, sentence))
    };
    let people = body.iter().filter(|line| !line.passage.quoted).find_map(person).unwrap_or_default();
    if people.iter().any(|speaker| heading.text().contains(&speaker.name)) { Vec::new() } else { people }
}

/// Who begins the first lines of a section by their names: `Ann Lee is so dramatic …`; nobody where several lines begin so.
fn acting(context: &Context<'_>, body: &[Line]) -> Vec<Speaker> {
    let prose = |line: &&Line| line.passage.place == Place::Paragraph && !line.passage.quoted && line.words.len() > SOON;
    let begins = |line: &Line| {
        let (speakers, _) = context.sense.leading_speakers(line.text())?;
        speakers.iter().all(|speaker| context.sense.is_known_person(&speaker.name)).then_some(speakers)
    };
    let mut named = body.iter().filter(prose).filter_map(begins);
    named.next().filter(|_| named.next().is_none()).unwrap_or_default()
}

/// The only one whose handle leads from a paragraph to a profile: `[@annlee](https://…) told us …`.
fn handle(line: &Line) -> Option<Speaker> {
    let mut handles = line.passage.links().filter(|(_, href)| is_profile(href)).filter_map(|(range, _)| {
        let handle = line.text().get(range.clone())?.trim().strip_prefix('@')?;
        (!handle.is_empty() && !handle.contains(char::is_whitespace)).then_some(handle)
    });
    handles.next().filter(|_| handles.next().is_none()).map(speaker)
}

/// The sentences of a section that say what it is about.
fn opening(line: &Line) -> impl Iterator<Item = &Range<usize>> {
    line.sentences.iter().take(2)
}

/// Whether words speak of one session; in the plural they are those of the whole conference.
fn speaks_of_one(context: &Context<'_>, words: &[Token]) -> bool {
    let session = |at| context.lexicon.session.at(words, at);
    (0..words.len()).any(|at| session(at).is_some_and(|found| !words[found.end - 1].folded.ends_with('s')))
}

/// Whether a line begins by pointing to a session that was just named: `This talk …`.
fn points_back(context: &Context<'_>, line: &Line) -> bool {
    let first = line.words.first().map_or("", |word| word.folded.as_str());
    let this = matches!(
        first,
        "this" | "dieser" | "diese" | "dieses" | "cette" | "ce" | "cet" | "deze" | "dit" | "questo" | "questa" | "este" | "esta"
    );
    this && context.lexicon.session.at(&line.words, 1).is_some_and(|found| !line.words[found.end - 1].folded.ends_with('s'))
}

/// Whether a heading stands right under one such as `Talks` or `Day 2`.
fn is_shelf(context: &Context<'_>, heading: usize) -> bool {
    let lines = &context.sheet.lines;
    let over = lines[heading].heading.map(|over| &lines[over]);
    over.is_some_and(|over| context.lexicon.session.any(&over.words) || title::telling(over.text(), context.lexicon) == 0)
}
