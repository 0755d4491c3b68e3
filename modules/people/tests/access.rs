//! Who sees what: everybody finds, offices that look after somebody read, numbers are shown for a reason.

use people::{NewPerson, Subject};
use store::{By, Source as _, Sql};

use crate::{browser, known_sai, register, sai, start};

#[tokio::test]
async fn another_office_learns_that_she_is_there_and_whom_to_ask() {
    let app = start().await;
    let id = sai(&app).await;
    let mut wichai = browser(&app, "wichai");
    wichai.open("/people?text=สาย+ทองดี").await.has_text("นางสาย ทองดี").has_text("คลองแห");
    let page = wichai.get(&format!("/people/{id}")).await;
    page.is(403)
        .has_text("อยู่ในความดูแลของหน่วยงานอื่น")
        .has_text("อบต.ท่าข้าม")
        .has_no_text("081-234-5678")
        .has_no_text("99/1");
    for (path, fields) in [
        (format!("/people/{id}"), &[("given", "เปลี่ยน")][..]),
        (format!("/people/{id}/unmasking"), &[("reason", "อยากรู้")][..]),
        (format!("/people/{id}/relations"), &[][..]),
    ] {
        wichai.post(&path, fields).await.is(404);
    }
    wichai.get(&format!("/people/{id}/edit")).await.is(403);
    wichai.get(&format!("/people/{id}/unmasking")).await.is(404);
}

#[tokio::test]
async fn an_office_that_takes_her_on_reads_her_record() {
    let app = start().await;
    let id = sai(&app).await;
    let (other,): (kernel::Id<kernel::Office>,) =
        app.db().one(Sql::new("select max(id) from offices")).await.expect("an office");
    let tx = app.db().write(By::System("test")).await.expect("a transaction");
    people::link_office(&tx, Subject::Person(id), other).await.expect("a link");
    people::link_office(&tx, Subject::Person(id), other).await.expect("the same link");
    tx.commit().await.expect("a commit");
    browser(&app, "wichai").open(&format!("/people/{id}")).await.has_text("081-234-5678").has_text("เทศบาลเมืองควนลัง");
}

#[tokio::test]
async fn roles_without_people_see_none() {
    let app = start().await;
    let id = sai(&app).await;
    let mut somchai = browser(&app, "somchai");
    somchai.get("/people").await.is(403);
    somchai.get(&format!("/people/{id}")).await.is(403);
    let mut direk = browser(&app, "direk");
    direk.open(&format!("/people/{id}")).await.has_no_text("แก้ไขข้อมูล");
    direk.post(&format!("/people/{id}"), &[("given", "เปลี่ยน")]).await.is(403);
    app.visitor().get("/people").await.is(303);
    direk.get("/people/0000000000000").await.is(404);
    direk.get("/people/none").await.is(404);
}

#[tokio::test]
async fn a_number_is_shown_once_for_a_reason_that_is_logged() {
    let app = start().await;
    let id = sai(&app).await;
    let number = thai::citizen_id::fictitious(7).to_string();
    let mut pimjai = browser(&app, "pimjai");
    let mark = app.mark().await;
    pimjai.open(&format!("/people/{id}")).await.has_no_text(&number);
    pimjai.post(&format!("/people/{id}/unmasking"), &[("reason", " ")]).await.is(422).has_no_text(&number);
    app.assert_nothing_else_recorded(mark, &[]).await;
    pimjai.post(&format!("/people/{id}/unmasking"), &[("reason", "กรอกแบบคำขอ")]).await.is(200).has_text(&number);
    let lines = app.audit_since(mark).await;
    assert_eq!(
        lines.iter().map(|line| (line.act.as_str(), line.reason.as_str())).collect::<Vec<_>>(),
        [("person-number-shown", "กรอกแบบคำขอ")]
    );
    browser(&app, "anong").get(&format!("/people/{id}/unmasking")).await.is(403);
}

#[tokio::test]
async fn a_protected_address_is_hidden_in_lists_and_each_reading_is_logged() {
    let app = start().await;
    let id = register(&app, 0, &NewPerson { protected: true, ..known_sai() }).await;
    let mut pimjai = browser(&app, "pimjai");
    let page = pimjai.open("/people?text=สาย+ทองดี").await;
    page.has_text("ปกปิดที่อยู่").has_no_text("คลองแห");
    pimjai.open("/people?text=ต.คลองแห").await.has_no_text("สาย ทองดี");
    let mark = app.mark().await;
    pimjai.open(&format!("/people/{id}")).await.has_text("ต.คลองแห");
    app.assert_nothing_else_recorded(mark, &["person-read"]).await;
    browser(&app, "wichai").get(&format!("/people/{id}")).await.is(403).has_no_text("คลองแห");
}

#[tokio::test]
async fn a_merged_record_leads_to_the_one_that_was_kept() {
    let app = start().await;
    let (old, kept) =
        (register(&app, 0, &NewPerson { given: "สาย".into(), ..NewPerson::default() }).await, sai(&app).await);
    let tx = app.db().write(By::System("test")).await.expect("a transaction");
    tx.run(Sql::new("update persons set merged_into = ? where id = ?").bind(kept).bind(old)).await.expect("a merge");
    tx.commit().await.expect("a commit");
    let mut pimjai = browser(&app, "pimjai");
    let answer = pimjai.get(&format!("/people/{old}")).await;
    answer.is(303);
    assert_eq!(answer.location(), format!("/people/{kept}"));
}

#[tokio::test]
async fn every_page_reads_in_english_too() {
    let app = start().await;
    let id = sai(&app).await;
    let mut pimjai = browser(&app, "pimjai");
    pimjai.set_cookie("kueakun_lang", "en");
    let person = format!("/people/{id}");
    for path in [
        "/people",
        "/people?text=สาย",
        "/people?text=nobody",
        "/people/new",
        person.as_str(),
        &format!("{person}/edit"),
        &format!("{person}/unmasking"),
        &format!("{person}/relations/new?text=สาย"),
        "/households",
        "/households/new",
        "/groups",
        "/groups/new",
        "/communities",
        "/communities/new",
    ] {
        pimjai.open(path).await;
    }
}
