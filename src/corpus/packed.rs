//! A post in few bytes, as the corpus keeps it until somebody asks for it.
//!
//! As it was understood, a post is some hundred short texts in lists of lists, and takes several times the room of what they
//! say. Packed it is one run of bytes. What fields a value has is listed once, for writing and for reading alike.

use crate::date::Date;
use crate::post::{
    Attendance, Body, BodyForm, DatedBy, Format, FrontMatterForm, Mention, Mode, Name, NameKind, Post, Relation, Repair, Session, Speaker,
    Takeaway, Term,
};
use crate::problem::{Code, Problem, Severity};
use crate::table::Names;
use crate::varint;

/// The longest text, in bytes, of which the posts share one copy: names, topics, places, and what else several of them say.
const SHARED: usize = 48;

/// A post in few bytes.
pub(super) fn pack(post: &Post, shared: &mut Names) -> Box<[u8]> {
    let mut packer = Packer { bytes: Vec::new(), shared };
    post.pack(&mut packer);
    packer.bytes.into()
}

/// The post that was packed, or the first of its fields.
pub(super) fn unpack<P: Packed>(bytes: &[u8], shared: &Names) -> P {
    P::unpack(&mut Unpacker { bytes, shared })
}

/// Values that are being written.
pub(super) struct Packer<'a> {
    bytes: Vec<u8>,
    shared: &'a mut Names,
}

/// Values that are being read.
pub(super) struct Unpacker<'a> {
    bytes: &'a [u8],
    shared: &'a Names,
}

/// What can be written and read again.
pub(super) trait Packed {
    fn pack(&self, to: &mut Packer<'_>);
    fn unpack(from: &mut Unpacker<'_>) -> Self;
}

impl Packer<'_> {
    fn number(&mut self, number: usize) {
        varint::write(&mut self.bytes, u32::try_from(number).unwrap_or(u32::MAX));
    }
}

impl Unpacker<'_> {
    fn number(&mut self) -> usize {
        varint::read(&mut self.bytes).unwrap_or_default() as usize
    }
}

/// A short text is the number of its copy, a long one its length and its bytes; the lowest bit tells them apart.
impl Packed for String {
    fn pack(&self, to: &mut Packer<'_>) {
        if self.len() <= SHARED {
            let number = to.shared.number(self);
            to.number(number << 1);
        } else {
            to.number(self.len() << 1 | 1);
            to.bytes.extend_from_slice(self.as_bytes());
        }
    }

    fn unpack(from: &mut Unpacker<'_>) -> Self {
        let number = from.number();
        if number & 1 == 0 {
            return from.shared.name(number >> 1).to_owned();
        }
        let (text, rest) = from.bytes.split_at_checked(number >> 1).unwrap_or_default();
        from.bytes = rest;
        std::str::from_utf8(text).unwrap_or_default().to_owned()
    }
}

impl<P: Packed> Packed for Option<P> {
    fn pack(&self, to: &mut Packer<'_>) {
        self.is_some().pack(to);
        if let Some(value) = self {
            value.pack(to);
        }
    }

    fn unpack(from: &mut Unpacker<'_>) -> Self {
        bool::unpack(from).then(|| P::unpack(from))
    }
}

impl<P: Packed> Packed for Vec<P> {
    fn pack(&self, to: &mut Packer<'_>) {
        to.number(self.len());
        for value in self {
            value.pack(to);
        }
    }

    fn unpack(from: &mut Unpacker<'_>) -> Self {
        (0..from.number()).map(|_| P::unpack(from)).collect()
    }
}

impl Packed for Date {
    fn pack(&self, to: &mut Packer<'_>) {
        to.number((usize::from(self.year) << 4 | usize::from(self.month)) << 5 | usize::from(self.day));
    }

    fn unpack(from: &mut Unpacker<'_>) -> Self {
        let number = from.number();
        let byte = |number: usize| number.to_le_bytes()[0];
        Self { year: u16::try_from(number >> 9).unwrap_or_default(), month: byte(number >> 5 & 0xf), day: byte(number & 0x1f) }
    }
}

/// The body stands elsewhere.
impl Packed for Body {
    fn pack(&self, _: &mut Packer<'_>) {}

    fn unpack(_: &mut Unpacker<'_>) -> Self {
        Self::default()
    }
}

/// The weight of a term, which is a whole number of thousandths.
impl Packed for f32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is above 0 and at most 1")]
    fn pack(&self, to: &mut Packer<'_>) {
        to.number((self * 1_000.0).round() as usize);
    }

    #[expect(clippy::cast_precision_loss, reason = "it is at most 1,000")]
    fn unpack(from: &mut Unpacker<'_>) -> Self {
        from.number() as f32 / 1_000.0
    }
}

macro_rules! numbers {
    ($($type:ident)*) => { $(
        impl Packed for $type {
            fn pack(&self, to: &mut Packer<'_>) {
                to.number(usize::try_from(*self).unwrap_or_default());
            }

            fn unpack(from: &mut Unpacker<'_>) -> Self {
                Self::try_from(from.number()).unwrap_or_default()
            }
        }
    )* };
}

numbers!(u16 u32 usize);

/// Types of which a value is one of a few.
macro_rules! choices {
    ($($type:ty { $($value:expr),* })*) => { $(
        impl Packed for $type {
            fn pack(&self, to: &mut Packer<'_>) {
                to.number([$($value),*].iter().position(|value| value == self).unwrap_or_default());
            }

            fn unpack(from: &mut Unpacker<'_>) -> Self {
                let values = [$($value),*];
                values[from.number().min(values.len() - 1)]
            }
        }
    )* };
}

choices! {
    bool { false, true }
    BodyForm { Self::Markdown, Self::Html, Self::Mdx }
    DatedBy { Self::FrontMatter, Self::FileName, Self::Path, Self::Text, Self::Edition }
    Format { Self::Keynote, Self::Talk, Self::Panel, Self::Workshop, Self::Lightning }
    FrontMatterForm { Self::Toml, Self::Yaml, Self::Json, Self::Pelican, Self::Nikola, Self::Hexo, Self::None }
    Mode { Self::InPerson, Self::Online }
    NameKind { Self::Project, Self::Organization, Self::Person }
    Relation { Self::Subject, Self::Colocated, Self::Mentioned }
    Severity { Self::Note, Self::Warning, Self::Error }
}

impl Packed for Code {
    fn pack(&self, to: &mut Packer<'_>) {
        to.number(*self as usize);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Self {
        Self::ALL[from.number().min(Self::ALL.len() - 1)]
    }
}

/// Types with all their fields, in the order in which they are written.
macro_rules! fields {
    ($($type:ident { $($field:ident),* })*) => { $(
        impl Packed for $type {
            fn pack(&self, to: &mut Packer<'_>) {
                $(self.$field.pack(to);)*
            }

            fn unpack(from: &mut Unpacker<'_>) -> Self {
                Self { $($field: Packed::unpack(from)),* }
            }
        }
    )* };
}

fields! {
    Post {
        title, sessions, slug, path, authors, published, updated, dated_by, language, front_matter, body, tags, categories, description,
        original, licence, editions, attendance, takeaways, names, terms, topics, document, problems, repairs, words
    }
    Mention { id, name, series, year, start, end, city, country, relation, anchor }
    Attendance { value, mode, edition, quote, anchor }
    Takeaway { label, text, by, section, stated, anchor, topics }
    Session { title, speakers, format, url, anchor }
    Speaker { name, role, affiliation }
    Name { kind, name, count }
    Term { term, score }
    Problem { code, severity, line, message }
    Repair { line, before, after }
}

/// The title and the sessions, which a post begins with.
pub(super) struct Beginning {
    pub(super) title: Option<String>,
    pub(super) sessions: Vec<Session>,
}

fields! {
    Beginning { title, sessions }
}
