//! The acts of this module and the roles that have them.

use kernel::Role;
use web::Permission;

/// นำเข้าทะเบียน: brings a whole register into an office. Whoever may register somebody and answers for the office's registers:
/// clerks and supervisors; one file touches more people than a social worker meets in a year.
#[derive(Debug)]
pub struct ImportPeople;
impl Permission for ImportPeople {
    const KEY: &'static str = "imports-import";
    const ROLES: &'static [Role] = &[Role::Supervisor, Role::Clerk];
}

/// ส่งออกทะเบียน: takes a register of an office out as a file, numbers of people in full: supervisors, each time for a reason.
#[derive(Debug)]
pub struct ExportPeople;
impl Permission for ExportPeople {
    const KEY: &'static str = "imports-export";
    const ROLES: &'static [Role] = &[Role::Supervisor];
}
