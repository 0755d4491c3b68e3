//! How long a developer waits for the compiler after touching one module's rules.

use std::time::{Duration, Instant};

use crate::outcome::Outcome;
use crate::process;

/// Times `cargo check --package cases` after `modules/cases/src/rules.rs` was touched.
pub fn check_of_cases() -> Outcome<Duration> {
    check()?;
    process::run(process::program("touch").arg("modules/cases/src/rules.rs"))?;
    let start = Instant::now();
    check()?;
    Ok(start.elapsed())
}

fn check() -> Outcome {
    process::run(process::cargo().args(["check", "--quiet", "--package", "cases"]))
}
