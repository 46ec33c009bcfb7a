//! What the lenses show, as sheets.

use super::Sheet;
use crate::corpus::Corpus;
use crate::post::{Post, Speaker};
use crate::route::Route;
use crate::select::{PostHit, TakeawayHit, Talk, TopicTable};

/// The address of a passage of a post, on the page at `base`.
pub(super) fn address(base: &str, slug: &str, anchor: Option<&str>) -> String {
    format!("{base}{}", Route::default().reading(slug, anchor))
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
    for post in hits.iter().filter_map(|hit| corpus.post(hit.post)) {
        sheet.rows.push(vec![
            post.heading().to_owned(),
            post.authors.join(", "),
            post.published.map(|day| day.to_string()).unwrap_or_default(),
            conferences(&post),
            post.language.clone().unwrap_or_default(),
            post.original.clone().unwrap_or_default(),
            address(base, &post.slug, None),
        ]);
    }
    sheet
}

/// Takeaways, with addresses of their passages on the page at `base`.
pub fn takeaways(corpus: &Corpus, hits: &[TakeawayHit], base: &str) -> Sheet {
    let mut sheet = sheet("Takeaways", &["takeaway", "by", "report", "conferences", "origin", "topics", "link"]);
    let mut post = Post::default();
    let mut unpacked = None;
    for hit in hits {
        // The takeaways of a post follow one another.
        if unpacked != Some(hit.post) {
            unpacked = Some(hit.post);
            post = corpus.post(hit.post).unwrap_or_default();
        }
        let Some(takeaway) = post.takeaways.get(hit.takeaway) else { continue };
        let label = takeaway.label.as_deref().unwrap_or_default();
        let topics: Vec<&str> = takeaway.topics.iter().map(|topic| corpus.topic(topic)).collect();
        sheet.rows.push(vec![
            format!("{label} {}", takeaway.text).trim().to_owned(),
            takeaway.by.clone().unwrap_or_else(|| post.authors.join(", ")),
            post.heading().to_owned(),
            conferences(&post),
            if takeaway.stated { "stated" } else { "picked" }.to_owned(),
            topics.join(", "),
            address(base, &post.slug, Some(&takeaway.anchor)),
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
        let passage = |(post, session): &(usize, usize)| {
            let session = corpus.sessions(*post).into_iter().nth(*session);
            address(base, corpus.slug(*post), session.as_ref().map(|session| session.anchor.as_str()))
        };
        let reports: Vec<String> = talk.reports.iter().map(|(post, _)| corpus.heading(*post)).collect();
        sheet.rows.push(vec![
            talk.title.clone(),
            talk.speakers.iter().map(speaker).collect::<Vec<_>>().join(", "),
            talk.format.map(|format| format!("{format:?}").to_ascii_lowercase()).unwrap_or_default(),
            talk.url.clone().unwrap_or_default(),
            reports.join(", "),
            talk.reports.first().map(passage).unwrap_or_default(),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Facts;
    use crate::post::{Format, Session, Takeaway};
    use crate::select::select;

    #[test]
    fn every_row_has_a_cell_for_every_column_and_leads_back() {
        let takeaway = Takeaway {
            label: Some("GitOps.".to_owned()),
            text: "It is here.".to_owned(),
            by: None,
            section: None,
            stated: true,
            anchor: "p1".to_owned(),
            topics: vec!["gitops".to_owned()],
        };
        let speaker = Speaker { name: "Ann Lee".to_owned(), role: None, affiliation: Some("CERN".to_owned()) };
        let session = Session {
            title: "On meshes".to_owned(),
            speakers: vec![speaker],
            format: Some(Format::Keynote),
            url: None,
            anchor: "p2".to_owned(),
        };
        let post = Post {
            slug: "a".to_owned(),
            authors: vec!["Bo".to_owned()],
            takeaways: vec![takeaway],
            sessions: vec![session],
            topics: vec!["gitops".to_owned()],
            ..Post::default()
        };
        let mut corpus = Corpus::new(&Facts::default());
        corpus.add(post);
        let selection = select(&corpus, &Route::default());
        let named: Vec<Talk> = selection.talks.iter().map(|hit| selection.talk(&corpus, hit.talk)).collect();
        let base = "https://example.org/";
        let table = TopicTable::new(&corpus, vec![crate::select::TopicGroup { name: "All".to_owned(), edition: None, posts: vec![0] }]);
        let sheets = [
            posts(&corpus, &selection.posts, base),
            takeaways(&corpus, &selection.takeaways, base),
            talks(&corpus, &named, base),
            topics(&corpus, &table),
        ];
        for sheet in &sheets {
            assert_eq!(sheet.rows.iter().map(Vec::len).collect::<Vec<_>>(), [sheet.columns.len()], "{sheet:?}");
        }
        let last = |sheet: &Sheet| sheet.rows[0].last().cloned().unwrap_or_default();
        assert_eq!(
            sheets.iter().take(3).map(last).collect::<Vec<_>>(),
            ["?post=a", "?post=a#p1", "?post=a#p2"].map(|route| format!("{base}{route}"))
        );
        assert_eq!(sheets[1].rows[0][..2], ["GitOps. It is here.", "Bo"]);
        assert_eq!(sheets[2].rows[0][..3], ["On meshes", "Ann Lee (CERN)", "keynote"]);
        assert_eq!(sheets[3].rows[0], ["gitops", "1"]);
    }
}
