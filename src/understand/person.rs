//! What looks like the name of a person.

use super::edition::Gazetteer;
use super::lexicon::Lexicon;
use super::name::Names;
use crate::search::{fold, tokens};

/// Words of roles; an element with one of them is no name and no company.
const ROLES: [&str; 52] = [
    "engineer",
    "engineering",
    "manager",
    "head",
    "cto",
    "ceo",
    "coo",
    "cio",
    "ciso",
    "cpo",
    "vp",
    "svp",
    "evp",
    "director",
    "lead",
    "leader",
    "principal",
    "architect",
    "advocate",
    "evangelist",
    "founder",
    "co-founder",
    "cofounder",
    "president",
    "professor",
    "developer",
    "maintainer",
    "chair",
    "co-chair",
    "pm",
    "tpm",
    "scientist",
    "researcher",
    "analyst",
    "consultant",
    "fellow",
    "chief",
    "officer",
    "sre",
    "phd",
    "student",
    "designer",
    "author",
    "editor",
    "devrel",
    "freelancer",
    "specialist",
    "owner",
    "entwickler",
    "ingénieur",
    "técnico",
    "strategist",
];

/// Small words inside names.
const PARTICLES: [&str; 22] = [
    "de", "van", "von", "der", "den", "del", "della", "di", "da", "dos", "das", "du", "la", "le", "el", "al", "bin", "ibn", "ten", "ter",
    "zu", "y",
];

/// Tells the names of people from other capitalised words, by what the tables know.
pub(super) struct NameSense<'a> {
    pub(super) lexicon: &'a Lexicon,
    pub(super) names: &'a Names,
    pub(super) gazetteer: &'a Gazetteer,
}

impl NameSense<'_> {
    /// Whether a word is one of everyday text, or a month.
    fn is_common(&self, word: &str) -> bool {
        self.lexicon.is_common(word) || self.lexicon.months.contains(word)
    }

    /// Whether a text is the name of a known organization.
    pub(super) fn is_organization(&self, text: &str) -> bool {
        self.names.is_organization(text)
    }

    /// Whether a text is the name of a project, a topic, a conference or a place.
    fn is_thing(&self, text: &str) -> bool {
        let words = tokens(text);
        self.names.is_thing(&words) || self.gazetteer.is_event(&words) || self.gazetteer.is_place(&words)
    }

    /// Whether a text can be the name of a person: two to five capitalised words, particles aside, that are not all everyday
    /// words and not the name of something else.
    pub(super) fn is_person(&self, text: &str) -> bool {
        let text = text.trim();
        let words: Vec<&str> = text.split_whitespace().collect();
        if !(2..=5).contains(&words.len()) || text.len() > 60 || self.is_organization(text) || self.is_thing(text) {
            return cjk_name(text);
        }
        let mut strange = 0;
        let mut names = 0;
        for word in &words {
            let bare = word.trim_matches(|character: char| matches!(character, '.' | '“' | '”' | '"' | '\''));
            if PARTICLES.contains(&bare.to_lowercase().as_str()) && names > 0 {
                continue;
            }
            let mut characters = bare.chars();
            let capital = characters.next().is_some_and(|first| first.is_uppercase() || first.is_alphabetic() && !first.is_lowercase());
            let letters = bare.chars().all(|character| character.is_alphabetic() || matches!(character, '-' | '\'' | '’' | '.' | '·'));
            let shouting = bare.chars().count() > 3 && bare.chars().all(char::is_uppercase);
            let inner = bare.chars().zip(bare.chars().skip(1)).filter(|(a, b)| a.is_lowercase() && b.is_uppercase()).count();
            if !capital
                || !letters
                || shouting
                || inner > 1
                || self.is_organization(bare) && words.len() == 2 && bare.len() > 4
                || self.is_thing(bare) && bare.len() > 5
            {
                return false;
            }
            names += 1;
            strange += usize::from(!self.is_common(&fold(bare)));
        }
        names >= 2 && strange * 2 >= names
    }

    /// Whether a text names what someone does.
    pub(super) fn is_role(text: &str) -> bool {
        text.split([' ', '/', '-']).any(|word| ROLES.contains(&word.trim_matches('.').to_lowercase().as_str()))
    }
}

/// A name of two to five characters of a script without spaces and capitals.
fn cjk_name(text: &str) -> bool {
    let count = text.chars().count();
    (2..=5).contains(&count)
        && text.chars().all(|character| matches!(character, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}'))
}
