//! What a reader would see where a template tag stands.

use super::Insertion;
use super::jsx::Element;
use super::tag::Tag;
use crate::document::Image;
use crate::read::embed::embed;

/// What a template tag shows.
pub(super) enum Shown {
    /// It is no tag: it shows itself.
    Asis,
    /// Nothing, as it should be.
    Nothing,
    /// Nothing, for it is not known here.
    Unknown,
    /// This text.
    Text(String),
    /// This, which Markdown cannot write.
    Insertion(Insertion),
    /// Nothing, up to the tag that closes this one.
    Hides(String),
    /// What follows up to the closing tag, with whatever looks like a tag in it.
    Verbatim(String),
    /// What follows up to the closing tag as code in this language.
    Code(String, String),
}

/// Where the things live that a tag names by their id alone, `{}` in its place.
const SERVICES: [(&str, &str); 20] = [
    ("youtube", "https://www.youtube.com/watch?v={}"),
    ("youtubelite", "https://www.youtube.com/watch?v={}"),
    ("lite-youtube", "https://www.youtube.com/watch?v={}"),
    ("vimeo", "https://vimeo.com/{}"),
    ("tweet", "https://twitter.com/i/status/{}"),
    ("twitter", "https://twitter.com/i/status/{}"),
    ("x", "https://x.com/i/status/{}"),
    ("instagram", "https://www.instagram.com/p/{}/"),
    ("gist", "https://gist.github.com/{}"),
    ("speakerdeck", "https://speakerdeck.com/player/{}"),
    ("slideshare", "https://www.slideshare.net/slideshow/embed_code/{}"),
    ("codepen", "https://codepen.io/{}"),
    ("github", "https://github.com/{}"),
    ("user", "https://dev.to/{}"),
    ("organization", "https://dev.to/{}"),
    ("bilibili", "https://www.bilibili.com/video/{}"),
    ("asciinema", "https://asciinema.org/a/{}"),
    ("spotify", "https://open.spotify.com/{}"),
    ("soundcloud", "https://soundcloud.com/{}"),
    ("embed", "{}"),
];

/// Tags that show a card for the address they are given, whatever else they would show of it.
const CARDS: [&str; 12] =
    ["embed", "link", "post", "article", "linkcard", "linkpreview", "bookmark", "card", "medium", "podcast", "video", "iframe"];

/// Tags that show a picture.
const PICTURES: [&str; 13] = [
    "figure",
    "img",
    "image",
    "asset_img",
    "picture",
    "photo",
    "fig",
    "figurelink",
    "imgproc",
    "responsive_image",
    "lazyimg",
    "resize",
    "zoomimg",
];

/// Tags whose content is code.
const CODE: [&str; 5] = ["highlight", "codeblock", "code", "prism", "sourcecode"];

/// Tags that stand around text that is shown, or show nothing by themselves.
const SILENT: [&str; 78] = [
    "table_of_contents",
    "toc",
    "tableofcontents",
    "if",
    "else",
    "elsif",
    "elseif",
    "endif",
    "unless",
    "endunless",
    "for",
    "endfor",
    "assign",
    "capture",
    "endcapture",
    "case",
    "when",
    "endcase",
    "include",
    "include_relative",
    "render",
    "layout",
    "block",
    "endblock",
    "extends",
    "set",
    "endset",
    "with",
    "end",
    "define",
    "partial",
    "param",
    "quote",
    "blockquote",
    "pullquote",
    "note",
    "notice",
    "callout",
    "alert",
    "admonition",
    "tip",
    "info",
    "warning",
    "hint",
    "panel",
    "tabs",
    "tab",
    "columns",
    "column",
    "grid",
    "row",
    "col",
    "div",
    "span",
    "section",
    "center",
    "lead",
    "mark",
    "rawhtml",
    "unsafe",
    "markdown",
    "mermaid",
    "math",
    "katex",
    "gallery",
    "carousel",
    "slider",
    "details",
    "expand",
    "spoiler",
    "collapse",
    "accordion",
    "cta",
    "more",
    "br",
    "hr",
    "icon",
    "steps",
];

/// What `tag` shows; `destination` where it stands for the address of a link.
pub(super) fn shown(tag: &Tag<'_>, destination: bool) -> Shown {
    match tag.open {
        "{:" => attribute_list(tag),
        "{#" | "<%" | "{{!--" => Shown::Nothing,
        "{{" | "{{{" => expression(tag.inside, destination),
        _ => shortcode(tag, destination),
    }
}

/// `{: .class #id key="value"}` or `{:toc}`; anything else in such braces is text.
fn attribute_list(tag: &Tag<'_>) -> Shown {
    let inside = tag.inside.trim();
    let list = inside.is_empty()
        || inside.starts_with(['.', '#', ':'])
        || inside.contains('=')
        || matches!(inside, "toc" | "no_toc" | "/nomarkdown" | "nomarkdown" | "/comment");
    match (list, inside) {
        (_, ":comment" | "::comment") => Shown::Hides("comment".to_owned()),
        (true, _) => Shown::Nothing,
        _ => Shown::Asis,
    }
}

/// An expression shows its value, which only a string tells here.
fn expression(inside: &str, destination: bool) -> Shown {
    let inside = inside.trim();
    let literal = ['"', '\''].into_iter().find_map(|quote| {
        let rest = inside.strip_prefix(quote)?;
        rest.split_once(quote)
    });
    match literal {
        Some((text, filters)) if filters.contains("url") || destination || filters.trim().is_empty() => Shown::Text(text.to_owned()),
        _ if inside.starts_with("/*") || inside.starts_with('#') || inside.starts_with('/') || inside.starts_with('!') => Shown::Nothing,
        _ => Shown::Nothing,
    }
}

/// What a component of MDX shows: what a shortcode of its name does. What stands inside it shows itself.
pub(super) fn component(element: &Element<'_>) -> Shown {
    let name = element.name.to_ascii_lowercase();
    let named = element.attributes.clone();
    match shortcode(&Tag { open: "{{<", name: &name, closing: element.closing, named, ..Tag::default() }, false) {
        Shown::Unknown if !element.empty => Shown::Nothing,
        shown => shown,
    }
}

fn shortcode(tag: &Tag<'_>, destination: bool) -> Shown {
    let inside = tag.inside.trim();
    // Hugo writes a shortcode that is to be shown, not run, with comment marks inside.
    if let Some(escaped) = inside.strip_prefix("/*").and_then(|rest| rest.strip_suffix("*/")) {
        let close: String = tag
            .open
            .chars()
            .rev()
            .map(|mark| match mark {
                '{' => '}',
                '<' => '>',
                other => other,
            })
            .collect();
        return Shown::Text(format!("{}{escaped}{close}", tag.open));
    }
    let name = tag.name.to_ascii_lowercase();
    if destination {
        return Shown::Text(
            tag.positional.first().copied().or_else(|| tag.named.first().map(|(_, value)| *value)).unwrap_or_default().to_owned(),
        );
    }
    if tag.closing || (name.starts_with("end") && name.len() > 3) {
        return Shown::Nothing;
    }
    match name.as_str() {
        "raw" | "verbatim" => return Shown::Verbatim(tag.name.to_owned()),
        "comment" => return Shown::Hides(tag.name.to_owned()),
        "post_link" | "ref" | "relref" | "asset_path" | "post_path" => {
            return Shown::Text(tag.positional.get(1).copied().unwrap_or_default().to_owned());
        }
        "abbr" | "tooltip" | "button" | "a" | "link" if tag.get("text").or_else(|| tag.get("label")).is_some() => {
            return Shown::Text(tag.get("text").or_else(|| tag.get("label")).unwrap_or_default().to_owned());
        }
        _ => {}
    }
    if CODE.contains(&name.as_str()) {
        let language = tag.positional.first().copied().unwrap_or_default();
        let language = language.strip_prefix("lang:").unwrap_or(language);
        return Shown::Code(language.to_owned(), tag.name.to_owned());
    }
    if PICTURES.contains(&name.as_str()) {
        return picture(tag);
    }
    if let Some(url) = address(tag, &name) {
        return Shown::Insertion(Insertion::Embed(embed(&url, tag.get("title").or_else(|| tag.get("caption")))));
    }
    let silent = SILENT.contains(&name.as_str());
    match tag
        .get("title")
        .or_else(|| tag.get("summary"))
        .or_else(|| (name == "details" || name == "expand").then(|| tag.positional.first().copied()).flatten())
    {
        Some(title) if silent => Shown::Text(format!("**{title}**\n\n")),
        _ if silent => Shown::Nothing,
        _ => Shown::Unknown,
    }
}

/// The address that an embedding tag gives, or makes of an id.
fn address(tag: &Tag<'_>, name: &str) -> Option<String> {
    let service = SERVICES.iter().find(|(known, _)| *known == name);
    let values = || {
        tag.positional
            .iter()
            .copied()
            .chain(["id", "url", "src", "href", "user", "link", "code", "video"].into_iter().filter_map(|key| tag.get(key)))
    };
    let full = values().find(|value| value.starts_with("http://") || value.starts_with("https://") || value.starts_with("//"));
    if let Some(url) = full.filter(|_| service.is_some() || CARDS.contains(&name)) {
        return Some(url.to_owned());
    }
    let (_, pattern) = service?;
    // Hugo's tweet has both a user and an id.
    let id = if let (Some(user), Some(id)) = (tag.get("user"), tag.get("id")) {
        return (name == "tweet" || name == "twitter" || name == "x").then(|| format!("https://twitter.com/{user}/status/{id}"));
    } else if name == "gist" {
        tag.positional.get(..2).map_or_else(|| values().next().unwrap_or_default().to_owned(), |pair| pair.join("/"))
    } else {
        values().next()?.to_owned()
    };
    (!id.is_empty()).then(|| pattern.replace("{}", &id))
}

fn picture(tag: &Tag<'_>) -> Shown {
    let is_path = |value: &&str| value.contains(['/', '.']) && !value.contains(' ');
    let source = ["src", "url", "link", "path", "image", "file"]
        .into_iter()
        .find_map(|key| tag.get(key))
        .or_else(|| tag.positional.iter().copied().find(is_path))
        .unwrap_or_default();
    let words = tag
        .positional
        .iter()
        .copied()
        .filter(|value| !is_path(value) && value.parse::<u32>().is_err() && !matches!(*value, "left" | "right" | "center"))
        .collect::<Vec<_>>()
        .join(" ");
    let description = tag.get("alt").unwrap_or(&words).to_owned();
    let caption = ["caption", "title", "attr"].into_iter().find_map(|key| tag.get(key)).unwrap_or_default().to_owned();
    Shown::Insertion(Insertion::Figure(Image { source: source.to_owned(), description, title: String::new() }, caption))
}
