//! Merging and separating again leaves everything as it was, whoever the two are and whatever hangs on them.

use kernel::{Household, Id, Person};
use people::{
    Address, FormerName, HouseholdMember, IdKind, Identity, Life, NameKind, NewHousehold, NewPerson, NewRelation,
    RelationTerms, RelationWord, Religion, Sex, Span,
};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, TestRunner};
use store::By;
use testkit::TestApp;

use crate::merging::{everything, filled, sent, separation, suspect};
use crate::{browser, office, register, start};

fn one_of(words: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::sample::select(words).prop_map(str::to_owned)
}

/// Somebody, with whatever may be known of a person; ids are of the range that nobody was ever given.
fn somebody() -> impl Strategy<Value = NewPerson> {
    let names = (one_of(&["สาย", "สายใจ", "มานะ"]), one_of(&["", "ทองดี", "ทองดิ", "รักษาศีล"]), one_of(&["", "แดง"]));
    let facts = (0..3_u64, 0..3_usize, any::<bool>(), any::<bool>(), prop::option::of(0..2_usize));
    let places = (prop::option::of(one_of(&["0812345678", "0898765432"])), 0..3_usize, any::<bool>());
    (names, facts, places).prop_map(
        |((given, family, nickname), (secrecy, sex, dead, prays, former), (phone, house, elsewhere))| {
            let address =
                |house: usize| Address { house: house.to_string(), place: Some(90_11_05), ..Address::default() };
            let former = former
                .map(|kind| FormerName {
                    kind: [NameKind::Family, NameKind::Spelling][kind], name: "แก้วใส".into()
                });
            NewPerson {
                given,
                family,
                nickname,
                sex: [Sex::Female, Sex::Male, Sex::Unknown][sex],
                life: if dead { Life::Dead(None) } else { Life::Living },
                religion: prays.then_some(Religion::Buddhism),
                former: former.into_iter().collect(),
                phone: phone.and_then(|phone| thai::phone::parse(&phone).ok()),
                registered: if house == 0 { Address::default() } else { address(house) },
                current: elsewhere.then(|| address(house + 7)),
                protected: secrecy == 2,
                ..NewPerson::default()
            }
        },
    )
}

/// What hangs on two persons: households with who lives there until when, relatives, and what is chosen when they are merged.
#[derive(Debug, Clone)]
struct Hanging {
    homes: Vec<(usize, bool, Option<i32>)>,
    relatives: Vec<(bool, bool)>,
    numbers: (Option<u64>, Option<u64>),
    choices: Vec<bool>,
    offices: (usize, usize),
}

fn hanging() -> impl Strategy<Value = Hanging> {
    let home = (0..2_usize, any::<bool>(), prop::option::of(20_200_101..20_200_104));
    let numbers = (any::<bool>(), any::<bool>());
    (
        prop::collection::vec(home, 0..4),
        prop::collection::vec((any::<bool>(), any::<bool>()), 0..3),
        numbers,
        prop::collection::vec(any::<bool>(), 17),
        (0..2_usize, 0..2_usize),
    )
        .prop_map(|(homes, relatives, (a, b), choices, offices)| Hanging {
            homes,
            relatives,
            numbers: (a.then_some(1), b.then_some(2)),
            choices,
            offices,
        })
}

fn number(seed: u64) -> Identity {
    Identity::parse(IdKind::Thai, thai::citizen_id::fictitious(seed).as_str()).expect("a number")
}

async fn hang(app: &TestApp, (a, b): (Id<Person>, Id<Person>), hanging: &Hanging) {
    let relative = register(app, 0, &NewPerson { given: "ญาติ".into(), ..NewPerson::default() }).await;
    let desk = office(app, 0).await;
    let tx = app.db().write(By::System("test")).await.expect("a transaction");
    let mut homes: Vec<Id<Household>> = Vec::new();
    for name in ["บ้านหนึ่ง", "บ้านสอง"] {
        let household = NewHousehold { name: name.to_owned(), ..NewHousehold::default() };
        homes.push(people::new_household(&tx, desk, &household).await.expect("a household"));
    }
    for (home, first, until) in &hanging.homes {
        let who = if *first { a } else { b };
        let span = Span { from: None, until: until.and_then(|day| kernel::Day::from_number(i64::from(day))) };
        people::join_household(&tx, homes[*home], who, HouseholdMember::Lodger, span).await.expect("a membership");
    }
    for (first, turned) in &hanging.relatives {
        let (one, other) =
            if *turned { (relative, if *first { a } else { b }) } else { (if *first { a } else { b }, relative) };
        let new = NewRelation { other, word: RelationWord::Sibling, particulars: RelationTerms::default() };
        people::relate(&tx, one, &new).await.expect("a relation");
    }
    for office_of in [b, a] {
        let subject = people::Subject::Person(office_of);
        people::link_office(&tx, subject, desk).await.expect("a link");
    }
    people::hold(&tx, b, kernel::Ref { kind: "consent", id: tx.new_id::<()>().number() }).await.expect("a hold");
    tx.commit().await.expect("a commit");
}

#[tokio::test]
async fn merging_and_separating_again_changes_nothing() {
    let app = start().await;
    let mut runner = TestRunner::new(Config { cases: 12, ..Config::default() });
    let strategy = (somebody(), somebody(), hanging());
    for round in 0..12_u64 {
        let (mut a, mut b, hanging) = strategy.new_tree(&mut runner).expect("a draw").current();
        a.identity = hanging.numbers.0.map(|seed| number(seed + 10 * round)).unwrap_or_default();
        b.identity = hanging.numbers.1.map(|seed| number(seed + 10 * round)).unwrap_or_default();
        let first = register(&app, hanging.offices.0, &a).await;
        let second = register(&app, hanging.offices.1, &b).await;
        hang(&app, (first, second), &hanging).await;
        let pair = suspect(&app, first, second).await;
        let mut orapin = browser(&app, "orapin");
        let sealed = religion(&app, first).await;
        let before = everything(&app).await;
        let mut fields = filled(&mut orapin, &pair, &[("reason", "เทียบแล้ว")]).await;
        let details = fields.iter_mut().filter(|(name, _)| name.starts_with("detail-"));
        for ((_, value), choice) in details.zip(&hanging.choices) {
            *value = if *choice { "a" } else { "b" }.to_owned();
        }
        let answer = orapin.post(&format!("{pair}/merging"), &sent(&fields)).await;
        assert_eq!(answer.status(), 303, "{a:?} {b:?} {hanging:?}\n{}", answer.seen());
        assert_ne!(everything(&app).await, before);
        let here = separation(&orapin.open(&format!("/people/{first}")).await);
        let version = orapin.open(&here).await.field_value("version");
        let answer = orapin.post(&here, &[("version", &version), ("reason", "ผิดคน")]).await;
        assert_eq!(answer.status(), 303, "{}", answer.seen());
        assert_eq!(everything(&app).await, before, "{a:?} {b:?} {hanging:?}");
        assert_eq!(religion(&app, first).await, sealed);
    }
}

/// What the edit page says of the religion, which lies sealed in the table.
async fn religion(app: &TestApp, person: Id<Person>) -> String {
    browser(app, "orapin").open(&format!("/people/{person}/edit")).await.field_value("religion")
}
