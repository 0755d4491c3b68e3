//! คำขึ้นต้นและคำลงท้าย: the administrator adds and changes them, and a letter keeps the words that it was written with.

use kueakun::demo::cast;
use testkit::{Browser, TestApp};

use super::issuing::{draft, signed};
use super::receiving::but;

const HERE: &str = "/letters/salutations";

fn judge(version: &str) -> Vec<(&str, &str)> {
    vec![
        ("version", version),
        ("th", "ผู้พิพากษาหัวหน้าศาล"),
        ("en", "Presiding judges"),
        ("greeting", "เรียนท่าน"),
        ("farewell", "ขอแสดงความนับถือเป็นอย่างสูง"),
        ("legal-basis", "ระเบียบของหน่วยงาน"),
        ("mark", "X"),
    ]
}

/// Adds a salutation; answers its address.
async fn added(admin: &mut Browser) -> String {
    admin.post(HERE, &judge("")).await.is(303);
    let links = admin.open(HERE).await.links();
    let own =
        links.into_iter().find(|link| link.strip_prefix(&format!("{HERE}/")).is_some_and(|code| code.len() == 13));
    own.expect("the salutation that was added")
}

async fn text_of(app: &TestApp, letter: &str) -> String {
    let mut mali = app.sign_in(cast::MALI).await;
    documents::scan::text(mali.get(&format!("{letter}/paper")).await.is(200).bytes()).unwrap()
}

#[tokio::test]
async fn an_office_adds_a_salutation_and_its_letters_begin_and_end_with_it() {
    let app = crate::start().await;
    let mut admin = app.sign_in(cast::PHUM).await;
    admin.open(HERE).await.has_text("กราบเรียน").has_text("ขอแสดงความนับถืออย่างยิ่ง");
    let mut half = judge("");
    half.retain(|(name, _)| *name != "greeting");
    assert!(!admin.post(HERE, &half).await.is(422).field_error("greeting").is_empty());
    let mark = app.mark().await;
    let salutation = added(&mut admin).await;
    app.assert_nothing_else_recorded(mark, &["letter-salutation-added"]).await;
    let code = salutation.rsplit('/').next().unwrap().to_owned();
    let letter = signed(&app, &but(draft("external", "ขอข้อมูล"), &[("salutation", &code)])).await;
    let said = text_of(&app, &letter).await;
    assert!(said.contains("เรียนท่าน") && said.contains("ขอแสดงความนับถือเป็นอย่างสูง"), "{said}");
    let version = admin.open(&salutation).await.field_value("version");
    admin.post(&salutation, &but(judge(&version), &[("greeting", "กราบเรียน"), ("ended", "yes")])).await.is(303);
    assert_eq!(text_of(&app, &letter).await, said, "a letter keeps the words that were signed");
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    somsri.open("/letters/drafts/new").await.has_no_text("ผู้พิพากษาหัวหน้าศาล").has_text("กราบเรียน");
}

#[tokio::test]
async fn who_saves_second_sees_both_salutations_and_the_general_one_cannot_be_ended() {
    let app = crate::start().await;
    let mut admin = app.sign_in(cast::PHUM).await;
    let salutation = added(&mut admin).await;
    let version = admin.open(&salutation).await.field_value("version");
    admin.post(&salutation, &but(judge(&version), &[("greeting", "กราบเรียน")])).await.is(303);
    let mark = app.mark().await;
    admin.post(&salutation, &judge(&version)).await.is(409).has_text("กราบเรียน").has_text("เรียนท่าน");
    let general = format!("{HERE}/general");
    let version = admin.open(&general).await.field_value("version");
    let page = admin.post(&general, &but(judge(&version), &[("ended", "yes")])).await;
    assert!(!page.is(422).field_error("ended").is_empty());
    app.assert_nothing_else_recorded(mark, &[]).await;
    app.sign_in(cast::MALI).await.get(HERE).await.is(403);
}
