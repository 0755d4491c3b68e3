//! Letters that are out of the store.

use kernel::{Day, Id, Letter, Office};
use store::{FromRow as _, Page, Result, Slice, Source, Sql, Tx};

use crate::model::{Loan, LoanRow};

fn select() -> Sql {
    Sql::new(format!("select {} from letter_loans", LoanRow::COLUMNS))
}

/// The loan of a letter that is out.
pub async fn out(on: &impl Source, letter: Id<Letter>) -> Result<Option<LoanRow>> {
    on.first(select().then("where letter = ? and returned_on is null").bind(letter)).await
}

/// How many letters an office lent that should have come back.
pub async fn late(on: &impl Source, office: Id<Office>, today: Day) -> Result<i64> {
    let sql = Sql::new("select count(*) from letter_loans where office_id = ? and due_on < ? and returned_on is null");
    let (late,): (i64,) = on.one(sql.bind(office).bind(today)).await?;
    Ok(late)
}

/// The register of loans of an office, the latest first.
pub async fn of(on: &impl Source, office: Id<Office>, page: Page) -> Result<Slice<LoanRow>> {
    let sql = select().then("where office_id = ? order by id desc").bind(office);
    Ok(page.slice(on.all(sql.then_sql(page.sql())).await?))
}

/// What an office lent within some days, the earliest first; at most so many.
pub async fn between(
    on: &impl Source,
    office: Id<Office>,
    (first, last): (Day, Day),
    most: i64,
) -> Result<Vec<LoanRow>> {
    let sql = select().then("where office_id = ? and lent_on between ? and ?").bind(office).bind(first).bind(last);
    on.all(sql.then("order by lent_on, id limit ?").bind(most)).await
}

/// Who borrowed a letter, the latest first.
pub async fn of_letter(on: &impl Source, letter: Id<Letter>) -> Result<Vec<LoanRow>> {
    on.all(select().then("where letter = ? order by id desc limit 100").bind(letter)).await
}

/// Writes a loan; a letter that is out already is not lent again.
pub async fn insert(tx: &Tx<'_>, row: &LoanRow) -> Result<bool> {
    let sql = Sql::new(format!(
        "insert into letter_loans ({}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
        LoanRow::COLUMNS
    ));
    let sql = sql.bind(row.id).bind(row.letter).bind(row.office).bind(row.borrower).bind(row.purpose.as_str());
    let sql = sql.bind(row.lent_by).bind(row.lent_on).bind(row.due_on).bind(row.returned_on).bind(row.returned_to);
    Ok(tx.run(sql).await? == 1)
}

/// Notes that a letter came back; answers whether it was out.
pub async fn returned(tx: &Tx<'_>, id: Id<Loan>, on: Day) -> Result<bool> {
    let sql = Sql::new("update letter_loans set returned_on = ?, returned_to = ? where id = ? and returned_on is null");
    Ok(tx.run(sql.bind(on).bind(tx.by().staff()).bind(id)).await? == 1)
}
