//! Addresses of sessions: recordings, slides, entries of schedules.

use crate::search::tokens;
use crate::table::Names;
use crate::understand::byline::is_profile;
use crate::understand::lexicon::Lexicon;
use crate::understand::sheet::Line;

/// Hosts that play recordings.
const PLAYERS: [&str; 9] = [
    "youtube.com",
    "youtu.be",
    "youtube-nocookie.com",
    "vimeo.com",
    "media.ccc.de",
    "bilibili.com",
    "peertube.tv",
    "confreaks.tv",
    "ustream.tv",
];

/// Hosts of slides and schedules, which may play recordings too.
const HOSTS: [&str; 14] = [
    "sched.com",
    "sched.co",
    "infoq.com",
    "pretalx.com",
    "sessionize.com",
    "speakerdeck.com",
    "slideshare.net",
    "slides.com",
    "fosdem.org",
    "ted.com",
    "loom.com",
    "pyvideo.org",
    "noti.st",
    "usenix.org",
];

/// Those under which a session may have a number alone.
const NUMBERED: [&str; 8] = ["talk", "talks", "session", "sessions", "presentation", "presentations", "workshop", "workshops"];

/// Parts of paths that lead to more than one session, or to a person.
const LISTS: [&str; 12] =
    ["videos", "track", "tracks", "speaker", "speakers", "channel", "user", "c", "playlist", "playlists", "videoseries", "room"];

impl Lexicon {
    /// Whether an address is that of one recording or entry of a schedule.
    pub(super) fn is_recording(&self, href: &str) -> bool {
        self.hosted(href) == Some(true)
    }

    /// For an address of one of the hosts, or of a shelf of sessions, whether it is that of a single thing; lists, channels and
    /// front pages are not.
    pub(super) fn hosted(&self, href: &str) -> Option<bool> {
        let (host, rest) = host(href)?;
        let path = rest.split(['?', '#']).next().unwrap_or_default();
        let parts = || path.split('/').filter(|part| !part.is_empty());
        let known = PLAYERS.iter().chain(&HOSTS).any(|known| is_of(host, known));
        let is_shelf = |part: &str| {
            let name = part.split(['.', '_']).next().unwrap_or_default();
            self.session_pages.contains(&name.to_ascii_lowercase())
        };
        let below = parts().position(is_shelf).map(|at| at + 1);
        let from = below.or_else(|| host.split_once('.').filter(|(first, _)| self.session_pages.contains(first)).map(|_| 0));
        if !known && from.is_none() {
            return None;
        }
        let listed = parts().any(|part| LISTS.contains(&part));
        // What follows the shelf names the session: under `schedule` digits alone are a day, under `talk` they are a number.
        let numbered = |at: usize| parts().take(at).any(|shelf| NUMBERED.contains(&shelf));
        let names =
            |part: &str, at: usize| part.contains(char::is_alphabetic) || numbered(at) && part.bytes().all(|byte| byte.is_ascii_digit());
        let shelved = from.is_some_and(|at| parts().skip(at).any(|part| names(part, at)) || rest.contains(['?', '#']));
        Some(match host {
            "youtube.com" | "youtube-nocookie.com" => rest.contains("v=") || path.starts_with("/embed/"),
            "fosdem.org" | "archive.fosdem.org" => shelved && !listed,
            // `slideshare.net/annlee` is whose slides they are.
            "slideshare.net" | "speakerdeck.com" => parts().nth(1).is_some(),
            _ if known => !listed && path.trim_matches('/').len() > 2,
            _ => shelved && !listed,
        })
    }
}

/// Whether an address is that of a host that plays recordings.
fn plays(href: &str) -> bool {
    host(href).is_some_and(|(host, _)| PLAYERS.iter().any(|player| is_of(host, player)))
}

/// The first of some links, or the first that plays something: where a recording stands beside slides, it is the session.
pub(super) fn recording<'l>(mut links: impl Iterator<Item = &'l str>) -> Option<&'l str> {
    let first = links.next()?;
    Some(if plays(first) { first } else { links.find(|href| plays(href)).unwrap_or(first) })
}

/// The folder that the page of an address stands in, where it is one of a conference: `https://conf.example/2023/`.
pub(super) fn folder(href: &str) -> Option<&str> {
    let (_, rest) = host(href)?;
    let path = rest.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let end = path.rfind('/')?;
    Some(&href[..href.len() - rest.len() + end])
}

/// The host of an address, and what follows it.
fn host(href: &str) -> Option<(&str, &str)> {
    let (_, address) = href.split_once("://")?;
    let (host, rest) = address.split_at(address.find(['/', '?', '#']).unwrap_or(address.len()));
    Some((host.trim_start_matches("www.").trim_start_matches("m."), rest))
}

/// Whether two addresses are on one host.
pub(super) fn is_beside(one: &str, other: &str) -> bool {
    host(one).zip(host(other)).is_some_and(|((one, _), (other, _))| one == other)
}

/// Whether a host is the one that is known, or a part of it.
fn is_of(host: &str, known: &str) -> bool {
    host == known || host.strip_suffix(known).is_some_and(|sub| sub.ends_with('.'))
}

/// Whether an address is that of a repository, a book or an article of an encyclopedia.
pub(super) fn is_other_work(href: &str) -> bool {
    const HOSTS: [&str; 4] = ["://github.com/", "://gitlab.com/", ".wikipedia.org/", "amazon."];
    HOSTS.iter().any(|host| href.contains(host))
}

/// Whether an address ends with the words of a text, as those of the pages of talks do with their titles.
pub(super) fn spells(href: &str, text: &str) -> bool {
    const MANY: usize = 3;
    let slug = href.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let slug: Names = tokens(slug).into_iter().map(|word| word.folded).collect();
    let words = tokens(text);
    let spelled = words.iter().filter(|word| slug.contains(&word.folded)).count();
    spelled >= MANY && spelled * 3 >= words.len() * 2 || spelled > 1 && spelled == words.len()
}

/// Where a line leads that is a link from end to end.
pub(super) fn whole_link(line: &Line) -> Option<&str> {
    line.passage.links().find(|(range, href)| **range == (0..line.text().len()) && is_page(href)).map(|(_, href)| href)
}

/// Whether an address is that of a page on the web: no front page, no place in the post itself, no profile.
pub(super) fn is_page(href: &str) -> bool {
    let path = href.split_once("://").and_then(|(_, address)| address.split_once('/'));
    path.is_some_and(|(_, path)| !path.is_empty()) && !is_profile(href)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Facts;
    use crate::understand::Understanding;

    #[test]
    fn an_address_spells_the_title_of_its_page() {
        for (href, text, expected) in [
            ("https://conf.example/talk/a-year-of-quiet-deploys/", "A year of quiet deploys", true),
            ("https://conf.example/talk/erros-ao-migrar-para-a-gest%C3%A3o", "Erros ao migrar para a gestão", true),
            ("https://conf.example/talk/a-year-of-quiet-deploys/", "her talk", false),
            ("https://conf.example/talk/42", "A year of quiet deploys", false),
        ] {
            assert_eq!(spells(href, text), expected, "{href}: {text}");
        }
    }

    #[test]
    fn a_single_session_is_told_from_lists_of_them() {
        let lexicon = Understanding::new(Facts::builtin()).lexicon(Some("en"));
        for (href, expected) in [
            ("https://youtu.be/abc", Some(true)),
            ("https://www.youtube.com/watch?v=abc", Some(true)),
            ("https://www.youtube.com/playlist?list=abc", Some(false)),
            ("https://www.youtube.com/@channel", Some(false)),
            ("https://fosdem.org/2024/schedule/event/nasa/", Some(true)),
            ("https://fosdem.org/2024/schedule/track/go/", Some(false)),
            ("https://cfp.devoxx.fr/2019/talk/AYM-9598/PWA", Some(true)),
            ("https://pretalx.com/conf/talk/ABC/", Some(true)),
            ("https://conf.example/2023/presentations/ann.html#day2", Some(true)),
            ("https://conf.example/schedule/2023-05-01", Some(false)),
            ("https://conf.example/schedule/2", Some(false)),
            ("https://conf.example/session/47", Some(true)),
            ("https://conf.example/talk/view/47", Some(true)),
            ("https://conf.example/vortrag_details.php?id=7", Some(true)),
            ("https://talks.ann.example/2025/conf", Some(true)),
            ("https://conf.example/about", None),
            ("/talks/mine", None),
        ] {
            assert_eq!(lexicon.hosted(href), expected, "{href}");
        }
    }
}
