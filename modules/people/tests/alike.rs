//! Whoever may be the same person is shown while one types, before registering, and before a change makes two persons one.

use people::{NewPerson, PairState};
use store::{Source as _, Sql};
use testkit::TestApp;

use crate::{browser, known_sai, register, sai, start};

/// What a clerk typed of นางสาย ทองดี, whom somebody registered before.
const TYPED: [(&str, &str); 5] =
    [("given", "สาย"), ("family", "ทองดิ"), ("born", "5 ก.พ. 2491"), ("at_place", "คลองแห อ.หาดใหญ่"), ("at_moo", "4")];

async fn pairs(app: &TestApp) -> Vec<(i64, i64, PairState)> {
    app.db().all(Sql::new("select a, b, state from person_pairs order by id")).await.expect("pairs")
}

#[tokio::test]
async fn while_typing_the_likely_one_is_told_with_the_reasons_and_nothing_is_recorded() {
    let app = start().await;
    let id = sai(&app).await;
    let mut anong = browser(&app, "anong");
    let mark = app.mark().await;
    let page = anong.post("/people/alike", &TYPED).await;
    page.is(200)
        .has_text("น่าจะเป็นคนเดียวกัน")
        .has_text("วันเกิดตรงกัน")
        .has_text("ชื่อสกุลออกเสียงเหมือนกัน")
        .has_text("อยู่หมู่บ้านเดียวกัน")
        .has_text("น่าจะขึ้นทะเบียนไว้แล้ว พบ 1 คน")
        .has_no_text(thai::citizen_id::fictitious(7).as_str());
    assert!(page.link(&format!("/people/{id}")) && !page.text().contains("<html"));
    let page = anong.post("/people/alike", &[("given", "สาย"), ("family", "ทองดี")]).await;
    page.is(200).has_text("คล้ายกัน อาจเป็นคนละคน").has_text("ชื่อและชื่อสกุลตรงกัน").has_no_text("น่าจะเป็นคนเดียวกัน");
    app.assert_nothing_else_recorded(mark, &[]).await;
}

#[tokio::test]
async fn what_is_half_typed_or_wrong_is_no_error_while_typing() {
    let app = start().await;
    sai(&app).await;
    let mut anong = browser(&app, "anong");
    for typed in [
        &[][..],
        &[("given", "ส")],
        &[("given", "สาย"), ("born", "31/")],
        &[("given", "สาย"), ("id_number", "1-99"), ("phone", "08")],
        &[("at_place", "นาร์เนีย")],
    ] {
        anong.post("/people/alike", typed).await.is(200).has_no_text("ทองดี");
    }
    let mut number: Vec<char> = thai::citizen_id::fictitious(7).as_str().chars().collect();
    number.swap(6, 11);
    let slip: String = number.into_iter().collect();
    let typed = [("given", "สาย"), ("family", "ทองดี"), ("born", "5/2/2491"), ("id_number", slip.as_str())];
    anong.post("/people/alike", &typed).await.is(200).has_text("เลขประจำตัวต่างกันเล็กน้อย").has_text("น่าจะเป็นคนเดียวกัน");
}

#[tokio::test]
async fn only_those_who_register_are_told() {
    let app = start().await;
    sai(&app).await;
    browser(&app, "somchai").post("/people/alike", &TYPED).await.is(403);
    app.visitor().post("/people/alike", &TYPED).await.is(303);
}

#[tokio::test]
async fn another_offices_person_is_told_as_in_a_search_and_no_more() {
    let app = start().await;
    let id = sai(&app).await;
    let mut wichai = browser(&app, "wichai");
    let page = wichai.post("/people/alike", &TYPED).await;
    page.is(200).has_text("นางสาย ทองดี").has_text("1-99xx-xxxxx-").has_no_text("081-234-5678").has_no_text("99/1");
    wichai.open(&format!("/people/{id}")).await.is(403);
}

#[tokio::test]
async fn a_protected_place_stays_hidden() {
    let app = start().await;
    register(&app, 0, &NewPerson { protected: true, ..known_sai() }).await;
    let page = browser(&app, "wichai").post("/people/alike", &TYPED).await;
    page.is(200).has_text("นางสาย ทองดี").has_no_text("หมู่บ้านเดียวกัน").has_no_text("ตำบลเดียวกัน").has_no_text("ต.คลองแห");
}

#[tokio::test]
async fn whoever_is_registered_all_the_same_waits_for_a_review_with_the_other() {
    let app = start().await;
    let id = sai(&app).await;
    let mut pimjai = browser(&app, "pimjai");
    pimjai.post("/people", &TYPED).await.is(200).has_text("น่าจะเป็นคนเดียวกัน");
    assert!(pairs(&app).await.is_empty(), "nobody is registered yet");
    let looked = [&TYPED[..], &[("looked", "yes")]].concat();
    let there = pimjai.post("/people", &looked).await.is(303).location();
    let new: kernel::Id<kernel::Person> = there.trim_start_matches("/people/").parse().expect("the new record");
    assert_eq!(pairs(&app).await, [(id.number(), new.number(), PairState::Waiting)]);
    let stranger = [("given", "วันเพ็ญ"), ("family", "รักษาศีล"), ("born", "1/5/2530")];
    pimjai.post("/people", &stranger).await.is(303);
    assert_eq!(pairs(&app).await.len(), 1, "a stranger is nobody's double");
}

#[tokio::test]
async fn a_change_that_makes_two_alike_is_asked_about_once() {
    let app = start().await;
    let id = sai(&app).await;
    let other = NewPerson { born: known_sai().born, ..NewPerson::default() };
    let other = register(&app, 0, &NewPerson { given: "สุดา".into(), family: "เดิมที".into(), ..other }).await;
    let mut pimjai = browser(&app, "pimjai");
    let path = format!("/people/{other}");
    let version = pimjai.open(&format!("{path}/edit")).await.field_value("version");
    let edit = |pairs: &[(&'static str, &'static str)]| -> Vec<(&'static str, String)> {
        let base = [("id_kind", "none"), ("registration", "unknown"), ("marital", "unknown"), ("born", "5/2/2491")];
        let all = base.iter().chain(pairs).map(|(name, value)| (*name, (*value).to_owned()));
        all.chain([("version", version.clone())]).collect()
    };
    let sent = edit(&[("given", "สาย"), ("family", "ทองดี")]);
    let sent: Vec<(&str, &str)> = sent.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let mark = app.mark().await;
    let page = pimjai.post(&path, &sent).await;
    page.is(200).has_text("วันเกิดตรงกัน").has_text("ชื่อและชื่อสกุลตรงกัน");
    assert!(page.link(&format!("/people/{id}")) && page.field_value("looked") == "yes");
    app.assert_nothing_else_recorded(mark, &[]).await;
    let looked = [&sent[..], &[("looked", "yes")]].concat();
    pimjai.post(&path, &looked).await.is(303);
    assert_eq!(pairs(&app).await.len(), 1);
    let version = pimjai.open(&format!("{path}/edit")).await.field_value("version");
    let again: Vec<(&str, &str)> = sent
        .iter()
        .map(|(name, value)| match *name {
            "version" => (*name, version.as_str()),
            "born" => (*name, "5/2/1948"),
            _ => (*name, *value),
        })
        .chain([("nickname", "แดง")])
        .collect();
    pimjai.post(&path, &again).await.is(303);
}
