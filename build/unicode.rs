//! The tables behind normalization and folding, cut down from those of Unicode: the whole of them costs 50 KB, compressed.

use std::fmt::Write as _;
use std::ops::RangeInclusive;
use unicode_normalization::char::{canonical_combining_class, compose, decompose_canonical, decompose_compatible};
use unicode_normalization::{IsNormalized, is_nfc_quick};

/// Characters whose canonical decompositions are left out: Hangul, which is computed; CJK compatibility ideographs; musical symbols.
const NO_DECOMPOSITION: [RangeInclusive<char>; 4] =
    ['\u{ac00}'..='\u{d7a3}', '\u{f900}'..='\u{faff}', '\u{1d15e}'..='\u{1d1c0}', '\u{2f800}'..='\u{2fa1f}'];

/// Forms of other characters that people write words with: Latin, superscripts, letter-like and enclosed characters, Korean letters,
/// ligatures, full and half width, the bold and italic letters of mathematics.
const FORMS: [RangeInclusive<char>; 8] = [
    '\u{a0}'..='\u{24f}',
    '\u{1e00}'..='\u{1eff}',
    '\u{2000}'..='\u{218f}',
    '\u{2460}'..='\u{24ff}',
    '\u{3131}'..='\u{318e}',
    '\u{fb00}'..='\u{fb06}',
    '\u{ff01}'..='\u{ffee}',
    '\u{1d400}'..='\u{1d7ff}',
];

/// The tables as Rust source.
pub(crate) fn tables() -> String {
    let (mut compositions, mut replacements, mut forms) = (Table::default(), Table::default(), Table::default());
    let mut unsettled: Vec<(char, u8, u8)> = Vec::new();
    for character in ('\0'..=char::MAX).filter(|character| !NO_DECOMPOSITION.iter().any(|range| range.contains(character))) {
        let (mut canonical, mut compatible) = (String::new(), String::new());
        decompose_canonical(character, |part| canonical.push(part));
        decompose_compatible(character, |part| compatible.push(part));
        if let Some(pair) = pair_of(character, &canonical) {
            compositions.add(character, &pair);
        } else if !canonical.chars().eq([character]) {
            replacements.add(character, &canonical);
        }
        if compatible != canonical && FORMS.iter().any(|range| range.contains(&character)) {
            forms.add(character, &compatible);
        }
        let class = canonical_combining_class(character);
        if class != 0 || is_nfc_quick([character].into_iter()) != IsNormalized::Yes {
            extend(&mut unsettled, character, class);
        }
    }
    // Escaped: an editor or a check that normalizes the source would undo the tables.
    let mut source = String::new();
    for (name, table) in [("COMPOSITIONS", compositions), ("REPLACEMENTS", replacements), ("COMPATIBILITY", forms)] {
        let _ = writeln!(source, "const {name}: &str = \"{}\";", table.text.escape_default());
    }
    source.push_str("/// The first of a run of characters, how many others follow it, and their combining class.\n");
    let _ = writeln!(source, "static UNSETTLED: [(char, u8, u8); {}] = [", unsettled.len());
    for (first, others, class) in unsettled {
        let _ = writeln!(source, "    ('{}', {others}, {class}),", first.escape_default());
    }
    source.push_str("];\n");
    capitals(&mut source);
    source
}

/// Capitals whose small letter is one character: the first of a run, how many others follow it, how far apart they stand, and how far
/// away the small letter is.
fn capitals(source: &mut String) {
    let mut runs: Vec<(char, u16, u8, i32)> = Vec::new();
    for capital in '\u{80}'..=char::MAX {
        let mut small = capital.to_lowercase();
        let (Some(small), None) = (small.next(), small.next()) else { continue };
        let distance = small as i32 - capital as i32;
        if distance == 0 {
            continue;
        }
        if let Some((first, others, step, known)) = runs.last_mut()
            && *known == distance
        {
            let gap = capital as u32 - (*first as u32 + u32::from(*others) * u32::from(*step));
            if gap == u32::from(*step) || *others == 0 && gap <= 2 {
                (*others, *step) = (*others + 1, u8::try_from(gap).unwrap_or(1));
                continue;
            }
        }
        runs.push((capital, 0, 1, distance));
    }
    source.push_str("/// Capitals: the first of a run, how many others follow, their step, and how far away the small letters are.\n");
    let _ = writeln!(source, "static CAPITALS: [(char, u16, u8, i32); {}] = [", runs.len());
    for (first, others, step, distance) in runs {
        let _ = writeln!(source, "    ('{}', {others}, {step}, {distance}),", first.escape_default());
    }
    source.push_str("];\n");
}

/// Adds a character to the last run if it continues it, else as a run of its own.
fn extend(runs: &mut Vec<(char, u8, u8)>, character: char, class: u8) {
    if let Some((first, others, known)) = runs.last_mut()
        && *known == class
        && *others < u8::MAX
        && u32::from(*first) + u32::from(*others) + 1 == u32::from(character)
    {
        *others += 1;
    } else {
        runs.push((character, 0, class));
    }
}

/// The two characters that compose this one, from its full decomposition; none where composition never gives it.
fn pair_of(character: char, decomposition: &str) -> Option<String> {
    let (last, _) = decomposition.char_indices().next_back()?;
    let (front, mark) = decomposition.split_at(last);
    let base = front.chars().map(Some).reduce(|base, part| compose(base?, part?))??;
    let mark = mark.chars().next()?;
    (compose(base, mark) == Some(character)).then(|| String::from_iter([base, mark]))
}

/// Characters with what they stand for, as text: on each line the first of a row of characters, then the parts of each in turn, so
/// that it compresses well.
#[derive(Default)]
struct Table {
    text: String,
    next: Option<char>,
}

impl Table {
    fn add(&mut self, character: char, parts: &str) {
        if self.next != Some(character) {
            if !self.text.is_empty() {
                self.text.push('\n');
            }
            self.text.push(character);
        }
        self.text.push('\t');
        self.text.push_str(parts);
        self.next = char::from_u32(u32::from(character) + 1);
    }
}
