//! `hallway finish`: what a build of the page is given besides, for readers without a network or without scripts and for other programs.

use crate::posts::Gathered;
use crate::refuse;
use hallway::export::{calendar, escaped, feed, plain};
use hallway::route::Route;
use hallway::select::{PostHit, select};
use serde_json::json;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Those without scripts are shown so many of the newest posts: everybody else loads them too, before the page.
const MOST: usize = 50;

/// The names of what is written besides.
const FEED: &str = "feed.xml";
const CALENDAR: &str = "conferences.ics";
const OFFLINE: &str = "offline.js";

/// What is around that which is put into the page, and is found by it when a build is finished again.
const AROUND: [&str; 2] = ["<!--finish-->", "<!--/finish-->"];

/// Finishes the build in a folder that holds the posts, to be published at `page`; 2 where a post could not be read, after the rest was
/// done, or where there is no build.
pub(crate) fn run(folder: &Path, paths: &[PathBuf], page: &str) -> ExitCode {
    let done = Gathered::of(paths).and_then(|gathered| finish(folder, &gathered, page).map(|written| (gathered, written)));
    match done {
        Ok((gathered, written)) => {
            for name in written {
                let _ = writeln!(std::io::stdout(), "{}", folder.join(name).display());
            }
            gathered.end()
        }
        Err(message) => refuse(&message),
    }
}

/// Writes all there is to write, and gives the names of the files.
fn finish(folder: &Path, gathered: &Gathered, page: &str) -> Result<Vec<&'static str>, String> {
    let corpus = &gathered.corpus;
    let all = select(corpus, &Route::default());
    let newest = all.sorted_posts(corpus, Route::default().sorting);
    let file = folder.join("index.html");
    let fault = || format!("{}: there is no build of the page; `make site` makes one", file.display());
    let index = fs::read_to_string(&file)
        .ok()
        .and_then(|index| finished(&index, gathered, &newest[..newest.len().min(MOST)], page))
        .ok_or_else(fault)?;
    let mut files = vec![("index.html", index), (CALENDAR, calendar(all.conferences(corpus).into_iter()))];
    if !page.is_empty() {
        files.push((FEED, feed(corpus, &newest, gathered.title(), page)));
    }
    for (name, content) in &files {
        write(folder, name, content)?;
    }
    // It names what the others hold.
    write(folder, OFFLINE, &offline(folder)?)?;
    Ok(files.into_iter().map(|(name, _)| name).chain([OFFLINE]).collect())
}

fn write(folder: &Path, name: &str, content: &str) -> Result<(), String> {
    let file = folder.join(name);
    fs::write(&file, content).map_err(|error| format!("{}: {error}", file.display()))
}

/// The document of the page with what its head and its cover tell of the posts; none where it is another document.
fn finished(index: &str, gathered: &Gathered, newest: &[PostHit], page: &str) -> Option<String> {
    let title = escaped(gathered.title());
    let mut index = without_finish(index);
    put(&mut index, "<title>", "</title>", &title)?;
    put(&mut index, "class=\"start-name\">", "</h1>", &title)?;
    if let Some(tagline) = gathered.sites.said("tagline") {
        put(&mut index, "name=\"description\" content=\"", "\"", &escaped(tagline))?;
        put(&mut index, "class=\"start-line\">", "</p>", &escaped(tagline))?;
    }
    let description = between(&index, "name=\"description\" content=\"", "\"")?;

    let mut head = format!(
        "<meta property=\"og:type\" content=\"website\"><meta property=\"og:title\" content=\"{title}\">\
         <meta property=\"og:description\" content=\"{}\">",
        &index[description]
    );
    if !page.is_empty() {
        let page = escaped(page);
        let _ = write!(
            head,
            "<meta property=\"og:url\" content=\"{page}\"><link rel=\"canonical\" href=\"{page}\">\
             <link rel=\"alternate\" type=\"application/atom+xml\" title=\"{title}\" href=\"./{FEED}\">"
        );
    }
    let _ = write!(
        head,
        "<link rel=\"alternate\" type=\"text/calendar\" title=\"{title}\" href=\"./{CALENDAR}\"><script src=\"./{OFFLINE}\"></script>"
    );
    insert(&mut index, "</head>", &head)?;
    insert(&mut index, "</noscript>", &plain(&gathered.corpus, newest))?;
    Some(index)
}

/// A document as it was before it was finished.
fn without_finish(index: &str) -> String {
    let mut index = index.to_owned();
    while let (Some(start), Some(end)) = (index.find(AROUND[0]), index.find(AROUND[1]))
        && start < end
    {
        index.replace_range(start..end + AROUND[1].len(), "");
    }
    index
}

/// Where what stands between two texts is.
fn between(text: &str, before: &str, after: &str) -> Option<std::ops::Range<usize>> {
    let start = text.find(before)? + before.len();
    Some(start..start + text[start..].find(after)?)
}

/// Puts something in the place of what stands between two texts.
fn put(text: &mut String, before: &str, after: &str, new: &str) -> Option<()> {
    let place = between(text, before, after)?;
    text.replace_range(place, new);
    Some(())
}

/// Puts something in front of a text.
fn insert(text: &mut String, before: &str, new: &str) -> Option<()> {
    let place = text.find(before)?;
    let [start, end] = AROUND;
    text.insert_str(place, &format!("{start}{new}{end}"));
    Some(())
}

/// The script that keeps the files of a build in the browser, by their names: those that the page needs, and those that it may.
fn offline(folder: &Path) -> Result<String, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let (mut needed, mut later, mut hasher) = (BTreeMap::new(), Vec::new(), DefaultHasher::new());
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        match path.extension().and_then(|extension| extension.to_str()) {
            Some("html" | "css" | "js" | "svg" | "wasm") if name != OFFLINE => {
                let content = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
                needed.insert(if name == "index.html" { "./".to_owned() } else { format!("./{name}") }, content);
            }
            Some("txt") => later.push(format!("./{name}")),
            _ => {}
        }
    }
    needed.hash(&mut hasher);
    later.sort();
    let names: Vec<&String> = needed.keys().collect();
    Ok(format!(
        "const VERSION = \"{:016x}\", NEEDED = {}, LATER = {};\n{}",
        hasher.finish(),
        json!(names),
        json!(later),
        include_str!("finish/offline.js")
    ))
}
