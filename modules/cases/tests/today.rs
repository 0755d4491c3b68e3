//! Today's page: everybody finds what waits for them, and nothing that is not theirs.

use kueakun::demo::cast;

use super::the_way::{open_case, triage, visit};

#[tokio::test]
async fn a_quiet_day_says_what_will_stand_here() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let page = somsri.open("/").await;
    page.has_text("สวัสดี สมศรี").has_text("วันอังคารที่ 1 กันยายน 2569").has_text("ไม่มีอะไรรอท่านในสัปดาห์นี้");
    assert!(page.link("/cases/new"));
}

#[tokio::test]
async fn a_new_matter_waits_for_triage_and_then_for_its_owner() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let case = open_case(&app, &mut somsri).await;
    let page = prasert.open("/").await;
    page.has_text("ยังไม่ได้คัดกรอง").has_text("สาย ทองสมมุติ");
    assert!(page.link(&case));
    triage(&mut somsri, &case, "ordinary").await;
    prasert.open("/").await.has_no_text("สาย ทองสมมุติ");
    let page = somsri.open("/").await;
    page.has_text("มี 1 รายการรอท่าน").has_text("ใน 7 วันข้างหน้า").has_text("ติดต่อผู้รับบริการครั้งแรก").has_text("SW-P-1.1");
    assert!(page.link(&case));
}

#[tokio::test]
async fn what_is_overdue_stands_first_and_says_by_how_much() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    triage(&mut somsri, &case, "ordinary").await;
    app.days_later(3);
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    somsri.open("/").await.has_text("ครบกำหนดวันนี้");
    app.days_later(2);
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    somsri.open("/").await.has_text("เกินกำหนดแล้ว 1 รายการ").has_text("เกินกำหนด 2 วัน");
}

#[tokio::test]
async fn a_paper_waits_for_its_checker_with_the_duty_that_says_so() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let case = open_case(&app, &mut somsri).await;
    triage(&mut somsri, &case, "ordinary").await;
    let paper = visit(&mut somsri, &case).await;
    for path in ["/", "/reviews"] {
        let page = prasert.open(path).await;
        page.has_text("บันทึกเยี่ยมบ้าน · นางสาย ทองสมมุติ").has_text("เขียนโดย สมศรี ใจสมมุติ").has_text("SW-K-0.1");
        assert!(page.link(&paper), "{path}");
    }
    somsri.open("/").await.has_no_text("บันทึกเยี่ยมบ้าน");
    somsri.open("/reviews").await.has_text("ไม่มีเอกสารรอท่าน");
}

#[tokio::test]
async fn a_notice_is_read_by_opening_it() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut narumon = app.sign_in(cast::NARUMON).await;
    let case = open_case(&app, &mut somsri).await;
    let colleague = offices::staff_named(app.db(), cast::NARUMON).await.unwrap().unwrap();
    somsri.submit(&format!("{case}/team"), &[("staff", &colleague.to_string())]).await;
    let page = narumon.open("/").await;
    page.has_text("ท่านได้รับมอบหมายเรื่อง");
    let reading = page.forms().into_iter().find(|action| action.starts_with("/me/notices/")).unwrap();
    let answer = narumon.post(&reading, &[("there", &case)]).await;
    assert_eq!(answer.location(), case);
    narumon.open("/").await.has_no_text("ท่านได้รับมอบหมายเรื่อง");
}

#[tokio::test]
async fn a_director_reads_a_sentence_and_the_stages() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut thawat = app.sign_in(cast::THAWAT).await;
    thawat.open("/").await.has_text("ยังไม่มีเรื่องที่เปิดอยู่");
    let case = open_case(&app, &mut somsri).await;
    triage(&mut somsri, &case, "ordinary").await;
    open_case(&app, &mut somsri).await;
    let page = thawat.open("/").await;
    page.has_text("เรื่องที่เปิดอยู่ 2 เรื่อง").has_text("รับเรื่อง คัดกรอง").has_text("ค้นหาข้อเท็จจริง");
    assert!(page.link("/cases?view=office&stage=2-facts"));
    thawat.open("/cases?view=office&stage=2-facts").await.has_text("สาย ทองสมมุติ");
}

#[tokio::test]
async fn whoever_does_no_casework_is_shown_their_own_places_and_no_client() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    open_case(&app, &mut somsri).await;
    let mut mali = app.sign_in(cast::MALI).await;
    let page = mali.open("/").await;
    page.has_text("มีผู้มาขอความช่วยเหลือ").has_no_text("ทองสมมุติ");
    assert!(page.link("/cases/new"));
    for (user, place) in [(cast::ANONG, "/staff"), (cast::PIMJAI, "/standard"), (cast::PHUM, "/cases/reference")] {
        let page = app.sign_in(user).await.open("/").await;
        page.has_no_text("ทองสมมุติ");
        assert!(page.link(place), "{user}");
    }
}

#[tokio::test]
async fn the_page_reads_in_english_too() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    triage(&mut somsri, &case, "ordinary").await;
    somsri.set_cookie("kueakun_lang", "en");
    somsri.open("/").await.has_text("1 thing is waiting for you").has_text("Make the first contact");
    app.sign_in(cast::THAWAT).await.open("/").await.has_text("เรื่องที่เปิดอยู่ 1 เรื่อง");
}

#[tokio::test]
async fn the_first_page_asks_a_visitor_to_sign_in() {
    let app = crate::start().await;
    let answer = app.visitor().get("/").await;
    answer.is(303);
    assert_eq!(answer.location(), "/sign-in");
}
