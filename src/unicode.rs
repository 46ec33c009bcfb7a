//! Characters that Unicode writes in several ways, brought to one: normalization form C, and plain letters for search.
//!
//! The tables are written by the build script and hold what the page has a use for. They leave out the CJK compatibility
//! ideographs and the musical symbols, which stay as they are.

use crate::order;
use std::borrow::Cow;
use std::sync::LazyLock;

include!(concat!(env!("OUT_DIR"), "/unicode.rs"));

/// Characters in ascending order, each with what it stands for.
type Mapping = Vec<(char, &'static str)>;

/// A character and the two that it is composed of.
static COMPOSED: LazyLock<Mapping> = LazyLock::new(|| mapping(COMPOSITIONS));

/// Characters that are always written as others, so that no composition leads back to them.
static REPLACED: LazyLock<Mapping> = LazyLock::new(|| mapping(REPLACEMENTS));

/// Forms of other characters, such as full-width, superscript or bold.
static COMPATIBLE: LazyLock<Mapping> = LazyLock::new(|| mapping(COMPATIBILITY));

/// Two characters and what they compose, in ascending order.
static PAIRS: LazyLock<Vec<[char; 3]>> = LazyLock::new(|| {
    let triple = |&(composed, parts): &(char, &str)| {
        let mut parts = parts.chars();
        Some([parts.next()?, parts.next()?, composed])
    };
    let mut pairs: Vec<_> = COMPOSED.iter().filter_map(triple).collect();
    order::sort(&mut pairs, Ord::cmp);
    pairs
});

/// Reads a table: on each line the first of a row of characters, then what it and those that follow it stand for.
fn mapping(table: &'static str) -> Mapping {
    let row = |line: &'static str| {
        let mut cells = line.split('\t');
        let first = cells.next().and_then(|cell| cell.chars().next());
        first.into_iter().flat_map(move |first| cells.clone().zip(first..).map(|(parts, character)| (character, parts)))
    };
    table.split('\n').flat_map(row).collect()
}

fn find(character: char, mapping: &Mapping) -> Option<&'static str> {
    let index = mapping.binary_search_by_key(&character, |(known, _)| *known).ok()?;
    mapping.get(index).map(|(_, parts)| *parts)
}

/// The text in normalization form C (Unicode Standard Annex 15).
pub(crate) fn nfc(text: &str) -> Cow<'_, str> {
    let mut normal = String::new();
    let mut rest = text;
    while let Some(found) = first_unsettled(rest) {
        // A settled character never composes with the one before it, so that a text can be cut in front of it.
        let start = rest[..found].char_indices().next_back().map_or(0, |(at, _)| at);
        let end = rest[found..].find(|character| !is_unsettled(character)).map_or(rest.len(), |length| found + length);
        normal.push_str(&rest[..start]);
        compose(&rest[start..end], &mut normal);
        rest = &rest[end..];
    }
    if normal.is_empty() {
        return Cow::Borrowed(text);
    }
    normal.push_str(rest);
    Cow::Owned(normal)
}

/// A word in plain letters: every character decomposed, also those that are mere forms of others, and without the marks.
pub(crate) fn plain_letters(word: &str) -> String {
    let mut letters = String::with_capacity(word.len());
    for character in word.chars() {
        decompose(character, |form| find(form, &COMPATIBLE).or_else(|| canonical(form)), &mut letters);
    }
    // The voicing marks of Kana tell letters apart: ベ is no more an ヘ than B is an H.
    letters.retain(|character| !is_mark(character) || matches!(character, '\u{3099}' | '\u{309a}'));
    letters
}

/// The small letter of a capital; every other character as it is.
///
/// The mappings of the standard library fill 23 KB; here a run of capitals is one row.
pub(crate) fn small(character: char) -> char {
    if character.is_ascii() {
        return character.to_ascii_lowercase();
    }
    let after = CAPITALS.partition_point(|(first, ..)| *first <= character);
    let Some((first, others, step, distance)) = after.checked_sub(1).and_then(|index| CAPITALS.get(index)).copied() else {
        return character;
    };
    let offset = u32::from(character) - u32::from(first);
    let within = offset <= u32::from(others) * u32::from(step) && offset.is_multiple_of(u32::from(step));
    within.then(|| char::from_u32(u32::from(character).wrapping_add_signed(distance))).flatten().unwrap_or(character)
}

/// A text in small letters.
pub(crate) fn lowercase(text: &str) -> String {
    text.chars().map(small).collect()
}

/// Whether the character is a diacritic or another sign set onto the letter before it.
///
/// Vowel signs of the scripts of South Asia are none: words differ in them as they do in letters.
pub(crate) fn is_mark(character: char) -> bool {
    combining_class(character) != 0 || is_unclassed_mark(character)
}

/// Marks that never change their place and so are of class 0: signs of Thai and Khmer, enclosing marks, variation selectors.
fn is_unclassed_mark(character: char) -> bool {
    matches!(character,
        '\u{488}' | '\u{489}' | '\u{e47}' | '\u{e4c}' | '\u{e4e}' | '\u{17c9}'..='\u{17d3}' | '\u{20dd}'..='\u{20e4}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Where the first unsettled character stands. All are above U+0300, whose first byte is 0xCC; no later byte of a character is.
fn first_unsettled(text: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + text.as_bytes()[from..].iter().position(|byte| *byte >= 0xcc)?;
        let character = text[at..].chars().next()?;
        if is_unsettled(character) {
            return Some(at);
        }
        from = at + character.len_utf8();
    }
}

/// Whether normalization can change the character, move it, or join it to the one before.
fn is_unsettled(character: char) -> bool {
    unsettled(character).is_some()
}

/// Where the character stands among several marks on one letter; 0 where it starts anew.
fn combining_class(character: char) -> u8 {
    unsettled(character).unwrap_or(0)
}

/// The combining class of an unsettled character.
fn unsettled(character: char) -> Option<u8> {
    if character < '\u{300}' {
        return None;
    }
    let index = UNSETTLED.partition_point(|(first, ..)| *first <= character).checked_sub(1)?;
    let (first, others, class) = *UNSETTLED.get(index)?;
    (u32::from(character) - u32::from(first) <= u32::from(others)).then_some(class)
}

/// Appends the characters in form C; their first one, if settled, composes with nothing before.
fn compose(characters: &str, normal: &mut String) {
    let mut parts = String::new();
    for character in characters.chars() {
        decompose(character, canonical, &mut parts);
    }
    // Marks are put in the order of their classes within their group: a character of class 0 and what follows it.
    let mut group = 0_usize;
    let place = |part| {
        let class = combining_class(part);
        group += usize::from(class == 0);
        (group, class, part)
    };
    let mut parts: Vec<(usize, u8, char)> = parts.chars().map(place).collect();
    order::sort(&mut parts, |(one, low, _), (other, high, _)| (one, low).cmp(&(other, high)));
    let mut composed: Vec<(u8, char)> = Vec::with_capacity(parts.len());
    let mut starter = None;
    for (_, class, part) in parts {
        // A mark of the same or a higher class, left between the two, keeps them apart.
        let reaches = composed.last().is_some_and(|(last, _)| *last == 0 || *last < class);
        if let Some((_, base)) = starter.filter(|_| reaches).and_then(|index: usize| composed.get_mut(index))
            && let Some(joined) = pair(*base, part)
        {
            *base = joined;
            continue;
        }
        if class == 0 {
            starter = Some(composed.len());
        }
        composed.push((class, part));
    }
    normal.extend(composed.into_iter().map(|(_, part)| part));
}

/// The two characters that a character is composed of, or those that always replace it.
fn canonical(character: char) -> Option<&'static str> {
    find(character, &COMPOSED).or_else(|| find(character, &REPLACED))
}

/// Appends what the character stands for, step by step to the end.
fn decompose(character: char, step: fn(char) -> Option<&'static str>, parts: &mut String) {
    // Most characters need no search: ASCII and the ideographs of East Asia stand for themselves.
    if matches!(character, '\0'..='\u{7f}' | '\u{3400}'..='\u{9fff}') {
        parts.push(character);
    } else if let Some(jamo) = hangul_parts(character) {
        parts.extend(jamo.into_iter().flatten());
    } else if let Some(next) = step(character) {
        for part in next.chars() {
            decompose(part, step, parts);
        }
    } else {
        parts.push(character);
    }
}

/// What two characters compose.
fn pair(first: char, second: char) -> Option<char> {
    hangul_pair(first, second).or_else(|| {
        let index = PAIRS.binary_search_by_key(&[first, second], |[one, other, _]| [*one, *other]).ok()?;
        PAIRS.get(index).map(|[_, _, composed]| *composed)
    })
}

// Hangul syllables are composed by arithmetic: The Unicode Standard, section 3.12, which also gives these names.
const S_BASE: u32 = 0xac00;
const L_BASE: u32 = 0x1100;
const V_BASE: u32 = 0x1161;
const T_BASE: u32 = 0x11a7;
const L_COUNT: u32 = 19;
const V_COUNT: u32 = 21;
const T_COUNT: u32 = 28;
const S_COUNT: u32 = L_COUNT * V_COUNT * T_COUNT;

/// How far the character is into a range; `None` where it is outside.
fn index_in(character: char, base: u32, count: u32) -> Option<u32> {
    u32::from(character).checked_sub(base).filter(|index| *index < count)
}

/// The leading consonant, the vowel and the trailing consonant, if any, of a syllable.
fn hangul_parts(character: char) -> Option<[Option<char>; 3]> {
    let syllable = index_in(character, S_BASE, S_COUNT)?;
    let trailing = Some(syllable % T_COUNT).filter(|index| *index != 0);
    Some([
        char::from_u32(L_BASE + syllable / (V_COUNT * T_COUNT)),
        char::from_u32(V_BASE + syllable / T_COUNT % V_COUNT),
        trailing.and_then(|index| char::from_u32(T_BASE + index)),
    ])
}

/// A leading consonant with a vowel, or these two with a trailing consonant.
fn hangul_pair(first: char, second: char) -> Option<char> {
    if let (Some(leading), Some(vowel)) = (index_in(first, L_BASE, L_COUNT), index_in(second, V_BASE, V_COUNT)) {
        return char::from_u32(S_BASE + (leading * V_COUNT + vowel) * T_COUNT);
    }
    let open = index_in(first, S_BASE, S_COUNT).filter(|syllable| syllable % T_COUNT == 0)?;
    let trailing = index_in(second, T_BASE, T_COUNT).filter(|index| *index != 0)?;
    char::from_u32(S_BASE + open + trailing)
}

/// Han with its sign for once more, Hiragana, Katakana, Hangul and Thai: scripts where a word has no space around it.
pub(crate) fn is_unspaced(character: char) -> bool {
    matches!(character,
        '\u{0e00}'..='\u{0e7f}' | '々' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::is_combining_mark;

    /// Every character of the planes 0 and 1, which hold all scripts, but those that the tables leave out: CJK compatibility ideographs and musical symbols.
    fn characters() -> impl Iterator<Item = char> {
        ('\0'..='\u{1ffff}').filter(|character| !matches!(character, '\u{f900}'..='\u{faff}' | '\u{1d15e}'..='\u{1d1c0}'))
    }

    #[test]
    fn small_letters_are_those_of_the_standard_library() {
        for character in '\0'..=char::MAX {
            let mut expected = character.to_lowercase();
            if let (Some(expected), None) = (expected.next(), expected.next()) {
                assert_eq!(small(character), expected, "{character:?}");
            }
        }
        assert_eq!(lowercase("ÉCOLE Ωμέγα ЖУК"), "école ωμέγα жук");
    }

    #[test]
    fn every_character_normalizes_alone_and_from_its_parts() {
        for character in characters() {
            let written = character.to_string();
            let expected: String = written.nfc().collect();
            assert_eq!(nfc(&written), expected, "U+{:04X}", u32::from(character));
            let apart: String = written.nfd().collect();
            assert_eq!(nfc(&apart), expected, "U+{:04X} in parts", u32::from(character));
            // Not composed with the letter before, nor with the mark after.
            let among: String = format!("a{apart}\u{327}\u{301}");
            assert_eq!(nfc(&among), among.nfc().collect::<String>(), "U+{:04X} among others", u32::from(character));
        }
    }

    #[test]
    fn what_is_left_out_stays_as_it_is() {
        for text in ["\u{f900}\u{fa30}", "\u{1d15e}", "\u{2f800}"] {
            assert!(matches!(nfc(text), Cow::Borrowed(same) if same == text));
        }
    }

    #[test]
    fn any_order_of_letters_and_marks_normalizes() {
        let pool: Vec<char> = characters().filter(|character| is_unsettled(*character) || find(*character, &COMPOSED).is_some()).collect();
        let common: Vec<char> =
            "aeoAE\u{300}\u{301}\u{302}\u{308}\u{323}\u{327}\u{31b}\u{345}ωし한\u{1100}\u{1161}\u{11a8}कড".chars().collect();
        // A linear congruential generator (Knuth, MMIX): the same texts on every run.
        let mut state = 1_u64;
        let mut draw = |pool: &[char]| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            pool[usize::try_from(state >> 33).expect("31 bits") % pool.len()]
        };
        for round in 0..60_000 {
            let text: String = (0..=round % 9).map(|at| if (at + round) % 3 == 0 { draw(&pool) } else { draw(&common) }).collect();
            assert_eq!(nfc(&text), text.nfc().collect::<String>(), "{}", text.escape_unicode());
        }
    }

    #[test]
    fn sentences_in_parts_are_put_together() {
        for sentence in [
            "Größe, Äpfel und Übermut: schöne Grüße aus Köln",
            "L’été dernier, à Noël, ça a dû être très tôt",
            "El niño comió piñas y pingüinos en Perú, ¿sí?",
            "Não há coração que não dê emoção às três irmãs",
            "Perché la città è così, e più in là?",
            "Få öar är så sköna på våren i Åbo",
            "Příliš žluťoučký kůň úpěl ďábelské ódy",
            "Zażółć gęślą jaźń",
            "Árvíztűrő tükörfúrógép",
            "Îmi place să învăț și să mănânc, ştiinţă",
            "Çağdaş İstanbul’da öğle güneşi ışıl ışıl",
            "Tôi đã học được rất nhiều điều ở hội nghị này: Việt Nữ, Nguyễn, ngưỡng, ruộng, ốc ậ ỗ",
            "Įlinkdama fechtuotojo špaga sublykčiojusi pragręžė apvalų arbūzą",
            "Ξεσκεπάζω τὴν ψυχοφθόρα βδελυγμία, ᾧ ἄνθρωποι ΐ ΰ",
            "Съешь ещё этих мягких французских булок, їжак, ўсё",
            "क़लम ज़रूरी फ़िल्म लड़का पढ़ना हिन्दी",
            "বাংলা ভাষায় কো কৌ বাড়ি গাঢ়",
            "தமிழ் கொடு கோடு கௌ",
            "ガギグゲゴ パピプペポ ばびぶべぼ ヴァイオリン で学ぶ",
            "한국어 회의에서 많은 것을 배웠습니다 값 닭",
            "הַשָּׁלוֹם עֲלֵיכֶם שׁ בּ",
            "أُؤْمِنُ بِآرَاءٍ مُّهِمَّةٍ إلى",
            "ภาษาไทยที่น้ำใจดีเยี่ยม",
            "བོད་ཡིག གྷ ཱི",
        ] {
            let expected: String = sentence.nfc().collect();
            let apart: String = sentence.nfd().collect();
            assert_eq!(nfc(&apart), expected);
            assert_eq!(nfc(sentence), expected);
        }
    }

    #[test]
    fn a_text_without_marks_is_borrowed() {
        for text in ["", "Plain text", "Größe café Việt", "云原生 2024 のイベント", "한국어", "Привет, Ελλάδα", "—“…”€🎉"]
        {
            assert!(matches!(nfc(text), Cow::Borrowed(same) if same == text), "{text}");
        }
    }

    #[test]
    fn many_marks_on_one_letter_are_put_in_order() {
        let marks = "\u{301}\u{323}".repeat(50_000);
        let text = format!("a{marks}b");
        assert_eq!(nfc(&text), text.nfc().collect::<String>());
    }

    #[test]
    fn plain_letters_are_without_marks_and_forms() {
        for (word, plain) in [
            ("Körbächer", "Korbacher"),
            ("Nguyễn Việt", "Nguyen Viet"),
            ("Ｋｕｂｅ ｶﾞ", "Kube カ\u{3099}"),
            ("ﬁnance ﬃ", "finance ffi"),
            ("x² H₂O 1ª ½", "x2 H2O 1a 1⁄2"),
            ("𝐁𝐨𝐥𝐝 𝒾𝓉𝒶𝓁𝒾𝒸 ℝ Ⅳ №", "Bold italic R IV No"),
            ("① ™ … \u{a0}", "1 TM ... \u{20}"),
            ("हिन्दी ड़", "हिनदी ड"),
            ("1\u{fe0f}\u{20e3}", "1"),
        ] {
            assert_eq!(plain_letters(word), plain);
        }
    }

    #[test]
    fn letters_of_european_scripts_and_east_asian_forms_are_plain() {
        let ranges = ['\0'..='\u{24f}', '\u{386}'..='\u{3cf}', '\u{400}'..='\u{52f}', '\u{1e00}'..='\u{1eff}', '\u{2000}'..='\u{218f}'];
        let forms =
            ['\u{2460}'..='\u{24ff}', '\u{3041}'..='\u{309a}', '\u{30a1}'..='\u{30fe}', '\u{3131}'..='\u{318e}', '\u{ac00}'..='\u{d7a3}'];
        let wide = ['\u{fb00}'..='\u{fb06}', '\u{ff01}'..='\u{ffee}', '\u{1d400}'..='\u{1d7ff}'];
        for character in ranges.into_iter().chain(forms).chain(wide).flatten() {
            let expected: String =
                character.nfkd().filter(|part| !is_combining_mark(*part) || matches!(part, '\u{3099}' | '\u{309a}')).collect();
            assert_eq!(plain_letters(&character.to_string()), expected, "U+{:04X}", u32::from(character));
        }
    }
}
