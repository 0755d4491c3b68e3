//! What points to a record that is merged: moved to the one that stays, written down row by row, and brought back.

use kernel::{Day, Id, Kind as _, Person, Stored};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use store::{Result, Source, Sql, StoreError, Tx};

use crate::model::{Merge, Place};
use crate::store::ties::{self, Member, Members};

/// Moves every row of a place from one person to another. Two statements, however many rows there are.
pub(crate) async fn carry(
    tx: &Tx<'_>,
    merge: Id<Merge>,
    place: &Place,
    (from, to): (Id<Person>, Id<Person>),
) -> Result<()> {
    let Place { table, column, key, part, only } = *place;
    let sql = Sql::new(format!(
        "insert into person_moves (merge, place, about, part, was) \
         select cast(? as bigint), cast(? as text), {key}, {part}, '' from {table} where {column} = ? and {only}"
    ));
    tx.run(sql.bind(merge).bind(place.name()).bind(from)).await?;
    repoint(tx, merge, place, (from, to)).await
}

/// Gives the rows back that were moved and still point to the record that stayed.
pub(crate) async fn give_back(
    tx: &Tx<'_>,
    merge: Id<Merge>,
    place: &Place,
    (kept, gone): (Id<Person>, Id<Person>),
) -> Result<()> {
    repoint(tx, merge, place, (kept, gone)).await
}

async fn repoint(tx: &Tx<'_>, merge: Id<Merge>, place: &Place, (from, to): (Id<Person>, Id<Person>)) -> Result<()> {
    let Place { table, column, key, part, only } = *place;
    let part = if part == "0" { String::new() } else { format!("and m.part = {table}.{part}") };
    let sql = Sql::new(format!(
        "update {table} set {column} = ? where {column} = ? and {only} and {key} in \
         (select m.about from person_moves m where m.merge = ? and m.place = ? {part})"
    ));
    tx.run(sql.bind(to).bind(from).bind(merge).bind(place.name())).await.map(|_| ())
}

/// The place of what was put aside because the record that stays has it already, and of the links to offices.
const OFFICES: &str = "people_offices";
const OFFICES_ADDED: &str = "people_offices.added";

/// Puts the links to offices together; those of the record that goes are put aside.
pub(crate) async fn carry_offices(tx: &Tx<'_>, merge: Id<Merge>, (from, to): (Id<Person>, Id<Person>)) -> Result<()> {
    let sql = Sql::new(
        "insert into person_moves (merge, place, about, part, was) \
         select cast(? as bigint), cast(? as text), g.office, g.since, '' from people_offices g \
         where g.kind = ? and g.about = ?",
    );
    tx.run(sql.bind(merge).bind(OFFICES).bind(Person::KIND).bind(from)).await?;
    let sql = Sql::new(
        "insert into person_moves (merge, place, about, part, was) \
         select cast(? as bigint), cast(? as text), g.office, g.since, '' from people_offices g \
         where g.kind = ? and g.about = ? and not exists \
         (select 1 from people_offices k where k.kind = g.kind and k.about = ? and k.office = g.office)",
    );
    tx.run(sql.bind(merge).bind(OFFICES_ADDED).bind(Person::KIND).bind(from).bind(to)).await?;
    link(tx, merge, OFFICES_ADDED, to).await?;
    tx.run(Sql::new("delete from people_offices where kind = ? and about = ?").bind(Person::KIND).bind(from)).await?;
    Ok(())
}

/// Gives both records the links that each had; what was linked since stays with the one that stayed.
pub(crate) async fn give_back_offices(
    tx: &Tx<'_>,
    merge: Id<Merge>,
    (kept, gone): (Id<Person>, Id<Person>),
) -> Result<()> {
    let sql = Sql::new(
        "delete from people_offices where kind = ? and about = ? and exists \
         (select 1 from person_moves m where m.merge = ? and m.place = ? and m.about = people_offices.office \
         and m.part = people_offices.since)",
    );
    tx.run(sql.bind(Person::KIND).bind(kept).bind(merge).bind(OFFICES_ADDED)).await?;
    link(tx, merge, OFFICES, gone).await
}

async fn link(tx: &Tx<'_>, merge: Id<Merge>, place: &str, person: Id<Person>) -> Result<()> {
    let sql = Sql::new(
        "insert into people_offices (kind, about, office, since) \
         select cast(? as text), cast(? as bigint), m.about, m.part from person_moves m where m.merge = ? and m.place = ? \
         on conflict do nothing",
    );
    tx.run(sql.bind(Person::KIND).bind(person).bind(merge).bind(place)).await.map(|_| ())
}

/// A membership that was put aside: the record that stays has it already.
#[derive(Debug, Serialize, Deserialize)]
struct Aside {
    unit: i64,
    part: String,
    from: Option<i64>,
    until: Option<i64>,
}

/// Puts memberships aside that the other record has at the same time in the same unit.
pub(crate) async fn put_aside<U: Members>(
    tx: &Tx<'_>,
    merge: Id<Merge>,
    (from, to): (Id<Person>, Id<Person>),
) -> Result<()> {
    let there: Vec<Member<U>> = ties::memberships_of(tx, to).await?;
    for member in ties::memberships_of::<U>(tx, from).await? {
        if !there.iter().any(|other| other.unit == member.unit && other.span.meets(member.span)) {
            continue;
        }
        let day = |day: Option<Day>| day.map(Day::number);
        let (part, span) = (kernel::Code::code(member.part).to_owned(), member.span);
        let was = Aside { unit: member.unit.number(), part, from: day(span.from), until: day(span.until) };
        note(tx, merge, U::TABLE, member.id, &was).await?;
        tx.run(Sql::new(format!("delete from {} where id = ?", U::TABLE)).bind(member.id)).await?;
    }
    Ok(())
}

/// Brings memberships back that were put aside.
pub(crate) async fn bring_back<U: Members>(tx: &Tx<'_>, merge: Id<Merge>, gone: Id<Person>) -> Result<()> {
    let (table, unit, part) = (U::TABLE, U::UNIT, U::PART);
    for (id, was) in noted::<Aside>(tx, merge, table).await? {
        let sql = Sql::new(format!(
            "insert into {table} (id, {unit}, person, {part}, from_day, until_day) values (?, ?, ?, ?, ?, ?)"
        ));
        let sql = sql.bind(id).bind(was.unit).bind(gone).bind(was.part).bind(was.from).bind(was.until);
        tx.run(sql).await?;
    }
    Ok(())
}

/// Writes down a row that is put aside, or made.
pub(crate) async fn note(
    tx: &Tx<'_>,
    merge: Id<Merge>,
    place: &str,
    about: impl Stored,
    was: &impl Serialize,
) -> Result<()> {
    let was = serde_json::to_string(was)
        .map_err(|error| StoreError::Broken(format!("a row cannot be put aside: {error}").into()))?;
    let sql = Sql::new("insert into person_moves (merge, place, about, part, was) values (?, ?, ?, 0, ?)");
    tx.run(sql.bind(merge).bind(place).bind(about).bind(was)).await.map(|_| ())
}

/// The rows that were put aside, or made.
pub(crate) async fn noted<T: DeserializeOwned>(
    on: &impl Source,
    merge: Id<Merge>,
    place: &str,
) -> Result<Vec<(i64, T)>> {
    let sql = Sql::new("select about, was from person_moves where merge = ? and place = ? order by about");
    let rows: Vec<(i64, String)> = on.all(sql.bind(merge).bind(place)).await?;
    let read = |(about, was): (i64, String)| match serde_json::from_str(&was) {
        Ok(was) => Ok((about, was)),
        Err(error) => Err(StoreError::Broken(format!("what was put aside cannot be read: {error}").into())),
    };
    rows.into_iter().map(read).collect()
}

/// How many rows of a place point to a person that came after a moment. Ids grow with time.
pub(crate) async fn since(on: &impl Source, place: &Place, person: Id<Person>, merge: Id<Merge>) -> Result<i64> {
    let Place { table, column, key, only, .. } = *place;
    let sql =
        Sql::new(format!("select cast(count(*) as bigint) from {table} where {column} = ? and {only} and {key} > ?"));
    on.one::<(i64,)>(sql.bind(person).bind(merge)).await.map(|(count,)| count)
}
