//! One kind of signal and one of memo in the program, whatever their values are.
//!
//! Leptos compiles all of a signal again for every type that it holds, one to three kilobytes each in the page, three dozen times over.
//! Here every signal holds the same: a value that is shared, of a type that only who reads it knows.

use leptos::prelude::{self as reactive, Get, GetUntracked, Notify, Set, Update, UpdateUntracked};
use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

/// A value of some type, and how it is compared.
#[derive(Clone)]
pub(crate) struct Held(Arc<dyn Any + Send + Sync>, fn(&dyn Any, &dyn Any) -> bool);

impl PartialEq for Held {
    fn eq(&self, other: &Self) -> bool {
        self.1(&*self.0, &*other.0)
    }
}

impl Held {
    fn new<T: Send + Sync + 'static>(value: T, same: fn(&dyn Any, &dyn Any) -> bool) -> Self {
        Self(Arc::new(value), same)
    }

    fn with<T: 'static, U>(&self, read: impl FnOnce(&T) -> U) -> U {
        match self.0.downcast_ref() {
            Some(value) => read(value),
            None => unreachable!("a signal holds what it was made with"),
        }
    }

    /// Nobody else holds it: who reads it gives it back before anything else happens.
    fn change<T: 'static>(&mut self, change: impl FnOnce(&mut T)) {
        if let Some(value) = Arc::get_mut(&mut self.0).and_then(|value| value.downcast_mut()) {
            change(value);
        }
    }
}

fn same<T: PartialEq + 'static>(one: &dyn Any, other: &dyn Any) -> bool {
    one.downcast_ref::<T>() == other.downcast_ref::<T>()
}

/// The same for a value that was set, which is always another.
fn other(_: &dyn Any, _: &dyn Any) -> bool {
    false
}

/// What can be read, and followed.
pub(crate) struct Signal<S, T>(S, PhantomData<fn() -> T>);

/// A value that can be set, and whatever reads it follows.
pub(crate) type RwSignal<T> = Signal<reactive::RwSignal<Held>, T>;

/// A value that follows from others, and is worked out when one of them has changed.
pub(crate) type Memo<T> = Signal<reactive::Memo<Held>, T>;

impl<S: Copy, T> Clone for Signal<S, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S: Copy, T> Copy for Signal<S, T> {}

impl<S: Get<Value = Held> + GetUntracked<Value = Held>, T: 'static> Signal<S, T> {
    /// Reads it, and again when it changes.
    pub(crate) fn with<U>(self, read: impl FnOnce(&T) -> U) -> U {
        self.0.get().with(read)
    }

    /// Reads it once.
    pub(crate) fn with_untracked<U>(self, read: impl FnOnce(&T) -> U) -> U {
        self.0.get_untracked().with(read)
    }

    /// It, and again when it changes.
    pub(crate) fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// It as it is now.
    pub(crate) fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.with_untracked(T::clone)
    }
}

impl<T: Send + Sync + 'static> RwSignal<T> {
    /// Begins with a value.
    pub(crate) fn new(value: T) -> Self {
        Self(reactive::RwSignal::new(Held::new(value, other)), PhantomData)
    }

    /// Sets it.
    pub(crate) fn set(self, value: T) {
        self.0.set(Held::new(value, other));
    }

    /// Sets it where it is still there.
    pub(crate) fn try_set(self, value: T) -> bool {
        self.0.try_set(Held::new(value, other)).is_none()
    }

    /// Changes it.
    pub(crate) fn update(self, change: impl FnOnce(&mut T)) {
        self.0.update(|held| held.change(change));
    }

    /// Changes it where it is still there.
    pub(crate) fn try_update(self, change: impl FnOnce(&mut T)) -> bool {
        self.0.try_update(|held| held.change(change)).is_some()
    }

    /// Changes it without a word.
    pub(crate) fn update_untracked(self, change: impl FnOnce(&mut T)) {
        self.0.update_untracked(|held| held.change(change));
    }

    /// Has whatever reads it do so again.
    pub(crate) fn notify(self) {
        self.0.notify();
    }
}

impl<T: PartialEq + Send + Sync + 'static> Memo<T> {
    /// What `work` gives.
    pub(crate) fn new(work: impl Fn() -> T + Send + Sync + 'static) -> Self {
        Self(memo(Box::new(move || Held::new(work(), same::<T>))), PhantomData)
    }
}

/// Not within [`Memo::new`], where it would be compiled again for every type of it.
fn memo(work: Box<dyn Fn() -> Held + Send + Sync>) -> reactive::Memo<Held> {
    reactive::Memo::new(move |_| work())
}

/// Does something, and again when what it reads has changed. Boxed, as it would be compiled again for every type.
pub(crate) fn effect(run: impl Fn() + 'static) {
    let run: Box<dyn Fn()> = Box::new(run);
    reactive::Effect::new(run);
}
