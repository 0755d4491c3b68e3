//! Who and what surrounds a client: added, changed, removed, drawn as an eco-map, and compared with an earlier day.

use cases::model::Confidentiality;
use kueakun::demo::cast;
use testkit::{Answer, Browser, TestApp};

use super::lists::keep;
use super::the_way::{client, open_case};

const SCHOOL: [(&str, &str); 6] = [
    ("name", "โรงเรียนวัดท่าข้าม"),
    ("kind", "school"),
    ("strength", "weak"),
    ("stressful", "yes"),
    ("flow", "both"),
    ("note", "ขาดเรียนบ่อย"),
];

/// Adds the school to a case's network; answers the page of the network and where the tie is changed.
pub async fn with_school(browser: &mut Browser, case: &str) -> (Answer, String) {
    let page = browser.submit(&format!("{case}/network"), &SCHOOL).await;
    let mut ties = page.links().into_iter().filter(|link| link.starts_with(&format!("{case}/network/")));
    let tie = ties.find(|link| !link.ends_with("/new") && !link.ends_with("/removal")).unwrap();
    (page, tie)
}

#[tokio::test]
async fn what_is_added_is_drawn_listed_said_and_printed() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    assert!(somsri.open(&case).await.link(&format!("{case}/network")));
    somsri.open(&format!("{case}/network")).await.has_text("ยังไม่ได้บันทึก");
    let mark = app.mark().await;
    let (page, _) = with_school(&mut somsri, &case).await;
    app.assert_nothing_else_recorded(mark, &["network-joined"]).await;
    page.has_text("โรงเรียนวัดท่าข้าม สถานศึกษา").has_text("สัมพันธ์ห่างหรือไม่แน่นอน · ตึงเครียดหรือขัดแย้ง · ทั้งให้และรับ");
    page.has_text("โรงเรียนวัดท่าข้าม: สัมพันธ์ห่างหรือไม่แน่นอน ตึงเครียดหรือขัดแย้ง ทั้งให้และรับ สถานศึกษา · ขาดเรียนบ่อย");
    assert!(page.text().contains("<svg"), "the eco-map is drawn");
    let sheet = format!("{case}/eco-map/pdf");
    assert!(page.link(&sheet));
    let pdf = somsri.get(&sheet).await;
    pdf.is(200);
    assert_eq!(pdf.header("content-type"), "application/pdf");
    assert!(pdf.header("content-disposition").contains("network-"), "a file is named by no person");
    app.sign_in(cast::WICHAI).await.get(&sheet).await.is(404);
    somsri.open(&case).await.has_text("เพิ่มในเครือข่าย").has_text("โรงเรียนวัดท่าข้าม");
    somsri.get(&format!("{case}/summary/pdf")).await.is(200);
}

#[tokio::test]
async fn somebody_of_the_registry_is_found_chosen_and_there_only_once() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    let neighbour = client(&app, "ละออ", "แสงสมมุติ").await.to_string();
    somsri.open(&format!("{case}/network/new?q=ละออ")).await.has_text("ละออ แสงสมมุติ");
    let fields = [("person", neighbour.as_str()), ("kind", "friend"), ("strength", "strong"), ("flow", "inward")];
    let page = somsri.submit(&format!("{case}/network"), &fields).await;
    assert!(page.link(&format!("/people/{neighbour}")));
    let mark = app.mark().await;
    somsri.post(&format!("{case}/network"), &fields).await.is(422).has_text("คนนี้อยู่ในเครือข่ายแล้ว");
    let unknown = [("person", "0000000000003"), fields[1], fields[2], fields[3]];
    somsri.post(&format!("{case}/network"), &unknown).await.is(422).has_text("ไม่พบคนนี้ในทะเบียน");
    let nobody = somsri.post(&format!("{case}/network"), &fields[1..]).await;
    assert!(!nobody.is(422).field_error("name").is_empty());
    let kind = [fields[0], ("kind", "planet"), fields[2], fields[3]];
    assert!(!somsri.post(&format!("{case}/network"), &kind).await.is(422).field_error("kind").is_empty());
    app.assert_nothing_else_recorded(mark, &[]).await;
}

#[tokio::test]
async fn the_eco_map_of_an_earlier_day_stays_and_what_changed_is_said() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    let (_, school) = with_school(&mut somsri, &case).await;
    let other = [("name", "เจ้าหนี้"), ("kind", "creditor"), ("strength", "ordinary"), ("flow", "outward")];
    somsri.submit(&format!("{case}/network"), &other).await;
    app.days_later(60);
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let better =
        [("version", "1"), ("name", "โรงเรียนวัดท่าข้าม"), ("kind", "school"), ("strength", "strong"), ("flow", "both")];
    somsri.submit(&school, &better).await.has_text("สัมพันธ์แน่นแฟ้น");
    somsri.post(&school, &better).await.is(409).has_text("สัมพันธ์แน่นแฟ้น");
    let page = somsri.open(&format!("{case}/network")).await;
    let removal = page.links().into_iter().rfind(|link| link.ends_with("/removal")).unwrap();
    let version = somsri.open(&removal).await.field_value("version");
    somsri.post(&removal, &[("version", &version), ("reason", "")]).await.is(422);
    let reason = [("version", version.as_str()), ("reason", "ไกล่เกลี่ยหนี้เสร็จ")];
    let mark = app.mark().await;
    somsri.submit(&removal, &reason).await.has_no_text("เจ้าหนี้ เจ้าหนี้");
    let told: Vec<_> = app.audit_since(mark).await.into_iter().map(|line| (line.act, line.reason)).collect();
    assert_eq!(told, [("network-left".to_owned(), "ไกล่เกลี่ยหนี้เสร็จ".to_owned())]);
    somsri.post(&removal, &reason).await.is(404);

    let page = somsri.open(&format!("{case}/network?on=1/9/2569")).await;
    page.has_text("ผังนิเวศ ณ 1 กันยายน 2569").has_text("นำออก เจ้าหนี้: ไกล่เกลี่ยหนี้เสร็จ");
    page.has_text("โรงเรียนวัดท่าข้าม: เดิม สถานศึกษา · สัมพันธ์ห่างหรือไม่แน่นอน · ตึงเครียดหรือขัดแย้ง");
    assert_eq!(page.text().matches("<svg").count() - somsri.open(&case).await.text().matches("<svg").count(), 2);
    somsri.open(&format!("{case}/network?on=เมื่อวาน")).await.has_text("อ่านวันที่ไม่ออก");
}

#[tokio::test]
async fn the_network_of_a_sealed_case_is_for_its_team_alone_and_a_closed_one_stays_as_it_was() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    let (_, school) = with_school(&mut somsri, &case).await;
    keep(&app, &case, Confidentiality::Sealed).await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    for path in [format!("{case}/network"), school.clone(), format!("{school}/removal")] {
        prasert.get(&path).await.is(404).has_no_text("โรงเรียนวัด");
    }
    prasert.post(&format!("{case}/network"), &SCHOOL).await.is(404);
    let mark = app.mark().await;
    somsri.open(&format!("{case}/network")).await.has_text("โรงเรียนวัดท่าข้าม");
    app.assert_nothing_else_recorded(mark, &["case-read"]).await;
    close_now(&app, &case).await;
    let page = somsri.open(&format!("{case}/network")).await;
    page.has_text("โรงเรียนวัดท่าข้าม");
    assert!(!page.link(&school) && !page.link(&format!("{case}/network/new")));
    let late = [("version", "1"), ("name", "โรงเรียน"), ("kind", "school"), ("strength", "strong"), ("flow", "both")];
    somsri.post(&school, &late).await.is(422).has_text("เรื่องนี้ยุติแล้ว");
}

/// Closes a case as it stands, without the papers.
async fn close_now(app: &TestApp, case: &str) {
    let id: kernel::Id<kernel::Case> = case.rsplit('/').next().unwrap().parse().unwrap();
    let tx = app.db().write(store::By::System("test")).await.unwrap();
    let sql = store::Sql::new("update cases set stage = ? where id = ?");
    tx.run(sql.bind(cases::model::Stage::Closed).bind(id)).await.unwrap();
    tx.commit().await.unwrap();
}
