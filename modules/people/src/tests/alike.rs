//! Who may be the same person, asked of a real database.

use store::{By, Source as _, Sql};

use super::{Registry, person, register, registry, sai, today};
use crate::{Address, Alike, NewPerson, Reason};

/// นางสาย ทองดี as another office would write her: without the number, with a slip, in the other era.
fn again() -> NewPerson {
    let address = Address { moo: "4".into(), place: Some(90_11_05), ..Address::default() };
    NewPerson {
        born: thai::date::parse_partial("5 ก.พ. 1948", today().date()).ok(),
        registered: address,
        ..person("สาย", "ทองดิ")
    }
}

async fn alike(registry: &Registry, new: &NewPerson) -> Vec<Alike> {
    crate::alike(&registry.db, new, None, today()).await.unwrap()
}

async fn shared(registry: &Registry, new: &NewPerson) -> Vec<Alike> {
    crate::alike_each(&registry.db, &[new], today()).await.unwrap().remove(0)
}

#[tokio::test]
async fn whoever_is_written_twice_is_found_by_blocks_alone_with_the_reasons() {
    let registry = registry().await;
    let id = register(&registry, &sai()).await;
    register(&registry, &person("สมชาย", "ใจดี")).await;
    for found in [alike(&registry, &again()).await, shared(&registry, &again()).await] {
        let [one] = found.as_slice() else { panic!("{found:?}") };
        assert!(one.person == id && one.probability > 0.9, "{one:?}");
        for reason in [Reason::SameBirthDay, Reason::SameGiven, Reason::FamilySounds, Reason::SameVillage] {
            assert!(one.reasons.contains(&reason), "{reason:?}: {one:?}");
        }
    }
    assert!(alike(&registry, &person("วันเพ็ญ", "รักษาศีล")).await.is_empty());
    let themself = crate::alike(&registry.db, &sai(), Some(id), today()).await.unwrap();
    assert!(themself.is_empty(), "{themself:?}");
}

#[tokio::test]
async fn many_are_answered_in_their_order() {
    let registry = registry().await;
    let id = register(&registry, &sai()).await;
    let (new, nobody) = (again(), person("วันเพ็ญ", "รักษาศีล"));
    let found = crate::alike_each(&registry.db, &[&nobody, &new, &nobody, &sai()], today()).await.unwrap();
    let ids: Vec<Vec<_>> = found.iter().map(|all| all.iter().map(|alike| alike.person).collect()).collect();
    assert_eq!(ids, [vec![], vec![id], vec![], vec![id]]);
    assert!(crate::alike_each(&registry.db, &[], today()).await.unwrap().is_empty());
}

#[tokio::test]
async fn the_blocks_are_those_of_what_was_saved_last_in_the_same_transaction() {
    let registry = registry().await;
    let id = register(&registry, &sai()).await;
    let tx = registry.db.write(By::System("test")).await.unwrap();
    let other = NewPerson {
        born: None, registered: Address::default(), ..person("อรุณ", "แสงจันทร์")
    };
    crate::store::persons::update(&tx, id, 1, &other).await.unwrap();
    let found = crate::alike_each(&tx, &[&again(), &person("แสงจันทร์", "อรุณ")], today()).await.unwrap();
    assert!(found[0].is_empty(), "{found:?}");
    assert_eq!(
        found[1].first().map(|alike| (alike.person, alike.reasons.clone())),
        Some((id, vec![Reason::NamesTurned]))
    );
    drop(tx);
    assert_eq!(shared(&registry, &again()).await.len(), 1, "what is not committed is not so");
}

#[tokio::test]
async fn of_a_protected_person_neither_house_nor_place_nor_telephone_is_told_or_found() {
    let registry = registry().await;
    register(&registry, &NewPerson { protected: true, ..sai() }).await;
    let reach = NewPerson {
        phone: sai().phone, registered: sai().registered, ..person("สาวิตรี", "ใครเล่า")
    };
    assert!(alike(&registry, &reach).await.is_empty(), "nobody is found by where they are reached");
    let told = alike(&registry, &NewPerson { phone: sai().phone, registered: sai().registered, ..again() }).await;
    let [one] = told.as_slice() else { panic!("{told:?}") };
    let hidden = [Reason::SamePhone, Reason::SameHouse, Reason::SameVillage, Reason::SamePlace, Reason::SameDistrict];
    assert!(one.reasons.iter().all(|reason| !hidden.contains(reason)), "{one:?}");
    assert!(one.reasons.contains(&Reason::SameBirthDay));
}

#[tokio::test]
async fn whoever_asks_for_a_protected_person_is_not_told_who_lives_there_either() {
    let registry = registry().await;
    register(&registry, &sai()).await;
    let hidden = NewPerson { protected: true, registered: sai().registered, ..again() };
    let told = alike(&registry, &hidden).await;
    assert!(told.iter().all(|alike| !alike.reasons.contains(&Reason::SameVillage)), "{told:?}");
}

#[tokio::test]
async fn a_merged_record_is_never_answered() {
    let registry = registry().await;
    let (old, kept) = (register(&registry, &again()).await, register(&registry, &sai()).await);
    let tx = registry.db.write(By::System("test")).await.unwrap();
    tx.run(Sql::new("update persons set merged_into = ? where id = ?").bind(kept).bind(old)).await.unwrap();
    tx.commit().await.unwrap();
    for found in [alike(&registry, &again()).await, shared(&registry, &again()).await] {
        assert_eq!(found.iter().map(|alike| alike.person).collect::<Vec<_>>(), [kept]);
    }
}

#[tokio::test]
async fn a_house_in_which_more_live_than_are_looked_at_costs_nothing() {
    let registry = registry().await;
    let shelter = Address { house: "1".into(), place: Some(90_11_05), ..Address::default() };
    let inmate = |name: String| NewPerson { registered: shelter.clone(), ..person(&name, "ชาวบ้าน") };
    let letters: Vec<char> = ('ก'..='ฮ').collect();
    for at in 0..97_usize {
        let name = format!("{}า{}", letters[at % letters.len()], letters[at / letters.len()]);
        register(&registry, &inmate(name)).await;
    }
    let terms = crate::store::finding::shared(&crate::rules::Portrait::of(&inmate("วิไล".into())));
    let house: Vec<_> = terms.into_iter().filter(|term| term.field() == "house").collect();
    let found = search::sharing(&registry.db, "person", std::slice::from_ref(&house)).await.unwrap();
    assert!(found[0].is_empty(), "{} of them were read", found[0].len());
    let tx = registry.db.write(By::System("test")).await.unwrap();
    tx.run(Sql::new("delete from search_keys where about = (select max(id) from persons)")).await.unwrap();
    let found = search::sharing(&tx, "person", &[house]).await.unwrap();
    assert_eq!(found[0].len(), 96, "as many as that are looked at");
}

#[tokio::test]
async fn terms_of_an_older_spelling_are_written_anew_slice_by_slice() {
    let registry = registry().await;
    for at in 0..60 {
        register(&registry, &person(&format!("สาย{at}"), "ทองดี")).await;
    }
    let id = register(&registry, &sai()).await;
    assert!(!crate::renew_search(&registry.db).await.unwrap(), "a new installation has nothing to write anew");
    let tx = registry.db.write(By::System("test")).await.unwrap();
    for sql in
        ["delete from search_keys", "delete from search_records", "update person_terms set spelling = 1, reached = 0"]
    {
        tx.run(Sql::new(sql)).await.unwrap();
    }
    tx.commit().await.unwrap();
    assert!(shared(&registry, &again()).await.is_empty());
    let mut slices = 0;
    while crate::renew_search(&registry.db).await.unwrap() {
        slices += 1;
    }
    assert_eq!(slices, 2);
    assert_eq!(shared(&registry, &again()).await.first().map(|alike| alike.person), Some(id));
    let done: (i64,) = registry.db.one(Sql::new("select spelling from person_terms")).await.unwrap();
    assert_eq!(done.0, 2);
}
