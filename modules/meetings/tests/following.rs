//! Resolutions become tasks, come back to the next meeting, are found by their words, and are followed until they are done.

use kueakun::demo::cast;

use super::{committee, end, item, later, resolve, staff, underway};

#[tokio::test]
async fn a_resolution_is_told_to_its_owner_followed_up_and_done() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let body = committee(&app, &mut mali).await;
    let meeting = underway(&app, &mut mali, &body).await;
    let item = item(&mut mali, &meeting, "4-consideration", "สำรวจผู้สูงอายุ").await;
    let nobody = [("kind", "assigned"), ("words", "สำรวจผู้สูงอายุที่อยู่ลำพัง")];
    resolve(&mut mali, &item, &nobody).await.is(422).has_text("ต้องมีผู้รับผิดชอบ");
    let owner = staff(&app, cast::SOMSRI).await;
    let given = [nobody[0], nobody[1], ("owner", owner.as_str()), ("due-on", "30/9/69")];
    resolve(&mut mali, &item, &given).await.is(303);
    somsri.open("/me/notices").await.has_text("ท่านเป็นผู้รับผิดชอบมติของการประชุมครั้งที่ 1/2569");
    let task = somsri.open("/meetings").await.first_link("/meetings/resolutions/0");
    somsri.open(&task).await.has_text("30 กันยายน 2569");
    somsri.get(&meeting).await.is(404);
    end(&app, &mut mali, &meeting).await;
    let reports = format!("{task}/reports");
    let new = format!("{reports}/new");
    let version = somsri.open(&new).await.field_value("version");
    let dropped = [("words", "ไม่ทำแล้ว"), ("state", "dropped"), ("version", version.as_str())];
    somsri.post(&reports, &dropped).await.is(422);
    let begun = [("words", "สำรวจแล้ว 3 หมู่"), ("state", "open"), ("version", version.as_str())];
    somsri.post(&reports, &begun).await.is(303);
    somsri.post(&reports, &begun).await.is(409);
    later(&app, 35);
    let mut mali = app.sign_in(cast::MALI).await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    for _ in 0..2 {
        kueakun::wiring::minute(app.db()).await.unwrap();
    }
    let late = "มติของการประชุมครั้งที่ 1/2569 ที่ท่านรับผิดชอบเกินกำหนดแล้ว";
    assert_eq!(somsri.open("/me/notices").await.seen().matches(late).count(), 1);
    mali.open("/meetings/resolutions?state=late").await.has_text("สำรวจผู้สูงอายุที่อยู่ลำพัง").has_text("เกินกำหนด 6 วัน");
    let second = underway(&app, &mut mali, &body).await;
    mali.open(&second).await.has_text("3.1 ผลการดำเนินการตามมติครั้งที่ 1/2569: สำรวจผู้สูงอายุที่อยู่ลำพัง");
    let version = somsri.open(&new).await.field_value("version");
    let done = [("words", "สำรวจครบทุกหมู่"), ("state", "done"), ("version", version.as_str())];
    let mark = app.mark().await;
    somsri.post(&reports, &done).await.is(303);
    app.assert_nothing_else_recorded(mark, &["resolution-reported"]).await;
    somsri.post(&reports, &[("words", "อีก"), ("state", "done"), ("version", "9")]).await.is(422);
    mali.open("/meetings/resolutions?state=late").await.has_no_text("สำรวจผู้สูงอายุที่อยู่ลำพัง");
}

#[tokio::test]
async fn all_resolutions_ever_are_found_by_thai_words_within_what_the_reader_may_know() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let body = committee(&app, &mut mali).await;
    let meeting = underway(&app, &mut mali, &body).await;
    let item = item(&mut mali, &meeting, "4-consideration", "โครงการอาหารกลางวัน").await;
    resolve(&mut mali, &item, &[("kind", "approved"), ("words", "อนุมัติงบประมาณรถเข็นผู้พิการ")]).await.is(303);
    resolve(&mut mali, &item, &[("kind", "noted"), ("words", "รับทราบรายงานเงินบริจาค")]).await.is(303);
    let found = "อนุมัติงบประมาณรถเข็นผู้พิการ";
    let asked = |words: &str, more: &str| {
        let words: String = words.bytes().map(|byte| format!("%{byte:02X}")).collect();
        format!("/meetings/resolutions?q={words}{more}")
    };
    mali.open(&asked("รถเข็น", "")).await.has_text(found).has_no_text("เงินบริจาค");
    mali.open(&asked("อาหารกลางวัน", "")).await.has_text(found).has_text("เงินบริจาค");
    mali.open(&asked("รถเข็น", "&kind=noted")).await.has_no_text(found);
    mali.open(&asked("รถเข็น เงินบริจาค", "")).await.has_no_text("เงินบริจาค");
    mali.open("/meetings/resolutions?year=2569&kind=approved").await.has_text(found);
    mali.open("/meetings/resolutions?year=2568").await.has_no_text(found);
    for stranger in [cast::NARONG, cast::WICHAI, cast::SOMSRI, cast::PHUM] {
        let mut browser = app.sign_in(stranger).await;
        browser.open(&asked("รถเข็น", "")).await.has_no_text(found);
        browser.open("/meetings/resolutions").await.has_no_text(found);
    }
}
