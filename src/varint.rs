//! Numbers of variable length, seven bits a byte, the lowest first: LEB128 (DWARF 5, section 7.6).

/// Puts a number behind `bytes`.
pub(crate) fn write(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    bytes.push(number.to_le_bytes()[0]);
}

/// Takes a number off the front of `bytes`.
pub(crate) fn read(bytes: &mut &[u8]) -> Option<u32> {
    let mut number = 0;
    let mut shift = 0;
    loop {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u32::from(byte & 0x7f) << shift;
        // Five bytes hold the greatest number.
        if *byte < 0x80 || shift == 28 {
            return Some(number);
        }
        shift += 7;
    }
}

/// How many bytes a number takes.
pub(crate) fn width(number: u32) -> u32 {
    (32 - (number | 1).leading_zeros()).div_ceil(7)
}
