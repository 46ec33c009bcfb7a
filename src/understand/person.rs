//! What looks like the name of a person.

use super::edition::Gazetteer;
use super::lexicon::Lexicon;
use super::name::Names;
use super::script::{is_hangul, is_of_unspaced, is_unspaced};
use super::sheet::{Line, Sheet};
use crate::document::Place;
use crate::facts::Facts;
use crate::search::{Token, fold};
use crate::table;
use std::ops::Range;

mod honorific;

use honorific::is_title;
pub(super) use honorific::{HONORIFICS, honoured, without_honorific};

/// What the tables know of the names of people.
#[derive(Clone, Debug, Default)]
pub(super) struct People {
    given: table::Names,
    particles: table::Names,
    family: table::Names,
}

/// The words that a post writes in lower case somewhere in its running text.
pub(super) fn lower_words(sheet: &Sheet) -> table::Names {
    let lines = sheet.lines.iter().filter(|line| line.passage.place != Place::Code);
    // A handle is a name in small letters.
    let is_lower = |line: &Line, word: &Token| {
        let (bytes, at) = (line.text().as_bytes(), word.range.start);
        let small = if bytes[at].is_ascii() { bytes[at].is_ascii_lowercase() } else { line.text()[at..].starts_with(char::is_lowercase) };
        small && !bytes[..at].ends_with(b"@") && !bytes[..at].ends_with(b"#")
    };
    let words = lines.flat_map(|line| line.words.iter().filter(move |word| is_lower(line, word)));
    // Every other word of a post is one that it has said before.
    let mut lower = table::Names::with_room(sheet.words().count() / 2);
    words.for_each(|word| lower.insert_hashed(&word.folded, word.hash));
    lower
}

/// How much a text is like the name of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    None,
    /// It has the form of one.
    Form,
    /// It begins with a given name, or a family name where that stands first.
    Known,
}

impl People {
    pub(super) fn new(facts: &Facts) -> Self {
        let set = |names: &[&'static str]| names.iter().collect();
        Self { given: set(&facts.given_names), particles: set(&facts.particles), family: set(&facts.family_names) }
    }

    /// Whether a word is a given name; of a double name, such as `Jean-Paul`, its first part is enough.
    pub(super) fn is_given(&self, folded: &str) -> bool {
        self.given.contains(folded) || folded.split_once('-').is_some_and(|(first, _)| self.given.contains(first))
    }
}

/// Tells the names of people from other capitalised words, by what the tables know and how the post writes its words.
pub(super) struct NameSense<'a> {
    pub(super) lexicon: &'a Lexicon,
    pub(super) names: &'a Names,
    pub(super) gazetteer: &'a Gazetteer,
    pub(super) people: &'a People,
    /// The words that the post writes in lower case somewhere.
    pub(super) lower: &'a table::Names,
}

impl NameSense<'_> {
    /// Whether a word is a small one inside names, such as `van`.
    pub(super) fn is_particle(&self, word: &str) -> bool {
        self.people.particles.contains(&fold(word))
    }

    /// Whether a text is the name of a known organization.
    pub(super) fn is_organization(&self, text: &str) -> bool {
        self.names.is_organization(&self.lexicon.tokens(text))
    }

    /// Whether a text is the name of a project, a topic, a conference or a place.
    pub(super) fn is_thing(&self, words: &[Token]) -> bool {
        self.names.is_thing(words) || self.gazetteer.is_event(words) || self.gazetteer.is_place(words)
    }

    /// Whether a text is the name of a conference or a place.
    pub(super) fn is_elsewhere(&self, text: &str) -> bool {
        let words = self.lexicon.tokens(text);
        self.gazetteer.is_event(&words) || self.gazetteer.is_place(&words)
    }

    /// Whether a text can be the name of a person: two to five capitalised words, particles aside, of which none is an
    /// everyday word and which are not the name of something else. After a given name one of them may be any word.
    pub(super) fn is_person(&self, text: &str) -> bool {
        self.likeness(text) != Likeness::None
    }

    /// Whether a name can begin a text, as its first word tells: most texts are told from lists of names so.
    pub(super) fn may_begin(&self, text: &str) -> bool {
        let Some(first) = text.split_whitespace().next() else { return false };
        if !first.is_ascii() || first.contains(['.', ',', ';', ':', '(', '[', '/', '&']) {
            return true;
        }
        let bare = first.trim_matches(is_around_name);
        let folded = fold(bare);
        bare.starts_with(char::is_uppercase) && !self.lexicon.is_common(&folded) || self.people.is_given(&folded)
    }

    /// Whether a text is the name of a person wherever it stands.
    pub(super) fn is_known_person(&self, text: &str) -> bool {
        self.likeness(text) == Likeness::Known
    }

    fn likeness(&self, text: &str) -> Likeness {
        const LONGEST: usize = 60;
        // `Ann Lee님`
        let text = if text.is_ascii() { text.trim() } else { without_honorific(text) };
        if text.len() > LONGEST {
            return Likeness::None;
        }
        let words: Vec<&str> = text.split_whitespace().collect();
        if !(2..=5).contains(&words.len()) {
            return if self.is_unspaced_name(text) { Likeness::Known } else { Likeness::None };
        }
        let words = &words[usize::from(words.len() > 2 && is_title(words[0]))..];
        let first = words[0].trim_matches(is_around_name);
        // `Troy. The`
        if words[0].ends_with('.') && first.chars().count() > 3 {
            return Likeness::None;
        }
        let folded = fold(first);
        let given = self.people.is_given(&folded);
        // By its first word most text is told from names, before anything is looked up.
        if !given && (!is_name_shaped(first, given) || self.lexicon.is_common(&folded)) {
            return Likeness::None;
        }
        // So it is by the form of the others.
        let formed = |word: &&str| {
            let bare = word.trim_matches(is_around_name);
            is_name_shaped(self.without_particle(bare), given) || self.people.particles.contains(&fold(bare))
        };
        if !words[1..].iter().all(formed) {
            return Likeness::None;
        }
        let whole = self.lexicon.tokens(text);
        let thing = self.names.is_organization(&whole) || self.is_thing(&whole);
        if thing || self.lexicon.session.any(&whole) || self.lexicon.company.any(&whole) {
            return Likeness::None;
        }
        let mut strange = usize::from(given);
        let mut names = usize::from(given);
        for (at, word) in words.iter().enumerate().skip(names) {
            let bare = word.trim_matches(is_around_name);
            let folded = fold(bare);
            if names > 0 && self.people.particles.contains(&folded) && (given || !self.lexicon.capital_nouns) {
                // `Ann Lee de Acme`: where someone works is no part of the name.
                if self.names.is_listed(&self.lexicon.tokens(&words[at + 1..].join(" "))) {
                    return Likeness::None;
                }
                continue;
            }
            // A full stop inside a name ends an initial or an abbreviation, as `Jr.` and `St.`; a word with a vowel ends a sentence.
            let spoken = bare.len() > 1 && folded.contains(['a', 'e', 'i', 'o', 'u', 'y']);
            let stopped = word.ends_with('.') && spoken;
            let half_quoted = word.starts_with(['“', '"', '‘']) != word.ends_with(['”', '"', '’']);
            let possessor = ["'", "’", "'s", "’s"].into_iter().any(|end| word.ends_with(end));
            if stopped || half_quoted || possessor {
                return Likeness::None;
            }
            let begins = names == 0 && (self.lexicon.is_common(&folded) || self.people.particles.contains(&folded));
            if !is_name_shaped(self.without_particle(bare), given) || begins {
                return Likeness::None;
            }
            let token = if bare.len() > 3 { self.lexicon.tokens(bare) } else { Vec::new() };
            let other_thing = words.len() == 2 && self.names.is_organization(&token) || self.is_thing(&token);
            if other_thing && (names == 0 || !given) {
                return Likeness::None;
            }
            names += 1;
            let initial = bare.chars().count() == 1;
            strange += usize::from(initial || !other_thing && !self.is_word(&folded));
        }
        let end = words[words.len() - 1];
        // `Ann Lee CTO`, `Ann Lee Directrice`
        let role = || words.len() > 2 && self.is_role(end);
        if end.chars().count() == 1 || self.people.particles.contains(&fold(end)) || role() {
            return Likeness::None;
        }
        let all = strange == names;
        let last = words.last().is_some_and(|word| self.is_word(&fold(word.trim_matches(is_around_name))));
        match (given, names) {
            (_, 0..=1) => Likeness::None,
            (true, 3..) if !all && last => Likeness::None,
            (true, _) if strange > 1 => Likeness::Known,
            (true, 2) => Likeness::Form,
            (false, _) if all => Likeness::Form,
            _ => Likeness::None,
        }
    }

    /// A name without the particle that is joined to it: `de-Roos`, `d'Arc`.
    fn without_particle<'t>(&self, name: &'t str) -> &'t str {
        let joined = name.split_once(['-', '\'', '’']);
        joined.filter(|(first, _)| *first == "d" || self.people.particles.contains(first)).map_or(name, |(_, rest)| rest)
    }

    /// Whether a word is one of everyday text, a month, one that the post writes in lower case too, or ends as words for
    /// things do.
    fn is_word(&self, folded: &str) -> bool {
        self.lexicon.is_common(folded) || self.lower.contains(folded) || ends_as_a_thing(folded)
    }

    /// Whether a text is no more than a given name.
    pub(super) fn is_given_name(&self, text: &str) -> bool {
        text.starts_with(char::is_uppercase) && self.people.is_given(&fold(text))
    }

    /// Whether a word between a title and a speaker also joins the words of names and titles.
    pub(super) fn joins_other_things(&self, folded: &str) -> bool {
        self.people.particles.contains(folded) || self.lexicon.joining.contains(folded)
    }

    /// Whether the last word of a text is a given name.
    pub(super) fn ends_given(&self, text: &str) -> bool {
        text.split_whitespace().last().is_some_and(|word| self.people.is_given(&fold(word)))
    }

    /// Whether a text names what someone does.
    pub(super) fn is_role(&self, text: &str) -> bool {
        self.lexicon.roles.any(&self.lexicon.tokens(text))
    }

    /// A name of a script without spaces and capitals: a family name and one to three characters, or a foreign name in
    /// katakana with a dot inside. An honorific may follow.
    fn is_unspaced_name(&self, text: &str) -> bool {
        if text.is_ascii() {
            return false;
        }
        let text = without_honorific(text);
        // `関係者`, `村上春树著`, `何人か`, `福岡にたくさん`, `하지만`
        if self.lexicon.nameless_endings.iter().any(|end| text.ends_with(end)) || self.lexicon.is_common(text) {
            return false;
        }
        if text.contains(['・', '·']) {
            return (4..=16).contains(&text.chars().count())
                && text.chars().all(|character| matches!(character, '\u{30a1}'..='\u{30ff}' | '·'));
        }
        let hangul = text.chars().all(is_hangul);
        let script = |character| matches!(character, '々' | '\u{3041}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}');
        text.char_indices().skip(1).take(3).any(|(at, _)| {
            let (family, rest) = text.split_at(at);
            // `吉川と`: one sign of Hiragana is no given name.
            let least = if hangul || rest.starts_with(|first| matches!(first, '\u{3041}'..='\u{309f}')) { 2 } else { 1 };
            let lengths = least..=if hangul { 2 } else { 3 };
            self.people.family.contains(family) && lengths.contains(&rest.chars().take(5).count()) && rest.chars().all(script)
        })
    }

    /// Whether what follows a name is a word for a company: `Ann Lee GmbH`.
    pub(super) fn is_firm(&self, rest: &str) -> bool {
        let next = rest.strip_prefix(' ').filter(|next| next.starts_with(char::is_uppercase)).and_then(|next| next.split(' ').next());
        next.is_some_and(|next| self.lexicon.company.at(&self.lexicon.tokens(next), 0).is_some())
    }

    /// The names of people among some words of a text, as ranges of its bytes: those that begin with a given name, and those
    /// that an honorific ends.
    pub(super) fn people_in(&self, text: &str, words: &[Token]) -> Vec<Range<usize>> {
        const LONGEST: usize = 4;
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let start = words[at].range.start;
            // `San Diego Marina`, `São José dos Campos`
            let holy = |word: &Token| matches!(&*word.folded, "sao" | "san" | "santa" | "santo" | "saint" | "sainte");
            let placed = || at > 0 && (self.gazetteer.is_place(&words[at - 1..=at]) || holy(&words[at - 1]));
            let known = self.people.is_given(&words[at].folded) && text[start..].starts_with(char::is_uppercase) && !placed();
            let ends = (at + 1..words.len().min(at + LONGEST)).rev().filter(|_| known);
            let name = ends.map(|end| (end, start..words[end].range.end)).find(|(_, range)| {
                let piece = possessor(&text[range.clone()]);
                !piece.contains([',', ';', ':', '(', '|', '/']) && self.is_known_person(piece) && !self.is_firm(&text[range.end..])
            });
            if let Some((end, range)) = name {
                found.push(start..start + possessor(&text[range]).len());
                at = end;
            }
            at += 1;
        }
        // What follows a name in scripts without spaces ends it.
        let ends = (1..words.len()).filter(|at| is_unspaced(&text[words[*at].range.clone()]));
        let ends = ends.filter(|at| {
            let rest = &text[words[*at].range.start..];
            let ended = HONORIFICS.iter().any(|honorific| rest.starts_with(honorific));
            ended
                || self.lexicon.by.at(words, *at).is_some()
                || self.lexicon.gave.at(words, *at).is_some() && self.lexicon.gave_from(words, *at) == *at
        });
        for end in ends {
            let before = text[..words[end].range.start].trim_end();
            if HONORIFICS.iter().any(|honorific| before.ends_with(honorific)) {
                continue;
            }
            let starts = before.char_indices().rev().filter(|(_, character)| !character.is_whitespace()).map(|(start, _)| start);
            // Korean has spaces: in `파이콘의` no name begins inside the word.
            let inside = |start: usize| before[start..].starts_with(is_hangul) && before[..start].ends_with(is_hangul);
            let name = starts.take(12).filter(|start| !inside(*start) && self.is_unspaced_name(&before[*start..])).last();
            found.extend(name.map(|start| start..before.len()));
        }
        found
    }
}

/// A name without the mark of possession.
pub(super) fn possessor(text: &str) -> &str {
    ["’s", "'s", "’", "'"].iter().find_map(|mark| text.strip_suffix(mark)).unwrap_or(text)
}

/// Whether a word ends as those for things and doings do.
fn ends_as_a_thing(folded: &str) -> bool {
    folded.len() > 7 && folded.ends_with("ing")
        || folded.len() > 5
            && ["tion", "ment", "ness", "ity", "ware", "ship", "ung", "heit", "keit", "schaft", "tat", "ismus"]
                .iter()
                .any(|end| folded.ends_with(end))
}

fn is_around_name(character: char) -> bool {
    matches!(character, '.' | '“' | '”' | '"' | '\'' | '‘' | '’')
}

/// Whether a word has the letters of a name: a capital, then mostly none. After a given name a family name may stand in
/// capitals throughout, as the French write it.
fn is_name_shaped(word: &str, after_given: bool) -> bool {
    let (mut count, mut capitals, mut small, mut inner) = (0, 0, 0, 0);
    let (mut second, mut after_small) = (false, false);
    for character in word.chars() {
        let capital = character.is_uppercase();
        let letter = character.is_alphabetic() || matches!(character, '-' | '\'' | '’' | '.' | '·');
        // A particle of another script ends a name: `Ann Lee의`.
        if !(if count == 0 { capital } else { letter }) || is_of_unspaced(character) {
            return false;
        }
        second |= count == 1 && capital;
        inner += usize::from(after_small && capital);
        after_small = character.is_lowercase();
        small += usize::from(after_small);
        capitals += usize::from(capital);
        count += 1;
    }
    count > 0
        && inner <= 1
        && capitals <= 3.max(if after_given { count } else { 0 })
        && (after_given || small > 0 || count == 1 || word.contains('.'))
        && (small == 0 || !second)
}

/// A sense without tables, for tests of what needs none.
#[cfg(test)]
pub(super) fn with_bare_sense<T>(check: impl FnOnce(&NameSense<'_>) -> T) -> T {
    let facts = Facts::default();
    let (lexicon, names, gazetteer) = (Lexicon::default(), Names::new(&facts), Gazetteer::new(&facts));
    let (people, lower) = (People::new(&facts), table::Names::default());
    check(&NameSense { lexicon: &lexicon, names: &names, gazetteer: &gazetteer, people: &people, lower: &lower })
}

#[cfg(test)]
mod tests {
    use crate::facts::Facts;
    use crate::search::tokens;
    use crate::table::Names;
    use crate::understand::Understanding;

    #[test]
    fn people_are_told_from_other_capitals() {
        let understanding = Understanding::new(Facts::builtin());
        let lexicon = understanding.lexicon(Some("en"));
        let lower: Names = ["vision", "rice"].into_iter().collect();
        let sense = understanding.sense(&lexicon, &lower);
        for (text, person, known) in [
            ("Ann Quist", true, true),
            ("Liz Rice", true, false),
            ("Zyxa Quorn", true, false),
            ("Dr. Ruth Abiola", true, true),
            ("Jean-Luc BERGER", true, true),
            ("Ayelet de-Roos", true, true),
            ("王小红", true, true),
            ("リズ・ライス", true, true),
            ("Bram. The", false, false),
            ("Computer Vision", false, false),
            ("The K Framework", false, false),
            ("Nimbus Labs", false, false),
            ("Ann Lee and", false, false),
            ("Ann Lee CTO", false, false),
            ("Ann Lee Engineer", false, false),
            ("Sergio Lifschitz. In", false, false),
            ("Sarah Mei. Sarah", false, false),
            ("Kubernetes", false, false),
            ("세션", false, false),
        ] {
            assert_eq!((sense.is_person(text), sense.is_known_person(text)), (person, known), "{text}");
        }
    }

    #[test]
    fn people_are_found_in_sentences() {
        let understanding = Understanding::new(Facts::builtin());
        let lower = Names::default();
        for (language, text, expected) in [
            ("en", "On Monday Lena Hartwig met Bob Stone’s team.", vec!["Lena Hartwig", "Bob Stone"]),
            ("en", "Grace under pressure, said nobody.", vec![]),
            ("en", "We met at the San Diego Marina.", vec![]),
            ("pt", "Voltei a São José dos Campos com Paulo Igor.", vec!["Paulo Igor"]),
            ("ja", "山田太郎さんの発表", vec!["山田太郎"]),
            ("ja", "関係者の皆さん，何人かの発表者さん，福岡にたくさん，吉川とさん", vec![]),
            ("ko", "어제 김하늘 님의 발표", vec!["김하늘"]),
            ("ko", "하지만 발표자분의 말은", vec![]),
            ("ko", "이번 파이콘의 발표", vec![]),
            ("zh", "来自腾讯的张伟分享了，王小红同学也来了", vec!["张伟", "王小红"]),
        ] {
            let lexicon = understanding.lexicon(Some(language));
            let sense = understanding.sense(&lexicon, &lower);
            let found: Vec<&str> = sense.people_in(text, &tokens(text)).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
