//! Saving and copying what is shown.

use crate::element::{Element, element};
use crate::parts::{button, span};
use crate::promise::when;
use crate::state::State;
use crate::texts;
use gloo::timers::callback::Timeout;
use hallway::corpus::Corpus;
use hallway::export::{Sheet, calendar};
use leptos::prelude::{document, window};
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::js_sys::{Array, Reflect, Uint8Array};
use web_sys::{Blob, BlobPropertyBag, HtmlElement, Url};

/// The address of this page without what it shows.
pub(crate) fn base() -> String {
    let address = window().location().href().unwrap_or_default();
    address.split(['?', '#']).next().unwrap_or_default().to_owned()
}

/// The ids of all conferences with reports.
pub(crate) fn reported(corpus: &Corpus) -> Vec<String> {
    corpus.reported().into_iter().map(|edition| edition.id.clone()).collect()
}

/// Buttons that save a sheet, made when one is pressed, and the days of conferences.
pub(crate) fn save(
    state: State,
    editions: impl Fn(&Corpus) -> Vec<String> + Send + Sync + 'static,
    sheet: impl Fn(&Corpus, &str) -> Sheet + Send + Sync + 'static,
) -> Element {
    buttons(state, &(Arc::new(editions) as Editions), &(Arc::new(sheet) as Make))
}

type Editions = Arc<dyn Fn(&Corpus) -> Vec<String> + Send + Sync>;
type Make = Arc<dyn Fn(&Corpus, &str) -> Sheet + Send + Sync>;

fn buttons(state: State, editions: &Editions, make: &Make) -> Element {
    let one = |(form, ending, media): (&'static str, &'static str, &'static str)| {
        let (editions, make) = (editions.clone(), make.clone());
        button("save-form", form, move || {
            let content = state.corpus.with_untracked(|corpus| {
                if ending == "ics" {
                    let ids = editions(corpus);
                    return calendar(ids.iter().filter_map(|id| corpus.editions().get(id).map(AsRef::as_ref)));
                }
                let sheet = make(corpus, &base());
                match ending {
                    "csv" => sheet.csv(),
                    "json" => sheet.json(),
                    _ => sheet.markdown(),
                }
            });
            download(content.as_bytes(), &format!("hallway.{ending}"), media);
            say(state, texts::saved(form));
        })
    };
    let forms = [
        ("Markdown", "md", "text/markdown"),
        ("CSV", "csv", "text/csv"),
        ("JSON", "json", "application/json"),
        (texts::CALENDAR, "ics", "text/calendar"),
    ];
    element("div")
        .class("save")
        .attribute("role", "group")
        .attribute("aria-label", texts::SAVE)
        .child(span("save-label", texts::SAVE))
        .children(forms.map(one))
}

/// Hands the reader a file.
pub(crate) fn download(content: &[u8], name: &str, media: &str) {
    let properties = BlobPropertyBag::new();
    properties.set_type(media);
    let pieces = Array::of1(&Uint8Array::from(content));
    let Ok(blob) = Blob::new_with_u8_array_sequence_and_options(&pieces, &properties) else { return };
    let Ok(address) = Url::create_object_url_with_blob(&blob) else { return };
    if let Ok(link) = document().create_element("a") {
        let _ = link.set_attribute("href", &address);
        let _ = link.set_attribute("download", name);
        link.unchecked_ref::<HtmlElement>().click();
    }
    // The browser began to read it with the click.
    let _ = Url::revoke_object_url(&address);
}

/// Says in sight and to screen readers what was just done, for some seconds.
pub(crate) fn say(state: State, words: String) {
    const MILLISECONDS: u32 = 6_000;
    state.offer(None);
    state.notice.set(words.clone());
    let over = move || {
        // What a reader can do stays until they did something else.
        if state.yours.get_untracked().after.is_none() && state.notice.with_untracked(|notice| *notice == words) {
            state.notice.set(String::new());
        }
    };
    Timeout::new(MILLISECONDS, over).forget();
}

/// Puts text on the clipboard, and says whether that worked.
pub(crate) fn copy(state: State, text: &str) {
    let navigator = window().navigator();
    // Absent where the page was not fetched over a safe connection.
    if !Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|clipboard| clipboard.is_object()) {
        say(state, texts::NOT_COPIED.to_owned());
        return;
    }
    when(&navigator.clipboard().write_text(text), move |done| {
        say(state, if done.is_some() { texts::COPIED } else { texts::NOT_COPIED }.to_owned());
    });
}
