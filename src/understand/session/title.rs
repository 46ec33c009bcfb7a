//! Titles: what can be one, how much it tells, whether it is written as one.

use super::ornament::{tidy, without_event, without_format};
use super::quote::{polished, unquoted};
use super::{Context, Format};
use crate::search::Token;
use crate::understand::lexicon::Lexicon;
use crate::understand::script::is_unspaced;

/// How a text stands that may be a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// In a place where other text stands too: it needs the capitals of a title.
    Loose,
    /// After a word such as `on` or `called`: even two words that could be a name are one, and in quotes the case does not matter.
    Introduced,
    /// Where only titles stand: the case does not matter.
    MarkedOff,
    /// In a link to its recording, told of as someone’s: not even the case of the first letter matters.
    Recorded,
}

/// A title that stands by itself: two words with a meaning of their own, or one in quotes.
pub(super) fn bare(text: &str, standing: Standing, context: &Context<'_>) -> Option<(String, Option<Format>)> {
    let (lexicon, sense) = (context.lexicon, context.sense);
    let (whole, format) = without_format(without_event(tidy(text, lexicon), sense), lexicon);
    let title = unquoted(whole);
    let (quoted, marked) = (title.len() < whole.len(), matches!(standing, Standing::MarkedOff | Standing::Recorded));
    let (unspaced, count) = (is_unspaced(title), title.split_whitespace().count());
    // What it looks like tells most other text apart.
    let lower = title.starts_with(char::is_lowercase);
    // `《learn rafts in an hour》`: what marks off but titles does so in any case.
    let named = || whole.starts_with(['「', '『', '《', '〈', '＜']);
    let begins = || !lower || standing == Standing::Recorded || unspaced || begins_with_thing(title) || named();
    let aside = || title.starts_with('(') && title.ends_with(')');
    let said = || title.chars().count() > LONG_UNSPACED && lexicon.saying_endings.iter().any(|end| title.ends_with(end));
    let cased = || marked || standing == Standing::Introduced && quoted || is_title_case(title, lexicon);
    if !(count > 1 || unspaced) || !is_title(title) || !begins() || aside() || title.contains("://") || said() || !cased() {
        return None;
    }
    // `Are We There Yet?` has no word of its own, but stands where titles do.
    let least = if quoted || marked && count > 2 { 1 } else { 2 };
    let words = lexicon.tokens(title);
    let media = || !marked && lexicon.media.ends_at(&words, words.len());
    let person = || standing == Standing::Loose && sense.is_person(title.split(['(', ',']).next().unwrap_or(title));
    // `Keynote: Ann Lee`
    let keynote = || format == Some(Format::Keynote) && sense.is_person(title);
    let of_person = || person() || keynote() || sense.is_known_person(title) || is_of_person(title, &words, context);
    let fits = telling(&words, lexicon) >= least && !media() && !of_person();
    fits.then(|| (polished(title).to_owned(), format))
}

/// Whether a text begins with the name of a thing, which may have no capital: `git: a tour`, `branch2repo -- easy packages`.
fn begins_with_thing(text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or_default();
    first.contains(|sign: char| !sign.is_lowercase() && sign != '-' && sign != '\'')
}

/// Whether a text only says who spoke, or whose session it was: `Keynote by Ann Lee, CTO of Acme`, `Ann Lee’s keynote`.
fn is_of_person(text: &str, words: &[Token], context: &Context<'_>) -> bool {
    const LONGEST: usize = 16;
    let (lexicon, sense) = (context.lexicon, context.sense);
    // `김하늘 대표님`, `小林さん@Acme`
    let named = text.trim_start_matches('@').split(['@', '＠']).next().unwrap_or(text).trim();
    let honoured = named.chars().count() <= LONGEST && sense.without_honorific(named).len() < named.len();
    // `by 田中太郎`
    if honoured || sense.after_by(text).and_then(|named| sense.person_at_start(named)).is_some() {
        return true;
    }
    let Some((at, session)) = (0..words.len()).find_map(|at| Some((at, lexicon.session.at(words, at)?))) else { return false };
    let named = || {
        let behind = words.get(session.end).map_or("", |word| &text[word.range.start..]);
        // `Keynote Ann Lee`
        sense.is_known_person(behind) || sense.after_by(behind).and_then(|named| sense.person_at_start(named)).is_some()
    };
    // `Ann’s talk on the programme`, `Ann Quists Vortrag`
    let owner = text[..words[at].range.start].trim_end();
    let name = owner.trim_end_matches('s').trim_end_matches(['’', '\'']);
    named() || session.end == words.len() && sense.is_person(name) || sense.is_given_name(name)
}

/// How many words say what a text is about: not those of every programme, such as `Day 1` or `Closing keynote`.
pub(super) fn telling(words: &[Token], lexicon: &Lexicon) -> usize {
    let every = [&lexicon.session, &lexicon.conference, &lexicon.media, &lexicon.by, &lexicon.called];
    let (mut count, mut at) = (0, 0);
    while let Some(word) = words.get(at) {
        let format = lexicon.formats.at(words, at).map(|found| found.end);
        let end = every.iter().filter_map(|phrases| phrases.at(words, at)).map(|found| found.end).chain(format).max();
        let small = || is_small(word, lexicon) || lexicon.months.contains(&word.folded);
        count += usize::from(end.is_none() && !word.begins_with_digit() && !small());
        at = end.unwrap_or(at + 1);
    }
    count
}

/// Whether titles hold a word without a capital.
fn is_small(word: &Token, lexicon: &Lexicon) -> bool {
    lexicon.is_stop(word) || lexicon.small.contains(&word.folded)
}

/// Whether most words of a text begin with a capital, the small ones aside. Scripts without capitals pass.
pub(super) fn is_title_case(text: &str, lexicon: &Lexicon) -> bool {
    let (mut capitals, mut all) = (0, 0);
    for word in lexicon.tokens(text) {
        let (before, rest) = text.split_at(word.range.start);
        // `A Ruby-flavored Raft`
        if !before.ends_with('-') && !is_small(&word, lexicon) {
            all += 1;
            capitals += usize::from(!rest.starts_with(char::is_lowercase));
        }
    }
    capitals * 10 >= all * 8
}

/// How many letters of Japanese or Korean that end as a sentence does are one rather than a title.
const LONG_UNSPACED: usize = 30;

/// Whether a text can be a title at all.
pub(super) fn is_title(text: &str) -> bool {
    (4..=200).contains(&text.chars().count()) && !text.ends_with(',')
}
