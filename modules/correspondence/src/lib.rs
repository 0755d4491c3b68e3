//! งานสารบรรณ: the letters of an office from their coming or drafting to their keeping, with the registers in which they stand
//! (ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. 2526 และที่แก้ไขเพิ่มเติม).

pub mod access;
pub mod actions;
mod documents;
mod forms;
pub mod jobs;
pub mod links;
pub mod model;
mod pages;
pub mod permissions;
pub mod rules;
pub mod search;
pub mod store;
mod views;

use std::sync::Arc;

use ::store::{Migration, Result, Source, Tx};
use kernel::{Actor, Code as _, Day, Id, Letter, Role};
use web::{Module, NavEntry};

/// ส่วนงานสารบรรณ: what this module brings to the program; `matters` answers for casework.
#[must_use]
pub fn module(matters: Arc<dyn Matters>) -> Module {
    Module {
        name: "correspondence",
        routes: pages::routes(matters),
        migrations: migrations(),
        texts: ui::Source {
            module: "correspondence",
            th: include_str!("../text/th.ftl"),
            en: include_str!("../text/en.ftl"),
        },
        nav: vec![NavEntry { href: "/letters", label: "correspondence-nav", roles: Role::ALL, order: 30 }],
    }
}

pub use actions::{Wanted, draft};
pub use jobs::handlers;
pub use links::Matters;

/// The module's tables.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    vec![
        Migration::new("202611221800_letters", include_str!("../migrations/202611221800_letters.sql")),
        Migration::new(
            "202611221810_letter_reference",
            include_str!("../migrations/202611221810_letter_reference.sql"),
        ),
        Migration::new("202611221820_letter_keeping", include_str!("../migrations/202611221820_letter_keeping.sql")),
        Migration::new(
            "202611221830_letter_disposals",
            include_str!("../migrations/202611221830_letter_disposals.sql"),
        ),
        Migration::new("202611221900_issued", include_str!("../migrations/202611221900_issued.sql")),
        Migration::new("202611222010_letter_mandates", include_str!("../migrations/202611222010_letter_mandates.sql")),
        Migration::new("202611222230_keeping_marks", include_str!("../migrations/202611222230_keeping_marks.sql")),
        Migration::new("202611222240_keeping_lists", include_str!("../migrations/202611222240_keeping_lists.sql")),
        Migration::new(
            "202611222250_letter_handovers",
            include_str!("../migrations/202611222250_letter_handovers.sql"),
        ),
        Migration::new(
            "202611230110_letter_circulars",
            include_str!("../migrations/202611230110_letter_circulars.sql"),
        ),
        Migration::new(
            "202611231200_letter_salutations",
            include_str!("../migrations/202611231200_letter_salutations.sql"),
        ),
        Migration::new("202611231620_letter_forms", include_str!("../migrations/202611231620_letter_forms.sql")),
        Migration::new(
            "202611240010_letter_references",
            include_str!("../migrations/202611240010_letter_references.sql"),
        ),
        Migration::new("202611240030_disposal_votes", include_str!("../migrations/202611240030_disposal_votes.sql")),
        Migration::new(
            "202611240300_disposals_waiting",
            include_str!("../migrations/202611240300_disposals_waiting.sql"),
        ),
        Migration::new("202611240310_letters_went", include_str!("../migrations/202611240310_letters_went.sql")),
    ]
}

/// Those of these letters that a reader may read on a day.
///
/// # Errors
/// [`::store::StoreError`].
pub async fn seen(on: &impl Source, reader: (&Actor, Day), ids: &[Id<Letter>]) -> Result<Vec<model::LetterRow>> {
    store::letters::some(on, &access::Access::for_reader(reader.0, reader.1), ids).await
}

/// Writes the reference data that the database does not have yet; what was edited stays.
///
/// # Errors
/// [`::store::StoreError`].
pub async fn prepare(tx: &Tx<'_>) -> Result<()> {
    store::reference::fill(tx).await?;
    store::salutations::fill(tx).await
}
