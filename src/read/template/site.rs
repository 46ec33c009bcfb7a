//! What single sites add to Markdown: the cards of Hashnode and Zenn, the shortcodes of `WordPress`, the emoji of GitHub.

use super::known::{CARDS, services};
use super::shown::{Shown, shown};
use super::{Insertion, Scanner, Tag, tag};
use crate::document::Image;
use crate::post::BodyForm;
use crate::read::embed::embed;
use crate::read::tree::is_picture_file;
use crate::table::is_among;
use std::borrow::Cow;

impl Scanner<'_> {
    /// Hashnode shows a card for `%[https://…]`.
    pub(super) fn hashnode_embed(&mut self, rest: &str) {
        let rest = &rest[..rest.floor_char_boundary(tag::LONGEST)];
        let url = rest.strip_prefix("%[").and_then(|inside| inside.get(..inside.find(']')?)).map(str::trim);
        match url.filter(|url| url.starts_with("http") && !url.contains(char::is_whitespace)) {
            Some(url) => {
                let end = self.at + rest.find(']').map_or(rest.len(), |end| end + 1);
                self.insert(self.at, end, Insertion::Embed(embed(url, None)));
            }
            None => self.at += 1,
        }
    }

    /// A picture whose address Markdown cannot read: Hashnode writes after it how it is set, and some editors take the names of
    /// files with the spaces in them.
    pub(super) fn picture(&mut self, rest: &str) {
        let line = rest[..rest.floor_char_boundary(tag::LONGEST)].lines().next().unwrap_or_default();
        let address = line.strip_prefix("![").filter(|_| self.patience > 0).and_then(|_| {
            let from = line.find("](")? + 2;
            let address = &line[from..from + line[from..].find(')')?];
            Some((from, address.split_once(" \"").map_or(address, |(address, _)| address)))
        });
        match address {
            Some((from, address)) if let Some(set) = address.find(" align=") => {
                self.replace(self.at + from + set, self.at + from + address.len(), "");
            }
            Some((from, address)) if address.trim().contains(' ') && !address.contains(['<', '{']) && is_picture_file(address) => {
                self.replace(self.at + from, self.at + from + address.len(), &address.trim().replace(' ', "%20"));
            }
            _ => {
                self.give_up(if line.starts_with("![") { line.len() } else { 0 });
                self.at += 1;
            }
        }
    }

    /// What begins with a bracket: a card of Zenn, `@[youtube](id)`; a footnote where it is called, `^[text]`; a shortcode.
    pub(super) fn bracket(&mut self, rest: &str) {
        let before = &self.source[self.copied..self.at];
        let window = &rest[..rest.floor_char_boundary(tag::LONGEST)];
        let inside = window.get(1..window.find([']', '\n']).unwrap_or(1)).unwrap_or_default();
        let after = window.get(inside.len() + 2..).unwrap_or_default();
        if before.ends_with('@') && (is_among(CARDS, inside) || services().any(|(name, _)| name == inside)) {
            let id = after.strip_prefix('(').and_then(|id| id.get(..id.find([')', '\n'])?)).filter(|id| !id.is_empty());
            let tag = Tag { open: "{{<", name: inside, positional: id.into_iter().collect(), ..Tag::default() };
            if let Some((id, Shown::Insertion(card))) = id.map(|id| (id, shown(&tag, false))) {
                return self.insert(self.at - 1, self.at + inside.len() + id.len() + 4, card);
            }
        }
        let text = window.strip_prefix('[').filter(|_| before.ends_with('^')).and_then(|text| text.get(..closing(text)?));
        let Some(text) = text.filter(|text| !text.trim().is_empty()) else {
            if !self.span(rest) {
                self.wordpress_tag(rest);
            }
            return;
        };
        let name = format!("[^called-{}]", self.at);
        self.replace(self.at - 1, self.at + text.len() + 2, &name);
        self.footnotes.push((self.at - text.len() - 1, format!("\n\n{name}: {}", text.trim())));
    }

    /// The name of a picture, which a site shows in its place.
    pub(super) fn emoji(&mut self, rest: &str) {
        match emoji(&self.source[..self.at], rest) {
            Some(length) => self.replace(self.at, self.at + length, ""),
            None => self.at += 1,
        }
    }

    /// Hides the brackets of a text that Pandoc gives attributes, as in `[text]{.wide}`: the first here, the other with them.
    fn span(&mut self, rest: &str) -> bool {
        if self.form != BodyForm::Markdown || self.patience == 0 || !self.has_spans {
            return false;
        }
        let window = &rest[1..rest.floor_char_boundary(tag::LONGEST)];
        let Some(close) = closing(window) else {
            self.give_up(window.len());
            return false;
        };
        let found = window[close + 1..].starts_with('{') && self.attributes(&window[close + 1..]).is_some();
        if found {
            self.spans.push(self.at + 1 + close);
            self.replace(self.at, self.at + 1, "");
        }
        found
    }

    /// `WordPress` writes its shortcodes in brackets, which converters to Markdown escape; what stands between those of a pair shows itself.
    pub(super) fn wordpress_tag(&mut self, rest: &str) {
        const NAMES: [&str; 11] =
            ["caption", "gallery", "embed", "playlist", "audio", "video", "youtube", "vimeo", "slideshare", "tweetmeme", "contact-form"];
        let (open, close) = if rest.starts_with('\\') { (r"\[", r"\]") } else { ("[", "]") };
        let window = &rest[open.len()..rest.floor_char_boundary(500).max(open.len())];
        let held = &window[..window.find([']', '\n']).map_or(0, |end| end + 1)];
        let inside = held.strip_suffix(close).unwrap_or_default();
        let length = open.len() + inside.len() + close.len();
        let (closing, name) = inside.strip_prefix('/').map_or((false, inside), |name| (true, name));
        let name = name.split([' ', '=']).next().unwrap_or_default();
        // `[video]` is what people write after a link, and a link may be called so.
        let tag = NAMES.contains(&name) && (closing || inside.contains('=') || matches!(inside, "embed" | "gallery"));
        let link = || rest[length..].starts_with(['(', '[', ':']) && !(closing || inside.contains("=\""));
        if tag && !link() {
            if let Some((picture, shown)) = captioned(inside, &rest[length..], &format!("{open}/caption{close}")) {
                return self.insert(self.at, self.at + length + shown, picture);
            }
            self.replace(self.at, self.at + length, "");
        } else {
            self.at += open.len();
        }
    }
}

/// The picture behind a tag that `WordPress` shows with a line below it, and where the tag ends that closes it:
/// `[caption id="a"]![x](y) A hall[/caption]`.
fn captioned(tag: &str, rest: &str, close: &str) -> Option<(Insertion, usize)> {
    let window = &rest[..rest.floor_char_boundary(tag::LONGEST)];
    let end = window.find(close).filter(|_| tag.starts_with("caption "))?;
    let inside = Some(&window[..end]).filter(|inside| !inside.contains("\n\n"))?;
    let value = |text: &str, key: &str| Some(text.split_once(&format!("{key}=\""))?.1.split_once('"')?.0.to_owned());
    let (source, description, after) = if let Some((_, picture)) = inside.split_once("![") {
        let (description, more) = picture.split_once("](")?;
        let (source, after) = more.split_once(')')?;
        let after = after.strip_prefix("](").map_or(Some(after), |link| Some(link.split_once(')')?.1))?;
        (source.split_whitespace().next()?.to_owned(), description.to_owned(), after)
    } else {
        let (picture, after) = inside.split_once("<img ")?.1.split_once('>')?;
        (value(picture, "src")?, value(picture, "alt").unwrap_or_default(), after.trim_start().strip_prefix("</a>").unwrap_or(after))
    };
    let caption = Some(after.trim().to_owned()).filter(|caption| !caption.is_empty()).or_else(|| value(tag, "caption"));
    let image = Image { source, description, title: String::new() };
    Some((Insertion::Figure(image, caption.unwrap_or_default()), end + close.len()))
}

/// Where the bracket is that closes the one before `text`, in the same paragraph.
fn closing(text: &str) -> Option<usize> {
    let mut open = 1;
    let paragraph = text.find("\n\n").map_or(text, |end| &text[..end]);
    paragraph.bytes().position(|byte| {
        open += match byte {
            b'[' => 1,
            b']' => -1,
            _ => 0,
        };
        open == 0
    })
}

/// The length of the name of a picture that stands between colons at the start of `rest`, apart from words: `:tada:`.
fn emoji(before: &str, rest: &str) -> Option<usize> {
    /// The longest of GitHub's names.
    const LONGEST: usize = 40;
    let apart = |character: char| !character.is_alphanumeric() && !matches!(character, ':' | '/' | '"' | '\'');
    let named = |byte: &&u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_+-".contains(byte);
    let length = rest.as_bytes().get(1..)?.iter().take(LONGEST).take_while(named).count();
    let (name, after) = (&rest[1..=length], rest[length + 1..].strip_prefix(':')?);
    let known = length > 1 && name.contains(|letter: char| letter.is_ascii_lowercase()) || matches!(name, "+1" | "-1" | "100");
    (known && before.chars().next_back().is_none_or(apart) && after.chars().next().is_none_or(apart)).then_some(length + 2)
}

/// A title without the names of pictures in it.
pub(in crate::read) fn without_emoji(title: &str) -> Cow<'_, str> {
    let mut shown = Cow::Borrowed(title);
    let mut from = 0;
    while let Some(at) = shown[from..].find(':').map(|at| from + at) {
        from = at + 1;
        if let Some(length) = emoji(&shown[..at], &shown[at..]) {
            let (before, after) = (shown[..at].trim_end(), &shown[at + length..]);
            from = before.len();
            shown = Cow::Owned(format!("{before}{after}").trim_start().to_owned());
        }
    }
    shown
}
