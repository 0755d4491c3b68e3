//! Notices: written with what they tell of, read by one.

use kernel::{Id, Moment, Staff};
use store::{FromRow, Page, Result, Row, Slice, Source, Sql, Tx};

use crate::model::{NewNotice, Notice};

const COLUMNS: &str = "id, at, key, args, href, read_at";

impl FromRow for Notice {
    const COLUMNS: &'static str = COLUMNS;
    fn from_row(row: &Row) -> Result<Self> {
        let args: String = row.at(3)?;
        // Written by `add` alone; damaged values leave the sentence without them.
        let args = serde_json::from_str(&args).unwrap_or_default();
        let read = row.at::<Option<Moment>>(5)?.is_some();
        Ok(Self { id: row.at(0)?, at: row.at(1)?, key: row.at(2)?, args, href: row.at(4)?, read })
    }
}

/// Tells somebody.
pub async fn add(tx: &Tx<'_>, staff: Id<Staff>, notice: NewNotice<'_>) -> Result<()> {
    let sql = Sql::new(
        "insert into notices (id, staff_id, at, key, args, href, about_kind, about_id) values (?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(tx.new_id::<()>())
    .bind(staff)
    .bind(tx.now())
    .bind(notice.key)
    .bind(serde_json::json!(notice.args).to_string())
    .bind(notice.href)
    .bind(notice.about.kind)
    .bind(notice.about.id);
    tx.run(sql).await.map(|_| ())
}

/// Removes every notice about a record.
pub async fn forget(tx: &Tx<'_>, about: kernel::Ref) -> Result<()> {
    let sql = Sql::new("delete from notices where about_kind = ? and about_id = ?");
    tx.run(sql.bind(about.kind).bind(about.id)).await.map(|_| ())
}

/// What somebody has not read yet, the latest first.
pub async fn unread(on: &impl Source, staff: Id<Staff>, limit: i64) -> Result<Vec<Notice>> {
    let sql = format!("select {COLUMNS} from notices where staff_id = ? and read_at is null order by id desc limit ?");
    on.all(Sql::new(sql).bind(staff).bind(limit)).await
}

/// A page of somebody's notices, the latest first.
pub async fn list(on: &impl Source, staff: Id<Staff>, page: Page) -> Result<Slice<Notice>> {
    let sql = Sql::new(format!("select {COLUMNS} from notices where staff_id = ? order by id desc")).bind(staff);
    Ok(page.slice(on.all(sql.then_sql(page.sql())).await?))
}

/// One of somebody's notices; another's is not found.
pub async fn find(on: &impl Source, staff: Id<Staff>, notice: i64) -> Result<Notice> {
    let sql = Sql::new(format!("select {COLUMNS} from notices where id = ? and staff_id = ?"));
    on.one(sql.bind(notice).bind(staff)).await
}

/// Marks one as read, or all of them; answers how many were unread.
pub async fn mark_read(tx: &Tx<'_>, staff: Id<Staff>, notice: Option<i64>) -> Result<u64> {
    let sql =
        Sql::new("update notices set read_at = ? where staff_id = ? and read_at is null").bind(tx.now()).bind(staff);
    tx.run(match notice {
        Some(id) => sql.then("and id = ?").bind(id),
        None => sql,
    })
    .await
}
