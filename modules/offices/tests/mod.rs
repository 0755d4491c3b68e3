//! The module through HTTP, in the words of its domain, on the engine that `KUEAKUN_TEST_DATABASE` names.
#![allow(clippy::expect_used, clippy::type_complexity, reason = "a test may stop at the first surprise")]

mod accounts;
mod delegations;
mod factors;
mod identities;
mod invitations;
mod jobs;
mod letters;
mod locks;
mod notices;
mod passkeys;
mod passwords;
mod recovery;
mod scope;
mod second_factor;
mod sessions;
mod staff;
mod tree;

use std::net::SocketAddr;

use axum::Extension;
use axum::extract::ConnectInfo;
use kernel::{Day, Id, Level, Office, Role, Staff};
use offices::{NewAppointment, NewOffice, NewStaff, OfficeKind};
use store::{By, Db, Source as _, Sql, Tx};
use testkit::{Assembly, TestApp};
use web::{App, Settings};

/// The password of everybody in the cast.
const PASSWORD: &str = "ข้าวเหนียวมะม่วง";

/// The province, the sub-district organisation below it, its welfare division, a neighbour, and a bureau beside the division.
const OFFICES: [(&str, OfficeKind, Option<usize>); 5] = [
    ("พมจ.สงขลา", OfficeKind::ProvinceOffice, None),
    ("อบต.ท่าข้าม", OfficeKind::SubdistrictAdministration, Some(0)),
    ("กองสวัสดิการสังคม", OfficeKind::Division, Some(1)),
    ("เทศบาลเมืองคลองแห", OfficeKind::TownMunicipality, Some(0)),
    ("สำนักปลัด", OfficeKind::Bureau, Some(1)),
];

/// User name, name, office, role, level.
const CAST: [(&str, &str, &str, usize, Role, Option<Level>); 9] = [
    ("pimjai", "พิมพ์ใจ", "ศรีสุวรรณ", 2, Role::SocialWorker, Some(Level::Practitioner)),
    ("anong", "อนงค์", "แก้วมณี", 2, Role::Supervisor, Some(Level::Professional)),
    ("wichai", "วิชัย", "ทองดี", 0, Role::SocialWorker, Some(Level::SeniorProfessional)),
    ("somsak", "สมศักดิ์", "ใจดี", 3, Role::Supervisor, Some(Level::Professional)),
    ("somsri", "สมศรี", "มั่นคง", 4, Role::SocialWorker, Some(Level::Professional)),
    ("malee", "มาลี", "เพชรรัตน์", 1, Role::Hr, None),
    ("admin", "กมล", "ดูแล", 0, Role::Admin, None),
    ("auditor", "เกษม", "ตรวจสอบ", 0, Role::Auditor, None),
    ("krong", "กรอง", "ธุรการ", 3, Role::Clerk, None),
];

async fn seed(db: &Db) -> Result<(), String> {
    let tx = db.write(By::System("test")).await.map_err(|error| error.to_string())?;
    fill(&tx).await?;
    tx.commit().await.map_err(|error| error.to_string())
}

async fn fill(tx: &Tx<'_>) -> Result<(), String> {
    let mut ids: Vec<Id<Office>> = Vec::new();
    for (name, kind, parent) in OFFICES {
        let parent = parent.map(|place| ids[place]);
        let id = offices::new_office(tx, NewOffice::new(parent, kind, name)).await;
        ids.push(id.map_err(|error| error.to_string())?);
    }
    for (user, given, family, place, role, level) in CAST {
        let office = ids[place];
        let new = NewStaff::new(office, "คุณ", given, family);
        let staff = offices::new_staff(tx, new).await.map_err(|error| error.to_string())?;
        let from = Day::new(2024, 10, 1).ok_or("a day")?;
        let post = NewAppointment { staff, office, role, level, from, until: None };
        offices::appoint(tx, post).await.map_err(|error| error.to_string())?;
        offices::set_password(tx, staff, user, PASSWORD).await.map_err(|error| error.to_string())?;
    }
    Ok(())
}

fn assembly() -> Assembly {
    Assembly {
        migrations: offices::migrations(),
        assemble: |db, settings: Settings| {
            let (app, router) = App::new(db, vec![offices::module()], offices::accounts(), settings)?;
            // Every browser of these tests sits behind one proxy on this machine.
            let proxy = ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 4_000)));
            Ok((app, router.layer(Extension(proxy))))
        },
        seed: |db| Box::pin(seed(db)),
    }
}

/// The program with offices and staff.
async fn start() -> TestApp {
    Box::pin(TestApp::start(assembly())).await
}

/// The member of the cast with that user name.
async fn staff(app: &TestApp, user: &str) -> Id<Staff> {
    offices::staff_named(app.db(), user).await.expect("the database answers").expect("a member of the cast")
}

/// Somebody new at the welfare division, who has a post and no account yet.
async fn newcomer(app: &TestApp) -> Id<Staff> {
    let office = office(app, "กองสวัสดิการสังคม").await;
    let tx = app.db().write(By::System("test")).await.expect("the database answers");
    let staff = offices::new_staff(&tx, NewStaff::new(office, "คุณ", "ดวงใจ", "มาใหม่")).await.expect("somebody new");
    let post = NewAppointment {
        staff,
        office,
        role: Role::SocialWorker,
        level: Some(Level::Practitioner),
        from: app.today(),
        until: None,
    };
    offices::appoint(&tx, post).await.expect("a post");
    tx.commit().await.expect("committed");
    staff
}

/// The office of that name.
async fn office(app: &TestApp, name: &str) -> Id<Office> {
    let sql = Sql::new("select id from offices where name = ?").bind(name);
    let (id,): (Id<Office>,) = app.db().one(sql).await.expect("an office of the test");
    id
}

/// The fields of an office form as they would be sent.
fn office_form<'a>(name: &'a str, parent: &'a str, version: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![("name", name), ("kind", "section"), ("parent", parent), ("version", version)]
}
