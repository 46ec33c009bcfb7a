//! The posts that the reader brought along: what was understood of them, corrected, saved and removed.

use crate::each::each;
use crate::element::{Element, element};
use crate::gather;
use crate::live::{live, shown_if};
use crate::own::{After, Own, Refused, UNDO, correct, remove, undo};
use crate::parts::{button, heading, link, list, paragraph, part, span};
use crate::post::remark;
use crate::posts::line;
use crate::save::{download, say};
use crate::state::State;
use crate::texts;
use hallway::correction::{Correction, Form};
use hallway::export::archive;
use hallway::post::Post;
use hallway::route::{Page, Route};
use leptos::prelude::{AnyView, document};
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::js_sys::Reflect;
use web_sys::{Event, HtmlElement};

/// The ids of the list of conferences, and of the field to paste into.
const EDITIONS: &str = "editions:";
const PASTE: &str = "paste:";

/// How many files that were left out are named.
const NAMED: usize = 20;

/// The view of the reader's posts.
pub(crate) fn yours(state: State) -> Element {
    let keys = move || {
        let brought = state.yours.get();
        brought.own.iter().enumerate().map(|(at, own)| format!("{at}/{}/{}", brought.changes, own.path)).collect()
    };
    let one = move |key: String| {
        let brought = state.yours.get_untracked();
        let at: usize = key.split('/').next()?.parse().ok()?;
        Some(entry(state, brought.own.get(at)?, &*state.post(brought.from + at)?))
    };
    let any = move || !state.yours.get().own.is_empty();
    let posts = move || {
        let actions = element("div")
            .class("save")
            .child(button("save-form", texts::SAVE_ALL, move || save_all(state)))
            .child(button("save-form", texts::REMOVE_ALL, move || remove(state, None)))
            .child(element("datalist").attribute("id", EDITIONS).children(editions(state)));
        part("own", texts::POSTS, [element("ul").class("own-list").child(each(keys, one)), actions])
    };
    element("div")
        .class("view")
        .child(
            element("header")
                .class("view-head")
                .child(heading(texts::YOURS))
                .child(paragraph("advice", texts::YOURS_EXPLAINED))
                .child(bring(state)),
        )
        .child(live(move || told(state)))
        .child(shown_if(any, posts))
}

/// What there is to know about what was brought, beside the posts.
fn told(state: State) -> Vec<Element> {
    let brought = state.yours.get();
    let line = |refused: &Refused| {
        element("li").class("remark").child(element("code").child(refused.path.as_str())).child(" ").child(refused.reason.as_str())
    };
    let rest = brought.refused.len().saturating_sub(NAMED);
    let lines = brought.refused.iter().take(NAMED).map(line).chain((rest > 0).then(|| element("li").child(texts::more(rest))));
    let refused = (!brought.refused.is_empty()).then(|| part("refused", texts::LEFT_OUT, [list("remarks-list", lines)]));
    let unkept = brought.own.iter().any(|own| !own.kept).then_some(texts::NOT_KEPT);
    let narrow = brought.narrow.then_some(texts::NARROW);
    let advice = unkept.into_iter().chain(narrow).map(|words| paragraph("advice", words));
    refused.into_iter().chain(advice).collect()
}

/// The ways to bring posts.
fn bring(state: State) -> Element {
    let chooser = |(name, folder): (&'static str, Option<&str>)| {
        let input = element("input")
            .attribute("type", "file")
            .attribute("multiple", "")
            .attribute("webkitdirectory", folder)
            .attribute("hidden", "")
            .on("change", move |event| gather::chosen(state, &event));
        // What browsers draw for such an input says too much.
        let press = |event: Event| {
            let button = event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
            if let Some(input) = button.and_then(|button| button.previous_element_sibling()) {
                input.unchecked_ref::<HtmlElement>().click();
            }
        };
        element("span").child(input).child(element("button").class("button").attribute("type", "button").child(name).on("click", press))
    };
    let paste = move |event: Event| {
        event.prevent_default();
        let text = value(&event, PASTE);
        if gather::pasted(state, text) {
            let field = document().get_element_by_id(PASTE);
            field.map(|field| Reflect::set(&field, &"value".into(), &"".into()));
        }
    };
    let area = element("textarea").attribute("id", PASTE).attribute("name", PASTE).attribute("rows", "3").attribute("required", "");
    element("div")
        .class("bring")
        .child(element("div").class("actions").children([(texts::CHOOSE_FILES, None), (texts::CHOOSE_FOLDER, Some(""))].map(chooser)))
        .child(
            element("form")
                .class("own-form")
                .on("submit", paste)
                .child(field(texts::PASTE, area))
                .child(element("button").class("button").child(texts::READ_IT)),
        )
}

/// A field of a form, under its name.
fn field(name: &'static str, field: Element) -> Element {
    element("label").class("choice-label").child(span("choice-name", name)).child(field.class("choice"))
}

/// What stands in the field of a name in the form that is sent.
fn value(event: &Event, name: &str) -> String {
    let field = event.current_target().and_then(|form| Reflect::get(&form, &name.into()).ok());
    let value = field.and_then(|field| Reflect::get(&field, &"value".into()).ok());
    value.and_then(|value| value.as_string()).unwrap_or_default()
}

/// One of the posts.
fn entry(state: State, own: &Arc<Own>, post: &Post) -> Element {
    let save = {
        let own = Arc::clone(own);
        move || {
            let name = own.path.rsplit('/').next().unwrap_or_default();
            download(own.source, name, "text/plain");
            say(state, texts::saved(name));
        }
    };
    let gone = Arc::clone(own);
    let remove = button("save-form", texts::REMOVE, move || remove(state, Some(&gone.path)));
    let until = if own.kept { "" } else { texts::UNTIL_CLOSED };
    line(state, post)
        .attribute("id", own.id())
        .child(paragraph("entry-facts", texts::conference_and(post, &[own.path.as_str(), until])))
        .children((!post.problems.is_empty()).then(|| list("remarks-list", post.problems.iter().map(remark))))
        .child(
            element("div")
                .class("save")
                .child(button("save-form", texts::SAVE_FILE, save).attribute("aria-label", texts::of(texts::SAVE_FILE, post)))
                .child(remove.attribute("aria-label", texts::of(texts::REMOVE, post)))
                .child(correcting(state, Arc::clone(own), post)),
        )
}

/// The form to correct a post with.
fn correcting(state: State, own: Arc<Own>, post: &Post) -> Element {
    let before = Form::from(post);
    let fields = before.fields().into_iter().zip(texts::FIELDS).map(|((name, value), (title, kind))| {
        let input = element("input").attribute("type", kind).attribute("name", name).attribute("value", value.as_str());
        let offered = (name == "editions").then_some(EDITIONS);
        field(title, input.attribute("list", offered).attribute("autocomplete", "off"))
    });
    let fields = element("div").class("choices").children(fields);
    let back = (own.correction != Correction::default()).then(|| {
        let own = Arc::clone(&own);
        button("save-form", texts::AS_WRITTEN, move || correct(state, &own, Correction::default()))
    });
    let sent = move |event: Event| {
        event.prevent_default();
        let after = Form::new(|name| value(&event, name));
        let corpus = state.corpus.get_untracked();
        match own.correction.changed(&before, &after, |name| corpus.named(name).map(str::to_owned)) {
            Ok(correction) => correct(state, &own, correction),
            Err(name) => say(state, texts::unknown_edition(&name)),
        }
    };
    let form = element("form")
        .class("own-form")
        .on("submit", sent)
        .child(fields)
        .child(element("div").class("save").child(element("button").class("button").child(texts::CORRECT_IT)).children(back));
    element("details").class("own-correct").child(element("summary").class("facet-summary").child(texts::CORRECT)).child(form)
}

/// The names of all conferences.
fn editions(state: State) -> Vec<Element> {
    let option = |name: &str| element("option").attribute("value", name);
    state.corpus.with_untracked(|corpus| corpus.known().map(|edition| option(&edition.name)).collect())
}

/// Saves the files as they came, and what was corrected as a publisher says it.
fn save_all(state: State) {
    let brought = state.yours.get_untracked();
    let mut settings = String::new();
    let mut files: Vec<(&str, &[u8])> = Vec::new();
    for own in brought.own.iter() {
        files.push((&own.path, own.source));
        if own.correction != Correction::default() {
            settings += &own.correction.table(&own.path);
        }
    }
    if !settings.is_empty() {
        files.push(("hallway.toml", settings.as_bytes()));
    }
    download(&archive(&files), texts::ARCHIVE, "application/zip");
    say(state, texts::saved(texts::ARCHIVE));
}

/// What a reader can do after what was said.
pub(crate) fn after(state: State) -> AnyView {
    live(move || {
        Some(match state.yours.get().after.clone()? {
            After::See if state.route.with(|route| route.page == Page::Yours) => return None,
            After::See => link("notice-action", Route::default().on(Page::Yours).to_string(), texts::SEE_YOURS),
            After::Undo(gone) => button("notice-action", texts::UNDO, move || undo(state, &gone)).attribute("id", UNDO),
        })
    })
}

/// Where files can be dropped, while they are held above the page.
pub(crate) fn ground(state: State) -> AnyView {
    shown_if(move || state.held.get(), || paragraph("ground", texts::DROP))
}
