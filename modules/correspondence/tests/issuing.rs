//! การออกหนังสือ: drafted, checked, signed, numbered, sent, and taken by the office to which it went.

use std::sync::Arc;

use kueakun::demo::cast;
use testkit::{Browser, TestApp};

use super::receiving::{but, came, receive};
use super::routing::send;

pub fn draft<'a>(kind: &'a str, subject: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("kind", kind),
        ("subject", subject),
        ("salutation", "general"),
        ("party-to", "ผู้อำนวยการโรงพยาบาลตัวอย่าง"),
        ("references", ""),
        (
            "enclosures",
            if kind == "external" {
                "แบบสอบข้อเท็จจริง จำนวน 1 ชุด"
            } else {
                ""
            },
        ),
        ("paragraphs", "ด้วยมีผู้ประสบปัญหาทางสังคม\nจึงเรียนมาเพื่อโปรดพิจารณา"),
        ("copies", ""),
        ("edition", ""),
        ("urgency", "urgent"),
        ("secrecy", "open"),
    ]
}

pub async fn begin(browser: &mut Browser, fields: &[(&str, &str)]) -> String {
    let answer = browser.post("/letters/drafts", fields).await;
    answer.is(303);
    answer.location()
}

pub async fn id_of(app: &TestApp, user: &str) -> String {
    offices::staff_named(app.db(), user).await.unwrap().unwrap().to_string()
}

/// Drafted by the social worker, checked and signed by the head, numbered by the clerk.
pub async fn numbered(app: &TestApp, fields: &[(&str, &str)]) -> String {
    let letter = signed(app, fields).await;
    let mut mali = app.sign_in(cast::MALI).await;
    send(&mut mali, &format!("{letter}/number"), &[("number", "next")]).await.is(303);
    letter
}

pub async fn signed(app: &TestApp, fields: &[(&str, &str)]) -> String {
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let letter = begin(&mut somsri, fields).await;
    let head = id_of(app, cast::PRASERT).await;
    send(&mut somsri, &format!("{letter}/review"), &[("checker", &head)]).await.is(303);
    send(&mut prasert, &format!("{letter}/check"), &[]).await.is(303);
    let post = prasert.open(&format!("{letter}/signing")).await.field_value("post");
    send(&mut prasert, &format!("{letter}/signing"), &[("post", &post)]).await.is(303);
    letter
}

#[tokio::test]
async fn a_letter_is_drafted_checked_signed_numbered_and_sent_and_each_step_is_recorded() {
    let app = crate::start().await;
    let mark = app.mark().await;
    let letter = numbered(&app, &draft("external", "ขอความร่วมมือ")).await;
    let mut mali = app.sign_in(cast::MALI).await;
    mali.open(&letter).await.has_text("หนังสือส่งที่ 1/2569").has_text("รอธุรการส่ง").has_text("ลงนามโดย");
    mali.open("/letters/registers/general").await.has_text("ขอความร่วมมือ");
    let by_hand = [("channel", "hand"), ("to", "โรงพยาบาลตัวอย่าง"), ("note", "")];
    send(&mut mali, &format!("{letter}/sending"), &by_hand).await.is(303);
    mali.open(&letter).await.has_text("ส่งแล้ว").has_text("โรงพยาบาลตัวอย่าง").has_text("ฉบับลงนาม");
    let pdf = mali.open(&format!("{letter}/paper")).await;
    assert!(pdf.bytes().starts_with(b"%PDF"));
    let page = mali.open(&letter).await;
    assert!(page.links().contains(&format!("{letter}/closing")), "what went out is closed and kept as well");
    let acts = [
        "signed-in",
        "signed-in",
        "letter-drafted",
        "letter-submitted",
        "letter-checked",
        "letter-signed",
        "signed-in",
        "letter-numbered",
        "signed-in",
        "letter-sent",
    ];
    app.assert_nothing_else_recorded(mark, &acts).await;
}

#[tokio::test]
async fn a_wrong_draft_comes_back_filled_and_nothing_is_written() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mark = app.mark().await;
    let wrong = [("subject", ""), ("party-to", ""), ("kind", "minutes"), ("copies", "นายอำเภอ")];
    let page = somsri.post("/letters/drafts", &but(draft("external", ""), &wrong)).await;
    page.is(422).has_text("นายอำเภอ");
    for field in ["subject", "kind"] {
        assert!(!page.field_error(field).is_empty(), "{field}");
    }
    let page = somsri.post("/letters/drafts", &but(draft("memo", "เรื่อง"), &[("party-to", "")])).await;
    assert!(!page.is(422).field_error("party-to").is_empty());
    app.assert_nothing_else_recorded(mark, &[]).await;
}

#[tokio::test]
async fn nobody_signs_what_was_not_checked_nor_changes_what_was_signed() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let letter = begin(&mut somsri, &draft("external", "ขอข้อมูล")).await;
    somsri.get(&format!("{letter}/signing")).await.is(403);
    send(&mut prasert, &format!("{letter}/signing"), &[("post", "หัวหน้า")]).await.is(422).has_text("ยังไม่มีผู้ตรวจ");
    let letter = signed(&app, &draft("external", "ขอข้อมูลอีก")).await;
    let written = draft("external", "เปลี่ยนเรื่อง");
    send(&mut somsri, &format!("{letter}/text"), &written).await.is(422);
    somsri.open(&letter).await.has_no_text("เปลี่ยนเรื่อง");
}

#[tokio::test]
async fn a_draft_that_is_given_back_says_why_and_goes_its_way_again() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let letter = begin(&mut somsri, &draft("memo", "ขออนุมัติเดินทาง")).await;
    let head = id_of(&app, cast::PRASERT).await;
    send(&mut somsri, &format!("{letter}/review"), &[("checker", &head)]).await.is(303);
    send(&mut prasert, &format!("{letter}/objection"), &[("reason", "")]).await.is(422);
    send(&mut prasert, &format!("{letter}/objection"), &[("reason", "เพิ่มวันเดินทาง")]).await.is(303);
    somsri.open(&letter).await.has_text("เพิ่มวันเดินทาง");
    somsri.open("/me/notices").await.has_text("ถูกส่งคืนให้แก้");
    send(&mut somsri, &format!("{letter}/text"), &draft("memo", "ขออนุมัติเดินทางไปราชการ")).await.is(303);
    let stale = [&[("version", "1")], draft("memo", "ฉบับเก่า").as_slice()].concat();
    somsri.post(&format!("{letter}/text"), &stale).await.is(409);
}

#[tokio::test]
async fn each_series_counts_for_itself_and_a_reserved_number_waits_for_its_letter() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    mali.post("/letters/reservation", &[("series", "orders"), ("reason", "คำสั่งแต่งตั้งคณะทำงาน")]).await.is(303);
    let order = signed(&app, &draft("order", "แต่งตั้งคณะทำงาน")).await;
    let page = mali.open(&format!("{order}/number")).await;
    page.has_text("คำสั่งแต่งตั้งคณะทำงาน");
    send(&mut mali, &format!("{order}/number"), &[("number", "9")]).await.is(422);
    send(&mut mali, &format!("{order}/number"), &[("number", "1")]).await.is(303);
    mali.open(&order).await.has_text("๑/๒๕๖๙");
    let next = numbered(&app, &draft("order", "มอบหมายหน้าที่")).await;
    mali.open(&next).await.has_text("๒/๒๕๖๙");
    let circular = but(draft("external", "แจ้งเวียน"), &[("circular", "yes")]);
    let circular = numbered(&app, &circular).await;
    mali.open(&circular).await.has_text("ว ๑");
}

#[tokio::test]
async fn a_withdrawn_letter_keeps_its_number_in_the_register() {
    let app = crate::start().await;
    let letter = numbered(&app, &draft("external", "เชิญประชุม")).await;
    let mut mali = app.sign_in(cast::MALI).await;
    send(&mut mali, &format!("{letter}/withdrawal"), &[("reason", "เลื่อนการประชุม")]).await.is(303);
    mali.open("/letters/registers/general").await.has_text("ยกเลิก เลื่อนการประชุม");
    let next = numbered(&app, &draft("external", "เชิญประชุมใหม่")).await;
    mali.open(&next).await.has_text("หนังสือส่งที่ 2/2569");
}

#[tokio::test]
async fn a_letter_to_another_office_arrives_there_and_its_receipt_comes_back() {
    let app = crate::start().await;
    let letter = numbered(&app, &draft("external", "ส่งต่อผู้รับบริการ")).await;
    let mut mali = app.sign_in(cast::MALI).await;
    let staff = offices::staff_named(app.db(), cast::NARONG).await.unwrap().unwrap();
    let office = offices::brief(app.db(), &[staff]).await.unwrap()[&staff].office;
    let to = office.to_string();
    let sending = format!("{letter}/sending");
    send(&mut mali, &sending, &[("channel", "system"), ("to", ""), ("note", "")]).await.is(422);
    send(&mut mali, &sending, &[("channel", "system"), ("offices", &to), ("to", ""), ("note", "")]).await.is(303);
    mali.open(&letter).await.has_text("รอผู้รับ");
    mali.open("/letters/arrivals").await.has_no_text("ส่งต่อผู้รับบริการ");
    let clerk = clerk_of(&app, office).await;
    let mut clerk = app.sign_in(&clerk).await;
    let there = clerk.open("/letters/arrivals").await;
    there.has_text("ส่งต่อผู้รับบริการ");
    let receipt = there.forms().into_iter().find(|form| form.ends_with("/receipt")).unwrap();
    let mut narong = app.sign_in(cast::NARONG).await;
    narong.post(&receipt, &[]).await.is(403);
    let taken = clerk.post(&receipt, &[]).await;
    taken.is(303);
    clerk.post(&receipt, &[]).await.is(404);
    clerk.open(&taken.location()).await.has_text("หนังสือรับที่ 1/2569").has_text("ส่งต่อผู้รับบริการ");
    mali.open(&letter).await.has_text("รับเมื่อ");
}

/// A clerk of another office, who signs in under this name.
pub async fn clerk_of(app: &TestApp, office: kernel::Id<kernel::Office>) -> String {
    let tx = app.db().write(store::By::System("test")).await.unwrap();
    let new = offices::NewStaff::new(office, "นางสาว", "รับ", "หนังสือ");
    let staff = offices::new_staff(&tx, new).await.unwrap();
    let (role, from) = (kernel::Role::Clerk, app.today().plus_days(-30));
    let post = offices::NewAppointment { staff, office, role, level: None, from, until: None };
    offices::appoint(&tx, post).await.unwrap();
    offices::set_password(&tx, staff, "rapnangsue", cast::PASSWORD).await.unwrap();
    tx.commit().await.unwrap();
    "rapnangsue".to_owned()
}

#[tokio::test]
async fn an_answer_begins_with_what_it_answers() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let asked = receive(&mut mali, &came("ขอข้อมูลผู้สูงอายุ", "สม 0017/9")).await;
    let id = asked.rsplit('/').next().unwrap().to_owned();
    let page = mali.open(&format!("/letters/drafts/new?answers={id}")).await;
    page.has_text("สม 0017/9");
    let fields = but(draft("external", "ส่งข้อมูลผู้สูงอายุ"), &[("answers", &id)]);
    let letter = begin(&mut mali, &fields).await;
    mali.open(&letter).await.has_text("หนังสือรับที่ 1/2569");
    let mut narong = app.sign_in(cast::NARONG).await;
    narong.get(&format!("/letters/drafts/new?answers={id}")).await.is(404);
    narong.get(&letter).await.is(404);
    narong.get(&format!("{letter}/paper")).await.is(404);
}

#[tokio::test]
async fn a_secret_draft_is_known_to_those_who_were_given_it_and_never_lies_open_on_its_way() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let secret = but(draft("external", "แผนช่วยเหลือผู้เสียหาย"), &[("secrecy", "secret")]);
    let letter = begin(&mut somsri, &secret).await;
    let mut mali = app.sign_in(cast::MALI).await;
    mali.get(&letter).await.is(404);
    mali.open("/letters/drafts").await.has_no_text("แผนช่วยเหลือผู้เสียหาย");
    somsri.open("/letters/drafts").await.has_text("แผนช่วยเหลือผู้เสียหาย");
    somsri.get(&format!("{letter}/number")).await.is(403);
}

#[tokio::test]
async fn the_head_of_letters_is_checked_and_stands_before_the_number() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let head = |code: &'static str| [("version", "0"), ("code", code), ("address", "ถนนตัวอย่าง"), ("contact", "")];
    let page = mali.upload("/letters/head", &head("301"), &[]).await;
    assert!(!page.is(422).field_error("code").is_empty());
    let script = b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>".as_slice();
    let page = mali.upload("/letters/head", &head("พม 0301"), &[("emblem", "ตรา.svg", script)]).await;
    assert!(!page.is(422).field_error("emblem").is_empty());
    let circle =
        b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><circle cx='4' cy='4' r='3'/></svg>".as_slice();
    mali.upload("/letters/head", &head("พม 0301"), &[("emblem", "ตรา.svg", circle)]).await.is(303);
    mali.upload("/letters/head", &head("พม 0302"), &[]).await.is(409);
    let letter = numbered(&app, &draft("external", "ขอความร่วมมือ")).await;
    let page = mali.open(&letter).await;
    page.has_text("พม ๐๓๐๑/๑");
    let xml = mali.open(&format!("{letter}/exchange")).await.text();
    assert!(xml.contains("<Subject>ขอความร่วมมือ</Subject>") && xml.contains("<SpeedCode>002</SpeedCode>"), "{xml}");
    assert!(xml.contains("<CorrespondenceDate>2026-09-01</CorrespondenceDate>"), "{xml}");
}

#[tokio::test]
async fn a_letter_by_email_waits_in_the_queue_until_the_server_takes_it_with_its_file() {
    let app = crate::start().await;
    let (mailer, taken) = super::post::server();
    let letter = numbered(&app, &draft("external", "ขอความร่วมมือ")).await;
    let mut mali = app.sign_in(cast::MALI).await;
    let sending = format!("{letter}/sending");
    send(&mut mali, &sending, &[("channel", "email"), ("to", "โรงพยาบาล"), ("note", "")]).await.is(422);
    send(&mut mali, &sending, &[("channel", "email"), ("to", "saraban@example.go.th"), ("note", "")]).await.is(303);
    mali.open(&letter).await.has_text("รอผู้รับ");
    let queue =
        |mailer| jobs::Runner::new(app.db().clone(), correspondence::handlers(mailer, Arc::clone(app.app().texts())));
    queue(None).run_due().await.unwrap();
    mali.open(&letter).await.has_text("รอผู้รับ");
    app.move_to(app.now().plus_hours(1));
    queue(Some(mailer.clone())).run_due().await.unwrap();
    let letters = std::mem::take(&mut *taken.lock().unwrap());
    assert_eq!(letters.len(), 1);
    assert!(letters[0].contains("<saraban@example.go.th>") && letters[0].contains("application/pdf"));
    mali.open(&letter).await.has_no_text("รอผู้รับ");
    queue(Some(mailer.clone())).run_due().await.unwrap();
    assert!(taken.lock().unwrap().is_empty(), "it goes once");
}

#[tokio::test]
async fn an_exchange_file_fills_the_form_and_enters_nothing_by_itself() {
    let app = crate::start().await;
    let letter = numbered(&app, &draft("external", "ขอความร่วมมือ")).await;
    let mut mali = app.sign_in(cast::MALI).await;
    let xml = mali.open(&format!("{letter}/exchange")).await.text();
    let mark = app.mark().await;
    let page = mali.upload("/letters/exchange", &[], &[("file", "letter.xml", xml.as_bytes())]).await;
    page.is(200);
    assert_eq!(page.field_value("subject"), "ขอความร่วมมือ");
    assert_eq!(page.field_value("dated-on"), "1 ก.ย. 2569");
    let note = page.field_value("note");
    assert!(note.contains("สิ่งที่ส่งมาด้วย แบบสอบข้อเท็จจริง") && note.contains("จึงเรียนมาเพื่อโปรดพิจารณา"), "{note}");
    let most_secret = xml.replace("<SecretCode>001", "<SecretCode>004");
    let page = mali.upload("/letters/exchange", &[], &[("file", "letter.xml", most_secret.as_bytes())]).await;
    page.is(422).has_text("ลับที่สุด");
    let page = mali.upload("/letters/exchange", &[], &[("file", "letter.xml", b"<!DOCTYPE a><a/>")]).await;
    assert!(!page.is(422).field_error("file").is_empty());
    app.assert_nothing_else_recorded(mark, &[]).await;
}

#[tokio::test]
async fn what_the_form_of_a_kind_has_no_place_for_is_refused_and_nothing_typed_is_lost() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut fields = draft("memo", "ขออนุมัติ");
    fields.retain(|(name, _)| *name != "enclosures");
    fields.push(("enclosures", "แบบสอบข้อเท็จจริง"));
    let page = somsri.post("/letters/drafts", &fields).await;
    assert!(!page.is(422).field_error("enclosures").is_empty());
    assert_eq!(page.field_value("enclosures"), "แบบสอบข้อเท็จจริง");
    let mut fields = draft("order", "แต่งตั้งคณะทำงาน");
    fields.push(("effective", "วันที่ 1 ตุลาคม 2569 เป็นต้นไป"));
    let order = begin(&mut somsri, &fields).await;
    assert_eq!(somsri.open(&format!("{order}/text")).await.field_value("effective"), "วันที่ 1 ตุลาคม 2569 เป็นต้นไป");
}

#[tokio::test]
async fn who_signs_for_a_letter_stands_in_the_dispatch_book() {
    let app = crate::start().await;
    let letter = numbered(&app, &draft("external", "ขอความร่วมมือ")).await;
    let mut mali = app.sign_in(cast::MALI).await;
    mali.get(&format!("{letter}/receipt")).await.is(404);
    let sending = format!("{letter}/sending");
    send(&mut mali, &sending, &[("channel", "hand"), ("to", "โรงพยาบาลตัวอย่าง"), ("note", "")]).await.is(303);
    let page = mali.open(&format!("{letter}/receipt")).await;
    let delivery = page.field_value("delivery");
    let signed = |on: &'static str, by: &'static str| {
        [("delivery", delivery.as_str()), ("taken-by", by), ("taken-on", on), ("taken-time", "09.00")]
            .map(|(a, b)| (a, b.to_owned()))
    };
    let mark = app.mark().await;
    for (on, by, field) in
        [("31/8/69", "นางรับ ตัวอย่าง", "taken-on"), ("2/9/69", "นางรับ ตัวอย่าง", "taken-on"), ("1/9/69", "", "taken-by")]
    {
        let fields = signed(on, by);
        let fields: Vec<_> = fields.iter().map(|(a, b)| (*a, b.as_str())).collect();
        assert!(
            !mali.post(&format!("{letter}/receipt"), &fields).await.is(422).field_error(field).is_empty(),
            "{on} {by}"
        );
    }
    app.assert_nothing_else_recorded(mark, &[]).await;
    let fields = signed("1/9/69", "นางรับ ตัวอย่าง");
    let fields: Vec<_> = fields.iter().map(|(a, b)| (*a, b.as_str())).collect();
    mali.post(&format!("{letter}/receipt"), &fields).await.is(303);
    app.assert_nothing_else_recorded(mark, &["letter-signed-for"]).await;
    mali.open("/letters/dispatch").await.has_text("นางรับ ตัวอย่าง");
    mali.open(&letter).await.has_text("นางรับ ตัวอย่าง รับเมื่อ");
    mali.get(&format!("{letter}/receipt")).await.is(404);
}

#[tokio::test]
async fn a_copy_is_certified_by_whoever_has_the_level_and_printed_for_them_by_whoever_has_not() {
    let app = crate::start().await;
    let letter = numbered(&app, &draft("external", "ขอความร่วมมือ")).await;
    for (user, name) in
        [(cast::SOMSRI, Some("นักสังคมสงเคราะห์ปฏิบัติการ")), (cast::PRASERT, Some("หัวหน้างาน")), (cast::MALI, None)]
    {
        let mut reader = app.sign_in(user).await;
        let pdf = reader.open(&format!("{letter}/paper/certified")).await;
        let text = documents::scan::text(pdf.bytes()).unwrap();
        let (_, block) = text.split_once("สำเนาถูกต้อง").expect("the words of a certified copy");
        match name {
            Some(post) => assert!(block.contains(post), "{user}: {block}"),
            None => assert!(block.contains("ตำแหน่ง") && !block.contains("ธุรการ"), "{user}: {block}"),
        }
    }
}
