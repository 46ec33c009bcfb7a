//! The command as scripts and people use it: what it prints, and how it exits.

use crate::command::hallway;
use serde_json::Value;
use std::path::{Path, PathBuf};

const GOOD: &str = "tests/fixtures/posts/front-matter/toml.md";
const OTHER: &str = "tests/fixtures/posts/front-matter/pelican.md";
const BROKEN: &str = "tests/fixtures/posts/front-matter/broken.md";
const NOTED: &str = "tests/fixtures/posts/front-matter/none.md";

/// A new file of the test that calls itself `name`.
fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("a folder can be made");
    std::fs::write(&path, bytes).expect("a file can be written");
    path
}

/// Bytes that are no text.
fn picture() -> Vec<u8> {
    (0..64).flat_map(|byte| [byte % 9, byte]).collect()
}

fn paths(posts: &Value) -> Vec<&str> {
    posts.as_array().into_iter().flatten().filter_map(|post| post["path"].as_str()).collect()
}

#[test]
fn inspect_prints_one_object_a_file_in_the_order_given() {
    let run = hallway(&["inspect", OTHER, GOOD, OTHER]);
    assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""));
    assert_eq!(paths(&run.json()), [OTHER, GOOD, OTHER]);
}

#[test]
fn inspect_prints_every_field_of_its_contract() {
    let run = hallway(&["inspect", GOOD]);
    let posts = run.json();
    for field in [
        "path",
        "slug",
        "title",
        "authors",
        "published",
        "updated",
        "dated_by",
        "language",
        "front_matter",
        "body",
        "repaired",
        "tags",
        "categories",
        "editions",
        "attendance",
        "takeaways",
        "sessions",
        "names",
        "terms",
        "outline",
        "text",
        "problems",
    ] {
        assert!(posts[0].get(field).is_some(), "{field} in {}", run.stdout);
    }
}

#[test]
fn inspect_is_content_with_a_post_that_has_problems() {
    let run = hallway(&["inspect", BROKEN]);
    assert_eq!(run.status, Some(0));
    assert_eq!(run.json()[0]["problems"][0]["code"], "broken-front-matter");
}

#[test]
fn inspect_prints_the_rest_where_a_file_is_missing_or_no_text() {
    let binary = file("inspect/picture.md", &picture());
    let binary = binary.to_str().expect("a path of text");
    for unreadable in ["tests/no-such-post.md", "tests", binary] {
        let run = hallway(&["inspect", GOOD, unreadable, OTHER]);
        assert_eq!(run.status, Some(2), "{unreadable}");
        let posts = run.json();
        assert_eq!(paths(&posts), [GOOD, unreadable, OTHER]);
        assert_eq!(posts[1]["problems"][0]["code"], "unreadable-bytes", "{unreadable}");
        assert_eq!(posts[1]["problems"][0]["severity"], "error", "{unreadable}");
        assert_eq!(posts[2]["title"], "EuroPython 2023, day by day", "{unreadable}");
    }
}

#[test]
fn inspect_prints_the_same_bytes_each_time() {
    let words = ["inspect", "seeds/kubecon-eu-2023-takeaways.md", "seeds/kubecon-eu-2022.md", GOOD];
    assert_eq!(hallway(&words).stdout, hallway(&words).stdout);
}

#[test]
fn check_exits_by_the_worst_problem() {
    let binary = file("check/picture.md", &picture());
    let binary = binary.to_str().expect("a path of text");
    for (path, status) in [
        (GOOD, 0),
        (NOTED, 0),
        ("tests/fixtures/posts/markdown/hugo.md", 0), // a tag that is not known is only noted
        (BROKEN, 1),
        (binary, 1),
        ("tests/fixtures/posts", 1),
        ("tests/no-such-folder", 2),
    ] {
        let run = hallway(&["check", path]);
        assert_eq!(run.status, Some(status), "{path}: {run:?}");
    }
}

#[test]
fn check_shows_the_place_the_line_and_what_to_do() {
    let run = hallway(&["check", BROKEN, "tests/fixtures/posts/content/no-conference.md"]);
    assert_eq!(run.status, Some(1));
    let lines: Vec<&str> = run.stdout.lines().collect();
    let at = lines.iter().position(|line| line.starts_with(&format!("{BROKEN}:2: warning[broken-front-matter]: ")));
    let shown = at.map_or(&[][..], |at| &lines[at + 1..]);
    assert_eq!(shown.first(), Some(&"     2 | title: \"NDC Oslo 2024: the tall and the short of it"), "{}", run.stdout);
    assert!(shown.get(1).is_some_and(|line| line.contains("= help: ")), "{}", run.stdout);
    assert!(run.stdout.contains("no-conference.md: warning[missing-edition]: "), "{}", run.stdout);
    assert_eq!(lines.last(), Some(&"2 posts, 2 problems"), "{}", run.stdout);
}

#[test]
fn check_sends_nothing_of_a_post_to_the_terminal_that_acts_on_it() {
    let post = file(
        "acts.md",
        "---\ntitle: \u{1b}[31mred \u{202e}der\ndate: someday \u{1b}]0;owned\u{7}\n  - broken\n---\nText {% \u{1b}[2J %}.\n".as_bytes(),
    );
    let run = hallway(&["check", &post.display().to_string()]);
    assert!(run.stdout.contains("problem") && !run.stdout.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{:?}", run.stdout);
    assert!(run.stdout.contains("\\u{1b}"), "{:?}", run.stdout);
}

#[test]
fn check_prints_problems_as_json() {
    let run = hallway(&["check", "--format", "json", BROKEN, GOOD]);
    assert_eq!(run.status, Some(1));
    let problems = run.json();
    let problems = problems.as_array().expect("an array");
    assert_eq!(problems.len(), 1, "{}", run.stdout);
    for (field, value) in [("path", BROKEN), ("code", "broken-front-matter"), ("severity", "warning")] {
        assert_eq!(problems[0][field], value, "{}", run.stdout);
    }
    assert_eq!(problems[0]["line"], 2, "{}", run.stdout);
    assert!(["message", "help"].iter().all(|field| problems[0][*field].as_str().is_some_and(|text| !text.is_empty())));
    let clean = hallway(&["check", "--format", "json", GOOD]);
    assert_eq!((clean.status, clean.json()), (Some(0), serde_json::json!([])));
}

#[test]
fn check_finds_the_posts_of_a_folder() {
    for (name, text) in [
        ("posts/b.md", "# B"),
        ("posts/a/a.html", "<h1>A</h1>"),
        ("posts/README.md", "# Not a post"),
        ("posts/notes.txt", "not a post"),
        ("posts/.drafts/c.md", "# Hidden"),
        ("posts/node_modules/d.md", "# Not ours"),
    ] {
        file(name, text.as_bytes());
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("posts");
    let run = hallway(&["check", "--format", "json", folder.to_str().expect("a path of text")]);
    let mut found: Vec<String> =
        paths(&run.json()).iter().map(|path| path.rsplit(['/', '\\']).next().unwrap_or_default().to_owned()).collect();
    found.dedup();
    assert_eq!(found, ["a.html", "b.md"]);
}

#[cfg(unix)]
#[test]
fn check_names_what_of_a_folder_cannot_be_opened_and_goes_round_no_circle() {
    let post = file("linked/a.md", b"# A");
    let folder = post.parent().expect("a folder");
    for (link, target) in [("gone.md", "nowhere.md"), ("again", ".")] {
        let link = folder.join(link);
        if link.symlink_metadata().is_err() {
            std::os::unix::fs::symlink(target, link).expect("a link");
        }
    }
    let run = hallway(&["check", folder.to_str().expect("a path of text")]);
    assert_eq!(run.status, Some(1), "{run:?}");
    assert_eq!(run.stdout.matches("gone.md: error[unreadable-bytes]").count(), 1, "{}", run.stdout);
    assert_eq!(run.stdout.matches("a.md").count(), run.stdout.matches("linked/a.md").count(), "{}", run.stdout);
}

#[test]
fn export_prints_what_the_page_would_show() {
    let run = hallway(&["export", "--form", "json", "--show", "?view=talks&topic=gitops", "--page", "https://example.org/", "seeds"]);
    let talks = run.json();
    assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""));
    let link = |talk: &Value| talk["link"].as_str().is_some_and(|link| link.starts_with("https://example.org/?post="));
    assert!(talks.as_array().is_some_and(|talks| talks.len() > 2 && talks.iter().all(link)), "{talks}");
    let reports = |form| hallway(&["export", "--form", form, "--show", "?from=2023", "--page", "https://example.org/", "seeds"]).stdout;
    let counts = [("csv", "https://example.org/?post="), ("feed", "<entry>"), ("calendar", "BEGIN:VEVENT")];
    assert_eq!(counts.map(|(form, part)| reports(form).matches(part).count()), [2, 2, 2]);
}

#[test]
fn export_prints_the_rest_where_a_post_cannot_be_read() {
    let broken = file("export/picture.md", &picture());
    let run = hallway(&["export", "--form", "csv", GOOD, &broken.to_string_lossy()]);
    assert_eq!((run.status, run.stdout.lines().count()), (Some(2), 2), "{run:?}");
    assert!(run.stderr.contains("picture.md: "), "{}", run.stderr);
}

#[test]
fn a_feed_needs_the_address_of_the_page() {
    let run = hallway(&["export", "--form", "feed", GOOD]);
    assert_eq!((run.status, run.stdout.as_str()), (Some(2), ""));
    assert!(run.stderr.contains("--page"), "{}", run.stderr);
}

#[test]
fn help_lists_the_commands_and_version_is_that_of_the_package() {
    let help = hallway(&["--help"]);
    assert_eq!(help.status, Some(0));
    assert!(["inspect", "check", "export", "--version"].iter().all(|word| help.stdout.contains(word)), "{}", help.stdout);
    for command in ["inspect", "check", "export"] {
        let help = hallway(&[command, "--help"]);
        assert!(help.status == Some(0) && help.stdout.contains("Usage: hallway"), "{help:?}");
    }
    let version = hallway(&["--version"]);
    assert_eq!((version.status, version.stdout.trim()), (Some(0), concat!("hallway ", env!("CARGO_PKG_VERSION"))));
}

#[test]
fn what_cannot_be_meant_is_refused_with_a_hint() {
    for words in
        [&[][..], &["inspect"], &["check"], &["no-such-command"], &["check", "--format", "xml", GOOD], &["inspect", "--no-such", GOOD]]
    {
        let run = hallway(words);
        assert_eq!(run.status, Some(2), "{words:?}");
        assert!(run.stderr.contains("Usage") || run.stderr.contains("--help"), "{words:?}: {}", run.stderr);
        assert_eq!(run.stdout, "", "{words:?}");
    }
}

const CORRECTED: &[u8] = b"# Notes\n\nIt was a good talk.\n";

#[test]
fn settings_beside_a_post_correct_it() {
    let post = file("corrected/below/notes.md", CORRECTED);
    let settings = r#"
        title = "Ours"
        [posts."below/notes.md"]
        title = "A week in Paris"
        authors = ["Ann Lee"]
        published = 2024-03-28
        editions = ["kubecon-eu-2024", "PyCon Italia 2031", "Data Days Ulm 2023"]
    "#;
    file("corrected/hallway.toml", settings.as_bytes());
    let run = hallway(&["inspect", &post.to_string_lossy()]);
    let post = &run.json()[0];
    assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""));
    assert_eq!((&post["title"], &post["authors"][0]), (&"A week in Paris".into(), &"Ann Lee".into()));
    assert_eq!((&post["published"], &post["dated_by"]), (&"2024-03-28".into(), &"front-matter".into()));
    let subjects = post["editions"].as_array().expect("there are editions").iter().filter(|edition| edition["relation"] == "subject");
    let named: Vec<_> = subjects.map(|edition| (edition["id"].as_str(), edition["name"].as_str(), edition["city"].as_str())).collect();
    assert_eq!(named[0], (Some("kubecon-eu-2024"), Some("KubeCon + CloudNativeCon Europe 2024"), Some("Paris")));
    assert_eq!(named[1].0, Some("pycon-italia-2031"), "a year that the tables do not have yet");
    assert_eq!(named[2..], [(Some("data-days-ulm-2023"), Some("Data Days Ulm 2023"), None)], "and one that they do not know");
}

#[test]
fn a_hidden_post_is_not_checked() {
    file("hidden/notes.md", CORRECTED);
    file("hidden/hallway.toml", b"[posts.'notes.md']\nhidden = true\n");
    let run = hallway(&["check", &Path::new(env!("CARGO_TARGET_TMPDIR")).join("hidden").to_string_lossy()]);
    assert_eq!((run.status, run.stdout.as_str()), (Some(0), "0 posts, 0 problems\n"));
}

#[test]
fn settings_that_are_not_known_are_told() {
    let post = file("wrong/notes.md", CORRECTED);
    for (settings, told) in [
        ("titel = 'x'", "`titel`: there is no such setting; there are title, tagline"),
        ("[posts.'notes.md']\nauthor = 'x'", "`posts.\"notes.md\".author`: there is no such setting; there are title, authors"),
        ("[posts.'notes.md']\nauthors = 'x'", "`posts.\"notes.md\".authors` must be a list of texts"),
        ("[posts.'notes.md']\npublished = 'soon'", "`posts.\"notes.md\".published` must be a day such as 2024-03-25"),
        ("[posts.'notes.md']\neditions = ['kubecon-mars']", "there is no edition with the id \"kubecon-mars\""),
        ("[posts.'notes.md']\neditions = ['Data Days 1066']", "there is no edition with the id \"Data Days 1066\""),
        ("[posts.'other.md']\nhidden = true", "[posts.\"other.md\"]: there is no such post"),
        ("title = ", "hallway.toml:1: "),
    ] {
        file("wrong/hallway.toml", settings.as_bytes());
        for command in ["inspect", "check"] {
            let run = hallway(&[command, &post.to_string_lossy()]);
            assert_eq!((run.status, run.stdout.as_str()), (Some(2), ""), "{command}, {settings}");
            assert!(run.stderr.starts_with("hallway: ") && run.stderr.contains(told), "{command}, {settings}: {}", run.stderr);
        }
    }
}

const BUILT: &str = "<title>Hallway</title><meta name=\"description\" content=\"Reports\"></head>\
    <h1 class=\"start-name\">Hallway</h1><p class=\"start-line\">Read.</p><noscript><p>Allow scripts.</p></noscript>";

#[test]
fn a_finished_build_tells_of_its_posts_without_scripts() {
    let post = file("finished/posts/paris.md", b"# A week at KubeCon EU 2024\n\nBy Ann Lee\n\n## Takeaways\n\n- Small steps pay off.\n");
    file("finished/posts/hallway.toml", b"title = \"Ann & Bo\"\ntagline = \"Carried home\"\n");
    file("finished/dist/app-1.wasm", b"program");
    file("finished/dist/facts-1.txt", b"tables");
    let index = file("finished/dist/index.html", BUILT.as_bytes());
    let dist = index.parent().expect("it lies in a folder");
    let words = ["finish", &*dist.to_string_lossy(), &*post.to_string_lossy(), "--page", "https://example.org/"];
    let run = hallway(&words);
    assert_eq!((run.status, run.stderr.as_str(), run.stdout.lines().count()), (Some(0), "", 4));
    let read = |name: &str| std::fs::read_to_string(dist.join(name)).expect("it was written");
    let page = read("index.html");
    for part in [
        "<title>Ann &amp; Bo</title>",
        "content=\"Carried home\"",
        "<h1 class=\"start-name\">Ann &amp; Bo</h1><p class=\"start-line\">Carried home</p>",
        "<meta property=\"og:url\" content=\"https://example.org/\"><link rel=\"canonical\"",
        "<article lang=\"en\">\n<h2>A week at KubeCon EU 2024</h2>\n<p>KubeCon + CloudNativeCon Europe 2024 · Ann Lee",
        "<li>Small steps pay off.</li>",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
    assert!(read("feed.xml").contains("<title>A week at KubeCon EU 2024</title>") && read("conferences.ics").contains("DTSTART"));
    let script = read("offline.js");
    assert!(script.contains("NEEDED = [\"./\",\"./app-1.wasm\"], LATER = [\"./facts-1.txt\"]"), "{script}");

    // Once more, it is the same; what the program is now makes it another version.
    assert_eq!((hallway(&words).status, read("index.html")), (Some(0), page));
    assert_eq!(read("offline.js"), script);
    file("finished/dist/app-1.wasm", b"another");
    hallway(&words);
    assert_ne!(read("offline.js"), script);
}

#[test]
fn only_a_build_can_be_finished() {
    let post = file("unfinished/notes.md", CORRECTED);
    for (name, content) in [("empty/other.txt", ""), ("foreign/index.html", "<title>Another page</title>")] {
        let other = file(&format!("unfinished/{name}"), content.as_bytes());
        let folder = other.parent().expect("it lies in a folder").to_string_lossy().into_owned();
        let run = hallway(&["finish", &folder, &post.to_string_lossy()]);
        assert_eq!((run.status, run.stdout.as_str()), (Some(2), ""));
        assert!(run.stderr.contains("there is no build of the page; `make site` makes one"), "{}", run.stderr);
    }
}
