//! การทำลายหนังสือ (ระเบียบงานสารบรรณ ข้อ 66-70): nothing is destroyed before its time, without the committee, the head and the
//! National Archives, or by anybody else.

use kernel::{Day, Id, Refusal, Staff};

use super::committee::{LEAST_MEMBERS, presides};
use crate::model::{
    ArchivesAnswer, ArchivesWish, Decision, DisposalRow, DisposalState, ItemRow, KeepingRow, MemberRow,
};

pub(super) fn refused(key: &'static str, clause: &'static str) -> Refusal {
    Refusal::new(key).citing(clause)
}

/// The survey is made within so many days after the end of a calendar year; answers that year, พ.ศ.
///
/// # Errors
/// The days have passed.
pub fn survey(today: Day, days: i64) -> Result<i64, Refusal> {
    let last = Day::new(today.date().year() - 1, 12, 31);
    match last {
        Some(last) if last.days_until(today) <= days => Ok(i64::from(thai::date::be_year(last.date()))),
        _ => Err(refused("correspondence-refused-survey", "ระเบียบงานสารบรรณ ข้อ 66")),
    }
}

/// Whether a kept letter belongs on the list of a year: it lies in the store, its last year is over, and nothing holds it.
#[must_use]
pub fn is_due(kept: &KeepingRow, year: i64, is_lent: bool) -> bool {
    let over = kept.keep_until.is_some_and(|until| i64::from(thai::date::be_year(until.date())) <= year);
    over && kept.stored_number.is_some() && kept.hold.is_empty() && !is_lent
}

/// A list is examined by its members while it lies before them.
///
/// # Errors
/// It does not, or this is no member.
pub fn examine(disposal: &DisposalRow, members: &[MemberRow], staff: Id<Staff>) -> Result<(), Refusal> {
    let sits = members.iter().any(|member| member.staff == staff);
    if disposal.state == DisposalState::Examining && sits {
        return Ok(());
    }
    Err(refused("correspondence-refused-examine", "ระเบียบงานสารบรรณ ข้อ 68.1"))
}

/// Who presides reports once every letter has been decided on.
///
/// # Errors
/// One is undecided, or this is somebody else.
pub fn report(
    disposal: &DisposalRow,
    members: &[MemberRow],
    items: &[ItemRow],
    staff: Id<Staff>,
) -> Result<(), Refusal> {
    examine(disposal, members, staff)?;
    let chairs = presides(members) == Some(staff);
    let decided = items.iter().all(|item| item.decision != Decision::Undecided);
    if chairs && decided {
        Ok(())
    } else {
        Err(refused("correspondence-refused-report", "ระเบียบงานสารบรรณ ข้อ 68.4"))
    }
}

/// The head decides on what was reported, and is no member of the committee.
///
/// # Errors
/// Nothing was reported, or they examined it themselves.
pub fn approve(disposal: &DisposalRow, members: &[MemberRow], staff: Id<Staff>) -> Result<(), Refusal> {
    let sits = members.iter().any(|member| member.staff == staff);
    if disposal.state == DisposalState::Examined && !sits {
        return Ok(());
    }
    Err(refused("correspondence-refused-approve", "ระเบียบงานสารบรรณ ข้อ 69"))
}

/// The National Archives are asked once the head has approved, not before.
///
/// # Errors
/// Nothing was approved, or not by that day.
pub fn ask(disposal: &DisposalRow, on: Day) -> Result<(), Refusal> {
    if disposal.state == DisposalState::Approved && disposal.approved_on.is_some_and(|approved| on >= approved) {
        return Ok(());
    }
    Err(refused("correspondence-refused-ask", "ระเบียบงานสารบรรณ ข้อ 70"))
}

/// The day after which silence of the National Archives is agreement.
#[must_use]
pub fn silence_after(disposal: &DisposalRow, days: i64) -> Option<Day> {
    Some(disposal.archives_asked_on?.plus_days(days))
}

/// Whether the National Archives agree: they said so, but for some letters perhaps, or they were silent for so many days.
#[must_use]
pub fn archives_agree(disposal: &DisposalRow, today: Day, days: i64) -> bool {
    match disposal.archives_answer {
        Some(answer) => answer != ArchivesAnswer::Keeps,
        None => silence_after(disposal, days).is_some_and(|after| today >= after),
    }
}

/// The record of destruction is signed by the members, once everybody has agreed.
///
/// # Errors
/// Somebody has not, or this is no member.
pub fn sign(
    disposal: &DisposalRow,
    members: &[MemberRow],
    staff: Id<Staff>,
    (today, days): (Day, i64),
) -> Result<(), Refusal> {
    let sits = members.iter().any(|member| member.staff == staff);
    let approved = disposal.state == DisposalState::Asked && disposal.approved_on.is_some();
    if sits && approved && archives_agree(disposal, today, days) {
        return Ok(());
    }
    Err(refused("correspondence-refused-destroy", "ระเบียบงานสารบรรณ ข้อ 70"))
}

/// What may be destroyed of a list now: the letters that were marked, of which each is still past its time, once all members have
/// signed. Everything is looked at again, whatever was decided before.
///
/// # Errors
/// A step is missing.
pub fn destroy(disposal: &DisposalRow, members: &[MemberRow], (today, days): (Day, i64)) -> Result<(), Refusal> {
    let chairs = members.iter().filter(|member| member.chairs).count();
    let signed = members.iter().all(|member| member.signed_at.is_some());
    let ordered = disposal.appointed_on.is_some() && disposal.examined_on.is_some() && disposal.approved_on.is_some();
    let lawful = disposal.state == DisposalState::Asked
        && ordered
        && members.len() >= LEAST_MEMBERS
        && chairs == 1
        && signed
        && archives_agree(disposal, today, days);
    if lawful {
        Ok(())
    } else {
        Err(refused("correspondence-refused-destroy", "ระเบียบงานสารบรรณ ข้อ 68.5, 70"))
    }
}

/// Whether one letter of the list goes: it was marked, the National Archives do not want it otherwise, and nothing happened meanwhile
/// that keeps it.
#[must_use]
pub fn goes(item: &ItemRow, kept: &KeepingRow, year: i64, is_lent: bool) -> bool {
    item.decision == Decision::Destroy && item.archives == ArchivesWish::Agrees && is_due(kept, year, is_lent)
}

#[cfg(test)]
mod tests {
    use super::super::committee::{appoint, tests::seated};
    use super::*;
    use kernel::{Letter, Level, Moment};
    use proptest::prelude::*;

    const ARCHIVES: i64 = 60;

    fn day(number: i64) -> Day {
        Day::from_number(number).unwrap()
    }

    fn list() -> DisposalRow {
        DisposalRow::listed(Id::new(1), Id::new(2), 2568, (day(20_260_110), Id::new(3)))
    }

    fn kept(until: Option<i64>) -> KeepingRow {
        KeepingRow {
            letter: Id::<Letter>::new(9),
            office: Id::new(2),
            class: "everyday".to_owned(),
            made_on: day(20_240_309),
            done_on: day(20_240_309),
            keep_until: until.map(day),
            closed_by: Id::new(3),
            closed_at: Moment::from_millis(0),
            stored_number: Some(1),
            stored_year: Some(2567),
            stored_on: Some(day(20_240_309)),
            file_code: "ก 1".to_owned(),
            hold: String::new(),
            marked_by: None,
            version: 1,
        }
    }

    #[test]
    fn the_survey_of_2568_is_made_from_new_year_to_the_first_of_march() {
        assert_eq!(survey(day(20_260_101), 60), Ok(2568));
        assert_eq!(survey(day(20_260_301), 60), Ok(2568));
        assert!(survey(day(20_260_302), 60).is_err());
        assert!(survey(day(20_251_231), 60).is_err());
        assert_eq!(survey(day(20_280_229), 60), Ok(2570));
        assert!(survey(day(20_280_301), 60).is_err());
    }

    #[test]
    fn what_is_kept_to_2568_is_surveyed_in_2569_and_not_before() {
        assert!(is_due(&kept(Some(20_251_231)), 2568, false));
        assert!(!is_due(&kept(Some(20_261_231)), 2568, false));
        assert!(!is_due(&kept(None), 2568, false));
        assert!(!is_due(&kept(Some(20_251_231)), 2568, true));
        assert!(!is_due(&KeepingRow { hold: "คดี".to_owned(), ..kept(Some(20_251_231)) }, 2568, false));
        assert!(!is_due(&KeepingRow { stored_number: None, ..kept(Some(20_251_231)) }, 2568, false));
    }

    #[test]
    fn sixty_days_of_silence_are_agreement_and_fifty_nine_are_not() {
        let asked = DisposalRow { archives_asked_on: Some(day(20_260_401)), ..list() };
        assert!(!archives_agree(&asked, day(20_260_530), ARCHIVES));
        assert!(archives_agree(&asked, day(20_260_531), ARCHIVES));
        let kept = DisposalRow { archives_answer: Some(ArchivesAnswer::Keeps), ..asked.clone() };
        assert!(!archives_agree(&kept, day(20_270_101), ARCHIVES));
        let agreed = DisposalRow { archives_answer: Some(ArchivesAnswer::Agrees), ..asked };
        assert!(archives_agree(&agreed, day(20_260_402), ARCHIVES));
    }

    /// What anybody may try with a list, in any order.
    #[derive(Debug, Clone, Copy)]
    enum Deed {
        Appoint(usize),
        Decide(usize, Decision),
        Report(i64),
        Approve(i64),
        Ask(i64),
        Answer(ArchivesAnswer),
        Sign(i64),
        Wait(i64),
        Destroy,
    }

    fn deed() -> impl Strategy<Value = Deed> {
        prop_oneof![
            (0_usize..5).prop_map(Deed::Appoint),
            (0_usize..3, prop_oneof![Just(Decision::Destroy), Just(Decision::Keep)])
                .prop_map(|(item, decision)| Deed::Decide(item, decision)),
            (1_i64..6).prop_map(Deed::Report),
            (1_i64..9).prop_map(Deed::Approve),
            (-70_i64..10).prop_map(Deed::Ask),
            prop::sample::select(<ArchivesAnswer as kernel::Code>::ALL).prop_map(Deed::Answer),
            (1_i64..6).prop_map(Deed::Sign),
            (0_i64..40).prop_map(Deed::Wait),
            Just(Deed::Destroy),
        ]
    }

    fn item(place: i64) -> ItemRow {
        ItemRow {
            place,
            letter: Id::new(100 + place),
            decision: Decision::Undecided,
            keep_years: 0,
            minority: String::new(),
            archives: if place == 2 { ArchivesWish::Send } else { ArchivesWish::Agrees },
            version: 1,
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        /// Whatever is tried in whatever order: what was destroyed had a lawful committee all of whom signed, was decided on, was
        /// approved by somebody outside the committee, and the Archives had agreed or been silent for sixty days.
        #[test]
        fn nothing_is_destroyed_earlier_or_otherwise(deeds in prop::collection::vec(deed(), 0..60)) {
            let mut row = list();
            let (mut members, mut items): (Vec<MemberRow>, Vec<ItemRow>) = (Vec::new(), (0..3).map(item).collect());
            let mut today = row.listed_on;
            for deed in deeds {
                match deed {
                    Deed::Appoint(many) if row.state == DisposalState::Listed => {
                        let sat: Vec<_> = (1..).take(many).map(|id| (Id::new(id), Some(Level::Practitioner))).collect();
                        if appoint(&sat, Id::new(1)).is_ok() {
                            members = seated(i64::try_from(sat.len()).unwrap());
                            row.appointed_on = Some(today);
                            row.state = DisposalState::Examining;
                        }
                    }
                    Deed::Decide(place, decision) if examine(&row, &members, Id::new(2)).is_ok() => items[place].decision = decision,
                    Deed::Report(staff) if report(&row, &members, &items, Id::new(staff)).is_ok() => {
                        row.examined_on = Some(today);
                        row.state = DisposalState::Examined;
                    }
                    Deed::Approve(staff) if approve(&row, &members, Id::new(staff)).is_ok() => {
                        row.approved_on = Some(today);
                        row.approved_by = Some(Id::new(staff));
                        row.state = DisposalState::Approved;
                    }
                    Deed::Ask(days) if ask(&row, today.plus_days(days)).is_ok() => {
                        row.archives_asked_on = Some(today.plus_days(days));
                        row.state = DisposalState::Asked;
                    }
                    Deed::Answer(answer) if row.state == DisposalState::Asked => row.archives_answer = Some(answer),
                    Deed::Sign(staff) if sign(&row, &members, Id::new(staff), (today, ARCHIVES)).is_ok() => {
                        for member in members.iter_mut().filter(|member| member.staff == Id::new(staff)) {
                            member.signed_at = Some(Moment::from_millis(1));
                        }
                    }
                    Deed::Wait(days) => today = today.plus_days(days),
                    Deed::Destroy if destroy(&row, &members, (today, ARCHIVES)).is_ok() => {
                        prop_assert!(members.len() >= 3 && members.iter().all(|member| member.signed_at.is_some()));
                        prop_assert!(items.iter().all(|item| item.decision != Decision::Undecided));
                        prop_assert!(row.approved_by.is_some_and(|head| members.iter().all(|member| member.staff != head)));
                        // However early the letter to them is said to have gone, they had their days since the approval.
                        let silent = row.approved_on.is_some_and(|approved| approved.days_until(today) >= ARCHIVES);
                        let agreed = matches!(row.archives_answer, Some(ArchivesAnswer::Agrees | ArchivesAnswer::Partly));
                        prop_assert!(agreed || (row.archives_answer.is_none() && silent));
                        for item in &items {
                            prop_assert!(item.decision == Decision::Destroy || !goes(item, &kept(Some(20_251_231)), row.year, false));
                            prop_assert!(item.archives == ArchivesWish::Agrees || !goes(item, &kept(Some(20_251_231)), row.year, false));
                            prop_assert!(!goes(item, &kept(Some(20_261_231)), row.year, false));
                        }
                        row.state = DisposalState::Destroyed;
                    }
                    _ => {}
                }
            }
        }
    }
}
