//! The sessions that a post names.
//!
//! They are found where programmes and people put them: in links to recordings and schedules, in headings and list items
//! of the form "title – speakers" and its kin, and in prose near a word such as talk or keynote.

mod prose;
mod speaker;
mod title;

use super::lexicon::Lexicon;
use super::person::NameSense;
use super::sheet::{Line, Sheet};
use crate::document::Place;
use crate::post::{Format, Session, Speaker};
use crate::search::tokens;
use crate::table::Names;

/// What the rules for sessions need.
pub(super) struct Context<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) lexicon: &'a Lexicon,
    pub(super) sense: &'a NameSense<'a>,
    /// Whether a text names a conference, which is no session.
    pub(super) is_event: &'a dyn Fn(&str) -> bool,
}

/// A session as one place names it.
#[derive(Clone, Debug, Default)]
struct Candidate {
    title: String,
    speakers: Vec<Speaker>,
    format: Option<Format>,
    url: Option<String>,
}

/// Hosts of recordings, slides and schedules.
const HOSTS: [&str; 24] = [
    "youtube.com",
    "youtu.be",
    "youtube-nocookie.com",
    "vimeo.com",
    "sched.com",
    "sched.co",
    "media.ccc.de",
    "infoq.com",
    "pretalx.com",
    "sessionize.com",
    "speakerdeck.com",
    "slideshare.net",
    "slides.com",
    "video.fosdem.org",
    "fosdem.org",
    "ted.com",
    "loom.com",
    "bilibili.com",
    "peertube.tv",
    "pyvideo.org",
    "noti.st",
    "confreaks.tv",
    "usenix.org",
    "archive.fosdem.org",
];

/// The sessions, in the order of the post; each once.
pub(super) fn sessions(context: &Context<'_>) -> Vec<Session> {
    let mut sessions: Vec<Session> = Vec::new();
    let mut known = Names::default();
    let mut anchors = Names::default();
    for line in &context.sheet.lines {
        let abstracted = line.heading.is_some_and(|heading| anchors.contains(context.sheet.lines[heading].passage.anchor.as_str()));
        for candidate in of_line(context, line, abstracted) {
            if line.level.is_some() {
                anchors.insert(&line.passage.anchor);
            }
            let key: String = tokens(&candidate.title).into_iter().map(|token| token.folded).collect::<Vec<_>>().join(" ");
            if key.is_empty() {
                continue;
            }
            if let Some(before) = sessions.get_mut(known.number(&key)) {
                if before.speakers.is_empty() {
                    before.speakers = candidate.speakers;
                }
                before.format = before.format.or(candidate.format);
                before.url = before.url.take().or(candidate.url);
            } else {
                sessions.push(Session {
                    title: candidate.title,
                    speakers: candidate.speakers,
                    format: candidate.format,
                    url: candidate.url,
                    anchor: line.passage.anchor.clone(),
                });
            }
        }
    }
    sessions
}

fn of_line(context: &Context<'_>, line: &Line, abstracted: bool) -> Vec<Candidate> {
    if matches!(line.passage.place, Place::Code | Place::Embed | Place::Caption) {
        return Vec::new();
    }
    let mut found = of_links(context, line);
    if found.is_empty() && (line.level.is_some() || line.passage.place == Place::Item || line.words.len() <= 30) {
        found.extend(of_whole(context, line));
    }
    // What stands under the heading of a session is its abstract, and a quotation is somebody else's words.
    if found.is_empty() && line.level.is_none() && !line.passage.quoted && !abstracted {
        found.extend(prose::find(context, line));
    }
    found
}

/// Sessions in links: "title – speakers", or a title that leads to a recording.
fn of_links(context: &Context<'_>, line: &Line) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for (range, href) in line.passage.links() {
        if prose::is_topic(line, range.start) {
            continue;
        }
        let shown = line.text()[range.clone()].trim();
        let recording = is_recording(href);
        let after = speakers_after(context, line, range.end);
        let split = if after.is_some() { None } else { title::split(shown, context.sense) };
        let listed = line.level.is_some() || line.passage.place == Place::Item;
        let candidate = match split {
            Some(split) if recording || (listed || split.by_dash) && split.title.split_whitespace().count() > 2 => {
                Some(Candidate { title: split.title, speakers: split.speakers, format: split.format, url: Some(href.to_owned()) })
            }
            _ if recording || after.is_some() && (listed || range.start == 0) => {
                title::bare(shown, prose::is_introduced(context, line, range.start) || after.is_some(), context).map(|(title, format)| {
                    let speakers = after.unwrap_or_else(|| prose::speakers_before(context, line, range.start));
                    Candidate { title, speakers, format, url: Some(href.to_owned()) }
                })
            }
            _ => None,
        };
        found.extend(candidate.filter(|candidate| !(context.is_event)(&candidate.title)));
    }
    found
}

/// The speakers that a text names right after the link of a title: on the next line, in parentheses, after a dash or "by".
fn speakers_after(context: &Context<'_>, line: &Line, at: usize) -> Option<Vec<Speaker>> {
    let text = line.text();
    let next = line.passage.breaks.iter().copied().find(|end| *end >= at);
    let (rest, marked) = match next.filter(|next| text[at..*next].trim().is_empty()) {
        Some(next) => {
            let end = line.passage.breaks.iter().copied().find(|end| *end > next).unwrap_or(text.len());
            (&text[next..end], true)
        }
        None => (&text[at..], false),
    };
    let rest = rest.trim_start();
    let marks = ["by ", "von ", "par ", "por ", "- ", "– ", "— ", "-- ", "("];
    let named = marks.iter().find_map(|mark| rest.strip_prefix(mark)).or(marked.then_some(rest))?;
    // The names end with the clause, at the latest with the line.
    let end = named.find([')', '.', '!', '?', ':', '|']).unwrap_or(named.len());
    let clause = named[..end].split(" where ").next().unwrap_or_default();
    context.sense.speakers(clause)
}

/// A heading, an item or a short paragraph that is a session from end to end.
fn of_whole(context: &Context<'_>, line: &Line) -> Option<Candidate> {
    let links: Vec<&str> = line.passage.links().map(|(_, href)| href).collect();
    let url = links
        .iter()
        .find(|href| is_recording(href))
        .or_else(|| if line.level.is_some() { links.first() } else { None })
        .map(|href| (*href).to_owned());
    if line.level.is_none() && line.sentences.len() > 1 {
        return None;
    }
    let split = title::split(line.text(), context.sense)?;
    let heading_or_item =
        line.level.is_some_and(|level| level > 1) || line.passage.place == Place::Item || line.passage.place == Place::Cell;
    (heading_or_item || url.is_some()).then_some(())?;
    (!(context.is_event)(&split.title)).then_some(Candidate { title: split.title, speakers: split.speakers, format: split.format, url })
}

/// Whether an address is that of one recording or entry of a schedule.
fn is_recording(href: &str) -> bool {
    hosted(href) == Some(true)
}

/// For an address of one of the hosts, whether it is that of a single thing; lists, channels and front pages are not.
fn hosted(href: &str) -> Option<bool> {
    let (_, address) = href.split_once("://")?;
    let host = address.split(['/', '?', '#']).next().unwrap_or_default().trim_start_matches("www.").trim_start_matches("m.");
    let path = &address[address.find('/').unwrap_or(address.len())..];
    HOSTS.iter().find(|known| host == **known || host.strip_suffix(**known).is_some_and(|rest| rest.ends_with('.')))?;
    Some(match host {
        "youtube.com" | "youtube-nocookie.com" => {
            let single = ["/embed/", "/live/", "/shorts/"].iter().any(|start| path.starts_with(start));
            (path.contains("v=") || single) && !path.contains("videoseries")
        }
        _ => !path.starts_with("/channel") && !path.starts_with("/user") && path.trim_matches('/').len() > 2,
    })
}

impl Context<'_> {
    /// The format that a text names.
    fn format(&self, text: &str) -> Option<Format> {
        self.lexicon.formats.find(&tokens(text)).into_iter().map(|found| found.value).find(|format| *format != Format::Talk)
    }
}
