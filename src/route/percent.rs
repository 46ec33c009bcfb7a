//! What an address cannot hold as it is, and back.

use std::fmt::Write as _;

/// Percent-encodes what an address cannot hold; a space becomes `space`, or `%20` where that is NUL.
///
/// WHATWG URL Standard, "application/x-www-form-urlencoded serializing", with letters of every script left readable.
pub(super) fn encode(text: &str, space: char) -> String {
    let mut encoded = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            ' ' if space != '\0' => encoded.push(space),
            'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '_' | '.' | '~' | '*' | ':' | ',' | '/' => encoded.push(character),
            letter if !letter.is_ascii() && letter.is_alphanumeric() => encoded.push(letter),
            other => {
                let mut bytes = [0; 4];
                for byte in other.encode_utf8(&mut bytes).bytes() {
                    let _ = write!(encoded, "%{byte:02X}");
                }
            }
        }
    }
    encoded
}

/// Undoes percent-encoding and `+`; what is no valid escape stands for itself.
pub(super) fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let escape = (bytes[at] == b'%').then(|| bytes.get(at + 1..at + 3)).flatten();
        if let Some(byte) = escape.and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()) {
            decoded.push(byte);
            at += 3;
        } else {
            decoded.push(if bytes[at] == b'+' { b' ' } else { bytes[at] });
            at += 1;
        }
    }
    String::from_utf8(decoded).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}
