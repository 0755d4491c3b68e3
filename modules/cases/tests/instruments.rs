//! Assessing with instruments: asked, scored on the server, led on from one to the next, compared; and the alert of a danger,
//! which nobody outside the team learns of.

use std::fs;

use cases::access::Access;
use cases::actions::RecordResult;
use kernel::{Actor, Id, Lang, Role, Seat, Staff};
use kueakun::demo::cast;
use store::{Source as _, Sql};
use testkit::{Answer, Assembly, Browser, TestApp};

use super::the_way::{begin, cosign, open_case, pairs, triage, visit};

/// An instrument that no programmer knew of.
const OWN: &str = include_str!("../../../crates/instruments/tests/it/own.toml");

/// An 8Q in which somebody thought of suicide and can control it: 1 + 6 points.
pub fn eight(hash: &str) -> Vec<(&str, &str)> {
    let quiet = ["item-harm-wish", "item-plan", "item-preparation", "item-injury", "item-attempt", "item-ever"];
    let said = [("item-wish", "yes"), ("item-ideation", "yes"), ("item-control", "can")];
    let day = [("hash", hash), ("asked-on", "1/9/69")];
    day.into_iter().chain(quiet.map(|item| (item, "no"))).chain(said).collect()
}

fn two<'a>(hash: &'a str, low: &'a str, joyless: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![("hash", hash), ("asked-on", "1/9/69"), ("item-low", low), ("item-joyless", joyless)]
}

async fn hash(browser: &mut Browser, case: &str, code: &str) -> String {
    browser.open(&format!("{case}/instruments/{code}")).await.field_value("hash")
}

/// Asks an instrument; answers where it leads.
async fn ask(browser: &mut Browser, case: &str, code: &str, fields: &[(&str, &str)]) -> String {
    let answer = browser.post(&format!("{case}/instruments/{code}"), fields).await;
    answer.is(303);
    answer.location()
}

/// A case with an alert; answers it with the page of the result.
async fn endangered(app: &TestApp, somsri: &mut Browser) -> (String, String) {
    let case = open_case(app, somsri).await;
    triage(somsri, &case, "ordinary").await;
    let hash = hash(somsri, &case, "8q").await;
    let result = ask(somsri, &case, "8q", &eight(&hash)).await;
    (case, result)
}

async fn staff(app: &TestApp, user: &str) -> Id<Staff> {
    offices::staff_named(app.db(), user).await.unwrap().unwrap()
}

/// Somebody of the cast as the program knows them when they are signed in.
async fn actor(app: &TestApp, user: &str) -> Actor {
    let staff = staff(app, user).await;
    let brief = offices::brief(app.db(), &[staff]).await.unwrap().remove(&staff).unwrap();
    let seat = Seat { office: brief.office, role: Role::SocialWorker, level: brief.level, acting_for: None };
    let (name, office_name) = (brief.name, brief.office_name);
    Actor { staff, name, office: brief.office, office_name, seats: vec![seat], lang: Lang::Th }
}

/// How many results the picture of a history shows.
fn points(page: &Answer) -> usize {
    page.text().matches(r#"r="5""#).count()
}

fn answering(page: &Answer) -> String {
    page.links().into_iter().find(|link| link.ends_with("/answer")).unwrap()
}

#[tokio::test]
async fn a_case_is_not_closed_while_an_alert_waits_for_an_answer() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let (case, _) = endangered(&app, &mut somsri).await;
    let record = visit(&mut somsri, &case).await;
    cosign(&mut prasert, &record).await;
    let report = |version: String| {
        let words =
            [("happened-on", "1/9/69"), ("reason", "moved"), ("summary", "ย้ายออกนอกพื้นที่"), ("onward", "อบต.ปลายทาง")];
        let words = words.map(|(name, value)| (name, value.to_owned()));
        [("version", version)].into_iter().chain(words).collect::<Vec<_>>()
    };
    // Narumon is of the office and may write in the case, but the alert is not hers to know of.
    let mut narumon = app.sign_in(cast::NARUMON).await;
    let (closing, version) = begin(&mut narumon, &case, "closing").await;
    let refused = narumon.post(&format!("{closing}/signature"), &pairs(&report(version))).await;
    refused.is(422).has_text("ทีมของเรื่องยังมีงานที่ต้องทำ").has_no_text("เตือน").has_no_text("1323");

    let take = [("fate", "take-over"), ("reason", "เจ้าของเรื่องเขียนเอง")];
    let version = somsri.submit(&format!("{closing}/takeover"), &take).await.field_value("version");
    let refused = somsri.post(&format!("{closing}/signature"), &pairs(&report(version))).await;
    refused.is(422).has_text("ยังมีการเตือนความปลอดภัย").has_text("SW-P-1.2");

    let answer = answering(&somsri.open(&case).await);
    somsri.submit(&answer, &[("answer", "พบแล้ว บุตรอยู่ด้วย")]).await;
    let version = somsri.open(&closing).await.field_value("version");
    let fields = report(version);
    somsri.submit(&format!("{closing}/signature"), &pairs(&fields)).await.has_text("ส่งให้ผู้ลงนามร่วมแล้ว");
}

#[tokio::test]
async fn a_positive_2q_leads_to_the_9q_and_that_to_the_8q_whose_alert_comes_before_everything_else() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    triage(&mut somsri, &case, "ordinary").await;
    let helper = staff(&app, cast::NARUMON).await.to_string();
    somsri.submit(&format!("{case}/team"), &[("staff", &helper)]).await;
    let page = somsri.open(&case).await;
    page.has_text("ประเมินด้วยแบบ").has_no_text("1323");
    somsri.open(&format!("{case}/instruments")).await.has_text("แบบคัดกรองโรคซึมเศร้า 2 คำถาม (2Q)");

    let two_hash = hash(&mut somsri, &case, "2q").await;
    let nine = ask(&mut somsri, &case, "2q", &two(&two_hash, "yes", "no")).await;
    assert_eq!(nine, format!("{case}/instruments/9q"));
    let form = somsri.open(&nine).await;
    form.has_text("บันทึกผลแล้ว ผลนี้ให้ประเมินต่อด้วยแบบนี้").has_text("ไม่ใช่การวินิจฉัยโรค");
    let nine_hash = form.field_value("hash");
    let answers: Vec<(String, &str)> = ui_items("9q").into_iter().map(|field| (field, "some")).collect();
    let mut fields = vec![("hash", nine_hash.as_str()), ("asked-on", "1/9/69")];
    fields.extend(answers.iter().map(|(field, choice)| (field.as_str(), *choice)));
    let eight_form = ask(&mut somsri, &case, "9q", &fields).await;
    assert_eq!(eight_form, format!("{case}/instruments/8q"));
    let eight_today = "ประเมินด้วยแบบ 8Q ให้เสร็จภายในวันนี้";
    somsri.open(&case).await.has_text(eight_today).has_text("ครบกำหนดวันนี้").has_no_text("1323");
    let form = somsri.open(&eight_form).await;
    form.has_text("ถามเฉพาะเมื่อข้อ 3 ตอบ “มี”").has_text("1323");
    let eight_hash = form.field_value("hash");
    let mark = app.mark().await;
    let result = ask(&mut somsri, &case, "8q", &eight(&eight_hash)).await;
    app.assert_nothing_else_recorded(mark, &["result-recorded"]).await;

    let page = somsri.open(&result).await;
    page.has_text("7 คะแนน จากช่วง 0–52").has_text("สายด่วนสุขภาพจิต 1323 (24 ชั่วโมง)");
    page.has_text("พบในสำเนาที่ไม่เป็นทางการเท่านั้น").has_text("คิดเกี่ยวกับการฆ่าตัวตาย");
    let page = somsri.open(&case).await;
    page.has_no_text(eight_today);
    page.has_text("ท่านต้องทำต่อ: ดูแลความปลอดภัย").has_text("ครบกำหนดวันนี้ วันอังคารที่ 1 กันยายน 2569").has_text("1323");
    somsri.open("/").await.has_text("ความปลอดภัยมาก่อน").has_text("ดูแลความปลอดภัย");
    let mut narumon = app.sign_in(cast::NARUMON).await;
    narumon.open("/").await.has_text("มีสิ่งที่ต้องดูวันนี้ในเรื่องที่ 1/2569").has_text("ความปลอดภัยมาก่อน");
    narumon.open(&case).await.has_text("สมศรี ใจสมมุติ ต้องทำต่อ: ดูแลความปลอดภัย").has_text("1323");
}

/// The fields of an instrument's items, in order.
fn ui_items(code: &str) -> Vec<String> {
    let library = instruments::Library::read(instruments::SHIPPED, &[]).unwrap();
    library.find(code).unwrap().items.iter().map(instruments::Item::field).collect()
}

#[tokio::test]
async fn nobody_outside_the_team_learns_of_an_alert() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let (case, result) = endangered(&app, &mut somsri).await;
    let answer = answering(&somsri.open(&case).await);
    let mut narumon = app.sign_in(cast::NARUMON).await;
    let lists = [&case, "/", "/cases?view=office", "/me/notices"].map(str::to_owned);
    let more = [format!("{case}/instruments"), format!("{case}/instruments/8q/history")];
    for page in lists.iter().chain(&more) {
        let page = narumon.open(page).await;
        page.has_no_text("1323")
            .has_no_text("ดูแลความปลอดภัย")
            .has_no_text("ความปลอดภัยมาก่อน")
            .has_no_text("มีสิ่งที่ต้องดูวันนี้")
            .has_no_text("7 คะแนน");
    }
    narumon.open(&case).await.has_text("บันทึกผลการประเมิน").has_text("สมศรี ใจสมมุติ ต้องทำต่อ: ติดต่อผู้รับบริการครั้งแรก");
    narumon.get(&result).await.is(404);
    let mark = app.mark().await;
    narumon.get(&answer).await.is(404);
    narumon.post(&answer, &[("answer", "ไปเยี่ยมแล้ว")]).await.is(404);
    app.assert_nothing_else_recorded(mark, &[]).await;
    let lines: Vec<(String, String)> = app.db().all(Sql::new("select act, detail from audit_log")).await.unwrap();
    assert!(lines.iter().any(|(act, _)| act == "result-recorded"));
    for (act, detail) in &lines {
        // As a word: three letters may stand in any record's id.
        assert!(!act.contains("alert") && !detail.contains("suicide") && !detail.contains("\"8q\""), "{act}: {detail}");
    }
    // Who supervises the office does not see it before they are of the team.
    let mut prasert = app.sign_in(cast::PRASERT).await;
    prasert.open(&case).await.has_no_text("1323").has_no_text("ดูแลความปลอดภัย");
    let supervisor = staff(&app, cast::PRASERT).await.to_string();
    somsri.submit(&format!("{case}/team"), &[("staff", &supervisor)]).await;
    prasert.open(&case).await.has_text("1323");
    app.sign_in(cast::WICHAI).await.get(&case).await.is(404);
}

#[tokio::test]
async fn what_was_done_is_written_down_once_and_the_case_goes_on() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let (case, result) = endangered(&app, &mut somsri).await;
    let answer = answering(&somsri.open(&case).await);
    somsri.open(&answer).await.has_text("สายด่วนสุขภาพจิต 1323");
    let mark = app.mark().await;
    let page = somsri.post(&answer, &[("answer", "  ")]).await;
    assert!(!page.is(422).field_error("answer").is_empty());
    app.assert_nothing_else_recorded(mark, &[]).await;
    let done = [("answer", "พบแล้ว บุตรอยู่ด้วย นัดโรงพยาบาลบ่ายนี้")];
    let page = somsri.submit(&answer, &done).await;
    page.has_text("ต้องทำต่อ: ติดต่อผู้รับบริการครั้งแรก").has_no_text("1323");
    app.assert_nothing_else_recorded(mark, &["result-noted"]).await;
    somsri.open(&result).await.has_text("ดูแลแล้ว").has_text("บุตรอยู่ด้วย");
    somsri.post(&answer, &done).await.is(409);
    app.sign_in(cast::NARUMON).await.open(&case).await.has_no_text("การดูแลตามผล").has_no_text("บุตรอยู่ด้วย");
    // Nothing of it lies readable in the database.
    let (kept, answers): (String, String) = app
        .db()
        .one(Sql::new("select a.answer, r.answers from case_alerts a join case_results r on r.id = a.result_id"))
        .await
        .unwrap();
    assert!(!kept.contains("บุตร") && !answers.contains("ideation"));
}

#[tokio::test]
async fn an_alert_that_nobody_answered_is_late_the_next_day() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let (case, _) = endangered(&app, &mut somsri).await;
    app.days_later(1);
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let page = somsri.open(&case).await;
    assert!(page.text().contains("next-late"));
    page.has_text("วันอังคารที่ 1 กันยายน 2569").has_text("ดูแลความปลอดภัย");
}

#[tokio::test]
async fn answers_that_are_wrong_come_back_filled_and_nothing_is_saved() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    let path = format!("{case}/instruments/8q");
    let hash = hash(&mut somsri, &case, "8q").await;
    let mark = app.mark().await;
    let fields: Vec<(&str, &str)> = eight(&hash)
        .into_iter()
        .filter(|(name, _)| *name != "item-plan")
        .map(|(name, value)| match name {
            "asked-on" => (name, "2/9/69"),
            "item-ideation" => (name, "no"),
            "item-ever" => (name, "perhaps"),
            _ => (name, value),
        })
        .collect();
    let page = somsri.post(&path, &fields).await;
    page.is(422).has_text("คำตอบข้ออื่นทำให้ไม่ต้องถามข้อนี้");
    for name in ["asked-on", "item-plan", "item-control", "item-ever"] {
        assert!(!page.field_error(name).is_empty(), "{name}");
    }
    assert_eq!([page.field_value("item-wish"), page.field_value("item-control")], ["yes", "can"]);
    // An answer that is to be taken back can be: empty is a choice.
    let mut empty = eight(&hash);
    empty.retain(|(name, _)| !["item-ideation", "item-control", "item-ever"].contains(name));
    empty.extend([("item-ideation", "no"), ("item-control", ""), ("item-ever", "perhaps")]);
    let page = somsri.post(&path, &empty).await;
    assert!(page.is(422).field_error("item-control").is_empty());
    page.has_text("เว้นว่าง");
    somsri.post(&format!("{case}/instruments/no-such"), &fields).await.is(404);
    somsri.get(&format!("{case}/instruments/no-such/history")).await.is(404);
    app.assert_nothing_else_recorded(mark, &[]).await;
}

#[tokio::test]
async fn answers_to_a_file_that_changed_meanwhile_are_kept_and_shown_again() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    let mark = app.mark().await;
    let page = somsri.post(&format!("{case}/instruments/2q"), &two(&"0".repeat(64), "yes", "no")).await;
    page.is(409).has_text("แบบนี้ถูกปรับปรุงหลังจากท่านเปิดหน้านี้");
    assert_eq!([page.field_value("item-low"), page.field_value("item-joyless")], ["yes", "no"]);
    app.assert_nothing_else_recorded(mark, &[]).await;
    let hash = page.field_value("hash");
    ask(&mut somsri, &case, "2q", &two(&hash, "yes", "no")).await;
    app.assert_nothing_else_recorded(mark, &["result-recorded"]).await;
}

#[tokio::test]
async fn the_history_draws_every_visit_and_compares_the_last_two() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    let history = format!("{case}/instruments/2q/history");
    somsri.open(&history).await.has_text("ยังไม่มีผลของแบบนี้");
    let hash = hash(&mut somsri, &case, "2q").await;
    ask(&mut somsri, &case, "2q", &two(&hash, "yes", "yes")).await;
    app.days_later(7);
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut later = two(&hash, "no", "no");
    later[1] = ("asked-on", "8/9/69");
    let result = ask(&mut somsri, &case, "2q", &later).await;
    let page = somsri.open(&history).await;
    page.has_text("ดีขึ้น (−2 คะแนน)").has_text("ระดับเปลี่ยนจาก “เสี่ยง” เป็น “ไม่พบ”");
    assert_eq!(points(&page), 2);
    assert!(page.link(&result));

    // A correction is a result of its own; the one it corrects stays, and no longer counts.
    let correction = format!("{case}/instruments/2q?replaces={}", result.rsplit('/').next().unwrap());
    let form = somsri.open(&correction).await;
    assert_eq!([form.field_value("asked-on"), form.field_value("item-low")], ["8 ก.ย. 2569", "no"]);
    let replaces = form.field_value("replaces");
    let mut corrected = two(&hash, "no", "yes");
    corrected[1] = ("asked-on", "8/9/69");
    corrected.push(("replaces", &replaces));
    ask(&mut somsri, &case, "2q", &corrected).await;
    let page = somsri.open(&history).await;
    page.has_text("ดีขึ้น (−1 คะแนน)");
    assert_eq!(points(&page), 2);
    somsri.open(&result).await.has_text("ผลนี้ถูกแก้แล้ว");
    somsri.post(&format!("{case}/instruments/2q"), &corrected).await.is(409);
}

/// A new file in the data folder of the installation, before the program starts.
fn with_own_file() -> Assembly {
    let assemble = |db: store::Db, settings: web::Settings| {
        let folder = db.folder().join("instruments");
        fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
        fs::write(folder.join("loneliness.toml"), OWN).map_err(|error| error.to_string())?;
        kueakun::assemble(db, settings)
    };
    Assembly { assemble, ..crate::assembly() }
}

#[tokio::test]
async fn a_file_dropped_into_the_data_folder_is_asked_scored_and_drawn_without_code() {
    let app = TestApp::start(with_own_file()).await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    let page = somsri.open(&format!("{case}/instruments")).await;
    page.has_text("แบบถามความเหงา (ตัวอย่าง)").has_text("แบบคัดกรองภายใน");
    let form = somsri.open(&format!("{case}/instruments/loneliness")).await;
    form.has_text("แบบคัดกรองภายใน มิใช่แบบมาตรฐาน");
    let hash = form.field_value("hash");
    let own = instruments::read("own.toml", OWN).unwrap();
    let mut fields = vec![("hash".to_owned(), hash), ("asked-on".to_owned(), "1/9/69".to_owned())];
    let mut answers = instruments::Answers::default();
    for item in own.items.iter().filter(|item| item.ask_if.is_none()) {
        answers.set(item.code.as_str(), item.choices[0].code.as_str());
        fields.push((item.field(), item.choices[0].code.clone()));
    }
    let expected = instruments::score(&own, &answers).unwrap();
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let result = ask(&mut somsri, &case, "loneliness", &fields).await;
    let band = &own.band(&expected.band).unwrap().text.th;
    somsri.open(&result).await.has_text(&format!("{} คะแนน", expected.total)).has_text(band);
    let page = somsri.open(&format!("{case}/instruments/loneliness/history")).await;
    assert_eq!(points(&page), 1);
}

#[tokio::test]
async fn a_result_is_read_for_ever_though_its_file_is_gone() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    let actor = actor(&app, cast::SOMSRI).await;
    let own = instruments::read("own.toml", OWN).unwrap();
    let answers: Vec<_> = own.items.iter().filter(|item| item.ask_if.is_none()).collect();
    let answers = answers.into_iter().map(|item| (item.code.as_str(), item.choices[0].code.as_str())).collect();
    let scored = instruments::score(&own, &answers).unwrap();
    let command = RecordResult { instrument: &own, scored, asked_on: app.today(), replaces: None };
    let id = case.rsplit('/').next().unwrap().parse().unwrap();
    let access = Access::for_reader(&actor, app.now());
    let result = cases::actions::record(app.db(), &access, &actor, id, command).await.unwrap();
    somsri.open(&format!("{case}/results/{result}")).await.has_text("แบบถามความเหงา (ตัวอย่าง)");
    let page = somsri.open(&format!("{case}/instruments")).await;
    page.has_text("แบบถามความเหงา (ตัวอย่าง)");
    assert!(page.link(&format!("{case}/instruments/loneliness/history")));
    assert!(!page.link(&format!("{case}/instruments/loneliness")), "it is asked no more");
    assert_eq!(points(&somsri.open(&format!("{case}/instruments/loneliness/history")).await), 1);
    somsri.get(&format!("{case}/instruments/loneliness")).await.is(404);
}

#[tokio::test]
async fn a_closed_or_foreign_case_is_not_assessed() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    let hash = hash(&mut somsri, &case, "2q").await;
    let mut narong = app.sign_in(cast::NARONG).await;
    let mut thawat = app.sign_in(cast::THAWAT).await;
    let mark = app.mark().await;
    narong.post(&format!("{case}/instruments/2q"), &two(&hash, "no", "no")).await.is(404);
    thawat.post(&format!("{case}/instruments/2q"), &two(&hash, "no", "no")).await.is(403);
    app.assert_nothing_else_recorded(mark, &[]).await;
    let tx = app.db().write(store::By::System("test")).await.unwrap();
    tx.run(Sql::new("update cases set stage = '9-closed', closed_at = ?").bind(tx.now())).await.unwrap();
    tx.commit().await.unwrap();
    somsri.post(&format!("{case}/instruments/2q"), &two(&hash, "no", "no")).await.is(422).has_text("ยุติ");
    app.assert_nothing_else_recorded(mark, &[]).await;
    assert!(!somsri.open(&format!("{case}/instruments")).await.link(&format!("{case}/instruments/2q")));
}
