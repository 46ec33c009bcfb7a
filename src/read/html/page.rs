//! Whole HTML pages: what their head says, and which part of their body is the article.

use super::chrome::{length, without_chrome};
use super::token::{StartTag, Token};
use crate::read::front_matter::read_json;
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

/// Properties of an article in the vocabulary of schema.org and what front matter calls them.
const DESCRIPTIONS: [(&str, &str); 5] =
    [("headline", "title"), ("datePublished", "date"), ("dateModified", "lastmod"), ("author", "author"), ("inLanguage", "lang")];

impl Meta {
    /// Reads the head of a page, and what its body marks as facts about itself.
    pub(in crate::read) fn new(tokens: &[Token<'_>]) -> Self {
        let mut meta = Self::default();
        let (mut in_head, mut in_title, mut in_data, mut in_author, mut in_tag) = (true, false, false, false, false);
        let mut linked = Vec::new();
        let (mut in_aside, mut times) = (false, Vec::new());
        let mut title = String::new();
        for token in tokens {
            match token {
                Token::StartTag(tag) => match &*tag.name {
                    "title" => in_title = in_head && title.is_empty(),
                    "meta" => meta.read(tag),
                    "html" => meta.put("lang", tag.attribute("lang")),
                    "link" if tag.attribute("rel") == Some("canonical") => meta.put("canonical_url", tag.attribute("href")),
                    "script" => in_data = tag.attribute("type") == Some("application/ld+json"),
                    // Icons have titles too.
                    "body" | "svg" => in_head = false,
                    "time" if says_published(tag) => meta.put("date", tag.attribute("datetime")),
                    "time" if in_aside => times.extend(tag.attribute("datetime")),
                    "aside" => in_aside = true,
                    // The microformat: a link to all posts that have the tag which it shows.
                    "a" if tag.attribute("rel") == Some("tag") => in_tag = true,
                    _ => in_author |= names_author(tag),
                },
                Token::Text(text) if in_tag => linked.push(Value::from(text.value.trim())),
                Token::Text(text) if in_author => {
                    meta.put("author", Some(&*text.value));
                    in_author = text.value.trim().is_empty();
                }
                Token::Text(text) if in_title => title.push_str(&text.value),
                Token::Text(text) if in_data => {
                    if let Some(data) = read_json(&text.value) {
                        meta.describe(&data);
                    }
                }
                Token::EndTag(tag) if tag.name == "aside" => in_aside = false,
                Token::EndTag(_) => (in_title, in_data, in_author, in_tag) = (false, false, false, false),
                Token::Text(_) => {}
            }
        }
        if !linked.is_empty() {
            meta.fields.entry("tags").or_insert(Value::Array(linked));
        }
        meta.put("pagetitle", Some(title.as_str()));
        // The one time that a page sets aside is that of its article.
        if let [time] = &times[..] {
            meta.put("date", Some(time));
        }
        meta
    }

    /// Takes over what a page says of its article in the vocabulary of schema.org.
    fn describe(&mut self, data: &Value) {
        match data {
            Value::Array(items) => items.iter().for_each(|item| self.describe(item)),
            Value::Object(fields) => {
                let kind = fields.get("@type").and_then(Value::as_str).unwrap_or_default();
                if kind.ends_with("Article") || kind.ends_with("Posting") {
                    for (name, key) in DESCRIPTIONS {
                        if let Some(value) = fields.get(name).filter(|value| !value.is_null()) {
                            self.fields.entry(key).or_insert_with(|| value.clone());
                        }
                    }
                }
                fields.get("@graph").into_iter().for_each(|graph| self.describe(graph));
            }
            _ => {}
        }
    }

    fn read(&mut self, tag: &StartTag<'_>) {
        let name = tag
            .attribute("name")
            .or_else(|| tag.attribute("property"))
            .or_else(|| tag.attribute("itemprop"))
            .unwrap_or_default()
            .to_ascii_lowercase();
        if let Some((_, key)) = NAMES.iter().find(|(known, _)| *known == name) {
            let content = tag.attribute("content");
            match (*key, self.fields.get_mut("tags"), content) {
                // A page says each of its tags by itself.
                ("tags", Some(Value::Array(tags)), Some(tag)) => tags.push(Value::from(tag)),
                ("tags", None, Some(tag)) if name == "article:tag" => {
                    self.fields.insert("tags".to_owned(), Value::Array(vec![Value::from(tag)]));
                }
                ("author", _, Some(content)) if is_address(content) => {}
                _ => self.put(key, content),
            }
        }
    }

    /// What the page is called, often with the site's name after it.
    pub(in crate::read) fn title(&self) -> &str {
        ["title", "pagetitle"].iter().find_map(|key| self.fields.get(*key)?.as_str()).unwrap_or_default()
    }

    fn put(&mut self, key: &str, value: Option<&str>) {
        if let Some(value) = value.map(str::trim).filter(|value| !value.is_empty()) {
            self.fields.entry(key).or_insert_with(|| Value::from(value));
        }
    }
}

/// Whether an author is no more than an address: of a page, or of the site that a theme is from.
fn is_address(author: &str) -> bool {
    let domain = |(name, end): (&str, &str)| !name.contains(char::is_whitespace) && (2..=4).contains(&end.len()) && end.is_ascii();
    author.contains("://") || author.trim().rsplit_once('.').is_some_and(domain)
}

/// Whether an element is marked as the name of the author: by HTML, by microdata, by microformats or by its class.
fn names_author(tag: &StartTag<'_>) -> bool {
    let named =
        |name: &str| name == "p-author" || name.ends_with("-author") && !name.contains("comment") && matches!(&*tag.name, "a" | "span");
    let classed = tag.attribute("class").is_some_and(|class| class.split_ascii_whitespace().any(named));
    tag.name == "a" && tag.attribute("rel") == Some("author") || tag.attribute("itemprop") == Some("author") || classed
}

/// Whether a `time` is marked as the one of publication.
fn says_published(tag: &StartTag<'_>) -> bool {
    let marks = ["itemprop", "class"].map(|name| tag.attribute(name).unwrap_or_default().to_ascii_lowercase());
    tag.attribute("pubdate").is_some()
        || marks.iter().any(|mark| mark.contains("publish") || mark.contains("post") || mark.contains("entry"))
}

/// The tokens of a page's article: of the one `article`, else of `main`, else of the body from the heading on that the page is named
/// after; without what stands around its text. Of a fragment, all of them.
pub(in crate::read) fn article<'t, 's>(tokens: &'t [Token<'s>], page_title: &str) -> Vec<&'t [Token<'s>]> {
    let named = |wanted: &'static str| move |tag: &StartTag<'_>| tag.name == wanted;
    let once = |range: Option<(usize, usize)>, again: &dyn Fn(&StartTag<'_>) -> bool| {
        range.filter(|(_, end)| !tokens[*end..].iter().any(|token| matches!(token, Token::StartTag(tag) if again(tag))))
    };
    let range = once(element(tokens, &named("article")), &named("article"))
        .or_else(|| element(tokens, &named("main")))
        .or_else(|| element(tokens, &|tag| tag.attribute("role") == Some("main")))
        .or_else(|| element(tokens, &named("article")))
        .map(|(start, end)| (heading_over(tokens, start, end, page_title).unwrap_or(start), end))
        .map(|(start, end)| (start + past_links(&tokens[start..end]), end))
        .or_else(|| {
            element(tokens, &named("body"))
                .map(|(start, end)| (titled(&tokens[start..end], page_title).map_or(start, |at| start + at), end))
        });
    range.map_or_else(|| vec![tokens], |(start, end)| without_chrome(&tokens[start..end]))
}

/// Where the heading begins that a page's title begins with.
fn titled(tokens: &[Token<'_>], title: &str) -> Option<usize> {
    (0..tokens.len()).find(|at| heading_at(tokens, *at).is_some_and(|text| title.starts_with(text.trim())))
}

/// Where the title of an article begins that stands shortly before it, with who wrote it when, as many themes set it into the
/// head of the page: the heading that the page is named after, or the only `h1` up to well within the article, which is neither the
/// site's name nor repeated in the article.
fn heading_over(tokens: &[Token<'_>], start: usize, end: usize, page_title: &str) -> Option<usize> {
    const NEAR: usize = 400;
    let named = |at: &usize| heading_at(tokens, *at).is_some_and(|text| page_title.starts_with(text.trim()));
    if let Some(at) = (0..start).rev().find(named).filter(|at| length(&tokens[*at..start]) <= NEAR)
        && titled(&tokens[start..end], page_title).is_none()
    {
        return Some(at);
    }
    let mut headings = tokens[..end].iter().enumerate().filter(|(_, token)| matches!(token, Token::StartTag(tag) if tag.name == "h1"));
    let apart = |next: usize| next > start && length(&tokens[start..next]) > NEAR;
    let (at, _) = headings.next().filter(|(at, _)| *at < start && headings.next().is_none_or(|(next, _)| apart(next)))?;
    let text = heading_at(tokens, at)?;
    let titled = page_title.starts_with(text.trim());
    let site = !titled && page_title.contains(text.trim());
    let near = length(&tokens[at..start]) <= NEAR;
    (near && !site && (titled || self::titled(&tokens[start..end], page_title).is_none())).then_some(at)
}

/// How many tokens stand before the first `h1` of an article, if all their text is in links: the ways to its neighbours.
fn past_links(article: &[Token<'_>]) -> usize {
    let first = |token: &Token<'_>| matches!(token, Token::StartTag(tag) if tag.name == "h1");
    let Some(heading) = article.iter().position(first) else { return 0 };
    let mut linked = false;
    let only_links = article[..heading].iter().all(|token| match token {
        Token::StartTag(tag) => {
            linked |= tag.name == "a";
            tag.name != "img"
        }
        Token::EndTag(tag) => {
            linked &= tag.name != "a";
            true
        }
        Token::Text(text) => linked || text.value.trim().chars().all(|character| !character.is_alphanumeric()),
    });
    if only_links { heading } else { 0 }
}

/// The text of a heading that begins at a token and can be that of a page.
fn heading_at(tokens: &[Token<'_>], at: usize) -> Option<String> {
    const LONGEST: usize = 400;
    const MOST: usize = 60;
    let Token::StartTag(tag) = &tokens[at] else { return None };
    if !matches!(&*tag.name, "h1" | "h2" | "h3") {
        return None;
    }
    let mut text = String::new();
    for token in tokens[at + 1..].iter().take(MOST) {
        match token {
            Token::EndTag(end) if end.name == tag.name => break,
            Token::Text(part) => text.push_str(&part.value),
            _ => {}
        }
        if text.len() > LONGEST {
            return None;
        }
    }
    (!text.trim().is_empty()).then_some(text)
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
