//! How pages look and read: typed text in two languages, the shared templates, fields of forms, days and times as people say them.

extern crate self as ui;

mod assets;
mod field;
mod form;
mod page;
mod records;
mod running;
mod screens;
mod text;
mod when;

pub mod typeface;

pub use assets::{Asset, asset, assets};
pub use field::{Choice, Field, Look};
pub use form::{Form, FormView};
pub use page::{Flash, NavItem, Page, Theme, Who};
pub use records::{Badge, ListPage, Part, RecordPage, Row, facts};
pub use running::running;
pub use screens::{About, Conflict, ConflictRow, FormPage, Problem, Saved, Suggestions};
pub use text::{Source, Texts};

/// The platform's own texts.
#[must_use]
pub const fn texts() -> Source {
    Source { module: "ui", th: include_str!("../text/th.ftl"), en: include_str!("../text/en.ftl") }
}
