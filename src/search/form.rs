//! Which words are forms of one another, and how far apart two spellings are.

/// Endings that one word takes in turn, each row with the fewest letters that must stand before them.
///
/// A light stemmer turned around: instead of cutting every word down to a stem, which must be right for the language it is in,
/// two words are compared when a query asks. English, German and Dutch, French, Spanish and Portuguese, Italian.
const ENDINGS: [(usize, &[&str]); 13] = [
    (3, &["", "s", "'s"]),
    (4, &["", "s", "d", "ed", "ing", "es"]),
    (4, &["e", "es", "ed", "ing"]),
    (3, &["y", "ies", "ied"]),
    (4, &["", "e", "n", "s", "en", "es", "ern", "nen"]),
    (4, &["", "s", "e", "es", "x"]),
    (4, &["l", "ux", "le", "les"]),
    (4, &["", "s", "es"]),
    (5, &["o", "a", "os", "as", "i"]),
    (5, &["a", "e"]),
    (3, &["l", "is"]),
    (3, &["ao", "oes", "aos"]),
    (3, &["z", "ces"]),
];

/// Whether two folded words are forms of one word, as `report` and `reports`, or `Konferenz` and `Konferenzen`.
pub(super) fn same(one: &str, other: &str) -> bool {
    let shared = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    let (Some(ending), Some(others)) = (one.get(shared..), other.get(shared..)) else { return false };
    ending == others || ENDINGS.iter().any(|(least, row)| shared >= *least && row.contains(&ending) && row.contains(&others))
}

/// What all forms of a word begin with.
pub(super) fn stem(word: &str) -> &str {
    let cut = |(least, row): &(usize, &[&str])| {
        let endings = row.iter().filter(|ending| word.len() >= least + ending.len() && word.ends_with(**ending));
        endings.map(|ending| ending.len()).max()
    };
    let longest = ENDINGS.iter().filter_map(cut).max().unwrap_or_default();
    word.get(..word.len() - longest).unwrap_or(word)
}

/// The English singular of a regular plural, or of the last word of a phrase, from how it is written and what that is without case
/// and diacritics; words of other languages end so seldom enough.
pub(crate) fn singular(written: &str, folded: &str) -> String {
    let word = folded.trim_end_matches("'s");
    // `APIs`, `CPUs`
    let initials = written.strip_suffix('s').map_or("", |stem| stem.rsplit(' ').next().unwrap_or_default());
    if initials.len() > 1 && initials.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return word.trim_end_matches('s').to_owned();
    }
    if let Some(stem) = word.strip_suffix("es").filter(|stem| {
        stem.len() >= 3
            && word.is_ascii()
            && (stem.ends_with(['x', 'z']) || stem.ends_with("sh") || stem.ends_with("ch") || stem.ends_with("ss"))
    }) {
        return stem.to_owned();
    }
    match word.strip_suffix('s') {
        Some(stem) if stem.len() >= 3 && !stem.ends_with(['s', 'u', 'i', 'o']) && word.is_ascii() => match stem.strip_suffix("ie") {
            Some(stem) if stem.len() >= 3 => format!("{stem}y"),
            _ => stem.to_owned(),
        },
        _ => word.to_owned(),
    }
}

/// How many edits a misspelt word may be away from the word that is meant; none where it is too short or a number.
pub(super) fn edits(word: &str) -> Option<usize> {
    let letters = word.chars().count();
    (letters >= 4 && word.chars().all(char::is_alphabetic)).then_some(if letters >= 8 { 2 } else { 1 })
}

/// A word with which others are compared.
pub(super) struct Near {
    letters: Vec<char>,
    /// Which letters it has.
    seen: u32,
    allowed: usize,
    /// Three rows of the table of distances: before the last, the last, the present one.
    rows: [Vec<usize>; 3],
    other: Vec<char>,
}

impl Near {
    pub(super) fn new(word: &str, allowed: usize) -> Self {
        let letters: Vec<char> = word.chars().collect();
        let row = vec![0; letters.len() + 1];
        Self { letters, seen: seen(word), allowed, rows: [row.clone(), row.clone(), row], other: Vec::new() }
    }

    /// From now on, no more edits than that.
    pub(super) fn allow(&mut self, edits: usize) {
        self.allowed = edits;
    }

    /// How many edits `term` is away, where they are no more than allowed.
    ///
    /// An edit adds, drops or changes a letter or swaps two neighbours: the optimal string alignment distance (Damerau 1964).
    pub(super) fn to(&mut self, term: &str) -> Option<usize> {
        let length = self.letters.len();
        // A letter has at most four bytes.
        if term.len() + self.allowed < length || term.len() > (length + self.allowed) * 4 {
            return None;
        }
        // An edit brings in one letter at most and takes out one: most terms are told apart by that alone.
        if (seen(term) ^ self.seen).count_ones() as usize > self.allowed * 2 {
            return None;
        }
        self.other.clear();
        self.other.extend(term.chars());
        if self.other.len().abs_diff(length) > self.allowed {
            return None;
        }
        self.rows[1].iter_mut().enumerate().for_each(|(index, distance)| *distance = index);
        for (row, letter) in self.other.iter().enumerate() {
            let [before, last, present] = &mut self.rows;
            present[0] = row + 1;
            let mut nearest = row + 1;
            for (column, own) in self.letters.iter().enumerate() {
                let change = last[column] + usize::from(own != letter);
                let mut distance = change.min(last[column + 1] + 1).min(present[column] + 1);
                if row > 0 && column > 0 && self.other[row - 1] == *own && self.letters[column - 1] == *letter {
                    distance = distance.min(before[column - 1] + 1);
                }
                present[column + 1] = distance;
                nearest = nearest.min(distance);
            }
            if nearest > self.allowed {
                return None;
            }
            self.rows.rotate_left(1);
        }
        self.rows[1].last().copied().filter(|distance| *distance <= self.allowed)
    }
}

/// Which letters are in a word, a bit for each; some letters share one.
fn seen(word: &str) -> u32 {
    word.chars().fold(0, |seen, letter| seen | 1 << (letter as u32 & 31))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_are_the_same_in_six_languages() {
        for (one, other, expected) in [
            ("operator", "operators", true),
            ("study", "studies", true),
            ("scale", "scaling", true),
            ("deployed", "deploying", true),
            ("konferenz", "konferenzen", true),
            ("vortrag", "vortrage", true),
            ("jour", "jours", true),
            ("regional", "regionaux", true),
            ("conferencia", "conferencias", true),
            ("aplicacao", "aplicacoes", true),
            ("digital", "digitais", true),
            ("conferenza", "conferenze", true),
            ("gesprek", "gesprekken", false),
            ("container", "contain", false),
            ("car", "care", false),
            ("go", "gos", false),
            ("云原", "云计", false),
        ] {
            assert_eq!((same(one, other), same(other, one)), (expected, expected), "{one} {other}");
            if expected {
                assert!(other.starts_with(stem(one)) && one.starts_with(stem(other)), "{one} {other}");
            }
        }
    }

    #[test]
    fn plurals_have_a_singular() {
        for (written, expected) in [
            ("clusters", "cluster"),
            ("service meshes", "service mesh"),
            ("policies", "policy"),
            ("REST APIs", "rest api"),
            ("CPUs", "cpu"),
            ("axis", "axis"),
            ("class", "class"),
            ("OS", "os"),
        ] {
            assert_eq!(singular(written, &crate::search::fold(written)), expected, "{written}");
        }
    }

    #[test]
    fn edits_are_counted_as_far_as_allowed() {
        for (one, other, expected) in [
            ("kubernets", "kubernetes", Some(1)),
            ("kuberentes", "kubernetes", Some(1)),
            ("kubrntes", "kubernetes", Some(2)),
            ("kbrnts", "kubernetes", None),
            ("größe", "grösse", Some(2)),
            ("same", "same", Some(0)),
            ("", "ab", Some(2)),
        ] {
            assert_eq!((Near::new(one, 2).to(other), Near::new(other, 2).to(one)), (expected, expected), "{one} {other}");
        }
    }
}
