//! The tree of offices: read by all, kept by administrators within their subtree, without circles.

use kernel::{Level, Role};
use offices::NewAppointment;
use store::By;

use crate::{office, office_form, staff, start};

#[tokio::test]
async fn everybody_sees_the_whole_tree_and_who_works_where() {
    let app = start().await;
    let mut browser = app.sign_in("krong").await;
    let page = browser.open("/offices").await;
    page.has_text("พมจ.สงขลา").has_text("กองสวัสดิการสังคม").has_text("2 คน");
    let division = office(&app, "กองสวัสดิการสังคม").await;
    let page = browser.open(&format!("/offices/{division}")).await;
    page.has_text("คุณอนงค์ แก้วมณี").has_text("หัวหน้างาน (ชำนาญการ)").has_text("อบต.ท่าข้าม");
    assert!(!page.link(&format!("/staff/{}", staff(&app, "anong").await)), "files of another subtree are not linked");
    assert_eq!(browser.get("/offices/0000000000001").await.status(), 404);
    assert_eq!(browser.get("/offices/nonsense").await.status(), 404);
}

#[tokio::test]
async fn an_administrator_adds_edits_and_moves_an_office() {
    let app = start().await;
    let mut admin = app.sign_in("admin").await;
    let (sao, town) = (office(&app, "อบต.ท่าข้าม").await, office(&app, "เทศบาลเมืองคลองแห").await);
    let mark = app.mark().await;
    let parent = sao.to_string();
    let fields = [("name", "ฝ่ายสังคมสงเคราะห์"), ("kind", "section"), ("parent", &parent), ("phone", "๐๘๑ ๒๓๔ ๕๖๗๘")];
    admin.submit("/offices", &fields).await.has_text("ฝ่ายสังคมสงเคราะห์").has_text("081-234-5678");
    let new = office(&app, "ฝ่ายสังคมสงเคราะห์").await;
    let to = town.to_string();
    let page = admin.submit(&format!("/offices/{new}"), &office_form("ฝ่ายสังคม", &to, "1")).await;
    assert!(page.link(&format!("/offices/{town}")));
    app.assert_nothing_else_recorded(mark, &["office-added", "office-moved", "office-edited"]).await;
}

#[tokio::test]
async fn an_office_that_moves_takes_its_subtree_along() {
    let app = start().await;
    let mut admin = app.sign_in("admin").await;
    let (sao, town) = (office(&app, "อบต.ท่าข้าม").await, office(&app, "เทศบาลเมืองคลองแห").await);
    app.sign_in("somsak").await.open("/staff").await.has_no_text("พิมพ์ใจ");
    let to = town.to_string();
    let fields = [("name", "อบต.ท่าข้าม"), ("kind", "sao"), ("parent", to.as_str()), ("version", "1")];
    admin.submit(&format!("/offices/{sao}"), &fields).await;
    app.sign_in("somsak").await.open("/staff").await.has_text("พิมพ์ใจ").has_text("มาลี");
    let division = office(&app, "กองสวัสดิการสังคม").await;
    let near = offices::supervisors(app.db(), sao, app.today()).await.expect("supervisors");
    assert_eq!(near.iter().map(|brief| brief.name.as_str()).collect::<Vec<_>>(), ["สมศักดิ์ ใจดี"]);
    let own = offices::supervisors(app.db(), division, app.today()).await.expect("supervisors");
    assert_eq!(own[0].name, "อนงค์ แก้วมณี");
}

#[tokio::test]
async fn an_office_never_comes_to_stand_below_itself() {
    let app = start().await;
    let mut admin = app.sign_in("admin").await;
    let (sao, division) = (office(&app, "อบต.ท่าข้าม").await, office(&app, "กองสวัสดิการสังคม").await);
    let mark = app.mark().await;
    for below in [division, sao] {
        let parent = below.to_string();
        let answer = admin.post(&format!("/offices/{sao}"), &office_form("อบต.ท่าข้าม", &parent, "1")).await;
        answer.is(422).has_text("ภายใต้ตัวเองหรือหน่วยงานย่อยของตัวเองไม่ได้");
    }
    app.assert_nothing_else_recorded(mark, &[]).await;
}

#[tokio::test]
async fn a_stale_edit_shows_both_versions_and_overwrites_nothing() {
    let app = start().await;
    let mut admin = app.sign_in("admin").await;
    let (sao, division) = (office(&app, "อบต.ท่าข้าม").await, office(&app, "กองสวัสดิการสังคม").await);
    let (path, parent) = (format!("/offices/{division}"), sao.to_string());
    admin.submit(&path, &office_form("กองสวัสดิการสังคมและชุมชน", &parent, "1")).await;
    let stale = admin.post(&path, &office_form("กองพัฒนาสังคม", &parent, "1")).await;
    stale.is(409).has_text("กองสวัสดิการสังคมและชุมชน").has_text("กองพัฒนาสังคม").has_text("กมล ดูแล");
    admin.open(&path).await.has_no_text("กองพัฒนาสังคม");
    let version = stale.field_value("version");
    assert_eq!((version.as_str(), stale.field_value("name").as_str()), ("2", "กองพัฒนาสังคม"));
    admin.submit(&path, &office_form("กองพัฒนาสังคม", &parent, &version)).await.has_text("กองพัฒนาสังคม");
}

#[tokio::test]
async fn a_wrong_form_comes_back_filled_with_the_field_named() {
    let app = start().await;
    let mut admin = app.sign_in("admin").await;
    let parent = office(&app, "พมจ.สงขลา").await.to_string();
    let mark = app.mark().await;
    let fields = [("name", ""), ("kind", "tent"), ("parent", &parent), ("phone", "โทรมา"), ("place", "ที่ไหนสักแห่ง")];
    let answer = admin.post("/offices", &fields).await;
    answer.is(422);
    for field in ["name", "kind", "phone", "place"] {
        assert_ne!(answer.field_error(field), "", "{field}");
    }
    assert_eq!(answer.field_value("phone"), "โทรมา");
    app.assert_nothing_else_recorded(mark, &[]).await;
}

#[tokio::test]
async fn nobody_but_an_administrator_changes_the_tree() {
    let app = start().await;
    let division = office(&app, "กองสวัสดิการสังคม").await;
    let parent = office(&app, "อบต.ท่าข้าม").await.to_string();
    for user in ["pimjai", "anong", "malee", "auditor", "krong"] {
        let mut browser = app.sign_in(user).await;
        let mark = app.mark().await;
        browser.post("/offices", &office_form("งานใหม่", &parent, "")).await.is(403);
        browser.post(&format!("/offices/{division}"), &office_form("ชื่อใหม่", &parent, "1")).await.is(403);
        browser.get(&format!("/offices/{division}/edit")).await.is(403);
        app.assert_nothing_else_recorded(mark, &[]).await;
    }
}

#[tokio::test]
async fn signers_are_looked_for_up_the_tree_and_never_among_those_left_out() {
    let app = start().await;
    let division = office(&app, "กองสวัสดิการสังคม").await;
    let (anong, wichai) = (staff(&app, "anong").await, staff(&app, "wichai").await);
    let signers = async |least, not: &[_]| {
        let found = offices::signers(app.db(), division, least, app.today(), not).await.expect("signers");
        found.into_iter().map(|brief| brief.id).collect::<Vec<_>>()
    };
    assert_eq!(signers(Level::Professional, &[]).await, [anong]);
    assert_eq!(signers(Level::Professional, &[anong]).await, [wichai]);
    assert_eq!(signers(Level::SeniorProfessional, &[]).await, [wichai]);
    assert_eq!(signers(Level::Expert, &[]).await, []);
}

#[tokio::test]
async fn whoever_holds_two_posts_in_an_office_stands_once_in_its_list_with_both() {
    let app = start().await;
    let (division, anong) = (office(&app, "กองสวัสดิการสังคม").await, staff(&app, "anong").await);
    let tx = app.db().write(By::System("test")).await.expect("a transaction");
    let from = app.today();
    let second = NewAppointment { staff: anong, office: division, role: Role::Clerk, level: None, from, until: None };
    offices::appoint(&tx, second).await.expect("appointed");
    tx.commit().await.expect("committed");
    let page = app.sign_in("anong").await.open(&format!("/offices/{division}")).await;
    page.has_text("หัวหน้างาน (ชำนาญการ) · เจ้าหน้าที่ธุรการ");
    assert_eq!(page.text().matches(&format!("href=\"/staff/{anong}\"")).count(), 1, "{}", page.seen());
}
