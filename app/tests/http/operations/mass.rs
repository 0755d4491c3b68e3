//! What comes by the thousand is what the commands would have written one by one: found, seen, counted and proved alike.

use cases::access::Access;
use cases::model::CaseRow;
use cases::rules::settle;
use cases::store::{figures, past, workload};
use correspondence::model::Series;
use correspondence::store::{finding, letters, numbering};
use kernel::{Case, Clock, Code as _, Id, Letter, Office, Person, Staff};
use kueakun::demo::{Size, cast, seed};
use store::{By, Db, Source as _, Sql};
use testkit::{Home, start_of_time};

/// A few hundred beyond those that are registered and lived through one by one.
const SIZE: Size = Size { persons: 420, cases: 130, records: 340, letters: 300 };

/// Persons and cases that every demonstration with cases has beside what was asked for: the large family with its case, eight
/// records of four people who stand there twice, and three of a register that came as a file.
const BESIDE: (usize, usize) = (26 + 8 + 3, 1);

async fn opened(home: &Home) -> Db {
    home.open(kueakun::migrations(), Clock::set_to(start_of_time())).await
}

async fn keys(db: &Db) -> Vec<(i64, i64)> {
    db.all(Sql::new("select key, about from search_keys order by key, about")).await.unwrap()
}

async fn people(db: &Db) -> Vec<(Id<Person>, String)> {
    db.all(Sql::new("select id, given_name || ' ' || family_name from persons where merged_into is null order by id"))
        .await
        .unwrap()
}

async fn count(db: &Db, sql: &str) -> i64 {
    db.one::<(i64,)>(Sql::new(sql)).await.unwrap().0
}

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_by_the_thousand_is_what_the_commands_would_have_written() {
    let home = Home::empty().await;
    let db = opened(&home).await;
    let made = seed(&db, SIZE).await.unwrap_or_else(|problem| panic!("{problem}")).unwrap();
    assert_eq!((made.persons, made.cases), (SIZE.persons as usize + BESIDE.0, SIZE.cases as usize + BESIDE.1));
    let there = count(&db, "select cast(count(*) as bigint) from persons").await;
    assert_eq!(there, i64::try_from(made.persons).unwrap(), "what is told is what is there");
    assert_eq!(count(&db, "select cast(count(*) as bigint) from cases").await, i64::try_from(made.cases).unwrap());
    assert!(made.rows > 5_000, "{} rows", made.rows);
    let report = db.verify_audit().await.unwrap();
    assert!(report.holds(), "{:?}", report.findings);
    assert!(figures::check(&db).await.unwrap().is_empty());
    the_months_of_their_owners_are_those_that_a_command_would_note(&db).await;
    nobody_is_told_of_them(&db).await;
    indexes_are_all_there(&db).await;
    they_are_found(&db).await;
    their_terms_are_those_that_saving_would_write(&db).await;
    the_next_step_is_the_one_that_the_rules_give(&db).await;
    who_may_open_them_may(&db).await;
    the_registers_go_on_behind_the_letters(&db).await;
    letters_are_found_by_their_words(&db).await;
    assert!(count(&db, "select cast(count(*) as bigint) from cases where version = 1").await >= 30);
    db.close().await.unwrap();
}

async fn indexes_are_all_there(db: &Db) {
    let other = Home::empty().await;
    let fresh = opened(&other).await;
    assert_eq!(store::schema(db).await.unwrap(), store::schema(&fresh).await.unwrap());
    fresh.close().await.unwrap();
}

async fn they_are_found(db: &Db) {
    let today = db.now().day();
    for (id, name) in people(db).await.iter().rev().take(60) {
        let query = people::Query::parse(name, today);
        let hits = people::search(db, &query, today, 40).await.unwrap();
        assert!(hits.iter().any(|hit| hit.brief.id == *id), "{name} is not found");
    }
}

async fn their_terms_are_those_that_saving_would_write(db: &Db) {
    let before = keys(db).await;
    let tx = db.write(By::System("test")).await.unwrap();
    tx.run(Sql::new("delete from search_keys where about in (select id from persons)")).await.unwrap();
    tx.run(Sql::new("delete from search_records where kind = 'person'")).await.unwrap();
    for (id, _) in people(db).await {
        people::search_rows(&tx, id).await.unwrap();
    }
    tx.commit().await.unwrap();
    assert_eq!(keys(db).await, before);
}

/// The workload that saving any of the cases would keep for this month.
async fn the_months_of_their_owners_are_those_that_a_command_would_note(db: &Db) {
    let owners: Vec<(Id<Staff>,)> =
        db.all(Sql::new("select distinct owner_id from cases where version = 1")).await.unwrap();
    let owners: Vec<Id<Staff>> = owners.into_iter().map(|(owner,)| owner).collect();
    let this_month = db.now().day().number() / 100;
    let before = workload::months(db, &owners, this_month).await.unwrap();
    assert_eq!(before.len(), owners.len(), "each owner of a repeated case has this month");
    assert!(before.iter().any(|month| month.cases > 1), "{before:?}");
    let tx = db.write(By::System("test")).await.unwrap();
    workload::note(&tx, owners.clone()).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(workload::months(db, &owners, this_month).await.unwrap(), before);
}

/// A command tells whoever listens; in an installation just made nobody does, so that nothing waits to be told.
async fn nobody_is_told_of_them(db: &Db) {
    assert_eq!(count(db, "select cast(count(*) as bigint) from event_listeners").await, 0);
    assert_eq!(count(db, "select cast(count(*) as bigint) from jobs where kind = 'events-tell'").await, 0);
}

async fn the_next_step_is_the_one_that_the_rules_give(db: &Db) {
    let ids: Vec<(Id<Case>,)> = db.all(Sql::new("select id from cases where version = 1")).await.unwrap();
    for (id,) in ids {
        let case = cases::store::load(db, id).await.unwrap();
        let mut again = case.clone();
        settle(&mut again, &past::of(db, id).await.unwrap(), db.now().day());
        let step = |case: &CaseRow| (case.stage, case.next_what, case.next_who, case.next_due, case.next_about);
        assert_eq!(step(&case), step(&again), "{}", case.number);
    }
}

async fn who_may_open_them_may(db: &Db) {
    let staff = offices::staff_named(db, cast::SOMSRI).await.unwrap().unwrap();
    let actor = offices::actor(db, staff, db.now().day()).await.unwrap();
    let access = Access::for_reader(&actor, db.now());
    let home = actor.offices(&[kernel::Role::SocialWorker]);
    let all: Vec<(Id<Case>, Id<Office>, String)> =
        db.all(Sql::new("select id, office_id, confidentiality from cases where version = 1")).await.unwrap();
    let (mut open, mut shut) = (0, 0);
    for (id, office, confidentiality) in all {
        let may = cases::store::find(db, &access, id).await.is_ok();
        if confidentiality == "normal" {
            assert_eq!(may, home.contains(&office), "{id}");
        }
        *(if may { &mut open } else { &mut shut }) += 1;
    }
    assert!(open > 0 && shut > 0, "{open} open, {shut} shut");
}

/// Every register runs from 1 to where its counter stands, none left out.
async fn the_registers_go_on_behind_the_letters(db: &Db) {
    let letters = count(db, "select cast(count(*) as bigint) from letters where number is not null").await;
    assert!(letters >= i64::from(SIZE.letters), "{letters} letters");
    let registers: Vec<(Id<Office>, Series, i64)> =
        db.all(Sql::new("select distinct office_id, series, year from letter_numbers")).await.unwrap();
    assert!(registers.len() > 20, "{registers:?}");
    for (office, series, year) in registers {
        let given = Sql::new(
            "select cast(count(*) as bigint), max(number) from letter_numbers where office_id = ? and series = ? and year = ?",
        );
        let (many, last): (i64, i64) = db.one(given.bind(office).bind(series).bind(year)).await.unwrap();
        assert_eq!(many, last, "{} {year}", series.code());
        let counter = Sql::new("select last from counters where series = ? and year = ?");
        let counter = counter.bind(numbering::counter(office, series)).bind(year);
        assert_eq!(db.one::<(i64,)>(counter).await.unwrap(), (last,));
    }
}

/// The words in the index are those that saving a letter again would write.
async fn letters_are_found_by_their_words(db: &Db) {
    let before = keys(db).await;
    let ids: Vec<(Id<Letter>,)> = db.all(Sql::new("select id from letters where version = 1")).await.unwrap();
    let tx = db.write(By::System("test")).await.unwrap();
    for (id,) in ids {
        let letter = letters::known(db, id).await.unwrap();
        let words = correspondence::store::files::words(db, id).await.unwrap();
        finding::index(&tx, &letter, &words).await.unwrap();
    }
    tx.commit().await.unwrap();
    assert_eq!(keys(db).await, before);
}
