//! หนังสือครบ 20 ปี: handed to the National Archives with a bag whose every byte can be checked, neither early nor twice.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use kueakun::demo::cast;
use sha2::{Digest as _, Sha256};
use testkit::Browser;

use super::receiving::{but, came, enter};
use super::routing::send;

/// A letter of a day that lies in the store, with a file; answers its address.
async fn stored(mali: &mut Browser, subject: &str, dated_on: &str, class: &str) -> String {
    let bytes = format!("%PDF-1.7 {subject}").into_bytes();
    let fields = but(came(subject, subject), &[("dated-on", dated_on)]);
    let answer = enter(mali, &fields, &[("paper", "หนังสือ.pdf", &bytes)]).await;
    let letter = answer.is(303).location();
    let done = [("action", "ทราบ"), ("done-on", "1/9/69"), ("class", class)];
    send(mali, &format!("{letter}/closing"), &done).await.is(303);
    let office = mali.open("/letters/keeping").await.field_value("office");
    let fields = [("letter", id(&letter)), ("file-code", "ก 1/2549"), ("office", office.as_str())];
    mali.post("/letters/keeping", &fields).await.is(303);
    letter
}

fn id(letter: &str) -> &str {
    letter.rsplit('/').next().unwrap()
}

async fn list(mali: &mut Browser, letter: &str, kind: &str, reason: &str) -> testkit::Answer {
    let fields = [("letter", id(letter)), ("kind", kind), ("reason", reason)];
    mali.post("/letters/handovers", &fields).await
}

const TAKEN: [(&str, &str); 3] =
    [("receiver", "นายจดหมาย เหตุดี นักจดหมายเหตุชำนาญการ"), ("number", "วธ 0428/1"), ("on", "1/9/69")];

#[tokio::test]
async fn a_letter_of_twenty_years_is_handed_over_once_and_stays_to_be_found() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let old = stored(&mut mali, "หนังสือเก่า", "1/9/2549", "everyday").await;
    let young = stored(&mut mali, "หนังสือใหม่กว่าหนึ่งวัน", "2/9/2549", "history").await;
    let held = stored(&mut mali, "หนังสือที่ระงับ", "1/1/2540", "history").await;
    let by_law = stored(&mut mali, "สำนวน", "1/1/2540", "evidence").await;
    send(&mut mali, &format!("{held}/hold"), &[("reason", "อยู่ระหว่างตรวจสอบ")]).await.is(303);
    let due = mali.open("/letters/handovers/due").await;
    due.has_text("หนังสือเก่า").has_no_text("หนังสือใหม่กว่า").has_no_text("หนังสือที่ระงับ").has_no_text("สำนวน");
    let mark = app.mark().await;
    for letter in [&young, &held, &by_law] {
        list(&mut mali, letter, "transfer", "").await.is(422).has_text("ข้อ 58");
    }
    app.assert_nothing_else_recorded(mark, &[]).await;
    let made = list(&mut mali, &old, "transfer", "").await.is(303).location();
    list(&mut mali, &old, "keep", "ใช้อยู่").await.is(422).has_text("บัญชีอื่น");
    mali.open(&made).await.has_text("หนังสือเก่า").has_text("ก 1/2549").has_text("รอสำนักหอจดหมายเหตุแห่งชาติ");
    let receipt = format!("{made}/receipt");
    let page = send(&mut mali, &receipt, &[("receiver", ""), ("number", ""), ("on", "2/9/69")]).await;
    assert!(!page.is(422).field_error("receiver").is_empty() && !page.field_error("on").is_empty());
    send(&mut mali, &receipt, &TAKEN).await.is(303);
    app.assert_nothing_else_recorded(mark, &["handover-listed", "letter-handed-over", "handover-taken"]).await;
    mali.open(&old).await.has_text("ส่งมอบแก่").has_text("นายจดหมาย เหตุดี").has_text("วธ 0428/1");
    mali.open("/letters/registers/received?year=2569").await.has_text("หนังสือเก่า");
    list(&mut mali, &old, "transfer", "").await.is(422);
    send(&mut mali, &receipt, &TAKEN).await.is(422);
    app.days_later(490);
    app.sign_in(cast::MALI).await.post("/letters/disposals", &[]).await.is(422).has_text("ไม่มีหนังสือที่ครบอายุ");
}

#[tokio::test]
async fn in_january_the_clerk_is_told_of_what_became_twenty_until_it_is_listed() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let old = stored(&mut mali, "หนังสือเก่า", "1/9/2549", "history").await;
    stored(&mut mali, "หนังสืออายุสิบเก้าปี", "1/1/2550", "history").await;
    let duty = "ส่งมอบสำนักหอจดหมายเหตุแห่งชาติภายในวันที่ 31 มกราคม 2570";
    mali.open("/letters").await.has_no_text(duty);
    app.days_later(136);
    let mut mali = app.sign_in(cast::MALI).await;
    mali.open("/letters").await.has_text(duty);
    app.sign_in(cast::SOMSRI).await.open("/letters").await.has_no_text(duty);
    list(&mut mali, &old, "transfer", "").await.is(303);
    mali.open("/letters").await.has_no_text(duty);
}

#[tokio::test]
async fn a_letter_that_is_held_after_it_was_listed_stays() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let old = stored(&mut mali, "หนังสือเก่า", "1/9/2540", "history").await;
    let made = list(&mut mali, &old, "transfer", "").await.is(303).location();
    send(&mut mali, &format!("{old}/hold"), &[("reason", "คดี")]).await.is(303);
    send(&mut mali, &format!("{made}/receipt"), &TAKEN).await.is(422).has_text("ข้อ 58");
    mali.open(&old).await.has_no_text("ส่งมอบแก่");
}

#[tokio::test]
async fn what_the_office_asks_to_keep_says_why_and_is_due_again_when_the_list_is_withdrawn() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let old = stored(&mut mali, "หนังสือเก่า", "1/9/2540", "history").await;
    assert!(!list(&mut mali, &old, "keep", "").await.is(422).field_error("reason").is_empty());
    let made = list(&mut mali, &old, "keep", "ยังใช้ในราชการประจำ").await.is(303).location();
    mali.open("/letters/handovers/due").await.has_no_text("หนังสือเก่า");
    mali.open(&made).await.has_text("ยังใช้ในราชการประจำ").has_text("ขอเก็บเอง");
    mali.get(&format!("{made}/package")).await.is(404);
    let pdf = mali.get(&format!("{made}/pdf")).await;
    let said = documents::scan::text(pdf.is(200).bytes()).unwrap();
    assert!(said.contains("ขอเก็บเอง") && said.contains("หนังสือเก่า") && !said.contains("เลขทะเบียน"), "{said}");
    mali.post(&format!("{made}/withdrawal"), &[("version", "1")]).await.is(303);
    mali.open("/letters/handovers/due").await.has_text("หนังสือเก่า");
}

#[tokio::test]
async fn only_who_keeps_the_registers_lists_and_other_offices_find_nothing() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let old = stored(&mut mali, "หนังสือเก่า", "1/9/2540", "history").await;
    let made = list(&mut mali, &old, "transfer", "").await.is(303).location();
    for user in [cast::SOMSRI, cast::PRASERT, cast::THAWAT] {
        app.sign_in(user).await.get(&format!("{made}/package")).await.is(403);
    }
    app.sign_in(cast::SOMSRI).await.get(&made).await.is(403);
    app.sign_in(cast::PRASERT).await.open(&made).await.has_text("หนังสือเก่า");
    app.sign_in(cast::WICHAI).await.get(&made).await.is(404);
}

/// The files of a ZIP under its one folder.
fn unzipped(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut files = BTreeMap::new();
    let mut folders = std::collections::BTreeSet::new();
    for place in 0..zip.len() {
        let mut file = zip.by_index(place).unwrap();
        let (folder, path) = file.name().unwrap().split_once('/').map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
        folders.insert(folder);
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        assert!(files.insert(path, bytes).is_none(), "each file once");
    }
    assert_eq!(folders.len(), 1, "one folder");
    files
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Path and digest of each line of a manifest.
fn manifest(files: &BTreeMap<String, Vec<u8>>, name: &str) -> BTreeMap<String, String> {
    let text = String::from_utf8(files[name].clone()).unwrap();
    let line = |line: &str| line.split_once("  ").map(|(digest, path)| (path.to_owned(), digest.to_owned())).unwrap();
    text.lines().map(line).collect()
}

#[tokio::test]
async fn the_package_is_a_bag_in_which_every_byte_is_accounted_for() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let old = stored(&mut mali, "หนังสือเก่า", "1/9/2540", "history").await;
    let made = list(&mut mali, &old, "transfer", "").await.is(303).location();
    let mark = app.mark().await;
    let answer = mali.get(&format!("{made}/package")).await;
    let files = unzipped(answer.is(200).bytes());
    app.assert_nothing_else_recorded(mark, &["handover-bagged"]).await;
    assert_eq!(files["bagit.txt"], b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
    let payload: Vec<&String> = files.keys().filter(|path| path.starts_with("data/")).collect();
    let listed = manifest(&files, "manifest-sha256.txt");
    assert!(payload.iter().copied().eq(listed.keys()), "{payload:?} {listed:?}");
    let tags = manifest(&files, "tagmanifest-sha256.txt");
    assert!(tags.keys().map(String::as_str).eq(["bag-info.txt", "bagit.txt", "manifest-sha256.txt"]));
    for (path, digest) in listed.iter().chain(&tags) {
        assert_eq!(&sha256(&files[path]), digest, "{path}");
    }
    let info = String::from_utf8(files["bag-info.txt"].clone()).unwrap();
    let bytes: usize = payload.iter().map(|path| files[*path].len()).sum();
    assert!(info.contains(&format!("Payload-Oxum: {bytes}.{}\n", payload.len())), "{info}");
    assert!(info.contains("Bagging-Date: 2026-09-01\n"), "{info}");
    assert_eq!(files["data/letters/0001/01-original.pdf"], "%PDF-1.7 หนังสือเก่า".as_bytes());
    let told: serde_json::Value = serde_json::from_slice(&files["data/letters/0001/letter.json"]).unwrap();
    assert_eq!(told["subject"], "หนังสือเก่า");
    assert_eq!(told["dated_on"], "1997-09-01");
    assert_eq!(told["files"][0]["sha256"], sha256(&files["data/letters/0001/01-original.pdf"]).as_str());
    let list = documents::scan::text(&files["data/list.pdf"]).unwrap();
    assert!(list.contains("บัญชีส่งมอบหนังสือครบ ๒๐ ปี") && list.contains("ผู้รับมอบ"), "{list}");
}
