//! Reading: bytes become text, front matter and a document. It never fails on text; what is wrong becomes a problem.

mod embed;
pub mod encoding;
pub mod front_matter;
mod html;
mod markdown;
mod template;
mod tree;

use crate::correction::Correction;
use crate::document::Document;
use crate::post::{BodyForm, FrontMatterForm, Repair};
use crate::problem::{Code, Problem, first_of_each_kind};
use serde_json::{Map, Value};
use tree::{Places, Tree};

/// A post as read, not yet understood.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The file, as given.
    pub path: String,
    /// The form of the front matter.
    pub front_matter: FrontMatterForm,
    /// What the front matter says, and below it what the head of an HTML page says; keys in small letters.
    pub fields: Map<String, Value>,
    /// What the body is written in.
    pub body: BodyForm,
    /// The body.
    pub document: Document,
    /// The length of the healed source in bytes.
    pub length: usize,
    /// The runs of text whose wrong encoding was undone.
    pub repairs: Vec<Repair>,
    /// What was wrong.
    pub problems: Vec<Problem>,
    /// What the publisher corrects.
    pub correction: Correction,
}

/// Reads one post.
///
/// # Errors
/// Where the bytes are no text in any encoding that is known here.
///
/// ```
/// let reading = hallway::read::read("a.md", b"---\ntitle: A day\n---\nIt was *good*.")?;
/// assert_eq!(reading.fields["title"], "A day");
/// assert_eq!(reading.document.text(), "It was good.");
/// # Ok::<(), hallway::problem::Problem>(())
/// ```
pub fn read(path: &str, bytes: &[u8]) -> Result<Reading, Problem> {
    let decoded = encoding::decode(bytes)?;
    let source = decoded.text.as_str();
    let front = front_matter::split(source);
    let body = body_form(path, &source[front.body..]);
    let dialect = if body == BodyForm::Markdown && template::imports(&source[front.body..]) { BodyForm::Mdx } else { body };
    let resolved = template::resolve(source, front.body, dialect);
    let mut problems = decoded.problems;
    problems.extend(front.problems);
    problems.extend(resolved.problems);
    let mut fields = front.fields;
    let mut tree = Tree::new();
    let mut feed = html::Feed::new(&resolved.insertions);
    match body {
        BodyForm::Html => {
            let tokens = html::tokenize(&resolved.text);
            let meta = html::Meta::new(&tokens);
            let article = html::article(&tokens, meta.title());
            for (key, value) in meta.fields {
                fields.entry(key).or_insert(value);
            }
            for part in article {
                feed.tokens(part, 0, &mut tree);
            }
        }
        BodyForm::Markdown | BodyForm::Mdx => markdown::parse(&resolved.text, markdown::EXTENSIONS, &mut tree, &mut feed),
    }
    if tree.too_deep {
        problems.push(Problem::new(Code::DeepNesting, None, "the post is nested deeper than is kept; what is deeper was moved up"));
    }
    let document = tree.finish(&Places { stretches: &resolved.stretches, source });
    if document.blocks.is_empty() {
        problems.push(Problem::new(Code::EmptyPost, None, "the post has no text"));
    }
    Ok(Reading {
        path: path.to_owned(),
        front_matter: front.form,
        fields,
        body,
        document,
        length: source.len(),
        repairs: decoded.repairs,
        problems: first_of_each_kind(problems),
        correction: Correction::default(),
    })
}

/// What a body is written in: by the name of the file, or because it is a whole page of HTML.
fn body_form(path: &str, body: &str) -> BodyForm {
    let extension = path.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default();
    let start = body.trim_start();
    let begins = |prefix: &str| start.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix));
    match extension.as_str() {
        "html" | "htm" | "xhtml" => BodyForm::Html,
        "mdx" => BodyForm::Mdx,
        _ if begins("<!doctype html") || begins("<html") => BodyForm::Html,
        _ => BodyForm::Markdown,
    }
}

/// A title without emoji that are written by their names, as `:tada:`.
pub(crate) fn without_emoji(title: &str) -> std::borrow::Cow<'_, str> {
    template::without_emoji(title)
}

/// The text of a piece of HTML, entities resolved and tags left out: for titles that carry them.
pub(crate) fn plain_html(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut hidden = false;
    for token in html::tokenize(text) {
        match token {
            html::Token::StartTag(tag) => hidden = matches!(&*tag.name, "script" | "style"),
            html::Token::EndTag(_) => hidden = false,
            html::Token::Text(text) if !hidden => plain.push_str(&text.value),
            html::Token::Text(_) => {}
        }
    }
    plain
}
