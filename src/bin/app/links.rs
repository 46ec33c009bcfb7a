//! Links that keep what is chosen: their address begins at the route that holds when they are used.
//!
//! A page has hundreds of them, and every key stroke would change them all. So the address is written when the pointer or the
//! keyboard comes to the link, which is before anybody sees it or follows it.

use crate::state::State;
use hallway::route::Route;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// The attribute that holds the number of a link.
const NUMBER: &str = "data-way";

/// From the route that holds to the one that the link leads to.
pub(crate) type Way = Box<dyn Fn(&Route) -> Route + Send>;

thread_local! {
    static WAYS: RefCell<Ways> = const { RefCell::new(Ways { all: Vec::new(), free: Vec::new() }) };
}

struct Ways {
    all: Vec<Option<(State, Way)>>,
    free: Vec<usize>,
}

/// A link that was drawn. Its number is free again when it is dropped.
pub(crate) struct Link(usize);

impl Link {
    /// Gives the link `node` its way, in the place of the one `before`.
    pub(crate) fn new(node: &Element, state: State, way: Way, before: Option<Self>) -> Self {
        let fresh = before.is_none();
        let number = WAYS.with_borrow_mut(|ways| {
            let number = before.map(Self::keep).or_else(|| ways.free.pop()).unwrap_or(ways.all.len());
            if number == ways.all.len() {
                ways.all.push(None);
            }
            ways.all[number] = Some((state, way));
            number
        });
        if fresh {
            let _ = node.set_attribute(NUMBER, &number.to_string());
        }
        write(node);
        Self(number)
    }

    /// Its number, which stays taken.
    fn keep(self) -> usize {
        let number = self.0;
        std::mem::forget(self);
        number
    }
}

impl Drop for Link {
    fn drop(&mut self) {
        WAYS.with_borrow_mut(|ways| {
            ways.all[self.0] = None;
            ways.free.push(self.0);
        });
    }
}

/// Has a node be a link of this kind no longer.
pub(crate) fn forget(node: &Element) {
    let _ = node.remove_attribute(NUMBER);
}

/// Writes the address of the link that an event reaches, if it does.
pub(crate) fn used(event: &Event) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    if let Some(link) = target.and_then(|target| target.closest("a[data-way]").ok().flatten()) {
        write(&link);
    }
}

fn write(link: &Element) {
    let Some(number) = link.get_attribute(NUMBER).and_then(|number| number.parse::<usize>().ok()) else { return };
    WAYS.with_borrow(|ways| {
        if let Some(Some((state, way))) = ways.all.get(number) {
            let _ = link.set_attribute("href", &state.route.with_untracked(|route| way(route).to_string()));
        }
    });
}
