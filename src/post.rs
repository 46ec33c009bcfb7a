//! A post as it was understood: who wrote what, when, about which conference, and what it carried home.

use crate::date::Date;
use crate::document::{Document, OutlineEntry};
use crate::problem::Problem;
use crate::read::read;
use serde::Serialize;
use std::sync::Arc;

/// One trip report, read and understood. Immutable once made.
#[derive(Clone, Debug, Default)]
pub struct Post {
    /// The file, as given.
    pub path: String,
    /// The name of the post in addresses.
    pub slug: String,
    /// The title; absent where the post has none.
    pub title: Option<String>,
    /// The authors, as the post names them.
    pub authors: Vec<String>,
    /// When it was published.
    pub published: Option<Date>,
    /// When it was last changed.
    pub updated: Option<Date>,
    /// What places it in time.
    pub dated_by: Option<DatedBy>,
    /// The language of its text, as a BCP 47 tag.
    pub language: Option<String>,
    /// The form of its front matter.
    pub front_matter: FrontMatterForm,
    /// What its body is written in.
    pub body: BodyForm,
    /// Its tags, as written.
    pub tags: Vec<String>,
    /// Its categories, as written.
    pub categories: Vec<String>,
    /// What its author says it is about.
    pub description: Option<String>,
    /// Where it was first published.
    pub original: Option<String>,
    /// The licence it states.
    pub licence: Option<String>,
    /// The conferences it names, the ones it reports on first.
    pub editions: Vec<Mention>,
    /// How many people it says came.
    pub attendance: Vec<Attendance>,
    /// What its author took away.
    pub takeaways: Vec<Takeaway>,
    /// The sessions it names.
    pub sessions: Vec<Session>,
    /// The projects, organizations and people it names, most named first.
    pub names: Vec<Name>,
    /// The words and phrases that tell it from everyday text, best first.
    pub terms: Vec<Term>,
    /// The topics it speaks of, by id, most spoken of first.
    pub topics: Vec<String>,
    /// Where its body is: [`Post::document`] gives it.
    pub document: Body,
    /// What was wrong with it.
    pub problems: Vec<Problem>,
    /// The runs of text whose wrong encoding was undone.
    pub repairs: Vec<Repair>,
    /// Its length in words.
    pub words: usize,
}

/// Where the body of a post is.
#[derive(Clone, Debug)]
pub enum Body {
    /// Here, as a tree.
    Tree(Arc<Document>),
    /// In the source of the post: it is read again whenever it is wanted. A tree takes several times the room of its source.
    Source(&'static [u8]),
}

impl Default for Body {
    fn default() -> Self {
        Self::Tree(Arc::default())
    }
}

impl From<Document> for Body {
    fn from(document: Document) -> Self {
        Self::Tree(Arc::new(document))
    }
}

/// What places a post in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DatedBy {
    /// Its front matter.
    FrontMatter,
    /// The name of its file.
    FileName,
    /// The folders it lies in.
    Path,
    /// A line of its text.
    Text,
    /// Only the conference that it reports on.
    Edition,
}

/// The form of a post's front matter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum FrontMatterForm {
    /// Between lines of `+++`.
    Toml,
    /// Between lines of `---`.
    Yaml,
    /// An object before the text.
    Json,
    /// `Key: value` lines before the text, as Pelican and `MultiMarkdown` have them; or `key=value` lines, as `JBake` has them.
    Pelican,
    /// `.. key: value` lines in a comment.
    Nikola,
    /// YAML that is closed with `---` but never opened.
    Hexo,
    /// There is none.
    #[default]
    None,
}

/// What a post's body is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum BodyForm {
    /// Markdown: `CommonMark` with the extensions of GitHub.
    #[default]
    Markdown,
    /// HTML.
    Html,
    /// Markdown with components.
    Mdx,
}

/// A conference that a post names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Mention {
    /// The edition's id: from the facts, else made of the name and the year.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The series it belongs to.
    pub series: String,
    /// The year it took place.
    pub year: Option<u16>,
    /// Its first day.
    pub start: Option<Date>,
    /// Its last day.
    pub end: Option<Date>,
    /// The city.
    pub city: Option<String>,
    /// The country, ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// How the post relates to it.
    pub relation: Relation,
    /// The passage that names it.
    #[serde(skip)]
    pub anchor: String,
}

/// How a post relates to a conference it names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// The post reports on it.
    #[default]
    Subject,
    /// It took place beside the one that the post reports on.
    Colocated,
    /// It is only mentioned.
    Mentioned,
}

/// How many people a post says came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Attendance {
    /// The number.
    pub value: u32,
    /// How they took part, where the post says so.
    pub mode: Option<Mode>,
    /// The edition they came to.
    pub edition: Option<String>,
    /// The sentence that says so.
    pub quote: String,
    /// The passage it stands in.
    pub anchor: String,
}

/// How people took part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// On site.
    InPerson,
    /// From afar.
    Online,
}

/// Something that an author took away from a conference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Takeaway {
    /// What the author put before it, such as `GitOps.`.
    pub label: Option<String>,
    /// The author's words.
    pub text: String,
    /// Who says so, where a post holds several voices.
    pub by: Option<String>,
    /// The heading it stands under.
    pub section: Option<String>,
    /// Whether the author lists it as a takeaway; else the program picked the sentence.
    pub stated: bool,
    /// The passage it stands in.
    pub anchor: String,
    /// The topics it speaks of, by id.
    #[serde(skip)]
    pub topics: Vec<String>,
}

/// A session that a post names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Session {
    /// The title, without speakers and format.
    pub title: String,
    /// Who spoke.
    pub speakers: Vec<Speaker>,
    /// What kind of session, where the post says so.
    pub format: Option<Format>,
    /// The recording, slides or page it links to.
    pub url: Option<String>,
    /// The passage that names it.
    pub anchor: String,
}

/// Someone who spoke in a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Speaker {
    /// The name.
    pub name: String,
    /// What they do.
    pub role: Option<String>,
    /// For whom they do it.
    pub affiliation: Option<String>,
}

/// The kind of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Before everybody.
    Keynote,
    /// One or a few speakers before an audience.
    Talk,
    /// Several people in discussion.
    Panel,
    /// With work for the participants.
    Workshop,
    /// Five or ten minutes.
    Lightning,
}

/// A project, an organization or a person that a post names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Name {
    /// What it is.
    pub kind: NameKind,
    /// The name as the facts have it, else as the post has it.
    pub name: String,
    /// How often.
    pub count: usize,
}

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum NameKind {
    /// Software.
    Project,
    /// A company, foundation or institute.
    Organization,
    /// A person.
    Person,
}

/// A word or phrase with its weight in a tag cloud.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Term {
    /// As it is most often written.
    pub term: String,
    /// Its weight, above 0 and at most 1, in whole thousandths.
    pub score: f32,
}

/// A run of text whose wrong encoding was undone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Repair {
    /// The line it stands in, counted from 1.
    pub line: usize,
    /// As the source has it.
    pub before: String,
    /// As it was meant.
    pub after: String,
}

impl Post {
    /// Its body, without a first heading that only repeats the title.
    ///
    /// Where it is read again for that, whoever shows more than a glance of it keeps it.
    pub fn document(&self) -> Arc<Document> {
        match &self.document {
            Body::Tree(document) => Arc::clone(document),
            Body::Source(bytes) => {
                let mut document = read(&self.path, bytes).map(|reading| reading.document).unwrap_or_default();
                document.drop_title(self.title.as_deref());
                Arc::new(document)
            }
        }
    }

    /// The title, or the slug where there is none.
    pub fn heading(&self) -> &str {
        self.title.as_deref().unwrap_or(&self.slug)
    }

    /// The conferences that the post reports on.
    pub fn subjects(&self) -> impl Iterator<Item = &Mention> {
        self.editions.iter().filter(|mention| mention.relation == Relation::Subject)
    }

    /// The day that places the post in time: its own, else the last day of its conference.
    pub fn day(&self) -> Option<Date> {
        self.published.or(self.updated).or_else(|| self.subjects().find_map(|mention| mention.end.or(mention.start)))
    }

    /// The headings of the post, in order.
    pub fn outline(&self) -> Vec<OutlineEntry> {
        self.document().outline()
    }

    /// The names of one kind, most named first.
    pub fn named(&self, kind: NameKind) -> impl Iterator<Item = &Name> {
        self.names.iter().filter(move |name| name.kind == kind)
    }

    /// How long reading takes, in minutes, at 230 words a minute (Brysbaert 2019, adults reading English silently).
    pub fn minutes(&self) -> usize {
        self.words.div_ceil(230).max(1)
    }
}
