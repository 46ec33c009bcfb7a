//! Queries as they can be typed: reading what is written here gives the same query again.

use super::{Clause, Literal, Phrase, Query, Wanted};
use crate::unicode::is_unspaced;
use std::fmt::{Display, Formatter, Result};

impl Display for Query {
    /// The query as it can be typed; reading that gives the same query again.
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        let mut separator = "";
        for clause in &self.clauses {
            write!(formatter, "{separator}{clause}")?;
            separator = " ";
        }
        // Without a space behind it, the last word would find longer ones.
        let last = self.clauses.last().and_then(|clause| clause.any.last());
        let closed = last.is_some_and(|literal| match &literal.wanted {
            Wanted::Phrase(phrase) => {
                !phrase.quoted && phrase.words.last().is_some_and(|word| !word.open && !word.text.starts_with(is_unspaced))
            }
            _ => false,
        });
        formatter.write_str(if closed { " " } else { "" })
    }
}

impl Display for Clause {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        let mut separator = "";
        for literal in &self.any {
            write!(formatter, "{separator}{literal}")?;
            separator = " OR ";
        }
        Ok(())
    }
}

impl Display for Literal {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        formatter.write_str(if self.negated { "-" } else { "" })?;
        match &self.wanted {
            Wanted::Phrase(phrase) => write!(formatter, "{phrase}"),
            Wanted::Value(facet, Phrase { text, .. }) if text.contains(' ') => write!(formatter, "{}:\"{text}\"", facet.key()),
            Wanted::Value(facet, Phrase { text, .. }) => write!(formatter, "{}:{text}", facet.key()),
            Wanted::From(day) => write!(formatter, "from:{day}"),
            Wanted::To(day) => write!(formatter, "to:{day}"),
        }
    }
}

impl Display for Phrase {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        let Self { words, text, quoted, .. } = self;
        match words.last() {
            Some(last) if *quoted && last.open && !last.text.starts_with(is_unspaced) => write!(formatter, "\"{text}"),
            _ if *quoted => write!(formatter, "\"{text}\""),
            _ => formatter.write_str(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_and_written() {
        for (query, written) in [
            ("author:Diane", "author:diane"),
            ("AUTHOR:\"Diane Mueller\" x ", "author:\"diane mueller\" x "),
            ("from:2022 to:2023-02", "from:2022-01-01 to:2023-02-28"),
            ("-has:video OR lang:de", "-has:video OR lang:de"),
            ("edition:kubecon-eu-2022", "edition:\"kubecon eu 2022\""),
            ("from:never", "from-never"),
            ("  Big   RED ", "big red "),
            ("½ ﬁt", "1-2 fit"),
        ] {
            assert_eq!(Query::parse(query).to_string(), written, "{query}");
        }
    }

    #[test]
    fn any_string_is_a_query_that_can_be_written_and_read_again() {
        let pieces = [
            "\"",
            "“",
            "«",
            "-",
            "−",
            " ",
            "  ",
            "OR",
            "|",
            "or",
            "author:",
            "from:2022",
            "to:",
            "has:video",
            "tag:\"a b\"",
            ":",
            "Kube",
            "C++",
            "c#",
            "l'été",
            "don’t",
            "云原生",
            "が",
            "か\u{3099}",
            "ไทย้",
            "½",
            "⑴",
            "ﬁ",
            "İ",
            "ß",
            "a_b",
            "node.js",
            "_",
            ".",
            "\u{301}",
            "\0",
            "😀",
            "a b",
            "'",
        ];
        let mut state = 1_u32;
        for _ in 0..20_000 {
            let mut text = String::new();
            for _ in 0..state >> 16 & 7 {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                text.push_str(pieces[(state >> 16) as usize % pieces.len()]);
            }
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let query = Query::parse(&text);
            assert_eq!(Query::parse(&query.to_string()), query, "{text:?} {:?}", query.to_string());
        }
    }

    #[test]
    fn of_endless_text_the_beginning_is_a_query() {
        let query = Query::parse(&"mesh OR ebpf -wasm ".repeat(1_000));
        assert_eq!(Query::parse(&query.to_string()), query);
        assert!(query.clauses.len() < 64);
    }
}
