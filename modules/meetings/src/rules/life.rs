//! The way of a meeting: planned, called, underway, ended, certified; or cancelled.

use kernel::{Day, Moment, Refusal};

use crate::model::MeetingState;

use MeetingState::{Called, Certified, Ended, Planned, Underway};

fn allowed(yes: bool, key: &'static str) -> Result<(), Refusal> {
    if yes { Ok(()) } else { Err(Refusal::new(key)) }
}

/// Time, place and agenda may change until it begins.
///
/// # Errors
/// It began, or was cancelled.
pub fn prepare(state: MeetingState) -> Result<(), Refusal> {
    allowed(matches!(state, Planned | Called), "meetings-refused-begun")
}

/// What is on the agenda may change until it ends: other matters come up in the room.
///
/// # Errors
/// It ended, or was cancelled.
pub fn put_on_agenda(state: MeetingState) -> Result<(), Refusal> {
    allowed(matches!(state, Planned | Called | Underway), "meetings-refused-ended")
}

/// It is called once, while it is planned.
///
/// # Errors
/// It was called already.
pub fn call(state: MeetingState) -> Result<(), Refusal> {
    allowed(state == Planned, "meetings-refused-called")
}

/// Members answer a call until the meeting begins.
///
/// # Errors
/// It was not called, or it began.
pub fn reply(state: MeetingState) -> Result<(), Refusal> {
    allowed(state == Called, "meetings-refused-no-reply-now")
}

/// A called meeting begins, on the day for which it was called.
///
/// # Errors
/// It was not called, it began already, or it was called for another day.
pub fn open(state: MeetingState, called_for: Day, today: Day) -> Result<(), Refusal> {
    allowed(state == Called, "meetings-refused-not-called")?;
    allowed(called_for == today, "meetings-refused-other-day")
}

/// A meeting that is underway ends, after it began.
///
/// # Errors
/// It is not underway, or would end before it began.
pub fn end(state: MeetingState, opened_at: Option<Moment>, ended_at: Moment) -> Result<(), Refusal> {
    allowed(state == Underway, "meetings-refused-not-underway")?;
    allowed(opened_at.is_none_or(|opened| opened <= ended_at), "meetings-refused-ends-before")
}

/// Who came is written down while it is called, underway or ended.
///
/// # Errors
/// It is only planned, certified, or cancelled.
pub fn attend(state: MeetingState) -> Result<(), Refusal> {
    allowed(matches!(state, Called | Underway | Ended), "meetings-refused-no-attendance-now")
}

/// Minutes and resolutions are written from the beginning of the meeting until they are certified.
///
/// # Errors
/// It has not begun, or the minutes are certified.
pub fn write(state: MeetingState) -> Result<(), Refusal> {
    match state {
        Underway | Ended => Ok(()),
        Certified => Err(Refusal::new("meetings-refused-certified")),
        _ => Err(Refusal::new("meetings-refused-not-begun")),
    }
}

/// What has not begun may be cancelled.
///
/// # Errors
/// It began, or was cancelled already.
pub fn cancel(state: MeetingState) -> Result<(), Refusal> {
    prepare(state)
}

#[cfg(test)]
mod tests {
    use kernel::Code as _;

    use super::*;

    #[test]
    fn certified_minutes_are_never_written_again() {
        assert!(write(Certified).is_err() && attend(Certified).is_err() && put_on_agenda(Certified).is_err());
        assert!(write(Ended).is_ok() && attend(Ended).is_ok());
    }

    #[test]
    fn nothing_happens_to_a_cancelled_meeting() {
        let state = MeetingState::Cancelled;
        let day = Moment::from_millis(0);
        let all = [prepare, put_on_agenda, call, reply, attend, write, cancel];
        assert!(all.iter().all(|deed| deed(state).is_err()) && end(state, None, day).is_err());
        assert!(open(state, day.day(), day.day()).is_err());
    }

    #[test]
    fn a_meeting_begins_once_and_only_after_it_was_called() {
        let day = Day::new(2026, 9, 1).expect("a day");
        let may: Vec<_> = MeetingState::ALL.iter().filter(|state| open(**state, day, day).is_ok()).collect();
        assert_eq!(may, [&Called]);
        assert!(open(Called, day.plus_days(1), day).is_err());
    }

    #[test]
    fn a_meeting_does_not_end_before_it_began() {
        let day = Day::new(2026, 9, 1).expect("a day");
        let (nine, ten) = (Moment::at(day, 9, 0), Moment::at(day, 10, 0));
        assert!(end(Underway, Some(ten), nine).is_err());
        assert!(end(Underway, Some(nine), ten).is_ok());
    }
}
