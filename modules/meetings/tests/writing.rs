//! Minutes are written while one types, attendance makes the quorum, and votes can be no more than those present.

use kueakun::demo::cast;

use super::{all_came, committee, deed, end, item, resolve, underway, underway_as};

#[tokio::test]
async fn minutes_are_saved_while_one_types_and_two_who_write_see_both_versions() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let body = committee(&app, &mut mali).await;
    let meeting = underway(&app, &mut mali, &body).await;
    let item = item(&mut mali, &meeting, "1-chair", "เรื่องแจ้งเพื่อทราบ").await;
    let form = format!("{item}/minutes");
    let version = mali.open(&form).await.field_value("version");
    let draft = [("said", "ประธานแจ้งว่า"), ("version", version.as_str())];
    let saved = mali.post(&format!("{form}/draft"), &draft).await;
    saved.is(200).has_text("บันทึกร่างแล้ว");
    assert_eq!(saved.header("x-version"), "2");
    let late = [("said", "ประธานกล่าวเปิด"), ("version", version.as_str())];
    prasert.post(&format!("{form}/draft"), &late).await.is(409);
    prasert.post(&form, &late).await.is(409).has_text("ประธานแจ้งว่า").has_text("ประธานกล่าวเปิด");
    deed(&mut prasert, &form, &[("said", "ประธานแจ้งว่าและกล่าวเปิด")]).await.is(303);
    mali.open(&meeting).await.has_text("ประธานแจ้งว่าและกล่าวเปิด");
}

#[tokio::test]
async fn too_few_members_are_warned_of_and_guests_make_no_quorum() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let body = committee(&app, &mut mali).await;
    let meeting = underway(&app, &mut mali, &body).await;
    let warning = "ผู้มาประชุมไม่ครบองค์ประชุม";
    mali.open(&meeting).await.has_text(warning).has_text("กรรมการ 4 คน มาประชุม 0 คน");
    mali.post(&format!("{meeting}/guests"), &[("name", "นางแขก สมมุติ"), ("post", "รพ.สต.")]).await.is(303);
    mali.open(&meeting).await.has_text(warning);
    all_came(&mut mali, &meeting).await;
    mali.open(&meeting).await.has_no_text(warning).has_text("มาประชุม 4 คน");
}

#[tokio::test]
async fn votes_can_be_no_more_than_those_who_have_one_and_equal_votes_need_the_chair() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let body = committee(&app, &mut mali).await;
    let meeting = underway(&app, &mut mali, &body).await;
    mali.post(&format!("{meeting}/guests"), &[("name", "นางแขก สมมุติ")]).await.is(303);
    all_came(&mut mali, &meeting).await;
    let item = item(&mut mali, &meeting, "4-consideration", "งบเยี่ยมบ้าน").await;
    let vote = |yes, no, casting| {
        [
            ("kind", "approved"),
            ("words", "อนุมัติงบเยี่ยมบ้าน"),
            ("votes-for", yes),
            ("votes-against", no),
            ("votes-abstain", "0"),
            ("casting", casting),
        ]
    };
    let mark = app.mark().await;
    resolve(&mut mali, &item, &vote("4", "1", "")).await.is(422).has_text("มากกว่าผู้มีสิทธิออกเสียงที่มาประชุม 4 คน");
    resolve(&mut mali, &item, &vote("2", "2", "")).await.is(422).has_text("ต้องมีเสียงชี้ขาดของประธาน");
    resolve(&mut mali, &item, &vote("1", "3", "")).await.is(422).has_text("คะแนนเสียงไม่พอ");
    let page = resolve(&mut mali, &item, &[("kind", ""), ("votes-for", "มาก")]).await;
    page.is(422);
    for field in ["kind", "words", "votes-for"] {
        assert!(!page.field_error(field).is_empty(), "{field}");
    }
    app.assert_nothing_else_recorded(mark, &[]).await;
    resolve(&mut mali, &item, &vote("2", "2", "for")).await.is(303);
    mali.open(&meeting).await.has_text("อนุมัติงบเยี่ยมบ้าน");
}

#[tokio::test]
async fn a_meeting_ends_after_it_began_and_is_written_until_it_is_certified() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let body = committee(&app, &mut mali).await;
    let meeting = underway(&app, &mut mali, &body).await;
    let item = item(&mut mali, &meeting, "5-other", "นัดครั้งต่อไป").await;
    let early = [("time", "9.00"), ("taken-by", "มาลี")];
    deed(&mut mali, &format!("{meeting}/ending"), &early).await.is(422).has_text("อยู่ก่อนเวลาเริ่ม");
    end(&app, &mut mali, &meeting).await;
    mali.open(&meeting).await.has_text("รอรับรองรายงาน").has_text("ยังไม่ได้จดรายงาน 1 เรื่อง");
    deed(&mut mali, &format!("{item}/minutes"), &[("said", "นัดเดือนหน้า")]).await.is(303);
    mali.post(&format!("{meeting}/items"), &[("section", "5-other"), ("title", "เพิ่มภายหลัง")]).await.is(422);
}

#[tokio::test]
async fn minutes_are_written_word_by_word_in_brief_or_as_reasons_alone() {
    let said = "ประธาน: ขอเชิญฝ่ายเลขานุการ\nเลขานุการ: มีผู้ขอรับการสงเคราะห์ 12 ราย";
    for (style, asked, printed) in [
        ("verbatim", "ขึ้นบรรทัดใหม่ทุกครั้งที่เปลี่ยนผู้พูด", "เลขานุการ: มีผู้ขอรับ"),
        ("brief", "ข้อความในรายงาน", "เลขานุการ: มีผู้ขอรับ"),
        ("reasons", "เขียนเฉพาะเหตุผลที่นำไปสู่มติ", "เหตุผล"),
    ] {
        let app = crate::start().await;
        let mut mali = app.sign_in(cast::MALI).await;
        let body = committee(&app, &mut mali).await;
        let meeting = underway_as(&app, &mut mali, &body, style).await;
        let item = item(&mut mali, &meeting, "4-consideration", "คำขอรับการสงเคราะห์").await;
        mali.open(&format!("{item}/minutes")).await.has_text(asked);
        deed(&mut mali, &format!("{item}/minutes"), &[("said", said)]).await.is(303);
        end(&app, &mut mali, &meeting).await;
        let pdf = mali.get(&format!("{meeting}/minutes/pdf")).await;
        let text = documents::scan::text(pdf.is(200).bytes()).unwrap();
        assert!(text.contains(printed), "{style}: {text}");
        assert_eq!(text.contains("เหตุผล"), style == "reasons", "{style}");
    }
}
