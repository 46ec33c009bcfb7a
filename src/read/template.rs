//! What template engines would have replaced before a post was shown: shortcodes of Hugo, tags of Liquid and its kin,
//! attributes of kramdown and Pandoc. They are understood where a reader would see something, and hidden where not.
//!
//! Code is left alone, for posts about templates show them there. The result is a shorter text with a list that leads
//! every offset back to the source.

use crate::document::{Embed, Image};
use crate::post::BodyForm;
use crate::problem::{Code, Problem};
use crate::table::Names;

mod jsx;
mod known;
mod line;
mod shown;
mod site;
mod tag;

pub(super) use jsx::imports;
use shown::Shown;
pub(super) use site::without_emoji;
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
const DELIMITERS: [(&str, &str); 10] = [
    ("{{<", ">}}"),
    ("{{%", "%}}"),
    ("{{!--", "--}}"),
    ("{{{", "}}}"),
    ("{{", "}}"),
    ("{%", "%}"),
    ("{#", "#}"),
    ("{/*", "*/}"),
    ("<%", "%>"),
    ("{:", "}"),
];

/// Resolves the template tags of `source` from the offset `start` on, and in MDX also what is JavaScript.
pub(super) fn resolve(source: &str, start: usize, form: BodyForm) -> Resolved {
    let mut scanner = Scanner {
        source,
        form,
        copied: start,
        at: start,
        line_start: true,
        paragraph_end: start,
        resolved: Resolved::default(),
        unclosed: Vec::new(),
        unknown: Names::default(),
        quotes: Vec::new(),
        patience: PATIENCE,
        counted: (start, source[..start].matches('\n').count() + 1),
        indents: Vec::new(),
        footnotes: Vec::new(),
        in_html: false,
        has_spans: source[start..].contains("]{"),
        spans: Vec::new(),
    };
    scanner.run();
    scanner.resolved
}

/// How many bytes are searched in vain before no more tags are looked for: reading takes no more than linear time.
const PATIENCE: usize = 2_000_000;

struct Scanner<'s> {
    source: &'s str,
    form: BodyForm,
    /// Up to where the source was copied.
    copied: usize,
    at: usize,
    line_start: bool,
    /// Where the next empty line is.
    paragraph_end: usize,
    resolved: Resolved,
    /// Names of tags that nothing closes any more.
    unclosed: Vec<String>,
    /// Names of tags that are not known, each told once.
    unknown: Names,
    /// The quotations that are open: where the tag is that closes each, and whose it is.
    quotes: Vec<(usize, String)>,
    /// How many more bytes may be searched in vain.
    patience: usize,
    /// An offset and the line it is in.
    counted: (usize, usize),
    /// How far the content of each open component of MDX is indented.
    indents: Vec<usize>,
    /// The footnotes that stand where they are called, which go to the end, and where.
    footnotes: Vec<(usize, String)>,
    /// Whether the last line that says something is one of HTML.
    in_html: bool,
    /// Whether any text may have attributes, and where the brackets close of those that do and are open.
    has_spans: bool,
    spans: Vec<usize>,
}

impl Scanner<'_> {
    fn run(&mut self) {
        while self.at < self.source.len() {
            if self.line_start {
                self.line_start = false;
                if self.form == BodyForm::Mdx && self.statement() {
                    continue;
                }
                let rest = &self.source[self.at..];
                if self.fence(rest) || self.marker_line(rest) {
                    continue;
                }
                if self.form != BodyForm::Html {
                    self.part_from_html(rest);
                    self.heading(rest);
                }
                if self.form == BodyForm::Markdown {
                    self.html_line(rest);
                }
            }
            let rest = &self.source[self.at..];
            // Only these can begin anything that matters here; they are looked for byte by byte, which is quicker than by character.
            let begins = |byte: &u8| matches!(byte, b'\n' | b'`' | b'{' | b'<' | b'\\' | b'%' | b'!' | b'[' | b':');
            let Some(next) = rest.as_bytes().iter().position(begins) else { break };
            self.at += next;
            let rest = &self.source[self.at..];
            match rest.as_bytes()[0] {
                b'\n' => {
                    self.at += 1;
                    self.line_start = true;
                }
                b'`' if self.form != BodyForm::Html => self.code_span(rest),
                b'\\' if rest.starts_with(r"\[") => self.wordpress_tag(rest),
                b'\\' => self.at += 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
                b'%' => self.hashnode_embed(rest),
                b'[' => self.bracket(rest),
                b':' => self.emoji(rest),
                b'!' => self.picture(rest),
                b'<' if self.form == BodyForm::Mdx => self.element(rest),
                b'<' if self.form == BodyForm::Html => self.code_element(rest),
                _ => self.tag(rest),
            }
        }
        self.at = self.source.len();
        self.copy(self.at);
        for (from, footnote) in &self.footnotes {
            self.resolved.stretches.push((self.resolved.text.len(), *from));
            self.resolved.text.push_str(footnote);
        }
    }

    fn tag(&mut self, rest: &str) {
        let Some((open, close)) = DELIMITERS.into_iter().find(|(open, _)| rest.starts_with(open)) else {
            return self.braces(rest);
        };
        let (inside, length) = match self.body(rest, open, close) {
            Some(found) => found,
            None if open == "{#" => return self.braces(rest),
            None => return self.never_closed(rest, open),
        };
        let tag = Tag::new(open, inside);
        let (from, to) = (self.at, self.at + length);
        if let Some((_, source)) = self.quotes.pop_if(|(close, _)| *close <= from) {
            let source = if source.is_empty() { source } else { format!("\n\n— {source}") };
            return self.replace(from, to, &format!("{source}\n\n</blockquote>\n\n"));
        }
        let before = &self.source[..from];
        let destination = before.ends_with("](") || before.ends_with("](<") || before.ends_with("=\"") || before.ends_with("='");
        match shown::shown(&tag, destination) {
            Shown::Asis => self.at += open.len(),
            Shown::Nothing => self.replace(from, to, ""),
            Shown::Unknown => {
                self.tell_unknown(tag.name);
                self.replace(from, to, "");
            }
            Shown::Text(text) => self.replace(from, to, &text),
            Shown::Insertion(insertion) => self.insert(from, to, insertion),
            Shown::Hides(closing) => {
                let end = self.closing(to, &closing).map(|(_, end)| end);
                if end.is_none() {
                    let message = format!("the tag «{}» is opened and never closed; what follows it is shown", tag.name);
                    self.tell(Code::UnclosedTag, message);
                }
                self.replace(from, end.unwrap_or(to), "");
            }
            Shown::Verbatim(closing) => self.verbatim(from, to, &closing),
            Shown::Code(language, closing) => self.code(from, to, &language, &closing),
            Shown::Quote(source) => {
                let closing = self.closing(to, tag.name);
                self.quotes.extend(closing.map(|(close, _)| (close, source)));
                self.replace(from, to, if closing.is_some() { "\n<blockquote>\n\n" } else { "" });
            }
        }
    }

    /// What stands in the tag at the start of `rest`, and its length.
    fn body<'r>(&mut self, rest: &'r str, open: &str, close: &str) -> Option<(&'r str, usize)> {
        if self.patience == 0 {
            return None;
        }
        tag::body(rest, open, close).map_err(|searched| self.give_up(searched)).ok()
    }

    /// Braces that are no tag: an expression in MDX, attributes after a link or a picture, what a plugin of Joomla shows; else they show
    /// themselves.
    fn braces(&mut self, rest: &str) {
        let mdx = self.form == BodyForm::Mdx;
        let found = match rest.as_bytes()[0] {
            b'{' if self.patience == 0 => None,
            b'{' if mdx => jsx::expression(rest).map_err(|searched| self.give_up(searched)).ok(),
            b'{' if self.source[..self.at].ends_with([')', ']', '`']) => self.attributes(rest).map(|length| (None, length)),
            b'{' => tag::of_plugin(rest).map(|length| (None, length)),
            _ => None,
        };
        match found {
            Some((shown, length)) => {
                let bracket = self.spans.pop_if(|bracket| *bracket + 1 == self.at && self.copied < self.at);
                self.replace(bracket.unwrap_or(self.at), self.at + length, shown.unwrap_or_default());
            }
            None => self.at += 1,
        }
    }

    /// The length of a list of attributes in braces at the start of `rest`.
    fn attributes(&mut self, rest: &str) -> Option<usize> {
        let (inside, length) = self.body(rest, "{", "}")?;
        tag::are_attributes(inside).then_some(length)
    }

    /// A tag that is never closed: hidden to the end of its line, in HTML of its text, where it can be nothing else.
    fn never_closed(&mut self, rest: &str, open: &str) {
        if !matches!(open, "{{<" | "{{%" | "{%") || self.patience == 0 {
            self.at += open.len();
            return;
        }
        let stops: &[char] = if self.form == BodyForm::Html { &['\n', '<', '>', '"'] } else { &['\n'] };
        let end = self.at + rest[open.len()..].find(stops).map_or(rest.len(), |end| open.len() + end);
        self.tell(Code::UnclosedTag, format!("a tag is opened with `{open}` and never closed; the rest of its line was left out"));
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
        let newline = if self.source[to..].starts_with('\n') { "" } else { "\n" };
        self.replace(from, to, &format!("\n{fence}{language}{newline}"));
        self.at = close_from;
        let newline = if self.source[..close_from].ends_with('\n') { "" } else { "\n" };
        self.replace(close_from, close_to, &format!("{newline}{fence}\n"));
    }

    /// Where the next tag that closes `name` begins and ends.
    fn closing(&mut self, from: usize, name: &str) -> Option<(usize, usize)> {
        // What was not closed before is not closed later: looking again to the end each time would take forever.
        if self.unclosed.iter().any(|other| other.eq_ignore_ascii_case(name)) {
            return None;
        }
        let mut at = from;
        while let Some(found) = self.source[at..].find('{') {
            let start = at + found;
            let rest = &self.source[start..];
            let delimiters = DELIMITERS.into_iter().find(|(open, _)| rest.starts_with(open));
            match delimiters.and_then(|(open, close)| Some((open, self.body(rest, open, close)?))) {
                Some((open, (inside, length))) if Tag::new(open, inside).closes(name) => return Some((start, start + length)),
                _ => at = start + 1,
            }
        }
        self.unclosed.push(name.to_owned());
        None
    }

    /// Counts what was searched in vain.
    fn give_up(&mut self, searched: usize) {
        self.patience = self.patience.saturating_sub(searched);
    }

    fn tell_unknown(&mut self, name: &str) {
        if self.unknown.insert(name) {
            self.tell(Code::UnknownTag, format!("the tag «{name}» is not known here and was left out"));
        }
    }

    /// Tells of a problem where the scanner stands.
    fn tell(&mut self, code: Code, message: String) {
        let (from, line) = self.counted;
        self.counted = (self.at, line + self.source[from..self.at].matches('\n').count());
        self.resolved.problems.push(Problem::new(code, self.counted.1, message));
    }

    fn insert(&mut self, from: usize, to: usize, insertion: Insertion) {
        let name = format!("<{}{}>", Insertion::SCHEME, self.resolved.insertions.len());
        self.resolved.insertions.push(insertion);
        self.replace(from, to, &name);
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
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(source: &str) -> String {
        resolve(source, 0, BodyForm::Markdown).text
    }

    #[test]
    fn a_tag_that_html_never_closes_takes_no_element_with_it() {
        for (source, seen) in [
            ("<p>Rafts {% img a.jpg</p><p>More</p>", "<p>Rafts </p><p>More</p>"),
            ("<img title=\"{% img a.jpg\"> seen", "<img title=\"\"> seen"),
        ] {
            assert_eq!(resolve(source, 0, BodyForm::Html).text, seen, "{source}");
        }
    }

    #[test]
    fn tags_leave_what_a_reader_would_see() {
        for (source, seen) in [
            ("a {{< table_of_contents >}} b", "a  b"),
            ("{{< callout >}}\nkept\n{{< /callout >}}\n", "\nkept\n\n"),
            ("{% raw %}{{ x }}{% endraw %}", "{{ x }}"),
            ("a {gallery set=\"1\"} {/gallery} b {x} c", "a  b {x} c"),
            ("{% comment %}gone{% endcomment %}left", "left"),
            ("[x]({% link _posts/a.md %})", "[x](_posts/a.md)"),
            ("[x]({{< ref \"a.md\" >}})", "[x](a.md)"),
            ("![x]({{ site.baseurl }}/a.png)", "![x](/a.png)"),
            ("{{ '/a.png' | relative_url }}", "/a.png"),
            ("`{{ code }}` and `` {% x ` %} ``", "`{{ code }}` and `` {% x ` %} ``"),
            ("```\n{{ .Values }}\n```\n{{ gone }}", "```\n{{ .Values }}\n```\n"),
            ("{{</* shown */>}}", "{{< shown >}}"),
            ("# T {: .no_toc }\n* TOC\n{:toc}\n", "# T \n\n\n"),
            ("::: tip Careful\ntext\n:::\n", "**Careful**\n\ntext\n\n"),
            ("[[toc]]\ntext", "\ntext"),
            ("[caption id=\"a\" width=\"9\"]A hall[/caption] [embed]z[/embed]", "A hall z"),
            ("![a](/my photo 1.png) ![b](c.png \"d e\") ![f](g h)", "![a](/my%20photo%201.png) ![b](c.png \"d e\") ![f](g h)"),
            ("![a](/b c.JPG \"d e\")", "![a](/b%20c.JPG \"d e\")"),
            (r#"\[gallery link="file" columns="3"\] \[x\] \[gallery \[/caption\]"#, r" \[x\] \[gallery "),
            ("[tweetmeme source=\"ann\"]Text [youtube=https://youtu.be/x]", "Text "),
            ("[embed](a) [gallery][b] [video] [audio x=\n]", "[embed](a) [gallery][b] [video] [audio x=\n]"),
            ("a [b [c](d){.e}]{.f\ng=\"h i\"} [j]{k} [l]{.m}", "a b [c](d) [j]{k} l"),
            ("![a](b.png){fig-alt=\"c d\" width=50% .e} `f`{.g}", "![a](b.png) `f`"),
            ("![a](b.png)\n{width=\"9\"}\nc\n{d}", "![a](b.png)\n\nc\n{d}"),
            (":::: {.columns}\n::: {.note title=\"A b\"}\nc\n:::\n::::\n", "\n\n**A b**\n\nc\n\n\n"),
            ("f{x} {a: 1} 5 < 6 {", "f{x} {a: 1} 5 < 6 {"),
            ("All :tada: of :+1: it, at 10:30:45, not `:tada:` or a::b::c.", "All  of  it, at 10:30:45, not `:tada:` or a::b::c."),
            ("<div>\n<p>a</p></div>\n*b* [c](d)\n", "<div>\n<p>a</p></div>\n\n*b* [c](d)\n"),
            ("<!-- more -->*a* [b](c)\n<!--\n*d*\n-->\n<!-- e -->\n", "<!-- more -->\n*a* [b](c)\n<!--\n*d*\n-->\n<!-- e -->\n"),
            ("<br/>\n## Day\n\na<br/>\nb", "<br/>\n\n## Day\n\na<br/>\nb"),
            ("one ^[a [b](c)] two ^[] 2^[x", "one [^called-5] two ^[] 2^[x\n\n[^called-5]: a [b](c)"),
            ("@[jane](https://x.y/jane) @[youtube]() @[toc](a)", "@[jane](https://x.y/jane) @[youtube]() @[toc](a)"),
            ("<figure markdown=\"1\">\n![x](y)\n</figure>", "<figure markdown=\"1\">\n\n![x](y)\n</figure>"),
            ("<div>\n\n    <p>a</p>\n\n    b", "<div>\n\n<p>a</p>\n\n    b"),
            ("a\n\n    <p>a</p>\n    </p>", "a\n\n    <p>a</p>\n    </p>"),
            ("{% highlight ruby %}\nputs 1\n{% endhighlight %}", "\n```ruby\nputs 1\n```\n"),
        ] {
            assert_eq!(text(source), seen, "{source}");
        }
    }

    #[test]
    fn embeds_over_several_lines_become_insertions() {
        let resolved = resolve("{% embed\nhttps://twitter.com/x/status/1 %}\n*caption*", 0, BodyForm::Markdown);
        assert_eq!(resolved.text, "<hallway-insertion:0>\n*caption*");
        assert!(matches!(&resolved.insertions[..], [Insertion::Embed(embed)] if embed.provider == "Twitter"));
    }

    #[test]
    fn cards_of_zenn_become_insertions() {
        let resolved = resolve("@[speakerdeck](b46b)\n@[card](https://vimeo.com/7)", 0, BodyForm::Markdown);
        assert_eq!(resolved.text, "<hallway-insertion:0>\n<hallway-insertion:1>");
        let urls = resolved.insertions.iter().map(|card| match card {
            Insertion::Embed(embed) => embed.url.as_str(),
            Insertion::Figure(..) => "",
        });
        assert_eq!(urls.collect::<Vec<_>>(), ["https://speakerdeck.com/player/b46b", "https://vimeo.com/7"]);
    }

    #[test]
    fn pictures_of_wordpress_keep_the_line_below_them() {
        let linked = "[![](y.png \"t\")](z) A hall";
        for (tag, inside, caption) in [
            ("caption id=\"a\"", "![x](y.png) A hall", "A hall"),
            ("caption id=\"a\"", linked, "A hall"),
            ("caption id=\"a\" caption=\"A hall\"", "<a href=\"z\"><img class=\"b\" src=\"y.png\" /></a>", "A hall"),
            ("caption width=\"9\"", "<img src=\"y.png\" alt=\"x\">", ""),
        ] {
            for source in [format!("[{tag}]{inside}[/caption]\n\nb"), format!("\\[{tag}\\]{inside}\\[/caption\\]\n\nb")] {
                let resolved = resolve(&source, 0, BodyForm::Markdown);
                assert_eq!(resolved.text, "<hallway-insertion:0>\n\nb", "{source}");
                let Some(Insertion::Figure(image, below)) = resolved.insertions.first() else { panic!("{source}") };
                assert_eq!((&*image.source, &**below), ("y.png", caption), "{source}");
            }
        }
    }

    #[test]
    fn a_tag_that_is_never_closed_hides_its_line_only() {
        let resolved = resolve("one {% embed https://x.y\ntwo", 0, BodyForm::Markdown);
        assert_eq!(resolved.text, "one \ntwo");
        assert_eq!(resolved.problems.first().map(|problem| (problem.code, problem.line)), Some((Code::UnclosedTag, Some(1))));
    }

    #[test]
    fn offsets_lead_back_to_the_source() {
        let source = "ab {{< x >}} cd";
        let resolved = resolve(source, 0, BodyForm::Markdown);
        let at = resolved.text.find("cd").expect("the text is kept");
        let (parsed, from) = *resolved.stretches.iter().rev().find(|(parsed, _)| *parsed <= at).expect("a stretch holds it");
        assert_eq!(&source[from + at - parsed..], "cd");
    }
}
