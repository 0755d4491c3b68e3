//! A program that ends in the middle stores nothing twice.

use std::sync::Arc;
use std::time::Duration;

use jobs::Runner;
use kueakun::demo::cast;

use super::{count, persons, taken, work};

/// Consonants that sound unlike one another.
const LETTERS: [&str; 13] = ["ก", "จ", "ด", "ต", "น", "บ", "ป", "ม", "ย", "ร", "ว", "ส", "ห"];

/// A given name that sounds unlike those of the other rows.
pub(super) fn given(row: usize) -> String {
    let letter = |place: u32| LETTERS[row / 13_usize.pow(place) % 13];
    format!("{}า{}ี{}ู", letter(0), letter(1), letter(2))
}

/// A register of so many people whose names sound unlike one another.
fn register(rows: usize) -> String {
    let row = |row: usize| format!("{},{},ศรีทะเบียน\n", super::number(100_000 + row as u64), given(row));
    format!("เลขบัตร,ชื่อ,นามสกุล\n{}", (0..rows).map(row).collect::<String>())
}

#[tokio::test]
async fn a_storing_that_is_killed_goes_on_behind_its_last_slice() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let import = taken(&app, &mut mali, "persons", &register(1_700)).await;
    mali.submit(&format!("{import}/trial"), &[]).await;
    work(&app).await;
    mali.submit(&format!("{import}/storing"), &[]).await;
    let handlers = imports::working(Arc::new(kueakun::wiring::Casework));
    let running = Runner::new(app.db().clone(), handlers).start();
    let stored = "select cast(coalesce(sum(stored), 0) as bigint) from imports";
    while count(&app, stored).await == 0 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    running.kill();
    tokio::time::sleep(Duration::from_millis(300)).await;
    let then = count(&app, stored).await;
    assert_eq!(persons(&app, "ศรีทะเบียน").await, then);
    // The lease of whoever died runs out after a minute.
    app.move_to(app.now().plus_minutes(3));
    work(&app).await;
    assert_eq!(persons(&app, "ศรีทะเบียน").await, 1_700);
    assert_eq!(count(&app, stored).await, 1_700);
    mali.open(&import).await.has_text("นำเข้าแล้ว");
}

#[tokio::test]
async fn two_workers_on_one_import_store_every_row_once() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let import = taken(&app, &mut mali, "persons", &register(1_700)).await;
    mali.submit(&format!("{import}/trial"), &[]).await;
    work(&app).await;
    mali.submit(&format!("{import}/storing"), &[]).await;
    let handlers = imports::working(Arc::new(kueakun::wiring::Casework));
    let running = Runner::new(app.db().clone(), handlers).start();
    while count(&app, "select cast(coalesce(sum(stored), 0) as bigint) from imports").await == 0 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    // The first worker sleeps on its lease; a second one comes while it is still at it.
    app.move_to(app.now().plus_minutes(3));
    work(&app).await;
    while count(&app, "select cast(count(*) as bigint) from imports where state = 'storing'").await > 0 {
        tokio::time::sleep(Duration::from_millis(50)).await;
        app.move_to(app.now().plus_minutes(1));
    }
    running.stop(Duration::from_secs(10)).await;
    assert_eq!(persons(&app, "ศรีทะเบียน").await, 1_700);
    assert_eq!(count(&app, "select stored from imports").await, 1_700);
}
