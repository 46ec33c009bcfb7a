//! `hallway export`: what the page shows of posts, for other programs.

use crate::arguments::Form;
use crate::posts::{list, load};
use crate::refuse;
use crate::sites::Sites;
use hallway::corpus::Corpus;
use hallway::export::{calendar, feed, posts, takeaways, talks};
use hallway::facts::Facts;
use hallway::route::{Lens, Route};
use hallway::select::{Talk, select};
use hallway::understand::Understanding;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

/// Prints what the route `show` selects from the posts, with links to the page at `page`; 2 where a post could not be read, after the
/// rest was printed, or where the export could not run.
pub(crate) fn run(paths: &[PathBuf], form: Form, show: &str, page: &str) -> ExitCode {
    if form == Form::Feed && page.is_empty() {
        return refuse("a feed tells where its posts are: give the address of the page by --page");
    }
    let understanding = Understanding::new(Facts::builtin());
    let listed = list(paths).and_then(|listed| Ok((Sites::of(&listed.files, understanding.facts())?, listed)));
    let (sites, listed) = match listed {
        Ok(listed) => listed,
        Err(message) => return refuse(&message),
    };
    let mut unread = listed.left_out;
    let mut corpus = Corpus::new(understanding.facts());
    for path in listed.files.into_iter().filter(|path| !sites.correction(path).hidden) {
        match load(&path, &understanding, &sites) {
            Ok(post) => corpus.add(post),
            Err(problem) => unread.push((path, problem)),
        }
    }
    let printed = std::io::stdout().lock().write_all(shown(&corpus, form, show, page, sites.title()).as_bytes());
    for (path, problem) in &unread {
        let _ = writeln!(std::io::stderr(), "hallway: {}: {}", path.display(), problem.message);
    }
    if printed.is_err() || !unread.is_empty() { ExitCode::from(2) } else { ExitCode::SUCCESS }
}

fn shown(corpus: &Corpus, form: Form, show: &str, page: &str, title: Option<&str>) -> String {
    let route = Route::parse(show, "");
    let selection = select(corpus, &route);
    let sorted = || selection.sorted_posts(corpus, route.sorting);
    let sheet = || match route.lens {
        Lens::Posts => posts(corpus, &sorted(), page),
        Lens::Takeaways => takeaways(corpus, &selection.takeaways, page),
        Lens::Talks => {
            let named: Vec<Talk> = selection.talks.iter().map(|hit| selection.talk(corpus, hit.talk)).collect();
            talks(corpus, &named, page)
        }
    };
    match form {
        Form::Markdown => sheet().markdown(),
        Form::Csv => sheet().csv(),
        Form::Json => sheet().json(),
        Form::Calendar => calendar(selection.conferences(corpus).into_iter()),
        Form::Feed => feed(corpus, &sorted(), title.unwrap_or("Hallway"), page),
    }
}
