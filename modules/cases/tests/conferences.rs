//! Case conferences: called, people asked to come, minutes signed, resolutions that become actions of the case.

use kernel::{Id, Office, Staff};
use kueakun::demo::cast;
use testkit::{Browser, TestApp};

use super::the_way::{begin, cosign, open_case, plan, sign, triage, visit};

async fn staff(app: &TestApp, user: &str) -> String {
    let id: Id<Staff> = offices::staff_named(app.db(), user).await.unwrap().unwrap();
    id.to_string()
}

async fn office_of(app: &TestApp, user: &str) -> String {
    let id: Id<Staff> = offices::staff_named(app.db(), user).await.unwrap().unwrap();
    let office: Id<Office> = offices::brief(app.db(), &[id]).await.unwrap()[&id].office;
    office.to_string()
}

fn call(colleague: &str) -> Vec<(&str, &str)> {
    vec![
        ("held-on", "1/9/69"),
        ("held-time", "9.00"),
        ("way", "in-person"),
        ("place", "ห้องประชุมเล็ก"),
        ("agenda", "ผู้ดูแลกลางวัน\nค่าใช้จ่าย"),
        ("client-part", "not-invited"),
        ("client-reason", "ป่วยหนัก"),
        ("colleagues", colleague),
    ]
}

/// Calls a conference with นฤมล; answers its address.
pub async fn called(app: &TestApp, somsri: &mut Browser, case: &str) -> String {
    let narumon = staff(app, cast::NARUMON).await;
    let answer = somsri.post(&format!("{case}/conferences"), &call(&narumon)).await;
    answer.is(303);
    answer.location()
}

/// Asks a nurse from outside to come.
pub async fn nurse(somsri: &mut Browser, conference: &str) {
    let fields = [
        ("kind", "outside"),
        ("name", "นางสายใจ พยาบาลสมมุติ"),
        ("organisation", "รพ.สต.สมมุติ"),
        ("post", "พยาบาลวิชาชีพ"),
        ("phone", "074-000-000"),
    ];
    somsri.submit(&format!("{conference}/participants"), &fields).await;
}

/// The ids of the participants in the form of the minutes, in its order.
fn asked(page: &testkit::Answer) -> Vec<String> {
    let html = page.html();
    let boxes = html.elements().filter(|element| element.attribute("name") == "came");
    boxes.map(|element| element.attribute("value").to_owned()).collect()
}

#[tokio::test]
async fn a_conference_is_called_and_whoever_is_asked_reads_hour_and_place_but_no_name() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    triage(&mut somsri, &case, "ordinary").await;
    let mark = app.mark().await;
    let conference = called(&app, &mut somsri, &case).await;
    app.assert_nothing_else_recorded(mark, &["conference-called"]).await;
    let office = office_of(&app, cast::WICHAI).await;
    somsri.submit(&format!("{conference}/participants"), &[("kind", "other-office"), ("office", &office)]).await;
    nurse(&mut somsri, &conference).await;
    let page = somsri.open(&conference).await;
    page.has_text("ห้องประชุมเล็ก").has_text("ป่วยหนัก").has_text("นางสายใจ พยาบาลสมมุติ").has_text("074-000-000");
    somsri.open(&case).await.has_text("ห้องประชุมเล็ก");
    let mut wichai = app.sign_in(cast::WICHAI).await;
    wichai.open("/").await.has_text("เชิญประชุมรายกรณี").has_no_text("ทองสมมุติ");
    wichai.open("/conferences").await.has_text("ผู้ดูแลกลางวัน").has_text("ห้องประชุมเล็ก").has_no_text("ทองสมมุติ");
    wichai.get(&conference).await.is(404);
    wichai.get(&case).await.is(404);
    assert!(app.sign_in(cast::NARUMON).await.open("/conferences").await.link(&conference));
}

#[tokio::test]
async fn whoever_does_not_ask_the_client_says_why_and_nobody_is_asked_twice() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    let mark = app.mark().await;
    let mut fields = call("");
    fields.retain(|(name, _)| *name != "client-reason" && *name != "colleagues");
    let page = somsri.post(&format!("{case}/conferences"), &fields).await;
    assert!(!page.is(422).field_error("client-reason").is_empty());
    assert_eq!(page.field_value("place"), "ห้องประชุมเล็ก");
    app.assert_nothing_else_recorded(mark, &[]).await;
    let conference = called(&app, &mut somsri, &case).await;
    let narumon = staff(&app, cast::NARUMON).await;
    let fields = [("kind", "colleague"), ("colleague", narumon.as_str())];
    somsri.post(&format!("{conference}/participants"), &fields).await.is(422).has_text("เชิญผู้นี้แล้ว");
}

#[tokio::test]
async fn resolutions_become_actions_when_the_minutes_have_all_their_signatures() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let case = open_case(&app, &mut somsri).await;
    triage(&mut somsri, &case, "ordinary").await;
    let conference = called(&app, &mut somsri, &case).await;
    nurse(&mut somsri, &conference).await;
    let begun = somsri.post(&format!("{conference}/minutes"), &[]).await;
    begun.is(303);
    let minutes = begun.location();
    let form = somsri.open(&minutes).await;
    let people = asked(&form);
    assert_eq!(people.len(), 3, "the caller, a colleague, the nurse");
    let (version, narumon) = (form.field_value("version"), staff(&app, cast::NARUMON).await);
    let mut fields = vec![
        ("version", version.as_str()),
        ("happened-on", "1/9/69"),
        ("discussion", "พยาบาลเยี่ยมได้สัปดาห์ละครั้ง"),
        ("resolution-1-what", "เยี่ยมบ้านร่วมกับพยาบาล"),
        ("resolution-1-owner", narumon.as_str()),
        ("resolution-1-due", "3/9/69"),
        ("resolution-2-what", "จัดยาเป็นชุดรายวัน"),
        ("resolution-2-other", "รพ.สต.สมมุติ"),
        ("resolution-2-due", "8/9/69"),
    ];
    fields.extend(people.iter().map(|id| ("came", id.as_str())));
    let signature = format!("{minutes}/signature");
    assert!(!somsri.post(&signature, &fields).await.is(422).field_error("told").is_empty());
    fields.push(("told", "สภาพบ้านและการกินยา ไม่ได้บอกเรื่องหนี้สิน"));
    somsri.post(&signature, &fields).await.is(422).has_text("ยังไม่ได้รับว่าจะรักษาความลับ");
    fields.push(("undertook", &people[2]));
    somsri.submit(&signature, &fields).await;
    assert!(app.db_actions(&case).await.is_empty());
    let mark = app.mark().await;
    cosign(&mut prasert, &minutes).await;
    app.assert_nothing_else_recorded(mark, &["conference-held", "paper-cosigned"]).await;
    assert_eq!(app.db_actions(&case).await, ["เยี่ยมบ้านร่วมกับพยาบาล", "จัดยาเป็นชุดรายวัน"]);
    somsri.open(&case).await.has_text("เยี่ยมบ้านร่วมกับพยาบาล").has_text("รพ.สต.สมมุติ");
    let mut narumon = app.sign_in(cast::NARUMON).await;
    narumon.open("/").await.has_text("ที่ประชุมรายกรณีมอบกิจกรรมให้ท่าน");
    somsri.open(&minutes).await.has_text("ไม่ได้บอกเรื่องหนี้สิน").has_text("รับว่าจะรักษาความลับแล้ว");
    let pdf = somsri.get(&format!("{minutes}/pdf")).await;
    assert!(pdf.is(200).bytes().starts_with(b"%PDF"));
    somsri.open(&conference).await.has_text("ประชุมแล้ว");
    somsri.post(&format!("{conference}/cancellation"), &[("reason", "สายไป")]).await.is(422);
}

#[tokio::test]
async fn a_new_plan_takes_no_resolution_away() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let case = open_case(&app, &mut somsri).await;
    triage(&mut somsri, &case, "ordinary").await;
    let visited = visit(&mut somsri, &case).await;
    cosign(&mut prasert, &visited).await;
    let diagnosed = sign(&mut somsri, &case, "diagnosis", super::the_way::diagnosis).await;
    cosign(&mut prasert, &diagnosed).await;
    let conference = called(&app, &mut somsri, &case).await;
    let minutes = somsri.post(&format!("{conference}/minutes"), &[]).await.location();
    let form = somsri.open(&minutes).await;
    let (version, people) = (form.field_value("version"), asked(&form));
    let mut fields = vec![
        ("version", version.as_str()),
        ("happened-on", "1/9/69"),
        ("discussion", "ตกลงแบ่งงานกัน"),
        ("resolution-1-what", "ประสานโรงเรียน"),
        ("resolution-1-other", "ครูประจำชั้น"),
        ("resolution-1-due", "2/9/69"),
    ];
    fields.extend(people.iter().map(|id| ("came", id.as_str())));
    somsri.submit(&format!("{minutes}/signature"), &fields).await;
    cosign(&mut prasert, &minutes).await;
    somsri.open(&case).await.has_text("ทำกิจกรรมตามแผน");
    let planned = sign(&mut somsri, &case, "plan", plan).await;
    cosign(&mut prasert, &planned).await;
    assert_eq!(app.db_actions(&case).await, ["ประสานโรงเรียน", "จัดอาหารจากครัวชุมชน"]);
}

#[tokio::test]
async fn minutes_are_begun_from_a_conference_whose_hour_has_come_and_from_nowhere_else() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    triage(&mut somsri, &case, "ordinary").await;
    somsri.post(&format!("{case}/papers"), &[("form", "minutes")]).await.is(422);
    let mut fields = call("");
    fields.retain(|(name, _)| *name != "colleagues");
    for (name, value) in &mut fields {
        if *name == "held-on" {
            *value = "3/9/69";
        }
    }
    let conference = somsri.post(&format!("{case}/conferences"), &fields).await.location();
    somsri.post(&format!("{conference}/minutes"), &[]).await.is(422).has_text("ยังไม่ถึงเวลาประชุม");
    let (draft, _) = begin(&mut somsri, &case, "interview").await;
    somsri.open(&draft).await;
    app.days_later(3);
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    somsri.post(&format!("{conference}/minutes"), &[]).await.is(303);
    somsri.post(&format!("{conference}/minutes"), &[]).await.is(422);
}

#[tokio::test]
async fn a_conference_is_moved_whoever_is_asked_is_told_and_a_stale_move_shows_both() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    let conference = called(&app, &mut somsri, &case).await;
    let form = somsri.open(&format!("{conference}/move")).await;
    let version = form.field_value("version");
    let to = |time, place| {
        let all = [("version", version.as_str()), ("held-on", "4/9/2569"), ("held-time", time), ("way", "online")];
        [all.as_slice(), &[("place", place), ("agenda", "ผู้ดูแลกลางวัน")]].concat()
    };
    let mark = app.mark().await;
    somsri.submit(&format!("{conference}/move"), &to("๑๓.๓๐", "ห้องใหญ่")).await;
    app.assert_nothing_else_recorded(mark, &["conference-moved"]).await;
    somsri.open(&conference).await.has_text("ห้องใหญ่").has_text("13.30");
    let mut narumon = app.sign_in(cast::NARUMON).await;
    narumon.open("/").await.has_text("เปลี่ยนเป็นวันที่ 4 ก.ย. 2569 13.30 ณ ห้องใหญ่");
    somsri
        .post(&format!("{conference}/move"), &to("15.00", "ศาลาวัด"))
        .await
        .is(409)
        .has_text("ห้องใหญ่")
        .has_text("ศาลาวัด");
    somsri.post(&format!("{conference}/move"), &to("25.00", "")).await.is(422);
    somsri.submit(&format!("{conference}/cancellation"), &[("reason", "ผู้รับบริการเข้าโรงพยาบาล")]).await;
    somsri.get(&format!("{conference}/move")).await.is(422);
}

#[tokio::test]
async fn a_conference_is_cancelled_with_a_reason_and_those_asked_are_told() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    let conference = called(&app, &mut somsri, &case).await;
    let page = somsri.open(&conference).await;
    let removal = page.forms().into_iter().find(|form| form.ends_with("/removal")).expect("somebody can be left out");
    somsri.submit(&removal, &[]).await;
    somsri.submit(&format!("{conference}/cancellation"), &[("reason", "ผู้รับบริการเข้าโรงพยาบาล")]).await;
    somsri.open(&conference).await.has_text("ผู้รับบริการเข้าโรงพยาบาล").has_text("งด");
    somsri.open(&case).await.has_text("งดประชุมรายกรณี").has_no_text("ณ ห้องประชุมเล็ก");
    let mut narumon = app.sign_in(cast::NARUMON).await;
    narumon.open("/").await.has_text("งดประชุมรายกรณี");
}

/// What the case has to do, in the order of the days.
trait Actions {
    async fn db_actions(&self, case: &str) -> Vec<String>;
}

impl Actions for TestApp {
    async fn db_actions(&self, case: &str) -> Vec<String> {
        let id: Id<kernel::Case> = case.rsplit('/').next().unwrap().parse().unwrap();
        let actions = cases::store::work::actions(self.db(), id).await.unwrap();
        actions.into_iter().map(|action| action.what).collect()
    }
}
