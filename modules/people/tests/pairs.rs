//! The queue of pairs: who may say what about one, what is hidden, and how pairs get there.

use kernel::{Id, Person};
use people::NewPerson;
use store::{Source as _, Sql};

use crate::merging::{again, suspect};
use crate::{browser, register, sai, start};

#[tokio::test]
async fn a_clerk_says_that_they_differ_and_does_not_merge() {
    let app = start().await;
    let (kept, gone) = (sai(&app).await, register(&app, 0, &again()).await);
    let pair = suspect(&app, kept, gone).await;
    let mut anong = browser(&app, "anong");
    let page = anong.open(&pair).await;
    page.has_no_text("รวมเป็นคนเดียวกัน");
    let version = page.field_value("version");
    anong.post(&format!("{pair}/merging"), &[("version", &version)]).await.is(403);
    anong.post(&format!("{pair}/difference"), &[("version", &version)]).await.is(303);
    suspect(&app, kept, gone).await;
    anong.open("/people/pairs").await.has_text("ไม่มีคู่ที่รอตรวจ");
    browser(&app, "somchai").get("/people/pairs").await.is(403);
}

#[tokio::test]
async fn of_a_record_out_of_reach_one_learns_only_whom_to_ask() {
    let app = start().await;
    let (kept, gone) = (sai(&app).await, register(&app, 1, &again()).await);
    let pair = suspect(&app, kept, gone).await;
    let mut pimjai = browser(&app, "pimjai");
    for path in ["/people/pairs", pair.as_str()] {
        let page = pimjai.open(path).await;
        page.has_text("ทองดี").has_text("เทศบาลเมืองควนลัง").has_no_text("ทองดิ").has_no_text("ยายแดง");
        page.has_no_text("วันเกิดตรงกัน").has_no_text(&gone.to_string());
    }
    let version = pimjai.open(&pair).await.field_value("version");
    for deed in ["merging", "difference", "reopening"] {
        pimjai.post(&format!("{pair}/{deed}"), &[("version", &version)]).await.is(404);
    }
    let mark = app.mark().await;
    pimjai.post(&format!("{pair}/question"), &[("version", &version)]).await.is(303);
    app.assert_nothing_else_recorded(mark, &["people-pair-asked"]).await;
    pimjai.open("/people/pairs").await.has_text("ถามแล้ว");
    let mut wichai = browser(&app, "wichai");
    wichai.open("/people/pairs").await.has_text("ทองดิ").has_no_text("ทองดี");
}

#[tokio::test]
async fn somebody_who_sees_a_duplicate_names_the_pair() {
    let app = start().await;
    let (kept, gone) = (sai(&app).await, register(&app, 0, &again()).await);
    let mut anong = browser(&app, "anong");
    let new = format!("/people/{kept}/pairs");
    anong.open(&format!("{new}/new?text=สาย+ทองดิ")).await.has_text("ทองดิ");
    let person = gone.to_string();
    let answer = anong.post(&new, &[("person", person.as_str())]).await;
    answer.is(303);
    anong.open(&answer.location()).await.has_text("ทองดี").has_text("ทองดิ");
    anong.post(&new, &[("person", &kept.to_string())]).await.is(422);
    anong.post(&new, &[]).await.is(422);
}

#[tokio::test]
async fn new_and_changed_records_are_compared_at_night() {
    let app = start().await;
    let (kept, gone) = (sai(&app).await, register(&app, 0, &again()).await);
    let stranger = NewPerson {
        given: "สมศักดิ์".into(), family: "รักษาศีล".into(), ..NewPerson::default()
    };
    let stranger = register(&app, 0, &stranger).await;
    let mut pimjai = browser(&app, "pimjai");
    while people::review(app.db()).await.expect("a turn") {}
    pimjai.open("/people/pairs").await.has_text("ไม่มีคู่ที่รอตรวจ");
    app.move_to(app.now().plus_hours(1));
    while people::review(app.db()).await.expect("a turn") {}
    let page = pimjai.open("/people/pairs").await;
    page.has_text("ทองดี").has_text("ทองดิ").has_no_text("รักษาศีล");
    let pair = page.first_link("/people/pairs/");
    let version = pimjai.open(&pair).await.field_value("version");
    pimjai.post(&format!("{pair}/difference"), &[("version", &version)]).await.is(303);
    // A name alone asks nobody, and a telephone is not asked about: what the two come to is for the night to find.
    let named = [
        ("given", "สาย"),
        ("family", "ทองดี"),
        ("sex", "female"),
        ("id_kind", "none"),
        ("registration", "unknown"),
        ("marital", "unknown"),
    ];
    for more in [&[][..], &[("phone", "0812345678")]] {
        let version = pimjai.open(&format!("/people/{stranger}/edit")).await.field_value("version");
        let edit = [&named[..], more, &[("version", version.as_str())]].concat();
        pimjai.post(&format!("/people/{stranger}"), &edit).await.is(303);
    }
    while people::review(app.db()).await.expect("a turn") {}
    let pairs: Vec<(Id<Person>, Id<Person>, String)> =
        app.db().all(Sql::new("select a, b, state from person_pairs order by a, b")).await.expect("pairs");
    assert!(pairs.contains(&(kept, gone, "different".to_owned())), "what was decided stays: {pairs:?}");
    assert!(pairs.contains(&(kept, stranger, "waiting".to_owned())), "a changed record is compared again: {pairs:?}");
}
