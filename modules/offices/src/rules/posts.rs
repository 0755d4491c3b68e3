//! Posts over time: no two appointments of one person to one post overlap, and nobody acts above the level they hold.

use kernel::{Day, Id, Level, Office, Refusal, Role, Staff};

/// Days from the first to the last, both counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: Day,
    /// The last day; none while it is open.
    pub until: Option<Day>,
}

impl Period {
    /// Whether the day lies in it.
    #[must_use]
    pub fn holds(self, day: Day) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }

    /// Whether the two share a day.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        let begins_before_end = |a: Self, b: Self| b.until.is_none_or(|until| a.from <= until);
        begins_before_end(self, other) && begins_before_end(other, self)
    }

    /// Whether it ends before it begins.
    #[must_use]
    pub fn is_backwards(self) -> bool {
        self.until.is_some_and(|until| until < self.from)
    }
}

/// One post of somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Post {
    /// Where.
    pub office: Id<Office>,
    /// As what.
    pub role: Role,
    /// At which level.
    pub level: Option<Level>,
    /// When.
    pub period: Period,
}

impl Post {
    fn is_same_post(self, other: Self) -> bool {
        self.office == other.office && self.role == other.role
    }
}

/// Whether somebody with these posts may take another.
///
/// # Errors
/// When it overlaps one of the same post.
pub fn may_take(posts: &[Post], wanted: Post) -> Result<(), Refusal> {
    let clash = posts.iter().any(|post| post.is_same_post(wanted) && post.period.overlaps(wanted.period));
    if clash { Err(Refusal::new("offices-staff-refused-overlap")) } else { Ok(()) }
}

/// Whether somebody may give or take posts of these roles, or set the password of whoever holds them: never their own, and those
/// of administrators and auditors only when they keep the keys of that office as an administrator.
///
/// # Errors
/// The refusal for the one who asks.
pub fn may_manage(own: bool, roles: &[Role], keeps_keys: bool) -> Result<(), Refusal> {
    if own {
        return Err(Refusal::new("offices-staff-refused-own"));
    }
    let guarded = roles.iter().any(|role| matches!(role, Role::Admin | Role::Auditor | Role::Dpo));
    if guarded && !keeps_keys { Err(Refusal::new("offices-staff-refused-keys")) } else { Ok(()) }
}

/// Whether `to` may act for `from`: nobody for themself, and nobody in a post whose level or part they do not reach, for the
/// standard gives co-signature to a level, and acting for a colleague does not raise anyone (มาตรฐานกำหนดตำแหน่ง ชก. 1.1, ชพ. 1.1).
///
/// # Errors
/// The refusal for the one who delegates.
pub fn may_act_for(from: (Id<Staff>, &[Post]), to: (Id<Staff>, &[Post])) -> Result<(), Refusal> {
    if from.0 == to.0 {
        return Err(Refusal::new("offices-staff-refused-self"));
    }
    if from.1.is_empty() {
        return Err(Refusal::new("offices-staff-refused-nothing-to-delegate"));
    }
    match from.1.iter().find(|lent| !to.1.iter().any(|held| suffices(*held, **lent))) {
        Some(lent) if lent.level.is_some() => Err(Refusal::new("offices-staff-refused-level")),
        Some(_) => Err(Refusal::new("offices-staff-refused-role")),
        None => Ok(()),
    }
}

/// Whether holding one post is enough to act in another.
fn suffices(held: Post, lent: Post) -> bool {
    if let Some(level) = lent.level {
        return held.level >= Some(level);
    }
    match lent.role {
        // Independence and the keys of the house are lent only to those who already have them.
        Role::Auditor | Role::Admin | Role::Dpo => held.role == lent.role,
        Role::Director => matches!(held.role, Role::Director | Role::Supervisor),
        Role::Supervisor => matches!(held.role, Role::Director | Role::Supervisor),
        Role::Hr => matches!(held.role, Role::Hr | Role::Director | Role::Supervisor),
        Role::SocialWorker => matches!(held.role, Role::SocialWorker | Role::Supervisor),
        Role::Clerk => held.role != Role::Auditor,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(number: i64) -> Day {
        Day::from_number(number).unwrap()
    }

    fn period(from: i64, until: i64) -> Period {
        Period { from: day(from), until: (until > 0).then(|| day(until)) }
    }

    fn post(office: i64, role: Role, level: Option<Level>) -> Post {
        Post { office: Id::new(office), role, level, period: period(20_260_101, 0) }
    }

    #[test]
    fn periods_that_share_one_day_overlap() {
        let first = period(20_260_101, 20_260_331);
        assert!(first.overlaps(period(20_260_331, 0)));
        assert!(!first.overlaps(period(20_260_401, 0)));
        assert!(period(20_250_101, 0).overlaps(first));
        assert!(!period(20_250_101, 20_251_231).overlaps(first));
    }

    #[test]
    fn the_last_day_still_counts() {
        assert!(period(20_260_101, 20_260_331).holds(day(20_260_331)));
        assert!(!period(20_260_101, 20_260_331).holds(day(20_260_401)));
        assert!(period(20_260_101, 0).holds(day(20_991_231)));
    }

    #[test]
    fn the_same_post_is_not_taken_twice_at_a_time() {
        let held = [post(1, Role::SocialWorker, Some(Level::Practitioner))];
        let again = post(1, Role::SocialWorker, Some(Level::Professional));
        assert_eq!(may_take(&held, again), Err(Refusal::new("offices-staff-refused-overlap")));
        assert_eq!(may_take(&held, post(1, Role::Hr, None)), Ok(()));
        assert_eq!(may_take(&held, post(2, Role::SocialWorker, Some(Level::Practitioner))), Ok(()));
    }

    #[test]
    fn acting_for_a_colleague_does_not_raise_anyone_above_their_level() {
        let senior = [post(1, Role::Supervisor, Some(Level::SeniorProfessional))];
        let junior = [post(1, Role::SocialWorker, Some(Level::Practitioner))];
        let equal = [post(2, Role::SocialWorker, Some(Level::SeniorProfessional))];
        let (a, b) = (Id::new(1), Id::new(2));
        assert_eq!(may_act_for((a, &senior), (b, &junior)), Err(Refusal::new("offices-staff-refused-level")));
        assert_eq!(may_act_for((a, &senior), (b, &equal)), Ok(()));
        assert_eq!(may_act_for((a, &junior), (b, &senior)), Ok(()));
    }

    #[test]
    fn the_personnel_officer_raises_neither_themself_nor_anyone_to_administrator() {
        assert_eq!(may_manage(true, &[Role::Clerk], true), Err(Refusal::new("offices-staff-refused-own")));
        assert_eq!(may_manage(false, &[Role::Admin], false), Err(Refusal::new("offices-staff-refused-keys")));
        assert_eq!(
            may_manage(false, &[Role::Clerk, Role::Auditor], false),
            Err(Refusal::new("offices-staff-refused-keys"))
        );
        assert_eq!(may_manage(false, &[Role::Admin], true), Ok(()));
        assert_eq!(may_manage(false, &[Role::Director], false), Ok(()));
    }

    #[test]
    fn nobody_acts_for_themself() {
        let posts = [post(1, Role::Director, None)];
        assert_eq!(
            may_act_for((Id::new(1), &posts), (Id::new(1), &posts)),
            Err(Refusal::new("offices-staff-refused-self"))
        );
    }

    #[test]
    fn an_auditor_is_replaced_by_an_auditor_alone() {
        let auditor = [post(1, Role::Auditor, None)];
        let director = [post(1, Role::Director, None)];
        let (a, b) = (Id::new(1), Id::new(2));
        assert_eq!(may_act_for((a, &auditor), (b, &director)), Err(Refusal::new("offices-staff-refused-role")));
        assert_eq!(may_act_for((a, &auditor), (b, &auditor)), Ok(()));
    }

    #[test]
    fn whoever_holds_no_post_has_nothing_to_delegate() {
        let posts = [post(1, Role::Clerk, None)];
        let refused = may_act_for((Id::new(1), &[]), (Id::new(2), &posts));
        assert_eq!(refused, Err(Refusal::new("offices-staff-refused-nothing-to-delegate")));
    }
}
