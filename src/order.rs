//! Sorting with one copy of the algorithm in the program, whatever is sorted.
//!
//! The standard library compiles its sort anew for every type: four kilobytes each in the page, two dozen times over. Here
//! positions are sorted, behind a comparison by reference, and the items follow.

use std::cmp::Ordering;

/// Sorts `items`, equal ones in the order they had.
pub(crate) fn sort<T>(items: &mut Vec<T>, mut compare: impl FnMut(&T, &T) -> Ordering) {
    let order = positions(items.len(), &mut |a, b| compare(&items[a], &items[b]));
    let mut taken: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    items.extend(order.into_iter().filter_map(|position| taken[position].take()));
}

/// The positions of `count` items in their order.
fn positions(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|a, b| compare(*a, *b));
    order
}

/// Sorts numbers with a rank, those of the highest rank first, equal ones in the order they had.
///
/// In time linear in their count, by one byte of the rank after the other (a radix sort). Of positive floating-point numbers,
/// the bits are such ranks.
pub(crate) fn descending(mut ranked: Vec<(u32, usize)>) -> Vec<(u32, usize)> {
    let mut sorted = vec![(0, 0); ranked.len()];
    for byte in 0..4 {
        let digit = |rank: u32| usize::from(!rank.to_le_bytes()[byte]);
        let mut starts = [0; 257];
        for (rank, _) in &ranked {
            starts[digit(*rank) + 1] += 1;
        }
        // A byte in which all agree changes nothing.
        if starts.contains(&ranked.len()) {
            continue;
        }
        for digit in 0..256 {
            starts[digit + 1] += starts[digit];
        }
        for item in &ranked {
            let place = &mut starts[digit(item.0)];
            sorted[*place] = *item;
            *place += 1;
        }
        std::mem::swap(&mut ranked, &mut sorted);
    }
    ranked
}

/// The numbers of the highest ranks, as [`descending`] has them first, at least so many of them where there are as many.
///
/// Of long lists most is left out before anything is sorted: by the upper bits of the rank, which tell floating-point numbers
/// apart to an eighth of their size, and whole numbers to a few thousandths of the greatest.
pub(crate) fn highest(mut ranked: Vec<(u32, usize)>, most: usize) -> Vec<(u32, usize)> {
    if ranked.len() <= most {
        return descending(ranked);
    }
    let unused = ranked.iter().fold(1, |all, (rank, _)| all | rank).leading_zeros();
    let upper = |rank: u32| (rank << unused >> 20) as usize;
    let mut counts = vec![0; 1 << 12];
    for (rank, _) in &ranked {
        counts[upper(*rank)] += 1;
    }
    let mut rest = most;
    let least = counts.iter().rposition(|count| {
        let enough = *count >= rest;
        rest = rest.saturating_sub(*count);
        enough
    });
    ranked.retain(|(rank, _)| upper(*rank) >= least.unwrap_or_default());
    descending(ranked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_items_keep_their_order() {
        let mut items = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')];
        sort(&mut items, |a, b| a.0.cmp(&b.0));
        assert_eq!(items, [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
    }

    #[test]
    fn the_highest_rank_comes_first() {
        let ranks = [3.5_f32.to_bits(), 7, 0, 7, u32::MAX, 256, 0.25_f32.to_bits(), 255];
        let ranked: Vec<(u32, usize)> = ranks.into_iter().zip(0..).collect();
        let mut expected = ranked.clone();
        expected.sort_by_key(|(rank, _)| std::cmp::Reverse(*rank));
        assert_eq!(descending(ranked.clone()), expected);
        for most in 0..10 {
            assert!(highest(ranked.clone(), most).iter().take(most).eq(expected.iter().take(most)), "{most}");
        }
        assert_eq!(descending(Vec::new()), []);
    }
}
