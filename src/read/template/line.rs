//! What begins a line, and what in a line is code: the parts of a text that templates leave alone or only mark.

use super::{Scanner, Tag, tag};
use crate::post::BodyForm;

impl Scanner<'_> {
    /// Passes a fenced block of code whole.
    pub(super) fn fence(&mut self, rest: &str) -> bool {
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

    /// Parts the signs of a heading from its text where no space does, as older Markdown allows: `##Day one`. One sign alone may
    /// begin a tag.
    pub(super) fn heading(&mut self, rest: &str) {
        let text = rest.trim_start_matches('#');
        let signs = rest.len() - text.len();
        let begins = text.starts_with(|first: char| first.is_alphanumeric() || matches!(first, '"' | '“' | '¿' | '¡' | '[' | '*'));
        if (2..=6).contains(&signs) && begins {
            self.replace(self.at + signs, self.at + signs, " ");
        }
    }

    /// Parts a line of text from the block of HTML that ends with the line before, as older Markdown does: to `CommonMark` it would be
    /// more of the block.
    pub(super) fn part_from_html(&mut self, rest: &str) {
        const BLOCKS: [&str; 10] =
            ["</div>", "</p>", "</center>", "</blockquote>", "</script>", "</iframe>", "</figure>", "</table>", "</details>", "</section>"];
        let before = self.source[..self.at].trim_end_matches([' ', '\t', '\r']);
        let Some(before) = before.strip_suffix('\n').filter(|before| before.trim_end().ends_with('>')) else { return };
        let tag = before.trim_end();
        let tag = &tag[tag.rfind('<').unwrap_or(tag.len())..];
        let text = rest.starts_with(|first: char| !first.is_whitespace() && !matches!(first, '<' | '|'));
        // A break that has its line to itself begins such a block too.
        let alone = || before.trim_end().strip_suffix(tag).is_some_and(|rest| rest.is_empty() || rest.ends_with('\n'));
        let breaks = || tag.get(..3).is_some_and(|name| name.eq_ignore_ascii_case("<br")) && alone();
        if text && (BLOCKS.iter().any(|block| tag.eq_ignore_ascii_case(block)) || breaks()) {
            self.replace(self.at, self.at, "\n");
        }
    }

    /// Reads a line of HTML as other engines do: behind an element that says so is Markdown, as in kramdown, and what goes on with
    /// HTML is no code, however far it is indented.
    pub(super) fn html_line(&mut self, rest: &str) {
        let line = rest.lines().next().unwrap_or_default();
        let text = line.trim_start();
        if text.is_empty() {
            return;
        }
        let (start, end) = (self.at, self.at + line.len());
        let indented = line.len() - text.len() >= 4 || line.starts_with('\t');
        let element = text
            .strip_prefix("</")
            .or(text.strip_prefix('<'))
            .is_some_and(|name| name.starts_with(|first: char| first.is_ascii_alphabetic()));
        if element && self.in_html && indented {
            self.replace(start, end - text.len(), "");
        }
        // Behind a comment the line goes on.
        if let Some(open) = text.strip_prefix("<!--").filter(|_| !indented)
            && let Some(close) = open.find("-->").filter(|close| !open[close + 3..].trim().is_empty())
        {
            let behind = end - open.len() + close + 3;
            self.replace(behind, behind, "\n");
        }
        // A tag between elements goes on with them.
        self.in_html = (element || text.starts_with('{')) && self.in_html || element && !indented;
        let marked = self.in_html && line.ends_with('>') && MARKDOWN.into_iter().any(|mark| line.contains(mark));
        if marked {
            self.replace(end, end, "\n");
        }
    }

    /// Hides a line that only marks a container (`::: note`), a table of contents, attributes or the long form of an abbreviation.
    pub(super) fn marker_line(&mut self, rest: &str) -> bool {
        let mut lines = rest.lines();
        let line = lines.next().unwrap_or_default();
        let trimmed = line.trim();
        let container = trimmed.starts_with(":::");
        // kramdown replaces a list by the contents where `{:toc}` stands below it, whatever the list says.
        let mut contents = || {
            let list = trimmed.starts_with(['*', '-', '+', '1']).then(|| lines.next()).flatten()?.trim();
            (list.starts_with("{:") && list.ends_with("toc}") && !list.ends_with("no_toc}")).then_some(())
        };
        let abbreviation = trimmed.starts_with("*[") && trimmed.contains("]:");
        let braces = trimmed.strip_prefix('{').and_then(|inside| inside.strip_suffix('}')).filter(|_| self.form == BodyForm::Markdown);
        if !container
            && !abbreviation
            && !braces.is_some_and(tag::are_attributes)
            && !matches!(
                trimmed.to_ascii_lowercase().as_str(),
                "[toc]" | "[[toc]]" | "{:toc}" | "{{toc}}" | "@[toc]" | "[[_toc_]]" | "<!-- toc -->" | "${toc}"
            )
            && contents().is_none()
        {
            return false;
        }
        let said = trimmed.trim_matches(':').trim();
        let title = if let Some(attributes) = said.strip_prefix('{').and_then(|said| said.strip_suffix('}')) {
            Tag::new("{", attributes).get("title")
        } else {
            said.split_once([' ', '[']).map(|(_, title)| title.trim().trim_matches(['[', ']', '"'])).filter(|title| !title.starts_with('{'))
        };
        let title = title.filter(|title| container && !title.is_empty());
        let (from, to) = (self.at, self.at + line.len());
        // A container ends the list or the paragraph before it.
        let apart = if from == 0 || self.source[..from].ends_with("\n\n") { "" } else { "\n" };
        let shown = title.map(|title| format!("{apart}**{title}**\n")).unwrap_or_default();
        self.replace(from, to, &shown);
        true
    }

    /// Passes a code span whole; a backtick that nothing closes is a backtick.
    pub(super) fn code_span(&mut self, rest: &str) {
        let length = rest.len() - rest.trim_start_matches('`').len();
        let fence = &rest[..length];
        if self.paragraph_end <= self.at {
            self.paragraph_end = self.at + rest.find("\n\n").unwrap_or(rest.len());
        }
        let paragraph = self.paragraph_end - self.at;
        let mut from = length;
        while let Some(found) = rest.get(from..paragraph).filter(|_| self.patience > 0).and_then(|text| text.find(fence)) {
            let close = from + found;
            let run = rest[close..].len() - rest[close..].trim_start_matches('`').len();
            if run == length {
                self.at += close + length;
                return;
            }
            from = close + run;
        }
        self.give_up(paragraph);
        self.at += length;
    }

    /// Passes an element of HTML whose content is code.
    pub(super) fn code_element(&mut self, rest: &str) {
        let Some((open, close)) =
            CODE.into_iter().find(|(open, _)| rest.get(..open.len()).is_some_and(|start| start.eq_ignore_ascii_case(open)))
        else {
            return self.tag(rest);
        };
        let end = if self.patience > 0 { rest.find(close) } else { None };
        self.give_up(if end.is_none() { rest.len() } else { 0 });
        self.at += end.unwrap_or(open.len());
    }
}

/// How an element of HTML says that Markdown stands in it.
const MARKDOWN: [&str; 5] = [" markdown=\"1\"", " markdown='1'", " markdown=1", " markdown=\"block\"", " markdown>"];

/// Elements of HTML whose content is code: how they begin and end.
const CODE: [(&str, &str); 4] = [("<pre", "</pre"), ("<code", "</code"), ("<script", "</script"), ("<style", "</style")];
