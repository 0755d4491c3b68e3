//! Papers of a meeting: minutes and invitation as PDF, the entry for calendars.

use kueakun::demo::cast;

use super::{all_came, committee, deed, item, on, plan, underway};

#[tokio::test]
async fn a_calendar_gets_the_meeting_moves_it_and_strikes_it_out_under_one_uid() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let mut narumon = app.sign_in(cast::NARUMON).await;
    let body = committee(&app, &mut mali).await;
    let meeting = plan(&mut mali, &body, "15/9/69", "9.30").await;
    let entry = format!("{meeting}/invitation/file");
    narumon.get(&entry).await.is(404);
    deed(&mut mali, &format!("{meeting}/calling"), &[]).await.is(303);
    let lines = |answer: &testkit::Answer| answer.is(200).text().replace("\r\n ", "");
    let first = lines(&narumon.get(&entry).await);
    let id = meeting.rsplit('/').next().unwrap();
    let uid = format!("UID:{id}@kueakun.invalid\r\n");
    assert!(
        first.contains("METHOD:REQUEST\r\n") && first.contains(&uid) && first.contains("SEQUENCE:0\r\n"),
        "{first}"
    );
    assert!(first.contains("DTSTART;TZID=Asia/Bangkok:20260915T093000\r\n"), "{first}");
    assert!(first.contains("PARTSTAT=NEEDS-ACTION"), "{first}");
    assert!(!lines(&mali.get(&entry).await).contains("ATTENDEE"), "who was not asked is no attendee");
    deed(&mut mali, &format!("{meeting}/edit"), &on("16/9/69", "13.30")).await.is(303);
    let moved = lines(&narumon.get(&entry).await);
    assert!(moved.contains(&uid) && moved.contains("SEQUENCE:1\r\n") && moved.contains(":20260916T133000"), "{moved}");
    deed(&mut mali, &format!("{meeting}/cancelling"), &[("reason", "น้ำท่วม")]).await.is(303);
    let struck = narumon.get(&entry).await;
    assert_eq!(struck.header("content-type"), "text/calendar; method=CANCEL; charset=utf-8");
    let struck = lines(&struck);
    assert!(
        struck.contains(&uid) && struck.contains("SEQUENCE:2\r\n") && struck.contains("STATUS:CANCELLED"),
        "{struck}"
    );
}

#[tokio::test]
async fn minutes_and_invitation_are_papers_of_their_own() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let mut narumon = app.sign_in(cast::NARUMON).await;
    let body = committee(&app, &mut mali).await;
    let planned = plan(&mut mali, &body, "15/9/69", "9.30").await;
    mali.get(&format!("{planned}/invitation/pdf")).await.is(404);
    mali.get(&format!("{planned}/minutes/pdf")).await.is(404);
    mali.get(&format!("{planned}/letter")).await.is(404);
    let meeting = underway(&app, &mut mali, &body).await;
    all_came(&mut mali, &meeting).await;
    item(&mut mali, &meeting, "4-consideration", "แผนงาน").await;
    for paper in ["invitation/pdf", "minutes/pdf"] {
        let pdf = narumon.get(&format!("{meeting}/{paper}")).await;
        assert_eq!(pdf.is(200).header("content-type"), "application/pdf");
        assert!(pdf.bytes().starts_with(b"%PDF-"), "{paper}");
    }
}

#[tokio::test]
async fn an_earlier_meeting_is_entered_with_what_its_paper_says_and_nothing_more() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let body = committee(&app, &mut mali).await;
    let mut earlier = on("30/6/60", "9.30");
    earlier.extend([("number", "1"), ("source", "ข่าวทำเนียบรัฐบาล")]);
    let held = format!("{body}/meetings/held");
    let meeting = mali.post(&held, &earlier).await.is(303).location();
    let page = mali.open(&meeting).await;
    page.has_text("ครั้งที่ 1/2560").has_text("ข่าวทำเนียบรัฐบาล").has_no_text("นางสาวนฤมล");
    deed(&mut mali, &format!("{meeting}/ending"), &[("time", ""), ("taken-by", "")]).await.is(303);
    let again = mali.post(&held, &earlier).await;
    again.is(422);
    assert!(!again.field_error("number").is_empty());
    earlier.retain(|(name, _)| *name != "on");
    earlier.push(("on", "30/12/69"));
    assert!(!mali.post(&held, &earlier).await.is(422).field_error("on").is_empty());
}

#[tokio::test]
async fn the_letter_of_invitation_carries_the_agenda_and_the_entry_for_a_calendar() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let body = committee(&app, &mut mali).await;
    let meeting = plan(&mut mali, &body, "15/9/69", "9.30").await;
    item(&mut mali, &meeting, "4-consideration", "แผนงาน").await;
    deed(&mut mali, &format!("{meeting}/calling"), &[]).await.is(303);
    deed(&mut mali, &format!("{meeting}/letter"), &[]).await.is(303);
    let letter = mali.open(&meeting).await.first_link("/letters/");
    let page = mali.open(&letter).await;
    page.has_text("ระเบียบวาระ ๑-๒๕๖๙.pdf").has_text("นัดหมาย ๑-๒๕๖๙.ics");
    let files: Vec<String> = page.links().into_iter().filter(|link| link.contains("/files/")).collect();
    assert!(mali.open(&files[0]).await.bytes().starts_with(b"%PDF-"));
    let entry = mali.open(&files[1]).await;
    assert_eq!(entry.header("content-type"), "text/calendar");
    let entry = entry.text().replace("\r\n ", "");
    assert!(entry.contains("METHOD:PUBLISH\r\n") && !entry.contains("ATTENDEE") && entry.contains("แผนงาน"), "{entry}");
    let words = mali.open(&format!("{letter}/text")).await;
    assert!(words.field_value("enclosures").contains("ระเบียบวาระการประชุม"), "{}", words.text());
    assert!(words.field_value("paragraphs").contains("ตามระเบียบวาระ"));
}
