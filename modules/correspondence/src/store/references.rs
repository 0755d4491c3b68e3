//! Which letters of the register a letter refers to.

use kernel::{Id, Letter};
use store::{Result, Source, Sql, Tx};

use super::letters;
use crate::access::Access;
use crate::model::LetterRow;

/// The letters within access to which one refers.
pub async fn of(on: &impl Source, access: &Access, letter: Id<Letter>) -> Result<Vec<LetterRow>> {
    let sql = letters::select().then("join letter_references r on r.refers_to = l.id where r.letter = ? and");
    on.all(sql.bind(letter).then_sql(access.sql()).then("order by l.id limit 50")).await
}

/// The letters within access that refer to one.
pub async fn to(on: &impl Source, access: &Access, letter: Id<Letter>) -> Result<Vec<LetterRow>> {
    let sql = letters::select().then("join letter_references r on r.letter = l.id where r.refers_to = ? and");
    on.all(sql.bind(letter).then_sql(access.sql()).then("order by l.id limit 50")).await
}

/// Notes that a letter refers to another; once is enough.
pub async fn insert(tx: &Tx<'_>, letter: Id<Letter>, refers_to: Id<Letter>) -> Result<()> {
    let sql = Sql::new("insert into letter_references (letter, refers_to) values (?, ?) on conflict do nothing");
    tx.run(sql.bind(letter).bind(refers_to)).await.map(|_| ())
}

/// A letter refers to these no more.
pub async fn remove(tx: &Tx<'_>, letter: Id<Letter>, refers_to: &[Id<Letter>]) -> Result<()> {
    let sql = Sql::new("delete from letter_references where letter = ? and refers_to in");
    tx.run(sql.bind(letter).list(refers_to.iter().copied())).await.map(|_| ())
}
