//! Sessions: seen, ended one by one or all at once, and over by themselves.

use sha2::{Digest as _, Sha256};
use store::{By, Sql, hex};
use testkit::TestApp;
use web::Settings;

use crate::{assembly, start};

/// The program as it is reached over https.
async fn start_https() -> TestApp {
    let settings = Settings { demo: true, https: true, ..Settings::default() };
    Box::pin(TestApp::start_with(assembly(), settings)).await
}

#[tokio::test]
async fn a_session_is_ended_from_another_browser() {
    let app = start().await;
    let (mut here, mut there) = (app.sign_in("pimjai").await, app.sign_in("pimjai").await);
    let page = here.open("/me/sessions").await;
    page.has_text("เครื่องนี้");
    let ends: Vec<String> = page.forms().into_iter().filter(|form| form.starts_with("/me/sessions/0")).collect();
    assert_eq!(ends.len(), 1, "one other browser");
    let mark = app.mark().await;
    here.submit(&ends[0], &[]).await.has_text("นำเครื่องนั้นออกจากระบบแล้ว");
    app.assert_nothing_else_recorded(mark, &["session-revoked"]).await;
    assert_eq!(there.get("/me").await.status(), 303);
    here.open("/me").await;
}

#[tokio::test]
async fn nobody_ends_the_session_of_another() {
    let app = start().await;
    let (mut here, _there) = (app.sign_in("pimjai").await, app.sign_in("pimjai").await);
    let page = here.open("/me/sessions").await;
    let end = page.forms().into_iter().find(|form| form.starts_with("/me/sessions/0")).expect("another browser");
    app.sign_in("anong").await.post(&end, &[]).await.is(404);
}

#[tokio::test]
async fn all_other_sessions_end_at_once() {
    let app = start().await;
    let (mut here, mut there) = (app.sign_in("pimjai").await, app.sign_in("pimjai").await);
    here.submit("/me/sessions/ending", &[]).await;
    assert_eq!(there.get("/me").await.status(), 303);
    here.open("/me").await;
}

#[tokio::test]
async fn a_session_lives_twelve_idle_hours_and_seven_days_at_most() {
    let app = start().await;
    let mut idle = app.sign_in("pimjai").await;
    let mut busy = app.sign_in("anong").await;
    for _ in 0..13 {
        app.move_to(app.now().plus_hours(11));
        busy.open("/me").await;
    }
    assert_eq!(idle.get("/me").await.status(), 303);
    app.move_to(app.now().plus_hours(11));
    busy.open("/me").await;
    app.move_to(app.now().plus_hours(11));
    busy.open("/me").await;
    app.move_to(app.now().plus_hours(3));
    assert_eq!(busy.get("/me").await.status(), 303, "seven days are over");
}

#[tokio::test]
async fn signing_out_ends_the_session_on_the_server_too() {
    let app = start().await;
    let mut browser = app.sign_in("pimjai").await;
    let token = browser.cookie("kueakun_session").unwrap_or_default().to_owned();
    let mark = app.mark().await;
    let answer = browser.post("/session/ending", &[]).await;
    assert_eq!((answer.status(), answer.location()), (303, "/sign-in".to_owned()));
    app.assert_nothing_else_recorded(mark, &["signed-out"]).await;
    browser.set_cookie("kueakun_session", &token);
    assert_eq!(browser.get("/me").await.status(), 303);
}

#[tokio::test]
async fn over_https_a_session_is_taken_from_this_host_alone() {
    let app = start_https().await;
    let mut browser = app.visitor();
    browser.open("/sign-in").await;
    browser.post("/sign-in/cast", &[("account", "pimjai")]).await.is(303);
    browser.open("/me").await;
    assert_eq!(browser.cookie("kueakun_session"), None);
    let token = browser.cookie("__Host-kueakun_session").expect("a session").to_owned();
    let mut tossed = app.visitor();
    tossed.set_cookie("kueakun_session", &token);
    assert_eq!(tossed.get("/me").await.status(), 303, "another host of the domain could have put it there");
    browser.post("/session/ending", &[]).await.is(303);
    assert_eq!(browser.cookie("__Host-kueakun_session"), None);
}

#[tokio::test]
async fn a_session_of_before_the_prefix_goes_on_with_its_open_forms() {
    let app = start_https().await;
    let mut browser = app.visitor();
    browser.open("/sign-in").await;
    browser.post("/sign-in/cast", &[("account", "pimjai")]).await.is(303);
    let before = "0123456789abcdef".repeat(4);
    let tx = app.db().write(By::System("test")).await.expect("the database answers");
    let sql = Sql::new("update sessions set token_hash = ?").bind(hex(&Sha256::digest(&before)));
    assert_eq!(tx.run(sql).await.expect("one session"), 1);
    tx.commit().await.expect("committed");
    let mut old = app.visitor();
    old.set_cookie("kueakun_session", &before);
    let form_of_before = old.csrf();
    old.open("/me").await;
    assert_eq!(old.cookie("kueakun_session"), None, "the old name is taken away");
    assert_eq!(old.cookie("__Host-kueakun_session"), Some(before.as_str()));
    assert_eq!(old.csrf(), form_of_before);
    old.submit("/me/sessions/ending", &[("_csrf", &form_of_before)]).await;
}
