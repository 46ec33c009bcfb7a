//! Whatever is claimed of a post has its place in it: quotes are the author's words, and anchors lead to passages.

#![no_main]

use hallway::facts::Facts;
use hallway::read::read;
use hallway::understand::Understanding;
use libfuzzer_sys::fuzz_target;
use std::collections::HashSet;

thread_local! {
    static UNDERSTANDING: Understanding = Understanding::new(Facts::builtin());
}

fuzz_target!(|bytes: &[u8]| {
    let Ok(reading) = read("post.md", bytes) else { return };
    let text = reading.document.text();
    let anchors: HashSet<String> = reading.document.passages().into_iter().map(|passage| passage.anchor).collect();
    let post = UNDERSTANDING.with(|understanding| understanding.post(reading));
    let mut said = HashSet::new();
    for takeaway in &post.takeaways {
        assert!(text.contains(&takeaway.text), "{takeaway:?}");
        assert!(anchors.contains(&takeaway.anchor), "{takeaway:?}");
        assert!(said.insert((&takeaway.label, &takeaway.text)), "twice: {takeaway:?}");
    }
    for session in &post.sessions {
        assert!(!session.title.trim().is_empty() && anchors.contains(&session.anchor), "{session:?}");
    }
    for attendance in &post.attendance {
        assert!(text.contains(&attendance.quote) && anchors.contains(&attendance.anchor), "{attendance:?}");
    }
    // The title and the front matter have no place in the text.
    for edition in &post.editions {
        assert!(edition.anchor.is_empty() || anchors.contains(&edition.anchor), "{edition:?}");
    }
});
