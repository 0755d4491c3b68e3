//! สิ่งที่ส่งมาด้วยและอ้างถึง: files go where their letter goes, e-mails are taken in, and letters refer to letters.

use std::sync::Arc;

use kueakun::demo::cast;

use super::issuing::{begin, clerk_of, draft, id_of, numbered};
use super::receiving::{but, came, enter, receive, scan};
use super::routing::send;

const EMAIL: &str = "From: =?utf-8?B?4Liq4Liz4LiZ4Lix4LiB4LiH4Liy4LiZ?= <a@example.go.th>\r\nDate: Tue, 1 Sep 2026 08:30:00 +0700\r\n\
    Subject: Annual survey\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n\
    --b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nPlease answer the questionnaire\r\n--b\r\n\
    Content-Type: application/octet-stream; name=\"virus.exe\"\r\nContent-Disposition: attachment; filename=\"virus.exe\"\r\n\
    \r\nMZ\r\n--b\r\nContent-Type: application/pdf; name=\"form.pdf\"\r\n\
    Content-Disposition: attachment; filename=\"form.pdf\"\r\n\r\n";

fn email() -> Vec<u8> {
    let mut email = EMAIL.as_bytes().to_vec();
    email.extend(scan());
    email.extend(b"\r\n--b--\r\n");
    email
}

#[tokio::test]
async fn a_draft_carries_files_to_the_office_that_receives_it() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let letter = begin(&mut somsri, &draft("external", "ส่งแบบสำรวจ")).await;
    let here = format!("{letter}/enclosing");
    let page = somsri.open(&here).await;
    let (version, scan) = (page.field_value("version"), scan());
    let fields = [("version", version.as_str()), ("called", "แบบสำรวจ จำนวน 1 ชุด")];
    let mark = app.mark().await;
    for (name, bytes) in [("form.exe", b"MZ\x90".as_slice()), ("form.pdf", b"MZ\x90"), ("form.pdf", b"")] {
        let page = somsri.upload(&here, &fields, &[("files", name, bytes)]).await;
        assert!(!page.is(422).field_error("files").is_empty(), "{name}");
        assert_eq!(page.field_value("called"), "แบบสำรวจ จำนวน 1 ชุด");
    }
    app.assert_nothing_else_recorded(mark, &[]).await;
    let files = [("files", "แบบ.pdf", scan.as_slice()), ("files", "อื่น.pdf", scan.as_slice())];
    somsri.upload(&here, &fields, &files).await.is(303);
    somsri.upload(&here, &fields, &files).await.is(409);
    let page = somsri.open(&format!("{letter}/enclosures")).await;
    page.has_text("แบบ.pdf").has_text("อื่น.pdf");
    assert!(somsri.open(&format!("{letter}/text")).await.field_value("enclosures").contains("แบบสำรวจ จำนวน 1 ชุด"));
    let (version, ticks) = (page.field_value("version"), page.field_values("letter"));
    let out = [("version", version.as_str()), ("letter", ticks[1].as_str())];
    somsri.post(&format!("{letter}/enclosures"), &out).await.is(303);
    somsri.open(&letter).await.has_text("แบบ.pdf").has_no_text("อื่น.pdf");

    let head = id_of(&app, cast::PRASERT).await;
    send(&mut somsri, &format!("{letter}/review"), &[("checker", &head)]).await.is(303);
    let version = somsri.open(&format!("{letter}/enclosures")).await;
    version.has_text("เฉพาะร่าง");
    let mut prasert = app.sign_in(cast::PRASERT).await;
    send(&mut prasert, &format!("{letter}/check"), &[]).await.is(303);
    send(&mut prasert, &format!("{letter}/signing"), &[("post", "หัวหน้า")]).await.is(303);
    let mut mali = app.sign_in(cast::MALI).await;
    send(&mut mali, &format!("{letter}/number"), &[("number", "next")]).await.is(303);
    let staff = offices::staff_named(app.db(), cast::NARONG).await.unwrap().unwrap();
    let office = offices::brief(app.db(), &[staff]).await.unwrap()[&staff].office;
    let to = office.to_string();
    let sent = [("channel", "system"), ("offices", to.as_str()), ("to", ""), ("note", "")];
    send(&mut mali, &format!("{letter}/sending"), &sent).await.is(303);
    let (mailer, taken) = super::post::server();
    let sent = [("channel", "email"), ("to", "saraban@example.go.th"), ("note", "")];
    send(&mut mali, &format!("{letter}/sending"), &sent).await.is(303);
    jobs::Runner::new(app.db().clone(), correspondence::handlers(Some(mailer), Arc::clone(app.app().texts())))
        .run_due()
        .await
        .unwrap();
    assert_eq!(taken.lock().unwrap()[0].matches("application/pdf").count(), 2, "the letter and what is enclosed");

    let clerk = clerk_of(&app, office).await;
    let mut clerk = app.sign_in(&clerk).await;
    let there = clerk.open("/letters/arrivals").await;
    let receipt = there.forms().into_iter().find(|form| form.ends_with("/receipt")).unwrap();
    let arrived = clerk.post(&receipt, &[]).await.location();
    let page = clerk.open(&arrived).await;
    page.has_text("สิ่งที่ส่งมาด้วย").has_text("แบบ.pdf");
    let file = page.links().into_iter().rfind(|link| link.contains("/files/")).unwrap();
    assert_eq!(clerk.open(&file).await.bytes(), scan.as_slice());
    let found = clerk.open("/letters/search?q=welfare").await;
    found.has_text("ส่งแบบสำรวจ");
}

#[tokio::test]
async fn an_email_fills_what_the_clerk_left_empty_and_brings_its_papers() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let empty = but(came("", ""), &[("party-from", ""), ("dated-on", "")]);
    let email = email();
    let page = enter(&mut mali, &empty, &[("paper", "mail.eml", b"no letter at all")]).await;
    assert!(!page.is(422).field_error("paper").is_empty());
    let entered = enter(&mut mali, &empty, &[("paper", "mail.eml", &email)]).await;
    let letter = entered.is(303).location();
    let page = mali.open(&letter).await;
    page.has_text("Annual survey").has_text("สำนักงาน").has_text("mail.eml").has_text("form.pdf").has_no_text("virus");
    assert!(mali.open(&format!("{letter}/stamped")).await.bytes().starts_with(b"%PDF"));
    for words in ["questionnaire", "conference"] {
        mali.open(&format!("/letters/search?q={words}")).await.has_text("Annual survey");
    }
    let more = format!("{letter}/enclosing");
    let version = mali.open(&more).await.field_value("version");
    mali.upload(&more, &[("version", &version)], &[("files", "extra.pdf", &scan())]).await.is(303);
    mali.open(&letter).await.has_text("extra.pdf");
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    somsri.get(&more).await.is(404);
}

#[tokio::test]
async fn a_draft_refers_to_a_letter_of_the_register_and_each_leads_to_the_other() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let asked = receive(&mut mali, &came("ขอข้อมูลผู้สูงอายุ", "สม 0017/9")).await;
    let own = numbered(&app, &draft("external", "ส่งรายงาน")).await;
    let letter = begin(&mut mali, &draft("external", "ส่งข้อมูลผู้สูงอายุ")).await;
    let here = format!("{letter}/referring");
    let page = send(&mut mali, &here, &[("series", "received"), ("number", "9/2569")]).await;
    assert!(!page.is(422).field_error("number").is_empty());
    send(&mut mali, &here, &[("series", "received"), ("number", "๑/๒๕๖๙")]).await.is(303);
    send(&mut mali, &here, &[("series", "general"), ("number", "1/2569")]).await.is(303);
    let words = mali.open(&format!("{letter}/text")).await.field_value("references");
    assert!(words.contains("สม 0017/9 ลงวันที่ 28 สิงหาคม 2569"), "{words}");
    mali.open(&letter).await.has_text("อ้างถึงหนังสือรับที่ 1/2569").has_text("อ้างถึงหนังสือส่งที่ 1/2569");
    mali.open(&asked).await.has_text("ถูกอ้างถึงใน");
    let page = mali.open(&format!("{letter}/references")).await;
    let (version, ticks) = (page.field_value("version"), page.field_values("letter"));
    mali.post(&format!("{letter}/references"), &[("version", &version), ("letter", &ticks[0])]).await.is(303);
    let page = mali.open(&letter).await;
    assert!(page.links().contains(&own) != page.links().contains(&asked), "one is left");
    let mut narong = app.sign_in(cast::NARONG).await;
    narong.get(&here).await.is(404);
    narong.get(&format!("{letter}/enclosures")).await.is(404);
}
