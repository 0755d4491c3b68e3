//! Situation reports: written, signed with the figures of the day, and printed for each reader as far as they may see.

use cases::documents::ReportFigures;
use cases::model::Confidentiality;
use kernel::{Day, Moment};
use kueakun::demo::cast;
use store::{Source as _, Sql};
use testkit::{Browser, TestApp};

use super::lists::keep;
use super::the_way::{open_case, triage, visit};
use super::transfers::office_of;

/// October: September, in which the cases were received, is over.
fn october(app: &TestApp) {
    app.move_to(Moment::at(Day::new(2026, 10, 6).unwrap(), 9, 0));
}

async fn begin(app: &TestApp, browser: &mut Browser) -> String {
    let office = office_of(app, cast::SOMSRI).await;
    let answer = browser.post("/figures/reports", &[("office", &office), ("month", "202609")]).await;
    answer.is(303);
    answer.location()
}

async fn write(browser: &mut Browser, report: &str, situation: &str) {
    let version = browser.open(report).await.field_value("version");
    let fields = [
        ("version", version.as_str()),
        ("situation", situation),
        ("analysis", "มาจากหมู่ที่มีผู้สูงอายุอยู่ลำพัง"),
        ("proposals", "ขยายครัวชุมชน"),
    ];
    browser.submit(report, &fields).await.has_text("บันทึกร่างแล้ว");
}

async fn sign(browser: &mut Browser, report: &str) {
    let version = browser.open(report).await.field_value("version");
    browser.submit(&format!("{report}/signature"), &[("version", &version)]).await.has_text("ลงนามแล้ว");
}

/// The figures that were signed: in full, and as published.
async fn signed(app: &TestApp) -> (ReportFigures, ReportFigures) {
    let sql = "select in_full, published from case_reports where state = 'signed' order by revision desc limit 1";
    let (full, published): (String, String) = app.db().one(Sql::new(sql)).await.unwrap();
    (serde_json::from_str(&full).unwrap(), serde_json::from_str(&published).unwrap())
}

async fn some_cases(app: &TestApp, many: usize) -> Vec<String> {
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut made = Vec::new();
    for _ in 0..many {
        let case = open_case(app, &mut somsri).await;
        triage(&mut somsri, &case, "ordinary").await;
        made.push(case);
    }
    visit(&mut somsri, &made[0]).await;
    made
}

#[tokio::test]
async fn a_report_is_begun_written_signed_and_stays_as_it_was_signed() {
    let app = crate::start().await;
    some_cases(&app, 3).await;
    october(&app);
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let report = begin(&app, &mut prasert).await;
    assert_eq!(begin(&app, &mut prasert).await, report, "a draft that exists is gone on with");
    let version = prasert.open(&report).await.field_value("version");
    prasert.post(&format!("{report}/signature"), &[("version", &version)]).await.is(422).has_text("ก่อนลงนาม");
    write(&mut prasert, &report, "ผู้สูงอายุขาดผู้ดูแลมากขึ้น").await;
    let draft = prasert.get(&format!("{report}/pdf")).await;
    assert!(draft.is(200).bytes().starts_with(b"%PDF"));
    let mark = app.mark().await;
    sign(&mut prasert, &report).await;
    app.assert_nothing_else_recorded(mark, &["report-signed"]).await;
    let (full, _) = signed(&app).await;
    assert_eq!(full.headline[0].counts, ["๓", "๐", "๐"]);
    assert!(full.sentences[0].contains("ติดต่อผู้รับบริการแล้ว"), "{:?}", full.sentences);
    assert_eq!(full.tables.iter().map(|table| table.lines.len()).collect::<Vec<_>>(), [1, 1, 1, 1, 0]);
    assert!(full.forecast[0].contains("เดือน"), "too few months are said to be too few: {:?}", full.forecast);

    some_cases(&app, 1).await;
    prasert.get(&format!("{report}/pdf")).await.is(200);
    assert_eq!(signed(&app).await.0, full);
    prasert.post(&report, &[("version", "3"), ("situation", "แก้ทีหลัง")]).await.is(409);
    let again = begin(&app, &mut prasert).await;
    assert_ne!(again, report);
    assert_eq!(prasert.open(&again).await.field_value("situation"), "ผู้สูงอายุขาดผู้ดูแลมากขึ้น");
    prasert.open("/figures/reports").await.has_text("ฉบับที่ 2").has_text("ประเสริฐ");
}

#[tokio::test]
async fn small_counts_are_hidden_in_the_published_figures_alone() {
    let app = crate::start().await;
    let made = some_cases(&app, 7).await;
    keep(&app, &made[6], Confidentiality::Restricted).await;
    october(&app);
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let report = begin(&app, &mut prasert).await;
    write(&mut prasert, &report, "ปกติ").await;
    sign(&mut prasert, &report).await;
    let (full, published) = signed(&app).await;
    assert_eq!(full.headline[0].counts[0], "๗");
    assert_eq!(published.headline[0].counts[0], "๕");
    assert!(full.kept.is_empty() && published.kept.contains('5'));
    assert!(!serde_json::to_string(&published).unwrap().contains('๗'));
    assert!(published.forecast[0].contains("ไม่แสดงการพยากรณ์"));
    // Somsri may not open the restricted case of her office once it is another's; she gets the published paper.
    for user in [cast::PRASERT, cast::SOMSRI, cast::THAWAT] {
        let mut reader = app.sign_in(user).await;
        reader.open("/figures/reports").await.has_text("ก.ย. 2569");
        reader.get(&format!("{report}/pdf")).await.is(200);
    }
}

#[tokio::test]
async fn a_draft_is_for_its_writers_and_a_report_for_those_of_its_offices() {
    let app = crate::start().await;
    some_cases(&app, 1).await;
    october(&app);
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let report = begin(&app, &mut prasert).await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut wichai = app.sign_in(cast::WICHAI).await;
    for path in [report.clone(), format!("{report}/pdf")] {
        somsri.get(&path).await.is(404);
        wichai.get(&path).await.is(404);
    }
    somsri.post(&report, &[("version", "1")]).await.is(403);
    let mut kanlaya = app.sign_in(cast::KANLAYA).await;
    kanlaya.open(&report).await;
    write(&mut prasert, &report, "ปกติ").await;
    let stale = [("version", "1"), ("situation", "ของอีกคน"), ("analysis", ""), ("proposals", "")];
    kanlaya.post(&report, &stale).await.is(409).has_text("ของอีกคน").has_text("ปกติ");
    sign(&mut prasert, &report).await;
    somsri.open(&report).await.has_text("ปกติ");
    wichai.get(&report).await.is(404);
}

#[tokio::test]
async fn no_report_is_begun_of_a_month_that_is_not_over_or_an_office_of_others() {
    let app = crate::start().await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let office = office_of(&app, cast::SOMSRI).await;
    let page = prasert.post("/figures/reports", &[("office", &office), ("month", "202609")]).await;
    assert!(!page.is(422).field_error("month").is_empty());
    let other = office_of(&app, cast::WICHAI).await;
    let page = prasert.post("/figures/reports", &[("office", &other), ("month", "202608")]).await;
    assert!(!page.is(422).field_error("office").is_empty());
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    somsri.post("/figures/reports", &[("office", &office), ("month", "202608")]).await.is(403);
}
