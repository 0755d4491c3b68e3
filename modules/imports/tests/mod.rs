//! Registers brought in as offices do it: through HTTP, with the cast, on whichever engine the tests run. All people are invented.

mod deciding;
mod exporting;
mod others;
mod refusing;
mod resuming;
mod storing;
mod traps;
mod undoing;

use std::sync::Arc;

use jobs::Runner;
use kueakun::demo::cast;
use store::{Source as _, Sql};
use testkit::{Answer, Browser, TestApp};

/// An invented number of the fictitious range.
fn number(seed: u64) -> String {
    thai::citizen_id::fictitious(9_000_000 + seed).as_str().to_owned()
}

/// The background does what waits.
async fn work(app: &TestApp) {
    let handlers = imports::working(Arc::new(kueakun::wiring::Casework));
    Runner::new(app.db().clone(), handlers).run_due().await.unwrap();
}

/// The office of a member of the cast.
async fn office(app: &TestApp, user: &str) -> String {
    let staff = offices::staff_named(app.db(), user).await.unwrap().unwrap();
    offices::brief(app.db(), &[staff]).await.unwrap()[&staff].office.to_string()
}

/// Sends a file for the reader's own office; answers what came of it.
async fn send(app: &TestApp, mali: &mut Browser, template: &str, name: &str, bytes: &[u8]) -> Answer {
    let office = office(app, cast::MALI).await;
    let fields = [("template", template), ("office", office.as_str())];
    mali.upload("/imports", &fields, &[("file", name, bytes)]).await
}

/// A file that is taken: answers the address of its import.
async fn taken(app: &TestApp, mali: &mut Browser, template: &str, text: &str) -> String {
    send(app, mali, template, "register.csv", text.as_bytes()).await.is(303).location()
}

/// Checks every row and stores those that can be.
async fn store_all(app: &TestApp, mali: &mut Browser, import: &str) -> Answer {
    mali.submit(&format!("{import}/trial"), &[]).await;
    work(app).await;
    mali.submit(&format!("{import}/storing"), &[]).await;
    work(app).await;
    mali.open(import).await
}

/// How many persons of that family name the registry holds.
async fn persons(app: &TestApp, family: &str) -> i64 {
    let sql = Sql::new("select cast(count(*) as bigint) from persons where family_name = ?").bind(family);
    let (count,): (i64,) = app.db().one(sql).await.unwrap();
    count
}

async fn count(app: &TestApp, sql: &str) -> i64 {
    let (count,): (i64,) = app.db().one(Sql::new(sql)).await.unwrap();
    count
}
