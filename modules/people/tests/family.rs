//! The genogram of a person, from the relations of the registry.

use people::{NewPerson, Sex};
use store::{By, Sql};
use testkit::TestApp;

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
    let sheet = format!("/people/{sai}/family/pdf");
    assert!(page.link(&sheet));
    let pdf = pimjai.get(&sheet).await;
    pdf.is(200);
    assert!(pdf.bytes().starts_with(b"%PDF-1.7"));
    browser(&app, "wichai").get(&sheet).await.is(404);
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
async fn a_relation_that_would_make_somebody_their_own_ancestor_is_refused_and_nothing_is_written() {
    let app = start().await;
    let sai = sai(&app).await;
    let mana = register(&app, 0, &named("มานะ", Sex::Male)).await;
    let piti = register(&app, 0, &named("ปิติ", Sex::Male)).await;
    let mut pimjai = browser(&app, "pimjai");
    for (of, to) in [(sai, mana), (mana, piti)] {
        let to = to.to_string();
        pimjai.submit(&format!("/people/{of}/relations"), &[("person", &to), ("what", "child")]).await;
    }
    let mark = app.mark().await;
    let to = sai.to_string();
    let circle = [("person", to.as_str()), ("what", "child")];
    pimjai.post(&format!("/people/{piti}/relations"), &circle).await.is(422).has_text("เป็นบรรพบุรุษของตนเอง");
    app.assert_nothing_else_recorded(mark, &[]).await;
}

#[tokio::test]
async fn marriage_divorce_adoption_and_twins_are_drawn_and_said_as_they_were_recorded() {
    let app = start().await;
    let sai = sai(&app).await;
    let mana = register(&app, 0, &named("มานะ", Sex::Male)).await;
    let piti = register(&app, 0, &named("ปิติ", Sex::Male)).await;
    let chujai = register(&app, 0, &named("ชูใจ", Sex::Female)).await;
    let weera = register(&app, 0, &named("วีระ", Sex::Male)).await;
    let mut pimjai = browser(&app, "pimjai");
    let divorced =
        [("what", "spouse"), ("form", "registered"), ("from", "2510"), ("until", "2520"), ("ending", "divorce")];
    relate(&mut pimjai, sai, mana, &divorced).await;
    relate(&mut pimjai, sai, piti, &[("what", "child"), ("form", "adopted"), ("birth-order", "1")]).await;
    relate(&mut pimjai, sai, chujai, &[("what", "child"), ("form", "birth"), ("birth-order", "3")]).await;
    relate(&mut pimjai, sai, weera, &[("what", "child"), ("form", "birth"), ("birth-order", "2")]).await;
    relate(&mut pimjai, chujai, weera, &[("what", "sibling"), ("form", "fraternal")]).await;
    let page = pimjai.open(&format!("/people/{sai}/family")).await;
    page.has_text("สมรส พ.ศ. 2510").has_text("หย่า พ.ศ. 2520").has_text("ปิติ ทองดี (บุตรบุญธรรม)");
    page.has_text("แฝดต่างไข่: วีระ ทองดี, ชูใจ ทองดี").has_text("วีระ ทองดี, ชูใจ ทองดี");
    pimjai.open(&format!("/people/{sai}")).await.has_text("บุตรบุญธรรม (จดทะเบียน)").has_text("พ.ศ. 2510 ถึง พ.ศ. 2520");
}

#[tokio::test]
async fn a_second_marriage_is_recorded_with_a_reason_alone() {
    let app = start().await;
    let sai = sai(&app).await;
    let mana = register(&app, 0, &named("มานะ", Sex::Male)).await;
    let piti = register(&app, 0, &named("ปิติ", Sex::Male)).await;
    let mut pimjai = browser(&app, "pimjai");
    let married = [("what", "spouse"), ("form", "registered")];
    relate(&mut pimjai, sai, mana, &married).await;
    let other = piti.to_string();
    let path = format!("/people/{sai}/relations");
    let again = [("person", other.as_str()), married[0], married[1]];
    let mark = app.mark().await;
    pimjai.post(&path, &again).await.is(422).has_text("มาตรา 1452").has_text("เหตุผลที่ยังบันทึก");
    app.assert_nothing_else_recorded(mark, &[]).await;
    let reason = [again[0], again[1], again[2], ("despite", "ทะเบียนสมรสซ้อน อยู่ระหว่างฟ้องเพิกถอน")];
    pimjai.submit(&path, &reason).await.has_text("ปิติ ทองดี");
    app.assert_nothing_else_recorded(mark, &["person-related"]).await;
}

#[tokio::test]
async fn a_child_older_than_its_mother_is_refused() {
    let app = start().await;
    let sai = sai(&app).await;
    let born = thai::date::parse_partial("2480", crate::app_today().date()).ok();
    let old = register(&app, 0, &NewPerson { born, ..named("เฒ่า", Sex::Male) }).await.to_string();
    let mut pimjai = browser(&app, "pimjai");
    let child = [("person", old.as_str()), ("what", "child")];
    pimjai.post(&format!("/people/{sai}/relations"), &child).await.is(422).has_text("บุตรเกิดก่อน");
}

#[tokio::test]
async fn a_relation_is_changed_by_its_version_and_what_was_a_mistake_is_withdrawn() {
    let app = start().await;
    let sai = sai(&app).await;
    let mana = register(&app, 0, &named("มานะ", Sex::Male)).await;
    let mut pimjai = browser(&app, "pimjai");
    relate(&mut pimjai, sai, mana, &[("what", "spouse")]).await;
    let edit = pimjai.open(&format!("/people/{sai}")).await.first_link(&format!("/people/{sai}/relations/"));
    let page = pimjai.open(&edit).await;
    assert_eq!(page.field_value("version"), "1");
    let married = [("version", "1"), ("form", "registered"), ("from", "มี.ค. 2515")];
    pimjai.submit(&edit, &married).await.has_text("จดทะเบียนสมรส").has_text("มีนาคม 2515");
    let stale = [("version", "1"), ("form", "cohabiting")];
    pimjai.post(&edit, &stale).await.is(409).has_text("จดทะเบียนสมรส").has_text("อยู่ด้วยกันไม่จดทะเบียน");
    pimjai.post(&edit, &[("version", "2"), ("form", "foster")]).await.is(422);

    let mut wichai = browser(&app, "wichai");
    wichai.get(&edit).await.is(404).has_no_text("มานะ");
    wichai.post(&edit, &married).await.is(404);
    let elsewhere = edit.replace(&sai.to_string(), &register(&app, 0, &named("ชูใจ", Sex::Female)).await.to_string());
    pimjai.get(&elsewhere).await.is(404);

    let withdrawal = format!("{edit}/withdrawal");
    pimjai.post(&withdrawal, &[("reason", "")]).await.is(422);
    let mark = app.mark().await;
    pimjai.submit(&withdrawal, &[("reason", "คนละคน ชื่อเหมือนกัน")]).await.has_no_text("มานะ");
    app.assert_nothing_else_recorded(mark, &["person-relation-withdrawn"]).await;
    pimjai.get(&edit).await.is(404);
}

#[tokio::test]
async fn where_a_protected_person_lives_is_not_told_by_the_household_of_another() {
    let app = start().await;
    let sai = sai(&app).await;
    let hidden = NewPerson { protected: true, ..named("มานี", Sex::Female) };
    let manee = register(&app, 1, &hidden).await;
    let mut pimjai = browser(&app, "pimjai");
    relate(&mut pimjai, sai, manee, &[("what", "child")]).await;
    let head = sai.to_string();
    let page = pimjai.submit("/households", &[("name", "บ้านยายสาย"), ("person", &head)]).await;
    let home = page.first_link("/cases/new?household=").replace("/cases/new?household=", "/households/");
    let joining = manee.to_string();
    let member = [("person", joining.as_str()), ("what", "child")];
    pimjai.post(&format!("{home}/members"), &member).await.is(303);
    for lang in ["th", "en"] {
        pimjai.set_cookie("kueakun_lang", lang);
        pimjai.get(&home).await.is(403).has_no_text("มานี");
        let family = pimjai.open(&format!("/people/{sai}/family")).await;
        let together = if lang == "th" {
            "อยู่ด้วยกัน: นางสาย ทองดี"
        } else {
            "Living together: นางสาย ทองดี"
        };
        family.has_text(together).has_no_text(&format!("{together},"));
    }
    moved_out(&app, manee).await;
    for lang in ["th", "en"] {
        pimjai.set_cookie("kueakun_lang", lang);
        pimjai.open(&home).await.has_text("นางสาย").has_no_text("มานี");
    }
}

/// Somebody lives in no household any more since yesterday.
async fn moved_out(app: &TestApp, person: kernel::Id<kernel::Person>) {
    let yesterday = crate::app_today().plus_days(-1);
    let tx = app.db().write(By::System("test")).await.expect("the database answers");
    let sql = Sql::new("update household_members set until_day = ? where person = ?").bind(yesterday).bind(person);
    tx.run(sql).await.expect("the database answers");
    tx.commit().await.expect("the database answers");
}

async fn relate(
    user: &mut testkit::Browser,
    of: kernel::Id<kernel::Person>,
    to: kernel::Id<kernel::Person>,
    rest: &[(&str, &str)],
) {
    let to = to.to_string();
    let fields: Vec<(&str, &str)> = [("person", to.as_str())].into_iter().chain(rest.iter().copied()).collect();
    user.post(&format!("/people/{of}/relations"), &fields).await.is(303);
}
