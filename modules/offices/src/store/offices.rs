//! Offices and the closure of their tree: one row for each office and everything above it.

use kernel::{Id, Moment, Office, Staff};
use store::{FromRow as _, Result, Source, Sql, Tx};

use crate::model::{NewOffice, OfficeBrief, OfficeKind};
use crate::rules::tree::Tree;

store::row! {
    /// An office as it lies in its table.
    pub struct OfficeRow {
        /// Its id.
        pub id: Id<Office> = "o.id",
        /// The office above.
        pub parent: Option<Id<Office>> = "o.parent_id",
        /// Its kind.
        pub kind: OfficeKind = "o.kind",
        /// Thai name.
        pub name: String = "o.name",
        /// English name.
        pub name_en: String = "o.name_en",
        /// Code of its place.
        pub place: String = "o.place",
        /// The place in words.
        pub place_name: String = "o.place_name",
        /// Telephone.
        pub phone: String = "o.phone",
        /// Counts up with every edit.
        pub version: i64 = "o.version",
        /// When it was last edited.
        pub changed_at: Moment = "o.changed_at",
        /// By whom.
        pub changed_by: Option<Id<Staff>> = "o.changed_by",
    }
}

impl From<OfficeRow> for OfficeBrief {
    fn from(row: OfficeRow) -> Self {
        let OfficeRow { id, parent, kind, name, name_en, place, place_name, phone, .. } = row;
        Self { id, parent, kind, name, name_en, place, place_name, phone }
    }
}

/// One office.
pub async fn find(on: &impl Source, id: Id<Office>) -> Result<OfficeRow> {
    on.one(Sql::new(format!("select {} from offices o where o.id = ?", OfficeRow::COLUMNS)).bind(id)).await
}

/// Every office, in the order of their names.
pub async fn all(on: &impl Source) -> Result<Vec<OfficeRow>> {
    on.all(Sql::new(format!("select {} from offices o order by o.sort_key, o.id", OfficeRow::COLUMNS))).await
}

/// The offices of these ids.
pub async fn some(on: &impl Source, ids: &[Id<Office>]) -> Result<Vec<OfficeRow>> {
    let sql = Sql::new(format!("select {} from offices o where o.id in", OfficeRow::COLUMNS));
    on.all(sql.list(ids.iter().copied())).await
}

/// The offices directly below.
pub async fn children(on: &impl Source, id: Id<Office>) -> Result<Vec<OfficeRow>> {
    let sql = format!("select {} from offices o where o.parent_id = ? order by o.sort_key, o.id", OfficeRow::COLUMNS);
    on.all(Sql::new(sql).bind(id)).await
}

/// An office and those above it, the nearest first.
pub async fn way_up(on: &impl Source, id: Id<Office>) -> Result<Vec<Id<Office>>> {
    let sql = Sql::new("select ancestor from office_tree where office = ? order by depth").bind(id);
    let rows: Vec<(Id<Office>,)> = on.all(sql).await?;
    Ok(rows.into_iter().map(|(office,)| office).collect())
}

/// The offices above, the topmost first.
pub async fn above(on: &impl Source, id: Id<Office>) -> Result<Vec<OfficeRow>> {
    let sql = format!(
        "select {} from office_tree t join offices o on o.id = t.ancestor \
         where t.office = ? and t.depth > 0 order by t.depth desc",
        OfficeRow::COLUMNS
    );
    on.all(Sql::new(sql).bind(id)).await
}

/// An office and all below it, in the order of their names.
pub async fn below(on: &impl Source, id: Id<Office>) -> Result<Vec<OfficeRow>> {
    let sql = Sql::new(format!("select {} from office_tree t join offices o on o.id = t.office", OfficeRow::COLUMNS));
    on.all(sql.then("where t.ancestor = ? order by o.sort_key, o.id").bind(id)).await
}

/// The offices within these subtrees, in the order of their names.
pub async fn within(on: &impl Source, scope: &crate::Scope) -> Result<Vec<OfficeRow>> {
    let sql = Sql::new(format!("select {} from offices o where", OfficeRow::COLUMNS));
    on.all(sql.then_sql(scope.within("o.id")).then("order by o.sort_key, o.id")).await
}

/// The tree as a shape in which one office hangs nowhere, for asking where it may hang.
pub async fn tree_without(on: &impl Source, moved: Id<Office>) -> Result<Tree> {
    let rows: Vec<(Id<Office>, Option<Id<Office>>)> = on.all(Sql::new("select id, parent_id from offices")).await?;
    Ok(Tree::new(rows.into_iter().map(|(id, parent)| (id, parent.filter(|_| id != moved)))))
}

/// How many people hold a post in each office today.
pub async fn heads(on: &impl Source, today: kernel::Day) -> Result<Vec<(Id<Office>, i64)>> {
    let sql = Sql::new(
        "select office_id, cast(count(distinct staff_id) as bigint) from appointments \
         where from_day <= ? and until_day >= ? group by office_id",
    );
    on.all(sql.bind(today).bind(today)).await
}

/// Adds an office below its parent.
pub async fn add(tx: &Tx<'_>, office: &NewOffice) -> Result<Id<Office>> {
    let id = tx.new_id();
    let sql = Sql::new(
        "insert into offices (id, parent_id, kind, name, name_en, sort_key, place, place_name, phone, version, \
         changed_at, changed_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?)",
    )
    .bind(id)
    .bind(office.parent)
    .bind(office.kind)
    .bind(office.name.as_str())
    .bind(office.name_en.as_str())
    .bind(thai::collation::sort_key_hex(&office.name))
    .bind(office.place.as_str())
    .bind(office.place_name.as_str())
    .bind(office.phone.as_str())
    .bind(tx.now())
    .bind(tx.by().staff());
    tx.run(sql).await?;
    tx.run(Sql::new("insert into office_tree (office, ancestor, depth) values (?, ?, 0)").bind(id).bind(id)).await?;
    if let Some(parent) = office.parent {
        let sql = Sql::new(
            "insert into office_tree (office, ancestor, depth) \
             select cast(? as bigint), ancestor, depth + 1 from office_tree where office = ?",
        );
        tx.run(sql.bind(id).bind(parent)).await?;
    }
    Ok(id)
}

/// Saves an edit of the version that its writer read; the parent is left alone.
pub async fn save(tx: &Tx<'_>, id: Id<Office>, office: &NewOffice, version: i64) -> Result<()> {
    let sql = Sql::new(
        "update offices set parent_id = ?, kind = ?, name = ?, name_en = ?, sort_key = ?, place = ?, place_name = ?, \
         phone = ?, version = version + 1, changed_at = ?, changed_by = ? where id = ? and version = ?",
    )
    .bind(office.parent)
    .bind(office.kind)
    .bind(office.name.as_str())
    .bind(office.name_en.as_str())
    .bind(thai::collation::sort_key_hex(&office.name))
    .bind(office.place.as_str())
    .bind(office.place_name.as_str())
    .bind(office.phone.as_str())
    .bind(tx.now())
    .bind(tx.by().staff())
    .bind(id)
    .bind(version);
    tx.run_versioned(sql).await
}

/// Hangs an office, with all below it, under another one in the closure.
pub async fn move_below(tx: &Tx<'_>, id: Id<Office>, parent: Id<Office>) -> Result<()> {
    let cut = Sql::new(
        "delete from office_tree where office in (select office from office_tree where ancestor = ?) \
         and ancestor not in (select office from office_tree where ancestor = ?)",
    );
    tx.run(cut.bind(id).bind(id)).await?;
    let hang = Sql::new(
        "insert into office_tree (office, ancestor, depth) \
         select low.office, high.ancestor, low.depth + high.depth + 1 \
         from office_tree low cross join office_tree high where low.ancestor = ? and high.office = ?",
    );
    tx.run(hang.bind(id).bind(parent)).await.map(|_| ())
}
