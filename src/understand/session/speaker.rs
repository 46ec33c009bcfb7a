//! Who spoke: names with roles and affiliations, in every order that programmes and sentences have them.

use super::quote;
use crate::post::Speaker;
use crate::understand::person::{NameSense, possessions};
use crate::understand::script::is_unspaced;

impl NameSense<'_> {
    /// The speakers that a text lists; none where it is no list of people.
    ///
    /// Groups are parted by `;`, people by `&` or a word for it; what follows a name after a comma is a role, a company or
    /// a further name. People joined by `&` share the company after the last of them.
    pub(crate) fn speakers(&self, text: &str) -> Option<Vec<Speaker>> {
        let text = text.trim().trim_start_matches('+').trim_end_matches(['.', ':', '!']).trim();
        if text.len() > 400 {
            return None;
        }
        let named = self.after_by(text);
        self.listed(text).or_else(|| self.listed(named?)).or_else(|| self.honoured_one(named.unwrap_or(text)))
    }

    /// The one of any name with an honorific behind it and another name in parentheses: `annlee(김하늘)님`, `山田 太郎 (@yamada) さん`.
    fn honoured_one(&self, text: &str) -> Option<Vec<Speaker>> {
        let (name, inside) = self.before_honorific(text)?.trim_end().strip_suffix([')', '）'])?.split_once(['(', '（'])?;
        self.listed(name).or_else(|| self.is_person(inside).then(|| vec![self.speaker(name)]))
    }

    /// What follows a word such as `by`, `Workshop by` or `Speakers:` at the start of a text.
    pub(crate) fn after_by<'t>(&self, text: &'t str) -> Option<&'t str> {
        const LONGEST: usize = 60;
        let words = self.lexicon.tokens(&text[..text.floor_char_boundary(LONGEST)]);
        let by = |at: usize| self.lexicon.by.at(&words, at);
        let found = by(0).or_else(|| by(self.lexicon.session.at(&words, 0)?.end))?;
        let rest = text.get(words.get(found.end)?.range.start..)?;
        Some(rest.trim_start_matches([':', '：', ' ']))
    }

    /// Whether of each of some speakers it is known that they are a person.
    pub(super) fn knows(&self, speakers: &[Speaker]) -> bool {
        speakers.iter().all(|speaker| self.is_known_person(&speaker.name))
    }

    fn listed(&self, text: &str) -> Option<Vec<Speaker>> {
        // `+Ann Lee`
        let text = text.strip_prefix('+').unwrap_or(text);
        if !self.may_begin(text) {
            return None;
        }
        let mut speakers = Vec::new();
        for group in text.split([';', '；']) {
            speakers.extend(self.group(group.trim())?);
        }
        (!speakers.is_empty()).then_some(speakers)
    }

    fn group(&self, text: &str) -> Option<Vec<Speaker>> {
        let mut speakers: Vec<Speaker> = Vec::new();
        let parts = self.people_of(text);
        let several = parts.len() > 1;
        for part in parts {
            let before = speakers.len();
            // Beside others a given name alone will do: `Ann & Bob Ray`.
            if several && self.is_given_name(part.trim()) {
                speakers.push(self.speaker(part.trim()));
                continue;
            }
            self.part(part.trim(), &mut speakers)?;
            // `A & B, Company`: both are from there.
            let shared = speakers.last().and_then(|last| last.affiliation.clone());
            if let Some(shared) = shared {
                for speaker in
                    speakers[..before].iter_mut().rev().take_while(|speaker| speaker.affiliation.is_none() && speaker.role.is_none())
                {
                    speaker.affiliation = Some(shared.clone());
                }
            }
        }
        Some(speakers)
    }

    /// Parts a text at `&`, at its words and after parentheses where a person follows.
    fn people_of<'t>(&self, text: &'t str) -> Vec<&'t str> {
        const CLOSED: [&str; 2] = ["), ", "], "];
        let mut parts = Vec::new();
        let mut rest = text;
        let mut searched = 0;
        loop {
            let joins = |text: &str| {
                let joiners = self.lexicon.joiners.iter().map(String::as_str).chain(CLOSED);
                joiners.filter(|mark| *mark != ", " && text.starts_with(*mark)).map(str::len).min()
            };
            let Some((at, length)) = first_of(&rest[searched..], joins).map(|(at, length)| (searched + at, length)) else { break };
            let follows = rest[at + length..].split([',', ';', '(', '[', '、', '，']).next().unwrap_or_default();
            let follows = self.until_joiner(follows);
            let follows = affiliated(follows, self).0;
            if self.is_person(follows) {
                let closed = usize::from(CLOSED.iter().any(|mark| rest[at..].starts_with(mark)));
                parts.push(rest[..at + closed].trim_end_matches(','));
                rest = &rest[at + length..];
                searched = 0;
            } else {
                searched = at + length;
            }
        }
        parts.push(rest);
        parts
    }

    /// One name with what follows it, or several names and what they share.
    fn part(&self, text: &str, speakers: &mut Vec<Speaker>) -> Option<()> {
        let (text, aside) = parenthesis(text);
        let (text, at) = affiliated(text, self);
        // `Ann Lee, video`
        let media = |element: &&str| self.lexicon.is_media(&self.lexicon.tokens(element));
        let mut elements = text.split([',', '，', '、']).map(str::trim).filter(|element| !element.is_empty() && !media(element));
        let first = elements.next()?;
        let (first, place) = self.with_role(first).map_or((first, None), |(name, place)| (name, Some(place.to_owned())));
        if !self.is_person(first) {
            return None;
        }
        let rest: Vec<&str> = elements.collect();
        let (role, affiliation) = if place.as_ref().is_some_and(|place| self.is_role(place)) { (place, None) } else { (None, place) };
        let mut people = vec![Speaker { role, affiliation, ..self.speaker(first) }];
        let count = rest.len();
        let all_people = rest.iter().all(|element| self.is_person(element))
            && (count >= 2 || aside.is_some() || rest.iter().all(|element| self.is_known_person(element)));
        for (index, element) in rest.into_iter().enumerate() {
            let last = index + 1 == count;
            if self.is_person(element) && (all_people || !last) {
                people.push(self.speaker(element));
            } else if self.is_role(element) {
                if element.split_whitespace().count() > 8 {
                    return None;
                }
                let (role, company) = self.role_and_company(element);
                let speaker = people.last_mut()?;
                speaker.role = Some(speaker.role.take().map_or_else(|| role.to_owned(), |before| format!("{before}, {role}")));
                speaker.affiliation = company.map(str::to_owned);
            } else {
                // A clause is no company.
                if element.starts_with(char::is_lowercase) && element.contains(' ') {
                    return None;
                }
                for speaker in people.iter_mut().filter(|speaker| speaker.affiliation.is_none()) {
                    speaker.affiliation = Some(element.to_owned());
                }
            }
        }
        if let Some(place) = at.or(aside) {
            for speaker in people.iter_mut().filter(|speaker| speaker.affiliation.is_none()) {
                self.place(speaker, place);
            }
        }
        speakers.extend(people);
        Some(())
    }

    /// A speaker by a name.
    pub(super) fn speaker(&self, name: &str) -> Speaker {
        Speaker { name: self.without_honorific(name).trim_end_matches(['\'', '’']).to_owned(), role: None, affiliation: None }
    }

    /// `Engineer at Acme`: what someone does and where.
    pub(super) fn role_and_company<'t>(&self, element: &'t str) -> (&'t str, Option<&'t str>) {
        let parted = self.lexicon.employers.iter().find_map(|mark| element.split_once(&**mark));
        parted.map_or((element, None), |(role, company)| (role.trim(), Some(company.trim())))
    }

    /// A text up to what joins people.
    pub(super) fn until_joiner<'t>(&self, text: &'t str) -> &'t str {
        let joins = |text: &str| self.lexicon.joiners.iter().any(|mark| text.starts_with(&**mark)).then_some(0);
        first_of(text, joins).map_or(text, |(at, _)| &text[..at])
    }

    /// A name with a role right behind it: `Ann Lee CTO`, `Ann Lee lead engineer`.
    fn with_role<'t>(&self, text: &'t str) -> Option<(&'t str, &'t str)> {
        const LONGEST: usize = 8;
        const SPACES: [char; 2] = [' ', '\u{3000}'];
        // `뗏목상점 엔지니어 김하늘`, `Acme 김하늘님`: where family names stand first, so does what someone does, and where.
        if let Some((before, given)) = text.rsplit_once(SPACES)
            && let Some((role, family)) = before.trim_end().rsplit_once(SPACES)
            && let bare = self.without_honorific(given)
            && (self.is_parted_name(family, bare) || Self::is_pair(family, bare))
        {
            return Some((self.without_honorific(text[role.len()..].trim_start()), role.trim_end()));
        }
        if let Some((role, name)) = text.rsplit_once(SPACES)
            && let bare = self.without_honorific(name)
            && self.is_unspaced_name(bare)
            && (bare.len() < name.len() || self.is_role(role))
        {
            return Some((bare, role));
        }
        if !self.is_role(text) {
            return None;
        }
        let ends: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).skip(usize::from(!is_unspaced(text))).take(LONGEST).collect();
        let parted = ends.into_iter().rev().map(|at| (&text[..at], &text[at + 1..]));
        parted.into_iter().find(|(name, _)| self.is_person(name))
    }

    /// Gives a speaker what stands in parentheses behind the name: `Acme`, `CTO, Acme`, `CTO @ Acme`, `Acme’s CTO`, `CTO`.
    pub(super) fn place(&self, speaker: &mut Speaker, place: &str) {
        // The same name in other letters: `王小红（Ann Wang）`.
        if is_unspaced(&speaker.name) && !is_unspaced(place) && self.is_person(place) {
            return;
        }
        let apart = place.split_once([',', '@']).map(|(left, right)| (left.trim(), right.trim()));
        let (role, company) = match (apart, possessions(place).next()) {
            (Some((role, company)), _) | (_, Some((company, role))) if self.is_role(role) => (Some(role), Some(company)),
            _ if self.is_role(place) => (Some(place), None),
            // `(me!)`, `(in German)`
            _ if place.starts_with(char::is_lowercase) => (None, None),
            _ => (None, Some(place)),
        };
        speaker.role = speaker.role.take().or_else(|| role.map(str::to_owned));
        speaker.affiliation = company.map(|company| company.trim().to_owned());
    }
}

/// The first place of a text at which `length` finds something of some length.
fn first_of(text: &str, length: impl Fn(&str) -> Option<usize>) -> Option<(usize, usize)> {
    // What parts people begins with a sign or a space.
    let signs = text.char_indices().filter(|(_, character)| !character.is_alphanumeric());
    signs.into_iter().find_map(|(at, _)| Some((at, length(&text[at..])?)))
}

/// A text and what stands in parentheses or brackets at its end.
pub(super) fn parenthesis(text: &str) -> (&str, Option<&str>) {
    let inside = |open: char, close: char| text.strip_suffix(close).and_then(|text| text.rsplit_once(open));
    match inside('(', ')').or_else(|| inside('[', ']')).or_else(|| inside('（', '）')) {
        Some((before, aside)) => (before.trim(), (!is_handle(aside)).then(|| aside.trim())),
        None => (text, None),
    }
}

/// Whether a text in parentheses is an address in a social network.
pub(super) fn is_handle(aside: &str) -> bool {
    aside.trim().starts_with('@') || aside.contains('/')
}

/// `Name from Company`, `Name @ Company`, `Name – Company`: the name and the company.
pub(super) fn affiliated<'t>(text: &'t str, sense: &NameSense<'_>) -> (&'t str, Option<&'t str>) {
    const LONGEST: usize = 8;
    if !sense.may_begin(text) {
        return (text, None);
    }
    let is_named = |name: &str| sense.is_person(name) || sense.with_role(name).is_some();
    text.char_indices()
        .filter(|(_, character)| !character.is_alphanumeric())
        .filter_map(|(at, _)| {
            let marks = sense.lexicon.at.iter().map(String::as_str).chain([" – ", " — ", " - ", " | ", " · ", " ~ ", " / ", ": "]);
            marks.into_iter().find_map(|mark| text[at..].strip_prefix(mark)).map(|company| (&text[..at], company))
        })
        // Longer or in quotes it is no company but what the person said.
        .find(|(name, company)| is_named(name) && company.split_whitespace().nth(LONGEST).is_none() && !quote::opens(company))
        // `Juan Carlos de Souza` is one name: a given name does not end it.
        .filter(|(name, _)| !(sense.is_person(text) && sense.ends_given(name)))
        .map_or((text, None), |(name, company)| (name, Some(company.trim())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Facts;
    use crate::table::Names;
    use crate::understand::Understanding;

    fn read(language: &str, text: &str) -> Vec<String> {
        let understanding = Understanding::new(Facts::builtin());
        let lexicon = understanding.lexicon(Some(language));
        let lower = Names::default();
        let sense = understanding.sense(&lexicon, &lower);
        let show = |speaker: &Speaker| {
            [Some(speaker.name.as_str()), speaker.role.as_deref(), speaker.affiliation.as_deref()]
                .map(|piece| piece.unwrap_or("-").to_owned())
                .join("/")
        };
        sense.speakers(text).unwrap_or_default().iter().map(show).collect()
    }

    #[test]
    fn speakers_are_read_in_every_order() {
        for (text, expected) in [
            ("Liz Rice, Isovalent", vec!["Liz Rice/-/Isovalent"]),
            ("Raymond de Jong, Isovalent", vec!["Raymond de Jong/-/Isovalent"]),
            ("Giles Heron, Principal Engineer, Cisco", vec!["Giles Heron/Principal Engineer/Cisco"]),
            ("Bowen Li & Huichao Zhao, Apple", vec!["Bowen Li/-/Apple", "Huichao Zhao/-/Apple"]),
            ("Atanas Atanasov, Intel & Rimma Iontel, Red Hat", vec!["Atanas Atanasov/-/Intel", "Rimma Iontel/-/Red Hat"]),
            ("Leonard Simon Pahlke, Liquid Reply & Cara Delia", vec!["Leonard Simon Pahlke/-/Liquid Reply", "Cara Delia/-/-"]),
            ("Jens Erat, Peter Mueller, Sabine Wolz", vec!["Jens Erat/-/-", "Peter Mueller/-/-", "Sabine Wolz/-/-"]),
            (
                "Konstantinos Andriopoulos, Dorothea Kalliora, Arrikto",
                vec!["Konstantinos Andriopoulos/-/Arrikto", "Dorothea Kalliora/-/Arrikto"],
            ),
            (
                "Dan Garfield, Codefresh; Scott Rigby, Weaveworks & Chris Short, AWS",
                vec!["Dan Garfield/-/Codefresh", "Scott Rigby/-/Weaveworks", "Chris Short/-/AWS"],
            ),
            ("by Ann Lee (Acme)", vec!["Ann Lee/-/Acme"]),
            ("Ann Lee from Acme", vec!["Ann Lee/-/Acme"]),
            ("Speakers: Ann Lee (Acme), Bob Quist (Beta) and Cem Oz", vec!["Ann Lee/-/Acme", "Bob Quist/-/Beta", "Cem Oz/-/-"]),
            ("Ann Lee (CTO @ Acme)", vec!["Ann Lee/CTO/Acme"]),
            ("Ann Lee, Software Engineer at Acme", vec!["Ann Lee/Software Engineer/Acme"]),
            ("Ann Lee lead engineer at Acme", vec!["Ann Lee/lead engineer/Acme"]),
            ("Ann Lee CTO of Acme", vec!["Ann Lee/CTO/Acme"]),
            ("Juan Carlos de Souza", vec!["Juan Carlos de Souza/-/-"]),
            ("Ann Quist of Acme", vec!["Ann Quist/-/Acme"]),
            ("Liz Rice, Alice Quist", vec!["Liz Rice/-/-", "Alice Quist/-/-"]),
            ("Featuring VCluster and More", vec![]),
            ("Lessons Learned", vec![]),
            ("Functional Reactive Programming", vec![]),
            ("The K Framework", vec![]),
            ("Ann Lee, which filled the hall", vec![]),
            ("with Wasm & K8s on Boston Dynamics Spot", vec![]),
        ] {
            assert_eq!(read("en", text), expected, "{text}");
        }
    }

    #[test]
    fn every_language_has_its_words_between_people_and_where_they_work() {
        for (language, text, expected) in [
            ("de", "Ann Quist von Acme", ["Ann Quist/-/Acme"].as_slice()),
            ("de", "Ann Lee und Bob Quist", &["Ann Lee/-/-", "Bob Quist/-/-"]),
            ("fr", "Ann Lee et Bob Quist", &["Ann Lee/-/-", "Bob Quist/-/-"]),
            ("nl", "Ann Lee bij Acme", &["Ann Lee/-/Acme"]),
            ("ja", "山田太郎さん", &["山田太郎/-/-"]),
        ] {
            assert_eq!(read(language, text), expected, "{text}");
        }
    }
}
