//! Sessions: seen, ended one by one or all at once, and over by themselves.

use crate::start;

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
