//! Whole HTML pages: what their head says, and which part of their body is the article.

use super::token::{StartTag, Token};
use serde_json::{Map, Value};

/// What the head of a page says, under the names that front matter has for it.
#[derive(Debug, Default)]
pub(in crate::read) struct Meta {
    pub(in crate::read) fields: Map<String, Value>,
}

/// Names of `meta` and what front matter calls them, the more telling ones first.
const NAMES: [(&str, &str); 15] = [
    ("og:title", "title"),
    ("article:published_time", "date"),
    ("datepublished", "date"),
    ("date", "date"),
    ("dc.date", "date"),
    ("article:modified_time", "lastmod"),
    ("author", "author"),
    ("article:author", "author"),
    ("dc.creator", "author"),
    ("description", "description"),
    ("og:description", "description"),
    ("keywords", "tags"),
    ("article:tag", "tags"),
    ("og:url", "canonical_url"),
    ("language", "lang"),
];

impl Meta {
    /// Reads the head of a page.
    pub(in crate::read) fn new(tokens: &[Token<'_>]) -> Self {
        let mut meta = Self::default();
        let mut in_title = false;
        let mut title = String::new();
        for token in tokens {
            match token {
                Token::StartTag(tag) => match &*tag.name {
                    "title" => in_title = title.is_empty(),
                    "meta" => meta.read(tag),
                    "html" => meta.put("lang", tag.attribute("lang")),
                    "link" if tag.attribute("rel") == Some("canonical") => meta.put("canonical_url", tag.attribute("href")),
                    // Icons have titles too.
                    "body" | "svg" => break,
                    _ => {}
                },
                Token::Text(text) if in_title => title.push_str(&text.value),
                Token::EndTag(tag) if tag.name == "title" => in_title = false,
                _ => {}
            }
        }
        meta.put("page_title", Some(title.as_str()));
        meta
    }

    fn read(&mut self, tag: &StartTag<'_>) {
        let name = tag
            .attribute("name")
            .or_else(|| tag.attribute("property"))
            .or_else(|| tag.attribute("itemprop"))
            .unwrap_or_default()
            .to_lowercase();
        if let Some((_, key)) = NAMES.iter().find(|(known, _)| *known == name) {
            // An author's address is no author's name.
            if *key != "author" || tag.attribute("content").is_some_and(|content| !content.contains("://")) {
                self.put(key, tag.attribute("content"));
            }
        }
    }

    fn put(&mut self, key: &str, value: Option<&str>) {
        if let Some(value) = value.map(str::trim).filter(|value| !value.is_empty()) {
            self.fields.entry(key).or_insert_with(|| Value::from(value));
        }
    }
}

/// The tokens of a page's article: of the one `article`, else of `main`, else of the body. Of a fragment, all of them.
pub(in crate::read) fn article<'t, 's>(tokens: &'t [Token<'s>]) -> &'t [Token<'s>] {
    let named = |wanted: &'static str| move |tag: &StartTag<'_>| tag.name == wanted;
    let once = |range: Option<(usize, usize)>, again: &dyn Fn(&StartTag<'_>) -> bool| {
        range.filter(|(_, end)| !tokens[*end..].iter().any(|token| matches!(token, Token::StartTag(tag) if again(tag))))
    };
    let range = once(element(tokens, &named("article")), &named("article"))
        .or_else(|| element(tokens, &named("main")))
        .or_else(|| element(tokens, &|tag| tag.attribute("role") == Some("main")))
        .or_else(|| element(tokens, &named("article")))
        .or_else(|| element(tokens, &named("body")));
    range.map_or(tokens, |(start, end)| &tokens[start..end])
}

/// Where the content of the first element that fits begins and ends.
fn element(tokens: &[Token<'_>], fits: &dyn Fn(&StartTag<'_>) -> bool) -> Option<(usize, usize)> {
    let start = tokens.iter().position(|token| matches!(token, Token::StartTag(tag) if fits(tag)))?;
    let Token::StartTag(first) = &tokens[start] else { return None };
    let mut depth = 0_usize;
    for (index, token) in tokens.iter().enumerate().skip(start) {
        match token {
            Token::StartTag(tag) if tag.name == first.name => depth += 1,
            Token::EndTag(tag) if tag.name == first.name => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some((start + 1, index));
                }
            }
            _ => {}
        }
    }
    Some((start + 1, tokens.len()))
}
