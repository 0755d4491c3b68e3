//! ลบบุคคลออกจากทะเบียน: what holds a person here, and taking out everything that says who they were.

use kernel::{Id, Kind as _, Person, Ref};
use sha2::{Digest as _, Sha256};
use store::{Entry, Result, Source, Sql, Tx, hex};

use super::persons;

/// A record of another module needs to know who this is, until it lets go.
pub(crate) async fn hold(tx: &Tx<'_>, person: Id<Person>, by: Ref) -> Result<()> {
    let sql =
        Sql::new("insert into people_holds (person, kind, about, since) values (?, ?, ?, ?) on conflict do nothing");
    tx.run(sql.bind(person).bind(by.kind).bind(by.id).bind(tx.now())).await.map(|_| ())
}

/// The record needs nobody any more.
pub(crate) async fn let_go(tx: &Tx<'_>, by: Ref) -> Result<()> {
    let sql = Sql::new("delete from people_holds where kind = ? and about = ?");
    tx.run(sql.bind(by.kind).bind(by.id)).await.map(|_| ())
}

/// Where a person may be needed: each answers a row while it does. A second office has its own reasons; whoever was merged into
/// another stays for the way there, and goes with that record.
const NEEDED: [&str; 5] = [
    "select about from people_offices where kind = 'person' and about = ? group by about having count(*) > 1",
    "select about from people_holds where person = ? limit 1",
    "select id from person_relations where person = ? limit 1",
    "select id from person_relations where other = ? limit 1",
    "select id from persons where id = ? and merged_into is not null limit 1",
];

/// The same for households and groups: only those in which somebody else was, too, need to know who lived there.
const SHARED: [&str; 2] = [
    "select m.id from household_members m join household_members o on o.household = m.household and o.person <> m.person \
     where m.person = ? limit 1",
    "select m.id from group_members m join group_members o on o.group_id = m.group_id and o.person <> m.person \
     where m.person = ? limit 1",
];

/// Whether another record of the registry, or of a module that said so, needs to know who this is.
pub(crate) async fn is_needed(on: &impl Source, person: Id<Person>) -> Result<bool> {
    for sql in NEEDED.iter().chain(&SHARED) {
        if on.first::<(i64,)>(Sql::new(*sql).bind(person)).await?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What of a person goes with them. Of pairs and mergings that name somebody else, too, the words go.
const GOES: [&str; 15] = [
    "delete from person_names where person = ?",
    "delete from household_members where person = ?",
    "delete from group_members where person = ?",
    "delete from people_offices where kind = 'person' and about = ?",
    "delete from person_changes where person = ?",
    "delete from person_moves where merge in (select id from person_merges where kept = ?)",
    "delete from person_copies where id = ?",
    "delete from person_merges where kept = ?",
    "update person_merges set reason = '' where gone = ?",
    "delete from person_pair_offices where pair in (select id from person_pairs where a = ?)",
    "delete from person_pair_offices where pair in (select id from person_pairs where b = ?)",
    "delete from person_pairs where a = ? and id not in (select pair from person_merges)",
    "delete from person_pairs where b = ? and id not in (select pair from person_merges)",
    "update person_pairs set reasons = '', why = '' where a = ?",
    "update person_pairs set reasons = '', why = '' where b = ?",
];

/// Takes out of the registry all that says who a person was; the id stays, so that the log still points to somebody.
/// Answers the digest of what was there.
pub(crate) async fn erase(tx: &Tx<'_>, person: Id<Person>) -> Result<String> {
    let record = persons::record(tx, person).await?;
    let was = format!("{}\n{}\n{:?}", person.number(), record.version, record.person);
    let digest = hex(&Sha256::digest(was));
    for sql in GOES {
        tx.run(Sql::new(sql).bind(person)).await?;
    }
    let nothing = tx.keys().seal("", "persons", "id_number", person.number())?;
    let religion = tx.keys().seal("", "persons", "religion", person.number())?;
    let sql = Sql::new(
        "update persons set version = version + 1, id_kind = 'none', id_number = ?, id_blind = null, title = '', \
         given_name = '', middle_name = '', family_name = '', nickname = '', sort_key = '', sex = 'unknown', born = null, \
         born_precision = '', dead = 0, died = null, nationality = '', registration = 'unknown', marital = 'unknown', \
         religion = ?, phone = '', other_phone = '', registered = '', current = '', place = null, moo = '', protected = 0, \
         changed_at = ?, changed_by = '' where id = ?",
    );
    tx.run(sql.bind(nothing).bind(religion).bind(tx.now()).bind(person)).await?;
    search::forget(tx, person.as_ref()).await?;
    offices::forget_notices(tx, Ref { kind: Person::KIND, id: person.number() }).await?;
    let detail = serde_json::json!({ "digest": digest });
    tx.record(Entry::new("person-erased", person.as_ref()).detail(detail)).await?;
    Ok(digest)
}
