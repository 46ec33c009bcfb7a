//! Bytes become text: decoding, and the repair of text that had been decoded wrongly before.

use crate::post::Repair;
use crate::problem::{Code, Problem};
use crate::unicode::nfc;
use std::borrow::Cow;

mod charset;
mod escape;
mod heal;

pub use heal::heal;

/// A text with what was done to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decoded {
    /// The text: valid, healed, in normalization form C, with `\n` as the only line end.
    pub text: String,
    /// The runs whose wrong encoding was undone.
    pub repairs: Vec<Repair>,
    /// What was wrong.
    pub problems: Vec<Problem>,
}

/// Decodes and heals a file.
///
/// # Errors
/// Where the bytes are no text in any encoding that is known here.
pub fn decode(bytes: &[u8]) -> Result<Decoded, Problem> {
    let mut problems = Vec::new();
    let text = unicode(bytes, &mut problems)?;
    let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text };
    let text = if text.contains('\0') { text.replace('\0', "\u{fffd}") } else { text };
    let (text, mut repairs) = heal(text);
    let (text, escapes) = escape::unescape(text);
    repairs.extend(escapes);
    let text = if let Cow::Owned(normal) = nfc(&text) { normal } else { text };
    if let Some(first) = repairs.first() {
        let count = if repairs.len() == 1 { "a run".to_owned() } else { format!("{} runs", repairs.len()) };
        let message = format!("{count} of text, here «{}», had been written in the wrong encoding, as «{}»", first.after, first.before);
        problems.push(Problem::new(Code::RepairedEncoding, first.line, message));
    }
    Ok(Decoded { text, repairs, problems })
}

/// The bytes as Unicode: by byte order mark, as UTF-8, as UTF-16 where every other byte is zero, else as Windows-1252.
fn unicode(bytes: &[u8], problems: &mut Vec<Problem>) -> Result<String, Problem> {
    if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        return Ok(utf8_or_windows(rest, problems));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return Ok(utf16(rest, u16::from_le_bytes, problems));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return Ok(utf16(rest, u16::from_be_bytes, problems));
    }
    let sample = &bytes[..bytes.len().min(4096)];
    let zeros = |parity: usize| sample.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let half = if sample.contains(&0) { sample.len() / 2 } else { 0 };
    if half > 0 && zeros(1) * 10 > half * 4 && zeros(0) * 10 < half {
        return Ok(utf16(bytes, u16::from_le_bytes, problems));
    }
    if half > 0 && zeros(0) * 10 > half * 4 && zeros(1) * 10 < half {
        return Ok(utf16(bytes, u16::from_be_bytes, problems));
    }
    let controls = sample.iter().filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31)).count();
    if controls * 50 > sample.len() {
        return Err(Problem::new(Code::UnreadableBytes, None, "these bytes are no text: too many of them are control characters"));
    }
    Ok(utf8_or_windows(bytes, problems))
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16, problems: &mut Vec<Problem>) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let text: String = char::decode_utf16(units).map(|character| character.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
    if text.contains(char::REPLACEMENT_CHARACTER) || !bytes.len().is_multiple_of(2) {
        problems.push(Problem::new(Code::InvalidBytes, None, "some bytes are not valid UTF-16"));
    }
    text
}

fn utf8_or_windows(bytes: &[u8], problems: &mut Vec<Problem>) -> String {
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return text.to_owned(),
        Err(error) => error,
    };
    let (mut text, mut invalid, mut valid) = (String::with_capacity(bytes.len()), 0, 0);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        valid += chunk.valid().chars().filter(|character| !character.is_ascii()).count();
        // A letter or a quotation mark by itself is of Windows-1252; anything else is a piece of a character.
        match chunk.invalid() {
            [] => continue,
            [byte @ (0x91..=0x97 | 0xc0..)] => text.push(charset::WINDOWS_1252.character(*byte)),
            _ => text.push(char::REPLACEMENT_CHARACTER),
        }
        invalid += 1;
    }
    let line = String::from_utf8_lossy(&bytes[..error.valid_up_to()]).matches('\n').count() + 1;
    if valid > invalid {
        let count = if invalid == 1 { "a byte is".to_owned() } else { format!("{invalid} bytes are") };
        problems.push(Problem::new(Code::InvalidBytes, line, format!("{count} not valid UTF-8")));
        return text;
    }
    problems.push(Problem::new(Code::InvalidBytes, line, "the post is not UTF-8 and was read as Windows-1252"));
    bytes.iter().map(|byte| charset::WINDOWS_1252.character(*byte)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_gives_the_same_text() {
        let text = "Größe – “naïve” €5\n";
        let utf16 = |unit: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
        let with = |mark: &[u8], rest: &[u8]| [mark, rest].concat();
        for (name, bytes) in [
            ("UTF-8", text.as_bytes().to_vec()),
            ("UTF-8 with mark", with(b"\xef\xbb\xbf", text.as_bytes())),
            ("UTF-16 little-endian", with(b"\xff\xfe", &utf16(u16::to_le_bytes))),
            ("UTF-16 big-endian", with(b"\xfe\xff", &utf16(u16::to_be_bytes))),
            ("UTF-16 without mark", utf16(u16::to_le_bytes)),
            ("Windows-1252", b"Gr\xf6\xdfe \x96 \x93na\xefve\x94 \x805\r\n".to_vec()),
        ] {
            assert_eq!(decode(&bytes).map(|decoded| decoded.text).as_deref(), Ok(text), "{name}");
        }
    }

    #[test]
    fn letters_and_their_marks_become_one_character() {
        let decoded = decode("Ko\u{308}ln, Nu\u{31b}\u{303}".as_bytes()).expect("text");
        assert_eq!(decoded.text, "Köln, Nữ");
    }

    #[test]
    fn bytes_that_are_no_text_are_an_error() {
        let picture: Vec<u8> = (0..64).flat_map(|byte| [byte % 9, byte]).collect();
        assert_eq!(decode(&picture).map_err(|problem| problem.code), Err(Code::UnreadableBytes));
    }

    #[test]
    fn one_bad_byte_does_not_change_how_the_rest_is_read() {
        let decoded = decode(b"Caf\xc3\xa9 na\xc3\xafve \xc3\xb1 caf\xe9 \x80 end").expect("text");
        assert_eq!(decoded.text, "Café naïve ñ café \u{fffd} end");
        assert_eq!(decoded.problems.first().map(|problem| (problem.code, problem.line)), Some((Code::InvalidBytes, Some(1))));
    }
}
