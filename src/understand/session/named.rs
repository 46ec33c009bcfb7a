//! Who is named where running text begins or ends, and what it says of them: `Ann Lee (Acme) and Bob Ray from Beta, who …`.

use super::speaker::{affiliated, is_handle};
use crate::post::Speaker;
use crate::understand::person::{NameSense, possessor};
use crate::understand::script::is_unspaced;
use std::ops::Range;

impl NameSense<'_> {
    /// The speakers with whom a running text begins, and what follows them: `Ann Lee (Acme) and Bob Ray from Beta, who …`.
    pub(super) fn leading_speakers<'t>(&self, text: &'t str) -> Option<(Vec<Speaker>, &'t str)> {
        let mut speakers = Vec::new();
        let mut rest = text.trim_start();
        while let Some((name, after)) = self.person_at_start(rest) {
            let mut found = self.speaker(self.without_genitive(name, after));
            rest = self.attach(&mut found, after);
            speakers.push(found);
            match self.lexicon.joiners.iter().find_map(|joiner| rest.strip_prefix(&**joiner)) {
                Some(next) if self.person_at_start(next).is_some() => rest = next,
                _ => break,
            }
        }
        (!speakers.is_empty()).then_some((speakers, rest))
    }

    /// A name without the ending that says whose the session is that follows it: `Ann Quists Vortrag`.
    fn without_genitive<'t>(&self, name: &'t str, after: &str) -> &'t str {
        let owns = || {
            let next = after.trim_start().split(' ').next().unwrap_or_default();
            self.lexicon.session.at(&self.lexicon.tokens(next), 0).is_some()
        };
        let bare = self.lexicon.genitive_endings.iter().find_map(|ending| name.strip_suffix(ending));
        bare.filter(|_| owns()).unwrap_or(name)
    }

    /// Reads what follows a name in a sentence, where it says what the person does or where; gives back the rest.
    fn attach<'t>(&self, speaker: &mut Speaker, after: &'t str) -> &'t str {
        let opened = after.trim_start().strip_prefix(['(', '（']);
        if let Some((aside, rest)) = opened.and_then(|inside| inside.split_once([')', '）'])) {
            if !is_handle(aside) {
                self.place(speaker, aside.trim());
            }
            return rest;
        }
        // `Ann Lee, from Acme, showed …`
        let placed = after.strip_prefix(',').unwrap_or(after);
        if let Some(named) = self.lexicon.at.iter().find_map(|mark| placed.strip_prefix(&**mark)) {
            let Some(company) = self.company_in(named) else { return after };
            speaker.affiliation = Some(named[company.clone()].to_owned());
            return &named[company.end..];
        }
        if let Some(named) = after.strip_prefix(", ") {
            let end = named.find([',', '.', ';', ':', '(', ')', '?', '!', '"', '“']).unwrap_or(named.len());
            let element = self.until_joiner(&named[..end]);
            if self.is_role(element) && element.split_whitespace().count() <= 6 {
                let (role, company) = self.role_and_company(element);
                speaker.role = Some(role.to_owned());
                speaker.affiliation = company.map(str::to_owned);
                return &named[element.len()..];
            }
            // Of a name in capitals at the end of a clause it is not said that it is a company, but hardly anything else stands there.
            let closes = named[element.len()..].chars().next().is_none_or(|next| matches!(next, ',' | '.' | ';' | ')'));
            if closes && element.split(' ').all(|word| word.starts_with(char::is_uppercase)) && !self.is_person(element) {
                speaker.affiliation = Some(element.to_owned());
                return &named[element.len()..];
            }
        }
        after
    }

    /// Where the company stands of which a text says that someone is from there: the first run of capitalised words that is no
    /// place and no conference, as in `the Halifax based company Acme Loans on …`.
    fn company_in(&self, text: &str) -> Option<Range<usize>> {
        const LONGEST: usize = 10;
        let end = text.find([',', '(', ')', '.', ';', ':', '"', '“', '!', '?']).unwrap_or(text.len());
        let capital = |word: &str| word.starts_with(char::is_uppercase);
        let mut run: Option<Range<usize>> = None;
        let mut at = 0;
        for word in text[..end].split(' ').take(LONGEST) {
            let here = at..at + word.len();
            at = here.end + 1;
            if capital(word) {
                let start = run.map_or(here.start, |run| run.start);
                run = Some(start..here.end);
            } else {
                if run.as_ref().is_some_and(|run| !self.is_elsewhere(&text[run.clone()])) {
                    break;
                }
                run = None;
            }
        }
        let run = run?;
        Some(run.start..run.start + text[run].trim_end_matches(['’', '\'', '”']).len())
    }

    /// The longest name at the start of a text, and what follows it.
    pub(super) fn person_at_start<'t>(&self, text: &'t str) -> Option<(&'t str, &'t str)> {
        let text = text.trim_start();
        if is_unspaced(text.get(..text.chars().next().map_or(0, char::len_utf8)).unwrap_or_default()) {
            return self.unspaced_at_start(text);
        }
        // A name has two words, and of most texts the second is small.
        let second = text.split_whitespace().nth(1).unwrap_or_default();
        if !self.may_begin(text) || second.starts_with(char::is_lowercase) && !self.is_particle(second) {
            return None;
        }
        let stops = |character: char| character.is_whitespace() || matches!(character, ',' | '(' | ')' | ':' | ';' | '、' | '，');
        let ends = text.char_indices().filter(|(_, character)| stops(*character)).map(|(at, _)| at).chain([text.len()]);
        let mut ends: Vec<usize> = ends.take(5).collect();
        ends.reverse();
        ends.into_iter().find_map(|end| {
            let name = text[..end].trim_end_matches(['.', '!', '?', '”', '"']);
            let name = possessor(name);
            // `Ann Lee de Acme`
            let (before, company) = affiliated(name, self);
            let name = if company.is_some_and(|company| self.is_organization(company)) { before } else { name };
            (self.is_person(name) && !self.is_firm(&text[name.len()..])).then(|| (name, &text[name.len()..]))
        })
    }

    /// The longest name of a script without spaces at the start of a text, and what follows it and its honorific.
    fn unspaced_at_start<'t>(&self, text: &'t str) -> Option<(&'t str, &'t str)> {
        const LONGEST: usize = 16;
        let ends = text.char_indices().map(|(at, character)| at + character.len_utf8()).take(LONGEST);
        let follows = |rest: &str| {
            let rest = rest.trim_start();
            let words = self.lexicon.tokens(&rest.chars().take(6).collect::<String>());
            !rest.starts_with(char::is_alphanumeric) || self.behind_honorific(rest).is_some() || self.lexicon.by.at(&words, 0).is_some()
        };
        let end = ends.filter(|end| self.is_known_person(&text[..*end]) && follows(&text[*end..])).last()?;
        let rest = text[end..].trim_start();
        let rest = self.behind_honorific(rest).unwrap_or(rest);
        Some((&text[..end], rest))
    }

    /// The speakers with whom a text ends: `On the first day Ann Lee from Acme and Bob Ray`.
    pub(super) fn trailing_speakers(&self, text: &str) -> Option<Vec<Speaker>> {
        const FARTHEST: usize = 16;
        let text = text.trim_end();
        if text.ends_with(|last: char| last > '\u{2e80}') {
            let starts = text.char_indices().rev().map(|(at, _)| at).take(FARTHEST);
            let name = starts.filter(|at| self.is_known_person(&text[*at..])).last()?;
            return Some(vec![self.speaker(&text[name..])]);
        }
        let starts = text.rmatch_indices([' ', '(', '“', '"']).map(|(at, mark)| at + mark.len()).take(FARTHEST).chain([0]);
        let mut starts: Vec<usize> = starts.filter(|at| !text[*at..].starts_with(char::is_lowercase)).collect();
        starts.reverse();
        let ending = |at: &usize| self.leading_speakers(&text[*at..]).filter(|(_, rest)| rest.trim_matches([',', ' ']).is_empty());
        starts.iter().find_map(ending).map(|(speakers, _)| speakers)
    }
}
