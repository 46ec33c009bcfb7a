//! MDX: components, expressions and statements of JavaScript amid Markdown, as "MDX 2" has them.

use super::shown::{self, Shown};
use super::{Scanner, tag};

/// A tag of JSX.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Element<'s> {
    /// Its name; empty for a fragment, `<>`.
    pub(super) name: &'s str,
    /// Whether it closes an earlier one.
    pub(super) closing: bool,
    /// Whether it has no content.
    pub(super) empty: bool,
    /// The attributes whose values are text.
    pub(super) attributes: Vec<(&'s str, &'s str)>,
    /// Its length.
    pub(super) length: usize,
    /// As it is written.
    source: &'s str,
}

/// Elements of HTML in whose lines Markdown goes on.
const HOLDING_MARKDOWN: [&str; 10] =
    ["div", "section", "article", "aside", "center", "blockquote", "figure", "figcaption", "details", "summary"];

/// Components that are links: they lead where `href` or `to` says.
const LINKS: [&str; 5] = ["Link", "NextLink", "ExternalLink", "Anchor", "A"];

impl<'s> Element<'s> {
    /// The tag at the start of `text`.
    ///
    /// # Errors
    /// Where there is none: how many bytes were searched.
    pub(super) fn at(text: &'s str) -> Result<Self, usize> {
        let text = &text[..text.floor_char_boundary(tag::LONGEST)];
        let closing = text.starts_with("</");
        let (name, mut rest) = word(&text[if closing { 2 } else { 1 }..]);
        let mut element = Self { name, closing, empty: false, attributes: Vec::new(), length: 0, source: text };
        loop {
            rest = rest.trim_start();
            let searched = text.len() - rest.len();
            if let Some(rest) = rest.strip_prefix("/>").or_else(|| rest.strip_prefix('>')) {
                element.empty = text[..text.len() - rest.len()].ends_with("/>");
                element.length = text.len() - rest.len();
                element.source = &text[..element.length];
                return Ok(element);
            }
            if rest.starts_with('{') {
                rest = &rest[expression(rest).map_err(|more| searched + more)?.1..];
                continue;
            }
            let (key, after) = word(rest);
            if key.is_empty() {
                return Err(searched + 1);
            }
            rest = after;
            let Some(value) = after.trim_start().strip_prefix('=').map(str::trim_start) else { continue };
            let (shown, length) = match value.chars().next() {
                Some('{') => expression(value).map_err(|more| searched + more)?,
                Some(quote @ ('"' | '\'')) => {
                    let end = value[1..].find(quote).ok_or(text.len())?;
                    (Some(&value[1..=end]), end + 2)
                }
                _ => return Err(searched + 1),
            };
            element.attributes.extend(shown.map(|shown| (key, shown)));
            rest = &value[length..];
        }
    }

    /// The tag as HTML, where it is an element of HTML or a link.
    pub(super) fn html(&self) -> Option<String> {
        let link = LINKS.contains(&self.name);
        if !link && !self.name.starts_with(|first: char| first.is_ascii_lowercase()) {
            return None;
        }
        if !link && !self.source.contains('{') {
            return Some(self.source.to_owned());
        }
        let mut html = format!("<{}{}", if self.closing { "/" } else { "" }, if link { "a" } else { self.name });
        for (key, value) in self.attributes.iter().filter(|(_, value)| !value.contains('"')) {
            let key = match *key {
                "to" if link => "href",
                "className" => "class",
                key => key,
            };
            html.extend([" ", key, "=\"", value, "\""]);
        }
        html.push_str(if self.empty { "/>" } else { ">" });
        Some(html)
    }

    /// Whether its lines are Markdown.
    pub(super) fn holds_markdown(&self) -> bool {
        HOLDING_MARKDOWN.contains(&self.name)
    }
}

/// The name at the start of a text, of an element or an attribute, and what follows it.
fn word(text: &str) -> (&str, &str) {
    let end = text.find(|character: char| !character.is_alphanumeric() && !matches!(character, '_' | '-' | '.' | ':' | '$' | '@'));
    text.split_at(end.unwrap_or(text.len()))
}

/// The expression in braces at the start of a text: what it shows, which only a string tells here, and its length.
///
/// # Errors
/// Where nothing closes it: how many bytes were searched.
pub(super) fn expression(text: &str) -> Result<(Option<&str>, usize), usize> {
    let text = &text[..text.floor_char_boundary(tag::LONGEST)];
    let mut brackets = Brackets::default();
    let end = text.char_indices().find(|(_, character)| {
        brackets.pass(*character);
        brackets.depth == 0 && brackets.quote.is_none()
    });
    // An apostrophe in text within an expression opens a quotation that nothing closes.
    let length = end.or_else(|| text.char_indices().find(|(_, character)| *character == '}')).ok_or(text.len())?.0 + 1;
    let inside = text[1..length - 1].trim();
    let string = ['"', '\'', '`'].into_iter().find_map(|quote| inside.strip_prefix(quote)?.strip_suffix(quote));
    Ok((string.filter(|string| !string.contains(['"', '`', '\'', '$'])), length))
}

/// The length of the statement at the start of a text, if it begins with one: `import …`, `export …`. It ends at the first
/// empty line that does not stand inside brackets. Beside it, how many bytes were searched for brackets that nothing closes.
fn length_of_statement(text: &str) -> Option<(usize, usize)> {
    const EXPORTED: [&str; 8] = ["const ", "let ", "var ", "default ", "function ", "async ", "class ", "{"];
    let line = text.lines().next()?;
    let imported = line.strip_prefix("import ").is_some_and(|rest| rest.contains(['\'', '"', '{', '*']) || rest.contains(" from"));
    let exported =
        line.strip_prefix("export ").is_some_and(|rest| rest.starts_with('*') || EXPORTED.iter().any(|word| rest.starts_with(word)));
    if !imported && !exported {
        return None;
    }
    let mut brackets = Brackets::default();
    let mut first = None;
    let mut end = 0;
    for line in text[..text.floor_char_boundary(4 * tag::LONGEST)].split_inclusive('\n') {
        if line.trim().is_empty() {
            first = first.or(Some(end));
            if brackets.depth == 0 {
                return Some((end, 0));
            }
        }
        line.chars().for_each(|character| brackets.pass(character));
        end += line.len();
    }
    if brackets.depth == 0 { Some((end, 0)) } else { Some((first.unwrap_or(end), end)) }
}

/// Brackets and quotations that are open.
#[derive(Debug, Default)]
struct Brackets {
    depth: usize,
    quote: Option<char>,
    escaped: bool,
}

impl Brackets {
    fn pass(&mut self, character: char) {
        if std::mem::take(&mut self.escaped) {
            return;
        }
        match (self.quote, character) {
            (_, '\\') => self.escaped = true,
            // Only a template goes on over lines.
            (Some(open), character) if open == character || character == '\n' && open != '`' => self.quote = None,
            (None, '"' | '\'' | '`') => self.quote = Some(character),
            (None, '{' | '(' | '[') => self.depth += 1,
            (None, '}' | ')' | ']') => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
    }
}

/// Whether a text begins with a statement that imports something: it is MDX, whatever its file is called.
pub(in crate::read) fn imports(text: &str) -> bool {
    let start = text.trim_start();
    start.starts_with("import ") && length_of_statement(start).is_some()
}

impl Scanner<'_> {
    /// An element of MDX: a component shows its children and what its attributes tell, as a shortcode does.
    pub(super) fn element(&mut self, rest: &str) {
        if rest.starts_with("<%") {
            return self.tag(rest);
        }
        if !rest[1..].starts_with(|next: char| next.is_ascii_alphabetic() || matches!(next, '/' | '>')) || self.patience == 0 {
            self.at += 1;
            return;
        }
        let Ok(element) = Element::at(rest).map_err(|searched| self.give_up(searched)) else {
            self.at += 1;
            return;
        };
        let (from, to) = (self.at, self.at + element.length);
        let before = self.source[..from].trim_end_matches([' ', '\t']);
        let after = self.source[to..].trim_start_matches([' ', '\t']);
        let alone = (before.is_empty() || before.ends_with('\n')) && (after.is_empty() || after.starts_with('\n'));
        if alone && element.closing {
            self.indents.pop();
        } else if alone && !element.empty {
            let content = after.trim_start_matches('\n');
            self.indents.push(content.len() - content.trim_start_matches(' ').len());
        }
        if let Some(html) = element.html() {
            // Markdown goes on inside a block, which an empty line says to a parser of Markdown.
            let gap = if alone && element.holds_markdown() { "\n" } else { "" };
            return self.replace(from, to, &format!("{html}{gap}"));
        }
        match shown::component(&element) {
            Shown::Text(text) => self.replace(from, to, &text),
            Shown::Insertion(insertion) => self.insert(from, to, insertion),
            Shown::Unknown => {
                self.tell_unknown(element.name);
                self.replace(from, to, "");
            }
            _ => self.replace(from, to, ""),
        }
    }

    /// At the start of a line of MDX: hides a statement of JavaScript, and what only indents the content of a component.
    pub(super) fn statement(&mut self) -> bool {
        let rest = &self.source[self.at..];
        if let Some((length, searched)) = if self.patience > 0 { length_of_statement(rest) } else { None } {
            self.give_up(searched);
            self.replace(self.at, self.at + length, "");
            return true;
        }
        let indent = rest.len() - rest.trim_start_matches(' ').len();
        let shared = self.indents.last().map_or(0, |shared| indent.min(*shared));
        if shared > 0 {
            self.replace(self.at, self.at + shared, "");
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use crate::post::BodyForm;
    use crate::read::template::resolve;

    #[test]
    fn mdx_leaves_what_a_reader_would_see() {
        for (source, seen) in [
            ("import A from './a'\nexport const b = {\n\n  c: 1,\n}\n\nText", "\nText"),
            ("important: Text\nimport duties rose", "important: Text\nimport duties rose"),
            ("{/* unseen */}Text {'and more'}{props.x}.", "Text and more."),
            ("<Box b={{ c: '}' }} d>\nText\n</Box>", "\nText\n"),
            ("<Gallery\n  images={[\"a.jpg\"]}\n/>\nText", "\nText"),
            ("<Tabs>\n  <Tab title=\"One\">\n    - a\n      - b\n  </Tab>\n</Tabs>", "\n**One**\n\n\n- a\n  - b\n\n"),
            ("<div style={{ x: 1 }} className=\"y\">\n**Text**\n</div>", "<div class=\"y\">\n\n**Text**\n</div>\n"),
            (
                "See <Link to=\"/a\">this</Link>, <b>and</b> 1 < 2, <https://a.b>.",
                "See <a href=\"/a\">this</a>, <b>and</b> 1 < 2, <https://a.b>.",
            ),
            ("<YouTube id=\"abc\" />", "<hallway-insertion:0>"),
            ("`{code}` and {open", "`{code}` and {open"),
        ] {
            assert_eq!(resolve(source, 0, BodyForm::Mdx).text, seen, "{source}");
        }
    }
}
