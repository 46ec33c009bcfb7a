//! Who spoke: names with roles and affiliations, in every order that programmes have them.

use crate::post::Speaker;
use crate::understand::person::NameSense;

impl NameSense<'_> {
    /// The speakers that a text lists; none where it is no list of people.
    ///
    /// Groups are parted by `;`, people by `&` or a word for it; what follows a name after a comma is a role, a company or
    /// a further name. People joined by `&` share the company after the last of them.
    pub(crate) fn speakers(&self, text: &str) -> Option<Vec<Speaker>> {
        let text = text.trim().trim_end_matches(['.', ':']).trim();
        let text = ["by ", "with ", "von ", "par ", "por ", "door ", "da "]
            .iter()
            .find_map(|mark| text.get(..mark.len()).filter(|start| start.eq_ignore_ascii_case(mark)).map(|start| &text[start.len()..]))
            .unwrap_or(text);
        if text.is_empty() || text.len() > 400 {
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
        for part in self.people(text) {
            let before = speakers.len();
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

    /// Parts a text at `&` and its words where a person follows.
    fn people<'t>(&self, text: &'t str) -> Vec<&'t str> {
        let mut parts = Vec::new();
        let mut rest = text;
        let mut searched = 0;
        loop {
            let next = [" & ", " and ", " und ", " et ", " y ", " e ", " en ", " + "]
                .iter()
                .filter_map(|mark| rest[searched..].find(mark).map(|at| (searched + at, mark.len())))
                .min();
            let Some((at, length)) = next else { break };
            let follows = rest[at + length..].split([',', ';', '(']).next().unwrap_or_default();
            let follows = [" & ", " and ", " und ", " et "].iter().fold(follows, |text, mark| text.split(mark).next().unwrap_or_default());
            if self.is_person(follows) {
                parts.push(rest[..at].trim_end_matches(','));
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
        let mut elements = text.split(',').map(str::trim).filter(|element| !element.is_empty());
        let first = elements.next()?;
        if !self.is_person(first) {
            return None;
        }
        let rest: Vec<&str> = elements.collect();
        let mut people = vec![Speaker { name: first.to_owned(), role: None, affiliation: None }];
        let count = rest.len();
        let all_people = count >= 2 && rest.iter().all(|element| self.is_person(element) && element.split_whitespace().count() <= 3);
        for (index, element) in rest.into_iter().enumerate() {
            let last = index + 1 == count;
            let person = self.is_person(element) && (all_people || !last) && !NameSense::is_role(element);
            if person {
                people.push(Speaker { name: element.to_owned(), role: None, affiliation: None });
            } else if NameSense::is_role(element) && !self.is_organization(element) {
                let (role, company) = element
                    .split_once(" at ")
                    .or_else(|| element.split_once(" @ "))
                    .map_or((element, None), |(role, company)| (role, Some(company)));
                let speaker = people.last_mut()?;
                speaker.role = Some(speaker.role.take().map_or_else(|| role.to_owned(), |before| format!("{before}, {role}")));
                speaker.affiliation = company.map(|company| company.trim().to_owned());
            } else {
                if element.split_whitespace().count() > 6 {
                    return None;
                }
                for speaker in people.iter_mut().filter(|speaker| speaker.affiliation.is_none()) {
                    speaker.affiliation = Some(element.to_owned());
                }
            }
        }
        if let Some(company) = at.or(aside) {
            let (role, company) = company
                .split_once([',', '@'])
                .filter(|(role, _)| NameSense::is_role(role))
                .map_or((None, company), |(role, company)| (Some(role.trim()), company.trim()));
            for speaker in people.iter_mut().filter(|speaker| speaker.affiliation.is_none()) {
                speaker.role = speaker.role.take().or_else(|| role.map(str::to_owned));
                if NameSense::is_role(company) && !self.is_organization(company) && role.is_none() {
                    speaker.role = speaker.role.take().or_else(|| Some(company.to_owned()));
                } else {
                    speaker.affiliation = Some(company.to_owned());
                }
            }
        }
        speakers.extend(people);
        Some(())
    }
}

/// A text and what stands in parentheses or brackets at its end.
fn parenthesis(text: &str) -> (&str, Option<&str>) {
    let inside = |open: char, close: char| text.strip_suffix(close).and_then(|text| text.rsplit_once(open));
    match inside('(', ')').or_else(|| inside('[', ']')) {
        Some((before, aside)) if !aside.trim().is_empty() && !before.trim().is_empty() => {
            let handle = aside.trim().starts_with('@') || aside.contains('/');
            (before.trim(), (!handle).then(|| aside.trim()))
        }
        _ => (text, None),
    }
}

/// `Name from Company`, `Name of Company`, `Name @ Company`, `Name – Company`: the name and the company.
fn affiliated<'t>(text: &'t str, sense: &NameSense<'_>) -> (&'t str, Option<&'t str>) {
    [" from ", " of ", " at ", " @ ", " @", " von ", " de chez ", " – ", " — ", " - ", " | ", ": "]
        .iter()
        .find_map(|mark| text.split_once(mark).filter(|(name, company)| sense.is_person(name) && !company.trim().is_empty()))
        .map_or((text, None), |(name, company)| (name, Some(company.trim())))
}

/// A person whom a text ends with although nothing parts the title from the names: `… Zero Disturbance Tobias Giese & Sean
/// Schneeweiss`. Only two names of two words joined by `&` are told from a title so.
pub(crate) fn trailing_pair<'t>(text: &'t str, sense: &NameSense<'_>) -> Option<(&'t str, Vec<Speaker>)> {
    let (before, second) = text.rsplit_once(" & ")?;
    let names = |text: &str| text.split_whitespace().count() == 2 && sense.is_person(text);
    if !names(second) {
        return None;
    }
    let at = before.rmatch_indices(' ').nth(1)?.0;
    let (title, first) = (before[..at].trim(), before[at..].trim());
    let speaker = |name: &str| Speaker { name: name.to_owned(), role: None, affiliation: None };
    (names(first) && title.split_whitespace().count() >= 3).then(|| (title, vec![speaker(first), speaker(second)]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Facts;
    use crate::understand::Understanding;

    fn read(text: &str) -> Vec<String> {
        let understanding = Understanding::new(Facts::builtin());
        let lexicon = understanding.lexicon(Some("en"));
        let sense = understanding.sense(&lexicon);
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
            ("Featuring VCluster and More", vec![]),
            ("Lessons Learned", vec![]),
            ("with Wasm & K8s on Boston Dynamics Spot", vec![]),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
