//! The keeping of letters that are done with.

use kernel::{Day, Id, Letter, Office};
use store::{FromRow as _, Result, Source, Sql, Tx};

use crate::access::Access;
use crate::model::{KeepingRow, Secrecy};

/// `select` of what is kept.
pub fn select() -> Sql {
    Sql::new(format!("select {} from letter_keeping", KeepingRow::COLUMNS))
}

/// How a letter is kept; none while it is open.
pub async fn of(on: &impl Source, letter: Id<Letter>) -> Result<Option<KeepingRow>> {
    on.first(select().then("where letter = ?").bind(letter)).await
}

/// Writes how a letter is kept.
pub async fn insert(tx: &Tx<'_>, row: &KeepingRow) -> Result<()> {
    let sql = Sql::new(format!(
        "insert into letter_keeping ({}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        KeepingRow::COLUMNS
    ));
    let sql = sql
        .bind(row.letter)
        .bind(row.office)
        .bind(row.class.as_str())
        .bind(row.made_on)
        .bind(row.done_on)
        .bind(row.keep_until);
    let sql = sql.bind(row.closed_by).bind(row.closed_at).bind(row.stored_number).bind(row.stored_year);
    tx.run(
        sql.bind(row.stored_on)
            .bind(row.file_code.as_str())
            .bind(row.hold.as_str())
            .bind(row.marked_by)
            .bind(row.version),
    )
    .await
    .map(|_| ())
}

/// Saves what changed, under the version that was read.
pub async fn update(tx: &Tx<'_>, row: &KeepingRow) -> Result<()> {
    let sql = Sql::new(
        "update letter_keeping set class = ?, done_on = ?, keep_until = ?, stored_number = ?, stored_year = ?, stored_on = ?, \
         file_code = ?, hold = ?, marked_by = ?, version = version + 1 where letter = ? and version = ?",
    );
    let sql = sql.bind(row.class.as_str()).bind(row.done_on).bind(row.keep_until).bind(row.stored_number);
    let sql = sql.bind(row.stored_year).bind(row.stored_on).bind(row.file_code.as_str()).bind(row.hold.as_str());
    tx.run_versioned(sql.bind(row.marked_by).bind(row.letter).bind(row.version)).await
}

/// Notes on which day a kept letter was made, once its entry was put right.
pub async fn made(tx: &Tx<'_>, letter: Id<Letter>, on: Day) -> Result<()> {
    let sql =
        Sql::new("update letter_keeping set made_on = ?, version = version + 1 where letter = ? and made_on <> ?");
    tx.run(sql.bind(on).bind(letter).bind(on)).await.map(|_| ())
}

/// Takes a letter out of keeping: its matter is open again.
pub async fn remove(tx: &Tx<'_>, letter: Id<Letter>) -> Result<()> {
    tx.run(Sql::new("delete from letter_keeping where letter = ?").bind(letter)).await.map(|_| ())
}

/// The next ลำดับที่ of the register of kept letters of an office in a calendar year.
pub async fn number(tx: &Tx<'_>, office: Id<Office>, year: i64) -> Result<i64> {
    numbers(tx, office, year, 1).await
}

/// The next so many of them; answers the first.
pub async fn numbers(tx: &Tx<'_>, office: Id<Office>, year: i64, count: i64) -> Result<i64> {
    ::store::numbering::take(tx, &format!("letters-kept/{office}"), year, count).await
}

store::row! {
    /// หนังสือที่เก็บ: a line of บัญชีหนังสือส่งเก็บ and ทะเบียนหนังสือเก็บ (แบบที่ 19, 20).
    pub struct KeptRow {
        /// The letter.
        pub letter: Id<Letter> = "l.id",
        /// เลขทะเบียนรับ
        pub number: Option<i64> = "l.number",
        /// The year of that number.
        pub year: i64 = "l.year",
        /// ที่ of what came.
        pub their_number: String = "l.their_number",
        /// ที่ of what was issued.
        pub number_text: String = "l.number_text",
        /// Whether it came.
        pub way: crate::model::Way = "l.way",
        /// ลงวันที่
        pub dated_on: Option<Day> = "l.dated_on",
        /// เรื่อง
        pub subject: String = "l.subject",
        /// ชั้นความลับ
        pub secrecy: Secrecy = "l.secrecy",
        /// เก็บถึง
        pub keep_until: Option<Day> = "k.keep_until",
        /// ลำดับที่
        pub stored_number: Option<i64> = "k.stored_number",
        /// วันเก็บ
        pub stored_on: Option<Day> = "k.stored_on",
        /// รหัสแฟ้ม
        pub file_code: String = "k.file_code",
        /// Why it may not be destroyed.
        pub hold: String = "k.hold",
    }
}

fn kept() -> Sql {
    Sql::new(format!(
        "select {} from letter_keeping k join letters l on l.id = k.letter where k.office_id = ?",
        KeptRow::COLUMNS
    ))
}

/// The letters within access that are done with and not yet sent to the store, the oldest first; at most so many.
pub async fn to_store(on: &impl Source, access: &Access, office: Id<Office>, most: i64) -> Result<Vec<KeptRow>> {
    let sql = kept().bind(office).then("and k.stored_number is null and").then_sql(access.sql());
    on.all(sql.then("order by k.letter limit ?").bind(most)).await
}

/// The register of kept letters of a year within access, the latest first, below a number; at most so many.
pub async fn stored(
    on: &impl Source,
    access: &Access,
    (office, year): (Id<Office>, i64),
    (below, most): (Option<i64>, i64),
) -> Result<Vec<KeptRow>> {
    let sql = kept().bind(office).then("and k.stored_year = ? and k.stored_number < ? and").bind(year);
    let sql = sql.bind(below.unwrap_or(i64::MAX)).then_sql(access.sql());
    on.all(sql.then("order by k.stored_number desc limit ?").bind(most)).await
}

/// What was sent to the store within some days, in the order of its register, within access; at most so many.
pub async fn between(
    on: &impl Source,
    access: &Access,
    office: Id<Office>,
    (first, last): (Day, Day),
    most: i64,
) -> Result<Vec<KeptRow>> {
    let sql = kept().bind(office).then("and k.stored_on between ? and ? and").bind(first).bind(last);
    on.all(sql.then_sql(access.sql()).then("order by k.stored_on, k.stored_number limit ?").bind(most)).await
}

/// The next day after another, or the last before it, on which something was sent to the store.
pub async fn sent_beside(on: &impl Source, office: Id<Office>, (day, later): (Day, bool)) -> Result<Option<Day>> {
    let sql =
        Sql::new("select stored_on from letter_keeping where office_id = ? and stored_on is not null").bind(office);
    let sql = if later {
        sql.then("and stored_on > ? order by stored_on limit 1")
    } else {
        sql.then("and stored_on < ? order by stored_on desc limit 1")
    };
    let row: Option<(Day,)> = on.first(sql.bind(day)).await?;
    Ok(row.map(|(day,)| day))
}

/// These letters within access, for lists that name them.
pub async fn named(
    on: &impl Source,
    access: &Access,
    ids: impl Iterator<Item = Id<Letter>>,
) -> Result<Vec<crate::model::LetterRow>> {
    let ids: Vec<Id<Letter>> = ids.collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let sql = super::letters::select().then("where l.id in").list(ids).then("and").then_sql(access.sql());
    on.all(sql).await
}

/// The file codes of these letters.
pub async fn file_codes(on: &impl Source, ids: &[Id<Letter>]) -> Result<Vec<(Id<Letter>, String)>> {
    let sql = Sql::new("select letter, file_code from letter_keeping where letter in").list(ids.iter().copied());
    on.all(sql).await
}
