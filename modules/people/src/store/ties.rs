//! Membership over time.

use kernel::{Code, Day, Id, Person, Stored};
use store::{Entry, FromRow, Result, Row, Source, Sql, Tx};

use crate::model::Span;
use crate::store::units::Unit;

/// ครัวเรือนหรือกลุ่ม: a unit whose people are listed, each from a day until a day.
pub(crate) trait Members: Unit {
    /// What somebody is in it.
    type Part: Code + Stored + Send + Sync;
    /// The table of its memberships.
    const TABLE: &'static str;
    /// The column that names the unit.
    const UNIT: &'static str;
    /// The column that says what somebody is, by which name the audit log tells it too.
    const PART: &'static str;
    /// How the keys of the texts of the parts begin.
    const WORDS: &'static str;
    /// The act of joining, as the audit log names it.
    const JOINED: &'static str;
    /// The act of leaving.
    const LEFT: &'static str;
}

/// One membership.
#[derive(Debug)]
pub(crate) struct Member<U: Members> {
    /// Its id.
    pub id: i64,
    /// In which unit.
    pub unit: Id<U>,
    /// Who.
    pub person: Id<Person>,
    /// What they are there.
    pub part: U::Part,
    /// From when until when.
    pub span: Span,
}

impl<U: Members> FromRow for Member<U> {
    const COLUMNS: &'static str = "";
    fn from_row(row: &Row) -> Result<Self> {
        let span = Span { from: row.at(4)?, until: row.at(5)? };
        Ok(Self { id: row.at(0)?, unit: row.at(1)?, person: row.at(2)?, part: row.at(3)?, span })
    }
}

/// Most rows of one list: a household of hundreds is a mistake, and a page is no place for it.
const MOST: i64 = 200;

/// The memberships in a unit, or those of a person: `column` says which of the two `whose` is.
async fn memberships<U: Members>(on: &impl Source, column: &str, whose: i64) -> Result<Vec<Member<U>>> {
    let (table, unit, part) = (U::TABLE, U::UNIT, U::PART);
    let sql = Sql::new(format!(
        "select id, {unit}, person, {part}, from_day, until_day from {table} where {column} = ? order by id limit ?"
    ));
    on.all(sql.bind(whose).bind(MOST)).await
}

/// Who belongs to a unit, or did.
pub(crate) async fn members<U: Members>(on: &impl Source, unit: Id<U>) -> Result<Vec<Member<U>>> {
    memberships(on, U::UNIT, unit.number()).await
}

/// The households, or groups, that a person belongs to, or did.
pub(crate) async fn memberships_of<U: Members>(on: &impl Source, person: Id<Person>) -> Result<Vec<Member<U>>> {
    memberships(on, "person", person.number()).await
}

/// Puts somebody into a unit.
pub(crate) async fn join<U: Members>(
    tx: &Tx<'_>,
    unit: Id<U>,
    person: Id<Person>,
    part: U::Part,
    span: Span,
) -> Result<()> {
    let sql = Sql::new(format!(
        "insert into {} (id, {}, person, {}, from_day, until_day) values (?, ?, ?, ?, ?, ?)",
        U::TABLE,
        U::UNIT,
        U::PART
    ));
    let sql = sql.bind(tx.new_id::<U>()).bind(unit).bind(person).bind(part).bind(span.from).bind(span.until);
    tx.run(sql).await?;
    let detail = serde_json::json!({ "person": person.to_string(), U::PART: part.code() });
    tx.record(Entry::new(U::JOINED, unit.as_ref()).detail(detail)).await
}

/// A tie is a part of the record that names it, or it is not found; one that has ended already is stale.
async fn belongs(tx: &Tx<'_>, sql: Sql) -> Result<()> {
    tx.one::<(i64,)>(sql).await.map(|_| ())
}

/// Ends a membership; it stays in the record.
pub(crate) async fn leave<U: Members>(tx: &Tx<'_>, unit: Id<U>, member: i64, until: Day) -> Result<()> {
    let (table, column) = (U::TABLE, U::UNIT);
    let sql = Sql::new(format!("select id from {table} where id = ? and {column} = ?"));
    belongs(tx, sql.bind(member).bind(unit)).await?;
    let sql = Sql::new(format!("update {table} set until_day = ? where id = ? and {column} = ? and until_day is null"));
    tx.run_versioned(sql.bind(until).bind(member).bind(unit)).await?;
    tx.record(Entry::new(U::LEFT, unit.as_ref())).await
}
