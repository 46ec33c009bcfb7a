//! Talks in every common form of a title with its speaker, wherever it stands: what holds for one place and one form should for all.

use crate::fixture::{post, understanding};

/// Titles in capitals and in a sentence, with a colon and with a name of a thing in them.
const TALKS: [(&str, &str); 6] = [
    ("Rafts at Rest", "Ann Quist"),
    ("Why we moved our build to the river", "Bram Okafor"),
    ("Observability for Quiet Boats", "Lena Hartwig"),
    ("How to test a raft without water", "Petra Novotna"),
    ("GitOps in the Harbour: Lessons from a Year", "Omar Idrissi"),
    ("What the Tide Knows", "Ruth Abiola"),
];

/// How an entry of a list or a heading names a talk: `T` is the title, `S` the speaker.
const ENTRIES: [&str; 38] = [
    "T by S",
    "T - S",
    "T – S",
    "T — S (Acme)",
    "S: T",
    "S - T",
    "S – T",
    "“T” by S",
    "\"T\" - S",
    "S: “T”",
    "S, “T”",
    "T (S)",
    "T (S, Acme)",
    "T, S",
    "T | S",
    "T / S",
    "T with S",
    "Keynote: T - S",
    "Keynote by S: T",
    "S (Acme): T",
    "S (Acme) – T",
    "S @ Acme: T",
    "**T** by S",
    "**T**, S",
    "**S**: T",
    "*T* by S",
    "*T* – S",
    "[T](https://conf.example/x) by S",
    "[T](https://youtu.be/abc) - S",
    "[T - S](https://youtu.be/abc)",
    "[S: T](https://youtu.be/abc)",
    "S’s talk “T”",
    "10:00 T - S",
    "Talk: T by S",
    "Day 1: T – S",
    "🎤 T by S",
    "1. T – S",
    "Lightning talk: T (S)",
];

/// What stands over entries, and an entry with what stands under it: `E` is the entry.
const PLACES: [(&str, &str); 3] = [
    ("", "## E\n\nIt was about ropes and how they hold. I learned a lot.\n\n"),
    ("## Talks\n\n", "### E\n\nThis talk was about ropes.\n\n"),
    ("I saw these talks:\n\n", "* E\n"),
];

/// How a sentence names a talk.
const SENTENCES: [&str; 14] = [
    "I really enjoyed “T” by S.",
    "My favourite talk was *T* by S.",
    "S gave a talk titled “T”.",
    "S presented [T](https://conf.example/x).",
    "In “T”, S showed how ropes hold.",
    "The keynote “T” by S was great.",
    "Then came S with “T”, which I liked.",
    "S's talk, “T”, was the best.",
    "I watched [T](https://youtu.be/abc) by S.",
    "S talked about “T”.",
    "Next was the workshop *T* by S from Acme.",
    "The session [T](https://conf.example/sessions/1) was led by S.",
    "S (Acme) gave the talk *T*.",
    "“T” (S) was a session on ropes.",
];

/// Asserts that a post which has three talks in one form names them, and no others.
fn assert_talks(forms: impl Iterator<Item = (String, String)>) {
    let understanding = understanding();
    let mut missed = Vec::new();
    for (over, form) in forms {
        for talks in TALKS.chunks(3) {
            let written: String = talks.iter().map(|(title, speaker)| filled(&form, title, speaker)).collect();
            let text = format!("---\ntitle: PyCon 2019 trip report\ndate: 2019-05-20\n---\nI went to PyCon last week.\n\n{over}{written}");
            let post = post(&understanding, "post.md", text.as_bytes());
            let found: Vec<(&str, &str)> = post
                .sessions
                .iter()
                .map(|session| (session.title.as_str(), session.speakers.first().map_or("", |speaker| speaker.name.as_str())))
                .collect();
            if found != talks {
                missed.push(format!("{over}{form}: {found:?}"));
            }
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

/// A form with a title and a speaker in the place of its letters.
fn filled(form: &str, title: &str, speaker: &str) -> String {
    let words = form.split_inclusive(|character: char| !character.is_ascii_alphabetic()).map(|piece| {
        let word = piece.trim_end_matches(|character: char| !character.is_ascii_alphabetic());
        let meant = match word {
            "T" => title,
            "S" => speaker,
            other => other,
        };
        format!("{meant}{}", &piece[word.len()..])
    });
    words.collect()
}

#[test]
fn a_heading_or_an_item_names_a_talk_in_any_form() {
    let forms =
        ENTRIES.iter().flat_map(|entry| PLACES.iter().map(move |(over, place)| ((*over).to_owned(), place.replacen('E', entry, 1))));
    assert_talks(forms);
}

#[test]
fn a_sentence_names_a_talk_in_any_form() {
    assert_talks(SENTENCES.iter().map(|sentence| (String::new(), format!("{sentence} It was about ropes, and the room was full.\n\n"))));
}
