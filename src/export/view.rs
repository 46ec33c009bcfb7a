//! What the lenses show, as sheets.

use super::Sheet;
use crate::corpus::Corpus;
use crate::post::{Post, Speaker};
use crate::route::Route;
use crate::select::{PostHit, TakeawayHit, Talk, TopicTable};

/// The address of a passage of a post, on the page at `base`.
fn address(base: &str, post: &Post, anchor: Option<&str>) -> String {
    format!("{base}{}", Route::default().reading(&post.slug, anchor))
}

fn sheet(title: &str, columns: &[&str]) -> Sheet {
    Sheet { title: title.to_owned(), columns: columns.iter().map(|column| (*column).to_owned()).collect(), rows: Vec::new() }
}

fn conferences(post: &Post) -> String {
    let names: Vec<&str> = post.subjects().map(|mention| mention.name.as_str()).collect();
    names.join(", ")
}

/// Posts, with addresses on the page at `base`.
pub fn posts(corpus: &Corpus, hits: &[PostHit], base: &str) -> Sheet {
    let mut sheet = sheet("Reports", &["title", "authors", "published", "conferences", "language", "original", "link"]);
    for post in hits.iter().filter_map(|hit| corpus.posts().get(hit.post)) {
        sheet.rows.push(vec![
            post.heading().to_owned(),
            post.authors.join(", "),
            post.published.map(|day| day.to_string()).unwrap_or_default(),
            conferences(post),
            post.language.clone().unwrap_or_default(),
            post.original.clone().unwrap_or_default(),
            address(base, post, None),
        ]);
    }
    sheet
}

/// Takeaways, with addresses of their passages on the page at `base`.
pub fn takeaways(corpus: &Corpus, hits: &[TakeawayHit], base: &str) -> Sheet {
    let mut sheet = sheet("Takeaways", &["takeaway", "by", "report", "conferences", "origin", "topics", "link"]);
    for (post, takeaway) in hits.iter().filter_map(|hit| hit.of(corpus)) {
        let label = takeaway.label.as_deref().unwrap_or_default();
        let topics: Vec<&str> = takeaway.topics.iter().map(|topic| corpus.topic(topic)).collect();
        sheet.rows.push(vec![
            format!("{label} {}", takeaway.text).trim().to_owned(),
            takeaway.by.clone().unwrap_or_else(|| post.authors.join(", ")),
            post.heading().to_owned(),
            conferences(post),
            if takeaway.stated { "stated" } else { "picked" }.to_owned(),
            topics.join(", "),
            address(base, post, Some(&takeaway.anchor)),
        ]);
    }
    sheet
}

/// Talks, with addresses of the passages that name them on the page at `base`.
pub fn talks(corpus: &Corpus, talks: &[Talk], base: &str) -> Sheet {
    let mut sheet = sheet("Talks", &["title", "speakers", "format", "video", "reports", "link"]);
    for talk in talks {
        let speaker = |speaker: &Speaker| match &speaker.affiliation {
            Some(affiliation) => format!("{} ({affiliation})", speaker.name),
            None => speaker.name.clone(),
        };
        let named = || talk.reports.iter().filter_map(|(post, session)| Some((corpus.posts().get(*post)?, *session)));
        let passage = |(post, session): (&std::sync::Arc<Post>, usize)| {
            address(base, post, post.sessions.get(session).map(|session| session.anchor.as_str()))
        };
        let reports: Vec<&str> = named().map(|(post, _)| post.heading()).collect();
        sheet.rows.push(vec![
            talk.title.clone(),
            talk.speakers.iter().map(speaker).collect::<Vec<_>>().join(", "),
            talk.format.map(|format| format!("{format:?}").to_lowercase()).unwrap_or_default(),
            talk.url.clone().unwrap_or_default(),
            reports.join(", "),
            named().next().map(passage).unwrap_or_default(),
        ]);
    }
    sheet
}

/// How many reports of each group speak of each topic.
pub fn topics(corpus: &Corpus, table: &TopicTable) -> Sheet {
    let groups = table.groups.iter().map(|group| format!("{} ({})", group.name, group.posts.len()));
    Sheet {
        title: "Topics".to_owned(),
        columns: std::iter::once("topic".to_owned()).chain(groups).collect(),
        rows: table
            .rows
            .iter()
            .map(|row| std::iter::once(corpus.topic(&row.topic).to_owned()).chain(row.counts.iter().map(usize::to_string)).collect())
            .collect(),
    }
}
