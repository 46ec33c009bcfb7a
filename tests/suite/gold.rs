//! The posts that ship with the program, held against what careful readers found in them: `tests/gold/seeds.json`.

use crate::command::hallway;
use crate::score::{Score, score};
use serde_json::{Map, Value};

/// What every post and all of them together must reach.
const FLOOR: f64 = 0.999;

#[test]
fn the_seeds_are_understood_as_careful_readers_do() {
    let key: Map<String, Value> = serde_json::from_str(include_str!("../gold/seeds.json")).expect("the key is an object");
    assert!(key.len() >= 5, "the key lists the five seeds");
    let paths: Vec<String> = key.keys().map(|name| format!("seeds/{name}")).collect();
    let words: Vec<&str> = ["inspect"].into_iter().chain(paths.iter().map(String::as_str)).collect();
    let run = hallway(&words);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    let posts = run.json();
    let posts = posts.as_array().expect("inspect prints an array");
    assert_eq!(posts.len(), key.len());
    let scores: Vec<_> = key.values().zip(posts).map(|(wanted, post)| score(wanted, post)).collect();
    let report: Vec<String> = paths.iter().zip(&scores).map(|(path, score)| format!("{path}: {score}")).collect();
    let mean = scores.iter().map(Score::total).sum::<f64>() / f64::from(u32::try_from(scores.len()).expect("few posts"));
    assert!(scores.iter().all(|score| score.total() >= FLOOR) && mean >= FLOOR, "mean {mean:.3}\n{}", report.join("\n"));
}
