//! Finding whoever helps: by number, word, topic, place and hour.

use kernel::Moment;
use kueakun::demo::cast;

use super::{asking, in_order, organisation, service};

#[tokio::test]
async fn a_hotline_is_found_by_its_number_and_is_dialled_with_one_tap() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let page = somsri.open("/directory?text=1300").await;
    page.has_text("สายด่วน 1300 ศูนย์ช่วยเหลือสังคม").has_text("ยังไม่เคยยืนยัน").has_no_text("สายเด็ก 1387");
    assert!(page.link("tel:1300"));
    let page = somsri.open(&page.first_link("/directory/services/")).await;
    page.has_text("ทุกวัน ตลอด 24 ชั่วโมง").has_text("ทั้งประเทศ").has_text("ระดับความแน่ใจ V");
}

#[tokio::test]
async fn a_word_finds_services_by_their_name_their_organisation_and_what_they_do() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let there = organisation(&mut somsri, "มูลนิธิปันสุขสมมุติ").await;
    let fields = [("name", "ทุนการศึกษาเด็ก"), ("description", "อุปกรณ์การเรียนและครูพี่เลี้ยง")];
    service(&mut somsri, &there, &fields).await;
    for word in ["ทุนการศึกษา", "ปันสุข", "อุปกรณ์การเรียน", "๐๕๕๑๑๑๒๒๒"]
    {
        somsri.open(&asking("/directory", &[("text", word)])).await.has_text("ทุนการศึกษาเด็ก");
    }
    somsri.open(&asking("/directory", &[("text", "ฟอกไต")])).await.has_text("ไม่พบรายการ");
}

#[tokio::test]
async fn services_come_nearest_first_and_those_of_other_districts_not_at_all() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let there = organisation(&mut somsri, "เครือข่ายสมมุติ").await;
    for (name, area) in [
        ("งานของจังหวัด", "จ.พิษณุโลก"),
        ("งานของอำเภอ", "อ.บางระกำ จ.พิษณุโลก"),
        ("งานของตำบล", "ต.บางระกำ อ.บางระกำ จ.พิษณุโลก"),
        ("งานของอำเภออื่น", "อ.พรหมพิราม จ.พิษณุโลก"),
    ] {
        service(&mut somsri, &there, &[("name", name), ("areas", area)]).await;
    }
    let near = |place| asking("/directory", &[("place", place)]);
    let page = somsri.open(&near("ต.บางระกำ อ.บางระกำ จ.พิษณุโลก")).await;
    in_order(&page, &["งานของตำบล", "งานของอำเภอ", "งานของจังหวัด", "สายด่วน 1300"]);
    page.has_no_text("งานของอำเภออื่น");
    somsri.open(&near("จ.พิษณุโลก")).await.has_text("งานของอำเภออื่น").has_text("งานของตำบล");
    somsri.open(&near("จ.สงขลา")).await.has_text("สายด่วน 1300").has_no_text("งานของจังหวัด");
    somsri.open(&near("นาร์เนีย")).await.has_text("ไม่รู้จักสถานที่นี้");
}

#[tokio::test]
async fn a_service_without_an_area_is_near_where_it_is_given() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let there = organisation(&mut somsri, "ศูนย์สมมุติ").await;
    let fields = [("name", "อาคารศูนย์"), ("place", "ต.บางระกำ อ.บางระกำ จ.พิษณุโลก")];
    somsri.submit(&format!("{there}/locations"), &fields).await.has_text("อาคารศูนย์");
    let location = somsri.open(&format!("{there}/services/new")).await;
    let html = location.html();
    let choice = html.elements().find(|element| element.attribute("name") == "location").expect("a location to choose");
    let chosen = choice.attribute("value").to_owned();
    service(&mut somsri, &there, &[("name", "ห้องให้คำปรึกษา"), ("location", &chosen)]).await;
    let near = asking("/directory", &[("place", "อ.บางระกำ จ.พิษณุโลก")]);
    somsri.open(&near).await.has_text("ห้องให้คำปรึกษา");
    let far = asking("/directory", &[("place", "อ.พรหมพิราม จ.พิษณุโลก")]);
    somsri.open(&far).await.has_no_text("ห้องให้คำปรึกษา");
}

#[tokio::test]
async fn what_is_open_now_is_open_by_the_clock_of_thailand() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let there = organisation(&mut somsri, "คลินิกสมมุติ").await;
    let hours = [("name", "คลินิกวันอังคาร"), ("hours", "week"), ("hours_TU", "08.30-16.30")];
    let clinic = service(&mut somsri, &there, &hours).await;
    somsri.open("/directory?open=now").await.has_text("คลินิกวันอังคาร").has_text("สายด่วน 1300");
    somsri.open(&clinic).await.has_text("เปิดอยู่").has_text("อังคาร 08.30-16.30");
    app.move_to(Moment::at(app.today(), 16, 30));
    somsri.open("/directory?open=now").await.has_no_text("คลินิกวันอังคาร").has_text("สายด่วน 1300");
    somsri.open(&clinic).await.has_text("ปิดอยู่");
}

#[tokio::test]
async fn problem_and_group_narrow_together() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let there = organisation(&mut somsri, "มูลนิธิสมมุติ").await;
    let child = [("name", "ทุนเด็ก"), ("problem", "education"), ("group", "child")];
    service(&mut somsri, &there, &child).await;
    let elder = [("name", "ชมรมผู้สูงวัย"), ("problem", "education"), ("group", "elderly")];
    service(&mut somsri, &there, &elder).await;
    let page = somsri.open("/directory?problem-area=education&target-group=child").await;
    page.has_text("ทุนเด็ก").has_no_text("ชมรมผู้สูงวัย");
}

#[tokio::test]
async fn everybody_reads_and_those_who_do_not_keep_it_are_offered_no_deed() {
    let app = crate::start().await;
    for user in [cast::PIMJAI, cast::ANONG, cast::PHUM, cast::THAWAT, cast::NARONG] {
        let mut browser = app.sign_in(user).await;
        browser.open("/directory?text=1323").await.has_text("สายด่วนสุขภาพจิต 1323");
    }
    let mut pimjai = app.sign_in(cast::PIMJAI).await;
    let page = pimjai.open("/directory?text=1323").await;
    assert!(!page.link("/directory/organisations/new"));
    let address = page.first_link("/directory/services/");
    pimjai.open(&address).await.has_no_text("ยืนยันข้อมูลแล้ววันนี้");
    let mark = app.mark().await;
    pimjai.post(&format!("{address}/verification"), &[("version", "1")]).await.is(403);
    pimjai.get("/directory/organisations/new").await.is(403);
    app.assert_nothing_else_recorded(mark, &[]).await;
}

#[tokio::test]
async fn a_form_elsewhere_is_offered_services_while_one_types() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let page = somsri.open(&asking("/directory/choices", &[("text", "สุขภาพจิต")])).await;
    page.has_text("สายด่วนสุขภาพจิต 1323").has_text("กรมสุขภาพจิต 1323");
    assert_eq!(somsri.open("/directory/choices?text=").await.seen().trim(), "");
}

#[tokio::test]
async fn the_directory_reads_in_english_as_well() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    somsri.set_cookie("kueakun_lang", "en");
    let page = somsri.open("/directory?text=1300").await;
    page.has_text("Service directory").has_text("Never verified");
    somsri.open(&page.first_link("/directory/services/")).await.has_text("Every day, day and night");
}
