//! Posts as articles in HTML, for who has no scripts.

use crate::corpus::Corpus;
use crate::post::Post;
use crate::select::PostHit;
use std::fmt::Write as _;

/// So many takeaways of a post are told.
const TAKEAWAYS: usize = 3;

/// An article for each post: its conference, its authors, its day and the first of what its author took away. The page reads no address
/// without scripts, so that links lead to where a post was first published.
pub fn plain(corpus: &Corpus, hits: &[PostHit]) -> String {
    let mut articles = String::new();
    for post in hits.iter().filter_map(|hit| corpus.post(hit.post)) {
        article(&mut articles, &post);
    }
    articles
}

fn article(articles: &mut String, post: &Post) {
    let language = post.language.as_deref().map(|tag| format!(" lang=\"{}\"", escaped(tag))).unwrap_or_default();
    let title = escaped(post.heading());
    let title = match post.original.as_deref().filter(|address| address.starts_with("http")) {
        Some(address) => format!("<a href=\"{}\">{title}</a>", escaped(address)),
        None => title,
    };
    let day = post.day().map(|day| day.to_string());
    let told: Vec<String> =
        post.subjects().map(|mention| &mention.name).chain(&post.authors).chain(&day).map(|text| escaped(text)).collect();
    let _ = writeln!(articles, "<article{language}>\n<h2>{title}</h2>\n<p>{}</p>\n<ul>", told.join(" · "));
    // What an author says was taken away is worth more than what was picked.
    let of = |stated: bool| post.takeaways.iter().filter(move |takeaway| takeaway.stated == stated);
    for takeaway in of(true).chain(of(false)).take(TAKEAWAYS) {
        let label = takeaway.label.as_deref().map(|label| format!("<b>{}</b> ", escaped(label))).unwrap_or_default();
        let _ = writeln!(articles, "<li>{label}{}</li>", escaped(&takeaway.text));
    }
    articles.push_str("</ul>\n</article>\n");
}

/// Text within an element or an attribute, in HTML as in XML. What XML 1.0 has no place for (section 2.2) is left out.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Facts;
    use crate::post::Takeaway;
    use crate::route::Route;
    use crate::select::select;

    #[test]
    fn an_article_tells_a_post_with_what_its_author_took_away() {
        let takeaway = |text: &str, stated: bool| Takeaway {
            label: stated.then(|| "So:".to_owned()),
            text: text.to_owned(),
            by: None,
            section: None,
            stated,
            anchor: String::new(),
            topics: Vec::new(),
        };
        let mut corpus = Corpus::new(&Facts::default());
        corpus.add(Post {
            slug: "a".to_owned(),
            title: Some("Rafts & <ropes>".to_owned()),
            authors: vec!["Ann Lee".to_owned()],
            language: Some("de".to_owned()),
            original: Some("https://example.org/a?b&c".to_owned()),
            takeaways: vec![takeaway("Picked", false), takeaway("1 < 2", true), takeaway("Two", true), takeaway("Three", true)],
            ..Post::default()
        });
        corpus.add(Post { slug: "b".to_owned(), original: Some("javascript:alert(1)".to_owned()), ..Post::default() });
        let articles = plain(&corpus, &select(&corpus, &Route::default()).posts);
        let link =
            "<article lang=\"de\">\n<h2><a href=\"https://example.org/a?b&amp;c\">Rafts &amp; &lt;ropes&gt;</a></h2>\n<p>Ann Lee</p>\n";
        for part in [
            link,
            "<ul>\n<li><b>So:</b> 1 &lt; 2</li>\n<li><b>So:</b> Two</li>\n<li><b>So:</b> Three</li>\n</ul>\n</article>\n",
            "<h2>b</h2>\n",
        ] {
            assert!(articles.contains(part), "{part} in {articles}");
        }
    }
}
