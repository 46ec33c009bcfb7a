//! How fast posts are read and understood, natively, beside `push_html` of pulldown-cmark on the same text in the same run.
//!
//! It fails where the whole costs more than [`MOST`] times as much, or where a post takes longer the more posts there are.
#![expect(clippy::print_stdout, reason = "it prints a table")]
#![expect(clippy::cast_precision_loss, reason = "sizes and counts are far below 2^52")]

mod posts;

use hallway::facts::Facts;
use hallway::read::{Reading, read};
use hallway::understand::Understanding;
use posts::{Generated, Generator};
use pulldown_cmark::{Options, Parser, html::push_html};
use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};
use std::{fs, io};

/// How many times `push_html` everything may cost.
const MOST: f64 = 6.0;

/// How much longer a post may take among many than among few: what caches and the clock of the machine make of it.
const GROWTH: f64 = 1.25;

fn main() -> io::Result<ExitCode> {
    let understanding = Understanding::new(Facts::builtin());
    let generator = Generator::new();
    let generated: Vec<Generated> = (0..1_000).map(|number| generator.post(number)).collect();
    println!("{:22} {:>7} {:>10} {:>9} {:>9} {:>9} {:>9}", "", "KB", "push_html", "read", "all", "all", "a post");
    println!("{:22} {:>7} {:>10} {:>9} {:>9} {:>9} {:>9}", "", "", "MB/s", "MB/s", "MB/s", "times", "µs");
    let seeds = measure("the seeds", &seeds()?, &understanding);
    let few = measure("100 generated posts", &generated[..100], &understanding);
    let many = measure("1,000 generated posts", &generated, &understanding);
    let growth = many.a_post / few.a_post;
    println!(
        "\nthe whole costs at most {:.1} times push_html, and a post takes {growth:.2} times as long among 1,000 as among 100",
        seeds.ratio.max(many.ratio)
    );
    let met = seeds.ratio.max(many.ratio) <= MOST && growth <= GROWTH;
    Ok(if met { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The posts that the project comes with.
fn seeds() -> io::Result<Vec<Generated>> {
    let mut posts = Vec::new();
    for entry in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds"))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name != "README.md" && (name.ends_with(".md") || name.ends_with(".html")) {
            posts.push(Generated { path: format!("seeds/{name}"), text: fs::read_to_string(&path)? });
        }
    }
    posts.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(posts)
}

struct Figures {
    /// The cost of everything in times that of `push_html`.
    ratio: f64,
    /// The time of a post in microseconds.
    a_post: f64,
}

fn measure(name: &str, posts: &[Generated], understanding: &Understanding) -> Figures {
    let size = posts.iter().map(|post| post.text.len()).sum::<usize>() as f64;
    let (mut html, mut reading, mut all) = (Vec::new(), Vec::new(), Vec::new());
    let began = Instant::now();
    // The three take turns, so that whatever else the machine does bears on all of them alike.
    while all.len() < 5 || began.elapsed() < Duration::from_secs(3) {
        html.push(time(posts, |post| {
            let mut page = String::with_capacity(post.text.len() * 3 / 2);
            push_html(&mut page, Parser::new_ext(&post.text, Options::all()));
            page
        }));
        reading.push(time(posts, read_post));
        all.push(time(posts, |post| read_post(post).map(|reading| understanding.post(reading))));
    }
    let (html, reading, all) = (least(&html), least(&reading), least(&all));
    let speed = |seconds: f64| size / seconds / 1e6;
    let figures = Figures { ratio: all / html, a_post: all / posts.len() as f64 * 1e6 };
    println!(
        "{name:22} {:7.0} {:10.1} {:9.1} {:9.1} {:9.1} {:9.0}",
        size / 1e3,
        speed(html),
        speed(reading),
        speed(all),
        figures.ratio,
        figures.a_post
    );
    figures
}

fn read_post(post: &Generated) -> Option<Reading> {
    read(&post.path, post.text.as_bytes()).ok()
}

/// The seconds that some work on all posts takes.
fn time<T>(posts: &[Generated], work: impl Fn(&Generated) -> T) -> f64 {
    let began = Instant::now();
    for post in posts {
        black_box(work(black_box(post)));
    }
    began.elapsed().as_secs_f64()
}

/// The quickest: whatever else the machine does only ever adds.
fn least(times: &[f64]) -> f64 {
    times.iter().copied().fold(f64::INFINITY, f64::min)
}
