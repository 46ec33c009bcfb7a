//! Every component in each of its states, for those who change the look of the page.

use crate::cloud::cloud_part;
use crate::element::{Element, element};
use crate::parts::{button, chart, heading, link, list, paragraph, part, span, table};
use crate::state::State;
use crate::texts;
use hallway::select::CloudWord;

/// The components.
pub(crate) fn style(_: State) -> Element {
    let row = |class: &'static str, names: [&'static str; 2], state: &'static str, value: &'static str| {
        let one = |(index, name): (usize, &'static str)| {
            let shown = link(class, "?", name);
            element("li").child(if index == 0 { shown } else { shown.attribute(state, value) })
        };
        list("sample", names.into_iter().enumerate().map(one))
    };
    let words =
        (1_u8..=9).map(|weight| CloudWord { term: format!("word {weight}"), weight: f32::from(weight) / 9.0, ..CloudWord::default() });
    let cells = |name: &'static str| vec![span("cell", name), span("cell", "50 %"), chart(&[20, 50, 80, 100, 0])];
    element("div")
        .class("view")
        .child(element("header").class("view-head").child(heading(texts::STYLE)).child(paragraph("advice", texts::STYLE_EXPLAINED)))
        .child(part(
            "type",
            "Type",
            [element("div")
                .class("prose")
                .child(element("h2").child("Heading"))
                .child(element("p").child("Text ").child(element("mark").child("found")))],
        ))
        .child(part(
            "links",
            "Links",
            [
                row("lens-link", ["Lens", "Current lens"], "aria-current", "page"),
                row("sorting-link", ["Order", "Current order"], "aria-current", "true"),
                row("facet-link", ["Value", "Chosen value"], "aria-current", "true"),
                row("cloud-link", ["Word", "Chosen word"], "aria-current", "true"),
            ],
        ))
        .child(part(
            "buttons",
            "Buttons",
            [
                button("button", "Button", || {}),
                button("save-form", "Save", || {}),
                button("keep", "Keep", || {}),
                button("keep", "Kept", || {}).attribute("aria-pressed", "true"),
            ],
        ))
        .child(part("tables", "Tables", [table("Table", &["Name", "Share", "Chart"], vec![cells("First"), cells("Second")])]))
        .children(cloud_part("cloud", "Cloud", words.collect()))
}
