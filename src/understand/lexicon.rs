//! The words of a language, ready for the rules.

use super::Tables;
use super::edition::is_compound;
use super::phrases::{Known, Marks, Phrases};
use super::term::Stems;
use super::words::{COMMON, EVENT, FIGURE, STOP};
use crate::facts::Language;
use crate::post::Format;
use crate::search::{MARKED, Token, each_word, fold};
use crate::table::{Names, Table, hash};
use crate::unicode::is_unspaced;
use std::cell::{Ref, RefCell};
use std::ops::Range;
use std::rc::Rc;

/// What the rules need of a language. A post in another language than English also listens to the words of English, for
/// such posts are full of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lexicon {
    pub(crate) months: Table<u8>,
    pub(crate) conference: Phrases<()>,
    pub(crate) headings: Phrases<()>,
    pub(crate) weak_headings: Phrases<()>,
    pub(crate) cues: Phrases<()>,
    pub(crate) dismissals: Phrases<()>,
    pub(crate) small_talk: Phrases<()>,
    pub(crate) claims: Phrases<()>,
    /// Words that dismiss a text that begins with them and a colon, as `Source:` does.
    pub(crate) dismissed_openings: Vec<String>,
    pub(crate) session: Phrases<()>,
    pub(crate) formats: Phrases<Format>,
    pub(crate) by: Phrases<()>,
    pub(crate) called: Phrases<()>,
    pub(crate) roles: Phrases<()>,
    pub(crate) gave: Phrases<()>,
    /// Words that titles hold without a capital.
    pub(crate) small: Names,
    pub(crate) met: Phrases<()>,
    pub(crate) software: Phrases<()>,
    pub(crate) media: Phrases<()>,
    pub(crate) company: Phrases<()>,
    pub(crate) aside_headings: Phrases<()>,
    pub(crate) travel: Phrases<()>,
    pub(crate) other_works: Phrases<()>,
    /// Whether every noun has a capital, so that capitals tell no title.
    pub(crate) capital_nouns: bool,
    pub(crate) online: Phrases<()>,
    pub(crate) in_person: Phrases<()>,
    pub(crate) attendees: Phrases<()>,
    pub(crate) participants: Phrases<()>,
    pub(crate) came: Phrases<()>,
    pub(crate) heard: Phrases<()>,
    pub(crate) other_counts: Phrases<()>,
    pub(crate) numbers: Table<u32>,
    pub(crate) published: Phrases<()>,
    pub(crate) updated: Phrases<()>,
    pub(crate) authors: Phrases<()>,
    pub(crate) event_nouns: Phrases<()>,
    /// Endings of names; their case matters.
    pub(crate) event_endings: Vec<&'static str>,
    pub(crate) colocated: Phrases<()>,
    pub(crate) reports: Phrases<()>,
    pub(crate) announcements: Phrases<()>,
    /// Words that make the name before them that of a house.
    pub(crate) venues: Phrases<()>,
    /// Words that lean on the sentence before, where they begin one.
    pub(crate) leaning: Names,
    /// Words between a title and a speaker that also join the words of names and titles.
    pub(crate) joining: Names,
    /// Words behind which a sentence goes on to something else.
    pub(crate) linking: Names,
    /// What an author calls a session of their own.
    pub(crate) own_sessions: Phrases<()>,
    /// Words that point to what was just named.
    pub(crate) pointing: Names,
    /// Endings of words for sessions in the plural.
    pub(crate) plural_endings: Vec<String>,
    /// Endings of a name before a word for a session that say whose it is.
    pub(crate) genitive_endings: Vec<&'static str>,
    /// Parts of addresses of the pages that conferences have of sessions.
    pub(crate) session_pages: Names,
    /// What joins people, and what stands between a name and where someone works, with the spaces around it.
    pub(crate) joiners: Vec<String>,
    pub(crate) at: Vec<String>,
    /// What stands between a name in a heading and what they tell of, with the spaces around it.
    pub(crate) about: Vec<String>,
    /// Endings of words that name nothing.
    pub(crate) endings: Vec<String>,
    /// Endings that say what a word does in a sentence, glued to it, with their length in characters as they are written.
    pub(crate) particles: Vec<(String, usize)>,
    /// Endings of what looks like a name and is none, where words have no spaces.
    pub(crate) nameless_endings: Vec<&'static str>,
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
    /// The words of all of `languages` together, beside the tables that are the same in each.
    pub(crate) fn new<'f>(languages: impl IntoIterator<Item = &'f Language>, tables: Rc<Tables>) -> Self {
        let mut lexicon = Self { tables, ..Self::default() };
        for language in languages {
            lexicon.add(language);
            lexicon.capital_nouns |= language.has_capital_nouns();
        }
        // Behind the words: `, and` is more than a comma.
        lexicon.joiners.extend([" & ", ", ", " + ", " / ", "、", "，"].map(str::to_owned));
        lexicon.at.extend([" @ ", " @"].map(str::to_owned));
        let mut known = std::mem::take(&mut lexicon.known);
        known.add_lists(lexicon.known_mut(), 0);
        let figures = lexicon.numbers.rows().iter().map(|(word, _)| word).chain(lexicon.months.rows().iter().map(|(word, _)| word));
        figures.for_each(|word| known.add(word, FIGURE));
        Self { known, ..lexicon }
    }

    /// The lists of phrases, which words are marked for: one that is missing here is found all the same, only slower.
    fn known_mut(&mut self) -> [&mut Known; 33] {
        [
            &mut self.conference.known,
            &mut self.headings.known,
            &mut self.weak_headings.known,
            &mut self.cues.known,
            &mut self.dismissals.known,
            &mut self.small_talk.known,
            &mut self.claims.known,
            &mut self.session.known,
            &mut self.formats.known,
            &mut self.by.known,
            &mut self.called.known,
            &mut self.roles.known,
            &mut self.gave.known,
            &mut self.met.known,
            &mut self.software.known,
            &mut self.media.known,
            &mut self.company.known,
            &mut self.aside_headings.known,
            &mut self.other_works.known,
            &mut self.online.known,
            &mut self.in_person.known,
            &mut self.attendees.known,
            &mut self.participants.known,
            &mut self.came.known,
            &mut self.heard.known,
            &mut self.other_counts.known,
            &mut self.published.known,
            &mut self.updated.known,
            &mut self.authors.known,
            &mut self.event_nouns.known,
            &mut self.colocated.known,
            &mut self.reports.known,
            &mut self.announcements.known,
        ]
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
        let figure =
            word.folded.starts_with(digit) || word.folded.ends_with('.') && self.months.contains(word.folded.trim_end_matches('.'));
        let own = [(event, EVENT), (figure, FIGURE)];
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
        let extend = |set: &mut Phrases<()>, phrases: &[&str]| phrases.iter().for_each(|phrase| set.insert(phrase, ()));
        extend(&mut self.conference, &language.conference_words);
        language.stop.iter().for_each(|word| self.known.add(&fold(word), STOP | COMMON));
        // The words of the trade are common too.
        let trade = [
            &language.takeaway_headings,
            &language.weak_headings,
            &language.session_words,
            &language.conference_words,
            &language.attendee_words,
            &language.participant_words,
        ];
        let words = language.everyday.iter().chain(trade.into_iter().flatten());
        for phrase in words {
            // In scripts without spaces the characters of a word are none.
            if phrase.contains(is_unspaced) {
                self.known.add(&fold(phrase), COMMON);
            } else {
                each_word(phrase, &mut |_, word| self.known.add(word, COMMON));
            }
        }
        for (month, names) in (1..).zip(&language.months) {
            self.months.extend(names.iter().map(|name| (fold(name), month)));
        }
        extend(&mut self.headings, &language.takeaway_headings);
        extend(&mut self.weak_headings, &language.weak_headings);
        extend(&mut self.cues, &language.takeaway_cues);
        for phrase in &language.dismissals {
            match phrase.strip_suffix([':', '：']) {
                Some(opening) => self.dismissed_openings.push(fold(opening)),
                None => self.dismissals.insert(phrase, ()),
            }
        }
        extend(&mut self.small_talk, &language.small_talk);
        extend(&mut self.claims, &language.claims);
        extend(&mut self.session, &language.session_words);
        extend(&mut self.by, &language.by_words);
        extend(&mut self.called, &language.called_words);
        extend(&mut self.roles, &language.role_words);
        extend(&mut self.gave, &language.gave_words);
        self.small.extend(language.small_words.iter().map(|word| fold(word)));
        extend(&mut self.met, &language.met_words);
        extend(&mut self.software, &language.software_words);
        extend(&mut self.media, &language.media_words);
        extend(&mut self.company, &language.company_words);
        extend(&mut self.aside_headings, &language.aside_headings);
        extend(&mut self.travel, &language.travel_headings);
        extend(&mut self.other_works, &language.other_works);
        extend(&mut self.online, &language.online_words);
        extend(&mut self.in_person, &language.in_person_words);
        extend(&mut self.attendees, &language.attendee_words);
        extend(&mut self.participants, &language.participant_words);
        extend(&mut self.came, &language.came_words);
        extend(&mut self.heard, &language.heard_words);
        extend(&mut self.other_counts, &language.other_counts);
        extend(&mut self.published, &language.published_words);
        extend(&mut self.updated, &language.updated_words);
        extend(&mut self.authors, &language.author_words);
        extend(&mut self.event_nouns, &language.event_nouns);
        extend(&mut self.colocated, &language.colocated_words);
        extend(&mut self.reports, &language.report_words);
        extend(&mut self.announcements, &language.announcement_words);
        extend(&mut self.venues, &language.venue_words);
        self.leaning.extend(language.leaning_words.iter().map(|word| fold(word)));
        extend(&mut self.own_sessions, &language.own_sessions);
        self.pointing.extend(language.pointing_words.iter().map(|word| fold(word)));
        self.plural_endings.extend(language.plural_endings.iter().map(|ending| fold(ending)));
        self.genitive_endings.extend(&language.genitive_endings);
        self.session_pages.extend(language.session_pages.iter().copied());
        self.joiners.extend(language.joining_people.iter().flat_map(|word| [[", ", word, " "].concat(), [" ", word, " "].concat()]));
        let spaced = |word: &&str| [" ", word, " "].concat();
        self.at.extend(language.at_words.iter().map(spaced));
        self.about.extend(language.about_words.iter().map(spaced));
        self.linking.extend(language.linking_words.iter().map(|word| fold(word)));
        self.joining.extend(language.joining_words.iter().map(|word| fold(word)));
        self.event_endings.extend(&language.event_endings);
        self.endings.extend(language.endings.iter().map(|ending| fold(ending)));
        self.particles.extend(language.particles.iter().map(|particle| (fold(particle), particle.chars().count())));
        self.nameless_endings.extend(&language.nameless_endings);
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
            for word in &language.stop {
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
        // A short text need not have three, if no other language has as many; a word or two of English are everybody's.
        let alone = hits.iter().filter(|count| *count == most).count() == 1 || *id == "en";
        let enough = *most > 2 || *most > 1 && words.len() < SHORT && alone;
        (most * 8 > words.len() && enough).then(|| (*id).to_owned())
    }
}

/// Fewer words than this are a short text.
const SHORT: usize = 40;

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
