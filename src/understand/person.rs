//! What looks like the name of a person.

use super::edition::Gazetteer;
use super::lexicon::Lexicon;
use super::name::Names;
use super::script::{Script, is_hangul, script};
use super::sheet::{Line, Sheet};
use crate::document::Place;
use crate::facts::Facts;
use crate::search::{Token, fold};
use crate::table;

mod found;
mod honorific;
mod shape;

use shape::{bare, has_capital_behind, is_broken, is_name_shaped};
pub(super) use shape::{possessions, possessor};

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

    /// Whether a particle goes on with the sentence where nouns have capitals: `gab Ann Lee den Stab weiter`.
    fn is_article(&self, word: &str) -> bool {
        !self.lexicon.by.any(&self.lexicon.tokens(word))
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
        let first = bare(first);
        let folded = fold(first);
        first.starts_with(char::is_uppercase) && !self.lexicon.is_common(&folded) || self.people.is_given(&folded)
    }

    /// Whether a text is the name of a person wherever it stands.
    pub(super) fn is_known_person(&self, text: &str) -> bool {
        self.likeness(text) == Likeness::Known
    }

    fn likeness(&self, text: &str) -> Likeness {
        const LONGEST: usize = 60;
        // `Dr. Ann Lee`, `Ann Lee님`
        let text = self.without_honorific(text);
        let words = || text.split_whitespace();
        if text.len() > LONGEST {
            return Likeness::None;
        }
        let parted = || text.split_once([' ', '\u{3000}']).is_some_and(|(family, given)| self.is_parted_name(family, given.trim_start()));
        if !text.is_ascii() && parted() {
            return Likeness::Known;
        }
        if !(2..=5).contains(&words().count()) {
            return if self.is_unspaced_name(text) { Likeness::Known } else { Likeness::None };
        }
        // By its first word most text is told from names, then by the form of the others, before much is looked up.
        let (first, end) = (bare(words().next().unwrap_or_default()), words().next_back().unwrap_or_default());
        let folded = fold(first);
        let given = self.people.is_given(&folded);
        if !given && (!is_name_shaped(first, given) || self.lexicon.is_common(&folded) || self.is_particle(first)) {
            return Likeness::None;
        }
        let joins = |word: &str| self.is_particle(bare(word)) && (!self.lexicon.capital_nouns || given && !self.is_article(bare(word)));
        let formed = |(at, word): (usize, &str)| {
            !is_broken(word) && (at == 0 || is_name_shaped(self.without_particle(bare(word)), given) || joins(word))
        };
        if end.chars().count() == 1 || !words().enumerate().all(formed) || self.is_particle(end) {
            return Likeness::None;
        }
        // How many words are names, and how many of them are nothing else.
        let (mut names, mut strange, mut everyday) = (usize::from(given), usize::from(given), false);
        for (at, word) in words().enumerate().skip(names) {
            if at > 0 && joins(word) {
                // `Ann Lee de Acme`, `Ann Lee da RaftWorks`: where someone works is no part of the name.
                let rest: Vec<&str> = words().skip(at + 1).collect();
                let written = rest.first().is_some_and(|next| has_capital_behind(next));
                if written || self.names.is_listed(&self.lexicon.tokens(&rest.join(" "))) {
                    return Likeness::None;
                }
                continue;
            }
            let word = bare(word);
            everyday = self.is_word(&fold(word));
            let thing = || {
                let token = if word.len() > 3 { self.lexicon.tokens(word) } else { Vec::new() };
                self.names.is_organization(&token) || self.is_thing(&token)
            };
            let own = !everyday && !thing();
            if !given && !own {
                return Likeness::None;
            }
            names += 1;
            strange += usize::from(own);
        }
        let likeness = match names {
            2.. if !given => Likeness::Form,
            3.. if everyday => Likeness::None,
            2.. if strange > 1 => Likeness::Known,
            2 => Likeness::Form,
            _ => Likeness::None,
        };
        // `Ann Lee CTO`, `Ann Lee Directrice`
        let role = || words().nth(2).is_some() && self.is_role(end);
        if likeness == Likeness::None || self.is_other(&self.lexicon.tokens(text)) || role() { Likeness::None } else { likeness }
    }

    /// Whether a text is the name of something else, or speaks of a company.
    fn is_other(&self, words: &[Token]) -> bool {
        self.names.is_organization(words) || self.is_thing(words) || self.lexicon.company.any(words)
    }

    /// A name without the particle that is joined to it: `de-Roos`, `d'Arc`.
    fn without_particle<'t>(&self, name: &'t str) -> &'t str {
        let joined = name.split_once(['-', '\'', '’']);
        joined.filter(|(first, _)| *first == "d" || self.people.particles.contains(first)).map_or(name, |(_, rest)| rest)
    }

    /// Whether a word is one of everyday text, a month, one that the post writes in lower case too, or ends as words for
    /// things do.
    fn is_word(&self, folded: &str) -> bool {
        // The shorter the ending, the longer the word has to be.
        let thing = |ending: &&str| folded.len() + ending.len() > 10 && folded.ends_with(ending);
        self.lexicon.is_common(folded) || self.lower.contains(folded) || self.lexicon.thing_endings.iter().any(thing)
    }

    /// Whether a text is no more than a given name.
    pub(super) fn is_given_name(&self, text: &str) -> bool {
        text.starts_with(char::is_uppercase) && self.people.is_given(&fold(text))
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
    /// katakana with a dot inside.
    pub(super) fn is_unspaced_name(&self, text: &str) -> bool {
        let is_katakana = |character| matches!(character, '\u{30a1}'..='\u{30ff}');
        let named = if text.contains('・') {
            (4..=16).contains(&text.chars().count()) && text.chars().all(is_katakana)
        } else {
            !text.is_ascii() && (1..4).any(|length| self.is_family_first(text, length))
        };
        // `関係者`, `村上春树著`, `何人か`, `福岡にたくさん`, `하지만`
        named && !self.lexicon.nameless_endings.iter().any(|end| text.ends_with(end)) && !self.lexicon.is_common(text)
    }

    /// Whether two texts are a family name and a given one of a script without spaces: `山田 太郎`.
    pub(super) fn is_parted_name(&self, family: &str, given: &str) -> bool {
        self.people.family.contains(family) && Self::is_pair(family, given)
    }

    /// Whether two texts have the form of a family name and a given one of such a script.
    pub(super) fn is_pair(family: &str, given: &str) -> bool {
        let ideographs = |text: &str| text.char_indices().all(|(at, _)| script(&text[at..]) == Script::Han);
        [family, given].into_iter().all(|name| (1..=3).contains(&name.chars().count()) && ideographs(name))
    }

    /// Whether so many characters at the start of a text are a family name and the others may be a given name.
    fn is_family_first(&self, text: &str, length: usize) -> bool {
        let Some((at, _)) = text.char_indices().nth(length) else { return false };
        let (family, given) = text.split_at(at);
        if !self.people.family.contains(family) {
            return false;
        }
        let hangul = text.chars().all(is_hangul);
        // `吉川と`: one sign of Hiragana is no given name.
        let least = if hangul || given.starts_with(|first| matches!(first, '\u{3041}'..='\u{309f}')) { 2 } else { 1 };
        let fits = |character| matches!(character, '々' | '\u{3041}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}');
        (least..=if hangul { 2 } else { 3 }).contains(&given.chars().take(5).count()) && given.chars().all(fits)
    }

    /// Whether what follows a name is a word for a company: `Ann Lee GmbH`.
    pub(super) fn is_firm(&self, rest: &str) -> bool {
        let next = rest.strip_prefix(' ').filter(|next| next.starts_with(char::is_uppercase)).and_then(|next| next.split(' ').next());
        next.is_some_and(|next| self.lexicon.company.at(&self.lexicon.tokens(next), 0).is_some())
    }
}

/// The sense of a post in English, for tests.
#[cfg(test)]
pub(super) fn with_sense<T>(check: impl FnOnce(&NameSense<'_>) -> T) -> T {
    let understanding = super::Understanding::new(Facts::builtin());
    let lexicon = understanding.lexicon(Some("en"));
    check(&understanding.sense(&lexicon, &table::Names::default()))
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
