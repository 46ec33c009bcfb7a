//! Healing over many languages: right text stays as it is, and text that was misread comes back.

use hallway::read::encoding::{decode, heal};

/// A few sentences in many languages, with the marks that each is written with.
const LANGUAGES: [(&str, &str); 24] = [
    ("en", "It’s a “naïve” café – we’d pay £5 or €6… wouldn’t we?"),
    ("de", "„Größe zählt nicht“, sagte Jörg; die Übung kostet 5 €. Straße, Äpfel, Öl."),
    ("fr", "« Où est l’élève ? » Ça coûte 10 € à Noël, et cætera, œuvre, çà et là."),
    ("es", "¿Cómo está el niño? ¡Mañana será otro día! Pingüino, corazón, año."),
    ("pt", "Não há razão: ações, coração, às três horas. À noite, São João!"),
    ("it", "Perché no? È così: città, più, virtù, l’università è là."),
    ("nl", "Eén idee: coördinatie, ’s avonds, financiën, zoëven."),
    ("pl", "Zażółć gęślą jaźń. Łódź, Świętokrzyskie, źdźbło – „tak”."),
    ("cs", "Příliš žluťoučký kůň úpěl ďábelské ódy. Čapek, Ústí, Šumava."),
    ("hu", "Árvíztűrő tükörfúrógép, „igen”, őszi eső."),
    ("ro", "Țară, științe, București, mâine și poimâine, „așa”."),
    ("tr", "İstanbul’da ığdır, şöyle böyle, çağdaş, öğrenci, ÜLKE."),
    ("sv", "Åke åkte över älven; är det så? Öland, Ängelholm."),
    ("da", "Æblerne på øen er små. Ærø, Ålborg, Østerbro, året."),
    ("is", "Þetta er ágætt; Ísland, ég á öll fjöllin, æðislegt."),
    ("vi", "Tiếng Việt có nhiều dấu: đường, người, Nữ, Ưu, ở đây."),
    ("el", "Ελληνικά: καλημέρα, τι κάνεις; «Ναι», είπε."),
    ("ru", "Привет, как дела? «Хорошо», — сказал он. Ёлка, объём."),
    ("uk", "Доброго дня! Її ім’я — Ґалина, а моє — Євген."),
    ("he", "שלום, מה שלומך? „טוב”, אמר."),
    ("ar", "مرحبًا، كيف حالك؟ «بخير»، قال."),
    ("ja", "こんにちは。「カンファレンス」は楽しかった…２日間です。"),
    ("zh", "你好，大会很棒。“学到了很多”——谢谢！《指南》"),
    ("ko", "안녕하세요. ‘컨퍼런스’는 즐거웠습니다 – 이틀 동안."),
];

/// What no language has and posts do.
const OTHERS: [&str; 6] = [
    "Area = √π · r², x ≈ 3, 2√2, √∞, ∑, ∫, ¬A ∧ B, a ≠ b, ≤, ≥, ∂x",
    "€5 £3 ¥100 ₹20 ¢5 ©® ™ °C ±3 §4 ¶ † ‡ • · ª º",
    "┌─┬─┐│ │├─┼─┤└─┴─┘ ░▒▓█ ▲▼ ←→↑↓ ✓✗",
    "👩‍👩‍👧 🏳️‍🌈 🇪🇺 👍🏽 e\u{301} \u{ad} \u{200d}",
    "Ã and √ alone, Â too; ÀÉÎÕÜ ÑANDÚ, «NÃO», AMANHÃ–, ESPAÑA”, MAÇÃ»",
    "f(x) = ¬x, ‰, ÷, ×, ¿, ¡, ÿ, Ÿ, ƒ, ˆ, ˜",
];

/// The text as someone saw it who took its bytes for Windows-1252, where five of them stand for control characters.
fn misread(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            0x81 | 0x8d | 0x8f | 0x90 | 0x9d => char::from(byte),
            byte => decode(&[b'a', byte]).expect("a text").text.chars().nth(1).expect("a character"),
        })
        .collect()
}

#[test]
fn right_text_stays_as_it_is() {
    let whole: String = LANGUAGES.iter().map(|(_, text)| *text).chain(OTHERS).collect::<Vec<_>>().join("\n\n");
    for text in LANGUAGES.iter().map(|(_, text)| *text).chain(OTHERS).chain([whole.as_str()]) {
        assert_eq!(heal(text.to_owned()), (text.to_owned(), Vec::new()));
    }
}

#[test]
fn text_in_every_language_comes_back() {
    for (language, text) in LANGUAGES {
        let once = misread(text);
        assert_eq!(heal(once.clone()).0, text, "{language}: {once}");
        let twice = misread(&once);
        assert_eq!(heal(twice.clone()).0, text, "{language}, twice: {twice}");
        let latin: String = text.bytes().map(char::from).collect();
        assert_eq!(heal(latin).0, text, "{language}, as Latin-1");
    }
}

#[test]
fn healing_again_changes_nothing() {
    for text in LANGUAGES.iter().map(|(_, text)| *text).chain(OTHERS) {
        for damaged in [text.to_owned(), misread(text), misread(&misread(text)), format!("{text} {}", misread(text))] {
            let healed = heal(damaged).0;
            assert_eq!(heal(healed.clone()).0, healed);
        }
    }
}
