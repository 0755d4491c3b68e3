//! The genogram of a person, from the relations of the registry.

use people::{NewPerson, Sex};

use crate::{browser, register, sai, start};

fn named(given: &str, sex: Sex) -> NewPerson {
    NewPerson { given: given.into(), family: "ทองดี".into(), sex, ..NewPerson::default() }
}

#[tokio::test]
async fn parents_children_and_spouses_are_drawn_and_said() {
    let app = start().await;
    let sai = sai(&app).await;
    let mana = register(&app, 0, &named("มานะ", Sex::Male)).await;
    let piti = register(&app, 0, &named("ปิติ", Sex::Male)).await;
    let mut pimjai = browser(&app, "pimjai");
    let relate = |of: kernel::Id<kernel::Person>, to: kernel::Id<kernel::Person>, what: &'static str| {
        (format!("/people/{of}/relations"), [("person", to.to_string()), ("what", what.to_owned())])
    };
    for (path, fields) in [relate(sai, mana, "child"), relate(mana, piti, "child")] {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        pimjai.submit(&path, &fields).await;
    }
    let page = pimjai.open(&format!("/people/{sai}/family")).await;
    page.has_text("รุ่นที่ 3").has_text("มานะ ทองดี ชาย").has_text("มีบุตร 1 คน เรียงจากคนโต: ปิติ ทองดี").has_text("ผู้ใช้บริการ");
    pimjai.open(&format!("/people/{sai}")).await.has_text("ผังเครือญาติ");
}

#[tokio::test]
async fn who_is_in_other_offices_hands_is_drawn_without_a_name_and_leads_no_further() {
    let app = start().await;
    let sai = sai(&app).await;
    let mana = register(&app, 1, &named("มานะ", Sex::Male)).await;
    let piti = register(&app, 1, &named("ปิติ", Sex::Male)).await;
    let (mana, piti) = (mana.to_string(), piti.to_string());
    let mut wichai = browser(&app, "wichai");
    wichai.submit(&format!("/people/{mana}/relations"), &[("person", &piti), ("what", "child")]).await;
    let mut pimjai = browser(&app, "pimjai");
    pimjai.submit(&format!("/people/{sai}/relations"), &[("person", &mana), ("what", "child")]).await;
    let page = pimjai.open(&format!("/people/{sai}/family")).await;
    page.has_text("หน่วยงานอื่นดูแล").has_no_text("มานะ").has_no_text("ปิติ").has_no_text("รุ่นที่ 3");
    wichai.get(&format!("/people/{sai}/family")).await.is(403).has_no_text("มานะ");
}

#[tokio::test]
async fn records_that_make_somebody_their_own_ancestor_are_refused_with_the_reason() {
    let app = start().await;
    let sai = sai(&app).await;
    let mana = register(&app, 0, &named("มานะ", Sex::Male)).await;
    let piti = register(&app, 0, &named("ปิติ", Sex::Male)).await;
    let mut pimjai = browser(&app, "pimjai");
    for (of, to) in [(sai, mana), (mana, piti), (piti, sai)] {
        let to = to.to_string();
        pimjai.submit(&format!("/people/{of}/relations"), &[("person", &to), ("what", "child")]).await;
    }
    pimjai.open(&format!("/people/{sai}/family")).await.has_text("เป็นบรรพบุรุษของตนเอง");
}
