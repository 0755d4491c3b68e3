//! Meetings as the office lives them: through HTTP, with the cast.

mod calling;
mod certifying;
mod following;
mod papers;
mod reading;
mod writing;

use kueakun::demo::cast;
use testkit::{Answer, Browser, TestApp};

/// Somebody's staff id, as forms send it.
pub async fn staff(app: &TestApp, user: &str) -> String {
    offices::staff_named(app.db(), user).await.unwrap().unwrap().to_string()
}

/// The clerk founds a committee with a chair from outside, a member with an account and a secretary; answers its address.
pub async fn committee(app: &TestApp, mali: &mut Browser) -> String {
    let fields = [
        ("name", "คณะกรรมการจัดสวัสดิการตำบลสมมุติ"),
        ("kind", "committee"),
        ("basis", "คำสั่งที่ 9/2569"),
        ("quorum", "half"),
        ("majority", "cast"),
        ("casting-vote", "yes"),
        ("notice-days", "3"),
    ];
    let body = mali.post("/meetings/bodies", &fields).await.is(303).location();
    let narumon = staff(app, cast::NARUMON).await;
    let prasert = staff(app, cast::PRASERT).await;
    seat(mali, &body, &[("name", "นายกำนัน ประธานสมมุติ"), ("part", "chair")]).await.is(303);
    seat(mali, &body, &[("staff", &narumon), ("part", "member")]).await.is(303);
    seat(mali, &body, &[("name", "นางสาย กรรมการสมมุติ"), ("part", "member")]).await.is(303);
    seat(mali, &body, &[("staff", &prasert), ("part", "member-secretary")]).await.is(303);
    body
}

/// Appoints somebody to a body from the beginning of the year.
pub async fn seat(browser: &mut Browser, body: &str, fields: &[(&str, &str)]) -> Answer {
    let mut all = vec![("from-on", "1/1/69")];
    all.extend_from_slice(fields);
    browser.post(&format!("{body}/seats"), &all).await
}

/// What a meeting in the committee's room on a day is planned with.
pub fn on<'a>(day: &'a str, time: &'a str) -> Vec<(&'a str, &'a str)> {
    let rest = [("way", "room"), ("place", "ห้องประชุมสมมุติ"), ("style", "brief")];
    [[("kind", "ordinary"), ("on", day)].as_slice(), &[("time", time)], &rest].concat()
}

/// Plans a meeting; answers its address.
pub async fn plan(browser: &mut Browser, body: &str, day: &str, time: &str) -> String {
    browser.post(&format!("{body}/meetings"), &on(day, time)).await.is(303).location()
}

/// Sends the form at an address with the version it stands at.
pub async fn deed(browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> Answer {
    let version = browser.open(path).await.field_value("version");
    let mut all = vec![("version", version.as_str())];
    all.extend_from_slice(fields);
    browser.post(path, &all).await
}

/// Puts an item on an agenda; answers its address.
pub async fn item(browser: &mut Browser, meeting: &str, section: &str, title: &str) -> String {
    let fields = [("section", section), ("title", title)];
    let there = browser.post(&format!("{meeting}/items"), &fields).await.is(303).location();
    let id = there.rsplit("#item-").next().unwrap().to_owned();
    format!("{meeting}/items/{id}")
}

/// Plans and calls a meeting for this day at ten, and opens it once that has come; answers its address.
pub async fn underway(app: &TestApp, mali: &mut Browser, body: &str) -> String {
    underway_as(app, mali, body, "brief").await
}

/// The same with its minutes written in that style.
pub async fn underway_as(app: &TestApp, mali: &mut Browser, body: &str, style: &str) -> String {
    let today = thai::date::format_short(app.today().date());
    let mut fields = on(&today, "10.00");
    fields.retain(|(name, _)| *name != "style");
    fields.push(("style", style));
    let meeting = mali.post(&format!("{body}/meetings"), &fields).await.is(303).location();
    deed(mali, &format!("{meeting}/calling"), &[]).await.is(303);
    app.move_to(kernel::Moment::at(app.today(), 10, 5));
    let opening = [("time", "10.05"), ("taken-by", "นางสาวมาลี จดหมายสมมุติ")];
    deed(mali, &format!("{meeting}/opening"), &opening).await.is(303);
    meeting
}

/// Notes that everybody who was asked came.
pub async fn all_came(browser: &mut Browser, meeting: &str) {
    let page = browser.open(meeting).await;
    let start = format!("{meeting}/attendees/");
    let mut forms: Vec<String> = page.links().into_iter().filter(|link| link.starts_with(&start)).collect();
    forms.retain(|link| !link.ends_with("/reply"));
    assert!(!forms.is_empty(), "nobody was asked");
    for form in forms {
        deed(browser, &form, &[("presence", "present")]).await.is(303);
    }
}

/// Records a resolution on an item.
pub async fn resolve(browser: &mut Browser, item: &str, fields: &[(&str, &str)]) -> Answer {
    browser.post(&format!("{item}/resolutions"), fields).await
}

/// Ends a meeting at eleven.
pub async fn end(app: &TestApp, browser: &mut Browser, meeting: &str) {
    app.move_to(kernel::Moment::at(app.today(), 11, 0));
    let fields = [("time", "11.00"), ("taken-by", "นางสาวมาลี จดหมายสมมุติ"), ("checked-by", "นายประเสริฐ ตั้งตัวอย่าง")];
    deed(browser, &format!("{meeting}/ending"), &fields).await.is(303);
}

/// Lets so many days go by, to nine in the morning.
pub fn later(app: &TestApp, days: i64) {
    app.move_to(kernel::Moment::at(app.today().plus_days(days), 9, 0));
}
