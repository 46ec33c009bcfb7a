//! How many people a post says came, with the sentence that says so.

use super::lexicon::Lexicon;
use super::phrases::Phrases;
use super::sheet::{Line, Sheet};
use super::words::FIGURE;
use crate::post::{Attendance, Mention, Mode, Relation};
use crate::search::Token;
use crate::unicode::is_unspaced;
use std::ops::Range;

/// Fewer people than this are a room, not a conference.
const LEAST: u32 = 50;

/// The numbers of those who came, the earliest first; each number once.
pub(super) fn attendance(sheet: &Sheet, lexicon: &Lexicon, editions: &[Mention]) -> Vec<Attendance> {
    let mut found: Vec<Attendance> = Vec::new();
    let mut subjects = editions.iter().filter(|mention| mention.relation == Relation::Subject);
    let edition = subjects.next().filter(|_| subjects.next().is_none());
    for line in &sheet.lines {
        for sentence in &line.sentences {
            for (value, mode) in counts(line, sentence, lexicon) {
                if found.iter().all(|before| before.value != value) {
                    found.push(Attendance {
                        value,
                        mode,
                        edition: edition.map(|only| only.id.clone()),
                        quote: line.text()[sentence.clone()].to_owned(),
                        anchor: line.passage.anchor.clone(),
                    });
                }
            }
        }
    }
    found
}

/// How many words after a number may tell what it counts; in scripts without spaces every character is a word.
const REACH: usize = 8;
const REACH_UNSPACED: usize = 16;

/// How many words before a number may say that it counts those who came.
const BEFORE: usize = 6;

/// How many words before a number may name the event that it tells the size of.
const NAMED: usize = 4;

/// How many words on either side of a number may tell that it counts something else.
const AROUND: usize = 6;

/// The numbers of a sentence that count those who came.
fn counts(line: &Line, sentence: &Range<usize>, lexicon: &Lexicon) -> Vec<(u32, Option<Mode>)> {
    let words = line.words_in(sentence);
    let text = line.text();
    let came = lexicon.came.any(words);
    let mut counts = Vec::new();
    let mut at = 0;
    let may_begin = |word: &Token| word.may_have(FIGURE);
    while let Some(next) = words[at..].iter().position(may_begin) {
        at += next;
        let Some((value, used)) = number(text, words, at, lexicon) else {
            at += 1;
            continue;
        };
        let end = at + used;
        // What is counted follows within a few words, before the next number and in the same clause.
        let goes_on = |next: &usize| {
            !clause_ends(text, words, *next)
                && number(text, words, *next, lexicon).is_none_or(|(value, _)| is_small(value) || is_year(value, &words[*next]))
        };
        let unspaced = words.get(end).is_some_and(|next| next.folded.starts_with(is_unspaced));
        // `some 50, speakers not counted`
        let ends = end == words.len() || parts(text, words, end - 1);
        let most = match unspaced {
            _ if ends => 0,
            true => REACH_UNSPACED,
            false => REACH,
        };
        let reach = (end..words.len().min(end + most)).take_while(goes_on).count();
        let near = &words[end..end + reach];
        let first = |set: &Phrases<()>| (0..near.len()).find(|start| set.at(near, *start).is_some());
        let mode = match (first(&lexicon.online), first(&lexicon.in_person)) {
            (Some(_), None) => Some(Mode::Online),
            (None, Some(_)) => Some(Mode::InPerson),
            _ => None,
        };
        let participants = first(&lexicon.participants);
        // `With over 100 speakers` counts those, whatever else the sentence says.
        let of_others = [&lexicon.session, &lexicon.by].into_iter().any(|set| set.at(near, 0).is_some());
        // `参加者は500人`, `a crowd of attendees: 500 people`
        let labelled = at > 0 && text[words[at - 1].range.end..words[at].range.start].contains([':', '：']);
        let announced = (first(&lexicon.attendees) == Some(0) || ends || labelled)
            && (1..=BEFORE.min(at)).any(|back| lexicon.participants.at(words, at - back).is_some());
        // `a conference of 500 developers`
        let named =
            first(&lexicon.attendees) == Some(0) && (1..=NAMED.min(at)).any(|back| lexicon.conference.at(words, at - back).is_some());
        // `500 came, and another 2,000 online`
        let further = !counts.is_empty()
            && mode.is_some()
            && first(&lexicon.online).or(first(&lexicon.in_person)).is_some_and(|distance| distance < 3);
        let counted = participants.is_some_and(|distance| distance < AROUND)
            || announced
            || further
            || first(&lexicon.attendees).is_some() && came
            || named
            || first(&lexicon.came).is_some_and(|distance| distance < 4);
        // `2,000 on the waitlist, and 5,000 attending`: another clause says nothing of a number.
        let clause = (at.saturating_sub(AROUND)..at).rev().take_while(|before| !parts(text, words, *before)).last().unwrap_or(at);
        // `900 people, attendees and sponsors`: what follows those who came is named beside them. `Attendance: 133, lecturers among them`
        let after = if announced && labelled { 0 } else { participants.map_or(AROUND.min(most), |distance| AROUND.min(distance + 2)) };
        // `12,000 attendees next year`: what begins there may end later.
        // `165 people from 41 companies`: what another number counts are others.
        let rest = (end..words.len().min(end + after)).take_while(|next| number(text, words, *next, lexicon).is_none());
        let of_other_things = (clause..end).chain(rest).any(|at| lexicon.other_counts.at(words, at).is_some());
        let behind = text[words[end - 1].range.end..].trim_start();
        let percent = behind.starts_with(['%', '％']);
        let signs = ['$', '€', '£', '¥', '￥', '₹'];
        let price = text[..words[at].range.start].trim_end().ends_with(signs)
            || behind.starts_with(signs)
            || behind.starts_with(['円', '元', '원']);
        // The year 2000 is long ago; 2000 people are not.
        let year = is_year(value, &words[at]) && value % 100 != 0;
        if value >= LEAST && counted && !of_others && !of_other_things && !percent && !price && !year {
            counts.push((value, mode));
        }
        at = end;
    }
    counts
}

/// Numbers that a sentence has by the way, such as days.
fn is_small(value: u32) -> bool {
    value < 32
}

/// Whether a comma stands behind the word `at`, other than within a number.
fn parts(text: &str, words: &[Token], at: usize) -> bool {
    words.get(at + 1).is_some_and(|next| text[words[at].range.end..next.range.start].starts_with(", "))
}

fn clause_ends(text: &str, words: &[Token], at: usize) -> bool {
    at > 0 && text[words[at - 1].range.end..words[at].range.start].contains([';', '(', ')', ':'])
}

/// A number at the word `at` and how many words it takes: `8,000`, `10000+`, `8K`, `12 thousand`, `ten thousand five hundred`.
fn number(text: &str, words: &[Token], at: usize, lexicon: &Lexicon) -> Option<(u32, usize)> {
    /// More people than this have never met.
    const MOST: u32 = 1_000_000;
    let first = &*words.get(at)?.folded;
    let factor = |at: usize, least: u32| {
        words.get(at).and_then(|next| lexicon.numbers.get_hashed(&next.folded, next.hash)).copied().filter(|factor| *factor >= least)
    };
    // `1.2万`
    if let Some((whole, tenths)) = first.split_once('.').filter(|(_, tenths)| tenths.len() == 1)
        && let Some(times) = factor(at + 1, 1000)
    {
        let tenths = whole.parse::<u32>().ok()?.checked_mul(10)?.checked_add(tenths.parse().ok()?)?;
        return Some((tenths.checked_mul(times)? / 10, 2)).filter(|(value, _)| *value <= MOST);
    }
    let (mut value, mut used) = if first.starts_with(|character: char| character.is_ascii_digit()) {
        digits(text, words, at)?
    } else {
        (spelled(words, at, lexicon)?, 1)
    };
    // `12 thousand`, `ten thousand`.
    while let Some(times) = factor(at + used, 100).filter(|times| *times > value) {
        value = value.checked_mul(times)?;
        used += 1;
    }
    // `five hundred` after them.
    if let Some((more, times)) = factor(at + used, 1).zip(factor(at + used + 1, 100)).filter(|(more, times)| *more < 10 && *times < value) {
        value = value.checked_add(more * times)?;
        used += 2;
    }
    (1..=MOST).contains(&value).then_some((value, used))
}

/// A number in digits. What groups them is told from a decimal point by the three digits after it.
fn digits(text: &str, words: &[Token], at: usize) -> Option<(u32, usize)> {
    let word = &*words[at].folded;
    let number = word.trim_end_matches(|character: char| !character.is_ascii_digit());
    let thousands = match &word[number.len()..] {
        "" => false,
        "k" => true,
        _ => return None,
    };
    let groups: Vec<&str> = number.split(['.', '\'']).collect();
    let mut value: u32 = match groups[..] {
        // `3.2k`
        [whole, tenths] if thousands && tenths.len() == 1 => {
            return Some((whole.parse::<u32>().ok()?.checked_mul(1000)? + tenths.parse::<u32>().ok()? * 100, 1));
        }
        [_, ref rest @ ..] if rest.iter().all(|group| group.len() == 3) => groups.concat().parse().ok()?,
        _ => return None,
    };
    let mut used = 1;
    // `8,000` and `8 000` are two words to the tokenizer. A plain space groups after three digits at most: no year.
    while let (Some(before), Some(next)) = (words.get(at + used - 1), words.get(at + used)) {
        let between = &text[before.range.end..next.range.start];
        let spaced = between == " " && before.folded.len() <= 3;
        let group = next.folded.len() == 3 && (spaced || matches!(between, "," | "\u{a0}" | "\u{202f}" | "’" | "'"));
        let Some(more) = next.folded.parse::<u32>().ok().filter(|_| group && !thousands) else { break };
        value = value.checked_mul(1000)?.checked_add(more)?;
        used += 1;
    }
    Some((if thousands { value.checked_mul(1000)? } else { value }, used))
}

/// A number in words. `A thousand` is a number, `a few hundred` is none; and the signs for hundred and more that Chinese, Japanese
/// and Korean set behind a number stand in other words too.
fn spelled(words: &[Token], at: usize, lexicon: &Lexicon) -> Option<u32> {
    let word = &words[at].folded;
    let value = *lexicon.numbers.get_hashed(word, words[at].hash)?;
    let counted = at
        .checked_sub(1)
        .and_then(|before| words.get(before))
        .is_some_and(|before| matches!(&*before.folded, "a" | "one" | "un") || before.folded.starts_with("ein"));
    (value < 100 || !word.is_ascii() && !word.contains(is_unspaced) || counted).then_some(value)
}

fn is_year(value: u32, word: &Token) -> bool {
    (1990..2040).contains(&value) && word.folded.len() == 4
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Facts;
    use crate::read::read;
    use crate::understand::sheet::Stops;
    use crate::understand::words::Words;
    use std::rc::Rc;

    /// The numbers in a text, with `o` for those online and `p` for those in person.
    fn found(language: &str, text: &str) -> Vec<String> {
        let facts = Facts::builtin();
        let lexicon = Lexicon::new(facts.languages.iter().filter(|row| row.id == language || row.id == "en"), Rc::default());
        let sheet = Sheet::new(&read("a.md", text.as_bytes()).expect("it is text").document, &Words::default(), &Stops::default());
        let mode = |mode| match mode {
            Some(Mode::Online) => "o",
            Some(Mode::InPerson) => "p",
            None => "",
        };
        attendance(&sheet, &lexicon, &[]).into_iter().map(|count| format!("{}{}", count.value, mode(count.mode))).collect()
    }

    #[test]
    fn numbers_of_those_who_came_are_told_in_many_words() {
        for (language, text, expected) in [
            ("en", "More than 8,000 people attended FOSDEM 2024 in person, and another 12,500 joined online.", vec!["8000p", "12500o"]),
            ("en", "It was full: 8k people came to Brussels, and another 12.5k followed the streams online.", vec!["8000", "12500o"]),
            ("en", "Over 10000+ attendees, 7,000 of them in person.", vec!["10000", "7000p"]),
            ("en", "The conference drew seven thousand developers.", vec!["7000"]),
            ("en", "Twelve thousand five hundred attendees filled the halls.", vec!["12500"]),
            ("en", "There were about 2000 attendees over three days.", vec!["2000"]),
            ("en", "We were 900 attendees (120 from abroad).", vec!["900"]),
            ("en", "It needs two hotels given this year's reported 16,000 attendance.", vec!["16000"]),
            ("en", "With around 30,000 other people at the conference, not everyone gets in.", vec!["30000"]),
            ("en", "I was one of 1000 people coming together from all over the world.", vec!["1000"]),
            ("en", "With more than 9,000 attendees, more than 2,000 on the waitlist, and 5,000 attending online.", vec!["9000", "5000o"]),
            ("de", "Mehr als 10.000 Teilnehmer kamen, 2.000 davon online.", vec!["10000", "2000o"]),
            ("fr", "Plus de 3 000 participants étaient là.", vec!["3000"]),
            ("fr", "C'est une conférence de 5000 développeurs du libre.", vec!["5000"]),
            ("fr", "Devoxx a réuni 4\u{202f}500 personnes sur place.", vec!["4500p"]),
            ("es", "Se reunieron más de 1.200 personas en Valencia.", vec!["1200"]),
            ("es", "El congreso ha reunido a más de 700 personas entre asistentes y patrocinadores.", vec!["700"]),
            ("pt", "Foram mais de 500 pessoas que participaram.", vec!["500"]),
            ("it", "Hanno partecipato quasi 900 persone.", vec!["900"]),
            ("nl", "Er waren 3.400 bezoekers.", vec!["3400"]),
            ("sv", "Konferensen lockade över 1 200 deltagare.", vec!["1200"]),
            ("es", "Con una asistencia de 600 personas, fue un éxito.", vec!["600"]),
            ("pt", "O evento contou com a presença de mais de 1.500 pessoas.", vec!["1500"]),
            ("pt", "No ano passado foram 250 pessoas. Esse ano chegou na marca de 400 pessoas.", vec!["400"]),
            ("it", "Eravamo circa 500 sviluppatori.", vec!["500"]),
            ("it", "Gli iscritti erano circa 80, relatori e volontari esclusi.", vec!["80"]),
            ("es", "Como más de 900 personas, este fin de semana he estado allí.", vec!["900"]),
            ("fr", "Nous étions environ 1200 personnes.", vec!["1200"]),
            ("fr", "Ils ont annoncé qu'il y avait 12 000 personnes.", vec!["12000"]),
            ("ja", "1500枚のチケットが完売した。", vec!["1500"]),
            ("ja", "来場者数は1,200名でした。", vec!["1200"]),
            ("zh", "我的演讲有80人听了。", vec![]),
            ("ja", "私の発表は80人が聞いた。", vec![]),
            ("zh", "到场的有1.2万人。", vec!["12000"]),
            ("ko", "2천명 규모의 컨퍼런스였다.", vec!["2000"]),
            ("ja", "約1万人が参加しました。", vec!["10000"]),
            ("zh", "现场有3500名参会者。", vec!["3500"]),
            ("zh", "有2600多名数据库与安静木筏领域的工程师参加。", vec!["2600"]),
            ("zh", "一万两千名开发者参加了大会。", vec!["12000"]),
            ("ko", "1,500명이 참석했다.", vec!["1500"]),
        ] {
            assert_eq!(found(language, text), expected, "{text}");
        }
    }

    #[test]
    fn other_numbers_are_none() {
        for (language, text) in [
            ("en", "The project has 12,000 stars and people joined to celebrate."),
            ("en", "5,000 members joined our Slack."),
            ("en", "We received 1,500 submissions from people who came last year."),
            ("en", "My talk was attended by 300 people."),
            ("en", "Both rooms can handle roughly 500 attendees."),
            ("en", "KubeCon 2024 attendees were happy."),
            ("en", "80% of attendees came for the first time."),
            ("en", "Between 60 and 70 percent of attendees came for the first time."),
            ("es", "Más del 60 por ciento de los asistentes vinieron por primera vez."),
            ("en", "The bar served 3,000 waffles to people."),
            ("en", "30 people came."),
            ("en", "65 people attended the session, and we had over 350 unique visitors at the project booth."),
            ("en", "Was it worth £700 to attend? Others paid 1,200 € to attend."),
            ("en", "With over 100 speakers, the conference brought together engineers and architects."),
            ("de", "Das Projekt hat 4.000 Mitglieder, viele kamen."),
            ("fr", "Notre chaîne a 3 000 abonnés."),
            ("fr", "Mon site a 70 000 visiteurs uniques par mois."),
            ("fr", "Leur site compte 60 000 000 visiteurs, moi je suis venu."),
            ("pt", "A TV pode levar até 100 mil visitantes, e eles vieram."),
            ("zh", "所有参加者要写300字以上的记要。"),
            ("ja", "社員1000人の企業です。"),
            ("ko", "모두 216개의 업체가 참가했습니다."),
            ("ko", "참가비가 10,000원 이라도 참가할 만했다."),
            ("ko", "이번에도 참석만 하고 돌아왔다."),
        ] {
            assert_eq!(found(language, text), Vec::<String>::new(), "{text}");
        }
    }
}
