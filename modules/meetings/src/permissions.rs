//! The acts of this module and the roles that have them. Anybody may be a member or the secretary of a body, so most acts are
//! open to every role; which meeting it is decides (`store/sight.rs`).

use kernel::{Code as _, Role};
use web::Permission;

/// อ่านเรื่องการประชุม: as a member, as the desk of the office, or what is certified.
#[derive(Debug)]
pub struct ReadMeetings;
impl Permission for ReadMeetings {
    const KEY: &'static str = "meetings-read";
    const ROLES: &'static [Role] = Role::ALL;
}

/// ตอบรับการเชิญ และรายงานผลตามมติ: whoever was asked, and whoever sees to a resolution.
#[derive(Debug)]
pub struct AnswerMeetings;
impl Permission for AnswerMeetings {
    const KEY: &'static str = "meetings-answer";
    const ROLES: &'static [Role] = Role::ALL;
}

/// จัดประชุมและจดรายงาน: the clerks of the office, and whoever is named secretary of the body.
#[derive(Debug)]
pub struct RunMeetings;
impl Permission for RunMeetings {
    const KEY: &'static str = "meetings-run";
    const ROLES: &'static [Role] = Role::ALL;
}

/// ตั้งคณะและแต่งตั้งกรรมการ: the heads by their order, the clerks who write it down.
#[derive(Debug)]
pub struct KeepBodies;
impl Permission for KeepBodies {
    const KEY: &'static str = "meetings-bodies-keep";
    const ROLES: &'static [Role] = &[Role::Clerk, Role::Supervisor, Role::Director];
}

/// Roles that run the meetings of their office without being named.
pub const CLERKS: &[Role] = &[Role::Clerk];

/// Roles that read all of their office's meetings that are not closed.
pub const DESK: &[Role] = &[Role::Clerk, Role::Supervisor, Role::Director, Role::Auditor];

/// Roles that read the certified minutes of their office.
pub const COLLEAGUES: &[Role] =
    &[Role::SocialWorker, Role::Supervisor, Role::Clerk, Role::Hr, Role::Director, Role::Auditor, Role::Dpo];
