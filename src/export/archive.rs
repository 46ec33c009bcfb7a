//! Files in one, as a ZIP archive without compression (PKWARE, APPNOTE.TXT 6.3.10): every system opens it.

/// The archive of these files, each with its path.
pub fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut whole, mut directory) = (Vec::new(), Vec::new());
    for (path, content) in files {
        let start = whole.len();
        // What both records of a file have in common: version 2.0, names in UTF-8, stored, the first day that it can tell, checksum and sizes.
        let mut common = vec![20, 0, 0, 8, 0, 0, 0, 0, 0x21, 0];
        for number in [checksum(content), number(content.len()), number(content.len())] {
            common.extend(number.to_le_bytes());
        }
        common.extend(&number(path.len()).to_le_bytes()[..2]);
        common.extend([0, 0]);
        whole.extend(b"PK\x03\x04");
        whole.extend(&common);
        whole.extend(path.as_bytes());
        whole.extend(*content);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(common);
        directory.extend([0; 10]);
        directory.extend(number(start).to_le_bytes());
        directory.extend(path.as_bytes());
    }
    let count = &number(files.len()).to_le_bytes()[..2];
    let end =
        [b"PK\x05\x06\0\0\0\0", count, count, &number(directory.len()).to_le_bytes(), &number(whole.len()).to_le_bytes(), &[0, 0]].concat();
    whole.extend(directory);
    whole.extend(end);
    whole
}

/// A length in the four bytes that an archive has for it.
fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// CRC-32 as in ISO 3309.
fn checksum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xedb8_8320 & (sum & 1).wrapping_neg())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_that_of_the_standard() {
        assert_eq!(checksum(b"123456789"), 0xcbf4_3926);
    }

    #[test]
    fn an_archive_leads_to_each_of_its_files() {
        let files: [(&str, &[u8]); 2] = [("a/ä.md", b"# A\n"), ("hallway.toml", b"")];
        let whole = archive(&files);
        let number = |at: usize| whole[at..at + 4].iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte));
        let end = whole.len() - 22;
        assert_eq!((&whole[end..end + 4], whole[end + 10], number(end + 12) + number(end + 16)), (&b"PK\x05\x06"[..], 2, end));
        let mut entry = number(end + 16);
        for (path, content) in files {
            assert_eq!(&whole[entry..entry + 4], b"PK\x01\x02");
            let start = number(entry + 42);
            let name = start + 30;
            assert_eq!(&whole[start..start + 4], b"PK\x03\x04");
            assert_eq!(&whole[name..name + path.len()], path.as_bytes());
            assert_eq!(&whole[name + path.len()..][..content.len()], content);
            assert_eq!(number(start + 18), content.len());
            entry += 46 + path.len();
        }
        assert_eq!(entry, end);
    }
}
