//! Persons: registering, changing, reading.

use std::collections::HashMap;

use kernel::{Code as _, Day, Id, Moment, Person};
use store::{By, Entry, Result, Sealed, Source, Sql, StoreError, Tx};
use thai::phone;

use crate::model::{
    Address, FormerName, IdKind, Identity, Life, Marital, NameKind, NewPerson, Registration, Religion, Sex, born,
    precision_code,
};
use crate::store::{finding, reviewing};

const TABLE: &str = "persons";

store::row! {
    /// What lists and searches need of a person.
    pub struct Card {
        /// Id.
        pub id: Id<Person>,
        /// Kind of number.
        pub id_kind: IdKind,
        /// The number, sealed.
        pub id_number: Sealed,
        /// Its blind index.
        pub id_blind: Option<i64>,
        /// Title.
        pub title: String,
        /// Given name.
        pub given_name: String,
        /// Middle name.
        pub middle_name: String,
        /// Family name.
        pub family_name: String,
        /// Nickname.
        pub nickname: String,
        /// Sex.
        pub sex: Sex,
        /// Birth date.
        pub born: Option<Day>,
        /// How much of it is known.
        pub born_precision: String,
        /// Whether they died.
        pub dead: bool,
        /// When.
        pub died: Option<Day>,
        /// Telephone.
        pub phone: String,
        /// Another.
        pub other_phone: String,
        /// Where they live.
        pub place: Option<i64>,
        /// Village number.
        pub moo: String,
        /// Whether that is kept from others.
        pub protected: bool,
        /// The record that this one was merged into.
        pub merged_into: Option<Id<Person>>,
    }
}

store::row! {
    /// The rest of a person's record.
    pub struct Rest {
        /// Version.
        pub version: i64,
        /// Nationality.
        pub nationality: String,
        /// Status in the register.
        pub registration: Registration,
        /// Marital status.
        pub marital: Marital,
        /// Religion, sealed.
        pub religion: Sealed,
        /// Registered address.
        pub registered: String,
        /// Current address; empty when it is the registered one.
        pub current: String,
        /// When it was last changed.
        pub changed_at: Moment,
        /// By whom.
        pub changed_by: String,
    }
}

/// A person's whole record.
#[derive(Debug, Clone)]
pub struct Record {
    /// Id.
    pub id: Id<Person>,
    /// Version, named by every change.
    pub version: i64,
    /// Everything registered.
    pub person: NewPerson,
    /// When it was last changed.
    pub changed_at: Moment,
    /// By whom.
    pub changed_by: String,
}

impl Card {
    pub(crate) fn identity(&self, on: &impl Source) -> Result<Identity> {
        unsealed(on, self.id, self.id_kind, &self.id_number)
    }

    fn life(&self) -> Life {
        if self.dead { Life::Dead(self.died) } else { Life::Living }
    }
}

/// The identity number of a row.
pub(crate) fn unsealed(on: &impl Source, id: Id<Person>, kind: IdKind, number: &Sealed) -> Result<Identity> {
    let number = on.keys().unseal(number, TABLE, "id_number", id.number())?;
    Ok(Identity::stored(kind, number))
}

/// The blind index of an identity number.
pub(crate) fn blind(on: &impl Source, identity: &Identity) -> Option<i64> {
    let value = format!("{} {}", identity.kind().code(), identity.number());
    (!identity.number().is_empty()).then(|| on.keys().blind("person-number", &value))
}

/// Registers a person; the id never changes hands afterwards.
pub(crate) async fn insert(tx: &Tx<'_>, person: &NewPerson) -> Result<Id<Person>> {
    let id: Id<Person> = tx.new_id();
    let sql = Sql::new(
        "insert into persons (id, version, id_kind, id_number, id_blind, title, given_name, middle_name, family_name, nickname, \
         sort_key, sex, born, born_precision, dead, died, nationality, registration, marital, religion, phone, other_phone, \
         registered, current, place, moo, protected, made_at, changed_at, changed_by) \
         values (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    let sql = bind_columns(tx, sql.bind(id), id, person)?;
    tx.run(sql.bind(tx.now()).bind(tx.now()).bind(writer(tx))).await?;
    insert_names(tx, id, person).await?;
    finding::index(tx, id, person).await?;
    tx.record(Entry::new("person-registered", id.as_ref())).await?;
    Ok(id)
}

/// Changes a person's record, if it still has that version.
pub(crate) async fn update(tx: &Tx<'_>, id: Id<Person>, version: i64, person: &NewPerson) -> Result<()> {
    let sql = Sql::new(
        "update persons set version = version + 1, id_kind = ?, id_number = ?, id_blind = ?, title = ?, given_name = ?, \
         middle_name = ?, family_name = ?, nickname = ?, sort_key = ?, sex = ?, born = ?, born_precision = ?, dead = ?, died = ?, \
         nationality = ?, registration = ?, marital = ?, religion = ?, phone = ?, other_phone = ?, registered = ?, current = ?, \
         place = ?, moo = ?, protected = ?, changed_at = ?, changed_by = ? \
         where merged_into is null",
    );
    let sql = bind_columns(tx, sql, id, person)?.bind(tx.now()).bind(writer(tx));
    tx.run_versioned(sql.then("and id = ? and version = ?").bind(id).bind(version)).await?;
    tx.run(Sql::new("delete from person_names where person = ?").bind(id)).await?;
    insert_names(tx, id, person).await?;
    reviewing::note_change(tx, id).await?;
    finding::index(tx, id, person).await
}

fn bind_columns(tx: &Tx<'_>, sql: Sql, id: Id<Person>, person: &NewPerson) -> Result<Sql> {
    let keys = tx.keys();
    let number = keys.seal(person.identity.number(), TABLE, "id_number", id.number())?;
    let religion = keys.seal(person.religion.map_or("", Religion::code), TABLE, "religion", id.number())?;
    let sort = thai::collation::sort_key_hex(&format!("{} {} {}", person.given, person.middle, person.family));
    let (dead, died) = match person.life {
        Life::Living => (false, None),
        Life::Dead(day) => (true, day),
    };
    let lives = person.lives();
    let phone = |phone: &Option<phone::Phone>| phone.as_ref().map(ToString::to_string).unwrap_or_default();
    Ok(sql
        .bind(person.identity.kind())
        .bind(number)
        .bind(blind(tx, &person.identity))
        .bind(person.title.as_str())
        .bind(person.given.as_str())
        .bind(person.middle.as_str())
        .bind(person.family.as_str())
        .bind(person.nickname.as_str())
        .bind(sort)
        .bind(person.sex)
        .bind(person.born.map(|born| Day::from_date(born.date)))
        .bind(precision_code(person.born))
        .bind(dead)
        .bind(died)
        .bind(person.nationality.as_str())
        .bind(person.registration)
        .bind(person.marital)
        .bind(religion)
        .bind(phone(&person.phone))
        .bind(phone(&person.other_phone))
        .bind(person.registered.to_text())
        .bind(person.current.as_ref().map(Address::to_text).unwrap_or_default())
        .bind(lives.place)
        .bind(lives.moo.as_str())
        .bind(person.protected))
}

async fn insert_names(tx: &Tx<'_>, id: Id<Person>, person: &NewPerson) -> Result<()> {
    for former in &person.former {
        let sql = Sql::new("insert into person_names (id, person, kind, name) values (?, ?, ?, ?)");
        let sql = sql.bind(tx.new_id::<Person>()).bind(id).bind(former.kind).bind(former.name.as_str());
        tx.run(sql).await?;
    }
    Ok(())
}

/// The name under which a change is shown.
pub(crate) fn writer(tx: &Tx<'_>) -> String {
    match tx.by() {
        By::Actor(actor) => actor.name.clone(),
        By::System(part) => part.to_owned(),
    }
}

/// The cards of persons, in no order.
pub(crate) async fn cards(on: &impl Source, ids: &[Id<Person>]) -> Result<Vec<Card>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    on.all(
        Sql::new(format!("select {} from persons where id in", <Card as store::FromRow>::COLUMNS))
            .list(ids.iter().copied()),
    )
    .await
}

/// Other names of persons.
pub(crate) async fn names(on: &impl Source, ids: &[Id<Person>]) -> Result<HashMap<Id<Person>, Vec<FormerName>>> {
    let mut names: HashMap<Id<Person>, Vec<FormerName>> = HashMap::new();
    if ids.is_empty() {
        return Ok(names);
    }
    let sql = Sql::new("select person, kind, name from person_names where person in").list(ids.iter().copied());
    let rows: Vec<(Id<Person>, NameKind, String)> = on.all(sql.then("order by id")).await?;
    for (person, kind, name) in rows {
        names.entry(person).or_default().push(FormerName { kind, name });
    }
    Ok(names)
}

/// Whether a person's record is there at all.
pub(crate) async fn exists(on: &impl Source, id: Id<Person>) -> Result<bool> {
    Ok(!cards(on, &[id]).await?.is_empty())
}

/// A whole record.
pub(crate) async fn record(on: &impl Source, id: Id<Person>) -> Result<Record> {
    let card = cards(on, &[id]).await?.pop().ok_or(StoreError::NotFound)?;
    let columns = <Rest as store::FromRow>::COLUMNS;
    let rest: Rest = on.one(Sql::new(format!("select {columns} from persons where id = ?")).bind(id)).await?;
    let former = names(on, &[id]).await?.remove(&id).unwrap_or_default();
    assembled(on, card, rest, former)
}

/// What is registered of several persons who are not merged, in the order of their ids.
pub(crate) async fn records(on: &impl Source, ids: &[Id<Person>]) -> Result<Vec<(Id<Person>, NewPerson)>> {
    let mut standing: Vec<Id<Person>> =
        cards(on, ids).await?.into_iter().filter(|card| card.merged_into.is_none()).map(|card| card.id).collect();
    standing.sort_unstable();
    let mut records = Vec::with_capacity(standing.len());
    for id in standing {
        records.push((id, record(on, id).await?.person));
    }
    Ok(records)
}

/// A whole record out of its parts, wherever they were read.
pub(crate) fn assembled(on: &impl Source, card: Card, rest: Rest, former: Vec<FormerName>) -> Result<Record> {
    let id = card.id;
    let religion = on.keys().unseal(&rest.religion, TABLE, "religion", id.number())?;
    let phone = |text: &str| phone::parse(text).ok();
    let person = NewPerson {
        identity: card.identity(on)?,
        life: card.life(),
        born: born(card.born, &card.born_precision),
        phone: phone(&card.phone),
        other_phone: phone(&card.other_phone),
        title: card.title,
        given: card.given_name,
        middle: card.middle_name,
        family: card.family_name,
        nickname: card.nickname,
        former,
        sex: card.sex,
        nationality: rest.nationality,
        registration: rest.registration,
        marital: rest.marital,
        religion: Religion::from_code(&religion),
        registered: Address::from_text(&rest.registered),
        current: Some(rest.current).filter(|text| !text.is_empty()).map(|text| Address::from_text(&text)),
        protected: card.protected,
    };
    let Rest { version, changed_at, changed_by, .. } = rest;
    Ok(Record { id, version, person, changed_at, changed_by })
}

/// The person who has a number.
pub(crate) async fn holder(on: &impl Source, identity: &Identity) -> Result<Option<Id<Person>>> {
    let Some(blind) = blind(on, identity) else { return Ok(None) };
    let found: Option<(Id<Person>,)> =
        on.first(Sql::new("select id from persons where id_blind = ?").bind(blind)).await?;
    Ok(found.map(|(id,)| id))
}

/// The record that holds a person now: itself, or where it was merged into, step by step.
pub(crate) async fn resolve(on: &impl Source, id: Id<Person>) -> Result<Id<Person>> {
    let mut here = id;
    // A chain longer than this would be a circle; merging forbids both.
    for _ in 0..32 {
        let sql = Sql::new("select merged_into from persons where id = ?").bind(here);
        let (next,): (Option<Id<Person>>,) = on.one(sql).await?;
        match next {
            Some(next) => here = next,
            None => return Ok(here),
        }
    }
    Ok(here)
}
