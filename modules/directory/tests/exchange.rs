//! The directory as a file of Open Referral HSDS 3.1: out, in, and back again the same.

use kueakun::demo::cast;
use serde_json::{Value, json};
use store::By;
use testkit::{Home, TestApp};

use super::hsds::conforms;
use super::importing::{empty, import, one};
use super::{organisation, service};

/// A directory with everything in it that an entry can say, beside the hotlines.
async fn full() -> TestApp {
    let app = crate::start().await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let there = organisation(&mut prasert, "ศูนย์สมมุติ").await;
    let at = [
        ("name", "อาคารศูนย์"),
        ("address", "99 หมู่ 4"),
        ("place", "ต.บางระกำ อ.บางระกำ จ.พิษณุโลก"),
        ("coordinates", "16.75, 100.11"),
        ("transportation", "รถสองแถวสาย 3"),
        ("accessibility", "ทางลาด"),
        ("phones", "055-999-111 ต่อ 4 ป้อมยาม"),
    ];
    prasert.submit(&format!("{there}/locations"), &at).await;
    let form = prasert.open(&format!("{there}/services/new")).await;
    let html = form.html();
    let location = html.elements().find(|element| element.attribute("name") == "location").expect("a location");
    let location = location.attribute("value").to_owned();
    let fields = [
        ("name", "คลินิกสุขภาพจิต"),
        ("alternate_name", "คลินิกใจ"),
        ("description", "ตรวจรักษา\nและติดตาม"),
        ("alert", "ย้ายชั่วคราว"),
        ("phones", "055-123-456 ต่อ 12 ฝ่ายรับเรื่อง"),
        ("email", "clinic@example.org"),
        ("url", "https://example.org/clinic"),
        ("hours", "week"),
        ("hours_MO", "20.00-06.00"),
        ("hours_TU", "08.30-12.00, 13.00-24.00"),
        ("hours_words", "ปิดวันหยุดราชการ"),
        ("location", &location),
        ("country", "yes"),
        ("areas", "อ.บางระกำ จ.พิษณุโลก"),
        ("area_words", "แนวชายแดน"),
        ("problem", "health"),
        ("group", "youth"),
        ("eligibility", "มีใบส่งตัว"),
        ("minimum_age", "15"),
        ("maximum_age", "60"),
        ("application", "โทรนัด"),
        ("documents", "ใบส่งตัว"),
        ("free", "yes"),
        ("fees", "ค่ายาตามจริง"),
        ("language", "th"),
        ("language", "tsq"),
        ("interpretation", "ล่ามทางโทรศัพท์"),
        ("contacts", "นางสมมุติ | พยาบาล | งานจิตเวช | 081-000-0001 | nurse@example.org"),
        ("accreditations", "HA"),
    ];
    let address = service(&mut prasert, &there, &fields).await;
    prasert.submit(&format!("{address}/verification"), &[("version", "1")]).await;
    let ended = service(&mut prasert, &there, &[("name", "ห้องสมุด")]).await;
    let closing = [("status", "temporarily closed"), ("reason", "ซ่อมอาคาร"), ("version", "1")];
    prasert.submit(&format!("{ended}/closing"), &closing).await;
    let alone = organisation(&mut prasert, "มูลนิธิที่ยังไม่มีบริการ").await;
    prasert.submit(&format!("{alone}/closing"), &[("reason", "ปิด"), ("version", "1")]).await;
    app
}

#[tokio::test]
async fn what_went_out_and_in_goes_out_again_byte_for_byte() {
    let app = full().await;
    let first = directory::export(app.db()).await.unwrap();
    let home = Home::empty().await;
    let db = empty(&home).await;
    let outcome = import(&db, &first).await;
    assert_eq!(outcome.notes, []);
    assert_eq!((outcome.organisations.added, outcome.services.added, outcome.locations.added), (12, 12, 1));
    assert_eq!(directory::export(&db).await.unwrap(), first);
}

#[tokio::test]
async fn the_file_has_no_property_that_the_standard_does_not_have_and_none_that_is_null() {
    let app = full().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let answer = somsri.open("/directory/exchange/file").await;
    assert_eq!(answer.header("content-disposition"), "attachment; filename=\"directory-2026-09-01.json\"");
    let file: Value = serde_json::from_slice(answer.bytes()).unwrap();
    assert_eq!(conforms(&file), Vec::<String>::new());
    let clinic = file["services"].as_array().unwrap().iter().find(|one| one["name"] == "คลินิกสุขภาพจิต").unwrap();
    assert_eq!(clinic["assured_date"], "2026-09-01");
    assert_eq!(clinic["schedules"][0]["opens_at"], "20:00+07:00");
    assert_eq!(clinic["schedules"][0]["closes_at"], "06:00+07:00");
    assert_eq!(clinic["cost_options"][0]["amount"], 0);
    assert_eq!(clinic["service_at_locations"][0]["location"]["addresses"][0]["postal_code"], "65140");
    assert_eq!(clinic["phones"][0]["extension"], 12);
    assert!(answer.text().contains("\"value\": \"inactive\""), "an organisation that has ceased says so");
}

#[tokio::test]
async fn the_same_file_again_changes_nothing_and_records_nothing() {
    let app = full().await;
    let file = directory::export(app.db()).await.unwrap();
    let mark = app.mark().await;
    let outcome = import(app.db(), &file).await;
    let counts = [outcome.organisations, outcome.locations, outcome.services];
    assert!(counts.iter().all(|count| (count.added, count.changed) == (0, 0)), "{counts:?}");
    app.assert_nothing_else_recorded(mark, &[]).await;
}

#[tokio::test]
async fn by_page_a_file_is_tried_first_and_kept_when_it_is_said() {
    let app = crate::start().await;
    let (mut prasert, mut mali) = (app.sign_in(cast::PRASERT).await, app.sign_in(cast::MALI).await);
    let file = one(|service| service["x-colour"] = json!("red"));
    let files = [("file", "network.json", file.as_bytes())];
    mali.open("/directory/exchange").await.has_text("ดาวน์โหลดแฟ้ม").has_no_text("แฟ้ม JSON เข้า");
    mali.upload("/directory/exchange", &[("keep", "yes")], &files).await.is(403);
    let mark = app.mark().await;
    let page = prasert.upload("/directory/exchange", &[], &files).await;
    page.is(200).has_text("ยังไม่มีอะไรถูกบันทึก").has_text("/services/0/x-colour").has_text("ไม่เก็บข้อมูลนี้");
    app.assert_nothing_else_recorded(mark, &[]).await;
    prasert.upload("/directory/exchange", &[("keep", "yes")], &files).await.is(200).has_text("บันทึกลงทำเนียบแล้ว");
    app.assert_nothing_else_recorded(mark, &["organisation-added", "service-added"]).await;
    let not_json = [("file", "network.json", b"{".as_slice())];
    assert_ne!(prasert.upload("/directory/exchange", &[], &not_json).await.is(422).field_error("file"), "");
    assert_ne!(prasert.upload("/directory/exchange", &[], &[]).await.is(422).field_error("file"), "");
}

#[tokio::test]
async fn the_hotlines_come_once_and_leave_alone_what_an_office_changed() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let address = mali.open("/directory?text=1323").await.first_link("/directory/services/");
    let fields = [("name", "สายด่วน 1323 ของเรา"), ("description", "ปรึกษา"), ("hours", "unknown"), ("version", "1")];
    mali.submit(&address, &fields).await;
    let tx = app.db().write(By::System("test")).await.unwrap();
    let outcome = directory::seed(&tx).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(outcome.notes, []);
    assert_eq!((outcome.services.added, outcome.services.changed, outcome.services.same), (0, 0, 10));
    mali.open(&address).await.has_text("สายด่วน 1323 ของเรา");
}

#[tokio::test]
async fn the_command_line_exports_tries_and_imports() {
    use crate::operations::program::{command, done, refused};
    let home = Home::empty().await;
    done(command(&home, &["migrate"]));
    let said = done(command(&home, &["directory", "seed"]));
    assert!(said.contains("services: 10 new, 0 changed, 0 as before"), "{said}");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("out.json").display().to_string();
    done(command(&home, &["directory", "export", &file]));
    assert!(refused(command(&home, &["directory", "export", &file])).contains("cannot be written"));
    let there = Home::empty().await;
    done(command(&there, &["migrate"]));
    let tried = done(command(&there, &["directory", "import", &file, "--dry-run"]));
    assert!(tried.contains("services: 10 new") && tried.contains("nothing was kept"), "{tried}");
    let kept = done(command(&there, &["directory", "import", &file]));
    assert!(kept.contains("services: 10 new"), "{kept}");
    let again = folder.path().join("again.json").display().to_string();
    done(command(&there, &["directory", "export", &again]));
    assert_eq!(std::fs::read(&again).unwrap(), std::fs::read(&file).unwrap());
    std::fs::write(&file, "{").unwrap();
    assert!(refused(command(&there, &["directory", "import", &file])).contains("nothing was changed"));
}
