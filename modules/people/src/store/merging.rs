//! Merging and separating: the record of it, copies of the record that stays, and marking the one that goes.

use kernel::{Id, Moment, Person};
use store::{FromRow as _, Result, Source, Sql, StoreError, Tx};

use crate::model::{Copied, FormerName, Merge, MergeRow, NewPerson, Pair};
use crate::store::persons::{self, Card, Record, Rest, writer};

/// Writes down that one record is taken into another.
pub(crate) async fn begin(
    tx: &Tx<'_>,
    (kept, gone): (Id<Person>, Id<Person>),
    pair: Id<Pair>,
    reason: &str,
) -> Result<Id<Merge>> {
    let id: Id<Merge> = tx.new_id();
    let sql = Sql::new(
        "insert into person_merges (id, kept, gone, pair, at, by_name, reason, undone_at, undone_by) \
         values (?, ?, ?, ?, ?, ?, ?, null, '')",
    );
    tx.run(sql.bind(id).bind(kept).bind(gone).bind(pair).bind(tx.now()).bind(writer(tx)).bind(reason)).await?;
    Ok(id)
}

/// Writes down that the two are separated; a merging is undone once.
pub(crate) async fn undo(tx: &Tx<'_>, merge: Id<Merge>) -> Result<()> {
    let sql = Sql::new("update person_merges set undone_at = ?, undone_by = ? where id = ? and undone_at is null");
    tx.run_versioned(sql.bind(tx.now()).bind(writer(tx)).bind(merge)).await
}

/// A merging that stands into that record.
pub(crate) async fn standing(on: &impl Source, kept: Id<Person>, merge: Id<Merge>) -> Result<MergeRow> {
    let columns = MergeRow::COLUMNS;
    let sql = Sql::new(format!("select {columns} from person_merges where id = ? and kept = ? and undone_at is null"));
    on.one(sql.bind(merge).bind(kept)).await
}

/// The last merging of a pair, whether it stands or not.
pub(crate) async fn of_pair(on: &impl Source, pair: Id<Pair>) -> Result<Option<MergeRow>> {
    let columns = MergeRow::COLUMNS;
    let sql = Sql::new(format!("select {columns} from person_merges where pair = ? order by id desc limit 1"));
    on.first(sql.bind(pair)).await
}

/// Most mergings into one record that are shown.
const MOST: i64 = 50;

/// The mergings into a record that stand, the latest first.
pub(crate) async fn into(on: &impl Source, kept: Id<Person>) -> Result<Vec<MergeRow>> {
    let columns = MergeRow::COLUMNS;
    let sql = Sql::new(format!(
        "select {columns} from person_merges where kept = ? and undone_at is null order by id desc limit ?"
    ));
    on.all(sql.bind(kept).bind(MOST)).await
}

/// Most mergings that are swept up behind at once.
const SWEPT: i64 = 500;

/// The mergings since a moment that stand.
pub(crate) async fn since(on: &impl Source, since: Moment) -> Result<Vec<MergeRow>> {
    let columns = MergeRow::COLUMNS;
    let sql = Sql::new(format!(
        "select {columns} from person_merges where at >= ? and undone_at is null order by id limit ?"
    ));
    on.all(sql.bind(since).bind(SWEPT)).await
}

/// The records that were merged into these, one step down.
pub(crate) async fn below(on: &impl Source, persons: &[Id<Person>]) -> Result<Vec<Id<Person>>> {
    let sql = Sql::new("select id from persons where merged_into in").list(persons.iter().copied());
    let rows: Vec<(Id<Person>,)> = on.all(sql.then("order by id limit ?").bind(MOST)).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Steps that are followed; merging keeps the way shorter.
const STEPS: usize = 32;

/// Every record below one, however many steps away.
pub(crate) async fn all_below(on: &impl Source, person: Id<Person>) -> Result<Vec<Id<Person>>> {
    let (mut all, mut edge) = (Vec::new(), vec![person]);
    for _ in 0..STEPS {
        edge = below(on, &edge).await?;
        if edge.is_empty() {
            break;
        }
        all.extend(edge.iter().copied());
    }
    Ok(all)
}

/// The columns of a copy: those of a card and of the rest.
fn columns() -> String {
    format!("{}, {}, place, moo", Card::COLUMNS, Rest::COLUMNS)
        .split(", ")
        .fold(Vec::<String>::new(), |mut all, column| {
            if !all.iter().any(|known| known == column) {
                all.push(column.to_owned());
            }
            all
        })
        .join(", ")
}

/// Keeps a copy of a record as it stands now. What is sealed stays sealed, for the row that it was sealed for.
pub(crate) async fn copy(
    tx: &Tx<'_>,
    merge: Id<Merge>,
    copied: Copied,
    (id, former): (Id<Person>, &[FormerName]),
) -> Result<()> {
    let columns = columns();
    let former = serde_json::to_string(former)
        .map_err(|error| StoreError::Broken(format!("names cannot be written: {error}").into()))?;
    let sql = Sql::new(format!(
        "insert into person_copies (merge, copied, former, {columns}) \
         select cast(? as bigint), cast(? as text), cast(? as text), {columns} from persons where id = ?"
    ));
    tx.run(sql.bind(merge).bind(copied).bind(former).bind(id)).await.map(|_| ())
}

/// What the copy says.
pub(crate) async fn copied(on: &impl Source, merge: Id<Merge>, copied: Copied) -> Result<Record> {
    let of = |columns: &str| {
        Sql::new(format!("select {columns} from person_copies where merge = ? and copied = ?")).bind(merge).bind(copied)
    };
    let card: Card = on.one(of(Card::COLUMNS)).await?;
    let rest: Rest = on.one(of(Rest::COLUMNS)).await?;
    let (former,): (String,) = on.one(of("former")).await?;
    let former: Vec<FormerName> = serde_json::from_str(&former).unwrap_or_default();
    persons::assembled(on, card, rest, former)
}

/// From now on the record leads to another. Its number is free for that one.
pub(crate) async fn send_on(tx: &Tx<'_>, gone: Id<Person>, version: i64, kept: Id<Person>) -> Result<()> {
    let sql = Sql::new(
        "update persons set version = version + 1, merged_into = ?, id_blind = null \
         where id = ? and version = ? and merged_into is null",
    );
    tx.run_versioned(sql.bind(kept).bind(gone).bind(version)).await
}

/// From now on the record leads to itself again.
pub(crate) async fn call_back(tx: &Tx<'_>, gone: Id<Person>, kept: Id<Person>) -> Result<()> {
    let sql = Sql::new("update persons set version = version + 1, merged_into = null where id = ? and merged_into = ?");
    tx.run_versioned(sql.bind(gone).bind(kept)).await
}

/// Nobody is found by a number under this record for now.
pub(crate) async fn free_number(tx: &Tx<'_>, id: Id<Person>) -> Result<()> {
    tx.run(Sql::new("update persons set id_blind = null where id = ?").bind(id)).await.map(|_| ())
}

/// The number of a person under which a record is found: of one that was merged into another the number that the other does not
/// bear, so that nobody is registered anew under it.
pub(crate) async fn find_under(tx: &Tx<'_>, id: Id<Person>, person: &NewPerson) -> Result<()> {
    let blind = persons::blind(tx, &person.identity);
    tx.run(Sql::new("update persons set id_blind = ? where id = ?").bind(blind).bind(id)).await.map(|_| ())
}
