//! The scope: the list filter, the guard of a single record and the pure twin never differ, whatever the tree and the seats.

use kernel::{Actor, Id, Lang, Office, Role, Seat, Staff};
use offices::rules::tree::Tree;
use offices::{NewOffice, OfficeKind, Scope};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use store::{By, Source as _, Sql};
use testkit::TestApp;

use crate::start;

/// Grows a forest: each number says below which earlier office the next one stands.
async fn grow(app: &TestApp, parents: &[usize]) -> Vec<(Id<Office>, Option<Id<Office>>)> {
    let tx = app.db().write(By::System("test")).await.expect("a transaction");
    let mut grown: Vec<(Id<Office>, Option<Id<Office>>)> = Vec::new();
    for (place, parent) in parents.iter().enumerate() {
        let parent = grown.get(parent % (place + 1)).map(|(id, _)| *id);
        let new = NewOffice::new(parent, OfficeKind::Section, format!("งาน {place}"));
        grown.push((offices::new_office(&tx, new).await.expect("an office"), parent));
    }
    tx.commit().await.expect("committed");
    grown
}

fn actor(seats: Vec<Seat>) -> Actor {
    let office = seats.first().map_or(Id::new(1), |seat| seat.office);
    Actor { staff: Id::new(1), name: String::new(), office, office_name: String::new(), seats, lang: Lang::Th }
}

/// Offices found by the filter, by the guard one by one, and by the twin.
async fn three_ways(app: &TestApp, scope: &Scope, all: &[(Id<Office>, Option<Id<Office>>)]) -> [Vec<Id<Office>>; 3] {
    let tree = Tree::new(all.iter().copied());
    let sql = Sql::new("select o.id from offices o where").then_sql(scope.within("o.id")).then("order by o.id");
    let rows: Vec<(Id<Office>,)> = app.db().all(sql).await.expect("the filter");
    let filtered = rows.into_iter().map(|(id,)| id).filter(|id| all.iter().any(|(known, _)| known == id)).collect();
    let mut guarded = Vec::new();
    for (id, _) in all {
        if scope.covers(app.db(), *id).await.expect("the guard") {
            guarded.push(*id);
        }
    }
    let twin = all.iter().map(|(id, _)| *id).filter(|id| scope.covers_in(&tree, *id)).collect();
    [filtered, guarded, twin]
}

#[tokio::test]
async fn filter_guard_and_twin_find_the_same_offices_for_any_tree_and_any_seats() {
    let app = start().await;
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let trees = proptest::collection::vec(0_usize..40, 1..14);
    let seats = proptest::collection::vec((0_usize..14, any::<bool>()), 0..4);
    for _ in 0..24 {
        let parents = trees.new_tree(&mut runner).expect("a tree").current();
        let held = seats.new_tree(&mut runner).expect("seats").current();
        let all = grow(&app, &parents).await;
        let seat = |(place, is_hr): &(usize, bool)| Seat {
            office: all[place % all.len()].0,
            role: if *is_hr { Role::Hr } else { Role::Clerk },
            level: None,
            acting_for: None,
        };
        let scope = Scope::with_roles(&actor(held.iter().map(seat).collect()), &[Role::Hr]);
        let [filtered, guarded, twin] = three_ways(&app, &scope, &all).await;
        assert_eq!(filtered, guarded, "{parents:?} {held:?}");
        assert_eq!(guarded, twin, "{parents:?} {held:?}");
    }
}

#[test]
fn a_scope_speaks_for_the_actor_and_for_those_they_act_for() {
    let other: Id<Staff> = Id::new(7);
    let seat = Seat { office: Id::new(3), role: Role::Supervisor, level: None, acting_for: Some(other) };
    let scope = Scope::with_roles(&actor(vec![seat]), &[Role::Supervisor]);
    assert_eq!(scope.staff(), [Id::new(1), other]);
    assert_eq!(scope.offices(), [Id::new(3)]);
}
