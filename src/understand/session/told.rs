//! Who a section says spoke: in a line that does nothing else, in its first sentences, by a link or a handle.

use super::Context;
use super::around::people_together;
use super::section::LONGEST;
use crate::document::{Mark, Place, Style};
use crate::post::Speaker;
use crate::understand::byline::is_profile;
use crate::understand::script::is_unspaced;
use crate::understand::sheet::{Line, is_pictograph};
use std::ops::Range;

/// The speakers where a line does nothing but name them: `Speakers: …`, `by …`, `*Ann Lee, Acme*`, `(Ann Lee @annlee)`.
pub(super) fn speaker_line(context: &Context<'_>, line: &Line, next: Option<&Line>) -> Option<Vec<Speaker>> {
    let text = line.text();
    // Only the first line of a paragraph, where it is broken into several.
    let end = line.passage.breaks.first().copied().unwrap_or(text.len());
    if line.words_in(&(0..end)).len() > LONGEST || line.passage.quoted {
        return None;
    }
    // `[Ann Lee(@annlee) | Twitter](https://twitter.com/annlee)`: before a handle any name is one.
    let profile = line.passage.links().next().filter(|(link, href)| link.start == 0 && is_profile(href));
    if let Some((name, _)) = profile.and_then(|(link, _)| text[link.clone()].split_once(['(', '（'])) {
        return Some(vec![context.sense.speaker(name)]);
    }
    let text = without_handles(line, end);
    let text = text.trim_start_matches(is_pictograph);
    if let Some(speaker) = honoured_alone(context, context.sense.after_by(text).unwrap_or(text)).or_else(|| labelled(context, text)) {
        return Some(vec![speaker]);
    }
    let inside = text.trim().strip_prefix('(').and_then(|text| text.strip_suffix(')'));
    let text = inside.unwrap_or(text);
    let marked = inside.is_some() || context.sense.after_by(text).is_some();
    let speakers = context.sense.speakers(text)?;
    let known = context.sense.knows(&speakers);
    let plain = match line.passage.place {
        // The first item of a list, whose others tell other things.
        Place::Item => {
            let linked = line.passage.links().any(|(_, href)| is_profile(href));
            let more = next.is_some_and(|next| context.sense.speakers(next.text()).is_none());
            linked || more && known
        }
        _ => known || line.passage.marks.iter().any(|(range, _)| range.start == 0),
    };
    (marked || plain).then_some(speakers)
}

/// Whom a line names by any name and an honorific, maybe with where they work: `김하늘 (@haneul, 뗏목상점) 님`, `annleeさん`.
fn honoured_alone(context: &Context<'_>, text: &str) -> Option<Speaker> {
    const LONGEST: usize = 12;
    let text = text.trim();
    let named = context.sense.without_honorific(text);
    let (name, inside) = match named.strip_suffix([')', '）']) {
        Some(aside) => aside.split_once(['(', '（'])?,
        None if !named.is_empty() && named.chars().all(char::is_alphanumeric) => (named, ""),
        None => return None,
    };
    // `うつみ けいすけ さん (@keisuke)`
    let bare = context.sense.without_honorific(name);
    let honoured = named.len() < text.len() || bare.len() < name.trim().len();
    let fits = honoured && name.chars().count() <= LONGEST;
    let company = inside
        .split([',', '、', '，'])
        .map(str::trim)
        .find(|part| !part.starts_with('@') && part.starts_with(|first: char| !first.is_lowercase()));
    fits.then(|| Speaker { affiliation: company.map(str::to_owned), ..context.sense.speaker(name.trim()) })
}

/// Whom a line names by a name of one word behind a label: `Speaker: annlee`, `讲师：王小明(@xiaoming) 首席架构师`, `演讲人：筏店 王小明`.
fn labelled(context: &Context<'_>, text: &str) -> Option<Speaker> {
    const LONGEST: usize = 4;
    let name = context.sense.after_by(text)?.trim();
    let (label, _) = text.split_once([':', '：'])?;
    let company = name.rsplit_once(' ').filter(|(_, name)| context.sense.is_unspaced_name(name));
    let first = || name.split([' ', '(', '（']).next().filter(|name| is_unspaced(name) && name.chars().count() <= LONGEST);
    let name = company.map(|(_, name)| name).or_else(first).unwrap_or(name);
    let word = name.chars().all(char::is_alphanumeric);
    let affiliation = company.map(|(company, _)| company.trim().to_owned());
    (word && !label.contains(' ')).then(|| Speaker { affiliation, ..context.sense.speaker(name) })
}

/// The text of a line up to the byte `end`, without the handles that stand beside names: `Ann Lee [@annlee](https://…)`.
fn without_handles(line: &Line, end: usize) -> String {
    let mut text = String::new();
    let mut from = 0;
    for (range, _) in line.passage.links_in(&(0..end)) {
        let before = line.text()[from..range.start.max(from)].trim_end();
        if !before.ends_with('(') && line.text()[range.clone()].starts_with('@') {
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
pub(super) fn told(context: &Context<'_>, line: &Line) -> Vec<Speaker> {
    if let Some(owner) = owner(context, line) {
        return vec![owner];
    }
    for sentence in opening(line) {
        let words = line.words_in(sentence);
        if !context.lexicon.speaks_of_one(words) && !context.lexicon.gave.any(words) {
            continue;
        }
        let people = people_together(context, line, sentence);
        if !people.is_empty() {
            // `Ann Lee asks who reads logs. It goes well with the talk of Bob Ray.`
            let first = (sentence.start > 0).then(|| context.sense.leading_speakers(line.text())).flatten();
            return first.map_or(people, |(first, _)| first);
        }
        // `The talk was led by Ann Lee from Acme`
        let session = (0..words.len()).find(|at| context.lexicon.session.at(words, *at).is_some()).unwrap_or(words.len());
        let by = (session..words.len()).find_map(|at| words.get(context.lexicon.by.at(words, at)?.end));
        let named = by.and_then(|name| context.sense.leading_speakers(&line.text()[name.range.start..sentence.end]));
        if let Some((people, _)) = named {
            return people;
        }
        // `향로님의 발표입니다.`
        let owned = (1..words.len()).find_map(|at| {
            let by = context.lexicon.by.at(words, at).filter(|by| context.lexicon.session.at(words, by.end).is_some())?;
            context.sense.honoured(&line.text()[sentence.start..words[by.end - 1].range.end])
        });
        if let Some(name) = owned {
            return vec![context.sense.speaker(name)];
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

/// Whom a section is about, by the first sentence with a name in bold or a link to someone's profile: `[Ann
/// Lee](https://twitter.com/annlee) showed …`.
pub(super) fn linked(context: &Context<'_>, body: &[Line]) -> Vec<Speaker> {
    let first = body.first().map(|line| &line.passage.anchor);
    let person = |line: &Line| {
        line.passage.marks.iter().find_map(|(name, mark)| {
            let sentence = line.sentences.iter().find(|sentence| sentence.contains(&name.start))?;
            let marked = match mark {
                Mark::Link(href) => is_profile(href),
                // `I wish I had seen this talk by **Ann Lee** earlier!`
                Mark::Style(Style::Strong) => Some(&line.passage.anchor) == first && context.lexicon.speaks_of_one(line.words_in(sentence)),
                _ => false,
            };
            (marked && context.sense.is_person(line.text().get(name.clone())?)).then(|| people_together(context, line, sentence))
        })
    };
    body.iter().filter(|line| !line.passage.quoted).find_map(person).unwrap_or_default()
}

/// Who begins a line of a section by their names: `Ann Lee is so dramatic …`.
pub(super) fn acting(context: &Context<'_>, body: &[Line]) -> Vec<Speaker> {
    let prose = body.iter().filter(|line| line.passage.place == Place::Paragraph && !line.passage.quoted);
    let begins = |line: &Line| context.sense.leading_speakers(line.text()).map(|(people, _)| people);
    prose.filter_map(begins).find(|people| context.sense.knows(people)).unwrap_or_default()
}

/// The only one whose handle or given name leads from a paragraph to a profile, or who is named before a handle: `[@annlee](https://…)
/// told us …`, `Ann Lee (@annlee)`.
pub(super) fn handle(context: &Context<'_>, line: &Line) -> Option<Speaker> {
    const LONGEST: usize = 3;
    let name = |shown: &str| {
        let given = || context.sense.is_given_name(shown.split(' ').next().unwrap_or_default());
        shown.strip_prefix('@').map_or_else(
            || given().then(|| context.sense.speaker(shown)),
            |handle| (!handle.contains(' ')).then(|| context.sense.speaker(handle)),
        )
    };
    let mut profiles = line.passage.links().filter(|(_, href)| is_profile(href));
    if let Some((range, _)) = profiles.next().filter(|_| profiles.next().is_none()) {
        return name(line.text()[range.clone()].trim()).filter(|speaker| !speaker.name.is_empty());
    }
    let before = line.text()[..line.text().find("(@")?].trim_end();
    // The shortest that can be a name: what precedes it may have a capital too.
    let names = before.rmatch_indices(' ').map(|(at, _)| &before[at + 1..]).chain([before]).take(LONGEST);
    names.skip(1).find(|name| context.sense.is_person(name)).map(|name| context.sense.speaker(name))
}

/// Whose profile a text without spaces leads to right before what says that the session was theirs: `[annlee](https://…) さんの LT です。`
fn owner(context: &Context<'_>, line: &Line) -> Option<Speaker> {
    let lexicon = context.lexicon;
    let owned = |link: &Range<usize>| {
        let behind = line.text()[link.end..].trim_start();
        let behind = context.sense.behind_honorific(behind).unwrap_or(behind).trim_start();
        let rest = lexicon.owning.iter().find_map(|ending| behind.strip_prefix(&**ending))?;
        lexicon.session.at(&lexicon.tokens(rest.split(['。', '\n']).next().unwrap_or(rest)), 0)
    };
    let first = line.sentences.first().filter(|_| is_unspaced(line.text()))?;
    let (named, _) = line.passage.links_in(first).find(|(link, _)| owned(link).is_some())?;
    Some(context.sense.speaker(line.text()[named.clone()].trim_start_matches('@')))
}

/// The sentences of a section that say what it is about.
pub(super) fn opening(line: &Line) -> impl Iterator<Item = &Range<usize>> {
    line.sentences.iter().take(2)
}
