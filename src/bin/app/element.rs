//! Elements, all of one type.
//!
//! `view!` gives each element a type of its own, made of its tag, its attributes and its children, and the code that
//! draws it is compiled again for every type. Here an element is a plain value, drawn by one piece of code, which makes
//! the program smaller by a tenth:
//!
//! ```ignore
//! element("p").class("post-back").child(element("a").attribute("href", state.href(Route::exploring)).child(texts::TO_ALL_POSTS))
//! ```

use crate::links::{self, Link, Way};
use crate::live::{Text, live};
use crate::near::Watch;
use crate::state::State;
use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::no_attrs;
use leptos::tachys::renderer::{RemoveEventHandler, Rndr, types};
use leptos::tachys::view::{Mountable, Position, PositionState};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Event;
use web_sys::js_sys::Reflect;

/// An element that is yet to be drawn. In a box, as it is passed on with every word that is said about it.
pub(crate) struct Element(Box<Parts>);

struct Parts {
    namespace: Option<&'static str>,
    tag: &'static str,
    attributes: Vec<(&'static str, Value)>,
    listeners: Vec<(&'static str, Listener)>,
    watched: bool,
    children: Vec<AnyView>,
}

type Listener = Box<dyn FnMut(Event) + Send>;

/// An element of HTML.
pub(crate) fn element(tag: &'static str) -> Element {
    within(None, tag)
}

/// An element of SVG.
pub(crate) fn svg(tag: &'static str) -> Element {
    within(Some("http://www.w3.org/2000/svg"), tag)
}

fn within(namespace: Option<&'static str>, tag: &'static str) -> Element {
    Element(Box::new(Parts { namespace, tag, attributes: Vec::new(), listeners: Vec::new(), watched: false, children: Vec::new() }))
}

impl Element {
    /// Sets an attribute, to a value that may be absent or change.
    pub(crate) fn attribute(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        match value.into() {
            Value::Absent => {}
            value => self.0.attributes.push((name, value)),
        }
        self
    }

    /// Sets the class.
    pub(crate) fn class(self, name: &'static str) -> Self {
        self.attribute("class", name)
    }

    /// Calls `listener` whenever an event of this name reaches the element.
    pub(crate) fn on(mut self, event: &'static str, listener: impl FnMut(Event) + Send + 'static) -> Self {
        self.0.listeners.push((event, Box::new(listener)));
        self
    }

    /// Tells it whether it is near the window, as [`near`] says.
    pub(crate) fn watched(mut self) -> Self {
        self.0.watched = true;
        self
    }

    /// Adds a child at the end.
    pub(crate) fn child(mut self, child: impl Child) -> Self {
        self.0.children.push(child.view());
        self
    }

    /// Adds children at the end.
    pub(crate) fn children(mut self, children: impl IntoIterator<Item = impl Child>) -> Self {
        self.0.children.extend(children.into_iter().map(Child::view));
        self
    }
}

/// The value of an attribute.
pub(crate) enum Value {
    /// None: the element goes without the attribute.
    Absent,
    /// One that stays.
    Fixed(String),
    /// One that is written again when what it reads changes.
    Live(Text),
    /// The address of a link that begins at the present route.
    Way(State, Way),
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Fixed(value.to_owned())
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::Fixed(value)
    }
}

impl From<Option<&str>> for Value {
    fn from(value: Option<&str>) -> Self {
        value.map_or(Self::Absent, Self::from)
    }
}

impl From<&Option<String>> for Value {
    fn from(value: &Option<String>) -> Self {
        value.as_deref().into()
    }
}

impl From<Text> for Value {
    fn from(value: Text) -> Self {
        Self::Live(value)
    }
}

/// What can stand in an element.
pub(crate) trait Child {
    /// The view of it.
    fn view(self) -> AnyView;
}

impl Child for AnyView {
    fn view(self) -> AnyView {
        self
    }
}

impl Child for () {
    fn view(self) -> AnyView {
        self.into_any()
    }
}

impl Child for Element {
    fn view(self) -> AnyView {
        self.into_any()
    }
}

impl Child for String {
    fn view(self) -> AnyView {
        self.into_any()
    }
}

impl Child for &str {
    fn view(self) -> AnyView {
        self.to_owned().into_any()
    }
}

impl Child for Text {
    fn view(self) -> AnyView {
        live(move || self.write().unwrap_or_default())
    }
}

impl<C: Child> Child for Option<C> {
    fn view(self) -> AnyView {
        self.map_or_else(|| ().into_any(), Child::view)
    }
}

impl<C: Child> Child for Vec<C> {
    fn view(self) -> AnyView {
        self.into_iter().map(Child::view).collect::<Vec<AnyView>>().into_any()
    }
}

/// An element that was drawn, and what keeps it true.
pub(crate) struct Drawn {
    node: types::Element,
    tag: &'static str,
    /// Its attributes, with their values where these stay.
    attributes: Vec<(&'static str, Option<String>)>,
    effects: Vec<RenderEffect<Option<String>>>,
    link: Option<Link>,
    _watch: Option<Watch>,
    listeners: Vec<RemoveEventHandler<types::Element>>,
    children: <Vec<AnyView> as Render>::State,
}

impl Render for Element {
    type State = Drawn;

    fn build(self) -> Drawn {
        let Parts { namespace, tag, attributes, listeners, watched, children } = *self.0;
        let node = Rndr::create_element(tag, namespace);
        let watch = watched.then(|| Watch::new(&node));
        let mut children = children.build();
        children.mount(&node, None);
        let mut drawn =
            Drawn { node, tag, attributes: Vec::new(), effects: Vec::new(), link: None, _watch: watch, listeners: Vec::new(), children };
        drawn.dress(attributes, listeners);
        drawn
    }

    /// Changes the element in its place, so that it keeps the reader's focus.
    fn rebuild(self, drawn: &mut Drawn) {
        if self.0.tag == drawn.tag {
            self.0.children.rebuild(&mut drawn.children);
            drawn.dress(self.0.attributes, self.0.listeners);
        } else {
            let mut new = self.build();
            drawn.insert_before_this(&mut new);
            drawn.unmount();
            *drawn = new;
        }
    }
}

impl Drawn {
    /// Puts on these attributes and listeners in the place of those before. What stays the same is left alone, as every call of
    /// the browser takes longer than the comparison.
    fn dress(&mut self, attributes: Vec<(&'static str, Value)>, listeners: Vec<(&'static str, Listener)>) {
        self.effects.clear();
        let before = std::mem::take(&mut self.attributes);
        let mut link = self.link.take();
        for (name, _) in &before {
            if attributes.iter().all(|(other, _)| other != name) {
                Rndr::remove_attribute(&self.node, name);
            }
        }
        for (name, value) in attributes {
            let fixed = match value {
                Value::Absent => continue,
                Value::Fixed(value) => Some(value),
                Value::Live(text) => {
                    self.effects.push(keep(self.node.clone(), name, text));
                    None
                }
                Value::Way(state, way) => {
                    self.link = Some(Link::new(&self.node, state, way, link.take()));
                    None
                }
            };
            if let Some(value) = &fixed
                && !before.iter().any(|(other, before)| *other == name && before.as_ref() == Some(value))
            {
                Rndr::set_attribute(&self.node, name, value);
            }
            self.attributes.push((name, fixed));
        }
        if link.is_some() {
            links::forget(&self.node);
        }
        self.listeners = listeners.into_iter().map(|(event, listener)| listen(&self.node, event, listener)).collect();
    }
}

fn keep(node: types::Element, name: &'static str, text: Text) -> RenderEffect<Option<String>> {
    RenderEffect::new(move |before: Option<Option<String>>| {
        let value = text.write();
        if before.as_ref() != Some(&value) {
            match &value {
                // What a reader typed is kept in the property, and the attribute no longer shows.
                Some(value) if name == "value" => drop(Reflect::set(&node, &name.into(), &value.into())),
                Some(value) => Rndr::set_attribute(&node, name, value),
                None => Rndr::remove_attribute(&node, name),
            }
        }
        value
    })
}

fn listen(node: &types::Element, event: &str, mut listener: Listener) -> RemoveEventHandler<types::Element> {
    Rndr::add_event_listener(node, event, Box::new(move |event: JsValue| listener(event.unchecked_into())))
}

impl Mountable for Drawn {
    fn unmount(&mut self) {
        self.node.unmount();
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        self.node.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.node.insert_before_this(child)
    }

    fn elements(&self) -> Vec<types::Element> {
        vec![self.node.clone()]
    }
}

no_attrs!(Element);

/// Leptos asks this of every view. The page is drawn in the browser only: nobody calls what would write it as HTML on a
/// server.
impl RenderHtml for Element {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Drawn {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
