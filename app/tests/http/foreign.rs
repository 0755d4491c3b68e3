//! Records that exist and are none of one's business: no role of another office, and no colleague outside the team of a
//! sealed case, opens or changes them through any address of the program.

mod shared;
pub mod world;

use std::collections::BTreeMap;

use kernel::{Code as _, Id, Office, Role};
use kueakun::demo::cast;
use store::{Source as _, Sql};
use testkit::{Answer, Browser, TestApp};
use web::{Method, Route};

use shared::SHARED;
use world::{World, newcomer};

/// Addresses up to their last parameter, and the query that finds the ids of those an office (`?`) answers for: the ids of
/// the parameters in order, the second 0 where there is one.
pub const KINDS: &[(&str, &str)] = &[
    (
        "/advice/{advice}",
        "select v.id, cast(0 as bigint) from case_advice v join cases c on c.id = v.case_id where c.office_id = ?",
    ),
    ("/cases/{id}", "select c.id, cast(0 as bigint) from cases c where c.office_id = ?"),
    (
        "/cases/{id}/actions/{action}",
        "select c.id, x.id from case_actions x join cases c on c.id = x.case_id where c.office_id = ?",
    ),
    (
        "/cases/{id}/alerts/{alert}",
        "select c.id, x.id from case_alerts x join cases c on c.id = x.case_id where c.office_id = ?",
    ),
    (
        "/cases/{id}/conferences/{conference}",
        "select c.id, x.id from case_conferences x join cases c on c.id = x.case_id where c.office_id = ?",
    ),
    (
        "/cases/{id}/participants/{participant}",
        "select c.id, x.id from case_participants x join cases c on c.id = x.case_id where c.office_id = ?",
    ),
    (
        "/cases/{id}/referrals/{referral}",
        "select c.id, x.id from case_referrals x join cases c on c.id = x.case_id where c.office_id = ?",
    ),
    (
        "/cases/{id}/files/{file}",
        "select c.id, x.id from case_files x join case_papers p on p.id = x.paper_id join cases c on c.id = p.case_id \
         where c.office_id = ?",
    ),
    (
        "/cases/{id}/followups/{followup}",
        "select c.id, x.id from case_followups x join cases c on c.id = x.case_id where c.office_id = ?",
    ),
    (
        "/cases/{id}/papers/{paper}",
        "select c.id, x.id from case_papers x join cases c on c.id = x.case_id where c.office_id = ?",
    ),
    (
        "/cases/{id}/results/{result}",
        "select c.id, x.id from case_results x join cases c on c.id = x.case_id where c.office_id = ?",
    ),
    (
        "/cases/{id}/team/{member}",
        "select c.id, x.id from case_team x join cases c on c.id = x.case_id where c.office_id = ?",
    ),
    (
        "/communities/{id}",
        "select about, cast(0 as bigint) from people_offices where kind = 'community' and office = ?",
    ),
    ("/figures/reports/{report}", "select id, cast(0 as bigint) from case_reports where office_id = ?"),
    ("/groups/{id}", "select about, cast(0 as bigint) from people_offices where kind = 'group' and office = ?"),
    (
        "/groups/{id}/members/{member}",
        "select x.group_id, x.id from group_members x join people_offices o on o.about = x.group_id \
         where o.kind = 'group' and o.office = ?",
    ),
    ("/households/{id}", "select about, cast(0 as bigint) from people_offices where kind = 'household' and office = ?"),
    (
        "/households/{id}/members/{member}",
        "select x.household, x.id from household_members x join people_offices o on o.about = x.household \
         where o.kind = 'household' and o.office = ?",
    ),
    (
        "/me/delegations/{id}",
        "select x.id, cast(0 as bigint) from delegations x join staff s on s.id = x.from_staff where s.office_id = ?",
    ),
    (
        "/me/identities/{id}",
        "select x.id, cast(0 as bigint) from identities x join staff s on s.id = x.staff_id where s.office_id = ?",
    ),
    (
        "/me/notices/{id}",
        "select x.id, cast(0 as bigint) from notices x join staff s on s.id = x.staff_id where s.office_id = ?",
    ),
    (
        "/me/passkeys/{id}",
        "select x.id, cast(0 as bigint) from passkeys x join staff s on s.id = x.staff_id where s.office_id = ?",
    ),
    (
        "/me/sessions/{id}",
        "select x.id, cast(0 as bigint) from sessions x join staff s on s.id = x.staff_id where s.office_id = ?",
    ),
    (
        "/me/tokens/{token}",
        "select x.id, cast(0 as bigint) from api_tokens x join staff s on s.id = x.staff_id where s.office_id = ?",
    ),
    ("/imports/{id}", "select id, cast(0 as bigint) from imports where office_id = ?"),
    (
        "/imports/{id}/rows/{row}",
        "select i.id, r.id from import_rows r join imports i on i.id = r.import_id where i.office_id = ?",
    ),
    ("/offices/{id}", "select id, cast(0 as bigint) from offices where id = ?"),
    ("/people/{id}", "select about, cast(0 as bigint) from people_offices where kind = 'person' and office = ?"),
    (
        "/people/pairs/{pair}",
        "select l.pair, cast(0 as bigint) from person_pair_offices l where l.office = ? \
         and not exists (select 1 from person_pair_offices o where o.pair = l.pair and o.office <> l.office)",
    ),
    (
        "/people/{id}/merges/{merge}",
        "select m.kept, m.id from person_merges m join people_offices o on o.about = m.kept \
         where o.kind = 'person' and m.undone_at is null and o.office = ?",
    ),
    (
        "/people/{id}/relations/{relation}",
        "select x.person, x.id from person_relations x join people_offices o on o.about = x.person \
         where o.kind = 'person' and o.office = ?",
    ),
    ("/privacy/breaches/{id}", "select id, cast(0 as bigint) from privacy_breaches where office_id = ?"),
    (
        "/privacy/people/{id}",
        "select about, cast(0 as bigint) from people_offices where kind = 'person' and office = ?",
    ),
    ("/privacy/people/{id}/consents/{consent}", "select person, id from privacy_consents where office_id = ?"),
    ("/privacy/requests/{id}", "select id, cast(0 as bigint) from privacy_requests where office_id = ?"),
    ("/retention/{id}", "select id, cast(0 as bigint) from cases where office_id = ?"),
    ("/referrals/{referral}", "select id, cast(0 as bigint) from case_referrals where from_office = ?"),
    ("/samples/{sample}", "select id, cast(0 as bigint) from case_samples where office_id = ?"),
    (
        "/samples/{sample}/items/{item}",
        "select s.id, i.id from case_sample_items i join case_samples s on s.id = i.sample_id where s.office_id = ?",
    ),
    ("/staff/{id}", "select id, cast(0 as bigint) from staff where office_id = ?"),
    (
        "/staff/{id}/appointments/{appointment}",
        "select s.id, x.id from appointments x join staff s on s.id = x.staff_id where s.office_id = ?",
    ),
    (
        "/cases/{id}/network/{tie}",
        "select x.case_id, x.id from case_network x join cases c on c.id = x.case_id \
         where x.until_at is null and c.office_id = ?",
    ),
    ("/teaching/years/{staff}", "select id, cast(0 as bigint) from staff where office_id = ?"),
    ("/teaching/{note}", "select id, cast(0 as bigint) from case_teaching where office_id = ?"),
    (
        "/teaching/{note}/steps/{step}",
        "select n.id, s.id from case_teaching_steps s join case_teaching n on n.id = s.teaching_id where n.office_id = ?",
    ),
    (
        "/staff/invitations/{invitation}",
        "select x.id, cast(0 as bigint) from account_links x join staff s on s.id = x.staff_id \
          where x.purpose = 'invitation' and s.office_id = ?",
    ),
    (
        "/staff/recoveries/{recovery}",
        "select x.id, cast(0 as bigint) from recoveries x join staff s on s.id = x.staff_id where s.office_id = ?",
    ),
    ("/transfers/{transfer}", "select id, cast(0 as bigint) from case_transfers where from_office = ?"),
    ("/webhooks/{id}", "select id, cast(0 as bigint) from webhooks where office_id = ?"),
    (
        "/webhooks/{id}/deliveries/{message}",
        "select w.id, x.id from webhook_deliveries x join webhooks w on w.id = x.webhook_id where w.office_id = ?",
    ),
];

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
