//! The registry over a real database: what is found, who may see what, and what a merge leaves behind.

mod alike;
mod finding;
mod reach;
mod scale;

use kernel::{Clock, Day, Id, Level, Office, Person, Role, Seat};
use offices::{NewOffice, OfficeKind};
use store::{By, Db, Tx};
use testkit::Home;
use thai::date::parse_partial;

use crate::{Address, FormerName, IdKind, Identity, NameKind, NewPerson, Sex};

struct Registry {
    _home: Home,
    db: Db,
    office: Id<Office>,
}

fn today() -> Day {
    Day::from_number(20_260_901).unwrap()
}

async fn registry() -> Registry {
    let home = Home::empty().await;
    let mut migrations = offices::migrations();
    migrations.extend(crate::migrations());
    let db = home.open(migrations, Clock::System).await;
    let tx = db.write(By::System("test")).await.unwrap();
    let office = office(&tx, None).await;
    tx.commit().await.unwrap();
    Registry { _home: home, db, office }
}

async fn office(tx: &Tx<'_>, parent: Option<Id<Office>>) -> Id<Office> {
    offices::new_office(tx, NewOffice::new(parent, OfficeKind::SubdistrictAdministration, "อบต.ทดสอบ")).await.unwrap()
}

/// Whoever holds these posts.
fn actor(seats: &[(Id<Office>, Role)]) -> kernel::Actor {
    let seat = |(office, role): &(Id<Office>, Role)| Seat {
        office: *office,
        role: *role,
        level: Some(Level::Practitioner),
        acting_for: None,
    };
    kernel::Actor {
        staff: Id::new(1),
        name: "พิมพ์ใจ ศรีสุวรรณ".into(),
        office: seats.first().map_or(Id::new(1), |(office, _)| *office),
        office_name: "อบต.ทดสอบ".into(),
        seats: seats.iter().map(seat).collect(),
        lang: kernel::Lang::Th,
    }
}

fn person(given: &str, family: &str) -> NewPerson {
    NewPerson { given: given.into(), family: family.into(), ..NewPerson::default() }
}

/// นางสาย ทองดี, of whom everything is known.
fn sai() -> NewPerson {
    let address = Address { house: "99/1".into(), moo: "4".into(), place: Some(90_11_05), ..Address::default() };
    NewPerson {
        identity: Identity::parse(IdKind::Thai, thai::citizen_id::fictitious(7).as_str()).unwrap(),
        title: "นาง".into(),
        nickname: "แดง".into(),
        former: vec![FormerName { kind: NameKind::Family, name: "จันทร์แก้ว".into() }],
        sex: Sex::Female,
        born: parse_partial("5/2/2491", today().date()).ok(),
        phone: thai::phone::parse("081-234-5678").ok(),
        registered: address,
        ..person("สาย", "ทองดี")
    }
}

async fn register(registry: &Registry, new: &NewPerson) -> Id<Person> {
    let tx = registry.db.write(By::System("test")).await.unwrap();
    let id = crate::new_person(&tx, registry.office, new).await.unwrap();
    tx.commit().await.unwrap();
    id
}
