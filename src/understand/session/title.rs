//! Titles: parted from their speakers, freed of their format, told from other text.

use super::ornament::{behind_event, tidy, without_event, without_format};
use super::speaker::speaker;
use super::{Context, Format, Speaker};
use crate::search::Token;
use crate::understand::lexicon::Lexicon;
use crate::understand::person::{NameSense, honoured, without_honorific};
use crate::understand::script::is_unspaced;
use std::ops::Range;

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

/// Parts a text into title and speakers; none where it holds no speakers.
pub(super) fn split(text: &str, sense: &NameSense<'_>) -> Option<Split> {
    let lexicon = sense.lexicon;
    // Most text has neither a sign nor a word that may part a title from its speakers.
    let ends = |character: char| matches!(character, '.' | '!' | '?' | '…' | '\'' | '’');
    let signs = |character: char| !character.is_alphanumeric() && !character.is_whitespace() && !ends(character);
    if !text.contains(signs) && !lexicon.by.any(&lexicon.tokens(text)) {
        return None;
    }
    let text = without_event(tidy(text, lexicon), sense);
    let (text, format) = without_format(behind_event(text, sense).unwrap_or(text), lexicon);
    let words = sense.lexicon.tokens(text);
    if words.len() > 45 {
        return None;
    }
    let done = |title: &str, speakers: Vec<Speaker>, strength: Strength| {
        let (title, own) = without_format(tidy(title, lexicon), lexicon);
        let person = sense.is_known_person(title);
        // `a flow of work - Stage Zero`: a title without a capital needs people of whom it is known that they are.
        let loose = title.starts_with(char::is_lowercase);
        let loose = loose && !speakers.iter().all(|speaker| sense.is_known_person(&speaker.name));
        // `What Are You Up To? - Ann Lee` has no word of its own, nor one of every programme.
        let words = lexicon.tokens(title);
        let tells = telling(title, lexicon) > 0
            || words.len() > 3
                && words.iter().all(|word| lexicon.is_stop(word))
                && speakers.iter().all(|one| sense.is_known_person(&one.name));
        (is_title(title) && !person && !loose && tells).then(|| Split {
            title: polished(title).to_owned(),
            speakers,
            format: format.or(own),
            strength,
        })
    };
    // `“Title” Speaker (Company)`, `“Title” keynote by Speaker`
    let said = |text: &str| text.contains(". ") && !is_title_case(text, lexicon);
    if let Some((title, rest)) = leading_quote(text).filter(|(title, _)| !said(title)) {
        let rest = rest.trim_start_matches([' ', ',', '-', '–', '—', ':', '|']);
        let words = lexicon.tokens(rest);
        let kind = lexicon.formats.at(&words, 0);
        let behind = kind.as_ref().and_then(|kind| words.get(kind.end)).map_or(rest, |word| &rest[word.range.start..]);
        if let Some(split) = sense.speakers(behind).and_then(|speakers| done(title, speakers, Strength::Sure)) {
            return Some(Split { format: split.format.or(kind.map(|kind| kind.value)), ..split });
        }
    }
    // `Ann Lee (Company), “Title”`; behind a colon stands what somebody said.
    if let Some((named, title)) = trailing_quote(text).filter(|(_, title)| !said(title))
        && let Some(speakers) = sense.speakers(owner(named, lexicon)).or_else(|| Some(vec![speaker(whole_owner(named)?)]))
        && !named.trim_end().ends_with([':', '：'])
        && let Some(split) = done(title, speakers, if is_title_case(title, lexicon) { Strength::Sure } else { Strength::Weak })
    {
        return Some(split);
    }
    // From the right: a title may hold dashes itself.
    for mark in dashes(text).into_iter().rev() {
        if let Some(speakers) = sense.speakers(&text[mark.end..])
            && let Some(split) = done(&text[..mark.start], speakers, Strength::Sure)
        {
            return Some(split);
        }
    }
    // `조용한 배포 : 김하늘`
    if let Some((title, named)) = text.rsplit_once([':', '：']).filter(|(title, named)| is_unspaced(title) && is_unspaced(named))
        && sense.is_known_person(named)
        && let Some(split) = done(title, vec![speaker(named)], Strength::Sure)
    {
        return Some(split);
    }
    by(text, &words, sense)
        .and_then(|(title, speakers, strength)| done(title, speakers, strength))
        .or_else(|| {
            let (title, speakers) = trailing_pair(text, sense)?;
            done(title, speakers, Strength::Sure)
        })
        .or_else(|| {
            // `Title (Speaker, Company)`
            let (title, inside) = text.strip_suffix([')', '）'])?.rsplit_once(['(', '（'])?;
            done(title, sense.speakers(inside)?, Strength::Sure)
        })
        .or_else(|| {
            let (title, speakers, format, strength) = speaker_first(text, sense)?;
            let split = done(title, speakers, strength)?;
            Some(Split { format: split.format.or(format), ..split })
        })
        .or_else(|| {
            let (title, speakers) = commas(text, sense)?;
            done(title, speakers, Strength::Weak)
        })
}

/// A person whom a text ends with although nothing parts the title from the names: `… Zero Disturbance Tobias Giese & Sean
/// Schneeweiss`. Only two names of two words joined by `&` are told from a title so.
fn trailing_pair<'t>(text: &'t str, sense: &NameSense<'_>) -> Option<(&'t str, Vec<Speaker>)> {
    let (before, second) = text.rsplit_once(" & ")?;
    let names = |text: &str| text.split_whitespace().count() == 2 && sense.is_person(text);
    if !names(second) {
        return None;
    }
    let at = before.rmatch_indices(' ').nth(1)?.0;
    let (title, first) = (before[..at].trim(), before[at..].trim());
    names(first).then(|| (title, vec![speaker(first), speaker(second)]))
}

/// Whether a character is a quotation mark.
pub(super) fn is_quote(character: char) -> bool {
    QUOTES.iter().any(|(open, close)| character == *open || character == *close)
}

/// Whether a text begins as quotations do.
pub(super) fn opens_quote(text: &str) -> bool {
    text.starts_with(['“', '"', '„', '«'])
}

/// The quotation with which a text begins, and what follows it.
pub(super) fn leading_quote(text: &str) -> Option<(&str, &str)> {
    let first = text.chars().next()?;
    QUOTES.iter().filter(|(open, _)| *open == first).find_map(|(_, close)| {
        let end = first.len_utf8() + text[first.len_utf8()..].find(*close)? + close.len_utf8();
        Some((&text[..end], &text[end..]))
    })
}

/// What stands between who owns a session and its title.
pub(super) const OWNING: [&str; 5] = ["’s", "'s", "의", "の", "的"];

/// Whom what stands before a title names: `Ann Lee on`, `Ann Lee’s`.
fn owner<'t>(text: &'t str, lexicon: &Lexicon) -> &'t str {
    let text = text.trim_end_matches([' ', ',', '-', '–', '—', '|', ':', '：']);
    let words = lexicon.tokens(text);
    let called = [&lexicon.called, &lexicon.gave, &lexicon.session].into_iter().find_map(|phrases| phrases.ending_at(&words, words.len()));
    let called = called.map_or(text, |start| text[..words[start].range.start].trim_end_matches([' ', ',']));
    OWNING.iter().find_map(|mark| called.strip_suffix(mark)).unwrap_or(called)
}

/// Who is named from end to end before an honorific and what says that a title is theirs: `annleeさんの`.
fn whole_owner(text: &str) -> Option<&str> {
    honoured(text).filter(|name| text.starts_with(name) && text.ends_with(['の', '의']))
}

/// The quotation with which a text ends, and what stands before it.
pub(super) fn trailing_quote(text: &str) -> Option<(&str, &str)> {
    let last = text.chars().next_back()?;
    let before = &text[..text.len() - last.len_utf8()];
    let start = QUOTES.iter().filter(|(_, close)| *close == last).find_map(|(open, _)| before.find(*open))?;
    (start > 0).then(|| text.split_at(start))
}

/// `Title by Speaker`, with the words of the language.
fn by<'t>(text: &'t str, words: &[Token], sense: &NameSense<'_>) -> Option<(&'t str, Vec<Speaker>, Strength)> {
    /// In bytes: no name is longer.
    const LONG: usize = 20;
    let lexicon = sense.lexicon;
    (1..words.len()).rev().find_map(|at| {
        lexicon.by.at(words, at)?;
        let title = text[..words[at].range.start].trim_end_matches([',', '(', ' ']);
        let rest = &text[words[at].range.start..];
        let speakers = sense.speakers(if rest.contains('(') { rest } else { rest.trim_end_matches(')') });
        // `调试经验分享 by 小林`: an English word among such names anyone.
        let name = rest[words[at].range.len()..].trim();
        let handle = || is_unspaced(text) && rest.starts_with("by ") && name.chars().all(char::is_alphanumeric) && name.len() < LONG;
        let speakers = speakers.or_else(|| handle().then(|| vec![speaker(name)]))?;
        let count = title.split_whitespace().count();
        let joins = sense.joins_other_things(&words[at].folded);
        let met = lexicon.met.any(&words[..=at]);
        // `Rust in Anger by Ann Lee` has the capitals of a title, `a great summary by Ann Lee` has not.
        let strength = if is_title_case(title, lexicon) { Strength::Fair } else { Strength::Weak };
        // `Centro de Convenções`, `Rust with Great Power`: such words join other things too.
        let known = speakers.iter().all(|speaker| sense.is_known_person(&speaker.name));
        (known || !joins).then_some(())?;
        // `si votre contenu est bien taillé, entrainez-vous avec Ann Lee`
        (!joins || !text.starts_with(char::is_lowercase) || !lexicon.is_stop(&words[0])).then_some(())?;
        // `Sockets, by Ann Lee`: the comma says that the one word before it is a title, where others beside it have this form.
        let comma = || text[..words[at].range.start].trim_end().ends_with(',');
        let word = || at == 1 && (known || comma()) && !lexicon.is_common_word(&words[0]) && text.starts_with(char::is_uppercase);
        let alone = count == 1 && word();
        let strength = if alone { Strength::Weak } else { strength };
        (!met && (count >= 2 || alone || handle())).then_some((title, speakers, strength))
    })
}

/// `Speaker: Title`, `Keynote by Speaker (Company): Title`, `Speaker – Title`.
fn speaker_first<'t>(text: &'t str, sense: &NameSense<'_>) -> Option<(&'t str, Vec<Speaker>, Option<Format>, Strength)> {
    let colon = [": ", "：", " : "].iter().filter_map(|mark| text.find(mark).map(|at| at..at + mark.len())).min_by_key(|mark| mark.start);
    let first = dashes(text).into_iter().next().into_iter().chain(colon).min_by_key(|mark| mark.start)?;
    let (before, title) = (text[..first.start].trim(), text[first.end..].trim());
    // `Speaker – “Title”: in which …`
    let goes_on = |rest: &str| rest.trim_start().starts_with([':', '：', '-', '–', '—', '(']);
    let title = leading_quote(title).filter(|(_, rest)| goes_on(rest)).map_or(title, |(quoted, _)| quoted);
    let words = sense.lexicon.tokens(before);
    // `Keynote by Ann Lee`, `Ann Lee’s talk`
    let format = sense.lexicon.formats.at(&words, 0).or_else(|| sense.lexicon.formats.find(&words).pop());
    let after_format = format.as_ref().and_then(|format| words.get(format.end)).map(|word| before[word.range.start..].trim());
    let speakers = sense.speakers(owner(before, sense.lexicon)).or_else(|| sense.speakers(after_format?))?;
    let format = format.map(|format| format.value);
    let known =
        speakers.iter().all(|speaker| sense.is_known_person(&speaker.name)) || speakers.iter().any(|speaker| speaker.affiliation.is_some());
    let quoted = unquoted(title).len() < title.len();
    let said = quoted && unquoted(title).ends_with(['.', ',']) && !is_title_case(title, sense.lexicon)
        || is_unspaced(title) && title.ends_with(['。', '.']);
    // `黄盈樟 ~ 硬件极客、开发者`: what ends with what someone does is said of the person.
    let ends = sense.lexicon.tokens(title);
    let role = is_unspaced(title) && sense.lexicon.roles.ends_at(&ends, ends.len());
    let fits = !role
        && !said
        && (title.split_whitespace().count() >= 2 || is_unspaced(title))
        && (is_unspaced(title) || !title.starts_with(char::is_lowercase));
    // After a name and a colon stands a title or what the person said.
    let strength = if quoted || known && is_title_case(title, sense.lexicon) { Strength::Sure } else { Strength::Weak };
    fits.then_some((title, speakers, format, strength))
}

/// `Title, Speaker, Company`, where the names are known ones.
fn commas<'t>(text: &'t str, sense: &NameSense<'_>) -> Option<(&'t str, Vec<Speaker>)> {
    text.match_indices([',', '，']).take(6).find_map(|(at, mark)| {
        let (title, rest) = (&text[..at], text[at + mark.len()..].trim());
        let (name, _) = rest.split_once(',').unwrap_or((rest, ""));
        let person = title.split([',', ':']).any(|part| sense.is_known_person(part)) || sense.is_person(title.rsplit(": ").next()?);
        let fits = !person && (title.split_whitespace().count() >= 2 || is_unspaced(title)) && sense.is_known_person(name.trim());
        fits.then(|| Some((title, sense.speakers(rest)?)))?
    })
}

/// How a text stands that may be a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// In a place where other text stands too: it needs the capitals of a title.
    Loose,
    /// After a word such as `on` or `called`: even two words that could be a name are one, and in quotes the case does not matter.
    Introduced,
    /// Where only titles stand: the case does not matter.
    MarkedOff,
}

/// A title that stands by itself: two words with a meaning of their own, or one in quotes.
pub(super) fn bare(text: &str, standing: Standing, context: &Context<'_>) -> Option<(String, Option<Format>)> {
    let lexicon = context.lexicon;
    let (title, format) = without_format(without_event(tidy(text, lexicon), context.sense), lexicon);
    let whole = title;
    let title = unquoted(title);
    let quoted = title.len() < whole.len();
    let url = title.contains("://");
    let count = title.split_whitespace().count();
    let cased = standing == Standing::MarkedOff || standing == Standing::Introduced && quoted || is_title_case(title, lexicon);
    let person = || context.sense.is_person(title.split(['(', ',']).next().unwrap_or(title));
    // `Ann Lee’s keynote` says whose it is, not what it is called.
    let words = context.lexicon.tokens(title);
    let session = (1..words.len()).find(|at| lexicon.session.at(&words, *at).is_some_and(|found| found.end == words.len()));
    let owner = session.map_or("", |at| title[..words[at].range.start].trim_end().trim_end_matches('s').trim_end_matches(['’', '\'']));
    // `Ann’s talk on the programme`
    let bearer = title.split_once(' ').and_then(|(first, _)| ["’s", "'s"].iter().find_map(|mark| first.strip_suffix(mark)));
    let belongs = bearer.is_some_and(|name| context.sense.is_given_name(name)) && lexicon.session.any(words.get(1..3).unwrap_or_default());
    let shelf = standing != Standing::MarkedOff && !quoted && lexicon.media.ends_at(&words, words.len());
    // `Are We There Yet?` has no word of its own, but stands where titles do.
    let least = match (quoted, standing == Standing::MarkedOff) {
        (true, _) => 1,
        (_, true) if count > 2 => 1,
        _ => 2,
    };
    let lower = title.starts_with(char::is_lowercase);
    let fits = (count >= 2 || is_unspaced(title))
        && !url
        && !(title.starts_with('(') && title.ends_with(')'))
        && !(lower && (standing != Standing::MarkedOff || !is_unspaced(title) && !begins_with_thing(title)))
        && !((lower || title.chars().count() > LONG_UNSPACED) && is_said(title))
        && is_title(title)
        && telling(title, lexicon) >= least
        && cased
        && !(standing == Standing::Loose && person())
        && !belongs
        && !shelf
        && (quoted || !context.sense.is_known_person(title))
        && !context.sense.is_person(owner)
        && !is_of_people(title, &words, context);
    fits.then(|| (polished(title).to_owned(), format))
}

/// Whether a text begins with the name of a thing, which may have no capital: `git: a tour`, `branch2repo -- easy packages`.
fn begins_with_thing(text: &str) -> bool {
    let (first, _) = text.split_once(' ').unwrap_or((text, ""));
    first.contains(|sign: char| !sign.is_lowercase() && sign != '-' && sign != '\'')
}

/// Whether a text only says who spoke: `Keynote by Ann Lee, CTO of Acme`, `Ann Lee and Bob Ray`.
fn is_of_people(text: &str, words: &[Token], context: &Context<'_>) -> bool {
    const LONGEST: usize = 10;
    // `김하늘 대표님`
    if is_unspaced(text) && text.chars().count() <= LONGEST && without_honorific(text).len() < text.len() {
        return true;
    }
    let session = (0..2).find_map(|at| context.lexicon.session.at(words, at));
    let named =
        session.filter(|found| context.lexicon.by.at(words, found.end).is_some()).map(|found| &text[words[found.end].range.start..]);
    let named = named.and_then(|named| context.sense.person_at_start(context.sense.after_by(named)?));
    let several = || text.contains([',', ';', '，', '、', '；']) || context.sense.until_joiner(text).len() < text.len();
    let people = || context.sense.speakers(text).is_some_and(|people| people.len() > 1);
    named.is_some() || context.sense.may_begin(text) && several() && people()
}

/// How many words of a text say what it is about: not those of every programme, such as `Day 1` or `Closing keynote`.
pub(super) fn telling(text: &str, lexicon: &Lexicon) -> usize {
    let words = lexicon.tokens(text);
    let every = [&lexicon.session, &lexicon.conference, &lexicon.media, &lexicon.by, &lexicon.called];
    let mut count = 0;
    let mut at = 0;
    while at < words.len() {
        let format = lexicon.formats.at(&words, at).map(|found| found.end);
        if let Some(end) = every.iter().filter_map(|phrases| phrases.at(&words, at)).map(|found| found.end).chain(format).max() {
            at = end;
            continue;
        }
        let word = &words[at].folded;
        let common = lexicon.is_stop(&words[at]) || lexicon.small.contains(word) || lexicon.months.contains(word);
        let number = word.starts_with(|first: char| first.is_ascii_digit());
        count += usize::from(!common && !number);
        at += 1;
    }
    count
}

/// Whether most words of a text begin with a capital, the small ones aside. Scripts without capitals pass.
pub(super) fn is_title_case(text: &str, lexicon: &Lexicon) -> bool {
    // `A Ruby-flavored Raft`
    let joined = |word: &Token| text[..word.range.start].ends_with('-');
    let small = |word: &Token| lexicon.is_stop(word) || lexicon.small.contains(&word.folded) || joined(word);
    let words: Vec<Token> = lexicon.tokens(text).into_iter().filter(|word| !small(word)).collect();
    let capitals = words.iter().filter(|word| !text[word.range.clone()].starts_with(char::is_lowercase)).count();
    capitals * 10 >= words.len() * 8
}

/// Where dashes and bars part a text: with a space on at least one side.
pub(super) fn dashes(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, character) in text.char_indices() {
        if !matches!(character, '-' | '–' | '—' | '―' | '|' | '｜' | '~' | '･' | '·' | '•' | '/' | '／') {
            continue;
        }
        let end = at + character.len_utf8();
        let (before, after) = (text[..at].ends_with(char::is_whitespace), text[end..].starts_with(char::is_whitespace));
        let doubled = text[end..].starts_with('-') || text[..at].ends_with('-');
        // `Title -Ann Lee`
        let named = || text[end..].starts_with(|next: char| next.is_uppercase() || next > '\u{2e80}');
        let parts = if matches!(character, '/' | '／') { before && after } else { before || after };
        if parts && (character != '-' || after || doubled || named()) {
            found.push(at..end);
        }
    }
    found
}

/// A text without the quotes around it.
pub(super) fn unquoted(text: &str) -> &str {
    let text = text.trim();
    for (open, close) in QUOTES.into_iter().chain([('\'', '\'')]) {
        // An apostrophe stands between letters.
        let again =
            |inside: &str| inside.match_indices(open).any(|(at, _)| open != '\'' || !inside[at + 1..].starts_with(char::is_alphabetic));
        if let Some(inside) = text.strip_prefix(open).and_then(|text| text.strip_suffix(close))
            && !again(inside)
        {
            return inside.trim();
        }
    }
    text
}

/// A title without the quotes around it, be they unlike or one of them missing, and the full stop behind it.
fn polished(text: &str) -> &str {
    const DOUBLE: [char; 4] = ['"', '“', '”', '„'];
    let text = unquoted(text);
    let inside = text.trim_matches(DOUBLE);
    let text = if inside.contains(DOUBLE) { text } else { inside.trim() };
    text.strip_suffix('.').filter(|rest| !rest.ends_with('.')).unwrap_or(text).trim_end_matches([',', ';'])
}

/// Quotation marks that open and close, of all languages.
pub(super) const QUOTES: [(char, char); 10] =
    [('“', '”'), ('"', '"'), ('‘', '’'), ('«', '»'), ('„', '“'), ('„', '”'), ('»', '«'), ('「', '」'), ('『', '』'), ('《', '》')];

/// How many letters of Japanese or Korean that end as a sentence does are one rather than a title.
const LONG_UNSPACED: usize = 30;

/// Whether a text of Japanese or Korean ends as sentences do.
fn is_said(text: &str) -> bool {
    ["니다", "ます", "です", "した"].iter().any(|end| text.ends_with(end))
}

/// Whether a text can be a title at all.
fn is_title(text: &str) -> bool {
    let count = text.chars().count();
    // Where a word is a character or two, a text of so many is a sentence.
    let most = if is_unspaced(text) { 90 } else { 200 };
    (4..=most).contains(&count) && text.chars().any(char::is_alphabetic) && !text.ends_with(',') && text.split_whitespace().count() <= 32
}
