//! การส่งมอบหนังสือครบ 20 ปี (ระเบียบงานสารบรรณ ข้อ 58): nothing goes early, and nothing that is secret, held, lent or another law's.

use kernel::{Day, Refusal};

use crate::model::{HandoverRow, HandoverState, KeepingRow, LetterRow, LetterState};

/// The class of what another law keeps (ข้อ 57.2, 58.2).
const BY_LAW: &str = "evidence";
/// The most years that are counted.
const LONGEST: i64 = 200;

/// The last day on which a letter can have been made that is so many years old today.
#[must_use]
pub fn made_by(today: Day, years: i64) -> Option<Day> {
    let years = i16::try_from(years.clamp(0, LONGEST)).ok()?;
    let (year, month, day) = (today.date().year() - years, today.date().month(), today.date().day());
    // 29 February has no anniversary in common years: what was made on 1 March is not yet so old.
    Day::new(year, month, day).or_else(|| Day::new(year, month, day - 1))
}

/// In January: the first and the last day on which the letters were made that became so many years old in the year that is over, and the
/// day until which they go to the National Archives.
#[must_use]
pub fn season(today: Day, years: i64) -> Option<(Day, Day, Day)> {
    let (year, month) = (today.date().year(), today.date().month());
    let made = year - 1 - i16::try_from(years.clamp(0, LONGEST)).ok()?;
    let days = (Day::new(made, 1, 1)?, Day::new(made, 12, 31)?, Day::new(year, 1, 31)?);
    (month == 1).then_some(days)
}

/// Whether a letter that lies in the store can go on a list today.
///
/// # Errors
/// It is too young, secret (58.1), kept by another law (58.2), held, out on loan, or not in the store.
pub fn list(letter: &LetterRow, kept: &KeepingRow, is_lent: bool, (today, years): (Day, i64)) -> Result<(), Refusal> {
    let old = made_by(today, years).is_some_and(|last| kept.made_on <= last);
    let stored = letter.state == LetterState::Closed && kept.stored_number.is_some();
    let free = !letter.secrecy.is_secret() && kept.class != BY_LAW && kept.hold.is_empty() && !is_lent;
    if old && stored && free {
        return Ok(());
    }
    Err(Refusal::new("correspondence-refused-handover").citing("ระเบียบงานสารบรรณ ข้อ 58"))
}

/// A letter stands on one list at a time, of whichever kind.
///
/// # Errors
/// It stands on another already.
pub fn free(other: Option<&HandoverRow>, is_listed_for_destruction: bool) -> Result<(), Refusal> {
    if other.is_none() && !is_listed_for_destruction {
        return Ok(());
    }
    Err(Refusal::new("correspondence-refused-listed").citing("ระเบียบงานสารบรรณ ข้อ 58"))
}

/// The National Archives take, agree or decline what lies before them.
///
/// # Errors
/// The list has ended.
pub fn end(row: &HandoverRow) -> Result<(), Refusal> {
    if row.state == HandoverState::Listed { Ok(()) } else { Err(Refusal::new("correspondence-refused-state")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Secrecy, Way};
    use kernel::{Id, Moment};
    use proptest::prelude::*;

    fn day(number: i64) -> Day {
        Day::from_number(number).unwrap()
    }

    fn letter(state: LetterState, secrecy: Secrecy) -> LetterRow {
        let blank = LetterRow::blank(Id::new(2), Way::Received, Moment::from_millis(0));
        LetterRow { id: Id::new(9), year: 2549, number: Some(1), secrecy, state, ..blank }
    }

    #[test]
    fn what_became_twenty_in_2569_goes_by_the_end_of_january_2570() {
        let days = season(day(20_270_115), 20);
        assert_eq!(days, Some((day(20_060_101), day(20_061_231), day(20_270_131))));
        assert_eq!(season(day(20_270_201), 20), None);
    }

    fn kept(made_on: Day, class: &str, hold: &str, is_stored: bool) -> KeepingRow {
        KeepingRow {
            letter: Id::new(9),
            office: Id::new(2),
            class: class.to_owned(),
            made_on,
            done_on: made_on,
            keep_until: None,
            closed_by: Id::new(3),
            closed_at: Moment::from_millis(0),
            stored_number: is_stored.then_some(1),
            stored_year: is_stored.then_some(2549),
            stored_on: is_stored.then_some(made_on),
            file_code: String::new(),
            hold: hold.to_owned(),
            marked_by: None,
            version: 1,
        }
    }

    #[test]
    fn a_letter_goes_on_the_day_it_is_twenty_years_old_and_not_the_day_before() {
        let made = day(20_060_901);
        let open = letter(LetterState::Closed, Secrecy::Open);
        assert_eq!(list(&open, &kept(made, "history", "", true), false, (day(20_260_901), 20)), Ok(()));
        assert!(list(&open, &kept(made, "history", "", true), false, (day(20_260_831), 20)).is_err());
        assert_eq!(made_by(day(20_280_229), 21), Some(day(20_070_228)));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        /// Whatever goes is twenty years old, lies in the store, and is neither secret, held, lent nor another law's.
        #[test]
        fn nothing_goes_early_or_that_must_stay(
            age in 0_i64..9_000,
            states in prop::sample::select(<LetterState as kernel::Code>::ALL),
            secrecy in prop::sample::select(<Secrecy as kernel::Code>::ALL),
            class in prop::sample::select(vec!["ordinary", "history", "evidence", "secret"]),
            held in any::<bool>(),
            stored in any::<bool>(),
            lent in any::<bool>(),
        ) {
            let today = day(20_260_901);
            let made = today.plus_days(-age);
            let row = kept(made, class, if held { "คดี" } else { "" }, stored);
            let goes = list(&letter(states, secrecy), &row, lent, (today, 20)).is_ok();
            let lawful = made <= day(20_060_901)
                && states == LetterState::Closed
                && secrecy == Secrecy::Open
                && class != "evidence"
                && !held && stored && !lent;
            prop_assert_eq!(goes, lawful);
        }
    }
}
