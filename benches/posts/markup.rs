//! The forms of posts: Markdown with front matter in TOML or YAML or none, and pages of HTML.

use std::fmt::Write as _;

/// A post in one of the forms, as far as it is written.
pub(super) struct Markup {
    form: Form,
    text: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Yaml,
    Toml,
    Plain,
    Html,
}

impl Markup {
    /// The form for a number below 20.
    pub(super) fn new(lot: usize) -> Self {
        let form = match lot {
            0..9 => Form::Yaml,
            9..14 => Form::Toml,
            14..17 => Form::Plain,
            _ => Form::Html,
        };
        Self { form, text: String::new() }
    }

    fn is_html(&self) -> bool {
        self.form == Form::Html
    }

    fn put(&mut self, text: std::fmt::Arguments<'_>) {
        // Writing into a string never fails.
        let _ = self.text.write_fmt(text);
    }

    pub(super) fn begin(&mut self, title: &str, author: &str, day: &str, tags: &[&str], language: &str) {
        let quoted = tags.iter().map(|tag| format!("\"{tag}\"")).collect::<Vec<_>>().join(", ");
        match self.form {
            Form::Yaml => self
                .put(format_args!("---\ntitle: \"{title}\"\nauthor: {author}\ndate: {day}\nlang: {language}\ntags: [{quoted}]\n---\n\n")),
            Form::Toml => self.put(format_args!(
                "+++\ntitle = \"{title}\"\nauthors = [\"{author}\"]\ndate = {day}\n\n[taxonomies]\ntags = [{quoted}]\n+++\n\n"
            )),
            Form::Plain => self.put(format_args!("# {title}\n\nBy {author} on {day}\n\n")),
            Form::Html => self.put(format_args!(
                "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
                 <meta name=\"author\" content=\"{author}\">\n<meta property=\"article:published_time\" content=\"{day}\">\n</head>\n\
                 <body>\n<nav><a href=\"/\">Home</a> <a href=\"/about\">About</a></nav>\n<article>\n<h1>{title}</h1>\n"
            )),
        }
    }

    pub(super) fn end(mut self) -> String {
        if self.is_html() {
            self.text.push_str("</article>\n<footer><p>All rights reserved.</p></footer>\n</body>\n</html>\n");
        }
        self.text
    }

    pub(super) fn extension(&self) -> &'static str {
        if self.is_html() { "html" } else { "md" }
    }

    pub(super) fn heading(&mut self, level: usize, text: &str) {
        if self.is_html() {
            self.put(format_args!("<h{level}>{text}</h{level}>\n"));
        } else {
            self.put(format_args!("{} {text}\n\n", "#".repeat(level)));
        }
    }

    pub(super) fn paragraph(&mut self, text: &str) {
        if self.is_html() {
            self.put(format_args!("<p>{text}</p>\n"));
        } else {
            self.put(format_args!("{text}\n\n"));
        }
    }

    pub(super) fn list(&mut self, items: &[String]) {
        let (before, open, close, after) = if self.is_html() { ("<ul>\n", "<li>", "</li>\n", "</ul>\n") } else { ("", "- ", "\n", "\n") };
        self.text.push_str(before);
        for item in items {
            self.put(format_args!("{open}{item}{close}"));
        }
        self.text.push_str(after);
    }

    pub(super) fn quote(&mut self, text: &str) {
        if self.is_html() {
            self.put(format_args!("<blockquote><p>{text}</p></blockquote>\n"));
        } else {
            self.put(format_args!("> {text}\n\n"));
        }
    }

    pub(super) fn code(&mut self, text: &str) {
        if self.is_html() {
            self.put(format_args!("<pre><code>{text}</code></pre>\n"));
        } else {
            self.put(format_args!("```yaml\n{text}\n```\n\n"));
        }
    }

    pub(super) fn table(&mut self, rows: &[[String; 2]]) {
        let html = self.is_html();
        self.text.push_str(if html { "<table>\n" } else { "| Talk | Speaker |\n|---|---|\n" });
        for [first, second] in rows {
            if html {
                self.put(format_args!("<tr><td>{first}</td><td>{second}</td></tr>\n"));
            } else {
                self.put(format_args!("| {first} | {second} |\n"));
            }
        }
        self.text.push_str(if html { "</table>\n" } else { "\n" });
    }

    pub(super) fn link(&self, text: &str, url: &str) -> String {
        if self.is_html() { format!("<a href=\"{url}\">{text}</a>") } else { format!("[{text}]({url})") }
    }

    pub(super) fn strong(&self, text: &str) -> String {
        if self.is_html() { format!("<strong>{text}</strong>") } else { format!("**{text}**") }
    }
}
