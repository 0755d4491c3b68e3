//! `cargo xtask shots` and `cargo xtask guide`: the pictures of the main pages under `docs/screenshots` and those of a clerk's
//! first day under `docs/guide`, made in a real browser.

use crate::outcome::Outcome;
use crate::tools::{self, Tool};
use crate::{process, workspace};

/// Serves fresh demo data and photographs it; words after the command choose the pictures by name.
pub fn run(arguments: &[String]) -> Outcome {
    photograph("e2e/shots.mjs", arguments)
}

/// Walks through a clerk's first day and photographs each step.
pub fn guide() -> Outcome {
    photograph("e2e/guide.mjs", &[])
}

fn photograph(script: &str, arguments: &[String]) -> Outcome {
    tools::install(&[Tool::Browser, Tool::Packages("e2e")])?;
    let binary = workspace::kueakun("dev")?;
    let folder = workspace::empty_folder("shots")?;
    process::run(
        process::program("node")
            .arg(script)
            .args(arguments)
            .env("KUEAKUN_E2E_AXE", "elsewhere")
            .env("KUEAKUN_BIN", binary)
            .env("KUEAKUN_E2E_FOLDER", folder),
    )
}
