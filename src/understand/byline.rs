//! Who wrote what, when: from the front matter, the head of the page, the name of the file and the text.

mod author;
mod dated;
mod fields;
mod line;

pub(super) use author::{authors, is_profile};
pub(super) use dated::dates;
pub(super) use fields::Fields;

use super::sheet::{Line, Sheet};
use crate::post::FrontMatterForm;
use crate::table::is_among;
use dated::dated_name;

/// Keys of the title; where an engine shows another than the one it knows the post by, that first.
pub(super) const TITLE: [&str; 3] = ["displaytitle", "title", "headline"];

/// The title: of the front matter, else the heading that the page is named after, else the first heading, else of the page.
pub(super) fn title(fields: &Fields<'_>, form: FrontMatterForm, sheet: &Sheet) -> Option<String> {
    let stated = fields.text(&TITLE);
    let page = stated.clone().or_else(|| fields.text(&["pagetitle"])).unwrap_or_default();
    let heading = || {
        let headings = || sheet.lines.iter().filter(|line| line.passage.heading().is_some() && !line.text().is_empty());
        // What a text begins with is its title, though it have parts of a higher level.
        let opening = sheet.lines.first().filter(|line| page.is_empty() && line.passage.heading() == Some(2));
        let is_page = |line: &&Line| page.starts_with(line.text()) || page.ends_with(line.text());
        // What the page is called before the name of the site, within a longer heading.
        let head = [" | ", " - ", " – ", " — "].into_iter().fold(page.as_str(), |head, sign| head.split(sign).next().unwrap_or(head));
        let has_head = |line: &&Line| head.len() < page.len() && line.text().contains(head);
        let main = || headings().filter(|line| line.passage.heading() == Some(1));
        let first = opening
            .or_else(|| main().find(is_page).or_else(|| main().find(has_head)))
            // A minor heading of the name of the page before the main one is that of the site.
            .or_else(|| headings().skip_while(|line| main().next().is_some() && line.passage.heading() > Some(1)).find(is_page))
            .or_else(|| main().next())
            // A minor heading names a part; the head of the page knows better.
            .or_else(|| headings().next().filter(|line| page.is_empty() || line.passage.heading() < Some(3)))?;
        Some(first.text().to_owned())
    };
    let title = match form {
        FrontMatterForm::None => heading().or(stated),
        _ => stated.or_else(heading),
    };
    // In YAML it may go on in a line of its own.
    title.or_else(|| fields.text(&["pagetitle"])).map(|title| title.replace('\n', " "))
}

/// The name of the post in addresses: of the front matter, else of the file.
pub(super) fn slug(fields: &Fields<'_>, path: &str) -> String {
    let stated = fields.text(&["slug", "permalink", "url"]).filter(|text| !text.contains(['{', ':']) || text.starts_with("http"));
    let last = |path: &str| path.trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_owned();
    if let Some(stated) = stated.map(|stated| last(&stated)).filter(|stated| !stated.is_empty()) {
        return without_ending(&stated).to_owned();
    }
    let path = path.replace('\\', "/");
    let mut parts = path.rsplit('/').filter(|part| !part.is_empty());
    let name = without_language(without_ending(parts.next().unwrap_or_default())).to_owned();
    // The folder names a post whose file is only its index.
    let name = if matches!(name.to_ascii_lowercase().as_str(), "index" | "_index" | "readme" | "post" | "page") {
        parts.next().map_or(name.clone(), str::to_owned)
    } else {
        name
    };
    match dated_name(&name) {
        Some((_, rest)) if !rest.is_empty() => rest.to_owned(),
        _ => name,
    }
}

/// A name without the language that the name of a file ends with where a site has several: `index.de`, `my-trip.pt-br`.
fn without_language(name: &str) -> &str {
    const LANGUAGES: &str = "cs da de en es fi fr hu it ja ko nb nl no pl pt ru sv tr uk zh";
    match name.rsplit_once('.') {
        Some((stem, tag)) if !stem.is_empty() && tag.len() < 8 && is_among(LANGUAGES, tag.split(['-', '_']).next().unwrap_or_default()) => {
            stem
        }
        _ => name,
    }
}

fn without_ending(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((stem, ending))
            if !stem.is_empty()
                && matches!(
                    ending.to_ascii_lowercase().as_str(),
                    "md" | "markdown" | "mdown" | "mkd" | "mdx" | "qmd" | "rmd" | "html" | "htm" | "xhtml" | "rst"
                ) =>
        {
            stem
        }
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::post::DatedBy;
    use crate::understand::person::with_sense;
    use serde_json::{Map, Value, json};

    fn fields(value: &Value) -> Map<String, Value> {
        value.as_object().cloned().unwrap_or_default()
    }

    #[test]
    fn slugs_and_dates_come_from_names_and_folders() {
        let none = fields(&json!({}));
        with_sense(|sense| {
            for (path, slug_expected, date) in [
                ("_posts/2019-03-12-my-trip.md", "my-trip", Some(("2019-03-12", DatedBy::FileName))),
                ("content/2019/03/my-trip/index.md", "my-trip", Some(("2019-03-01", DatedBy::Path))),
                ("2019/03/12/my-trip.html", "my-trip", Some(("2019-03-12", DatedBy::Path))),
                ("blog/2019/03-12-my-trip.md", "03-12-my-trip", Some(("2019-03-12", DatedBy::Path))),
                ("2019/0312-my-trip/README.md", "0312-my-trip", Some(("2019-03-12", DatedBy::Path))),
                ("posts/2019-03-12-my-trip/index.md", "my-trip", Some(("2019-03-12", DatedBy::Path))),
                ("_posts/2019-3-2-my-trip.md", "my-trip", Some(("2019-03-02", DatedBy::FileName))),
                ("20190312-my-trip.md", "my-trip", Some(("2019-03-12", DatedBy::FileName))),
                ("seeds/kubecon-eu-2022.md", "kubecon-eu-2022", None),
                ("content/blog/my-trip/index.de.md", "my-trip", None),
                ("content/blog/my-trip.pt-br.md", "my-trip", None),
                ("content/blog/why-node.js.md", "why-node.js", None),
            ] {
                let found = dates(&Fields(&none), path, &Sheet::default(), sense, &mut Vec::new());
                assert_eq!(slug(&Fields(&none), path), slug_expected, "{path}");
                assert_eq!(
                    found.published.zip(found.by).map(|(date, by)| (date.to_string(), by)),
                    date.map(|(date, by)| (date.to_owned(), by)),
                    "{path}"
                );
            }
        });
        assert_eq!(slug(&Fields(&fields(&json!({"slug": "/my-adventure/"}))), "x.md"), "my-adventure");
    }
}
