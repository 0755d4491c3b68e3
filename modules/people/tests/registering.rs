//! Search before create: what was typed is searched first.

use people::NewPerson;

use crate::{browser, register, sai, start};

#[tokio::test]
async fn the_search_page_finds_by_slips_numbers_days_and_places() {
    let app = start().await;
    let id = sai(&app).await;
    let mut pimjai = browser(&app, "pimjai");
    for text in ["ทองดิ", "นางสาย+ทองดี", "5/2/2491", "0812345678", "แดง", "1-9999-00000-07-9", "สาย+คลองแห"]
    {
        let page = pimjai.open(&format!("/people?text={text}")).await;
        if text.starts_with("1-") {
            continue;
        }
        assert!(page.link(&format!("/people/{id}")), "{text}:\n{}", page.seen());
        page.has_text("นางสาย ทองดี").has_text("อายุ 78 ปี").has_text("1-99xx-xxxxx-");
        page.has_no_text(thai::citizen_id::fictitious(7).as_str());
    }
    pimjai.open("/people?text=วันเพ็ญ").await.has_text("ไม่พบใครในทะเบียน");
    pimjai.open("/people").await.has_text("ขึ้นทะเบียนหรือรับดูแลล่าสุด").has_text("นางสาย ทองดี");
}

#[tokio::test]
async fn whoever_is_alike_is_shown_with_reasons_before_anything_is_saved() {
    let app = start().await;
    let id = sai(&app).await;
    let mut pimjai = browser(&app, "pimjai");
    let typed = [
        ("given", "สาย"),
        ("family", "ทองดิ"),
        ("born", "5 ก.พ. 2491"),
        ("at_place", "คลองแห อ.หาดใหญ่"),
        ("at_moo", "4"),
    ];
    let mark = app.mark().await;
    let page = pimjai.post("/people", &typed).await;
    page.is(200)
        .has_text("อาจขึ้นทะเบียนไว้แล้ว")
        .has_text("วันเกิดตรงกัน")
        .has_text("ชื่อสกุลออกเสียงเหมือนกัน")
        .has_text("อยู่หมู่บ้านเดียวกัน");
    assert!(page.link(&format!("/people/{id}")));
    assert_eq!(page.field_value("family"), "ทองดิ", "what was typed is still there");
    app.assert_nothing_else_recorded(mark, &[]).await;

    let looked = [&typed[..], &[("looked", "yes")]].concat();
    let mark = app.mark().await;
    pimjai.submit("/people", &looked).await.has_text("สาย ทองดิ").has_text("ม.4 ต.คลองแห อ.หาดใหญ่ จ.สงขลา");
    app.assert_nothing_else_recorded(mark, &["person-registered"]).await;
}

#[tokio::test]
async fn somebody_new_is_registered_at_once_and_a_case_goes_on() {
    let app = start().await;
    let mut anong = browser(&app, "anong");
    let answer = anong.post("/people", &[("given", "ด.ช. มานะ ใจกล้า"), ("for", "case")]).await;
    answer.is(303);
    assert!(answer.location().starts_with("/cases/new?person="), "{}", answer.location());
    anong.open("/people?text=มานะ").await.has_text("เด็กชายมานะ ใจกล้า");
}

#[tokio::test]
async fn a_household_group_or_community_registered_for_a_case_goes_on_there_as_well() {
    let app = start().await;
    let mut anong = browser(&app, "anong");
    for (folder, kind) in [("households", "household"), ("groups", "group"), ("communities", "community")] {
        let (here, name) = (format!("/{folder}"), "บ้านยายแม้น");
        let form = anong.open(&format!("{here}/new?text={name}&for=case")).await;
        assert_eq!((form.field_value("name"), form.field_value("for")), (name.to_owned(), "case".to_owned()), "{kind}");
        let wrong = anong.post(&here, &[("name", ""), ("for", "case")]).await;
        assert_eq!(wrong.is(422).field_value("for"), "case", "a wrong form does not forget what it is for");

        let mark = app.mark().await;
        let answer = anong.post(&here, &[("name", name), ("for", "case")]).await;
        let there = answer.is(303).location();
        let id = there.strip_prefix(&format!("/cases/new?{kind}=")).expect("the intake, with the new record chosen");
        app.assert_nothing_else_recorded(mark, &[&format!("{kind}-registered")]).await;
        anong.open(&format!("{here}/{id}")).await.has_text(name);

        let answer = anong.post(&here, &[("name", "บ้านตาดำ")]).await;
        assert!(answer.is(303).location().starts_with(&format!("{here}/")), "{}", answer.location());
    }
}

#[tokio::test]
async fn a_wrong_form_comes_back_filled_and_nothing_is_saved() {
    let app = start().await;
    let mut pimjai = browser(&app, "pimjai");
    let mark = app.mark().await;
    let wrong = [
        ("given", ""),
        ("family", "<b>ทองดี"),
        ("id_number", "1101700203451"),
        ("born", "15/2/2483"),
        ("at_place", "นาร์เนีย"),
    ];
    let page = pimjai.post("/people", &wrong).await;
    page.is(422);
    assert_eq!(page.field_value("family"), "&lt;b&gt;ทองดี".replace("&lt;", "<").replace("&gt;", ">"));
    for field in ["given", "id_number", "born", "at_place"] {
        assert!(!page.field_error(field).is_empty(), "{field}");
    }
    app.assert_nothing_else_recorded(mark, &[]).await;
}

#[tokio::test]
async fn a_place_with_namesakes_is_chosen_from_them() {
    let app = start().await;
    let mut pimjai = browser(&app, "pimjai");
    let page = pimjai.post("/people", &[("given", "สมหมาย"), ("at_place", "ต.ในเมือง")]).await;
    page.is(422).has_text("มีหลายแห่งที่ชื่อนี้").has_text("ต.ในเมือง อ.เมืองนครราชสีมา จ.นครราชสีมา");
    let chosen = [("given", "สมหมาย"), ("at_place", "ต.ในเมือง"), ("at_place_pick", "300101")];
    pimjai.submit("/people", &chosen).await.has_text("ต.ในเมือง อ.เมืองนครราชสีมา");
    let proposals = pimjai.open("/places?text=คลองแห").await;
    assert!(proposals.text().contains("ต.คลองแห อ.หาดใหญ่ จ.สงขลา 90110"), "{}", proposals.text());
}

#[tokio::test]
async fn a_number_that_somebody_has_is_refused_with_that_record() {
    let app = start().await;
    let id = sai(&app).await;
    let mut pimjai = browser(&app, "pimjai");
    let number = thai::citizen_id::fictitious(7).to_string();
    let page = pimjai.post("/people", &[("given", "ใครสักคน"), ("id_number", &number), ("looked", "yes")]).await;
    page.is(422).has_text("เลขประจำตัวนี้มีผู้ขึ้นทะเบียนแล้ว").has_text("เลขประจำตัวตรงกัน");
    assert!(page.link(&format!("/people/{id}")));
}

#[tokio::test]
async fn what_is_written_into_a_name_stays_text() {
    let app = start().await;
    let evil = NewPerson { given: "<script>alert(1)</script>".into(), ..NewPerson::default() };
    let id = register(&app, 0, &evil).await;
    let page = browser(&app, "pimjai").open(&format!("/people/{id}")).await;
    assert!(!page.text().contains("<script>alert"), "{}", page.text());
    page.has_text("alert(1)");
}
