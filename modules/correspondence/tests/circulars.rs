//! หนังสือเวียน: a list of addressees, sent to all of them at once by the way that reaches each.

use std::sync::Arc;

use correspondence::model::FilePart;
use correspondence::store::{files, letters};
use kernel::{Id, Letter};
use kueakun::demo::cast;
use testkit::{Browser, TestApp};

use super::issuing::{clerk_of, draft, numbered, signed};
use super::receiving::but;
use super::routing::send;

fn circular(subject: &'static str) -> Vec<(&'static str, &'static str)> {
    but(draft("external", subject), &[("circular", "yes"), ("party-to", "หัวหน้าหน่วยงานตามบัญชีรายชื่อ")])
}

async fn organisation(browser: &mut Browser, name: &str, kind: &str, email: &str) {
    let fields = [("name", name), ("description", name), ("legal_status", kind), ("email", email)];
    browser.post("/directory/organisations", &fields).await.is(303);
}

/// Puts the office above with all below it, the foundations of the directory and three names on the list.
async fn list(app: &TestApp, mali: &mut Browser, letter: &str) {
    let staff = offices::staff_named(app.db(), cast::MALI).await.unwrap().unwrap();
    let clerk = offices::actor(app.db(), staff, app.today()).await.unwrap();
    let above = offices::way_up(app.db(), clerk.office).await.unwrap()[1];
    let names = "โรงเรียนตัวอย่าง <school@example.go.th>\nวัดตัวอย่าง\nวัดตัวอย่าง";
    let fields = [("below", above.to_string()), ("organisations", "kind-มูลนิธิ".to_owned()), ("names", names.to_owned())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    mali.post(&format!("{letter}/listing"), &fields).await.is(303);
}

/// Puts so many schools without an address on the list.
async fn schools(browser: &mut Browser, letter: &str, count: usize) {
    let names: String = (1..=count).map(|number| format!("โรงเรียนสมมุติ {number}\n")).collect();
    browser.post(&format!("{letter}/listing"), &[("names", &names)]).await.is(303);
}

#[tokio::test]
async fn the_copies_that_go_by_post_are_printed_a_hundred_in_a_file_each_with_its_own_addressee() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let letter = numbered(&app, &circular("ขอเชิญร่วมกิจกรรม")).await;
    mali.get(&format!("{letter}/copies/pdf")).await.is(404);
    schools(&mut mali, &letter, 103).await;
    mali.post(&format!("{letter}/listing"), &[("names", "วัดตัวอย่าง <wat@example.org>")]).await.is(303);
    assert!(mali.open(&format!("{letter}/addressees")).await.links().contains(&format!("{letter}/copies")));
    let page = mali.open(&format!("{letter}/copies")).await;
    page.has_text("ส่งทางไปรษณีย์ 103 ฉบับ").has_text("ฉบับที่ 1 ถึง 100").has_text("ฉบับที่ 101 ถึง 103");
    let last = mali.get(&format!("{letter}/copies/pdf?part=2")).await;
    last.is(200);
    let said = documents::scan::text(last.bytes()).unwrap();
    for number in ["๑๐๑", "๑๐๒", "๑๐๓"] {
        assert_eq!(said.matches(&format!("โรงเรียนสมมุติ {number}")).count(), 1, "{said}");
    }
    assert!(!said.contains("วัดตัวอย่าง"), "what goes by e-mail is not printed");
    mali.get(&format!("{letter}/copies/pdf?part=3")).await.is(404);
    let mut wichai = app.sign_in(cast::WICHAI).await;
    wichai.get(&format!("{letter}/copies/pdf")).await.is(404);
}

#[tokio::test]
async fn a_circular_goes_to_all_on_its_list_and_each_copy_names_its_own_addressee() {
    let app = crate::start().await;
    let (mailer, taken) = super::post::server();
    let mut mali = app.sign_in(cast::MALI).await;
    organisation(&mut mali, "มูลนิธิตัวอย่าง", "มูลนิธิ", "foundation@example.or.th").await;
    organisation(&mut mali, "สมาคมตัวอย่าง", "สมาคม", "").await;
    let letter = numbered(&app, &circular("ขอเชิญร่วมกิจกรรม")).await;
    assert!(mali.open(&letter).await.links().contains(&format!("{letter}/addressees")));
    list(&app, &mut mali, &letter).await;
    let page = mali.open(&format!("{letter}/addressees")).await;
    page.has_text("มูลนิธิตัวอย่าง").has_no_text("สมาคมตัวอย่าง").has_text("school@example.go.th");
    assert_eq!(page.text().matches("วัดตัวอย่าง").count(), 1, "nobody stands on the list twice");
    let mark = app.mark().await;
    let all = [("own-names", "yes"), ("note", "")];
    send(&mut mali, &format!("{letter}/circulation"), &all).await.is(303);
    app.assert_nothing_else_recorded(mark, &["letter-circulated"]).await;
    let page = mali.open(&format!("{letter}/addressees")).await;
    page.has_text("ส่งแล้ว 1 ราย").has_text("รอเซิร์ฟเวอร์อีเมล 2 ราย").has_text("รอหน่วยงานลงรับ");
    let texts = Arc::clone(app.app().texts());
    jobs::Runner::new(app.db().clone(), correspondence::handlers(Some(mailer), texts)).run_due().await.unwrap();
    assert_eq!(taken.lock().unwrap().len(), 2);
    mali.open(&format!("{letter}/addressees")).await.has_text("ส่งแล้ว 3 ราย").has_no_text("รอเซิร์ฟเวอร์อีเมล");
    send(&mut mali, &format!("{letter}/circulation"), &all).await.is(422).has_text("ไม่มีรายชื่อ");
}

#[tokio::test]
async fn an_addressees_copy_bears_their_name() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let letter = numbered(&app, &circular("ขอเชิญร่วมกิจกรรม")).await;
    let names = [("below", ""), ("organisations", ""), ("names", "วัดตัวอย่างหนึ่ง\nวัดตัวอย่างสอง")];
    mali.post(&format!("{letter}/listing"), &names).await.is(303);
    send(&mut mali, &format!("{letter}/circulation"), &[("own-names", "yes"), ("note", "")]).await.is(303);
    let page = mali.open(&format!("{letter}/addressees")).await;
    let copies: Vec<String> = page.links().into_iter().filter(|link| link.ends_with("/paper")).collect();
    let mut texts = Vec::new();
    for copy in copies.iter().filter(|copy| copy.contains("/addressees/")) {
        texts.push(documents::scan::text(mali.open(copy).await.bytes()).unwrap());
    }
    assert_eq!(texts.len(), 2);
    assert!(texts[0].contains("วัดตัวอย่างหนึ่ง") && texts[1].contains("วัดตัวอย่างสอง"), "{texts:?}");
}

#[tokio::test]
async fn an_office_that_takes_its_copy_enters_what_was_addressed_to_it() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let letter = numbered(&app, &circular("ขอเชิญร่วมกิจกรรม")).await;
    let staff = offices::staff_named(app.db(), cast::NARONG).await.unwrap().unwrap();
    let office = offices::brief(app.db(), &[staff]).await.unwrap()[&staff].office;
    let below = office.to_string();
    let fields = [("below", below.as_str()), ("organisations", ""), ("names", "")];
    mali.post(&format!("{letter}/listing"), &fields).await.is(303);
    send(&mut mali, &format!("{letter}/circulation"), &[("own-names", "yes"), ("note", "")]).await.is(303);
    let mut clerk = app.sign_in(&clerk_of(&app, office).await).await;
    let there = clerk.open("/letters/arrivals").await;
    let receipt = there.forms().into_iter().find(|form| form.ends_with("/receipt")).unwrap();
    let taken = clerk.post(&receipt, &[]).await.is(303).location();
    let id: Id<Letter> = taken.rsplit('/').next().unwrap().parse().unwrap();
    let name = offices::office(app.db(), office).await.unwrap().name;
    assert_eq!(letters::known(app.db(), id).await.unwrap().party_to, name);
    let kept = files::part(app.db(), id, FilePart::Original).await.unwrap().unwrap();
    let bytes = ::store::files::read(app.db(), &kept.digest).await.unwrap();
    let text = documents::scan::text(&bytes).unwrap();
    let plain = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
    assert!(plain(&text).contains(&plain(&format!("เรียน {name}"))), "{text}");
}

#[tokio::test]
async fn a_wrong_list_comes_back_filled_and_a_letter_to_one_has_none() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let letter = signed(&app, &circular("ขอเชิญร่วมกิจกรรม")).await;
    let mark = app.mark().await;
    for (fields, field) in [
        ([("below", ""), ("organisations", ""), ("names", "")], "names"),
        ([("below", "7"), ("organisations", ""), ("names", "วัด")], "below"),
        ([("below", ""), ("organisations", "kind-ไม่มี"), ("names", "วัด")], "organisations"),
        ([("below", ""), ("organisations", ""), ("names", "โรงเรียน <school>")], "names"),
    ] {
        let page = mali.post(&format!("{letter}/listing"), &fields).await;
        assert!(!page.is(422).field_error(field).is_empty(), "{fields:?}");
    }
    app.assert_nothing_else_recorded(mark, &[]).await;
    let names = [("below", ""), ("organisations", ""), ("names", "วัดตัวอย่าง")];
    mali.post(&format!("{letter}/listing"), &names).await.is(303);
    mali.post(&format!("{letter}/listing"), &names).await.is(303);
    let page = mali.open(&format!("{letter}/addressees")).await;
    page.has_text("ส่งได้เมื่อออกเลขแล้ว");
    send(&mut mali, &format!("{letter}/circulation"), &[("own-names", ""), ("note", "")]).await.is(422);
    let tick = page.field_values("letter").remove(0);
    mali.post(&format!("{letter}/addressees"), &[("letter", &tick)]).await.is(303);
    mali.open(&format!("{letter}/addressees")).await.has_text("ยังไม่มีรายชื่อ");
    let one = signed(&app, &draft("external", "ขอข้อมูล")).await;
    mali.get(&format!("{one}/addressees")).await.is(404);
}
