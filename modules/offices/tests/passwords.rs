//! A new password that is easily guessed is refused wherever one is set, with the reason; signing in asks nobody for another.

use store::By;

use crate::{PASSWORD, newcomer, staff, start};

#[tokio::test]
async fn a_password_that_many_use_is_refused_and_the_old_one_stays() {
    let app = start().await;
    let mut browser = app.sign_in("pimjai").await;
    let mark = app.mark().await;
    for easy in ["สวัสดี1234", "l;ylfu1234", "ฟหกดฟหกด่าสว", "password123", "P@ssw0rd2024", "1qaz2wsx3edc", "songkhla2569"]
    {
        let answer = browser.post("/me/password", &[("known", PASSWORD), ("password", easy), ("again", easy)]).await;
        let reason = answer.is(422).field_error("password");
        assert!(reason.contains("มีผู้ใช้กันมาก"), "{easy}: {reason}");
        assert!(!answer.text().contains(easy), "a password is never sent back");
    }
    app.assert_nothing_else_recorded(mark, &[]).await;
    browser.set_cookie("kueakun_lang", "en");
    let english = [("known", PASSWORD), ("password", "iloveyou12"), ("again", "iloveyou12")];
    assert!(browser.post("/me/password", &english).await.field_error("password").contains("many use it"));
    app.visitor().post("/sign-in", &[("user_name", "pimjai"), ("password", PASSWORD)]).await.is(303);
}

#[tokio::test]
async fn a_password_made_of_what_everybody_knows_of_its_owner_is_refused() {
    let app = start().await;
    let mut browser = app.sign_in("pimjai").await;
    for known in ["พิมพ์ใจ2569", "Pimjai.2530", "พิมพ์ใจศรีสุวรรณ"] {
        let answer = browser.post("/me/password", &[("known", PASSWORD), ("password", known), ("again", known)]).await;
        let reason = answer.is(422).field_error("password");
        assert!(reason.contains("ผู้ที่รู้จักท่าน"), "{known}: {reason}");
    }
    let anothers = [("known", PASSWORD), ("password", "อนงค์แก้วมณี12"), ("again", "อนงค์แก้วมณี12")];
    browser.submit("/me/password", &anothers).await.has_text("เปลี่ยนรหัสผ่านแล้ว");
}

#[tokio::test]
async fn a_first_password_is_looked_at_as_strictly() {
    let app = start().await;
    let newcomer = newcomer(&app).await;
    let mut hr = app.sign_in("malee").await;
    let path = format!("/staff/{newcomer}/first-password");
    for easy in ["ดวงใจ2569ดวงใจ", "duangjai2569", "l;ylfu2569"] {
        let answer = hr.post(&path, &[("user_name", "duangjai"), ("password", easy)]).await;
        assert_ne!(answer.is(422).field_error("password"), "", "{easy}");
        assert_eq!(answer.field_value("user_name"), "duangjai");
    }
    hr.submit(&path, &[("user_name", "duangjai"), ("password", "รหัสแรกที่บอกกัน")]).await;
}

#[tokio::test]
async fn an_easy_password_of_before_still_opens_its_account() {
    let app = start().await;
    let pimjai = staff(&app, "pimjai").await;
    let tx = app.db().write(By::System("test")).await.expect("the database answers");
    offices::set_password(&tx, pimjai, "pimjai", "kueakun-2569").await.expect("a password of before");
    tx.commit().await.expect("committed");
    app.visitor().post("/sign-in", &[("user_name", "pimjai"), ("password", "kueakun-2569")]).await.is(303);
}
