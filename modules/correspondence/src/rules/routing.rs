//! การเกษียณ: who may send a letter on, whose turn it is, what may be done at a stop.

use kernel::{Id, Office, Refusal, Staff};

use crate::model::{Asks, LetterState, Secrecy, StepRow, StepState, To};

/// Who looks at a stop: the actor and those acted for, and the units in which they work.
#[derive(Debug, Clone, Copy)]
pub struct Hands<'a> {
    /// The actor alone.
    pub themself: Id<Staff>,
    /// With everybody acted for.
    pub staff: &'a [Id<Staff>],
    /// The units.
    pub offices: &'a [Id<Office>],
}

/// Whether a stop is in these hands. A secret letter is in the hands of whoever it names alone.
#[must_use]
pub fn holds(step: &StepRow, secrecy: Secrecy, hands: Hands<'_>) -> bool {
    match step.to() {
        Some(To::Staff(staff)) if secrecy.is_secret() => staff == hands.themself,
        Some(To::Staff(staff)) => hands.staff.contains(&staff),
        Some(To::Office(office)) => !secrecy.is_secret() && hands.offices.contains(&office),
        None => false,
    }
}

/// A letter goes on its way while its matter is open; a secret one goes to people by name.
///
/// # Errors
/// It is closed, or a secret letter would go to a unit.
pub fn route(state: LetterState, secrecy: Secrecy, to: &[To]) -> Result<(), Refusal> {
    if !matches!(state, LetterState::Received | LetterState::Routed) {
        return Err(Refusal::new("correspondence-refused-state"));
    }
    if secrecy.is_secret() && to.iter().any(|to| matches!(to, To::Office(_))) {
        return Err(
            Refusal::new("correspondence-refused-secret-unit").citing("ระเบียบว่าด้วยการรักษาความลับของทางราชการ พ.ศ. 2544")
        );
    }
    Ok(())
}

/// What a stop becomes when whoever holds it says that they have seen it: done where nothing else was asked.
///
/// # Errors
/// It is not its turn, or it was taken already.
pub fn acknowledged(step: &StepRow) -> Result<StepState, Refusal> {
    match (step.state, step.asks) {
        (StepState::Next, Asks::Know) => Ok(StepState::Done),
        (StepState::Next, Asks::Act | Asks::Decide) => Ok(StepState::Taken),
        _ => Err(Refusal::new("correspondence-refused-turn")),
    }
}

/// A stop is finished while it is its turn.
///
/// # Errors
/// It is another's turn, or it is finished.
pub fn finish(step: &StepRow) -> Result<(), Refusal> {
    if step.is_current() { Ok(()) } else { Err(Refusal::new("correspondence-refused-turn")) }
}

/// The stop whose turn comes now: the first that waits, when none before it is open.
#[must_use]
pub fn next(steps: &[StepRow]) -> Option<&StepRow> {
    if steps.iter().any(StepRow::is_current) {
        return None;
    }
    steps.iter().filter(|step| step.state == StepState::Waiting).min_by_key(|step| step.place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Moment;
    use proptest::prelude::*;

    fn step(place: i64, to: To, asks: Asks, state: StepState) -> StepRow {
        StepRow {
            id: Id::new(place),
            letter: Id::new(1),
            place,
            to_staff: if let To::Staff(staff) = to { Some(staff) } else { None },
            to_office: if let To::Office(office) = to { Some(office) } else { None },
            instruction: String::new(),
            asks,
            state,
            given_by: None,
            given_at: Moment::from_millis(0),
            taken_by: None,
            taken_at: None,
            done_by: None,
            done_at: None,
            words: String::new(),
            version: 1,
        }
    }

    const SOMSRI: Id<Staff> = Id::new(7);
    const UNIT: Id<Office> = Id::new(70);

    #[test]
    fn a_secret_letter_goes_to_people_by_name_and_to_nobody_who_acts_for_them() {
        let hands = Hands { themself: SOMSRI, staff: &[SOMSRI, Id::new(8)], offices: &[UNIT] };
        let to = |to| step(1, to, Asks::Act, StepState::Next);
        assert!(holds(&to(To::Staff(Id::new(8))), Secrecy::Open, hands));
        assert!(!holds(&to(To::Staff(Id::new(8))), Secrecy::Secret, hands));
        assert!(holds(&to(To::Office(UNIT)), Secrecy::Open, hands));
        assert!(!holds(&to(To::Office(UNIT)), Secrecy::Secret, hands));
        assert!(route(LetterState::Received, Secrecy::Secret, &[To::Office(UNIT)]).is_err());
        assert!(route(LetterState::Received, Secrecy::Secret, &[To::Staff(SOMSRI)]).is_ok());
    }

    #[test]
    fn what_is_only_to_be_known_is_done_once_seen_and_the_rest_is_taken() {
        let asked = |asks| step(1, To::Staff(SOMSRI), asks, StepState::Next);
        assert_eq!(acknowledged(&asked(Asks::Know)), Ok(StepState::Done));
        assert_eq!(acknowledged(&asked(Asks::Act)), Ok(StepState::Taken));
        assert!(acknowledged(&step(1, To::Staff(SOMSRI), Asks::Act, StepState::Waiting)).is_err());
        assert!(finish(&step(1, To::Staff(SOMSRI), Asks::Act, StepState::Done)).is_err());
    }

    #[test]
    fn a_closed_letter_goes_nowhere() {
        for state in [LetterState::Closed, LetterState::Cancelled, LetterState::Destroyed, LetterState::Draft] {
            assert!(route(state, Secrecy::Open, &[To::Staff(SOMSRI)]).is_err(), "{state:?}");
        }
    }

    proptest! {
        /// However stops end, they are taken up one at a time, in their order, and all of them in the end.
        #[test]
        fn stops_come_one_at_a_time_in_their_order(many in 1_usize..12) {
            let mut steps: Vec<StepRow> = (0..many)
                .map(|place| step(i64::try_from(place).unwrap(), To::Staff(SOMSRI), Asks::Act, StepState::Waiting))
                .rev()
                .collect();
            let mut order = Vec::new();
            while let Some(place) = next(&steps).map(|step| step.place) {
                let current = steps.iter_mut().find(|step| step.place == place).unwrap();
                current.state = StepState::Next;
                prop_assert_eq!(next(&steps).map(|step| step.place), None);
                steps.iter_mut().find(|step| step.place == place).unwrap().state = StepState::Done;
                order.push(place);
            }
            prop_assert_eq!(order, (0..i64::try_from(many).unwrap()).collect::<Vec<_>>());
        }
    }
}
