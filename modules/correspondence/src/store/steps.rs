//! The stops of a letter's way.

use kernel::{Id, Letter, Moment};
use store::{FromRow as _, Result, Source, Sql, Tx};

use crate::access::Access;
use crate::model::{Step, StepRow};

fn select() -> Sql {
    Sql::new(format!("select {} from letter_steps", StepRow::COLUMNS))
}

/// The stops of a letter that was found within access, in their order.
pub async fn of(on: &impl Source, letter: Id<Letter>) -> Result<Vec<StepRow>> {
    on.all(select().then("where letter = ? order by place limit 200").bind(letter)).await
}

/// One stop of a letter.
pub async fn find(on: &impl Source, letter: Id<Letter>, id: Id<Step>) -> Result<StepRow> {
    on.one(select().then("where id = ? and letter = ?").bind(id).bind(letter)).await
}

/// Writes a stop.
pub async fn insert(tx: &Tx<'_>, row: &StepRow) -> Result<()> {
    let sql = Sql::new(format!(
        "insert into letter_steps ({}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        StepRow::COLUMNS
    ));
    let sql = sql.bind(row.id).bind(row.letter).bind(row.place).bind(row.to_staff).bind(row.to_office);
    let sql = sql.bind(row.instruction.as_str()).bind(row.asks).bind(row.state).bind(row.given_by).bind(row.given_at);
    let sql = sql.bind(row.taken_by).bind(row.taken_at).bind(row.done_by).bind(row.done_at);
    tx.run(sql.bind(row.words.as_str()).bind(row.version)).await.map(|_| ())
}

/// Saves what became of a stop, under the version that was read.
pub async fn update(tx: &Tx<'_>, row: &StepRow) -> Result<()> {
    let sql = Sql::new(
        "update letter_steps set state = ?, taken_by = ?, taken_at = ?, done_by = ?, done_at = ?, words = ?, \
         version = version + 1 where id = ? and version = ?",
    );
    let sql = sql.bind(row.state).bind(row.taken_by).bind(row.taken_at).bind(row.done_by).bind(row.done_at);
    tx.run_versioned(sql.bind(row.words.as_str()).bind(row.id).bind(row.version)).await
}

/// Makes room for so many stops behind a place.
pub async fn make_room(tx: &Tx<'_>, letter: Id<Letter>, behind: i64, many: i64) -> Result<()> {
    let sql = Sql::new("update letter_steps set place = place + ? where letter = ? and place > ?");
    tx.run(sql.bind(many).bind(letter).bind(behind)).await.map(|_| ())
}

/// Takes back the stops that nobody came to.
pub async fn withdraw(tx: &Tx<'_>, letter: Id<Letter>) -> Result<()> {
    let sql = Sql::new(
        "update letter_steps set state = 'withdrawn', version = version + 1 \
         where letter = ? and state in ('waiting', 'next', 'taken')",
    );
    tx.run(sql.bind(letter)).await.map(|_| ())
}

store::row! {
    /// เรื่องที่รออยู่: a stop whose turn it is, with its letter.
    pub struct DueRow {
        /// The letter.
        pub letter: Id<Letter> = "l.id",
        /// Its register number.
        pub number: Option<i64> = "l.number",
        /// The year of the number.
        pub year: i64 = "l.year",
        /// เรื่อง
        pub subject: String = "l.subject",
        /// จาก
        pub party_from: String = "l.party_from",
        /// ชั้นความเร็ว
        pub urgency: crate::model::Urgency = "l.urgency",
        /// Until when.
        pub due_at: Option<Moment> = "l.due_at",
    }
}

/// The letters whose turn is the reader's, those due first; at most so many.
pub async fn waiting_for(on: &impl Source, access: &Access, most: i64) -> Result<Vec<DueRow>> {
    let readers = || access.readers().iter().copied();
    let sql = Sql::new(format!(
        "select {} from letters l where l.id in (select letter from letter_steps where state in ('next', 'taken') and to_staff in",
        DueRow::COLUMNS
    ));
    let sql = sql.list(readers());
    let sql = sql.then("union select letter from letter_steps where state in ('next', 'taken') and to_office in");
    let sql = sql.list(readers()).then(") and").then_sql(access.sql());
    on.all(sql.then("order by coalesce(l.due_at, l.made_at), l.id limit ?").bind(most)).await
}

/// The open letters of the reader's registers whose moment has passed, the longest over first; at most so many.
pub async fn overdue(on: &impl Source, access: &Access, now: Moment, most: i64) -> Result<Vec<DueRow>> {
    let sql = Sql::new(format!(
        "select {} from letters l where l.office_id in (select office from office_tree where ancestor in",
        DueRow::COLUMNS
    ));
    let sql = sql.list(access.offices().iter().copied()).then(") and l.due_at < ? and").bind(now);
    on.all(sql.then_sql(access.sql()).then("order by l.due_at, l.id limit ?").bind(most)).await
}
