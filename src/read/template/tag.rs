//! A template tag taken apart.

/// A template tag: its name and its parameters.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Tag<'s> {
    /// The delimiter that opens it.
    pub(super) open: &'s str,
    /// What stands between the delimiters.
    pub(super) inside: &'s str,
    /// The first word, without the marks of opening and closing.
    pub(super) name: &'s str,
    /// Whether it closes an earlier one.
    pub(super) closing: bool,
    /// The parameters without a name.
    pub(super) positional: Vec<&'s str>,
    /// The parameters with a name.
    pub(super) named: Vec<(&'s str, &'s str)>,
}

/// No tag is longer.
pub(super) const LONGEST: usize = 5_000;

/// What stands between the delimiters of the tag at the start of `rest`, and the length of the whole tag.
///
/// A tag may go on over lines, not over empty ones; its closing delimiter may stand in quotes without closing it.
///
/// # Errors
/// Where nothing closes the tag: how many bytes were searched.
pub(super) fn body<'s>(rest: &'s str, open: &str, close: &str) -> Result<(&'s str, usize), usize> {
    let start = open.len();
    let limit = rest.floor_char_boundary(LONGEST);
    let end = match open {
        "<%" | "{{!--" | "{/*" => None,
        // kramdown: an attribute list stands in one line.
        "{:" => rest[..limit].find('\n'),
        _ => rest[..limit].find("\n\n"),
    };
    let window = &rest[..end.unwrap_or(limit)];
    // Most of what opens and never closes is told apart by a plain search, which is quick.
    let first = window.get(start..).and_then(|inside| inside.find(close)).ok_or(window.len())? + start;
    // `{#id}` belongs to Markdown.
    if open == "{#" && window[start..first].contains('}') {
        return Err(first);
    }
    let mut quote: Option<char> = None;
    for (at, character) in window.char_indices().skip_while(|(at, _)| *at < start) {
        match quote {
            None if window[at..].starts_with(close) => return Ok((&rest[start..at], at + close.len())),
            None if matches!(character, '"' | '\'' | '`') => quote = Some(character),
            Some(open) if open == character => quote = None,
            _ => {}
        }
    }
    // A quote that nothing closes was an apostrophe.
    Ok((&rest[start..first], first + close.len()))
}

/// Whether what stands in braces is a list of attributes, as in `{.wide width=50% title="A hall"}`.
pub(super) fn are_attributes(inside: &str) -> bool {
    let words = words(inside);
    words.iter().all(|word| word.starts_with(['.', '#']) || word.contains('=')) && !words.is_empty()
}

/// The length of what a plugin of Joomla shows, which is nothing a text has: `{gallery set="1"} {/gallery}`.
pub(super) fn of_plugin(rest: &str) -> Option<usize> {
    let line = rest[..rest.floor_char_boundary(LONGEST)].lines().next()?;
    let name = line.strip_prefix('{')?.split([' ', '}']).next().filter(|name| is_name(name))?;
    let closing = format!("{{/{name}}}");
    line.find(&closing).map(|at| at + closing.len())
}

impl<'s> Tag<'s> {
    pub(super) fn new(open: &'s str, inside: &'s str) -> Self {
        let trimmed = inside.trim().trim_start_matches('-').trim_end_matches('-').trim();
        let (closing, trimmed) = match trimmed.strip_prefix('/') {
            Some(rest) if !rest.starts_with('*') => (true, rest.trim_start()),
            _ => (false, trimmed.strip_suffix('/').unwrap_or(trimmed)),
        };
        let mut tag = Self { open, inside, closing, ..Self::default() };
        // Zola writes a call: `figure(src="a.png")`.
        let called = trimmed.strip_suffix(')').and_then(|call| call.split_once('(')).filter(|(name, _)| is_name(name));
        let (name, parameters) = called.unwrap_or(("", trimmed));
        for (index, word) in words(name).into_iter().chain(words(parameters)).enumerate() {
            match word.split_once('=') {
                _ if index == 0 => tag.name = word,
                Some((key, value)) if is_name(key) => tag.named.push((key, unquoted(value))),
                _ => tag.positional.push(unquoted(word)),
            }
        }
        tag
    }

    /// The parameter of that name.
    pub(super) fn get(&self, name: &str) -> Option<&'s str> {
        self.named.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| *value).filter(|value| !value.is_empty())
    }

    /// Whether this closes the tag `name`: `{% endname %}`, `{% end %}` or `{{< /name >}}`.
    pub(super) fn closes(&self, name: &str) -> bool {
        (self.closing && self.name.eq_ignore_ascii_case(name))
            || self.name.strip_prefix("end").is_some_and(|end| end.is_empty() || end.eq_ignore_ascii_case(name))
    }
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|character| character.is_alphanumeric() || matches!(character, '_' | '-' | '.'))
}

fn unquoted(text: &str) -> &str {
    let text = text.trim_end_matches(',');
    ['"', '\'', '`'].into_iter().find_map(|quote| text.strip_prefix(quote)?.strip_suffix(quote)).unwrap_or(text)
}

/// Words, where quotes hold words together and a comma does not part them.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = None;
    let mut quote = None;
    for (at, character) in text.char_indices() {
        match (quote, character) {
            (None, character) if character.is_whitespace() => {
                if let Some(start) = start.take() {
                    words.push(&text[start..at]);
                }
                continue;
            }
            (None, '"' | '\'' | '`') => quote = Some(character),
            (Some(open), character) if open == character => quote = None,
            _ => {}
        }
        start.get_or_insert(at);
    }
    words.extend(start.map(|start| &text[start..]));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_told_apart() {
        let tag = Tag::new("{{<", " figure src=\"a b.png\" caption='It is > 5' wide ");
        assert_eq!(
            (tag.name, tag.get("SRC"), tag.get("caption"), &tag.positional[..]),
            ("figure", Some("a b.png"), Some("It is > 5"), &["wide"][..])
        );
        assert!(
            Tag::new("{%", " endraw ").closes("raw") && Tag::new("{{<", " /raw ").closes("raw") && !Tag::new("{%", "raw").closes("raw")
        );
    }

    #[test]
    fn a_delimiter_in_quotes_does_not_close() {
        assert_eq!(body("{{< x \"a >}} b\" >}} c", "{{<", ">}}").map(|(inside, _)| inside), Ok(" x \"a >}} b\" "));
        assert_eq!(body("{% x it's %} c", "{%", "%}").map(|(inside, _)| inside), Ok(" x it's "));
        assert_eq!(body("{% x \n\n %}", "{%", "%}"), Err(5));
    }
}
