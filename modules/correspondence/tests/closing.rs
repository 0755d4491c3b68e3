//! ปิดเรื่อง: from this day the years of keeping count.

use correspondence::actions;
use correspondence::model::{Content, Kind, Secrecy, Urgency};
use kueakun::demo::cast;
use testkit::TestApp;

use super::receiving::{came, enter, receive, scan};
use super::routing::{send, staff};

#[tokio::test]
async fn a_closed_letter_is_kept_by_its_class_from_the_year_it_was_done() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let letter = receive(&mut mali, &came("ขอเชิญประชุม", "1")).await;
    let worker = staff(&app, cast::SOMSRI).await;
    send(&mut mali, &format!("{letter}/routing"), &[("to-1", &worker), ("asks-1", "act")]).await.is(303);
    let mark = app.mark().await;
    let closing = format!("{letter}/closing");
    let page = send(&mut mali, &closing, &[("action", ""), ("done-on", "2/9/69"), ("class", "")]).await;
    page.is(422);
    for field in ["action", "done-on", "class"] {
        assert!(!page.field_error(field).is_empty(), "{field}");
    }
    let secret = [("action", "ทราบ"), ("done-on", "1/9/69"), ("class", "secret")];
    send(&mut mali, &closing, &secret).await.is(422).has_text("ข้อ 57.1");
    app.assert_nothing_else_recorded(mark, &[]).await;
    let everyday = [("action", "ทราบ"), ("done-on", "1/9/69"), ("class", "everyday")];
    send(&mut mali, &closing, &everyday).await.is(303);
    mali.open(&letter).await.has_text("เก็บถึง พ.ศ. 2570").has_text("57.5").has_text("ยกเลิก");
    somsri.open("/letters").await.has_text("ไม่มีหนังสือที่รอท่าน");
    app.assert_nothing_else_recorded(mark, &["letter-closed"]).await;
    send(&mut mali, &format!("{letter}/reopening"), &[("reason", "มีหนังสือเพิ่มเติม")]).await.is(303);
    mali.open(&letter).await.has_no_text("เก็บถึง พ.ศ.").has_text("รอเกษียณ");
}

#[tokio::test]
async fn a_letter_of_history_is_never_destroyed() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let letter = receive(&mut mali, &came("จดหมายเหตุ", "1")).await;
    let history = [("action", "เก็บ"), ("done-on", "1/9/69"), ("class", "history")];
    send(&mut mali, &format!("{letter}/closing"), &history).await.is(303);
    mali.open(&letter).await.has_text("ห้ามทำลาย").has_text("57.3");
}

#[tokio::test]
async fn an_answer_and_what_it_answers_know_each_other() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let first = receive(&mut mali, &came("สอบถาม", "1")).await;
    let second = receive(&mut mali, &came("สอบถามเพิ่มเติม", "2")).await;
    let form = format!("{second}/answered");
    send(&mut mali, &form, &[("series", "received"), ("number", "9/2569")]).await.is(422).has_text("ไม่พบหนังสือเลขนี้");
    send(&mut mali, &form, &[("series", "received"), ("number", "2/2569")]).await.is(422).has_text("ฉบับอื่น");
    send(&mut mali, &form, &[("series", "received"), ("number", "๑/๒๕๖๙")]).await.is(303);
    mali.open(&second).await.has_text("ตอบหนังสือรับที่ 1/2569");
    mali.open(&first).await.has_text("ตอบโดยหนังสือรับที่ 2/2569");
}

#[tokio::test]
async fn the_stamped_copy_bears_the_mark_of_keeping_once_the_matter_is_closed_and_no_longer_than_that() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let original = scan();
    let letter = enter(&mut mali, &came("ขอเชิญประชุม", "1"), &[("paper", "x.pdf", &original)]).await.location();
    let said = async |mali: &mut testkit::Browser| {
        let stamped = mali.get(&format!("{letter}/stamped")).await;
        documents::scan::text(stamped.is(200).bytes()).unwrap()
    };
    assert!(!said(&mut mali).await.contains("เก็บถึง"));
    let everyday = [("action", "ทราบ"), ("done-on", "1/9/69"), ("class", "everyday")];
    send(&mut mali, &format!("{letter}/closing"), &everyday).await.is(303);
    let mark = app.mark().await;
    for _ in 0..2 {
        let closed = said(&mut mali).await;
        assert!(closed.contains("เก็บถึง พ.ศ. ๒๕๗๐") && closed.contains("เลขรับ") && closed.contains("มาลี"), "{closed}");
    }
    app.assert_nothing_else_recorded(mark, &["letter-stamped"]).await;
    send(&mut mali, &format!("{letter}/reopening"), &[("reason", "มีหนังสือเพิ่มเติม")]).await.is(303);
    assert!(!said(&mut mali).await.contains("เก็บถึง"));
    let history = [("action", "เก็บ"), ("done-on", "1/9/69"), ("class", "history")];
    send(&mut mali, &format!("{letter}/closing"), &history).await.is(303);
    assert!(said(&mut mali).await.contains("ห้ามทำลาย"));
    let page = mali.open(&letter).await;
    assert_eq!(mali.get(&page.first_link(&format!("{letter}/files/0"))).await.bytes(), original);
}

/// A letter that the office of prasert issued and numbered; answers its address.
pub async fn issued(app: &TestApp) -> String {
    let prasert = offices::staff_named(app.db(), cast::PRASERT).await.unwrap().unwrap();
    let prasert = offices::actor(app.db(), prasert, app.today()).await.unwrap();
    let written = actions::WriteLetter {
        kind: Kind::External,
        party_to: "หัวหน้าหน่วยงาน".to_owned(),
        subject: "ขอข้อมูล".to_owned(),
        urgency: Urgency::Normal,
        within_at: None,
        secrecy: Secrecy::Open,
        circular: false,
        answers: None,
        content: Content::default(),
    };
    let id = actions::begin(app.db(), &prasert, prasert.office, &written).await.unwrap();
    let known = async || correspondence::store::letters::known(app.db(), id).await.unwrap();
    actions::sign(app.db(), &prasert, known().await, actions::Hand::own("ประเสริฐ", "หัวหน้า")).await.unwrap();
    actions::number(app.db(), &prasert, known().await, None).await.unwrap();
    format!("/letters/{id}")
}

#[tokio::test]
async fn of_a_letter_that_went_out_the_copy_that_the_office_keeps_bears_the_mark() {
    let app = crate::start().await;
    let letter = issued(&app).await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let ordinary = [("action", "ส่งแล้ว"), ("done-on", "1/9/69"), ("class", "ordinary")];
    send(&mut prasert, &format!("{letter}/closing"), &ordinary).await.is(303);
    let duplicate = prasert.get(&format!("{letter}/paper/duplicate")).await;
    let said = documents::scan::text(duplicate.is(200).bytes()).unwrap();
    assert!(said.contains("เก็บถึง พ.ศ. ๒๕๗๙"), "{said}");
    let paper = prasert.get(&format!("{letter}/paper")).await;
    assert!(!documents::scan::text(paper.is(200).bytes()).unwrap().contains("เก็บถึง"));
}
