//! ความคล้าย: how near two spellings are, and the three-letter pieces by which a near one is found.

use super::sounding::class;
use super::{fold, is_consonant};

/// Longer texts are compared by their beginning; no name comes near this.
const MOST_UNITS: usize = 128;

/// ไตรแกรม: every run of three letters of the folded text, with two spaces before it and one after, each once.
///
/// The padding lets beginnings weigh more than endings, so that slips at the end of a long name cost little.
pub fn trigrams(text: &str) -> Vec<String> {
    let folded = fold(text);
    if folded.is_empty() {
        return Vec::new();
    }
    let padded: Vec<char> = format!("  {folded} ").chars().collect();
    let mut grams: Vec<String> = padded.windows(3).map(|window| window.iter().collect()).collect();
    grams.sort_unstable();
    grams.dedup();
    grams
}

/// ความคล้าย from 0 (nothing alike) to 1 (the same once folded).
///
/// The optimal string alignment form of Damerau–Levenshtein distance over written units (a letter with its vowel signs):
/// a unit added, lost or exchanged with its neighbour costs 1; one replaced by another costs 1, but ½ if only the vowel
/// sign differs or the consonants sound alike.
pub fn similarity(a: &str, b: &str) -> f32 {
    let (a, b) = (fold(a), fold(b));
    if a == b {
        return 1.0;
    }
    let (a, b) = (units(&a), units(&b));
    let longest = a.len().max(b.len());
    if longest == 0 {
        return 1.0;
    }
    let most = half_steps(longest);
    (most - half_steps_between(&a, &b)) / most
}

fn half_steps(units: usize) -> f32 {
    f32::from(u16::try_from(2 * units).unwrap_or(u16::MAX))
}

fn units(folded: &str) -> Vec<&str> {
    let mut units = Vec::new();
    let mut start = 0;
    for (at, c) in folded.char_indices().skip(1) {
        if !matches!(c, 'ั' | 'ำ'..='ฺ' | 'ํ') {
            units.push(&folded[start..at]);
            start = at;
        }
    }
    if start < folded.len() {
        units.push(&folded[start..]);
    }
    units.truncate(MOST_UNITS);
    units
}

/// The distance counted in half steps, so that it stays a whole number until the end.
fn half_steps_between(a: &[&str], b: &[&str]) -> f32 {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).map(|column| 2 * column).collect();
    for (i, unit_a) in a.iter().enumerate() {
        let mut row = vec![2 * (i + 1)];
        for (j, unit_b) in b.iter().enumerate() {
            let mut cost = (last[j] + replacing(unit_a, unit_b)).min(last[j + 1] + 2).min(row[j] + 2);
            if i > 0 && j > 0 && *unit_a == b[j - 1] && a[i - 1] == *unit_b {
                cost = cost.min(before_last[j - 1] + 2);
            }
            row.push(cost);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    let distance = last.last().copied().unwrap_or_default();
    f32::from(u16::try_from(distance).unwrap_or(u16::MAX))
}

fn replacing(a: &str, b: &str) -> usize {
    match (a.chars().next(), b.chars().next()) {
        _ if a == b => 0,
        (Some(first_a), Some(first_b)) if first_a == first_b || sound_alike(first_a, first_b) => 1,
        _ => 2,
    }
}

fn sound_alike(a: char, b: char) -> bool {
    is_consonant(a) && is_consonant(b) && class(a) == class(b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_same_name_with_other_marks_is_the_same() {
        assert!((similarity("วงศ์", "วงษ์") - 1.0).abs() < f32::EPSILON);
        assert!((similarity("เพ็ญ", "เพญ") - 1.0).abs() < f32::EPSILON);
    }

    #[test]
    fn a_slip_is_near_and_another_name_is_far() {
        assert!(similarity("สมชาย", "สมชัย") > 0.6);
        assert!(similarity("ณัฐวุฒิ", "นัฐวุฒิ") > similarity("ณัฐวุฒิ", "มัฐวุฒิ"));
        assert!(similarity("กมล", "กลม") > similarity("กมล", "กชค"));
        assert!(similarity("สมชาย", "อรุณี") < 0.3);
        assert!(similarity("สมชาย", "") < f32::EPSILON);
    }

    #[test]
    fn trigrams_are_padded_and_each_comes_once() {
        assert_eq!(trigrams("กมล"), ["  ก", " กม", "กมล", "มล "]);
        assert_eq!(trigrams("กกกก"), ["  ก", " กก", "กก ", "กกก"]);
        assert!(trigrams(" \u{200b}").is_empty());
    }

    proptest! {
        #[test]
        fn likeness_is_a_share_and_the_same_from_both_sides(a in "[ก-๎ ]{0,12}", b in "[ก-๎ ]{0,12}") {
            let share = similarity(&a, &b);
            prop_assert!((0.0..=1.0).contains(&share));
            prop_assert!((share - similarity(&b, &a)).abs() < 1e-6);
            prop_assert!((similarity(&a, &a) - 1.0).abs() < f32::EPSILON);
        }

        #[test]
        fn no_text_makes_it_panic(a in ".*", b in ".*") {
            let _ = (similarity(&a, &b), trigrams(&a));
        }
    }
}
