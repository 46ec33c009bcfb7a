//! YAML front matter, from the events of a parser: aliases are never followed, so they cannot multiply.

use super::Fault;
use saphyr_parser::{Event, Parser, ScalarStyle, ScanError};
use serde_json::{Map, Value};

/// Deeper front matter than this is a mistake; the bound also keeps the parser's time linear.
const DEEPEST: usize = 40;

/// A list or map that is not closed yet.
enum Open {
    List(Vec<Value>),
    Map(Map<String, Value>, Option<String>),
}

pub(super) fn parse(block: &str) -> Result<Map<String, Value>, Fault> {
    let brackets = block.matches(['[', '{']).count();
    if brackets > 2_000 {
        return Err(Fault { line: 0, message: "it holds too many brackets".to_owned() });
    }
    // `@` and a backtick cannot begin a plain scalar, yet handles and code are common values; tabs are common indents.
    let mut stack: Vec<Open> = Vec::new();
    let mut root = None;
    for event in Parser::new_from_str(block) {
        let (event, span) = event.map_err(|error: ScanError| fault(error.marker().line(), error.info()))?;
        let value = match event {
            Event::SequenceStart(..) => {
                stack.push(Open::List(Vec::new()));
                None
            }
            Event::MappingStart(..) => {
                stack.push(Open::Map(Map::new(), None));
                None
            }
            Event::SequenceEnd | Event::MappingEnd => stack.pop().map(|open| match open {
                Open::List(items) => Value::Array(items),
                Open::Map(fields, _) => Value::Object(fields),
            }),
            Event::Scalar(text, style, ..) => Some(scalar(&text, style)),
            Event::Alias(_) => Some(Value::Null),
            Event::DocumentEnd => break,
            _ => None,
        };
        if stack.len() > DEEPEST {
            return Err(fault(span.start.line(), "it is nested too deeply"));
        }
        if let Some(value) = value {
            place(value, &mut stack, &mut root);
        }
    }
    match root {
        Some(Value::Object(fields)) => Ok(fields),
        None | Some(Value::Null) => Ok(Map::new()),
        Some(_) => Err(fault(1, "it is no list of keys and values")),
    }
}

fn fault(line: usize, message: &str) -> Fault {
    Fault { line: line.saturating_sub(1), message: message.to_owned() }
}

fn place(value: Value, stack: &mut [Open], root: &mut Option<Value>) {
    match stack.last_mut() {
        None => *root = Some(value),
        Some(Open::List(items)) => items.push(value),
        Some(Open::Map(fields, key)) => match key.take() {
            Some(key) => {
                fields.insert(key, value);
            }
            // A key that is no text names nothing here.
            None => *key = Some(value.as_str().unwrap_or_default().to_owned()),
        },
    }
}

/// Text stays text, whatever it looks like: a title may be `2024` and an author `yes`. Only truth is told apart.
fn scalar(text: &str, style: ScalarStyle) -> Value {
    match (style, text) {
        (ScalarStyle::Plain, "true" | "True" | "yes") => Value::Bool(true),
        (ScalarStyle::Plain, "false" | "False" | "no") => Value::Bool(false),
        (ScalarStyle::Plain, "" | "~" | "null") => Value::Null,
        _ => Value::String(text.to_owned()),
    }
}
