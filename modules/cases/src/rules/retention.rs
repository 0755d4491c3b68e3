//! อายุการเก็บและการลบ: what of casework may be erased, when, why not yet, and by whom (ระเบียบงานสารบรรณ ข้อ 57, 66–70; PDPA ม.33).

use kernel::{Day, Hold, Id, Refusal, Staff, kept_until};

use crate::model::{ArchivesAnswer, CaseClass, CaseRow, Confidentiality, Danger, Gravity, ReviewState};

/// The class of a case: what must be kept secret first (ข้อ 57.1), then what may be evidence (ข้อ 57.2).
#[must_use]
pub const fn class(confidentiality: Confidentiality, gravity: Gravity, danger: Danger) -> CaseClass {
    match (confidentiality, gravity, danger) {
        (Confidentiality::Restricted | Confidentiality::Sealed, ..) => CaseClass::Secret,
        (_, Gravity::Ordinary, Danger::None | Danger::Risk) => CaseClass::Ordinary,
        _ => CaseClass::Evidence,
    }
}

/// The class of a case as it lies in its table.
#[must_use]
pub const fn class_of(case: &CaseRow) -> CaseClass {
    class(case.confidentiality, case.gravity, case.danger)
}

/// What stands against erasing a case now, and until when. `years` are those of its class, `longer` is the day that a review
/// set. A case whose time is up still waits for its review: [`Hold::Review`].
#[must_use]
pub fn weigh(closed: Option<Day>, years: Option<i64>, longer: Option<Day>, today: Day) -> (Hold, Option<Day>) {
    let Some(closed) = closed else { return (Hold::Open, None) };
    let until =
        years.and_then(|years| kept_until(closed, years)).map(|until| longer.map_or(until, |day| day.max(until)));
    match until {
        None => (Hold::OtherLaw, longer),
        Some(until) if today <= until => (Hold::Until, Some(until)),
        Some(until) => (Hold::Review, Some(until)),
    }
}

/// The last closing day of cases whose time is up today: those closed in a year that lies more than `years` back.
#[must_use]
pub fn closed_by(years: i64, today: Day) -> Option<Day> {
    let year = i64::from(today.date().year()) - years - 1;
    Day::new(i16::try_from(year).ok()?, 12, 31)
}

/// A case is put forward only when its time is up, and the National Archives were asked first and did not object (ข้อ 69.2, 70).
///
/// # Errors
/// Why not.
pub fn propose(hold: Hold, (archives, asked): (ArchivesAnswer, Day), silence: i64, today: Day) -> Result<(), Refusal> {
    if hold != Hold::Review {
        return Err(Refusal::new("cases-refused-still-kept").citing("ระเบียบงานสารบรรณ ข้อ 57"));
    }
    if archives == ArchivesAnswer::Silent && asked.days_until(today) <= silence {
        let refusal = Refusal::new("cases-refused-archives-wait").with("days", silence.to_string());
        return Err(refusal.citing("ระเบียบงานสารบรรณ ข้อ 70"));
    }
    Ok(())
}

/// Two people erase: whoever put it forward does not approve, nor anybody acting for them.
///
/// # Errors
/// The same person, or nothing waits.
pub fn approve(state: ReviewState, proposed_by: Id<Staff>, approver: &[Id<Staff>]) -> Result<(), Refusal> {
    if state != ReviewState::Proposed {
        return Err(Refusal::new("cases-refused-no-proposal"));
    }
    if approver.contains(&proposed_by) {
        return Err(Refusal::new("cases-refused-own-proposal"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(number: i64) -> Day {
        Day::from_number(number).expect("a day")
    }

    #[test]
    fn what_may_be_evidence_or_is_kept_secret_is_no_ordinary_case() {
        use {Confidentiality as C, Danger as D, Gravity as G};
        assert_eq!(class(C::Normal, G::Ordinary, D::Risk), CaseClass::Ordinary);
        assert_eq!(class(C::Normal, G::Ordinary, D::Harm), CaseClass::Evidence);
        assert_eq!(class(C::Normal, G::ViolentOrCrisis, D::None), CaseClass::Evidence);
        assert_eq!(class(C::Sealed, G::Societal, D::Immediate), CaseClass::Secret);
    }

    #[test]
    fn ten_years_are_counted_from_the_end_of_the_year_of_closing() {
        let closed = Some(day(2016_0301));
        assert_eq!(weigh(closed, Some(10), None, day(2026_1231)), (Hold::Until, Some(day(2026_1231))));
        assert_eq!(weigh(closed, Some(10), None, day(2027_0101)), (Hold::Review, Some(day(2026_1231))));
        assert_eq!(closed_by(10, day(2027_0101)), Some(day(2016_1231)));
        assert_eq!(closed_by(10, day(2026_1231)), Some(day(2015_1231)));
    }

    #[test]
    fn an_open_case_and_one_under_another_law_are_kept_and_a_review_can_only_lengthen() {
        assert_eq!(weigh(None, Some(10), None, day(2050_0101)), (Hold::Open, None));
        assert_eq!(weigh(Some(day(1990_0101)), None, None, day(2050_0101)), (Hold::OtherLaw, None));
        let longer = Some(day(2030_1231));
        assert_eq!(weigh(Some(day(2010_0101)), Some(10), longer, day(2026_0101)), (Hold::Until, longer));
        let shorter = Some(day(2012_1231));
        assert_eq!(weigh(Some(day(2010_0101)), Some(10), shorter, day(2020_0601)).0, Hold::Until);
    }

    #[test]
    fn the_archives_are_asked_first_and_their_silence_counts_after_sixty_days() {
        let asked = day(2027_0101);
        let silent = |today| propose(Hold::Review, (ArchivesAnswer::Silent, asked), 60, today);
        assert_eq!(silent(day(2027_0302)).map_err(|refusal| refusal.key), Err("cases-refused-archives-wait"));
        assert_eq!(silent(day(2027_0303)), Ok(()));
        let agreed = (ArchivesAnswer::Agreed, asked);
        assert_eq!(propose(Hold::Review, agreed, 60, asked), Ok(()));
        assert_eq!(
            propose(Hold::Until, agreed, 60, asked).map_err(|refusal| refusal.key),
            Err("cases-refused-still-kept")
        );
    }

    #[test]
    fn nobody_approves_their_own_proposal_nor_acting_for_whoever_made_it() {
        let (one, other) = (Id::new(1), Id::new(2));
        assert_eq!(approve(ReviewState::Proposed, one, &[other]), Ok(()));
        let own = approve(ReviewState::Proposed, one, &[other, one]);
        assert_eq!(own.map_err(|refusal| refusal.key), Err("cases-refused-own-proposal"));
        assert!(approve(ReviewState::Declined, one, &[other]).is_err());
    }
}
