//! A program that ends in the middle stores nothing twice.

use std::sync::Arc;
use std::time::Duration;

use jobs::Runner;
use kueakun::demo::cast;

use super::{count, persons, taken, work};

/// A register of so many different people.
fn register(rows: u64) -> String {
    let mut text = "เลขบัตร,ชื่อ,นามสกุล\n".to_owned();
    for row in 0..rows {
        text.push_str(&format!("{},ก{row}ข,ศรีทะเบียน\n", super::number(100_000 + row)));
    }
    text
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
    let import = taken(&app, &mut mali, "persons", &register(1_200)).await;
    mali.submit(&format!("{import}/trial"), &[]).await;
    work(&app).await;
    mali.submit(&format!("{import}/storing"), &[]).await;
    let (one, other) = (work(&app), work(&app));
    tokio::join!(one, other);
    assert_eq!(persons(&app, "ศรีทะเบียน").await, 1_200);
}
