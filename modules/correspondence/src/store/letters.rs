//! Letters. Loading goes through [`Access`]: what it does not admit is not found.

use kernel::{Id, Letter, Moment, Staff};
use store::{FromRow as _, Result, Source, Sql, Tx};

use crate::access::Access;
use crate::model::LetterRow;

/// `select` of letters as `l`.
pub fn select() -> Sql {
    Sql::new(format!("select {} from letters l", LetterRow::COLUMNS))
}

/// One letter within access.
pub async fn find(on: &impl Source, access: &Access, id: Id<Letter>) -> Result<LetterRow> {
    on.one(select().then("where l.id = ? and").bind(id).then_sql(access.sql())).await
}

/// A letter for a command of the program itself, or for one that was found within access before.
pub async fn known(on: &impl Source, id: Id<Letter>) -> Result<LetterRow> {
    on.one(select().then("where l.id = ?").bind(id)).await
}

/// Writes a letter.
pub async fn insert(tx: &Tx<'_>, row: &LetterRow) -> Result<()> {
    let sql = Sql::new(format!(
        "insert into letters ({}) values \
         (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        LetterRow::COLUMNS
    ));
    let sql = sql.bind(row.id).bind(row.office).bind(row.way).bind(row.kind).bind(row.series);
    let sql = sql.bind(row.year).bind(row.number).bind(row.number_text.as_str()).bind(row.registered_on);
    let sql = says(sql, row);
    tx.run(sql.bind(row.made_by).bind(row.made_at).bind(row.version)).await.map(|_| ())
}

/// What a letter says and where it stands, from `their_number` to `attachments`.
fn says(sql: Sql, row: &LetterRow) -> Sql {
    sql.bind(row.their_number.as_str())
        .bind(row.dated_on)
        .bind(row.party_from.as_str())
        .bind(row.party_to.as_str())
        .bind(row.subject.as_str())
        .bind(row.urgency)
        .bind(row.within_at)
        .bind(row.secrecy)
        .bind(row.channel)
        .bind(row.state)
        .bind(row.received_at)
        .bind(row.sent_at)
        .bind(row.due_at)
        .bind(row.action.as_str())
        .bind(row.note.as_str())
        .bind(row.about_kind.as_str())
        .bind(row.about_id)
        .bind(row.answers)
        .bind(row.attachments)
}

/// Saves what a command changed, under the version that was read. Office, way and who made it never change.
pub async fn update(tx: &Tx<'_>, row: &LetterRow) -> Result<()> {
    let sql = Sql::new(
        "update letters set kind = ?, series = ?, year = ?, number = ?, number_text = ?, registered_on = ?, \
         their_number = ?, dated_on = ?, party_from = ?, party_to = ?, subject = ?, urgency = ?, within_at = ?, \
         secrecy = ?, channel = ?, state = ?, received_at = ?, sent_at = ?, due_at = ?, action = ?, note = ?, \
         about_kind = ?, about_id = ?, answers = ?, attachments = ?, changed_by = ?, changed_at = ?, version = version + 1 where id = ? and version = ?",
    );
    let sql = sql.bind(row.kind).bind(row.series).bind(row.year).bind(row.number);
    let sql = sql.bind(row.number_text.as_str()).bind(row.registered_on);
    let sql = says(sql, row).bind(tx.by().staff()).bind(tx.now());
    tx.run_versioned(sql.bind(row.id).bind(row.version)).await
}

/// Who changed a letter last, and when; nobody where it stands as it was entered or the program changed it.
pub async fn last_change(on: &impl Source, id: Id<Letter>) -> Result<(Option<Id<Staff>>, Moment)> {
    on.one(Sql::new("select changed_by, changed_at from letters where id = ?").bind(id)).await
}

/// Lets a member of staff or a unit read a letter from now on.
pub async fn give<K>(tx: &Tx<'_>, letter: Id<Letter>, reader: Id<K>) -> Result<()> {
    let sql = Sql::new("insert into letter_readers (reader, letter, since) values (?, ?, ?) on conflict do nothing");
    tx.run(sql.bind(reader).bind(letter).bind(tx.now())).await.map(|_| ())
}

/// Those of these letters that lie within access.
pub async fn some(on: &impl Source, access: &Access, ids: &[Id<Letter>]) -> Result<Vec<LetterRow>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let sql = select().then("where l.id in").list(ids.iter().copied()).then("and").then_sql(access.sql());
    on.all(sql.then("order by l.id")).await
}
