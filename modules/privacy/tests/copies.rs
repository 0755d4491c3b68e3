//! The copy that a person may ask for: all of theirs, nothing of others, and written down; and who saw their records.

use kueakun::demo::cast;
use testkit::{Browser, TestApp};

use super::requests::receive;
use crate::cases::the_way::{client, cosign, intake, pairs, triage, visit};
use crate::cases::{advice, conferences, network, referrals, teaching};

/// A case whose story is told by whoever; answers the person and the address of the case.
async fn case(app: &TestApp, browser: &mut Browser, reporter: &str) -> (String, String) {
    let person = client(app, "สาย", "ทองสมมุติ").await.to_string();
    let mut fields = intake(&person);
    for (name, value) in &mut fields {
        if *name == "reporter" {
            reporter.clone_into(value);
        }
    }
    if reporter != "client" {
        fields.push(("reporter-contact", "เพื่อนบ้านผู้ขอปกปิด".to_owned()));
    }
    let answer = browser.post("/cases", &pairs(&fields)).await;
    answer.is(303);
    (person, answer.location().strip_suffix("/triage").unwrap().to_owned())
}

#[tokio::test]
async fn the_copy_holds_the_persons_own_record_and_cases_and_not_who_reported() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let mut orapin = app.sign_in(cast::ORAPIN).await;
    let (person, case) = case(&app, &mut somsri, "protected").await;
    triage(&mut somsri, &case, "ordinary").await;
    cosign(&mut prasert, &visit(&mut somsri, &case).await).await;
    let request = receive(&mut somsri, &format!("/privacy/people/{person}"), "copy", "card-seen").await;
    let mark = app.mark().await;
    let page = orapin.open(&format!("{request}/copy")).await;
    page.has_text("นางสาย ทองสมมุติ").has_text("เรื่องที่ 1/2569").has_text("อยู่ลำพัง อาหารหมดสองวัน");
    page.has_text("ขอสำเนาข้อมูล").has_text("รายงานการเข้าถึง");
    for hidden in ["เพื่อนบ้านผู้ขอปกปิด", "เพื่อนบ้านเห็นว่าไม่ได้กินข้าวสองวัน"]
    {
        page.has_no_text(hidden);
    }
    app.assert_nothing_else_recorded(mark, &["person-copied", "case-copied"]).await;
    let json = orapin.open(&format!("{request}/copy/json")).await;
    assert!(json.text().contains("อาหารหมดสองวัน") && !json.text().contains("เพื่อนบ้าน"), "{}", json.text());
    assert!(!json.header("content-disposition").contains("สาย"));
    let pdf = orapin.open(&format!("{request}/copy/pdf")).await;
    assert!(pdf.bytes().starts_with(b"%PDF-"));
}

#[tokio::test]
async fn the_copy_tells_of_referrals_conferences_network_and_that_advice_was_asked_and_names_nobody_else() {
    let app = crate::start().await;
    let (mut somsri, mut prasert) = (app.sign_in(cast::SOMSRI).await, app.sign_in(cast::PRASERT).await);
    let mut narumon = app.sign_in(cast::NARUMON).await;
    let case = referrals::known_case(&app, &mut somsri, &mut prasert).await;
    let person = somsri.open(&case).await.first_link("/people/").split('/').nth(2).unwrap().to_owned();
    referrals::refer(&app, &mut narumon, &case, &["phone", "diagnosis"]).await;
    let conference = conferences::called(&app, &mut somsri, &case).await;
    conferences::nurse(&mut somsri, &conference).await;
    let asked = advice::ask(&app, &mut somsri, &case, ("K", cast::PRASERT), "").await;
    advice::say(&mut prasert, &asked, "answer", "เชิญหลานประชุมครอบครัวก่อน").await;
    network::with_school(&mut somsri, &case).await;
    let number = teaching::number(&app, &case).await;
    teaching::write(&app, &mut prasert, &number).await;
    let request = receive(&mut somsri, &format!("/privacy/people/{person}"), "copy", "card-seen").await;
    let mut orapin = app.sign_in(cast::ORAPIN).await;
    for address in [format!("{request}/copy"), format!("{request}/copy/json")] {
        let copy = orapin.open(&address).await;
        let text = copy.text();
        for told in
            ["การส่งต่อ", "ขอให้จัดผู้ดูแลกลางวัน", "รอตอบรับ", "การประชุมรายกรณี", "ห้องประชุมเล็ก", "สถานศึกษา", "เจ้าหน้าที่ขอคำปรึกษา"]
        {
            assert!(text.contains(told), "{told} is in {address}");
        }
        for hidden in
            ["พยาบาลสมมุติ", advice::QUESTION, "เชิญหลานประชุมครอบครัวก่อน", "โรงเรียนวัดท่าข้าม", "ขาดเรียนบ่อย", teaching::SEEN]
        {
            assert!(!text.contains(hidden), "{hidden} is in {address}");
        }
    }
}

#[tokio::test]
async fn what_the_person_told_themself_is_theirs_to_read() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let (person, _) = case(&app, &mut somsri, "client").await;
    let request = receive(&mut somsri, &format!("/privacy/people/{person}"), "access", "known").await;
    let mut orapin = app.sign_in(cast::ORAPIN).await;
    orapin.open(&format!("{request}/copy")).await.has_text("เพื่อนบ้านเห็นว่าไม่ได้กินข้าวสองวัน");
}

#[tokio::test]
async fn nothing_is_copied_before_it_is_known_who_asks_nor_for_another_right_nor_by_another_hand() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut orapin = app.sign_in(cast::ORAPIN).await;
    let (person, _) = case(&app, &mut somsri, "client").await;
    let home = format!("/privacy/people/{person}");
    let unknown = receive(&mut somsri, &home, "copy", "not-yet").await;
    let erasure = receive(&mut somsri, &home, "erasure", "card-seen").await;
    let known = receive(&mut somsri, &home, "copy", "card-seen").await;
    let (mut narumon, mut narong) = (app.sign_in(cast::NARUMON).await, app.sign_in(cast::NARONG).await);
    let mut mali = app.sign_in(cast::MALI).await;
    let mark = app.mark().await;
    orapin.get(&format!("{unknown}/copy")).await.is(422);
    orapin.get(&format!("{erasure}/copy")).await.is(422);
    narumon.get(&format!("{known}/copy/json")).await.is(422);
    narong.get(&format!("{known}/copy")).await.is(404);
    mali.get(&format!("{known}/copy")).await.is(403);
    app.assert_nothing_else_recorded(mark, &[]).await;
}

#[tokio::test]
async fn the_part_of_a_sealed_case_is_made_by_its_owner_alone() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut orapin = app.sign_in(cast::ORAPIN).await;
    let (person, sealed) = case(&app, &mut somsri, "client").await;
    let seal = [("confidentiality", "sealed"), ("reason", "ผู้ถูกกล่าวหาเป็นเจ้าหน้าที่")];
    somsri.post(&format!("{sealed}/confidentiality"), &seal).await.is(303);
    let request =
        receive(&mut app.sign_in(cast::MALI).await, &format!("/privacy/people/{person}"), "copy", "known").await;
    let copy = format!("{request}/copy");
    orapin.open(&copy).await.has_no_text("เรื่องที่ 1/2569").has_no_text("ผู้สูงอายุอยู่ลำพัง");
    somsri.open("/me/notices").await.has_text("โปรดจัดทำส่วนของเรื่องที่ท่านรับผิดชอบ");
    somsri.open(&copy).await.has_text("เรื่องที่ 1/2569").has_text("ผู้สูงอายุอยู่ลำพัง");
}

#[tokio::test]
async fn the_report_tells_who_saw_what_by_role_and_by_name_only_where_the_office_says_so() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut orapin = app.sign_in(cast::ORAPIN).await;
    let (person, _) = case(&app, &mut somsri, "client").await;
    let number = [("reason", "กรอกแบบคำขอ")];
    somsri.post(&format!("/people/{person}/unmasking"), &number).await.is(200);
    let report = format!("/privacy/people/{person}/access");
    let page = orapin.open(&report).await;
    page.has_text("เห็นเลขประจำตัวเต็ม").has_text("นักสังคมสงเคราะห์").has_no_text("สมศรี").has_no_text("นำออกเป็นแฟ้ม");
    let asked = [("template", "persons"), ("reason", "ย้ายทะเบียนไปเครื่องใหม่"), ("format", "csv")];
    app.sign_in(cast::PRASERT).await.post("/imports/exports", &asked).await.is(200);
    orapin.open(&report).await.has_text("นำออกเป็นแฟ้ม · ทะเบียนทั้งฉบับของหน่วยงานที่ดูแล");
    let named = [("amount", "1"), ("law", ""), ("mark", "X"), ("version", "1")];
    orapin.post("/privacy/reference/setting/name-staff", &named).await.is(303);
    orapin.open(&report).await.has_text("สมศรี");
    somsri.get(&report).await.is(403);
    let mut wichai = app.sign_in(cast::WICHAI).await;
    wichai.get(&report).await.is(403);
}
