//! Finding records by keyed hashes of their terms: the same two plain tables on both engines, nothing readable in them.
//!
//! A module says which [`Term`]s a record has ([`replace`]) and which terms a query has, each with its weight
//! ([`find`]), which terms a record must have ([`having_all`]), or asks who has any of some terms ([`sharing`]). The costs and the bounds are in the README.

mod all;
mod find;
mod index;
mod sharing;
mod term;

use store::Migration;

pub use all::{having_all, having_all_of};
pub use find::{Found, Wanted, find};
pub use index::{forget, replace};
pub use sharing::sharing;
pub use term::{Term, clusters};

/// The tables.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    let sql = include_str!("../migrations/202611210040_search.sql");
    let postgres = include_str!("../migrations/202611210040_search.postgres.sql");
    let narrow = include_str!("../migrations/202611220710_search.sql");
    let narrow_postgres = include_str!("../migrations/202611220710_search.postgres.sql");
    vec![
        Migration { id: "202611210040_search", sql, postgres: Some(postgres) },
        Migration { id: "202611220710_search", sql: narrow, postgres: Some(narrow_postgres) },
    ]
}
