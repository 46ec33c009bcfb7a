//! How what is typed could go on: fields, and what the posts have in them.

use super::form::singular;
use super::query::piece;
use super::token::fold;
use crate::corpus::Corpus;
use crate::order;
use crate::route::Facet;
use crate::unicode::is_unspaced;

/// A way in which a query could go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The whole query, its last part completed.
    pub query: String,
    /// The last part, as shown.
    pub label: String,
    /// How many posts have it; none for a field without a value.
    pub posts: usize,
}

/// How `text` could go on at its end, the ways that most posts have first, at most so many.
///
/// After a field its values are offered, and else the fields whose names begin with what is typed, names and words.
pub fn complete(corpus: &Corpus, text: &str, most: usize) -> Vec<Completion> {
    let start = last_piece(text);
    let (before, last) = text.split_at(start);
    let bare = last.trim_start_matches('-');
    let before = format!("{before}{}", &last[..last.len() - bare.len()]);
    let field = bare.split_once(':').and_then(|(key, value)| Some((Facet::named(key)?, piece(value).0)));
    let (facets, written) = match field {
        Some((facet, value)) => (vec![facet], value),
        None => (vec![Facet::Edition, Facet::Author, Facet::Project, Facet::Speaker, Facet::Term], piece(bare).0),
    };
    let typed = fold(written);
    let mut completions: Vec<Completion> = Vec::new();
    if field.is_none() {
        if typed.is_empty() {
            return completions;
        }
        let fields = Facet::ALL.map(Facet::key).into_iter().chain(["from", "to"]).filter(|key| key.starts_with(&typed));
        let offer = |key: &str| Completion { query: format!("{before}{key}:"), label: format!("{key}:"), posts: 0 };
        completions.extend(fields.map(offer));
    }
    // A word of the cloud is folded as it is, and in the singular.
    let one = singular(written, &typed);
    let mut found: Vec<(u32, (Facet, usize))> = Vec::new();
    for facet in facets {
        let column = corpus.column(facet);
        let fitting = column.totals().filter(|(number, _)| {
            let value = column.value(*number);
            begins(value, &typed) || if facet == Facet::Term { value == one } else { begins(column.label(*number), &typed) }
        });
        found.extend(fitting.map(|(number, posts)| (posts, (facet, number))));
    }
    let ranked = order::highest(found.iter().enumerate().map(|(at, (posts, _))| (*posts, at)).collect(), most);
    completions.extend(ranked.into_iter().take(most).map(|(posts, at)| {
        let (facet, number) = found[at].1;
        let column = corpus.column(facet);
        let label = column.label(number);
        let value = if facet == Facet::Term { fold(label) } else { column.value(number).to_owned() };
        // A word of the cloud is searched as a word, unless its field was typed.
        let key = if field.is_none() && facet == Facet::Term { String::new() } else { format!("{}:", facet.key()) };
        let quote = if value.contains(char::is_whitespace) { "\"" } else { "" };
        Completion { query: format!("{before}{key}{quote}{value}{quote} "), label: format!("{key}{label}"), posts: posts as usize }
    }));
    // What is there already is nothing to go on with.
    completions.retain(|completion| completion.query.trim_end() != text.trim_end());
    completions.truncate(most);
    completions
}

/// Where the last part of a query begins: behind the last space that is not in quotes.
fn last_piece(text: &str) -> usize {
    let mut quoted = false;
    let mut start = 0;
    for (at, character) in text.char_indices() {
        quoted ^= character == '"';
        if character.is_whitespace() && !quoted {
            start = at + character.len_utf8();
        }
    }
    start
}

/// Whether a word of the text begins with what is typed, which is folded.
fn begins(text: &str, typed: &str) -> bool {
    // Most texts are plain, and there are thousands.
    if text.is_ascii() {
        let (text, typed) = (text.as_bytes(), typed.as_bytes());
        let starts = |at: usize| at == 0 || !text[at - 1].is_ascii_alphanumeric();
        return (0..=text.len()).any(|at| starts(at) && text[at..].get(..typed.len()).is_some_and(|word| word.eq_ignore_ascii_case(typed)));
    }
    let text = fold(text);
    text.match_indices(typed).any(|(at, _)| !text[..at].ends_with(char::is_alphanumeric) || typed.starts_with(is_unspaced))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Facts;
    use crate::post::{Name, NameKind, Post, Term};

    #[test]
    fn fields_values_and_words_are_offered() {
        let mut corpus = Corpus::new(&Facts::default());
        for (author, projects) in [("Max Körbächer", &["Cilium", "Istio"][..]), ("Maria Roe", &["Cilium"])] {
            let name = |name: &&str| Name { kind: NameKind::Project, name: (*name).into(), count: 1 };
            corpus.add(Post {
                authors: vec![author.to_owned()],
                names: projects.iter().map(name).collect(),
                terms: ["service mesh", "API"].map(|term| Term { term: term.into(), score: 1.0 }).into(),
                ..Post::default()
            });
        }
        for (text, expected) in [
            ("au", vec!["author:"]),
            ("mesh au", vec!["mesh author:"]),
            ("author:", vec!["author:\"Max Körbächer\" ", "author:\"Maria Roe\" "]),
            ("-author:korb", vec!["-author:\"Max Körbächer\" "]),
            ("x author:\"maria r", vec!["x author:\"Maria Roe\" "]),
            ("project:i", vec!["project:Istio "]),
            ("cil", vec!["project:Cilium "]),
            ("term:APIs", vec!["term:api "]),
            ("mes", vec!["\"service mesh\" "]),
            ("", vec![]),
            ("mesh ", vec![]),
            ("zzz", vec![]),
        ] {
            let queries: Vec<String> = complete(&corpus, text, 5).into_iter().map(|completion| completion.query).collect();
            assert_eq!(queries, expected, "{text}");
        }
        assert_eq!(
            complete(&corpus, "project:", 1),
            [Completion { query: "project:Cilium ".into(), label: "project:Cilium".into(), posts: 2 }]
        );
    }
}
