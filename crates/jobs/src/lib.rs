//! Work that is done after the command that caused it: kept in the same database, in the same transaction, done at least once.
//!
//! A module declares a [`Task`], a command calls [`add`] with its [`Tx`](store::Tx), and [`Handlers`] say what is done. The
//! [`Runner`] that `serve` starts takes what is due under a lease, so that what a killed process was doing is done by the next.

mod handlers;
mod pace;
mod plan;
mod queue;
mod runner;
mod schedule;
mod task;

use store::Migration;

pub use handlers::{Handlers, Job, Setback};
pub use pace::unhurried;
pub use plan::Plan;
pub use queue::{FailedJob, Load, MOST_COUNTED, discard, failed, load, run_again};
pub use runner::{Runner, Running};
pub use task::{Task, add, add_keyed, add_later};

kernel::kinds! {
    /// งานเบื้องหลัง: one task with its payload, waiting, under way or given up.
    JobRecord = "job";
}

/// The tables.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    vec![Migration::new("202611220600_jobs", include_str!("../migrations/202611220600_jobs.sql"))]
}
