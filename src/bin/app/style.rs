//! Every component in each of its states, for those who change the look of the page: drawn as the page draws them, from two posts
//! that have a bit of everything.

use crate::chips::chips;
use crate::cloud::{cloud, cloud_part};
use crate::each::growing;
use crate::element::{Child, Element, element};
use crate::filters::filters;
use crate::lenses::{lenses, sortings};
use crate::own::Own;
use crate::parts::{button, chart, heading, paragraph, span, table};
use crate::post::post_page;
use crate::progress::progress;
use crate::results::nothing;
use crate::save::save;
use crate::state::{PARTS, Progress, State};
use crate::timeline::timeline;
use crate::yours::yours;
use crate::{keys, posts, takeaways, talks, texts};
use hallway::corpus::Corpus;
use hallway::export;
use hallway::facts::Facts;
use hallway::read::read;
use hallway::route::Route;
use hallway::select::CloudWord;
use hallway::understand::Understanding;
use leptos::prelude::{AnyView, Owner};
use std::sync::{Arc, OnceLock};
use wasm_bindgen::JsCast;
use web_sys::Event;

const POSTS: [(&str, &str); 2] = [("first.md", include_str!("style/first.md")), ("second.md", include_str!("style/second.md"))];

/// Pages of their own for the samples, with these posts at different addresses.
#[derive(Clone, Copy)]
struct Samples {
    all: State,
    chosen: State,
    slow: State,
    nothing: State,
    own: State,
}

/// They are made once, and stay.
static SAMPLES: OnceLock<Samples> = OnceLock::new();

impl Samples {
    fn new() -> Self {
        let understanding = Understanding::new(Facts::builtin());
        let mut corpus = Corpus::new(understanding.facts());
        for reading in POSTS.iter().filter_map(|(path, text)| read(path, text.as_bytes()).ok()) {
            corpus.add(understanding.post(reading));
        }
        let corpus = Arc::new(corpus);
        let at_work = |address: &str, progress: Progress| {
            let state = State::new(Arc::clone(&corpus), progress);
            state.route.set(Route::parse(address, ""));
            state.drawn.set(PARTS);
            state
        };
        let at = |address: &str| at_work(address, Progress::default());
        let slow = at_work("", Progress { read: 1, total: 3, slow: true });
        let own = at("");
        // The second is a post of the reader.
        let posts = POSTS.iter().skip(1).filter_map(|(path, text)| Own::new((*path).to_owned(), (*text).into()).ok());
        own.bring(|brought| {
            brought.own = Arc::new(posts.map(Arc::new).collect());
            brought.from = 1;
            brought.refused = Arc::new(Own::new("picture.png".to_owned(), Vec::new()).err().into_iter().collect());
        });
        Self { own, all: at(""), chosen: at("q=gitops&topic=gitops&from=2024"), slow, nothing: at("q=nothing&topic=gitops") }
    }
}

/// The components, in the theme of the page and beside that in the other.
pub(crate) fn style(_: State) -> Element {
    let pages = *SAMPLES.get_or_init(|| {
        // Not of this view, which goes.
        let owner = Owner::default();
        let samples = owner.with(Samples::new);
        std::mem::forget(owner);
        samples
    });
    let samples = || element("div").class("sample").on("click", |event| stay(&event)).children(components(pages));
    element("div")
        .class("view")
        .child(element("header").class("view-head").child(heading(texts::STYLE)).child(paragraph("advice", texts::STYLE_EXPLAINED)))
        .child(
            element("div")
                .class("samples")
                .child(samples())
                .child(samples().attribute("data-other", "").attribute("inert", "").attribute("aria-hidden", "true")),
        )
}

/// Links of a sample lead nowhere.
fn stay(event: &Event) {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    if target.is_some_and(|target| target.closest("a").is_ok_and(|link| link.is_some())) {
        event.prevent_default();
    }
}

fn components(Samples { all, chosen, slow, nothing: nowhere, own }: Samples) -> Vec<Element> {
    let kept = || button("keep", texts::KEEP, || {});
    let cells = |name: &'static str| vec![span("cell", name), span("cell", texts::percent(50)), chart(&[20, 50, 80, 100, 0])];
    let weights = (1_u8..=9).map(|weight| CloudWord {
        term: texts::percent(usize::from(weight) * 11),
        weight: f32::from(weight) / 9.0,
        ..CloudWord::default()
    });
    let one = |name: &'static str, drawn: Vec<AnyView>| {
        element("div").class("part").child(element("h2").class("section-title").child(name)).children(drawn)
    };
    // What would act on the page itself, or be remembered.
    let still = |name: &'static str, drawn: Vec<AnyView>| one(name, drawn).attribute("inert", "");
    vec![
        one(
            "Buttons",
            vec![
                button("button", texts::SHOW_PICTURES, || {}).view(),
                save(all, |_| Vec::new(), |corpus, _| export::posts(corpus, &[], "")).view(),
                kept().view(),
                kept().attribute("aria-pressed", "true").view(),
                button("more", texts::show_more(3), || {}).attribute("data-hidden", texts::more(3)).view(),
                button("unfold", texts::filters_button(false), || {}).attribute("aria-expanded", "false").view(),
            ],
        ),
        one("Chips", vec![chips(chosen)]),
        one("Lenses", vec![lenses(all).view(), sortings(all).view()]),
        one("Filters", vec![filters(chosen).view()]),
        still("Timeline", vec![timeline(all).view()]),
        one("Cloud", vec![cloud(chosen).view(), cloud_part("weights", "Weights", weights.collect()).view()]),
        one("Posts", posts::lens(chosen)),
        one("Takeaways", takeaways::by_report(all)),
        still("Talks", talks::lens(all)),
        one("Tables", vec![table("Table", &["Name", "Share", "Chart"], vec![cells("First"), cells("Second")]).view()]),
        one("Long lists", long_list(all)),
        one("Nothing", vec![nothing(nowhere).view()]),
        still("Your posts", vec![yours(own).view(), posts::lens(own).view()]),
        one("Progress", vec![progress(slow)]),
        one("Keys", keys::lists()),
        still("Post", vec![post_page(all, "first".to_owned())]),
    ]
}

/// A list of which only what is near the window is drawn.
fn long_list(state: State) -> Vec<AnyView> {
    const ALL: usize = 400;
    let keys = |most: usize| ((1..=ALL.min(most)).map(|number| number.to_string()).collect(), ALL);
    growing(state, |entries| element("ul").class("lines").child(entries), 10, keys, |number| element("li").class("line").child(number))
}
