//! The sender's part: what can be chosen, on what basis, who signs, and what came of it.

use kueakun::demo::cast;

use super::{HOUSE, PHONE, all, copied, known_case, letter, office_of, outside, refer, send};
use crate::cases::the_way::{begin, cosign};

#[tokio::test]
async fn nothing_is_chosen_beforehand_and_each_piece_shows_what_would_be_sent() {
    let app = crate::start().await;
    let mut by = all(&app).await;
    let case = known_case(&app, &mut by.somsri, &mut by.prasert).await;
    let (paper, _) = begin(&mut by.somsri, &case, "referral").await;
    let page = by.somsri.open(&paper).await;
    page.has_text(PHONE).has_text("ผู้สูงอายุขาดผู้ดูแลและรายได้").has_text("อยู่ลำพัง อาหารหมดสองวัน");
    assert_eq!(page.field_value("share"), "");
    assert_eq!(page.field_value("basis"), "");
}

#[tokio::test]
async fn a_protected_address_cannot_be_chosen() {
    let app = crate::start().await;
    let mut by = all(&app).await;
    let case = known_case(&app, &mut by.somsri, &mut by.prasert).await;
    let (paper, _) = begin(&mut by.somsri, &case, "referral").await;
    by.somsri.open(&paper).await.has_text(HOUSE);
    let tx = app.db().write(store::By::System("test")).await.unwrap();
    tx.run(store::Sql::new("update persons set protected = 1")).await.unwrap();
    tx.commit().await.unwrap();
    by.somsri.open(&paper).await.has_no_text(HOUSE).has_text(PHONE);
    let (version, to) = (by.somsri.open(&paper).await.field_value("version"), office_of(&app, cast::WICHAI).await);
    let mut fields = letter(&version, &to);
    fields.extend([("basis", "public-task"), ("share", "address")]);
    let page = by.somsri.post(&format!("{paper}/signature"), &fields).await;
    assert!(!page.is(422).field_error("share").is_empty());
}

#[tokio::test]
async fn without_a_basis_nothing_is_sent_and_the_refusal_names_the_section() {
    let app = crate::start().await;
    let mut by = all(&app).await;
    let case = known_case(&app, &mut by.somsri, &mut by.prasert).await;
    let (paper, version) = begin(&mut by.narumon, &case, "referral").await;
    let to = office_of(&app, cast::WICHAI).await;
    let mark = app.mark().await;
    let page = by.narumon.post(&format!("{paper}/signature"), &letter(&version, &to)).await;
    page.is(422).has_text("โปรดเลือกฐานทางกฎหมาย").has_text("ม.27");
    assert_eq!(page.field_value("purpose"), "ขอให้จัดผู้ดูแลกลางวัน");
    let mut half = letter(&version, &to);
    half.push(("basis", "consent"));
    let page = by.narumon.post(&format!("{paper}/signature"), &half).await;
    for field in ["consent-by", "consent-name", "consent-on", "consent-way", "consent-scope"] {
        assert!(!page.is(422).field_error(field).is_empty(), "{field}");
    }
    app.assert_nothing_else_recorded(mark, &[]).await;
    by.wichai.open("/referrals").await.has_no_text("ทองสมมุติ");
}

#[tokio::test]
async fn a_chosen_paper_goes_with_the_letter_as_it_was_signed() {
    let app = crate::start().await;
    let mut by = all(&app).await;
    let case = known_case(&app, &mut by.somsri, &mut by.prasert).await;
    let paper = by.somsri.open(&case).await.first_link(&format!("{case}/papers/"));
    let paper = format!("paper:{}", paper.rsplit('/').next().unwrap());
    let (sent, received) = refer(&app, &mut by.narumon, &case, &["diagnosis", &paper]).await;
    by.wichai.open(&received).await.has_text("ผู้สูงอายุขาดผู้ดูแลและรายได้").has_no_text(PHONE);
    by.narumon.open(&sent).await.has_text("ตรงกับที่ลงนามและส่ง");
    let letter = copied(by.wichai.get(&format!("{received}/pdf")).await.bytes());
    assert!(letter.contains("สิ่งที่ส่งมาด้วย"), "{letter}");
}

#[tokio::test]
async fn a_practitioners_letter_waits_for_a_professional_and_is_not_seen_before() {
    let app = crate::start().await;
    let mut by = all(&app).await;
    let case = known_case(&app, &mut by.somsri, &mut by.prasert).await;
    let (paper, version) = begin(&mut by.somsri, &case, "referral").await;
    let to = office_of(&app, cast::WICHAI).await;
    let mut fields = letter(&version, &to);
    fields.push(("basis", "public-task"));
    by.somsri.submit(&format!("{paper}/signature"), &fields).await;
    by.somsri.get(&format!("{paper}/pdf")).await.is(404);
    by.wichai.open("/referrals").await.has_text("ไม่มีการส่งต่อที่รอตอบ");
    by.prasert.open(&paper).await.has_text("ขอให้จัดผู้ดูแลกลางวัน").has_text("SW-K-3.1");
    let mark = app.mark().await;
    cosign(&mut by.prasert, &paper).await;
    app.assert_nothing_else_recorded(mark, &["referral-sent", "paper-cosigned"]).await;
    by.wichai.open("/referrals").await.has_text("ทองสมมุติ");
    by.wichai.open("/").await.has_text("ส่งต่อผู้รับบริการมายังหน่วยงานของท่าน");
    by.somsri.get(&format!("{paper}/pdf")).await.is(200);
    by.somsri.open(&case).await.has_text("ตอบรับการส่งต่อ");
}

#[tokio::test]
async fn an_answer_from_outside_is_written_down_by_hand_until_the_outcome_ends_it() {
    let app = crate::start().await;
    let mut by = all(&app).await;
    let case = known_case(&app, &mut by.somsri, &mut by.prasert).await;
    let sent = send(&mut by.narumon, &case, &outside("")).await;
    let page = by.narumon.open(&sent).await;
    page.has_text("โรงพยาบาลสมมุติ").has_text("1/2569");
    let pdf = page.links().into_iter().find(|link| link.ends_with("/pdf")).expect("the letter");
    let letter = copied(by.narumon.get(&pdf).await.bytes());
    for text in ["ผู้อำนวยการโรงพยาบาลสมมุติ", "๘กันยายน๒๕๖๙", "ภารกิจของรัฐ", "(นฤมลแสงสมมุติ)"]
    {
        assert!(letter.contains(text), "{text}: {letter}");
    }
    let accepted = [("reply", "accepted"), ("on", "1/9/69"), ("by", "พยาบาลสายใจ"), ("words", "")];
    by.narumon.submit(&format!("{sent}/answer"), &accepted).await.has_text("รับแล้ว รอผล");
    by.narumon.post(&format!("{sent}/answer"), &accepted).await.is(422);
    by.narumon.submit(&format!("{sent}/outcome"), &[("done-on", "1/9/69"), ("result", "ฟื้นฟูครบสิบครั้ง")]).await;
    by.narumon.open(&sent).await.has_text("ได้รับผลแล้ว").has_text("ฟื้นฟูครบสิบครั้ง");
    by.narumon.open(&case).await.has_text("ได้รับผลการส่งต่อ");
}

#[tokio::test]
async fn an_overdue_referral_is_the_next_step_and_its_receiver_is_reminded_once_a_day() {
    let app = crate::start().await;
    let mut by = all(&app).await;
    let case = known_case(&app, &mut by.somsri, &mut by.prasert).await;
    let (sent, _) = refer(&app, &mut by.narumon, &case, &[]).await;
    by.narumon.post(&format!("{sent}/reminder"), &[]).await.is(422);
    app.days_later(4);
    let mut by = all(&app).await;
    by.somsri.open(&case).await.has_text("ติดตามการส่งต่อ");
    by.somsri.open("/").await.has_text("ติดตามการส่งต่อ");
    by.narumon.post(&format!("{sent}/reminder"), &[]).await.is(303);
    by.narumon.post(&format!("{sent}/reminder"), &[]).await.is(422);
    by.wichai.open("/").await.has_text("เตือนให้ตอบหรือแจ้งผลการส่งต่อ");
}

#[tokio::test]
async fn a_service_of_the_directory_is_referred_to_by_its_name_and_telephone() {
    let app = crate::start().await;
    let mut by = all(&app).await;
    let case = known_case(&app, &mut by.somsri, &mut by.prasert).await;
    let organisation = directory::NewOrganisation {
        name: "ศูนย์ฟื้นฟูสมมุติ".to_owned(), ..Default::default()
    };
    let phones = vec![directory::Phone { number: "074-000-009".to_owned(), ..Default::default() }];
    let service = directory::NewService {
        name: "ฟื้นฟูที่บ้าน".to_owned(), phones, ..Default::default()
    };
    let tx = app.db().write(store::By::System("test")).await.unwrap();
    let organisation = directory::new_organisation(&tx, &organisation).await.unwrap();
    let service = directory::new_service(&tx, organisation, &service).await.unwrap().to_string();
    tx.commit().await.unwrap();
    let fields = [
        ("version", ""),
        ("happened-on", "1/9/69"),
        ("receiver-kind", "listed"),
        ("receiver-service", service.as_str()),
        ("urgency", "normal"),
        ("purpose", "ขอให้ฟื้นฟูที่บ้าน"),
        ("basis", "public-task"),
    ];
    let sent = send(&mut by.narumon, &case, &fields).await;
    by.narumon.open(&sent).await.has_text("ศูนย์ฟื้นฟูสมมุติ · ฟื้นฟูที่บ้าน");
    let conference = [
        ("held-on", "8/9/69"),
        ("way", "online"),
        ("place", "ห้องออนไลน์"),
        ("agenda", "การฟื้นฟู"),
        ("client-part", "client"),
    ];
    let conference = by.somsri.post(&format!("{case}/conferences"), &conference).await.location();
    let organisation = organisation.to_string();
    let asked = [("kind", "outside"), ("name", "นายกายภาพ สมมุติ"), ("listed", organisation.as_str())];
    by.somsri.submit(&format!("{conference}/participants"), &asked).await.has_text("ศูนย์ฟื้นฟูสมมุติ");
}
