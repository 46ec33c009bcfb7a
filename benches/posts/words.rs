//! The words of a language, drawn as often as they are in it.

use hallway::facts::{Language, List};

/// Numbers that only look drawn by lot: splitmix64 (Steele, Lea, Flood, 2014).
pub(super) struct Draw {
    state: u64,
}

impl Draw {
    pub(super) fn new(seed: usize) -> Self {
        Self { state: (seed as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) }
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.state ^ self.state >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    /// A number below `bound`.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound.max(1) as u64).unwrap_or(0)
    }

    /// A rank below `bound`, by the law of Zipf: as many from 1 to 2 as from 2 to 4 as from 4 to 8.
    pub(super) fn rank(&mut self, bound: usize) -> usize {
        let bits = bound.next_power_of_two().trailing_zeros() as usize;
        let scale = 1 << self.below(bits);
        (scale + self.below(scale) - 1) % bound
    }

    pub(super) fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }
}

/// What the sentences of a language are made of.
pub(super) struct Vocabulary {
    pub(super) language: Language,
    /// The words that are made of syllables, the frequent ones first.
    made: Vec<String>,
    /// Between two words.
    space: &'static str,
    full_stop: &'static str,
}

/// How many words a language has beside those of the tables.
const MADE: usize = 16_384;

impl Vocabulary {
    pub(super) fn new(language: &Language) -> Self {
        let unspaced = matches!(language.id, "ja" | "zh");
        Self {
            made: (0..MADE).map(|rank| made(language.id, rank)).collect(),
            space: if unspaced { "" } else { " " },
            full_stop: if unspaced { "。" } else { "." },
            language: language.clone(),
        }
    }

    /// A word that means something.
    pub(super) fn content(&self, draw: &mut Draw) -> String {
        self.made[draw.rank(MADE)].clone()
    }

    /// A sentence of eight to twenty words around one that is given.
    pub(super) fn sentence(&self, draw: &mut Draw, given: &str) -> String {
        let count = 8 + draw.below(13);
        let place = 1 + draw.below(count - 1);
        let mut sentence = self.sentence_start(draw);
        for at in 1..count {
            if at > 3 && draw.below(11) == 0 {
                sentence.push(',');
            }
            sentence.push_str(self.space);
            match draw.below(20) {
                _ if at == place => sentence.push_str(given),
                0..9 => sentence.push_str(draw.pick::<&str>(self.language.words(List::Stop))),
                9..13 => sentence.push_str(draw.pick::<&str>(self.language.words(List::Everyday))),
                _ => sentence.push_str(&self.content(draw)),
            }
        }
        sentence + self.full_stop
    }

    pub(super) fn sentence_start(&self, draw: &mut Draw) -> String {
        capitalized(draw.pick::<&str>(self.language.words(List::Stop)))
    }

    pub(super) fn takeaway_heading(&self, draw: &mut Draw) -> String {
        capitalized(draw.pick::<&str>(self.language.words(List::TakeawayHeadings)))
    }
}

pub(super) fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The word of a rank: frequent ones are short.
fn made(language: &str, rank: usize) -> String {
    let mut number = rank * 7 + 11;
    let mut part = |parts: &[&'static str]| {
        let part = parts[number % parts.len()];
        number = number / parts.len() + rank;
        part
    };
    let length = if rank < 400 { 2 } else { 3 + rank % 2 };
    match language {
        "ja" => (0..length)
            .map(|_| part(&["学", "技", "術", "話", "間", "発", "カ", "ン", "フ", "レ", "の", "た", "開", "場", "実", "際"]))
            .collect(),
        "zh" => (0..length)
            .map(|_| part(&["云", "原", "生", "技", "术", "会", "议", "分", "享", "开", "发", "者", "社", "区", "实", "践"]))
            .collect(),
        "ko" => (0..length)
            .map(|_| part(&["기", "술", "발", "표", "개", "회", "의", "자", "서", "비", "스", "운", "영", "도", "구", "람"]))
            .collect(),
        _ => {
            let vowels: &[&str] = match language {
                "de" => &["a", "e", "i", "o", "u", "ei", "au", "ä", "ö", "ü"],
                "fr" => &["a", "e", "i", "o", "u", "é", "è", "ou", "ai", "eau"],
                "es" | "pt" | "it" => &["a", "e", "i", "o", "u", "a", "o", "ia", "ó", "ío"],
                _ => &["a", "e", "i", "o", "u", "ea", "ou", "ee", "ai", "y"],
            };
            let consonants = ["b", "cl", "d", "f", "gr", "l", "m", "n", "p", "pr", "r", "s", "st", "t", "tr", "v", "w"];
            let word: String = (0..length).flat_map(|_| [part(&consonants), part(vowels)]).collect();
            word + part(&["n", "r", "s", "t", "l", ""])
        }
    }
}
