//! Bold text whose signs `CommonMark` leaves as they are: with spaces inside of them, as editors leave them, and in scripts without
//! spaces, where a letter next to a bracket or a full stop keeps the sign between from opening or closing.

use crate::document::{Inline, Style};
use crate::unicode::is_unspaced;

const SIGN: &str = "**";

/// A part of a line: a sign that begins or ends bold text, and whether it still shows; or what stands between.
enum Piece {
    Sign(bool),
    Other(Inline),
}

/// The inlines of one block with the signs that still show turned into bold text, if each has another and all may be meant so.
pub(super) fn strong(inlines: Vec<Inline>) -> Vec<Inline> {
    let signed = |inline: &Inline| matches!(inline, Inline::Text(text) if text.contains(SIGN));
    if !inlines.iter().any(signed) || inlines.iter().any(|inline| matches!(inline, Inline::Text(text) if text.contains("***"))) {
        return inlines;
    }
    // What is bold already is parted too: after a sign that did not close, `CommonMark` takes the next that closes for one that opens.
    let mut pieces = Vec::new();
    for inline in &inlines {
        match inline {
            Inline::Text(text) => {
                for (at, part) in text.split(SIGN).enumerate() {
                    if at > 0 {
                        pieces.push(Piece::Sign(true));
                    }
                    if !part.is_empty() {
                        pieces.push(Piece::Other(Inline::Text(part.to_owned())));
                    }
                }
            }
            Inline::Styled(Style::Strong, content) => {
                pieces.push(Piece::Sign(false));
                pieces.extend(content.iter().cloned().map(Piece::Other));
                pieces.push(Piece::Sign(false));
            }
            other => pieces.push(Piece::Other(other.clone())),
        }
    }
    let signs: Vec<usize> = (0..pieces.len()).filter(|at| matches!(pieces[*at], Piece::Sign(_))).collect();
    let pairs = signs.chunks(2);
    if pairs.clone().all(|pair| matches!(*pair, [open, close] if is_meant(&pieces, open, close))) { paired(pieces) } else { inlines }
}

/// Whether a pair of signs is bold text to `CommonMark`, or to whoever wrote it.
fn is_meant(pieces: &[Piece], open: usize, close: usize) -> bool {
    if matches!((&pieces[open], &pieces[close]), (Piece::Sign(false), Piece::Sign(false))) {
        return true;
    }
    let text = |at: Option<usize>| match pieces.get(at?) {
        Some(Piece::Other(Inline::Text(text))) => Some(text.as_str()),
        _ => None,
    };
    let last = |at: Option<usize>| text(at).and_then(|text| text.chars().next_back());
    let first = |at: Option<usize>| text(at).and_then(|text| text.chars().next());
    let (before, after) = (last(open.checked_sub(1)), first(Some(close + 1)));
    let edges = [first(Some(open + 1)), last(Some(close - 1))];
    let [opens_spaced, closes_spaced] = edges.map(|edge| edge.is_some_and(char::is_whitespace));
    // `**时间：**2020`
    let wide = edges.into_iter().flatten().any(|edge| !edge.is_ascii() && !edge.is_alphanumeric());
    // `2 ** 3` is a sign of another kind.
    let parted = before == Some(' ');
    let unspaced = [before, after].into_iter().flatten().any(is_unspaced);
    !(opens_spaced && parted) && (opens_spaced || closes_spaced || unspaced || wide)
}

/// Whether an inline is more than a text of nothing.
fn shows(inline: &Inline) -> bool {
    !matches!(inline, Inline::Text(text) if text.is_empty())
}

/// Bold text from pieces whose signs come in pairs; spaces inside of a pair go out of it.
fn paired(pieces: Vec<Piece>) -> Vec<Inline> {
    let mut inlines: Vec<Inline> = Vec::new();
    let mut bold: Option<Vec<Inline>> = None;
    for piece in pieces {
        match (piece, bold.take()) {
            (Piece::Sign(_), None) => bold = Some(Vec::new()),
            (Piece::Sign(_), Some(mut content)) => {
                let (mut lead, mut trail) = (String::new(), String::new());
                if let Some(Inline::Text(text)) = content.first_mut() {
                    lead = text.drain(..text.len() - text.trim_start().len()).collect();
                }
                if let Some(Inline::Text(text)) = content.last_mut() {
                    trail = text.split_off(text.trim_end().len());
                }
                inlines.push(Inline::Text(lead));
                content.retain(shows);
                if !content.is_empty() {
                    inlines.push(Inline::Styled(Style::Strong, content));
                }
                inlines.push(Inline::Text(trail));
            }
            (Piece::Other(inline), Some(mut content)) => {
                content.push(inline);
                bold = Some(content);
            }
            (Piece::Other(inline), None) => inlines.push(inline),
        }
    }
    inlines.retain(shows);
    inlines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::BlockKind;
    use crate::read::read;

    /// The text of a document of one paragraph, bold text between `<` and `>`.
    fn shown(source: &str) -> String {
        let document = read("post.md", source.as_bytes()).expect("text").document;
        let [block] = &document.blocks[..] else { panic!("{source}") };
        let BlockKind::Paragraph(inlines) = &block.kind else { panic!("{source}") };
        let inline = |inline: &Inline| match inline {
            Inline::Text(text) => text.clone(),
            Inline::Styled(Style::Strong, content) => format!("<{}>", crate::document::plain(content)),
            other => crate::document::plain(std::slice::from_ref(other)),
        };
        inlines.iter().map(inline).collect()
    }

    #[test]
    fn signs_that_are_meant_make_bold_text() {
        for (source, seen) in [
            ("**Who: **[Ann](x)", "<Who:> Ann"),
            ("** All of it**, **no** **", "** All of it**, <no> **"),
            ("a **The Raft” **, by** **[Ann](x)", "a <The Raft”> , by Ann"),
            ("They told of** The Raft**, and **more**", "They told of <The Raft>, and <more>"),
            ("**Photos\n**See **below**", "<Photos>\nSee <below>"),
            ("数**「不満」**が**ある。**次**に**", "数<「不満」>が<ある。>次<に>"),
            ("저는 **'성장'**이라고", "저는 <'성장'>이라고"),
            ("**时间：**2020/5/6 **[地点](x)：**线上", "<时间：>2020/5/6 <地点：>线上"),
        ] {
            assert_eq!(shown(source), seen, "{source}");
        }
    }

    #[test]
    fn signs_that_mean_something_else_stay() {
        for source in ["2 ** 3 and 4 ** 5, f(**a, **b)", "**no end。", "f\\*\\*k and d\\*\\*n", "a**。** **b *** c"] {
            assert_eq!(shown(source), source.replace('\\', ""), "{source}");
        }
    }
}
