//! The sessions whose titles are headings that stand side by side.

use super::announced::announcing;
use super::{Candidate, Context, Level, SEVERAL, is_in_part};
use crate::document::Place;
use crate::post::Speaker;
use crate::understand::script::is_unspaced;
use crate::understand::session::address::whole_link;
use crate::understand::session::around::people_together;
use crate::understand::session::ornament::is_numeral;
use crate::understand::session::section::{Opening, Section, Telling, is_over};
use crate::understand::session::sign;
use crate::understand::session::split::Strength;
use crate::understand::session::stretch::stretches;
use crate::understand::session::title::{self, Standing};
use crate::understand::session::told::opening;
use crate::understand::sheet::Line;

/// The sessions among headings. One is a title where it says who spoke, or where its neighbours too tell of a session, be it in
/// another part of the programme.
pub(super) fn sessions(context: &Context<'_>, shelved: &[Section], found: &[Vec<Candidate>], level: &Level) -> Vec<(usize, Candidate)> {
    let over = context.sheet.lines[shelved[0].at].heading.map(|over| &context.sheet.lines[over].words);
    let talks = over.is_some_and(|over| context.lexicon.session.any(over));
    // Under a session there are its parts.
    let inside = context.sheet.headings(shelved[0].at).any(|over| !found[over].is_empty());
    let tells = |section: &&Section| section.tells == Telling::Yes || section.tells == Telling::Begins && !inside;
    let telling: Vec<usize> = shelved.iter().filter(tells).map(|section| section.at).collect();
    // Under a heading such as `Talks` fewer of them have to.
    let together = telling.len() > 1 && telling.len() * if talks { 3 } else { 2 } >= shelved.len();
    let beside = !telling.is_empty() && are_announced(context, shelved, found)
        || together && are_alike(context, shelved)
        || are_titles(context, shelved, level);
    // What stands between sessions is one; before the first and behind the last a post tells of other things.
    let among = |at: usize| telling.first().is_some_and(|first| *first <= at) && telling.last().is_some_and(|last| at <= *last);
    let most = telling.len() >= SEVERAL && telling.len() * 2 >= shelved.iter().filter(|section| among(section.at)).count();
    // Under `Conclusion` there are thoughts.
    let concludes = !talks && over.is_some_and(|over| context.lexicon.weak_headings.any(over));
    let thoughts = concludes && shelved.iter().all(|section| section.speakers.is_empty());
    let candidate = |section: &Section| {
        let says = section.opening == Opening::OfThis || together && section.opening != Opening::Otherwise;
        let beside = beside || level.mostly.contains(&section.at) || most && among(section.at);
        let beside = beside && stands_alone(context, section);
        let told = says || beside || together && (talks || tells(&section));
        if !section.stated && (thoughts || !told) || section.opening == Opening::OfSeveral || !found[section.at].is_empty() {
            return None;
        }
        let standing = if says || talks || beside { Standing::MarkedOff } else { Standing::Loose };
        titled(context, section, standing, talks && beside || together && section.tells == Telling::Yes)
    };
    shelved.iter().filter_map(|section| Some((section.at, candidate(section)?))).collect()
}

/// Whether headings stand behind what announces sessions, `Here are the talks that I liked:`, and those are not the items below.
fn are_announced(context: &Context<'_>, shelved: &[Section], found: &[Vec<Candidate>]) -> bool {
    let all = shelved[0].at..shelved[shelved.len() - 1].at;
    let listed = |at: usize| context.sheet.lines[at].level.is_none() && !found[at].is_empty();
    announcing(context, shelved[0].at).is_some() && !all.into_iter().any(listed)
}

/// Whether headings are titles by what stands over and under them, but for those that speak of something else.
fn are_titles(context: &Context<'_>, shelved: &[Section], level: &Level) -> bool {
    let line = &context.sheet.lines[shelved[0].at];
    let told = shelved.iter().any(|section| section.tells == Telling::Yes);
    let headed = || line.heading.is_some_and(|over| says_only_sessions(context, &context.sheet.lines[over]));
    let kinds = || shelved.iter().any(|section| section.stated || is_kind(context, section));
    shelved.len() >= SEVERAL && headed()
        || level.daily && is_of_day(context, &shelved[0]).is_some()
        || level.parted && !told && is_in_part(context, line)
        || are_notes(context, shelved) && (kinds() || !told && speak_of_sessions(context, shelved))
}

/// Whether all headings look like titles in a script without spaces, which tells little apart.
fn are_alike(context: &Context<'_>, shelved: &[Section]) -> bool {
    shelved.iter().any(|section| is_unspaced(context.sheet.lines[section.at].text()))
        && shelved.iter().all(|section| looks_like_title(context, section))
}

/// Whether a heading says no more than that there were sessions: `## Talks`, `## 세션`.
fn says_only_sessions(context: &Context<'_>, line: &Line) -> bool {
    let (words, lexicon) = (&line.words, context.lexicon);
    let several = lexicon.several(words).is_some() || is_unspaced(line.text()) && lexicon.session.any(words);
    several && title::telling(words, lexicon) == 0
}

/// Whether a heading says no more than what kind of session it is about: `Keynote`.
fn is_kind(context: &Context<'_>, section: &Section) -> bool {
    let words = &context.sheet.lines[section.at].words;
    context.lexicon.formats.any(words) && title::telling(words, context.lexicon) == 0
}

/// Whether a heading looks like a title and stands under one that numbers a day: `# 2日目`, `## Day 1`. None where it stands elsewhere.
pub(super) fn is_of_day(context: &Context<'_>, section: &Section) -> Option<bool> {
    let line = &context.sheet.lines[section.at];
    let over = context.sheet.lines[line.heading?].text();
    (over.contains(is_numeral) && is_in_part(context, line)).then(|| looks_like_title(context, section))
}

/// Whether a heading is too long to say only what was done.
fn looks_like_title(context: &Context<'_>, section: &Section) -> bool {
    let line = &context.sheet.lines[section.at];
    line.words.len() > 3 && stands_alone(context, section) && !context.is_of_event(line.text())
}

/// Whether a text begins by speaking of a session whose title its heading may be: one that stands over no further headings.
pub(super) fn begins_with_talk(context: &Context<'_>, section: &Section) -> bool {
    let (lines, body) = (&context.sheet.lines, section.at + 1);
    let end = (body..lines.len()).find(|at| lines[*at].level.is_some()).unwrap_or(lines.len());
    section.opening == Opening::OfOne && !is_over(context, section.at, end) && stands_alone(context, section)
}

/// Whether headings stand over what someone noted down in lists, as one does of each session.
fn are_notes(context: &Context<'_>, shelved: &[Section]) -> bool {
    let lines = &context.sheet.lines;
    let below = |section: &Section| lines[section.at + 1..].iter().find(|line| !line.text().is_empty());
    let over_list = |section: &&Section| below(section).is_some_and(|next| next.passage.place == Place::Item);
    shelved.len() >= SEVERAL && shelved.iter().filter(over_list).count() * 5 >= shelved.len() * 4
}

/// Whether below most of some headings there is talk of one session.
fn speak_of_sessions(context: &Context<'_>, shelved: &[Section]) -> bool {
    let lines = &context.sheet.lines;
    let speaks = |section: &&Section| {
        let mut body = lines[section.at + 1..].iter().take_while(|line| line.level.is_none());
        body.any(|line| context.lexicon.speaks_of_one(&line.words))
    };
    shelved.iter().filter(speaks).count() * 2 > shelved.len()
}

/// Whether a heading between others may be a title because they are: it speaks neither of sessions nor of what else is done there.
fn stands_alone(context: &Context<'_>, section: &Section) -> bool {
    let (line, lexicon) = (&context.sheet.lines[section.at], context.lexicon);
    !lexicon.session.any(&line.words) && !lexicon.small_talk.any(&line.words) && title::telling(&line.words, lexicon) > 1
}

/// The session whose title is the heading of a section, where nothing in it says who spoke, as it stands; its case tells more where
/// it is firm that there is one.
fn titled(context: &Context<'_>, section: &Section, standing: Standing, firm: bool) -> Option<Candidate> {
    let (line, lexicon) = (&context.sheet.lines[section.at], context.lexicon);
    // `Raftsmanship`, under which it is said who gave the talk
    if let [word] = &*line.words
        && section.opening != Opening::Otherwise
        && !section.speakers.is_empty()
        && !lexicon.is_common_word(word)
        && is_told_plainly(context, section)
    {
        let (title, speakers) = (sign::before(line.text()).to_owned(), section.speakers.clone());
        return context.accept(Candidate { title, speakers, format: section.format, url: section.address(), strength: Strength::Sure });
    }
    let standing = if section.speakers.is_empty() { standing } else { Standing::MarkedOff };
    let (title, format) = title::bare(line.text(), standing, context)?;
    let cased = firm && title::is_title_case(line.text(), lexicon);
    let telling = title::telling(&line.words, lexicon);
    let told_of = section.url.is_some() || section.opening == Opening::OfThis && !section.speakers.is_empty();
    let general = (lexicon.headings.any(&line.words) || lexicon.weak_headings.any(&line.words)) && !told_of && !(cased && telling > 3);
    let told_little = section.url.is_none() && section.speakers.is_empty() && !section.recorded;
    // Without spaces every character is a word.
    let least = match told_little && is_unspaced(line.text()) {
        true if !lexicon.small_talk.any(&line.words) => 5,
        true => 8,
        false => 3 - usize::from(cased || !section.speakers.is_empty()),
    };
    let untold = (told_little && !section.shelved || line.words.len() < 4) && telling < 2 - usize::from(section.opening == Opening::OfThis);
    // `Other things to point out:` leads to what is below.
    if line.text().ends_with([':', '：']) || !section.stated && (general || untold || line.words.len() < least) {
        return None;
    }
    let mut speakers = section.speakers.clone();
    if speakers.is_empty() {
        speakers.extend(section.handle.clone());
    }
    if speakers.is_empty() {
        speakers = named_below(context, section);
    }
    let format = format.or(section.format);
    let url = section.url.clone().or_else(|| whole_link(line).map(str::to_owned)).or_else(|| section.link.clone());
    context.accept(Candidate { title, speakers, format, url, strength: Strength::Sure })
}

/// Whether the first text under a heading marks nothing off that may be the title of the session.
fn is_told_plainly(context: &Context<'_>, section: &Section) -> bool {
    let told = context.sheet.lines[section.at + 1..].iter().find(|line| !line.text().is_empty());
    told.is_some_and(|line| {
        let marks_off = |sentence| stretches(line, sentence).iter().any(|(range, _)| line.words_in(range).len() > 3);
        !opening(line).any(marks_off)
    })
}

/// The people whom the first paragraph under a heading names, if they stand together and are known to be some: `It takes Ann Lee to
/// make a hall laugh about …`.
fn named_below(context: &Context<'_>, section: &Section) -> Vec<Speaker> {
    let mut below = context.sheet.lines[section.at + 1..].iter().take_while(|line| line.level.is_none());
    let prose = below.find(|line| line.passage.place == Place::Paragraph && !line.passage.quoted && !line.text().is_empty());
    let people = prose.map_or_else(Vec::new, |line| people_together(context, line, &(0..line.text().len())));
    if context.sense.knows(&people) { people } else { Vec::new() }
}
