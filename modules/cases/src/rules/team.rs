//! ใครมอบหมาย ใครกำหนดชั้นความลับ และเรื่องใดเปิดด้วยเหตุเร่งด่วนได้.

use kernel::{Id, Refusal, Staff};

use super::duties::SUPERVISE;
use super::must_be_open;
use crate::model::{CaseRow, Confidentiality, Part};

/// Whether somebody may be given a part in a case. The owner asks colleagues to join; only who supervises the office
/// names a new owner or a reviewer (การมอบหมายและกำกับงาน มาตรฐานกำหนดตำแหน่ง ชก. ๐.๑).
///
/// # Errors
/// The rule that stands against it.
pub fn assign(case: &CaseRow, actor: &[Id<Staff>], supervises: bool, part: Part) -> Result<(), Refusal> {
    must_be_open(case)?;
    match part {
        _ if supervises => Ok(()),
        Part::Member if actor.contains(&case.owner) => Ok(()),
        Part::Member => Err(Refusal::new("cases-refused-not-owner").citing(SUPERVISE)),
        Part::Owner | Part::Reviewer => Err(Refusal::new("cases-refused-not-supervisor").citing(SUPERVISE)),
    }
}

/// Whether somebody's part in a case may be ended: by whoever may give it. The owner answers for the case and leaves it only
/// when it is handed to another.
///
/// # Errors
/// The rule that stands against it.
pub fn end_part(case: &CaseRow, actor: &[Id<Staff>], supervises: bool, part: Part) -> Result<(), Refusal> {
    if part == Part::Owner {
        return Err(Refusal::new("cases-refused-owner-stays").citing("SW-K-0.1"));
    }
    assign(case, actor, supervises, part)
}

/// Whether somebody may say who may know of a case. Its owner answers for it and may make it more confidential at once;
/// making it less so is for who supervises the office, so that nothing is laid open by one person alone.
///
/// # Errors
/// The rule that stands against it.
pub fn classify(case: &CaseRow, actor: &[Id<Staff>], supervises: bool, to: Confidentiality) -> Result<(), Refusal> {
    if to == case.confidentiality {
        return Err(Refusal::new("cases-refused-same-confidentiality"));
    }
    if supervises {
        return Ok(());
    }
    if !actor.contains(&case.owner) {
        return Err(Refusal::new("cases-refused-not-owner"));
    }
    if to < case.confidentiality {
        return Err(Refusal::new("cases-refused-not-supervisor"));
    }
    Ok(())
}

/// Whether a case of the reader's own offices may be opened for an urgent reason: a restricted one. A sealed one is known
/// to its named people alone, so for everybody else there is none.
#[must_use]
pub fn may_break_glass(case: &CaseRow) -> bool {
    case.confidentiality == Confidentiality::Restricted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Danger, Gravity, NextWhat, Stage, SubjectKind, Unit, Urgency};
    use kernel::{Day, Moment};

    const OWNER: i64 = 1;
    const OTHER: i64 = 2;

    fn case(confidentiality: Confidentiality, stage: Stage) -> CaseRow {
        CaseRow {
            id: Id::new(9),
            office: Id::new(5),
            number: "1/2569".to_owned(),
            unit: Unit::Individual,
            subject_kind: SubjectKind::Person,
            subject: 7,
            subject_name: "สาย ทองดี".to_owned(),
            title: "ผู้สูงอายุอยู่ลำพัง".to_owned(),
            target_group: String::new(),
            stage,
            urgency: Urgency::Normal,
            danger: Danger::None,
            gravity: Gravity::Ordinary,
            confidentiality,
            owner: Id::new(OWNER),
            opened_at: Moment::from_millis(0),
            closed_at: None,
            next_what: NextWhat::Act,
            next_who: None,
            next_due: Day::new(2026, 9, 1).unwrap_or_else(|| panic!("a day")),
            next_clause: String::new(),
            next_about: None,
            version: 1,
        }
    }

    fn key<T>(decision: Result<T, Refusal>) -> Option<&'static str> {
        decision.err().map(|refusal| refusal.key)
    }

    #[test]
    fn the_owner_asks_colleagues_to_join_but_does_not_hand_the_case_over() {
        let case = case(Confidentiality::Normal, Stage::Service);
        assert_eq!(assign(&case, &[Id::new(OWNER)], false, Part::Member), Ok(()));
        assert_eq!(key(assign(&case, &[Id::new(OWNER)], false, Part::Owner)), Some("cases-refused-not-supervisor"));
        assert_eq!(key(assign(&case, &[Id::new(OTHER)], false, Part::Member)), Some("cases-refused-not-owner"));
        assert_eq!(assign(&case, &[Id::new(OTHER)], true, Part::Owner), Ok(()));
    }

    #[test]
    fn whoever_may_give_a_part_may_end_it_and_nobody_ends_the_owners() {
        let case = case(Confidentiality::Sealed, Stage::Service);
        let (owner, other) = ([Id::new(OWNER)], [Id::new(OTHER)]);
        assert_eq!(end_part(&case, &owner, false, Part::Member), Ok(()));
        assert_eq!(end_part(&case, &other, true, Part::Reviewer), Ok(()));
        assert_eq!(key(end_part(&case, &owner, false, Part::Reviewer)), Some("cases-refused-not-supervisor"));
        assert_eq!(key(end_part(&case, &other, false, Part::Member)), Some("cases-refused-not-owner"));
        assert_eq!(key(end_part(&case, &owner, true, Part::Owner)), Some("cases-refused-owner-stays"));
    }

    #[test]
    fn nobody_is_assigned_to_a_closed_case() {
        let closed = case(Confidentiality::Normal, Stage::Closed);
        assert_eq!(key(assign(&closed, &[Id::new(OTHER)], true, Part::Owner)), Some("cases-refused-closed"));
    }

    #[test]
    fn the_owner_alone_may_close_the_door_further_and_a_supervisor_opens_it() {
        let restricted = case(Confidentiality::Restricted, Stage::Service);
        let owner = [Id::new(OWNER)];
        assert_eq!(classify(&restricted, &owner, false, Confidentiality::Sealed), Ok(()));
        assert_eq!(
            key(classify(&restricted, &owner, false, Confidentiality::Normal)),
            Some("cases-refused-not-supervisor")
        );
        assert_eq!(classify(&restricted, &[Id::new(OTHER)], true, Confidentiality::Normal), Ok(()));
        let other = classify(&restricted, &[Id::new(OTHER)], false, Confidentiality::Sealed);
        assert_eq!(key(other), Some("cases-refused-not-owner"));
    }

    #[test]
    fn only_a_restricted_case_is_opened_for_an_urgent_reason() {
        let opens = |confidentiality| may_break_glass(&case(confidentiality, Stage::Service));
        assert!(opens(Confidentiality::Restricted));
        assert!(!opens(Confidentiality::Sealed) && !opens(Confidentiality::Normal));
    }
}
