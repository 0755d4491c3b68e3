//! ส่งต่อ: on what basis a case may be told to others, and what may happen to a referral when.

use kernel::{Day, Refusal};

use super::duties::COORDINATE;
use crate::model::{Consenter, ReferralBody, ReferralState};

/// The code of the basis that is the consent of the person: the one entry of the list that asks for more.
pub const CONSENT: &str = "consent";
/// The age from which a child may consent beside its parents (PDPA ม.20).
const CHILD: i16 = 10;

/// Whether a case may be told to the receiver: only with a basis in law (PDPA ม.24, ม.26, ม.27), the consent of the person
/// or another, and for a child under ten the consent of who has parental power (ม.20). `age` is the client's in years; of consents only one counts
/// that was given after the last was withdrawn (ม.19).
///
/// # Errors
/// What is missing, with its section.
pub fn refer(body: &ReferralBody, age: Option<i16>, withdrawn: Option<Day>) -> Result<(), Refusal> {
    if body.basis.is_empty() {
        return Err(Refusal::new("cases-refused-no-basis").citing("พ.ร.บ. คุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562 ม.27"));
    }
    if body.basis != CONSENT {
        return Ok(());
    }
    let Some(consent) = &body.consent else {
        return Err(Refusal::new("cases-refused-no-consent").citing("พ.ร.บ. คุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562 ม.19"));
    };
    if withdrawn.is_some_and(|day| consent.on <= day) {
        return Err(Refusal::new("cases-refused-consent-withdrawn").citing("พ.ร.บ. คุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562 ม.19"));
    }
    if consent.by == Consenter::Client && age.is_some_and(|age| age < CHILD) {
        return Err(Refusal::new("cases-refused-child-consent").citing("พ.ร.บ. คุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562 ม.20"));
    }
    Ok(())
}

/// What can be done to a referral.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReferralDeed {
    /// The other end accepts, declines or sends back.
    Answer,
    /// The sender takes it back.
    Withdraw,
    /// What was given becomes known.
    Report,
    /// The sender reminds the other end.
    Remind,
    /// The sender writes another letter in its place.
    Redo,
}

/// Whether that may be done to a referral that stands so.
///
/// # Errors
/// It may not.
pub fn may(deed: ReferralDeed, state: ReferralState) -> Result<(), Refusal> {
    use ReferralDeed::{Answer, Redo, Remind, Report, Withdraw};
    use ReferralState::{Accepted, Declined, Returned, Sent};
    let fits = match deed {
        Answer => matches!(state, Sent),
        Withdraw => matches!(state, Sent | Returned),
        Report => matches!(state, Accepted),
        Remind => matches!(state, Sent | Accepted),
        Redo => matches!(state, Returned | Declined),
    };
    if fits { Ok(()) } else { Err(Refusal::new("cases-refused-referral-state")) }
}

/// Whether the other end may be reminded today: once the day has passed, and not twice on one day.
///
/// # Errors
/// It is too early, or was done today.
pub fn remind(state: ReferralState, due: Option<Day>, last: Option<Day>, today: Day) -> Result<(), Refusal> {
    may(ReferralDeed::Remind, state)?;
    if due.is_none_or(|due| due >= today) || last == Some(today) {
        return Err(Refusal::new("cases-refused-reminder-early").citing(COORDINATE));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Consent, ConsentWay, Receiver, ReceiverKind, Urgency};
    use kernel::Code as _;

    fn day(number: i64) -> Day {
        Day::from_number(number).unwrap_or_else(|| panic!("{number}"))
    }

    fn body(basis: &str, by: Option<Consenter>) -> ReferralBody {
        let consent = by.map(|by| Consent {
            by,
            name: "สาย ทองสมมุติ".to_owned(),
            on: day(2026_0901),
            way: ConsentWay::Spoken,
            scope: String::new(),
        });
        let receiver = Receiver {
            kind: ReceiverKind::Outside,
            office: None,
            listed: None,
            name: "โรงพยาบาลสมมุติ".to_owned(),
            address: String::new(),
            attention: String::new(),
        };
        ReferralBody {
            receiver,
            urgency: Urgency::Normal,
            purpose: "ขอให้ฟื้นฟูสมรรถภาพ".to_owned(),
            basis: basis.to_owned(),
            basis_note: String::new(),
            consent,
            fields: Vec::new(),
            enclosed: Vec::new(),
            digest: String::new(),
            replaces: None,
        }
    }

    fn key(decision: Result<(), Refusal>) -> Option<&'static str> {
        decision.err().map(|refusal| refusal.key)
    }

    #[test]
    fn nothing_is_told_without_a_basis_and_the_refusal_names_the_section() {
        let refused = refer(&body("", None), Some(70), None);
        assert_eq!(refused.as_ref().err().and_then(|r| r.clause.as_deref()).map(|c| c.ends_with("ม.27")), Some(true));
        assert_eq!(key(refused), Some("cases-refused-no-basis"));
        assert_eq!(refer(&body("public-task", None), Some(70), None), Ok(()));
    }

    #[test]
    fn consent_as_basis_needs_the_consent_itself() {
        assert_eq!(key(refer(&body(CONSENT, None), None, None)), Some("cases-refused-no-consent"));
        assert_eq!(refer(&body(CONSENT, Some(Consenter::Client)), None, None), Ok(()));
    }

    #[test]
    fn for_a_child_under_ten_the_guardian_consents() {
        let by = |by, age| key(refer(&body(CONSENT, Some(by)), Some(age), None));
        assert_eq!(by(Consenter::Client, 9), Some("cases-refused-child-consent"));
        assert_eq!(by(Consenter::Client, 10), None);
        assert_eq!(by(Consenter::Guardian, 3), None);
    }

    #[test]
    fn a_referral_goes_only_the_ways_of_its_table() {
        use ReferralDeed::{Answer, Redo, Remind, Report, Withdraw};
        use ReferralState::{Accepted, Closed, Declined, Prepared, Returned, Sent, Withdrawn};
        let ways: [(ReferralState, &[ReferralDeed]); 7] = [
            (Prepared, &[]),
            (Sent, &[Answer, Withdraw, Remind]),
            (Accepted, &[Report, Remind]),
            (Declined, &[Redo]),
            (Returned, &[Withdraw, Redo]),
            (Withdrawn, &[]),
            (Closed, &[]),
        ];
        assert_eq!(ways.len(), ReferralState::ALL.len());
        for (state, open) in ways {
            for deed in [Answer, Withdraw, Report, Remind, Redo] {
                assert_eq!(may(deed, state).is_ok(), open.contains(&deed), "{deed:?} when {state:?}");
            }
        }
    }

    #[test]
    fn the_other_end_is_reminded_once_a_day_and_not_before_the_day_has_passed() {
        let on = |today, last| remind(ReferralState::Sent, Some(day(2026_0908)), last, day(today)).is_ok();
        assert!(!on(2026_0908, None), "its day is not over");
        assert!(on(2026_0909, None));
        assert!(!on(2026_0909, Some(day(2026_0909))));
        assert!(on(2026_0910, Some(day(2026_0909))));
        assert!(remind(ReferralState::Closed, Some(day(2026_0908)), None, day(2026_0910)).is_err());
    }
}
