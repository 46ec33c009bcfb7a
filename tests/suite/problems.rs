//! `docs/problems.md`: every kind of problem has a section, and the example in it has the problem.

use crate::fixture::understanding;
use hallway::problem::{Code, Problem};
use hallway::read::read;
use serde_json::{Value, to_value};
use std::collections::BTreeMap;

const PAGE: &str = include_str!("../../docs/problems.md");

/// A section of the page: what its heading calls the severity, what it says, and its example.
#[derive(Debug)]
struct Section<'p> {
    severity: &'p str,
    text: &'p str,
    example: Vec<u8>,
}

/// The sections by the code in their headings.
fn sections() -> BTreeMap<&'static str, Section<'static>> {
    let sections = PAGE.split("\n## `").skip(1).map(|section| {
        let (heading, body) = section.split_once('\n').expect("a heading has a line");
        let (code, severity) = heading.split_once("` (").expect("a heading tells the severity");
        let (text, example) = body.split_once("\n```").expect("a section has an example");
        let (form, example) = example.split_once('\n').expect("an example has a form");
        let example = example.split("\n```").next().unwrap_or_default();
        let example = if form == "bytes" { bytes(example) } else { example.as_bytes().to_vec() };
        (code, Section { severity: severity.trim_end_matches(')'), text, example })
    });
    sections.collect()
}

/// An example in which `\xE9` stands for a byte.
fn bytes(example: &str) -> Vec<u8> {
    let mut parts = example.split("\\x");
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(&part[..2], 16).expect("two digits stand for a byte"));
        bytes.extend(&part.as_bytes()[2..]);
    }
    bytes
}

/// The problems of a post.
fn problems(bytes: &[u8]) -> Vec<Problem> {
    read("a-post.md", bytes).map_or_else(|problem| vec![problem], |reading| understanding().post(reading).problems)
}

#[test]
fn every_kind_of_problem_is_explained_with_an_example() {
    let mut sections = sections();
    for code in Code::ALL {
        let name = to_value(code).expect("a code is JSON");
        let section = name.as_str().and_then(|name| sections.remove(name)).unwrap_or_else(|| panic!("{name} has no section"));
        let found = problems(&section.example);
        let problem = found.iter().find(|problem| problem.code == code).unwrap_or_else(|| panic!("{name}: {found:?}"));
        assert_eq!(to_value(problem.severity).expect("a severity is JSON"), Value::from(section.severity), "{name}");
        assert!(section.text.contains(code.help()), "{name}: the page says what to do, {:?}", code.help());
    }
    assert!(sections.is_empty(), "there is no such problem: {sections:?}");
}
