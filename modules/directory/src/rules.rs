//! Decisions, without a database and without a clock.

pub mod hours;
pub mod reach;
