//! A forgotten password: by letter with one answer for everybody, and by two colleagues where there is no letter.

use testkit::{Browser, TestApp};

use crate::invitations::token;
use crate::letters::{Letters, with_mail};
use crate::{PASSWORD, staff, start};

const NEW: &str = "รหัสใหม่หลังลืม";

fn set(token: &str) -> [(&str, &str); 3] {
    [("token", token), ("password", NEW), ("again", NEW)]
}

/// Pimjai has shown that an address is hers.
async fn with_address(app: &TestApp, letters: &Letters) -> Browser {
    let mut pimjai = app.sign_in("pimjai").await;
    pimjai.submit("/me/mail", &[("email", "pimjai@example.go.th")]).await.has_text("ส่งลิงก์ยืนยันไปแล้ว");
    pimjai.open("/me/mail").await.has_text("ยังไม่ได้ยืนยัน");
    letters.deliver(app).await;
    let word = token(&letters.take().pop().expect("a letter"));
    let mut anywhere = app.visitor();
    anywhere.open(&format!("/mail?token={word}")).await;
    anywhere.submit("/mail", &[("token", &word)]).await.has_text("ยืนยันอีเมลแล้ว");
    pimjai.open("/me/mail").await.has_text("pimjai@example.go.th");
    assert_eq!(anywhere.post("/mail", &[("token", &word)]).await.location(), "/sign-in");
    letters.deliver(app).await;
    letters.take();
    pimjai
}

#[tokio::test]
async fn a_forgotten_password_is_set_anew_by_a_letter_and_ends_every_session() {
    let (app, letters) = with_mail().await;
    let mut pimjai = with_address(&app, &letters).await;
    let mut browser = app.visitor();
    let mark = app.mark().await;
    browser.submit("/recovery", &[("user_name", "pimjai")]).await.has_text("หากบัญชีนี้มีอีเมล");
    app.assert_nothing_else_recorded(mark, &["recovery-asked"]).await;
    pimjai.open("/me").await;
    letters.deliver(&app).await;
    let word = token(&letters.take().pop().expect("a letter"));
    browser.open(&format!("/recovery/password?token={word}")).await;
    let weak = browser.post("/recovery/password", &[("token", &word), ("password", "สั้น"), ("again", "สั้น")]).await;
    assert_ne!(weak.is(422).field_error("password"), "");
    browser.submit("/recovery/password", &set(&word)).await.has_text("ตั้งรหัสผ่านใหม่แล้ว");
    assert_eq!(pimjai.get("/me").await.status(), 303, "every session ended");
    assert_eq!(browser.post("/recovery/password", &set(&word)).await.location(), "/sign-in");
    browser.post("/sign-in", &[("user_name", "pimjai"), ("password", PASSWORD)]).await.is(422);
    browser.post("/sign-in", &[("user_name", "pimjai"), ("password", NEW)]).await.is(303);
    browser.open("/me/notices").await.has_text("ตั้งรหัสผ่านใหม่ด้วยลิงก์กู้คืนแล้ว");
    letters.deliver(&app).await;
    assert!(letters.take().pop().expect("a letter").contains("A new password was set by a recovery link"));
}

#[tokio::test]
async fn the_answer_does_not_tell_who_has_an_account() {
    let (app, letters) = with_mail().await;
    let mut browser = app.visitor();
    let mark = app.mark().await;
    let known = browser.post("/recovery", &[("user_name", "anong")]).await;
    let unknown = browser.post("/recovery", &[("user_name", "nobody")]).await;
    assert_eq!((known.status(), known.location()), (unknown.status(), unknown.location()));
    app.assert_nothing_else_recorded(mark, &[]).await;
    letters.deliver(&app).await;
    assert!(letters.take().is_empty(), "nobody showed an address to be theirs");
}

#[tokio::test]
async fn a_link_by_letter_is_over_after_half_an_hour_and_a_newer_one_replaces_it() {
    let (app, letters) = with_mail().await;
    with_address(&app, &letters).await;
    let mut browser = app.visitor();
    let mut words = Vec::new();
    for _ in 0..2 {
        browser.post("/recovery", &[("user_name", "pimjai")]).await.is(303);
        letters.deliver(&app).await;
        words.push(token(&letters.take().pop().expect("a letter")));
    }
    assert_eq!(browser.get(&format!("/recovery/password?token={}", words[0])).await.location(), "/sign-in");
    browser.open(&format!("/recovery/password?token={}", words[1])).await;
    assert_eq!(browser.get(&format!("/invitation?token={}", words[1])).await.location(), "/sign-in", "of another kind");
    app.move_to(app.now().plus_minutes(30));
    assert_eq!(browser.post("/recovery/password", &set(&words[1])).await.location(), "/sign-in");
}

#[tokio::test]
async fn asking_again_and_again_from_one_address_is_refused() {
    let (app, _) = with_mail().await;
    let mut browser = app.visitor();
    for _ in 0..30 {
        browser.post("/recovery", &[("user_name", "nobody")]).await.is(303);
    }
    browser.post("/recovery", &[("user_name", "nobody")]).await.is(422).has_text("ลองหลายครั้งเกินไป");
    browser.post("/sign-in", &[("user_name", "anong"), ("password", PASSWORD)]).await.is(303);
}

#[tokio::test]
async fn where_no_mail_reaches_two_colleagues_recover_an_account() {
    let app = start().await;
    let pimjai = staff(&app, "pimjai").await;
    let (mut hr, mut admin) = (app.sign_in("malee").await, app.sign_in("admin").await);
    let mark = app.mark().await;
    let reason = [("reason", "ลืมรหัสผ่าน มาพบด้วยตนเองพร้อมบัตรประจำตัว")];
    hr.submit(&format!("/staff/{pimjai}/recovery"), &reason).await.has_text("รอคนที่สอง");
    let list = admin.open("/staff/recoveries").await;
    let html = list.html();
    let form = html.elements().find(|one| one.attribute("action").ends_with("/approval")).expect("a way");
    let approval = form.attribute("action").to_owned();
    hr.post(&approval, &[]).await.is(422);
    app.sign_in("pimjai").await.post(&approval, &[]).await.is(403);
    let shown = admin.post(&approval, &[]).await;
    let word = token(&shown.is(200).text());
    admin.post(&approval, &[]).await.is(404);
    let acts = ["recovery-asked", "signed-in", "recovery-approved"];
    app.assert_nothing_else_recorded(mark, &acts).await;
    app.visitor().submit("/recovery/password", &set(&word)).await;
    let mut browser = app.visitor();
    browser.post("/sign-in", &[("user_name", "pimjai"), ("password", NEW)]).await.is(303);
    browser.open("/me/notices").await.has_text("มีผู้ขอกู้คืนบัญชีของท่านโดยสองคน");
}

#[tokio::test]
async fn a_refused_recovery_gives_no_link() {
    let app = start().await;
    let pimjai = staff(&app, "pimjai").await;
    let (mut hr, mut admin) = (app.sign_in("malee").await, app.sign_in("admin").await);
    hr.submit(&format!("/staff/{pimjai}/recovery"), &[("reason", "ลืมรหัสผ่าน")]).await;
    let list = admin.open("/staff/recoveries").await;
    let html = list.html();
    let form = html.elements().find(|one| one.attribute("action").ends_with("/refusal")).expect("a way");
    let refusal = form.attribute("action").to_owned();
    admin.submit(&refusal, &[]).await.has_text("ไม่มีคำขอที่รออยู่");
    admin.post(&refusal.replace("refusal", "approval"), &[]).await.is(404);
}
