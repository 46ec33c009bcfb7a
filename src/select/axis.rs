//! Where the marks of the timeline and their labels stand, so that nothing overlaps and nothing is cut off.

use super::timeline::TimelineMark;
use crate::date::Date;

/// A time axis, from the first day of a year to the last day of a year.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Axis {
    /// The years that are written at it, with the place of their first day, in percent of its length.
    pub years: Vec<(u16, f32)>,
    /// The place of each mark, in the order given.
    pub places: Vec<Place>,
    /// How many rows of labels there are.
    pub rows: usize,
    /// The least length at which the labels fit: an index into [`Axis::LENGTHS`].
    pub length: usize,
}

/// The place of a mark. Its label begins at the mark and runs to the right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Percent of the axis.
    pub at: f32,
    /// The row of its label, from 0 beneath the axis; absent where there is no room for a label, or none is wanted.
    pub row: Option<usize>,
}

/// The room that a character of a label takes at most on average, the room between two labels, and the room that the
/// number of a year takes, all in rem.
const CHARACTER: f32 = 0.52;
const GAP: f32 = 0.75;
const YEAR: f32 = 3.2;
/// How many rows there are before the axis becomes longer, and at most.
const ROWS: usize = 3;
const MOST_ROWS: usize = 6;

impl Axis {
    /// The lengths of an axis, in rem, of which a page takes the one it is told, or more.
    pub const LENGTHS: [f32; 5] = [44.0, 64.0, 96.0, 140.0, 220.0];

    /// Places marks, sorted by day, whose labels have so many characters; 0 for a mark without a label.
    pub fn new(marks: &[TimelineMark], characters: &[usize]) -> Self {
        let days: Vec<Date> = marks.iter().filter_map(|mark| mark.edition.day()).collect();
        let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) else { return Self::default() };
        let (first, last) = (first.year, last.year);
        let shares: Vec<f32> = marks.iter().map(|mark| mark.edition.day().map_or(0.0, |day| share(day, first, last))).collect();
        let attempt = |length: usize| place(&shares, characters, Self::LENGTHS[length]);
        let fits = |length: &usize| {
            let rows = attempt(*length).into_iter().zip(characters).filter(|(_, characters)| **characters > 0).map(|(place, _)| place.row);
            rows.into_iter().all(|row| row.is_some_and(|row| row < ROWS))
        };
        let length = (0..Self::LENGTHS.len()).find(fits).unwrap_or(Self::LENGTHS.len() - 1);
        let places = attempt(length);
        let rows = places.iter().filter_map(|place| place.row).max().map_or(0, |row| row + 1);
        let count = f32::from(last - first + 1);
        let every = (1..=last).find(|every| Self::LENGTHS[length] / count * f32::from(*every) >= YEAR).unwrap_or(last);
        let years =
            (first..=last).step_by(usize::from(every)).filter_map(|year| Some((year, 100.0 * share(Date::new(year, 1, 1)?, first, last))));
        Self { years: years.collect(), places, rows, length }
    }
}

/// Which part of the time from the first day of `first` to the last day of `last` has passed at `day`.
#[expect(clippy::cast_precision_loss, reason = "days of a few hundred years are far below 2^24")]
fn share(day: Date, first: u16, last: u16) -> f32 {
    let start = Date::new(first, 1, 1).map_or(0, Date::days);
    let end = Date::new(last, 12, 31).map_or(start, Date::days);
    (day.days() - start) as f32 / (end - start).max(1) as f32
}

/// The first row for each label that is free of later labels.
///
/// The last mark comes first: an earlier label moves down where it would run into a later one, and the line from its mark
/// passes that one on the left.
#[expect(clippy::cast_precision_loss, reason = "lengths of labels are far below 2^24")]
fn place(shares: &[f32], characters: &[usize], length: f32) -> Vec<Place> {
    let mut begins = [f32::INFINITY; MOST_ROWS];
    let mut places: Vec<Place> = Vec::with_capacity(shares.len());
    for (share, characters) in shares.iter().zip(characters).rev() {
        let from = share * length;
        let to = from + *characters as f32 * CHARACTER + GAP;
        let row = (*characters > 0).then(|| begins.iter().position(|begin| to <= *begin)).flatten();
        if let Some(row) = row {
            begins[row] = from;
        }
        places.push(Place { at: share * 100.0, row });
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
        let edition = Edition {
            id: format!("{year}-{month}-{day}"),
            name: String::new(),
            series: String::new(),
            year: Some(year),
            start,
            end: None,
            city: None,
            country: None,
            reports: Vec::new(),
        };
        TimelineMark { edition, count: 1, chosen: false }
    }

    #[test]
    fn the_axis_runs_over_whole_years() {
        let axis = Axis::new(&[mark(2018, 12, 10), mark(2020, 1, 1)], &[7, 7]);
        let years: Vec<u16> = axis.years.iter().map(|(year, _)| *year).collect();
        assert_eq!(years, [2018, 2019, 2020]);
        assert!(axis.places[0].at > 30.0 && axis.places[0].at < axis.years[1].1, "{axis:?}");
        assert_eq!(Axis::new(&[], &[]), Axis::default());
    }

    #[test]
    fn a_label_that_would_run_into_the_next_one_moves_down() {
        let axis = Axis::new(&[mark(2022, 1, 2), mark(2022, 1, 20), mark(2022, 5, 1), mark(2022, 12, 30)], &[10, 10, 0, 10]);
        assert_eq!(axis.places.iter().map(|place| place.row).collect::<Vec<_>>(), [Some(1), Some(0), None, Some(0)]);
        assert_eq!((axis.rows, axis.length), (2, 0));
    }

    #[test]
    fn many_conferences_get_a_longer_axis_and_no_label_covers_another() {
        let marks: Vec<TimelineMark> = (0..96)
            .filter_map(|index| Some((2015 + index / 12, u8::try_from(index % 12 + 1).ok()?)))
            .map(|(year, month)| mark(year, month, 10))
            .collect();
        let axis = Axis::new(&marks, &vec![9; marks.len()]);
        assert!(axis.length > 0 && axis.rows <= ROWS, "{axis:?}");
        let mut covered: Vec<(usize, f32)> = axis.places.iter().filter_map(|place| Some((place.row?, place.at))).collect();
        covered.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        for pair in covered.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
            assert!((pair[1].1 - pair[0].1) / 100.0 * Axis::LENGTHS[axis.length] >= 9.0 * CHARACTER, "{pair:?}");
        }
    }
}
