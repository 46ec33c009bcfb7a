//! Which values a post has in each facet.

use super::Corpus;
use crate::document::{BlockKind, Destination};
use crate::post::{NameKind, Post};
use crate::route::Facet;
use crate::search::{fold, singular};

impl Corpus {
    /// The values of a post in a facet, each as in addresses and as shown, with its weight.
    pub(super) fn values(&self, post: &Post, facet: Facet) -> Vec<(String, String, u16)> {
        let plain: Vec<String> = match facet {
            Facet::Series => post.subjects().map(|mention| mention.series.clone()).collect(),
            Facet::Edition => post.subjects().map(|mention| mention.id.clone()).collect(),
            Facet::Year => {
                let years: Vec<u16> = post.subjects().filter_map(|mention| mention.year).collect();
                let own = post.day().map(|day| day.year).filter(|_| years.is_empty());
                years.into_iter().chain(own).map(|year| year.to_string()).collect()
            }
            Facet::Country => post.subjects().filter_map(|mention| mention.country.clone()).collect(),
            Facet::Author => post.authors.clone(),
            Facet::Topic => post.topics.clone(),
            Facet::Project => post.named(NameKind::Project).map(|name| name.name.clone()).collect(),
            Facet::Language => post.language.iter().cloned().collect(),
            Facet::Origin => post.takeaways.iter().map(|takeaway| if takeaway.stated { "stated" } else { "picked" }.to_owned()).collect(),
            Facet::Has => has(post).into_iter().map(str::to_owned).collect(),
            Facet::Speaker => post.sessions.iter().flat_map(|session| &session.speakers).map(|speaker| speaker.name.clone()).collect(),
            Facet::Tag => post.tags.iter().chain(&post.categories).cloned().collect(),
            Facet::Term => {
                return post.terms.iter().map(|term| (word_value(&term.term), term.term.clone(), thousandths(term.score))).collect();
            }
        };
        plain.into_iter().map(|value| (self.label(facet, &value), value)).map(|(label, value)| (value, label, 1)).collect()
    }

    /// The value of a facet as a reader sees it.
    pub fn label(&self, facet: Facet, value: &str) -> String {
        match facet {
            Facet::Edition => self.editions().get(value).map_or(value, |edition| edition.short.as_str()),
            Facet::Country => self.country(value),
            Facet::Topic => self.topic(value),
            Facet::Language => self.language(value),
            _ => value,
        }
        .to_owned()
    }
}

/// The value of a word in the facet of words: it is the same word however it is written, as one or as several.
pub(crate) fn word_value(word: &str) -> String {
    singular(word, &fold(word))
}

/// A weight above 0 and at most 1 in whole numbers, of which a sum is the same in any order.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the weight is kept within the bounds")]
fn thousandths(weight: f32) -> u16 {
    (weight * 1_000.0).clamp(1.0, 1_000.0) as u16
}

/// What a post brings along.
fn has(post: &Post) -> Vec<&'static str> {
    let mut video = post.sessions.iter().filter_map(|session| session.url.as_deref()).any(is_video);
    post.document().walk(&mut |block| {
        if let BlockKind::Embed(embed) = &block.kind {
            video |= is_video(&embed.url);
        }
    });
    let has = [
        ("video", video),
        ("talks", !post.sessions.is_empty()),
        ("takeaways", post.takeaways.iter().any(|takeaway| takeaway.stated)),
        ("attendance", !post.attendance.is_empty()),
    ];
    has.into_iter().filter(|(_, has)| *has).map(|(value, _)| value).collect()
}

fn is_video(url: &str) -> bool {
    matches!(Destination::host(url), "youtube.com" | "youtu.be" | "m.youtube.com" | "vimeo.com" | "ted.com" | "twitch.tv" | "peertube.tv")
}
