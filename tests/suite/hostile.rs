//! Input that nobody writes and somebody sends: reading and understanding it ends, without a panic, and keeps the promises
//! that a page relies on. There is no clock here; what takes more than linear time shows in how long the suite takes.

use crate::fixture::{folder, understanding, written};
use crate::places::assert_places;
use hallway::export::inspection;
use hallway::read::read;
use hallway::understand::Understanding;

/// How much of it there is, in bytes: less where the build is not optimized, so that nobody waits.
const MUCH: usize = if cfg!(debug_assertions) { 6_000 } else { 200_000 };

/// Reads and understands a post in every form.
fn survive(understanding: &Understanding, text: &str) {
    for path in FORMS {
        survive_as(path, understanding, text.as_bytes());
    }
}

/// Reads and understands a post, and looks at all that a page would.
fn survive_as(path: &str, understanding: &Understanding, bytes: &[u8]) {
    // Bytes that are no text are refused, which is an answer too.
    let Ok(reading) = read(path, bytes) else { return };
    assert_places(&reading, bytes);
    let post = understanding.post(reading);
    let printed = serde_json::to_string(&inspection(&post)).expect("a post is JSON");
    assert!(printed.starts_with('{'));
}

/// `MUCH` of a piece, after a beginning and before an end.
fn repeated(before: &str, piece: &str, after: &str) -> String {
    format!("{before}{}{after}", piece.repeat(MUCH / piece.len()))
}

#[test]
fn much_of_one_mark_is_read() {
    let understanding = understanding();
    for piece in [
        "[", "]", "*", "_", "~", "<", "{", "{{", "{%", "{#", "{:", "%[", "`", "|", ">", "- ", "&", "\"", "(", "![", "[^", "<!--", "\\",
        "$", "#", ":", "\n",
    ] {
        survive(&understanding, &repeated("", piece, ""));
        survive(&understanding, &repeated("Text ", piece, " end.\n\nMore."));
    }
}

#[test]
fn a_name_with_many_years_is_read() {
    survive(&understanding(), &repeated("PyCon", "12ab", " was good."));
}

#[test]
fn much_of_one_element_is_read() {
    let understanding = understanding();
    for piece in [
        "<div>",
        "<b>",
        "</b>",
        "<p></b>",
        "<tr><td><table>",
        "<article></article>",
        "<a href=x>",
        "<p>",
        "<li>",
        "<ul><li>",
        "<table>",
        "<td>",
        "<dl><dd>",
        "<details>",
        "<figure>",
        "<h1>",
        "<script>",
        "<blockquote>",
        "<div ",
        "<pre>",
        "<svg>",
        "<img alt=x>",
    ] {
        survive(&understanding, &repeated("", piece, ""));
    }
}

#[test]
fn much_that_is_nearly_right_is_read() {
    let understanding = understanding();
    for piece in [
        "a **b ",
        "`` ` ",
        "::: a\n",
        "a\n===\n",
        "|a|b|\n|-|-|\n",
        "[a](b",
        "[a][b]\n",
        "[a]: b\n",
        "[^a]: b\n\n",
        "# A\n",
        "a\n\n",
        "word ",
        "https://a.example ",
        "‚Äô Ã©Ã‚Â©Ãƒâ€š",
        "{{< a >}}",
        "{% if a %}",
        "{% raw %}",
        "{% highlight a %}",
        "{{< highlight a >}}",
        "{% comment %}",
        "{%\n",
        "{: a",
        "{% \" %}",
        "![a](b ",
        "<A b={",
        "<Box>\n    a\n",
        "import a from 'b'\n",
        "export const a = {\n\n",
        "<code>",
        "<br>",
        "- a<br>",
        "<div class=share>",
        "<blockquote><footer>",
        "\\u00e9",
        "{% quote %}a{% endquote %}",
        "[![a](b)](c)",
        "]{",
        "[a]{.b ",
        "[[a]{.b}",
        "Ãƒ",
        "Ã ",
        "By Ada Quist\n\n",
        "```\n",
        "https://a.b ",
        "https://",
        "www.a.b/(",
        "KubeCon 2024 ",
        "1000 people ",
        "\"A Title\" by Ada Quist ",
        "**A.** ",
        "a. ",
        "é",
        "â€™",
        "日本",
        "key: value\n",
        "- [ ] a\n",
        "a\n: b\n\n",
        "&amp;",
        "&#x1F600;",
        "👩‍👩‍👧",
        "e\u{301}",
    ] {
        survive(&understanding, &repeated("", piece, ""));
    }
}

#[test]
fn much_that_never_repeats_is_read() {
    let understanding = understanding();
    let lines: [fn(usize) -> String; 11] = [
        |at| format!("{{% word{at} %}}"),
        |at| format!("word{at} "),
        |at| format!("I went to Word{at}Conf {} in Paris. ", 2000 + at % 26),
        |at| format!("# A {at}\n\nThe main takeaway was that word{at} changes everything.\n\n"),
        |at| format!("- **Label{at}:** We learned that word{at} matters a lot.\n"),
        |at| format!("- \"A Title {at}\" by Ada Quist{at}, Loom\n"),
        |at| format!("[word{at}](https://youtu.be/{at}) "),
        |at| format!("[^{at}]: a\n\n[^{at}]\n\n"),
        |at| format!("## Talks {at}\n\n### Rafts {at} on rivers\n\nThis talk was good.\n\n"),
        |at| format!("Ada Quist told us about [Rafts {at} on rivers](https://a.b/talks/{at}) in her talk. "),
        |at| format!("{}a", "`".repeat(at % 600)),
    ];
    for line in lines {
        let mut text = String::from("# Key takeaways\n\n");
        let mut at = 0;
        while text.len() < MUCH {
            text.push_str(&line(at));
            at += 1;
        }
        survive(&understanding, &text);
    }
}

#[test]
fn front_matter_of_any_size_is_read() {
    let understanding = understanding();
    for (fence, piece) in [
        ("---\n", "a: &a [*a]\n"),
        ("---\n", "- "),
        ("---\n", "["),
        ("---\n", "a: {"),
        ("---\n", "title: x\n"),
        ("+++\n", "["),
        ("+++\n", "a = ["),
        ("+++\n", "a.b = 1\n"),
        ("+++\n", "[[a]]\n"),
        ("+++\n", "a = \"\"\"\n"),
        ("{", "\"a\": {"),
        ("{\"title\": ", "["),
        ("", "Title: x\n"),
        (".. title: x\n", ".. a: b\n"),
        ("<!--\n", ".. title: x\n"),
    ] {
        let block = repeated(fence, piece, "\n");
        survive(&understanding, &block);
        survive(&understanding, &format!("{block}{fence}\nText."));
    }
}

#[test]
fn wide_tables_are_read() {
    let understanding = understanding();
    let columns = MUCH;
    let row = |cell: &str| format!("|{}\n", format!("{cell}|").repeat(columns));
    survive(&understanding, &format!("{}{}{}", row("a"), row("-"), row("b")));
    survive(&understanding, &format!("<table><tr>{}</tr></table>", "<td>a</td>".repeat(columns)));
    // A head of many columns over many short rows.
    survive(&understanding, &format!("{}{}{}", row("a"), row("-"), "|b|\n".repeat(100)));
}

#[test]
fn deep_nesting_is_read() {
    let understanding = understanding();
    let steps = 600;
    let lists: String = (0..steps).map(|depth| "  ".repeat(depth) + "- a\n").collect();
    let quotes: String = (1..=steps).map(|depth| ">".repeat(depth) + " a\n").collect();
    let numbered: String = (0..steps).map(|depth| "   ".repeat(depth) + "1. a\n").collect();
    let mixed: String = (1..=steps).map(|depth| "> - ".repeat(depth) + "a\n").collect();
    for text in [lists, quotes, numbered, mixed] {
        survive(&understanding, &text);
    }
    for (open, close) in [("<div>", "</div>"), ("<ul><li>", "</li></ul>"), ("<em>", "</em>"), ("<blockquote><p>", "</p></blockquote>")] {
        let depth = 5_000;
        survive(&understanding, &format!("{}text{}", open.repeat(depth), close.repeat(depth)));
    }
}

/// A file of each form.
const FORMS: [&str; 3] = ["post.md", "post.html", "post.mdx"];

/// A tiny generator of numbers, xorshift64 (Marsaglia 2003): the same every time.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number below `limit`.
    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() >> 33).unwrap_or_default() % limit
    }
}

#[test]
fn random_bytes_are_read_or_refused() {
    let understanding = understanding();
    let mut numbers = Numbers(0x5eed);
    for case in 0..200 {
        let length = numbers.below(600);
        // Every other case leaves out control characters, of which a few make it no text.
        let byte = |byte: u8| if case % 2 == 0 { byte } else { byte % 224 + 32 };
        let bytes: Vec<u8> = (0..length).map(|_| byte(numbers.next().to_le_bytes()[4])).collect();
        survive_as(FORMS[case % FORMS.len()], &understanding, &bytes);
    }
}

/// What posts are made of, in pieces that fit together badly.
const FRAGMENTS: [&str; 64] = [
    "\n",
    "\n\n",
    " ",
    "    ",
    "\t",
    "- ",
    "* ",
    "1. ",
    "> ",
    "# ",
    "## Key takeaways\n",
    "## Talks\n",
    "---\n",
    "+++\n",
    "```\n",
    "~~~",
    "`",
    "**",
    "_",
    "~~",
    "|",
    "| - | - |\n",
    "[",
    "](",
    ")",
    "![",
    "[^1]",
    "[^1]: ",
    "- [ ] ",
    ": ",
    "{{",
    "}}",
    "{{< figure src=\"a",
    "\" >}}",
    "{% raw %}",
    "{% endraw %}",
    "{% embed ",
    "%}",
    "{: .a #b}",
    "{#a}",
    "<",
    ">",
    "</",
    "<div>",
    "</div>",
    "<p>",
    "<table><tr>",
    "<td>",
    "<ul><li>",
    "</ul>",
    "<script>",
    "<!--",
    "-->",
    "&amp",
    "title: A\n",
    "date: 2024-01-02\n",
    "KubeCon EU 2024",
    " in Paris with 10,000 people",
    "\"A Title\" by Ada Quist (Loom)",
    "Keynote: ",
    "https://youtu.be/a",
    "é日🏳️‍🌈",
    "â€™",
    "\r",
];

#[test]
fn random_mixes_of_markup_are_read() {
    let understanding = understanding();
    let mut numbers = Numbers(0xf00d);
    for case in 0..2_000 {
        let pieces = 1 + numbers.below(40);
        let text: String = (0..pieces).map(|_| FRAGMENTS[numbers.below(FRAGMENTS.len())]).collect();
        survive_as(FORMS[case % FORMS.len()], &understanding, text.as_bytes());
    }
}

#[test]
fn every_beginning_of_a_post_is_read() {
    let understanding = understanding();
    for path in ["markdown/structure.md", "markdown/hugo.md", "html/hostile.html"] {
        let whole = std::fs::read(folder().join("posts").join(path)).expect("the post is there");
        for end in 0..=whole.len() {
            survive_as(path, &understanding, &whole[..end]);
        }
    }
}

#[test]
fn every_post_is_read_to_the_end_of_any_line() {
    let understanding = understanding();
    for post in written() {
        let ends = post.bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at);
        for end in ends {
            survive_as(&post.path, &understanding, &post.bytes[..end]);
        }
    }
}
