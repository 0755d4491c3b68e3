//! Keeping the directory: adding, changing, verifying, and what must not happen on the way.

use kueakun::demo::cast;

use super::{LEAST, asking, organisation, service};

/// Everything that the form of a service asks.
const WHOLE: [(&str, &str); 22] = [
    ("name", "คลินิกสุขภาพจิต"),
    ("alternate_name", "คลินิกใจ"),
    ("description", "ตรวจรักษาและติดตาม"),
    ("alert", "ย้ายไปอาคาร 2 ชั่วคราว"),
    ("phones", "๐๕๕-๑๒๓-๔๕๖ ต่อ ๑๒ ฝ่ายรับเรื่อง\n1323"),
    ("email", "clinic@example.org"),
    ("url", "example.org/clinic"),
    ("hours", "week"),
    ("hours_MO", "08.30-12.00, 13.00-16.30"),
    ("hours_TU", "08.30-12.00"),
    ("hours_words", "ปิดวันหยุดราชการ"),
    ("areas", "อ.บางระกำ จ.พิษณุโลก"),
    ("problem", "health"),
    ("group", "youth"),
    ("eligibility", "มีใบส่งตัว"),
    ("minimum_age", "๑๕"),
    ("maximum_age", "60"),
    ("documents", "บัตรประจำตัวประชาชน\nใบส่งตัว"),
    ("free", "yes"),
    ("language", "tsq"),
    ("contacts", "นางสมมุติ ใจดี | พยาบาล | 081-000-0001"),
    ("accreditations", "HA"),
];

#[tokio::test]
async fn everything_that_is_written_about_a_service_can_be_read_and_is_filled_in_again() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let mark = app.mark().await;
    let there = organisation(&mut mali, "โรงพยาบาลสมมุติ").await;
    let address = service(&mut mali, &there, &WHOLE).await;
    app.assert_nothing_else_recorded(mark, &["organisation-added", "service-added"]).await;
    let page = mali.open(&address).await;
    page.has_text("คลินิกสุขภาพจิต").has_text("คลินิกใจ").has_text("ย้ายไปอาคาร 2 ชั่วคราว").has_text("ฝ่ายรับเรื่อง");
    page.has_text("จันทร์ อังคาร 08.30-12.00 · ปิดวันหยุดราชการ").has_text("จันทร์ 13.00-16.30");
    page.has_text("อ.บางระกำ จ.พิษณุโลก").has_text("สุขภาพ").has_text("อายุ 15 ถึง 60 ปี").has_text("มีใบส่งตัว");
    page.has_text("ใบส่งตัว").has_text("ไม่เสียค่าใช้จ่าย").has_text("ภาษามือไทย").has_text("นางสมมุติ ใจดี").has_text("HA");
    for link in ["tel:055123456;ext=12", "tel:1323", "mailto:clinic@example.org", "https://example.org/clinic"] {
        assert!(page.link(link), "{link}");
    }
    let form = mali.open(&format!("{address}/edit")).await;
    for (name, value) in [
        ("phones", "055-123-456 ต่อ 12 ฝ่ายรับเรื่อง 1323"),
        ("hours_MO", "08.30-12.00, 13.00-16.30"),
        ("hours_TU", "08.30-12.00"),
        ("areas", "อ.บางระกำ จ.พิษณุโลก"),
        ("problem", "health"),
        ("free", "yes"),
        ("language", "tsq"),
        ("contacts", "นางสมมุติ ใจดี | พยาบาล | 081-000-0001"),
    ] {
        assert_eq!(form.field_value(name), value, "{name}");
    }
}

#[tokio::test]
async fn a_location_is_added_and_the_service_is_given_there() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let there = organisation(&mut mali, "ศูนย์สมมุติ").await;
    let fields = [
        ("name", "อาคารศูนย์"),
        ("address", "99 หมู่ 4"),
        ("place", "ต.บางระกำ อ.บางระกำ จ.พิษณุโลก"),
        ("coordinates", "16.75, 100.11"),
        ("accessibility", "ทางลาดและห้องน้ำกว้าง"),
        ("phones", "055-999-111"),
    ];
    let page = mali.submit(&format!("{there}/locations"), &fields).await;
    page.has_text("99 หมู่ 4 ต.บางระกำ อ.บางระกำ จ.พิษณุโลก").has_text("ทางลาดและห้องน้ำกว้าง");
    let is_edit = |link: &String| link.starts_with(&format!("{there}/locations/")) && link.ends_with("/edit");
    let edit = page.links().into_iter().find(is_edit).expect("a way to change it");
    let form = mali.open(&edit).await;
    assert_eq!(form.field_value("coordinates"), "16.75, 100.11");
    let wide = [("name", "อาคารศูนย์"), ("place", "จ.พิษณุโลก"), ("postal_code", "65"), ("coordinates", "16")];
    let page = mali.post(edit.trim_end_matches("/edit"), &wide).await;
    page.is(422);
    for field in ["place", "postal_code", "coordinates"] {
        assert_ne!(page.field_error(field), "", "{field}");
    }
}

#[tokio::test]
async fn a_wrong_form_comes_back_filled_with_its_fields_named_and_nothing_is_kept() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let there = organisation(&mut mali, "ศูนย์สมมุติ").await;
    let mark = app.mark().await;
    let wrong = [
        ("name", ""),
        ("description", "ช่วยเหลือ"),
        ("phones", "ไม่มีหมายเลข"),
        ("email", "ไม่ใช่อีเมล"),
        ("url", "ไม่ใช่ที่อยู่"),
        ("hours", "week"),
        ("hours_FR", "เช้า"),
        ("areas", "ต.ในเมือง"),
        ("problem", "ไม่มีข้อนี้"),
        ("minimum_age", "60"),
        ("maximum_age", "15"),
    ];
    let page = mali.post(&format!("{there}/services"), &wrong).await;
    page.is(422);
    for field in ["name", "phones", "email", "url", "hours_FR", "areas", "problem", "maximum_age"] {
        assert_ne!(page.field_error(field), "", "{field}");
    }
    assert_eq!((page.field_value("phones").as_str(), page.field_value("hours_FR").as_str()), ("ไม่มีหมายเลข", "เช้า"));
    app.assert_nothing_else_recorded(mark, &[]).await;
    let page = mali.post("/directory/organisations", &[("name", ""), ("description", "")]).await;
    assert_ne!(page.is(422).field_error("name"), "");
    app.assert_nothing_else_recorded(mark, &[]).await;
}

#[tokio::test]
async fn two_who_edit_at_once_see_both_versions_and_nothing_is_lost() {
    let app = crate::start().await;
    let (mut mali, mut somsri) = (app.sign_in(cast::MALI).await, app.sign_in(cast::SOMSRI).await);
    let there = organisation(&mut mali, "ศูนย์สมมุติ").await;
    let address = service(&mut mali, &there, &[]).await;
    let edit = |description, version| {
        let mut fields = LEAST.to_vec();
        fields[1].1 = description;
        fields.push(("version", version));
        fields
    };
    mali.submit(&address, &edit("ของมาลี", "1")).await.has_text("ของมาลี");
    let mark = app.mark().await;
    let page = somsri.post(&address, &edit("ของสมศรี", "1")).await;
    page.is(409).has_text("ของสมศรี").has_text("ของมาลี");
    app.assert_nothing_else_recorded(mark, &[]).await;
    somsri.submit(&address, &edit("ของสมศรี", &page.field_value("version"))).await.has_text("ของสมศรี");
    let stale = [("name", "ศูนย์"), ("description", "ก"), ("version", "9")];
    somsri.post(&there, &stale).await.is(409).has_text("ศูนย์สมมุติ");
}

#[tokio::test]
async fn an_entry_is_verified_grows_old_and_is_asked_for_again() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let there = organisation(&mut mali, "ศูนย์สมมุติ").await;
    let address = service(&mut mali, &there, &[("name", "ห้องให้คำปรึกษา")]).await;
    mali.open("/directory/unverified").await.has_text("ห้องให้คำปรึกษา");
    let mark = app.mark().await;
    mali.submit(&format!("{address}/verification"), &[("version", "1")]).await.has_text("ยืนยันข้อมูล 1 ก.ย. 2569 (มาลี");
    app.assert_nothing_else_recorded(mark, &["service-verified"]).await;
    mali.open("/directory/unverified").await.has_no_text("ห้องให้คำปรึกษา");
    app.days_later(181);
    let mut mali = app.sign_in(cast::MALI).await;
    mali.open("/directory/unverified").await.has_text("ห้องให้คำปรึกษา").has_text("ยืนยันไว้นานแล้ว");
    mali.get("/directory/freshness").await.is(403);
    let mut phum = app.sign_in(cast::PHUM).await;
    assert!(phum.open("/directory/unverified").await.link("/directory/freshness"));
    let version = phum.open("/directory/freshness").await.field_value("version");
    phum.post("/directory/freshness", &[("days", "0"), ("version", &version)]).await.is(422);
    phum.submit("/directory/freshness", &[("days", "365"), ("version", &version)]).await;
    mali.open("/directory/unverified").await.has_no_text("ห้องให้คำปรึกษา").has_text("365");
}

#[tokio::test]
async fn whoever_verifies_an_entry_verifies_what_they_read() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let there = organisation(&mut mali, "ศูนย์สมมุติ").await;
    let address = service(&mut mali, &there, &[]).await;
    let mut fields = LEAST.to_vec();
    fields.extend([("phones", "1300"), ("version", "1")]);
    mali.submit(&address, &fields).await;
    let mark = app.mark().await;
    mali.post(&format!("{address}/verification"), &[("version", "1")]).await.is(409);
    app.assert_nothing_else_recorded(mark, &[]).await;
}

#[tokio::test]
async fn the_history_says_who_changed_what() {
    let app = crate::start().await;
    let (mut mali, mut somsri) = (app.sign_in(cast::MALI).await, app.sign_in(cast::SOMSRI).await);
    let there = organisation(&mut mali, "ศูนย์สมมุติ").await;
    let address = service(&mut mali, &there, &[]).await;
    let mut fields = LEAST.to_vec();
    fields.extend([("phones", "1300"), ("fees", "วันละ 50 บาท"), ("version", "1")]);
    let page = somsri.submit(&address, &fields).await;
    page.has_text("แก้ไขบริการ: ค่าบริการ, โทรศัพท์").has_text("เพิ่มบริการ").has_text("สมศรี").has_text("มาลี");
}

#[tokio::test]
async fn a_changed_name_is_found_by_the_new_one() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let there = organisation(&mut mali, "มูลนิธิกระจกเงาเก่า").await;
    service(&mut mali, &there, &[("name", "ตามหาคนหาย")]).await;
    let fields = [("name", "มูลนิธิทานตะวัน"), ("description", "ช่วยเหลือ"), ("version", "1")];
    mali.submit(&there, &fields).await.has_text("มูลนิธิทานตะวัน");
    mali.open(&asking("/directory", &[("text", "ทานตะวัน")])).await.has_text("ตามหาคนหาย");
    mali.open(&asking("/directory", &[("text", "กระจกเงา")])).await.has_no_text("ตามหาคนหาย");
}
