//! การรับรองรายงานการประชุม: in that meeting, in the next one, or by circulation (ระเบียบงานสารบรรณ พ.ศ. 2526 ข้อ 25).

use kernel::{Day, Refusal};

use crate::model::{Certified, MeetingRow, MeetingState};

/// The clause on minutes.
const CLAUSE: &str = "ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. 2526 ข้อ 25";

/// What is said of a certification.
#[derive(Debug, Clone, Copy)]
pub struct Certifying<'a> {
    /// How.
    pub way: Certified,
    /// The later meeting, where it was in one.
    pub next: Option<&'a MeetingRow>,
}

/// Whether the minutes of a meeting may circulate among its members from today, who may object until a day.
///
/// # Errors
/// The meeting has not ended, the minutes are certified already, or no day is left to object.
pub fn circulate(meeting: &MeetingRow, until: Day, today: Day) -> Result<(), Refusal> {
    let refused = |key| Err(Refusal::new(key).citing(CLAUSE));
    match meeting.state {
        MeetingState::Ended if until > today => Ok(()),
        MeetingState::Ended => refused("meetings-refused-no-time"),
        MeetingState::Certified => refused("meetings-refused-certified"),
        _ => refused("meetings-refused-not-ended"),
    }
}

/// Whether minutes may be certified so today.
///
/// # Errors
/// The meeting has not ended, the minutes are certified already, the other meeting is none of the same body after it that has
/// begun, or they did not circulate or the time to object is not over.
pub fn certify(meeting: &MeetingRow, how: Certifying<'_>, today: Day) -> Result<(), Refusal> {
    let refused = |key| Err(Refusal::new(key).citing(CLAUSE));
    match meeting.state {
        MeetingState::Ended => {}
        MeetingState::Certified => return refused("meetings-refused-certified"),
        _ => return refused("meetings-refused-not-ended"),
    }
    match (how.way, how.next, meeting.object_until) {
        (Certified::AtOnce, ..) => Ok(()),
        (Certified::NextMeeting, Some(next), _) if is_next(meeting, next) => Ok(()),
        (Certified::NextMeeting, ..) => refused("meetings-refused-no-next"),
        (Certified::Circulation, _, Some(until)) if until < today => Ok(()),
        (Certified::Circulation, _, Some(_)) => refused("meetings-refused-circulating"),
        (Certified::Circulation, ..) => refused("meetings-refused-not-circulated"),
    }
}

/// Whether the minutes of a meeting can be certified in another: later, of the same body, and begun.
#[must_use]
pub fn is_next(meeting: &MeetingRow, next: &MeetingRow) -> bool {
    let begun = matches!(next.state, MeetingState::Underway | MeetingState::Ended | MeetingState::Certified);
    begun && next.body == meeting.body && next.starts_at > meeting.starts_at
}

#[cfg(test)]
mod tests {
    use kernel::{Id, Moment};

    use super::*;
    use crate::model::{MeetingKind, Series, Style, Way};

    fn meeting(day: i8, state: MeetingState) -> MeetingRow {
        let none = String::new;
        MeetingRow {
            id: Id::new(i64::from(day)),
            body: Id::new(1),
            office: Id::new(1),
            kind: MeetingKind::Ordinary,
            series: Series::All,
            number: Some(1),
            year: 2569,
            starts_at: Moment::at(on(day), 9, 30),
            way: Way::Room,
            place: none(),
            closed: false,
            style: Style::Brief,
            state,
            sequence: 0,
            opened_at: None,
            ended_at: None,
            taken_by: none(),
            checked_by: none(),
            source: none(),
            reason: none(),
            letter_kind: none(),
            letter_id: None,
            circulated_on: None,
            object_until: None,
            certified_way: None,
            certified_on: None,
            certified_in: None,
            certified_note: none(),
            content: none(),
            sha256: none(),
            version: 1,
        }
    }

    fn on(day: i8) -> Day {
        Day::new(2026, 9, day).expect("a day")
    }

    fn said(meeting: &MeetingRow, way: Certified, next: Option<&MeetingRow>) -> &'static str {
        certify(meeting, Certifying { way, next }, on(10)).err().map_or("", |refusal| refusal.key)
    }

    #[test]
    fn minutes_are_certified_in_a_later_meeting_of_the_same_body_that_has_begun() {
        let first = meeting(1, MeetingState::Ended);
        let next = meeting(8, MeetingState::Underway);
        assert_eq!(said(&first, Certified::NextMeeting, Some(&next)), "");
        let called = meeting(8, MeetingState::Called);
        assert_eq!(said(&first, Certified::NextMeeting, Some(&called)), "meetings-refused-no-next");
        let other = MeetingRow { body: Id::new(2), ..meeting(8, MeetingState::Underway) };
        assert_eq!(said(&first, Certified::NextMeeting, Some(&other)), "meetings-refused-no-next");
        assert_eq!(said(&next, Certified::NextMeeting, Some(&first)), "meetings-refused-not-ended");
        let later = meeting(9, MeetingState::Ended);
        assert_eq!(said(&later, Certified::NextMeeting, Some(&next)), "meetings-refused-no-next");
    }

    #[test]
    fn what_circulates_is_certified_once_the_time_to_object_is_over() {
        let until = |day| MeetingRow { object_until: day, ..meeting(1, MeetingState::Ended) };
        assert_eq!(said(&until(Some(on(10))), Certified::Circulation, None), "meetings-refused-circulating");
        assert_eq!(said(&until(Some(on(9))), Certified::Circulation, None), "");
        assert_eq!(said(&until(None), Certified::Circulation, None), "meetings-refused-not-circulated");
    }

    #[test]
    fn minutes_circulate_after_the_meeting_and_leave_a_day_to_object() {
        let key =
            |state, until| circulate(&meeting(1, state), on(until), on(10)).err().map_or("", |refusal| refusal.key);
        assert_eq!(key(MeetingState::Ended, 11), "");
        assert_eq!(key(MeetingState::Ended, 10), "meetings-refused-no-time");
        assert_eq!(key(MeetingState::Underway, 11), "meetings-refused-not-ended");
        assert_eq!(key(MeetingState::Certified, 11), "meetings-refused-certified");
    }

    #[test]
    fn minutes_are_certified_once_and_not_before_the_meeting_ended() {
        for (state, key) in [
            (MeetingState::Underway, "meetings-refused-not-ended"),
            (MeetingState::Ended, ""),
            (MeetingState::Certified, "meetings-refused-certified"),
        ] {
            assert_eq!(said(&meeting(1, state), Certified::AtOnce, None), key);
        }
    }
}
