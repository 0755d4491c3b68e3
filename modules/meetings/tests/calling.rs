//! Bodies are founded, meetings planned and called, and members answer.

use kueakun::demo::cast;

use super::{committee, deed, item, on, plan, seat, staff};

#[tokio::test]
async fn a_meeting_is_called_under_the_next_number_and_its_members_are_told_and_answer() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let mut narumon = app.sign_in(cast::NARUMON).await;
    let body = committee(&app, &mut mali).await;
    let mark = app.mark().await;
    let meeting = plan(&mut mali, &body, "15/9/69", "9.30").await;
    item(&mut mali, &meeting, "4-consideration", "แผนงานเยี่ยมบ้านผู้สูงอายุ").await;
    mali.open(&meeting).await.has_text("กำลังเตรียม").has_text("4.1 แผนงานเยี่ยมบ้านผู้สูงอายุ").has_no_text("ครั้งที่ 1/2569");
    deed(&mut mali, &format!("{meeting}/calling"), &[]).await.is(303);
    narumon.open("/me/notices").await.has_text("ขอเชิญประชุมคณะกรรมการจัดสวัสดิการตำบลสมมุติ ครั้งที่ 1/2569");
    narumon.open("/meetings").await.has_text("รอท่านตอบรับ");
    let declined = [("reply", "declined"), ("note", "ติดราชการ")];
    deed(&mut narumon, &format!("{meeting}/reply"), &declined).await.is(303);
    narumon.open("/meetings").await.has_no_text("รอท่านตอบรับ");
    mali.open(&meeting).await.has_text("ครั้งที่ 1/2569").has_text("มาไม่ได้ ติดราชการ");
    let acts = ["meeting-planned", "meeting-item-put", "meeting-called", "meeting-replied"];
    app.assert_nothing_else_recorded(mark, &acts).await;
    let second = plan(&mut mali, &body, "20/9/69", "9.30").await;
    deed(&mut mali, &format!("{second}/calling"), &[]).await.is(303);
    mali.open(&second).await.has_text("ครั้งที่ 2/2569");
}

#[tokio::test]
async fn numbers_begin_anew_with_the_year_and_that_of_a_cancelled_meeting_is_not_given_again() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let mut narumon = app.sign_in(cast::NARUMON).await;
    let body = committee(&app, &mut mali).await;
    let first = plan(&mut mali, &body, "15/9/69", "9.30").await;
    deed(&mut mali, &format!("{first}/calling"), &[]).await.is(303);
    let cancelling = format!("{first}/cancelling");
    deed(&mut mali, &cancelling, &[("reason", "")]).await.is(422);
    deed(&mut mali, &cancelling, &[("reason", "น้ำท่วมห้องประชุม")]).await.is(303);
    narumon.open("/me/notices").await.has_text("ครั้งที่ 1/2569 ยกเลิกแล้ว");
    mali.post(&format!("{first}/opening"), &[("time", "9.00"), ("taken-by", "มาลี"), ("version", "9")]).await.is(422);
    let second = plan(&mut mali, &body, "22/9/69", "9.30").await;
    deed(&mut mali, &format!("{second}/calling"), &[]).await.is(303);
    mali.open(&second).await.has_text("ครั้งที่ 2/2569");
    let next_year = plan(&mut mali, &body, "12/1/70", "9.30").await;
    deed(&mut mali, &format!("{next_year}/calling"), &[]).await.is(303);
    mali.open(&next_year).await.has_text("ครั้งที่ 1/2570");
}

#[tokio::test]
async fn a_meeting_that_is_moved_keeps_its_number_and_a_stale_form_changes_nothing() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let mut narumon = app.sign_in(cast::NARUMON).await;
    let body = committee(&app, &mut mali).await;
    let meeting = plan(&mut mali, &body, "15/9/69", "9.30").await;
    deed(&mut mali, &format!("{meeting}/calling"), &[]).await.is(303);
    deed(&mut mali, &format!("{meeting}/edit"), &on("16/9/69", "13.30")).await.is(303);
    narumon.open("/me/notices").await.has_text("เปลี่ยนวันเวลาหรือสถานที่");
    mali.open(&meeting).await.has_text("16 กันยายน 2569 13.30 น.").has_text("ครั้งที่ 1/2569");
    let mark = app.mark().await;
    let stale = [on("17/9/69", "9.30"), vec![("version", "1")]].concat();
    mali.post(&format!("{meeting}/edit"), &stale).await.is(409);
    deed(&mut mali, &format!("{meeting}/edit"), &on("12/1/70", "9.30")).await.is(422).has_text("ปีหรือประเภทไม่ได้");
    app.assert_nothing_else_recorded(mark, &[]).await;
}

#[tokio::test]
async fn wrong_fields_are_named_and_nothing_is_written() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let body = committee(&app, &mut mali).await;
    let mark = app.mark().await;
    let page = mali.post("/meetings/bodies", &[("quorum", "number"), ("quorum-number", "ครึ่ง")]).await;
    page.is(422);
    for field in ["name", "kind", "quorum-number", "majority", "notice-days"] {
        assert!(!page.field_error(field).is_empty(), "{field}");
    }
    let page = mali.post(&format!("{body}/meetings"), &on("15/8/69", "เช้า")).await;
    page.is(422);
    assert!(!page.field_error("time").is_empty());
    let page = mali.post(&format!("{body}/meetings"), &on("15/8/69", "9.30")).await;
    page.is(422);
    assert!(!page.field_error("on").is_empty());
    let page = seat(&mut mali, &body, &[("part", "guest")]).await;
    page.is(422);
    assert!(!page.field_error("name").is_empty() && !page.field_error("part").is_empty());
    let narumon = staff(&app, cast::NARUMON).await;
    seat(&mut mali, &body, &[("staff", &narumon), ("part", "member")]).await.is(422).has_text("เป็นกรรมการอยู่แล้ว");
    seat(&mut mali, &body, &[("name", "อีกคน"), ("part", "chair")]).await.is(422).has_text("มีประธานแล้ว");
    app.assert_nothing_else_recorded(mark, &[]).await;
}

#[tokio::test]
async fn a_file_that_is_not_what_it_says_is_refused_and_members_read_those_that_are() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let mut narumon = app.sign_in(cast::NARUMON).await;
    let body = committee(&app, &mut mali).await;
    let meeting = plan(&mut mali, &body, "15/9/69", "9.30").await;
    let item = item(&mut mali, &meeting, "3-information", "ผลการสำรวจ").await;
    let files = format!("{item}/files");
    mali.upload(&files, &[], &[("file", "สำรวจ.pdf", b"MZ\x90\x00")]).await.is(422);
    mali.upload(&files, &[], &[("file", "สำรวจ.pdf", b"%PDF-1.7 x")]).await.is(303);
    let file = narumon.open(&meeting).await.first_link(&format!("{meeting}/files/"));
    assert_eq!(narumon.get(&file).await.is(200).bytes(), b"%PDF-1.7 x");
    narumon.upload(&files, &[], &[("file", "อื่น.pdf", b"%PDF-1.7 y")]).await.is(403);
    deed(&mut mali, &format!("{item}/removal"), &[]).await.is(303);
    narumon.get(&file).await.is(404);
}

#[tokio::test]
async fn meetings_that_are_called_at_once_get_numbers_without_gap_or_double() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let body = committee(&app, &mut mali).await;
    let mut clerks = [app.sign_in(cast::MALI).await, app.sign_in(cast::MALI).await, app.sign_in(cast::MALI).await];
    let mut meetings = Vec::new();
    for day in ["15/9/69", "16/9/69", "17/9/69"] {
        meetings.push(format!("{}/calling", plan(&mut mali, &body, day, "9.30").await));
    }
    let [one, two, three] = &mut clerks;
    let called =
        tokio::join!(deed(one, &meetings[0], &[]), deed(two, &meetings[1], &[]), deed(three, &meetings[2], &[]));
    for answer in [called.0, called.1, called.2] {
        answer.is(303);
    }
    let page = mali.open(&body).await;
    for number in ["ครั้งที่ 1/2569", "ครั้งที่ 2/2569", "ครั้งที่ 3/2569"]
    {
        assert_eq!(page.seen().matches(number).count(), 1, "{number}");
    }
}
