//! What a reader types, understood. Every string is a query.

use super::token::tokens;

/// A query: every part of it must be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Its parts.
    pub parts: Vec<Part>,
}

/// A part of a query: words that stand side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The folded words.
    pub words: Vec<String>,
    /// Whether a longer word that begins with the last one is also found, as while typing.
    pub open: bool,
}

impl Query {
    /// Reads a query: words, and `"phrases"` in any kind of double quotes. The last word is open unless a space follows it.
    pub fn parse(text: &str) -> Self {
        let mut parts = Vec::new();
        for (index, piece) in text.split(['"', '“', '”', '„']).enumerate() {
            let words: Vec<String> = tokens(piece).into_iter().map(|token| token.folded).collect();
            if index % 2 == 1 && !words.is_empty() {
                parts.push(Part { words, open: false });
            } else {
                parts.extend(words.into_iter().map(|word| Part { words: vec![word], open: false }));
            }
        }
        let typing = text.chars().next_back().is_some_and(char::is_alphanumeric);
        if let Some(last) = parts.last_mut() {
            last.open = typing;
        }
        Self { parts }
    }

    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Whether every part is found among `words`.
    pub fn matches(&self, words: &[String]) -> bool {
        self.parts.iter().all(|part| part.found_in(words))
    }
}

impl Part {
    /// Whether the words of this part stand side by side among `words`.
    pub fn found_in(&self, words: &[String]) -> bool {
        words.windows(self.words.len()).any(|window| self.is(window))
    }

    /// Whether `window`, as long as this part, is this part.
    pub fn is(&self, window: &[String]) -> bool {
        let last = self.words.len() - 1;
        self.words
            .iter()
            .zip(window)
            .enumerate()
            .all(|(index, (wanted, word))| (index == last && self.open && word.starts_with(wanted.as_str())) || is_form(word, wanted))
    }
}

/// Whether `word` is `wanted`, or its plural or possessive.
fn is_form(word: &str, wanted: &str) -> bool {
    word == wanted || word.strip_prefix(wanted).or_else(|| wanted.strip_prefix(word)).is_some_and(|rest| matches!(rest, "s" | "'s" | "es"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.folded).collect()
    }

    #[test]
    fn every_part_must_be_found() {
        for (query, text, found) in [
            ("carbon aware", "an aware, low-carbon cloud", true),
            ("\"big red button\"", "the idea of a 'big red button' to halt", true),
            ("\"big button\"", "a big red button", false),
            ("kube", "Kubernetes", true),
            ("kube ", "Kubernetes", false),
            ("operators", "the rise of the Operator", true),
            ("korbacher", "Max Körbächer", true),
            ("", "anything", true),
            ("\"", "anything", true),
        ] {
            assert_eq!(Query::parse(query).matches(&words(text)), found, "{query} in {text}");
        }
    }
}
