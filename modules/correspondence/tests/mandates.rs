//! การมอบอำนาจให้ปฏิบัติราชการแทน: who holds a mandate signs in the place of a head, for its kinds and days, and nobody else does.

use kueakun::demo::cast;
use testkit::{Browser, TestApp};

use super::issuing::{begin, draft, id_of, numbered};
use super::receiving::but;
use super::routing::send;

const HERE: &str = "/letters/mandates";

/// Prasert gives Narumon his authority for these kinds.
async fn fields(app: &TestApp, kinds: &str, until: &str) -> Vec<(&'static str, String)> {
    vec![
        ("office", String::new()),
        ("giver", id_of(app, cast::PRASERT).await),
        ("giver-post", "หัวหน้ากองสวัสดิการสังคมตัวอย่าง".to_owned()),
        ("signer", id_of(app, cast::NARUMON).await),
        ("kinds", kinds.to_owned()),
        ("from-on", "1/9/69".to_owned()),
        ("until-on", until.to_owned()),
        ("order-number", String::new()),
        ("order-words", "คำสั่งองค์การบริหารส่วนตำบล ที่ 12/2569".to_owned()),
    ]
}

async fn give(browser: &mut Browser, fields: &[(&'static str, String)], other: &[(&str, &str)]) -> testkit::Answer {
    let fields = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    browser.post(HERE, &but(fields, other)).await
}

/// A letter that Prasert found right and has not signed.
async fn checked(app: &TestApp, kind: &str, subject: &str) -> String {
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let letter = begin(&mut somsri, &draft(kind, subject)).await;
    let head = id_of(app, cast::PRASERT).await;
    send(&mut somsri, &format!("{letter}/review"), &[("checker", &head)]).await.is(303);
    send(&mut app.sign_in(cast::PRASERT).await, &format!("{letter}/check"), &[]).await.is(303);
    letter
}

#[tokio::test]
async fn who_holds_a_mandate_signs_what_was_checked_in_the_place_of_the_head() {
    let app = crate::start().await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let mut narumon = app.sign_in(cast::NARUMON).await;
    let mark = app.mark().await;
    give(&mut prasert, &fields(&app, "memo", "").await, &[]).await.is(303);
    app.assert_nothing_else_recorded(mark, &["mandate-given"]).await;
    prasert.open(HERE).await.has_text("นฤมล").has_text("ลงนามแทน").has_text("บันทึกข้อความ").has_text("มีผล");
    let letter = checked(&app, "memo", "ขออนุมัติเดินทาง").await;
    narumon.open("/me/notices").await.has_text("ปฏิบัติราชการแทนได้");
    let page = narumon.open(&format!("{letter}/signing")).await;
    page.has_text("ปฏิบัติราชการแทน");
    let post = page.field_value("post");
    let signing = format!("{letter}/signing");
    let written = format!("{post}\nปฏิบัติราชการแทน\nนายก");
    let page = send(&mut narumon, &signing, &[("post", &written)]).await;
    assert!(!page.is(422).field_error("post").is_empty(), "the word stands where the program puts it");
    send(&mut narumon, &signing, &[("post", &post)]).await.is(303);
    narumon.open(&letter).await.has_text("นางนฤมล").has_text("ปฏิบัติราชการแทน").has_text("รอธุรการออกเลข");
    narumon.open(&letter).await.has_text("หัวหน้ากองสวัสดิการสังคมตัวอย่าง");
    let pdf = narumon.open(&format!("{letter}/paper")).await;
    assert!(pdf.bytes().starts_with(b"%PDF"));
}

#[tokio::test]
async fn without_a_mandate_in_force_for_the_kind_nobody_signs_for_another() {
    let app = crate::start().await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let mut narumon = app.sign_in(cast::NARUMON).await;
    give(&mut prasert, &fields(&app, "memo", "2/9/69").await, &[]).await.is(303);
    let external = checked(&app, "external", "ขอข้อมูล").await;
    assert!([403, 404].contains(&narumon.get(&format!("{external}/signing")).await.status()), "another kind");
    let own = begin(&mut narumon, &draft("memo", "ร่างของตน")).await;
    send(&mut narumon, &format!("{own}/signing"), &[("post", "นักสังคมสงเคราะห์")]).await.is(422).has_text("เสนอตรวจแล้ว");
    let memo = checked(&app, "memo", "ขออนุมัติ").await;
    narumon.get(&format!("{memo}/signing")).await.is(200);
    app.sign_in(cast::SOMSRI).await.get(&format!("{memo}/signing")).await.is(403);
    app.days_later(2);
    let mut narumon = app.sign_in(cast::NARUMON).await;
    narumon.get(&format!("{memo}/signing")).await.is(403);
    app.sign_in(cast::PRASERT).await.open(HERE).await.has_text("สิ้นสุดแล้ว");
}

#[tokio::test]
async fn an_ended_mandate_closes_at_once_and_stays_listed() {
    let app = crate::start().await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    give(&mut prasert, &fields(&app, "memo", "").await, &[]).await.is(303);
    let memo = checked(&app, "memo", "ขออนุมัติ").await;
    let mut narumon = app.sign_in(cast::NARUMON).await;
    let version = narumon.open(&format!("{memo}/signing")).await.field_value("version");
    let forms = prasert.open(HERE).await.forms();
    let ending = forms.into_iter().find(|form| form.ends_with("/ending") && form.starts_with(HERE)).unwrap();
    app.sign_in(cast::MALI).await.post(&ending, &[]).await.is(403);
    app.sign_in(cast::WICHAI).await.post(&ending, &[]).await.is(404);
    let mark = app.mark().await;
    prasert.post(&ending, &[]).await.is(303);
    prasert.post(&ending, &[]).await.is(303);
    app.assert_nothing_else_recorded(mark, &["mandate-ended"]).await;
    let post = [("version", version.as_str()), ("post", "นักสังคมสงเคราะห์")];
    narumon.post(&format!("{memo}/signing"), &post).await.is(403);
    prasert.open(HERE).await.has_text("สิ้นสุดแล้ว").has_text("คำสั่งองค์การบริหารส่วนตำบล ที่ 12/2569");
}

#[tokio::test]
async fn a_head_gives_their_own_authority_by_an_order_that_is_named() {
    let app = crate::start().await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let thawat = id_of(&app, cast::THAWAT).await;
    let head = id_of(&app, cast::PRASERT).await;
    let given = fields(&app, "memo", "").await;
    let mark = app.mark().await;
    for (field, wrong) in [
        ("giver", vec![("giver", thawat.as_str())]),
        ("signer", vec![("signer", head.as_str())]),
        ("signer", vec![("signer", thawat.as_str())]),
        ("giver-post", vec![("giver-post", "ปลัด ปฏิบัติราชการแทน")]),
        ("kinds", vec![("kinds", "news")]),
        ("until-on", vec![("until-on", "31/8/69")]),
        ("order-number", vec![("order-words", "")]),
        ("order-number", vec![("order-number", "9/2569")]),
    ] {
        let page = give(&mut prasert, &given, &wrong).await;
        assert!(!page.is(422).field_error(field).is_empty(), "{field}");
    }
    app.assert_nothing_else_recorded(mark, &[]).await;
    numbered(&app, &draft("order", "มอบอำนาจให้ลงนาม")).await;
    give(&mut prasert, &given, &[("order-number", "๑/๒๕๖๙"), ("order-words", "")]).await.is(303);
    prasert.open(HERE).await.has_text("คำสั่งที่ ๑/๒๕๖๙");
    for user in [cast::MALI, cast::SOMSRI, cast::PIMJAI] {
        app.sign_in(user).await.get(HERE).await.is(403);
    }
}
