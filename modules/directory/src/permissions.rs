//! The acts of this module and the roles that have them.

use kernel::{Code as _, Role};
use web::Permission;

/// ดูทำเนียบ: everyone who works here; whom to call is no secret.
#[derive(Debug)]
pub struct ReadDirectory;
impl Permission for ReadDirectory {
    const KEY: &'static str = "directory-read";
    const ROLES: &'static [Role] = Role::ALL;
}

/// เพิ่ม แก้ไข และยืนยันรายการ: those who call the numbers and hear that one has changed.
#[derive(Debug)]
pub struct KeepDirectory;
impl Permission for KeepDirectory {
    const KEY: &'static str = "directory-keep";
    const ROLES: &'static [Role] = &[Role::SocialWorker, Role::Supervisor, Role::Clerk];
}

/// ปิดและรวมรายการ: takes an entry out of everybody's lists.
#[derive(Debug)]
pub struct CloseEntries;
impl Permission for CloseEntries {
    const KEY: &'static str = "directory-close";
    const ROLES: &'static [Role] = &[Role::Supervisor];
}

/// นำเข้าทั้งแฟ้ม: a file of another directory changes many entries at once.
#[derive(Debug)]
pub struct ImportDirectory;
impl Permission for ImportDirectory {
    const KEY: &'static str = "directory-import";
    const ROLES: &'static [Role] = &[Role::Supervisor, Role::Admin];
}

/// กำหนดอายุของการยืนยัน: says after how many days an entry must be verified again.
#[derive(Debug)]
pub struct SetFreshness;
impl Permission for SetFreshness {
    const KEY: &'static str = "directory-freshness";
    const ROLES: &'static [Role] = &[Role::Admin];
}
