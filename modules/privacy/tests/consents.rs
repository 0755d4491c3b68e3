//! Consent: given by whom it must be, withdrawn as easily, never forgotten.

use kueakun::demo::cast;
use people::NewPerson;
use store::By;
use testkit::{Browser, TestApp};

use crate::cases::referrals::{known_case, outside};
use crate::cases::the_way::{begin, client};

pub fn given<'a>(purpose: &'a str, giver: &'a str, name: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![("purpose", purpose), ("given-on", "1/9/69"), ("way", "in-person"), ("giver", giver), ("giver-name", name)]
}

/// The page of a woman in Somsri's office.
pub async fn home(app: &TestApp) -> String {
    format!("/privacy/people/{}", client(app, "สาย", "ทองสมมุติ").await)
}

async fn give(browser: &mut Browser, home: &str, fields: &[(&str, &str)]) -> testkit::Answer {
    browser.upload(&format!("{home}/consents"), fields, &[]).await
}

#[tokio::test]
async fn a_consent_is_given_with_its_paper_and_withdrawn_by_a_shorter_form() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let home = home(&app).await;
    let mark = app.mark().await;
    let paper: &[(&str, &str, &[u8])] = &[("paper", "ยินยอม.pdf", b"%PDF-1.7 x")];
    somsri.upload(&format!("{home}/consents"), &given("picture", "self", ""), paper).await.is(303);
    let page = somsri.open(&home).await;
    page.has_text("ภาพถ่ายเพื่อการเผยแพร่ผลงาน").has_text("มีผลอยู่").has_text("โดยเจ้าของข้อมูล");
    let withdrawal = page.first_link(&format!("{home}/consents/0"));
    let form = somsri.open(&withdrawal).await;
    form.has_text("ไม่ใช้ภาพอีก และนำภาพที่เผยแพร่ออก");
    let page = somsri.submit(&withdrawal, &[("withdrawn-on", "1/9/69"), ("way", "phone")]).await;
    page.has_text("ถอนแล้ว").has_text("ให้เมื่อ 1 กันยายน 2569").has_text("ถอนเมื่อ 1 กันยายน 2569 โทรศัพท์");
    app.assert_nothing_else_recorded(mark, &["consent-given", "consent-withdrawn"]).await;
    somsri.submit(&withdrawal, &[("withdrawn-on", "1/9/69"), ("way", "phone")]).await.has_text("ถอนแล้ว");
    app.assert_nothing_else_recorded(mark, &["consent-given", "consent-withdrawn"]).await;
}

#[tokio::test]
async fn for_a_child_a_parent_consents_and_is_named() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let office = crate::leaks::office_of(&app, cast::SOMSRI).await;
    let born = thai::date::parse_partial("1/1/2562", app.today().date()).ok();
    let child = NewPerson { given: "แก้ว".to_owned(), born, ..NewPerson::default() };
    let tx = app.db().write(By::System("test")).await.unwrap();
    let child = people::new_person(&tx, office, &child).await.unwrap();
    tx.commit().await.unwrap();
    let home = format!("/privacy/people/{child}");
    let mark = app.mark().await;
    let page = give(&mut somsri, &home, &given("picture", "self", "")).await;
    page.is(422).has_text("เด็กอายุต่ำกว่า 10 ปี").has_text("PDPA ม.20");
    give(&mut somsri, &home, &given("picture", "parent", "")).await.is(422).has_text("ระบุชื่อ");
    app.assert_nothing_else_recorded(mark, &[]).await;
    give(&mut somsri, &home, &given("picture", "parent", "นางกลอย สมมุติ")).await.is(303);
    somsri.open(&home).await.has_text("โดยผู้ใช้อำนาจปกครอง นางกลอย สมมุติ");
}

#[tokio::test]
async fn a_consent_that_is_wrong_comes_back_filled_and_nothing_is_kept() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let home = home(&app).await;
    let mark = app.mark().await;
    let page = give(&mut somsri, &home, &[("purpose", "case"), ("given-on", "2/9/69"), ("note", "เขียนไว้")]).await;
    page.is(422);
    for field in ["purpose", "given-on", "way", "giver"] {
        assert!(!page.field_error(field).is_empty(), "{field}");
    }
    assert_eq!(page.field_value("note"), "เขียนไว้");
    let paper: &[(&str, &str, &[u8])] = &[("paper", "x.pdf", b"MZ")];
    let page = somsri.upload(&format!("{home}/consents"), &given("picture", "self", ""), paper).await;
    page.is(422);
    assert!(!page.field_error("paper").is_empty());
    app.assert_nothing_else_recorded(mark, &[]).await;
}

#[tokio::test]
async fn another_office_and_other_roles_find_no_consent() {
    let app = crate::start().await;
    let home = home(&app).await;
    for user in [cast::NARONG, cast::WICHAI] {
        let mut browser = app.sign_in(user).await;
        browser.get(&home).await.is(404);
        give(&mut browser, &home, &given("picture", "self", "")).await.is(404);
    }
    for user in [cast::ANONG, cast::PIMJAI, cast::PHUM] {
        app.sign_in(user).await.get(&home).await.is(403);
    }
    app.sign_in(cast::ORAPIN).await.open(&home).await.has_no_text("บันทึกความยินยอม");
}

#[tokio::test]
async fn a_withdrawn_consent_stops_what_was_to_be_referred_on_it_and_a_new_one_counts() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let case = known_case(&app, &mut somsri, &mut prasert).await;
    let person = somsri.open(&case).await.first_link("/people/");
    let home = format!("/privacy{person}");
    give(&mut somsri, &home, &given("referral", "self", "")).await.is(303);
    let withdrawal = somsri.open(&home).await.first_link(&format!("{home}/consents/0"));
    somsri.submit(&withdrawal, &[("withdrawn-on", "1/9/69"), ("way", "phone")]).await.has_text("ถอนแล้ว");
    app.days_later(2);
    let mut narumon = app.sign_in(cast::NARUMON).await;
    let (paper, version) = begin(&mut narumon, &case, "referral").await;
    let consented = |on: &'static str| {
        let mut fields = outside(&version);
        fields.retain(|(name, _)| *name != "basis");
        fields.extend([("basis", "consent"), ("consent-by", "client"), ("consent-name", "นางสาย ทองสมมุติ")]);
        fields.extend([("consent-on", on), ("consent-way", "spoken"), ("consent-scope", "เรื่องและบริการ")]);
        fields
    };
    let signature = format!("{paper}/signature");
    narumon.post(&signature, &consented("1/9/69")).await.is(422).has_text("ถอนความยินยอมแล้ว");
    narumon.post(&signature, &consented("2/9/69")).await.is(303);
}
