//! What template engines would have replaced before a post was shown: shortcodes of Hugo, tags of Liquid and its kin,
//! attribute lists of kramdown. They are understood where a reader would see something, and hidden where not.
//!
//! Code is left alone, for posts about templates show them there. The result is a shorter text with a list that leads
//! every offset back to the source.

use crate::document::{Embed, Image};
use crate::problem::{Code, Problem};

mod shown;
mod tag;

use shown::Shown;
use tag::Tag;

/// Something that a template tag puts into the text and Markdown cannot write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Insertion {
    /// A card for something that another site shows.
    Embed(Embed),
    /// A picture with a caption.
    Figure(Image, String),
}

impl Insertion {
    /// In the text an insertion is an autolink of this scheme, followed by its position in the list.
    pub(super) const SCHEME: &str = "hallway-insertion:";
}

/// A text whose template tags are resolved.
#[derive(Debug, Default)]
pub(super) struct Resolved {
    /// The text to parse.
    pub(super) text: String,
    /// Where its stretches begin: the offset in the text, and the one in the source.
    pub(super) stretches: Vec<(usize, usize)>,
    /// What its autolinks of [`Insertion::SCHEME`] stand for.
    pub(super) insertions: Vec<Insertion>,
    /// What was wrong.
    pub(super) problems: Vec<Problem>,
}

/// The pairs of delimiters; longer ones before those they begin with.
const DELIMITERS: [(&str, &str); 9] = [
    ("{{<", ">}}"),
    ("{{%", "%}}"),
    ("{{!--", "--}}"),
    ("{{{", "}}}"),
    ("{{", "}}"),
    ("{%", "%}"),
    ("{#", "#}"),
    ("<%", "%>"),
    ("{:", "}"),
];

/// Resolves the template tags of `source` from the offset `start` on.
pub(super) fn resolve(source: &str, start: usize) -> Resolved {
    let mut scanner =
        Scanner { source, copied: start, at: start, line_start: true, resolved: Resolved::default(), skip: None, unclosed: Vec::new() };
    scanner.run();
    scanner.resolved
}

struct Scanner<'s> {
    source: &'s str,
    /// Up to where the source was copied.
    copied: usize,
    at: usize,
    line_start: bool,
    resolved: Resolved,
    /// The closing tag up to which everything is left out, as in a comment, and where that began.
    skip: Option<(String, usize)>,
    /// Names of tags that nothing closes any more.
    unclosed: Vec<String>,
}

impl Scanner<'_> {
    fn run(&mut self) {
        while self.at < self.source.len() {
            let rest = &self.source[self.at..];
            if self.line_start {
                self.line_start = false;
                if self.fence(rest) || self.marker_line(rest) {
                    continue;
                }
            }
            // Only these can begin anything that matters here.
            let Some(next) = rest.find(['\n', '`', '{', '<', '\\']) else { break };
            self.at += next;
            let rest = &self.source[self.at..];
            match rest.as_bytes()[0] {
                b'\n' => {
                    self.at += 1;
                    self.line_start = true;
                }
                b'`' => self.code_span(rest),
                b'\\' => self.at += 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
                _ => self.tag(rest),
            }
        }
        self.at = self.source.len();
        if let Some((_, from)) = self.skip.take() {
            let line = self.line(from);
            self.resolved.problems.push(Problem::new(
                Code::UnclosedTag,
                line,
                "a comment is opened and never closed; what follows it is shown",
            ));
            self.copied = from;
        }
        self.copy(self.at);
    }

    /// Passes a fenced block of code whole.
    fn fence(&mut self, rest: &str) -> bool {
        let line = rest.lines().next().unwrap_or_default();
        let trimmed = line.trim_start_matches([' ', '>', '\t', '-', '*']);
        let Some(mark) = ["```", "~~~"].into_iter().find(|mark| trimmed.starts_with(mark)) else { return false };
        let length = trimmed.len() - trimmed.trim_start_matches(&mark[..1]).len();
        if mark == "```" && trimmed[length..].contains('`') {
            return false;
        }
        let mut end = self.at + line.len();
        for next in self.source[(end + 1).min(self.source.len())..].split_inclusive('\n') {
            end += next.len() + usize::from(end == self.at + line.len());
            let closing = next.trim_matches([' ', '>', '\t', '\n']);
            if closing.len() >= length && closing.chars().all(|character| mark.starts_with(character)) {
                break;
            }
        }
        self.at = self.source.len().min(self.source.ceil_char_boundary(end));
        self.line_start = true;
        true
    }

    /// Hides a line that only marks a container (`::: note`) or a table of contents.
    fn marker_line(&mut self, rest: &str) -> bool {
        let line = rest.lines().next().unwrap_or_default();
        let trimmed = line.trim();
        let container = trimmed.starts_with(":::");
        if !container
            && !matches!(
                trimmed.to_ascii_lowercase().as_str(),
                "[toc]" | "[[toc]]" | "{:toc}" | "{{toc}}" | "@[toc]" | "[[_toc_]]" | "<!-- toc -->" | "${toc}"
            )
        {
            return false;
        }
        let title = trimmed
            .trim_start_matches(':')
            .trim()
            .split_once(' ')
            .map(|(_, title)| title.trim().trim_matches(['[', ']', '"']))
            .filter(|title| container && !title.starts_with('{') && !title.is_empty());
        let (from, to) = (self.at, self.at + line.len());
        let shown = title.map(|title| format!("**{title}**\n")).unwrap_or_default();
        self.replace(from, to, &shown);
        true
    }

    /// Passes a code span whole; a backtick that nothing closes is a backtick.
    fn code_span(&mut self, rest: &str) {
        let length = rest.len() - rest.trim_start_matches('`').len();
        let fence = &rest[..length];
        let paragraph = rest.find("\n\n").unwrap_or(rest.len());
        let mut from = length;
        while let Some(found) = rest[from..paragraph].find(fence) {
            let close = from + found;
            let run = rest[close..].len() - rest[close..].trim_start_matches('`').len();
            if run == length {
                self.at += close + length;
                return;
            }
            from = close + run;
        }
        self.at += length;
    }

    fn tag(&mut self, rest: &str) {
        let Some((open, close)) = DELIMITERS.into_iter().find(|(open, _)| rest.starts_with(open)) else {
            self.at += 1;
            return;
        };
        let Some((inside, length)) = tag::body(rest, open, close) else {
            self.unclosed(rest, open);
            return;
        };
        let tag = Tag::new(open, inside);
        let (from, to) = (self.at, self.at + length);
        if let Some((closing, _)) = &self.skip {
            if tag.closes(closing) {
                self.skip = None;
                self.copied = to;
            }
            self.at = to;
            return;
        }
        let before = &self.source[..from];
        let destination = before.ends_with("](") || before.ends_with("](<") || before.ends_with("=\"") || before.ends_with("='");
        match shown::shown(&tag, destination) {
            Shown::Asis => self.at += open.len(),
            Shown::Nothing => self.replace(from, to, ""),
            Shown::Unknown => {
                let line = self.line(from);
                self.resolved.problems.push(Problem::new(
                    Code::UnknownTag,
                    line,
                    format!("the tag «{}» is not known here and was left out", tag.name),
                ));
                self.replace(from, to, "");
            }
            Shown::Text(text) => self.replace(from, to, &text),
            Shown::Insertion(insertion) => {
                let name = format!("<{}{}>", Insertion::SCHEME, self.resolved.insertions.len());
                self.resolved.insertions.push(insertion);
                self.replace(from, to, &name);
            }
            Shown::Hides(closing) => {
                self.copy(from);
                self.skip = Some((closing, from));
                self.at = to;
            }
            Shown::Verbatim(closing) => self.verbatim(from, to, &closing),
            Shown::Code(language, closing) => self.code(from, to, &language, &closing),
        }
    }

    /// A tag that is never closed: hidden to the end of its line where it can be nothing else.
    fn unclosed(&mut self, rest: &str, open: &str) {
        if !matches!(open, "{{<" | "{{%" | "{%") {
            self.at += open.len();
            return;
        }
        let end = self.at + rest.find('\n').unwrap_or(rest.len());
        let line = self.line(self.at);
        self.resolved.problems.push(Problem::new(
            Code::UnclosedTag,
            line,
            format!("a tag is opened with `{open}` and never closed; the rest of its line was left out"),
        ));
        self.replace(self.at, end, "");
    }

    /// Shows what stands up to the closing tag as it is.
    fn verbatim(&mut self, from: usize, to: usize, closing: &str) {
        self.replace(from, to, "");
        if let Some((close_from, close_to)) = self.closing(to, closing) {
            self.at = close_from;
            self.replace(close_from, close_to, "");
        }
    }

    /// Shows what stands up to the closing tag as a block of code.
    fn code(&mut self, from: usize, to: usize, language: &str, closing: &str) {
        let Some((close_from, close_to)) = self.closing(to, closing) else {
            self.replace(from, to, "");
            return;
        };
        let mut fence = "```".to_owned();
        while self.source[to..close_from].contains(&fence) {
            fence.push('`');
        }
        self.replace(from, to, &format!("\n{fence}{language}\n"));
        self.at = close_from;
        let newline = if self.source[..close_from].ends_with('\n') { "" } else { "\n" };
        self.replace(close_from, close_to, &format!("{newline}{fence}\n"));
    }

    /// Where the next tag that closes `name` begins and ends.
    fn closing(&mut self, from: usize, name: &str) -> Option<(usize, usize)> {
        // What was not closed before is not closed later: looking again to the end each time would take forever.
        if self.unclosed.iter().any(|other| other == name) {
            return None;
        }
        let mut at = from;
        while let Some(found) = self.source[at..].find('{') {
            let start = at + found;
            let rest = &self.source[start..];
            let tag = DELIMITERS
                .into_iter()
                .find(|(open, _)| rest.starts_with(open))
                .and_then(|(open, close)| Some((open, tag::body(rest, open, close)?)));
            match tag {
                Some((open, (inside, length))) if Tag::new(open, inside).closes(name) => return Some((start, start + length)),
                _ => at = start + 1,
            }
        }
        self.unclosed.push(name.to_owned());
        None
    }

    fn replace(&mut self, from: usize, to: usize, with: &str) {
        self.copy(from);
        self.resolved.stretches.push((self.resolved.text.len(), from));
        self.resolved.text.push_str(with);
        self.copied = to;
        self.at = to;
    }

    fn copy(&mut self, to: usize) {
        if to > self.copied {
            self.resolved.stretches.push((self.resolved.text.len(), self.copied));
            self.resolved.text.push_str(&self.source[self.copied..to]);
            self.copied = to;
        }
    }

    fn line(&self, at: usize) -> usize {
        self.source[..at].matches('\n').count() + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(source: &str) -> String {
        resolve(source, 0).text
    }

    #[test]
    fn tags_leave_what_a_reader_would_see() {
        for (source, seen) in [
            ("a {{< table_of_contents >}} b", "a  b"),
            ("{{< callout >}}\nkept\n{{< /callout >}}\n", "\nkept\n\n"),
            ("{% raw %}{{ x }}{% endraw %}", "{{ x }}"),
            ("{% comment %}gone{% endcomment %}left", "left"),
            ("[x]({% link _posts/a.md %})", "[x](_posts/a.md)"),
            ("[x]({{< ref \"a.md\" >}})", "[x](a.md)"),
            ("![x]({{ site.baseurl }}/a.png)", "![x](/a.png)"),
            ("{{ '/a.png' | relative_url }}", "/a.png"),
            ("`{{ code }}` and `` {% x ` %} ``", "`{{ code }}` and `` {% x ` %} ``"),
            ("```\n{{ .Values }}\n```\n{{ gone }}", "```\n{{ .Values }}\n```\n"),
            ("{{</* shown */>}}", "{{< shown >}}"),
            ("# T {: .no_toc }\n* TOC\n{:toc}\n", "# T \n* TOC\n\n"),
            ("::: tip Careful\ntext\n:::\n", "**Careful**\n\ntext\n\n"),
            ("[[toc]]\ntext", "\ntext"),
            ("f{x} {a: 1} 5 < 6 {", "f{x} {a: 1} 5 < 6 {"),
            ("{% highlight ruby %}\nputs 1\n{% endhighlight %}", "\n```ruby\n\nputs 1\n```\n"),
        ] {
            assert_eq!(text(source), seen, "{source}");
        }
    }

    #[test]
    fn embeds_over_several_lines_become_insertions() {
        let resolved = resolve("{% embed\nhttps://twitter.com/x/status/1 %}\n*caption*", 0);
        assert_eq!(resolved.text, "<hallway-insertion:0>\n*caption*");
        assert!(matches!(&resolved.insertions[..], [Insertion::Embed(embed)] if embed.provider == "Twitter"));
    }

    #[test]
    fn a_tag_that_is_never_closed_hides_its_line_only() {
        let resolved = resolve("one {% embed https://x.y\ntwo", 0);
        assert_eq!(resolved.text, "one \ntwo");
        assert_eq!(resolved.problems.first().map(|problem| (problem.code, problem.line)), Some((Code::UnclosedTag, Some(1))));
    }

    #[test]
    fn offsets_lead_back_to_the_source() {
        let source = "ab {{< x >}} cd";
        let resolved = resolve(source, 0);
        let at = resolved.text.find("cd").expect("the text is kept");
        let (parsed, from) = *resolved.stretches.iter().rev().find(|(parsed, _)| *parsed <= at).expect("a stretch holds it");
        assert_eq!(&source[from + at - parsed..], "cd");
    }
}
