//! Who signs letters of an office in the place of its head.

use kernel::{Day, Id, Office, Staff};
use offices::Scope;
use store::{FromRow as _, Result, Source, Sql, Tx};

use crate::model::{Kind, Mandate, MandateRow};

fn select() -> Sql {
    Sql::new(format!("select {} from letter_mandates", MandateRow::COLUMNS))
}

/// Every mandate of an office, the latest first, those that ended included.
pub async fn of(on: &impl Source, office: Id<Office>) -> Result<Vec<MandateRow>> {
    on.all(select().then("where office_id = ? order by id desc limit 200").bind(office)).await
}

/// One mandate, of an office within a scope.
pub async fn within(on: &impl Source, scope: &Scope, id: Id<Mandate>) -> Result<MandateRow> {
    on.one(select().then("where id = ? and").bind(id).then_sql(scope.within("office_id"))).await
}

/// The mandates of an office under which a letter of a kind may be signed on a day.
pub async fn in_force(on: &impl Source, office: Id<Office>, kind: Kind, today: Day) -> Result<Vec<MandateRow>> {
    let sql = select().then("where office_id = ? and ended_at is null and from_on <= ?").bind(office).bind(today);
    let sql = sql.then("and (until_on is null or until_on >= ?) order by id limit 200").bind(today);
    let rows: Vec<MandateRow> = on.all(sql).await?;
    Ok(rows.into_iter().filter(|row| row.covers(kind, today)).collect())
}

/// Those of them that somebody holds.
pub async fn held(
    on: &impl Source,
    signer: Id<Staff>,
    office: Id<Office>,
    kind: Kind,
    today: Day,
) -> Result<Vec<MandateRow>> {
    let rows = in_force(on, office, kind, today).await?;
    Ok(rows.into_iter().filter(|row| row.signer == signer).collect())
}

/// Records a mandate.
pub async fn insert(tx: &Tx<'_>, row: &MandateRow) -> Result<()> {
    let sql = Sql::new(format!(
        "insert into letter_mandates ({}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        MandateRow::COLUMNS
    ));
    let sql = sql.bind(row.id).bind(row.office).bind(row.giver).bind(row.giver_post.as_str());
    let sql = sql.bind(row.signer).bind(row.kinds.as_str());
    let sql = sql.bind(row.order_letter).bind(row.order_words.as_str()).bind(row.from_on).bind(row.until_on);
    tx.run(sql.bind(row.made_by).bind(row.made_at).bind(row.ended_by).bind(row.ended_at)).await.map(|_| ())
}

/// Ends a mandate now; answers whether it was still open.
pub async fn end(tx: &Tx<'_>, id: Id<Mandate>) -> Result<bool> {
    let sql = Sql::new("update letter_mandates set ended_by = ?, ended_at = ? where id = ? and ended_at is null");
    Ok(tx.run(sql.bind(tx.by().staff()).bind(tx.now()).bind(id)).await? == 1)
}
