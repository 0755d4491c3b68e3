//! Records that exist and are none of one's business: no role of another office, and no colleague outside the team of a
//! sealed case, opens or changes them through any address of the program.

mod kinds;
mod letters;
mod shared;
pub mod world;

use std::collections::BTreeMap;

use kernel::{Code as _, Id, Office, Role};
use kueakun::demo::cast;
use store::{Source as _, Sql};
use testkit::{Answer, Browser, TestApp};
use web::{Method, Route};

pub use kinds::KINDS;
use shared::SHARED;
use world::{World, newcomer};

/// Addresses that name, beside a record, something that is one for the whole installation, and the same address naming it.
pub const NAMED: &[(&str, &str)] = &[
    ("/advice/{advice}/words/{what}", "/advice/{advice}/words/answer"),
    ("/cases/{id}/instruments/{code}", "/cases/{id}/instruments/8q"),
    ("/cases/{id}/instruments/{code}/history", "/cases/{id}/instruments/8q/history"),
];

/// What another office's record answers with 200, and why.
const SEEN_BY_ALL: &[(Method, &str, &str)] =
    &[(Method::Get, "/offices/{id}", "everybody who works here may see where everything belongs")];

/// Ids of real records by the address that names them.
#[derive(Debug, Clone, Default)]
pub struct Records(BTreeMap<&'static str, Vec<[i64; 2]>>);

impl Records {
    pub async fn of(app: &TestApp, office: Id<Office>) -> Self {
        let mut records = Self::default();
        for (address, sql) in KINDS {
            let ids: Vec<(i64, i64)> = app.db().all(Sql::new(*sql).bind(office)).await.unwrap();
            records.0.insert(address, ids.into_iter().map(|(one, other)| [one, other]).collect());
        }
        records
    }

    fn at(&self, address: &str) -> &[[i64; 2]] {
        self.0.get(address).map_or(&[], Vec::as_slice)
    }
}

/// An address with these ids in the places of its parameters.
pub fn filled(address: &str, ids: &[i64; 2]) -> String {
    let mut ids = ids.iter();
    let parts = address.split('/').map(|part| match ids.len() {
        _ if !part.starts_with('{') => part.to_owned(),
        0 => panic!("{address} has more parameters than two"),
        _ => ids.next().map_or_else(String::new, |id| Id::<()>::new(*id).to_string()),
    });
    parts.collect::<Vec<_>>().join("/")
}

/// The part of a route that names a record, and what comes behind it.
fn head_and_tail(path: &str) -> Option<(&str, &str)> {
    path.rfind('}').map(|end| path.split_at(end + 1))
}

/// Every way to name foreign records in a route: their own addresses, and as parts of a record of one's own.
pub fn addresses(path: &str, foreign: &Records, own: &Records) -> Vec<String> {
    let Some((head, tail)) = head_and_tail(path) else { return Vec::new() };
    let outer = head.find('}').map_or(head, |end| &head[..=end]);
    let mut found = Vec::new();
    for ids in foreign.at(head) {
        found.push(filled(head, ids) + tail);
        if outer != head {
            found.extend(own.at(outer).iter().take(1).map(|[mine, _]| filled(head, &[*mine, ids[1]]) + tail));
        }
    }
    found
}

pub fn with_parameters(app: &TestApp) -> Vec<Route> {
    let routes = app.app().routes().iter().filter(|route| route.path.contains('{'));
    let theirs = routes.filter(|route| SHARED.iter().all(|(path, _)| *path != route.path));
    let named =
        |route: &Route| NAMED.iter().find(|(path, _)| *path == route.path).map_or(route.path, |(_, named)| named);
    theirs.map(|route| Route { path: named(route), ..*route }).collect()
}

/// What is sent with every form: enough to come past the reading of those that read before they look for the record.
const FIELDS: &[(&str, &str)] = &[("version", "1"), ("form", "interview"), ("reason", "อยากรู้มากกว่าสิบตัวอักษร")];

async fn knock(browser: &mut Browser, method: Method, path: &str) -> Answer {
    match method {
        Method::Get => browser.get(path).await,
        Method::Post if path.ends_with("/files") => browser.upload(path, &[], &[("file", "x.pdf", b"%PDF-1.7")]).await,
        Method::Post => browser.post(path, FIELDS).await,
    }
}

/// Knocks at every address that names a foreign record; answers those that opened.
async fn doors_that_opened(app: &TestApp, browser: &mut Browser, foreign: &Records, own: &Records) -> Vec<String> {
    let mut opened = Vec::new();
    for route in with_parameters(app) {
        let known = SEEN_BY_ALL.iter().any(|(method, path, _)| *method == route.method && *path == route.path);
        for path in addresses(route.path, foreign, own) {
            let status = knock(browser, route.method, &path).await.status();
            let shut = [403, 404].contains(&status) || (known && status == 200);
            if !shut {
                opened.push(format!("{} {} answered {status}", route.method.name(), route.path));
            }
        }
    }
    opened.dedup();
    opened
}

/// How many rows every table holds.
async fn rows(app: &TestApp) -> BTreeMap<&'static str, i64> {
    let tables =
        include_str!("../../../schema/sqlite.sql").lines().filter_map(|line| line.strip_prefix("CREATE TABLE "));
    let mut rows = BTreeMap::new();
    for table in tables.filter_map(|line| line.split(' ').next()) {
        let sql = Sql::new(format!("select cast(count(*) as bigint) from {table}"));
        let (count,): (i64,) = app.db().one(sql).await.unwrap();
        rows.insert(table, count);
    }
    rows
}

/// The author and the reviewer at their browsers.
struct Readers(Vec<Browser>);

impl Readers {
    async fn sign_in(app: &TestApp) -> Self {
        Self(vec![app.sign_in(cast::SOMSRI).await, app.sign_in(cast::PRASERT).await])
    }

    /// What they read about the records and about themselves, each page with its address.
    async fn read(&mut self, records: &Records) -> Vec<(String, String)> {
        let mut pages: Vec<String> = ["/me/notices", "/me/sessions", "/me/delegations"].map(str::to_owned).to_vec();
        for address in READ {
            pages.extend(records.at(address).iter().map(|ids| filled(address, ids)));
        }
        let mut read = Vec::new();
        for (place, browser) in self.0.iter_mut().enumerate() {
            for page in &pages {
                let answer = browser.get(page).await;
                // The author's are all of them, so an address that opens for nobody is none.
                assert!(place > 0 || answer.status() == 200, "{page}: {}", answer.status());
                read.push((page.clone(), answer.seen()));
            }
        }
        read
    }
}

/// Pages that show what a record says.
const READ: [&str; 6] = [
    "/cases/{id}",
    "/cases/{id}/papers/{paper}",
    "/people/{id}",
    "/households/{id}",
    "/groups/{id}",
    "/communities/{id}",
];

/// Somebody new of every role knocks everywhere, and afterwards everything is as it was.
async fn all_roles_knock(app: &TestApp, world: World, office: Id<Office>, foreign: &Records) {
    let own = Records::of(app, world.beside).await;
    let mut newcomers = Vec::new();
    for role in Role::ALL {
        let user_name = newcomer(app, office, *role).await;
        newcomers.push((role, app.sign_in(&user_name).await));
    }
    let mut readers = Readers::sign_in(app).await;
    let before = readers.read(foreign).await;
    let mut opened = Vec::new();
    for (role, browser) in &mut newcomers {
        let (mark, counted) = (app.mark().await, rows(app).await);
        let doors = doors_that_opened(app, browser, foreign, &own).await;
        opened.extend(doors.into_iter().map(|door| format!("{}: {door}", role.code())));
        app.assert_nothing_else_recorded(mark, &[]).await;
        assert_eq!(rows(app).await, counted, "{}", role.code());
    }
    assert!(opened.is_empty(), "{}", opened.join("\n"));
    for (was, is) in before.iter().zip(readers.read(foreign).await) {
        assert_eq!(*was, is);
    }
}

#[tokio::test]
async fn a_real_record_stands_behind_every_parameter_of_every_route() {
    let app = crate::start().await;
    let world = World::make(&app).await;
    let foreign = Records::of(&app, world.theirs).await;
    for route in with_parameters(&app) {
        let (head, _) = head_and_tail(route.path).unwrap();
        assert!(!foreign.at(head).is_empty(), "make a real record for {head} in the world, and name it in KINDS");
    }
    for (path, reason) in SHARED.iter().chain(NAMED) {
        assert!(app.app().routes().iter().any(|route| route.path == *path), "{path} is no route ({reason})");
    }
}

#[tokio::test]
async fn no_role_of_another_office_opens_or_changes_a_record_by_its_address() {
    let app = crate::start().await;
    let world = World::make(&app).await;
    let foreign = Records::of(&app, world.theirs).await;
    all_roles_knock(&app, world, world.beside, &foreign).await;
}

#[tokio::test]
async fn no_colleague_opens_a_sealed_case_or_what_is_somebodys_own() {
    let app = crate::start().await;
    let world = World::make(&app).await;
    let mut foreign = Records::of(&app, world.theirs).await;
    let sealed = Sql::new("select id, office_id from cases where confidentiality = 'sealed'");
    let (sealed, _): (i64, i64) = app.db().one(sealed).await.unwrap();
    foreign.0.retain(|address, ids| {
        ids.retain(|[id, _]| *id == sealed || address.starts_with("/me/"));
        !ids.is_empty()
    });
    assert!(foreign.0.contains_key("/cases/{id}/papers/{paper}") && foreign.0.contains_key("/me/sessions/{id}"));
    all_roles_knock(&app, world, world.theirs, &foreign).await;
}
