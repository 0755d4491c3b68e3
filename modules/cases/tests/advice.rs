//! Advice asked of a higher level: who may read what for how long, and the conversation to its end.

use cases::model::Confidentiality;
use kueakun::demo::cast;
use testkit::{Browser, TestApp};

use super::lists::keep;
use super::team::staff;
use super::the_way::{open_case, triage, visit};

pub const QUESTION: &str = "ควรให้ย่าอยู่บ้านต่อหรือส่งสถานสงเคราะห์";

/// Asks somebody the question of these tests; answers the address of the conversation.
pub async fn ask(
    app: &TestApp,
    asker: &mut Browser,
    case: &str,
    (level, adviser): (&str, &str),
    opens: &str,
) -> String {
    ask_that(app, asker, case, (QUESTION, level, adviser), opens).await
}

/// Asks somebody; answers the address of the conversation.
pub async fn ask_that(
    app: &TestApp,
    asker: &mut Browser,
    case: &str,
    (question, level, adviser): (&str, &str, &str),
    opens: &str,
) -> String {
    let adviser = if adviser.is_empty() { String::new() } else { staff(app, adviser).await };
    let fields = [
        ("question", question),
        ("tried", "ประสาน อพม. แล้ว ไม่มีผู้ดูแลกลางคืน"),
        ("urgency", "urgent"),
        ("level", level),
        ("adviser", &adviser),
        ("opens-sealed", opens),
    ];
    let answer = asker.post(&format!("{case}/advice"), &fields).await;
    answer.is(303);
    answer.location()
}

pub async fn say(browser: &mut Browser, advice: &str, what: &str, body: &str) {
    let form = browser.open(&format!("{advice}/words/{what}")).await;
    let fields = [("version", form.field_value("version")), ("body", body.to_owned())];
    let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
    browser.submit(&format!("{advice}/words/{what}"), &fields).await.has_text("แจ้งอีกฝ่ายแล้ว");
}

#[tokio::test]
async fn advice_is_asked_asked_back_answered_and_closed_with_what_was_done() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    triage(&mut somsri, &case, "ordinary").await;
    let mark = app.mark().await;
    let advice = ask(&app, &mut somsri, &case, ("S", ""), "").await;
    app.assert_nothing_else_recorded(mark, &["advice-asked"]).await;
    let mut kanlaya = app.sign_in(cast::KANLAYA).await;
    let today = kanlaya.open("/").await;
    today.has_text(QUESTION).has_text("อีก 3 วัน").has_text("มีผู้ขอคำปรึกษาจากท่าน");
    assert!(kanlaya.open(&advice).await.link(&case));
    say(&mut kanlaya, &advice, "ask-back", "มีญาติคนอื่นหรือไม่").await;
    somsri.open("/").await.has_text("ผู้ให้คำปรึกษาถามกลับ");
    say(&mut somsri, &advice, "reply", "มีหลานอยู่ต่างอำเภอ").await;
    say(&mut kanlaya, &advice, "answer", "เชิญหลานประชุมครอบครัวก่อน").await;
    somsri.open("/").await.has_text("ได้รับคำปรึกษาแล้ว รอปิด");
    say(&mut somsri, &advice, "close", "นัดหลานแล้ววันศุกร์").await;
    let page = somsri.open(&advice).await;
    page.has_text("มีหลานอยู่ต่างอำเภอ").has_text("นัดหลานแล้ววันศุกร์").has_text("SW-S-1.11").has_text("ปิดแล้ว");
    somsri.post(&format!("{advice}/words/ask-on"), &[("version", "6"), ("body", "ถามอีก")]).await.is(422);
    somsri.open("/").await.has_no_text(QUESTION);
}

#[tokio::test]
async fn the_case_says_no_more_than_that_advice_was_asked_and_answered() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    triage(&mut somsri, &case, "ordinary").await;
    let advice = ask(&app, &mut somsri, &case, ("K", cast::PRASERT), "").await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    say(&mut prasert, &advice, "answer", "ให้อยู่บ้าน").await;
    let mut narumon = app.sign_in(cast::NARUMON).await;
    let page = narumon.open(&case).await;
    page.has_text("ขอคำปรึกษา").has_text("ได้รับคำปรึกษา").has_no_text(QUESTION).has_no_text("ให้อยู่บ้าน");
    narumon.get(&advice).await.is(404);
    narumon.get(&format!("{advice}/words/answer")).await.is(404);
}

#[tokio::test]
async fn an_adviser_reads_a_restricted_case_while_the_request_is_open_and_changes_nothing() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    triage(&mut somsri, &case, "ordinary").await;
    let paper = visit(&mut somsri, &case).await;
    keep(&app, &case, Confidentiality::Restricted).await;
    let mut narumon = app.sign_in(cast::NARUMON).await;
    narumon.get(&case).await.is(404);
    let advice = ask(&app, &mut somsri, &case, ("K", cast::NARUMON), "").await;
    let mark = app.mark().await;
    let page = narumon.open(&case).await;
    page.has_text("อาหารหมดสองวัน").has_text("จนกว่าคำขอจะปิด").has_no_text("ทำอะไรต่อได้");
    let lines = app.audit_since(mark).await;
    assert_eq!(lines.iter().filter(|line| line.act == "case-read").count(), 1);
    let closed = |link: &String| link.starts_with("/people/") || link.starts_with(&format!("{case}/"));
    assert!(!page.links().iter().any(closed), "{:?}", page.links());
    assert!(!page.forms().iter().any(|form| form.starts_with(&case)), "{:?}", page.forms());
    for path in [&paper, &format!("{case}/summary/pdf"), &format!("{case}/services"), &format!("{case}/team")] {
        narumon.get(path).await.is(404);
    }
    let service = [("kind", "counselling"), ("given-on", "1/9/69"), ("what", "ให้คำปรึกษา")];
    narumon.post(&format!("{case}/services"), &service).await.is(404);
    narumon.open("/cases?view=office").await.has_no_text("ทองสมมุติ");
    say(&mut somsri, &advice, "withdraw", "ถามหัวหน้าแล้ว").await;
    narumon.get(&case).await.is(404);
    narumon.open(&advice).await.has_text("เรื่องหนึ่ง").has_no_text("ทองสมมุติ");
}

#[tokio::test]
async fn a_sealed_case_is_opened_to_an_adviser_by_its_owner_in_so_many_words() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    triage(&mut somsri, &case, "ordinary").await;
    keep(&app, &case, Confidentiality::Sealed).await;
    let closed = ask(&app, &mut somsri, &case, ("K", cast::NARUMON), "").await;
    let mut narumon = app.sign_in(cast::NARUMON).await;
    narumon.open(&closed).await.has_text(QUESTION).has_no_text("ทองสมมุติ");
    narumon.get(&case).await.is(404);
    ask(&app, &mut somsri, &case, ("K", cast::NARUMON), "yes").await;
    narumon.open(&case).await.has_text("ทองสมมุติ");
    let mut prasert = app.sign_in(cast::PRASERT).await;
    prasert.get(&case).await.is(404);
}

#[tokio::test]
async fn an_ordinary_case_sealed_later_is_closed_to_its_adviser() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    triage(&mut somsri, &case, "ordinary").await;
    ask(&app, &mut somsri, &case, ("K", cast::NARUMON), "yes-by-whoever").await;
    let mut narumon = app.sign_in(cast::NARUMON).await;
    narumon.open(&case).await;
    let again = open_case(&app, &mut somsri).await;
    triage(&mut somsri, &again, "ordinary").await;
    ask(&app, &mut somsri, &again, ("K", cast::NARUMON), "").await;
    keep(&app, &again, Confidentiality::Sealed).await;
    narumon.get(&again).await.is(404);
}

#[tokio::test]
async fn advice_comes_from_above_and_a_question_that_is_wrong_comes_back_filled() {
    let app = crate::start().await;
    let mut narumon = app.sign_in(cast::NARUMON).await;
    let case = open_case(&app, &mut narumon).await;
    triage(&mut narumon, &case, "ordinary").await;
    let mark = app.mark().await;
    let fields = [("question", QUESTION), ("tried", ""), ("urgency", "urgent"), ("level", "S"), ("adviser", "")];
    let page = narumon.post(&format!("{case}/advice"), &fields).await;
    assert!(!page.is(422).field_error("tried").is_empty());
    assert_eq!(page.field_value("question"), QUESTION);
    let fields = [("question", QUESTION), ("tried", "ยังไม่ได้ลอง"), ("urgency", "normal"), ("level", "K")];
    narumon.post(&format!("{case}/advice"), &fields).await.is(422).has_text("ระดับสูงกว่าตน").has_text("SW-K-1.9");
    let prasert = staff(&app, cast::PRASERT).await;
    let below = [("question", QUESTION), ("tried", "x"), ("urgency", "normal"), ("level", "S"), ("adviser", &prasert)];
    let page = narumon.post(&format!("{case}/advice"), &below).await;
    assert!(!page.is(422).field_error("adviser").is_empty());
    app.assert_nothing_else_recorded(mark, &[]).await;
}

#[tokio::test]
async fn an_answer_past_its_day_is_on_the_pages_of_both_and_two_who_write_at_once_do_not_overwrite() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    triage(&mut somsri, &case, "ordinary").await;
    let advice = ask(&app, &mut somsri, &case, ("K", cast::PRASERT), "").await;
    app.days_later(4);
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    for browser in [&mut somsri, &mut prasert] {
        browser.open("/").await.has_text(&format!("{QUESTION} เกินกำหนด 1 วัน"));
    }
    say(&mut prasert, &advice, "answer", "ให้อยู่บ้าน").await;
    prasert.post(&format!("{advice}/words/answer"), &[("version", "1"), ("body", "อีกความเห็น")]).await.is(409);
    somsri.open(&advice).await.has_text("ให้อยู่บ้าน").has_no_text("อีกความเห็น");
}
