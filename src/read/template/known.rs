//! The template tags that are known, by their names in small letters; spaces part them.

/// Where the things live that a tag names by their id alone, `{}` in its place, behind the name of each tag.
const SERVICES: &str = "\
    youtube=https://www.youtube.com/watch?v={} vimeo=https://vimeo.com/{} tweet=https://twitter.com/i/status/{} \
    twitter=https://twitter.com/i/status/{} x=https://x.com/i/status/{} instagram=https://www.instagram.com/p/{}/ \
    gist=https://gist.github.com/{} speakerdeck=https://speakerdeck.com/player/{} \
    slideshare=https://www.slideshare.net/slideshow/embed_code/{} codepen=https://codepen.io/{} github=https://github.com/{} \
    user=https://dev.to/{} organization=https://dev.to/{} bilibili=https://www.bilibili.com/video/{} \
    asciinema=https://asciinema.org/a/{} spotify=https://open.spotify.com/{} soundcloud=https://soundcloud.com/{} \
    codesandbox=https://codesandbox.io/s/{} stackblitz=https://stackblitz.com/edit/{} embed={}";

/// The same as pairs.
pub(super) fn services() -> impl Iterator<Item = (&'static str, &'static str)> {
    SERVICES.split(' ').filter_map(|service| service.split_once('='))
}

/// Tags that show a card for the address they are given, whatever else they would show of it.
pub(super) const CARDS: &str = "docswell embed link post article linkcard linkpreview bookmark card medium podcast video iframe";

/// Tags that show a picture have one of these in their names.
pub(super) const PICTURES: &str = "figure img image picture photo resize";

/// Tags whose content is code.
pub(super) const CODE: &str = "highlight codeblock code prism sourcecode";

/// Tags that stand around text that is shown, or show nothing by themselves.
pub(super) const SILENT: &str = "\
    table_of_contents toc tableofcontents if else elsif elseif endif unless endunless for endfor assign capture endcapture case when \
    endcase include include_relative render layout block endblock extends set endset with end define partial param note \
    tip info warning hint panel tabs columns column grid row col div span section center lead mark rawhtml unsafe \
    markdown mermaid math katex gallery carousel slider cta more br hr icon steps button tag";

/// Tags around text that is hidden until its title is opened, and others whose parameters are the title of what follows.
pub(super) const TITLED: &str = "details expand spoiler collapse accordion tab fold";

/// Tags around a box, whose first parameter is its kind and whose second is its title.
pub(super) const BOXES: &str = "notice admonition callout alert";

/// Tags around a quotation, whose parameters say whose it is.
pub(super) const QUOTES: &str = "quote blockquote pullquote epigraph";
