//! Posts as a feed.

use super::plain::escaped;
use super::view::address;
use crate::corpus::Corpus;
use crate::date::Date;
use crate::post::Post;
use crate::select::PostHit;
use std::fmt::Write as _;

/// The day of a feed whose posts have none.
const NEVER: &str = "1970-01-01";

/// A feed of posts on the page at `base`, which calls itself `title`. RFC 4287.
///
/// A post without a day is as old as the newest that has one: the same posts give the same feed at any time.
pub fn feed(corpus: &Corpus, hits: &[PostHit], title: &str, base: &str) -> String {
    let posts = || hits.iter().filter_map(|hit| corpus.post(hit.post));
    let newest = posts().filter_map(|post| changed(&post)).max();
    let mut feed = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n");
    element(&mut feed, "id", base);
    element(&mut feed, "title", title);
    element(&mut feed, "updated", &moment(newest));
    // For posts that name no author, since there has to be one.
    author(&mut feed, title);
    link(&mut feed, "alternate", base);
    for post in posts() {
        entry(&mut feed, corpus, &post, newest, base);
    }
    feed.push_str("</feed>\n");
    feed
}

fn entry(feed: &mut String, corpus: &Corpus, post: &Post, newest: Option<Date>, base: &str) {
    let here = address(base, &post.slug, None);
    feed.push_str("<entry>\n");
    element(feed, "id", &here);
    element(feed, "title", post.heading());
    element(feed, "updated", &moment(changed(post).or(newest)));
    if post.published.is_some() {
        element(feed, "published", &moment(post.published));
    }
    post.authors.iter().for_each(|name| author(feed, name));
    link(feed, "alternate", &here);
    if let Some(original) = &post.original {
        link(feed, "via", original);
    }
    let first = || post.takeaways.first().map(|takeaway| takeaway.text.as_str());
    if let Some(summary) = post.description.as_deref().or_else(first) {
        element(feed, "summary", summary);
    }
    for topic in &post.topics {
        let _ = writeln!(feed, "<category term=\"{}\" label=\"{}\"/>", escaped(topic), escaped(corpus.topic(topic)));
    }
    feed.push_str("</entry>\n");
}

fn changed(post: &Post) -> Option<Date> {
    post.updated.or_else(|| post.day())
}

/// RFC 3339.
fn moment(day: Option<Date>) -> String {
    format!("{}T00:00:00Z", day.map_or_else(|| NEVER.to_owned(), |day| day.to_string()))
}

fn element(feed: &mut String, name: &str, text: &str) {
    let _ = writeln!(feed, "<{name}>{}</{name}>", escaped(text));
}

fn author(feed: &mut String, name: &str) {
    let _ = writeln!(feed, "<author><name>{}</name></author>", escaped(name));
}

fn link(feed: &mut String, relation: &str, address: &str) {
    let _ = writeln!(feed, "<link rel=\"{relation}\" href=\"{}\"/>", escaped(address));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Facts;
    use crate::route::Route;
    use crate::select::select;

    #[test]
    fn a_feed_tells_each_post_with_its_day_and_its_place() {
        let mut corpus = Corpus::new(&Facts::default());
        let told = Post {
            slug: "a".to_owned(),
            title: Some("Rafts & <ropes>\u{1}".to_owned()),
            authors: vec!["Ann Lee".to_owned()],
            published: Date::new(2024, 3, 28),
            original: Some("https://example.org/a?b&c".to_owned()),
            topics: vec!["gitops".to_owned()],
            ..Post::default()
        };
        corpus.add(told);
        corpus.add(Post { slug: "b".to_owned(), ..Post::default() });
        let hits = select(&corpus, &Route::default()).posts;
        let feed = feed(&corpus, &hits, "Ours", "https://example.org/");
        for part in [
            "<id>https://example.org/</id>\n<title>Ours</title>\n<updated>2024-03-28T00:00:00Z</updated>",
            "<id>https://example.org/?post=a</id>\n<title>Rafts &amp; &lt;ropes&gt;</title>\n<updated>2024-03-28T00:00:00Z</updated>",
            "<published>2024-03-28T00:00:00Z</published>\n<author><name>Ann Lee</name></author>",
            "<link rel=\"via\" href=\"https://example.org/a?b&amp;c\"/>",
            "<category term=\"gitops\" label=\"gitops\"/>",
            "<title>b</title>\n<updated>2024-03-28T00:00:00Z</updated>\n<link",
        ] {
            assert!(feed.contains(part), "{part} in {feed}");
        }
        assert_eq!(feed.matches("<entry>").count(), 2);
    }
}
