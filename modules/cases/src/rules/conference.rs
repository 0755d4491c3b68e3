//! ประชุมรายกรณี: what may be done with a conference when.

use kernel::{Moment, Refusal};

use super::duties::MANAGE;
use crate::model::{Attendee, ConferenceRow, ConferenceState, Minutes, ParticipantKind};

/// Whether who is asked to come may still be changed, and whether it may still be cancelled: as long as nothing was
/// written of it.
///
/// # Errors
/// It was held, cancelled, or its minutes are being written.
pub fn change(conference: &ConferenceRow) -> Result<(), Refusal> {
    if conference.state == ConferenceState::Called && conference.paper.is_none() {
        Ok(())
    } else {
        Err(Refusal::new("cases-refused-conference-state"))
    }
}

/// Whether its minutes may be begun: not before it began.
///
/// # Errors
/// It is too early, or they were begun already.
pub fn begin_minutes(conference: &ConferenceRow, now: Moment) -> Result<(), Refusal> {
    change(conference)?;
    if conference.held_at > now {
        return Err(Refusal::new("cases-refused-conference-ahead"));
    }
    Ok(())
}

/// Whether minutes may be signed: a conference is of at least two, and who is no colleague undertook to keep to themselves
/// what they hear; colleagues are bound by their profession.
///
/// # Errors
/// What is missing.
pub fn sign_minutes(minutes: &Minutes) -> Result<(), Refusal> {
    let came: Vec<_> = minutes.attendees.iter().filter(|attendee| attendee.came).collect();
    if came.len() < 2 {
        return Err(Refusal::new("cases-refused-conference-alone").citing(MANAGE));
    }
    let bound = |attendee: &Attendee| attendee.kind == ParticipantKind::Colleague || attendee.undertook;
    match came.into_iter().find(|attendee| !bound(attendee)) {
        Some(attendee) => Err(Refusal::new("cases-refused-conference-secrecy").with("name", attendee.name.as_str())),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ClientPart, MeetingWay};
    use kernel::{Day, Id};

    fn at(hour: i8) -> Moment {
        Moment::at(Day::new(2026, 9, 3).unwrap_or_else(|| panic!("a day")), hour, 0)
    }

    fn conference() -> ConferenceRow {
        ConferenceRow {
            id: Id::new(1),
            case: Id::new(2),
            called_by: Id::new(3),
            held_at: at(10),
            way: MeetingWay::InPerson,
            place: "ห้องประชุม".to_owned(),
            agenda: "แผนการดูแล".to_owned(),
            client_part: ClientPart::Client,
            client_reason: String::new(),
            state: ConferenceState::Called,
            reason: String::new(),
            paper: None,
            version: 1,
        }
    }

    fn minutes(attendees: &[(bool, bool)]) -> Minutes {
        let attendee = |&(came, undertook): &(bool, bool)| Attendee {
            key: String::new(),
            name: "สายใจ".to_owned(),
            post: String::new(),
            kind: ParticipantKind::Outside,
            came,
            undertook,
        };
        Minutes {
            held_at: at(10).millis(),
            way: MeetingWay::InPerson,
            place: String::new(),
            agenda: String::new(),
            client_part: ClientPart::Client,
            client_reason: String::new(),
            attendees: attendees.iter().map(attendee).collect(),
            discussion: String::new(),
            told: String::new(),
            resolutions: Vec::new(),
        }
    }

    fn key(decision: Result<(), Refusal>) -> Option<&'static str> {
        decision.err().map(|refusal| refusal.key)
    }

    #[test]
    fn minutes_are_begun_when_the_hour_has_come_and_only_once() {
        assert_eq!(key(begin_minutes(&conference(), at(9))), Some("cases-refused-conference-ahead"));
        assert_eq!(begin_minutes(&conference(), at(10)), Ok(()));
        let begun = ConferenceRow { paper: Some(Id::new(7)), ..conference() };
        assert_eq!(key(begin_minutes(&begun, at(11))), Some("cases-refused-conference-state"));
    }

    #[test]
    fn a_conference_that_was_cancelled_or_held_is_not_changed() {
        for state in [ConferenceState::Cancelled, ConferenceState::Held] {
            let row = ConferenceRow { state, ..conference() };
            assert_eq!(key(change(&row)), Some("cases-refused-conference-state"));
        }
        assert_eq!(change(&conference()), Ok(()));
    }

    #[test]
    fn one_alone_is_no_conference_and_who_came_from_elsewhere_undertook_secrecy() {
        assert_eq!(
            key(sign_minutes(&minutes(&[(true, true), (false, false)]))),
            Some("cases-refused-conference-alone")
        );
        assert_eq!(
            key(sign_minutes(&minutes(&[(true, true), (true, false)]))),
            Some("cases-refused-conference-secrecy")
        );
        assert_eq!(sign_minutes(&minutes(&[(true, true), (true, true), (false, false)])), Ok(()));
        let mut colleagues = minutes(&[(true, false), (true, false)]);
        for attendee in &mut colleagues.attendees {
            attendee.kind = ParticipantKind::Colleague;
        }
        assert_eq!(sign_minutes(&colleagues), Ok(()));
    }
}
