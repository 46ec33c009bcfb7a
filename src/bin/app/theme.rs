//! Light or dark: as the system has it, unless the reader chooses.

use crate::element::{Element, element};
use crate::live::text;
use crate::memory;
use crate::state::State;
use crate::texts;
use leptos::prelude::{Get, Set, document};

const NAME: &str = "theme";

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Theme {
    /// As the system has it.
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// The theme's name in the style sheet; none for what the style sheet does by itself.
    fn key(self) -> Option<&'static str> {
        match self {
            Self::Auto => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }

    fn show(self) {
        if let Some(root) = document().document_element() {
            let _ = match self.key() {
                Some(key) => root.set_attribute("data-theme", key),
                None => root.remove_attribute("data-theme"),
            };
        }
    }
}

/// The theme that the reader chose on an earlier visit.
pub(crate) fn remembered() -> Theme {
    let name = memory::recall(NAME);
    let theme = Theme::ALL.into_iter().find(|theme| theme.key().is_some() && theme.key() == name.as_deref()).unwrap_or(Theme::Auto);
    theme.show();
    theme
}

/// The switch.
pub(crate) fn theme_switch(state: State) -> Element {
    let theme = state.theme;
    let choose = move |chosen: Theme| {
        theme.set(chosen);
        chosen.show();
        memory::remember(NAME, chosen.key());
    };
    let button = move |choice: Theme| {
        element("button")
            .attribute("type", "button")
            .class("theme-choice")
            .attribute("aria-pressed", text(move || (theme.get() == choice).to_string()))
            .on("click", move |_| choose(choice))
            .child(texts::theme(choice))
    };
    element("div").class("theme").attribute("role", "group").attribute("aria-label", texts::THEME).children(Theme::ALL.map(button))
}
