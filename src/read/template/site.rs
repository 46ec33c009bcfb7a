//! What single sites add to Markdown: the cards and pictures of Hashnode, the shortcodes of `WordPress`.

use super::{Insertion, Scanner, tag};
use crate::read::embed::embed;

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

    /// Hashnode writes how a picture is set after its address, where Markdown has no place for it.
    pub(super) fn aligned_picture(&mut self, rest: &str) {
        let line = rest[..rest.floor_char_boundary(tag::LONGEST)].lines().next().unwrap_or_default();
        let set = line.strip_prefix("![").filter(|_| self.patience > 0).and_then(|_| {
            let from = line.find("](")?;
            let to = from + line[from..].find(')')?;
            Some((from + line[from..to].find(" align=")?, to))
        });
        if let Some((from, to)) = set {
            self.replace(self.at + from, self.at + to, "");
        } else {
            self.give_up(if line.starts_with("![") { line.len() } else { 0 });
            self.at += 1;
        }
    }

    /// `WordPress` writes its shortcodes in brackets; what stands between those of a pair shows itself.
    pub(super) fn wordpress_tag(&mut self, rest: &str) {
        const NAMES: [&str; 6] = ["caption", "gallery", "embed", "playlist", "audio", "video"];
        let window = &rest[1..rest.floor_char_boundary(500).max(1)];
        let end = window.find([']', '\n']).filter(|end| window[*end..].starts_with(']'));
        let inside = end.map_or("", |end| &window[..end]);
        let (closing, name) = inside.strip_prefix('/').map_or((false, inside), |name| (true, name));
        let name = name.split(' ').next().unwrap_or_default();
        // `[video]` is what people write after a link, and a link may be called so.
        let tag = NAMES.contains(&name) && (closing || inside.contains('=') || matches!(inside, "embed" | "gallery"));
        if tag && !rest[inside.len() + 2..].starts_with(['(', '[', ':']) {
            self.replace(self.at, self.at + inside.len() + 2, "");
        } else {
            self.at += 1;
        }
    }
}
