//! The whole tables of facts, which the build puts beside the page: the page itself carries the rows that its own posts can name.

use crate::promise::when;
use crate::turns::rest;
use hallway::facts::Facts;
use hallway::understand::Understanding;
use leptos::prelude::{document, window};
use std::cell::OnceCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::Response;

// `FACTS`, the name of their file; none where the page carries them all.
include!(concat!(env!("OUT_DIR"), "/whole.rs"));

thread_local! {
    /// The rules with them, once they are there.
    static RULES: OnceCell<Rc<Understanding>> = const { OnceCell::new() };
}

/// Calls back with the rules prepared with the whole tables; without, where they cannot be had.
pub(crate) fn whole(then: impl FnOnce(Option<Rc<Understanding>>) + 'static) {
    let rules = RULES.with(|rules| rules.get().map(Rc::clone));
    let Some(name) = FACTS.filter(|_| rules.is_none()) else {
        return then(Some(rules.unwrap_or_else(|| prepare(Facts::builtin()))));
    };
    // A page that is one file holds them in a link by their name.
    let held = document().get_element_by_id(name).and_then(|link| link.get_attribute("href"));
    when(&window().fetch_with_str(held.as_deref().unwrap_or(name)), |answer| {
        let answer = answer.and_then(|answer| answer.dyn_into::<Response>().ok()).filter(Response::ok);
        let Some(text) = answer.and_then(|answer| answer.text().ok()) else { return then(None) };
        when(&text, |text| {
            let facts = text.and_then(|text| text.as_string()).map(|text| Facts::read(text.leak()));
            rest(move || then(facts.map(prepare)));
        });
    });
}

fn prepare(facts: Facts) -> Rc<Understanding> {
    RULES.with(|rules| Rc::clone(rules.get_or_init(|| Rc::new(Understanding::new(facts)))))
}
