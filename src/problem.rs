//! What a reader should know about how a post was read.

use serde::Serialize;

/// One remark on a post: what is wrong, where, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// Which kind of problem; stable, for scripts.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// The line of the source, counted from 1; absent where it concerns the whole post.
    pub line: Option<usize>,
    /// What is wrong, in a sentence.
    pub message: String,
}

/// Every kind of problem there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Code {
    /// The bytes are no text in any encoding that is known here.
    UnreadableBytes,
    /// Some bytes were not valid in the encoding of the rest.
    InvalidBytes,
    /// Text that had been decoded wrongly was put right.
    RepairedEncoding,
    /// The front matter could not be read as what it seems to be.
    BrokenFrontMatter,
    /// Nothing places the post in time.
    MissingDate,
    /// A date could not be understood.
    UnknownDate,
    /// The post has no title.
    MissingTitle,
    /// The post names no author.
    MissingAuthor,
    /// No conference that the post reports on was found.
    MissingEdition,
    /// A template tag of a kind that is not known here was left out.
    UnknownTag,
    /// A template tag is opened and never closed.
    UnclosedTag,
    /// The post has no text.
    EmptyPost,
    /// The post is nested deeper than the tree goes; what is deeper was kept, flatter.
    DeepNesting,
    /// The post is marked as a draft.
    Draft,
}

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Something was read or guessed that a reader may want to know.
    Note,
    /// Something is missing or could not be understood.
    Warning,
    /// The post could not be read.
    Error,
}

impl Code {
    /// Every kind, in the order of reading; `docs/problems.md` explains each.
    pub const ALL: [Self; 14] = [
        Self::UnreadableBytes,
        Self::InvalidBytes,
        Self::RepairedEncoding,
        Self::BrokenFrontMatter,
        Self::MissingDate,
        Self::UnknownDate,
        Self::MissingTitle,
        Self::MissingAuthor,
        Self::MissingEdition,
        Self::UnknownTag,
        Self::UnclosedTag,
        Self::EmptyPost,
        Self::DeepNesting,
        Self::Draft,
    ];

    /// How much problems of this kind matter.
    pub fn severity(self) -> Severity {
        match self {
            Self::UnreadableBytes => Severity::Error,
            Self::RepairedEncoding | Self::UnknownTag | Self::DeepNesting | Self::Draft | Self::MissingAuthor => Severity::Note,
            Self::InvalidBytes
            | Self::BrokenFrontMatter
            | Self::MissingDate
            | Self::UnknownDate
            | Self::MissingTitle
            | Self::MissingEdition
            | Self::UnclosedTag
            | Self::EmptyPost => Severity::Warning,
        }
    }

    /// What to do about problems of this kind.
    pub fn help(self) -> &'static str {
        match self {
            Self::UnreadableBytes => "save the post as UTF-8 text; pictures and archives are no posts",
            Self::InvalidBytes => "save the post as UTF-8",
            Self::RepairedEncoding => "nothing to do; to silence it, save the repaired text in the post",
            Self::BrokenFrontMatter => "close the front matter and quote values that hold `:` or `#`",
            Self::MissingDate => "add `date: 2024-03-25` to the front matter, or begin the file's name with the date",
            Self::UnknownDate => "write the date as 2024-03-25",
            Self::MissingTitle => "add `title: …` to the front matter, or a first heading",
            Self::MissingAuthor => "add `author: …` to the front matter",
            Self::MissingEdition => {
                "name the conference and its year in the title, or correct what was understood (of a folder of posts in its hallway.toml)"
            }
            Self::UnknownTag => "nothing to do where the tag shows nothing; else write its content as Markdown",
            Self::UnclosedTag => "close the tag",
            Self::EmptyPost => "remove the file, or write the post",
            Self::DeepNesting => "nest lists and quotations less deeply",
            Self::Draft => "remove `draft: true` when the post is done",
        }
    }
}

impl Problem {
    /// A problem of the kind `code` at `line`.
    pub fn new(code: Code, line: impl Into<Option<usize>>, message: impl Into<String>) -> Self {
        Self { code, severity: code.severity(), line: line.into(), message: message.into() }
    }
}

/// So many problems of one kind are told; what is wrong everywhere is wrong once.
const MOST: usize = 10;

/// The first problems of each kind; the last one of a kind says how many more there are.
pub(crate) fn first_of_each_kind(problems: Vec<Problem>) -> Vec<Problem> {
    let mut kept: Vec<Problem> = Vec::new();
    let mut counts: Vec<(Code, usize)> = Vec::new();
    for problem in problems {
        let at = counts.iter().position(|(code, _)| *code == problem.code).unwrap_or_else(|| {
            counts.push((problem.code, 0));
            counts.len() - 1
        });
        counts[at].1 += 1;
        if counts[at].1 <= MOST {
            kept.push(problem);
        }
    }
    for (code, count) in counts.into_iter().filter(|(_, count)| *count > MOST) {
        if let Some(last) = kept.iter_mut().rev().find(|problem| problem.code == code) {
            last.message = format!("{}; and {} more like it", last.message, count - MOST);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn much_of_one_kind_is_told_ten_times_and_counted() {
        let many = (1..=25).map(|line| Problem::new(Code::UnknownTag, line, "x"));
        let kept = first_of_each_kind(many.chain([Problem::new(Code::Draft, None, "y")]).collect());
        assert_eq!(kept.len(), MOST + 1);
        assert_eq!(kept[9].message, "x; and 15 more like it");
        assert_eq!((kept[8].message.as_str(), kept[10].message.as_str()), ("x", "y"));
    }
}
