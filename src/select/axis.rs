//! Where the marks of the timeline and their labels stand, so that nothing overlaps and nothing is cut off.

use super::timeline::TimelineMark;
use crate::date::Date;

/// A time axis, from the first day of a year to the last day of a year.
///
/// Places and lengths are whole numbers: writing fractions needs code that a page has no other use for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Axis {
    /// The years that are written at it, with the place of their first day, in hundredths of a percent of its length.
    pub years: Vec<(u16, usize)>,
    /// The place of each mark, in the order given.
    pub places: Vec<Place>,
    /// How many rows of labels there are.
    pub rows: usize,
    /// The least length at which the labels fit: an index into [`Axis::LENGTHS`].
    pub length: usize,
    /// How far the last labels reach beyond the end, in hundredths of a rem.
    pub tail: usize,
    /// Its first and its last year.
    span: (u16, u16),
}

/// The place of a mark. Its label begins at the mark and runs to the right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Hundredths of a percent of the axis.
    pub at: usize,
    /// The row of its label, from 0 beneath the axis; absent where there is no room for a label, or none is wanted.
    pub row: Option<usize>,
}

/// The whole axis, in hundredths of a percent.
const WHOLE: usize = 10_000;
/// The room that a character of a label takes at most on average, the room between two labels, and the room that the
/// number of a year takes, all in hundredths of a rem.
const CHARACTER: usize = 58;
const GAP: usize = 75;
const YEAR: usize = 320;
/// How many rows there are before the axis becomes longer, and at most.
const ROWS: usize = 3;
const MOST_ROWS: usize = 6;

impl Axis {
    /// The lengths of an axis, in hundredths of a rem, of which a page takes the one it is told, or more.
    pub const LENGTHS: [usize; 9] = [4_400, 6_400, 9_600, 14_000, 22_000, 33_000, 50_000, 75_000, 110_000];

    /// By how many steps it can be made longer than it need be. The last lengths are for that alone.
    pub const ZOOMS: usize = 4;

    /// Places marks, sorted by day, whose labels have so many characters; 0 for a mark without a label. The axis runs on to
    /// `others` that follow within a year, is some steps longer than it need be, or shorter, and has `room` hundredths of a rem at least.
    pub fn new(marks: &[TimelineMark], characters: &[usize], others: &[Date], zoom: isize, room: usize) -> Self {
        let years = || marks.iter().filter_map(|mark| mark.edition.day()).map(|day| day.year);
        let (Some(first), Some(last)) = (years().min(), years().max()) else { return Self::default() };
        let last = last.max(others.iter().map(|day| day.year).filter(|year| *year == last + 1).max().unwrap_or(last));
        let shares: Vec<usize> = marks.iter().map(|mark| mark.edition.day().map_or(0, |day| share(day, first, last))).collect();
        let long = |length: usize| Self::LENGTHS[length].max(room);
        let attempt = |length: usize| place(&shares, characters, long(length));
        let fits = |length: &usize| {
            let rows = attempt(*length).into_iter().zip(characters).filter(|(_, characters)| **characters > 0).map(|(place, _)| place.row);
            rows.into_iter().all(|row| row.is_some_and(|row| row < ROWS))
        };
        let longest = Self::LENGTHS.len() - 1 - Self::ZOOMS;
        let length = (0..longest).find(fits).unwrap_or(longest);
        let length = length.saturating_add_signed(zoom).min(Self::LENGTHS.len() - 1);
        let places = attempt(length);
        let rows = places.iter().filter_map(|place| place.row).max().map_or(0, |row| row + 1);
        // As many years as have room to be written.
        let every = (usize::from(last - first + 1) * YEAR).div_ceil(long(length));
        let years = (first..=last).step_by(every).filter_map(|year| Some((year, share(Date::new(year, 1, 1)?, first, last))));
        let ends = places.iter().zip(characters).filter(|(place, _)| place.row.is_some());
        let tail = ends.map(|(place, characters)| (place.at * long(length) / WHOLE + characters * CHARACTER).saturating_sub(long(length)));
        let tail = tail.max().unwrap_or_default();
        Self { years: years.collect(), places, rows, length, tail, span: (first, last) }
    }

    /// The place of a day, in hundredths of a percent; of one before or after, the end of the axis.
    pub fn place(&self, day: Date) -> usize {
        share(day, self.span.0, self.span.1).min(WHOLE)
    }

    /// The day at a place in hundredths of a percent.
    pub fn day(&self, place: usize) -> Option<Date> {
        let start = Date::new(self.span.0, 1, 1)?.days();
        let length = usize::try_from(Date::new(self.span.1, 12, 31)?.days() - start).ok()?;
        Date::of_days(start + i32::try_from(place.min(WHOLE) * length / WHOLE).ok()?)
    }
}

/// Which part of the time from the first day of `first` to the last day of `last` has passed at `day`.
fn share(day: Date, first: u16, last: u16) -> usize {
    let start = Date::new(first, 1, 1).map_or(0, Date::days);
    let days = |day: Option<Date>| day.map_or(0, |day| usize::try_from(day.days() - start).unwrap_or_default());
    days(Some(day)) * WHOLE / days(Date::new(last, 12, 31)).max(1)
}

/// The first row for each label that is free of later labels.
///
/// The last mark comes first: an earlier label moves down where it would run into a later one, and the line from its mark
/// passes that one on the left.
fn place(shares: &[usize], characters: &[usize], length: usize) -> Vec<Place> {
    let mut begins = [usize::MAX; MOST_ROWS];
    let mut places: Vec<Place> = Vec::with_capacity(shares.len());
    for (share, characters) in shares.iter().zip(characters).rev() {
        let from = share * length / WHOLE;
        let to = from + *characters * CHARACTER + GAP;
        let row = (*characters > 0).then(|| begins.iter().position(|begin| to <= *begin)).flatten();
        if let Some(row) = row {
            begins[row] = from;
        }
        places.push(Place { at: *share, row });
    }
    places.reverse();
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Edition;

    fn mark(year: u16, month: u8, day: u8) -> TimelineMark {
        let start = Date::new(year, month, day);
        let edition = Edition { id: format!("{year}-{month}-{day}"), year: Some(year), start, ..Edition::default() };
        TimelineMark { edition: edition.into(), count: 1, chosen: false }
    }

    #[test]
    fn the_axis_runs_over_whole_years() {
        let axis = Axis::new(&[mark(2018, 12, 10), mark(2020, 1, 1)], &[7, 7], &[], 0, 0);
        let years: Vec<u16> = axis.years.iter().map(|(year, _)| *year).collect();
        assert_eq!(years, [2018, 2019, 2020]);
        assert!(axis.places[0].at > 3_000 && axis.places[0].at < axis.years[1].1, "{axis:?}");
        assert_eq!(Axis::new(&[], &[], &[], 0, 0), Axis::default());
    }

    #[test]
    fn a_label_that_would_run_into_the_next_one_moves_down() {
        let axis = Axis::new(&[mark(2022, 1, 2), mark(2022, 1, 20), mark(2022, 5, 1), mark(2022, 12, 30)], &[10, 10, 0, 10], &[], 0, 0);
        assert_eq!(axis.places.iter().map(|place| place.row).collect::<Vec<_>>(), [Some(1), Some(0), None, Some(0)]);
        assert_eq!((axis.rows, axis.length), (2, 0));
    }

    #[test]
    fn a_wide_window_needs_fewer_rows_and_no_longer_axis() {
        let marks: Vec<TimelineMark> = (2018..2025).map(|year| mark(year, 5, 1)).collect();
        let rows = |room| {
            let axis = Axis::new(&marks, &[14; 7], &[], 0, room);
            (axis.rows, axis.length)
        };
        assert_eq!((rows(0), rows(4_000), rows(7_000)), ((2, 0), (2, 0), (1, 0)));
    }

    #[test]
    fn a_reader_makes_the_axis_longer_or_shorter() {
        let marks: Vec<TimelineMark> = (2001..2021).flat_map(|year| [1, 4, 7, 10].map(|month| mark(year, month, 1))).collect();
        let length = |zoom| Axis::new(&marks, &vec![20; marks.len()], &[], zoom, 0).length;
        let longest = length(0);
        assert_eq!(longest, Axis::LENGTHS.len() - 1 - Axis::ZOOMS, "it need be as long as any");
        assert_eq!((length(1), length(4), length(9)), (longest + 1, longest + 4, longest + 4));
        assert_eq!((length(-1), length(-4), length(-9)), (longest - 1, 0, 0));
    }

    #[test]
    fn a_place_on_the_axis_is_a_day() {
        let axis = Axis::new(&[mark(2018, 12, 10), mark(2020, 1, 1)], &[7, 7], &[], 0, 0);
        for day in [Date::new(2018, 1, 1), Date::new(2019, 6, 30), Date::new(2020, 12, 31)].into_iter().flatten() {
            let back = axis.day(axis.place(day)).map_or(0, Date::days);
            assert!((back - day.days()).abs() <= 1, "{day} came back as day {back}");
        }
        assert_eq!(Axis::default().day(5_000), None);
    }

    #[test]
    fn the_axis_runs_on_to_what_was_written_the_year_after() {
        let years = |others: &[Date]| Axis::new(&[mark(2018, 12, 10)], &[7], others, 0, 0).years.len();
        let days: Vec<Date> = [Date::new(2019, 1, 17), Date::new(2031, 1, 1)].into_iter().flatten().collect();
        assert_eq!((years(&[]), years(&days)), (1, 2));
    }

    #[test]
    fn many_conferences_get_a_longer_axis_and_no_label_covers_another() {
        let marks: Vec<TimelineMark> = (0..96)
            .filter_map(|index| Some((2015 + index / 12, u8::try_from(index % 12 + 1).ok()?)))
            .map(|(year, month)| mark(year, month, 10))
            .collect();
        let axis = Axis::new(&marks, &vec![9; marks.len()], &[], 0, 0);
        assert!(axis.length > 0 && axis.rows <= ROWS, "{axis:?}");
        let mut covered: Vec<(usize, usize)> = axis.places.iter().filter_map(|place| Some((place.row?, place.at))).collect();
        covered.sort_unstable();
        for pair in covered.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
            assert!((pair[1].1 - pair[0].1) * Axis::LENGTHS[axis.length] / WHOLE >= 9 * CHARACTER, "{pair:?}");
        }
    }
}
