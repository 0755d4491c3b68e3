//! Households, groups, communities, and who is close to whom.

use people::NewPerson;

use crate::{browser, register, sai, start};

fn named(given: &str, family: &str) -> NewPerson {
    NewPerson { given: given.into(), family: family.into(), ..NewPerson::default() }
}

#[tokio::test]
async fn a_child_on_one_page_is_a_parent_on_the_other_until_it_ends() {
    let app = start().await;
    let (sai, mana) = (sai(&app).await, register(&app, 0, &named("มานะ", "ทองดี")).await);
    let mut pimjai = browser(&app, "pimjai");
    let path = format!("/people/{sai}");
    let page = pimjai.open(&format!("{path}/relations/new?text=มานะ")).await;
    page.has_text("มานะ ทองดี");
    let other = mana.to_string();
    let fields = [
        ("person", other.as_str()),
        ("what", "child"),
        ("from", "1/5/2515"),
        ("note", "ส่งเงินให้ทุกเดือน"),
        ("text", "มานะ"),
    ];
    let mark = app.mark().await;
    pimjai.submit(&format!("{path}/relations"), &fields).await.has_text("มานะ ทองดี บุตร").has_text("ตั้งแต่ 1 พ.ค. 2515");
    app.assert_nothing_else_recorded(mark, &["person-related"]).await;
    let seen = pimjai.open(&format!("/people/{mana}")).await;
    seen.has_text("บิดาหรือมารดา");
    let ending = seen
        .forms()
        .into_iter()
        .find(|form| form.ends_with("/ending") && form.contains("/relations/"))
        .expect("it can end");
    pimjai.submit(&ending, &[]).await.has_text("สิ้นสุดแล้ว");
    pimjai.open(&path).await.has_text("สิ้นสุดแล้ว").has_text("ถึง 1 ก.ย. 2569");
}

#[tokio::test]
async fn nobody_is_their_own_relative_and_time_runs_forward() {
    let app = start().await;
    let id = sai(&app).await.to_string();
    let mut pimjai = browser(&app, "pimjai");
    let path = format!("/people/{id}/relations");
    pimjai.post(&path, &[("person", &id), ("what", "sibling")]).await.is(422).has_text("เลือกคนเดียวกันไม่ได้");
    let other = register(&app, 0, &named("มานี", "")).await.to_string();
    let backwards = [("person", other.as_str()), ("what", "friend"), ("from", "1/5/2560"), ("until", "1/5/2559")];
    pimjai.post(&path, &backwards).await.is(422).has_text("วันสิ้นสุดต้องไม่มาก่อนวันเริ่ม");
    pimjai.post(&path, &[("person", "0000000000000"), ("what", "friend")]).await.is(404);
}

#[tokio::test]
async fn a_household_begins_with_its_head_and_members_come_and_go() {
    let app = start().await;
    let (sai, mana) = (sai(&app).await.to_string(), register(&app, 1, &named("มานะ", "ทองดี")).await.to_string());
    let mut pimjai = browser(&app, "pimjai");
    let fields =
        [("name", "บ้านยายสาย"), ("at_house", "99/1"), ("at_moo", "4"), ("at_place", "คลองแห"), ("person", &sai)];
    let page = pimjai.submit("/households", &fields).await;
    page.has_text("นางสาย ทองดี หัวหน้าครัวเรือน").has_text("99/1 หมู่ที่ 4 ต.คลองแห");
    let home = page.first_link("/cases/new?household=").replace("/cases/new?household=", "/households/");
    let members = format!("{home}/members");
    pimjai.open(&format!("{members}/new?text=มานะ")).await.has_text("มานะ ทองดี");
    let page = pimjai.submit(&members, &[("person", &mana), ("what", "child"), ("from", "1/1/2560")]).await;
    page.has_text("มานะ ทองดี บุตร");
    pimjai.post(&members, &[("person", &mana), ("what", "child")]).await.is(422).has_text("คนนี้เป็นสมาชิกอยู่แล้ว");
    let ending = page.forms().into_iter().rfind(|form| form.ends_with("/ending")).expect("it can end");
    pimjai.submit(&ending, &[]).await.has_text("สิ้นสุด");
    pimjai.open(&format!("/people/{sai}")).await.has_text("บ้านยายสาย");
    pimjai.open("/households?text=ยายสาย").await.has_text("บ้านยายสาย");
    pimjai.open("/households?text=คลองแห").await.has_text("สมาชิก 2 คน");

    let mut wichai = browser(&app, "wichai");
    wichai.get(&home).await.is(403).has_text("อยู่ในความดูแลของหน่วยงานอื่น");
    wichai.post(&members, &[("person", &mana), ("what", "head")]).await.is(404);
    wichai.post(&home, &[("name", "ของฉัน")]).await.is(404);
}

#[tokio::test]
async fn a_stale_household_shows_both_versions() {
    let app = start().await;
    let mut pimjai = browser(&app, "pimjai");
    let home = {
        let page = pimjai.submit("/households", &[("name", "บ้านยายสาย")]).await;
        page.first_link("/cases/new?household=").replace("/cases/new?household=", "/households/")
    };
    pimjai.submit(&home, &[("name", "บ้านตาแดง"), ("version", "1")]).await.has_text("บ้านตาแดง");
    pimjai.post(&home, &[("name", "บ้านป้าดำ"), ("version", "1")]).await.is(409).has_text("บ้านตาแดง").has_text("บ้านป้าดำ");
    pimjai.open(&home).await.has_text("บ้านตาแดง");
}

#[tokio::test]
async fn groups_and_communities_are_registered_changed_and_found() {
    let app = start().await;
    let sai = sai(&app).await.to_string();
    let mut pimjai = browser(&app, "pimjai");
    let page = pimjai
        .submit("/groups", &[("name", "ชมรมผู้สูงอายุบ้านคลองหวะ"), ("purpose", "ออกกำลังกายร่วมกัน"), ("place", "คลองแห")])
        .await;
    let group = page.first_link("/cases/new?group=").replace("/cases/new?group=", "/groups/");
    pimjai
        .submit(&format!("{group}/members"), &[("person", &sai), ("what", "leader")])
        .await
        .has_text("นางสาย ทองดี ประธานหรือแกนนำ");
    pimjai.open("/groups?text=ผู้สูงอายุ").await.has_text("ชมรมผู้สูงอายุบ้านคลองหวะ").has_text("สมาชิก 1 คน");
    pimjai.open(&format!("/people/{sai}")).await.has_text("ชมรมผู้สูงอายุบ้านคลองหวะ");

    let fields = [
        ("name", "บ้านคลองหวะ"),
        ("moo", "4"),
        ("place", "คลองแห"),
        ("leader", "นายสมบัติ"),
        ("leader_phone", "0812345678"),
    ];
    let page = pimjai.submit("/communities", &fields).await;
    page.has_text("ม.4 ต.คลองแห อ.หาดใหญ่ จ.สงขลา").has_text("081-234-5678");
    let community = page.first_link("/cases/new?community=").replace("/cases/new?community=", "/communities/");
    pimjai.post("/communities", &[("name", "")]).await.is(422);
    pimjai.submit(&community, &[("name", "บ้านคลองหวะใหม่"), ("version", "1")]).await.has_text("บ้านคลองหวะใหม่");
    pimjai.post(&community, &[("name", "อีกชื่อ"), ("version", "1")]).await.is(409);
    pimjai.open("/communities?text=คลองหวะ").await.has_text("บ้านคลองหวะใหม่");
}
