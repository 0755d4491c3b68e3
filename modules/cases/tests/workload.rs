//! How much lies on whom: weighed, explained, remembered, and suggested to whoever assigns.

use cases::access::Access;
use cases::model::{CaseRow, Confidentiality, LoadFactor};
use cases::rules::workload::factors;
use cases::store::workload::by_colleague;
use kernel::{Day, Id, Moment, Office};
use kueakun::demo::cast;
use store::{FromRow as _, Source as _, Sql};
use testkit::TestApp;

use super::lists::keep;
use super::team::staff;
use super::the_way::{open_case, triage, visit};

#[tokio::test]
async fn a_supervisor_sees_who_carries_how_much_and_what_it_is_made_of() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let case = open_case(&app, &mut somsri).await;
    triage(&mut somsri, &case, "ordinary").await;
    visit(&mut somsri, &case).await;
    open_case(&app, &mut somsri).await;
    let page = prasert.open("/workload").await;
    page.has_text("เพื่อนร่วมงานดูแลเรื่องที่เปิดอยู่ 2 เรื่อง");
    // Two cases of 2 points, both before service with 1 more, one of them urgent with 1 more.
    page.has_text("เรื่อง 2 (4) · เร่งด่วน 1 (1) · ยังไม่ถึงขั้นช่วยเหลือ 2 (2)").has_text("เบา");
    let html = page.html();
    let bar = html.elements().find(|element| element.name() == "meter" && element.attribute("value") == "7");
    assert_eq!(bar.map(|bar| bar.attribute("max").to_owned()), Some("7".to_owned()));
    page.has_text("นฤมล แสงสมมุติ").has_no_text("ณรงค์ ทุ่งตัวอย่าง");
    app.days_later(9);
    let mut prasert = app.sign_in(cast::PRASERT).await;
    prasert.open("/workload").await.has_text("เกินกำหนดแล้ว 2 รายการ").has_text("เกินกำหนด 2 (2)");
}

#[tokio::test]
async fn the_office_changes_its_weights_and_bounds() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    open_case(&app, &mut somsri).await;
    let mut phum = app.sign_in(cast::PHUM).await;
    for (code, amount) in [("case", "9"), ("heavy-from", "10"), ("overdue", "0")] {
        let address = format!("/cases/reference/workload/{code}");
        let page = phum.open(&address).await;
        let [th, en, mark, version] = ["th", "en", "mark", "version"].map(|name| page.field_value(name));
        let fields = [("th", th.as_str()), ("en", &en), ("amount", amount), ("mark", &mark), ("version", &version)];
        phum.submit(&address, &fields).await;
    }
    let mut prasert = app.sign_in(cast::PRASERT).await;
    prasert.open("/workload").await.has_text("เรื่อง 1 (9)").has_text("หนัก");
}

#[tokio::test]
async fn the_points_of_the_months_before_are_remembered_without_sealed_cases() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    let sealed = open_case(&app, &mut somsri).await;
    let kept = [("confidentiality", "sealed"), ("reason", "ผู้ถูกกล่าวหาเป็นเจ้าหน้าที่")];
    somsri.submit(&format!("{sealed}/confidentiality"), &kept).await;
    triage(&mut somsri, &case, "ordinary").await;
    app.move_to(Moment::at(Day::new(2026, 10, 6).unwrap(), 9, 0));
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let page = prasert.open("/workload").await;
    page.has_text("ก.ย. 2569");
    let rows: Vec<(i64, i64, i64)> =
        app.db().all(Sql::new("select month, cases, urgent from case_load_months")).await.unwrap();
    assert_eq!(rows, [(202_609, 1, 1)], "the sealed case is not counted");
}

#[tokio::test]
async fn whoever_assigns_is_told_who_has_least_and_decides() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    open_case(&app, &mut prasert).await;
    let page = prasert.open(&format!("{case}/team")).await;
    page.has_text("ผู้ที่มีภาระเบาที่สุดในระดับที่ตรงคือ นฤมล แสงสมมุติ ท่านเป็นผู้ตัดสินใจ").has_text("3 คะแนน เบา");
    somsri.open(&format!("{case}/team")).await.has_no_text("ภาระเบาที่สุด").has_no_text("คะแนน");
    somsri.open(&case).await.has_text("เจ้าของเรื่อง สมศรี");
}

async fn cases(app: &TestApp) -> Vec<CaseRow> {
    app.db().all(Sql::new(format!("select {} from cases c", CaseRow::COLUMNS))).await.unwrap()
}

#[tokio::test]
async fn the_sums_of_the_database_are_those_of_the_rule() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    for gravity in ["ordinary", "violent_or_crisis", "ordinary"] {
        let case = open_case(&app, &mut somsri).await;
        triage(&mut somsri, &case, gravity).await;
    }
    let last = open_case(&app, &mut somsri).await;
    keep(&app, &last, Confidentiality::Restricted).await;
    app.days_later(3);
    let prasert: Id<kernel::Staff> = staff(&app, cast::PRASERT).await.parse().unwrap();
    let actor = offices::actor(app.db(), prasert, app.today()).await.unwrap();
    let offices: Vec<Id<Office>> = vec![actor.office];
    let access = Access::for_reader(&actor, app.now());
    let loads = by_colleague(app.db(), &access, &offices, app.today()).await.unwrap();
    assert_eq!(loads.len(), 1);
    let mut sums: Vec<(LoadFactor, i64)> = loads[0].counts().into_iter().filter(|(_, count)| *count > 0).collect();
    let mut counted: Vec<(LoadFactor, i64)> = Vec::new();
    for factor in cases(&app).await.iter().flat_map(|case| factors(case, app.today())) {
        match counted.iter_mut().find(|(known, _)| *known == factor) {
            Some((_, count)) => *count += 1,
            None => counted.push((factor, 1)),
        }
    }
    sums.sort_unstable();
    counted.sort_unstable();
    assert_eq!(sums, counted);
    assert!(sums.contains(&(LoadFactor::Grave, 1)) && sums.contains(&(LoadFactor::Kept, 1)), "{sums:?}");
}
