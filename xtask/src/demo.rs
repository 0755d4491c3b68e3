//! `cargo xtask demo`: builds the program and serves the demo district.

use std::os::unix::process::CommandExt;
use std::process::Stdio;

use crate::outcome::{Outcome, fail};
use crate::process;

/// Becomes `kueakun demo`, so that Ctrl-C reaches the server and nothing stands in between.
pub fn run(arguments: &[String]) -> Outcome {
    let mut command = process::cargo();
    command.args(["run", "--package", "kueakun", "--", "demo"]).args(arguments).stdin(Stdio::inherit());
    let error = command.exec();
    fail(format!("cannot start cargo: {error}"))
}
