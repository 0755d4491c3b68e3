//! The second step: turned on with a right code, asked for at sign-in, each code once.

use sha2::{Digest as _, Sha256};
use store::{By, Source as _, Sql, hex};
use testkit::{Browser, TestApp};
use totp_rs::{Builder, Secret};

use crate::{PASSWORD, start};

pub fn code(app: &TestApp, secret: &str) -> String {
    let secret = Secret::try_from_base32(secret.replace(' ', "")).expect("base 32");
    let totp = Builder::new().with_secret(secret).with_account_name("").build().expect("a generator");
    let seconds = u64::try_from(app.now().millis() / 1_000).expect("a time after 1970");
    totp.generate(seconds).to_string()
}

/// Turns the second step on; answers the secret and the recovery codes.
pub async fn turn_on(app: &TestApp, browser: &mut Browser) -> (String, Vec<String>) {
    let page = browser.open("/me/second-factor").await;
    let html = page.html();
    let secret = html.elements().find(|element| element.name() == "code").map(|code| html.text_of(code));
    let secret = secret.expect("the secret is shown as text");
    assert!(page.text().contains("<svg"), "the picture stands in the page");
    let shown = browser.post("/me/second-factor", &[("code", &code(app, &secret))]).await;
    let html = shown.is(200).html();
    let codes = html.elements().filter(|element| element.name() == "code").map(|code| html.text_of(code)).collect();
    app.move_to(app.now().plus_minutes(2));
    (secret, codes)
}

/// The first step; answers the ticket for the second.
async fn first_step(browser: &mut Browser) -> String {
    let answer =
        browser.post("/sign-in", &[("user_name", "anong"), ("password", PASSWORD), ("next", "/staff?page=1")]).await;
    assert!(answer.location().starts_with("/sign-in/code?ticket="), "{}", answer.location());
    assert_eq!(browser.get("/staff").await.status(), 303, "not signed in yet");
    let page = browser.open(&answer.location()).await;
    assert_eq!(page.field_value("next"), "/staff?page=1");
    page.field_value("ticket")
}

#[tokio::test]
async fn a_code_is_asked_for_and_taken_once() {
    let app = start().await;
    let (secret, _) = turn_on(&app, &mut app.sign_in("anong").await).await;
    let mut browser = app.visitor();
    let ticket = first_step(&mut browser).await;
    let send = |code: String| vec![("ticket".to_owned(), ticket.clone()), ("code".to_owned(), code)];
    let fields = send("000000".to_owned());
    let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    assert_ne!(browser.post("/sign-in/code", &fields).await.is(422).field_error("code"), "");
    let right = code(&app, &secret);
    let fields = [("ticket", ticket.as_str()), ("code", right.as_str()), ("next", "/staff?page=1")];
    let answer = browser.post("/sign-in/code", &fields).await;
    assert_eq!((answer.status(), answer.location()), (303, "/staff?page=1".to_owned()));
    let mut second = app.visitor();
    let ticket = first_step(&mut second).await;
    second.post("/sign-in/code", &[("ticket", &ticket), ("code", &right)]).await.is(422);
}

#[tokio::test]
async fn a_recovery_code_stands_in_for_the_phone_once() {
    let app = start().await;
    let (_, codes) = turn_on(&app, &mut app.sign_in("anong").await).await;
    assert_eq!(codes.len(), 8);
    let mut browser = app.visitor();
    let ticket = first_step(&mut browser).await;
    browser.post("/sign-in/code", &[("ticket", &ticket), ("code", &codes[0].to_uppercase())]).await.is(303);
    browser.open("/me/second-factor").await.has_text("เหลือรหัสสำรอง 7 รหัส");
    let mut again = app.visitor();
    let ticket = first_step(&mut again).await;
    again.post("/sign-in/code", &[("ticket", &ticket), ("code", &codes[0])]).await.is(422);
}

#[tokio::test]
async fn a_stolen_database_holds_recovery_codes_as_slow_and_salted_as_passwords() {
    let app = start().await;
    turn_on(&app, &mut app.sign_in("anong").await).await;
    let kept: Vec<(String,)> = app.db().all(Sql::new("select hash from recovery_codes")).await.expect("eight codes");
    assert_eq!(kept.len(), 8);
    assert!(kept.iter().all(|(hash,)| hash.starts_with("$argon2id$")), "{kept:?}");
}

#[tokio::test]
async fn a_recovery_code_that_was_kept_the_old_way_still_works_once() {
    let app = start().await;
    let (_, codes) = turn_on(&app, &mut app.sign_in("anong").await).await;
    let tx = app.db().write(By::System("test")).await.expect("the database answers");
    let kept: Vec<(i64,)> = tx.all(Sql::new("select id from recovery_codes order by id")).await.expect("eight codes");
    let old = hex(&Sha256::digest(codes[3].replace('-', "")));
    let sql = Sql::new("update recovery_codes set hash = ? where id = ?").bind(old.as_str()).bind(kept[3].0);
    assert_eq!(tx.run(sql).await.expect("one code"), 1);
    tx.commit().await.expect("committed");
    for status in [303, 422] {
        let mut browser = app.visitor();
        let ticket = first_step(&mut browser).await;
        browser.post("/sign-in/code", &[("ticket", &ticket), ("code", &codes[3])]).await.is(status);
    }
    let mut browser = app.visitor();
    let ticket = first_step(&mut browser).await;
    browser.post("/sign-in/code", &[("ticket", &ticket), ("code", &codes[5])]).await.is(303);
}

#[tokio::test]
async fn a_ticket_is_good_for_ten_minutes() {
    let app = start().await;
    let (secret, _) = turn_on(&app, &mut app.sign_in("anong").await).await;
    let mut browser = app.visitor();
    let ticket = first_step(&mut browser).await;
    app.move_to(app.now().plus_minutes(10));
    browser.post("/sign-in/code", &[("ticket", &ticket), ("code", &code(&app, &secret))]).await.is(422);
    assert_eq!(browser.get(&format!("/sign-in/code?ticket={ticket}")).await.location(), "/sign-in");
}

#[tokio::test]
async fn guessing_codes_locks_the_account_like_guessing_passwords() {
    let app = start().await;
    let (secret, _) = turn_on(&app, &mut app.sign_in("anong").await).await;
    let mut browser = app.visitor();
    let ticket = first_step(&mut browser).await;
    for _ in 0..5 {
        browser.post("/sign-in/code", &[("ticket", &ticket), ("code", "000000")]).await.is(422);
    }
    browser.post("/sign-in/code", &[("ticket", &ticket), ("code", &code(&app, &secret))]).await.is(422);
}

#[tokio::test]
async fn the_second_step_is_turned_off_by_whoever_has_just_shown_who_they_are() {
    let app = start().await;
    let mut browser = app.sign_in("anong").await;
    turn_on(&app, &mut browser).await;
    app.move_to(app.now().plus_minutes(15));
    let answer = browser.post("/me/second-factor/ending", &[]).await;
    assert_eq!((answer.status(), answer.location()), (303, "/me/proof?next=/me/second-factor".to_owned()));
    browser.open(&answer.location()).await;
    let wrong = [("password", "ผิด"), ("next", "/me/second-factor")];
    assert_ne!(browser.post("/me/proof", &wrong).await.is(422).field_error("password"), "");
    let mark = app.mark().await;
    let right = [("password", PASSWORD), ("next", "/me/second-factor")];
    browser.submit("/me/proof", &right).await.has_text("เหลือรหัสสำรอง 8 รหัส");
    browser.submit("/me/second-factor/ending", &[]).await.has_text("ปิดการยืนยันสองขั้นแล้ว");
    app.assert_nothing_else_recorded(mark, &["proved-again", "second-factor-off"]).await;
    let mut other = app.visitor();
    other.post("/sign-in", &[("user_name", "anong"), ("password", PASSWORD)]).await.is(303);
    other.open("/me").await;
}
