//! Who may know which meeting: members theirs, colleagues what is certified, and of a closed one nobody else.

use kueakun::demo::cast;

use super::{committee, deed, end, on, plan, seat, staff, underway};

#[tokio::test]
async fn colleagues_read_certified_minutes_and_another_office_finds_nothing() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let body = committee(&app, &mut mali).await;
    let meeting = underway(&app, &mut mali, &body).await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut narong = app.sign_in(cast::NARONG).await;
    somsri.get(&meeting).await.is(404);
    somsri.post(&format!("{meeting}/items"), &[("section", "5-other"), ("title", "x")]).await.is(404);
    for path in [meeting.clone(), body.clone(), format!("{meeting}/minutes/pdf"), format!("{meeting}/invitation/file")]
    {
        narong.get(&path).await.is(404);
    }
    narong.open("/meetings/bodies").await.has_no_text("ตำบลสมมุติ");
    end(&app, &mut mali, &meeting).await;
    deed(&mut mali, &format!("{meeting}/certification"), &[("way", "at-once")]).await.is(303);
    somsri.open(&meeting).await.has_text("รับรองรายงานแล้ว");
    somsri.post(&format!("{meeting}/certification"), &[("way", "at-once"), ("version", "1")]).await.is(403);
    narong.get(&meeting).await.is(404);
    app.sign_in(cast::PIMJAI).await.open(&meeting).await.has_text("รับรองรายงานแล้ว");
    app.sign_in(cast::PHUM).await.get(&meeting).await.is(404);
}

#[tokio::test]
async fn a_closed_meeting_is_known_to_its_members_and_its_secretary_alone() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let mut narumon = app.sign_in(cast::NARUMON).await;
    let body = committee(&app, &mut mali).await;
    let closed = [on("15/9/69", "9.30"), vec![("closed", "yes"), ("place", "ห้องลับเฉพาะ")]].concat();
    mali.post(&format!("{body}/meetings"), &closed).await.is(403);
    let closed: Vec<_> = closed.into_iter().filter(|(_, value)| *value != "ห้องประชุมสมมุติ").collect();
    let meeting = prasert.post(&format!("{body}/meetings"), &closed).await.is(303).location();
    deed(&mut prasert, &format!("{meeting}/calling"), &[]).await.is(303);
    let mark = app.mark().await;
    narumon.open(&meeting).await.has_text("ประชุมลับ");
    app.assert_nothing_else_recorded(mark, &["meeting-read"]).await;
    let others = [cast::MALI, cast::SOMSRI, cast::NARONG, cast::KANLAYA, cast::THAWAT, cast::WILAI, cast::PIMJAI];
    for user in others {
        let mut browser = app.sign_in(user).await;
        browser.get(&meeting).await.is(404);
        browser.post(&format!("{meeting}/cancelling"), &[("reason", "x"), ("version", "2")]).await.is(404);
        browser.open("/meetings").await.has_no_text("ห้องลับเฉพาะ");
        if user == cast::MALI {
            browser.open(&body).await.has_no_text("ห้องลับเฉพาะ");
        }
    }
}

#[tokio::test]
async fn a_member_whose_term_has_ended_reads_no_more_papers() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let body = committee(&app, &mut mali).await;
    let somsri_id = staff(&app, cast::SOMSRI).await;
    seat(&mut mali, &body, &[("staff", &somsri_id), ("part", "member-assistant")]).await.is(303);
    let meeting = plan(&mut mali, &body, "15/9/69", "9.30").await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    somsri.open(&meeting).await.has_text("กำลังเตรียม");
    let links = mali.open(&body).await.links();
    let endings: Vec<_> = links.into_iter().filter(|link| link.ends_with("/ending")).collect();
    let mut ended = false;
    for ending in &endings {
        let form = mali.open(ending).await;
        if form.seen().contains("สมศรี") {
            deed(&mut mali, ending, &[("until-on", "31/8/69")]).await.is(303);
            ended = true;
        }
    }
    assert!(ended, "{endings:?}");
    somsri.get(&meeting).await.is(404);
    app.sign_in(cast::NARUMON).await.open(&meeting).await.has_no_text("เรียกประชุมแล้ว");
}

#[tokio::test]
async fn lists_hold_what_opens_and_nothing_else_for_everybody() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let body = committee(&app, &mut mali).await;
    let planned = plan(&mut mali, &body, "15/9/69", "9.30").await;
    let closed: Vec<_> = [on("16/9/69", "9.30"), vec![("closed", "yes")]].concat();
    let closed = prasert.post(&format!("{body}/meetings"), &closed).await.is(303).location();
    let certified = underway(&app, &mut mali, &body).await;
    end(&app, &mut mali, &certified).await;
    deed(&mut mali, &format!("{certified}/certification"), &[("way", "at-once")]).await.is(303);
    let mut seen = 0;
    for member in cast::ALL {
        let mut browser = app.sign_in(member.user_name).await;
        let lists = [browser.open("/meetings").await.links(), browser.open("/meetings/past").await.links()].concat();
        for meeting in [&planned, &closed, &certified] {
            let opens = browser.get(meeting).await.status() == 200;
            assert_eq!(lists.contains(meeting), opens, "{} {meeting}", member.user_name);
            seen += i32::from(opens);
        }
    }
    assert!(seen > 10, "{seen}");
}
