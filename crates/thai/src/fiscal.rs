//! ปีงบประมาณ: the fiscal year N of the Buddhist Era runs from 1 October N−1 to 30 September N.
//!
//! Plans, budgets, allowances and appraisals count in these years; registers and letter numbers do not.
//! The rule holds from พ.ศ. 2484 on; earlier days are counted as if it had held then.

use crate::date::CivilDate;

const BE_AHEAD: i16 = 543;
const FIRST_MONTH: i8 = 10;

/// ปีงบประมาณ: the fiscal year (พ.ศ.) that a day belongs to.
pub fn fiscal_year(day: CivilDate) -> i16 {
    day.year() + BE_AHEAD + i16::from(day.month() >= FIRST_MONTH)
}

/// ไตรมาส: 1 for October to December, up to 4 for July to September.
pub fn quarter(day: CivilDate) -> u8 {
    let months_in = (day.month().unsigned_abs() + 2) % 12;
    months_in / 3 + 1
}

/// ช่วงของปีงบประมาณ: its first and its last day.
pub fn fiscal_range(be_year: i16) -> (CivilDate, CivilDate) {
    let ce = be_year.saturating_sub(BE_AHEAD);
    let first = CivilDate::new(ce.saturating_sub(1), FIRST_MONTH, 1).unwrap_or(CivilDate::MIN);
    let last = CivilDate::new(ce, FIRST_MONTH - 1, 30).unwrap_or(CivilDate::MAX);
    (first, last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_fiscal_year_turns_on_the_first_of_october() {
        assert_eq!(fiscal_year(date(2024, 9, 30)), 2567);
        assert_eq!(fiscal_year(date(2024, 10, 1)), 2568);
        assert_eq!(fiscal_year(date(2025, 3, 31)), 2568);
        assert_eq!(fiscal_year(date(2025, 12, 31)), 2569);
    }

    #[test]
    fn quarters_begin_in_october() {
        let quarters: Vec<u8> = (1..=12).map(|month| quarter(date(2025, month, 1))).collect();
        assert_eq!(quarters, [2, 2, 2, 3, 3, 3, 4, 4, 4, 1, 1, 1]);
    }

    #[test]
    fn a_fiscal_year_covers_exactly_its_own_days() {
        let (first, last) = fiscal_range(2568);
        assert_eq!((first, last), (date(2024, 10, 1), date(2025, 9, 30)));
        assert_eq!((fiscal_year(first), fiscal_year(last)), (2568, 2568));
        assert_eq!(fiscal_year(first.yesterday().unwrap()), 2567);
        assert_eq!(fiscal_year(last.tomorrow().unwrap()), 2569);
    }
}
