//! The acts of this module and the roles that have them.

use kernel::Role;
use web::Permission;

/// จัดการเว็บฮุก: registers, looks at and ends what an office and those below it tell other systems.
#[derive(Debug)]
pub struct ManageWebhooks;
impl Permission for ManageWebhooks {
    const KEY: &'static str = "webhooks-manage";
    const ROLES: &'static [Role] = &[Role::Admin];
}
