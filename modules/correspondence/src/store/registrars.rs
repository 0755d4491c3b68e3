//! Who keeps the secret registers of an office.

use kernel::{Day, Id, Office, Staff};
use offices::Scope;
use store::{FromRow as _, Result, Source, Sql, Tx};

use crate::model::{Registrar, RegistrarRow};

/// Whether somebody keeps the secret registers of an office on a day.
pub async fn keeps(on: &impl Source, office: Id<Office>, staff: Id<Staff>, today: Day) -> Result<bool> {
    let sql = Sql::new(
        "select id from letter_registrars where staff = ? and office_id = ? and from_on <= ? \
         and (until_on is null or until_on >= ?) limit 1",
    );
    Ok(on.first::<(i64,)>(sql.bind(staff).bind(office).bind(today).bind(today)).await?.is_some())
}

/// The offices whose secret registers somebody keeps on a day.
pub async fn offices(on: &impl Source, staff: Id<Staff>, today: Day) -> Result<Vec<Id<Office>>> {
    let sql = Sql::new(
        "select office_id from letter_registrars where staff = ? and from_on <= ? and (until_on is null or until_on >= ?) \
         order by id limit 100",
    );
    let rows: Vec<(Id<Office>,)> = on.all(sql.bind(staff).bind(today).bind(today)).await?;
    Ok(rows.into_iter().map(|(office,)| office).collect())
}

/// Everybody who was ever named for an office, the latest first.
pub async fn of(on: &impl Source, office: Id<Office>) -> Result<Vec<RegistrarRow>> {
    let sql = Sql::new(format!(
        "select {} from letter_registrars where office_id = ? order by id desc limit 100",
        RegistrarRow::COLUMNS
    ));
    on.all(sql.bind(office)).await
}

/// One naming, of an office within a scope.
pub async fn within(on: &impl Source, scope: &Scope, id: Id<Registrar>) -> Result<RegistrarRow> {
    let sql = format!("select {} from letter_registrars where id = ? and", RegistrarRow::COLUMNS);
    on.one(Sql::new(sql).bind(id).then_sql(scope.within("office_id"))).await
}

/// Names somebody.
pub async fn insert(tx: &Tx<'_>, row: &RegistrarRow) -> Result<()> {
    let sql =
        Sql::new(format!("insert into letter_registrars ({}) values (?, ?, ?, ?, ?, ?, ?)", RegistrarRow::COLUMNS));
    let sql = sql.bind(row.id).bind(row.office).bind(row.staff).bind(row.from_on).bind(row.until_on);
    tx.run(sql.bind(row.named_by).bind(row.named_at)).await.map(|_| ())
}

/// Ends a naming on a day; answers whether it was still open.
pub async fn end(tx: &Tx<'_>, id: Id<Registrar>, on: Day) -> Result<bool> {
    let sql = Sql::new("update letter_registrars set until_on = ?, ended_by = ? where id = ? and until_on is null");
    Ok(tx.run(sql.bind(on).bind(tx.by().staff()).bind(id)).await? == 1)
}
