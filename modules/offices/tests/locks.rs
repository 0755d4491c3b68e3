//! An account that somebody locked: nobody comes in with it, by no step and no new password, until it is unlocked.

use kernel::Id;
use offices::rules::lockout::AccountState;
use store::By;
use testkit::TestApp;

use crate::{PASSWORD, staff, start};

async fn lock(app: &TestApp, user: &str) {
    let tx = app.db().write(By::System("test")).await.expect("a transaction");
    offices::lock(&tx, staff(app, user).await, "สอบสวน").await.expect("locked");
    tx.commit().await.expect("committed");
}

/// Unlocks; answers whether the second factor was taken away.
async fn unlock(app: &TestApp, user: &str) -> bool {
    let tx = app.db().write(By::System("test")).await.expect("a transaction");
    let answer = offices::unlock(&tx, staff(app, user).await, "").await.expect("unlocked");
    tx.commit().await.expect("committed");
    answer
}

async fn state(app: &TestApp, user: &str) -> AccountState {
    let all = offices::accounts_after(app.db(), Id::new(0), app.now()).await.expect("accounts");
    all.into_iter().find(|account| account.user_name == user).expect("an account of the cast").state
}

#[tokio::test]
async fn a_lock_ends_every_session_and_outlasts_every_wait() {
    let app = start().await;
    let mut here = app.sign_in("pimjai").await;
    let mark = app.mark().await;
    lock(&app, "pimjai").await;
    app.assert_nothing_else_recorded(mark, &["account-locked"]).await;
    assert_eq!(here.get("/offices").await.status(), 303, "signed out");
    let right = [("user_name", "pimjai"), ("password", PASSWORD)];
    here.post("/sign-in", &right).await.is(422);
    here.post("/sign-in", &[("user_name", "pimjai"), ("password", "ผิดผิดผิดผิด")]).await.is(422);
    app.move_to(app.now().plus_hours(24 * 365));
    here.post("/sign-in", &right).await.is(422);
    assert_eq!(state(&app, "pimjai").await, AccountState::Locked);
    assert!(!unlock(&app, "pimjai").await, "what a lock did not take, unlocking does not take either");
    here.post("/sign-in", &right).await.is(303);
    assert_eq!(state(&app, "pimjai").await, AccountState::Open);
    assert!(unlock(&app, "pimjai").await, "an account that nobody locked has a lost second factor");
}

#[tokio::test]
async fn a_step_that_was_open_and_a_new_password_do_not_lead_past_a_lock() {
    let app = start().await;
    let path = format!("/staff/{}/first-password", crate::newcomer(&app).await);
    let mut hr = app.sign_in("malee").await;
    let mut browser = app.visitor();
    hr.submit(&path, &[("user_name", "duangjai"), ("password", "รหัสแรกที่บอกกัน")]).await.has_text("รอตั้งรหัสผ่าน");
    assert_eq!(state(&app, "duangjai").await, AccountState::FirstPassword);
    let first = browser.post("/sign-in", &[("user_name", "duangjai"), ("password", "รหัสแรกที่บอกกัน")]).await;
    let ticket = browser.open(&first.location()).await.field_value("ticket");
    lock(&app, "duangjai").await;
    let own = [("ticket", ticket.as_str()), ("password", "รหัสของฉันเอง"), ("again", "รหัสของฉันเอง")];
    assert_eq!(browser.post("/sign-in/password", &own).await.location(), "/sign-in");
    assert_eq!(browser.get("/offices").await.status(), 303, "not signed in");
    hr.open(&path.replace("/first-password", "")).await.has_text("ถูกล็อกโดยผู้ดูแลระบบ");
    browser.post("/sign-in", &[("user_name", "duangjai"), ("password", "รหัสของฉันเอง")]).await.is(422);
}
