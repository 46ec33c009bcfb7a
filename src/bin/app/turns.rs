//! Everything that follows from a signal follows in turns of a few milliseconds, between which the browser paints and takes keys.
//!
//! Leptos hands each part of the page that changes to an executor, as a task that is woken when what it reads has changed. The usual
//! one for browsers runs all that are awake in one go, in which nobody can type. This one looks at the clock. A part that is drawn
//! later than another reads what is true by then: whatever a newer key stroke has made void is never drawn.

use any_spawner::{CustomExecutor, Executor, PinnedFuture, PinnedLocalFuture};
use gloo::timers::callback::Timeout;
use leptos::prelude::window;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Wake, Waker};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageChannel, MessagePort};

/// How long a turn lasts, in milliseconds; what has begun is brought to its end.
const TURN: f64 = 4.0;
/// The same where a reader has followed a link and waits to see what is there, so that it is there in one piece.
const WHOLE: f64 = 40.0;

/// After so long without a key, in milliseconds, a reader pauses.
pub(crate) const PAUSE: u32 = 250;

thread_local! {
    static TASKS: RefCell<Vec<Option<Task>>> = const { RefCell::new(Vec::new()) };
    static FREE: RefCell<Vec<usize>> = const { RefCell::new(Vec::new()) };
    /// The numbers of the tasks that were woken.
    static AWAKE: RefCell<VecDeque<usize>> = const { RefCell::new(VecDeque::new()) };
    /// What waits until no task is awake.
    static RESTING: RefCell<VecDeque<Box<dyn FnOnce()>>> = const { RefCell::new(VecDeque::new()) };
    /// Whether a turn is on its way.
    static DUE: Cell<bool> = const { Cell::new(false) };
    /// There is no turn until a letter is painted, or at the latest until this time is over.
    static HELD: RefCell<Option<Timeout>> = const { RefCell::new(None) };
    /// What follows from the letter, before all else.
    static NEXT: RefCell<Option<Box<dyn FnOnce()>>> = const { RefCell::new(None) };
    /// A message reaches its other end in a turn of its own. Browsers hold back timers that set timers, but no messages.
    static PORT: Option<MessagePort> = port();
}

type Task = (PinnedLocalFuture<()>, Arc<Alarm>);

/// Wakes the task of a number.
struct Alarm {
    number: usize,
    /// Whether it has rung since the task last ran.
    rung: AtomicBool,
}

impl Wake for Alarm {
    fn wake(self: Arc<Self>) {
        if !self.rung.swap(true, Ordering::Relaxed) {
            AWAKE.with_borrow_mut(|awake| awake.push_back(self.number));
            ask();
        }
    }
}

/// The executor.
struct Turns;

impl CustomExecutor for Turns {
    fn spawn(&self, task: PinnedFuture<()>) {
        self.spawn_local(task);
    }

    fn spawn_local(&self, task: PinnedLocalFuture<()>) {
        let number = FREE.with_borrow_mut(Vec::pop).unwrap_or_else(|| {
            TASKS.with_borrow_mut(|tasks| {
                tasks.push(None);
                tasks.len() - 1
            })
        });
        let alarm = Arc::new(Alarm { number, rung: AtomicBool::new(false) });
        TASKS.with_borrow_mut(|tasks| tasks[number] = Some((task, Arc::clone(&alarm))));
        alarm.wake();
    }

    fn poll_local(&self) {}
}

/// Has Leptos work in turns. To be called before anything is drawn.
pub(crate) fn start() {
    // It fails where there is an executor already, which nobody else sets.
    let _ = Executor::init_custom_executor(Turns);
}

/// Calls back once nothing is left to be drawn.
pub(crate) fn rest(call: impl FnOnce() + 'static) {
    RESTING.with_borrow_mut(|resting| resting.push_back(Box::new(call)));
    ask();
}

/// Calls back once the browser has painted the letter that was typed, which nothing else may hold up; what followed from a letter
/// before it is void.
pub(crate) fn once_painted(call: impl FnOnce() + 'static) {
    /// Where nothing is painted, as behind another window, in milliseconds.
    const UNPAINTED: u32 = 100;
    NEXT.set(Some(Box::new(call)));
    if !is_held() {
        let painted: Closure<dyn FnMut()> = Closure::once(|| release(drop));
        let _ = window().request_animation_frame(painted.into_js_value().unchecked_ref());
        HELD.set(Some(Timeout::new(UNPAINTED, || release(|timeout| drop(timeout.forget())))));
    }
}

/// Lets go of what would follow from a letter.
pub(crate) fn forget() {
    NEXT.take();
}

fn is_held() -> bool {
    HELD.with_borrow(Option::is_some)
}

/// Goes on with turns; `end` is what becomes of the time that was set for it.
fn release(end: fn(Timeout)) {
    if let Some(timeout) = HELD.take() {
        end(timeout);
        ask();
    }
}

/// Runs what is awake now, for what should be there in one piece.
pub(crate) fn at_once() {
    let end = now() + WHOLE;
    while now() < end && run() {}
}

/// Runs all that is awake, for what cannot wait.
pub(crate) fn all() {
    while run() {}
}

/// How long it takes until a reader pauses whose last key was at that time, in milliseconds.
pub(crate) fn left(key: f64) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "no more than a pause, and nothing where it is over")]
    let left = (key + f64::from(PAUSE) - now()) as u32;
    left.min(PAUSE)
}

/// The time, in milliseconds.
pub(crate) fn now() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}

fn port() -> Option<MessagePort> {
    let channel = MessageChannel::new().ok()?;
    channel.port1().set_onmessage(Some(Closure::<dyn Fn()>::new(turn).into_js_value().unchecked_ref()));
    Some(channel.port2())
}

/// Asks for a turn, once.
fn ask() {
    if !is_held() && !DUE.replace(true) {
        PORT.with(|port| match port {
            // What the message says is nothing that could fail to be sent.
            Some(port) => drop(port.post_message(&JsValue::NULL)),
            None => drop(Timeout::new(0, turn).forget()),
        });
    }
}

fn turn() {
    let end = now() + TURN;
    DUE.set(false);
    if is_held() {
        return;
    }
    if let Some(call) = NEXT.take() {
        call();
    }
    while run() || call() {
        if now() > end {
            ask();
            break;
        }
    }
}

/// Calls the first that waits for rest; whether there was one.
fn call() -> bool {
    let first = RESTING.with_borrow_mut(VecDeque::pop_front);
    first.map(|call| call()).is_some()
}

/// Runs the first task that is awake; whether there was one.
fn run() -> bool {
    let Some(number) = AWAKE.with_borrow_mut(VecDeque::pop_front) else { return false };
    // Taken out while it runs, for it may begin or wake others.
    if let Some((mut task, alarm)) = TASKS.with_borrow_mut(|tasks| tasks[number].take()) {
        alarm.rung.store(false, Ordering::Relaxed);
        let waker = Waker::from(Arc::clone(&alarm));
        if task.as_mut().poll(&mut Context::from_waker(&waker)).is_pending() {
            TASKS.with_borrow_mut(|tasks| tasks[number] = Some((task, alarm)));
        } else {
            FREE.with_borrow_mut(|free| free.push(number));
        }
    }
    true
}
