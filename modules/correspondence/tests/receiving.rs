//! การรับหนังสือ: numbered without gap or double, stamped, refused where it must be.

use kueakun::demo::cast;
use testkit::{Answer, Browser};

/// The fields of a letter that came on the first of September at nine.
pub fn came<'a>(subject: &'a str, their_number: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("their-number", their_number),
        ("dated-on", "28/8/69"),
        ("party-from", "สำนักงานจังหวัดสมมุติ"),
        ("party-to", "นายกองค์การบริหารส่วนตำบล"),
        ("subject", subject),
        ("received-on", "1/9/69"),
        ("received-time", "08.45"),
        ("channel", "post"),
        ("kind", "external"),
        ("attachments", "2"),
        ("urgency", "urgent"),
        ("secrecy", "open"),
        ("note", ""),
    ]
}

/// The same with some fields otherwise.
pub fn but<'a>(mut fields: Vec<(&'a str, &'a str)>, other: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    fields.retain(|(name, _)| !other.iter().any(|(changed, _)| changed == name));
    fields.extend_from_slice(other);
    fields
}

/// Enters a letter; answers its address.
pub async fn receive(browser: &mut Browser, fields: &[(&str, &str)]) -> String {
    let answer = enter(browser, fields, &[]).await;
    answer.is(303);
    answer.location()
}

pub async fn enter(browser: &mut Browser, fields: &[(&str, &str)], files: &[(&str, &str, &[u8])]) -> Answer {
    browser.upload("/letters", fields, files).await
}

/// One page with a line of text, as a scanner with OCR would make it.
pub fn scan() -> Vec<u8> {
    let text = "1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n\
         3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>\nendobj\n\
         4 0 obj\n<< /Length 56 >>\nstream\nBT /F 16 Tf 80 600 Td (Annual welfare conference) Tj ET   \nendstream\nendobj\n\
         5 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>\nendobj\n\
         trailer << /Size 6 /Root 1 0 R >>\n%%EOF";
    format!("%PDF-1.7\n{text}").into_bytes()
}

#[tokio::test]
async fn what_comes_gets_the_next_number_of_the_year_and_stands_in_the_register() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let mark = app.mark().await;
    let first = receive(&mut mali, &came("ขอเชิญประชุม", "สม ๐๐๑๗/๑๒๓")).await;
    let second = receive(&mut mali, &came("ส่งรายงาน", "สม 0017/124")).await;
    mali.open(&first).await.has_text("หนังสือรับที่ 1/2569").has_text("รอเกษียณ").has_text("4 ก.ย. 2569");
    mali.open(&second).await.has_text("หนังสือรับที่ 2/2569");
    let register = mali.open("/letters/registers/received").await;
    register.has_text("1 กันยายน 2569").has_text("ขอเชิญประชุม").has_text("สม 0017/124");
    app.assert_nothing_else_recorded(mark, &["letter-received"; 2]).await;
}

#[tokio::test]
async fn a_wrong_letter_comes_back_filled_and_takes_no_number() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let mark = app.mark().await;
    let wrong = [
        ("subject", ""),
        ("dated-on", "2/9/69"),
        ("received-time", "25.00"),
        ("urgency", "within"),
        ("within-on", ""),
        ("attachments", "มาก"),
        ("note", "เขียนไว้"),
    ];
    let page = enter(&mut mali, &but(came("", "1"), &wrong), &[]).await;
    page.is(422);
    for field in ["subject", "received-time", "within-on", "attachments"] {
        assert!(!page.field_error(field).is_empty(), "{field}");
    }
    assert_eq!(page.field_value("note"), "เขียนไว้");
    let page = enter(&mut mali, &but(came("ก", "1"), &[("dated-on", "2/9/69")]), &[]).await;
    assert!(page.field_error("dated-on").contains("หลังวันที่รับ"));
    let page = enter(&mut mali, &but(came("ก", "1"), &[("received-on", "31/12/68")]), &[]).await;
    assert!(page.field_error("received-on").contains("ปีปฏิทิน"));
    for (name, bytes) in [("x.pdf", &b"MZ"[..]), ("x.exe", b"MZ"), ("x.docx", b"PK\x03\x04"), ("x.pdf", b"")] {
        let page = enter(&mut mali, &came("ก", "1"), &[("paper", name, bytes)]).await;
        page.is(422);
        assert!(!page.field_error("paper").is_empty(), "{name}");
    }
    app.assert_nothing_else_recorded(mark, &[]).await;
    let right = receive(&mut mali, &came("ก", "1")).await;
    mali.open(&right).await.has_text("หนังสือรับที่ 1/2569");
}

#[tokio::test]
async fn what_is_most_secret_is_refused_with_its_clause_and_what_is_secret_goes_to_the_registrar() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let mark = app.mark().await;
    let page = enter(&mut mali, &but(came("ก", "1"), &[("secrecy", "most-secret")]), &[]).await;
    page.is(422).has_text("ลับที่สุด").has_text("(ฉบับที่ 4) พ.ศ. 2564 ข้อ 29");
    let page = enter(&mut mali, &but(came("ก", "1"), &[("secrecy", "secret")]), &[]).await;
    page.is(422).has_text("นายทะเบียนข้อมูลข่าวสารลับเป็นผู้ลงรับ");
    app.assert_nothing_else_recorded(mark, &[]).await;
}

#[tokio::test]
async fn the_same_letter_is_entered_twice_only_when_somebody_says_that_it_is_another() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    receive(&mut mali, &came("ขอเชิญประชุม", "สม 0017/123")).await;
    let page = enter(&mut mali, &came("ขอเชิญประชุม", "สม 0017/123"), &[]).await;
    page.is(422).has_text("เป็นหนังสือคนละฉบับ");
    assert!(page.field_error("their-number").contains("ลงรับไว้แล้ว"));
    let other = but(came("ขอเชิญประชุม", "สม 0017/123"), &[("twice", "yes")]);
    let other = receive(&mut mali, &other).await;
    mali.open(&other).await.has_text("หนังสือรับที่ 2/2569");
}

#[tokio::test]
async fn the_stamp_is_printed_on_a_copy_and_the_original_stays_as_it_came() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let original = scan();
    let answer = enter(&mut mali, &came("ประชุมประจำปี", "1"), &[("paper", "หนังสือ.pdf", &original)]).await;
    let letter = answer.location();
    let page = mali.open(&letter).await;
    page.has_text("ฉบับประทับตรารับ").has_text("ต้นฉบับตามที่ได้รับ").has_text("หนังสือ.pdf");
    let kept = mali.get(&page.first_link(&format!("{letter}/files/0"))).await;
    kept.is(200);
    assert_eq!(kept.bytes(), original);
    for _ in 0..2 {
        let stamped = mali.get(&format!("{letter}/stamped")).await;
        stamped.is(200);
        let said = documents::scan::text(stamped.bytes()).unwrap();
        assert!(said.contains("Annual welfare conference"), "{said}");
        assert!(said.contains("เลขรับ") && said.contains("๐๘.๔๕"), "{said}");
    }
    let found = mali.open("/letters/search?q=conference").await;
    found.has_text("ประชุมประจำปี");
}

#[tokio::test]
async fn a_file_that_no_stamp_can_be_printed_on_is_received_all_the_same() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let answer = enter(&mut mali, &came("ไฟล์เสีย", "1"), &[("paper", "x.pdf", b"%PDF-1.7 broken")]).await;
    answer.is(303);
    mali.get(&format!("{}/stamped", answer.location())).await.is(404);
}

#[tokio::test]
async fn a_correction_keeps_number_and_time_and_a_stale_one_is_shown_beside_the_newer() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let letter = receive(&mut mali, &came("ขอเชิญประชุม", "1")).await;
    let form = format!("{letter}/correction");
    let version = mali.open(&form).await.field_value("version");
    let corrected = |subject: &'static str| {
        let fields = but(came(subject, "1"), &[("action", "")]);
        let kept =
            ["their-number", "dated-on", "party-from", "party-to", "subject", "kind", "attachments", "action", "note"];
        fields.into_iter().filter(|(name, _)| kept.contains(name)).collect::<Vec<_>>()
    };
    let send = |subject| {
        let mut fields = corrected(subject);
        fields.push(("version", version.as_str()));
        fields
    };
    let mark = app.mark().await;
    mali.post(&form, &send("ขอเชิญประชุมคณะทำงาน")).await.is(303);
    let page = mali.post(&form, &send("ขอเชิญสัมมนา")).await;
    page.is(409).has_text("ขอเชิญประชุมคณะทำงาน").has_text("ขอเชิญสัมมนา").has_text("มาลี");
    app.assert_nothing_else_recorded(mark, &["letter-corrected"]).await;
    mali.open(&letter).await.has_text("ขอเชิญประชุมคณะทำงาน").has_text("หนังสือรับที่ 1/2569");
    mali.open("/letters/search?q=%E0%B8%84%E0%B8%93%E0%B8%B0%E0%B8%97%E0%B8%B3%E0%B8%87%E0%B8%B2%E0%B8%99")
        .await
        .has_text("คณะทำงาน");
}

#[tokio::test]
async fn a_cancelled_number_stays_in_the_register_and_is_never_given_again() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let letter = receive(&mut mali, &came("ส่งผิดหน่วยงาน", "1")).await;
    let version = mali.open(&format!("{letter}/cancellation")).await.field_value("version");
    let fields = [("reason", "เป็นหนังสือของหน่วยงานอื่น"), ("version", version.as_str())];
    mali.post(&format!("{letter}/cancellation"), &[("reason", ""), ("version", &version)]).await.is(422);
    mali.post(&format!("{letter}/cancellation"), &fields).await.is(303);
    let next = receive(&mut mali, &came("ฉบับถัดไป", "2")).await;
    mali.open(&next).await.has_text("หนังสือรับที่ 2/2569");
    let register = mali.open("/letters/registers/received").await;
    register.has_text("ยกเลิก เป็นหนังสือของหน่วยงานอื่น").has_text("ส่งผิดหน่วยงาน");
}

#[tokio::test]
async fn the_first_letter_of_a_new_year_is_number_one() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    receive(&mut mali, &came("ปลายปี", "1")).await;
    app.days_later(122);
    let mut mali = app.sign_in(cast::MALI).await;
    let new_year = but(came("ต้นปี", "1/2570"), &[("received-on", "1/1/70")]);
    let letter = receive(&mut mali, &new_year).await;
    mali.open(&letter).await.has_text("หนังสือรับที่ 1/2570");
    mali.open("/letters/registers/received?year=2569").await.has_text("ปลายปี").has_no_text("ต้นปี");
}

#[tokio::test]
async fn clerks_at_once_leave_no_gap_and_no_double() {
    let app = crate::start().await;
    let mut many = Vec::new();
    for _ in 0..4 {
        many.push(app.sign_in(cast::MALI).await);
    }
    let entering = many.into_iter().map(|mut mali| async move {
        for _ in 0..5 {
            receive(&mut mali, &came("พร้อมกัน", "")).await;
        }
    });
    let mut at_once = tokio::task::JoinSet::new();
    for one in entering {
        at_once.spawn(one);
    }
    while let Some(done) = at_once.join_next().await {
        done.unwrap();
    }
    let sql = store::Sql::new("select number from letter_numbers where series = 'received' order by number");
    let numbers: Vec<(i64,)> = store::Source::all(app.db(), sql).await.unwrap();
    assert_eq!(numbers, (1..=20).map(|number| (number,)).collect::<Vec<_>>());
}
