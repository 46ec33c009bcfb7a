//! Cards for what other sites show: videos, slides, posts of social networks.

use crate::document::Embed;

/// The card for an address: who shows it, and how to open it outside a frame.
pub(super) fn embed(source: &str, title: Option<&str>) -> Embed {
    let url = if let Some(rest) = source.strip_prefix("//") { format!("https://{rest}") } else { source.to_owned() };
    let address = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
    let host = address.split(['/', '?', '#']).next().unwrap_or_default().trim_start_matches("www.").trim_start_matches("m.");
    let provider = PROVIDERS
        .split('|')
        .filter_map(|provider| provider.split_once('='))
        .find(|(domain, _)| host == *domain || host.strip_suffix(domain).is_some_and(|rest| rest.ends_with('.')));
    // A frame's address plays the video and nothing else; the page of it is what a reader wants to open.
    let video = |marker: &str| {
        url.split_once(marker)
            .map(|(_, id)| id.split(['?', '&', '#', '/']).next().unwrap_or_default())
            .filter(|id| !id.is_empty() && *id != "videoseries")
    };
    let page = match provider.map(|(_, name)| name) {
        Some("YouTube") => video("/embed/").map(|id| format!("https://www.youtube.com/watch?v={id}")),
        Some("Vimeo") => video("/video/").map(|id| format!("https://vimeo.com/{id}")),
        _ => None,
    };
    Embed {
        provider: provider.map_or(host, |(_, name)| name).to_owned(),
        title: title.map(str::trim).filter(|title| !title.is_empty()).map(str::to_owned),
        url: page.unwrap_or(url),
    }
}

/// Sites whose things are embedded in posts, by domain.
const PROVIDERS: &str = "\
    youtube.com=YouTube|youtube-nocookie.com=YouTube|youtu.be=YouTube|vimeo.com=Vimeo|twitter.com=Twitter|x.com=X|\
    instagram.com=Instagram|linkedin.com=LinkedIn|facebook.com=Facebook|bsky.app=Bluesky|slideshare.net=SlideShare|\
    speakerdeck.com=Speaker Deck|docs.google.com=Google Docs|google.com=Google|github.com=GitHub|codepen.io=CodePen|\
    codesandbox.io=CodeSandbox|soundcloud.com=SoundCloud|spotify.com=Spotify|flickr.com=Flickr|giphy.com=Giphy|reddit.com=Reddit|\
    ted.com=TED|infoq.com=InfoQ|dev.to=DEV|twitch.tv=Twitch|peertube.tv=PeerTube";
