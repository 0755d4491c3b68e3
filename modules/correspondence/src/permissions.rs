//! The acts of this module and the roles that have them. Which letters somebody meets is decided in `access.rs`.

use kernel::{Code as _, Role};
use web::Permission;

/// อ่านหนังสือ: everybody has letters that were given to them; who keeps or oversees the registers reads those of their offices.
#[derive(Debug)]
pub struct ReadLetters;
impl Permission for ReadLetters {
    const KEY: &'static str = "correspondence-read";
    const ROLES: &'static [Role] = Role::ALL;
}

/// ดูทะเบียน: the registers of an office as a whole (ระเบียบงานสารบรรณ ข้อ 38, 45).
#[derive(Debug)]
pub struct SeeRegisters;
impl Permission for SeeRegisters {
    const KEY: &'static str = "correspondence-registers-see";
    const ROLES: &'static [Role] = &[Role::Clerk, Role::Supervisor, Role::Director, Role::Auditor];
}

/// ลงรับ ออกเลข ยกเลิกเลข: the central correspondence unit.
#[derive(Debug)]
pub struct KeepRegisters;
impl Permission for KeepRegisters {
    const KEY: &'static str = "correspondence-registers-keep";
    const ROLES: &'static [Role] = &[Role::Clerk];
}

/// ลงรับข้อมูลข่าวสารลับ: whoever is named registrar of secrets for the office, whatever their post; to others there is no such page.
#[derive(Debug)]
pub struct KeepSecrets;
impl Permission for KeepSecrets {
    const KEY: &'static str = "correspondence-secrets-keep";
    const ROLES: &'static [Role] = Role::ALL;
}

/// เกษียณ ดำเนินการ ปิดเรื่อง: on its way a letter is sent by whoever keeps its register and by the heads; what is done at a stop, by whoever
/// holds it.
#[derive(Debug)]
pub struct RouteLetters;
impl Permission for RouteLetters {
    const KEY: &'static str = "correspondence-route";
    const ROLES: &'static [Role] = Role::ALL;
}

/// แต่งตั้งนายทะเบียนข้อมูลข่าวสารลับ: the head of the office.
#[derive(Debug)]
pub struct NameRegistrars;
impl Permission for NameRegistrars {
    const KEY: &'static str = "correspondence-registrars-name";
    const ROLES: &'static [Role] = &[Role::Director];
}

/// แต่งตั้งกรรมการและอนุมัติทำลายหนังสือ: the head of the agency (ระเบียบงานสารบรรณ ข้อ 67, 69).
#[derive(Debug)]
pub struct ApproveDisposals;
impl Permission for ApproveDisposals {
    const KEY: &'static str = "correspondence-disposals-approve";
    const ROLES: &'static [Role] = &[Role::Director];
}

/// พิจารณาบัญชีหนังสือขอทำลาย: whoever sits on its committee, whatever their post (ข้อ 68); who keeps or oversees the registers reads it.
#[derive(Debug)]
pub struct ExamineDisposals;
impl Permission for ExamineDisposals {
    const KEY: &'static str = "correspondence-disposals-examine";
    const ROLES: &'static [Role] = Role::ALL;
}

/// ร่างหนังสือ: everybody who works in an office, but who audits it.
#[derive(Debug)]
pub struct DraftLetters;
impl Permission for DraftLetters {
    const KEY: &'static str = "correspondence-draft";
    const ROLES: &'static [Role] =
        &[Role::SocialWorker, Role::Supervisor, Role::Clerk, Role::Hr, Role::Director, Role::Dpo, Role::Admin];
}

/// ตรวจและลงนามหนังสือ: the heads of the office.
#[derive(Debug)]
pub struct SignLetters;
impl Permission for SignLetters {
    const KEY: &'static str = "correspondence-sign";
    const ROLES: &'static [Role] = &[Role::Supervisor, Role::Director];
}

/// ลงนาม: the heads, and whoever holds a mandate for letters of that kind, whatever their post; to others the page is closed.
#[derive(Debug)]
pub struct PutSignatures;
impl Permission for PutSignatures {
    const KEY: &'static str = "correspondence-signatures-put";
    const ROLES: &'static [Role] = DraftLetters::ROLES;
}

/// แก้ค่าอ้างอิง: hours of urgency, years of keeping, clocks of destruction.
#[derive(Debug)]
pub struct EditSettings;
impl Permission for EditSettings {
    const KEY: &'static str = "correspondence-settings-edit";
    const ROLES: &'static [Role] = &[Role::Admin];
}

/// มอบอำนาจให้ปฏิบัติราชการแทน: a head their own authority, a director that of any head below.
#[derive(Debug)]
pub struct GiveMandates;
impl Permission for GiveMandates {
    const KEY: &'static str = "correspondence-mandates-give";
    const ROLES: &'static [Role] = &[Role::Supervisor, Role::Director];
}
