//! The two single-byte encodings in which UTF-8 is most often misread.

/// What the upper half of a single-byte encoding stands for.
#[derive(Debug)]
pub(super) struct Charset {
    upper: [char; 128],
}

/// The Mac OS Roman encoding, after the Unicode Consortium's ROMAN.TXT.
pub(super) const MAC_ROMAN: Charset = Charset {
    upper: [
        'Ä', 'Å', 'Ç', 'É', 'Ñ', 'Ö', 'Ü', 'á', 'à', 'â', 'ä', 'ã', 'å', 'ç', 'é', 'è', //
        'ê', 'ë', 'í', 'ì', 'î', 'ï', 'ñ', 'ó', 'ò', 'ô', 'ö', 'õ', 'ú', 'ù', 'û', 'ü', //
        '†', '°', '¢', '£', '§', '•', '¶', 'ß', '®', '©', '™', '´', '¨', '≠', 'Æ', 'Ø', //
        '∞', '±', '≤', '≥', '¥', 'µ', '∂', '∑', '∏', 'π', '∫', 'ª', 'º', 'Ω', 'æ', 'ø', //
        '¿', '¡', '¬', '√', 'ƒ', '≈', '∆', '«', '»', '…', '\u{a0}', 'À', 'Ã', 'Õ', 'Œ', 'œ', //
        '–', '—', '“', '”', '‘', '’', '÷', '◊', 'ÿ', 'Ÿ', '⁄', '€', '‹', '›', 'ﬁ', 'ﬂ', //
        '‡', '·', '‚', '„', '‰', 'Â', 'Ê', 'Á', 'Ë', 'È', 'Í', 'Î', 'Ï', 'Ì', 'Ó', 'Ô', //
        '\u{f8ff}', 'Ò', 'Ú', 'Û', 'Ù', 'ı', 'ˆ', '˜', '¯', '˘', '˙', '˚', '¸', '˝', '˛', 'ˇ',
    ],
};

/// Windows-1252 as the WHATWG Encoding Standard has it: bytes without a character are the control characters of Latin-1,
/// which makes it serve for Latin-1 too.
pub(super) const WINDOWS_1252: Charset = Charset { upper: windows_1252() };

const fn windows_1252() -> [char; 128] {
    let mut upper = ['\0'; 128];
    let mut byte: u8 = 0x80;
    loop {
        upper[(byte - 0x80) as usize] = byte as char;
        if byte == u8::MAX {
            break;
        }
        byte += 1;
    }
    let special = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', //
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    let mut at = 0;
    while at < special.len() {
        upper[at] = special[at];
        at += 1;
    }
    upper
}

impl Charset {
    /// The character that a byte stands for.
    pub(super) fn character(&self, byte: u8) -> char {
        self.upper.get(usize::from(byte).wrapping_sub(0x80)).copied().unwrap_or(byte as char)
    }

    /// The byte from 0x80 on that stands for a character.
    pub(super) fn byte(&self, character: char) -> Option<u8> {
        // Neither of the two has letters of East Asia, so that their texts need no search.
        if character.is_ascii() || matches!(character, '\u{2600}'..='\u{f8fe}') {
            return None;
        }
        // A character that Latin-1 has and the table has not was a control character to whoever misread it.
        match self.upper.iter().position(|upper| *upper == character) {
            Some(found) => u8::try_from(found + 0x80).ok(),
            None => u8::try_from(character).ok().filter(|byte| *byte < 0xa0),
        }
    }
}
