//! Staff: found by name, appointed without overlap, within the reader's offices alone.

use crate::{office, staff, start};

#[tokio::test]
async fn staff_are_found_by_the_beginning_of_a_name_without_its_marks() {
    let app = start().await;
    let mut browser = app.sign_in("auditor").await;
    let page = browser.open("/staff").await;
    let seen = page.seen();
    let places: Vec<_> = ["กมล", "กรอง", "เกษม", "พิมพ์ใจ", "มาลี", "วิชัย", "สมศรี", "สมศักดิ์", "อนงค์"]
        .iter()
        .map(|name| seen.find(&format!("คุณ{name} ")))
        .collect();
    assert!(places.is_sorted() && places.iter().all(Option::is_some), "in the order of a Thai register: {seen}");
    for search in ["พิม", "ศรี", "พิมพ์ใจ", "พิมพ ศรีสุ"] {
        let page = browser.open(&format!("/staff?q={}", encoded(search))).await;
        page.has_text("พิมพ์ใจ ศรีสุวรรณ").has_no_text("คุณอนงค์");
    }
    browser.open("/staff?q=%E0%B8%AE").await.has_text("ไม่พบบุคลากร");
}

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

#[tokio::test]
async fn a_file_outside_the_readers_offices_is_not_there() {
    let app = start().await;
    let (anong, krong) = (staff(&app, "anong").await, staff(&app, "krong").await);
    let mut browser = app.sign_in("krong").await;
    browser.open(&format!("/staff/{krong}")).await.has_text("คุณกรอง ธุรการ");
    browser.get(&format!("/staff/{anong}")).await.is(404);
    let mut hr = app.sign_in("malee").await;
    for path in ["edit", "appointments/new", "invitation"] {
        hr.open(&format!("/staff/{anong}/{path}")).await;
        hr.get(&format!("/staff/{krong}/{path}")).await.is(404);
        browser.get(&format!("/staff/{krong}/{path}")).await.is(403);
    }
}

#[tokio::test]
async fn somebody_new_is_added_appointed_and_then_may_enter() {
    let app = start().await;
    let mut hr = app.sign_in("malee").await;
    let division = office(&app, "กองสวัสดิการสังคม").await.to_string();
    let person = [
        ("title", "นางสาว"),
        ("given_name", "ดวงใจ"),
        ("family_name", "ชื่นบาน"),
        ("office", division.as_str()),
        ("licence_no", "สวช. 1234"),
        ("licence_until", "15 ก.ย. 2569"),
        ("lang", "en"),
    ];
    let mark = app.mark().await;
    let page = hr.submit("/staff", &person).await;
    page.has_text("นางสาวดวงใจ ชื่นบาน").has_text("ใบอนุญาตหมดอายุ 15 ก.ย. 2569").has_text("ยังไม่มีคำสั่งแต่งตั้ง");
    let appoint = page.first_link("/staff/0").replace("/edit", "/appointments");
    let post = [("office", division.as_str()), ("role", "social-worker"), ("level", "P"), ("from", "1/9/69")];
    hr.submit(&appoint, &post).await.has_text("นักสังคมสงเคราะห์ปฏิบัติการ");
    hr.post(&appoint, &post).await.is(422).has_text("ดำรงตำแหน่งเดียวกัน");
    app.assert_nothing_else_recorded(mark, &["staff-added", "staff-appointed"]).await;
    let invitation = appoint.replace("/appointments", "/first-password");
    let taken = hr.post(&invitation, &[("user_name", "anong"), ("password", "รหัสแรกที่บอกกัน")]).await;
    assert_ne!(taken.is(422).field_error("user_name"), "");
    hr.submit(&invitation, &[("user_name", "duangjai"), ("password", "รหัสแรกที่บอกกัน")]).await;
}

#[tokio::test]
async fn a_social_worker_is_not_appointed_without_a_level() {
    let app = start().await;
    let pimjai = staff(&app, "pimjai").await;
    let division = office(&app, "กองสวัสดิการสังคม").await.to_string();
    let mut hr = app.sign_in("malee").await;
    let path = format!("/staff/{pimjai}/appointments");
    let fields = [("office", division.as_str()), ("role", "social-worker"), ("from", "1/9/69")];
    assert_eq!(hr.post(&path, &fields).await.is(422).field_error("level"), "นักสังคมสงเคราะห์ต้องมีระดับตำแหน่ง");
}

#[tokio::test]
async fn an_appointment_ends_on_a_day_within_it() {
    let app = start().await;
    let pimjai = staff(&app, "pimjai").await;
    let mut hr = app.sign_in("malee").await;
    let file = format!("/staff/{pimjai}");
    let ending = hr.open(&file).await.first_link(&format!("{file}/appointments/0"));
    hr.post(&ending, &[("until", "30/9/2567")]).await.is(422).has_text("ต้องอยู่ในช่วงเวลา");
    let page = hr.submit(&ending, &[("until", "30/9/2569")]).await;
    page.has_text("1 ต.ค. 2567 – 30 ก.ย. 2569");
    app.sign_in("pimjai").await.open("/me").await.has_text("นักสังคมสงเคราะห์ปฏิบัติการ");
}

#[tokio::test]
async fn a_stale_edit_of_a_file_shows_both_versions() {
    let app = start().await;
    let pimjai = staff(&app, "pimjai").await;
    let division = office(&app, "กองสวัสดิการสังคม").await.to_string();
    let mut hr = app.sign_in("malee").await;
    let path = format!("/staff/{pimjai}");
    let form = |phone| {
        let names = [("given_name", "พิมพ์ใจ"), ("family_name", "ศรีสุวรรณ"), ("office", division.as_str())];
        let mut fields = names.to_vec();
        fields.extend([("phone", phone), ("version", "1"), ("lang", "th")]);
        fields
    };
    hr.submit(&path, &form("0812345678")).await.has_text("081-234-5678");
    hr.post(&path, &form("0898765432"))
        .await
        .is(409)
        .has_text("081-234-5678")
        .has_text("0898765432")
        .has_text("มาลี เพชรรัตน์");
    hr.open(&path).await.has_text("081-234-5678");
}

#[tokio::test]
async fn the_personnel_officer_makes_no_administrator_and_raises_nobody_by_a_new_password() {
    let app = start().await;
    let sao = office(&app, "อบต.ท่าข้าม").await.to_string();
    let (malee, anong) = (staff(&app, "malee").await, staff(&app, "anong").await);
    let mut hr = app.sign_in("malee").await;
    let mark = app.mark().await;
    let keys = [("office", sao.as_str()), ("role", "admin"), ("from", "1/9/69")];
    hr.post(&format!("/staff/{anong}/appointments"), &keys).await.is(422).has_text("เฉพาะผู้ดูแลระบบ");
    let own = [("office", sao.as_str()), ("role", "director"), ("from", "1/9/69")];
    hr.post(&format!("/staff/{malee}/appointments"), &own).await.is(422).has_text("แก่ตนเองไม่ได้");
    let account = [("user_name", "malee2"), ("password", "รหัสแรกที่บอกกัน")];
    hr.post(&format!("/staff/{malee}/first-password"), &account).await.is(422).has_text("แก่ตนเองไม่ได้");
    app.assert_nothing_else_recorded(mark, &[]).await;
    let mut admin = app.sign_in("admin").await;
    admin.submit(&format!("/staff/{anong}/appointments"), &keys).await.has_text("ผู้ดูแลระบบ");
    let opened = [("user_name", "anong"), ("password", "รหัสแรกที่บอกกัน")];
    hr.post(&format!("/staff/{anong}/first-password"), &opened).await.is(422).has_text("เฉพาะผู้ดูแลระบบ");
}
