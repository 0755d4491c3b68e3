//! workforce: the position standard as data, the doubts in it that people settle, and the signing rules that cite it.

mod actions;
mod forms;
pub mod import;
pub mod model;
mod pages;
mod permissions;
pub mod rules;
pub mod standard;
mod store;
mod views;

use ::store::{Migration, Source};
use kernel::Role;
pub use model::{RequiredOf, SigningRule};
use web::{Module, NavEntry};

/// ส่วนงานบุคลากร: what this module brings to the program.
#[must_use]
pub fn module() -> Module {
    Module {
        name: "workforce",
        routes: pages::routes(),
        migrations: migrations(),
        texts: texts(),
        nav: vec![NavEntry {
            href: "/standard",
            label: "workforce-standard",
            roles: <Role as kernel::Code>::ALL,
            order: 80,
        }],
    }
}

/// The module's tables.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    vec![Migration::new("202611210200_workforce", include_str!("../migrations/202611210200_workforce.sql"))]
}

/// The module's texts.
#[must_use]
pub const fn texts() -> ui::Source {
    ui::Source { module: "workforce", th: include_str!("../text/th.ftl"), en: include_str!("../text/en.ftl") }
}

/// หลักการลงนามที่ใช้อยู่: who must sign each step, with the clause of the standard in force; none before the first import.
///
/// # Errors
/// The store's.
pub async fn signing_rules(on: &impl Source) -> ::store::Result<Vec<SigningRule>> {
    store::signing::current(on).await
}

/// ข้อความของหน้าที่: the text at an address of the standard in force, for those who cite it.
///
/// # Errors
/// [`::store::StoreError::NotFound`] when nothing stands at that address, or nothing was imported yet.
pub async fn clause_text(on: &impl Source, address: &str) -> ::store::Result<String> {
    let version = store::standards::current(on).await?.ok_or(::store::StoreError::NotFound)?;
    Ok(store::standards::clause(on, version.id, address).await?.text)
}
