//! `cargo xtask shots`: the pictures of the main pages under `docs/screenshots`, made in a real browser.

use crate::outcome::Outcome;
use crate::tools::{self, Tool};
use crate::{process, workspace};

/// Serves fresh demo data and photographs it; words after the command choose the pictures by name.
pub fn run(arguments: &[String]) -> Outcome {
    tools::install(&[Tool::Browser, Tool::Packages("e2e")])?;
    let binary = workspace::kueakun("dev")?;
    let folder = workspace::empty_folder("shots")?;
    process::run(
        process::program("node")
            .arg("e2e/shots.mjs")
            .args(arguments)
            .env("KUEAKUN_BIN", binary)
            .env("KUEAKUN_E2E_FOLDER", folder),
    )
}
