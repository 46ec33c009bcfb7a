//! What stands before and after the names of people: titles, honorifics, and what says that something is theirs.

use super::NameSense;
use crate::understand::script::{Script, script};

impl NameSense<'_> {
    /// What follows the honorific with which a text begins.
    pub(in crate::understand) fn behind_honorific<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.lexicon.honorifics.iter().find_map(|honorific| text.strip_prefix(honorific))
    }

    /// What stands before the honorific with which a text ends.
    pub(in crate::understand) fn before_honorific<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.lexicon.honorifics.iter().find_map(|honorific| text.strip_suffix(honorific))
    }

    /// A name without the titles before it or the honorific after it.
    pub(in crate::understand) fn without_honorific<'t>(&self, name: &'t str) -> &'t str {
        let mut name = name.trim();
        while let Some((_, rest)) = name.split_once(' ').filter(|(word, rest)| is_title(word) && rest.contains(' ')) {
            name = rest.trim();
        }
        self.before_honorific(name).map_or(name, str::trim)
    }

    /// What stands before the ending that says that what follows a text is theirs whom it names: `Ann Lee’s`, `まつもとさんの`.
    pub(in crate::understand) fn owner<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.lexicon.owning.iter().find_map(|ending| text.strip_suffix(ending))
    }

    /// The name of any form with which a text ends before an honorific and what says that something is theirs: `まつもとさんの`, `향로님의`.
    /// It is of one script, or a word by itself.
    pub(in crate::understand) fn honoured<'t>(&self, text: &'t str) -> Option<&'t str> {
        let before = self.before_honorific(self.owner(text).unwrap_or(text))?;
        let kind = |(at, character): (usize, char)| match script(&before[at..]) {
            Script::Spaced => (character.is_ascii_alphanumeric() || matches!(character, '_' | '-')).then_some(Script::Spaced),
            other => Some(other),
        };
        let own = kind(before.char_indices().next_back()?)?;
        let other = before.char_indices().rev().find(|signed| kind(*signed) != Some(own));
        // `最初はことみんさん`: Hiragana before a name may be a particle, and behind other signs the name may go on.
        let particle = |at: usize| before[at..].find(['は', 'が', 'で', 'に', 'と', 'も']).map(|found| at + found + 'は'.len_utf8());
        let (start, apart) = other.map_or((0, true), |(at, sign)| (at + sign.len_utf8(), !sign.is_alphanumeric()));
        let start = if apart { start } else { particle(start)? };
        Some(&before[start..])
    }
}

/// Whether a word is the title before a name: `Dr.`, `Prof.`, `Mme.`
fn is_title(word: &str) -> bool {
    word.strip_suffix('.').is_some_and(|word| (2..=4).contains(&word.chars().count()) && word.chars().skip(1).all(char::is_lowercase))
}
