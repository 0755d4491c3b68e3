//! What one module asks of another, as `app/src/wiring.rs` answers it.

use kernel::{Case, Id};
use kueakun::demo::cast;
use store::{Source as _, Sql};

use crate::cases::referrals::{known_case, refer};
use crate::cases::the_way::{cosign, diagnosis, open_case, plan, sign, triage, visit};
use crate::correspondence::receiving::{came, receive};
use crate::meetings::{committee, item, resolve, staff, underway};

#[tokio::test]
async fn a_resolution_becomes_an_action_of_a_cases_plan_once_that_is_signed() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let mut mali = app.sign_in(cast::MALI).await;
    let case = open_case(&app, &mut somsri).await;
    triage(&mut somsri, &case, "ordinary").await;
    let number = crate::cases::teaching::number(&app, &case).await;

    let body = committee(&app, &mut mali).await;
    let meeting = underway(&app, &mut mali, &body).await;
    let item = item(&mut mali, &meeting, "4-consideration", "ผู้สูงอายุอยู่ลำพัง").await;
    let owner = staff(&app, cast::SOMSRI).await;
    let words = "ให้จัดอาสาสมัครเยี่ยมทุกสัปดาห์";
    let resolved = [("kind", "assigned"), ("words", words), ("owner", owner.as_str()), ("due-on", "30/9/69")];
    resolve(&mut mali, &item, &resolved).await.is(303);
    let task = somsri.open("/meetings").await.first_link("/meetings/resolutions/0");

    let add = format!("{task}/plan");
    let version = somsri.open(&add).await.field_value("version");
    let send = async |somsri: &mut testkit::Browser, number: &str| {
        somsri.post(&add, &[("case", number), ("version", &version)]).await
    };
    send(&mut somsri, "999/2569").await.is(422).has_text("ไม่พบเรื่องเลขนี้");
    send(&mut somsri, &number).await.is(422).has_text("ยังไม่มีแผนที่ลงนามแล้ว");

    let visited = visit(&mut somsri, &case).await;
    cosign(&mut prasert, &visited).await;
    let diagnosed = sign(&mut somsri, &case, "diagnosis", diagnosis).await;
    cosign(&mut prasert, &diagnosed).await;
    let planned = sign(&mut somsri, &case, "plan", plan).await;
    cosign(&mut prasert, &planned).await;

    let mark = app.mark().await;
    send(&mut somsri, &thai::digits::to_thai(&number)).await.is(303);
    app.assert_nothing_else_recorded(mark, &["action-resolved", "resolution-planned"]).await;
    somsri.open(&case).await.has_text(words).has_text("ที่ประชุมมีมติให้ทำ");
    assert_eq!(somsri.open(&task).await.first_link("/cases/"), case);
    send(&mut somsri, &number).await.is(422).has_text("อยู่ในแผน");

    // Whoever neither sees to the resolution nor may open the case reaches neither.
    let mut narong = app.sign_in(cast::NARONG).await;
    narong.get(&add).await.is(404);
}

#[tokio::test]
async fn a_case_is_opened_from_a_letter_and_answered_and_each_leads_to_the_other() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let letter = receive(&mut mali, &came("ขอให้ช่วยเหลือผู้สูงอายุ", "สข 0018/77")).await;
    let opening = mali.open(&letter).await.first_link("/cases/new?letter=");
    mali.open(&opening).await.is(200);
    // Whoever may not read the letter opens nothing from it.
    let person = crate::cases::the_way::client(&app, "สาย", "ทองสมมุติ").await.to_string();
    let mut fields = crate::cases::the_way::intake(&person);
    let id = letter.rsplit('/').next().unwrap().to_owned();
    fields.push(("letter", id.clone()));
    let mut narong = app.sign_in(cast::NARONG).await;
    let mark = app.mark().await;
    narong.post("/cases", &crate::cases::the_way::pairs(&fields)).await.is(422).has_text("ไม่ใช่หนังสือที่ท่านเปิดดูได้");
    app.assert_nothing_else_recorded(mark, &[]).await;

    let opened = mali.post("/cases", &crate::cases::the_way::pairs(&fields)).await;
    opened.is(303);
    let case = the_only_case(&app).await;
    // A clerk sees no cases, and a social worker whom the letter was not given sees the case without it.
    mali.open(&letter).await.has_no_text("เรื่องของงานสังคมสงเคราะห์");
    let letters = format!("{case}/letters");
    let mut prasert = app.sign_in(cast::PRASERT).await;
    prasert.open(&letter).await.has_text("เรื่องของงานสังคมสงเคราะห์").has_text("เรื่องที่");
    assert_eq!(prasert.open(&letter).await.first_link("/cases/0"), case);
    prasert.open(&letters).await.has_text("ขอให้ช่วยเหลือผู้สูงอายุ").has_text("ที่มาของเรื่อง");
    somsri.open(&letters).await.has_no_text("ขอให้ช่วยเหลือผู้สูงอายุ");

    let mark = app.mark().await;
    let answer = prasert.post(&letters, &[]).await.is(303).location();
    app.assert_nothing_else_recorded(mark, &["letter-drafted", "case-letter-drafted"]).await;
    prasert.open(&answer).await.has_text("แจ้งผลการดำเนินการ").has_no_text("ทองสมมุติ");
    let page = prasert.open(&letter).await;
    page.has_text("ตอบโดยร่างหนังสือ");
    assert!(page.links().contains(&answer));
    prasert.open(&letters).await.has_text("แจ้งผลการดำเนินการ").has_text("ตอบในเรื่อง");
}

/// The address of the one case there is.
async fn the_only_case(app: &testkit::TestApp) -> String {
    let (case,): (Id<Case>,) = app.db().one(Sql::new("select id from cases")).await.unwrap();
    format!("/cases/{case}")
}

#[tokio::test]
async fn a_referral_goes_with_a_letter_that_names_nobody() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let case = known_case(&app, &mut somsri, &mut prasert).await;
    let mut narumon = app.sign_in(cast::NARUMON).await;
    let (referral, _) = refer(&app, &mut narumon, &case, &["phone"]).await;
    let letter = narumon.post(&format!("{referral}/letter"), &[]).await.is(303).location();
    let page = narumon.open(&letter).await;
    page.has_text("ขอส่งต่อผู้รับบริการ").has_no_text("ทองสมมุติ").has_no_text("สาย");
    narumon.open(&format!("{case}/letters")).await.has_text("นำส่งการส่งต่อ");
    app.sign_in(cast::NARONG).await.get(&letter).await.is(404);
}

#[tokio::test]
async fn an_invitation_is_a_letter_of_the_office_once() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let body = committee(&app, &mut mali).await;
    let meeting = crate::meetings::plan(&mut mali, &body, "15/9/69", "10.00").await;
    crate::meetings::deed(&mut mali, &format!("{meeting}/calling"), &[]).await.is(303);
    crate::meetings::deed(&mut mali, &format!("{meeting}/letter"), &[]).await.is(303);
    let letter = mali.open(&meeting).await.first_link("/letters/0");
    mali.open(&letter).await.has_text("เชิญประชุม").has_text("นายกำนัน ประธานสมมุติ");
    mali.get(&format!("{meeting}/letter")).await.is(404);
}
