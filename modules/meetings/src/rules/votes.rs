//! การลงมติ: votes can be no more than those who have one, and a resolution says what the votes say
//! (พ.ร.บ. วิธีปฏิบัติราชการทางปกครอง พ.ศ. 2539 ม.82).

use kernel::Refusal;

use crate::model::{Casting, Decision, Majority};

/// The law that the usual rules come from; a body may have others.
const LAW: &str = "พ.ร.บ. วิธีปฏิบัติราชการทางปกครอง พ.ศ. 2539 ม.82";

/// Votes that were counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Votes {
    /// For.
    pub yes: i64,
    /// Against.
    pub no: i64,
    /// Abstained.
    pub abstain: i64,
}

impl Votes {
    const fn all(self) -> i64 {
        self.yes + self.no + self.abstain
    }

    /// Whether the motion is carried among so many present; `None` when the votes are equal and nobody decides.
    #[must_use]
    pub const fn carried(self, rule: Majority, present: i64, casting: Option<Casting>) -> Option<bool> {
        if self.yes == self.no
            && let Some(casting) = casting
        {
            return Some(matches!(casting, Casting::For));
        }
        match rule {
            Majority::Cast if self.yes == self.no => None,
            Majority::Cast => Some(self.yes > self.no),
            Majority::Present => Some(self.yes * 2 > present),
            Majority::TwoThirds => Some(self.yes * 3 >= present * 2),
        }
    }
}

/// Whether a resolution may stand as it is written. Nothing was counted: it was taken without a division.
///
/// # Errors
/// More votes than people who have one, equal votes without a casting vote, a casting vote that decides nothing or that the
/// body does not know, or a resolution that says the opposite of the votes.
pub fn stands(
    kind: Decision,
    votes: Option<Votes>,
    (majority, has_casting, present): (Majority, bool, i64),
    casting: Option<Casting>,
) -> Result<(), Refusal> {
    let Some(votes) = votes else {
        return if casting.is_some() { Err(Refusal::new("meetings-refused-casting")) } else { Ok(()) };
    };
    if votes.all() > present {
        let counts = Refusal::new("meetings-refused-too-many-votes").with("votes", votes.all().to_string());
        return Err(counts.with("present", present.to_string()));
    }
    if casting.is_some() && !(has_casting && votes.yes == votes.no) {
        return Err(Refusal::new("meetings-refused-casting").citing(LAW));
    }
    match votes.carried(majority, present, casting) {
        None => Err(Refusal::new("meetings-refused-equal-votes").citing(LAW)),
        Some(false) if kind.is_yes() => Err(Refusal::new("meetings-refused-votes-against")),
        Some(true) if kind == Decision::Refused => Err(Refusal::new("meetings-refused-votes-for")),
        Some(_) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: (Majority, bool, i64) = (Majority::Cast, true, 9);

    const fn votes(yes: i64, no: i64, abstain: i64) -> Option<Votes> {
        Some(Votes { yes, no, abstain })
    }

    fn key(answer: Result<(), Refusal>) -> &'static str {
        answer.err().map_or("", |refusal| refusal.key)
    }

    #[test]
    fn no_more_vote_than_are_there() {
        assert_eq!(key(stands(Decision::Approved, votes(6, 3, 0), BODY, None)), "");
        assert_eq!(key(stands(Decision::Approved, votes(6, 3, 1), BODY, None)), "meetings-refused-too-many-votes");
    }

    #[test]
    fn equal_votes_are_decided_by_the_chair_alone() {
        assert_eq!(key(stands(Decision::Approved, votes(4, 4, 1), BODY, None)), "meetings-refused-equal-votes");
        assert_eq!(key(stands(Decision::Approved, votes(4, 4, 1), BODY, Some(Casting::For))), "");
        let against = stands(Decision::Approved, votes(4, 4, 1), BODY, Some(Casting::Against));
        assert_eq!(key(against), "meetings-refused-votes-against");
        let without = (Majority::Cast, false, 9);
        assert_eq!(
            key(stands(Decision::Approved, votes(4, 4, 0), without, Some(Casting::For))),
            "meetings-refused-casting"
        );
    }

    #[test]
    fn a_casting_vote_decides_nothing_where_the_votes_do() {
        let answer = stands(Decision::Approved, votes(5, 4, 0), BODY, Some(Casting::For));
        assert_eq!(key(answer), "meetings-refused-casting");
        assert_eq!(key(stands(Decision::Noted, None, BODY, Some(Casting::For))), "meetings-refused-casting");
    }

    #[test]
    fn a_resolution_says_what_the_votes_say() {
        assert_eq!(key(stands(Decision::Approved, votes(3, 5, 0), BODY, None)), "meetings-refused-votes-against");
        assert_eq!(key(stands(Decision::Refused, votes(5, 3, 0), BODY, None)), "meetings-refused-votes-for");
        assert_eq!(key(stands(Decision::Refused, votes(3, 5, 0), BODY, None)), "");
    }

    #[test]
    fn of_those_present_an_abstention_counts_against() {
        let present = (Majority::Present, true, 9);
        assert_eq!(key(stands(Decision::Agreed, votes(4, 1, 4), present, None)), "meetings-refused-votes-against");
        assert_eq!(key(stands(Decision::Agreed, votes(5, 0, 4), present, None)), "");
        let two_thirds = (Majority::TwoThirds, true, 9);
        assert_eq!(key(stands(Decision::Agreed, votes(5, 0, 4), two_thirds, None)), "meetings-refused-votes-against");
        assert_eq!(key(stands(Decision::Agreed, votes(6, 3, 0), two_thirds, None)), "");
    }
}
