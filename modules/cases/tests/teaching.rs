//! Teaching notes: between two, apart from every case, acknowledged and followed up.

use cases::access::{TeachingAccess, TeachingFacts};
use cases::model::{Confidentiality, Teaching};
use kernel::{Case, Id, Office, Staff};
use kueakun::demo::cast;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, TestRunner};
use store::{By, Source as _, Sql};
use testkit::{Browser, TestApp};

use super::lists::keep;
use super::team::staff;
use super::the_way::{open_case, triage};

pub const SEEN: &str = "ถามนำน้อยลง ฟังนานขึ้น";

/// Writes a note about Somsri; answers its address.
pub async fn write(app: &TestApp, supervisor: &mut Browser, case: &str) -> String {
    let somsri = staff(app, cast::SOMSRI).await;
    let fields = [
        ("supervisee", somsri.as_str()),
        ("held-on", "1/9/69"),
        ("way", "observed"),
        ("minutes", "45"),
        ("goals", "การสัมภาษณ์ผู้สูงอายุ"),
        ("observations", SEEN),
        ("case", case),
        ("step-1-what", "ฝึกถามปลายเปิด"),
        ("step-1-due", "8/9/69"),
    ];
    let answer = supervisor.post("/teaching", &fields).await;
    answer.is(303);
    answer.location()
}

/// The number of a case, as a supervisor types it.
pub async fn number(app: &TestApp, case: &str) -> String {
    let id: Id<Case> = case.rsplit('/').next().unwrap().parse().unwrap();
    let (number,): (String,) = app.db().one(Sql::new("select number from cases where id = ?").bind(id)).await.unwrap();
    number
}

pub async fn acknowledge(somsri: &mut Browser, note: &str) {
    let version = somsri.open(&format!("{note}/acknowledgement")).await.field_value("version");
    let fields = [("version", version.as_str()), ("comment", "เห็นด้วย จะลองครั้งหน้า")];
    somsri.submit(&format!("{note}/acknowledgement"), &fields).await.has_text("รับทราบแล้ว");
}

#[tokio::test]
async fn a_note_is_written_acknowledged_and_followed_up_and_the_year_tells_of_it() {
    let app = crate::start().await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let mark = app.mark().await;
    let note = write(&app, &mut prasert, "").await;
    app.assert_nothing_else_recorded(mark, &["teaching-written"]).await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    somsri.open("/").await.has_text("รับทราบบันทึกนิเทศงาน").has_text("เขียนบันทึกนิเทศงานถึงท่าน");
    acknowledge(&mut somsri, &note).await;
    somsri.open("/").await.has_text("ฝึกถามปลายเปิด");
    let page = somsri.open(&note).await;
    let step = page.first_link(&format!("{note}/steps/"));
    somsri.submit(&step, &[("done-on", "1/9/69"), ("result", "ลองกับยายสายแล้ว")]).await.has_text("ลองกับยายสายแล้ว");
    somsri.post(&step, &[("done-on", "1/9/69"), ("result", "อีกครั้ง")]).await.is(404);
    let year = format!("/teaching/years/{}", staff(&app, cast::SOMSRI).await);
    for browser in [&mut somsri, &mut prasert] {
        let page = browser.open(&year).await;
        page.has_text("ได้รับการนิเทศ 1 ครั้ง รวม 0.7 ชั่วโมง").has_text("ตกลงกัน 1 ข้อ ทำแล้ว 1 ข้อ ภายในกำหนด 1 ข้อ");
        page.has_text("ปีงบประมาณ 2569");
    }
}

#[tokio::test]
async fn a_note_is_for_the_two_and_the_line_above_as_the_policy_says() {
    let app = crate::start().await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let note = write(&app, &mut prasert, "").await;
    let mut kanlaya = app.sign_in(cast::KANLAYA).await;
    kanlaya.open(&note).await.has_text(SEEN).has_no_text("แก้บันทึก");
    kanlaya.get(&format!("{note}/edit")).await.is(404);
    kanlaya.get(&format!("{note}/acknowledgement")).await.is(404);
    for user in [cast::NARUMON, cast::WICHAI, cast::NARONG] {
        let mut other = app.sign_in(user).await;
        other.get(&note).await.is(404);
        other.open("/teaching").await.has_no_text("การสัมภาษณ์ผู้สูงอายุ");
        other.get(&format!("/teaching/years/{}", staff(&app, cast::SOMSRI).await)).await.is(404);
    }
    let tx = app.db().write(By::System("test")).await.unwrap();
    tx.run(Sql::new("update case_reference set amount = 0 where list = 'supervision' and code = 'teaching-line'"))
        .await
        .unwrap();
    tx.commit().await.unwrap();
    kanlaya.get(&note).await.is(404);
    prasert.open(&note).await.has_text(SEEN);
}

#[tokio::test]
async fn of_a_case_that_they_may_not_open_a_reader_learns_that_it_is_one() {
    let app = crate::start().await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let case = open_case(&app, &mut prasert).await;
    triage(&mut prasert, &case, "ordinary").await;
    let note = write(&app, &mut prasert, "1/2569").await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    assert!(somsri.open(&note).await.link(&case));
    keep(&app, &case, Confidentiality::Sealed).await;
    somsri.open(&note).await.has_text("คุยถึง เรื่องหนึ่ง").has_no_text("ทองสมมุติ").has_no_text("1/2569");
    let page = prasert.open(&case).await;
    page.has_no_text(SEEN).has_no_text("นิเทศงาน");
    assert!(!page.links().iter().any(|link| link.starts_with("/teaching/")));
}

#[tokio::test]
async fn a_note_changes_until_it_is_acknowledged_and_a_stale_one_shows_both() {
    let app = crate::start().await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let note = write(&app, &mut prasert, "").await;
    let somsri_id = staff(&app, cast::SOMSRI).await;
    let change = |version: &'static str, seen: &'static str| {
        [
            ("supervisee", somsri_id.clone()),
            ("held-on", "1/9/69".to_owned()),
            ("way", "observed".to_owned()),
            ("minutes", "60".to_owned()),
            ("goals", "การสัมภาษณ์ผู้สูงอายุ".to_owned()),
            ("observations", seen.to_owned()),
            ("version", version.to_owned()),
        ]
    };
    let send = |fields: [(&'static str, String); 7]| fields;
    let first = send(change("1", "ฉบับแรก"));
    prasert.submit(&note, &first.each_ref().map(|(name, value)| (*name, value.as_str()))).await.has_text("ฉบับแรก");
    let stale = send(change("1", "ฉบับที่สอง"));
    let page = prasert.post(&note, &stale.each_ref().map(|(name, value)| (*name, value.as_str()))).await;
    page.is(409).has_text("ฉบับแรก").has_text("ฉบับที่สอง");
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    acknowledge(&mut somsri, &note).await;
    let late = send(change("3", "เปลี่ยนทีหลัง"));
    let page = prasert.post(&note, &late.each_ref().map(|(name, value)| (*name, value.as_str()))).await;
    page.is(422).has_text("รับทราบแล้ว จึงแก้ไขไม่ได้");
    prasert.open(&note).await.has_text("ฉบับแรก").has_no_text("เปลี่ยนทีหลัง");
}

#[tokio::test]
async fn a_note_about_oneself_or_somebody_elses_colleague_is_no_choice() {
    let app = crate::start().await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let mark = app.mark().await;
    for user in [cast::PRASERT, cast::NARONG] {
        let supervisee = staff(&app, user).await;
        let page = prasert.post("/teaching", &[("supervisee", &supervisee), ("goals", "x"), ("minutes", "3")]).await;
        assert!(!page.is(422).field_error("supervisee").is_empty());
        assert!(!page.field_error("minutes").is_empty());
        assert_eq!(page.field_value("goals"), "x");
    }
    app.assert_nothing_else_recorded(mark, &[]).await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    somsri.get("/teaching/new").await.is(403);
}

#[tokio::test]
async fn who_reads_notes_is_the_same_in_sql_and_in_rust() {
    let app = crate::start().await;
    let db = app.db();
    let offices: Vec<(Id<Office>,)> = db.all(Sql::new("select id from offices order by id")).await.unwrap();
    let people: Vec<(Id<Staff>,)> = db.all(Sql::new("select id from staff order by id")).await.unwrap();
    let mut runner = TestRunner::new(Config::default());
    let drawn = (0..20_usize, 0..20_usize, 0..20_usize, 0..20_usize, prop::collection::vec(0..20_usize, 0..3));
    for _ in 0..60 {
        let (office, teacher, learner, reader, seats) = drawn.new_tree(&mut runner).unwrap().current();
        let office = offices[office % offices.len()].0;
        let [supervisor, supervisee, reader] = [teacher, learner, reader].map(|one| people[one % people.len()].0);
        let tx = db.write(By::System("test")).await.unwrap();
        let id: Id<Teaching> = tx.new_id();
        let sql = "insert into case_teaching (id, office_id, supervisor_id, supervisee_id, held_on, way, minutes, goals, \
                   observations, saved_at, comment, version) \
                   values (?, ?, ?, ?, 20260901, 'group', 30, '', '', ?, '', 1)";
        tx.run(Sql::new(sql).bind(id).bind(office).bind(supervisor).bind(supervisee).bind(tx.now())).await.unwrap();
        let above = Sql::new("select ancestor from office_tree where office = ? and depth > 0");
        let above: Vec<(Id<Office>,)> = tx.all(above.bind(office)).await.unwrap();
        tx.commit().await.unwrap();
        let access = TeachingAccess::new(reader, seats.iter().map(|seat| offices[seat % offices.len()].0).collect());
        let facts = TeachingFacts { supervisor, supervisee, above: above.into_iter().map(|(id,)| id).collect() };
        let found = cases::store::teaching::find(db, &access, id).await.is_ok();
        assert_eq!(found, access.admits(&facts), "{access:?} {facts:?}");
    }
}
