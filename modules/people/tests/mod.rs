//! The module through HTTP, in the words of its domain, on whichever engine the tests run.
#![allow(clippy::expect_used, reason = "a test may stop at the first surprise")]

mod access;
mod alike;
mod back_and_forth;
mod editing;
mod family;
mod merging;
mod registering;
mod ties;

use std::pin::Pin;
use std::sync::Arc;

use kernel::{Actor, Id, Lang, Level, Office, Person, Role, Seat};
use offices::{NewOffice, OfficeKind};
use people::{Address, IdKind, Identity, NewPerson, Sex};
use store::{By, Db, Source as _, Sql};
use testkit::{Assembly, Browser, TestApp};
use web::{Accounts, App, Settings, SignedIn};

/// Who works here: the session token is their name, the number the office they sit in.
const CAST: [(&str, &str, Role, i64); 6] = [
    ("pimjai", "พิมพ์ใจ ศรีสุวรรณ", Role::SocialWorker, 0),
    ("anong", "อนงค์ ทองแก้ว", Role::Clerk, 0),
    ("direk", "ดิเรก สุขสวัสดิ์", Role::Director, 0),
    ("wichai", "วิชัย แซ่ลิ้ม", Role::SocialWorker, 1),
    ("orapin", "อรพิน วัฒนกุล", Role::Supervisor, 0),
    ("somchai", "สมชาย แก้วมณี", Role::Auditor, 0),
];

const OFFICES: [&str; 2] = ["อบต.ท่าข้าม", "เทศบาลเมืองควนลัง"];

/// ต.คลองแห อ.หาดใหญ่ จ.สงขลา
const KHLONG_HAE: i64 = 90_11_05;

struct Doorkeeper;

impl Accounts for Doorkeeper {
    fn find<'a>(
        &'a self,
        db: &'a Db,
        token: &'a str,
    ) -> Pin<Box<dyn Future<Output = store::Result<Option<SignedIn>>> + Send + 'a>> {
        Box::pin(async move {
            let Some(place) = CAST.iter().position(|(user, ..)| *user == token) else { return Ok(None) };
            let rows: Vec<(Id<Office>, String)> = db.all(Sql::new("select id, name from offices order by id")).await?;
            let (_, name, role, at) = CAST[place];
            let (office, office_name) = rows[usize::try_from(at).expect("a place")].clone();
            let staff = Id::new(i64::try_from(place).expect("a small number") + 1);
            let seats = vec![Seat { office, role, level: Some(Level::Practitioner), acting_for: None }];
            let actor = Actor { staff, name: name.to_owned(), office, office_name, seats, lang: Lang::Th };
            Ok(Some(SignedIn { actor: Arc::new(actor), session: staff.number(), both_factors: true }))
        })
    }
}

fn migrations() -> Vec<store::Migration> {
    let mut migrations = offices::migrations();
    migrations.extend(people::migrations());
    migrations
}

async fn start() -> TestApp {
    let assembly = Assembly {
        migrations: migrations(),
        assemble: |db, settings: Settings| {
            App::new(db, vec![people::module(Arc::new(people::Nowhere))], Box::new(Doorkeeper), settings)
        },
        seed: |db| {
            Box::pin(async move {
                let tx = db.write(By::System("test")).await.map_err(|error| error.to_string())?;
                for name in OFFICES {
                    let office = NewOffice::new(None, OfficeKind::SubdistrictAdministration, name);
                    offices::new_office(&tx, office).await.map_err(|error| error.to_string())?;
                }
                tx.commit().await.map_err(|error| error.to_string())
            })
        },
    };
    Box::pin(TestApp::start(assembly)).await
}

fn browser(app: &TestApp, user: &str) -> Browser {
    let mut browser = app.visitor();
    browser.set_cookie("kueakun_session", user);
    browser
}

/// นางสาย ทองดี, in the care of the first office.
async fn sai(app: &TestApp) -> Id<Person> {
    register(app, 0, &known_sai()).await
}

fn known_sai() -> NewPerson {
    NewPerson {
        identity: Identity::parse(IdKind::Thai, thai::citizen_id::fictitious(7).as_str()).expect("a number"),
        title: "นาง".into(),
        given: "สาย".into(),
        family: "ทองดี".into(),
        nickname: "แดง".into(),
        sex: Sex::Female,
        born: thai::date::parse_partial("5/2/2491", app_today().date()).ok(),
        phone: thai::phone::parse("0812345678").ok(),
        registered: Address { house: "99/1".into(), moo: "4".into(), place: Some(KHLONG_HAE), ..Address::default() },
        ..NewPerson::default()
    }
}

fn app_today() -> kernel::Day {
    testkit::start_of_time().day()
}

async fn office(app: &TestApp, place: usize) -> Id<Office> {
    let rows: Vec<(Id<Office>, String)> =
        app.db().all(Sql::new("select id, name from offices order by id")).await.expect("offices");
    rows[place].0
}

async fn register(app: &TestApp, at: usize, person: &NewPerson) -> Id<Person> {
    let office = office(app, at).await;
    let tx = app.db().write(By::System("test")).await.expect("a transaction");
    let id = people::new_person(&tx, office, person).await.expect("a new person");
    tx.commit().await.expect("a commit");
    id
}
