//! YAML front matter: what front matter uses of YAML 1.2, without the weight of a whole implementation in the page.
//!
//! Maps and lists nested by indentation; lists and maps in brackets, over lines too; plain and quoted text that goes on over
//! lines; literal and folded blocks; comments. Anchors and tags are passed over, and an alias is nothing: none can multiply.
//! Where a key stands twice, the last one holds. JSON is YAML in brackets and needs no reader of its own.

use super::Fault;
use serde_json::{Map, Value};

/// Deeper values than this are a mistake.
const DEEPEST: usize = 40;

/// What separates words and lines. Other white space is text.
const BLANK: [char; 3] = [' ', '\t', '\n'];

pub(super) fn parse(block: &str) -> Result<Map<String, Value>, Fault> {
    let end = super::lines_from(block, 0).find(|(_, line)| line.trim_end() == "...").map_or(block.len(), |(at, _)| at);
    let mut parser = Parser { text: &block[..end], at: 0, depth: 0, brackets: 0 };
    let root = match parser.next_line()? {
        Some(column) => parser.block(column, 0)?,
        None => Value::Null,
    };
    if parser.next_line()?.is_some() {
        return parser.fault("a line is indented like none before it");
    }
    match root {
        Value::Object(fields) => Ok(fields),
        Value::Null => Ok(Map::new()),
        _ => Err(Fault { line: 0, message: "it is no list of keys and values".to_owned() }),
    }
}

/// The value that the text begins with, as JSON has it, and where it ends.
pub(super) fn value(text: &str) -> Result<(Value, usize), Fault> {
    let mut parser = Parser { text, at: 0, depth: 0, brackets: 0 };
    let value = parser.value(0)?;
    Ok((value, parser.at))
}

/// A reader of YAML. `least` is everywhere the indentation that a line must have to go on with the value.
struct Parser<'t> {
    text: &'t str,
    at: usize,
    /// How many maps and lists are open.
    depth: usize,
    /// How many of them are in brackets, where indentation means nothing.
    brackets: usize,
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
    fn takes(&mut self, mark: char) -> bool {
        let next = self.rest().starts_with(mark);
        self.at += if next { mark.len_utf8() } else { 0 };
        next
    }

    /// Goes past spaces.
    fn skip_spaces(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start_matches([' ', '\t']).len();
    }

    /// Goes past white space, empty lines and comments.
    fn skip_blank(&mut self) {
        loop {
            self.at += self.rest().len() - self.rest().trim_start_matches(BLANK).len();
            if !self.rest().starts_with('#') {
                break;
            }
            self.at += self.rest().find('\n').unwrap_or(self.rest().len());
        }
    }

    /// Goes past spaces, tags and anchors.
    fn skip_properties(&mut self) {
        self.skip_spaces();
        while self.rest().starts_with(['!', '&']) {
            self.skip_name();
            self.skip_spaces();
        }
    }

    /// Goes past a tag, an anchor or an alias.
    fn skip_name(&mut self) {
        let ends = |character: char| BLANK.contains(&character) || (self.brackets > 0 && is_bracket(character));
        self.at += self.rest().find(ends).unwrap_or(self.rest().len());
    }

    /// Goes to the next line that says something, unless the parser is already within one; its column there.
    fn next_line(&mut self) -> Result<Option<usize>, Fault> {
        self.skip_blank();
        if self.rest().is_empty() {
            return Ok(None);
        }
        let column = self.column();
        let indentation = self.text.get(self.at - column..self.at).unwrap_or_default();
        if indentation.contains('\t') && indentation.trim().is_empty() {
            return self.fault("a line is indented by a tab");
        }
        Ok(Some(column))
    }

    fn column(&self) -> usize {
        let before = self.text.get(..self.at).unwrap_or_default();
        before.len() - before.rfind('\n').map_or(0, |end| end + 1)
    }

    /// Whether nothing more stands in this line.
    fn at_line_end(&mut self) -> bool {
        self.skip_spaces();
        self.rest().is_empty() || self.rest().starts_with(['\n', '#'])
    }

    /// Whether a `mark` is next that stands alone, as a dash before an item and a colon behind a key do.
    fn at_mark(&self, mark: char) -> bool {
        self.rest().strip_prefix(mark).is_some_and(|after| after.is_empty() || after.starts_with(BLANK))
    }

    /// Whether no plain text can begin here. A dash, a question mark or a colon may begin a word, but not stand alone.
    fn at_reserved(&self) -> bool {
        self.rest().starts_with([',', ']', '}', '%', '@', '`', '|', '>', '#', '&', '!'])
            || ['-', '?', ':'].iter().any(|mark| self.at_mark(*mark))
    }

    fn enter(&mut self) -> Result<(), Fault> {
        self.depth += 1;
        if self.depth > DEEPEST { self.fault("it is nested too deeply") } else { Ok(()) }
    }

    /// The map, list or text that begins here, in the given column.
    fn block(&mut self, column: usize, least: usize) -> Result<Value, Fault> {
        if self.at_mark('-') {
            return self.list(column);
        }
        match self.key()? {
            Some(key) => self.map(column, key),
            None => self.inline(least),
        }
    }

    /// A list whose dashes stand in the given column.
    fn list(&mut self, column: usize) -> Result<Value, Fault> {
        self.enter()?;
        let mut items = Vec::new();
        loop {
            self.at += 1;
            self.skip_spaces();
            let inner = self.column();
            self.skip_properties();
            items.push(if self.at_line_end() { self.below(column + 1)? } else { self.block(inner, column + 1)? });
            if self.next_line()? != Some(column) || !self.at_mark('-') {
                self.depth -= 1;
                return Ok(Value::Array(items));
            }
        }
    }

    /// A map whose keys stand in the given column and whose first key was just read.
    fn map(&mut self, column: usize, first: String) -> Result<Value, Fault> {
        self.enter()?;
        let mut fields = Map::new();
        let mut key = first;
        loop {
            self.skip_properties();
            let value = if !self.at_line_end() {
                self.inline(column + 1)?
            } else if self.next_line()? == Some(column) && self.at_mark('-') {
                // The items of a list may stand in the column of its key.
                self.list(column)?
            } else {
                self.below(column + 1)?
            };
            fields.insert(key, value);
            if self.next_line()? != Some(column) {
                self.depth -= 1;
                return Ok(Value::Object(fields));
            }
            key = match self.key()? {
                Some(key) => key,
                None => return self.fault("a key or its `:` is missing"),
            };
        }
    }

    /// The value on the lines below a key or a dash: nothing, unless they are indented enough.
    fn below(&mut self, least: usize) -> Result<Value, Fault> {
        match self.next_line()? {
            Some(column) if column >= least => self.block(column, least),
            _ => Ok(Value::Null),
        }
    }

    /// The key that begins here, and goes past its colon; nothing if here is none.
    fn key(&mut self) -> Result<Option<String>, Fault> {
        let start = self.at;
        self.skip_properties();
        if self.at_reserved() || self.rest().starts_with(['[', '{']) {
            self.at = start;
            return Ok(None);
        }
        let key = if self.rest().starts_with(['"', '\'']) {
            self.quoted(0)?
        } else {
            let key = &self.rest()[..self.plain_end()];
            self.at += key.len();
            key.trim_end().to_owned()
        };
        self.skip_spaces();
        if self.at_mark(':') {
            self.at += 1;
            return Ok(Some(key));
        }
        self.at = start;
        Ok(None)
    }

    /// A value that begins in this line and is no list or map by indentation.
    fn inline(&mut self, least: usize) -> Result<Value, Fault> {
        self.skip_properties();
        if self.rest().starts_with(['|', '>']) {
            return self.verbatim(least).map(Value::String);
        }
        let value = self.value(least)?;
        if self.at_line_end() { Ok(value) } else { self.fault("something follows the value in its line; a `: ` in a value needs quotes") }
    }

    /// A list or map in brackets, or text on one line or more.
    fn value(&mut self, least: usize) -> Result<Value, Fault> {
        match self.rest().chars().next() {
            Some('[' | '{') => self.bracketed(least),
            Some('"' | '\'') => self.quoted(least).map(Value::String),
            Some('*') => {
                self.skip_name();
                Ok(Value::Null)
            }
            _ => self.plain(least).map(|text| told(&text)),
        }
    }

    fn bracketed(&mut self, least: usize) -> Result<Value, Fault> {
        self.enter()?;
        self.brackets += 1;
        let close = if self.rest().starts_with('[') { ']' } else { '}' };
        self.at += 1;
        let mut items = Vec::new();
        let mut fields = Map::new();
        loop {
            self.skip_blank();
            if self.takes(close) {
                break;
            }
            self.skip_properties();
            self.skip_blank();
            let item = self.value(least)?;
            self.skip_blank();
            let is_pair = self.takes(':');
            let mut value = Value::Null;
            if is_pair {
                self.skip_blank();
                self.skip_properties();
                self.skip_blank();
                if !self.rest().starts_with([',', close]) {
                    value = self.value(least)?;
                }
            }
            let key = item.as_str().unwrap_or_default();
            if close == '}' {
                fields.insert(key.to_owned(), value);
            } else if is_pair {
                items.push(Value::Object(Map::from_iter([(key.to_owned(), value)])));
            } else {
                items.push(item);
            }
            self.skip_blank();
            if !self.takes(',') && !self.rest().starts_with(close) {
                return self.fault("a `,` or a closing bracket is missing");
            }
        }
        self.brackets -= 1;
        self.depth -= 1;
        Ok(if close == ']' { Value::Array(items) } else { Value::Object(fields) })
    }

    /// Goes past the end of this line and the empty ones below it, and puts in what they stand for: one break is a space.
    fn fold(&mut self, text: &mut String) {
        let after = self.rest().trim_start_matches(BLANK);
        let breaks = self.rest()[..self.rest().len() - after.len()].matches('\n').count();
        self.at = self.text.len() - after.len();
        if breaks == 1 {
            text.push(' ');
        }
        text.extend(std::iter::repeat_n('\n', breaks.saturating_sub(1)));
    }

    /// Text without quotes.
    fn plain(&mut self, least: usize) -> Result<String, Fault> {
        if self.at_reserved() {
            return self.fault("this cannot begin a value; it needs quotes");
        }
        let mut text = String::new();
        loop {
            let words = self.rest()[..self.plain_end()].trim_end();
            text.push_str(words);
            self.at += words.len();
            let end = self.at;
            self.skip_spaces();
            if !self.rest().starts_with('\n') {
                return Ok(text);
            }
            let length = text.len();
            self.fold(&mut text);
            if self.plain_end() == 0 || (self.brackets == 0 && self.column() < least) {
                text.truncate(length);
                self.at = end;
                return Ok(text);
            }
        }
    }

    /// The length of the plain text in this line: up to a comment, a colon behind a key, or what ends a value in brackets.
    fn plain_end(&self) -> usize {
        let rest = self.rest();
        let mut before = ' ';
        for (at, character) in rest.char_indices() {
            let after = rest[at + character.len_utf8()..].chars().next().unwrap_or('\n');
            let ends = match character {
                '\n' => true,
                '#' => BLANK.contains(&before),
                ':' => BLANK.contains(&after) || (self.brackets > 0 && is_bracket(after)),
                _ => self.brackets > 0 && is_bracket(character),
            };
            if ends {
                return at;
            }
            before = character;
        }
        rest.len()
    }

    /// Text in quotes of either kind.
    fn quoted(&mut self, least: usize) -> Result<String, Fault> {
        let start = self.at;
        let quote = if self.rest().starts_with('"') { '"' } else { '\'' };
        self.at += 1;
        let mut text = String::new();
        // White space up to here stays, though a line ends behind it: it was written as an escape.
        let mut kept = 0;
        loop {
            let Some(run) = self.rest().find([quote, '\\', '\n']) else {
                self.at = start;
                return self.fault("a quoted text is never closed");
            };
            text.push_str(&self.rest()[..run]);
            self.at += run;
            if self.rest().starts_with('\n') {
                text.truncate(text.trim_end_matches([' ', '\t']).len().max(kept));
                self.fold(&mut text);
                if self.column() < least && self.brackets == 0 {
                    self.at = start;
                    return self.fault("a quoted text goes on without indentation");
                }
            } else if self.takes('\\') {
                if quote == '"' {
                    self.escape(&mut text)?;
                } else {
                    text.push('\\');
                }
                kept = text.len();
            } else {
                self.at += 1;
                if quote == '"' || !self.takes('\'') {
                    return Ok(text);
                }
                text.push('\'');
            }
        }
    }

    /// What follows a backslash.
    fn escape(&mut self, text: &mut String) -> Result<(), Fault> {
        let escape = self.rest().chars().next().unwrap_or_default();
        if escape == '\n' {
            // The next line follows without a space; empty ones between still count.
            self.at += 1;
            let empty = self.rest().len() - self.rest().trim_start_matches(BLANK).len();
            text.extend(self.rest()[..empty].chars().filter(|character| *character == '\n'));
            self.at += empty;
            return Ok(());
        }
        let digits = match escape {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        let meant = match escape {
            '0' => Some('\0'),
            'a' => Some('\u{7}'),
            'b' => Some('\u{8}'),
            't' | '\t' => Some('\t'),
            'n' => Some('\n'),
            'v' => Some('\u{b}'),
            'f' => Some('\u{c}'),
            'r' => Some('\r'),
            'e' => Some('\u{1b}'),
            ' ' | '"' | '/' | '\\' => Some(escape),
            'N' => Some('\u{85}'),
            '_' => Some('\u{a0}'),
            'L' => Some('\u{2028}'),
            'P' => Some('\u{2029}'),
            _ if digits > 0 => self.code(1, digits).and_then(|code| char::from_u32(code).or_else(|| self.pair(code))),
            _ => None,
        };
        let Some(meant) = meant else { return self.fault("a backslash is followed by what is no escape") };
        text.push(meant);
        self.at += 1 + digits + if digits == 4 && meant > '\u{ffff}' { "\\uXXXX".len() } else { 0 };
        Ok(())
    }

    /// The number in hexadecimal digits that stands so far ahead.
    fn code(&self, ahead: usize, digits: usize) -> Option<u32> {
        u32::from_str_radix(self.rest().get(ahead..ahead + digits)?, 16).ok()
    }

    /// The character of which JSON writes the halves, as UTF-16 has them, in two escapes: `\ud83d\ude00`.
    fn pair(&self, high: u32) -> Option<char> {
        let low = self.code("uXXXX\\u".len(), 4)?;
        let halves = [u16::try_from(high).ok()?, u16::try_from(low).ok()?];
        char::decode_utf16(halves).next()?.ok()
    }

    /// A literal block, introduced by `|`, or a folded one, introduced by `>`.
    fn verbatim(&mut self, least: usize) -> Result<String, Fault> {
        let folded = self.rest().starts_with('>');
        let header = self.rest().split('\n').next().unwrap_or_default();
        let marks = header[1..].split(" #").next().unwrap_or_default().trim_end();
        if !marks.chars().all(|mark| matches!(mark, '+' | '-' | '1'..='9')) {
            return self.fault("something follows the mark of a text block");
        }
        self.at += header.len();
        self.takes('\n');
        // How far the block is indented: as the mark says, else as its first line is.
        let mut indentation = marks.chars().find_map(|mark| mark.to_digit(10)).map(|more| least.saturating_sub(1) + more as usize);
        let mut text = String::new();
        // How many line breaks stand between the text and this line, and whether it is indented further than the others.
        let mut breaks = 0;
        let mut indented = false;
        for line in self.rest().split_inclusive('\n') {
            let spaces = line.len() - line.trim_start_matches(' ').len();
            let content = line.trim_end_matches('\n');
            let empty = content.len() == spaces && indentation.is_none_or(|indentation| spaces <= indentation);
            if !empty && spaces < indentation.unwrap_or(least) {
                break;
            }
            self.at += line.len();
            if empty {
                breaks += 1;
                continue;
            }
            let content = &content[*indentation.get_or_insert(spaces)..];
            let further = content.starts_with([' ', '\t']);
            let joined = folded && !further && !indented && !text.is_empty();
            if joined && breaks == 1 {
                text.push(' ');
            } else {
                text.extend(std::iter::repeat_n('\n', breaks - usize::from(joined)));
            }
            text.push_str(content);
            indented = further;
            breaks = 1;
        }
        // Without a sign, one break is left at the end.
        let kept = match marks.find(['-', '+']) {
            Some(sign) if marks[sign..].starts_with('-') => 0,
            Some(_) => breaks,
            None => usize::from(!text.is_empty()),
        };
        text.extend(std::iter::repeat_n('\n', kept));
        Ok(text)
    }
}

fn is_bracket(character: char) -> bool {
    matches!(character, ',' | '[' | ']' | '{' | '}')
}

/// Text stays text, whatever it looks like: a title may be `2024` and an author `yes`. Only truth is told apart.
fn told(plain: &str) -> Value {
    match plain {
        "true" | "True" | "yes" => Value::Bool(true),
        "false" | "False" | "no" => Value::Bool(false),
        "" | "~" | "null" => Value::Null,
        _ => Value::String(plain.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use saphyr_parser::{Event, Parser as Reference, ScalarStyle, ScanError};

    /// What the reference implementation makes of a block.
    fn reference(block: &str) -> Result<Value, ScanError> {
        let mut events = Reference::new_from_str(block).map(|event| event.map(|(event, _)| event));
        while let Some(event) = events.next() {
            if let Some(value) = built(event?, &mut events)? {
                return Ok(value);
            }
        }
        Ok(Value::Null)
    }

    /// The value that begins with an event; nothing if none begins.
    fn built<'e>(event: Event<'e>, events: &mut dyn Iterator<Item = Result<Event<'e>, ScanError>>) -> Result<Option<Value>, ScanError> {
        let is_list = matches!(event, Event::SequenceStart(..));
        match event {
            Event::Alias(_) => return Ok(Some(Value::Null)),
            Event::Scalar(text, ScalarStyle::Plain, ..) => return Ok(Some(told(&text))),
            Event::Scalar(text, ..) => return Ok(Some(Value::from(text.into_owned()))),
            Event::SequenceStart(..) | Event::MappingStart(..) => {}
            _ => return Ok(None),
        }
        let mut items = Vec::new();
        while let Some(event) = events.next() {
            match built(event?, events)? {
                Some(item) => items.push(item),
                None => break,
            }
        }
        let pair = |pair: &[Value]| (pair[0].as_str().unwrap_or_default().to_owned(), pair[1].clone());
        Ok(Some(if is_list { Value::Array(items) } else { Value::Object(items.chunks(2).map(pair).collect()) }))
    }

    #[test]
    fn blocks_are_read_as_the_reference_implementation_reads_them() {
        for block in [
            // Text on one line.
            "title: A day\ndate: 2024-03-25T06:46:05+01:00\nweight: 10\ndraft: false\nnothing:\n",
            "title: KubeCon + CloudNativeCon 2024 - day #1, \"quoted\", it's & done!\n",
            "title:   A day   # a comment\nurl: https://example.org/a:b#c\ntime: 10:30\n",
            "# a comment\n\ntitle: x\n\n  # another\n\nlayout: post\n",
            "title: -1\nrange: -a\nask: ?why\ncolon: :smile\ntilde: ~\nanswer: no\n",
            "a key: x\na-b_c.d: y\n\"quoted\": z\n'single': w\n404: v\ncolumn : spaced\n",
            "title: x\ntitle: y\n",
            "title: 日本語の題：その一\nauthor: José Ångström\nemoji: 🎉 party\nspace: \u{3000}wide\n",
            "end: a\ttab\t# comment\n",
            "a: b#c\nd: e #f\ng: h:i\n",
            "percent: 100% sure\nat: a@b\nstar: a*b\nbang: Hello!\nand: a & b\n",
            "brackets: a [b] {c}, d\n",
            "",
            "# only a comment",
            "\n\n",
            "title: no newline at the end",
            // Quotes.
            "title: \"A \\\"day\\\": one\"\nother: 'it''s: # here'\nempty: \"\"\nnone: ''\n",
            "title: \"\\u00e9\\x41\\t\\n\\\\ \\/ \\U0001F389 \\_\\e\"\nback: 'a\\b'\n",
            "title: \"one\n  two\n\n  three \\\n  four\\n\n  five\"\nlast: x\n",
            "title: 'one  \n   two\n\n\n   three'\n",
            "title: \"x\" # comment\n",
            "title: \"true\"\nother: 'null'\n",
            "title: \"  kept  \"\nother: \"one\\t\n  two\"\n",
            "title: \"one \\\n\n  two\"\n",
            // Text over lines.
            "title: one\n  two\n  three\n\n  four\nlast: x\n",
            "title:\n  one\n  two # comment\nlast: x\n",
            "title: one\n  - two\n  #three\n",
            "description: see\n   http://example.org/\nlast: x\n",
            // Lists and maps by indentation.
            "tags:\n  - a\n  - b c\n  - 'd'\n  - \"e\"\n",
            "tags:\n- a\n- b\ntitle: x\n",
            "tags:\n-\n- ~\n-   far\n-\n  below\n",
            "tags:\n\n  # which\n  - a\n\n  - b\n",
            "authors:\n  - name: Ann\n    url: https://a.example\n  - name: Bo\n    links:\n      - x\n      - y\n",
            "authors:\n- name: Ann\n  role: x\n-   name: Bo\n    role: y\n",
            "authors:\n  -\n    name: Ann\n    tags: [a]\n  - Bo\n",
            "params:\n  seo:\n    title: x\n  other: y\nlast: z\n",
            "matrix:\n  - - a\n    - b\n  - - c\n",
            "deep:\n    four: x\n    more:\n     one: y\n",
            "a:\n  b:\nc:\n",
            "items:\n  - a: 1\n    b:\n    - c\n    - d\n    e: f\n",
            "list:\n  - one\n    more\n  - two\n",
            // Brackets.
            "tags: [a, \"b, c\", 'd', e f, 2024]\nempty: []\nnone: {}\n",
            "tags: [ a , b, ] # comment\nmap: {a: 1, b: [x, {c: d}], \"e\":f, g: , h}\n",
            "tags: [\n  a, # one\n  b,\n\n  c d\n   e\n  ]\nlast: x\n",
            "map: {\n  a: 1,\n  b: \"two\n    three\"\n  }\n",
            "tags:\n  [a, b]\nother:\n  - [c, d]\n  - {e: f}\n",
            "pairs: [a: b, c]\nurls: [https://a.example/x:y, b]\n",
            "tags: [a#b, c]\nhash: [\"#a\", '#b']\nnest: [[a, b], [c]]\n",
            // Text blocks.
            "text: |\n  One\n    two\n\n  three: # no comment\n\nlast: x\n",
            "text: |-\n  One\n  two\n\n\nlast: x\n",
            "text: |+\n  One\n\n\nlast: x\n",
            "text: >\n  One\n  two\n\n  three\n    four\n    five\n\n  six\n  seven\n\nlast: x\n",
            "text: >-\n\n  One\n  two\nlast: x\n",
            "text: >+ # comment\n  One\n\nlast: x\n",
            "text: |2\n    One\n  two\nlast: x\n",
            "text: |-1\n  One\n two\n",
            "list:\n  - |\n    One\n    two\n  - >-\n    three\n    four\n",
            "authors:\n  - bio: |\n      One\n      two\n    name: Ann\n",
            "text: |\nlast: x\n",
            "text: >-\n   One\n   \n   two\n",
            // Anchors, aliases, tags, the end of the document.
            "base: &base\n  a: 1\nother: *base\nmerge:\n  <<: *base\n  b: 2\n",
            "tags: &tags [a, b]\nkeywords: *tags\nlist:\n  - &x one\n  - *x\n  - !!str 2024\n",
            "year: !!str 2024\ndate: !date \"2024-01-02\"\nmap: !thing\n  a: b\nlist: [!a &tags x, *tags, &b y]\n",
            "&a title: x\n!t other: y\nauthors:\n  - &b name: Ann\n    url: x\nbelow:\n  &c text\n",
            "title: x\n...\nnot: read\n",
        ] {
            let expected = match reference(block).expect("the block is YAML") {
                Value::Null => Value::Object(Map::new()),
                other => other,
            };
            let found = parse(block).map_err(|fault| fault.message);
            assert_eq!(found.map(Value::Object), Ok(expected), "{block}");
        }
    }

    #[test]
    fn json_is_read_as_the_reference_implementation_reads_it() {
        for text in [
            r#"{"title": "A \"day\"", "tags":["x","y, z"],"empty": {}, "none": [ ], "nothing":null, "draft" : false}"#,
            "{\n\t\"a\": {\n\t\t\"b\": [{\"c\": \"d\"}, [true]]\n\t},\n\t\"e#f\": \"g: #h\"\n}",
            r#"["\u00e9\ud83d\ude00\/\b\f\n\r\t\\", "{", "é: 😀"]"#,
            r#"{"a": 1, "a": "the last one holds"}"#,
        ] {
            let expected = serde_json::from_str(text).expect("the text is JSON");
            assert_eq!(value(text).map_err(|fault| fault.message), Ok((expected, text.len())), "{text}");
        }
        assert_eq!(value("[1, -2.5e3]").map_err(|fault| fault.message), Ok((serde_json::json!(["1", "-2.5e3"]), 11)));
        for text in ["{\"a\": \"\\ud83d\"}", "{\"a\": \"\\ud83d\\u0041\"}", "{\"a\": \"x", "{\"a\": [}", "{\"a\" \"b\"}", ""] {
            assert!(value(text).map_or(true, |(value, _)| value.is_null()), "{text}");
        }
    }

    #[test]
    fn what_is_no_yaml_is_a_fault_with_its_line() {
        for (block, line) in [
            ("title: \"A day\ndate: 2024-01-02", 0),
            ("title: x\nother: 'open", 1),
            ("title: A day: the first", 0),
            ("title: x\ntags: [a, b\ndate: 2024", 2),
            ("title: x\ntags: [a b", 1),
            ("title: \"a\" b", 0),
            ("title: x\nno key\ndate: y", 1),
            ("title: x\n  date: y", 1),
            ("a:\n    b: c\n  d: e", 2),
            ("a:\n  - b\n c: d", 2),
            ("title: @handle", 0),
            ("title: `code`", 0),
            ("title: %x", 0),
            ("title: - a", 0),
            ("title: \"\\q\"", 0),
            ("a: x\n\tb: y", 1),
            ("a:\n\t- y", 1),
            ("tags: [a, , b]", 0),
            ("text: | x\n  y", 0),
            ("title: \"one\ntwo\"", 0),
            ("only text", 0),
            ("- a\n- b", 0),
        ] {
            let is_fault = reference(block).map_or(true, |value| !value.is_object());
            assert_eq!((parse(block).map_err(|fault| fault.line), is_fault), (Err(line), true), "{block}");
        }
    }

    #[test]
    fn hostile_blocks_are_a_fault_or_a_value_in_linear_time() {
        for block in ["[", "{", "- ", "a: [", "{a: ", "'", "a: |\n", "&a ", "\n\n  "] {
            let _ = parse(&block.repeat(50_000));
        }
        assert!(parse(&format!("a: {}", "[".repeat(100_000))).is_err());
        assert!(parse(&format!("a: [{}]", "b, ".repeat(50_000))).is_ok());
    }
}
