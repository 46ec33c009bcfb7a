//! The tokens of HTML, after section 13.2.5, "Tokenization", of the HTML Standard: as much of it as the tree needs.
//!
//! Every text has tokens, and taking them apart is linear in its length. What differs from the standard:
//! - Comments, doctypes and processing instructions leave no token, as nothing of them has a place in the tree.
//! - There is no tree to ask for the context: an element with raw text has it everywhere, also within SVG, and a CDATA
//!   section is a comment everywhere. `noscript` has raw text, as where scripts run.
//! - Carriage returns and null characters are not replaced, because decoding has done so already.

use pulldown_cmark::{Event, Parser};
use std::borrow::Cow;
use std::ops::Range;

/// What a stretch of HTML is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::read) enum Token<'a> {
    /// The beginning of an element, or all of it where it is void.
    StartTag(StartTag<'a>),
    /// The end of an element.
    EndTag(EndTag<'a>),
    /// The text between two pieces of markup.
    Text(Text<'a>),
}

/// A tag such as `<a href="/">`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::read) struct StartTag<'a> {
    /// The name, in small letters.
    pub(in crate::read) name: Cow<'a, str>,
    /// Whether a slash ends the tag.
    pub(in crate::read) self_closing: bool,
    /// Where the tag stands, in bytes.
    pub(in crate::read) span: Range<usize>,
    /// Names, in small letters, and values, as they stand in the tag.
    attributes: Vec<(Cow<'a, str>, Cow<'a, str>)>,
}

impl StartTag<'_> {
    /// The value of an attribute. Where it is given twice, the first counts.
    pub(in crate::read) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| &**value)
    }
}

/// A tag such as `</a>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::read) struct EndTag<'a> {
    /// The name, in small letters.
    pub(in crate::read) name: Cow<'a, str>,
    /// Where the tag stands, in bytes.
    pub(in crate::read) span: Range<usize>,
}

/// A run of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::read) struct Text<'a> {
    /// The text, character references resolved.
    pub(in crate::read) value: Cow<'a, str>,
    /// Where its source stands, in bytes.
    pub(in crate::read) span: Range<usize>,
}

/// The white space of HTML; a carriage return is none, as decoding leaves none.
const SPACE: [char; 4] = ['\t', '\n', '\u{c}', ' '];

/// What ends the name of a tag.
const NAME_END: [char; 6] = ['\t', '\n', '\u{c}', ' ', '/', '>'];

/// Elements whose content is text up to their end tag, whatever it looks like.
const RAW_TEXT: [&str; 10] = ["iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style", "textarea", "title", "xmp"];

/// Takes HTML apart into tokens.
#[derive(Debug)]
pub(in crate::read) struct Tokenizer<'a> {
    source: &'a str,
    /// Where the next token begins.
    at: usize,
    /// The element with raw text that has just begun.
    raw: Option<&'static str>,
}

impl<'a> Iterator for Tokenizer<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        while self.at < self.source.len() {
            let raw = self.raw.take();
            let end = raw.map_or_else(|| self.text_end(), |name| self.raw_text_end(name));
            if end > self.at {
                let span = self.at..end;
                let source = &self.source[span.clone()];
                let resolved = matches!(raw, None | Some("textarea" | "title"));
                let value = if resolved { resolve(source, Place::Text) } else { Cow::Borrowed(source) };
                self.at = end;
                return Some(Token::Text(Text { value, span }));
            }
            if let Some(token) = self.markup() {
                return Some(token);
            }
        }
        None
    }
}

impl<'a> Tokenizer<'a> {
    /// A tokenizer at the beginning of a text.
    pub(in crate::read) fn new(source: &'a str) -> Self {
        Self { source, at: 0, raw: None }
    }

    /// Where the text ends that begins here. A `<` that begins no markup is text.
    fn text_end(&self) -> usize {
        let bytes = self.source.as_bytes();
        let begins_markup = |at: &usize| match bytes.get(at + 1) {
            Some(b'/') => at + 2 < bytes.len(),
            Some(byte) => byte.is_ascii_alphabetic() || matches!(byte, b'!' | b'?'),
            None => false,
        };
        self.rest().match_indices('<').map(|(offset, _)| self.at + offset).find(begins_markup).unwrap_or(bytes.len())
    }

    /// Where the end tag stands that ends the raw text of an element.
    fn raw_text_end(&self, element: &str) -> usize {
        let mut escape = Escape::None;
        let mut at = self.at;
        while element != "plaintext" && at < self.source.len() {
            let rest = &self.source.as_bytes()[at..];
            match (rest[0], escape) {
                (b'<', _) if begins_tag(rest, b"</", element) => match escape {
                    Escape::Double => escape = Escape::Single,
                    _ => return at,
                },
                (b'<', Escape::Single) if begins_tag(rest, b"<", element) => escape = Escape::Double,
                (b'<', Escape::None) if element == "script" && rest.starts_with(b"<!--") => {
                    escape = Escape::Single;
                    // Its own dashes may already be those of its end.
                    at += 1;
                }
                (b'-', Escape::Single | Escape::Double) if rest.starts_with(b"-->") => escape = Escape::None,
                _ => {}
            }
            at += 1;
        }
        self.source.len()
    }

    /// Takes the markup that begins here; none where it leaves no token, or where the source ends within it.
    fn markup(&mut self) -> Option<Token<'a>> {
        let rest = self.rest();
        let inside = rest.strip_prefix("</").or_else(|| rest.strip_prefix('<')).unwrap_or(rest);
        if inside.starts_with(|character: char| character.is_ascii_alphabetic()) {
            return self.tag();
        }
        // The dashes that begin a comment may end it too, but not with an exclamation mark after them.
        let ends = |end: &usize| !rest.starts_with("<!--") || rest[2..*end].ends_with("--") || rest[4..*end].ends_with("--!");
        self.at += rest.match_indices('>').map(|(end, _)| end).find(ends).map_or(rest.len(), |end| end + 1);
        None
    }

    /// Takes a tag; none where the source ends within it.
    fn tag(&mut self) -> Option<Token<'a>> {
        let start = self.at;
        let ends = self.rest().starts_with("</");
        self.at += if ends { 2 } else { 1 };
        let name = small(self.until(&NAME_END));
        let mut attributes = Vec::new();
        let mut self_closing = false;
        loop {
            self.skip_space();
            match self.peek()? {
                b'>' => {
                    self.at += 1;
                    break;
                }
                b'/' => {
                    self.at += 1;
                    self_closing = self.peek()? == b'>';
                }
                _ => attributes.push(self.attribute()?),
            }
        }
        let span = start..self.at;
        if ends {
            return Some(Token::EndTag(EndTag { name, span }));
        }
        self.raw = RAW_TEXT.into_iter().find(|element| name == *element);
        Some(Token::StartTag(StartTag { name, self_closing, span, attributes }))
    }

    /// Takes an attribute; none where the source ends within it.
    fn attribute(&mut self) -> Option<(Cow<'a, str>, Cow<'a, str>)> {
        let start = self.at;
        // An equals sign without a name before it begins one.
        self.at += usize::from(self.peek()? == b'=');
        self.until(&['\t', '\n', '\u{c}', ' ', '/', '>', '=']);
        let name = small(&self.source[start..self.at]);
        self.skip_space();
        if self.peek()? != b'=' {
            return Some((name, Cow::Borrowed("")));
        }
        self.at += 1;
        self.skip_space();
        let value = match self.peek()? {
            quote @ (b'"' | b'\'') => {
                self.at += 1;
                let value = self.until(&[char::from(quote)]);
                self.peek()?;
                self.at += 1;
                value
            }
            _ => self.until(&['\t', '\n', '\u{c}', ' ', '>']),
        };
        Some((name, resolve(value, Place::Attribute)))
    }

    fn rest(&self) -> &'a str {
        &self.source[self.at..]
    }

    fn peek(&self) -> Option<u8> {
        self.source.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        self.at = self.source.len() - self.rest().trim_start_matches(SPACE).len();
    }

    /// Takes what comes before any of some characters, or all that is left.
    fn until(&mut self, ends: &[char]) -> &'a str {
        let rest = self.rest();
        let taken = rest.split(ends).next().unwrap_or(rest);
        self.at += taken.len();
        taken
    }
}

/// How deep a place is in what scripts once did to hide from old browsers.
#[derive(Clone, Copy, Debug)]
enum Escape {
    None,
    /// After `<!--`.
    Single,
    /// After `<script>` within that.
    Double,
}

/// Whether a tag begins here, by what opens it and its name.
fn begins_tag(source: &[u8], opening: &[u8], name: &str) -> bool {
    source.strip_prefix(opening).and_then(|rest| rest.split_at_checked(name.len())).is_some_and(|(head, rest)| {
        head.eq_ignore_ascii_case(name.as_bytes()) && rest.first().is_some_and(|byte| NAME_END.contains(&char::from(*byte)))
    })
}

fn small(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) { name.to_ascii_lowercase().into() } else { name.into() }
}

/// What character references stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Text,
    Attribute,
}

/// A text with its character references resolved.
fn resolve(source: &str, place: Place) -> Cow<'_, str> {
    let mut pieces = source.split('&');
    let mut resolved = Cow::Borrowed(pieces.next().unwrap_or_default());
    for piece in pieces {
        let text = resolved.to_mut();
        let length = reference(piece, place, text).unwrap_or_else(|| {
            text.push('&');
            0
        });
        text.push_str(&piece[length..]);
    }
    resolved
}

/// Adds what the reference stands for that begins a piece, and returns its length. The ampersand before it is no part
/// of the piece.
fn reference(piece: &str, place: Place, text: &mut String) -> Option<usize> {
    if let Some(number) = piece.strip_prefix('#') {
        let (digits, radix) = number.strip_prefix(['x', 'X']).map_or((number, 10), |digits| (digits, 16));
        let rest = digits.trim_start_matches(|character: char| character.is_digit(radix));
        let digits = &digits[..digits.len() - rest.len()];
        if digits.is_empty() {
            return None;
        }
        text.push(numbered(u32::from_str_radix(digits, radix).unwrap_or(u32::MAX)));
        return Some(piece.len() - rest.strip_prefix(';').unwrap_or(rest).len());
    }
    let rest = piece.trim_start_matches(|character: char| character.is_ascii_alphanumeric());
    let name = &piece[..piece.len() - rest.len()];
    // A lone ampersand is common, and no name is shorter.
    if name.len() < 2 {
        return None;
    }
    let old = old_name(name);
    if rest.starts_with(';') && old.is_none_or(|(length, _)| length < name.len()) && push_named(name, text) {
        return Some(name.len() + 1);
    }
    let (length, character) = old?;
    let next = piece[length..].bytes().next();
    // In an address such as `?a=1&copy=2`, this is a parameter.
    if place == Place::Attribute && next.is_some_and(|byte| byte == b'=' || byte.is_ascii_alphanumeric()) {
        return None;
    }
    text.push(character);
    Some(length + usize::from(next == Some(b';')))
}

/// The character of a numeric reference. References to control characters are misread Windows-1252.
fn numbered(code: u32) -> char {
    match code {
        0 => char::REPLACEMENT_CHARACTER,
        0x80..=0x9f => "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ".chars().nth(code as usize - 0x80).unwrap_or_default(),
        _ => char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER),
    }
}

/// The names that also stand without a semicolon: those of the upper half of Latin-1, in its order, and ten more.
const OLD_NAMES: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr \
    deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest \
    Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml \
    ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig \
    agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml \
    eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml \
    amp lt gt quot AMP LT GT QUOT COPY REG";

/// The old name that begins a text: its length and its character. No old name begins another one.
fn old_name(text: &str) -> Option<(usize, char)> {
    let characters = ('\u{a0}'..='\u{ff}').chain("&<>\"&<>\"©®".chars());
    let (name, character) = OLD_NAMES.split(' ').zip(characters).find(|(name, _)| text.starts_with(name))?;
    Some((name.len(), character))
}

/// Adds what a name stands for, if it is one. The table of names is large, and the Markdown parser has it already: so
/// the reference is read as Markdown, where what resolves to an ampersand is an old name, handled before.
fn push_named(name: &str, text: &mut String) -> bool {
    let reference = format!("&{name};");
    let named = Parser::new(&reference).find_map(|event| if let Event::Text(text) = event { Some(text) } else { None });
    let named = named.filter(|named| !named.starts_with('&'));
    text.push_str(named.as_deref().unwrap_or_default());
    named.is_some()
}

#[cfg(test)]
mod tests {
    use super::{OLD_NAMES, Token, Tokenizer};
    use std::ops::Range;

    /// A token in a form that both tokenizers can be brought into.
    #[derive(Debug, PartialEq)]
    enum Seen {
        Start(String, Vec<(String, String)>, bool, Range<usize>),
        End(String, Range<usize>),
        Text(String, Range<usize>),
    }

    /// What our tokenizer makes of a text.
    fn ours(source: &str) -> Vec<Seen> {
        let seen = Tokenizer::new(source).map(|token| match token {
            Token::StartTag(tag) => {
                let mut names: Vec<String> = tag.attributes.iter().map(|(name, _)| name.to_string()).collect();
                names.sort_unstable();
                names.dedup();
                let value = |name: String| (name.clone(), tag.attribute(&name).unwrap_or_default().to_owned());
                Seen::Start(tag.name.to_string(), names.into_iter().map(value).collect(), tag.self_closing, tag.span.clone())
            }
            Token::EndTag(tag) => Seen::End(tag.name.into_owned(), tag.span),
            Token::Text(text) => Seen::Text(text.value.into_owned(), text.span),
        });
        joined(seen)
    }

    /// What html5gum makes of it.
    fn theirs(source: &str) -> Vec<Seen> {
        let mut emitter = html5gum::DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(true);
        let text = |bytes: &html5gum::HtmlString| String::from_utf8(bytes.0.clone()).expect("text stays UTF-8");
        let seen = html5gum::Tokenizer::new_with_emitter(source, emitter).flatten().filter_map(|token| match token {
            html5gum::Token::StartTag(tag) => {
                let attributes = tag.attributes.iter().map(|(name, value)| (text(name), text(value))).collect();
                Some(Seen::Start(text(&tag.name), attributes, tag.self_closing, tag.span.start..tag.span.end))
            }
            html5gum::Token::EndTag(tag) => Some(Seen::End(text(&tag.name), tag.span.start..tag.span.end)),
            html5gum::Token::String(run) => Some(Seen::Text(text(&run.value), run.span.start..run.span.end)),
            _ => None,
        });
        joined(seen)
    }

    /// Tokens with neighbouring runs of text as one: html5gum goes on with a run after `</>`.
    fn joined(tokens: impl Iterator<Item = Seen>) -> Vec<Seen> {
        let mut joined = Vec::new();
        for token in tokens {
            match (joined.last_mut(), token) {
                (Some(Seen::Text(text, span)), Seen::Text(more, further)) => {
                    text.push_str(&more);
                    span.end = further.end;
                }
                (_, token) => joined.push(token),
            }
        }
        joined
    }

    #[test]
    fn tricky_markup_has_the_tokens_that_html5gum_finds() {
        for source in [
            "",
            "a < b <3 <",
            "a</",
            "a</>b",
            "a</ b>c",
            "a</3>b",
            "a<//b>c",
            "<?xml version='1'?>a",
            "<?>a",
            "<!>a",
            "<!DOCTYPE html PUBLIC \"-//W3C//DTD>\">a",
            "<![CDATA[a > b]]>c",
            "a<!-->b",
            "a<!--->b",
            "a<!---->b",
            "a<!----!>b",
            "a<!--!>b-->c",
            "a<!---!>b-->c",
            "a<!-- b --!>c",
            "a<!-- b -- > c --->d",
            "a<!-- <!-- b --> c -->",
            "a<!--<!-->b",
            "a<!--<!->b",
            "a<!- b ->c",
            "a<!-- b",
            "<A HREF=x Href=y>b</A >",
            "<a b = 'c' d=\"e\"f=g/h i=j/>k",
            "<a =b =c==d / e /f>g",
            "<a b=>c<a b= >c",
            "<a b=\"c>d</a>",
            "<a b='c\"d' \"e' <f>g",
            "<br/><br / ><br /x>",
            "<a b",
            "<a b=",
            "<a b='c'",
            "<a/",
            "</a b='>'/>c",
            "<é>a</é>b<aé>",
            "<script>a</scrip></script x>b",
            "<SCRIPT>'</b>'</ScRiPt\n>c",
            "<script/>a<b></script>",
            "<script>a</script",
            "<script>a</script b",
            "<script><!--<script>a</script>b</script>c",
            "<script><!--<script>a</script>b-->c</script>d",
            "<script><!--><script>a</script>b",
            "<script><!--<scripts>a</script>b",
            "<script><!--<script>--></script>b",
            "<style>a<b>&amp;</style>c",
            "<title>a<b>&amp;&lt</title>c",
            "<textarea>a<!--&lt;</textarea>-->b",
            "<noscript><p>a</noscript>b",
            "<xmp><b></xmp><noembed><b></noembed><iframe><b></iframe>",
            "<plaintext>a</plaintext>&amp;<b>",
            "&#65;&#x41;&#X41&#65&#0;&#x80;&#x81;&#150;&#xD800;&#x110000;&#99999999999999999999;&#13;&#xFFFF;",
            "&#;&#x;&#xg;&#a;&;& &",
            "&amp;&AMP&amp;amp;&ampamp;&notit;&notin;&notin&sup1&sup;&CounterClockwiseContourIntegral;&fjlig;&bne;&Tab;&NewLine;",
            "&nosuch;&Eacute&eacute;&EACUTE;&hellip &hellip;",
            "<a href='?a=1&copy=2&copy;&copy&copyb&copy;b&amp=&lt'>",
            "<a href=?a=1&copy=2&copy&#x41&hellip;>",
        ] {
            assert_eq!(ours(source), theirs(source), "{source:?}");
        }
    }

    #[test]
    fn random_markup_has_the_tokens_that_html5gum_finds() {
        const FRAGMENTS: &str = "<|</|>|/|=|\"|'| |\n|-|!|?|a|B|é|<a |<b>|</b>|!--|-->|<!--|--!>|<!|[CDATA[|]]>|\
            &|&amp|&not|;|&#x41;|&#|1|x|copy|in|script|<script>|</script>|<title>|</title|style";
        let fragments: Vec<&str> = FRAGMENTS.split('|').collect();
        // The generator "xorshift64" of Marsaglia, so that every run tests the same.
        let mut state = 0x9e37_79b9_7f4a_7c15_u64;
        let mut random = |limit: usize| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            usize::try_from(state >> 33).unwrap_or_default() % limit
        };
        for _ in 0..20_000 {
            let length = 1 + random(24);
            let source: String = (0..length).map(|_| fragments[random(fragments.len())]).collect();
            assert_eq!(ours(&source), theirs(&source), "{source:?}");
        }
    }

    #[test]
    fn old_names_stand_with_and_without_a_semicolon() {
        assert_eq!(OLD_NAMES.split(' ').count(), 106);
        for name in OLD_NAMES.split(' ') {
            for source in [format!("&{name};"), format!("&{name}"), format!("&{name} b"), format!("<a b='&{name}c'>")] {
                assert_eq!(ours(&source), theirs(&source), "{source:?}");
            }
            assert_ne!(ours(&format!("&{name}")), [Seen::Text(format!("&{name}"), 0..name.len() + 1)]);
        }
    }

    #[test]
    fn frames_of_old_pages_hide_what_browsers_without_them_show() {
        let text = |text: &str, span| Seen::Text(text.to_owned(), span);
        let tokens = ours("<noframes><p>a</noframes>b");
        assert_eq!(tokens[1], text("<p>a", 10..14));
        assert_eq!(tokens[3], text("b", 25..26));
    }

    #[test]
    fn a_megabyte_of_unfinished_markup_takes_linear_time() {
        // There is no clock here, but quadratic time would be hours.
        for (piece, before, count) in [
            ("<", "", 1),
            ("&", "", 1),
            ("&a", "", 1),
            ("&#", "", 1),
            ("&#1", "", 1),
            ("a", "&", 1),
            ("&no;", "", 1),
            ("&notin;", "", 1),
            ("<!--", "", 0),
            ("-", "<!--", 0),
            ("<!", "", 0),
            ("</script", "", 0),
            ("</script", "<script>", 2),
            ("<script", "<script><!--", 2),
            ("<!--<script>--></script", "<script>", 2),
            ("</title", "<title>", 2),
            ("<a b='", "", 0),
            ("<a b=\"c' ", "", 0),
            ("a=b ", "<a ", 0),
            ("</>", "", 0),
            (" ", "<a", 0),
        ] {
            let source = before.to_owned() + &piece.repeat(1_000_000 / piece.len());
            assert_eq!(Tokenizer::new(&source).count(), count, "{before}{piece}…");
        }
    }
}
