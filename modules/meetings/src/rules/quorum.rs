//! องค์ประชุม: how many must be there, and how many are.
//!
//! The usual half is that of พ.ร.บ. วิธีปฏิบัติราชการทางปกครอง พ.ศ. 2539 ม.79; a body has its own rule (`data/reference/meetings.toml`).

use kernel::Moment;

use crate::model::{AttendeeRow, Presence, Quorum};

/// The least number of members for a quorum, of so many members; `number` is the body's own, where its rule is a number.
#[must_use]
pub const fn needed(rule: Quorum, number: Option<i64>, members: i64) -> i64 {
    match (rule, number) {
        (Quorum::Number, Some(number)) => number,
        (Quorum::Half | Quorum::Number, _) => part(members, 1, 2),
        (Quorum::MoreThanHalf, _) => members / 2 + 1,
        (Quorum::Third, _) => part(members, 1, 3),
        (Quorum::TwoThirds, _) => part(members, 2, 3),
    }
}

/// "Not less than" that part of a number: rounded up.
const fn part(members: i64, of: i64, parts: i64) -> i64 {
    (members * of + parts - 1) / parts
}

/// Where a meeting stands to its quorum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Members of the body.
    pub members: i64,
    /// Members there, deputies among them where they count.
    pub present: i64,
    /// Members needed.
    pub needed: i64,
    /// Members of whom nothing is written down.
    pub unknown: i64,
}

impl Standing {
    /// Whether enough are there. A body without members has no quorum to miss.
    #[must_use]
    pub const fn is_met(self) -> bool {
        self.members == 0 || self.present >= self.needed
    }
}

/// Whether somebody has a vote at a moment (none: whenever they were there).
fn is_there(attendee: &AttendeeRow, deputies_count: bool, at: Option<Moment>) -> bool {
    let came = match attendee.presence {
        Presence::Present => true,
        Presence::Deputy => deputies_count,
        Presence::Unknown | Presence::Absent => false,
    };
    let in_time = at.is_none_or(|at| {
        attendee.arrived_at.is_none_or(|arrived| arrived <= at) && attendee.left_at.is_none_or(|left| at < left)
    });
    came && in_time && attendee.part.is_member()
}

/// Counts those there at a moment, or at any time of the meeting.
#[must_use]
pub fn standing(
    (rule, number, deputies_count): (Quorum, Option<i64>, bool),
    attendees: &[AttendeeRow],
    at: Option<Moment>,
) -> Standing {
    let count = |those: &dyn Fn(&&AttendeeRow) -> bool| {
        i64::try_from(attendees.iter().filter(those).count()).unwrap_or(i64::MAX)
    };
    let members = count(&|one| one.part.is_member());
    Standing {
        members,
        present: count(&|one| is_there(one, deputies_count, at)),
        needed: needed(rule, number, members),
        unknown: count(&|one| one.part.is_member() && one.presence == Presence::Unknown),
    }
}

#[cfg(test)]
mod tests {
    use kernel::{Day, Id};

    use super::*;
    use crate::model::Part;

    fn attendee(part: Part, presence: Presence) -> AttendeeRow {
        AttendeeRow { presence, ..AttendeeRow::asked(Id::new(1), Id::new(1), part) }
    }

    #[test]
    fn not_less_than_half_of_nine_is_five_and_more_than_half_of_eight_is_five() {
        assert_eq!(needed(Quorum::Half, None, 9), 5);
        assert_eq!(needed(Quorum::Half, None, 8), 4);
        assert_eq!(needed(Quorum::MoreThanHalf, None, 8), 5);
        assert_eq!(needed(Quorum::MoreThanHalf, None, 9), 5);
    }

    #[test]
    fn a_third_and_two_thirds_are_rounded_up_and_a_number_is_itself() {
        assert_eq!(needed(Quorum::Third, None, 10), 4);
        assert_eq!(needed(Quorum::TwoThirds, None, 10), 7);
        assert_eq!(needed(Quorum::TwoThirds, None, 9), 6);
        assert_eq!(needed(Quorum::Number, Some(7), 30), 7);
    }

    #[test]
    fn guests_and_a_secretary_who_is_no_member_never_make_a_quorum() {
        let came = [Part::Chair, Part::Secretary, Part::Guest].map(|part| attendee(part, Presence::Present));
        let standing = standing((Quorum::Number, Some(2), true), &came, None);
        assert_eq!((standing.members, standing.present), (1, 1));
        assert!(!standing.is_met());
    }

    #[test]
    fn a_deputy_counts_only_where_the_body_says_so() {
        let came = [attendee(Part::Chair, Presence::Present), attendee(Part::Member, Presence::Deputy)];
        assert_eq!(standing((Quorum::Half, None, true), &came, None).present, 2);
        assert_eq!(standing((Quorum::Half, None, false), &came, None).present, 1);
    }

    #[test]
    fn who_came_late_or_left_is_not_there_before_or_after() {
        let day = Day::new(2026, 9, 1).expect("a day");
        let late = AttendeeRow {
            arrived_at: Some(Moment::at(day, 10, 0)),
            left_at: Some(Moment::at(day, 11, 0)),
            ..attendee(Part::Member, Presence::Present)
        };
        let at =
            |hour| standing((Quorum::Half, None, true), std::slice::from_ref(&late), Some(Moment::at(day, hour, 0)));
        assert_eq!([9, 10, 11].map(|hour| at(hour).present), [0, 1, 0]);
    }

    #[test]
    fn nobody_is_warned_of_a_body_whose_members_are_not_known() {
        assert!(standing((Quorum::Half, None, true), &[], None).is_met());
    }
}
