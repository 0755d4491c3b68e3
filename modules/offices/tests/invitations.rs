//! Inviting people: by letter and on paper, once, for three days; who may invite whom; what the invited choose.

use testkit::{Answer, TestApp};

use crate::letters::with_mail;
use crate::{newcomer, office, staff, start};

async fn new_fields(app: &TestApp, role: &'static str, mail: &'static str) -> Vec<(&'static str, String)> {
    let office = office(app, "กองสวัสดิการสังคม").await.to_string();
    let given =
        [("title", "นางสาว"), ("given_name", "ดวงดาว"), ("family_name", "มาใหม่"), ("email", mail), ("role", role)];
    let mut fields: Vec<_> = given.into_iter().map(|(name, value)| (name, value.to_owned())).collect();
    fields.extend([("office", office), ("level", "P".to_owned()), ("from", "1/9/2569".to_owned())]);
    fields
}

fn pairs<'a>(fields: &'a [(&'static str, String)]) -> Vec<(&'a str, &'a str)> {
    fields.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

/// What the link on a page, or in a letter, says.
pub fn token(text: &str) -> String {
    let word = text.split("token=").nth(1).expect("a link");
    word.chars().take_while(char::is_ascii_hexdigit).collect()
}

fn choice<'a>(token: &'a str, user_name: &'a str, password: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![("token", token), ("user_name", user_name), ("password", password), ("again", password)]
}

/// Somebody new with a link on paper; answers what it says.
pub async fn invited_on_paper(app: &TestApp) -> String {
    let path = format!("/staff/{}/invitation", newcomer(app).await);
    let shown: Answer = app.sign_in("malee").await.post(&path, &[("email", "")]).await;
    token(&shown.is(200).has_text("https://kueakun.test/invitation").text())
}

#[tokio::test]
async fn without_a_mail_server_the_link_is_shown_once_to_be_handed_over() {
    let app = start().await;
    let mut head = app.sign_in("anong").await;
    let mark = app.mark().await;
    let fields = new_fields(&app, "social-worker", "duangdao@example.go.th").await;
    let shown = head.post("/staff/invitations", &pairs(&fields)).await;
    let token = token(&shown.is(200).text());
    app.assert_nothing_else_recorded(mark, &["staff-added", "staff-appointed", "staff-invited"]).await;
    head.open("/staff/invitations").await.has_text("ดวงดาว มาใหม่").has_text("มอบลิงก์ด้วยมือ");
    assert!(!head.open("/staff/invitations").await.text().contains(&token), "it is not shown again");
    let mut browser = app.visitor();
    browser.open(&format!("/invitation?token={token}")).await.has_text("นางสาวดวงดาว มาใหม่").has_text("กองสวัสดิการสังคม");
    let mark = app.mark().await;
    let answer = browser.post("/invitation", &choice(&token, "Duangdao", "รหัสของฉันเองนะ")).await;
    assert_eq!((answer.status(), answer.location()), (303, "/".to_owned()));
    app.assert_nothing_else_recorded(mark, &["invitation-accepted", "signed-in"]).await;
    browser.open("/me/mail").await.has_text("ยังไม่ได้ยืนยัน");
    let again = app.visitor().post("/invitation", &choice(&token, "somebody", "รหัสของใครสักคน")).await;
    assert_eq!(again.location(), "/sign-in", "a link works once");
    app.visitor().post("/sign-in", &[("user_name", "duangdao"), ("password", "รหัสของฉันเองนะ")]).await.is(303);
}

#[tokio::test]
async fn a_wrong_choice_comes_back_and_uses_nothing_up() {
    let app = start().await;
    let token = invited_on_paper(&app).await;
    let mut browser = app.visitor();
    let short = browser.post("/invitation", &choice(&token, "duangjai", "สั้น")).await;
    assert_ne!(short.is(422).field_error("password"), "");
    assert_eq!(short.field_value("user_name"), "duangjai");
    let taken = browser.post("/invitation", &choice(&token, "pimjai", "รหัสของฉันเองนะ")).await;
    assert_ne!(taken.is(422).field_error("user_name"), "");
    browser.post("/invitation", &choice(&token, "duangjai", "รหัสของฉันเองนะ")).await.is(303);
}

#[tokio::test]
async fn a_link_is_over_after_three_days_and_an_invented_one_opens_nothing() {
    let app = start().await;
    let token = invited_on_paper(&app).await;
    app.days_later(3);
    let mut browser = app.visitor();
    assert_eq!(browser.get(&format!("/invitation?token={token}")).await.location(), "/sign-in");
    assert_eq!(browser.post("/invitation", &choice(&token, "duangjai", "รหัสของฉันเองนะ")).await.location(), "/sign-in");
    assert_eq!(browser.get(&format!("/invitation?token={}", "0".repeat(64))).await.location(), "/sign-in");
    assert_eq!(browser.get("/invitation?token=").await.location(), "/sign-in");
}

#[tokio::test]
async fn a_letter_carries_the_link_in_both_languages_and_shows_that_the_address_is_theirs() {
    let (app, letters) = with_mail().await;
    let mut head = app.sign_in("anong").await;
    let fields = new_fields(&app, "social-worker", "duangdao@example.go.th").await;
    head.submit("/staff/invitations", &pairs(&fields)).await.has_text("คำเชิญกำลังส่งไปทางอีเมล");
    head.open("/staff/invitations").await.has_text("กำลังส่งถึง duangdao@example.go.th");
    letters.deliver(&app).await;
    head.open("/staff/invitations").await.has_text("ส่งถึง duangdao@example.go.th เมื่อ");
    let letter = letters.take().pop().expect("one letter");
    let (thai, english) = letter.split_once("Dear ").expect("two languages");
    assert!(thai.contains("เรียน ดวงดาว มาใหม่") && english.contains("works once"), "{letter}");
    assert!(!letter.contains("นักสังคมสงเคราะห์"), "no more than the name: {letter}");
    let token = token(&letter);
    let mut browser = app.visitor();
    browser.post("/invitation", &choice(&token, "duangdao", "รหัสของฉันเองนะ")).await.is(303);
    browser.open("/me/mail").await.has_text("duangdao@example.go.th");
}

#[tokio::test]
async fn sending_again_makes_the_earlier_link_worthless_and_taking_back_makes_all_so() {
    let (app, letters) = with_mail().await;
    let mut hr = app.sign_in("malee").await;
    let path = format!("/staff/{}/invitation", newcomer(&app).await);
    hr.submit(&path, &[("email", "duangjai@example.go.th")]).await;
    letters.deliver(&app).await;
    let first = token(&letters.take().pop().expect("a letter"));
    let list = hr.open("/staff/invitations").await;
    let html = list.html();
    let form = html.elements().find(|one| one.attribute("action").ends_with("/resending")).expect("a way");
    let again = form.attribute("action").to_owned();
    hr.submit(&again, &[]).await;
    letters.deliver(&app).await;
    let second = token(&letters.take().pop().expect("a letter"));
    assert_eq!(app.visitor().get(&format!("/invitation?token={first}")).await.location(), "/sign-in");
    app.visitor().open(&format!("/invitation?token={second}")).await;
    let list = hr.open("/staff/invitations").await;
    let html = list.html();
    let form = html.elements().find(|one| one.attribute("action").ends_with("/revocation")).expect("a way");
    let revoking = form.attribute("action").to_owned();
    app.sign_in("somsak").await.post(&revoking, &[]).await.is(404);
    hr.submit(&revoking, &[]).await.has_text("ไม่มีคำเชิญที่ค้างอยู่");
    assert_eq!(app.visitor().get(&format!("/invitation?token={second}")).await.location(), "/sign-in");
}

#[tokio::test]
async fn the_head_of_a_team_invites_neither_other_heads_nor_other_offices() {
    let app = start().await;
    let mut head = app.sign_in("anong").await;
    let mark = app.mark().await;
    for role in ["supervisor", "hr", "admin", "director", "auditor"] {
        head.post("/staff/invitations", &pairs(&new_fields(&app, role, "").await)).await.is(422);
    }
    let mut elsewhere = app.sign_in("somsak").await;
    elsewhere.post("/staff/invitations", &pairs(&new_fields(&app, "clerk", "").await)).await.is(404);
    elsewhere.post(&format!("/staff/{}/invitation", staff(&app, "pimjai").await), &[("email", "")]).await.is(404);
    app.sign_in("pimjai").await.get("/staff/invitations").await.is(403);
    app.assert_nothing_else_recorded(mark, &["signed-in", "signed-in"]).await;
}

#[tokio::test]
async fn nobody_is_invited_into_an_account_that_is_somebodys_own() {
    let app = start().await;
    let mut hr = app.sign_in("malee").await;
    let pimjai = staff(&app, "pimjai").await;
    let mark = app.mark().await;
    hr.post(&format!("/staff/{pimjai}/invitation"), &[("email", "")]).await.is(422).has_text("กู้คืนบัญชีโดยสองคน");
    let first = [("user_name", "pimjai"), ("password", "รหัสแรกที่บอกกัน")];
    hr.post(&format!("/staff/{pimjai}/first-password"), &first).await.is(422);
    app.assert_nothing_else_recorded(mark, &[]).await;
}
