//! A post as JSON: the object that `hallway inspect` prints, on whose names scripts depend.

use crate::date::Date;
use crate::document::OutlineEntry;
use crate::post::{Attendance, BodyForm, DatedBy, FrontMatterForm, Mention, Name, Post, Session, Takeaway, Term};
use crate::problem::Problem;
use serde::Serialize;

/// A post as the contract of `hallway inspect` has it.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the fields are those of `Post`, and what it computes")]
pub struct Inspection<'a> {
    pub path: &'a str,
    pub slug: &'a str,
    pub title: Option<&'a str>,
    pub authors: &'a [String],
    pub published: Option<Date>,
    pub updated: Option<Date>,
    pub dated_by: Option<DatedBy>,
    pub language: Option<&'a str>,
    pub front_matter: FrontMatterForm,
    pub body: BodyForm,
    pub repaired: usize,
    pub tags: &'a [String],
    pub categories: &'a [String],
    pub editions: &'a [Mention],
    pub attendance: &'a [Attendance],
    pub takeaways: &'a [Takeaway],
    pub sessions: &'a [Session],
    pub names: &'a [Name],
    pub terms: &'a [Term],
    pub topics: &'a [String],
    pub outline: Vec<OutlineEntry>,
    pub text: String,
    pub problems: &'a [Problem],
}

/// What is understood of a post, for scripts.
pub fn inspection(post: &Post) -> Inspection<'_> {
    Inspection {
        path: &post.path,
        slug: &post.slug,
        title: post.title.as_deref(),
        authors: &post.authors,
        published: post.published,
        updated: post.updated,
        dated_by: post.dated_by,
        language: post.language.as_deref(),
        front_matter: post.front_matter,
        body: post.body,
        repaired: post.repairs.len(),
        tags: &post.tags,
        categories: &post.categories,
        editions: &post.editions,
        attendance: &post.attendance,
        takeaways: &post.takeaways,
        sessions: &post.sessions,
        names: &post.names,
        terms: &post.terms,
        topics: &post.topics,
        outline: post.outline(),
        text: post.document().text(),
        problems: &post.problems,
    }
}
