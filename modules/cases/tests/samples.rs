//! Samples of closed cases: drawn by the program, reviewed by others than who worked on them, told and answered.

use cases::model::Confidentiality;
use kernel::{Id, Staff};
use kueakun::demo::cast;
use store::{Source as _, Sql};
use testkit::{Answer, Browser, TestApp};

use super::lists::keep;
use super::team::staff;
use super::the_way::{close, cosign, diagnosis, open_case, plan, sign, triage, visit};
use super::transfers::office_of;

/// The whole way of a case of this author to its closing.
async fn closed(app: &TestApp, author: &mut Browser, reviewer: &mut Browser) -> String {
    let case = open_case(app, author).await;
    triage(author, &case, "ordinary").await;
    let visited = visit(author, &case).await;
    let waits = !author.open(&case).await.seen().contains("ท่านต้องทำต่อ: ประเมิน");
    if waits {
        cosign(reviewer, &visited).await;
    }
    let diagnosed = sign(author, &case, "diagnosis", diagnosis).await;
    if waits {
        cosign(reviewer, &diagnosed).await;
    }
    let planned = sign(author, &case, "plan", plan).await;
    cosign(reviewer, &planned).await;
    close(author, reviewer, &case).await;
    case
}

pub async fn draw(app: &TestApp, supervisor: &mut Browser, many: &str, reviewer: &str) -> Answer {
    let (office, reviewer) = (office_of(app, cast::SOMSRI).await, staff(app, reviewer).await);
    let fields = [
        ("office", office.as_str()),
        ("from", "1/9/69"),
        ("until", "1/9/69"),
        ("many", many),
        ("unit", "percent"),
        ("reviewer", &reviewer),
    ];
    supervisor.post("/samples", &fields).await
}

pub fn marks(version: &str) -> Vec<(String, String)> {
    let met = ["contact", "facts", "diagnosis", "voice", "goals", "services", "closing"];
    let mut fields: Vec<(String, String)> = met.iter().map(|code| (format!("mark-{code}"), "met".to_owned())).collect();
    for (name, value) in [
        ("mark-followup", "not-met"),
        ("why-followup", "ไม่พบนัดติดตามหลังให้บริการ"),
        ("mark-rights", "not-applicable"),
        ("feedback", "ทำได้ดี ครั้งหน้านัดติดตามก่อนยุติ"),
        ("version", version),
    ] {
        fields.push((name.to_owned(), value.to_owned()));
    }
    fields
}

pub fn refs(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

#[tokio::test]
async fn a_sample_is_drawn_reviewed_told_and_answered() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let case = closed(&app, &mut somsri, &mut prasert).await;
    let mark = app.mark().await;
    let sample = draw(&app, &mut prasert, "100", cast::NARUMON).await.is(303).location();
    app.assert_nothing_else_recorded(mark, &["sample-drawn"]).await;
    let page = prasert.open(&sample).await;
    page.has_text("สุ่มได้ 1 เรื่อง จากที่ยุติ 1 เรื่อง").has_text("ได้เรื่องชุดเดิม").has_text("ตรวจโดย นฤมล");
    let item = page.first_link(&format!("{sample}/items/"));

    somsri.get(&item).await.is(404);
    let mut narumon = app.sign_in(cast::NARUMON).await;
    narumon.open("/").await.has_text("มี 1 เรื่องที่ยุติแล้วรอท่านตรวจคุณภาพ");
    let form = narumon.open(&item).await;
    assert!(form.link(&case));
    let mut fields = marks(&form.field_value("version"));
    fields.retain(|(name, _)| name != "why-followup");
    let wrong = narumon.post(&format!("{item}/review"), &refs(&fields)).await;
    assert!(!wrong.is(422).field_error("why-followup").is_empty());
    let fields = marks("1");
    narumon.submit(&format!("{item}/review"), &refs(&fields)).await.has_text("ส่งผลการตรวจแล้ว");
    narumon.post(&format!("{item}/review"), &refs(&fields)).await.is(409);

    somsri.open("/").await.has_text("มีผลการตรวจคุณภาพงานของท่าน");
    let told = somsri.open(&item).await;
    told.has_text("ทำได้ดี ครั้งหน้านัดติดตามก่อนยุติ").has_text("ไม่พบนัดติดตามหลังให้บริการ").has_text("ร้อยละ 88");
    somsri.submit(&format!("{item}/reply"), &[("reply", "รับทราบ จะนัดทุกครั้ง")]).await.has_text("จะนัดทุกครั้ง");
    somsri.post(&format!("{item}/reply"), &[("reply", "อีกครั้ง")]).await.is(404);
    prasert.open(&sample).await.has_text("ร้อยละ 88");
    prasert.open("/samples").await.has_text("1/1");
}

#[tokio::test]
async fn of_one_office_and_span_there_is_one_draw_and_of_nothing_none() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let mark = app.mark().await;
    draw(&app, &mut prasert, "50", cast::PRASERT).await.is(422).has_text("ไม่มีเรื่องที่ยุติ");
    app.assert_nothing_else_recorded(mark, &[]).await;
    closed(&app, &mut somsri, &mut prasert).await;
    draw(&app, &mut prasert, "50", cast::PRASERT).await.is(303);
    let mark = app.mark().await;
    draw(&app, &mut prasert, "100", cast::PRASERT).await.is(422).has_text("สุ่มช่วงวันนี้แล้ว");
    app.assert_nothing_else_recorded(mark, &[]).await;
    somsri.get("/samples/new").await.is(403);
    let mut wichai = app.sign_in(cast::WICHAI).await;
    let page = draw(&app, &mut wichai, "50", cast::WICHAI).await;
    assert!(!page.is(422).field_error("office").is_empty());
}

#[tokio::test]
async fn nobody_reviews_what_they_own_or_wrote_and_a_sealed_case_is_never_drawn() {
    let app = crate::start().await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let mut narumon = app.sign_in(cast::NARUMON).await;
    closed(&app, &mut prasert, &mut narumon).await;
    let sealed = closed(&app, &mut prasert, &mut narumon).await;
    keep(&app, &sealed, Confidentiality::Sealed).await;
    let sample = draw(&app, &mut prasert, "100", cast::PRASERT).await.is(303).location();
    prasert.open(&sample).await.has_text("จากที่ยุติ 1 เรื่อง");
    let reviewers: Vec<(Option<Id<Staff>>,)> =
        app.db().all(Sql::new("select reviewer_id from case_sample_items")).await.unwrap();
    let chosen: Id<Staff> = staff(&app, cast::PRASERT).await.parse().unwrap();
    assert_eq!(reviewers.len(), 1);
    assert!(reviewers[0].0.is_some_and(|reviewer| reviewer != chosen), "{reviewers:?}");
    let item = prasert.open(&sample).await.first_link(&format!("{sample}/items/"));
    let page = prasert.open(&item).await;
    assert!(!page.forms().contains(&format!("{item}/review")), "their own work");
    prasert.post(&format!("{item}/review"), &refs(&marks("1"))).await.is(404);
}

#[tokio::test]
async fn who_sees_figures_alone_learns_nothing_of_few_reviews() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    closed(&app, &mut somsri, &mut prasert).await;
    let sample = draw(&app, &mut prasert, "100", cast::NARUMON).await.is(303).location();
    let item = prasert.open(&sample).await.first_link(&format!("{sample}/items/"));
    let mut narumon = app.sign_in(cast::NARUMON).await;
    narumon.submit(&format!("{item}/review"), &refs(&marks("1"))).await;
    let mut thawat = app.sign_in(cast::THAWAT).await;
    thawat.open("/figures/quality").await.has_text("ปกปิด").has_no_text("ร้อยละ 88").has_no_text("1/1");
    thawat.get(&sample).await.is(403);
    prasert.open("/figures/quality").await.has_text("ร้อยละ 88").has_text("1/1");
    let mut narong = app.sign_in(cast::NARONG).await;
    narong.get(&item).await.is(404);
}
