//! Two records of one person become one in the whole program: what other modules hold follows, nothing is told to whoever may not
//! know it, and no table is forgotten.

use std::collections::BTreeSet;

use kernel::{Id, Person};
use kueakun::demo::cast;
use kueakun::wiring::Holdings;
use people::Reason;
use store::{By, Source as _, Sql};
use testkit::{Answer, Browser, TestApp};

use crate::api::Program;
use crate::cases::the_way::{client, intake, pairs, triage};
use crate::privacy::consents::given;

/// Columns that name a person, or a record that may be one, and are not moved: each with why.
const STAY: &[(&str, &str)] = &[
    ("audit_entries.about", "the log stays where it is; the report of access reads both records"),
    ("case_timeline.about", "a record of the case, never a person"),
    ("directory_locations.about", "words"),
    ("directory_organisations.about", "words"),
    ("directory_service_points.about", "words"),
    ("directory_organisations.merged_into", "an organisation"),
    ("directory_services.about", "words"),
    ("import_keys.about", "leads to the record that holds the person now"),
    ("import_made.about", "what the import made, whatever became of it"),
    ("import_made.kept", "whether an undoing left it"),
    ("import_made.other", "whom the import made a member"),
    ("letters.about_id", "a case or a meeting: nobody has a letter drafted about a person"),
    ("import_rows.person", "leads to the record that holds the person now"),
    ("imports.kept", "a number of records"),
    ("notices.about_id", "leads to the record that holds the person now"),
    ("people_holds.about", "the record that holds"),
    ("people_offices.about", "put together by store/moving"),
    ("person_changes.person", "the record that stays is looked at anew"),
    ("person_copies.id", "the record that stays"),
    ("person_copies.merged_into", "a column of the copy, always empty"),
    ("person_merges.gone", "the merging itself"),
    ("person_merges.kept", "the merging itself"),
    ("person_moves.about", "what was moved"),
    ("person_names.person", "names go over with the details"),
    ("person_pairs.a", "carried over by store/pairs"),
    ("person_pairs.b", "carried over by store/pairs"),
    ("person_reviews.person", "how far the review came"),
    ("persons.merged_into", "the way from one record to the other"),
    ("privacy_activities.kept", "words"),
    ("privacy_breaches.persons", "a number of persons"),
    ("search_keys.about", "made anew"),
    ("search_records.about", "made anew"),
    ("webhook_deliveries.about", "what was told stays as it was told"),
];

/// Names of columns that may hold a person.
const NAMES: [&str; 9] =
    ["person", "persons", "other", "about", "about_id", "subject_id", "kept", "gone", "merged_into"];

/// Every column of the committed tables that holds a person, or may.
fn columns() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for text in crate::SCHEMA.split("CREATE TABLE ").skip(1) {
        let (table, rest) = text.split_once(" (").unwrap();
        for line in rest.split(";\n").next().unwrap_or_default().split(",\n") {
            let column = line.split_whitespace().next().unwrap_or_default();
            if line.contains("REFERENCES persons") || NAMES.contains(&column) {
                found.insert(format!("{table}.{column}"));
            }
        }
    }
    found
}

#[test]
fn every_column_that_holds_a_person_follows_or_says_why_not() {
    let moved = people::places(&Holdings).into_iter().map(|place| format!("{}.{}", place.table, place.column));
    let moved: BTreeSet<String> = moved.collect();
    let stay: BTreeSet<String> = STAY.iter().map(|(column, _)| (*column).to_owned()).collect();
    let forgotten: Vec<String> =
        columns().into_iter().filter(|column| !moved.contains(column) && !stay.contains(column)).collect();
    assert!(forgotten.is_empty(), "list them in the PLACES of their module, or here with why they stay: {forgotten:?}");
    let none: Vec<&String> = moved.iter().chain(&stay).filter(|column| !columns().contains(*column)).collect();
    assert!(none.is_empty(), "there are no such columns: {none:?}");
}

async fn pair(app: &TestApp, a: Id<Person>, b: Id<Person>) -> String {
    let tx = app.db().write(By::System("test")).await.unwrap();
    people::suspect(&tx, a, b, 0.95, &[Reason::SameName]).await.unwrap();
    tx.commit().await.unwrap();
    let sql = Sql::new("select id from person_pairs where a = ? and b = ?").bind(a.min(b)).bind(a.max(b));
    let (id,): (Id<people::Pair>,) = app.db().one(sql).await.unwrap();
    format!("/people/pairs/{id}")
}

async fn merge(browser: &mut Browser, pair: &str) -> Answer {
    let page = browser.open(pair).await;
    let names = ["version", "version-a", "version-b", "detail-family"];
    let fields: Vec<(&str, String)> = names
        .into_iter()
        .filter(|name| page.text().contains(&format!("name=\"{name}\"")))
        .map(|name| (name, page.field_value(name)))
        .collect();
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    browser.post(&format!("{pair}/merging"), &fields).await
}

async fn case_of(browser: &mut Browser, person: Id<Person>) -> String {
    let answer = browser.post("/cases", &pairs(&intake(&person.to_string()))).await;
    answer.is(303);
    answer.location().strip_suffix("/triage").unwrap().to_owned()
}

/// Two records of one woman in Somsri's office.
async fn two(app: &TestApp) -> (Id<Person>, Id<Person>) {
    (client(app, "สายหยุด", "ทองสมมุติ").await, client(app, "สายหยุด", "ทองสมมุต").await)
}

#[tokio::test]
async fn cases_network_and_consents_follow_and_come_back() {
    let app = crate::start().await;
    let (kept, gone) = two(&app).await;
    let child = client(&app, "มานะ", "ทองสมมุติ").await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = case_of(&mut somsri, gone).await;
    let other = case_of(&mut somsri, child).await;
    triage(&mut somsri, &other, "ordinary").await;
    let tie = [("person", &*gone.to_string()), ("kind", "family"), ("strength", "strong"), ("flow", "inward")];
    somsri.post(&format!("{other}/network"), &tie).await.is(303);
    let home = format!("/privacy/people/{gone}");
    somsri.upload(&format!("{home}/consents"), &given("picture", "self", ""), &[]).await.is(303);
    let pair = pair(&app, kept, gone).await;
    somsri.open(&pair).await.has_text("ผู้สูงอายุอยู่ลำพัง");
    merge(&mut somsri, &pair).await.is(303);
    somsri.open(&case).await.has_text("นางสายหยุด ทองสมมุติ");
    somsri.open(&format!("{other}/network")).await.has_text("สายหยุด ทองสมมุติ").has_no_text("ทองสมมุต ");
    somsri.open(&format!("/privacy/people/{kept}")).await.has_text("ภาพถ่ายเพื่อการเผยแพร่ผลงาน");
    somsri.get(&home).await.is(200);
    let new = case_of(&mut somsri, gone).await;
    let subjects: Vec<(i64, i64)> = app
        .db()
        .all(Sql::new("select id, subject_id from cases where subject_id <> ? order by id").bind(child))
        .await
        .unwrap();
    assert!(subjects.iter().all(|(_, subject)| *subject == kept.number()), "{subjects:?}");
    let page = somsri.open(&format!("/people/{kept}")).await;
    let here = page.first_link(&format!("/people/{kept}/merges/"));
    let form = somsri.open(&here).await;
    form.has_text("สิ่งที่แก้ไขหรือเพิ่มหลังรวม");
    let fields = [("version", &*form.field_value("version")), ("reason", "เป็นพี่น้องกัน"), ("different", "yes")];
    somsri.post(&here, &fields).await.is(303);
    let subject = |case: String| {
        let id: Id<kernel::Case> = case.rsplit('/').next().unwrap().parse().unwrap();
        Sql::new("select subject_id from cases where id = ?").bind(id)
    };
    let (returned,): (i64,) = app.db().one(subject(case)).await.unwrap();
    let (stayed,): (i64,) = app.db().one(subject(new)).await.unwrap();
    assert_eq!((returned, stayed), (gone.number(), kept.number()), "what was opened since stays");
    somsri.open(&home).await.has_text("ภาพถ่ายเพื่อการเผยแพร่ผลงาน");
    somsri.open(&format!("/privacy/people/{kept}")).await.has_no_text("มีผลอยู่");
}

#[tokio::test]
async fn a_sealed_case_follows_and_nobody_learns_that_there_is_one() {
    let app = crate::start().await;
    let (kept, gone) = two(&app).await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = case_of(&mut somsri, gone).await;
    triage(&mut somsri, &case, "ordinary").await;
    let sealed = [("confidentiality", "sealed"), ("reason", "ผู้ถูกกล่าวหาเป็นเจ้าหน้าที่")];
    somsri.post(&format!("{case}/confidentiality"), &sealed).await.is(303);
    let id = case.rsplit('/').next().unwrap().to_owned();
    let pair = pair(&app, kept, gone).await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let silent = |page: &Answer| {
        page.has_no_text("ผู้สูงอายุอยู่ลำพัง").has_no_text("1/2569").has_no_text(&id);
    };
    silent(&prasert.open(&pair).await);
    let mark = app.mark().await;
    merge(&mut prasert, &pair).await.is(303);
    for line in app.audit_since(mark).await {
        assert!(!line.detail.contains(&id), "{}", line.detail);
    }
    let page = prasert.open(&format!("/people/{kept}")).await;
    silent(&page);
    let here = page.first_link(&format!("/people/{kept}/merges/"));
    silent(&prasert.open(&here).await);
    prasert.get(&case).await.is(404);
    somsri.open(&case).await.has_text("ทองสมมุติ");
    somsri.open(&here).await.has_no_text("ผู้สูงอายุอยู่ลำพัง");
}

#[tokio::test]
async fn another_program_is_led_to_the_record_that_holds_the_person_now() {
    let app = crate::start().await;
    let (kept, gone) = two(&app).await;
    let pair = pair(&app, kept, gone).await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    merge(&mut somsri, &pair).await.is(303);
    let mut program = Program::of(&app, cast::SOMSRI).await;
    let answer = program.get(&format!("/people/{gone}")).await;
    answer.is(200);
    let body: serde_json::Value = serde_json::from_slice(answer.bytes()).unwrap();
    assert_eq!(body["id"], serde_json::json!(kept));
    assert_eq!(body["merged_ids"], serde_json::json!([gone]));
}

#[tokio::test]
async fn what_was_on_its_way_to_a_merged_record_is_carried_after_it() {
    let app = crate::start().await;
    let (kept, gone) = two(&app).await;
    let pair = pair(&app, kept, gone).await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = case_of(&mut somsri, kept).await;
    merge(&mut somsri, &pair).await.is(303);
    let id: Id<kernel::Case> = case.rsplit('/').next().unwrap().parse().unwrap();
    let tx = app.db().write(By::System("test")).await.unwrap();
    tx.run(Sql::new("update cases set subject_id = ? where id = ?").bind(gone).bind(id)).await.unwrap();
    tx.commit().await.unwrap();
    people::sweep(app.db(), &Holdings).await.unwrap();
    let (subject,): (i64,) =
        app.db().one(Sql::new("select subject_id from cases where id = ?").bind(id)).await.unwrap();
    assert_eq!(subject, kept.number());
}

/// Cases of one person, more than anybody has.
const MANY: i64 = 200;

#[tokio::test]
#[ignore = "a measurement: run it alone, with --run-ignored only --no-capture"]
async fn a_merge_holds_the_lock_for_so_long() {
    let app = crate::start().await;
    let (kept, gone) = two(&app).await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = case_of(&mut somsri, gone).await;
    let id: Id<kernel::Case> = case.rsplit('/').next().unwrap().parse().unwrap();
    let tx = app.db().write(By::System("test")).await.unwrap();
    for number in 0..MANY {
        let sql = Sql::new(
            "insert into cases (id, office_id, number, unit, subject_kind, subject_id, subject_name, title, target_group, stage, \
             urgency, danger, gravity, confidentiality, owner_id, opened_at, closed_at, next_what, next_who, next_due, \
             next_clause, next_about, version) select cast(? as bigint), office_id, cast(? as text), unit, subject_kind, \
             subject_id, subject_name, title, target_group, stage, urgency, danger, gravity, confidentiality, owner_id, \
             opened_at, closed_at, next_what, next_who, next_due, next_clause, next_about, version from cases where id = ?",
        );
        let number = format!("{}/2500", number + 1);
        tx.run(sql.bind(tx.new_id::<kernel::Case>()).bind(number.as_str()).bind(id)).await.unwrap();
    }
    tx.commit().await.unwrap();
    let pair = pair(&app, kept, gone).await;
    let started = std::time::Instant::now();
    merge(&mut somsri, &pair).await.is(303);
    println!("reading the pair and merging a person with {MANY} cases: {:?}", started.elapsed());
    let (moved,): (i64,) = app
        .db()
        .one(Sql::new("select cast(count(*) as bigint) from cases where subject_id = ?").bind(kept))
        .await
        .unwrap();
    assert_eq!(moved, MANY + 1);
}
