//! Short texts as one byte a letter, and the distance between two of them.

/// Longer texts are cut: no name comes near this, and a distance is then a few hundred steps at most.
pub(crate) const MOST: usize = 48;

/// One byte for each letter: ASCII as it is, Thai above it, anything else by its lowest bits.
pub(crate) fn encode(text: &str) -> Vec<u8> {
    text.chars().take(MOST).map(letter).collect()
}

fn letter(c: char) -> u8 {
    let low = (u32::from(c) & 0x7f) as u8;
    if c.is_ascii() { low } else { low | 0x80 }
}

/// Which letters occur, as bits: each edit changes at most two of them.
pub(crate) fn bag(letters: &[u8]) -> u64 {
    letters.iter().fold(0, |bag, letter| bag | 1 << (letter & 63))
}

/// Whether the bags alone show that the distance is above `most`.
pub(crate) fn are_far(bag_a: u64, bag_b: u64, most: u8) -> bool {
    (bag_a ^ bag_b).count_ones() > 2 * u32::from(most)
}

/// The optimal string alignment distance, as far as it is at most `most`: letters added, lost, replaced, or exchanged with
/// their neighbour each cost 1.
///
/// Source: G. Navarro, "A guided tour to approximate string matching", ACM Computing Surveys 33(1), 2001, with the band of
/// E. Ukkonen, "Algorithms for approximate string matching", Information and Control 64, 1985.
pub(crate) fn distance(a: &[u8], b: &[u8], most: u8) -> Option<u8> {
    let (a, b) = without_common_ends(a, b);
    let (a, b) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let width = usize::from(most);
    if b.len() - a.len() > width || b.len() > MOST {
        return None;
    }
    if a.is_empty() {
        return u8::try_from(b.len()).ok();
    }
    let far = most + 1;
    let mut rows = [[far; MOST + 2]; 3];
    for (column, cell) in rows[0].iter_mut().enumerate().take(width + 1) {
        *cell = column as u8;
    }
    for i in 1..=a.len() {
        let [before, last, row] = three(&mut rows, i);
        let (from, to) = (i.saturating_sub(width).max(1), (i + width).min(b.len()));
        row[from - 1] = if from == 1 { (i as u8).min(far) } else { far };
        let mut least = row[from - 1];
        for j in from..=to {
            let replaced = last[j - 1] + u8::from(a[i - 1] != b[j - 1]);
            let mut cost = replaced.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                cost = cost.min(before[j - 2] + 1);
            }
            row[j] = cost.min(far);
            least = least.min(row[j]);
        }
        row[to + 1] = far;
        if least >= far {
            return None;
        }
    }
    let found = rows[a.len() % 3][b.len()];
    (found <= most).then_some(found)
}

/// The row before the last, the last, and the one to write.
fn three(rows: &mut [[u8; MOST + 2]; 3], i: usize) -> [&mut [u8; MOST + 2]; 3] {
    let [zero, one, two] = rows;
    match i % 3 {
        0 => [one, two, zero],
        1 => [two, zero, one],
        _ => [zero, one, two],
    }
}

fn without_common_ends<'t>(a: &'t [u8], b: &'t [u8]) -> (&'t [u8], &'t [u8]) {
    let start = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[start..], &b[start..]);
    let end = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    (&a[..a.len() - end], &b[..b.len() - end])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn between(a: &str, b: &str, most: u8) -> Option<u8> {
        distance(&encode(a), &encode(b), most)
    }

    /// The definition, without a band.
    fn defined(a: &[u8], b: &[u8]) -> usize {
        let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                table[i][j] = if i == 0 || j == 0 {
                    i + j
                } else {
                    let replaced = table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                    let best = replaced.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
                    let turned = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                    if turned { best.min(table[i - 2][j - 2] + 1) } else { best }
                };
            }
        }
        table[a.len()][b.len()]
    }

    #[test]
    fn slips_are_counted() {
        assert_eq!(between("สมชาย", "สมชาย", 2), Some(0));
        assert_eq!(between("สมชาย", "สมชา", 2), Some(1));
        assert_eq!(between("rosa", "roas", 2), Some(1));
        assert_eq!(between("", "ab", 2), Some(2));
        assert_eq!(between("สมชาย", "อรุณี", 3), None);
    }

    proptest! {
        #[test]
        fn the_band_changes_nothing(a in "[a-d]{0,9}", b in "[a-d]{0,9}", most in 0_u8..6) {
            let whole = defined(a.as_bytes(), b.as_bytes());
            let expected = u8::try_from(whole).ok().filter(|found| *found <= most);
            prop_assert_eq!(distance(a.as_bytes(), b.as_bytes(), most), expected);
        }

        #[test]
        fn far_bags_are_far(a in "[ก-๎]{0,12}", b in "[ก-๎]{0,12}", most in 0_u8..4) {
            let (a, b) = (encode(&a), encode(&b));
            if are_far(bag(&a), bag(&b), most) {
                prop_assert_eq!(distance(&a, &b, most), None);
            }
        }
    }
}
