//! Finding letters by words, numbers and double entries.

use ::search::Term;
use kernel::{Day, Id, Kind as _, Letter, Office};
use store::{Result, Source, Sql, Tx};

use crate::access::Access;
use crate::model::{LetterRow, Secrecy, Series};
use crate::search as terms;

use super::letters;

/// Letters of the reader's hands that are looked through, the newest first.
const HANDS: i64 = 3_000;
/// Letters shown.
const FOUND: i64 = 50;

/// Says by which words a letter is found from now on.
pub async fn index(tx: &Tx<'_>, letter: &LetterRow, words: &str) -> Result<()> {
    ::search::replace(tx, letter.id.as_ref(), &terms::terms(letter, words)).await
}

/// ขอบเขตการค้น: whose letters are looked through.
#[derive(Debug, Clone, Copy)]
pub struct Field<'a> {
    /// The register of an office, where the reader may see it.
    pub register: Option<Id<Office>>,
    /// The offices whose secret registers the reader keeps.
    pub secret: &'a [Id<Office>],
    /// The offices from whose registers letters come to the reader.
    pub above: &'a [Id<Office>],
}

/// The letters within access that have every word of a line, the newest first.
pub async fn find(on: &impl Source, access: &Access, field: Field<'_>, line: &str) -> Result<Vec<LetterRow>> {
    let mut found: Vec<i64> = Vec::new();
    if let Some(office) = field.register {
        found.extend(all(on, &terms::wanted(office, Secrecy::Open, line)).await?);
    }
    for office in field.secret {
        found.extend(all(on, &terms::wanted(*office, Secrecy::Secret, line)).await?);
    }
    let sets: Vec<Vec<Term>> = [Secrecy::Open, Secrecy::Secret]
        .into_iter()
        .flat_map(|secrecy| field.above.iter().map(move |office| terms::wanted(*office, secrecy, line)))
        .collect();
    found.extend(::search::having_all_of(on, Letter::KIND, (hands(access, field.register), &sets), FOUND).await?);
    found.sort_unstable_by_key(|id| std::cmp::Reverse(*id));
    found.dedup();
    found.truncate(usize::try_from(FOUND * 2).unwrap_or(usize::MAX));
    some(on, access, &found).await
}

/// What came into the reader's hands, but for what the register that is searched has anyway.
fn hands(access: &Access, register: Option<Id<Office>>) -> Sql {
    let newest = Sql::new("select letter as id from letter_readers where reader in")
        .list(access.readers().iter().copied())
        .then("order by letter desc limit ?")
        .bind(HANDS);
    let Some(office) = register else { return newest };
    let others = Sql::new("select d.id from (").then_sql(newest).then(") d join letters l on l.id = d.id");
    others.then("where l.office_id <> ? or l.secrecy <> 'open'").bind(office)
}

async fn all(on: &impl Source, wanted: &[Term]) -> Result<Vec<i64>> {
    ::search::having_all(on, Letter::KIND, wanted, FOUND).await
}

async fn some(on: &impl Source, access: &Access, ids: &[i64]) -> Result<Vec<LetterRow>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let sql = letters::select().then("where l.id in").list(ids.iter().copied()).then("and").then_sql(access.sql());
    on.all(sql.then("order by l.id desc limit ?").bind(FOUND)).await
}

/// The letter within access that has a number of a series.
pub async fn by_number(
    on: &impl Source,
    access: &Access,
    (office, series): (Id<Office>, Series),
    (year, number): (i64, i64),
) -> Result<Option<LetterRow>> {
    let sql = letters::select()
        .then("where l.id = (select letter from letter_numbers where office_id = ? and series = ? and year = ? and number = ?) and")
        .bind(office)
        .bind(series)
        .bind(year)
        .bind(number);
    on.first(sql.then_sql(access.sql())).await
}

/// The letter of the same number, day and sender that was entered before; a cancelled entry is none.
pub async fn entered_before(
    on: &impl Source,
    office: Id<Office>,
    secret: bool,
    (their_number, dated_on, party_from): (&str, Day, &str),
) -> Result<Option<Id<Letter>>> {
    let compared = if secret { "l.secrecy <> 'open'" } else { "l.secrecy = 'open'" };
    let sql = Sql::new("select l.id from letters l where l.office_id = ? and l.dated_on = ? and l.their_number = ?");
    let sql = sql.bind(office).bind(dated_on).bind(their_number);
    let sql =
        sql.then("and l.way = 'received' and l.their_number <> '' and l.state <> 'cancelled' and l.party_from = ? and");
    let row: Option<(Id<Letter>,)> = on.first(sql.bind(party_from).then(compared).then("limit 1")).await?;
    Ok(row.map(|(id,)| id))
}

/// The letters that answer a letter, within access.
pub async fn answers_of(on: &impl Source, access: &Access, letter: Id<Letter>) -> Result<Vec<LetterRow>> {
    let sql = letters::select().then("where l.answers = ? and").bind(letter).then_sql(access.sql());
    on.all(sql.then("order by l.id limit 50")).await
}
