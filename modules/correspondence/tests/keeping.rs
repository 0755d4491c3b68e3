//! บัญชีและทะเบียนของหนังสือที่เก็บ: on screen, on paper and as sheets, in the columns of their forms.

use kueakun::demo::cast;

use super::receiving::{came, receive};
use super::routing::send;

#[tokio::test]
async fn what_was_sent_to_the_store_on_a_day_is_a_list_and_what_lies_there_a_register() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let letter = receive(&mut mali, &came("ขอเชิญประชุม", "สม 0017/123")).await;
    let done = [("action", "ทราบ"), ("done-on", "1/9/69"), ("class", "ordinary")];
    send(&mut mali, &format!("{letter}/closing"), &done).await.is(303);
    let office = mali.open("/letters/keeping").await.field_value("office");
    let id = letter.rsplit('/').next().unwrap();
    let sent = mali.post("/letters/keeping", &[("letter", id), ("file-code", "ก 7"), ("office", &office)]).await;
    let page = mali.open(&sent.is(303).location()).await;
    page.has_text("ส่งเก็บวันที่ 1 กันยายน 2569").has_text("อายุการเก็บหนังสือ").has_text("เก็บถึง พ.ศ. 2579");
    let read = async |mali: &mut testkit::Browser, path: &str| {
        let answer = mali.get(path).await;
        documents::scan::text(answer.is(200).bytes()).unwrap()
    };
    let list = read(&mut mali, &page.first_link("/letters/keeping/sent/pdf")).await;
    assert!(list.contains("บัญชีหนังสือส่งเก็บ") && list.contains("อายุการเก็บหนังสือ") && list.contains("๐๐๑๗/๑๒๓"), "{list}");
    let mark = app.mark().await;
    let register = read(&mut mali, "/letters/kept/pdf?year=2569").await;
    assert!(
        register.contains("ทะเบียนหนังสือเก็บ") && register.contains("รหัสแฟ้ม") && register.contains("ก ๗"),
        "{register}"
    );
    app.assert_nothing_else_recorded(mark, &["register-taken-out"]).await;
    for sheet in ["/letters/kept/xlsx", &page.first_link("/letters/keeping/sent/xlsx"), "/letters/loans/xlsx"] {
        assert!(mali.get(sheet).await.is(200).bytes().starts_with(b"PK"), "{sheet}");
    }
    app.sign_in(cast::SOMSRI).await.get("/letters/kept/pdf").await.is(403);
    let mut wichai = app.sign_in(cast::WICHAI).await;
    wichai.get(&format!("/letters/kept/pdf?office={office}")).await.is(404);
}

#[tokio::test]
async fn a_letter_that_went_stands_in_the_dispatch_book_and_has_its_receipt_and_card() {
    let app = crate::start().await;
    let letter = super::closing::issued(&app).await;
    let mut mali = app.sign_in(cast::MALI).await;
    mali.get(&format!("{letter}/receipts")).await.is(404);
    let by_hand = [("channel", "hand"), ("to", "โรงพยาบาลตัวอย่าง"), ("note", "")];
    send(&mut mali, &format!("{letter}/sending"), &by_hand).await.is(303);
    mali.open("/letters/dispatch").await.has_text("โรงพยาบาลตัวอย่าง").has_text("หน่วยรับ");
    let page = mali.open(&letter).await;
    page.has_text("ใบรับหนังสือ").has_text("บัตรตรวจค้น");
    let papers = [
        ("/letters/dispatch/pdf".to_owned(), "สมุดส่งหนังสือ", "วันและเวลา"),
        (format!("{letter}/receipts"), "ใบรับหนังสือ", "รับวันที่"),
        (format!("{letter}/card"), "บัตรตรวจค้น", "การปฏิบัติ"),
    ];
    for (path, title, column) in papers {
        let answer = mali.get(&path).await;
        let said = documents::scan::text(answer.is(200).bytes()).unwrap();
        assert!(said.contains(title) && said.contains(column), "{path}: {said}");
    }
    assert!(mali.get("/letters/dispatch/xlsx").await.is(200).bytes().starts_with(b"PK"));
    let mut wichai = app.sign_in(cast::WICHAI).await;
    for paper in ["receipts", "card"] {
        wichai.get(&format!("{letter}/{paper}")).await.is(404);
    }
}

#[tokio::test]
async fn a_letter_that_the_office_issued_is_stored_lent_and_taken_back_like_one_that_came() {
    let app = crate::start().await;
    let letter = super::closing::issued(&app).await;
    let mut mali = app.sign_in(cast::MALI).await;
    let by_hand = [("channel", "hand"), ("to", "โรงพยาบาลตัวอย่าง"), ("note", "")];
    send(&mut mali, &format!("{letter}/sending"), &by_hand).await.is(303);
    let today = thai::date::format_short(app.today().date());
    let done = [("action", "ส่งแล้ว"), ("done-on", today.as_str()), ("class", "ordinary")];
    send(&mut mali, &format!("{letter}/closing"), &done).await.is(303);
    assert!(mali.open(&letter).await.link(&format!("{letter}/reopening")));
    let office = mali.open("/letters/keeping").await.field_value("office");
    let id = letter.rsplit('/').next().unwrap();
    mali.post("/letters/keeping", &[("letter", id), ("file-code", "ส 1"), ("office", &office)]).await.is(303);
    let page = mali.open(&letter).await;
    assert!(["loan", "hold", "class", "loan/pdf"].iter().all(|deed| page.link(&format!("{letter}/{deed}"))));
    assert!(!page.link(&format!("{letter}/reopening")));
    let head = super::issuing::id_of(&app, cast::PRASERT).await;
    let due = mali.open(&format!("{letter}/loan")).await.field_value("due-on");
    let loan = [("borrower", head.as_str()), ("purpose", "ตรวจสอบ"), ("due-on", due.as_str())];
    mali.post(&format!("{letter}/loan"), &loan).await.is(303);
    let back = format!("{letter}/return");
    assert!(mali.open(&letter).await.forms().contains(&back));
    mali.post(&back, &[]).await.is(303);
    assert!(!mali.open(&letter).await.forms().contains(&back));
}

#[tokio::test]
async fn a_class_that_was_wrong_is_put_right_for_a_reason_and_not_once_a_list_waits() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let letter = super::disposals::stored(&mut mali, "หนังสือจัดประเภทผิด", "everyday").await;
    let here = format!("{letter}/class");
    mali.open(&letter).await.has_text("เก็บถึง พ.ศ. 2570").has_text("แก้ประเภทการเก็บ");
    send(&mut mali, &here, &[("class", "secret"), ("reason", "ผิด")]).await.is(422);
    let page = send(&mut mali, &here, &[("class", "ordinary"), ("reason", "")]).await;
    assert!(!page.is(422).field_error("reason").is_empty());
    app.sign_in(cast::SOMSRI).await.get(&here).await.is(403);
    let mark = app.mark().await;
    send(&mut mali, &here, &[("class", "ordinary"), ("reason", "เป็นหนังสือโต้ตอบทั่วไป")]).await.is(303);
    app.assert_nothing_else_recorded(mark, &["letter-reclassified"]).await;
    mali.open(&letter).await.has_text("เก็บถึง พ.ศ. 2579");
    send(&mut mali, &here, &[("class", "everyday"), ("reason", "ตรวจแล้วเป็นเรื่องธรรมดา")]).await.is(303);
    let [mut mali, ..] = super::disposals::in_the_window(&app).await;
    mali.post("/letters/disposals", &[]).await.is(303);
    let late = send(&mut mali, &here, &[("class", "ordinary"), ("reason", "เก็บต่อ")]).await;
    late.is(422).has_text("อยู่ในบัญชีขอทำลาย");
}

#[tokio::test]
async fn the_dispatch_book_is_read_page_by_page_to_its_first_line() {
    let app = crate::start().await;
    let letter = super::closing::issued(&app).await;
    let mut mali = app.sign_in(cast::MALI).await;
    let sending = format!("{letter}/sending");
    let version = mali.open(&sending).await.field_value("version");
    for place in 1..=61 {
        let to = format!("ผู้รับที่ {place:02}");
        let fields = [("version", version.as_str()), ("channel", "post"), ("to", &to), ("note", "")];
        let answer = mali.post(&sending, &fields).await;
        if answer.status() != 303 {
            send(&mut mali, &sending, &[("channel", "post"), ("to", &to), ("note", "")]).await.is(303);
        }
    }
    let newest = mali.open("/letters/dispatch").await;
    newest.has_text("ผู้รับที่ 61").has_text("ผู้รับที่ 02").has_no_text("ผู้รับที่ 01");
    let older = newest.links().into_iter().find(|link| link.contains("below=")).expect("an older page");
    mali.open(&older).await.has_text("ผู้รับที่ 01").has_no_text("ผู้รับที่ 02");
    mali.open("/letters/dispatch?below=nothing").await.has_text("ผู้รับที่ 61");
}
