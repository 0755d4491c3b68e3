//! Who may know which meeting: decided for one record, as `store/sight.rs` decides it for many in SQL.

use crate::model::MeetingState;

/// What somebody is to a meeting.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Standing {
    /// A member of the body today, or asked to this meeting.
    pub asked: bool,
    /// Named to keep the papers of the body today.
    pub secretary: bool,
    /// A clerk, head or auditor of its office or one above.
    pub desk: bool,
    /// Works in its office or one above.
    pub within: bool,
}

/// Whether they may read it: those asked and its secretary everything, the desk of the office everything that is not closed,
/// everybody else there what is certified and not closed.
#[must_use]
pub const fn may_read(who: Standing, closed: bool, state: MeetingState) -> bool {
    who.asked
        || who.secretary
        || (who.desk && !closed)
        || (who.within && !closed && matches!(state, MeetingState::Certified))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOBODY: Standing = Standing { asked: false, secretary: false, desk: false, within: false };

    #[test]
    fn colleagues_read_what_is_certified_and_nothing_of_a_closed_meeting() {
        let colleague = Standing { within: true, ..NOBODY };
        assert!(may_read(colleague, false, MeetingState::Certified));
        assert!(!may_read(colleague, false, MeetingState::Ended));
        assert!(!may_read(colleague, true, MeetingState::Certified));
    }

    #[test]
    fn a_closed_meeting_is_known_to_those_asked_and_its_secretary_alone() {
        for state in [MeetingState::Called, MeetingState::Certified] {
            assert!(may_read(Standing { asked: true, ..NOBODY }, true, state));
            assert!(may_read(Standing { secretary: true, ..NOBODY }, true, state));
            assert!(!may_read(Standing { desk: true, within: true, ..NOBODY }, true, state));
        }
        assert!(!may_read(NOBODY, false, MeetingState::Certified));
    }
}
