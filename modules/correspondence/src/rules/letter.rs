//! The life of a letter: which state may follow which (ระเบียบงานสารบรรณ ข้อ 6: จัดทำ รับ ส่ง เก็บรักษา ยืม ทำลาย).

use kernel::{Actor, Level, Refusal, Role};

use crate::model::{LetterRow, LetterState, Secrecy, Series, Way};

/// Whether one state may follow another.
///
/// # Errors
/// It may not; nothing that was given a number goes back to being a draft.
pub fn follows(from: LetterState, to: LetterState) -> Result<(), Refusal> {
    use LetterState as S;
    let lawful = match from {
        S::Draft => matches!(to, S::InReview | S::Signed | S::Cancelled),
        S::InReview => matches!(to, S::Draft | S::Signed | S::Cancelled),
        S::Signed => matches!(to, S::Draft | S::Numbered | S::Cancelled),
        S::Numbered => matches!(to, S::Sent | S::Closed | S::Cancelled),
        S::Sent => matches!(to, S::Closed),
        S::Received => matches!(to, S::Routed | S::Closed | S::Cancelled),
        S::Routed => matches!(to, S::Closed),
        S::Closed => matches!(to, S::Routed | S::Received | S::Sent | S::Destroyed | S::HandedOver),
        S::Cancelled | S::Destroyed | S::HandedOver => false,
    };
    if lawful { Ok(()) } else { Err(Refusal::new("correspondence-refused-state")) }
}

/// The register in which a letter of this way and secrecy is entered when nothing else decides.
#[must_use]
pub const fn series(way: Way, secrecy: Secrecy) -> Series {
    match (way, secrecy) {
        (Way::Received, Secrecy::Open) => Series::Received,
        (Way::Received, _) => Series::SecretReceived,
        (Way::Issued, Secrecy::Open) => Series::General,
        (Way::Issued, _) => Series::Secret,
    }
}

/// The entry of a letter that came is put right while the letter is there.
///
/// # Errors
/// It did not come, or it is cancelled, destroyed or handed over.
pub fn correct(letter: &LetterRow) -> Result<(), Refusal> {
    let there = matches!(letter.state, LetterState::Received | LetterState::Routed | LetterState::Closed);
    if there && letter.way == Way::Received { Ok(()) } else { Err(Refusal::new("correspondence-refused-state")) }
}

/// A letter answers another letter of the same office.
///
/// # Errors
/// It is the same letter, another office's, or a draft.
pub fn answers(letter: &LetterRow, answered: &LetterRow) -> Result<(), Refusal> {
    let lawful = letter.id != answered.id && letter.office == answered.office && answered.number.is_some();
    if lawful { Ok(()) } else { Err(Refusal::new("correspondence-refused-answers")) }
}

/// Whether files may be enclosed with a letter or taken out again: with a draft until it is given to be checked, with what came
/// until its matter is closed.
///
/// # Errors
/// It is signed for as it is, or kept.
pub fn may_enclose(state: LetterState) -> Result<(), Refusal> {
    match state {
        LetterState::Draft | LetterState::Received | LetterState::Routed => Ok(()),
        _ => Err(Refusal::new("correspondence-refused-enclosing")),
    }
}

/// Who certifies that a copy agrees with its original: ประเภทวิชาการ ระดับปฏิบัติการ or above, or the head of the agency. Who has no such
/// level prints the copy for somebody else to sign.
#[must_use]
pub fn certifies(actor: &Actor) -> bool {
    actor.level().is_some_and(|level| level >= Level::Practitioner) || actor.has_role(&[Role::Director])
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Code as _;

    #[test]
    fn what_has_a_number_never_becomes_a_draft_again() {
        use LetterState as S;
        for from in [S::Numbered, S::Sent, S::Received, S::Routed, S::Closed, S::Cancelled, S::Destroyed, S::HandedOver]
        {
            assert!(follows(from, S::Draft).is_err(), "{from:?}");
        }
    }

    #[test]
    fn only_what_is_closed_is_destroyed_or_handed_over() {
        for from in LetterState::ALL {
            for end in [LetterState::Destroyed, LetterState::HandedOver] {
                assert_eq!(follows(*from, end).is_ok(), *from == LetterState::Closed, "{from:?} to {end:?}");
            }
        }
    }

    #[test]
    fn what_is_secret_counts_in_a_register_of_its_own() {
        for way in Way::ALL {
            assert!(!series(*way, Secrecy::Open).is_secret());
            assert!(series(*way, Secrecy::Secret).is_secret());
            assert!(series(*way, Secrecy::VerySecret).is_secret());
            assert_eq!(series(*way, Secrecy::Open).way(), *way);
        }
    }
}
