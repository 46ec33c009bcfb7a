//! What the text before a list or a heading says of what follows: `Here are the talks that I liked:`.

use super::{Context, SEVERAL};
use crate::document::Place;
use crate::post::Format;
use crate::search::Token;
use crate::understand::script::is_unspaced;
use crate::understand::session::address::folder;
use crate::understand::sheet::Line;

/// How many words over a list say no more than which of several it is.
const SHORT: usize = 4;

/// What the text before a list says of its items.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::understand::session) struct Announced {
    /// Whether they are sessions: `Some notable lightning talks:`.
    pub(in crate::understand::session) sessions: bool,
    /// Whether they begin with links to pages that stand side by side.
    pub(in crate::understand::session) linked: bool,
    pub(in crate::understand::session) format: Option<Format>,
}

impl Announced {
    /// What is said of the list that begins at a line, where the list before it began at another: `Second day:` goes on with what
    /// that one was.
    pub(super) fn read(self, context: &Context<'_>, at: usize, begun: usize) -> Self {
        let lines = &context.sheet.lines;
        let next = announced(context, at);
        let goes_on = || {
            let over = &lines[at - 1].words;
            over.len() <= SHORT && over.iter().all(|word| context.lexicon.is_common_word(word))
        };
        let same = self.sessions && !next.sessions && lines[begun].heading == lines[at].heading && goes_on();
        if same { self } else { next }
    }
}

/// The words of the sentence before a heading or a list that leads to sessions: `Here are the talks that I liked:`.
pub(super) fn announcing<'t>(context: &Context<'t>, at: usize) -> Option<&'t [Token]> {
    let line = at.checked_sub(1).map(|before| &context.sheet.lines[before]).filter(|line| line.passage.place == Place::Paragraph)?;
    let (sentence, before) = line.sentences.split_last()?;
    let words = line.words_in(sentence);
    let leads = line.text()[sentence.clone()].ends_with([':', '：', '…']) || context.lexicon.dismissals.any(words);
    // `I saw many good talks. Among them:`
    let words = before.last().filter(|_| words.len() <= SHORT + 1).map_or(words, |range| line.words_in(range));
    (leads && context.lexicon.session.any(words)).then_some(words)
}

/// What the text before a list says of its items.
fn announced(context: &Context<'_>, list: usize) -> Announced {
    // A heading such as `Talks I liked` says so too, also over `First day`.
    let headed = || {
        let over = list.checked_sub(1).map(|before| &context.sheet.lines[before]).filter(|line| line.level.is_some())?;
        let part =
            |over: &Line| over.words.iter().all(|word| context.lexicon.is_common_word(word)) && !context.lexicon.session.any(&over.words);
        let part = over.heading.filter(|_| part(over));
        Some(&*part.map_or(over, |part| &context.sheet.lines[part]).words)
    };
    let Some(words) = announcing(context, list).or_else(headed) else { return Announced::default() };
    let format = context.lexicon.formats.find(words).pop().map(|found| found.value).filter(|format| *format != Format::Talk);
    let lexicon = context.lexicon;
    // `What I took from the talks:`, but `Some of the talks I attended:`
    let of_them = |start: usize| {
        let small = words[..start].iter().rev().take_while(|word| lexicon.is_stop(word)).count();
        (start - small..start).any(|at| lexicon.by.at(words, at).is_some())
    };
    let sessions = lexicon.several(words).is_some_and(|start| !of_them(start));
    // `聞いた発表`: where words have no plural, a list of what was heard tells it.
    let heard = || words.iter().any(|word| is_unspaced(&word.folded)) && lexicon.session.any(words) && lexicon.heard.any(words);
    let linked = lexicon.session.any(words) && is_programme(context, list);
    let sessions = sessions || heard() || linked;
    // `Noteworthy talks`, but `Insights from talks`
    let named = lexicon.session.ends_at(words, words.len());
    let sessions = sessions && (named || !lexicon.headings.any(words) && !lexicon.cues.any(words));
    Announced { sessions, linked, format }
}

/// Whether all items of a list begin with links to pages that stand side by side on one site, as those of a programme do.
fn is_programme(context: &Context<'_>, list: usize) -> bool {
    let items = context.sheet.lines[list..].iter().take_while(|line| line.passage.place == Place::Item);
    let shelf = |line: &Line| {
        let (_, href) = line.passage.links().find(|(range, _)| range.start == 0)?;
        folder(href).map(str::to_owned)
    };
    let shelves: Vec<_> = items.map(shelf).collect();
    shelves.len() >= SEVERAL && shelves[0].is_some() && shelves.iter().all(|other| *other == shelves[0])
}
