//! Who may bring in, and what is refused as a whole.

use kueakun::demo::cast;

use super::{office, send, taken};

#[tokio::test]
async fn only_clerks_and_supervisors_import_and_only_into_their_offices() {
    let app = crate::start().await;
    for user in [cast::SOMSRI, cast::THAWAT, cast::PIMJAI, cast::PHUM] {
        app.sign_in(user).await.get("/imports").await.is(403);
    }
    let mut mali = app.sign_in(cast::MALI).await;
    let elsewhere = office(&app, cast::WICHAI).await;
    let fields = [("template", "persons"), ("office", elsewhere.as_str())];
    mali.upload("/imports", &fields, &[("file", "a.csv", "ชื่อ\nสาย\n".as_bytes())]).await.is(422);
    mali.get("/imports/exports/new").await.is(403);
}

#[tokio::test]
async fn a_file_that_is_no_register_is_refused_with_the_reason() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let locked = [&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..], &name].concat();
    let refused: [(&[u8], &str); 4] = [
        (b"", "ไฟล์นี้ว่าง"),
        (b"%PDF-1.7", "ไม่ใช่ XLSX หรือ CSV"),
        (&locked, "ตั้งรหัสผ่าน"),
        ("สมชาย,ใจดี\nสาย,ทองดี\n".as_bytes(), "ไม่พบหัวตาราง"),
    ];
    for (bytes, why) in refused {
        let answer = send(&app, &mut mali, "persons", "register.xlsx", bytes).await;
        answer.is(422).has_text(why);
    }
    assert_eq!(super::count(&app, "select cast(count(*) as bigint) from imports").await, 0);
}

#[tokio::test]
async fn the_blank_files_and_schemas_are_there_and_a_blank_file_reads() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    for template in ["persons", "households", "members", "cases"] {
        let schema = mali.open(&format!("/imports/schemas/{template}.json")).await;
        let schema: serde_json::Value = serde_json::from_slice(schema.bytes()).unwrap();
        assert!(schema["fields"].as_array().is_some_and(|fields| fields.len() > 4));
        let blank = mali.open(&format!("/imports/templates/{template}.xlsx")).await;
        let answer = send(&app, &mut mali, template, "blank.xlsx", blank.bytes()).await;
        let import = answer.is(303).location();
        mali.open(&import).await.has_no_text("ไฟล์ต้องมีคอลัมน์เหล่านี้");
    }
    mali.get("/imports/templates/persons.exe").await.is(404);
    mali.get("/imports/schemas/nobody.json").await.is(404);
}

#[tokio::test]
async fn no_value_of_a_row_stands_in_an_address_or_in_the_log() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let mark = app.mark().await;
    let import = taken(&app, &mut mali, "persons", "ชื่อ,โทร\nบัวคลี่ลับเฉพาะ,12\n").await;
    super::store_all(&app, &mut mali, &import).await;
    let said = format!("{:?}", app.audit_since(mark).await);
    assert!(!said.contains("บัวคลี่ลับเฉพาะ"));
}
