//! The whole program as its users and its operators meet it: every module through HTTP, and the commands.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod api;
mod between;
#[path = "../../../modules/cases/tests/mod.rs"]
mod cases;
#[path = "../../../modules/correspondence/tests/mod.rs"]
mod correspondence;
#[path = "../../../modules/directory/tests/mod.rs"]
mod directory;
mod doors;
mod foreign;
#[path = "../../../modules/imports/tests/mod.rs"]
mod imports;
mod leaks;
#[path = "../../../modules/meetings/tests/mod.rs"]
mod meetings;
mod merging;
mod operations;
mod plans;
#[path = "../../../modules/privacy/tests/mod.rs"]
mod privacy;
mod refusals;
mod webhooks;

use testkit::{Assembly, TestApp};

/// The tables as they are committed.
pub const SCHEMA: &str = include_str!("../../../schema/sqlite.sql");

/// The program as it is shipped, with the cast.
pub fn assembly() -> Assembly {
    documents::apart::by(env!("CARGO_BIN_EXE_kueakun").into());
    Assembly {
        migrations: kueakun::migrations(),
        assemble: kueakun::assemble,
        seed: |db| {
            Box::pin(async {
                kueakun::demo::seed_district(db).await.map(|_| ()).map_err(|problem| problem.to_string())
            })
        },
    }
}

/// The program in this process, for one test.
pub async fn start() -> TestApp {
    TestApp::start(assembly()).await
}
