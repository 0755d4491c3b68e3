//! Signing in: right, wrong, waiting, invited; nobody is led astray.

use crate::{PASSWORD, staff, start};

#[tokio::test]
async fn the_right_password_opens_the_page_that_was_asked_for() {
    let app = start().await;
    let mut browser = app.visitor();
    let asked = browser.get("/staff?q=พิมพ์").await;
    assert_eq!(asked.status(), 303);
    assert!(asked.location().starts_with("/sign-in?next=/staff"), "{}", asked.location());
    browser.open(&asked.location()).await.has_text("เข้าสู่ระบบ");
    let mark = app.mark().await;
    let answer =
        browser.post("/sign-in", &[("user_name", "Pimjai "), ("password", PASSWORD), ("next", "/offices")]).await;
    assert_eq!((answer.status(), answer.location()), (303, "/offices".to_owned()));
    app.assert_nothing_else_recorded(mark, &["signed-in"]).await;
    browser.open("/offices").await.has_text("พิมพ์ใจ ศรีสุวรรณ");
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_name_get_the_same_answer() {
    let app = start().await;
    let mut browser = app.visitor();
    let wrong = browser.post("/sign-in", &[("user_name", "pimjai"), ("password", "ไม่ใช่รหัสนี้")]).await;
    let unknown = browser.post("/sign-in", &[("user_name", "nobody"), ("password", "ไม่ใช่รหัสนี้")]).await;
    assert_eq!((wrong.status(), unknown.status()), (422, 422));
    assert_eq!(wrong.field_error("user_name"), unknown.field_error("user_name"));
    assert_eq!(wrong.field_value("user_name"), "pimjai");
    assert!(!wrong.text().contains("ไม่ใช่รหัสนี้"), "the password is never sent back");
    assert_eq!(browser.get("/offices").await.status(), 303);
}

#[tokio::test]
async fn after_five_wrong_attempts_the_right_password_waits_a_quarter_of_an_hour() {
    let app = start().await;
    let mut browser = app.visitor();
    let mark = app.mark().await;
    for _ in 0..5 {
        browser.post("/sign-in", &[("user_name", "pimjai"), ("password", "ผิดผิดผิดผิด")]).await.is(422);
    }
    let right = [("user_name", "pimjai"), ("password", PASSWORD)];
    browser.post("/sign-in", &right).await.is(422);
    let failed = "sign-in-failed";
    let acts = [failed, failed, failed, failed, failed, "account-locked", "sign-in-while-waiting"];
    app.assert_nothing_else_recorded(mark, &acts).await;
    app.move_to(app.now().plus_minutes(14));
    browser.post("/sign-in", &right).await.is(422);
    app.move_to(app.now().plus_minutes(1));
    browser.post("/sign-in", &right).await.is(303);
}

#[tokio::test]
async fn a_further_wrong_attempt_doubles_the_wait() {
    let app = start().await;
    let mut browser = app.visitor();
    for _ in 0..5 {
        browser.post("/sign-in", &[("user_name", "pimjai"), ("password", "ผิดผิดผิดผิด")]).await.is(422);
    }
    app.move_to(app.now().plus_minutes(15));
    browser.post("/sign-in", &[("user_name", "pimjai"), ("password", "ผิดผิดผิดผิด")]).await.is(422);
    app.move_to(app.now().plus_minutes(29));
    browser.post("/sign-in", &[("user_name", "pimjai"), ("password", PASSWORD)]).await.is(422);
    app.move_to(app.now().plus_minutes(1));
    browser.post("/sign-in", &[("user_name", "pimjai"), ("password", PASSWORD)]).await.is(303);
}

#[tokio::test]
async fn many_wrong_attempts_from_one_address_make_the_address_wait() {
    let app = start().await;
    let mut browser = app.visitor();
    for number in 0..30 {
        let name = format!("stranger{number}");
        browser.post("/sign-in", &[("user_name", &name), ("password", "ผิดผิดผิดผิด")]).await.is(422);
    }
    let right = [("user_name", "pimjai"), ("password", PASSWORD)];
    browser.post("/sign-in", &right).await.is(422);
    let mut elsewhere = app.visitor();
    let body = format!("_csrf={}&user_name=anong&password={}", elsewhere.csrf(), encoded(PASSWORD));
    let headers = [("content-type", "application/x-www-form-urlencoded"), ("x-forwarded-for", "192.0.2.7")];
    elsewhere.send(axum::http::Method::POST, "/sign-in", &headers, body.into_bytes()).await.is(303);
    app.move_to(app.now().plus_minutes(15));
    browser.post("/sign-in", &right).await.is(303);
}

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

#[tokio::test]
async fn nobody_is_led_to_another_site() {
    let app = start().await;
    for next in ["https://example.org/", "//example.org/", "/\\example.org", "/sign-in?next=//example.org"] {
        let mut browser = app.visitor();
        let answer = browser.post("/sign-in", &[("user_name", "pimjai"), ("password", PASSWORD), ("next", next)]).await;
        assert_eq!((answer.status(), answer.location()), (303, "/".to_owned()), "{next}");
    }
}

#[tokio::test]
async fn a_form_without_its_token_is_refused() {
    let app = start().await;
    let mut browser = app.visitor();
    browser.post_raw("/sign-in", &[("user_name", "pimjai"), ("password", PASSWORD)]).await.is(403);
    let mut admin = app.sign_in("admin").await;
    let mark = app.mark().await;
    admin.post_raw("/offices", &crate::office_form("งานใหม่", "", "")).await.is(403);
    admin.post_raw("/session/ending", &[]).await.is(403);
    app.assert_nothing_else_recorded(mark, &[]).await;
}

#[tokio::test]
async fn the_cast_enters_with_one_click_in_a_demonstration_only() {
    let app = start().await;
    app.visitor().open("/sign-in").await.has_text("พิมพ์ใจ ศรีสุวรรณ").has_text("นักสังคมสงเคราะห์ปฏิบัติการ");
    let settings = web::Settings { demo: false, ..web::Settings::default() };
    let real = Box::pin(testkit::TestApp::start_with(crate::assembly(), settings)).await;
    let mut browser = real.visitor();
    browser.open("/sign-in").await.has_no_text("พิมพ์ใจ");
    browser.post("/sign-in/cast", &[("account", "pimjai")]).await.is(404);
}

#[tokio::test]
async fn whoever_is_invited_sets_a_password_of_their_own_first() {
    let app = start().await;
    let pimjai = staff(&app, "pimjai").await;
    let mut hr = app.sign_in("malee").await;
    let path = format!("/staff/{pimjai}/invitation");
    hr.submit(&path, &[("user_name", "pimjai.s"), ("password", "รหัสแรกที่บอกกัน")]).await.has_text("pimjai.s");
    let mut browser = app.visitor();
    let answer = browser.post("/sign-in", &[("user_name", "pimjai.s"), ("password", "รหัสแรกที่บอกกัน")]).await;
    assert!(answer.location().starts_with("/sign-in/password?ticket="), "{}", answer.location());
    assert_eq!(browser.get("/offices").await.status(), 303, "not signed in yet");
    let page = browser.open(&answer.location()).await;
    let ticket = page.field_value("ticket");
    let short = [("ticket", ticket.as_str()), ("password", "สั้น"), ("again", "สั้น")];
    browser.post("/sign-in/password", &short).await.is(422);
    let stranger = &mut app.visitor();
    stranger.set_cookie("kueakun_visit", &"1".repeat(32));
    let own = [("ticket", ticket.as_str()), ("password", "รหัสของฉันเอง"), ("again", "รหัสของฉันเอง")];
    assert_eq!(
        stranger.post("/sign-in/password", &own).await.location(),
        "/sign-in",
        "a ticket is good in its own browser"
    );
    browser.post("/sign-in/password", &own).await.is(303);
    browser.open("/offices").await;
    assert_eq!(browser.post("/sign-in/password", &own).await.location(), "/sign-in", "a ticket is used up");
}

#[tokio::test]
async fn a_password_is_changed_with_the_present_one_and_ends_other_sessions() {
    let app = start().await;
    let (mut here, mut there) = (app.sign_in("pimjai").await, app.sign_in("pimjai").await);
    let wrong = [("known", "ไม่ใช่รหัสนี้"), ("password", "รหัสใหม่ของฉัน"), ("again", "รหัสใหม่ของฉัน")];
    let answer = here.post("/me/password", &wrong).await;
    answer.is(422);
    assert_ne!(answer.field_error("known"), "");
    let differing = [("known", PASSWORD), ("password", "รหัสใหม่ของฉัน"), ("again", "รหัสใหม่ของใคร")];
    assert_ne!(here.post("/me/password", &differing).await.is(422).field_error("again"), "");
    let right = [("known", PASSWORD), ("password", "รหัสใหม่ของฉัน"), ("again", "รหัสใหม่ของฉัน")];
    here.submit("/me/password", &right).await.has_text("เปลี่ยนรหัสผ่านแล้ว");
    assert_eq!(there.get("/me").await.status(), 303, "the other browser is signed out");
    let mut browser = app.visitor();
    browser.post("/sign-in", &[("user_name", "pimjai"), ("password", PASSWORD)]).await.is(422);
    browser.post("/sign-in", &[("user_name", "pimjai"), ("password", "รหัสใหม่ของฉัน")]).await.is(303);
}

#[tokio::test]
async fn without_a_post_today_nobody_enters() {
    let app = start().await;
    let pimjai = staff(&app, "pimjai").await;
    let mut hr = app.sign_in("malee").await;
    let file = hr.open(&format!("/staff/{pimjai}")).await;
    let ending = file.first_link(&format!("/staff/{pimjai}/appointments/0"));
    hr.submit(&ending, &[("until", "31/8/2569")]).await;
    let mut browser = app.visitor();
    let answer = browser.post("/sign-in", &[("user_name", "pimjai"), ("password", PASSWORD)]).await;
    answer.is(422);
    assert!(answer.field_error("user_name").contains("ไม่มีตำแหน่งในวันนี้"), "{}", answer.seen());
}

#[tokio::test]
async fn every_page_of_ones_own_reads_in_both_languages() {
    let app = start().await;
    let mut browser = app.sign_in("anong").await;
    for lang in ["th", "en"] {
        browser.set_cookie("kueakun_lang", lang);
        for path in ["/me", "/me/password", "/me/second-factor", "/me/sessions", "/me/delegations", "/me/notices"] {
            browser.open(path).await;
        }
    }
}
