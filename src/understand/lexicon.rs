//! The words of a language, ready for the rules.

use super::Tables;
use super::edition::is_compound;
use super::phrases::{Marks, Phrases};
use super::term::Stems;
use super::words::{COMMON, EVENT, FIGURE, STOP};
use crate::facts::{Language, List};
use crate::post::Format;
use crate::search::{MARKED, Token, each_word, fold};
use crate::table::{Names, Table, hash};
use crate::unicode::is_unspaced;
use std::cell::{Ref, RefCell};
use std::ops::Range;
use std::rc::Rc;

/// Declares what the rules need of a language: lists of phrases and sets of words, each with the list that it is made of.
macro_rules! lexicon {
    (phrases { $($phrases:ident = $list:ident,)+ } words { $($words:ident = $of:ident,)+ } endings { $($endings:ident = $from:ident,)+ }) => {
        /// What the rules need of a language. A post in another language than English also listens to the words of English, for
        /// such posts are full of them.
        #[derive(Clone, Debug, Default)]
        pub(crate) struct Lexicon {
            $(pub(crate) $phrases: Phrases<()>,)+
            $(pub(crate) $words: Names,)+
            $(pub(crate) $endings: Vec<&'static str>,)+
            pub(crate) months: Table<u8>,
            pub(crate) formats: Phrases<Format>,
            pub(crate) numbers: Table<u32>,
            /// Words that dismiss a text that begins with them and a colon, as `Source:` does.
            pub(crate) dismissed_openings: Vec<String>,
            /// Whether every noun has a capital, so that capitals tell no title.
            pub(crate) capital_nouns: bool,
            /// Whether one of the languages writes titles as sentences, without capitals.
            pub(crate) sentence_case: bool,
            pub(crate) session_pages: Names,
            /// What joins people, and what stands between a name and where someone works, with the spaces around it.
            pub(crate) joiners: Vec<String>,
            pub(crate) at: Vec<String>,
            /// What stands between a name in a heading and what they tell of, with the spaces around it.
            pub(crate) about: Vec<String>,
            pub(crate) endings: Vec<String>,
            /// Endings that say what a word does in a sentence, glued to it, with their length in characters as they are written.
            pub(crate) particles: Vec<(String, usize)>,
            pub(crate) employers: Vec<String>,
            /// What all of them tell of a word.
            known: Marks,
            /// What is the same in every language.
            tables: Rc<Tables>,
            /// The marks of the words that were looked up so far, by number; 0 where one was not.
            marks: RefCell<Vec<u64>>,
            /// What they are as part of a term.
            pub(super) stems: RefCell<Stems>,
        }

        impl Lexicon {
            fn phrases_mut(&mut self) -> impl Iterator<Item = (List, &mut Phrases<()>)> {
                [$((List::$list, &mut self.$phrases)),+].into_iter()
            }

            fn words_mut(&mut self) -> impl Iterator<Item = (List, &mut Names)> {
                [$((List::$of, &mut self.$words)),+].into_iter()
            }

            fn endings_mut(&mut self) -> impl Iterator<Item = (List, &mut Vec<&'static str>)> {
                [$((List::$from, &mut self.$endings)),+].into_iter()
            }
        }
    };
}

lexicon! {
    phrases {
        conference = ConferenceWords,
        headings = TakeawayHeadings,
        weak_headings = WeakHeadings,
        cues = TakeawayCues,
        small_talk = SmallTalk,
        claims = Claims,
        session = SessionWords,
        by = ByWords,
        called = CalledWords,
        roles = RoleWords,
        gave = GaveWords,
        met = MetWords,
        software = SoftwareWords,
        media = MediaWords,
        company = CompanyWords,
        aside_headings = AsideHeadings,
        travel = TravelHeadings,
        other_works = OtherWorks,
        online = OnlineWords,
        in_person = InPersonWords,
        attendees = AttendeeWords,
        participants = ParticipantWords,
        came = CameWords,
        heard = HeardWords,
        other_counts = OtherCounts,
        published = PublishedWords,
        updated = UpdatedWords,
        authors = AuthorWords,
        event_nouns = EventNouns,
        colocated = ColocatedWords,
        reports = ReportWords,
        announcements = AnnouncementWords,
        venues = VenueWords,
        own_sessions = OwnSessions,
        own_profiles = OwnProfiles,
        dismissals = Dismissals,
    }
    words {
        small = SmallWords,
        leaning = LeaningWords,
        pointing = PointingWords,
        joining = JoiningWords,
        holy = HolyWords,
        clock = ClockWords,
    }
    endings {
        event_endings = EventEndings,
        plural_endings = PluralEndings,
        genitive_endings = GenitiveEndings,
        nameless_endings = NamelessEndings,
        honorifics = HonorificEndings,
        owning = OwningEndings,
        thing_endings = ThingEndings,
        saying_endings = SayingEndings,
    }
}

impl Lexicon {
    /// The words of all of `languages` together, beside the tables that are the same in each.
    pub(crate) fn new<'f>(languages: impl IntoIterator<Item = &'f Language>, tables: Rc<Tables>) -> Self {
        let mut lexicon = Self { tables, ..Self::default() };
        for language in languages {
            lexicon.add(language);
            lexicon.capital_nouns |= language.has_capital_nouns();
            lexicon.sentence_case |= language.id != "en";
        }
        // Behind the words: `, and` is more than a comma.
        lexicon.joiners.extend([" & ", ", ", " + ", " / ", "、", "，"].map(str::to_owned));
        lexicon.at.extend([" @ ", " @"].map(str::to_owned));
        let mut known = std::mem::take(&mut lexicon.known);
        let mut formats = std::mem::take(&mut lexicon.formats);
        known.add_lists(lexicon.phrases_mut().map(|(_, phrases)| &mut phrases.known).chain([&mut formats.known]), 0);
        let figures = lexicon.numbers.rows().iter().map(|(word, _)| word).chain(lexicon.months.rows().iter().map(|(word, _)| word));
        figures.for_each(|word| known.add(word, FIGURE));
        Self { formats, known, ..lexicon }
    }

    /// The words of a text, marked.
    pub(crate) fn tokens(&self, text: &str) -> Vec<Token> {
        let mut tokens = self.tables.words.tokens(text);
        self.mark(&mut tokens);
        tokens
    }

    /// A stretch of a text as one word.
    pub(crate) fn token(&self, text: &str, range: Range<usize>) -> Token {
        self.tables.words.token(text, range)
    }

    /// Forgets the words that posts said, whose numbers are given again.
    pub(crate) fn forget(&self) {
        self.marks.take();
        self.stems.take();
    }

    /// Marks words that posts said: for each list of phrases, here and in the tables, whether one begins with the word.
    pub(crate) fn mark<'t>(&self, words: impl IntoIterator<Item = &'t mut Token>) {
        let mut marks = self.marks.borrow_mut();
        for word in words {
            let number = word.number as usize;
            if number >= marks.len() {
                marks.resize(number + 1, 0);
            }
            if marks[number] == 0 {
                marks[number] = self.marks_of(word) | MARKED;
            }
            word.marks = marks[number];
        }
    }

    fn marks_of(&self, word: &Token) -> u64 {
        let Tables { gazetteer, known, .. } = &*self.tables;
        let digit = |character: char| character.is_ascii_digit();
        let event = word.folded.contains(digit) || is_compound(self, &self.written(word)) || gazetteer.glued(&word.folded).next().is_some();
        let own = [(event, EVENT), (word.folded.starts_with(digit), FIGURE)];
        let told = self.known.of(&word.folded, word.hash) | known.of(&word.folded, word.hash);
        own.into_iter().filter(|(has, _)| *has).fold(told, |marks, (_, mark)| marks | mark)
    }

    /// A word as it is written.
    pub(crate) fn written(&self, word: &Token) -> Ref<'_, str> {
        self.tables.words.written(word)
    }

    /// Whether a word has no meaning of its own.
    pub(crate) fn is_stop(&self, word: &Token) -> bool {
        let marks = if word.marks & MARKED == 0 { self.known.of(&word.folded, word.hash) } else { word.marks };
        marks & STOP != 0
    }

    fn add(&mut self, language: &Language) {
        let words = |list| language.words(list).iter().copied();
        words(List::Stop).for_each(|word| self.known.add(&fold(word), STOP | COMMON));
        // The words of the trade are common too.
        let common = [
            List::Everyday,
            List::TakeawayHeadings,
            List::WeakHeadings,
            List::SessionWords,
            List::ConferenceWords,
            List::AttendeeWords,
            List::ParticipantWords,
        ];
        for phrase in common.into_iter().flat_map(words) {
            // In scripts without spaces the characters of a word are none.
            if phrase.contains(is_unspaced) {
                self.known.add(&fold(phrase), COMMON);
            } else {
                each_word(phrase, &mut |_, word| self.known.add(word, COMMON));
            }
        }
        for (list, phrases) in self.phrases_mut() {
            words(list).filter(|phrase| !phrase.ends_with([':', '：'])).for_each(|phrase| phrases.insert(phrase, ()));
        }
        self.dismissed_openings.extend(words(List::Dismissals).filter_map(|phrase| phrase.strip_suffix([':', '：'])).map(fold));
        for (list, set) in self.words_mut() {
            set.extend(words(list).map(fold));
        }
        for (list, endings) in self.endings_mut() {
            endings.extend(words(list));
        }
        for (month, names) in (1..).zip(&language.months) {
            self.months.extend(names.iter().map(|name| (fold(name), month)));
        }
        self.session_pages.extend(words(List::SessionPages));
        self.joiners.extend(words(List::JoiningPeople).flat_map(|word| [[", ", word, " "].concat(), [" ", word, " "].concat()]));
        let spaced = |list| words(list).map(|word| [" ", word, " "].concat());
        self.at.extend(spaced(List::AtWords));
        self.about.extend(spaced(List::AboutWords));
        self.endings.extend(words(List::Endings).map(fold));
        self.particles.extend(words(List::Particles).map(|particle| (fold(particle), particle.chars().count())));
        self.employers.extend(spaced(List::EmployerWords));
        self.numbers.extend(language.number_words.iter().map(|(word, value)| (fold(word), *value)));
        for (format, words) in &language.formats {
            for word in words {
                self.formats.insert(word, *format);
            }
        }
    }

    /// Whether a word has no meaning of its own, or one that every post has.
    pub(crate) fn is_common(&self, folded: &str) -> bool {
        self.known.of(folded, hash(folded)) & COMMON != 0
    }

    /// Whether a word has no meaning of its own.
    pub(crate) fn is_stop_word(&self, folded: &str) -> bool {
        self.known.of(folded, hash(folded)) & STOP != 0
    }

    /// The same for a word that may be marked.
    pub(crate) fn is_common_word(&self, word: &Token) -> bool {
        let marks = if word.marks & MARKED == 0 { self.known.of(&word.folded, word.hash) } else { word.marks };
        marks & COMMON != 0
    }

    /// Where the verb for giving a session begins that a word belongs to: `给大家带来` holds `带来`.
    pub(crate) fn gave_from(&self, words: &[Token], at: usize) -> usize {
        const LONGEST: usize = 3;
        (at.saturating_sub(LONGEST).max(1)..at).find(|start| self.gave.at(words, *start).is_some_and(|found| found.end > at)).unwrap_or(at)
    }

    /// Whether a text greets, advertises, leads on or asks to follow.
    pub(crate) fn dismisses(&self, text: &str, words: &[Token]) -> bool {
        // Two searches for a sign each are quicker than one for both, which goes character by character.
        let colon = text.find(':').into_iter().chain(text.find('：')).min();
        let opening = colon.map(|colon| fold(text[..colon].trim()));
        opening.is_some_and(|opening| self.dismissed_openings.contains(&opening)) || self.dismissals.any(words)
    }
}

/// The stop words of all languages, to tell a language by.
#[derive(Clone, Debug, Default)]
pub(crate) struct StopWords {
    /// The languages, by position, that have a word.
    languages: Table<Vec<usize>>,
    ids: Vec<&'static str>,
}

impl StopWords {
    pub(crate) fn new(languages: &[Language]) -> Self {
        let mut stop = Self::default();
        for (position, language) in languages.iter().enumerate() {
            stop.ids.push(language.id);
            for word in language.words(List::Stop) {
                let known = stop.languages.or_insert(&fold(word), Vec::new());
                if known.last() != Some(&position) {
                    known.push(position);
                }
            }
        }
        stop
    }

    /// Whether a word is one of any language.
    pub(crate) fn holds(&self, word: &Token) -> bool {
        self.languages.get_hashed(&word.folded, word.hash).is_some()
    }

    /// The language of some words: by script, else the one whose stop words they hold most.
    pub(crate) fn language_of(&self, words: &[&Token], text: &str) -> Option<String> {
        if let Some(language) = by_script(text) {
            return Some(language.to_owned());
        }
        let mut hits = vec![0; self.ids.len()];
        for language in words.iter().filter_map(|token| self.languages.get_hashed(&token.folded, token.hash)).flatten() {
            hits[*language] += 1;
        }
        let (most, id) = hits.iter().zip(&self.ids).max_by(|a, b| a.0.cmp(b.0).then_with(|| b.1.cmp(a.1)))?;
        (*most > 1 && most * 8 > words.len()).then(|| (*id).to_owned())
    }
}

/// The language of a text in a script that only this language is written in.
fn by_script(text: &str) -> Option<&'static str> {
    if text.is_ascii() {
        return None;
    }
    let (mut letters, mut kana, mut hangul, mut han) = (0, 0, 0, 0);
    for character in text.chars().filter(|character| character.is_alphabetic()).take(4_000) {
        letters += 1;
        match character {
            '\u{3040}'..='\u{30ff}' => kana += 1,
            '\u{ac00}'..='\u{d7af}' => hangul += 1,
            '\u{4e00}'..='\u{9fff}' => han += 1,
            _ => {}
        }
    }
    [("ja", kana * 12), ("ko", hangul * 5), ("zh", han * 5)].into_iter().find(|(_, share)| *share > letters.max(1)).map(|(id, _)| id)
}
