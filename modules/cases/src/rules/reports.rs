//! รายงานสถานการณ์: which counts of a month may be printed for whom, and when a report is written.

use figures::{Cell, Period};
use kernel::{Day, Refusal};

/// The duty by which situations are gathered and commented on (มาตรฐานกำหนดตำแหน่ง ชก. ๑.๗).
pub const REPORT: &str = "SW-K-1.7";

/// A count as it is printed. For whoever may not open every case that is counted (`below`), small counts are hidden and all
/// others rounded to the nearest 5: figures by quarter are published exactly (decision 14), and of a quarter and two exact
/// months the third could be worked out.
#[must_use]
pub const fn shown(count: u64, below: Option<u64>) -> Cell {
    match below {
        Some(below) if count > 0 && count < below => Cell::Hidden,
        Some(_) => Cell::Count((count + 2) / 5 * 5),
        None => Cell::Count(count),
    }
}

/// Whether the month of a report is over: its figures are those of a whole month.
///
/// # Errors
/// It is not.
pub fn report(month: Period, today: Day) -> Result<(), Refusal> {
    if month.is_over(today) { Ok(()) } else { Err(Refusal::new("cases-refused-report-early").citing(REPORT)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use figures::Span;

    #[test]
    fn whoever_sees_every_case_reads_exact_counts() {
        assert_eq!([0, 3, 17].map(|count| shown(count, None)), [0, 3, 17].map(Cell::Count));
    }

    #[test]
    fn for_others_small_counts_are_hidden_and_the_rest_rounded() {
        let counts = [0, 1, 4, 5, 7, 8, 12, 13].map(|count| shown(count, Some(5)));
        let [zero, one, four, five, seven, eight, twelve, thirteen] = counts;
        assert_eq!((zero, one, four), (Cell::Count(0), Cell::Hidden, Cell::Hidden));
        assert_eq!([five, seven, eight, twelve, thirteen], [5, 5, 10, 10, 15].map(Cell::Count));
    }

    #[test]
    fn a_hidden_month_cannot_be_worked_out_of_its_quarter() {
        // Two months of 11 and 14 cases, and a small third: whatever it is, the printed months and the exact quarter fit
        // several values of it.
        for small in 1..5_u64 {
            let quarter = 11 + 14 + small;
            let fits = |third: &u64| {
                let rest = quarter.saturating_sub(*third);
                (0..=rest).any(|first| {
                    shown(first, Some(5)) == shown(11, Some(5)) && shown(rest - first, Some(5)) == shown(14, Some(5))
                })
            };
            assert!((1..5).filter(fits).count() > 1, "{small}");
        }
    }

    #[test]
    fn a_report_is_of_a_month_that_is_over() {
        let day = |day| Day::new(2026, 9, day).unwrap_or_else(|| panic!("{day}"));
        let month = Period::of(Span::Month, day(1));
        assert!(report(month, day(30)).is_err());
        assert!(report(month.previous(), day(1)).is_ok());
    }
}
