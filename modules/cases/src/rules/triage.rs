//! คัดกรอง: urgency, danger and gravity of a matter, and the clocks that they start.

use kernel::{Invalid, Moment};

use crate::model::{Danger, Gravity, Urgency};

/// เหตุที่กำหนดความเร่งด่วนขั้นต่ำ: a sign that sets a least urgency, from reference data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Floor {
    /// Its code.
    pub code: String,
    /// The least urgency.
    pub urgency: Urgency,
}

/// The hours that each clock runs for an urgency, from reference data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clocks {
    /// First contact.
    pub contact: i64,
    /// Facts found.
    pub facts: i64,
    /// Plan signed.
    pub plan: i64,
}

/// What somebody decided at triage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Triaged {
    /// Urgency.
    pub urgency: Urgency,
    /// Danger.
    pub danger: Danger,
    /// Gravity.
    pub gravity: Gravity,
    /// Codes of the signs seen.
    pub floors: Vec<String>,
    /// Why.
    pub reason: String,
}

/// When each clock runs out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dues {
    /// First contact.
    pub contact: Moment,
    /// Facts found.
    pub facts: Moment,
    /// Plan signed.
    pub plan: Moment,
}

/// Looks whether a decision agrees with the signs seen: none may be less urgent than its signs demand (a child in danger
/// or violence is an emergency: พ.ร.บ. คุ้มครองเด็ก ม.29; พ.ร.บ. คุ้มครองผู้ถูกกระทำด้วยความรุนแรงในครอบครัว ม.5), harm makes a
/// matter at least violent or in crisis, and immediate danger an emergency.
///
/// # Errors
/// The field that disagrees.
pub fn triage(decided: &Triaged, floors: &[Floor]) -> Result<(), Invalid> {
    let mut invalid = Invalid::default();
    let seen = floors.iter().filter(|floor| decided.floors.contains(&floor.code));
    let least = seen.map(|floor| floor.urgency).max();
    if least.is_some_and(|least| decided.urgency < least) {
        invalid.add("urgency", "cases-triage-urgency-below-floor");
    }
    if decided.danger == Danger::Immediate && decided.urgency < Urgency::Emergency {
        invalid.add("urgency", "cases-triage-urgency-below-danger");
    }
    if decided.danger >= Danger::Harm && decided.gravity == Gravity::Ordinary {
        invalid.add("gravity", "cases-triage-gravity-below-danger");
    }
    if invalid.is_empty() { Ok(()) } else { Err(invalid) }
}

/// The clocks run from the moment the matter was received, not from the triage.
#[must_use]
pub const fn dues(received: Moment, clocks: Clocks) -> Dues {
    Dues {
        contact: received.plus_hours(clocks.contact),
        facts: received.plus_hours(clocks.facts),
        plan: received.plus_hours(clocks.plan),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decided(urgency: Urgency, danger: Danger, gravity: Gravity, floors: &[&str]) -> Triaged {
        let floors = floors.iter().map(|code| (*code).to_owned()).collect();
        Triaged { urgency, danger, gravity, floors, reason: "เห็นรอยช้ำ".to_owned() }
    }

    fn floors() -> Vec<Floor> {
        let floor = |code: &str| Floor { code: code.to_owned(), urgency: Urgency::Emergency };
        ["child_in_danger", "violence"].map(floor).to_vec()
    }

    #[test]
    fn a_child_in_danger_is_an_emergency() {
        let wrong = triage(&decided(Urgency::Urgent, Danger::Risk, Gravity::Ordinary, &["child_in_danger"]), &floors());
        assert_eq!(wrong.err().and_then(|e| e.of("urgency")), Some("cases-triage-urgency-below-floor"));
        let right = decided(Urgency::Emergency, Danger::Risk, Gravity::Ordinary, &["child_in_danger"]);
        assert_eq!(triage(&right, &floors()), Ok(()));
    }

    #[test]
    fn harm_is_never_an_ordinary_matter() {
        let wrong = triage(&decided(Urgency::Emergency, Danger::Harm, Gravity::Ordinary, &[]), &floors());
        assert!(wrong.is_err_and(|e| e.of("gravity").is_some()));
    }

    #[test]
    fn immediate_danger_is_an_emergency() {
        let wrong = triage(&decided(Urgency::Urgent, Danger::Immediate, Gravity::ViolentOrCrisis, &[]), &[]);
        assert!(wrong.is_err_and(|e| e.of("urgency").is_some()));
    }

    #[test]
    fn the_clock_runs_from_receipt() {
        let received = Moment::from_millis(0);
        let dues = dues(received, Clocks { contact: 24, facts: 72, plan: 168 });
        assert_eq!(dues.contact.millis(), 24 * 3_600_000);
    }
}
