//! The sessions that a post names.
//!
//! They are found where programmes and people put them: in links to recordings and schedules, in headings, items and tables
//! of titles and speakers, in headings whose section tells who spoke, and in prose near a word such as talk or keynote.

mod address;
mod around;
mod entry;
mod named;
mod ornament;
mod presented;
mod prose;
mod quote;
mod section;
mod shape;
mod shelf;
mod sign;
mod speaker;
mod split;
mod spoken;
mod stretch;
mod table;
mod title;
mod told;
mod within;

use super::lexicon::Lexicon;
use super::person::{NameSense, possessions};
use super::script::is_unspaced;
use super::sheet::{Line, Sheet};
use crate::document::Place;
use crate::order;
use crate::post::{Format, Session, Speaker};
use crate::search::tokens;
use crate::table::{Names, Table};
use quote::unquoted;
use split::{Split, Strength};
use stretch::Marking;

/// How many sessions are looked for in one line.
const MOST: usize = 200;

/// How many words at the end of a line over a list say what it lists, and how many a heading has that says nothing else.
const SHORT: usize = 3;

/// What the rules for sessions need.
pub(super) struct Context<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) lexicon: &'a Lexicon,
    pub(super) sense: &'a NameSense<'a>,
    /// Who wrote the post.
    pub(super) authors: &'a [String],
    /// Whether a text names a conference, which is no session.
    pub(super) is_event: &'a dyn Fn(&str) -> bool,
}

/// A session as one place names it.
#[derive(Clone, Debug)]
struct Candidate {
    title: String,
    speakers: Vec<Speaker>,
    format: Option<Format>,
    url: Option<String>,
    strength: Strength,
}

impl Candidate {
    /// Whether what parts a title from its speakers, or what is known of them, says that it is one.
    fn is_sure(&self, context: &Context<'_>) -> bool {
        self.strength > Strength::Weak || context.sense.knows(&self.speakers)
    }
}

impl From<Split> for Candidate {
    fn from(split: Split) -> Self {
        Self { title: split.title, speakers: split.speakers, format: split.format, url: None, strength: split.strength }
    }
}

/// The sessions, in the order of the post; each once.
pub(super) fn sessions(context: &Context<'_>) -> Vec<Session> {
    let barred = barred(context);
    let entries = context.sheet.lines.iter().zip(&barred);
    let entries = entries.map(|(line, barred)| if *barred || context.is_aside(line) { Vec::new() } else { entry::find(context, line) });
    let mut found: Vec<Vec<Candidate>> = entries.collect();
    table::read(context, &mut found);
    shape::share(context, &mut found);
    shelf::complete(context, &mut found);
    shelf::drop_lonely(context, &mut found);
    shelf::drop_answers(context, &mut found);
    let named = within::name(context, &mut found);
    drop_repeated(context, &mut found);
    add_told(context, &barred, &mut found);
    for (heading, line) in named {
        found.swap(heading, line);
    }
    merged(context, found)
}

/// Of each line whether it is none in which sessions are named: code, a caption, a list of other posts or of `Resources:`.
fn barred(context: &Context<'_>) -> Vec<bool> {
    // `Resources:` over a list is a heading too.
    let leads = |line: &Line| {
        let last = &line.words[line.words.len().saturating_sub(SHORT)..];
        line.text().ends_with(':') && (context.lexicon.aside_headings.any(last) || context.lexicon.lists_tools(&line.words))
    };
    let mut listed = false;
    let bars = |line: &Line| {
        let item = line.passage.place == Place::Item;
        listed = if item { listed } else { leads(line) };
        let outside = matches!(line.passage.place, Place::Code | Place::Caption | Place::Aside | Place::Embed);
        listed && item || outside || entry::lists_others(context, line)
    };
    context.sheet.lines.iter().map(bars).collect()
}

/// Drops links under a session that say again what it is.
fn drop_repeated(context: &Context<'_>, found: &mut [Vec<Candidate>]) {
    let lines = &context.sheet.lines;
    for (at, line) in lines.iter().enumerate() {
        let Some(over) = line.heading.filter(|over| !found[*over].is_empty()) else { continue };
        // In the notes under a session a link alone leads to what it showed.
        if line.passage.place == Place::Item && found[over].iter().any(|session| !session.speakers.is_empty()) {
            found[at].retain(|candidate| !candidate.speakers.is_empty() || candidate.url.is_none());
        }
        // Under the slides of a session a host of slides says again what they are.
        let shown = &lines[at - 1].passage;
        let first = shown.place == Place::Embed && found[over + 1..at].iter().all(Vec::is_empty);
        let beside = |href: &str| first && shown.links().any(|(_, shown)| address::is_beside(shown, href));
        found[at].retain(|candidate| !candidate.url.as_deref().is_some_and(beside));
    }
}

/// Adds the sessions that running text names, but for that under a session, be it a heading or an item, which is its abstract, and
/// for quotations, which are somebody else's words.
fn add_told(context: &Context<'_>, barred: &[bool], found: &mut [Vec<Candidate>]) {
    let lines = &context.sheet.lines;
    let (mut item, mut open) = (None, Vec::new());
    for (at, line) in lines.iter().enumerate() {
        match line.passage.place {
            Place::Item => item = Some(at),
            _ if line.passage.list_depth == 0 => item = None,
            _ => {}
        }
        let abstracted = context.sheet.headings(at).chain(item.filter(|item| *item < at)).any(|over| !found[over].is_empty());
        // Of a long heading over an item it is one word among many.
        let brief = line.heading.is_some_and(|over| lines[over].words.len() <= SHORT);
        let aside = line.passage.place == Place::Item && brief && context.is_aside(line);
        if barred[at] || aside || abstracted || line.level.is_some() || line.passage.quoted {
            continue;
        }
        open.push(at);
        if found[at].is_empty() {
            found[at].extend(fair(prose::find(context, line)));
            in_order(line, &mut found[at]);
        }
    }
    let markings: Vec<Marking> = open.iter().flat_map(|at| prose::markings(&lines[*at], &found[*at])).collect();
    if markings.is_empty() {
        return;
    }
    let folders = folders(found);
    for at in open {
        let told = prose::alike(context, &lines[at], &markings, &folders, &found[at]);
        found[at].extend(told);
        in_order(&lines[at], &mut found[at]);
    }
}

/// The folders in which the pages of the sessions stand, each with the number of these.
fn folders(found: &[Vec<Candidate>]) -> Table<usize> {
    let mut folders = Table::default();
    for folder in found.iter().flatten().filter_map(|session| address::folder(session.url.as_deref()?)) {
        *folders.or_insert(folder, 0) += 1;
    }
    folders
}

/// Puts the sessions that a line names in the order in which it does.
fn in_order(line: &Line, found: &mut Vec<Candidate>) {
    let mut placed: Vec<_> = found.drain(..).map(|session| (line.text().find(&session.title), session)).collect();
    order::sort(&mut placed, |a, b| a.0.cmp(&b.0));
    found.extend(placed.into_iter().map(|(_, session)| session));
}

/// Sessions that running text names, of which a programme would know better.
fn fair(told: Vec<Candidate>) -> Vec<Candidate> {
    told.into_iter().map(|told| Candidate { strength: Strength::Fair, ..told }).collect()
}

/// Each session once, in the order of the post, with all that is told of it.
fn merged(context: &Context<'_>, mut found: Vec<Vec<Candidate>>) -> Vec<Session> {
    let lines = &context.sheet.lines;
    without_numbers(&mut found);
    let mut sessions: Vec<Session> = Vec::new();
    let mut known = Names::default();
    for (at, candidate) in found.into_iter().enumerate().flat_map(|(at, found)| found.into_iter().map(move |candidate| (at, candidate))) {
        let line = &lines[at];
        let format = candidate.format.or_else(|| context.shelf_format(at));
        let Some(candidate) = without_speaker(candidate) else { continue };
        let key = words_of(&candidate.title);
        if let Some(before) = sessions.get_mut(known.number(&key)) {
            // A programme says who spoke, where prose has many names.
            if !candidate.speakers.is_empty() && (before.speakers.is_empty() || candidate.strength == Strength::Sure) {
                before.speakers = candidate.speakers;
                before.anchor.clone_from(&line.passage.anchor);
            }
            before.format = before.format.or(format);
            before.url = before.url.take().or(candidate.url);
        } else {
            sessions.push(Session {
                title: candidate.title,
                speakers: candidate.speakers,
                format,
                url: candidate.url,
                anchor: line.passage.anchor.clone(),
            });
        }
    }
    sessions
}

/// Titles without the word and the number that tell one from the other, `Chapitre 3 : …`, `Chapitre 4 : …`, and without those of a
/// programme: `13-A-6 …`, `13-B-7 …`.
fn without_numbers(found: &mut [Vec<Candidate>]) {
    /// `Java 8: …` and `Java 9: …` are two languages, and few posts have three.
    const LEAST: usize = 3;
    fn parts(title: &str) -> Option<(&str, &str)> {
        let (word, rest) = title.split_once(' ')?;
        if let Some(title) = ornament::coded(title) {
            return Some(("", title));
        }
        let behind = rest.trim_start_matches(|digit: char| digit.is_ascii_digit());
        let title = behind.trim_start().strip_prefix(sign::is_sign)?.trim_start();
        (behind.len() < rest.len()).then_some((word, title))
    }
    let (mut labels, mut titles) = (Table::<usize>::default(), Names::default());
    let each = found.iter().flatten().filter(|session| titles.insert(&session.title));
    for (label, _) in each.filter_map(|session| parts(&session.title)) {
        *labels.or_insert(label, 0) += 1;
    }
    for session in found.iter_mut().flatten() {
        if let Some((_, title)) = parts(&session.title).filter(|(label, _)| labels.get(label).is_some_and(|count| *count >= LEAST)) {
            session.title = title.to_owned();
        }
    }
}

/// A session without the name of its only speaker before or behind the title; none where nothing else is said: `Ann Lee – the quiet raft`.
fn without_speaker(candidate: Candidate) -> Option<Candidate> {
    let [speaker] = &candidate.speakers[..] else { return Some(candidate) };
    let rest = if let Some(rest) = candidate.title.strip_prefix(speaker.name.as_str()) {
        let title = sign::behind(rest);
        if title.is_empty() {
            return None;
        }
        let parted = !rest[..rest.len() - title.len()].trim().is_empty();
        Some(title).filter(|title| parted && title.contains(' '))
    } else {
        // `“Rafts at Rest – Ann Lee”`, but `Rafts with Ann Lee`
        let before = candidate.title.strip_suffix(speaker.name.as_str()).unwrap_or_default();
        Some(sign::before(before)).filter(|title| title.len() + 1 < before.len())
    };
    let title = rest.unwrap_or(&candidate.title).to_owned();
    Some(Candidate { title, ..candidate })
}

/// The words of a title, whatever stands between them.
fn words_of(title: &str) -> String {
    tokens(title).into_iter().map(|token| token.folded).collect::<Vec<_>>().join(" ")
}

impl Context<'_> {
    /// The format that a text names.
    fn format(&self, text: &str) -> Option<Format> {
        self.lexicon.formats.find(&self.lexicon.tokens(text)).into_iter().map(|found| found.value).find(|format| *format != Format::Talk)
    }

    /// Whether a line stands under a heading for something else than what was heard: `Resources`, `Food and drinks`.
    fn is_aside(&self, line: &Line) -> bool {
        line.heading.map(|heading| &self.sheet.lines[heading].words).is_some_and(|words| {
            // `Talks and other resources` has talks.
            let aside = self.lexicon.aside_headings.any(words) || self.lexicon.travel.at(words, 0).is_some();
            aside && self.lexicon.several(words).is_none()
        })
    }

    /// The format of all that stands under a heading over a line: `Lightning talks`, `Day 1: Workshops`.
    fn shelf_format(&self, at: usize) -> Option<Format> {
        let shelves = self.sheet.headings(at).map(|heading| &self.sheet.lines[heading].words);
        let shelves = shelves.filter(|words| title::telling(words, self.lexicon) == 0);
        // `Keynotes and talks` says neither.
        let single = shelves.map(|words| self.lexicon.formats.find(words)).find(|found| found.len() == 1)?;
        single.first().map(|found| found.value).filter(|format| *format != Format::Talk)
    }

    /// A candidate, unless its title is that of a conference, a person or a recording: `View more presentations`.
    fn accept(&self, candidate: Candidate) -> Option<Candidate> {
        let (title, lexicon) = (&candidate.title, self.lexicon);
        let words = lexicon.tokens(title);
        // `Watch “Rafts at Rest”`
        let media = words.first().filter(|_| lexicon.media.at(&words, 0).is_some());
        let quoted = media.map(|media| sign::behind(&title[media.range.end..])).filter(|shown| unquoted(shown).len() < shown.len());
        if let Some(quoted) = quoted {
            return Some(Candidate { title: unquoted(quoted).to_owned(), ..candidate });
        }
        // `« The post before`, `The next post »`
        let (opened, closed) = (title.contains(['«', '‹']), title.contains(['»', '›']));
        let turned = opened != closed && (title.starts_with(['«', '‹', '←']) || title.ends_with(['»', '›', '→']));
        // `Ann’s slides`, `Ann’s beautiful keynote slides`
        let slides = |owned: &str| lexicon.media.ends_at(&lexicon.tokens(owned), lexicon.tokens(owned).len());
        let owned = possessions(title).any(|(_, owned)| slides(owned));
        // `Prof. Dr. Ann Lee`
        let name = self.sense.without_honorific(title);
        let named = name.len() < title.len() && self.sense.is_person(name);
        // `Recording of the same talk`
        let recording = lexicon.media.any(&words[..words.len().min(2)]) && lexicon.session.any(&words);
        // `View on Sched`
        let recording = recording || words.len() <= 3 && lexicon.media.at(&words, 0).is_some_and(|found| found.end > 1);
        // `スライドはこちら`, `See the slides of the talk`
        let leads = is_unspaced(title) && lexicon.dismissals.ends_at(&words, words.len())
            || candidate.speakers.is_empty() && lexicon.media.any(&words) && title::telling(&words, lexicon) < 2;
        (!turned && !owned && !named && !recording && !leads && !self.is_of_event(title)).then_some(candidate)
    }

    /// Whether a title is the name of a conference, that of a stream of its first day, or begins with its name and year.
    fn is_of_event(&self, title: &str) -> bool {
        let name = title.split(['|', '–', '—', '【']).next().map(str::trim).unwrap_or_default();
        let is_year = |word: &str| word.len() == 4 && word.parse::<u16>().is_ok();
        let dated = |(end, _): (usize, &str)| title[..end].rsplit(' ').next().is_some_and(is_year) && (self.is_event)(&title[..end]);
        // `Tuesday 8th May: Ropes Forum day 2`
        let last = title.split_once(": ").map_or(title, |(_, last)| last);
        let day = |(end, _): (usize, &str)| {
            title::telling(&self.lexicon.tokens(&last[end..]), self.lexicon) == 0 && (self.is_event)(&last[..end])
        };
        (self.is_event)(name) || title.match_indices([' ', ':']).any(dated) || last.match_indices(' ').any(day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_without_its_only_speaker() {
        for (title, expected) in [
            ("Ann Lee - the spirit of the rope", Some("the spirit of the rope")),
            ("Ann Lee: Rafts at Rest", Some("Rafts at Rest")),
            ("Ann Lee’s rope", Some("Ann Lee’s rope")),
            ("Rafts at Rest – Ann Lee", Some("Rafts at Rest")),
            ("The rope of Ann Lee", Some("The rope of Ann Lee")),
            ("Ann Lee", None),
            ("Rafts at Rest", Some("Rafts at Rest")),
        ] {
            let speakers = vec![Speaker { name: "Ann Lee".to_owned(), role: None, affiliation: None }];
            let candidate = Candidate { title: title.to_owned(), speakers, format: None, url: None, strength: Strength::Fair };
            assert_eq!(without_speaker(candidate).map(|told| told.title).as_deref(), expected, "{title}");
        }
    }
}
