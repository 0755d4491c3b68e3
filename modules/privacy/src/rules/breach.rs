//! เหตุละเมิด: who must be told by when, and what comes next (ม.37(4)).

use kernel::{Moment, Refusal};

use crate::model::{BreachRow, Risk};

/// Until when สคส. must be told: so many hours, day and night, from when the office came to know.
#[must_use]
pub const fn due(aware: Moment, hours: i64) -> Moment {
    aware.plus_hours(hours)
}

/// Whether สคส. must be told; what is not assessed is held to be risky.
#[must_use]
pub const fn tell_office(risk: Risk) -> bool {
    !matches!(risk, Risk::Unlikely)
}

/// Whether the people must be told without delay.
#[must_use]
pub const fn tell_persons(risk: Risk) -> bool {
    matches!(risk, Risk::High)
}

/// สิ่งที่ต้องทำต่อไป
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// ประเมินความเสี่ยง
    Assess,
    /// แจ้ง สคส.
    TellOffice,
    /// แจ้งเจ้าของข้อมูล
    TellPersons,
    /// วางมาตรการและปิดเหตุ
    Close,
    /// ปิดแล้ว
    Nothing,
}

/// What comes next.
#[must_use]
pub const fn next(breach: &BreachRow) -> Next {
    if breach.closed_at.is_some() {
        Next::Nothing
    } else if matches!(breach.risk, Risk::Unassessed) {
        Next::Assess
    } else if tell_office(breach.risk) && breach.office_told_at.is_none() {
        Next::TellOffice
    } else if tell_persons(breach.risk) && breach.persons_told_at.is_none() {
        Next::TellPersons
    } else {
        Next::Close
    }
}

/// Whether สคส. should have been told by now, and was not.
#[must_use]
pub fn is_late(breach: &BreachRow, now: Moment) -> bool {
    matches!(next(breach), Next::Assess | Next::TellOffice) && now > breach.due_at
}

/// A breach is closed once everybody who must be told was told.
///
/// # Errors
/// What is still to be done.
pub fn close(breach: &BreachRow) -> Result<(), Refusal> {
    let refused = |key| Err(Refusal::new(key).citing("PDPA ม.37(4)"));
    match next(breach) {
        Next::Close => Ok(()),
        Next::Nothing => Err(Refusal::new("privacy-refused-breach-closed")),
        Next::Assess => refused("privacy-refused-breach-unassessed"),
        Next::TellOffice => refused("privacy-refused-breach-office"),
        Next::TellPersons => refused("privacy-refused-breach-persons"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{Day, Id};

    fn aware() -> Moment {
        Moment::at(Day::new(2026, 9, 1).expect("a day"), 9, 0)
    }

    fn breach(risk: Risk) -> BreachRow {
        BreachRow {
            id: Id::new(1),
            number: "1/2569".to_owned(),
            office: Id::new(1),
            aware_at: aware(),
            due_at: due(aware(), 72),
            what: String::new(),
            data: String::new(),
            persons: 3,
            risk,
            risk_reason: String::new(),
            office_told_at: None,
            persons_told_at: None,
            closed_at: None,
            reported_by: Id::new(1),
            version: 1,
        }
    }

    #[test]
    fn what_is_known_at_nine_is_told_by_nine_three_days_later() {
        assert_eq!(due(aware(), 72), Moment::at(Day::new(2026, 9, 4).expect("a day"), 9, 0));
    }

    #[test]
    fn a_breach_without_risk_is_not_told_and_one_of_high_risk_is_told_to_the_people_too() {
        assert_eq!(next(&breach(Risk::Unassessed)), Next::Assess);
        assert_eq!(next(&breach(Risk::Unlikely)), Next::Close);
        assert_eq!(next(&breach(Risk::Some)), Next::TellOffice);
        let told = |risk| BreachRow { office_told_at: Some(aware()), ..breach(risk) };
        assert_eq!(next(&told(Risk::Some)), Next::Close);
        assert_eq!(next(&told(Risk::High)), Next::TellPersons);
    }

    #[test]
    fn it_is_late_one_moment_after_the_hours_unless_it_was_told_or_is_harmless() {
        let late = |breach: &BreachRow, minutes| is_late(breach, aware().plus_hours(72).plus_minutes(minutes));
        assert!(!late(&breach(Risk::Unassessed), 0));
        assert!(late(&breach(Risk::Unassessed), 1));
        assert!(!late(&breach(Risk::Unlikely), 1));
        assert!(!late(&BreachRow { office_told_at: Some(aware()), ..breach(Risk::High) }, 1));
    }

    #[test]
    fn nothing_is_closed_while_somebody_must_still_be_told() {
        let key = |breach: &BreachRow| close(breach).err().map_or("", |refusal| refusal.key);
        assert_eq!(key(&breach(Risk::Unassessed)), "privacy-refused-breach-unassessed");
        assert_eq!(key(&breach(Risk::High)), "privacy-refused-breach-office");
        assert_eq!(key(&breach(Risk::Unlikely)), "");
    }
}
