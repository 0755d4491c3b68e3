//! The acts of this module and the roles that have them.

use kernel::{Code as _, Role};
use web::Permission;

/// ดูผังหน่วยงาน: everybody who works here may see where everything belongs.
#[derive(Debug)]
pub struct ReadOffices;
impl Permission for ReadOffices {
    const KEY: &'static str = "offices-read";
    const ROLES: &'static [Role] = Role::ALL;
}

/// จัดการหน่วยงาน: adds, edits and moves offices below the own one.
#[derive(Debug)]
pub struct ManageOffices;
impl Permission for ManageOffices {
    const KEY: &'static str = "offices-manage";
    const ROLES: &'static [Role] = &[Role::Admin];
}

/// ดูบุคลากร: reads the staff files of the own office and those below it.
#[derive(Debug)]
pub struct ReadStaff;
impl Permission for ReadStaff {
    const KEY: &'static str = "staff-read";
    const ROLES: &'static [Role] = Role::ALL;
}

/// จัดการบุคลากร: adds and edits staff, appoints, ends appointments and invites.
#[derive(Debug)]
pub struct ManageStaff;
impl Permission for ManageStaff {
    const KEY: &'static str = "staff-manage";
    const ROLES: &'static [Role] = &[Role::Hr, Role::Admin];
}

/// ดูแลงานเบื้องหลัง: sees what the program could not do by itself, and lets it try again.
#[derive(Debug)]
pub struct KeepJobs;
impl Permission for KeepJobs {
    const KEY: &'static str = "offices-jobs";
    const ROLES: &'static [Role] = &[Role::Admin];
}

/// เชิญบุคลากร: adds somebody with a post and hands them a link to begin with.
#[derive(Debug)]
pub struct InviteStaff;
impl Permission for InviteStaff {
    const KEY: &'static str = "staff-invite";
    const ROLES: &'static [Role] = &[Role::Hr, Role::Admin, Role::Supervisor];
}

/// ดูแลปัจจัยยืนยันตัวตนของตน: one-time codes and passkeys of oneself, also for those who owe a second factor.
#[derive(Debug)]
pub struct KeepFactors;
impl Permission for KeepFactors {
    const KEY: &'static str = "offices-own-factors";
    const ROLES: &'static [Role] = Role::ALL;
    const WITHOUT_FACTOR: bool = true;
}

/// ดูแลบัญชีของตน: password, sessions, delegation and notices of oneself.
#[derive(Debug)]
pub struct KeepAccount;
impl Permission for KeepAccount {
    const KEY: &'static str = "offices-own-account";
    const ROLES: &'static [Role] = Role::ALL;
}
