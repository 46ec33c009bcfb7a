//! What stands before the text of a post: its front matter, in any of the forms that blog engines use.

use crate::post::FrontMatterForm as Form;
use crate::problem::{Code, Problem};
use serde_json::{Map, Value};

mod lines;
mod toml;
mod yaml;

/// The front matter of a post and where its text begins.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FrontMatter {
    /// The form it has.
    pub form: Form,
    /// What it says.
    pub fields: Map<String, Value>,
    /// The offset in bytes at which the text begins.
    pub body: usize,
    /// What was wrong.
    pub problems: Vec<Problem>,
}

/// A fault in a front matter: what is wrong and in which of its lines, counted from 0.
struct Fault {
    line: usize,
    message: String,
}

/// Front matter longer than this is a mistake, and no reason to spend time on it.
const LONGEST: usize = 100_000;

/// Keys that a first line must have to be front matter without a fence around it.
const KEYS: &str =
    "title date author authors tags category categories slug layout lang summary status modified description permalink keywords";

/// Splits a text into front matter and body. Front matter that is broken is read as far as it goes.
pub fn split(text: &str) -> FrontMatter {
    let lead = text.len() - text.trim_start().len();
    let start = &text[lead..];
    let first = start.lines().next().unwrap_or_default().trim_end();
    let found = match first {
        "+++" => fenced(text, lead, Form::Toml, &["+++"], toml::parse),
        "---" | "--- #" => fenced(text, lead, Form::Yaml, &["---", "..."], yaml::parse),
        "---json" | "---toml" | "---yaml" => match &first[3..] {
            "json" => fenced(text, lead, Form::Json, &["---"], json),
            "toml" => fenced(text, lead, Form::Toml, &["---"], toml::parse),
            _ => fenced(text, lead, Form::Yaml, &["---"], yaml::parse),
        },
        ";;;" => fenced(text, lead, Form::Json, &[";;;"], json),
        _ if is_rule(first) => fenced(text, lead, Form::Yaml, &[first], yaml::parse),
        _ if start.strip_prefix('{').is_some_and(|inside| inside.trim_start().starts_with('"')) => object(text, lead),
        _ if first.starts_with("<!--") || first.starts_with(".. ") => nikola(text, lead).or_else(|| comment(text, lead, first)),
        _ => unfenced(text, lead),
    };
    let mut found = found.unwrap_or_default();
    // Keys are compared in one case: engines differ.
    found.fields = found.fields.into_iter().map(|(key, value)| (key.to_ascii_lowercase(), value)).collect();
    found
}

/// What a text in JSON says, which is an object or a list.
pub fn read_json(text: &str) -> Option<Value> {
    let (value, end) = yaml::value(text.trim()).ok()?;
    (end == text.trim().len()).then_some(value)
}

/// What a text in TOML says.
pub fn read_toml(text: &str) -> Option<Value> {
    toml::parse(text).ok().map(Value::Object)
}

/// Front matter between two fences.
fn fenced(
    text: &str,
    lead: usize,
    form: Form,
    fences: &[&str],
    parse: fn(&str) -> Result<Map<String, Value>, Fault>,
) -> Option<FrontMatter> {
    let open = lead + text[lead..].find('\n')? + 1;
    let first_line = text[..open].matches('\n').count() + 1;
    let close = lines_from(text, open).find(|(_, line)| fences.contains(&line.trim_end()));
    let Some((end, fence)) = close else {
        // A rule at the start of a text is no front matter; a block of keys that is never closed is.
        let block = lines_from(text, open).find(|(_, line)| line.trim().is_empty()).map_or(text.len(), |(at, _)| at);
        let fields = lines::parse(&text[open..block]);
        if !fields.keys().any(|key| is_known(key)) {
            return None;
        }
        let problem = Problem::new(
            Code::BrokenFrontMatter,
            first_line - 1,
            "the front matter is opened and never closed; it was read up to the first empty line",
        );
        return Some(FrontMatter { form, fields, body: block, problems: vec![problem] });
    };
    let block = &text[open..end];
    let body = (end + fence.len() + 1).min(text.len());
    // `---` twice with prose between them are two rules around a paragraph.
    let (fields, problems) = read(block, first_line, parse);
    if form == Form::Yaml && fields.is_empty() && !block.trim().is_empty() && !block.contains(':') {
        return None;
    }
    Some(FrontMatter { form, fields, body, problems })
}

fn read(block: &str, first_line: usize, parse: fn(&str) -> Result<Map<String, Value>, Fault>) -> (Map<String, Value>, Vec<Problem>) {
    let long = (block.len() > LONGEST).then(|| Fault { line: 0, message: format!("it is longer than {LONGEST} bytes") });
    match long.map_or_else(|| parse(block), Err) {
        Ok(fields) => (fields, Vec::new()),
        Err(fault) => (lines::parse(&block[..block.floor_char_boundary(LONGEST)]), vec![broken(first_line, &fault)]),
    }
}

fn broken(first_line: usize, fault: &Fault) -> Problem {
    let message = format!("the front matter is broken: {}; it was read line by line", fault.message);
    Problem::new(Code::BrokenFrontMatter, first_line + fault.line, message)
}

/// A JSON object between fences, where it may lack its brackets.
fn json(block: &str) -> Result<Map<String, Value>, Fault> {
    let trimmed = block.trim();
    let whole = if trimmed.starts_with('{') { trimmed.to_owned() } else { format!("{{{trimmed}}}") };
    match yaml::value(&whole)? {
        (Value::Object(fields), end) if end == whole.len() => Ok(fields),
        (_, end) => Err(Fault { line: whole[..end].matches('\n').count(), message: "something follows the last bracket".to_owned() }),
    }
}

/// A JSON object before the text, as Hugo has it.
fn object(text: &str, lead: usize) -> Option<FrontMatter> {
    match yaml::value(&text[lead..]) {
        Ok((Value::Object(fields), length)) if fields.keys().any(|key| is_known(key)) => {
            let rest = lead + length;
            let body = rest + text[rest..].find('\n').map_or(0, |end| if text[rest..rest + end].trim().is_empty() { end + 1 } else { 0 });
            Some(FrontMatter { form: Form::Json, fields, body, problems: Vec::new() })
        }
        Ok(_) => None,
        Err(fault) => {
            let block = lines_from(text, lead).find(|(_, line)| line.trim_end() == "}").map(|(at, line)| (at, at + line.len()))?;
            let fields = lines::parse(&text[lead..block.0]);
            let first_line = text[..lead].matches('\n').count() + 1;
            fields.keys().any(|key| is_known(key)).then(|| FrontMatter {
                form: Form::Json,
                fields,
                body: block.1,
                problems: vec![broken(first_line, &fault)],
            })
        }
    }
}

/// `.. key: value` lines, alone or in an HTML comment, as Nikola has them.
fn nikola(text: &str, lead: usize) -> Option<FrontMatter> {
    let mut fields = Map::new();
    let mut body = lead;
    for (at, line) in lines_from(text, lead) {
        let content = line.trim().trim_start_matches("<!--").trim_end_matches("-->").trim();
        let closes = line.contains("-->");
        match content.strip_prefix(".. ").and_then(|pair| pair.split_once(':')) {
            Some((key, value)) => lines::insert(&mut fields, key, value),
            None if content.is_empty() => {}
            None => break,
        }
        body = (at + line.len() + 1).min(text.len());
        if closes || (line.trim().is_empty() && !text[lead..].starts_with("<!--")) {
            break;
        }
    }
    fields.keys().any(|key| is_known(key)).then_some(FrontMatter { form: Form::Nikola, fields, body, problems: Vec::new() })
}

/// YAML in an HTML comment.
fn comment(text: &str, lead: usize, first: &str) -> Option<FrontMatter> {
    let found = if first == "<!--" { fenced(text, lead, Form::Yaml, &["-->"], yaml::parse) } else { None };
    found.filter(|found| found.fields.keys().any(|key| is_known(key)))
}

/// Lines of keys without an opening fence: closed by `---` as Hexo allows, or by an empty line as Pelican and
/// `MultiMarkdown` have it.
fn unfenced(text: &str, lead: usize) -> Option<FrontMatter> {
    let first = text[lead..].lines().next()?;
    if let Some(front_matter) = jbake(text, lead) {
        return Some(front_matter);
    }
    let (key, _) = first.split_once(':')?;
    if !is_known(key) {
        return None;
    }
    // Frog has its keys as a block of code, all with the same indent.
    let indent = &text[text[..lead].rfind('\n').map_or(0, |at| at + 1)..lead];
    let block = |end: usize| text[lead..end].replace(&["\n", indent].concat(), "\n");
    let first_line = text[..lead].matches('\n').count() + 1;
    let belongs = |line: &str| line.starts_with([' ', '\t', '-', '#']) || line.split_once(':').is_some_and(|(key, _)| lines::is_key(key));
    for (at, line) in lines_from(text, lead).take(200) {
        match line.trim_end() {
            fence if fence == ";;;" || is_rule(fence) => {
                let (fields, problems) = read(&block(at), first_line, yaml::parse);
                return Some(FrontMatter { form: Form::Hexo, fields, body: (at + line.len() + 1).min(text.len()), problems });
            }
            "" => {
                // Hexo allows empty lines between keys, Pelican ends with the first.
                let hexo = lines_from(text, at)
                    .take(200)
                    .take_while(|(_, line)| line.trim().is_empty() || belongs(line))
                    .any(|(_, line)| is_rule(line.trim_end()));
                if !hexo {
                    return Some(FrontMatter { form: Form::Pelican, fields: lines::parse(&block(at)), body: at, problems: Vec::new() });
                }
            }
            line if belongs(line) => {}
            // The first line was the beginning of a sentence after all, unless there were more keys.
            _ => {
                let fields = lines::parse(&block(at));
                return (fields.len() > 1).then_some(FrontMatter { form: Form::Pelican, fields, body: at, problems: Vec::new() });
            }
        }
    }
    Some(FrontMatter { form: Form::Pelican, fields: lines::parse(&block(text.len())), body: text.len(), problems: Vec::new() })
}

/// `key=value` lines that a line of tildes closes, as `JBake` has them.
fn jbake(text: &str, lead: usize) -> Option<FrontMatter> {
    let pair = |line: &str| line.split_once('=').is_some_and(|(key, _)| lines::is_key(key));
    let mut rest = lines_from(text, lead).skip_while(|(_, line)| pair(line));
    let (end, line) =
        rest.next().filter(|(end, line)| *end > lead && line.trim_end().len() > 2 && line.trim_end().bytes().all(|byte| byte == b'~'))?;
    let fields = lines::parse(&text[lead..end]);
    let body = (end + line.len() + 1).min(text.len());
    fields.keys().any(|key| is_known(key)).then_some(FrontMatter { form: Form::Pelican, fields, body, problems: Vec::new() })
}

/// Whether a line is three dashes or more, with any number of which Hexo fences front matter.
fn is_rule(line: &str) -> bool {
    line.len() > 2 && line.bytes().all(|byte| byte == b'-')
}

fn is_known(key: &str) -> bool {
    let key = key.trim().trim_matches('"');
    KEYS.split(' ').any(|known| key.eq_ignore_ascii_case(known))
}

/// The lines from the offset `start` on, each with its own offset.
fn lines_from(text: &str, start: usize) -> impl Iterator<Item = (usize, &str)> {
    let mut at = start;
    text[start..].split('\n').map(move |line| {
        let begin = at;
        at += line.len() + 1;
        (begin, line)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_gives_the_same_fields() {
        let body = "Text: begins here.\n";
        for (form, front) in [
            (Form::Toml, "+++\ntitle = \"A day\"\ntags = [\"x\", \"y\"]\n+++\n"),
            (Form::Yaml, "---\ntitle: A day\ntags:\n  - x\n  - y\n---\n"),
            (Form::Yaml, "\n---\ntitle: \"A day\" # comment\ntags: [x, y]\n...\n"),
            (Form::Json, "{\"title\": \"A day\",\n \"tags\": [\"x\", \"y\"]}\n"),
            (Form::Json, ";;;\n\"title\": \"A day\", \"tags\": [\"x\", \"y\"]\n;;;\n"),
            (Form::Hexo, "title: A day\n\ntags:\n- x\n- y\n---\n"),
            (Form::Hexo, "title: A day\ntags: [x, y]\n--------\n"),
            (Form::Yaml, "<!--\ntitle: A day\ntags: [x, y]\n-->\n"),
            (Form::Yaml, "-----\ntitle: A day\ntags: [x, y]\n-----\n"),
        ] {
            let found = split(&format!("{front}{body}"));
            let expected = serde_json::json!({"title": "A day", "tags": ["x", "y"]});
            assert_eq!((found.form, Value::Object(found.fields), found.problems), (form, expected, vec![]), "{front}");
            assert_eq!(&format!("{front}{body}")[found.body..], body, "{front}");
        }
        for (form, front) in [
            (Form::Pelican, "Title: A day\nTags: x, y\n"),
            (Form::Pelican, "title=A day\ntags=x, y\n~~~~~~\n"),
            (Form::Nikola, "<!--\n.. title: A day\n.. tags: x, y\n-->\n"),
            (Form::Nikola, ".. title: A day\n.. tags: x, y\n"),
        ] {
            let found = split(&format!("{front}\n{body}"));
            let expected = serde_json::json!({"title": "A day", "tags": "x, y"});
            assert_eq!((found.form, Value::Object(found.fields)), (form, expected), "{front}");
            assert_eq!(format!("{front}\n{body}")[found.body..].trim_start(), body, "{front}");
        }
    }

    #[test]
    fn prose_is_no_front_matter() {
        for text in [
            "Title: the word begins this sentence.\nIt goes on.",
            "---\n\nA rule above.\n\n---\n\nand below",
            "{curly} start",
            "<!-- a comment -->\nText",
            "",
            "---",
            "+++",
        ] {
            assert_eq!(split(text).form, Form::None, "{text}");
        }
    }

    #[test]
    fn broken_front_matter_is_a_problem_with_its_line_and_still_read() {
        for (text, line) in [
            ("---\ntitle: \"A day\ndate: 2024-01-02\n---\nBody", 2),
            ("+++\ntitle = A day\ndate = \"2024-01-02\"\n+++\nBody", 2),
            ("---\ntitle: A day\ndate: 2024-01-02\n\nBody", 1),
        ] {
            let found = split(text);
            let codes: Vec<_> = found.problems.iter().map(|problem| (problem.code, problem.line.is_some_and(|at| at >= line))).collect();
            assert_eq!(codes, [(Code::BrokenFrontMatter, true)], "{text}");
            assert_eq!(found.fields.get("date").and_then(Value::as_str), Some("2024-01-02"), "{text}");
            assert_eq!(text[found.body..].trim(), "Body", "{text}");
        }
    }
}
