//! The acts of this module and the roles that have them.

use kernel::{Code as _, Role};
use web::Permission;

/// อ่านบันทึกรายการกิจกรรม: everyone who works here; whoever asks may see it, too (ม.39).
#[derive(Debug)]
pub struct ReadActivities;
impl Permission for ReadActivities {
    const KEY: &'static str = "privacy-activities-read";
    const ROLES: &'static [Role] = Role::ALL;
}

/// แก้ไขบันทึกรายการกิจกรรม: the data protection officer (ม.42).
#[derive(Debug)]
pub struct KeepActivities;
impl Permission for KeepActivities {
    const KEY: &'static str = "privacy-activities-keep";
    const ROLES: &'static [Role] = &[Role::Dpo];
}

/// รับความยินยอม การถอน และคำขอ: whoever stands before the person.
#[derive(Debug)]
pub struct ServePersons;
impl Permission for ServePersons {
    const KEY: &'static str = "privacy-serve";
    const ROLES: &'static [Role] = &[Role::SocialWorker, Role::Supervisor, Role::Clerk];
}

/// ดูความยินยอมและคำขอ within the offices that look after the person.
#[derive(Debug)]
pub struct SeeRequests;
impl Permission for SeeRequests {
    const KEY: &'static str = "privacy-requests-see";
    const ROLES: &'static [Role] = &[Role::SocialWorker, Role::Supervisor, Role::Clerk, Role::Director, Role::Dpo];
}

/// มอบหมายคำขอ
#[derive(Debug)]
pub struct AssignRequests;
impl Permission for AssignRequests {
    const KEY: &'static str = "privacy-requests-assign";
    const ROLES: &'static [Role] = &[Role::Supervisor, Role::Director, Role::Dpo];
}

/// จัดทำสำเนาและตอบคำขอ: the one to whom it was given, and the data protection officer.
#[derive(Debug)]
pub struct AnswerRequests;
impl Permission for AnswerRequests {
    const KEY: &'static str = "privacy-requests-answer";
    const ROLES: &'static [Role] = &[Role::SocialWorker, Role::Supervisor, Role::Dpo];
}

/// ดูรายงานการเข้าถึง: who saw or changed a person's records.
#[derive(Debug)]
pub struct SeeAccess;
impl Permission for SeeAccess {
    const KEY: &'static str = "privacy-access-see";
    const ROLES: &'static [Role] = &[Role::Director, Role::Dpo];
}

/// แจ้งเหตุละเมิด: everyone who works here.
#[derive(Debug)]
pub struct ReportBreaches;
impl Permission for ReportBreaches {
    const KEY: &'static str = "privacy-breaches-report";
    const ROLES: &'static [Role] = Role::ALL;
}

/// ดูทะเบียนเหตุละเมิด
#[derive(Debug)]
pub struct SeeBreaches;
impl Permission for SeeBreaches {
    const KEY: &'static str = "privacy-breaches-see";
    const ROLES: &'static [Role] = &[Role::Director, Role::Auditor, Role::Dpo];
}

/// จัดการเหตุละเมิด: risk, telling, measures, closing.
#[derive(Debug)]
pub struct HandleBreaches;
impl Permission for HandleBreaches {
    const KEY: &'static str = "privacy-breaches-handle";
    const ROLES: &'static [Role] = &[Role::Director, Role::Dpo];
}
