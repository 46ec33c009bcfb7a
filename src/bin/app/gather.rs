//! Files that the reader drops on the page, chooses or pastes, on their way to become posts.

use crate::own::{After, Own, Refused, Said, take, wanted};
use crate::promise::{functions, when};
use crate::save::say;
use crate::state::State;
use crate::texts;
use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::window;
use std::sync::Arc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{Array, Reflect, Uint8Array};
use web_sys::{
    DataTransfer, DragEvent, Event, File, FileList, FileSystemDirectoryEntry, FileSystemDirectoryReader, FileSystemEntry,
    FileSystemFileEntry,
};

/// What may lead to posts.
enum Lead {
    /// What was dropped: a file or a folder.
    Entry(FileSystemEntry),
    /// A folder of which some entries may be left.
    Folder(FileSystemDirectoryReader),
    /// A file, with its path.
    File(String, File),
}

/// Gathering, between two steps.
struct Gathering {
    state: State,
    leads: Vec<Lead>,
    posts: Vec<Own>,
    refused: Vec<Refused>,
}

/// Has files be dropped anywhere on the page.
pub(crate) fn attend(state: State) {
    for name in ["dragenter", "dragover", "dragleave", "drop"] {
        let listen = move |event: &Event| {
            if let Some(event) = event.dyn_ref::<DragEvent>() {
                dragged(state, name, event);
            }
        };
        EventListener::new_with_options(&window(), name, EventListenerOptions::enable_prevent_default(), listen).forget();
    }
}

fn dragged(state: State, name: &str, event: &DragEvent) {
    // A picture of a post that is dragged is a file and a piece of HTML.
    let has = |data: &DataTransfer, kind: &str| data.types().includes(&kind.into(), 0);
    let Some(data) = event.data_transfer().filter(|data| has(data, "Files") && !has(data, "text/html")) else { return };
    event.prevent_default();
    // It is left for good where nothing of the page is entered.
    let held = match name {
        "drop" => false,
        "dragleave" => event.related_target().is_some(),
        _ => true,
    };
    if state.held.get_untracked() != held {
        state.held.set(held);
    }
    if name == "drop" {
        gather(state, dropped(&data));
    }
}

fn dropped(data: &DataTransfer) -> Vec<Lead> {
    let items = data.items();
    let lead = |item: web_sys::DataTransferItem| {
        let entry = item.webkit_get_as_entry().ok().flatten().map(Lead::Entry);
        entry.or_else(|| item.get_as_file().ok().flatten().map(|file| Lead::File(file.name(), file)))
    };
    (0..items.length()).filter_map(|index| lead(items.get(index)?)).collect()
}

/// Takes in the files of an input.
pub(crate) fn chosen(state: State, event: &Event) {
    let Some(input) = event.target() else { return };
    let files = Reflect::get(&input, &"files".into()).ok().and_then(|files| files.dyn_into::<FileList>().ok());
    let lead = |file: File| {
        let path = Reflect::get(&file, &"webkitRelativePath".into()).ok().and_then(|path| path.as_string());
        Lead::File(path.filter(|path| !path.is_empty()).unwrap_or_else(|| file.name()), file)
    };
    let leads = files.map(|files| (0..files.length()).filter_map(|index| files.get(index)).map(lead).collect());
    gather(state, leads.unwrap_or_default());
    // So that the same can be chosen again.
    let _ = Reflect::set(&input, &"value".into(), &"".into());
}

/// Takes in what was pasted, under a name that is free, if it can be a post.
pub(crate) fn pasted(state: State, text: String) -> bool {
    let all = wanted();
    let mut names = (1..).map(|number| format!("pasted-{number}.md"));
    let name = names.find(|name| all.iter().all(|own| own.path != *name));
    let mut gathering = Gathering::new(state, Vec::new());
    gathering.add(name.unwrap_or_default(), text.into_bytes());
    let taken = gathering.refused.is_empty();
    gathering.go_on();
    taken
}

fn gather(state: State, mut leads: Vec<Lead>) {
    // The last is followed first.
    leads.reverse();
    if !leads.is_empty() {
        Gathering::new(state, leads).go_on();
    }
}

impl Gathering {
    fn new(state: State, leads: Vec<Lead>) -> Self {
        Self { state, leads, posts: Vec::new(), refused: Vec::new() }
    }

    /// Follows the next lead; hands over what was found where there is none.
    fn go_on(mut self) {
        loop {
            match self.leads.pop() {
                None => return self.done(),
                Some(Lead::Entry(entry)) if entry.is_directory() => {
                    self.leads.push(Lead::Folder(entry.unchecked_into::<FileSystemDirectoryEntry>().create_reader()));
                }
                Some(Lead::Entry(entry)) => {
                    let path = entry.full_path().trim_start_matches('/').to_owned();
                    if is_aside(&path) {
                        continue;
                    }
                    let then = |mut gathering: Self, file: Option<JsValue>| {
                        match file {
                            Some(file) => gathering.leads.push(Lead::File(path, file.unchecked_into())),
                            None => gathering.refuse(path),
                        }
                        gathering.go_on();
                    };
                    let [found, lost] = functions(self.later(then));
                    return entry.unchecked_into::<FileSystemFileEntry>().file_with_callback_and_callback(&found, &lost);
                }
                Some(Lead::Folder(reader)) => {
                    let again = reader.clone();
                    let then = |mut gathering: Self, entries: Option<JsValue>| {
                        let entries: Array = entries.map(JsCast::unchecked_into).unwrap_or_default();
                        // A browser gives a hundred at a time, and none at the end.
                        if entries.length() > 0 {
                            gathering.leads.push(Lead::Folder(again));
                            gathering.leads.extend(entries.iter().map(|entry| Lead::Entry(entry.unchecked_into())));
                        }
                        gathering.go_on();
                    };
                    let [found, lost] = functions(self.later(then));
                    let _ = reader.read_entries_with_callback_and_callback(&found, &lost);
                    return;
                }
                Some(Lead::File(path, _)) if is_aside(&path) => {}
                Some(Lead::File(path, file)) => {
                    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a size, and larger ones are as bad")]
                    if let Some(reason) = Own::fault(&path, file.size() as usize) {
                        self.refused.push(Refused { path, reason });
                        continue;
                    }
                    let then = |mut gathering: Self, bytes: Option<JsValue>| {
                        match bytes {
                            Some(bytes) => gathering.add(path, Uint8Array::new(&bytes).to_vec()),
                            None => gathering.refuse(path),
                        }
                        gathering.go_on();
                    };
                    return when(&file.array_buffer(), self.later(then));
                }
            }
        }
    }

    fn later(self, then: impl FnOnce(Self, Option<JsValue>) + 'static) -> impl FnOnce(Option<JsValue>) + 'static {
        move |value| then(self, value)
    }

    fn add(&mut self, path: String, bytes: Vec<u8>) {
        match Own::new(path, bytes) {
            Ok(own) => self.posts.push(own),
            Err(refused) => self.refused.push(refused),
        }
    }

    fn refuse(&mut self, path: String) {
        self.refused.push(Refused { path, reason: texts::NOT_OPENED.to_owned() });
    }

    fn done(self) {
        let Self { state, posts, refused, .. } = self;
        let words = texts::gathered(&posts, &refused);
        state.bring(|brought| brought.refused = Arc::new(refused));
        let after = Some(After::See);
        if posts.is_empty() {
            say(state, words);
            state.offer(after);
        } else {
            take(state, posts, Said { words, after, focus: None });
        }
    }
}

/// Whether a file is none that anybody means when bringing a folder: hidden, of an installed package, or its description.
fn is_aside(path: &str) -> bool {
    let in_folder = path.split_once('/').map(|(_, rest)| rest);
    path.split('/').any(|name| name.starts_with('.') || name == "node_modules")
        || in_folder.is_some_and(|rest| rest.eq_ignore_ascii_case("README.md"))
}
