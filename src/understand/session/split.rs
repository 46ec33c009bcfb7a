//! The seam between a title and who spoke: `Title – Ann Lee, Acme`, `“Title” by Ann Lee`, `Ann Lee: Title`.

use super::ornament::{behind_event, tidy, without_event, without_format};
use super::quote::{self, polished, unquoted};
use super::sign;
use super::title::{is_title, is_title_case, telling};
use super::{Format, Speaker};
use crate::search::Token;
use crate::understand::person::{NameSense, possessions};
use crate::understand::script::is_unspaced;

/// A text parted into a title and its speakers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Split {
    pub(super) title: String,
    pub(super) speakers: Vec<Speaker>,
    pub(super) format: Option<Format>,
    /// How sure the parting is.
    pub(super) strength: Strength,
}

/// How sure it is that a text is a title with its speakers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    /// Other text has this form too: it needs a neighbour of the same form.
    Weak,
    /// Prose has this form now and then: it needs a place where titles stand.
    Fair,
    /// Prose hardly has this form.
    Sure,
}

/// In words: a longer text is prose.
const LONGEST: usize = 45;

/// Parts a text into title and speakers; none where it holds no speakers. The ways that say most come first.
pub(super) fn split(text: &str, sense: &NameSense<'_>) -> Option<Split> {
    let lexicon = sense.lexicon;
    // Most text has neither a sign nor a word that may part a title from its speakers.
    let ends = |character: char| matches!(character, '.' | '!' | '?' | '…' | '\'' | '’');
    let signs = |character: char| !character.is_alphanumeric() && !character.is_whitespace() && !ends(character);
    let possessed = || lexicon.owning.iter().any(|ending| text.contains(&**ending));
    if !text.contains(signs) && !text.ends_with('\'') && !lexicon.by.any(&lexicon.tokens(text)) && !possessed() {
        return None;
    }
    let text = without_event(tidy(text, lexicon), sense);
    let (text, format) = without_format(behind_event(text, sense).unwrap_or(text), lexicon);
    let words = lexicon.tokens(text);
    if words.len() > LONGEST {
        return None;
    }
    let entry = Entry { text, words, format, sense };
    let ways = [quoted_first, quoted_last, dashed, unspaced, owned, by, pair, parenthesized, speaker_first, commas];
    ways.iter().find_map(|way| way(&entry))
}

/// A text of which is asked where its seam is, without what stands around it.
struct Entry<'a> {
    text: &'a str,
    words: Vec<Token>,
    format: Option<Format>,
    sense: &'a NameSense<'a>,
}

impl Entry<'_> {
    /// What was parted, where the one side can be a title.
    fn parted(&self, title: &str, speakers: Vec<Speaker>, strength: Strength) -> Option<Split> {
        let (sense, lexicon) = (self.sense, self.sense.lexicon);
        let (title, own) = without_format(tidy(title, lexicon), lexicon);
        // `a flow of work - Stage Zero`: a title without a capital needs people of whom it is known that they are.
        let loose = || title.starts_with(char::is_lowercase) && !sense.knows(&speakers);
        // `What Are You Up To? - Ann Lee` has no word of its own, nor one of every programme.
        let words = lexicon.tokens(title);
        let tells = || telling(&words, lexicon) > 0 || words.len() > 3 && words.iter().all(|word| lexicon.is_stop(word));
        let fits = is_title(title) && !loose() && tells() && !sense.is_known_person(title);
        fits.then(|| Split { title: polished(title).to_owned(), speakers, format: self.format.or(own), strength })
    }

    /// Whom a text that ends at the byte `end` names before a title: `Ann Lee on`, `Ann Lee’s talk:`.
    fn owner(&self, end: usize) -> &str {
        let lexicon = self.sense.lexicon;
        let text = sign::before(&self.text[..end]);
        let words = &self.words[..self.words.partition_point(|word| word.range.end <= text.len())];
        let called = [&lexicon.called, &lexicon.gave, &lexicon.session];
        let called = called.into_iter().find_map(|phrases| phrases.ending_at(words, words.len()));
        let named = called.map_or(text, |start| text[..words[start].range.start].trim_end_matches([' ', ',']));
        self.sense.owner(named).unwrap_or(named)
    }
}

/// `“Title” Speaker (Company)`, `“Title” keynote by Speaker`
fn quoted_first(entry: &Entry<'_>) -> Option<Split> {
    let (title, rest) = quote::leading(entry.text)?;
    let rest = sign::behind(rest);
    let words = entry.sense.lexicon.tokens(rest);
    let kind = entry.sense.lexicon.formats.at(&words, 0);
    let behind = kind.as_ref().and_then(|kind| words.get(kind.end)).map_or(rest, |word| &rest[word.range.start..]);
    let split = entry.parted(title, entry.sense.speakers(behind)?, Strength::Sure)?;
    Some(Split { format: split.format.or(kind.map(|kind| kind.value)), ..split })
}

/// `Ann Lee (Company), “Title”`; behind a colon stands what somebody said.
fn quoted_last(entry: &Entry<'_>) -> Option<Split> {
    let (named, title) = quote::trailing(entry.text).filter(|(named, _)| !named.trim_end().ends_with([':', '：']))?;
    let sense = entry.sense;
    // `annleeさんの「…」`
    let honoured = || Some(vec![sense.speaker(sense.honoured(named)?)]);
    let speakers = sense.speakers(entry.owner(named.len())).or_else(honoured)?;
    entry.parted(title, speakers, if is_title_case(title, entry.sense.lexicon) { Strength::Sure } else { Strength::Weak })
}

/// `Title – Speaker (Company)`, from the right: a title may hold dashes itself.
fn dashed(entry: &Entry<'_>) -> Option<Split> {
    let text = entry.text;
    // `Title – Ann Lee / Bob Ray`
    let joined = sign::dashes(text).rfind(|mark| text[mark.end..].contains(" / "));
    let mut marks = joined.into_iter().chain(sign::dashes(text).rev());
    marks.find_map(|mark| entry.parted(&text[..mark.start], entry.sense.speakers(&text[mark.end..])?, Strength::Sure))
}

/// `조용한 배포 : 김하늘`
fn unspaced(entry: &Entry<'_>) -> Option<Split> {
    let (title, named) = entry.text.rsplit_once([':', '：'])?;
    let fits = is_unspaced(title) && entry.sense.is_known_person(named);
    entry.parted(title, fits.then(|| vec![entry.sense.speaker(named)])?, Strength::Sure)
}

/// `Ann Lee’s talk on Title`
fn owned(entry: &Entry<'_>) -> Option<Split> {
    let Entry { text, words, sense, .. } = entry;
    let (name, rest) = possessions(text).next().filter(|(name, _)| sense.is_person(name))?;
    let at = words.partition_point(|word| word.range.start < text.len() - rest.len());
    let end = sense.lexicon.session.at(words, at)?.end;
    let title = text[words.get(sense.lexicon.called.at(words, end)?.end - 1)?.range.end..].trim_start();
    // `Ann Lee’s talk on “Title” was fun`
    let title = quote::leading(title).map_or(title, |(quoted, _)| quoted);
    unquoted(title).starts_with(char::is_uppercase).then_some(())?;
    entry.parted(title, vec![sense.speaker(name)], Strength::Fair)
}

/// `Title by Speaker`, with the words of the language.
fn by(entry: &Entry<'_>) -> Option<Split> {
    let Entry { text, words, sense, .. } = entry;
    let (title, speakers, strength) = (1..words.len()).rev().find_map(|at| by_at(text, words, at, sense))?;
    entry.parted(title, speakers, strength)
}

/// The same at one of the words.
fn by_at<'t>(text: &'t str, words: &[Token], at: usize, sense: &NameSense<'_>) -> Option<(&'t str, Vec<Speaker>, Strength)> {
    let lexicon = sense.lexicon;
    lexicon.by.at(words, at)?;
    let (before, rest) = text.split_at(words[at].range.start);
    let title = before.trim_end_matches([',', '(', ' ']);
    // `调试经验分享 by 小林`: an English word among such names anyone.
    let name = rest[words[at].range.len()..].trim();
    let handle = || is_unspaced(text) && rest.starts_with("by ") && name.chars().all(char::is_alphanumeric);
    let speakers = sense.speakers(if rest.contains('(') { rest } else { rest.trim_end_matches(')') });
    let speakers = speakers.or_else(|| handle().then(|| vec![sense.speaker(name)]))?;
    // `Centro de Convenções`, `Rust with Great Power`: such words join other things too.
    let (known, joiner) = (sense.knows(&speakers), &words[at].folded);
    let joins = sense.is_particle(joiner) || lexicon.joining.contains(joiner);
    // `si votre contenu est bien taillé, entrainez-vous avec Ann Lee`
    let clause = || text.starts_with(char::is_lowercase);
    if joins && (!known || clause()) || lexicon.met.any(&words[..=at]) {
        return None;
    }
    // `Sockets by Ann Lee`
    let word = || at == 1 && !lexicon.is_common_word(&words[0]);
    let one = title.split_whitespace().nth(1).is_none();
    // `Rust in Anger by Ann Lee` has the capitals of a title, `a great summary by Ann Lee` has not.
    let strength = match one {
        true if word() => Strength::Weak,
        true if !handle() => return None,
        _ if is_title_case(title, lexicon) || !joins && lexicon.sentence_case => Strength::Fair,
        _ => Strength::Weak,
    };
    Some((title, speakers, strength))
}

/// `… Zero Disturbance Tobias Giese & Sean Schneeweiss`, where nothing parts the title from the names: only two names of two words
/// joined by `&` are told from it.
fn pair(entry: &Entry<'_>) -> Option<Split> {
    let (before, second) = entry.text.rsplit_once(" & ")?;
    let is_name = |text: &str| text.split_whitespace().count() == 2 && entry.sense.is_person(text);
    let (at, _) = before.rmatch_indices(' ').nth(1).filter(|_| is_name(second))?;
    let (title, first) = (&before[..at], before[at..].trim());
    entry.parted(title, is_name(first).then(|| vec![entry.sense.speaker(first), entry.sense.speaker(second)])?, Strength::Sure)
}

/// `Title (Speaker, Company)`, `Title [Speaker]`
fn parenthesized(entry: &Entry<'_>) -> Option<Split> {
    let bracketed = || entry.text.strip_suffix(']')?.rsplit_once('[');
    let (title, inside) = entry.text.strip_suffix([')', '）']).and_then(|text| text.rsplit_once(['(', '（'])).or_else(bracketed)?;
    entry.parted(title, entry.sense.speakers(inside)?, Strength::Sure)
}

/// `Speaker: Title`, `Keynote by Speaker (Company): Title`, `Speaker – Title`.
fn speaker_first(entry: &Entry<'_>) -> Option<Split> {
    let (text, sense, lexicon) = (entry.text, entry.sense, entry.sense.lexicon);
    let mark = sign::first(text)?;
    let (before, title) = (text[..mark.start].trim_end(), text[mark.end..].trim());
    // `Speaker – “Title”: in which …`
    let title = quote::leading(title).filter(|(_, rest)| sign::goes_on(rest)).map_or(title, |(quoted, _)| quoted);
    let words = &entry.words[..entry.words.partition_point(|word| word.range.end <= before.len())];
    // `Keynote by Ann Lee`, `Ann Lee’s talk`
    let format = || lexicon.formats.at(words, 0).or_else(|| lexicon.formats.find(words).pop());
    let behind = || Some(&before[words.get(format()?.end)?.range.start..]);
    let speakers = sense.speakers(entry.owner(before.len())).or_else(|| sense.speakers(behind()?))?;
    let unspaced = is_unspaced(title);
    let fits = if unspaced {
        // `黄盈樟 ~ 硬件极客、开发者`: what ends with what someone does is said of the person.
        let ends = lexicon.tokens(title);
        !title.ends_with(['。', '.']) && !lexicon.roles.ends_at(&ends, ends.len())
    } else {
        title.contains(char::is_whitespace) && !title.starts_with(char::is_lowercase)
    };
    // `Ann Lee – Vai falar sobre jangadas`
    let told = || lexicon.gave.at(&lexicon.tokens(title), 0).is_some();
    let inner = unquoted(title);
    let (quoted, cased) = (inner.len() < title.len(), is_title_case(title, lexicon));
    // After a name and a colon stands a title, what the person does, `Head of Rafts at Acme`, or said; after `The two talks by Ann Lee`
    // what is told of them.
    if !fits || does(title, sense) || told() || quoted && inner.ends_with(['.', ',']) || lexicon.several(words).is_some() {
        return None;
    }
    let known = || sense.knows(&speakers) || speakers.iter().any(|speaker| speaker.affiliation.is_some());
    let strength = if quoted || cased && known() { Strength::Sure } else { Strength::Weak };
    let split = entry.parted(title, speakers, strength)?;
    Some(Split { format: split.format.or_else(|| Some(format()?.value)), ..split })
}

/// Whether a text begins with what someone does and says no more than where: `Google Developer Advocate`, `Head of Rafts at Acme`.
pub(super) fn does(text: &str, sense: &NameSense<'_>) -> bool {
    const FAR: usize = 5;
    let lexicon = sense.lexicon;
    let words = lexicon.tokens(text);
    let before = words.iter().take_while(|word| !lexicon.is_stop(word)).count().min(FAR);
    (0..before).any(|at| {
        let role = lexicon.roles.at(&words, at);
        // `Staff Engineer, Acme`
        role.is_some_and(|role| {
            text[words[role.end - 1].range.end..].starts_with(',') || words.get(role.end).is_none_or(|word| lexicon.is_stop(word))
        })
    })
}

/// `Title, Speaker, Company`, where the names are known ones.
fn commas(entry: &Entry<'_>) -> Option<Split> {
    /// More commas are those of a sentence.
    const MOST: usize = 6;
    let (text, sense) = (entry.text, entry.sense);
    let (title, speakers) = text.match_indices([',', '，']).take(MOST).find_map(|(at, mark)| {
        let (title, rest) = (&text[..at], text[at + mark.len()..].trim());
        let name = rest.split(',').next().unwrap_or_default();
        let fits = sense.is_known_person(name) && !title.split([',', ':']).any(|part| sense.is_known_person(part));
        Some((title, fits.then(|| sense.speakers(rest))??))
    })?;
    entry.parted(title, speakers, Strength::Weak)
}
