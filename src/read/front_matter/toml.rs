//! TOML front matter: what front matter uses of TOML 1.0, without the weight of a whole implementation in the page.
//!
//! Keys plain, quoted and dotted; strings of all four kinds, numbers, truth values, dates and fractions, the latter two as text; arrays and
//! inline tables over several lines; tables and arrays of tables. Where TOML forbids to say a thing twice, the last one holds.

use super::Fault;
use serde_json::{Map, Value};

/// Deeper values than this are a mistake.
const DEEPEST: usize = 32;

pub(super) fn parse(block: &str) -> Result<Map<String, Value>, Fault> {
    let mut parser = Parser { text: block, at: 0, depth: 0 };
    let mut root = Map::new();
    let mut table: Vec<String> = Vec::new();
    loop {
        parser.skip_blank();
        if parser.rest().is_empty() {
            return Ok(root);
        }
        if parser.takes("[[") {
            table = parser.keys()?;
            parser.expect("]]")?;
            if let Some((last, parents)) = table.split_last()
                && let Some(table) = enter(&mut root, parents)
                && let Value::Array(rows) = table.entry(last).or_insert_with(|| Value::Array(Vec::new()))
            {
                rows.push(Value::Object(Map::new()));
            }
        } else if parser.takes("[") {
            table = parser.keys()?;
            parser.expect("]")?;
        } else {
            let (keys, value) = parser.pair()?;
            insert(&mut root, &[table.as_slice(), &keys].concat(), value);
        }
        parser.end_of_line()?;
    }
}

/// The table of that name, made where it is missing; of an array of tables the last.
fn enter<'t>(table: &'t mut Map<String, Value>, keys: &[String]) -> Option<&'t mut Map<String, Value>> {
    let mut table = table;
    for key in keys {
        let value = table.entry(key).or_insert(Value::Null);
        if !matches!(value, Value::Object(_)) && !value.as_array().is_some_and(|rows| rows.last().is_some_and(Value::is_object)) {
            *value = Value::Object(Map::new());
        }
        table = match value {
            Value::Array(rows) => rows.last_mut()?.as_object_mut()?,
            other => other.as_object_mut()?,
        };
    }
    Some(table)
}

fn insert(table: &mut Map<String, Value>, keys: &[String], value: Value) {
    if let Some((last, parents)) = keys.split_last()
        && let Some(table) = enter(table, parents)
    {
        table.insert(last.clone(), value);
    }
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
}

impl<'t> Parser<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn fault<T>(&self, message: &str) -> Result<T, Fault> {
        let before = self.text.get(..self.at).unwrap_or(self.text);
        Err(Fault { line: before.matches('\n').count(), message: message.to_owned() })
    }

    /// Goes past `mark`, if that is next.
    fn takes(&mut self, mark: &str) -> bool {
        let next = self.rest().starts_with(mark);
        self.at += if next { mark.len() } else { 0 };
        next
    }

    /// Goes past spaces.
    fn skip_spaces(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start_matches([' ', '\t']).len();
    }

    /// Goes past white space, empty lines and comments.
    fn skip_blank(&mut self) {
        loop {
            self.at += self.rest().len() - self.rest().trim_start().len();
            if !self.rest().starts_with('#') {
                break;
            }
            self.at += self.rest().find('\n').unwrap_or(self.rest().len());
        }
    }

    fn expect(&mut self, mark: &str) -> Result<(), Fault> {
        self.skip_spaces();
        if self.takes(mark) { Ok(()) } else { self.fault(&format!("`{mark}` is missing")) }
    }

    fn end_of_line(&mut self) -> Result<(), Fault> {
        self.skip_spaces();
        if self.rest().is_empty() || self.rest().starts_with(['\n', '#']) {
            Ok(())
        } else {
            self.fault("something follows the value in its line")
        }
    }

    /// `key = value`
    fn pair(&mut self) -> Result<(Vec<String>, Value), Fault> {
        let keys = self.keys()?;
        self.expect("=")?;
        Ok((keys, self.value()?))
    }

    /// A key, dotted or not.
    fn keys(&mut self) -> Result<Vec<String>, Fault> {
        let mut keys = Vec::new();
        loop {
            self.skip_spaces();
            if self.rest().starts_with(['"', '\'']) {
                keys.push(self.string()?);
            } else {
                let end = self
                    .rest()
                    .find(|character: char| !character.is_alphanumeric() && character != '_' && character != '-')
                    .unwrap_or(self.rest().len());
                if end == 0 {
                    return self.fault("a key is missing");
                }
                keys.push(self.rest()[..end].to_owned());
                self.at += end;
            }
            self.skip_spaces();
            if !self.takes(".") {
                return Ok(keys);
            }
            if keys.len() >= DEEPEST {
                return self.fault("the key has too many parts");
            }
        }
    }

    fn value(&mut self) -> Result<Value, Fault> {
        self.skip_spaces();
        self.depth += 1;
        if self.depth > DEEPEST {
            return self.fault("it is nested too deeply");
        }
        let value = match self.rest().chars().next() {
            Some('"' | '\'') => self.string().map(Value::String),
            Some('[') => self.array(),
            Some('{') => self.inline_table(),
            _ => self.bare(),
        };
        self.depth -= 1;
        value
    }

    fn array(&mut self) -> Result<Value, Fault> {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            self.skip_blank();
            if self.takes("]") {
                return Ok(Value::Array(items));
            }
            items.push(self.value()?);
            self.skip_blank();
            if !self.takes(",") && !self.rest().starts_with(']') {
                return self.fault("a `,` or `]` is missing in the list");
            }
        }
    }

    fn inline_table(&mut self) -> Result<Value, Fault> {
        self.at += 1;
        let mut table = Map::new();
        loop {
            self.skip_blank();
            if self.takes("}") {
                return Ok(Value::Object(table));
            }
            let (keys, value) = self.pair()?;
            insert(&mut table, &keys, value);
            self.skip_blank();
            if !self.takes(",") && !self.rest().starts_with('}') {
                return self.fault("a `,` or `}` is missing in the table");
            }
        }
    }

    /// A number, a truth value or a date; anything else is text that lacks its quotes.
    fn bare(&mut self) -> Result<Value, Fault> {
        let end = self.rest().find([',', ']', '}', '\n', '#']).unwrap_or(self.rest().len());
        let text = self.rest()[..end].trim_end();
        let digits = text.replace('_', "");
        let value = match text {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            _ if text.len() >= 5
                && text.starts_with(|first: char| first.is_ascii_digit())
                && text.contains([':', '-'])
                && !text.contains('e') =>
            {
                Value::from(text)
            }
            _ => match digits.parse::<i64>() {
                Ok(number) => Value::from(number),
                // Nothing in front matter is computed with; reading fractions as such would cost the page their tables.
                Err(_) if is_fraction(&digits) => Value::from(text),
                Err(_) => return self.fault("a value is missing its quotes"),
            },
        };
        self.at += text.len();
        Ok(value)
    }

    /// A string of any of the four kinds.
    fn string(&mut self) -> Result<String, Fault> {
        let rest = self.rest();
        for fence in ["\"\"\"", "'''"] {
            if let Some(inside) = rest.strip_prefix(fence) {
                let Some(end) = Self::close(inside, fence) else { return self.fault("a string is never closed") };
                // The newline right after the fence is none; up to two quotes may stand before the closing one.
                let more = inside[end + 3..].chars().take_while(|quote| fence.starts_with(*quote)).take(2).count();
                let body = &inside[..end + more];
                self.at += 2 * fence.len() + body.len();
                let body = body.strip_prefix('\n').unwrap_or(body);
                return Ok(if fence.starts_with('"') { unescaped(body) } else { body.to_owned() });
            }
        }
        let fence = &rest[..1];
        let line = rest[1..].split('\n').next().unwrap_or_default();
        let Some(end) = Self::close(line, fence) else { return self.fault("a string is never closed") };
        self.at += end + 2;
        let body = &line[..end];
        Ok(if fence == "\"" { unescaped(body) } else { body.to_owned() })
    }

    /// Where the fence closes: of a basic string not after a backslash.
    fn close(inside: &str, fence: &str) -> Option<usize> {
        let mut from = 0;
        loop {
            let at = from + inside[from..].find(fence)?;
            let slashes = inside[..at].len() - inside[..at].trim_end_matches('\\').len();
            if fence.starts_with('\'') || slashes.is_multiple_of(2) {
                return Some(at);
            }
            from = at + 1;
        }
    }
}

/// Whether a text is a number that is not whole: `0.5`, `-1e3`, `inf`.
fn is_fraction(text: &str) -> bool {
    let bare = text.trim_start_matches(['+', '-']);
    let number = bare.starts_with(|first: char| first.is_ascii_digit());
    matches!(bare, "inf" | "nan")
        || number && bare.chars().all(|character| character.is_ascii_digit() || matches!(character, '.' | 'e' | 'E' | '+' | '-'))
}

/// A basic string with its escapes resolved; an unknown escape stands for itself.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        plain.push_str(&rest[..at]);
        let escape = rest[at + 1..].chars().next().unwrap_or_default();
        rest = &rest[at + 1..];
        let code = |length: usize| rest.get(1..=length).and_then(|digits| u32::from_str_radix(digits, 16).ok()).and_then(char::from_u32);
        let (shown, used) = match escape {
            'n' => (Some('\n'), 1),
            't' => (Some('\t'), 1),
            'r' => (Some('\r'), 1),
            'b' => (Some('\u{8}'), 1),
            'f' => (Some('\u{c}'), 1),
            '"' | '\\' => (Some(escape), 1),
            'u' if code(4).is_some() => (code(4), 5),
            'U' if code(8).is_some() => (code(8), 9),
            // A backslash at the end of a line joins it with the next.
            _ if rest.trim_start_matches([' ', '\t']).starts_with('\n') => (None, rest.len() - rest.trim_start().len()),
            _ => (Some('\\'), 0),
        };
        plain.extend(shown);
        rest = &rest[used..];
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the reference implementation makes of a block, dates and fractions as text.
    fn reference(value: toml::Value) -> Value {
        match value {
            toml::Value::String(text) => Value::String(text),
            toml::Value::Integer(number) => Value::from(number),
            toml::Value::Float(number) => Value::from(number.to_string()),
            toml::Value::Boolean(truth) => Value::Bool(truth),
            toml::Value::Datetime(moment) => Value::String(moment.to_string()),
            toml::Value::Array(items) => Value::Array(items.into_iter().map(reference).collect()),
            toml::Value::Table(table) => Value::Object(table.into_iter().map(|(key, value)| (key, reference(value))).collect()),
        }
    }

    #[test]
    fn blocks_are_read_as_the_reference_implementation_reads_them() {
        for block in [
            "title = \"A \\\"day\\\" \\u00e9\\n\"\nweight = 1_000\nshare = 0.5\ndraft = false # a comment\n",
            "date = 2024-03-25T06:46:05Z\nday = 2024-03-25\n",
            "tags = [\n  \"a\", # one\n  'b\\c',\n]\n[taxonomies]\ntags = [\"x, y\", \"z\"]\n[params.seo]\n\"a key\" = 'v'\n",
            "a.b.c = 1\na.b.d = [[1, 2], [\"x\"]]\npoint = { x = 1, y = { z = \"q\" } }\n",
            "[[authors]]\nname = \"Ann\"\n[[authors]]\nname = \"Bo\"\n[authors.links]\nweb = \"w\"\n",
            "text = \"\"\"\nOne\nTwo \\\n   three \"quoted\"\"\"\"\nraw = '''a\\b'c'''\nempty = \"\"\n",
            "",
            "# only a comment",
        ] {
            let expected = reference(toml::Value::Table(block.parse().expect("the block is TOML")));
            let found = parse(block).map_err(|fault| fault.message);
            assert_eq!(found.map(Value::Object), Ok(expected), "{block}");
        }
    }

    #[test]
    fn what_is_no_toml_is_a_fault_with_its_line() {
        for (block, line) in [
            ("a = 1\nb = \"x\nc = 2", 1),
            ("a = x y", 0),
            ("a = [1 2]", 0),
            ("= 1", 0),
            ("[a\nb = 1", 0),
            ("a = 1 b = 2", 0),
            ("a = {x = 1", 0),
            ("a =", 0),
        ] {
            assert_eq!(parse(block).map_err(|fault| fault.line), Err(line), "{block}");
        }
        assert!(parse(&format!("a = {}", "[".repeat(100_000))).is_err());
    }
}
