//! Every query of this module.

use ::store::{FromRow as _, Page, Result, Slice, Source, Sql, Tx, row};
use kernel::{Day, Id, Office};
use offices::Scope;

use crate::model::{__Singular__, New__Singular__};

row! {
    /// __thai__หนึ่งรายการ: one row of a list.
    pub struct Line {
        /// Its id.
        pub id: Id<__Singular__>,
        /// What it is called.
        pub title: String,
        /// The day on which it took place.
        pub day: Day,
    }
}

row! {
    /// __thai__: everything that is kept of one.
    pub struct Kept {
        /// What it is called.
        pub title: String,
        /// The day on which it took place.
        pub day: Day,
        /// What is worth keeping.
        pub note: String,
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
pub async fn find(on: &impl Source, scope: &Scope, id: Id<__Singular__>) -> Result<Kept> {
    let sql = Sql::new(format!("select {} from __plural__ where id = ? and", Kept::COLUMNS)).bind(id);
    on.one(sql.then_sql(scope.within("office"))).await
}

/// Adds one.
pub async fn insert(tx: &Tx<'_>, id: Id<__Singular__>, office: Id<Office>, new: &New__Singular__) -> Result<()> {
    let sql = Sql::new("insert into __plural__ (id, version, office, title, day, note) values (?, ?, ?, ?, ?, ?)");
    let sql = sql.bind(id).bind(1_i64).bind(office).bind(new.title.clone()).bind(new.day).bind(new.note.clone());
    tx.run(sql).await?;
    Ok(())
}
