//! A switch around each decision: what it says, unless it is off.

#![allow(missing_docs, reason = "stands in a copy alone")]

use std::sync::atomic::{AtomicBool, AtomicU32, AtomicUsize, Ordering::Relaxed};

/// The decision that is off.
pub static OFF: AtomicUsize = AtomicUsize::new(usize::MAX);

/// Which decisions decided since this was last looked at.
pub static DECIDED: [AtomicBool; COUNT] = [const { AtomicBool::new(false) }; COUNT];

/// How often a decision that is off may still be asked: what it kept from going on for ever ends here.
pub static PATIENCE: AtomicU32 = AtomicU32::new(u32::MAX);

fn is_off(number: usize) -> bool {
    DECIDED[number].store(true, Relaxed);
    let off = OFF.load(Relaxed) == number;
    assert!(!off || PATIENCE.fetch_sub(1, Relaxed) > 0, "goes on for ever");
    off
}

/// What holds something back where it does not hold: `x` of `x && y`.
#[inline]
pub fn hold(number: usize, holds: bool) -> bool {
    holds || is_off(number)
}

/// What lets something through where it holds: `x` of `x || y` and of `if x`.
#[inline]
pub fn let_through(number: usize, holds: bool) -> bool {
    holds && !is_off(number)
}

/// What finds something.
#[inline]
pub fn find<T>(number: usize, found: Option<T>) -> Option<T> {
    found.filter(|_| !is_off(number))
}
