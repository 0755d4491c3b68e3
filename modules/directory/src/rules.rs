//! Decisions, without a database and without a clock.

pub mod freshness;
pub mod hours;
pub mod reach;
