//! `cargo xtask new-module NAME`: a module with the skeleton's names, ready to be filled.

use crate::outcome::{Outcome, fail};

/// Scaffolds `modules/NAME`.
pub fn run(_: &[String]) -> Outcome {
    fail("not yet")
}
