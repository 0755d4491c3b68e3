//! Reading the standard: by level, clause by clause, in both languages.

use crate::{browser, with_standard, without_standard};

#[tokio::test]
async fn before_the_first_import_every_page_says_how_to_begin() {
    let app = without_standard().await;
    let mut pimjai = browser(&app, "pimjai");
    for page in ["/standard", "/standard/doubts", "/standard/versions", "/standard/signing"] {
        pimjai.open(page).await.has_text("ยังไม่มีมาตรฐานกำหนดตำแหน่ง").has_text("kueakun import standard");
    }
    pimjai.get("/standard/SW-P-1.4").await.is(404);
    assert!(workforce::signing_rules(app.db()).await.expect("no rules yet").is_empty());
}

#[tokio::test]
async fn a_visitor_is_asked_to_sign_in() {
    let app = with_standard().await;
    app.visitor().get("/standard").await.is(303);
}

#[tokio::test]
async fn every_level_shows_its_duties_each_with_its_address() {
    let app = with_standard().await;
    let mut pimjai = browser(&app, "pimjai");
    for (level, duties, last) in
        [("P", 16, "SW-P-4.3"), ("K", 20, "SW-K-4.3"), ("S", 20, "SW-S-4.3"), ("E", 18, "SW-E-4.3")]
    {
        let page = pimjai.open(&format!("/standard?level={level}")).await;
        let address = format!("SW-{level}-");
        let html = page.html();
        let anchors = html.elements().filter(|element| element.attribute("id").starts_with(&address));
        let numbered = anchors.filter(|element| !element.attribute("id").starts_with(&format!("{address}0."))).count();
        assert_eq!(numbered, duties, "{level}");
        assert!(page.link(&format!("/standard/{last}")));
    }
}

#[tokio::test]
async fn readers_begin_at_their_own_level() {
    let app = with_standard().await;
    let page = browser(&app, "pimjai").open("/standard").await;
    assert!(page.link("/standard/SW-K-1.1") && !page.link("/standard/SW-P-1.1"));
    let page = browser(&app, "malee").open("/standard").await;
    assert!(page.link("/standard/SW-P-1.1"));
}

#[tokio::test]
async fn a_duty_stands_verbatim_at_its_address() {
    let app = with_standard().await;
    let page = browser(&app, "pimjai").open("/standard/SW-P-1.4").await;
    page.has_text("รวบรวม ประมวล สรุป จัดลำดับความสำคัญและความรุนแรงของปัญหา รวมทั้งวิเคราะห์สาเหตุและผลกระทบของปัญหา")
        .has_text("ด้านการปฏิบัติการ")
        .has_text("ต้นฉบับบรรทัดที่ 56");
}

#[tokio::test]
async fn a_slip_of_the_paper_is_quoted_with_a_footnote() {
    let app = with_standard().await;
    let page = browser(&app, "pimjai").open("/standard/SW-E-1.2").await;
    page.has_text("ปกป้อง ค้ำครอง และพัฒนากลุ่มเป้าหมาย").has_text("น่าจะหมายถึง “คุ้มครอง”");
}

#[tokio::test]
async fn the_duty_behind_a_signature_says_which_steps_rest_on_it() {
    let app = with_standard().await;
    let page = browser(&app, "pimjai").open("/standard/SW-K-1.1").await;
    page.has_text("หลักการลงนามที่อ้างข้อนี้").has_text("ระดับชำนาญการขึ้นไป");
    let page = browser(&app, "pimjai").open("/standard/signing").await;
    for address in ["SW-K-0.1", "SW-K-1.1", "SW-S-1.1", "SW-E-1.1"] {
        assert!(page.link(&format!("/standard/{address}")));
    }
}

#[tokio::test]
async fn what_the_standard_does_not_have_is_not_found() {
    let app = with_standard().await;
    let mut pimjai = browser(&app, "pimjai");
    for address in
        ["/standard/SW-P-1.10", "/standard/ข่าว", "/standard?level=X", "/standard?version=2", "/standard?version=one"]
    {
        pimjai.get(address).await.is(404);
    }
}

#[tokio::test]
async fn the_standard_reads_in_english_around_the_thai_text() {
    let app = with_standard().await;
    let mut pimjai = browser(&app, "pimjai");
    pimjai.set_cookie("kueakun_lang", "en");
    let page = pimjai.open("/standard?level=K").await;
    page.has_text("Qualifications for the position")
        .has_text("6 years as Practitioner")
        .has_text("4 years for those who qualify by clause 2");
    for address in
        ["/standard/SW-S-1.1", "/standard/doubts", "/standard/doubts/E-2.1", "/standard/versions", "/standard/signing"]
    {
        pimjai.open(address).await;
    }
}

#[tokio::test]
async fn others_read_rules_and_clauses_from_the_version_in_force() {
    let app = with_standard().await;
    let rules = workforce::signing_rules(app.db()).await.expect("the rules");
    assert_eq!(rules.len(), 18);
    for rule in &rules {
        let clause = workforce::clause_text(app.db(), &rule.duty).await.expect("the clause");
        assert_eq!(clause, rule.duty_text);
    }
    assert!(workforce::clause_text(app.db(), "SW-X-9.9").await.is_err());
}
