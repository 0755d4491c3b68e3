//! Closing and merging, which supervisors do.

use kueakun::demo::cast;

use super::{asking, organisation, service};

#[tokio::test]
async fn a_service_that_has_ended_leaves_the_lists_and_its_page_stays() {
    let app = crate::start().await;
    let (mut mali, mut prasert) = (app.sign_in(cast::MALI).await, app.sign_in(cast::PRASERT).await);
    let there = organisation(&mut mali, "ศูนย์สมมุติ").await;
    let address = service(&mut mali, &there, &[("name", "ห้องสมุดของเล่น")]).await;
    let closing = format!("{address}/closing");
    mali.get(&closing).await.is(403);
    let mark = app.mark().await;
    let without_reason = [("status", "defunct"), ("reason", ""), ("version", "1")];
    assert_ne!(prasert.post(&closing, &without_reason).await.is(422).field_error("reason"), "");
    app.assert_nothing_else_recorded(mark, &[]).await;
    let fields = [("status", "defunct"), ("reason", "หมดโครงการ"), ("version", "1")];
    prasert.submit(&closing, &fields).await.has_text("เลิกแล้ว").has_text("หมดโครงการ");
    app.assert_nothing_else_recorded(mark, &["service-status-set"]).await;
    let word = |more: &[(&'static str, &'static str)]| {
        let mut query = vec![("text", "ห้องสมุดของเล่น")];
        query.extend_from_slice(more);
        asking("/directory", &query)
    };
    mali.open(&word(&[])).await.has_text("ไม่พบรายการ");
    mali.open(&word(&[("closed", "too")])).await.has_text("ห้องสมุดของเล่น").has_text("เลิกแล้ว");
    mali.open(&asking("/directory/choices", &[("text", "ห้องสมุดของเล่น")])).await.has_no_text("ห้องสมุด");
}

#[tokio::test]
async fn the_services_of_an_organisation_that_has_ceased_leave_the_lists_with_it() {
    let app = crate::start().await;
    let (mut mali, mut prasert) = (app.sign_in(cast::MALI).await, app.sign_in(cast::PRASERT).await);
    let there = organisation(&mut mali, "ศูนย์สมมุติ").await;
    service(&mut mali, &there, &[("name", "ห้องสมุดของเล่น")]).await;
    let closing = format!("{there}/closing");
    mali.post(&closing, &[("reason", "ปิด"), ("version", "1")]).await.is(403);
    prasert.submit(&closing, &[("reason", "ปิดกิจการ"), ("version", "1")]).await.has_text("หน่วยงานปิดแล้ว");
    let found = asking("/directory", &[("text", "ห้องสมุดของเล่น")]);
    mali.open(&found).await.has_text("ไม่พบรายการ");
    prasert.submit(&closing, &[("reason", "เปิดใหม่"), ("version", "2")]).await.has_no_text("หน่วยงานปิดแล้ว");
    mali.open(&found).await.has_text("ห้องสมุดของเล่น");
}

#[tokio::test]
async fn an_organisation_that_stands_twice_is_merged_and_its_address_leads_to_the_other() {
    let app = crate::start().await;
    let (mut mali, mut prasert) = (app.sign_in(cast::MALI).await, app.sign_in(cast::PRASERT).await);
    let twice = organisation(&mut mali, "มูลนิธิปันสุข").await;
    let there = organisation(&mut mali, "มูลนิธิปันสุขสมมุติ").await;
    let address = service(&mut mali, &twice, &[("name", "ตู้ปันอาหาร")]).await;
    let merging = format!("{twice}/merging");
    mali.get(&merging).await.is(403);
    prasert.open(&merging).await.has_text("มูลนิธิปันสุขสมมุติ");
    let id = |address: &str| address.rsplit('/').next().expect("an id").to_owned();
    let mark = app.mark().await;
    let itself = id(&twice);
    prasert.post(&merging, &[("into", &itself), ("version", "1")]).await.is(422).has_text("รวมกับรายการนี้ไม่ได้");
    assert_ne!(prasert.post(&merging, &[("version", "1")]).await.is(422).field_error("into"), "");
    app.assert_nothing_else_recorded(mark, &[]).await;
    prasert.submit(&merging, &[("into", &id(&there)), ("version", "1")]).await.has_text("ตู้ปันอาหาร");
    app.assert_nothing_else_recorded(mark, &["organisation-merged"]).await;
    assert_eq!(mali.get(&twice).await.is(303).location(), there);
    mali.open(&address).await.has_text("มูลนิธิปันสุขสมมุติ");
    mali.open("/directory/organisations").await.has_text("มูลนิธิปันสุขสมมุติ");
    prasert.post(&merging, &[("into", &id(&there)), ("version", "2")]).await.is(409);
}
