//! Finding people again however they are written.

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use store::{By, Source as _, Sql, StoreError};

use super::{person, register, registry, sai, today};
use crate::{NewPerson, Query, Reason};

async fn found(registry: &super::Registry, text: &str) -> Vec<crate::Hit> {
    crate::search(&registry.db, &Query::parse(text, today()), today(), 10).await.unwrap()
}

#[tokio::test]
async fn she_is_found_by_anything_that_is_known_of_her() {
    let registry = registry().await;
    let id = register(&registry, &sai()).await;
    register(&registry, &person("สมชาย", "ใจดี")).await;
    let number = thai::citizen_id::fictitious(7);
    for text in [
        "สาย ทองดี",
        "นางสาย ทองดี",
        "น.ส.สาย ทองดี",
        "ทองดี สาย",
        "สาย",
        "ส่าย ทองดิ",
        "สาย ท้องดี",
        "ทองด",
        "แดง",
        "สาย จันแก้ว",
        "จันทร์แก้ว",
        "5/2/2491",
        "5 ก.พ. 1948",
        "๕ กุมภาพันธ์ ๒๔๙๑",
        "081 2345678",
        number.as_str(),
        &number.to_string(),
        "สาย คลองแห",
        "สาย อ.หาดใหญ่",
    ] {
        let hits = found(&registry, text).await;
        assert_eq!(hits.first().map(|hit| hit.brief.id), Some(id), "{text}: {hits:?}");
    }
    assert!(found(&registry, "วันเพ็ญ รักษาศีล").await.is_empty());
}

#[tokio::test]
async fn the_hit_says_who_where_and_why_and_hides_the_number() {
    let registry = registry().await;
    register(&registry, &sai()).await;
    let hits = found(&registry, "สาย ทองดี 5/2/2491 ม.4 คลองแห").await;
    let hit = hits.first().unwrap();
    assert_eq!(hit.brief.name, "นางสาย ทองดี");
    assert_eq!(hit.brief.age(today()), Some(78));
    assert_eq!(hit.brief.masked_id, "1-99xx-xxxxx-07-x");
    assert!(
        hit.reasons.contains(&Reason::SameBirthDay) && hit.reasons.contains(&Reason::SameName),
        "{:?}",
        hit.reasons
    );
}

#[tokio::test]
async fn where_a_protected_person_lives_finds_nobody_and_is_shown_to_nobody() {
    let registry = registry().await;
    let hidden = NewPerson { protected: true, ..sai() };
    register(&registry, &hidden).await;
    let hits = found(&registry, "สาย ทองดี").await;
    assert_eq!(hits.first().map(|hit| (hit.brief.place, hit.brief.moo.as_str())), Some((None, "")));
    assert!(hits.iter().all(|hit| !hit.reasons.contains(&Reason::SamePlace)));
    assert!(found(&registry, "ต.คลองแห").await.is_empty());
}

#[tokio::test]
async fn one_number_belongs_to_one_person_and_lies_nowhere_in_clear() {
    let registry = registry().await;
    register(&registry, &sai()).await;
    let tx = registry.db.write(By::System("test")).await.unwrap();
    assert!(matches!(crate::new_person(&tx, registry.office, &sai()).await, Err(StoreError::Taken)));
    drop(tx);
    let sql = Sql::new("select id_number, religion from persons");
    let rows: Vec<(String, String)> = registry.db.all(sql).await.unwrap();
    assert!(
        rows.iter().all(|(number, _)| !number.contains(thai::citizen_id::fictitious(7).as_str()) && number.len() > 13)
    );
}

#[tokio::test]
async fn a_changed_name_is_found_and_the_old_one_only_as_a_former_one() {
    let registry = registry().await;
    let id = register(&registry, &person("สมหญิง", "เดิมที")).await;
    let tx = registry.db.write(By::System("test")).await.unwrap();
    crate::store::persons::update(&tx, id, 1, &person("สมหญิง", "ใหม่เอี่ยม")).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(found(&registry, "ใหม่เอี่ยม").await.len(), 1);
    assert!(found(&registry, "เดิมที").await.is_empty());
    let tx = registry.db.write(By::System("test")).await.unwrap();
    let stale = crate::store::persons::update(&tx, id, 1, &person("สมหญิง", "อื่น")).await;
    assert!(matches!(stale, Err(StoreError::Stale)), "{stale:?}");
}

#[tokio::test]
async fn a_merged_person_is_followed_and_no_longer_found() {
    let registry = registry().await;
    let (old, kept) = (register(&registry, &person("สาย", "ทองดี")).await, register(&registry, &sai()).await);
    let tx = registry.db.write(By::System("test")).await.unwrap();
    tx.run(Sql::new("update persons set merged_into = ? where id = ?").bind(kept).bind(old)).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(crate::resolve(&registry.db, old).await.unwrap(), kept);
    let ids: Vec<_> = found(&registry, "สาย ทองดี").await.into_iter().map(|hit| hit.brief.id).collect();
    assert_eq!(ids, [kept]);
    let subject = crate::subject_brief(&registry.db, crate::Subject::Person(old), today()).await.unwrap();
    assert_eq!(subject.name(), "นางสาย ทองดี");
}

#[tokio::test]
async fn everyone_is_found_by_their_own_name_whatever_it_is() {
    let registry = registry().await;
    let names = ("[ก-ฮ][ก-ฮะาิีุู]{2,8}", "[ก-ฮ][ก-ฮะาิีุู]{2,8}");
    let mut runner = TestRunner::deterministic();
    for _ in 0..40 {
        let (given, family) = names.new_tree(&mut runner).unwrap().current();
        let new = person(&given, &family);
        assert!(crate::store::finding::terms(&new).len() <= crate::store::finding::MOST_TERMS);
        let id = register(&registry, &new).await;
        let query = Query::of(&new);
        let hits = crate::search(&registry.db, &query, today(), 3).await.unwrap();
        assert!(hits.iter().any(|hit| hit.brief.id == id), "{given} {family}");
    }
}
