//! เว็บฮุก: other systems are told that something happened, with ids and kinds alone, signed, and again until they have it.

mod actions;
mod forms;
pub mod jobs;
mod model;
mod pages;
pub mod permissions;
pub mod rules;
mod store;
mod views;

use web::{Module, NavEntry, Permission as _};

pub use self::jobs::{Guard, handlers};
pub use actions::{Register, register};

/// The tables of the module.
#[must_use]
pub fn migrations() -> Vec<::store::Migration> {
    vec![::store::Migration::new("202611220640_webhooks", include_str!("../migrations/202611220640_webhooks.sql"))]
}

/// Everything that the module gives to the program.
#[must_use]
pub fn module() -> Module {
    let nav =
        NavEntry { href: "/webhooks", label: "webhooks-title", roles: permissions::ManageWebhooks::ROLES, order: 82 };
    let texts =
        ui::Source { module: "webhooks", th: include_str!("../text/th.ftl"), en: include_str!("../text/en.ftl") };
    Module { name: "webhooks", routes: pages::routes(), migrations: migrations(), texts, nav: vec![nav] }
}
