//! What stands around the text of an article without being part of it: menus, buttons for sharing, what else there is to read.

use super::token::{StartTag, Token};
use crate::table::is_among;
use std::ops::Range;

/// Words that the class or the id of such an element is or begins with.
const WORDS: &str = "\
    back-to share sharing sharedaddy social related jp-relatedposts comments respond dsq breadcrumb breadcrumbs newsletter \
    subscribe cookie sidebar widget pagination author-bio author-box post-navigation nav screen-reader-text sr-only visually-hidden \
    skip-link table-of-contents menu";

/// Roles of landmarks beside the main one, as WAI-ARIA names them.
const ROLES: &str = "navigation complementary search banner contentinfo";

/// Elements that can be such a part; an article never is.
const ELEMENTS: &str = "div section ul ol p span a footer header";

/// So many elements that only seem to be such a part are looked at, as each look goes to its end.
const LOOKS: usize = 20;

/// The stretches of a page's article that are the article itself.
pub(in crate::read) fn without_chrome<'t, 's>(article: &'t [Token<'s>]) -> Vec<&'t [Token<'s>]> {
    let whole = length(article);
    let mut parts = Vec::new();
    let (mut from, mut at, mut looks, mut quotes) = (0, 0, LOOKS, 0_usize);
    while let Some(token) = article.get(at) {
        match token {
            Token::StartTag(tag) if tag.name == "blockquote" => quotes += 1,
            Token::EndTag(tag) if tag.name == "blockquote" => quotes = quotes.saturating_sub(1),
            // The footer of a quotation says whose it is.
            Token::StartTag(tag) if looks > 0 && is_chrome(tag) && !(tag.name == "footer" && quotes > 0) => {
                let element = extent(article, at);
                // What holds most of the text is the article, whatever it is called.
                if length(&article[element.clone()]) * 3 < whole {
                    parts.push(&article[from..at]);
                    from = element.end;
                    at = element.end;
                    continue;
                }
                looks -= 1;
            }
            _ => {}
        }
        at += 1;
    }
    parts.push(&article[from.min(article.len())..]);
    parts
}

fn is_chrome(tag: &StartTag<'_>) -> bool {
    if !is_among(ELEMENTS, &tag.name) {
        return false;
    }
    let named = ["class", "id"].into_iter().filter_map(|key| tag.attribute(key)).flat_map(str::split_ascii_whitespace).any(|name| {
        let rest = |word: &str| name.get(..word.len()).filter(|start| start.eq_ignore_ascii_case(word)).map(|_| &name[word.len()..]);
        name.ends_with("-footer")
            || WORDS.split(' ').any(|word| rest(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '_'])))
    });
    named || tag.name == "footer" || tag.attribute("role").is_some_and(|role| is_among(ROLES, role))
}

/// The element that begins at a token, with its end tag; without one, to the end.
fn extent(tokens: &[Token<'_>], start: usize) -> Range<usize> {
    let Token::StartTag(first) = &tokens[start] else { return start..start };
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(start) {
        match token {
            Token::StartTag(tag) if tag.name == first.name => depth += 1,
            Token::EndTag(tag) if tag.name == first.name && depth == 1 => return start..at + 1,
            Token::EndTag(tag) if tag.name == first.name => depth -= 1,
            _ => {}
        }
    }
    start..tokens.len()
}

/// How much text there is, in bytes.
pub(super) fn length(tokens: &[Token<'_>]) -> usize {
    tokens.iter().map(|token| if let Token::Text(text) = token { text.value.trim().len() } else { 0 }).sum()
}
