//! คณะกรรมการทำลายหนังสือ (ระเบียบงานสารบรรณ ข้อ 67-68): who sits, who presides, and what follows from the votes of the members.

use kernel::{Id, Level, Refusal, Staff};

use super::destruction::{examine, refused};
use crate::model::{Decision, DisposalRow, MemberRow, VoteRow};

/// The least members of a committee: a chair and two more (ข้อ 67).
pub(super) const LEAST_MEMBERS: usize = 3;
/// The least level of a member: วิชาการ ระดับปฏิบัติการ (ข้อ 67, ฉบับที่ 3 พ.ศ. 2560).
const LEAST: Level = Level::Practitioner;

/// A committee has a chair and at least two more, all of sufficient level.
///
/// # Errors
/// It has too few, one twice, no chair of its own, or one below the level.
pub fn appoint(members: &[(Id<Staff>, Option<Level>)], chair: Id<Staff>) -> Result<(), Refusal> {
    let mut distinct: Vec<Id<Staff>> = members.iter().map(|(staff, _)| *staff).collect();
    distinct.sort_unstable();
    distinct.dedup();
    let lawful = distinct.len() >= LEAST_MEMBERS
        && distinct.contains(&chair)
        && members.iter().all(|(_, level)| level.is_some_and(|level| level >= LEAST));
    if lawful {
        Ok(())
    } else {
        Err(refused("correspondence-refused-committee", "ระเบียบงานสารบรรณ ข้อ 67"))
    }
}

/// Who presides: the chair, or while the chair is away the member whom more than half of the others chose (ข้อ 67 วรรคสอง).
#[must_use]
pub fn presides(members: &[MemberRow]) -> Option<Id<Staff>> {
    let others: Vec<&MemberRow> = members.iter().filter(|member| !member.chairs).collect();
    let stands_in = |one: &&MemberRow| {
        let votes = others.iter().filter(|member| member.stand_in == Some(one.staff)).count();
        votes * 2 > others.len()
    };
    let chosen = others.iter().copied().find(stands_in).map(|member| member.staff);
    chosen.or_else(|| members.iter().find(|member| member.chairs).map(|member| member.staff))
}

/// A member chooses who presides while the chair is away, or takes that back.
///
/// # Errors
/// The list does not lie before them, they chair it themselves, or no member other than the chair is chosen.
pub fn choose(
    disposal: &DisposalRow,
    members: &[MemberRow],
    staff: Id<Staff>,
    choice: Option<Id<Staff>>,
) -> Result<(), Refusal> {
    examine(disposal, members, staff)?;
    let is_plain = |id: Id<Staff>| members.iter().any(|member| member.staff == id && !member.chairs);
    if is_plain(staff) && choice.is_none_or(is_plain) {
        return Ok(());
    }
    Err(refused("correspondence-refused-stand-in", "ระเบียบงานสารบรรณ ข้อ 67"))
}

/// What follows from the votes on one letter: the decision of more than half of the members; where all of those present voted and
/// neither side has it, that of who presides. A letter that is kept is kept for the longest time that anybody of them asked for.
#[must_use]
pub fn outcome(members: &[MemberRow], votes: &[VoteRow]) -> (Decision, i64) {
    let of = |wanted: Decision| votes.iter().filter(move |vote| vote.decision == wanted);
    let years = of(Decision::Keep).map(|vote| vote.keep_years).max().unwrap_or_default();
    let settled = |decision| (decision, if decision == Decision::Keep { years } else { 0 });
    for decision in [Decision::Destroy, Decision::Keep] {
        if of(decision).count() * 2 > members.len() {
            return settled(decision);
        }
    }
    let presiding = presides(members);
    let away = |member: &MemberRow| member.chairs && presiding != Some(member.staff);
    let voted = |member: &MemberRow| votes.iter().any(|vote| vote.staff == member.staff);
    let last = votes.iter().find(|vote| Some(vote.staff) == presiding);
    match last {
        Some(vote) if members.iter().all(|member| voted(member) || away(member)) => settled(vote.decision),
        _ => (Decision::Undecided, 0),
    }
}

/// The opinions of those who were outvoted, each under its name; an opinion of the majority is no minority's.
#[must_use]
pub fn minority(decision: Decision, votes: &[VoteRow], name: impl Fn(Id<Staff>) -> String) -> String {
    let against = votes.iter().filter(|vote| decision != Decision::Undecided && vote.decision != decision);
    let said = against.map(|vote| match vote.opinion.as_str() {
        "" => format!("{} ไม่เห็นด้วย", name(vote.staff)),
        opinion => format!("{}: {opinion}", name(vote.staff)),
    });
    said.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use kernel::{Day, Moment};

    use crate::model::DisposalState;

    #[test]
    fn a_committee_is_a_chair_and_two_more_of_level() {
        let of = |levels: &[Option<Level>]| -> Vec<(Id<Staff>, Option<Level>)> {
            (1..).zip(levels).map(|(id, level)| (Id::new(id), *level)).collect()
        };
        let (able, senior) = (Some(Level::Practitioner), Some(Level::Professional));
        assert_eq!(appoint(&of(&[able, senior, able]), Id::new(2)), Ok(()));
        assert!(appoint(&of(&[able, senior]), Id::new(2)).is_err());
        assert!(appoint(&of(&[able, senior, None]), Id::new(2)).is_err());
        assert!(appoint(&of(&[able, senior, able]), Id::new(7)).is_err());
        let twice = [(Id::new(1), able), (Id::new(1), able), (Id::new(2), able)];
        assert!(appoint(&twice, Id::new(1)).is_err());
    }

    /// Members 1 to `many`, of whom the first chairs.
    pub(crate) fn seated(many: i64) -> Vec<MemberRow> {
        let seat = |id| MemberRow { staff: Id::new(id), chairs: id == 1, signed_at: None, stand_in: None };
        (1..=many).map(seat).collect()
    }

    fn vote(staff: i64, decision: Decision, keep_years: i64) -> VoteRow {
        let opinion = if staff == 2 { "ยังใช้อยู่".to_owned() } else { String::new() };
        VoteRow { place: 1, staff: Id::new(staff), decision, keep_years, opinion, voted_at: Moment::from_millis(0) }
    }

    #[test]
    fn more_than_half_decide_and_who_presides_decides_a_tie() {
        use Decision::{Destroy, Keep, Undecided};
        let three = seated(3);
        assert_eq!(outcome(&three, &[vote(2, Keep, 2)]), (Undecided, 0));
        assert_eq!(outcome(&three, &[vote(2, Keep, 2), vote(3, Destroy, 0)]), (Undecided, 0));
        assert_eq!(outcome(&three, &[vote(2, Keep, 2), vote(3, Keep, 5)]), (Keep, 5));
        let four = seated(4);
        let tie = [vote(1, Destroy, 0), vote(2, Keep, 1), vote(3, Keep, 1), vote(4, Destroy, 0)];
        assert_eq!(outcome(&four, &tie), (Destroy, 0));
        assert_eq!(outcome(&four, &tie[..3]), (Undecided, 0));
        assert_eq!(minority(Destroy, &tie, |id| id.to_string()).lines().count(), 2);
        assert!(minority(Destroy, &tie, |_| "นาย ก".to_owned()).contains("นาย ก: ยังใช้อยู่"));
        assert_eq!(minority(Undecided, &tie, |_| String::new()), "");
    }

    #[test]
    fn while_the_chair_is_away_the_one_whom_most_others_chose_presides() {
        use Decision::{Destroy, Keep};
        let day = Day::from_number(20_260_110).unwrap();
        let row = DisposalRow::listed(Id::new(1), Id::new(2), 2568, (day, Id::new(3)));
        let row = DisposalRow { state: DisposalState::Examining, ..row };
        let mut three = seated(3);
        assert_eq!(presides(&three), Some(Id::new(1)));
        assert!(choose(&row, &three, Id::new(1), Some(Id::new(2))).is_err());
        assert!(choose(&row, &three, Id::new(2), Some(Id::new(1))).is_err());
        assert!(choose(&row, &three, Id::new(2), Some(Id::new(3))).is_ok());
        three[1].stand_in = Some(Id::new(3));
        assert_eq!(presides(&three), Some(Id::new(1)), "one of two is not more than half");
        three[2].stand_in = Some(Id::new(3));
        assert_eq!(presides(&three), Some(Id::new(3)));
        assert_eq!(outcome(&three, &[vote(2, Keep, 1), vote(3, Destroy, 0)]), (Destroy, 0));
        assert!(
            super::super::destruction::report(&row, &three, &[], Id::new(3)).is_ok()
                && super::super::destruction::report(&row, &three, &[], Id::new(1)).is_err()
        );
    }
}
