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
use crate::search::{Token, fold, tokens};
use crate::table::{Names, Table};
use quote::unquoted;
use split::{Split, Strength};
use stretch::Marking;

/// How many sessions are looked for in one line.
const MOST: usize = 200;

/// How many words at the end of a line over a list say what it lists.
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
    let lines = &context.sheet.lines;
    let outside = |place: Place| matches!(place, Place::Code | Place::Caption | Place::Aside);
    // `Resources:` over a list is a heading too.
    let mut listed = false;
    let in_aside_list = lines.iter().map(|line| {
        let last = || &line.words[line.words.len().saturating_sub(SHORT)..];
        let over =
            || line.text().ends_with(':') && (context.lexicon.aside_headings.any(last()) || context.lexicon.lists_tools(&line.words));
        let item = line.passage.place == Place::Item;
        listed = if item { listed } else { over() };
        listed && item
    });
    let in_aside_list: Vec<bool> = in_aside_list.collect();
    let entries = lines
        .iter()
        .zip(&in_aside_list)
        .map(|(line, listed)| *listed || outside(line.passage.place) || context.is_aside(line) || entry::lists_others(context, line))
        .zip(lines)
        .map(|(barred, line)| if barred { Vec::new() } else { entry::find(context, line) });
    let mut found: Vec<Vec<Candidate>> = entries.collect();
    table::read(context, &mut found);
    shape::share(context, &mut found);
    shelf::complete(context, &mut found);
    shelf::drop_lonely(context, &mut found);
    shelf::drop_answers(context, &mut found);
    let named = within::name(context, &mut found);
    let mut item = None;
    let mut open = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        // What stands under a session, be it a heading or an item, is its abstract, and a quotation is somebody else's words.
        if line.passage.place != Place::Paragraph || line.passage.list_depth == 0 {
            item = (line.passage.place == Place::Item).then_some(at);
        }
        let abstracted = context.sheet.headings(at).chain(item.filter(|item| *item < at)).any(|over| !found[over].is_empty());
        let prose = line.level.is_none() && !outside(line.passage.place) && line.passage.place != Place::Embed && !line.passage.quoted;
        // In the notes under a session a link alone leads to what it showed.
        if abstracted && line.passage.place == Place::Item {
            let over = |over: usize| found[over].iter().any(|session| !session.speakers.is_empty());
            if line.heading.is_some_and(over) {
                found[at].retain(|candidate| !candidate.speakers.is_empty() || candidate.url.is_none());
            }
        }
        // Under the slides of a session a host of slides says again what they are.
        let shown = at > 0 && lines[at - 1].passage.place == Place::Embed;
        let under = |heading: usize| !found[heading].is_empty() && found[heading + 1..at].iter().all(Vec::is_empty);
        if abstracted && shown && line.heading.is_some_and(under) {
            let beside = |href: &str| lines[at - 1].passage.links().any(|(_, shown)| address::is_beside(shown, href));
            found[at].retain(|candidate| !candidate.url.as_deref().is_some_and(beside));
        }
        // Of a long heading it is one word among many.
        let brief = || line.heading.is_some_and(|over| lines[over].words.len() <= SHORT);
        let aside = in_aside_list[at] || line.passage.place == Place::Item && brief() && context.is_aside(line);
        let usable = prose && !aside && !entry::lists_others(context, line);
        let alone = found[at].is_empty();
        if !usable || abstracted {
            continue;
        }
        open.push(at);
        if alone {
            found[at].extend(fair(prose::find(context, line)));
            in_order(line, &mut found[at]);
        }
    }
    let markings: Vec<Marking> = open.iter().flat_map(|at| prose::markings(&lines[*at], &found[*at])).collect();
    let folders = folders(&found);
    for at in open.into_iter().filter(|_| !markings.is_empty()) {
        let told = prose::alike(context, &lines[at], &markings, &folders, &found[at]);
        found[at].extend(told);
        in_order(&lines[at], &mut found[at]);
    }
    for (heading, line) in named {
        found.swap(heading, line);
    }
    merged(context, found)
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
        let title = behind.trim_start().strip_prefix(|sign| sign == '.' || sign::is_sign(sign))?.trim_start();
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
fn without_speaker(mut candidate: Candidate) -> Option<Candidate> {
    if let [speaker] = &candidate.speakers[..]
        && let Some(rest) = candidate.title.strip_prefix(speaker.name.as_str())
    {
        let title = sign::behind(rest);
        let parted = !rest[..rest.len() - title.len()].trim().is_empty();
        if title.is_empty() {
            return None;
        }
        if parted && title.contains(' ') {
            candidate.title = title.to_owned();
        }
    }
    // `“Rafts at Rest – Ann Lee”`
    if let [speaker] = &candidate.speakers[..]
        && let Some(before) = candidate.title.strip_suffix(speaker.name.as_str())
    {
        let title = sign::before(before);
        if title.len() + 1 < before.len() && title.contains(' ') {
            candidate.title = title.to_owned();
        }
    }
    Some(candidate)
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
        let Some(heading) = line.heading else { return false };
        let (words, lexicon) = (&self.sheet.lines[heading].words, self.lexicon);
        // `Talks and other resources` has talks.
        (lexicon.aside_headings.any(words) || lexicon.travel.at(words, 0).is_some()) && lexicon.several(words).is_none()
    }

    /// The format of all that stands under a heading over a line: `Lightning talks`, `Day 1: Workshops`.
    fn shelf_format(&self, at: usize) -> Option<Format> {
        let shelves = self.sheet.headings(at).map(|heading| &self.sheet.lines[heading]);
        let formats =
            shelves.filter(|over| title::telling(&over.words, self.lexicon) == 0).map(|over| self.lexicon.formats.find(&over.words));
        // `Keynotes and talks` says neither.
        let single = formats.filter(|found| found.len() == 1).find_map(|found| found.into_iter().next());
        single.map(|found| found.value).filter(|format| *format != Format::Talk)
    }

    /// A candidate, unless its title is that of a conference or leads on: `View more presentations`.
    fn accept(&self, candidate: Candidate) -> Option<Candidate> {
        let words = self.lexicon.tokens(&candidate.title);
        // `Watch “Rafts at Rest”`
        let media = words.first().filter(|_| self.lexicon.media.at(&words, 0).is_some());
        let shown = media.map(|media| sign::behind(&candidate.title[media.range.end..]));
        if let Some(title) = shown.filter(|shown| unquoted(shown).len() < shown.len()) {
            let title = unquoted(title).to_owned();
            return Some(Candidate { title, ..candidate });
        }
        // `« The post before`, `The next post »`
        let (opened, closed) = (candidate.title.contains(['«', '‹']), candidate.title.contains(['»', '›']));
        let turned = opened != closed && (candidate.title.starts_with(['«', '‹', '←']) || candidate.title.ends_with(['»', '›', '→']));
        // `Ann’s slides`, `Ann’s beautiful keynote slides`
        let common = |word: &Token| self.lexicon.is_common_word(word);
        let slides = |rest: &[Token]| rest.len() < 4 && self.lexicon.media.ends_at(rest, rest.len()) && rest.iter().all(common);
        let owned = possessions(&candidate.title).any(|(_, owned)| slides(&self.lexicon.tokens(owned)));
        // `Prof. Dr. Ann Lee`
        let name = self.sense.without_honorific(&candidate.title);
        if turned || owned || name.len() < candidate.title.len() && self.sense.is_person(name) {
            return None;
        }
        // `Recording of the same talk`
        let recording = self.lexicon.media.any(&words[..words.len().min(2)]) && self.lexicon.session.any(&words);
        // `View on Sched`
        let recording = recording || words.len() <= 3 && self.lexicon.media.at(&words, 0).is_some_and(|found| found.end > 1);
        // `See the slides of the talk`
        let leads = || candidate.speakers.is_empty() && self.lexicon.media.any(&words) && title::telling(&words, self.lexicon) < 2;
        // `スライドはこちら`
        let recording = recording || is_unspaced(&candidate.title) && self.lexicon.dismissals.ends_at(&words, words.len());
        // `Detroit in 2016`
        let small = |word: &Token| self.lexicon.is_stop(word) || word.begins_with_digit();
        let mut told = words.split(small).filter(|words| !words.is_empty()).peekable();
        let where_and_when = told.peek().is_some() && told.all(|words| self.sense.gazetteer.is_place(words));
        (!recording && !leads() && !where_and_when && !self.is_of_event(&candidate.title)).then_some(candidate)
    }

    /// Whether a title is the name of a conference, that of a stream of its first day, or begins with its name and year.
    fn is_of_event(&self, title: &str) -> bool {
        let name = title.split(['|', '–', '—', '【']).next().map(str::trim).unwrap_or_default();
        let dated = title.match_indices(' ').find_map(|(at, _)| {
            let year = title[at + 1..].split([' ', ':']).next().filter(|word| word.len() == 4 && word.parse::<u16>().is_ok())?;
            Some(&title[..at + 1 + year.len()])
        });
        // `Tuesday 8th May: Ropes Forum day 2`
        let common = |word: &str| self.lexicon.is_common(&fold(word)) || word.starts_with(|first: char| first.is_ascii_digit());
        let day = || {
            let (before, rest) = title.split_once(": ").unwrap_or(("", title));
            let ends = |at: usize| title::telling(&self.lexicon.tokens(&rest[at..]), self.lexicon) == 0 && (self.is_event)(&rest[..at]);
            before.split_whitespace().all(common) && rest.match_indices(' ').any(|(at, _)| ends(at))
        };
        (self.is_event)(name) || dated.is_some_and(|name| (self.is_event)(name)) || day()
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
