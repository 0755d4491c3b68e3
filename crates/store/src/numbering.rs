//! Numbers without gaps or doubles: one counter per series and year, taken in the command's own transaction.

use crate::db::Source as _;
use crate::{Result, Sql, Tx};

/// The next number of a series in a year (พ.ศ. or any other count the series uses), from 1.
///
/// # Errors
/// [`crate::StoreError`]. A command that fails afterwards gives the number back.
pub async fn next(tx: &Tx<'_>, series: &str, year: i64) -> Result<i64> {
    take(tx, series, year, 1).await
}

/// Takes so many numbers at once; answers the first of them.
///
/// # Errors
/// [`crate::StoreError`].
pub async fn take(tx: &Tx<'_>, series: &str, year: i64, count: i64) -> Result<i64> {
    let sql = Sql::new(
        "insert into counters (series, year, last) values (?, ?, ?) \
         on conflict (series, year) do update set last = counters.last + excluded.last returning last",
    );
    let (last,): (i64,) = tx.one(sql.bind(series).bind(year).bind(count)).await?;
    Ok(last - count + 1)
}
