//! Team, confidentiality and opening for an urgent reason.

use cases::model::{Confidentiality, Part};
use kernel::{Id, Staff};
use kueakun::demo::cast;
use testkit::TestApp;

use super::lists::keep;
use super::the_way::{begin, open_case, triage, visit};

pub async fn staff(app: &TestApp, user: &str) -> String {
    let id: Id<Staff> = offices::staff_named(app.db(), user).await.unwrap().unwrap();
    id.to_string()
}

#[tokio::test]
async fn the_owner_asks_a_colleague_to_join_and_the_colleague_is_told() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    keep(&app, &case, Confidentiality::Sealed).await;
    let mut narumon = app.sign_in(cast::NARUMON).await;
    narumon.get(&case).await.is(404);
    let form = somsri.open(&format!("{case}/team")).await;
    form.has_text("ทีมตอนนี้ สมศรี ใจสมมุติ เจ้าของเรื่อง");
    let colleague = staff(&app, cast::NARUMON).await;
    let mark = app.mark().await;
    somsri.submit(&format!("{case}/team"), &[("staff", &colleague)]).await.has_text("นฤมล แสงสมมุติ");
    app.assert_nothing_else_recorded(mark, &["team-assigned", "case-read"]).await;
    narumon.open(&case).await;
    narumon.open("/").await.has_text("ท่านได้รับมอบหมายเรื่อง");
}

/// The helper's part in the team page: where it can be ended.
fn ending(page: &testkit::Answer) -> Option<String> {
    page.links().into_iter().find(|link| link.ends_with("/ending"))
}

#[tokio::test]
async fn the_owner_ends_a_helpers_part_with_a_reason_and_the_helper_is_told() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    triage(&mut somsri, &case, "ordinary").await;
    keep(&app, &case, Confidentiality::Sealed).await;
    let helper = staff(&app, cast::NARUMON).await;
    somsri.submit(&format!("{case}/team"), &[("staff", &helper)]).await;
    let followup = [("due-on", "8/9/69"), ("what", "ดูการกินอาหาร"), ("owner", helper.as_str())];
    somsri.submit(&format!("{case}/followups"), &followup).await;
    let mut narumon = app.sign_in(cast::NARUMON).await;
    narumon.open(&case).await;

    let page = somsri.open(&format!("{case}/team")).await;
    page.has_text("นฤมล แสงสมมุติ ผู้ร่วมทีม ให้พ้นจากทีม ตั้งแต่ 1 ก.ย. 2569");
    assert_eq!(page.links().iter().filter(|link| link.ends_with("/ending")).count(), 1, "the owner's own stays");
    let ending = ending(&page).unwrap();
    somsri.open(&ending).await.has_text("นฤมล แสงสมมุติ (ผู้ร่วมทีม)").has_text("งานที่ค้างอยู่");
    let mark = app.mark().await;
    assert!(!somsri.post(&ending, &[("reason", " ")]).await.is(422).field_error("reason").is_empty());
    app.assert_nothing_else_recorded(mark, &[]).await;
    let page = somsri.submit(&ending, &[("reason", "ย้ายไปงานอื่น")]).await;
    page.has_text("พ้นจากทีมแล้ว").has_no_text("นฤมล แสงสมมุติ ผู้ร่วมทีม");
    let lines = app.audit_since(mark).await;
    let told: Vec<_> = lines.iter().map(|line| (line.act.as_str(), line.reason.as_str())).collect();
    assert_eq!(told, [("team-part-ended", "ย้ายไปงานอื่น")]);
    somsri.post(&ending, &[("reason", "อีกครั้ง")]).await.is(404);

    let page = somsri.open(&case).await;
    page.has_text("พ้นจากทีม")
        .has_text("นฤมล แสงสมมุติ: ย้ายไปงานอื่น")
        .has_text("ดูการกินอาหาร 8 ก.ย. 2569 · อีก 7 วันสมศรี ใจสมมุติ");
    narumon.get(&case).await.is(404);
    narumon.open("/me/notices").await.has_text("สมศรี ใจสมมุติ ให้ท่านพ้นจากทีมของเรื่อง 1/2569");
}

#[tokio::test]
async fn the_owners_part_is_never_ended_and_a_helper_ends_nobodys() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let case = open_case(&app, &mut somsri).await;
    let helper = staff(&app, cast::NARUMON).await;
    let fields = [("staff", helper.as_str()), ("part", "reviewer")];
    prasert.submit(&format!("{case}/team"), &fields).await;
    let ended = ending(&prasert.open(&format!("{case}/team")).await).unwrap();
    let id = case.rsplit('/').next().unwrap().parse::<Id<kernel::Case>>().unwrap();
    let team = cases::store::team::now(app.db(), id).await.unwrap();
    let owner = team.iter().find(|member| member.part == Part::Owner).unwrap();
    let owners = format!("{case}/team/{}/ending", owner.id);
    let reason = [("reason", "ไม่เหมาะสม")];

    let mark = app.mark().await;
    prasert.post(&owners, &reason).await.is(422).has_text("มอบหรือโอนเรื่องให้ผู้อื่น").has_text("SW-K-0.1");
    somsri.post(&ended, &reason).await.is(422).has_text("หัวหน้างานของหน่วยงานนี้");
    let mut narumon = app.sign_in(cast::NARUMON).await;
    assert_eq!(ending(&narumon.open(&format!("{case}/team")).await), None);
    narumon.post(&ended, &reason).await.is(422);
    app.sign_in(cast::NARONG).await.post(&ended, &reason).await.is(404);
    let acts: Vec<String> = app.audit_since(mark).await.into_iter().map(|line| line.act).collect();
    assert_eq!(acts, ["signed-in", "signed-in"]);
    prasert.submit(&ended, &reason).await.has_no_text("นฤมล แสงสมมุติ ผู้ตรวจ");
    let mut english = app.sign_in(cast::PRASERT).await;
    english.set_cookie("kueakun_lang", "en");
    english.open(&format!("{case}/team")).await.has_text("Team now").has_text("Give somebody a part");
    english.post(&owners, &reason).await.is(422).has_text("The owner leaves the team only when");
}

#[tokio::test]
async fn only_a_supervisor_names_a_new_owner() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let case = open_case(&app, &mut somsri).await;
    let colleague = staff(&app, cast::NARUMON).await;
    let fields = [("staff", colleague.as_str()), ("part", "owner")];
    somsri.submit(&format!("{case}/team"), &fields).await;
    assert!(somsri.open("/cases").await.link(&case), "the part was not theirs to give");
    prasert.submit(&format!("{case}/team"), &fields).await;
    assert!(!somsri.open("/cases").await.link(&case));
    assert!(app.sign_in(cast::NARUMON).await.open("/cases").await.link(&case));
}

#[tokio::test]
async fn somebody_who_is_neither_owner_nor_supervisor_is_told_whom_to_ask() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    let mut narumon = app.sign_in(cast::NARUMON).await;
    let colleague = staff(&app, cast::PRASERT).await;
    let mark = app.mark().await;
    let page = narumon.post(&format!("{case}/team"), &[("staff", &colleague)]).await;
    page.is(422).has_text("เจ้าของเรื่องหรือหัวหน้างาน").has_text("SW-K-0.1");
    assert_eq!(page.field_value("staff"), colleague);
    let fields = [("confidentiality", "restricted"), ("reason", "มีข้อมูลสุขภาพ")];
    narumon.post(&format!("{case}/confidentiality"), &fields).await.is(422).has_text("เจ้าของเรื่องหรือหัวหน้างาน");
    app.assert_nothing_else_recorded(mark, &[]).await;
}

#[tokio::test]
async fn a_stranger_is_no_colleague() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    let mark = app.mark().await;
    let stranger = staff(&app, cast::NARONG).await;
    for sent in [stranger.as_str(), "", "nobody"] {
        let page = somsri.post(&format!("{case}/team"), &[("staff", sent)]).await;
        assert!(!page.is(422).field_error("staff").is_empty(), "{sent}");
    }
    app.assert_nothing_else_recorded(mark, &[]).await;
}

#[tokio::test]
async fn the_owner_closes_the_door_and_a_supervisor_opens_it() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let case = open_case(&app, &mut somsri).await;
    let path = format!("{case}/confidentiality");
    let page = somsri.open(&path).await;
    assert_eq!(page.field_value("confidentiality"), "normal");
    page.has_text("เฉพาะผู้ที่อยู่ในทีมเท่านั้น");
    let page = somsri.post(&path, &[("confidentiality", "restricted"), ("reason", "")]).await;
    assert!(!page.is(422).field_error("reason").is_empty());
    assert_eq!(page.field_value("confidentiality"), "restricted");
    let mark = app.mark().await;
    somsri.submit(&path, &[("confidentiality", "restricted"), ("reason", "มีข้อมูลสุขภาพ")]).await;
    app.assert_nothing_else_recorded(mark, &["case-classified", "case-read"]).await;
    app.sign_in(cast::NARUMON).await.get(&case).await.is(404);
    let back = [("confidentiality", "normal"), ("reason", "ไม่มีข้อมูลสุขภาพแล้ว")];
    somsri.post(&path, &back).await.is(422).has_text("หัวหน้างานของหน่วยงานนี้");
    prasert.submit(&path, &back).await;
    app.sign_in(cast::NARUMON).await.open(&case).await;
}

#[tokio::test]
async fn a_sealed_case_is_gone_even_for_the_supervisor() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let case = open_case(&app, &mut somsri).await;
    let fields = [("confidentiality", "sealed"), ("reason", "ผู้ถูกกล่าวหาเป็นเจ้าหน้าที่")];
    somsri.submit(&format!("{case}/confidentiality"), &fields).await;
    let mark = app.mark().await;
    for part in ["", "/team", "/confidentiality", "/opening", "/transfer", "/services"] {
        prasert.get(&format!("{case}{part}")).await.is(404);
    }
    prasert.post(&format!("{case}/opening"), &[("reason", "ต้องการรู้ว่าเกิดอะไรขึ้น")]).await.is(404);
    app.assert_nothing_else_recorded(mark, &[]).await;
}

#[tokio::test]
async fn a_restricted_case_opens_for_an_urgent_reason_for_some_hours_and_everybody_is_told() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut narumon = app.sign_in(cast::NARUMON).await;
    let case = open_case(&app, &mut somsri).await;
    keep(&app, &case, Confidentiality::Restricted).await;
    let opening = format!("{case}/opening");
    let page = narumon.open(&opening).await;
    page.has_text("เรื่องที่ 1/2569 จำกัดผู้รู้").has_text("4 ชั่วโมง").has_no_text("ทองสมมุติ");
    let mark = app.mark().await;
    let page = narumon.post(&opening, &[("reason", "ด่วนมาก")]).await;
    assert!(page.is(422).field_error("reason").contains("10 ตัวอักษร"));
    app.assert_nothing_else_recorded(mark, &[]).await;
    let reason = "ผู้รับบริการมาที่สำนักงาน เจ้าของเรื่องลาป่วย";
    narumon.submit(&opening, &[("reason", reason)]).await.has_text("สาย ทองสมมุติ");
    let lines = app.audit_since(mark).await;
    assert!(lines.iter().any(|line| line.act == "glass-broken" && line.reason == reason));
    for user in [cast::SOMSRI, cast::PRASERT] {
        app.sign_in(user).await.open("/").await.has_text("นฤมล แสงสมมุติ เปิดดูเรื่อง 1/2569");
    }
    let again = narumon.get(&opening).await;
    assert_eq!((again.status(), again.location()), (303, case.clone()));
    app.move_to(app.now().plus_hours(5));
    narumon.get(&case).await.is(404);
}

#[tokio::test]
async fn another_office_cannot_break_the_glass() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    keep(&app, &case, Confidentiality::Restricted).await;
    for user in [cast::NARONG, cast::WICHAI] {
        let mut browser = app.sign_in(user).await;
        browser.get(&format!("{case}/opening")).await.is(404);
        browser.post(&format!("{case}/opening"), &[("reason", "อยากรู้ว่าเกิดอะไรขึ้น")]).await.is(404);
    }
    app.sign_in(cast::MALI).await.get(&format!("{case}/opening")).await.is(403);
}

#[tokio::test]
async fn the_diagnosis_of_somebody_who_left_is_taken_over_or_thrown_away_and_blocks_nobody() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    triage(&mut somsri, &case, "ordinary").await;
    visit(&mut somsri, &case).await;
    let helper = staff(&app, cast::NARUMON).await;
    somsri.submit(&format!("{case}/team"), &[("staff", &helper)]).await;
    let mut narumon = app.sign_in(cast::NARUMON).await;
    let (draft, _) = begin(&mut narumon, &case, "diagnosis").await;
    let takeover = format!("{draft}/takeover");
    let discard = [("fate", "discard"), ("reason", "ผู้เขียนย้ายไปแล้ว")];

    let mark = app.mark().await;
    somsri.post(&takeover, &discard).await.is(422).has_text("ผู้เขียนร่างยังอยู่ในทีม");
    assert!(!somsri.open(&case).await.link(&takeover));
    app.assert_nothing_else_recorded(mark, &[]).await;
    let ending = ending(&somsri.open(&format!("{case}/team")).await).unwrap();
    somsri.submit(&ending, &[("reason", "ย้ายไปงานอื่น")]).await;
    somsri.post(&format!("{case}/papers"), &[("form", "diagnosis")]).await.is(422);
    narumon.post(&takeover, &discard).await.is(422);

    somsri.open(&case).await.has_text("ซึ่งไม่อยู่ในทีมแล้ว");
    somsri.open(&takeover).await.has_text("รับมาเขียนต่อ");
    somsri.post(&takeover, &[("fate", "discard"), ("reason", "")]).await.is(422);
    let mark = app.mark().await;
    somsri.submit(&takeover, &discard).await.has_text("ทิ้งร่าง");
    let told: Vec<_> = app.audit_since(mark).await.into_iter().map(|line| (line.act, line.reason)).collect();
    assert_eq!(told, [("paper-discarded".to_owned(), "ผู้เขียนย้ายไปแล้ว".to_owned())]);
    narumon.open("/me/notices").await.has_text("ทิ้งร่างของท่านในเรื่อง 1/2569");
    somsri.post(&takeover, &discard).await.is(422);
    let (again, _) = begin(&mut somsri, &case, "diagnosis").await;
    assert_ne!(again, draft);
}

#[tokio::test]
async fn whoever_supervises_goes_on_with_the_draft_of_somebody_who_left() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let case = open_case(&app, &mut somsri).await;
    triage(&mut somsri, &case, "ordinary").await;
    visit(&mut somsri, &case).await;
    let (draft, _) = begin(&mut somsri, &case, "diagnosis").await;
    let to = staff(&app, cast::NARUMON).await;
    prasert.submit(&format!("{case}/team"), &[("staff", to.as_str()), ("part", "owner")]).await;
    let take = [("fate", "take-over"), ("reason", "เจ้าของเรื่องเดิมลาออก")];
    prasert.submit(&format!("{draft}/takeover"), &take).await.has_text("ร่างนี้เป็นของท่านแล้ว");
    assert!(!prasert.open(&draft).await.field_value("version").is_empty(), "it opens to be written");
    let mut narong = app.sign_in(cast::NARONG).await;
    narong.get(&format!("{draft}/takeover")).await.is(404);
    narong.post(&format!("{draft}/takeover"), &take).await.is(404);
}
