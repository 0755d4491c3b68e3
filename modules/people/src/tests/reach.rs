//! Who may see details: the filter of lists and the guard of pages never differ.

use kernel::{Id, Kind as _, Office, Person, Role};
use offices::Scope;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use store::{By, Db, Source as _, Sql};

use super::{actor, office, person, registry};
use crate::Subject;
use crate::store::reach;

#[tokio::test]
async fn what_a_list_shows_is_what_the_pages_open() {
    let registry = registry().await;
    let tx = registry.db.write(By::System("test")).await.unwrap();
    let mut runner = TestRunner::deterministic();
    let mut tree: Vec<Id<Office>> = vec![registry.office];
    for _ in 0..7 {
        let above = (0..tree.len()).new_tree(&mut runner).unwrap().current();
        tree.push(office(&tx, Some(tree[above])).await);
    }
    let mut persons: Vec<Id<Person>> = Vec::new();
    for number in 0..12 {
        let at = (0..tree.len()).new_tree(&mut runner).unwrap().current();
        persons.push(crate::new_person(&tx, tree[at], &person(&format!("คน{number}"), "")).await.unwrap());
        let also = prop::option::of(0..tree.len()).new_tree(&mut runner).unwrap().current();
        if let Some(also) = also {
            crate::link_office(&tx, Subject::Person(persons[number]), tree[also]).await.unwrap();
        }
    }
    tx.commit().await.unwrap();
    let mut differing = 0;
    for _ in 0..24 {
        let seats =
            prop::collection::vec((0..tree.len(), any::<bool>()), 0..3).new_tree(&mut runner).unwrap().current();
        let seats: Vec<_> =
            seats.iter().map(|(at, hr)| (tree[*at], if *hr { Role::Hr } else { Role::SocialWorker })).collect();
        let scope = Scope::with_roles(&actor(&seats), &[Role::SocialWorker]);
        let sql = Sql::new("select person.id from persons person where").then_sql(reach::within(
            &scope,
            Person::KIND,
            "person.id",
        ));
        let listed: Vec<(Id<Person>,)> = registry.db.all(sql.then("order by person.id")).await.unwrap();
        let listed: Vec<Id<Person>> = listed.into_iter().map(|(id,)| id).collect();
        let mut opened = Vec::new();
        for id in &persons {
            if crate::may_read(&registry.db, &scope, Subject::Person(*id)).await.unwrap() {
                opened.push(*id);
            }
        }
        assert_eq!(listed, opened, "{seats:?}");
        let mut recent = reach::recent(&registry.db, &scope, Person::KIND, 100).await.unwrap();
        recent.sort_unstable();
        assert_eq!(recent, listed.iter().map(|id| id.number()).collect::<Vec<_>>(), "{seats:?}");
        let mut newest = in_parts(&registry.db, &scope, 2).await;
        newest.sort_unstable();
        assert_eq!(newest, recent, "{seats:?}");
        differing += usize::from(!listed.is_empty() && listed.len() < persons.len());
    }
    assert!(differing > 5, "the scopes of this test must cut the list");
}

/// The whole list as it is read through an API, so many at a time, the one made last first.
async fn in_parts(db: &Db, scope: &Scope, most: i64) -> Vec<i64> {
    let mut all: Vec<i64> = Vec::new();
    loop {
        let part = reach::before(db, scope, Person::KIND, all.last().copied(), most).await.unwrap();
        if part.is_empty() {
            assert!(all.is_sorted_by(|one, next| one > next), "{all:?}");
            return all;
        }
        all.extend(part);
    }
}

#[tokio::test]
async fn a_reader_of_one_office_reads_no_links_of_the_others() {
    let registry = registry().await;
    let tx = registry.db.write(By::System("test")).await.unwrap();
    let small = office(&tx, None).await;
    let link = "insert into people_offices (kind, about, office, since) values ('person', ?, ?, 0)";
    for number in 0..3_000 {
        let of = if number % 1_000 == 0 { small } else { registry.office };
        tx.run(Sql::new(link).bind(number).bind(of)).await.unwrap();
    }
    tx.run(Sql::new("analyze")).await.unwrap();
    tx.commit().await.unwrap();
    let scope = Scope::with_roles(&actor(&[(small, Role::SocialWorker)]), &[Role::SocialWorker]);
    let watch = registry.db.watch();
    assert_eq!(in_parts(&registry.db, &scope, 2).await, [2_000, 1_000, 0]);
    let plans = registry.db.plans(watch.take()).await.unwrap();
    let of_links: Vec<_> = plans.iter().filter(|(statement, _)| statement.contains("people_offices")).collect();
    assert_eq!(of_links.len(), 1, "{plans:?}");
    assert!(of_links[0].1.join("\n").contains("people_offices_newest"), "{of_links:?}");
}
