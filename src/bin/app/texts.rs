//! Everything the page says, in one place, ready to be translated.

use crate::own::{Own, Refused};
use crate::state::Progress;
use hallway::corpus::{Corpus, Edition};
use hallway::date::Date;
use hallway::document::Destination;
use hallway::post::{Attendance, BodyForm, DatedBy, Format, FrontMatterForm, Mention, Mode, NameKind, Post, Speaker};
use hallway::problem::Problem;
use hallway::route::{Facet, Lens, Page, Route, Sorting};
use hallway::search::Part;
use hallway::select::{Course, Selection, TopicRow, TopicTable, WordOrder};

pub(crate) const SKIP_TO_RESULTS: &str = "Skip to the results";
pub(crate) const SKIP: &str = "Skip to the content";
pub(crate) const SEARCH: &str = "Search";
pub(crate) const SEARCH_LABEL: &str = "Search the reports";
pub(crate) const SEARCH_PLACEHOLDER: &str = "Search the reports";
pub(crate) const SEARCH_KEY: &str = "/";
pub(crate) const OFFERS: &str = "Ways to go on";
pub(crate) const THEME: &str = "Theme";
pub(crate) const THEMES: [&str; 3] = ["Auto", "Light", "Dark"];
pub(crate) const NAME: &str = "Hallway";
pub(crate) const READING: &str = "Reading the posts…";
pub(crate) const CROSS: &str = "×";
pub(crate) const WAYS_IN: &str =
    "What people took home from conferences, in their own words. Search, or choose a conference, a topic or a word.";
pub(crate) const BEGIN: &str = "Or begin with";
pub(crate) const RISING_NOW: &str = "what is rising";
pub(crate) const CHOSEN: &str = "Chosen filters";
pub(crate) const CLEAR: &str = "Clear all";
pub(crate) const CLEARED: &str = "All filters are cleared. Going back brings them back.";
pub(crate) const CLEAR_ALL: &str = "Clear all filters";
pub(crate) const FILTERS: &str = "Filters";
pub(crate) const COUNTED: &str = "reports";
pub(crate) const CLOUD: &str = "Tag cloud";
pub(crate) const CLOUD_AS: &str = "Show the words as";
pub(crate) const CLOUD_FORMS: [&str; 2] = ["Cloud", "Table"];
pub(crate) const NO_WORDS: &str = "No words: no report fits.";
pub(crate) const NO_FILTERS: &str = "Nothing to narrow further.";
pub(crate) const POST_CLOUD: &str = "Words of this post";
pub(crate) const TIMELINE: &str = "Timeline of conferences";
pub(crate) const TIMELINE_SCROLL: &str = "Time axis";
pub(crate) const CONFERENCES: &str = "Conferences";
pub(crate) const LENSES: &str = "Views";
pub(crate) const RESULTS: &str = "Results";
pub(crate) const STATED: &str = "stated";
pub(crate) const PICKED: &str = "picked";
pub(crate) const NAMED_IN: &str = "Reports";
pub(crate) const SPEAKERS: &str = "Speakers";
pub(crate) const NEW_WINDOW: &str = " (opens in a new window)";
pub(crate) const OUTLINE: &str = "Contents";
pub(crate) const TAKEAWAYS: &str = "Takeaways";
pub(crate) const TALKS: &str = "Talks";
pub(crate) const ATTENDANCE: &str = "Attendance";
pub(crate) const AUTHORS: &str = "Authors";
pub(crate) const NEIGHBOURS: &str = "More reports";
pub(crate) const PREVIOUS: &str = "Previous";
pub(crate) const NEXT: &str = "Next";
pub(crate) const NO_POST: &str = "There is no such post";
pub(crate) const TO_ALL_POSTS: &str = "See all reports";
pub(crate) const SHOW_PICTURES: &str = "Show pictures";
pub(crate) const HIDE_PICTURES: &str = "Do not load pictures from other sites";
pub(crate) const PICTURE: &str = "A picture without description";
pub(crate) const TABLE: &str = "Table";
pub(crate) const DETAILS: &str = "Details";
pub(crate) const DONE: &str = "Done";
pub(crate) const NOT_DONE: &str = "Not done";
pub(crate) const LOST: &str = "This link leads to a page of the original site";
pub(crate) const PAGES: &str = "Pages";
pub(crate) const REPORTS: &str = "Reports";
pub(crate) const TRENDS: &str = "Trends";
pub(crate) const TRENDS_EXPLAINED: &str = "The share of the reports on a conference that speak of a topic, from conference to conference.";
pub(crate) const SHARE_EXPLAINED: &str = "Percent of the reports on each.";
pub(crate) const RISING: &str = "Rising";
pub(crate) const TOPICS_OVER_TIME: &str = "Topics over time";
pub(crate) const NUMBERS: &str = "The numbers";
pub(crate) const TOPIC: &str = "Topic";
pub(crate) const CHANGE: &str = "Change";
pub(crate) const COMPARE: &str = "Compare";
pub(crate) const COMPARE_IT: &str = "Compare with another";
pub(crate) const FILTER_BY_IT: &str = "Explore its reports";
pub(crate) const CHOOSE: &str = "Choose a conference";
pub(crate) const CHOOSE_TWO: &str = "Choose two conferences to see what rose, fell, came and went from the first to the second.";
pub(crate) const FIRST: &str = "First";
pub(crate) const SECOND: &str = "Second";
pub(crate) const CORPUS: &str = "About";
pub(crate) const ABOUT: [&str; 2] = [
    "Hallway reads what people wrote after conferences, and puts it together: which conferences there were, what people took away, which \
     talks they name, and how topics change from one to the next.",
    "A takeaway is stated where its author lists it as one. Elsewhere the program picked the sentence. Each leads to its place in the report.",
];
pub(crate) const POSTS: &str = "Posts";
pub(crate) const POST: &str = "Post";
pub(crate) const PUBLISHED: &str = "Published";
pub(crate) const LANGUAGE: &str = "Language";
pub(crate) const LICENCE: &str = "Licence";
pub(crate) const REMARKS: &str = "Remarks";
pub(crate) const PROBLEMS: &str = "What could be better";
pub(crate) const VERSION: &str = "Program";
pub(crate) const STYLE: &str = "Components";
pub(crate) const STYLE_EXPLAINED: &str = "What the page is built from, in each of its states, for those who change its look.";
pub(crate) const SORTINGS: &str = "Order";
pub(crate) const AGREED: &str = "Said in several reports";
pub(crate) const ALONE: &str = "Said in one report";
pub(crate) const NO_TOPIC: &str = "Without a topic";
pub(crate) const TALKS_NAMED: &str = "Talks, most named first";
pub(crate) const COLOCATED: &str = "Co-located events";
pub(crate) const SERIES: &str = "The same series";
pub(crate) const EARLIER: &str = "Earlier";
pub(crate) const LATER: &str = "Later";
pub(crate) const RELATED: &str = "Related reports";
pub(crate) const NO_CONFERENCE: &str = "There is no such conference";
pub(crate) const TALK: &str = "Talk";
pub(crate) const KEEP: &str = "Keep";
pub(crate) const COPY: &str = "Copy";
pub(crate) const COPIED: &str = "Copied.";
pub(crate) const NOT_COPIED: &str = "This browser does not allow copying here.";
pub(crate) const SAVE: &str = "Save as";
pub(crate) const CALENDAR: &str = "Calendar";
pub(crate) const KEYS: &str = "Keys";
pub(crate) const CLOSE: &str = "Close";
pub(crate) const ALL_KEYS: [(&str, &str); 6] = [
    ("/", "Search"),
    ("?", "Show these keys"),
    ("↑ ↓", "From entry to entry in a list"),
    ("Enter", "Open, choose; from the search box to the first result"),
    ("Esc", "Clear the search, close, go back to all reports"),
    ("Tab", "To the next link or button"),
];
pub(crate) const ZOOM_IN: &str = "Zoom in";
pub(crate) const ZOOM_OUT: &str = "Zoom out";
pub(crate) const ZOOM_IN_SIGN: &str = "+";
pub(crate) const ZOOM_OUT_SIGN: &str = "−";
pub(crate) const FROM: &str = "From";
pub(crate) const TO: &str = "Until";
/// What the marks of the timeline mean, by their names in the style sheet.
pub(crate) const LEGEND: [(Option<&str>, &str); 6] = [
    (Some("dot"), "conference with reports"),
    (Some("none"), "no report yet"),
    (Some("ring"), "people who came"),
    (Some("event"), "co-located event"),
    (Some("post"), "post"),
    (None, "Drag the years to choose a span, the rest to move."),
];
pub(crate) const QUERY: &str = "What the search box understands";
pub(crate) const ALL_QUERIES: [(&str, &str); 6] = [
    ("\"big red button\"", "Just these words, side by side"),
    ("mesh OR ebpf", "One or the other"),
    ("-sponsored", "Without that word"),
    ("author:diane", "A field: author, speaker, topic, project, series, edition, country, lang, tag"),
    ("from:2022 to:2023-04", "A span of time"),
    ("has:video", "Reports with a recording"),
];
pub(crate) const YOURS: &str = "Your posts";
pub(crate) const YOURS_EXPLAINED: &str = "Drop posts or a folder of them anywhere on this page, choose them, or paste one. They are read here, join \
     every view, and are kept in this browser. They are never sent anywhere.";
pub(crate) const YOURS_MARK: &str = "Yours";
pub(crate) const CHOOSE_FILES: &str = "Choose files";
pub(crate) const CHOOSE_FOLDER: &str = "Choose a folder";
pub(crate) const PASTE: &str = "Or paste a post, in Markdown or HTML";
pub(crate) const READ_IT: &str = "Read it";
pub(crate) const DROP: &str = "Drop posts here to read them";
pub(crate) const SEE_YOURS: &str = "See your posts";
pub(crate) const UNDO: &str = "Undo";
pub(crate) const LEFT_OUT: &str = "Left out";
pub(crate) const NOT_OPENED: &str = "It could not be opened: is it still there?";
pub(crate) const NOT_KEPT: &str = "This browser keeps no more: what is marked is there until the page is closed. Save it, or remove others and \
     bring it again.";
pub(crate) const UNTIL_CLOSED: &str = "Until the page is closed";
pub(crate) const NARROW: &str = "The tables of all conferences could not be fetched: until the page is opened again, only those that its own \
     posts name are known.";
pub(crate) const SAVE_FILE: &str = "Save the file";
pub(crate) const SAVE_ALL: &str = "Save all as a ZIP archive";
pub(crate) const REMOVE: &str = "Remove";
pub(crate) const REMOVE_ALL: &str = "Remove all";
pub(crate) const CORRECT: &str = "Correct";
pub(crate) const CORRECT_IT: &str = "Keep the correction";
pub(crate) const CORRECTED: &str = "The correction holds.";
pub(crate) const AS_WRITTEN: &str = "Undo all corrections";
/// What can be corrected, and the kind of field that takes it.
pub(crate) const FIELDS: [(&str, &str); 4] = [
    ("Title", "text"),
    ("Authors, with ; between them", "text"),
    (PUBLISHED, "date"),
    ("Conference, or several with ; between them", "text"),
];
/// Not shown: what the archive is called.
pub(crate) const ARCHIVE: &str = "hallway-posts.zip";
pub(crate) const PROMISE: &str = "Everything here is read in your browser. No cookies, no tracking, nothing is sent anywhere.";

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// A count with its noun.
fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", grouped(count), if count == 1 { one } else { many })
}

/// A number with its digits in groups of three, four digits left together.
pub(crate) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// `a`, `a or b`, `a, b or c`.
fn listed(items: &[String], last: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., end] => format!("{} {last} {end}", most.join(", ")),
    }
}

fn day(date: Date) -> String {
    format!("{} {} {}", date.day, month(date), date.year)
}

fn year(date: Date) -> String {
    date.year.to_string()
}

/// A year where the day is its first, else the day.
fn first_day(date: Date) -> String {
    if (date.month, date.day) == (1, 1) { year(date) } else { day(date) }
}

/// A year where the day is its last, else the day.
fn last_day(date: Date) -> String {
    if (date.month, date.day) == (12, 31) { year(date) } else { day(date) }
}

fn month(date: Date) -> &'static str {
    MONTHS.get(usize::from(date.month) - 1).copied().unwrap_or_default()
}

/// From the first to the last day, without saying anything twice.
fn days(start: Date, end: Date) -> String {
    match (start.year == end.year, start.month == end.month) {
        _ if start == end => day(start),
        (true, true) => format!("{}–{}", start.day, day(end)),
        (true, false) => format!("{} {} – {}", start.day, month(start), day(end)),
        _ => format!("{} – {}", day(start), day(end)),
    }
}

pub(crate) fn reports(count: usize) -> String {
    counted(count, "report", "reports")
}

pub(crate) fn takeaways(count: usize) -> String {
    counted(count, "takeaway", "takeaways")
}

pub(crate) fn talks(count: usize) -> String {
    counted(count, "talk", "talks")
}

pub(crate) fn filters_button(open: bool) -> String {
    if open { "Hide filters" } else { "Show filters" }.to_owned()
}

/// What is said of a value of a filter, where the page shows a number.
pub(crate) fn value_in_reports(label: &str, count: usize) -> String {
    format!("{label} {}", reports(count))
}

/// What is said of a word of the cloud, where the page shows a size.
pub(crate) fn word_in_reports(term: &str, count: usize) -> String {
    format!("{term}, in {}", reports(count))
}

/// The column of a table of words.
pub(crate) fn word_order(order: WordOrder) -> &'static str {
    match order {
        WordOrder::Term => "Word",
        WordOrder::Weight => "Weight",
        WordOrder::Posts => REPORTS,
        WordOrder::Takeaways => TAKEAWAYS,
    }
}

pub(crate) fn lens(lens: Lens) -> &'static str {
    match lens {
        Lens::Posts => "Posts",
        Lens::Takeaways => "Takeaways",
        Lens::Talks => "Talks",
    }
}

pub(crate) fn facet(facet: Facet) -> &'static str {
    match facet {
        Facet::Series => "Series",
        Facet::Edition => "Conference",
        Facet::Year => "Year",
        Facet::Country => "Country",
        Facet::Author => "Author",
        Facet::Topic => "Topic",
        Facet::Project => "Project",
        Facet::Language => "Language",
        Facet::Origin => "Takeaways",
        Facet::Has => "With",
        Facet::Speaker => "Speaker",
        Facet::Tag => "Tag",
        Facet::Term => "Word",
    }
}

/// A value of a facet.
pub(crate) fn value(facet: Facet, label: &str) -> String {
    match (facet, label) {
        (Facet::Origin, "stated") => "Stated by the author".to_owned(),
        (Facet::Origin, "picked") => "Picked by the program".to_owned(),
        _ => label.to_owned(),
    }
}

pub(crate) fn format(format: Format) -> &'static str {
    match format {
        Format::Keynote => "Keynote",
        Format::Talk => "Talk",
        Format::Panel => "Panel",
        Format::Workshop => "Workshop",
        Format::Lightning => "Lightning talk",
    }
}

pub(crate) fn names(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Project => "Projects",
        NameKind::Organization => "Organizations",
        NameKind::Person => "People",
    }
}

/// Not shown: the end of the id of that part.
pub(crate) fn names_id(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Project => "projects",
        NameKind::Organization => "organizations",
        NameKind::Person => "people",
    }
}

/// The title of the window.
pub(crate) fn title(site: &str, route: &Route, corpus: &Corpus) -> String {
    match &route.page {
        Page::Post(slug) => format!("{} – {site}", corpus.position(slug).map_or_else(|| slug.clone(), |post| corpus.heading(post))),
        Page::Edition(id) => format!("{} – {site}", corpus.editions().get(id).map_or(id.as_str(), |edition| edition.name.as_str())),
        Page::Compare(first, second) => {
            format!("{} – {site}", compared(corpus, [first, second]))
        }
        Page::Trends => format!("{TRENDS}{} – {site}", narrowed(corpus, route, 0)),
        Page::Corpus => format!("{CORPUS} – {site}"),
        Page::Yours => format!("{YOURS} – {site}"),
        Page::Style => format!("{STYLE} – {site}"),
        Page::Explore => {
            let narrowed = narrowed(corpus, route, 0);
            let lens = if route.lens == Lens::Posts && !narrowed.is_empty() { "Reports" } else { lens(route.lens) };
            match (route.lens, narrowed.as_str()) {
                (Lens::Posts, "") => site.to_owned(),
                (_, narrowed) => format!("{lens}{narrowed} – {site}"),
            }
        }
    }
}

/// What a comparison is of.
pub(crate) fn compared(corpus: &Corpus, ids: [&str; 2]) -> String {
    let named = ids.map(|id| corpus.editions().get(id).map(|edition| edition.short.clone()));
    let named: Vec<String> = named.into_iter().flatten().collect();
    if named.is_empty() { COMPARE.to_owned() } else { format!("{COMPARE} {}", listed(&named, "and")) }
}

/// What is shown, in words: "2 reports from Euruko 2022 that mention Ruby".
pub(crate) fn summary(corpus: &Corpus, route: &Route, selection: &Selection) -> String {
    let count = selection.posts.len();
    let what = match route.lens {
        _ if count == 0 => "No reports".to_owned(),
        Lens::Posts => reports(count),
        Lens::Takeaways => format!("{} in {}", takeaways(selection.takeaways.len()), reports(count)),
        Lens::Talks => format!("{} in {}", talks(selection.talks.len()), reports(count)),
    };
    if route.is_narrowed() { format!("{what}{}", narrowed(corpus, route, count)) } else { format!("{what}{}", everything(corpus)) }
}

/// From how many conferences, and when they took place.
fn everything(corpus: &Corpus) -> String {
    let reported = || corpus.editions().values().filter(|edition| !edition.reports.is_empty());
    let years = || reported().filter_map(|edition| edition.day()).map(|day| day.year);
    let conferences = counted(reported().count(), "conference", "conferences");
    match (years().min(), years().max()) {
        (Some(first), Some(last)) if first != last => format!(" from {conferences}, {first} to {last}"),
        (Some(year), _) => format!(" from {conferences} in {year}"),
        _ => String::new(),
    }
}

/// What narrows the result of `count` reports, as the end of a sentence.
fn narrowed(corpus: &Corpus, route: &Route, count: usize) -> String {
    let chosen = |facet: Facet| -> Vec<String> { route.chosen.of(facet).map(|value| corpus.label(facet, value)).collect() };
    let mut sentence = String::new();
    let mut add = |before: &str, items: Vec<String>| {
        if !items.is_empty() {
            sentence.push_str(before);
            sentence.push_str(&listed(&items, "or"));
        }
    };
    add(" from ", chosen(Facet::Edition));
    add(" from the series ", chosen(Facet::Series));
    add(" in ", chosen(Facet::Country));
    add(" of ", chosen(Facet::Year));
    match (route.from, route.to) {
        (Some(from), Some(to)) if from.year == to.year && (first_day(from), last_day(to)) == (year(from), year(to)) => {
            add(" of ", vec![year(from)]);
        }
        (from, to) => {
            add(" since ", from.map(first_day).into_iter().collect());
            add(" until ", to.map(last_day).into_iter().collect());
        }
    }
    add(" by ", chosen(Facet::Author));
    add(" written in ", chosen(Facet::Language));
    add(" with takeaways that are ", chosen(Facet::Origin));
    add(" about ", chosen(Facet::Topic));
    let query = Some(route.query.trim()).filter(|query| !query.is_empty());
    // What leaves words out or asks for fields is no text that reports could mention.
    let is_plain = |query: &&str| !query.contains(':') && !query.split(' ').any(|word| word.starts_with('-'));
    let mentioned: Vec<String> = [chosen(Facet::Project), chosen(Facet::Term)]
        .into_iter()
        .chain([query.filter(is_plain).map(quoted).into_iter().collect()])
        .filter(|words| !words.is_empty())
        .map(|words| listed(&words, "or"))
        .collect();
    if !mentioned.is_empty() {
        let verb = if count == 1 { " that mentions " } else { " that mention " };
        sentence.push_str(verb);
        sentence.push_str(&listed(&mentioned, "and"));
    }
    if let Some(query) = query.filter(|query| !is_plain(query)) {
        sentence.push_str(" found by ");
        sentence.push_str(query);
    }
    sentence
}

/// What a screen reader says when the result changes.
pub(crate) fn counts(selection: &Selection) -> String {
    format!("{}, {}, {}", reports(selection.posts.len()), takeaways(selection.takeaways.len()), talks(selection.talks.len()))
}

pub(crate) fn found(lens: Lens, count: usize) -> String {
    match lens {
        Lens::Posts => reports(count),
        Lens::Takeaways => takeaways(count),
        Lens::Talks => talks(count),
    }
}

pub(crate) fn quoted(query: &str) -> String {
    if query.contains('"') { query.to_owned() } else { format!("“{query}”") }
}

pub(crate) fn remove(label: &str) -> String {
    format!("Remove filter: {label}")
}

pub(crate) fn since(date: Date) -> String {
    format!("Since {}", first_day(date))
}

pub(crate) fn until(date: Date) -> String {
    format!("Until {}", last_day(date))
}

pub(crate) fn more(count: usize) -> String {
    format!("{count} more")
}

pub(crate) fn reading(progress: Progress) -> String {
    format!("{READING} {}", read_so_far(progress))
}

pub(crate) fn read_so_far(progress: Progress) -> String {
    format!("{} of {}", progress.read, progress.total)
}

pub(crate) fn nothing(lens: Lens) -> &'static str {
    match lens {
        Lens::Posts => "No report fits.",
        Lens::Takeaways => "No takeaway fits.",
        Lens::Talks => "No talk fits.",
    }
}

pub(crate) fn nothing_advice(route: &Route) -> &'static str {
    if route.is_narrowed() { "Let go of one of these, or begin anew:" } else { "There are none in the reports that were read." }
}

pub(crate) fn without(label: &str) -> String {
    format!("Without {label}")
}

/// The conference, the place and the date above the title of a post.
pub(crate) fn where_and_when(post: &Post) -> String {
    let mut parts: Vec<String> = vec![editions(post)];
    parts.extend(post.subjects().find_map(|mention| mention.city.clone()).filter(|_| post.subjects().count() == 1));
    parts.retain(|part| !part.is_empty());
    if parts.is_empty() {
        parts.extend(post.day().map(day));
    }
    parts.join(" · ")
}

/// The conference and the authors above the takeaways of a post.
pub(crate) fn where_and_who(post: &Post) -> String {
    let mut parts = vec![editions(post), listed(&post.authors, "and")];
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

/// The conferences that a post reports on.
pub(crate) fn editions(post: &Post) -> String {
    let names: Vec<String> = post.subjects().map(|mention| mention.name.clone()).collect();
    listed(&names, "and")
}

/// Who wrote a post and when, how long it is and what it holds.
pub(crate) fn by_line(post: &Post) -> Vec<String> {
    let mut facts = vec![listed(&post.authors, "and")];
    facts.extend(post.published.or(post.updated).map(day));
    facts.push(minutes(post.minutes()));
    if !post.takeaways.is_empty() {
        facts.push(takeaways(post.takeaways.len()));
    }
    if !post.sessions.is_empty() {
        facts.push(talks(post.sessions.len()));
    }
    facts.retain(|fact| !fact.is_empty());
    facts
}

pub(crate) fn minutes(count: usize) -> String {
    format!("{count} min read")
}

/// When a post was published and changed, and how that is known.
pub(crate) fn dates(post: &Post) -> Vec<String> {
    let known = match post.dated_by {
        Some(DatedBy::FileName) => " (by its file name)",
        Some(DatedBy::Path) => " (by its folder)",
        Some(DatedBy::Text) => " (by its text)",
        Some(DatedBy::FrontMatter | DatedBy::Edition) | None => "",
    };
    let published = post.published.map(|date| format!("{}{known}", day(date)));
    let updated = post.updated.filter(|date| Some(*date) != post.published).map(|date| format!("Updated {}", day(date)));
    let dates: Vec<String> = published.into_iter().chain(updated).collect();
    if dates.is_empty() { vec!["Undated".to_owned()] } else { dates }
}

/// Where and when a conference took place.
pub(crate) fn place_and_days(mention: &Mention) -> String {
    let when = mention.start.map(|start| days(start, mention.end.unwrap_or(start)));
    let parts: Vec<String> = mention.city.clone().into_iter().chain(when).collect();
    parts.join(", ")
}

/// The label of a conference on the timeline, where the year is to be seen: among others of one series its city, which readers know
/// it by.
pub(crate) fn mark_title(edition: &Edition, one_series: bool) -> String {
    const MOST: usize = 22;
    let year = edition.year.map(|year| format!(" {year}")).unwrap_or_default();
    let name = edition.short.strip_suffix(&year).unwrap_or(&edition.short);
    let title = edition.city.as_deref().filter(|_| one_series).unwrap_or(name);
    if title.chars().count() <= MOST {
        return title.to_owned();
    }
    let cut: String = title.chars().take(MOST - 1).collect();
    format!("{}…", cut.trim_end())
}

/// The accessible name of a conference on the timeline: what it is, what took place beside it, and how many people came. Its label
/// stands before the count in it, as it does in sight: who says what is seen is understood.
pub(crate) fn mark_name(edition: &Edition, label: &str, count: usize, beside: &[String], people: Option<&str>) -> String {
    let mut parts: Vec<String> = std::iter::once(edition.name.clone()).chain(edition.city.clone()).collect();
    parts.retain(|part| part != label);
    parts.extend(Some(label.to_owned()).filter(|label| !label.is_empty()));
    parts.push(if edition.reports.is_empty() { "no report yet".to_owned() } else { reports(count) });
    if !beside.is_empty() {
        parts.push(format!("with {}", listed(beside, "and")));
    }
    parts.extend(people.map(str::to_owned));
    parts.join(", ")
}

/// How many people came, in the words of a post.
pub(crate) fn stated(number: &Attendance, post: &Post) -> String {
    format!("{}: “{}” – {}", people(number), number.quote, by(post))
}

pub(crate) fn only_year(year: u16) -> String {
    format!("Only {year}")
}

/// What a speaker does, and for whom.
pub(crate) fn role(speaker: &Speaker) -> Option<String> {
    let parts: Vec<String> = speaker.role.clone().into_iter().chain(speaker.affiliation.clone()).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// Not shown: whether an address can be opened.
pub(crate) fn leads_out(address: &str) -> bool {
    matches!(Destination::of(address), Destination::Out(_))
}

/// What a link of a talk leads to.
pub(crate) fn watch(address: &str) -> String {
    match host(address).as_str() {
        name @ ("YouTube" | "Vimeo") => format!("Watch on {name}"),
        name => on(name),
    }
}

/// Where a link of a talk leads, in a word.
pub(crate) fn host(address: &str) -> String {
    match Destination::host(address) {
        "youtube.com" | "youtu.be" | "m.youtube.com" => "YouTube".to_owned(),
        "vimeo.com" => "Vimeo".to_owned(),
        host => host.to_owned(),
    }
}

/// A post as the source of something, in few words.
pub(crate) fn short_source(post: &Post) -> String {
    let name = post.authors.first().map_or_else(|| post.heading(), String::as_str);
    let year = post.day().map(year).filter(|year| !name.ends_with(year.as_str()));
    std::iter::once(name.to_owned()).chain(year).collect::<Vec<_>>().join(", ")
}

pub(crate) fn on(host: &str) -> String {
    format!("On {host}")
}

pub(crate) fn original(address: &str) -> String {
    format!("Original on {}", Destination::host(address))
}

pub(crate) fn back(narrowed: bool) -> &'static str {
    if narrowed { "Back to the result" } else { "All reports" }
}

pub(crate) fn no_post(slug: &str) -> String {
    format!("No post is called “{slug}”. It may have been renamed or removed.")
}

pub(crate) fn times(count: usize) -> String {
    format!("{count}×")
}

/// How many people came, and how.
pub(crate) fn people(number: &Attendance) -> String {
    let count = grouped(usize::try_from(number.value).unwrap_or_default());
    match number.mode {
        Some(Mode::InPerson) => format!("{count} on site"),
        Some(Mode::Online) => format!("{count} online"),
        None => format!("{count} people"),
    }
}

pub(crate) fn pictures_wait(count: usize, hosts: &[String]) -> String {
    const MOST: usize = 3;
    let named = if hosts.len() > MOST { counted(hosts.len(), "other site", "other sites") } else { listed(hosts, "and") };
    format!(
        "{} on {named} {} not loaded: that site would learn of your visit.",
        counted(count, "picture", "pictures"),
        if count == 1 { "is" } else { "are" }
    )
}

pub(crate) fn picture(description: &str) -> String {
    format!("Picture: {description}")
}

pub(crate) fn footnote(label: &str) -> String {
    format!("Footnote {label}")
}

pub(crate) fn remarks(problems: usize, repairs: usize) -> String {
    let mut parts = Vec::new();
    if repairs > 0 {
        parts.push(counted(repairs, "passage repaired", "passages repaired"));
    }
    if problems > 0 {
        parts.push(counted(problems, "remark on how it was read", "remarks on how it was read"));
    }
    parts.join(", ")
}

/// That this is how a post was read, and whether something was wrong with it.
pub(crate) fn how_read(post: &Post) -> String {
    let remarks = remarks(post.problems.len(), post.repairs.len());
    if remarks.is_empty() { "How this was read".to_owned() } else { format!("How this was read: {remarks}") }
}

/// What of a post was not said but found out, and whence.
pub(crate) fn inferred(post: &Post) -> Vec<String> {
    let body = match post.body {
        BodyForm::Markdown => "Markdown",
        BodyForm::Html => "HTML",
        BodyForm::Mdx => "MDX",
    };
    let front = if post.front_matter == FrontMatterForm::None { "without front matter" } else { "with front matter" };
    let dated = match post.dated_by {
        Some(DatedBy::FrontMatter) => "Its front matter dates it.",
        Some(DatedBy::FileName) => "Its file name dates it.",
        Some(DatedBy::Path) => "Its folder dates it.",
        Some(DatedBy::Text) => "A line of its text dates it.",
        Some(DatedBy::Edition) => "Only its conference dates it.",
        None => "Nothing dates it.",
    };
    let picked = post.takeaways.iter().filter(|takeaway| !takeaway.stated).count();
    let mut facts = vec![format!("Read from {} as {body} {front}.", post.path), dated.to_owned()];
    if picked > 0 {
        facts.push(format!("{} picked by the program: the author lists no such thing there.", takeaways(picked)));
    }
    facts
}

pub(crate) fn remark(problem: &Problem) -> String {
    let message = problem.message.trim_end_matches('.');
    problem.line.map_or_else(|| help(message), |line| format!("{}: {message}.", self::line(line)))
}

pub(crate) fn line(number: usize) -> String {
    format!("Line {number}")
}

/// Advice as a sentence.
pub(crate) fn help(advice: &str) -> String {
    let mut sentence = format!("{advice}.");
    if let Some(first) = sentence.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    sentence
}

pub(crate) fn unread(count: usize) -> String {
    format!("{} could not be read", counted(count, "post", "posts"))
}

/// Which words were searched for in the place of those that nobody wrote, and which were left out.
pub(crate) fn instead(parts: &[Part]) -> String {
    let part = |part: &Part| {
        if part.left_out {
            return format!("No report has {} with all the rest.", quoted(part.text.trim()));
        }
        let words: Vec<String> = part.instead.iter().map(|word| quoted(word)).collect();
        format!("No report has {}: shown is {}.", quoted(part.text.trim()), listed(&words, "or"))
    };
    let sentences: Vec<String> = parts.iter().filter(|part| part.left_out || !part.instead.is_empty()).map(part).collect();
    sentences.join(" ")
}

pub(crate) fn about(conference: &str) -> String {
    format!("All about {conference}")
}

pub(crate) fn show_more(hidden: usize) -> String {
    format!("Show {hidden} more")
}

pub(crate) fn capital_reports(count: usize) -> String {
    counted(count, "Report", "Reports")
}

pub(crate) fn no_conference(id: &str) -> String {
    format!("No conference has the id “{id}”.")
}

/// When and where an edition took place, and how many report on it, of those that were read so far.
pub(crate) fn edition_facts(corpus: &Corpus, edition: &Edition, progress: Progress) -> Vec<String> {
    let when = edition.start.map(|start| days(start, edition.end.unwrap_or(start))).or_else(|| edition.year.map(|year| year.to_string()));
    let country = edition.country.as_deref().map(|code| corpus.country(code).to_owned());
    let place: Vec<String> = edition.city.clone().into_iter().chain(country).collect();
    let reports = match edition.reports.len() {
        0 if !progress.is_done() => READING.to_owned(),
        0 => "No report yet".to_owned(),
        count => reports(count),
    };
    when.into_iter().chain(Some(place.join(", ")).filter(|place| !place.is_empty())).chain([reports]).collect()
}

pub(crate) fn option(edition: &Edition) -> String {
    format!("{} ({})", edition.short, reports(edition.reports.len()))
}

pub(crate) fn in_so_many(count: usize) -> String {
    if count > 1 { format!("in {count}") } else { String::new() }
}

/// Who says what a post says.
pub(crate) fn by(post: &Post) -> String {
    if post.authors.is_empty() { post.heading().to_owned() } else { listed(&post.authors, "and") }
}

pub(crate) fn of_reports(count: usize, all: usize) -> String {
    format!("{count} of {}", reports(all))
}

pub(crate) fn more_on(count: usize, topic: &str) -> String {
    format!("{count} more on {topic}")
}

pub(crate) fn more_in(most: &str, least: &str) -> String {
    format!("More in {most} than in {least}")
}

/// What became of topics from one conference to the next of its series, else how they differ.
pub(crate) fn course(course: Course, first: &Edition, second: &Edition) -> String {
    let of_one_series = first.series == second.series;
    match course {
        Course::New if of_one_series => "New".to_owned(),
        Course::Risen if of_one_series => "Risen".to_owned(),
        Course::Fallen if of_one_series => "Fallen".to_owned(),
        Course::Gone if of_one_series => "Gone".to_owned(),
        Course::Same if of_one_series => "As before".to_owned(),
        Course::New => format!("Only at {}", second.short),
        Course::Risen => format!("More at {}", second.short),
        Course::Fallen => format!("More at {}", first.short),
        Course::Gone => format!("Only at {}", first.short),
        Course::Same => "As much at both".to_owned(),
    }
}

pub(crate) fn percent(share: usize) -> String {
    format!("{share} %")
}

pub(crate) fn share(count: usize, all: usize) -> String {
    format!("{count} of {all}")
}

/// By how many percentage points a share changed.
pub(crate) fn points(change: isize) -> String {
    match change {
        1.. => format!("+{change}"),
        0 => "±0".to_owned(),
        _ => format!("−{}", change.unsigned_abs()),
    }
}

/// How many reports speak of a topic, and where the most do.
pub(crate) fn peak(table: &TopicTable, row: &TopicRow) -> String {
    let all: usize = table.groups.iter().map(|group| group.posts.len()).sum();
    let most = (0..table.groups.len()).max_by_key(|group| table.share(row, *group)).and_then(|group| table.groups.get(group));
    let most = most.map(|group| format!(", most at {} ({})", group.name, reports(group.posts.len()))).unwrap_or_default();
    format!("{}{most}", of_reports(row.counts.iter().sum(), all))
}

/// Between which conferences, or years, topics rise.
pub(crate) fn rising(table: &TopicTable) -> String {
    let middle = table.groups.get(table.groups.len() / 2).map(|group| group.name.as_str()).unwrap_or_default();
    format!("A greater share of the reports speaks of these from {middle} on than before.")
}

/// How a topic rose.
pub(crate) fn rose((before, after): (usize, usize)) -> String {
    format!("{} → {}", percent(before), percent(after))
}

/// What the columns of a chart stand for.
pub(crate) fn columns(table: &TopicTable) -> String {
    let names: Vec<String> = table.groups.iter().map(|group| group.name.clone()).collect();
    format!("Columns, from left to right: {}.", listed(&names, "and"))
}

pub(crate) fn corpus_facts(corpus: &Corpus, takeaways: usize, words: usize) -> String {
    let (posts, takeaways) = (reports(corpus.len()), self::takeaways(takeaways));
    format!("{posts}{}, with {takeaways} and {} words.", everything(corpus), grouped(words))
}

pub(crate) fn version(number: &str) -> String {
    format!("Hallway {number}, free software under MIT or Apache 2.0.")
}

pub(crate) fn sorting(lens: Lens, sorting: Sorting, searching: bool) -> &'static str {
    match (sorting, lens) {
        (Sorting::Plain, Lens::Posts) if searching => "Best first",
        (Sorting::Plain, Lens::Posts) => "Newest first",
        (Sorting::Plain, Lens::Takeaways) => "By report",
        (Sorting::Plain, Lens::Talks) => "Most named first",
        (Sorting::Oldest, _) => "Oldest first",
        (Sorting::Title, _) => "By title",
        (Sorting::Speaker, _) => "By speaker",
        (Sorting::Format, _) => "By format",
        (Sorting::Topic, _) => "By topic",
    }
}

pub(crate) fn keep(title: &str) -> String {
    format!("Keep “{title}”")
}

pub(crate) fn only_kept(count: usize) -> String {
    format!("Only the {count} I keep")
}

pub(crate) fn saved(form: &str) -> String {
    format!("Saved as {form}.")
}

/// What became of the files that a reader brought.
pub(crate) fn gathered(posts: &[Own], refused: &[Refused]) -> String {
    let read = match posts {
        [] => None,
        [own] => Some(format!("{} was read.", quoted(&own.path))),
        _ => Some(format!("{} posts were read.", grouped(posts.len()))),
    };
    let left_out = match refused {
        [] => None,
        [one] => Some(format!("{} was left out.", quoted(&one.path))),
        _ => Some(format!("{} files were left out.", grouped(refused.len()))),
    };
    let sentences: Vec<String> = read.into_iter().chain(left_out).collect();
    if sentences.is_empty() { "No post was found.".to_owned() } else { sentences.join(" ") }
}

pub(crate) fn no_post_by_name(endings: &[&str]) -> String {
    let endings: Vec<String> = endings.iter().map(|ending| format!(".{ending}")).collect();
    format!("It is no post: the names of posts end in {}. Another text can be pasted.", listed(&endings, "or"))
}

pub(crate) fn too_long(most: usize) -> String {
    format!("It is too large: a post is a text of at most {} MB.", most / 1_000_000)
}

pub(crate) fn unreadable(problem: &Problem) -> String {
    format!("{} {}", help(&problem.message), help(problem.code.help()))
}

pub(crate) fn removed(count: usize, path: Option<&str>) -> String {
    path.map_or_else(|| format!("{} removed.", counted(count, "post was", "posts were")), |path| format!("{} was removed.", quoted(path)))
}

pub(crate) fn back_again(count: usize) -> String {
    format!("{} back again.", counted(count, "post is", "posts are"))
}

/// What a button does, and with which post.
pub(crate) fn of(name: &str, post: &Post) -> String {
    format!("{name}: {}", quoted(post.heading()))
}

/// The conference of a post, and more.
pub(crate) fn conference_and(post: &Post, more: &[&str]) -> String {
    let mut parts = vec![editions(post)];
    parts.extend(more.iter().map(|part| (*part).to_owned()));
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

pub(crate) fn unknown_edition(name: &str) -> String {
    format!("No conference is called {}. Choose one that is offered, or put the year behind its name.", quoted(name))
}

/// A quotation with its source, in Markdown.
pub(crate) fn quotation(text: &str, by: &str, title: &str, address: &str) -> String {
    let by = if by.is_empty() { String::new() } else { format!("{by}, ") };
    format!("> {text}\n>\n> — {by}[{title}]({address})\n")
}
