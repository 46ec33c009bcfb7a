//! Reads posts with each decision switched off in turn: `decisions FOLDER PLACES`.

#![allow(clippy::print_stdout, reason = "stands in a copy alone")]

use hallway::switch::{DECIDED, OFF, PATIENCE};
use hallway::{export::inspection, facts::Facts, read::read, understand::Understanding};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering::Relaxed;

/// In more posts a decision is not tried: it is there for something, if it changes none of so many.
const MOST: usize = 200;

/// More often no decision is asked in one post.
const PATIENT: u32 = 10_000_000;

fn main() {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let places = std::fs::read_to_string(&arguments[1]).expect("the places of the decisions");
    let mut posts = Vec::new();
    gather(&arguments[0], &arguments[0], &mut posts);
    posts.sort();
    std::panic::set_hook(Box::new(|_| ()));
    let facts = Facts::builtin();
    let understood = |rules: &Understanding, (path, bytes): &(String, Vec<u8>)| {
        PATIENCE.store(PATIENT, Relaxed);
        let post = || Some(serde_json::to_string(&inspection(&rules.post(read(path, bytes).ok()?))));
        catch_unwind(AssertUnwindSafe(post)).ok().flatten().and_then(Result::ok)
    };
    let take = |number: usize| DECIDED[number].swap(false, Relaxed);
    // What decides while the tables are made decides of every post.
    let rules = Understanding::new(facts.clone());
    let making: Vec<bool> = (0..DECIDED.len()).map(take).collect();
    let mut deciding: Vec<Vec<usize>> = vec![Vec::new(); DECIDED.len()];
    let mut before = Vec::new();
    for (at, post) in posts.iter().enumerate() {
        before.push(understood(&rules, post));
        for (number, deciding) in deciding.iter_mut().enumerate() {
            if take(number) || making[number] {
                deciding.push(at);
            }
        }
    }
    println!("place\tfunction\tdecides in\ttried\tchanges\tsuch as\tdecision");
    for (number, (place, deciding)) in places.lines().zip(&deciding).enumerate() {
        OFF.store(number, Relaxed);
        PATIENCE.store(PATIENT, Relaxed);
        let rules = catch_unwind(|| Understanding::new(facts.clone())).ok();
        let tried = deciding.iter().step_by(deciding.len().div_ceil(MOST).max(1));
        let differs = |at: &&usize| rules.as_ref().and_then(|rules| understood(rules, &posts[**at])) != before[**at];
        let changed: Vec<&usize> = tried.clone().filter(differs).collect();
        OFF.store(usize::MAX, Relaxed);
        let example = changed.first().map_or("", |at| &posts[**at].0);
        let (place, decision) = place.rsplit_once('\t').unwrap_or((place, ""));
        println!("{place}\t{}\t{}\t{}\t{example}\t{decision}", deciding.len(), tried.count(), changed.len());
    }
}

/// All posts under a folder, by their paths from the first.
fn gather(folder: &Path, first: &Path, posts: &mut Vec<(String, Vec<u8>)>) {
    for path in std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
        let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        if path.is_dir() {
            gather(&path, first, posts);
        } else if ["md", "markdown", "mdx", "qmd", "html", "htm"].contains(&&*extension) {
            let name = path.strip_prefix(first).unwrap_or(&path).to_string_lossy().into_owned();
            posts.extend(std::fs::read(&path).ok().map(|bytes| (name, bytes)));
        }
    }
}
