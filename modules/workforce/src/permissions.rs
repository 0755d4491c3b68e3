//! Who may do what with the standard.

use kernel::Role;
use web::Permission;

/// อ่านมาตรฐาน: everyone who works here; the paper is public.
pub struct ReadStandard;

impl Permission for ReadStandard {
    const KEY: &'static str = "standard-read";
    const ROLES: &'static [Role] = <Role as kernel::Code>::ALL;
}

/// วินิจฉัยข้อสงสัย: those who answer for personnel matters.
pub struct SettleDoubts;

impl Permission for SettleDoubts {
    const KEY: &'static str = "standard-doubts-settle";
    const ROLES: &'static [Role] = &[Role::Hr, Role::Director, Role::Admin];
}
