//! Who may do what here.

use kernel::Role;
use web::Permission;

/// อ่าน__thai__: everyone whose work it concerns.
pub struct Read__Plural__;

impl Permission for Read__Plural__ {
    const KEY: &'static str = "__plural__-read";
    const ROLES: &'static [Role] =
        &[Role::SocialWorker, Role::Supervisor, Role::Clerk, Role::Director, Role::Auditor];
}

/// บันทึก__thai__: those who take part.
pub struct Add__Plural__;

impl Permission for Add__Plural__ {
    const KEY: &'static str = "__plural__-add";
    const ROLES: &'static [Role] = &[Role::SocialWorker, Role::Supervisor, Role::Clerk];
}
