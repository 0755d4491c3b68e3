//! คำขอของเจ้าของข้อมูล: until when, by whom, and on what ground refused (ม.30-36, ม.39(7)).

use kernel::{Day, Id, Refusal, Staff};

use crate::model::{Identity, RequestRow, RequestState, SettingRow};

/// The last day to answer what was received on a day.
#[must_use]
pub fn due(received: Day, days: i64) -> Day {
    received.plus_days(days)
}

/// A request that is still open.
///
/// # Errors
/// It was answered, refused or withdrawn.
pub fn open(request: &RequestRow) -> Result<(), Refusal> {
    if request.state == RequestState::Open { Ok(()) } else { Err(Refusal::new("privacy-refused-answered")) }
}

/// Whether an actor prepares the answer: whoever it was given to, or the data protection officer.
///
/// # Errors
/// It is somebody else's.
pub fn prepare(assigned: Option<Id<Staff>>, actor: &[Id<Staff>], is_dpo: bool) -> Result<(), Refusal> {
    let theirs = assigned.is_some_and(|staff| actor.contains(&staff));
    if theirs || is_dpo { Ok(()) } else { Err(Refusal::new("privacy-refused-not-yours")) }
}

/// Nothing of a person is handed out before it is known who asks.
///
/// # Errors
/// Identity was not checked.
pub fn known(identity: Identity) -> Result<(), Refusal> {
    if identity == Identity::NotYet {
        return Err(Refusal::new("privacy-refused-identity").citing("PDPA ม.30"));
    }
    Ok(())
}

/// A refusal names a ground of the law that serves against this right.
///
/// # Errors
/// The ground is not one of this right's.
pub fn refuse(request: &RequestRow, ground: Option<&SettingRow>) -> Result<(), Refusal> {
    match ground {
        Some(ground) if ground.serves(request.claim) => Ok(()),
        _ => Err(Refusal::new("privacy-refused-ground").citing("PDPA ม.39(7)")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_received_on_new_years_day_is_answered_by_the_thirty_first() {
        let received = Day::new(2025, 1, 1).expect("a day");
        assert_eq!(due(received, 30), Day::new(2025, 1, 31).expect("a day"));
    }

    #[test]
    fn only_whoever_was_asked_and_the_officer_prepare_the_answer() {
        let (one, other) = (Id::new(1), Id::new(2));
        assert_eq!(prepare(Some(one), &[one], false), Ok(()));
        assert!(prepare(Some(one), &[other], false).is_err());
        assert!(prepare(None, &[other], false).is_err());
        assert_eq!(prepare(None, &[other], true), Ok(()));
    }

    #[test]
    fn nothing_is_handed_out_before_it_is_known_who_asks() {
        assert!(known(Identity::NotYet).is_err());
        assert_eq!(known(Identity::CardSeen), Ok(()));
    }
}
