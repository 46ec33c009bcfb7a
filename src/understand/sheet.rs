//! A post laid out for the rules: its passages with words, sentences and the headings they stand under.

use super::words::Words;
use crate::document::{Document, Mark, Passage, Place};
use crate::facts::{Language, List};
use crate::search::{Token, fold};
use crate::table::Names;
use crate::unicode::is_unspaced;
use std::ops::Range;

/// The passages of a post, prepared.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sheet {
    pub(crate) lines: Vec<Line>,
}

/// A passage, prepared.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) passage: Passage,
    pub(crate) words: Vec<Token>,
    pub(crate) sentences: Vec<Range<usize>>,
    /// Its level, where it is a heading: 1 to 6, or 7 for a short bold paragraph that serves as one.
    pub(crate) level: Option<u8>,
    /// The heading it stands under, by position.
    pub(crate) heading: Option<usize>,
}

/// The level of a bold paragraph that serves as a heading.
pub(crate) const RUN_IN: u8 = 7;

/// What a full stop stands beside that ends no sentence, in any language.
#[derive(Clone, Debug, Default)]
pub(crate) struct Stops {
    /// The months before which a number with a full stop is a day.
    months: Names,
    abbreviations: Names,
}

impl Stops {
    pub(crate) fn new(languages: &[Language]) -> Self {
        let ordinal = languages.iter().filter(|language| language.has_capital_nouns());
        Self {
            months: ordinal.flat_map(|language| language.months.iter().flatten()).map(|month| fold(month)).collect(),
            abbreviations: languages.iter().flat_map(|language| language.words(List::Abbreviations)).copied().collect(),
        }
    }

    /// Whether the text before a full stop ends with an abbreviation or an initial.
    fn is_abbreviated(&self, before: &str) -> bool {
        let word = before
            .rsplit(|character: char| character.is_whitespace() || character == '(')
            .next()
            .unwrap_or_default()
            .trim_start_matches(['“', '"', '‘', '\'']);
        let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase) && word != "I";
        initial || self.abbreviations.contains(&word.to_ascii_lowercase())
    }

    /// Whether a number before a full stop is a day of the month that follows, as in `am 20. August`.
    fn is_day(&self, before: &str, after: &str) -> bool {
        let digits = before.len() - before.trim_end_matches(|digit: char| digit.is_ascii_digit()).len();
        let next = after.trim_start().split(|character: char| !character.is_alphabetic()).next().unwrap_or_default();
        (1..=2).contains(&digits) && self.months.contains(&fold(next))
    }
}

impl Sheet {
    /// Lays out a document.
    pub(crate) fn new(document: &Document, said: &Words, stops: &Stops) -> Self {
        let mut lines: Vec<Line> = Vec::new();
        let mut open: Vec<(u8, usize)> = Vec::new();
        let mut passages = document.passages().into_iter().peekable();
        while let Some(passage) = passages.next() {
            let words = said.tokens(&passage.text);
            // The one item of a list heads the paragraphs behind it.
            let item = |line: &Line| line.passage.place == Place::Item;
            let one = !lines.last().is_some_and(item)
                && passages.peek().is_some_and(|next| next.place == Place::Paragraph && next.list_depth == 0);
            let level = passage.heading().or_else(|| serves_as_heading(&passage, one, words.len()).then_some(RUN_IN));
            if let Some(level) = level {
                while open.last().is_some_and(|(other, _)| *other >= level) {
                    open.pop();
                }
            }
            let heading = open.last().map(|(_, position)| *position);
            if let Some(level) = level {
                open.push((level, lines.len()));
            }
            let sentences = if passage.place == Place::Code { Vec::new() } else { sentences_of(&passage, stops) };
            lines.push(Line { passage, words, sentences, level, heading });
        }
        below_title(&mut lines);
        Self { lines }
    }

    /// Leaves out the first line, as where it is the title.
    pub(crate) fn drop_first(&mut self) {
        self.lines.drain(..self.lines.len().min(1));
        for line in &mut self.lines {
            line.heading = line.heading.and_then(|heading| heading.checked_sub(1));
        }
    }

    /// The headings over a line, innermost first.
    pub(crate) fn headings(&self, line: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(self.lines.get(line).and_then(|line| line.heading), |position| {
            self.lines.get(*position).and_then(|line| line.heading)
        })
    }

    /// All words, to be marked.
    pub(crate) fn words_mut(&mut self) -> impl Iterator<Item = &mut Token> {
        self.lines.iter_mut().flat_map(|line| &mut line.words)
    }

    /// All words of the running text, in order.
    pub(crate) fn words(&self) -> impl Iterator<Item = &Token> {
        self.lines.iter().filter(|line| line.passage.place != Place::Code).flat_map(|line| &line.words)
    }
}

/// Puts all headings but a first one lower by one where several are of the first level: they head sections, and only the title of the
/// post is the title.
fn below_title(lines: &mut [Line]) {
    let Some((_, lines)) = lines.split_first_mut() else { return };
    if lines.iter().filter(|line| line.level == Some(1)).count() > 1 {
        for line in lines {
            line.level = line.level.map(|level| if level < RUN_IN - 1 { level + 1 } else { level });
        }
    }
}

impl Line {
    pub(crate) fn text(&self) -> &str {
        &self.passage.text
    }

    /// Its first line, where it is bold and heads the lines that follow it.
    pub(crate) fn lead(&self) -> Option<Range<usize>> {
        self.sentences.first().filter(|_| bold_line(&self.passage).is_some()).cloned()
    }

    /// Whether it says who wrote the quotation before it: `— Ann Lee (@annlee) May 2, 2019`.
    pub(crate) fn signs(&self) -> bool {
        self.text().starts_with("— ")
    }

    /// The words between two bytes of the text.
    pub(crate) fn words_in(&self, range: &Range<usize>) -> &[Token] {
        let from = self.words.partition_point(|word| word.range.start < range.start);
        let to = self.words.partition_point(|word| word.range.end <= range.end);
        self.words.get(from..to.max(from)).unwrap_or_default()
    }
}

/// Where the first line of a text ends that has more of them, if it is bold from end to end: it heads the rest.
fn bold_line(passage: &Passage) -> Option<usize> {
    let end = *passage.breaks.first()?;
    let text = &passage.text[..end];
    passage
        .strong()
        .next()
        .filter(|range| range.end <= end && lead(&text[..range.start]).is_empty() && lead(&text[range.end..]).is_empty())
        .map(|_| end)
}

/// The sentences of a passage; a line in a style or a link from end to end is one of its own, as are the few words of a line that
/// only a break ends, and each line of a script without spaces.
fn sentences_of(passage: &Passage, stops: &Stops) -> Vec<Range<usize>> {
    let text = &passage.text;
    let bold = bold_line(passage);
    let parts = |(start, at): &(usize, usize)| {
        let before = text[..*at].trim_end();
        let unspaced = before.ends_with(is_unspaced) || text[*at..].starts_with(is_unspaced);
        Some(*at) == bold || unspaced && !before.ends_with(['、', '，', ',']) || is_own_line(passage, *start..before.len())
    };
    let lines = std::iter::once(0).chain(passage.breaks.iter().copied()).zip(passage.breaks.iter().copied());
    let mut starts = lines.filter(parts).map(|(_, at)| at).peekable();
    if starts.peek().is_none() {
        return sentences(text, stops);
    }
    let (mut found, mut start) = (Vec::new(), 0);
    for end in starts.chain([text.len()]) {
        found.extend(sentences(&text[start..end], stops).into_iter().map(|range| range.start + start..range.end + start));
        start = end;
    }
    found
}

/// Whether a line before a break stands by itself: in a style or a link from end to end, or by its few words without an end.
fn is_own_line(passage: &Passage, line: Range<usize>) -> bool {
    const FEW: usize = 6;
    let text = passage.text.get(line.clone()).unwrap_or_default();
    let marked = || passage.marks.iter().any(|(range, mark)| *range == line && *mark != Mark::Code);
    let short = || text.split(' ').count() <= FEW && text.ends_with(char::is_alphanumeric);
    let next = passage.text[line.end..].trim_start();
    !next.starts_with(char::is_lowercase) && (short() || marked())
}

/// A short paragraph that is bold from end to end, as `**What's next:**`, is a heading in all but name.
fn serves_as_heading(passage: &Passage, one: bool, words: usize) -> bool {
    const LONGEST: usize = 13;
    /// Without spaces every character is a word.
    const LONGEST_UNSPACED: usize = 40;
    let text = &passage.text;
    let short = || words <= LONGEST || words <= LONGEST_UNSPACED && text.contains(is_unspaced);
    (passage.place == Place::Paragraph && passage.list_depth == 0 || passage.place == Place::Item && passage.list_depth == 1 && one)
        && !passage.quoted
        && words > 0
        && short()
        && !text.ends_with(['.', '…', ',', ';', '。'])
        && passage.strong().any(|range| lead(&text[..range.start]).is_empty() && lead(&text[range.end..]).is_empty())
}

/// What is left of a text without the emoji, bullets and spaces around it.
fn lead(text: &str) -> &str {
    text.trim_matches(|character: char| !character.is_alphanumeric())
}

/// Where the sentences of a text stand.
///
/// A sentence ends with `.`, `!`, `?` or `…`, closing quotes included, before white space and something that begins a
/// sentence; with an emoji after such a mark; and with `。`, `．`, `！` or `？` anywhere.
fn sentences(text: &str, stops: &Stops) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut from = 0;
    // The first bytes of the marks that can end a sentence.
    let can_end = |byte: &u8| matches!(byte, b'.' | b'!' | b'?' | 0xe2 | 0xe3 | 0xef);
    while let Some(found) = text.as_bytes()[from..].iter().position(can_end) {
        let at = from + found;
        let Some(character) = text[at..].chars().next() else { break };
        from = at + character.len_utf8();
        let full_width = matches!(character, '。' | '．' | '！' | '？');
        if !full_width && !matches!(character, '.' | '!' | '?' | '…') {
            continue;
        }
        let mut end = from;
        // Further marks, closing quotes and emoji belong to the sentence they follow.
        while let Some(next) = text[end..].chars().next() {
            let closes =
                matches!(next, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '"' | '”' | '’' | '\'' | ')' | '»' | '」' | '』' | ']')
                    || is_pictograph(next);
            if !closes {
                break;
            }
            end += next.len_utf8();
        }
        from = end;
        let rest = &text[end..];
        let next = rest.trim_start().chars().next();
        let spaced = rest.starts_with(char::is_whitespace);
        let begins = next.is_none_or(|next| {
            next.is_uppercase()
                || next.is_numeric()
                || is_pictograph(next)
                || matches!(next, '"' | '“' | '‘' | '\'' | '«' | '(' | '„' | '¿' | '¡')
                || !next.is_lowercase() && next.is_alphabetic()
        });
        let titled = || character != '…' && is_inside_title(&text[start..end], rest);
        let quoted = || character != '。' && is_inside_quote(&text[start..at], rest);
        let ends = full_width && !quoted()
            || rest.is_empty()
            || (spaced
                && begins
                && !(character == '.' && (stops.is_abbreviated(&text[start..at]) || stops.is_day(&text[start..at], rest)))
                && !titled());
        if ends {
            push_sentence(text, start..end, &mut sentences);
            start = end;
        }
    }
    push_sentence(text, start..text.len(), &mut sentences);
    sentences
}

/// Whether what stands on either side is one quotation of a script without spaces, as a title is: of one sentence.
fn is_inside_quote(before: &str, after: &str) -> bool {
    [('「', '」'), ('『', '』'), ('《', '》'), ('“', '”')].iter().any(|(open, close)| {
        let opened = before.rfind(*open).is_some_and(|at| !before[at..].contains(*close));
        opened && after.find(['。', *close, '\n']).is_some_and(|at| after[at..].starts_with(*close))
    })
}

fn push_sentence(text: &str, range: Range<usize>, sentences: &mut Vec<Range<usize>>) {
    let piece = &text[range.clone()];
    let start = range.start + piece.len() - piece.trim_start().len();
    let end = start + piece.trim().len();
    if text[start..end].chars().any(char::is_alphanumeric) {
        sentences.push(start..end);
    } else if let Some(last) = sentences.last_mut().filter(|_| end > start) {
        last.end = end;
    }
}

/// Whether a mark stands inside of a title in quotes, as in `“Are We There Yet? A Travel Guide”`: the quotation that was opened before
/// it goes on in one piece and closes soon.
fn is_inside_title(before: &str, after: &str) -> bool {
    const LONGEST: usize = 100;
    let open = match before.rfind(['“', '”']) {
        Some(at) => before[at..].starts_with('“'),
        None => before.matches('"').count() % 2 == 1,
    };
    let near = &after[..after.floor_char_boundary(LONGEST)];
    open && near.find(['”', '"']).is_some_and(|close| {
        let inside = near[..close].trim_end_matches(['!', '?']);
        !inside.contains(['.', '?', '!', '“']) && !before.ends_with(['"', '”'])
    })
}

/// Emoji, dingbats and the joiners that hold them together.
pub(crate) fn is_pictograph(character: char) -> bool {
    matches!(character, '\u{200d}' | '\u{fe0f}' | '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Facts;

    #[test]
    fn sentences_end_where_a_reader_would_say() {
        let stops = Stops::new(&Facts::builtin().languages);
        for (text, expected) in [
            ("One. Two!", vec!["One.", "Two!"]),
            ("It costs 2.4 MB, e.g. for St. Louis. Fine.", vec!["It costs 2.4 MB, e.g. for St. Louis.", "Fine."]),
            ("“Just run it.” She said so.", vec!["“Just run it.”", "She said so."]),
            ("Kelsey is inspiring!🤗 Really.", vec!["Kelsey is inspiring!🤗", "Really."]),
            ("Dr. J. Smith spoke. node.js rules.", vec!["Dr. J. Smith spoke. node.js rules."]),
            ("我学到了很多。谢谢！", vec!["我学到了很多。", "谢谢！"]),
            ("no end", vec!["no end"]),
            (
                "Es war am 20. August. Gut, auch die Nr. 12. Jetzt mehr.",
                vec!["Es war am 20. August.", "Gut, auch die Nr. 12.", "Jetzt mehr."],
            ),
            (
                "Am 3. März 2019. August sprach, er war 20. Augusta auch.",
                vec!["Am 3. März 2019.", "August sprach, er war 20.", "Augusta auch."],
            ),
            ("I saw “Are We There Yet? A Travel Guide” twice. Good.", vec!["I saw “Are We There Yet? A Travel Guide” twice.", "Good."]),
            ("\"Really?\" She asked. \"Yes!\"", vec!["\"Really?\"", "She asked.", "\"Yes!\""]),
            ("Wait... what? Yes", vec!["Wait... what?", "Yes"]),
        ] {
            let found: Vec<&str> = sentences(text, &stops).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
