//! Every query of this module.

use ::store::{FromRow as _, Page, Result, Slice, Source, Sql, Tx, row};
use kernel::{Day, Id, Office};
use offices::Scope;

use crate::model::{__Singular__, __Singular__Row};

row! {
    /// __thai__หนึ่งรายการ: what a list shows of one.
    pub struct Line {
        /// Its id.
        pub id: Id<__Singular__>,
        /// What it is called.
        pub title: String,
        /// The day on which it took place.
        pub day: Day,
    }
}

/// A page of those within the scope, the latest day first.
pub async fn list(on: &impl Source, scope: &Scope, page: Page) -> Result<Slice<Line>> {
    let sql = Sql::new(format!("select {} from __plural__ where", Line::COLUMNS))
        .then_sql(scope.within("office"))
        .then("order by day desc, id desc")
        .then_sql(page.sql());
    Ok(page.slice(on.all(sql).await?))
}

/// One within the scope; what lies outside is not found.
pub async fn find(on: &impl Source, scope: &Scope, id: Id<__Singular__>) -> Result<__Singular__Row> {
    let sql = Sql::new(format!("select {} from __plural__ where id = ? and", __Singular__Row::COLUMNS)).bind(id);
    on.one(sql.then_sql(scope.within("office"))).await
}

/// Adds one.
pub async fn insert(tx: &Tx<'_>, office: Id<Office>, row: &__Singular__Row) -> Result<()> {
    let sql = Sql::new("insert into __plural__ (id, version, office, title, day, note) values (?, ?, ?, ?, ?, ?)");
    let sql = sql.bind(row.id).bind(1_i64).bind(office).bind(row.title.as_str()).bind(row.day).bind(row.note.as_str());
    tx.run(sql).await?;
    Ok(())
}
