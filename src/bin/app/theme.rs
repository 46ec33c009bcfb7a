//! Light or dark: as the system has it, unless the reader chooses.

use crate::element::Element;
use crate::memory;
use crate::parts::switch;
use crate::signal::RwSignal;
use crate::texts;
use leptos::prelude::document;

const NAME: &str = "theme";

/// The themes by their names in the style sheet, in the order of the switch; none for what the style sheet does by itself.
const THEMES: [Option<&str>; 3] = [None, Some("light"), Some("dark")];

/// The switch. It begins with what the reader chose on an earlier visit, which start.js has put on the page.
pub(crate) fn theme_switch() -> Element {
    let recalled = memory::recall(NAME);
    let chosen = THEMES.iter().position(|theme| *theme == recalled.as_deref()).unwrap_or_default();
    switch(texts::THEME, &texts::THEMES, RwSignal::new(chosen), choose)
}

fn choose(theme: usize) {
    let theme = THEMES.get(theme).copied().flatten();
    if let Some(root) = document().document_element() {
        let _ = match theme {
            Some(name) => root.set_attribute("data-theme", name),
            None => root.remove_attribute("data-theme"),
        };
    }
    memory::remember(NAME, theme);
}
