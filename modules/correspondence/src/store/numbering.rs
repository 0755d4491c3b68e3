//! The numbers of the registers: one row each, taken from the counter of the series in the command's own transaction.

use kernel::{Code as _, Day, Id, Letter, Office};
use store::{Result, Sql, Tx};

use crate::model::{Given, NumberState, Series};

/// The counter of a series of an office.
pub fn counter(office: Id<Office>, series: Series) -> String {
    format!("letters/{}/{office}", series.code())
}

/// The next number of a series of an office in the calendar year of a day.
pub async fn take(
    tx: &Tx<'_>,
    (office, series): (Id<Office>, Series),
    on: Day,
    (state, letter, reason): (NumberState, Option<Id<Letter>>, &str),
) -> Result<Given> {
    let year = i64::from(thai::date::be_year(on.date()));
    let number = ::store::numbering::next(tx, &counter(office, series), year).await?;
    let given = Given { series, year, number, on, letter };
    enter(tx, office, given, (state, reason)).await?;
    Ok(given)
}

/// Enters a number that was taken from its counter.
pub async fn enter(tx: &Tx<'_>, office: Id<Office>, given: Given, (state, reason): (NumberState, &str)) -> Result<()> {
    let Given { series, year, number, on, letter } = given;
    let sql = Sql::new(
        "insert into letter_numbers (office_id, series, year, number, registered_on, state, letter, reason, given_by, given_at) \
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    let sql = sql.bind(office).bind(series).bind(year).bind(number).bind(on).bind(state).bind(letter).bind(reason);
    tx.run(sql.bind(tx.by().staff()).bind(tx.now())).await.map(|_| ())
}

/// Changes what a number stands for, if it still stands as it was read; answers whether it did.
pub async fn set(
    tx: &Tx<'_>,
    (office, given): (Id<Office>, &Given),
    from: NumberState,
    (to, letter, reason): (NumberState, Option<Id<Letter>>, &str),
) -> Result<bool> {
    let sql = Sql::new(
        "update letter_numbers set state = ?, letter = ?, reason = ? \
         where office_id = ? and series = ? and year = ? and number = ? and state = ?",
    );
    let sql = sql.bind(to).bind(letter).bind(reason);
    let sql = sql.bind(office).bind(given.series).bind(given.year).bind(given.number).bind(from);
    Ok(tx.run(sql).await? == 1)
}
