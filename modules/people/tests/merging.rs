//! Two records of one person: reviewed, merged, separated, and what must not happen to them.

use kernel::{Id, Person};
use people::{
    HouseholdMember, IdKind, Identity, NewHousehold, NewPerson, NewRelation, Reason, RelationTerms, RelationWord, Span,
};
use store::{By, Source as _, Sql};
use testkit::{Browser, TestApp};

use crate::{browser, known_sai, office, register, sai, start};

/// The same woman, written down again with another spelling and without her number.
fn again() -> NewPerson {
    NewPerson {
        identity: Identity::default(),
        family: "ทองดิ".into(),
        nickname: "ยายแดง".into(),
        phone: thai::phone::parse("0898765432").ok(),
        ..known_sai()
    }
}

pub async fn suspect(app: &TestApp, a: Id<Person>, b: Id<Person>) -> String {
    let tx = app.db().write(By::System("test")).await.expect("a transaction");
    people::suspect(&tx, a, b, 0.97, &[Reason::SameBirthDay, Reason::SameGiven]).await.expect("a pair");
    tx.commit().await.expect("a commit");
    let sql = Sql::new("select id from person_pairs where a = ? and b = ?").bind(a.min(b)).bind(a.max(b));
    let (pair,): (Id<people::Pair>,) = app.db().one(sql).await.expect("the pair");
    format!("/people/pairs/{pair}")
}

const DETAILS: [&str; 17] = [
    "identity",
    "title",
    "given",
    "middle",
    "family",
    "nickname",
    "sex",
    "born",
    "life",
    "nationality",
    "registration",
    "marital",
    "religion",
    "phone",
    "other-phone",
    "registered",
    "lives",
];

/// The form of a pair as it stands on its page, with what is changed in it.
pub async fn filled(browser: &mut Browser, pair: &str, changes: &[(&str, &str)]) -> Vec<(String, String)> {
    let page = browser.open(pair).await;
    let mut fields: Vec<(String, String)> =
        ["version", "version-a", "version-b"].map(|name| (name.to_owned(), page.field_value(name))).into();
    for detail in DETAILS {
        let name = format!("detail-{detail}");
        if page.text().contains(&format!("id=\"{name}-a\"")) {
            fields.push((name.clone(), page.field_value(&name)));
        }
    }
    for (name, value) in changes {
        fields.retain(|(known, _)| known != name);
        fields.push(((*name).to_owned(), (*value).to_owned()));
    }
    fields
}

pub fn sent(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

async fn merge(browser: &mut Browser, pair: &str, changes: &[(&str, &str)]) -> testkit::Answer {
    let fields = filled(browser, pair, changes).await;
    browser.post(&format!("{pair}/merging"), &sent(&fields)).await
}

/// Every row of the tables of the registry that says anything of a person, but versions and when and by whom it was changed.
pub async fn everything(app: &TestApp) -> Vec<String> {
    let tables = [
        (
            "persons",
            "id id_kind id_blind title given_name middle_name family_name nickname sort_key sex born born_precision dead died \
             nationality registration marital phone other_phone registered current place moo protected merged_into made_at",
        ),
        ("person_names", "person kind name"),
        ("person_relations", "id person other kind version"),
        ("household_members", "id household person relation from_day until_day"),
        ("group_members", "id group_id person part from_day until_day"),
        ("people_offices", "kind about office since"),
        ("people_holds", "kind about person since"),
        ("search_keys", "key about"),
    ];
    let mut all = Vec::new();
    for (table, columns) in tables {
        let text: Vec<String> =
            columns.split_whitespace().map(|column| format!("coalesce(cast({column} as text), '')")).collect();
        let sql = format!("select {} from {table} order by 1", text.join(" || '|' || "));
        let rows: Vec<(String,)> = app.db().all(Sql::new(sql)).await.expect("rows");
        all.extend(rows.into_iter().map(|(row,)| format!("{table} {row}")));
    }
    all
}

#[tokio::test]
async fn a_pair_is_merged_detail_by_detail_and_both_ids_lead_to_the_person() {
    let app = start().await;
    let (kept, gone) = (sai(&app).await, register(&app, 0, &again()).await);
    let pair = suspect(&app, kept, gone).await;
    let mut pimjai = browser(&app, "pimjai");
    pimjai.open("/people").await.has_text("รอตรวจ 1 คู่");
    pimjai.open("/people/pairs").await.has_text("ทองดี").has_text("ทองดิ").has_text("วันเกิดตรงกัน");
    let mark = app.mark().await;
    let answer =
        merge(&mut pimjai, &pair, &[("detail-family", "a"), ("detail-nickname", "b"), ("detail-phone", "b")]).await;
    answer.is(303);
    assert_eq!(answer.location(), format!("/people/{kept}"));
    app.assert_nothing_else_recorded(mark, &["person-merged", "person-merged"]).await;
    let page = pimjai.open(&format!("/people/{kept}")).await;
    page.has_text("นางสาย ทองดี")
        .has_text("ยายแดง")
        .has_text("089-876-5432")
        .has_text("081-234-5678")
        .has_text("ทองดิ (เขียนอีกอย่าง)")
        .has_text("ค่าจากระเบียนเดิม");
    pimjai.get(&format!("/people/{gone}")).await.is(303);
    pimjai.open("/people?text=สาย+ทองดิ").await.has_text("นางสาย ทองดี").has_text("พบ 1 คน");
    pimjai.open("/people/pairs").await.has_text("ไม่มีคู่ที่รอตรวจ");
    pimjai.open(&pair).await.has_text("รวมเป็นระเบียนเดียวแล้ว");
}

#[tokio::test]
async fn two_who_decide_at_once_are_told_and_nothing_is_lost() {
    let app = start().await;
    let (kept, gone) = (sai(&app).await, register(&app, 0, &again()).await);
    let pair = suspect(&app, kept, gone).await;
    let (mut pimjai, mut anong) = (browser(&app, "pimjai"), browser(&app, "anong"));
    let mine = filled(&mut pimjai, &pair, &[]).await;
    let theirs = anong.open(&pair).await.field_value("version");
    anong.post(&format!("{pair}/difference"), &[("version", &theirs), ("reason", "ฝาแฝด")]).await.is(303);
    let before = everything(&app).await;
    let mark = app.mark().await;
    let answer = pimjai.post(&format!("{pair}/merging"), &sent(&mine)).await;
    answer.is(409).has_text("อนงค์ ทองแก้ว").has_text("ฝาแฝด");
    app.assert_nothing_else_recorded(mark, &[]).await;
    assert_eq!(everything(&app).await, before);
    let again = pimjai.open(&pair).await.field_value("version");
    pimjai.post(&format!("{pair}/reopening"), &[("version", &again)]).await.is(303);
    merge(&mut pimjai, &pair, &[]).await.is(303);
    let answer = pimjai.post(&format!("{pair}/merging"), &sent(&mine)).await;
    answer.is(409).has_text("รวมเป็นระเบียนเดียวแล้ว");
}

#[tokio::test]
async fn a_record_that_was_edited_meanwhile_is_not_merged_over() {
    let app = start().await;
    let (kept, gone) = (sai(&app).await, register(&app, 0, &again()).await);
    let pair = suspect(&app, kept, gone).await;
    let mut pimjai = browser(&app, "pimjai");
    let read = filled(&mut pimjai, &pair, &[("detail-nickname", "b")]).await;
    let form = pimjai.open(&format!("/people/{gone}/edit")).await;
    let version = form.field_value("version");
    let edit = [
        ("version", version.as_str()),
        ("given", "สาย"),
        ("family", "ทองดิ"),
        ("title", "นาง"),
        ("nickname", "แม่แดง"),
        ("sex", "female"),
        ("id_kind", "none"),
        ("registration", "unknown"),
        ("marital", "unknown"),
    ];
    pimjai.post(&format!("/people/{gone}"), &edit).await.is(303);
    let answer = pimjai.post(&format!("{pair}/merging"), &sent(&read)).await;
    answer.is(409).has_text("แม่แดง").has_text("ระเบียนหลัง");
    assert_eq!(answer.field_value("detail-nickname"), "b", "what was chosen is still chosen");
}

#[tokio::test]
async fn separating_restores_both_and_what_was_added_since_stays() {
    let app = start().await;
    let (kept, gone) = (sai(&app).await, register(&app, 1, &again()).await);
    let child = register(&app, 0, &NewPerson { given: "มานะ".into(), ..NewPerson::default() }).await;
    belong(&app, (kept, gone, child)).await;
    let tx = app.db().write(By::System("test")).await.expect("a transaction");
    people::link_office(&tx, people::Subject::Person(gone), office(&app, 0).await).await.expect("a link");
    tx.commit().await.expect("a commit");
    let pair = suspect(&app, kept, gone).await;
    let before = everything(&app).await;
    let mut pimjai = browser(&app, "pimjai");
    merge(&mut pimjai, &pair, &[("detail-identity", "a"), ("detail-family", "b")]).await.is(303);
    let page = pimjai.open(&format!("/people/{kept}")).await;
    page.has_text("บ้านยายสาย").has_text("บ้านสวน").has_text("มานะ").has_text("เทศบาลเมืองควนลัง");
    let here = separation(&pimjai.open(&format!("/people/{kept}")).await);
    let form = pimjai.open(&here).await;
    let mark = app.mark().await;
    pimjai.post(&here, &[("version", &form.field_value("version"))]).await.is(422);
    let fields = [("version", form.field_value("version")), ("reason", "เป็นน้องสาว".to_owned())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let answer = pimjai.post(&here, &fields).await;
    answer.is(303);
    assert_eq!(answer.location(), format!("/people/{gone}"));
    app.assert_nothing_else_recorded(mark, &["person-separated", "person-separated"]).await;
    assert_eq!(everything(&app).await, before);
    pimjai.post(&here, &fields).await.is(404);
    pimjai.open("/people/pairs").await.has_text("ทองดิ");
}

pub fn separation(page: &testkit::Answer) -> String {
    let text = page.text();
    let at = text.find("/separation\"").expect("a way to separate");
    let start = text[..at].rfind('"').expect("an address") + 1;
    format!("{}/separation", &text[start..at])
}

/// Both live in one household, the second in another one, too; the child is related to the second.
async fn belong(app: &TestApp, (kept, gone, child): (Id<Person>, Id<Person>, Id<Person>)) {
    let office = office(app, 0).await;
    let tx = app.db().write(By::System("test")).await.expect("a transaction");
    let household = |name: &str| NewHousehold { name: name.to_owned(), ..NewHousehold::default() };
    let one = people::new_household(&tx, office, &household("บ้านยายสาย")).await.expect("a household");
    let other = people::new_household(&tx, office, &household("บ้านสวน")).await.expect("a household");
    for (home, who, what) in [
        (one, kept, HouseholdMember::Head),
        (one, gone, HouseholdMember::Relative),
        (other, gone, HouseholdMember::Head),
    ] {
        people::join_household(&tx, home, who, what, Span::default()).await.expect("a membership");
    }
    let particulars = RelationTerms::default();
    let relation = NewRelation { other: child, word: RelationWord::Child, particulars };
    people::relate(&tx, gone, &relation).await.expect("a relation");
    tx.commit().await.expect("a commit");
}

#[tokio::test]
async fn what_was_changed_after_the_merging_stays_with_the_record() {
    let app = start().await;
    let (kept, gone) = (sai(&app).await, register(&app, 0, &again()).await);
    let pair = suspect(&app, kept, gone).await;
    let mut pimjai = browser(&app, "pimjai");
    merge(&mut pimjai, &pair, &[("detail-nickname", "b")]).await.is(303);
    let form = pimjai.open(&format!("/people/{kept}/edit")).await;
    let version = form.field_value("version");
    let edit = [
        ("version", version.as_str()),
        ("given", "สาย"),
        ("family", "ทองแท้"),
        ("title", "นาง"),
        ("nickname", "ยายแดง"),
        ("sex", "female"),
        ("born", "5/2/2491"),
        ("id_kind", "thai"),
        ("registration", "unknown"),
        ("marital", "unknown"),
        ("phone", "0812345678"),
        ("spelling", "ทองดิ"),
        ("reg_house", "99/1"),
        ("reg_moo", "4"),
        ("reg_place_code", "901105"),
        ("reg_place", &form.field_value("reg_place")),
    ];
    pimjai.post(&format!("/people/{kept}"), &edit).await.is(303);
    let here = separation(&pimjai.open(&format!("/people/{kept}")).await);
    let page = pimjai.open(&here).await;
    page.has_text("สิ่งที่แก้ไขหรือเพิ่มหลังรวม").has_text("ชื่อสกุล");
    let version = page.field_value("version");
    pimjai.post(&here, &[("version", &version), ("reason", "คนละคน"), ("different", "yes")]).await.is(303);
    pimjai.open(&format!("/people/{kept}")).await.has_text("ทองแท้").has_text("แดง").has_no_text("ยายแดง");
    pimjai.open(&format!("/people/{gone}")).await.has_text("ทองดิ").has_text("ยายแดง");
    pimjai.open(&pair).await.has_text("พิจารณาใหม่");
}

#[tokio::test]
async fn relatives_are_two_persons() {
    let app = start().await;
    let (kept, gone) = (sai(&app).await, register(&app, 0, &again()).await);
    let pair = suspect(&app, kept, gone).await;
    let mut pimjai = browser(&app, "pimjai");
    let fields = filled(&mut pimjai, &pair, &[("reason", "ชื่อเดียวกัน")]).await;
    let tx = app.db().write(By::System("test")).await.expect("a transaction");
    let relation = NewRelation { other: gone, word: RelationWord::Child, particulars: RelationTerms::default() };
    people::relate(&tx, kept, &relation).await.expect("a relation");
    tx.commit().await.expect("a commit");
    let mark = app.mark().await;
    pimjai.post(&format!("{pair}/merging"), &sent(&fields)).await.is(422).has_text("จึงเป็นคนละคน");
    app.assert_nothing_else_recorded(mark, &[]).await;
}

#[tokio::test]
async fn two_valid_numbers_are_decided_by_a_supervisor_with_a_reason() {
    let app = start().await;
    let number = Identity::parse(IdKind::Thai, thai::citizen_id::fictitious(8).as_str()).expect("a number");
    let gone = register(&app, 0, &NewPerson { identity: number, ..again() }).await;
    let pair = suspect(&app, sai(&app).await, gone).await;
    let mut pimjai = browser(&app, "pimjai");
    merge(&mut pimjai, &pair, &[("reason", "เทียบกับบัตรแล้ว")]).await.is(422).has_text("ให้หัวหน้างานเป็นผู้รวม");
    let mut orapin = browser(&app, "orapin");
    merge(&mut orapin, &pair, &[]).await.is(422).has_text("ให้เขียนเหตุผล");
    merge(&mut orapin, &pair, &[("reason", "เทียบกับบัตรแล้ว")]).await.is(303);
    // Nobody is registered anew under the number that was not chosen.
    for seed in [7, 8] {
        let number = thai::citizen_id::fictitious(seed).to_string();
        let fields = [("given", "อื่น"), ("id_number", number.as_str()), ("looked", "yes")];
        pimjai.post("/people", &fields).await.is(422);
    }
}

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
    let form = pimjai.open(&format!("/people/{stranger}/edit")).await;
    let edit = [
        ("version", form.field_value("version")),
        ("given", "สาย".to_owned()),
        ("family", "ทองดี".to_owned()),
        ("born", "5/2/2491".to_owned()),
        ("sex", "female".to_owned()),
        ("id_kind", "none".to_owned()),
        ("registration", "unknown".to_owned()),
        ("marital", "unknown".to_owned()),
        ("phone", "0812345678".to_owned()),
    ];
    let edit: Vec<(&str, &str)> = edit.iter().map(|(name, value)| (*name, value.as_str())).collect();
    pimjai.post(&format!("/people/{stranger}"), &edit).await.is(303);
    while people::review(app.db()).await.expect("a turn") {}
    let pairs: Vec<(Id<Person>, Id<Person>, String)> =
        app.db().all(Sql::new("select a, b, state from person_pairs order by a, b")).await.expect("pairs");
    assert!(pairs.contains(&(kept, gone, "different".to_owned())), "what was decided stays: {pairs:?}");
    assert!(pairs.contains(&(kept, stranger, "waiting".to_owned())), "a changed record is compared again: {pairs:?}");
}
