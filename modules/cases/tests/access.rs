//! A list shows exactly what may be opened: the SQL condition and the plain rule never differ.

use cases::access::{Access, Facts};
use cases::model::{Advice, Alert, CaseResult, CaseRow, Confidentiality};
use cases::store::list::Filter;
use kernel::{Actor, Code as _, Id, Lang, Office, Role, Seat, Staff};
use kueakun::demo::cast;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, TestRunner};
use store::{By, Page, Source as _, Sql};

use super::the_way::open_case;

/// Offices and colleagues of the demonstration, from which readers and cases are drawn.
struct World {
    offices: Vec<Id<Office>>,
    staff: Vec<Id<Staff>>,
    cases: Vec<CaseRow>,
}

fn reader(world: &World, staff: usize, seats: &[(usize, usize)]) -> Actor {
    const ROLES: [Role; 3] = [Role::SocialWorker, Role::Supervisor, Role::Director];
    let seat = |&(office, role): &(usize, usize)| Seat {
        office: world.offices[office % world.offices.len()],
        role: ROLES[role % ROLES.len()],
        level: None,
        acting_for: None,
    };
    Actor {
        staff: world.staff[staff % world.staff.len()],
        name: String::new(),
        office: world.offices[0],
        office_name: String::new(),
        seats: seats.iter().map(seat).collect(),
        lang: Lang::Th,
    }
}

#[tokio::test]
async fn the_list_and_the_single_record_never_differ() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    for _ in 0..6 {
        open_case(&app, &mut somsri).await;
    }
    let db = app.db();
    let offices: Vec<(Id<Office>,)> = db.all(Sql::new("select id from offices order by id")).await.unwrap();
    let staff: Vec<(Id<Staff>,)> = db.all(Sql::new("select id from staff order by id")).await.unwrap();
    let cases: Vec<CaseRow> =
        db.all(Sql::new(format!("select {} from cases c", <CaseRow as store::FromRow>::COLUMNS))).await.unwrap();
    let world = World {
        offices: offices.into_iter().map(|(id,)| id).collect(),
        staff: staff.into_iter().map(|(id,)| id).collect(),
        cases,
    };
    let mut runner = TestRunner::new(Config { cases: 40, ..Config::default() });
    let seats = prop::collection::vec((0..20_usize, 0..3_usize), 0..3);
    let asked = prop::option::of((0..20_usize, any::<bool>(), any::<bool>()));
    let places = prop::collection::vec((0..20_usize, 0..3_usize, 0..20_usize, 0..20_usize, any::<bool>(), asked), 6);
    for _ in 0..40 {
        let (who, seats) = draw(&mut runner, (0..20_usize, seats.clone()));
        let drawn = draw(&mut runner, places.clone());
        compare(&app, &world, &reader(&world, who, &seats), &drawn).await;
    }
}

fn draw<S: Strategy>(runner: &mut TestRunner, strategy: S) -> S::Value {
    strategy.new_tree(runner).unwrap().current()
}

/// Office, confidentiality, member, opener, whether it is open to them; and the adviser, whether the request is open, and
/// whether it opens a sealed case.
type Place = (usize, usize, usize, usize, bool, Option<(usize, bool, bool)>);

/// A request for advice about a case; answers what of it counts.
async fn ask_advice(
    tx: &store::Tx<'_>,
    world: &World,
    case: &CaseRow,
    asked: Option<(usize, bool, bool)>,
) -> Vec<(Id<Staff>, bool)> {
    let Some((adviser, open, opens_sealed)) = asked else { return Vec::new() };
    let adviser = world.staff[adviser % world.staff.len()];
    let sql = "insert into case_advice (id, case_id, asked_by, asked_at, question, tried, urgency, level, adviser_id, \
               opens_sealed, state, due_on, closed_at, version) \
               values (?, ?, ?, ?, '', '', 'normal', 'S', ?, ?, 'waiting', 20260908, ?, 1)";
    let id: Id<Advice> = tx.new_id();
    let sql = Sql::new(sql).bind(id).bind(case.id).bind(world.staff[0]).bind(tx.now()).bind(adviser).bind(opens_sealed);
    tx.run(sql.bind((!open).then(|| tx.now()))).await.unwrap();
    if open { vec![(adviser, opens_sealed)] } else { Vec::new() }
}

/// Puts the cases where they were drawn, then asks both ways.
async fn compare(app: &testkit::TestApp, world: &World, reader: &Actor, drawn: &[Place]) {
    let db = app.db();
    let tx = db.write(By::System("test")).await.unwrap();
    tx.run(Sql::new("delete from case_openings")).await.unwrap();
    tx.run(Sql::new("delete from case_advice")).await.unwrap();
    let later = tx.now().plus_hours(1);
    let mut facts = Vec::new();
    for (case, &(office, secrecy, member, opener, open, asked)) in world.cases.iter().zip(drawn) {
        let office = world.offices[office % world.offices.len()];
        let confidentiality = Confidentiality::ALL[secrecy % 3];
        let (member, opener) = (world.staff[member % world.staff.len()], world.staff[opener % world.staff.len()]);
        let place = Sql::new("update cases set office_id = ?, confidentiality = ?, number = ? where id = ?");
        let number = case.id.to_string();
        tx.run(place.bind(office).bind(confidentiality).bind(number.as_str()).bind(case.id)).await.unwrap();
        let team = Sql::new("update case_team set staff_id = ? where case_id = ?");
        tx.run(team.bind(member).bind(case.id)).await.unwrap();
        if open {
            cases::store::team::open(&tx, case.id, opener, "เหตุเร่งด่วน", later).await.unwrap();
        }
        let above: Vec<(Id<Office>,)> =
            tx.all(Sql::new("select ancestor from office_tree where office = ?").bind(office)).await.unwrap();
        facts.push(Facts {
            advisers: ask_advice(&tx, world, case, asked).await,
            confidentiality,
            office_and_above: above.into_iter().map(|(id,)| id).collect(),
            team: vec![member],
            openings: if open { vec![(opener, later)] } else { Vec::new() },
        });
    }
    tx.commit().await.unwrap();
    let access = Access::for_reader(reader, app.now());
    compare_alerts(app, &access, world, &facts).await;
    let listed = cases::store::list::list(db, &access, &Filter::default(), Page { number: 1, size: 100 }).await;
    let listed: Vec<_> = listed.unwrap().rows.into_iter().map(|case| case.id).collect();
    let advising = access.clone().advising();
    for (case, facts) in world.cases.iter().zip(&facts) {
        let found = cases::store::find(db, &access, case.id).await.is_ok();
        assert_eq!(found, access.admits(facts), "{reader:?} {facts:?}");
        assert_eq!(found, listed.contains(&case.id));
        // An adviser reads one case and has no list of them: what they find is never less than without the request.
        let read = cases::store::find(db, &advising, case.id).await.is_ok();
        assert_eq!(read, advising.admits(facts), "{reader:?} {facts:?}");
        assert!(read || !found);
    }
}

/// A result of each case with an alert, by somebody drawn with the case: who learns of it is the same in SQL and in Rust.
async fn compare_alerts(app: &testkit::TestApp, access: &Access, world: &World, facts: &[Facts]) {
    let tx = app.db().write(By::System("test")).await.unwrap();
    for sql in ["delete from case_alerts", "delete from case_results", "delete from case_instruments"] {
        tx.run(Sql::new(sql)).await.unwrap();
    }
    tx.run(Sql::new("insert into case_instruments (hash, code, version, text) values ('h', '8q', 1, '')"))
        .await
        .unwrap();
    let mut raised = Vec::new();
    for (place, (case, facts)) in world.cases.iter().zip(facts).enumerate() {
        let author = world.staff[(place * 5) % world.staff.len()];
        let result = Sql::new(
            "insert into case_results (id, case_id, hash, code, asked_on, total, band, tone, answers, author_id, recorded_at) \
             values (?, ?, 'h', '8q', 20260901, 7, 'low', 'watch', '', ?, ?)",
        );
        let (id, alert): (Id<CaseResult>, Id<Alert>) = (tx.new_id(), tx.new_id());
        tx.run(result.bind(id).bind(case.id).bind(author).bind(tx.now())).await.unwrap();
        let sql = "insert into case_alerts (id, case_id, result_id, code, raised_at, due_on, answer) \
                   values (?, ?, ?, 'suicide', ?, 20260901, '')";
        tx.run(Sql::new(sql).bind(alert).bind(case.id).bind(id).bind(tx.now())).await.unwrap();
        raised.push((case.id, id, alert, author, facts));
    }
    tx.commit().await.unwrap();
    let open: Vec<_> = cases::store::alerts::open(app.db(), access).await.unwrap().iter().map(|row| row.id).collect();
    for (case, result, alert, author, facts) in raised {
        let admitted = access.admits_to_alerts(facts, author);
        assert_eq!(cases::store::alerts::find(app.db(), access, case, alert).await.is_ok(), admitted, "{facts:?}");
        assert_eq!(cases::store::results::find(app.db(), access, case, result).await.is_ok(), admitted, "{facts:?}");
        assert_eq!(open.contains(&alert), admitted && access.admits(facts), "{facts:?}");
    }
}
