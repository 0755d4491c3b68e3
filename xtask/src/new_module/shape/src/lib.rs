//! __thai__: the __plural__ of an office.

mod actions;
mod forms;
pub mod model;
mod pages;
mod permissions;
mod rules;
mod store;
mod views;

use ::store::Migration;
use permissions::Read__Plural__;
use web::{Module, NavEntry, Permission as _};

/// ส่วนงาน__thai__: what this module brings to the program.
#[must_use]
pub fn module() -> Module {
    Module {
        name: "__plural__",
        routes: pages::routes(),
        migrations: vec![Migration::new("__stamp_____plural__", include_str!("../migrations/__stamp_____plural__.sql"))],
        texts: ui::Source { module: "__plural__", th: include_str!("../text/th.ftl"), en: include_str!("../text/en.ftl") },
        nav: vec![NavEntry { href: "/__plural__", label: "__plural__-title", roles: Read__Plural__::ROLES, order: 70 }],
    }
}
