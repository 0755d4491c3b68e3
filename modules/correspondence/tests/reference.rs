//! ค่าอ้างอิง: the administrator changes a number with its source, and letters follow it from then on.

use kueakun::demo::cast;

use super::issuing::{draft, numbered};
use super::receiving::{but, came, receive};
use super::secrets::name_narumon;

#[tokio::test]
async fn an_administrator_changes_the_hours_of_an_urgency_and_letters_follow() {
    let app = crate::start().await;
    let mut admin = app.sign_in(cast::PHUM).await;
    admin.open("/letters/reference").await.has_text("ชั้นความเร็ว").has_text("ระเบียบงานสารบรรณ พ.ศ. 2526 ข้อ 28");
    let entry = "/letters/reference/urgency/normal";
    let page = admin.open(entry).await;
    let version = page.field_value("version");
    let hours = |amount: &'static str| {
        vec![
            ("version", version.as_str()),
            ("th", "ปกติ (ชั่วโมง)"),
            ("en", "Normal (hours)"),
            ("amount", amount),
            ("legal-basis", "ระเบียบของหน่วยงาน"),
            ("mark", "V"),
        ]
    };
    let mark = app.mark().await;
    assert!(!admin.post(entry, &hours("0")).await.is(422).field_error("amount").is_empty());
    app.assert_nothing_else_recorded(mark, &[]).await;
    admin.post(entry, &hours("48")).await.is(303);
    app.assert_nothing_else_recorded(mark, &["letter-reference-edited"]).await;
    admin.post(entry, &hours("24")).await.is(409).has_text("48").has_text("24");
    let mut mali = app.sign_in(cast::MALI).await;
    let letter = receive(&mut mali, &but(came("ขอข้อมูล", "9"), &[("urgency", "normal")])).await;
    mali.open(&letter).await.has_text("3 ก.ย. 2569");
    mali.get("/letters/reference").await.is(403);
}

#[tokio::test]
async fn the_columns_of_a_secret_register_follow_the_form_that_the_administrator_has() {
    let app = crate::start().await;
    name_narumon(&app).await;
    let mut narumon = app.sign_in(cast::NARUMON).await;
    let fields = but(came("แผนเผชิญเหตุชายแดน", "ลับ 7"), &[("secrecy", "very-secret")]);
    narumon.upload("/letters/secret", &fields, &[]).await.is(303);
    let register = "/letters/registers/secret-received";
    let seen = narumon.open(register).await.seen();
    assert!(seen.find("ชั้นความลับ").unwrap() < seen.find("ลับมาก").unwrap(), "{seen}");
    let mut admin = app.sign_in(cast::PHUM).await;
    admin.open("/letters/reference").await.has_text("ทขล.1").has_text("ช่องที่ 4");
    let column = |th: &'static str, amount: &'static str| {
        let basis = ("legal-basis", "แบบ ทขล.1 ที่หน่วยงานมี");
        vec![("version", "1"), ("th", th), ("en", "Column"), ("amount", amount), basis, ("mark", "V")]
    };
    let entry = |code: &str| format!("/letters/reference/secret-received/{code}");
    assert!(!admin.post(&entry("number"), &column("เลขรับ", "0")).await.is(422).field_error("amount").is_empty());
    admin.post(&entry("secrecy"), &column("ชั้น", "1")).await.is(303);
    admin.post(&entry("number"), &column("ลำดับ", "2")).await.is(303);
    admin.post(&entry("action"), &column("การปฏิบัติ", "0")).await.is(303);
    admin.open("/letters/reference").await.has_text("ไม่มีในแบบ");
    let page = narumon.open(register).await;
    page.has_text("ลำดับ").has_no_text("การปฏิบัติ").has_no_text("เลขทะเบียน");
    let seen = page.seen();
    assert!(seen.find("ลับมาก").unwrap() < seen.find("แผนเผชิญเหตุชายแดน").unwrap());
    narumon.open(&format!("{register}/pdf")).await;
    narumon.open(&format!("{register}/xlsx")).await;
    let mut mali = app.sign_in(cast::MALI).await;
    receive(&mut mali, &came("หนังสือธรรมดา", "1")).await;
    mali.open("/letters/registers/received").await.has_text("การปฏิบัติ");
}

#[tokio::test]
async fn an_exchange_file_is_written_and_read_with_the_names_that_the_administrator_gives() {
    let app = crate::start().await;
    let letter = numbered(&app, &draft("external", "ขอความร่วมมือ")).await;
    let mut admin = app.sign_in(cast::PHUM).await;
    let named = |word: &'static str| {
        let basis = ("legal-basis", "ประกาศที่หน่วยงานมี");
        vec![("version", "1"), ("th", "เรื่อง"), ("en", "Subject"), ("word", word), basis, ("mark", "V")]
    };
    let entry = "/letters/reference/exchange/subject";
    for bad in ["", "1st", "ram:Subject", "เรื่อง", "a b", "ID"] {
        assert!(!admin.post(entry, &named(bad)).await.is(422).field_error("word").is_empty(), "{bad}");
    }
    admin.post(entry, &named("SubjectText")).await.is(303);
    let mut mali = app.sign_in(cast::MALI).await;
    let xml = mali.open(&format!("{letter}/exchange")).await.text();
    assert!(xml.contains("<SubjectText>ขอความร่วมมือ</SubjectText>"), "{xml}");
    let page = mali.upload("/letters/exchange", &[], &[("file", "letter.xml", xml.as_bytes())]).await;
    assert_eq!(page.is(200).field_value("subject"), "ขอความร่วมมือ");
    let older = xml.replace("SubjectText", "Subject");
    mali.upload("/letters/exchange", &[], &[("file", "letter.xml", older.as_bytes())]).await.is(422);
}

#[tokio::test]
async fn nothing_is_set_so_that_letters_could_be_destroyed_earlier_than_the_rule_allows() {
    let app = crate::start().await;
    let mut admin = app.sign_in(cast::PHUM).await;
    let set = |amount: &'static str| {
        let basis = ("legal-basis", "ข้อ 57");
        vec![("version", "1"), ("th", "ก"), ("en", "a"), ("amount", amount), basis, ("mark", "V")]
    };
    for (entry, amount) in [
        ("retention/ordinary", "9"),
        ("retention/copy", "4"),
        ("retention/finance", "1"),
        ("setting/archives-days", "59"),
        ("setting/survey-days", "61"),
    ] {
        let answer = admin.post(&format!("/letters/reference/{entry}"), &set(amount)).await;
        assert!(!answer.is(422).field_error("amount").is_empty(), "{entry} {amount}");
    }
    admin.post("/letters/reference/retention/ordinary", &set("15")).await.is(303);
}
