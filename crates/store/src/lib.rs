//! The one way to the database: SQL as text, run on SQLite or PostgreSQL, with the audit log in the same transaction.
//!
//! A module's `store.rs` writes SQL with `?` for values ([`Sql`]), reads rows into structs ([`row!`]) and works on any
//! [`Source`]: a [`Db`] for reading, a [`Tx`] for a command. Nothing outside this crate names an engine.

pub mod audit;
pub mod backup;
mod bulk;
mod db;
mod dialect;
mod digest;
mod error;
pub mod files;
mod health;
mod ids;
mod keys;
mod load;
mod migrations;
pub mod numbering;
mod packed;
mod paging;
mod row;
mod schema;
pub mod scratch;
mod shared;
mod sql;
mod traffic;
mod tx;
mod undone;
pub mod watch;

pub use audit::Entry;
pub use bulk::Bulk;
pub use db::{Db, Options, Source};
pub use digest::Digest;
pub use error::{OpenError, StoreError};
pub use keys::{Keys, Sealed, hex};
pub use load::{Loader, Pile};
pub use migrations::Migration;
pub use packed::Packed;
pub use paging::{Page, Slice};
pub use row::{FromRow, Row};
pub use schema::schema;
pub use shared::Shared;
pub use sql::{Sql, steps};
pub use traffic::Traffic;
pub use tx::{By, Tx};
pub use undone::Undone;

/// Threads that a file may keep busy at once: its readers and its writer. A program that serves has this many more
/// threads than it needs for everything else.
pub const AT_ONCE: usize = dialect::READERS + 1;

/// What every query answers.
pub type Result<T> = std::result::Result<T, StoreError>;
