//! Tables with a column of titles and one of speakers.

use super::split::Strength;
use super::title::{self, Standing};
use super::{Candidate, Context};
use crate::document::Place;
use crate::post::Speaker;
use crate::search::Token;
use crate::understand::sheet::Line;

/// Which columns hold what.
struct Columns {
    titles: u32,
    speakers: u32,
    companies: Option<u32>,
}

/// Puts the sessions of such tables in place of what their cells told by themselves.
pub(super) fn read(context: &Context<'_>, found: &mut [Vec<Candidate>]) {
    let mut start = 0;
    let table = |line: &Line| (line.passage.place == Place::Cell).then(|| line.passage.anchor.clone());
    for cells in context.sheet.lines.chunk_by(|a, b| table(a) == table(b)) {
        if let Some(columns) = columns(context, cells) {
            of_table(context, cells, &columns, &mut found[start..start + cells.len()]);
        }
        start += cells.len();
    }
}

/// The columns of titles and of speakers, by the words over them.
fn columns(context: &Context<'_>, cells: &[Line]) -> Option<Columns> {
    let lexicon = context.lexicon;
    let head = || cells.iter().filter_map(|cell| cell.passage.cell.filter(|(row, _)| *row == 0).map(|(_, column)| (column, &cell.words)));
    let (speakers, _) = head().find(|(_, words)| lexicon.by.any(words) || lexicon.roles.any(words))?;
    let tells = |words: &[Token]| lexicon.session.any(words) || lexicon.called.any(words);
    let (titles, _) = head().find(|(column, words)| *column != speakers && tells(words))?;
    let companies = head().find(|(_, words)| lexicon.company.any(words)).map(|(column, _)| column);
    Some(Columns { titles, speakers, companies })
}

/// Who stands in a column of speakers. A few letters without a space are a name there, whether or not it begins as one.
fn named(context: &Context<'_>, text: &str) -> Option<Vec<Speaker>> {
    let short = (2..=5).contains(&text.chars().count());
    context.sense.speakers(text).or_else(|| short.then(|| vec![context.sense.speaker(text)]))
}

fn of_table(context: &Context<'_>, cells: &[Line], columns: &Columns, found: &mut [Vec<Candidate>]) {
    let mut start = 0;
    for row in cells.chunk_by(|a, b| a.passage.cell.map(|cell| cell.0) == b.passage.cell.map(|cell| cell.0)) {
        let cell = |column| row.iter().position(|cell| cell.passage.cell.is_some_and(|(_, at)| at == column));
        let candidate = cell(columns.titles).and_then(|at| {
            let mut speakers = cell(columns.speakers).and_then(|at| named(context, row[at].text())).unwrap_or_default();
            let (title, format) = title::bare(row[at].text(), Standing::MarkedOff, context)?;
            let company = columns.companies.and_then(cell).map(|at| row[at].text());
            for speaker in speakers.iter_mut().filter(|speaker| speaker.affiliation.is_none()) {
                speaker.affiliation = company.map(str::to_owned);
            }
            let url =
                row.iter().flat_map(|cell| cell.passage.links()).map(|(_, href)| href).find(|href| context.lexicon.is_recording(href));
            context.accept(Candidate { title, speakers, format, url: url.map(str::to_owned), strength: Strength::Sure })
        });
        if let Some(candidate) = candidate {
            found[start..start + row.len()].iter_mut().for_each(Vec::clear);
            found[start].push(candidate);
        }
        start += row.len();
    }
}
