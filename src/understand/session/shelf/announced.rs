//! What the text before a list or a heading says of what follows: `Here are the talks that I liked:`.

use super::{Context, SEVERAL};
use crate::document::Place;
use crate::post::Format;
use crate::search::Token;
use crate::understand::script::is_unspaced;
use crate::understand::session::title::{self, Standing};
use crate::understand::sheet::Line;

/// How many words over a list say no more than which of several it is.
const SHORT: usize = 4;

/// What the text before a list says of its items.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::understand::session) struct Announced {
    /// Whether they are sessions: `Some notable lightning talks:`.
    pub(in crate::understand::session) sessions: bool,
    pub(in crate::understand::session) format: Option<Format>,
}

impl Announced {
    /// What is said of the list that begins at a line, where the list before it began at another: `Second day:` goes on with what
    /// that one was.
    pub(super) fn read(self, context: &Context<'_>, at: usize, begun: usize) -> Self {
        let lines = &context.sheet.lines;
        let next = announced(context, at);
        let over = |over: &[Token]| over.len() <= SHORT && over.iter().all(|word| context.lexicon.is_common_word(word));
        let goes_on = || over(&lines[at - 1].words);
        if self.sessions && !next.sessions && lines[begun].heading == lines[at].heading && goes_on() { self } else { next }
    }
}

/// The words of the sentence before a heading or a list that leads to sessions: `Here are the talks that I liked:`.
pub(super) fn announcing<'t>(context: &Context<'t>, at: usize) -> Option<&'t [Token]> {
    let line = at.checked_sub(1).map(|before| &context.sheet.lines[before]).filter(|line| line.passage.place == Place::Paragraph)?;
    let (sentence, before) = line.sentences.split_last()?;
    let words = line.words_in(sentence);
    // `参加したのは以下のセッションです。`
    let heard = || is_unspaced(line.text()) && are_titles(context, at);
    let leads = line.text()[sentence.clone()].ends_with([':', '：', '…']) || context.lexicon.dismissals.any(words) || heard();
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
    let Some(words) = announcing(context, list).or_else(headed) else {
        return Announced { sessions: are_noted(context, list), ..Announced::default() };
    };
    let format = context.lexicon.formats.find(words).pop().map(|found| found.value).filter(|format| *format != Format::Talk);
    let lexicon = context.lexicon;
    // `What I took from the talks:`, but `Some of the talks I attended:`
    let of_them = |start: usize| {
        let small = words[..start].iter().rev().take_while(|word| lexicon.is_stop(word)).count();
        (start - small..start).any(|at| lexicon.by.at(words, at).is_some())
    };
    let several = lexicon.several(words).is_some_and(|start| !of_them(start));
    // `聞いた発表`, `발표는 다음과 같다`: where words have no plural, a list of what was heard, or of what follows, tells it.
    let unspaced = words.iter().any(|word| is_unspaced(&word.folded));
    let session = lexicon.session.any(words);
    let named = || unspaced && session && (lexicon.heard.any(words) || lexicon.dismissals.any(words));
    // `## 세션`: so does a heading over nothing but titles.
    let titled = || unspaced && session && title::telling(words, lexicon) == 0 && are_titles(context, list);
    // `Keynote` over a list whose items all begin in bold
    let bare = || headed().is_some_and(|over| title::telling(over, lexicon) == 0 && lexicon.session.any(over));
    let sessions = several || named() || titled() || are_noted(context, list) || bare() && are_marked(context, list);
    // `Talks I liked`, but `Insights from talks`
    Announced { sessions: sessions && !lexicon.headings.any(words) && !lexicon.cues.any(words), format }
}

/// The items of a list that are none of another.
fn top<'c>(context: &Context<'c>, list: usize) -> impl Iterator<Item = usize> + use<'c> {
    let lines = &context.sheet.lines;
    let items = (list..lines.len()).take_while(move |at| lines[*at].passage.place == Place::Item);
    items.filter(move |at| lines[*at].passage.list_depth == lines[list].passage.list_depth)
}

/// Whether most items of a list look like titles, and none like a sentence.
fn are_titles(context: &Context<'_>, list: usize) -> bool {
    let items: Vec<&str> = top(context, list).map(|at| context.sheet.lines[at].text()).collect();
    let titles = items.iter().filter(|text| title::bare(text, Standing::Loose, context).is_some()).count();
    items.len() >= SEVERAL && titles * 4 >= items.len() * 3 && !items.iter().any(|text| says(text))
}

/// Whether a text ends as a sentence does.
fn says(text: &str) -> bool {
    text.ends_with(['。', '.'])
}

/// Whether the items of a list are titles each of which has below it what was thought of it, in sentences that speak of sessions.
fn are_noted(context: &Context<'_>, list: usize) -> bool {
    let lines = &context.sheet.lines;
    let items: Vec<usize> = top(context, list).collect();
    let below = |at: &usize| lines.get(at + 1).filter(|next| next.passage.list_depth > lines[*at].passage.list_depth && says(next.text()));
    let noted: Vec<&Line> = items.iter().filter_map(below).collect();
    let spoken = noted.iter().filter(|note| context.lexicon.speaks_of_one(&note.words)).count();
    items.len() >= SEVERAL && noted.len() * 4 >= items.len() * 3 && spoken * 3 >= noted.len()
}

/// Whether the items of a list all begin in a style.
fn are_marked(context: &Context<'_>, list: usize) -> bool {
    let mut items = top(context, list).map(|at| &context.sheet.lines[at].passage);
    items.all(|item| item.strong().next().is_some_and(|bold| bold.start == 0)) && top(context, list).count() >= SEVERAL
}
