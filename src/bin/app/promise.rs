//! What the browser comes to later, or does not.

use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{Function, Promise};

type Then = Box<dyn FnOnce(Option<JsValue>)>;

/// A function to be called with an outcome, and one for where there is none.
pub(crate) fn functions(then: impl FnOnce(Option<JsValue>) + 'static) -> [Function; 2] {
    outcome(Box::new(then)).map(|closure| closure.into_js_value().unchecked_into())
}

fn outcome(then: Then) -> [Closure<dyn FnMut(JsValue)>; 2] {
    let then = Rc::new(Cell::new(Some(then)));
    [true, false].map(|done| {
        let then = Rc::clone(&then);
        Closure::new(move |value| {
            if let Some(then) = then.take() {
                then(Some(value).filter(|_| done));
            }
        })
    })
}

/// Calls back when a promise is kept or broken.
pub(crate) fn when(promise: &Promise, then: impl FnOnce(Option<JsValue>) + 'static) {
    let [kept, broken] = outcome(Box::new(then));
    let _ = promise.then2(&kept, &broken);
    kept.forget();
    broken.forget();
}
