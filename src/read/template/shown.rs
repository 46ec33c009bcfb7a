//! What a reader would see where a template tag stands.

use super::Insertion;
use super::jsx::Element;
use super::known::{BOXES, CARDS, CODE, PICTURES, QUOTES, SILENT, TITLED, services};
use super::tag::Tag;
use crate::document::Image;
use crate::read::embed::embed;
use crate::table::is_among;

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
    /// What follows up to the closing tag as a quotation, and whose it is.
    Quote(String),
}

/// What `tag` shows; `destination` where it stands for the address of a link.
pub(super) fn shown(tag: &Tag<'_>, destination: bool) -> Shown {
    match tag.open {
        "{:" => attribute_list(tag),
        "{#" | "<%" | "{{!--" | "{/*" => Shown::Nothing,
        "{{" | "{{{" => match expression(tag.inside, destination) {
            Shown::Nothing if tag.inside.trim_end().ends_with(')') && !destination => inserted(tag),
            shown => shown,
        },
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
        _ => Shown::Nothing,
    }
}

/// The picture or card that a tag puts into the text whose name may also be that of something of the site, which shows nothing here.
fn inserted(tag: &Tag<'_>) -> Shown {
    match shortcode(tag, false) {
        Shown::Insertion(insertion) => Shown::Insertion(insertion),
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
    let rest = |from: usize| tag.positional.get(from..).unwrap_or_default().join(" ");
    if destination {
        let first = tag.positional.first().copied().or_else(|| tag.named.first().map(|(_, value)| *value));
        return Shown::Text(first.filter(|value| !value.contains("{{")).unwrap_or_default().to_owned());
    }
    if tag.closing || (name.starts_with("end") && name.len() > 3) {
        return Shown::Nothing;
    }
    match name.as_str() {
        "raw" | "verbatim" => return Shown::Verbatim(tag.name.to_owned()),
        // What a loop shows is told by data of the site.
        "for" | "tablerow" => return Shown::Hides(tag.name.to_owned()),
        "comment" if tag.positional.is_empty() => return Shown::Hides(tag.name.to_owned()),
        // With an id, DEV shows a comment of a reader; the others are addresses.
        "comment" | "ref" | "relref" | "post_url" | "asset_path" | "post_path" => return Shown::Nothing,
        "post_link" | "asset_link" => return Shown::Text(rest(1)),
        "abbr" | "tooltip" | "button" | "a" | "link" if tag.get("text").or_else(|| tag.get("label")).is_some() => {
            return Shown::Text(tag.get("text").or_else(|| tag.get("label")).unwrap_or_default().to_owned());
        }
        // Jekyll: the file that is included says what is shown, with the parameters.
        "include" | "include_cached" if !tag.positional.is_empty() => {
            let file = tag.positional[0].rsplit('/').next().unwrap_or_default();
            let file = file.split('.').next().unwrap_or_default();
            let included = Tag { name: file, positional: tag.positional[1..].to_vec(), named: tag.named.clone(), ..*tag };
            return inserted(&included);
        }
        // Variables and annotations of Markdoc.
        _ if name.starts_with(['$', '.', '#']) => return Shown::Nothing,
        _ => {}
    }
    if is_among(CODE, &name) {
        let language = tag.positional.first().copied().unwrap_or_default();
        let language = language.strip_prefix("lang:").unwrap_or(language);
        return Shown::Code(language.to_owned(), tag.name.to_owned());
    }
    if is_among(QUOTES, &name) {
        let source = ["author", "by", "source", "cite"].into_iter().filter_map(|key| tag.get(key)).collect::<Vec<_>>().join(", ");
        return Shown::Quote(if source.is_empty() { rest(0) } else { source });
    }
    let (titled, boxed) = (is_among(TITLED, &name), is_among(BOXES, &name));
    let silent = is_among(SILENT, &name) || titled || boxed;
    // Whatever a site calls it, what has a source and stands in for it is a picture.
    let pictures = || tag.get("src").is_some() && tag.get("alt").is_some();
    if !silent && (PICTURES.split(' ').any(|known| name.contains(known)) || pictures()) {
        return picture(tag);
    }
    if let Some((url, text)) = address(tag, &name).filter(|_| !silent) {
        let title = ["title", "caption"].into_iter().find_map(|key| tag.get(key)).map_or(text, str::to_owned);
        return Shown::Insertion(Insertion::Embed(embed(&url, Some(&title))));
    }
    let title = ["title", "summary", "name"].into_iter().find_map(|key| tag.get(key)).map(str::to_owned);
    let title =
        title.or_else(|| titled.then(|| rest(0))).or_else(|| tag.positional.get(1).filter(|_| boxed).map(|title| (*title).to_owned()));
    match title.filter(|title| !title.is_empty()) {
        Some(title) if silent => Shown::Text(format!("**{title}**\n\n")),
        _ if silent => Shown::Nothing,
        _ => Shown::Unknown,
    }
}

/// The address that an embedding tag gives, or makes of an id, and the text before it.
fn address(tag: &Tag<'_>, name: &str) -> Option<(String, String)> {
    const IDS: [&str; 8] = ["id", "url", "src", "href", "user", "link", "code", "video"];
    let name = tag.get("provider").unwrap_or(name);
    let service = services().find(|(known, _)| name == *known || known.len() >= 5 && name.contains(known));
    let named = || IDS.into_iter().filter_map(|key| tag.get(key));
    let is_address = |value: &&str| value.starts_with("http://") || value.starts_with("https://") || value.starts_with("//");
    if let Some(at) = tag.positional.iter().position(is_address) {
        return Some((tag.positional[at].to_owned(), if service.is_some() { String::new() } else { tag.positional[..at].join(" ") }));
    }
    if let Some(url) = named().find(is_address).filter(|_| service.is_some() || is_among(CARDS, name)) {
        return Some((url.to_owned(), String::new()));
    }
    let (_, pattern) = service?;
    let id = match (tag.get("user"), tag.get("id")) {
        // Hugo's tweet has both a user and an id.
        (Some(user), Some(id)) => {
            return matches!(name, "tweet" | "twitter" | "x").then(|| (format!("https://twitter.com/{user}/status/{id}"), String::new()));
        }
        _ if name == "gist" && tag.positional.len() > 1 => tag.positional[..2].join("/"),
        _ => tag.positional.first().copied().or_else(|| named().next())?.to_owned(),
    };
    (!id.is_empty()).then(|| (pattern.replace("{}", &id), String::new()))
}

fn picture(tag: &Tag<'_>) -> Shown {
    let is_path = |value: &&str| value.contains(['/', '.']) && !value.contains(' ');
    let source = ["src", "url", "link", "path", "image", "file", "image_path"]
        .into_iter()
        .find_map(|key| tag.get(key))
        .or_else(|| tag.positional.iter().copied().find(is_path))
        .unwrap_or_default();
    let words = tag
        .positional
        .iter()
        .copied()
        .filter(|value| !is_path(value) && value.parse::<u32>().is_err() && !matches!(*value, "left" | "right" | "center"))
        .collect::<Vec<_>>();
    // Hexo's `img` has a title and a description, each in quotes.
    let words = if tag.name == "img" { words.last().copied().unwrap_or_default().to_owned() } else { words.join(" ") };
    let description = ["alt", "description"].into_iter().find_map(|key| tag.get(key)).unwrap_or(&words).to_owned();
    let caption = ["caption", "title", "attr"].into_iter().find_map(|key| tag.get(key)).unwrap_or_default().to_owned();
    if source.is_empty() && description.is_empty() && caption.is_empty() {
        return Shown::Unknown;
    }
    Shown::Insertion(Insertion::Figure(Image { source: source.to_owned(), description, title: String::new() }, caption))
}
