//! Levels of headings without gaps, however the source chose them.

/// Gives each heading, in the order of the document, the level at which a page shows it.
///
/// A page has one heading of level 1, its title; the headings of a post begin below it and never skip a level, as WCAG's
/// technique G141 asks, whatever levels the source uses for their size.
#[derive(Clone, Debug, Default)]
pub struct HeadingLevels {
    open: Vec<u8>,
}

impl HeadingLevels {
    /// The level, 2 to 6, for the next heading, which the source has at `level`.
    pub fn next(&mut self, level: u8) -> u8 {
        while self.open.last().is_some_and(|open| *open >= level) {
            self.open.pop();
        }
        self.open.push(level);
        u8::try_from(self.open.len()).map_or(6, |depth| depth.saturating_add(1)).min(6)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_begin_at_two_and_never_skip_one() {
        for (source, shown) in [
            (&[1, 2, 3, 2][..], &[2, 3, 4, 3][..]),
            (&[3, 5, 3, 1, 2], &[2, 3, 2, 2, 3]),
            (&[2, 4, 3, 6], &[2, 3, 3, 4]),
            (&[1, 2, 3, 4, 5, 6], &[2, 3, 4, 5, 6, 6]),
        ] {
            let mut levels = HeadingLevels::default();
            assert_eq!(source.iter().map(|level| levels.next(*level)).collect::<Vec<_>>(), shown, "{source:?}");
        }
    }
}
