//! Nothing that grows is read from end to end: every page is opened in a district of thousands, and the engine is asked how
//! it goes about each statement that the pages came with.

use std::collections::{BTreeMap, BTreeSet};

use kueakun::demo::{Size, cast, seed};
use store::watch::Scan;
use store::{Source as _, Sql};
use testkit::{Assembly, TestApp};
use web::{Method, Route};

use crate::api::{Program, body};
use crate::foreign::{KINDS, NAMED, filled};

/// How much there is: enough that reading a table from end to end is never the shorter way.
const SIZE: Size = Size { persons: 2_000, cases: 600, records: 5_000, letters: 400 };

/// Tables that stay small however many clients come, and so may be read from end to end: they grow with laws, lists and
/// offices alone.
const SMALL: &[&str] = &[
    "case_instruments",
    "case_reference",
    "case_signing_rules",
    "directory_reference",
    "letter_reference",
    "letter_registrars",
    "letter_salutations",
    "privacy_activities",
    "installation",
    "office_tree",
    "offices",
    "schema_migrations",
    "signing_rules",
    "standard_degrees",
    "standard_duties",
    "standard_items",
    "standard_reductions",
    "standard_services",
    "standard_settlements",
    "standards",
];

/// Sums and staff: they grow with months and offices, not with clients, and a page of figures is made of them.
const SUMS: &[&str] = &["case_counts", "case_outcomes", "appointments", "staff", "accounts", "delegations"];

/// Questions that pages are asked beside their plain address.
const QUESTIONS: &[(&str, &[&str])] = &[
    (
        "/cases",
        &[
            "?view=mine",
            "?view=office",
            "?view=office&page=3",
            "?view=office&stage=5-service",
            "?view=office&urgency=urgent",
            "?view=closed",
            "?view=office&due=overdue",
            "?view=mine&due=week",
            "?view=mine&sort=newest",
            "?view=office&sort=newest",
            "?view=office&sort=oldest&page=2",
            "?view=closed&sort=newest",
        ],
    ),
    ("/people", &["?text=%E0%B8%AA%E0%B8%A1%E0%B8%8A%E0%B8%B2%E0%B8%A2", "?text=0800000042", "?text=5%2F2%2F2491"]),
    ("/cases/search", &["?text=%E0%B8%AA%E0%B8%A1%E0%B8%8A%E0%B8%B2%E0%B8%A2", "?text=12%2F2569"]),
    ("/figures", &["?rows=problem&columns=area", "?rows=contact&span=month"]),
    (
        "/figures/cases",
        &[
            "?span=quarter&from=202607&problem=family&contact=none",
            "?span=quarter&from=202607&of=closed&reason=achieved",
            "?span=quarter&from=202607&of=open&area=6506&due=overdue",
        ],
    ),
    ("/figures/forecast", &["?problem=family&area=6506"]),
    ("/letters/dispatch", &["?from=1%2F1%2F2569&to=31%2F12%2F2569&below=20261001-06yrcx9sddg00"]),
    ("/staff", &["?text=%E0%B8%AA%E0%B8%A1"]),
];

/// The lists of the edge for other programs; each is asked for its second part as well.
const LISTS: &[&str] = &[
    "/people?limit=20",
    "/cases?limit=20",
    "/cases?limit=20&owner=me",
    "/cases?limit=20&closed=true",
    "/cases?limit=20&stage=5-service&urgency=urgent",
    "/cases?limit=20&due_until=2026-12-31",
];

/// What a page asks while somebody types into it.
const TYPED: &[(&str, &[(&str, &str)])] = &[
    ("/people/alike", &[("given", "สมชาย"), ("family", "ทองดี")]),
    (
        "/people/alike",
        &[
            ("given", "สมชาย"),
            ("family", "ทองดี"),
            ("born", "5/2/2491"),
            ("phone", "0800000042"),
            ("at_house", "12"),
            ("at_moo", "3"),
            ("at_place", "650601"),
            ("at_place_pick", "650601"),
        ],
    ),
];

/// Everybody who opens pages: an office's own, those above it, and those who look after the program.
const READERS: &[&str] = &[cast::SOMSRI, cast::PRASERT, cast::KANLAYA, cast::PHUM];

fn filled_by_itself() -> Assembly {
    Assembly {
        seed: |db| Box::pin(async { seed(db, SIZE).await.map(|_| ()).map_err(|problem| problem.to_string()) }),
        ..crate::assembly()
    }
}

/// Addresses of pages, with ids of real records in them.
async fn addresses(app: &TestApp) -> BTreeSet<String> {
    let mut ids: BTreeMap<&str, Vec<[i64; 2]>> = BTreeMap::new();
    let offices: Vec<(i64,)> = app.db().all(Sql::new("select id from offices order by id desc limit 3")).await.unwrap();
    for (address, sql) in KINDS {
        for (office,) in &offices {
            let limited = Sql::new(format!("{sql} order by 1 desc limit 2")).bind(*office);
            let found: Vec<(i64, i64)> = app.db().all(limited).await.unwrap();
            ids.entry(address).or_default().extend(found.into_iter().map(|(one, other)| [one, other]));
        }
    }
    let mut all = BTreeSet::new();
    for Route { path, method, .. } in app.app().routes() {
        if *method != Method::Get || path.starts_with("/assets") {
            continue;
        }
        let path = NAMED.iter().find(|(known, _)| known == path).map_or(*path, |(_, named)| named);
        let Some(end) = path.rfind('}') else {
            all.insert(path.to_owned());
            let questions = QUESTIONS.iter().filter(|(known, _)| *known == path).flat_map(|(_, questions)| *questions);
            all.extend(questions.map(|question| format!("{path}{question}")));
            continue;
        };
        let (head, tail) = path.split_at(end + 1);
        all.extend(ids.get(head).into_iter().flatten().map(|ids| filled(head, ids) + tail));
    }
    all
}

/// A scan that matters: of a table that grows.
fn grows(scan: &Scan) -> bool {
    let small = SMALL.iter().chain(SUMS).any(|table| *table == scan.table);
    // What is read in the order of an index, or of the ids, is read as far as the page goes.
    let sorted = scan.plan.iter().any(|line| line.contains("FOR ORDER BY") || line.contains("Sort"));
    let sifted = scan.index.is_none() && scan.statement.contains(" where ");
    let ordered = scan.statement.contains(" limit ") && !sorted && !sifted;
    !small && !ordered
}

/// The statements since the last look that read what grows from end to end, the first address of each.
#[derive(Default)]
struct Found(BTreeMap<(String, String), (String, Scan)>);

impl Found {
    async fn look(&mut self, app: &TestApp, watch: &store::watch::Watch, address: &str) {
        let fresh = watch.take();
        if fresh.is_empty() {
            return;
        }
        for scan in app.db().scans(fresh).await.unwrap().into_iter().filter(grows) {
            self.0.entry((scan.table.clone(), scan.statement.clone())).or_insert((address.to_owned(), scan));
        }
    }

    fn assert_nothing(self) {
        let told = self.0.values().map(|(address, scan)| {
            format!("{address} reads all of {}:\n  {}\n  {}", scan.table, scan.statement, scan.plan.join("\n  "))
        });
        let told: Vec<String> = told.collect();
        assert!(told.is_empty(), "{}\n{} statements", told.join("\n\n"), told.len());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_list_for_other_programs_reads_a_table_that_grows_from_end_to_end() {
    let app = TestApp::start_filled(filled_by_itself()).await;
    let watch = app.db().watch();
    let mut found = Found::default();
    let mut parts = 0;
    for reader in [cast::SOMSRI, cast::PRASERT, cast::KANLAYA] {
        let mut program = Program::of(&app, reader).await;
        drop(watch.take());
        for list in LISTS {
            let answer = program.get(list).await;
            answer.is(200);
            found.look(&app, &watch, list).await;
            if let Some(next) = body(&answer)["next"].as_str() {
                parts += 1;
                program.get(&format!("{list}&cursor={next}")).await.is(200);
                found.look(&app, &watch, list).await;
            }
        }
        let cases = body(&program.get("/cases?limit=5").await);
        for case in cases["items"].as_array().unwrap() {
            let visits = format!("/cases/{}/visits", case["id"].as_str().unwrap());
            program.get(&visits).await.is(200);
            found.look(&app, &watch, "/cases/{id}/visits").await;
        }
        program.post("/people/search", &serde_json::json!({ "text": "สมชาย" })).await.is(200);
        found.look(&app, &watch, "/people/search").await;
    }
    assert!(parts >= 6, "only {parts} lists had a second part");
    found.assert_nothing();
}

#[tokio::test(flavor = "multi_thread")]
async fn no_page_reads_a_table_that_grows_from_end_to_end() {
    let app = TestApp::start_filled(filled_by_itself()).await;
    let addresses = addresses(&app).await;
    let watch = app.db().watch();
    let (mut opened, mut found) = (0, Found::default());
    for reader in READERS {
        let mut browser = app.sign_in(reader).await;
        let typed = TYPED.iter().map(|(address, fields)| ((*address).to_owned(), *fields));
        for (address, fields) in addresses.iter().map(|address| (address.clone(), &[][..])).chain(typed) {
            let answer =
                if fields.is_empty() { browser.get(&address).await } else { browser.post(&address, fields).await };
            opened += usize::from(answer.status() == 200);
            found.look(&app, &watch, &address).await;
        }
    }
    assert!(opened > addresses.len(), "only {opened} pages of {} addresses opened", addresses.len());
    found.assert_nothing();
}
