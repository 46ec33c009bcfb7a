//! `hallway export`: what the page shows of posts, for other programs.

use crate::arguments::Form;
use crate::posts::Gathered;
use crate::refuse;
use hallway::export::{calendar, feed, posts, takeaways, talks};
use hallway::route::{Lens, Route};
use hallway::select::{Talk, select};
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

/// Prints what the route `show` selects from the posts, with links to the page at `page`; 2 where a post could not be read, after the
/// rest was printed, or where the export could not run.
pub(crate) fn run(paths: &[PathBuf], form: Form, show: &str, page: &str) -> ExitCode {
    if form == Form::Feed && page.is_empty() {
        return refuse("a feed tells where its posts are: give the address of the page by --page");
    }
    match Gathered::of(paths) {
        Ok(gathered) => match std::io::stdout().lock().write_all(shown(&gathered, form, show, page).as_bytes()) {
            Ok(()) => gathered.end(),
            Err(_) => ExitCode::from(2),
        },
        Err(message) => refuse(&message),
    }
}

fn shown(gathered: &Gathered, form: Form, show: &str, page: &str) -> String {
    let corpus = &gathered.corpus;
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
        Form::Feed => feed(corpus, &sorted(), gathered.title(), page),
    }
}
