//! ลิงก์ใช้ครั้งเดียว: links that open an account once, how long they are good for, and who may ask for which.

use kernel::{Refusal, Role};

kernel::codes! {
    /// What a link is for; it opens nothing else.
    pub enum LinkPurpose {
        /// คำเชิญ: somebody new chooses how they sign in.
        Invitation = "invitation",
        /// การกู้คืน: a new password in the place of a forgotten one.
        Recovery = "recovery",
        /// การยืนยันอีเมล: an address belongs to whoever opens it.
        Mail = "mail",
    }
}

kernel::codes! {
    /// How a link stands; its time may be over besides.
    pub enum LinkState {
        /// Not used yet.
        Open = "open",
        /// Used; it opens nothing again.
        Used = "used",
        /// Withdrawn, or replaced by a newer one.
        Revoked = "revoked",
    }
}

kernel::codes! {
    /// How a request for recovery with a second person stands.
    pub enum RecoveryState {
        /// The second person has not answered.
        Asked = "asked",
        /// The second person agreed, and was shown the link.
        Approved = "approved",
        /// The second person said no.
        Refused = "refused",
    }
}

/// Minutes for which a link is good: an invitation three days; a recovery half an hour by mail and a day on paper; a mail
/// address a day.
#[must_use]
pub const fn minutes(purpose: LinkPurpose, by_mail: bool) -> i64 {
    match (purpose, by_mail) {
        (LinkPurpose::Invitation, _) => 72 * 60,
        (LinkPurpose::Recovery, true) => 30,
        (LinkPurpose::Recovery, false) | (LinkPurpose::Mail, _) => 24 * 60,
    }
}

/// Whether somebody may invite into posts of these roles. Heads of a team who are neither personnel officers nor administrators
/// there invite those who work under them, and nobody else.
///
/// # Errors
/// The refusal for the one who invites.
pub fn may_invite(keeps_staff: bool, roles: &[Role]) -> Result<(), Refusal> {
    let under = roles.iter().all(|role| matches!(role, Role::SocialWorker | Role::Clerk));
    if keeps_staff || under { Ok(()) } else { Err(Refusal::new("offices-invitation-refused-role")) }
}

/// Whether somebody may decide on a recovery: neither who asked for it nor whose account it is.
///
/// # Errors
/// The refusal for the one who decides.
pub fn may_decide<T: PartialEq>(decider: T, asked_by: T, whose: T) -> Result<(), Refusal> {
    if decider == asked_by || decider == whose {
        return Err(Refusal::new("offices-recovery-refused-same"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invitation_is_good_for_three_days_and_a_recovery_by_mail_for_half_an_hour() {
        assert_eq!(minutes(LinkPurpose::Invitation, true), 4_320);
        assert_eq!(minutes(LinkPurpose::Recovery, true), 30);
        assert_eq!(minutes(LinkPurpose::Recovery, false), 1_440);
    }

    #[test]
    fn the_head_of_a_team_invites_social_workers_and_clerks_only() {
        assert!(may_invite(false, &[Role::SocialWorker, Role::Clerk]).is_ok());
        for role in [Role::Supervisor, Role::Director, Role::Hr, Role::Admin, Role::Auditor] {
            assert!(may_invite(false, &[role]).is_err(), "{role:?}");
            assert!(may_invite(true, &[role]).is_ok(), "{role:?}");
        }
    }

    #[test]
    fn a_recovery_takes_two_who_are_not_the_one_it_is_for() {
        assert!(may_decide(1, 2, 3).is_ok());
        assert!(may_decide(2, 2, 3).is_err());
        assert!(may_decide(3, 2, 3).is_err());
    }
}
