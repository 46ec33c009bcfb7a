//! The sessions whose titles are headings that stand side by side.

use super::announced::announcing;
use super::{Candidate, Context, SEVERAL, is_in_part};
use crate::document::Place;
use crate::order;
use crate::post::{Format, Speaker};
use crate::understand::script::is_unspaced;
use crate::understand::session::address::whole_link;
use crate::understand::session::around::people_together;
use crate::understand::session::ornament::is_numeral;
use crate::understand::session::section::{Note, Opening, Section, Telling, is_over};
use crate::understand::session::sign;
use crate::understand::session::split::Strength;
use crate::understand::session::stretch::stretches;
use crate::understand::session::title::{self, Standing};
use crate::understand::session::told::opening;
use crate::understand::sheet::{Line, is_pictograph};
use std::ops::Range;

/// The most letters that a heading has in a script without spaces that only says what was done: `会場の様子`.
const SHORT: usize = 8;

/// The sessions among headings. One is a title where it says who spoke, or where its neighbours too tell of a session, be it in
/// another part of the programme.
pub(super) fn sessions(
    context: &Context<'_>,
    shelved: &[Section],
    found: &[Vec<Candidate>],
    (parted, daily): (bool, bool),
    mostly: &Range<usize>,
) -> Vec<(usize, Candidate)> {
    let lines = &context.sheet.lines;
    let count = |is: fn(&Section) -> bool| shelved.iter().filter(|section| is(section)).count();
    // Under a session there are its parts.
    let inside = context.sheet.headings(shelved[0].at).any(|over| !found[over].is_empty());
    let tells = |section: &Section| section.tells == Telling::Yes || section.tells == Telling::Begins && !inside;
    let telling = shelved.iter().filter(|section| tells(section)).count();
    // Under a heading such as `Talks` every heading is one where some of them tell.
    let talks = lines[shelved[0].at].heading.is_some_and(|over| context.lexicon.session.any(&lines[over].words));
    // Of two whose texts only begin by speaking of a session, it may be another.
    let told = count(|section| section.tells == Telling::Yes);
    let sure = telling >= SEVERAL || told > 0;
    let together = sure && telling > 1 && telling * if talks { 3 } else { 2 } >= shelved.len();
    // Where most show a recording, their headings are titles whatever their case.
    let recorded = count(|section| section.url.is_some()) >= SEVERAL;
    // Where the others say what kind of session they were, a break does not.
    let formed = count(|section| section.note == Note::Form) >= SEVERAL;
    // What stands between sessions is one; before the first and behind the last a post tells of other things.
    let first = shelved.iter().position(tells).unwrap_or_default();
    let last = shelved.iter().rposition(tells).unwrap_or_default();
    let between = telling >= SEVERAL && telling * 2 > last - first;
    let all = shelved[0].at..shelved[shelved.len() - 1].at;
    let listed = || all.into_iter().any(|at| lines[at].level.is_none() && !found[at].is_empty());
    let announced = telling > 0 && announcing(context, shelved[0].at).is_some() && !listed();
    let kinds = || shelved.iter().any(|section| section.stated || is_kind(context, section));
    let noted = are_notes(context, shelved)
        && (kinds() || told == 0 && (speak_of_sessions(context, shelved) || look_like_titles(context, shelved)));
    // In a script without spaces all may look like titles: then so are those before the first and behind the last.
    let unspaced = || shelved.iter().any(|section| is_unspaced(lines[section.at].text()));
    let alike = together && unspaced() && shelved.iter().all(|section| looks_like_title(context, section));
    let beside = announced || noted || daily || alike || parted && told == 0 || are_all(context, shelved);
    // Where some headings begin with the emoji of one that surely names a session, and others do not, those are sessions too.
    let sign = |section: &Section| lines[section.at].text().chars().next().filter(|first| is_pictograph(*first));
    let mut signs: Vec<char> = shelved.iter().filter(|section| section.tells == Telling::Yes).filter_map(sign).collect();
    order::sort(&mut signs, Ord::cmp);
    signs.dedup();
    let signed = |section: &Section| sign(section).is_some_and(|sign| signs.contains(&sign));
    let set_apart = !shelved.iter().all(signed);
    // Under `Conclusion` at the end there are thoughts.
    let thoughts = lines[shelved[0].at].heading.is_some_and(|over| {
        let last = || lines[over + 1..].iter().all(|next| next.level.is_none() || next.level > lines[over].level);
        let nobody = || shelved.iter().all(|section| section.speakers.is_empty() && section.url.is_none());
        context.lexicon.weak_headings.any(&lines[over].words) && !talks && nobody() && last()
    });
    let candidate = |(at, section): (usize, &Section)| {
        let says = section.opening == Opening::OfThis || together && section.opening != Opening::Otherwise;
        let among = !formed
            && (beside || set_apart && signed(section) || mostly.contains(&section.at) || between && (first..=last).contains(&at))
            && (stands_alone(context, section) || talks && between && is_set(context, section));
        let fits = section.stated || !thoughts && (says || together && (talks || tells(section)) || among);
        let firm = talks && among || together && section.tells == Telling::Yes;
        let candidate = || titled(context, section, says || talks || among, recorded, firm);
        (found[section.at].is_empty() && section.opening != Opening::OfSeveral && fits).then(candidate)?
    };
    shelved.iter().enumerate().filter_map(|one| Some((one.1.at, candidate(one)?))).collect()
}

/// Whether headings stand under one that says no more than that there were sessions: `## Talks`, `## 세션`.
fn are_all(context: &Context<'_>, shelved: &[Section]) -> bool {
    let (lines, lexicon) = (&context.sheet.lines, context.lexicon);
    let Some(over) = lines[shelved[0].at].heading.map(|over| &lines[over]) else { return false };
    let several = lexicon.several(&over.words).is_some() || is_unspaced(over.text()) && lexicon.session.any(&over.words);
    let talks = lexicon.formats.find(&over.words).iter().all(|found| found.value == Format::Talk);
    several
        && talks
        && title::telling(&over.words, lexicon) == 0
        && shelved.iter().filter(|section| stands_alone(context, section)).count() >= SEVERAL
}

/// Whether a heading looks like a title and stands under one that numbers a day: `# 2日目`, `## Day 1`. None where it stands elsewhere.
pub(super) fn is_of_day(context: &Context<'_>, section: &Section) -> Option<bool> {
    let line = &context.sheet.lines[section.at];
    let over = context.sheet.lines[line.heading?].text();
    (over.contains(is_numeral) && is_in_part(context, line)).then(|| looks_like_title(context, section))
}

/// Whether two of three headings look like titles that stand under none but the title of the post or the name of the conference.
fn look_like_titles(context: &Context<'_>, shelved: &[Section]) -> bool {
    let over = context.sheet.lines[shelved[0].at].heading.map(|over| &context.sheet.lines[over]);
    over.is_none_or(|over| over.level == Some(1) || context.is_of_event(over.text()))
        && shelved.iter().filter(|section| looks_like_title(context, section)).count() * 3 >= shelved.len() * 2
}

/// Whether a heading is too long to say only what was done: `会場の様子`.
fn looks_like_title(context: &Context<'_>, section: &Section) -> bool {
    let line = &context.sheet.lines[section.at];
    let long = if is_unspaced(line.text()) { line.text().chars().count() > SHORT } else { line.words.len() > 3 };
    let general = || context.lexicon.headings.any(&line.words) || context.lexicon.weak_headings.any(&line.words);
    // `2024 Raft Tech Day`
    let dated = line.words.first().is_some_and(|first| first.folded.len() == 4 && first.folded.parse::<u16>().is_ok());
    long && !dated && stands_alone(context, section) && !general() && !context.is_of_event(line.text())
}

/// Whether a text begins by speaking of a session whose title its heading may be: one that stands over no further headings or
/// sessions.
pub(super) fn begins_with_talk(context: &Context<'_>, section: &Section, found: &[Vec<Candidate>]) -> bool {
    let (lines, body) = (&context.sheet.lines, section.at + 1);
    let end = (body..lines.len()).find(|at| lines[*at].level.is_some()).unwrap_or(lines.len());
    section.opening == Opening::OfOne
        && !is_over(context, section.at, end)
        && found[body..end].iter().all(Vec::is_empty)
        && stands_alone(context, section)
        && !context.is_of_event(lines[section.at].text())
}

/// Whether a heading says no more than what kind of session it is about: `Keynote`.
fn is_kind(context: &Context<'_>, section: &Section) -> bool {
    let line = &context.sheet.lines[section.at];
    context.lexicon.formats.any(&line.words) && title::telling(&line.words, context.lexicon) == 0
}

/// Whether headings stand over what someone noted down in lists, as one does of each session.
fn are_notes(context: &Context<'_>, shelved: &[Section]) -> bool {
    let lines = &context.sheet.lines;
    // A picture may stand between them.
    let shown = |line: &&Line| !line.text().is_empty() && line.passage.place != Place::Caption;
    let over_list = |section: &&Section| lines[section.at + 1..].iter().find(shown).is_some_and(|next| next.passage.place == Place::Item);
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

/// Whether a heading of some words has the capitals of a title.
fn is_set(context: &Context<'_>, section: &Section) -> bool {
    let line = &context.sheet.lines[section.at];
    title::telling(&line.words, context.lexicon) > 3 && title::is_title_case(line.text(), context.lexicon)
}

/// The session whose title is the heading of a section, which may stand among the talks or among recordings, or between others that
/// surely are sessions.
fn titled(context: &Context<'_>, section: &Section, talks: bool, recorded: bool, firm: bool) -> Option<Candidate> {
    let line = &context.sheet.lines[section.at];
    let recorded = recorded && (section.url.is_some() || section.note == Note::Media);
    let standing =
        if section.speakers.is_empty() && !section.shelved && !talks && !recorded { Standing::Loose } else { Standing::MarkedOff };
    // `Raftsmanship`, under which it is said who gave the talk
    if let [word] = &*line.words
        && talks
        && section.opening != Opening::Otherwise
        && !section.speakers.is_empty()
        && !context.lexicon.is_common_word(word)
        && title::telling(&line.words, context.lexicon) > 0
        && is_told_plainly(context, section)
    {
        let (title, speakers) = (sign::before(line.text()).to_owned(), section.speakers.clone());
        return context.accept(Candidate { title, speakers, format: section.format, url: section.address(), strength: Strength::Sure });
    }
    let (title, format) = title::bare(line.text(), standing, context)?;
    let general = context.lexicon.headings.any(&line.words) || context.lexicon.weak_headings.any(&line.words);
    let of_this = section.opening == Opening::OfThis;
    let told_of = section.url.is_some() || of_this && !section.speakers.is_empty();
    let general = general && !told_of && !(firm && is_set(context, section));
    // Without spaces every character is a word.
    let told_little = section.url.is_none() && section.speakers.is_empty() && section.note != Note::Media;
    let least = match told_little && is_unspaced(line.text()) {
        true if !context.lexicon.small_talk.any(&line.words) => 5,
        true => 8,
        false => 3 - usize::from(recorded || !section.speakers.is_empty() || firm && title::is_title_case(line.text(), context.lexicon)),
    };
    let short = !is_unspaced(line.text()) && line.words.len() < 4;
    let untold = (told_little && !section.shelved || short) && title::telling(&line.words, context.lexicon) < 2 - usize::from(of_this);
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
    let other = |sentence| {
        stretches(told?, sentence).into_iter().any(|(range, _)| told.is_some_and(|line| line.words_in(&range).len() > 3)).then_some(())
    };
    told.is_some_and(|line| opening(line).all(|sentence| other(sentence).is_none()))
}

/// The people whom the first paragraph under a heading names, if they stand together and are known to be some: `It takes Ann Lee to
/// make a hall laugh about …`.
fn named_below(context: &Context<'_>, section: &Section) -> Vec<Speaker> {
    let mut below = context.sheet.lines[section.at + 1..].iter().take_while(|line| line.level.is_none());
    let prose = below.find(|line| line.passage.place == Place::Paragraph && !line.passage.quoted && !line.text().is_empty());
    let people = prose.map_or_else(Vec::new, |line| people_together(context, line, &(0..line.text().len())));
    if context.sense.knows(&people) { people } else { Vec::new() }
}
